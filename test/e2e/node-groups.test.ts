import { DescribeInstancesCommand, EC2, EC2Client } from '@aws-sdk/client-ec2';
import { EKS } from '@aws-sdk/client-eks';
import { IAM } from '@aws-sdk/client-iam';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import type { InventoryItem } from '../emulator/core.ts';
import { makeLaunchResources, makeLaunchTemplate, makeNodeRole, reserve } from './given.ts';
import { emulatorInTest, identities, stepIn, troublesOf } from './in-test.ts';
import { hasKubectl } from './programs.ts';
import { runAction, runStep, type StepResult } from './runner.ts';

const emulator = emulatorInTest({ speed: 400 });
const step = stepIn(emulator, { 'cluster-name': 'demo', region: 'us-east-1', ttl: '8h' });
let before: InventoryItem[];

beforeAll(async () => {
  before = await emulator.resources();
});

const configOf = (group: object, ...others: object[]): string =>
  stringify({
    apiVersion: 'eksctl.io/v1alpha5',
    kind: 'ClusterConfig',
    availabilityZones: ['us-east-1a', 'us-east-1b'],
    managedNodeGroups: [
      { name: 'workers', instanceType: 't3.medium', desiredCapacity: 2, ...group },
      ...others,
    ],
  });

const planned = async (config: string): Promise<Record<string, string[]>> => {
  const { outputs, log } = await step('plan', { config });
  expect(outputs.plan, log).toBeDefined();
  const { resources } = JSON.parse(outputs.plan ?? '{}');
  return Object.fromEntries(
    resources
      .filter(({ verdict }: { verdict: string }) => verdict !== 'none')
      .map(({ name, differences }: { name: string; differences: { words: string }[] }) => [
        name,
        differences.map(({ words }) => words),
      ]),
  );
};

const nodegroup = async (nodegroupName = 'workers') =>
  (await new EKS(emulator.admin).describeNodegroup({ clusterName: 'demo', nodegroupName })).nodegroup;

/** What kubectl prints in a step after one that has made the cluster. */
const kubectl = async (made: StepResult, script: string): Promise<string> => {
  const { code, log, stdout } = await runStep({ env: emulator.env, exported: made, script });
  expect(code, log).toBe(0);
  return stdout;
};

async function instances(group = 'workers') {
  const ec2 = new EC2Client(emulator.admin);
  const Filters = [
    { Name: 'tag:eks:nodegroup-name', Values: [group] },
    { Name: 'instance-state-name', Values: ['running', 'stopped'] },
  ];
  const { Reservations = [] } = await ec2.send(new DescribeInstancesCommand({ Filters }));
  return Reservations.flatMap(({ Instances = [] }) => Instances);
}

