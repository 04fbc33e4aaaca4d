import { CloudFormation } from '@aws-sdk/client-cloudformation';
import { EC2 } from '@aws-sdk/client-ec2';
import { EKS } from '@aws-sdk/client-eks';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import type { InventoryItem, Shortage } from '../emulator/core.ts';
import { emulatorInTest, identities, stepIn, troublesOf } from './in-test.ts';

const emulator = emulatorInTest({ speed: 200 });
const step = stepIn(emulator, { 'cluster-name': 'demo', region: 'us-east-1', ttl: '8h' });
let before: InventoryItem[];

beforeAll(async () => {
  before = await emulator.resources();
});

async function circumstances(of: 'capacity' | 'vcpus', body: unknown): Promise<void> {
  const answer = await fetch(`${emulator.url}/_emulator/${of}`, {
    method: 'POST',
    body: JSON.stringify(body),
  });
  expect(answer.ok).toBe(true);
}

/** What EC2 has none of. */
const lacks = (...shortages: Shortage[]) => circumstances('capacity', shortages);

/** How many vCPUs may run at once, of either market. */
const allow = (vcpus: number) =>
  circumstances('vcpus', { 'Spot Standard': vcpus, 'On-Demand Standard': vcpus });

const ofSpot = {
  instanceTypes: ['t3.medium', 't3a.medium'],
  onDemandPercentageAboveBaseCapacity: 0,
  orOnDemand: true,
};

/** One of each kind, and of those that start before the control plane is there and after it. */
const config = stringify({
  apiVersion: 'eksctl.io/v1alpha5',
  kind: 'ClusterConfig',
  managedNodeGroups: [
    { name: 'managed', instanceTypes: ['t3.medium', 't3a.medium'], desiredCapacity: 1, spot: 'preferred' },
  ],
  nodeGroups: [
    { name: 'before', desiredCapacity: 1, instancesDistribution: ofSpot },
    { name: 'after', desiredCapacity: 1, instancesDistribution: ofSpot, prelaunch: false },
  ],
});

const capacity = async (nodegroupName: string): Promise<string | undefined> => {
  const request = { clusterName: 'demo', nodegroupName };
  return (await new EKS(emulator.admin).describeNodegroup(request)).nodegroup?.capacityType;
};

/** How each node is bought. */
const markets = async (): Promise<string[]> => {
  const { Reservations = [] } = await new EC2(emulator.admin).describeInstances({
    Filters: [{ Name: 'instance-state-name', Values: ['running'] }],
  });
  return Reservations.flatMap(({ Instances = [] }) => Instances).map(
    ({ InstanceLifecycle = 'on demand' }) => InstanceLifecycle,
  );
};

const down = async (): Promise<void> => {
  expect(troublesOf(await step('down'))).toEqual([]);
  expect(identities(await emulator.resources())).toEqual(identities(before));
};

describe('spot instances that are preferred', () => {
  afterEach(() => lacks());

  it('are counted at the price of those that may take their place', async () => {
    const limits = { 'max-hourly-cost': '0.22' };
    expect((await step('plan', { ...limits, spot: 'true' })).outputs.result).toBe('changes');
    for (const kind of ['managed', 'self-managed']) {
      const { outputs, log } = await step('plan', { ...limits, spot: 'preferred', 'node-kind': kind });
      expect(outputs.result).toBe('refused');
      expect(log).toContain('max-hourly-cost');
    }
  });

  it('are missing, and on demand there are some', async () => {
    await lacks({ market: 'spot' });
    const made = await step('up', { config });
    expect(troublesOf(made)).toEqual([]);
    for (const name of ['managed', 'before', 'after']) {
      // Where this machine is slow, EKS gives the group up first.
      expect(made.log).toMatch(
        new RegExp(
          `node group ${name}: Node group ${name} (?:gets no instances|is CREATE_FAILED): tried t3.medium and t3a.medium in us-east-1a and us-east-1b and us-east-1c, as spot, and EC2 has none\\. .*UnfulfillableCapacity.* It is made anew of on-demand instances\\.`,
        ),
      );
      expect(made.summary).toContain(`${name} (t3.medium or t3a.medium, on demand in place of spot)`);
    }
    expect(await capacity('managed')).toBe('ON_DEMAND');
    expect(await markets()).toEqual(['on demand', 'on demand', 'on demand']);
  });

  it('are not asked for again, once others have their place', async () => {
    expect((await step('plan', { config })).outputs.result).toBe('no-changes');
    const again = await step('up', { config });
    expect(troublesOf(again)).toEqual([]);
    expect(again.outputs.result).toBe('unchanged');
    expect(again.summary).toContain('after (t3.medium or t3a.medium, on demand in place of spot)');
    expect(await capacity('managed')).toBe('ON_DEMAND');
    expect(await markets()).toEqual(['on demand', 'on demand', 'on demand']);
  });

  it('are asked for again where nothing may take their place any more: nodes are replaced', async () => {
    const strictly = config.replaceAll('orOnDemand: true', 'orOnDemand: false').replace('preferred', 'true');
    const { outputs, log } = await step('plan', { config: strictly });
    expect(outputs.result).toBe('refused');
    expect(log).toContain('Node group managed has capacity ON_DEMAND, and SPOT is asked for');
    expect(log).toContain('the instance types and how they are bought: every node is replaced');
  });

  it('leave nothing behind', down);

  it('are above the quota, and so are others: both is told', async () => {
    await allow(0);
    const own = { 'node-kind': 'self-managed', prelaunch: 'false', spot: 'preferred' };
    expect((await step('plan', own)).outputs.result).toBe('changes');
    for (const inputs of [own, { spot: 'preferred' }]) {
      const { code, log } = await step('up', inputs);
      expect(code).toBe(1);
      expect(log).toMatch(
        /MaxSpotInstanceCountExceeded.*It is made anew of on-demand instances\..*As on-demand instances, too: .*VcpuLimitExceeded/s,
      );
      await down();
    }
    await allow(32);
  });

  it('are taken where there are some', async () => {
    const made = await step('up', { config });
    expect(troublesOf(made)).toEqual([]);
    expect(await capacity('managed')).toBe('SPOT');
    expect(await markets()).toEqual(['spot', 'spot', 'spot']);
    expect(made.summary).not.toContain('on demand');
    const { Stacks = [] } = await new CloudFormation(emulator.admin).describeStacks({});
    expect(Stacks.filter(({ StackStatus = '' }) => /FAILED|ROLLBACK/.test(StackStatus))).toEqual([]);
    await down();
  });
});
