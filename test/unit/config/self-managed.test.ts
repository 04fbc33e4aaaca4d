import { describe, expect, it, test } from 'vitest';
import { areNodesAsked, nodesNotListed } from '../../../src/config/listed-nodes.ts';
import { listingIn, nothingListed } from '../../../src/spec/listing.ts';
import { commandsOf, selfManagedOf } from '../../../src/spec/self-managed.ts';
import type { SelfManagedGroupSpec } from '../../../src/spec/spec.ts';
import { problems, problemsOf, request, specOf } from './support.ts';

const groupOf = async (fields: string): Promise<SelfManagedGroupSpec | undefined> =>
  selfManagedOf(await specOf(`nodeGroups:\n  - { name: workers, ${fields} }`))[0];

describe('nodeGroups of a file', () => {
  it('are what eksctl makes of them, without a managed group beside them', async () => {
    const spec = await specOf('nodeGroups: [{ name: workers, instanceType: m7g.large, desiredCapacity: 3 }]');
    expect(spec.nodeGroups).toEqual([]);
    expect(spec.selfManagedGroups).toEqual([
      expect.objectContaining({
        name: 'workers',
        instanceTypes: ['m7g.large'],
        spot: false,
        nodes: 3,
        minNodes: 3,
        maxNodes: 3,
        distribution: undefined,
        ami: undefined,
        preBootstrapCommands: [],
      }),
    ]);
  });

  it('stand beside managed ones', async () => {
    const spec = await specOf('managedNodeGroups: [{ name: a }]\nnodeGroups: [{ name: b }]');
    expect([spec.nodeGroups, spec.selfManagedGroups].flat().map((group) => group?.name)).toEqual(['a', 'b']);
  });

  it('mix instances', async () => {
    const group = await groupOf(
      'instancesDistribution: { instanceTypes: [t3.large, t3a.large], onDemandBaseCapacity: 1, onDemandPercentageAboveBaseCapacity: 50, maxPrice: 0.05, capacityRebalance: true }',
    );
    expect(group).toMatchObject({ instanceTypes: ['t3.large', 't3a.large'], spot: false });
    expect(group?.distribution).toEqual({
      onDemandBase: 1,
      onDemandPercentage: 50,
      spotStrategy: 'price-capacity-optimized',
      spotPools: undefined,
      maxPrice: '0.05',
      rebalances: true,
    });
  });

  it('have what the file says of their instances and of their Auto Scaling group', async () => {
    const group = await groupOf(
      'instanceType: t3.large, instanceName: worker, ebsOptimized: true, enableDetailedMonitoring: true, cpuCredits: standard, clusterDNS: 169.254.20.10, maxInstanceLifetime: 604800, propagateASGTags: true, additionalVolumes: [{ volumeName: /dev/sdf }]',
    );
    expect(group).toMatchObject({
      launch: {
        instanceName: 'worker',
        ebsOptimized: true,
        detailedMonitoring: true,
        cpuCredits: 'standard',
      },
      clusterDns: '169.254.20.10',
      maxLifetime: 604_800,
      showsLabels: true,
      moreVolumes: [{ device: '/dev/sdf', size: 80, type: 'gp3' }],
    });
  });

  it('say what their Auto Scaling groups measure and leave, and whether there are enclaves', async () => {
    const group = await groupOf(
      'asgMetricsCollection: [{ granularity: 1Minute, metrics: [GroupMaxSize] }, { granularity: 1Minute }], asgSuspendProcesses: [HealthCheck, AZRebalance], enclaveEnabled: true',
    );
    expect(group).toMatchObject({
      metrics: [{ granularity: '1Minute', metrics: ['GroupMaxSize'] }, { granularity: '1Minute' }],
      suspended: ['AZRebalance', 'HealthCheck'],
      launch: { enclaves: true },
    });
    expect(await groupOf('asgSuspendProcesses: [], asgMetricsCollection: []')).toMatchObject({
      suspended: [],
    });
  });

  it('mix the instances of a selector', async () => {
    const group = await groupOf('instanceSelector: { vCPUs: 2 }');
    expect(group).toMatchObject({ instanceTypes: [], distribution: { onDemandPercentage: 100 } });
  });

  it('take the cheapest pools where the file says how many, as in eksctl', async () => {
    const group = await groupOf(
      'instancesDistribution: { instanceTypes: [t3.small, t3.medium], onDemandPercentageAboveBaseCapacity: 50, spotInstancePools: 2 }',
    );
    expect(group?.distribution).toMatchObject({ spotStrategy: 'lowest-price', spotPools: 2 });
  });

  it('have permissions, a role, zones, and names for instances as managed ones do', async () => {
    const policy = 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess';
    const group = await groupOf(
      `iam: { attachPolicyARNs: ['${policy}', '${policy}'], attachPolicy: { Statement: [] }, withAddonPolicies: { albIngress: true, autoScaler: true } }, ` +
        'availabilityZones: [eu-west-1a], instancePrefix: team, instanceName: worker, ebsOptimized: true, enableDetailedMonitoring: true',
    );
    expect(group).toMatchObject({
      permissions: {
        policies: [policy],
        programs: ['autoScaler', 'awsLoadBalancerController'],
        document: '{"Statement":[]}',
      },
      zones: ['eu-west-1a'],
      launch: {
        instancePrefix: 'team',
        instanceName: 'worker',
        ebsOptimized: true,
        detailedMonitoring: true,
      },
    });
    const arn = 'arn:aws:iam::111122223333:role/workers';
    expect(await groupOf(`iam: { instanceRoleARN: '${arn}' }`)).toMatchObject({ roleArn: arn });
  });

  it('are of Spot instances where none is on-demand', async () => {
    expect(await groupOf('instancesDistribution: { onDemandPercentageAboveBaseCapacity: 0 }')).toMatchObject({
      spot: true,
    });
  });

  it.each([
    [
      'asgSuspendProcesses: [Launch]',
      'asgSuspendProcesses[0]: Launch may not be suspended: nodes would not be replaced',
    ],
    ['asgSuspendProcesses: [Everything]', 'asgSuspendProcesses[0]: "Everything" is not known.'],
    [
      'asgMetricsCollection: [{ metrics: [GroupMaxSize] }]',
      'asgMetricsCollection[0].granularity: it is missing. Write `1Minute`.',
    ],
    [
      'asgMetricsCollection: [{ granularity: 1Minute, metrics: [CPU] }]',
      'asgMetricsCollection[0].metrics[0]: "CPU" is not a metric of an Auto Scaling group',
    ],
    [
      'instanceSelector: { vCPUs: 2 }, cpuCredits: standard',
      'cpuCredits: only types such as t3 and t4g have credits for their processor.',
    ],
    [
      'instancesDistribution: { instanceTypes: [] }',
      'instancesDistribution.instanceTypes: 0 types were given',
    ],
    [
      'instanceType: t3.large, instancesDistribution: { instanceTypes: [t3.small] }',
      'instancesDistribution.instanceTypes: instanceType is given too',
    ],
    [
      'instancesDistribution: { spotInstancePools: 2, spotAllocationStrategy: capacity-optimized }',
      'instancesDistribution.spotInstancePools: only the spotAllocationStrategy lowest-price chooses pools',
    ],
    ['clusterDNS: 10.0.0.300', 'clusterDNS: "10.0.0.300" is not an IPv4 address'],
    [
      'clusterDNS: 10.0.0.3, overrideBootstrapCommand: "#!/bin/bash\\n/etc/eks/bootstrap.sh $CLUSTER_NAME"',
      'clusterDNS: overrideBootstrapCommand is a script',
    ],
    ['cpuCredits: standard', 'cpuCredits: only types such as t3 and t4g have credits'],
    ['maxInstanceLifetime: 3600', 'maxInstanceLifetime: '],
    [
      'capacityReservation: { capacityReservationTarget: { capacityReservationID: cr-0123456789abcdef0 } }, instanceMarketOptions: { marketType: capacity-block }, instancesDistribution: { instanceTypes: [p5.48xlarge] }',
      'instanceMarketOptions: a Capacity Block is of one type',
    ],
    [
      'capacityReservation: { capacityReservationTarget: { capacityReservationID: cr-0123456789abcdef0 } }, instancesDistribution: { onDemandPercentageAboveBaseCapacity: 50 }',
      'capacityReservation.capacityReservationTarget: spot instances take nothing that is reserved',
    ],
    ['ami: auto', 'ami: "auto" is not the id of an image'],
    [
      'amiFamily: Bottlerocket, preBootstrapCommands: [date]',
      'preBootstrapCommands: Bottlerocket is started by its',
    ],
    [
      'overrideBootstrapCommand: /etc/eks/bootstrap.sh me',
      'overrideBootstrapCommand: it is neither a NodeConfig',
    ],
    [
      'labels: { a: b }, overrideBootstrapCommand: "#!/bin/bash\\n/etc/eks/bootstrap.sh $CLUSTER_NAME"',
      'labels: the script of overrideBootstrapCommand does not use $NODE_LABELS',
    ],
    [
      'kubeletExtraConfig: { authorization: { mode: AlwaysAllow } }',
      'kubeletExtraConfig: authorization may not be',
    ],
    ['kubeletExtraConfig: [a]', 'kubeletExtraConfig: it is not a mapping'],
    ['desiredCapacity: 3, maxSize: 2', 'desiredCapacity: 3 is more than maxSize'],
    ['volumeType: gp2, volumeIOPS: 3000', 'volumeIOPS: volumes of type gp2 have no such setting'],
  ])('are refused with a reason: %s', async (fields, expected) => {
    const found = await problemsOf(`nodeGroups:\n  - { name: workers, ${fields} }`);
    expect(found.join('\n')).toContain(`nodeGroups[0].${expected}`);
  });

  it('have names of their own', async () => {
    const found = await problemsOf('managedNodeGroups: [{ name: a }]\nnodeGroups: [{ name: a }]');
    expect(found.join('\n')).toContain('nodeGroups[0].name: a group of managedNodeGroups is called a, too');
  });

  it('need a node at first', async () => {
    const found = await problemsOf('nodeGroups: [{ name: a, desiredCapacity: 0, minSize: 0 }]');
    expect(found.join('\n')).toContain('nodeGroups: the node groups have no node at first');
  });
});

