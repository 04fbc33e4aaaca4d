import { expect, test } from 'vitest';
import { emulatorInTest } from './in-test.ts';
import { runPairs } from './plan-pairs.ts';
import { runs } from './programs.ts';

const emulator = emulatorInTest({ speed: 400 });

test('plan says what up then does, over ten wishes one after the other', async (context) => {
  if (!runs('aws', '--version')) return context.skip('the aws CLI is not on PATH');
  const { problems } = await runPairs(emulator, process.env.EMULATOR_SEED ?? '1', 10);
  expect(problems).toEqual([]);
});
