import { AutoScaling } from '@aws-sdk/client-auto-scaling';
import { CloudFormation } from '@aws-sdk/client-cloudformation';
import { EC2 } from '@aws-sdk/client-ec2';
import { EKS } from '@aws-sdk/client-eks';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import type { InventoryItem } from '../emulator/core.ts';
import { reserve } from './given.ts';
import { emulatorInTest, identities, messagesOf, stepIn, troublesOf, writeOperations } from './in-test.ts';
import type { StepResult } from './runner.ts';

// Not so fast that the control plane is there before its nodes can be begun, on a machine that is busy.
const emulator = emulatorInTest({ speed: 150 });
const step = stepIn(emulator, { 'cluster-name': 'demo', ttl: '8h' });
let before: InventoryItem[];

beforeAll(async () => {
  before = await emulator.resources();
});

const configOf = (...nodeGroups: object[]): string =>
  stringify({ apiVersion: 'eksctl.io/v1alpha5', kind: 'ClusterConfig', nodeGroups });

const workers = {
  name: 'workers',
  instanceType: 't3.medium',
  desiredCapacity: 2,
  maxSize: 3,
  volumeSize: 30,
};

const down = async (): Promise<void> => {
  const removed = await step('down');
  expect(troublesOf(removed)).toEqual([]);
  expect(identities(await emulator.resources())).toEqual(identities(before));
};

const told = ({ outputs }: StepResult, output: string) => JSON.parse(outputs[output] ?? '{}');

/** Of a plan, what it would do about each resource that differs. */
const verdicts = (planned: StepResult): Record<string, string> =>
  Object.fromEntries(
    told(planned, 'plan')
      .resources.filter(({ verdict }: { verdict: string }) => verdict !== 'none')
      .map(({ name, verdict }: { name: string; verdict: string }) => [name, verdict]),
  );

const stackOf = async () => {
  const { Stacks = [] } = await new CloudFormation(emulator.admin).describeStacks({});
  return Stacks.find(({ StackName = '' }) => /^eks-demo-workers-.*-nodes$/.test(StackName));
};

const bottles = async () => {
  const { AutoScalingGroups = [] } = await new AutoScaling(emulator.admin).describeAutoScalingGroups({});
  return AutoScalingGroups.find(({ AutoScalingGroupName = '' }) => /demo-bottles/.test(AutoScalingGroupName));
};

/** Of those that run. */
const instancesOf = async () => {
  const { Reservations = [] } = await new EC2(emulator.admin).describeInstances({
    Filters: [{ Name: 'instance-state-name', Values: ['running'] }],
  });
  return Reservations.flatMap(({ Instances = [] }) => Instances);
};