describe('a managed node group of a file that says much', () => {
  const asked = {
    instanceType: undefined,
    instanceSelector: { vCPUs: 2, memory: 4, allow: '^t3' },
    maxSize: 3,
    availabilityZones: ['us-east-1b'],
    updateConfig: { maxUnavailablePercentage: 50, updateStrategy: 'MINIMAL' },
    maxPodsPerNode: 11,
    instancePrefix: 'shop',
    preBootstrapCommands: ['date'],
    overrideBootstrapCommand:
      'apiVersion: node.eks.aws/v1alpha1\nkind: NodeConfig\nspec: { kubelet: { flags: ["--node-labels=shelf=upper"] } }',
    enableDetailedMonitoring: true,
    additionalVolumes: [{ volumeName: '/dev/sdf', volumeSize: 12 }],
    warmPoolConfig: { minSize: 1 },
    nodeRepairConfig: { enabled: true, maxParallelNodesRepairedCount: 1 },
  };
  let created: StepResult;

  beforeAll(async () => {
    created = await step('up', { config: configOf(asked) });
  }, 300_000);

  it('is made as it says', async () => {
    expect(troublesOf(created)).toEqual([]);
    expect(await nodegroup()).toMatchObject({
      status: 'ACTIVE',
      instanceTypes: ['t3.medium', 't3a.medium'],
      updateConfig: { maxUnavailablePercentage: 50, updateStrategy: 'MINIMAL' },
      nodeRepairConfig: { enabled: true, maxParallelNodesRepairedCount: 1 },
      warmPoolConfig: { enabled: true, minSize: 1, maxGroupPreparedCapacity: 3, poolState: 'STOPPED' },
    });
    const found = await instances();
    expect(found.map(({ State }) => State?.Name).toSorted()).toEqual(['running', 'running', 'stopped']);
    for (const { Placement, Tags, Monitoring } of found) {
      expect(Placement?.AvailabilityZone).toBe('us-east-1b');
      expect(Tags).toContainEqual({ Key: 'Name', Value: 'shop-demo-workers' });
      expect(Monitoring?.State).toBe('enabled');
    }
    const { Volumes = [] } = await new EC2(emulator.admin).describeVolumes({});
    const further = Volumes.filter(({ Size }) => Size === 12);
    expect(further.map(({ Encrypted }) => Encrypted)).toEqual([true, true, true]);
    const { nodes } = JSON.parse((await step('status')).outputs.status ?? '{}');
    expect(nodes).toHaveLength(2);
  });

  it('has nodes that take as many pods as it says', async (context) => {
    if (!hasKubectl) context.skip('kubectl is not on PATH');
    const pods = await kubectl(
      created,
      "kubectl get nodes -o jsonpath='{.items[*].status.allocatable.pods}'",
    );
    expect(pods).toBe('11 11');
    expect(await kubectl(created, 'kubectl get nodes -l shelf=upper -o name')).toMatch(
      /^node\S+\nnode\S+\n$/,
    );
  });

  it('is as wanted the second time', async () => {
    const again = await step('up', { config: configOf(asked) });
    expect(troublesOf(again)).toEqual([]);
    expect(again.outputs.result).toBe('unchanged');
  });

  it('keeps its types as long as they are as asked, whatever else is', async () => {
    const instanceSelector = { vCPUs: 2, memory: '4GiB', allow: '^(c6|t3)' };
    expect(await planned(configOf({ ...asked, instanceSelector }))).toEqual({});
    const others = await step('plan', {
      config: configOf({ ...asked, instanceSelector: { vCPUs: 2, memory: 8, allow: '^t3' } }),
    });
    expect(others.outputs.result).toBe('refused');
    expect(others.log).toContain(
      'has instance types t3.medium, t3a.medium, and t3.large, t3a.large is asked',
    );
    const none = await step('plan', {
      config: configOf({ ...asked, instanceSelector: { vCPUs: 2, memory: 4, allow: '^nothing' } }),
    });
    expect(none.log).toContain('no instance type in us-east-1b is as its instanceSelector says');
  });

  it('changes in place what EKS changes, and replaces its nodes for the rest', async () => {
    const other = configOf({
      ...asked,
      updateConfig: { maxUnavailable: 2 },
      warmPoolConfig: undefined,
      nodeRepairConfig: { enabled: false },
      maxPodsPerNode: 12,
      releaseVersion: '1.36.2-20261103',
    });
    const { releaseVersion = '' } = (await nodegroup()) ?? {};
    const earlier = other.replace('1.36.2-20261103', releaseVersion.replace(/\d+$/, '20261103'));
    expect(await planned(earlier)).toEqual({
      'launch template workers': [
        'a new version, with a volume of 80 GiB of gp3, 12 GiB of gp3 on /dev/sdf, the prefix shop, detailed monitoring, at most 12 pods, commands of its own, a NodeConfig of its own',
      ],
      'node group workers': [
        `a new version of its launch template and release ${releaseVersion} → ${releaseVersion.replace(/\d+$/, '20261103')}: every node is replaced`,
        'nodes replaced at once: 2',
        'nodes repaired: none',
        'without a warm pool',
      ],
    });
    const old = (await instances()).map(({ InstanceId }) => InstanceId);
    const updated = await step('up', { config: earlier });
    expect(troublesOf(updated)).toEqual([]);
    expect(updated.outputs.result).toBe('updated');
    expect(await nodegroup()).toMatchObject({
      releaseVersion: releaseVersion.replace(/\d+$/, '20261103'),
      updateConfig: { maxUnavailable: 2 },
      nodeRepairConfig: { enabled: false },
    });
    const found = await instances();
    expect(found).toHaveLength(2);
    expect(found.filter(({ InstanceId }) => old.includes(InstanceId))).toEqual([]);
    expect((await step('up', { config: earlier })).outputs.result).toBe('unchanged');
  });

  it('stays in its zones', async () => {
    const moved = await step('plan', {
      config: configOf({ ...asked, availabilityZones: ['us-east-1a'] }),
    });
    expect(moved.outputs.result).toBe('refused');
    expect(moved.log).toContain('Node group workers is in other subnets than those of us-east-1a');
  });

  it('goes with all that was made for it', async () => {
    const removed = await step('down');
    expect(troublesOf(removed)).toEqual([]);
    expect(identities(await emulator.resources())).toEqual(identities(before));
  });
});