describe('prelaunch', () => {
  it('is of nobody’s saying but a group’s, or the input’s', async () => {
    expect((await groupOf('desiredCapacity: 1'))?.prelaunch).toBeUndefined();
    expect((await groupOf('prelaunch: false'))?.prelaunch).toBe(false);
    const { spec } = await request({ 'node-kind': 'self-managed', prelaunch: 'true' });
    expect(selfManagedOf(spec)[0]?.prelaunch).toBe(true);
  });

  it('is refused where instances are told the endpoint at their start', async () => {
    expect(
      await problemsOf('nodeGroups:\n  - { name: workers, amiFamily: Bottlerocket, prelaunch: true }'),
    ).toEqual([expect.stringContaining('prelaunch: these instances cannot start before the control plane')]);
    expect(await problems({ prelaunch: 'true' })).toEqual([
      expect.stringMatching(/^Input prelaunch: EKS makes no node group before the control plane\./),
    ]);
  });
});

describe('node-kind', () => {
  it('makes the group that the inputs describe a self-managed one', async () => {
    const { spec } = await request({ 'node-kind': 'self-managed', nodes: '3' });
    expect(spec.nodeGroups).toEqual([]);
    expect(spec.selfManagedGroups).toMatchObject([{ name: 'default', nodes: 3, distribution: undefined }]);
  });

  it('mixes what several types, or Spot, ask for', async () => {
    const { spec } = await request({
      'node-kind': 'self-managed',
      spot: 'true',
      'instance-types': 't3.large,t3a.large',
    });
    expect(spec.selfManagedGroups).toMatchObject([{ spot: true, distribution: { onDemandPercentage: 0 } }]);
  });

  it('is managed where nobody says it', async () => {
    const { spec } = await request({ 'node-kind': 'managed' });
    expect(spec.nodeGroups).toHaveLength(1);
    expect(spec.selfManagedGroups).toBeUndefined();
  });

  it('has no say where the file has groups', async () => {
    const config = 'apiVersion: eksctl.io/v1alpha5\nkind: ClusterConfig\nnodeGroups: [{ name: a }]';
    expect(await problems({ 'node-kind': 'self-managed', config })).toEqual([
      expect.stringMatching(/^Input node-kind: .* has node groups of its own\. Say it there, in nodeGroups/),
    ]);
  });
});