describe('a self-managed node group', () => {
  const config = configOf(workers);
  let created: StepResult;

  beforeAll(async () => {
    created = await step('up', { config });
  }, 300_000);

  it('is a stack of its own, whole once its nodes are Ready', async () => {
    expect(troublesOf(created)).toEqual([]);
    expect(created.outputs.result).toBe('created');
    // Born before its control plane, and then as any other, for which nobody has waited.
    await expect
      .poll(async () => (await stackOf())?.StackStatus, { timeout: 60_000 })
      .toBe('UPDATE_COMPLETE');
    const status = await step('status');
    // EKS may still list an add-on as it was before there were nodes.
    expect(status.log).toContain('Self-managed node groups: workers: UPDATE_COMPLETE, 2 nodes (2 to 3)');
    expect(told(status, 'status').nodes).toHaveLength(2);
    const calls = await emulator.calls();
    expect(calls.filter(({ operation }) => operation === 'SignalResource').map(({ error }) => error)).toEqual(
      expect.arrayContaining([undefined, undefined]),
    );
  });

  it('starts while EKS makes the control plane, and leaves nothing of that', async () => {
    const calls = await emulator.calls();
    const indexOf = (operation: string, about: RegExp): number =>
      calls.findIndex((call) => call.operation === operation && about.test(JSON.stringify(call.request)));
    const launched = indexOf('CreateAutoScalingGroup', /eks-demo-workers/);
    // The first that only a cluster that is there is given.
    expect(launched).toBeLessThan(indexOf('CreateAccessEntry', /self-managed/));
    expect(launched).toBeGreaterThan(indexOf('CreateCluster', /demo/));
    expect(created.log).toContain('which start while EKS makes the control plane');
    expect(created.log).toContain('2 interfaces get the security group of the cluster');
    const { SecurityGroups = [] } = await new EC2(emulator.admin).describeSecurityGroups({});
    expect(SecurityGroups.filter(({ GroupName = '' }) => /Entrance/.test(GroupName))).toEqual([]);
    // None was replaced when it became as any other.
    expect(await instancesOf()).toHaveLength(2);
    expect(calls.filter(({ operation }) => /TerminateInstance/.test(operation))).toEqual([]);
  });

  it('has instances as ours are: IMDSv2, encrypted volumes, EKS’s group, our tags, an image by its type', async () => {
    const instances = await instancesOf();
    expect(instances).toHaveLength(2);
    for (const { MetadataOptions, SecurityGroups = [], Tags = [], ImageId } of instances) {
      expect(MetadataOptions).toMatchObject({ HttpTokens: 'required', HttpPutResponseHopLimit: 1 });
      expect(SecurityGroups.map(({ GroupName = '' }) => GroupName.slice(0, 20))).toEqual([
        'eks-cluster-sg-demo-',
      ]);
      expect(Object.fromEntries(Tags.map(({ Key = '', Value }) => [Key, Value]))).toMatchObject({
        'kubernetes.io/cluster/demo': 'owned',
        'eks-cluster-action/cluster': 'demo',
        Name: 'demo-workers',
      });
      const { Images = [] } = await new EC2(emulator.admin).describeImages({ ImageIds: [ImageId ?? ''] });
      expect(Images[0]?.Name).toMatch(/^amazon-eks-node-al2023-x86_64-standard-/);
    }
    const { Volumes = [] } = await new EC2(emulator.admin).describeVolumes({});
    const ofNodes = Volumes.filter(({ Size }) => Size === 30);
    expect(ofNodes.map(({ Encrypted, VolumeType }) => [Encrypted, VolumeType])).toEqual([
      [true, 'gp3'],
      [true, 'gp3'],
    ]);
  });

  it('enters by an access entry of nodes', async () => {
    const eks = new EKS(emulator.admin);
    const { accessEntries = [] } = await eks.listAccessEntries({ clusterName: 'demo' });
    const principalArn = accessEntries.find((arn) => arn.endsWith('/demo-us-east-1-self-managed'));
    const { accessEntry } = await eks.describeAccessEntry({ clusterName: 'demo', principalArn });
    expect(accessEntry?.type).toBe('EC2_LINUX');
  });

  it('is planned, and is as wanted the second time', async () => {
    expect(verdicts(await step('plan', { config }))).toEqual({});
    const since = (await emulator.calls()).length;
    const again = await step('up', { config });
    expect(troublesOf(again)).toEqual([]);
    expect(again.outputs.result).toBe('unchanged');
    // The cluster lives on.
    expect(writeOperations(await emulator.calls(since))).toEqual(['TagResource']);
  });

  it('changes its size in place, and keeps the instances that it has', async () => {
    const had = (await instancesOf()).map(({ InstanceId }) => InstanceId);
    const larger = configOf({ ...workers, desiredCapacity: 3, minSize: 3 });
    expect(verdicts(await step('plan', { config: larger }))).toEqual({
      'self-managed node group workers': 'change',
    });
    const changed = await step('up', { config: larger });
    expect(troublesOf(changed)).toEqual([]);
    expect(changed.outputs.result).toBe('updated');
    expect(changed.log).toContain('self-managed node group workers: updating: nodes: 2 → 3');
    expect((await instancesOf()).map(({ InstanceId }) => InstanceId)).toEqual(expect.arrayContaining(had));
    expect(await instancesOf()).toHaveLength(3);
    expect((await step('up', { config: larger })).outputs.result).toBe('unchanged');
  }, 300_000);

  it('has every node replaced by ones with other labels', async () => {
    const had = (await instancesOf()).map(({ InstanceId }) => InstanceId);
    const labelled = configOf({ ...workers, minSize: 2, labels: { tier: 'web' } });
    const planned = await step('plan', { config: labelled });
    expect(planned.log).toContain('every node is replaced, one at a time and without being drained');
    const changed = await step('up', { config: labelled });
    expect(troublesOf(changed)).toEqual([]);
    const now = (await instancesOf()).map(({ InstanceId }) => InstanceId);
    expect(now).toHaveLength(3);
    expect(now.filter((id) => had.includes(id))).toEqual([]);
    expect((await stackOf())?.StackStatus).toBe('UPDATE_COMPLETE');
    expect((await step('up', { config: labelled })).outputs.result).toBe('unchanged');
  }, 300_000);

  it('goes with all that was made for it', down, 300_000);
});

