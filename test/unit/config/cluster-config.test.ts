import { mkdirSync, mkdtempSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clusterConfig, job, problems, request, specOf } from './support.ts';

describe('a ClusterConfig', () => {
  const workspace = mkdtempSync(join(tmpdir(), 'workspace-'));
  mkdirSync(join(workspace, 'deploy'));
  writeFileSync(
    join(workspace, 'deploy/cluster.yaml'),
    clusterConfig('metadata: { name: orders }\nfoo: 1\n'),
  );
  const env = { ...job, GITHUB_WORKSPACE: workspace };

  it.each(['deploy/cluster.yaml', 'deploy/cluster.yaml\n'])(
    'is read from a file of the repository, by whose path its problems go: %j',
    async (path) => {
      expect(await problems({ config: path }, env)).toEqual([
        expect.stringMatching(/^deploy\/cluster\.yaml:4:1 foo: it is not a known field\./),
      ]);
    },
  );

  it.each([
    ['YAML', clusterConfig('metadata: { name: orders }')],
    ['one line of YAML', 'apiVersion: eksctl.io/v1alpha5'],
    ['JSON', '{"apiVersion": "eksctl.io/v1alpha5", "kind": "ClusterConfig", "foo": 1}'],
    ['indented YAML', '  apiVersion: eksctl.io/v1alpha5\n  kind: ClusterConfig\n  foo: 1\n'],
  ])('may be given as %s instead, and is then called config', async (_, text) => {
    const found = await problems({ config: text });
    expect(found.filter((problem) => !/^config:\d+:\d+ /.test(problem))).toEqual([]);
  });

  it.each([
    ['deploy/none.yaml', 'there is no such file'],
    ['deploy', 'it is a folder'],
  ])('that cannot be read is the one problem: %s', async (path, reason) => {
    const { AWS_REGION: _, ...withoutRegion } = env;
    expect(await problems({ config: path }, withoutRegion)).toEqual([
      `Input config: ${path} cannot be read in ${workspace}: ${reason}. Write the path of a file of the repository, relative to its root, and run actions/checkout before this step.`,
    ]);
  });
});

describe('the file that `config` names', () => {
  const dir = realpathSync(mkdtempSync(join(tmpdir(), 'config-')));
  const workspace = join(dir, 'workspace');
  mkdirSync(join(workspace, 'deploy'), { recursive: true });
  mkdirSync(join(dir, 'workspace-of-another'));
  for (const path of ['workspace/cluster.yaml', 'secret.yaml', 'workspace-of-another/cluster.yaml']) {
    writeFileSync(join(dir, path), clusterConfig('foo: 1\n'));
  }
  symlinkSync('../cluster.yaml', join(workspace, 'deploy/inside.yaml'));
  symlinkSync('../secret.yaml', join(workspace, 'outside.yaml'));
  symlinkSync(dir, join(workspace, 'up'));
  symlinkSync(workspace, join(dir, 'linked-workspace'));
  const ask = (config: string, folder = workspace): Promise<readonly string[]> =>
    problems({ config }, { ...job, GITHUB_WORKSPACE: folder });

  it.each([
    'cluster.yaml',
    './deploy/../cluster.yaml',
    'deploy/inside.yaml',
    join(workspace, 'cluster.yaml'),
  ])('is in the workspace, also by way of links: %s', async (path) => {
    const expected = [expect.stringContaining(`${path}:3:1 foo: it is not a known field.`)];
    expect(await ask(path)).toEqual(expected);
    expect(await ask(path, join(dir, 'linked-workspace'))).toEqual(expected);
  });

  it.each([
    '../secret.yaml',
    'outside.yaml',
    'up/secret.yaml',
    '../workspace-of-another/cluster.yaml',
    join(dir, 'secret.yaml'),
    '/proc/self/environ',
  ])('is nowhere else: %s', async (path) => {
    for (const folder of [workspace, join(dir, 'linked-workspace')]) {
      expect(await ask(path, folder)).toEqual([
        `Input config: ${path} leads out of the workspace, ${folder}. Write the path of a file of the repository, relative to its root, which is no link to elsewhere.`,
      ]);
    }
  });

  it('is in the folder of the step where the runner names no workspace', async () => {
    const { GITHUB_WORKSPACE: _, ...env } = { ...job, GITHUB_WORKSPACE: undefined };
    expect(await problems({ config: 'examples/none.yaml' }, env)).toEqual([
      expect.stringContaining('cannot be read in .: there is no such file'),
    ]);
    const outside = relative(process.cwd(), join(dir, 'secret.yaml'));
    expect(await problems({ config: outside }, env)).toEqual([
      expect.stringContaining('leads out of the workspace, .'),
    ]);
  });
});

