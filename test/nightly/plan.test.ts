import { expect, test } from 'vitest';
import { verdicts } from '../../src/engine/difference.ts';
import { emulatorInTest } from '../e2e/in-test.ts';
import { runPairs } from '../e2e/plan-pairs.ts';
import { runs } from '../e2e/programs.ts';

/** Of resources that say how they differ. */
const everyKind = [
  'EBS CSI role',
  'access entry',
  'add-on',
  'cluster role',
  'control plane',
  'default StorageClass',
  'launch template',
  'network',
  'node group',
  'node role',
  'nodes',
  'people',
].sort();

const emulator = emulatorInTest({ speed: 400 });

test('plan says what up then does, over a hundred wishes', { timeout: 40 * 60_000 }, async (context) => {
  if (!runs('aws', '--version')) return context.skip('the aws CLI is not on PATH');
  const { problems, verdicts: seen, kinds } = await runPairs(emulator, process.env.FAULT_SEED ?? '1', 100);
  expect(problems).toEqual([]);
  expect([...seen].sort()).toEqual([...verdicts].sort());
  expect([...kinds].sort()).toEqual(everyKind);
});