describe('of other kinds', () => {
  afterEach(down, 300_000);

  it('are Bottlerocket beside a managed group, and Spot instances of several types', async () => {
    const reserved = await reserve(emulator, 't4g.medium', 'us-east-1b');
    const config = stringify({
      apiVersion: 'eksctl.io/v1alpha5',
      kind: 'ClusterConfig',
      managedNodeGroups: [{ name: 'managed', instanceType: 't3.medium', desiredCapacity: 1 }],
      nodeGroups: [
        {
          name: 'bottles',
          instanceType: 't4g.medium',
          desiredCapacity: 1,
          amiFamily: 'Bottlerocket',
          labels: { tier: 'db' },
          taints: { 'example.com/db': 'yes:NoSchedule' },
          availabilityZones: ['us-east-1b'],
          capacityReservation: { capacityReservationTarget: { capacityReservationID: reserved } },
          additionalVolumes: [{ volumeName: '/dev/sdf', volumeSize: 12 }],
          bottlerocket: { enableAdminContainer: false, settings: { kubernetes: { 'pod-pids-limit': 512 } } },
          clusterDNS: '10.100.0.10',
          maxInstanceLifetime: 604_800,
          propagateASGTags: true,
          asgMetricsCollection: [{ granularity: '1Minute', metrics: ['GroupInServiceInstances'] }],
          asgSuspendProcesses: ['AZRebalance', 'HealthCheck'],
          instanceName: 'bottle',
        },
        {
          name: 'spot',
          desiredCapacity: 1,
          instanceSelector: { vCPUs: 4, memory: 8, allow: '^c6i[dn]?' },
          enclaveEnabled: true,
          instancesDistribution: { onDemandPercentageAboveBaseCapacity: 0 },
          preBootstrapCommands: ['date'],
          kubeletExtraConfig: { maxPods: 20 },
          availabilityZones: ['us-east-1d'],
          instancePrefix: 'team',
          tags: { 'k8s.io/cluster-autoscaler/node-template/label/market': 'spot' },
        },
      ],
    });
    const created = await step('up', { config });
    expect(troublesOf(created)).toEqual([]);
    const status = await step('status');
    expect(status.log).toContain('Nodes: 3 of 3 Ready');
    expect(told(status, 'status').nodes).toHaveLength(3);
    const { AutoScalingGroups = [] } = await new AutoScaling(emulator.admin).describeAutoScalingGroups({});
    expect(AutoScalingGroups).toHaveLength(3);
    expect(AutoScalingGroups.flatMap(({ Tags = [] }) => Tags)).toContainEqual(
      expect.objectContaining({ Key: 'k8s.io/cluster-autoscaler/node-template/label/tier', Value: 'db' }),
    );
    const bottle = (await instancesOf()).find(({ InstanceType }) => InstanceType === 't4g.medium');
    expect(bottle?.Tags).toContainEqual({ Key: 'Name', Value: 'bottle' });
    const { Volumes = [] } = await new EC2(emulator.admin).describeVolumes({});
    expect(Volumes.filter(({ Size }) => Size === 12).map(({ Encrypted }) => Encrypted)).toEqual([true]);
    const { CapacityReservations: [found] = [] } = await new EC2(emulator.admin).describeCapacityReservations(
      {},
    );
    expect(found?.AvailableInstanceCount).toBe(3);
    const spot = AutoScalingGroups.find(({ AutoScalingGroupName = '' }) =>
      /demo-spot/.test(AutoScalingGroupName),
    );
    expect(spot?.AvailabilityZones).toEqual(['us-east-1d']);
    expect(spot?.MixedInstancesPolicy?.LaunchTemplate?.Overrides).toMatchObject([
      { InstanceType: 'c6i.xlarge' },
      { InstanceType: 'c6id.xlarge' },
      { InstanceType: 'c6in.xlarge' },
    ]);
    const ofBottle = await bottles();
    expect(ofBottle?.EnabledMetrics).toEqual([{ Metric: 'GroupInServiceInstances', Granularity: '1Minute' }]);
    expect(ofBottle?.SuspendedProcesses?.map(({ ProcessName }) => ProcessName).toSorted()).toEqual([
      'AZRebalance',
      'HealthCheck',
    ]);
    expect(Object.fromEntries(spot?.Tags?.map(({ Key = '', Value }) => [Key, Value]) ?? [])).toMatchObject({
      Name: 'team-demo-spot',
      'k8s.io/cluster-autoscaler/enabled': 'true',
      'k8s.io/cluster-autoscaler/demo': 'owned',
      'k8s.io/cluster-autoscaler/node-template/label/market': 'spot',
    });
    expect((await step('up', { config })).outputs.result).toBe('unchanged');
    // What it would choose now does not matter, as long as what it has is as asked.
    const older = config
      .replace('604800', '864000')
      .replace('^c6i[dn]?', '^(c6|c7)')
      .replace('- AZRebalance\n', '- ScheduledActions\n')
      .replace('- GroupInServiceInstances\n', '- GroupMaxSize\n');
    const changed = await step('up', { config: older });
    expect(troublesOf(changed)).toEqual([]);
    expect(changed.log).toContain('instances are replaced after 864000 seconds');
    expect(changed.log).toContain('what Auto Scaling does: without ScheduledActions, with AZRebalance');
    expect((await bottles())?.EnabledMetrics?.map(({ Metric }) => Metric)).toEqual(['GroupMaxSize']);
    expect((await instancesOf()).map(({ InstanceId }) => InstanceId)).toContain(bottle?.InstanceId);
    expect((await step('up', { config: older })).outputs.result).toBe('unchanged');
  }, 300_000);

  it('come by inputs, in a cluster that maps their role in aws-auth', async () => {
    const config =
      'apiVersion: eksctl.io/v1alpha5\nkind: ClusterConfig\naccessConfig: { authenticationMode: CONFIG_MAP }';
    const inputs = { config, 'node-kind': 'self-managed', nodes: '1' };
    const created = await step('up', inputs);
    expect(troublesOf(created)).toEqual([]);
    expect(created.log).toContain(
      'aws-auth: creating: arn:aws:iam::123456789012:role/demo-us-east-1-self-managed: as system:node:{{EC2PrivateDNSName}} in system:bootstrappers, system:nodes',
    );
    expect((await step('up', inputs)).outputs.result).toBe('unchanged');
  }, 300_000);

  it('are made anew once the control plane is there, where those that started before it never hear of it', async () => {
    await emulator.faults([
      {
        service: 'eks',
        operation: 'DescribeCluster',
        principal: 'arn:aws:sts::123456789012:assumed-role/demo-us-east-1-self-managed/',
        rate: 1,
        effect: 'deny',
      },
    ]);
    const created = await step('up', { config: configOf({ ...workers, desiredCapacity: 1 }) });
    await emulator.faults([]);
    expect(troublesOf(created)).toEqual([]);
    expect(created.outputs.result).toBe('created');
    expect(created.log).toMatch(/Instance i-\w+ does not join\..*cluster demo has not come/);
    expect(created.log).toContain('The group is made anew, now that the control plane is there.');
    // One of any other group, from its first moment.
    expect((await stackOf())?.StackStatus).toBe('CREATE_COMPLETE');
    expect(await instancesOf()).toHaveLength(1);
    const again = await step('up', { config: configOf({ ...workers, desiredCapacity: 1 }) });
    expect(again.outputs.result).toBe('unchanged');
  }, 300_000);

  it('start on an image of the user’s by his own script, which finds what it needs in its environment', async () => {
    const { Images = [] } = await new EC2(emulator.admin).describeImages({
      Filters: [{ Name: 'name', Values: ['ubuntu-eks/k8s_1.36/*amd64*'] }],
    });
    const own = {
      ...workers,
      desiredCapacity: 1,
      ami: Images[0]?.ImageId,
      labels: { tier: 'web' },
      prelaunch: false,
      overrideBootstrapCommand: [
        '#!/bin/bash',
        'set -o xtrace',
        '/etc/eks/bootstrap.sh "$CLUSTER_NAME" --kubelet-extra-args "--node-labels=$NODE_LABELS"',
      ].join('\n'),
    };
    const inputs = { config: configOf(own), 'kubernetes-version': '1.36' };
    const created = await step('up', inputs);
    expect(troublesOf(created)).toEqual([]);
    expect((await step('up', inputs)).outputs.result).toBe('unchanged');
    const other = configOf({ ...own, ami: 'ami-0123456789abcdef0' });
    const refused = await step('plan', { ...inputs, config: other });
    expect(told(refused, 'plan').refusals.join()).toContain(
      'there is no image ami-0123456789abcdef0 in us-east-1 that this account may start',
    );
  }, 300_000);

  it('that cannot join fail their stack with the words of an instance’s console, and are made anew', async () => {
    const bad = {
      ...workers,
      desiredCapacity: 1,
      overrideBootstrapCommand:
        'apiVersion: node.eks.aws/v1alpha1\nkind: NodeConfig\nspec: { cluster: { cidr: nonsense } }',
    };
    const failed = await step('up', { config: configOf(bad) });
    expect(failed.outputs.result).not.toBe('created');
    expect(messagesOf(failed)).toMatch(/Instance i-\w+ does not join\./);
    expect(messagesOf(failed)).toContain('invalid CIDR address: nonsense');
    expect(messagesOf(failed)).toContain(
      'NodeGroup (AWS::AutoScaling::AutoScalingGroup): Received 0 SUCCESS',
    );
    expect((await stackOf())?.StackStatus).toBe('CREATE_FAILED');
    expect(verdicts(await step('plan', { config: configOf(workers) }))).toMatchObject({
      'self-managed node group workers': 'replace',
    });
    const good = await step('up', { config: configOf(workers) });
    expect(troublesOf(good)).toEqual([]);
    expect((await stackOf())?.StackStatus).toBe('CREATE_COMPLETE');
  }, 300_000);
});