describe('the fields of a ClusterConfig', () => {
  it('describe a whole cluster', async () => {
    const spec = await specOf(`
metadata: { name: orders, region: us-east-2, version: '1.36', tags: { team: orders } }
availabilityZones: [us-east-2a, us-east-2c]
kubernetesNetworkConfig: { serviceIPv4CIDR: 10.100.0.0/16 }
vpc:
  cidr: 10.1.0.0/20
  nat: { gateway: HighlyAvailable }
  clusterEndpoints: { publicAccess: true, privateAccess: true }
  publicAccessCIDRs: [203.0.113.0/24, 198.51.100.7/32]
accessConfig: { authenticationMode: API_AND_CONFIG_MAP, bootstrapClusterCreatorAdminPermissions: true }
iam: { serviceRoleARN: 'arn:aws:iam::111122223333:role/eks' }
cloudWatch: { clusterLogging: { enableTypes: [audit, api] } }
upgradePolicy: { supportType: EXTENDED }
`);
    expect(spec).toMatchObject({
      name: 'orders',
      region: 'us-east-2',
      kubernetesVersion: '1.36',
      tags: { team: 'orders' },
      network: { cidr: '10.1.0.0/20', nat: 'HighlyAvailable', zones: ['us-east-2a', 'us-east-2c'] },
      serviceCidr: '10.100.0.0/16',
      endpoint: { public: true, private: true, publicCidrs: ['203.0.113.0/24', '198.51.100.7/32'] },
      authenticationMode: 'API_AND_CONFIG_MAP',
      creatorIsAdmin: true,
      clusterRoleArn: 'arn:aws:iam::111122223333:role/eks',
      logTypes: ['api', 'audit'],
      supportType: 'EXTENDED',
    });
  });

  it('describe node groups', async () => {
    const spec = await specOf(`
managedNodeGroups:
  - name: steady
    instanceType: m7g.large
    desiredCapacity: 3
    volumeSize: 100
    volumeType: io2
    volumeIOPS: 5000
    labels: { example.com/tier: web, yes: 'true' }
    tags: { cost-centre: 42 }
    amiFamily: Bottlerocket
    privateNetworking: false
  - name: spot
    instanceTypes: [m7g.large, m6g.large]
    spot: true
    minSize: 1
    maxSize: 9
    volumeIOPS: 4000
    volumeThroughput: 250
`);
    expect(spec.nodeGroups).toEqual([
      {
        name: 'steady',
        instanceTypes: ['m7g.large'],
        spot: false,
        nodes: 3,
        minNodes: 3,
        maxNodes: 3,
        amiFamily: 'Bottlerocket',
        volume: { size: 100, type: 'io2', iops: 5000, throughput: undefined },
        labels: { 'example.com/tier': 'web', yes: 'true' },
        taints: [],
        tags: { 'cost-centre': '42' },
        privateNetworking: false,
      },
      {
        name: 'spot',
        instanceTypes: ['m7g.large', 'm6g.large'],
        spot: true,
        nodes: 1,
        minNodes: 1,
        maxNodes: 9,
        amiFamily: 'AmazonLinux2023',
        volume: { size: 80, type: 'gp3', iops: 4000, throughput: 250 },
        labels: {},
        taints: [],
        tags: {},
        privateNetworking: true,
      },
    ]);
  });

  it.each([
    ['nothing', '', { nodes: 2, minNodes: 2, maxNodes: 2 }],
    ['desiredCapacity', 'desiredCapacity: 4', { nodes: 4, minNodes: 4, maxNodes: 4 }],
    ['minSize', 'minSize: 3', { nodes: 3, minNodes: 3, maxNodes: 3 }],
    ['maxSize', 'maxSize: 5', { nodes: 2, minNodes: 2, maxNodes: 5 }],
    ['all three', 'desiredCapacity: 4, minSize: 1, maxSize: 5', { nodes: 4, minNodes: 1, maxNodes: 5 }],
  ])('size a node group that says %s as eksctl does', async (_, fields, sizes) => {
    const spec = await specOf(`managedNodeGroups: [{ name: a, ${fields} }]`);
    expect(spec.nodeGroups).toEqual([expect.objectContaining(sizes)]);
  });

  it('give a node group what eksctl gives it where they are silent', async () => {
    const [group] = (await specOf('managedNodeGroups: [{ name: a }]')).nodeGroups;
    expect(group).toMatchObject({
      instanceTypes: ['m5.large'],
      amiFamily: 'AmazonLinux2023',
      volume: { size: 80, type: 'gp3', iops: undefined, throughput: undefined },
    });
  });

  it('give io1 volumes the operations that EC2 wants to be told', async () => {
    const [group] = (await specOf('managedNodeGroups: [{ name: a, volumeType: io1 }]')).nodeGroups;
    expect(group?.volume.iops).toBe(100);
  });

  it.each([
    ['managedNodeGroups: [{ name: a }]', 'a node group of the file'],
    ['', 'the node group of the inputs'],
  ])('put nodes into public subnets where no NAT gateway is: %j', async (groups) => {
    const spec = await specOf(`vpc: { nat: { gateway: Disable } }\n${groups}`);
    expect(spec.nodeGroups.map(({ privateNetworking }) => privateNetworking)).toEqual([false]);
  });

  it.each([
    ['a list', '[{ key: a, value: b, effect: NoSchedule }, { key: example.com/c, effect: NoExecute }]'],
    ['a mapping', '{ a: b:NoSchedule, example.com/c: NoExecute }'],
    ['a mapping with empty values', "{ a: 'b:NoSchedule', example.com/c: ':NoExecute' }"],
  ])('take taints as %s', async (_, taints) => {
    const spec = await specOf(`managedNodeGroups: [{ name: a, taints: ${taints} }]`);
    expect(spec.nodeGroups[0]?.taints).toEqual([
      { key: 'a', value: 'b', effect: 'NoSchedule' },
      { key: 'example.com/c', value: '', effect: 'NoExecute' },
    ]);
  });

  it.each(["'*'", 'all', 'api, all', 'scheduler, api, audit, controllerManager, authenticator'])(
    'switch every log on by enableTypes: [%s]',
    async (types) => {
      const { logTypes } = await specOf(`cloudWatch: { clusterLogging: { enableTypes: [${types}] } }`);
      expect(logTypes).toEqual(['api', 'audit', 'authenticator', 'controllerManager', 'scheduler']);
    },
  );

  it('add to the default add-ons, or say how those should be', async () => {
    const { addons } = await specOf(`
addons:
  - { name: metrics-server, version: default }
  - { name: coredns, version: v1.12.4-eksbuild.1, configurationValues: { replicaCount: 3 } }
  - name: vpc-cni
    configurationValues: |
      env: { ENABLE_PREFIX_DELEGATION: "true" }
`);
    const plain = { version: undefined, configurationValues: undefined };
    expect(addons).toEqual([
      {
        name: 'vpc-cni',
        version: undefined,
        configurationValues: 'env: { ENABLE_PREFIX_DELEGATION: "true" }\n',
      },
      { name: 'kube-proxy', ...plain },
      { name: 'coredns', version: 'v1.12.4-eksbuild.1', configurationValues: '{"replicaCount":3}' },
      { name: 'eks-pod-identity-agent', ...plain },
      { name: 'aws-ebs-csi-driver', ...plain },
      { name: 'metrics-server', ...plain },
    ]);
  });

  it('are as they were typed: 1.40 is no 1.4', async () => {
    expect((await specOf('metadata: { version: 1.40 }')).kubernetesVersion).toBe('1.40');
  });

  it('are absent when they are null', async () => {
    const spec = await specOf('metadata: { name: }\nvpc:\nmanagedNodeGroups:\n');
    expect(spec).toMatchObject({ name: 'my-app--branch-main', nodeGroups: [{ name: 'default' }] });
  });

  it('may be shared by anchors and merged', async () => {
    const spec = await specOf(`
managedNodeGroups:
  - &base { name: one, instanceTypes: &types [m7g.large, m6g.large], spot: true }
  - { <<: *base, name: two, spot: false }
  - { name: three, instanceTypes: *types }
  - { <<: [{ spot: true }, *base], name: four }
`);
    const shown = spec.nodeGroups.map(({ name, instanceTypes, spot }) => [name, instanceTypes.length, spot]);
    expect(shown).toEqual([
      ['one', 2, true],
      ['two', 2, false],
      ['three', 2, false],
      ['four', 2, true],
    ]);
  });
});

describe('notes', () => {
  it('warn of an endpoint that a runner of GitHub cannot reach', async () => {
    const lines = 'vpc: { clusterEndpoints: { publicAccess: false } }\nmanagedNodeGroups: [{ name: a }]';
    expect((await request({ config: clusterConfig(lines) })).notes).toEqual([
      expect.stringContaining('The endpoint is private: only a runner within the VPC'),
    ]);
  });

  it.each([
    ['NoSchedule', ['Every node group is tainted']],
    ['PreferNoSchedule', []],
  ])('warn when no node takes the add-ons: %s', async (effect, expected) => {
    const lines = `managedNodeGroups: [{ name: a, taints: { x: ${effect} } }]`;
    const { notes } = await request({ config: clusterConfig(lines) });
    expect(notes).toEqual(expected.map((text) => expect.stringContaining(text)));
  });
});