describe('a file whose list of node groups is empty', () => {
  const empty = stringify({
    apiVersion: 'eksctl.io/v1alpha5',
    kind: 'ClusterConfig',
    managedNodeGroups: [],
  });

  it('makes a cluster without nodes, which gets some by another', async () => {
    const created = await step('up', { config: empty });
    expect(troublesOf(created)).toEqual([]);
    expect(created.log).toContain('The cluster has no nodes');
    const eks = new EKS(emulator.admin);
    const addons = async () => (await eks.listAddons({ clusterName: 'demo' })).addons?.toSorted();
    expect(await addons()).toEqual(['eks-pod-identity-agent', 'kube-proxy', 'vpc-cni']);
    expect((await step('up', { config: empty })).outputs.result).toBe('unchanged');
    const grown = await step('up', {
      config: configOf({ desiredCapacity: 1 }).replace(/^availabilityZones:\n.*\n.*\n/m, ''),
    });
    expect(troublesOf(grown)).toEqual([]);
    expect(await addons()).toContain('coredns');
    expect(troublesOf(await step('down'))).toEqual([]);
    expect(identities(await emulator.resources())).toEqual(identities(before));
  }, 300_000);
});

describe('groups with GPUs', () => {
  const group = { instanceType: 'g5.xlarge', desiredCapacity: 1 };
  const config = stringify({
    apiVersion: 'eksctl.io/v1alpha5',
    kind: 'ClusterConfig',
    managedNodeGroups: [
      { name: 'cards', ...group, taints: [{ key: 'nvidia.com/gpu', effect: 'NoSchedule' }] },
      {
        name: 'bottles',
        ...group,
        amiFamily: 'Bottlerocket',
        bottlerocket: { settings: { kubernetes: { 'pod-pids-limit': 512 }, motd: 'hello' } },
      },
    ],
  });
  let created: StepResult;

  beforeAll(async () => {
    const body = JSON.stringify({ 'On-Demand G and VT': 32 });
    await fetch(`${emulator.url}/_emulator/vcpus`, { method: 'POST', body });
    created = await step('up', { config });
  }, 300_000);

  it('offer them, by the plugin where the image brings none', async () => {
    expect(troublesOf(created)).toEqual([]);
    expect(created.log).toContain('NVIDIA device plugin: creating: nvidia-device-plugin-daemonset for cards');
    expect((await nodegroup('cards'))?.amiType).toBe('AL2023_x86_64_NVIDIA');
    expect((await nodegroup('bottles'))?.amiType).toBe('BOTTLEROCKET_x86_64_NVIDIA');
  });

  it('show them in Kubernetes', async (context) => {
    if (!hasKubectl) context.skip('kubectl is not on PATH');
    const nodes = await kubectl(
      created,
      "kubectl get nodes -o jsonpath='{.items[*].status.allocatable.nvidia\\.com/gpu}'",
    );
    expect(nodes).toContain('1 1');
    const pods = await kubectl(
      created,
      'kubectl -n kube-system get pods -l name=nvidia-device-plugin-ds -o name',
    );
    expect(pods.match(/pod\/nvidia-device-plugin-/g)).toHaveLength(1);
  });

  it('are as wanted the second time', async () => {
    const again = await step('up', { config });
    expect(troublesOf(again)).toEqual([]);
    expect(again.outputs.result).toBe('unchanged');
  });

  it('have their plugin kept to those that the file has now', async () => {
    const more = config.replace('name: bottles', 'name: more').replace(/ {4}amiFamily: Bottlerocket.*$/s, '');
    expect((await planned(more))['NVIDIA device plugin']).toEqual([
      'nvidia-device-plugin-daemonset for cards, more',
    ]);
  });

  it('go as others do', async () => {
    expect(troublesOf(await step('down'))).toEqual([]);
    expect(identities(await emulator.resources())).toEqual(identities(before));
  });
});

