/** The deck's two tables of what passes between control plane and nodes, held against what EC2 says of a cluster, line by line. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { InventoryItem } from '../emulator/core.ts';
import { beyondMinimum, failing, minimum, recommended, sidesOf } from './deck-tables.ts';
import { emulatorInTest, identities, messagesOf, stepIn, troublesOf } from './in-test.ts';
import type { StepResult } from './runner.ts';

const emulator = emulatorInTest({ speed: 400 });
const step = stepIn(emulator, { 'cluster-name': 'demo', ttl: '8h', 'instance-types': 't3.medium' });
let before: InventoryItem[];

beforeAll(async () => {
  before = await emulator.resources();
});

async function down(): Promise<void> {
  const removed = await step('down');
  expect(troublesOf(removed)).toEqual([]);
  expect(identities(await emulator.resources())).toEqual(identities(before));
}

describe('the minimum', () => {
  let created: StepResult;

  beforeAll(async () => {
    created = await step('up', { 'security-groups': 'minimum' });
  }, 300_000);

  it('is what the table of the deck says, with what a cluster needs today, and no more', async () => {
    expect(troublesOf(created)).toEqual([]);
    const found = await sidesOf(emulator);
    expect(failing(minimum, found)).toEqual([]);
    expect(failing(beyondMinimum, found)).toHaveLength(beyondMinimum.length);
    // EKS's own group, which lets everything through, is on no node.
    expect(found.nodes.flatMap(({ GroupName }) => GroupName ?? []).join()).not.toContain('eks-cluster-sg');
    expect(created.outputs.result).toBe('created');
  });

  it('is as wanted the second time, and never becomes the other one', async () => {
    const again = await step('up', { 'security-groups': 'minimum' });
    expect(troublesOf(again)).toEqual([]);
    expect(again.outputs.result).toBe('unchanged');
    const refused = await step('up');
    expect(refused.code).toBe(1);
    expect(messagesOf(refused)).toContain(
      'Cluster demo was made with `security-groups: minimum`, and recommended is asked for.',
    );
  }, 300_000);

  it('goes with its cluster', down, 300_000);
});

describe('what is recommended', () => {
  it('is what the table of the deck says, by the group that EKS makes', async () => {
    const created = await step('up');
    expect(troublesOf(created)).toEqual([]);
    expect(failing(recommended, await sidesOf(emulator))).toEqual([]);
    const refused = await step('plan', { 'security-groups': 'minimum' });
    expect(refused.outputs.result).toBe('refused');
    await down();
  }, 600_000);
});
