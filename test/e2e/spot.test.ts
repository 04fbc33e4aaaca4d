import { EKS } from '@aws-sdk/client-eks';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { InventoryItem } from '../emulator/core.ts';
import { emulatorInTest, identities, stepIn, troublesOf } from './in-test.ts';

const emulator = emulatorInTest({ speed: 400 });
const step = stepIn(emulator, {
  'cluster-name': 'demo',
  region: 'us-east-1',
  ttl: '8h',
  'instance-types': 't3.medium, t3a.medium',
  spot: 'preferred',
});
let before: InventoryItem[];

beforeAll(async () => {
  before = await emulator.resources();
});

/** What the account has none of. */
async function short(...requests: object[]): Promise<void> {
  const rules = requests.map((request) => ({
    service: 'ec2',
    operation: 'RunInstances',
    rate: 1,
    effect: 'capacity',
    request,
  }));
  const answer = await fetch(`${emulator.url}/_emulator/faults`, {
    method: 'POST',
    body: JSON.stringify(rules),
  });
  expect(answer.ok).toBe(true);
}

const ofSpot = { InstanceMarketOptions: { MarketType: 'spot' } };

const capacity = async (): Promise<string | undefined> => {
  const request = { clusterName: 'demo', nodegroupName: 'default' };
  return (await new EKS(emulator.admin).describeNodegroup(request)).nodegroup?.capacityType;
};

describe('spot instances that are preferred', () => {
  afterEach(() => short());

  it('are counted at the price of those that may take their place', async () => {
    const limits = { 'max-hourly-cost': '0.22' };
    expect((await step('plan', { ...limits, spot: 'true' })).outputs.result).toBe('changes');
    const { outputs, log } = await step('plan', limits);
    expect(outputs.result).toBe('refused');
    expect(log).toContain('max-hourly-cost');
  });

  it('are missing, and on demand there are some', async () => {
    await short(ofSpot);
    const made = await step('up');
    expect(troublesOf(made)).toEqual([]);
    expect(made.log).toMatch(
      /node group default: .*InsufficientInstanceCapacity.* It is made anew of on-demand instances\./,
    );
    expect(made.log).toContain('creating: 2 × t3.medium or t3a.medium, AmazonLinux2023, on demand');
    expect(await capacity()).toBe('ON_DEMAND');
    expect(made.summary).toContain(
      'default (t3.medium or t3a.medium, on demand: there were no spot instances)',
    );
  });

  it('are not asked for again, once others have their place', async () => {
    const again = await step('up');
    expect(troublesOf(again)).toEqual([]);
    expect(again.outputs.result).toBe('unchanged');
    expect(await capacity()).toBe('ON_DEMAND');
  });

  it('leave nothing behind', async () => {
    expect(troublesOf(await step('down'))).toEqual([]);
    expect(identities(await emulator.resources())).toEqual(identities(before));
  });

  it('are missing, and so are others: both is told', async () => {
    await short(ofSpot, {});
    const { code, log } = await step('up');
    expect(code).toBe(1);
    expect(log).toMatch(
      /Could not launch Spot Instances\..*As on-demand instances, too: .*Could not launch On-Demand Instances\./s,
    );
  });

  it('are taken where there are some', async () => {
    const made = await step('up');
    expect(troublesOf(made)).toEqual([]);
    expect(await capacity()).toBe('SPOT');
    expect(made.summary).not.toContain('on demand');
    expect(troublesOf(await step('down'))).toEqual([]);
    expect(identities(await emulator.resources())).toEqual(identities(before));
  });
});