describe('a group with a role of its own', () => {
  const policy = (name: string): string => `arn:aws:iam::aws:policy/${name}`;
  /** Of one that EKS manages, and one that it does not. */
  const config = (iam: object | undefined, ofHands = iam): string =>
    stringify({
      ...parse(configOf({ iam })),
      nodeGroups: [{ name: 'hands', instanceType: 't3.medium', desiredCapacity: 1, iam: ofHands }],
    });
  const own = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'sqs:*', Resource: '*' }] };
  const asked = {
    attachPolicyARNs: [policy('AmazonSSMManagedInstanceCore')],
    withAddonPolicies: { autoScaler: true },
  };
  const askedOfHands = { attachPolicy: own, withAddonPolicies: { albIngress: true } };
  let created: StepResult;

  /** As an administrator: what the policies of docs/iam let a role attach is nothing that a file could name. */
  const asAdmin = (command: string, inputs: Record<string, string> = {}): Promise<StepResult> => {
    const { accessKeyId, secretAccessKey } = emulator.admin.credentials;
    const keys = { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey };
    return runAction({
      env: { ...emulator.env, ...keys },
      inputs: {
        command,
        'cluster-name': 'demo',
        region: 'us-east-1',
        ttl: '8h',
        'poll-interval': '50ms',
        ...inputs,
      },
    });
  };
  const roleName = 'demo-us-east-1-node-workers';
  const has = async (RoleName = roleName): Promise<string[]> => {
    const client = new IAM(emulator.admin);
    const { AttachedPolicies = [] } = await client.listAttachedRolePolicies({ RoleName });
    const { PolicyNames = [] } = await client.listRolePolicies({ RoleName });
    return [...AttachedPolicies.map(({ PolicyName = '' }) => PolicyName), ...PolicyNames].toSorted();
  };
  const ofNodes = ['AmazonEC2ContainerRegistryPullOnly', 'AmazonEKSWorkerNodePolicy', 'AmazonEKS_CNI_Policy'];

  beforeAll(async () => {
    created = await asAdmin('up', { config: config(asked, askedOfHands) });
  }, 300_000);

  it('has what nodes need, and what the file names', async () => {
    expect(troublesOf(created)).toEqual([]);
    expect((await nodegroup())?.nodeRole).toMatch(new RegExp(`/${roleName}$`));
    expect(await has()).toEqual([...ofNodes, 'AmazonSSMManagedInstanceCore', 'autoScaler'].toSorted());
    const { Reservations = [] } = await new EC2(emulator.admin).describeInstances({
      Filters: [{ Name: 'instance-state-name', Values: ['running'] }],
    });
    // Else no pod would have what the role may do.
    const hops = Reservations.flatMap(({ Instances = [] }) => Instances).map(
      ({ MetadataOptions }) => MetadataOptions?.HttpPutResponseHopLimit,
    );
    expect(hops).toEqual([2, 2, 2]);
    expect((await asAdmin('up', { config: config(asked, askedOfHands) })).outputs.result).toBe('unchanged');
  });

  it('is handed to nodes that EKS does not manage by an instance profile of the group', async () => {
    const name = 'demo-us-east-1-node-hands';
    const { InstanceProfile } = await new IAM(emulator.admin).getInstanceProfile({
      InstanceProfileName: name,
    });
    expect(InstanceProfile?.Roles?.map(({ RoleName }) => RoleName)).toEqual([name]);
    expect(await has(name)).toEqual([
      ...ofNodes,
      'awsLoadBalancerController',
      expect.stringMatching(/^permissions-[0-9a-f]{12}$/),
    ]);
    expect((await asAdmin('status')).log).toContain('Nodes: 3 of 3 Ready');
  });

  it('has other policies when the file names others', async () => {
    const other = { withAddonPolicies: { externalDNS: true, xRay: true } };
    const updated = await asAdmin('up', { config: config(other) });
    expect(troublesOf(updated)).toEqual([]);
    expect(updated.log).toContain('policy awsLoadBalancerController of its own: deleted');
    expect(await has('demo-us-east-1-node-hands')).toEqual(await has());
    expect(updated.log).toContain('policy AmazonSSMManagedInstanceCore: detached');
    expect(await has()).toEqual([...ofNodes, 'AWSXRayDaemonWriteAccess', 'externalDNS'].toSorted());
    expect((await asAdmin('up', { config: config(other) })).outputs.result).toBe('unchanged');
  });

  it('keeps its role for good', async () => {
    const without = await asAdmin('plan', { config: config(undefined) });
    expect(without.outputs.result).toBe('refused');
    expect(without.log).toContain("and that of the cluster's nodes is asked for");
  });

  it('goes with it', async () => {
    expect(troublesOf(await asAdmin('down'))).toEqual([]);
    expect(identities(await emulator.resources())).toEqual(identities(before));
  });
});