describe('what a role lists', () => {
  const listing = (commands: string | string[], images: string | string[] = 'none') =>
    listingIn(
      JSON.stringify({
        Statement: [
          {
            Sid: 'KeepToListedCommands',
            Condition: { StringNotLike: { 'aws:RequestTag/eks-cluster-action/commands': commands } },
          },
          { Sid: 'LaunchListedImages', Condition: { StringLike: { 'ec2:ImageID': images } } },
        ],
      }),
    );
  const plain = 'nodeGroups: [{ name: a }]';
  const commanded = 'nodeGroups: [{ name: a, preBootstrapCommands: [date] }]';

  test('lets a role make such groups at all', async () => {
    expect(nodesNotListed(await specOf(plain), nothingListed).join()).toContain(
      'The role that runs makes no self-managed node groups',
    );
    expect(nodesNotListed(await specOf(plain), listing('none'))).toEqual([]);
  });

  test('lets nodes run what it holds, and no other command', async () => {
    const spec = await specOf(commanded);
    const [group] = selfManagedOf(spec);
    const hash = group && commandsOf(group);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(nodesNotListed(spec, listing('none')).join()).toContain(`list ${hash} in NodeCommands`);
    expect(nodesNotListed(spec, listing(['none', hash ?? '']))).toEqual([]);
    expect(nodesNotListed(spec, listing('*'))).toEqual([]);
    const others = [
      commanded.replace('date', 'date -u'),
      'nodeGroups: [{ name: a, kubeletExtraConfig: { maxPods: 9 } }]',
      'nodeGroups: [{ name: a, overrideBootstrapCommand: "#!/bin/bash" }]',
    ];
    for (const other of others)
      expect(nodesNotListed(await specOf(other), listing(hash ?? ''))).toHaveLength(1);
  });

  test('lets managed nodes run no other command, too', async () => {
    const spec = await specOf(commanded.replace('nodeGroups', 'managedNodeGroups'));
    expect(areNodesAsked(spec)).toBe(true);
    const [group] = spec.nodeGroups;
    const hash = commandsOf(group?.launch ?? {}) ?? '';
    for (const listed of [nothingListed, listing('none')])
      expect(nodesNotListed(spec, listed).join()).toContain(`list ${hash} in NodeCommands`);
    expect(nodesNotListed(spec, listing(hash))).toEqual([]);
    expect(areNodesAsked(await specOf('managedNodeGroups: [{ name: a }]'))).toBe(false);
  });

  test('lets nodes start the images that it holds', async () => {
    const spec = await specOf('nodeGroups: [{ name: a, ami: ami-0123456789abcdef0 }]');
    expect(nodesNotListed(spec, listing('none')).join()).toContain(
      'may not start the image ami-0123456789abcdef0',
    );
    expect(nodesNotListed(spec, listing('none', 'ami-0123456789abcdef0'))).toEqual([]);
  });

  test('lets managed nodes start no other image, too', async () => {
    const spec = await specOf('managedNodeGroups: [{ name: a, ami: ami-0123456789abcdef0 }]');
    expect(areNodesAsked(spec)).toBe(true);
    for (const listed of [nothingListed, listing('none', 'ami-0123456789abcdef1')])
      expect(nodesNotListed(spec, listed).join()).toContain('may not start the image ami-0123456789abcdef0');
    expect(nodesNotListed(spec, listing('none', 'ami-0123456789abcdef0'))).toEqual([]);
  });
});
