import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import type { InventoryItem } from '../emulator/core.ts';
import { emulatorInTest, stepIn } from './in-test.ts';
import type { StepResult } from './runner.ts';

const emulator = emulatorInTest({ speed: 400 });
let before: InventoryItem[];

beforeAll(async () => {
  before = await emulator.resources();
});

const step = stepIn(emulator, { 'cluster-name': 'demo' });

/** What the runner does when the job has ended. */
const afterJob = (main: StepResult, inputs: Record<string, string> = {}): Promise<StepResult> =>
  step('up', inputs, { entry: 'post', state: main.state });

const ids = (items: readonly InventoryItem[]): string[] => items.map(({ id }) => id).sort();

describe('teardown: job', () => {
  it('removes the cluster when the job has ended', async () => {
    const main = await step('up', { teardown: 'job' });
    expect(main.code).toBe(0);
    const post = await afterJob(main, { teardown: 'job' });
    expect(post.code).toBe(0);
    expect(post.log).toContain('Cluster demo is gone');
    expect(ids(await emulator.resources())).toEqual(ids(before));
  });

  it('removes what a failed up has made', async () => {
    await emulator.faults([{ service: 'eks', operation: 'CreateNodegroup', times: 1, effect: 'deny' }]);
    const main = await step('up', { teardown: 'job' });
    expect(main.code).toBe(1);
    const post = await afterJob(main, { teardown: 'job' });
    expect(post.code).toBe(0);
    expect(ids(await emulator.resources())).toEqual(ids(before));
  });

  it('only starts the removal after a cancellation, and says what is left to a later down', async () => {
    const cancellation = new AbortController();
    const running = step('up', { teardown: 'job' }, { cancel: cancellation.signal });
    const earlier = (await emulator.calls()).length;
    while (
      !(await emulator.calls()).slice(earlier).some(({ operation }) => operation === 'CreateNodegroup')
    ) {
      await sleep(20);
    }
    cancellation.abort();
    const main = await running;
    expect(main.code).toBe(1);
    const post = await afterJob(main, { teardown: 'job' });
    expect(post.code).toBe(0);
    expect(post.log).toMatch(/has begun: \d+ things are left to a later `down`/);
    expect((await step('down')).code).toBe(0);
    expect(ids(await emulator.resources())).toEqual(ids(before));
  });
});

describe('without teardown', () => {
  it('does nothing after the job', async () => {
    const main = await step('up');
    const calls = (await emulator.calls()).length;
    const post = await afterJob(main);
    expect(post.code).toBe(0);
    expect(post.log).toBe('');
    expect(
      (await emulator.calls()).slice(calls).filter(({ operation }) => operation === 'DescribeVpcs'),
    ).toEqual([]);
    expect((await step('down')).code).toBe(0);
  });

  it('cannot be asked of down, nor a preview of up', async () => {
    const wrong = await step('down', { teardown: 'job' });
    expect(wrong.code).toBe(1);
    expect(wrong.log).toContain('Input teardown: it is for `up`, and the command is `down`.');
    const preview = await step('up', { 'dry-run': 'true' });
    expect(preview.code).toBe(1);
    expect(preview.log).toContain('Input dry-run: it is for `down`, `sweep`, and the command is `up`.');
  });
});
