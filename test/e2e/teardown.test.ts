import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InventoryItem } from '../emulator/core.ts';
import { type Emulator, startEmulator } from './emulator.ts';
import { runAction, type StepResult } from './runner.ts';

const dir = mkdtempSync(join(tmpdir(), 'teardown-'));
let emulator: Emulator;
let before: InventoryItem[];

beforeAll(async () => {
  emulator = await startEmulator({ speed: 200, dir });
  before = await emulator.resources();
});

afterAll(async () => {
  await emulator.stop();
  rmSync(dir, { recursive: true });
});

const inputs = (command: string): Record<string, string> => ({
  command,
  'role-to-assume': emulator.roleArn,
  'poll-interval': '50ms',
  'cluster-name': 'demo',
});

const up = (more: Record<string, string>, cancel?: AbortSignal): Promise<StepResult> =>
  runAction({
    inputs: { ...inputs('up'), ...more },
    env: emulator.env,
    ...(cancel !== undefined && { cancel }),
  });

/** What the runner does when the job has ended. */
const afterJob = (main: StepResult, more: Record<string, string> = {}): Promise<StepResult> =>
  runAction({
    inputs: { ...inputs('up'), ...more },
    env: emulator.env,
    entry: 'post',
    state: main.state,
  });

const down = (): Promise<StepResult> => runAction({ inputs: inputs('down'), env: emulator.env });

const ids = (items: readonly InventoryItem[]): string[] => items.map(({ id }) => id).sort();

describe('teardown: job', () => {
  it('removes the cluster when the job has ended', async () => {
    const main = await up({ teardown: 'job' });
    expect(main.code).toBe(0);
    const post = await afterJob(main, { teardown: 'job' });
    expect(post.code).toBe(0);
    expect(post.log).toContain('Cluster demo is gone');
    expect(ids(await emulator.resources())).toEqual(ids(before));
  });

  it('removes what a failed up has made', async () => {
    await emulator.faults([{ service: 'eks', operation: 'CreateNodegroup', times: 1, effect: 'deny' }]);
    const main = await up({ teardown: 'job' });
    expect(main.code).toBe(1);
    const post = await afterJob(main, { teardown: 'job' });
    expect(post.code).toBe(0);
    expect(ids(await emulator.resources())).toEqual(ids(before));
  });

  it('only starts the removal after a cancellation, and says what is left to a later down', async () => {
    const cancellation = new AbortController();
    const running = up({ teardown: 'job' }, cancellation.signal);
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
    expect((await down()).code).toBe(0);
    expect(ids(await emulator.resources())).toEqual(ids(before));
  });
});

describe('without teardown', () => {
  it('does nothing after the job', async () => {
    const main = await up({});
    const calls = (await emulator.calls()).length;
    const post = await afterJob(main);
    expect(post.code).toBe(0);
    expect(post.log).toBe('');
    expect(
      (await emulator.calls()).slice(calls).filter(({ operation }) => operation === 'DescribeVpcs'),
    ).toEqual([]);
    expect((await down()).code).toBe(0);
  });

  it('cannot be asked of down, nor a preview of up', async () => {
    const wrong = await runAction({ inputs: { ...inputs('down'), teardown: 'job' }, env: emulator.env });
    expect(wrong.code).toBe(1);
    expect(wrong.log).toContain('Input teardown: it is for `up`, and the command is `down`.');
    const preview = await up({ 'dry-run': 'true' });
    expect(preview.code).toBe(1);
    expect(preview.log).toContain('Input dry-run: it is for `down`, `sweep`, and the command is `up`.');
  });
});
