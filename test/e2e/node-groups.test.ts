import { DescribeInstancesCommand, EC2Client } from '@aws-sdk/client-ec2';
import { EKS } from '@aws-sdk/client-eks';
import { beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import type { InventoryItem } from '../emulator/core.ts';
import { emulatorInTest, identities, stepIn, troublesOf } from './in-test.ts';
import type { StepResult } from './runner.ts';

const emulator = emulatorInTest({ speed: 400 });
const step = stepIn(emulator, { 'cluster-name': 'demo', region: 'us-east-1', ttl: '8h' });
let before: InventoryItem[];

beforeAll(async () => {
  before = await emulator.resources();
});

const configOf = (group: object): string =>
  stringify({
    apiVersion: 'eksctl.io/v1alpha5',
    kind: 'ClusterConfig',
    availabilityZones: ['us-east-1a', 'us-east-1b'],
    managedNodeGroups: [{ name: 'workers', instanceType: 't3.medium', desiredCapacity: 2, ...group }],
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

const nodegroup = async () =>
  (await new EKS(emulator.admin).describeNodegroup({ clusterName: 'demo', nodegroupName: 'workers' }))
    .nodegroup;

async function instances() {
  const ec2 = new EC2Client(emulator.admin);
  const Filters = [
    { Name: 'tag:eks:nodegroup-name', Values: ['workers'] },
    { Name: 'instance-state-name', Values: ['running', 'stopped'] },
  ];
  const { Reservations = [] } = await ec2.send(new DescribeInstancesCommand({ Filters }));
  return Reservations.flatMap(({ Instances = [] }) => Instances);
}

describe('a managed node group of a file that says much', () => {
  const asked = {
    maxSize: 3,
    availabilityZones: ['us-east-1b'],
    updateConfig: { maxUnavailablePercentage: 50, updateStrategy: 'MINIMAL' },
    maxPodsPerNode: 11,
    instancePrefix: 'shop',
    enableDetailedMonitoring: true,
    warmPoolConfig: { minSize: 1 },
  };
  let created: StepResult;

  beforeAll(async () => {
    created = await step('up', { config: configOf(asked) });
  }, 300_000);

  it('is made as it says', async () => {
    expect(troublesOf(created)).toEqual([]);
    expect(await nodegroup()).toMatchObject({
      status: 'ACTIVE',
      updateConfig: { maxUnavailablePercentage: 50, updateStrategy: 'MINIMAL' },
      warmPoolConfig: { enabled: true, minSize: 1, maxGroupPreparedCapacity: 3, poolState: 'STOPPED' },
    });
    const found = await instances();
    expect(found.map(({ State }) => State?.Name).toSorted()).toEqual(['running', 'running', 'stopped']);
    for (const { Placement, Tags, Monitoring } of found) {
      expect(Placement?.AvailabilityZone).toBe('us-east-1b');
      expect(Tags).toContainEqual({ Key: 'Name', Value: 'shop-demo-workers' });
      expect(Monitoring?.State).toBe('enabled');
    }
    const { nodes } = JSON.parse((await step('status')).outputs.status ?? '{}');
    expect(nodes).toHaveLength(2);
  });

  it('is as wanted the second time', async () => {
    const again = await step('up', { config: configOf(asked) });
    expect(troublesOf(again)).toEqual([]);
    expect(again.outputs.result).toBe('unchanged');
  });

  it('changes in place what EKS changes, and replaces its nodes for the rest', async () => {
    const other = configOf({
      ...asked,
      updateConfig: { maxUnavailable: 2 },
      warmPoolConfig: undefined,
      maxPodsPerNode: 12,
      releaseVersion: '1.36.2-20261103',
    });
    const { releaseVersion = '' } = (await nodegroup()) ?? {};
    const earlier = other.replace('1.36.2-20261103', releaseVersion.replace(/\d+$/, '20261103'));
    expect(await planned(earlier)).toEqual({
      'launch template workers': [
        'a new version, with a volume of 80 GiB of gp3, the prefix shop, detailed monitoring, at most 12 pods',
      ],
      'node group workers': [
        `a new version of its launch template and release ${releaseVersion} → ${releaseVersion.replace(/\d+$/, '20261103')}: every node is replaced`,
        'nodes replaced at once: 2',
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