describe('a group with a role of somebody’s', () => {
  let role: string;
  let template: string;
  let reserved: string;
  let created: StepResult;

  beforeAll(async () => {
    role = await makeNodeRole(emulator, 'nodes-of-shops');
    await makeLaunchResources(emulator, 'operators', 'close');
    template = await makeLaunchTemplate(emulator);
    reserved = await reserve(emulator, 't3.medium', 'us-east-1b');
    created = await step('up', { config: configOf(asked(), templated()) });
  }, 300_000);

  const asked = () => ({
    iam: { instanceRoleARN: role },
    ssh: { publicKeyName: 'operators' },
    placement: { groupName: 'close' },
    availabilityZones: ['us-east-1b'],
    capacityReservation: { capacityReservationTarget: { capacityReservationID: reserved } },
  });
  const templated = (launchTemplate: object = {}) => ({
    name: 'templated',
    instanceType: 't3.medium',
    iam: { instanceRoleARN: role },
    desiredCapacity: 1,
    launchTemplate: { id: template, ...launchTemplate },
  });

  it('and a key and a placement group that there are, and no others', async () => {
    expect(troublesOf(created)).toEqual([]);
    for (const { KeyName, Placement } of await instances())
      expect([KeyName, Placement?.GroupName]).toEqual(['operators', 'close']);
    const { CapacityReservations = [] } = await new EC2(emulator.admin).describeCapacityReservations({});
    expect(CapacityReservations.map(({ AvailableInstanceCount }) => AvailableInstanceCount)).toEqual([2]);
    const spread = configOf({ ...asked(), name: 'others', availabilityZones: undefined });
    expect((await step('plan', { config: spread })).log).toContain('Write availabilityZones: [us-east-1b]');
    const other = { ssh: { publicKeyName: 'absent' }, placement: { groupName: 'absent' } };
    const { log, outputs } = await step('plan', { config: configOf({ ...other, name: 'others' }) });
    expect(outputs.result).toBe('refused');
    expect(log).toContain('Node group others: there is no key pair absent in us-east-1.');
    expect(log).toContain('Node group others: there is no placement group absent in us-east-1.');
    expect((await step('up', { config: configOf(asked(), templated()) })).outputs.result).toBe('unchanged');
  });

  it('beside one of a launch template of somebody’s, whose versions it follows', async () => {
    const tagged = async () => (await instances('templated')).map(({ Tags = [] }) => Tags);
    expect(await tagged()).toEqual([expect.arrayContaining([{ Key: 'team', Value: 'orders' }])]);
    const planned = async (wishes: object): Promise<string> =>
      (await step('plan', { config: configOf(asked(), templated(wishes)) })).log;
    const bounded = await step('plan', { config: configOf(asked(), { ...templated(), iam: undefined }) });
    expect(bounded.log).toContain('the permissions boundary of its node role keeps the VPC CNI from');
    expect(await planned({ version: '2' })).toContain(
      `there is no launch template ${template} with a version 2`,
    );
    const ec2 = new EC2(emulator.admin);
    const data = (LaunchTemplateData: object) => ({
      LaunchTemplateId: template,
      SourceVersion: '1',
      LaunchTemplateData,
    });
    await ec2.createLaunchTemplateVersion(data({ InstanceType: 't3.large' }));
    await ec2.createLaunchTemplateVersion(data({ Monitoring: { Enabled: true } }));
    expect(await planned({ version: '3' })).toContain(
      'a new version of its launch template: every node is replaced',
    );
    const next = configOf(asked(), templated({ version: '3' }));
    expect(troublesOf(await step('up', { config: next }))).toEqual([]);
    expect((await instances('templated')).map(({ Monitoring }) => Monitoring?.State)).toEqual(['enabled']);
    expect((await step('up', { config: next })).outputs.result).toBe('unchanged');
  });

  it('beside the cluster’s, has a security group that its file names', async () => {
    const ec2 = new EC2(emulator.admin);
    const [{ VpcId } = {}] = await instances();
    const { GroupId = '' } = await ec2.createSecurityGroup({ GroupName: 'b', Description: 'b', VpcId });
    const templatedNow = templated({ version: '3' });
    const config = configOf({ ...asked(), securityGroups: { attachIDs: [GroupId] } }, templatedNow);
    expect(troublesOf(await step('up', { config }))).toEqual([]);
    const { cluster } = await new EKS(emulator.admin).describeCluster({ name: 'demo' });
    const own = cluster?.resourcesVpcConfig?.clusterSecurityGroupId;
    for (const { SecurityGroups = [] } of await instances())
      expect(SecurityGroups.map((each) => each.GroupId).toSorted()).toEqual([GroupId, own].toSorted());
    expect((await step('up', { config })).outputs.result).toBe('unchanged');
    expect(troublesOf(await step('up', { config: configOf(asked(), templatedNow) }))).toEqual([]);
    await ec2.deleteSecurityGroup({ GroupId });
  });

  it('has that, and leaves it as it is', async () => {
    expect(troublesOf(created)).toEqual([]);
    expect((await nodegroup())?.nodeRole).toBe(role);
    expect(troublesOf(await step('down'))).toEqual([]);
    const left = identities(await emulator.resources()).filter((id) => !identities(before).includes(id));
    const given = ['KeyPair us-east-1 operators', 'nodes-of-shops', template].map((each) =>
      expect.stringContaining(each),
    );
    expect(left.toSorted()).toEqual(expect.arrayContaining(given));
    expect(left).toHaveLength(given.length);
  });
});
