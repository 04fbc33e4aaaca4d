import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { eventually, type Lab, startLab } from '../crash/lab.ts';
import { messagesOf } from './in-test.ts';
import type { StepResult } from './runner.ts';

/** Milliseconds, on a machine that is busy with other things. */
const patience = 10 * 60_000;
vi.setConfig({ testTimeout: patience, hookTimeout: patience });

let lab: Lab;

beforeAll(async () => {
  lab = await startLab({ speed: 400 });
});

afterAll(() => lab.stop());

afterEach(async () => {
  await lab.emulator.faults([]);
  await lab.emulator.release();
});

/** Cancels the step while it has no answer to a call, so that it does not end by the first signal. */
async function cancelledAt(
  operation: string,
  command: string,
  inputs: Record<string, string> = {},
): Promise<StepResult> {
  await lab.emulator.faults([
    { service: '*', operation, principal: lab.principal, times: 1, effect: 'hold' },
  ]);
  const cancellation = new AbortController();
  const running = lab.step(command, { inputs, cancel: cancellation.signal });
  await eventually('the call to be held', async () => (await lab.emulator.held()).length > 0);
  cancellation.abort();
  const result = await running;
  await lab.emulator.release();
  return result;
}

describe('a job that is cancelled while up has no answer to a call', () => {
  const inputs = { teardown: 'job' };
  let main: StepResult;
  let post: StepResult;

  beforeAll(async () => {
    main = await cancelledAt('CreateCluster', 'up', inputs);
    post = await lab.step('up', { inputs, entry: 'post', state: main.state, jobStatus: 'cancelled' });
  });

  it('says what has been started, and how to go on, before the runner ends it', () => {
    expect(main.code).toBe(1);
    expect(messagesOf(main)).toMatch(
      /Cancelled\. What up has started for cluster demo in us-east-1 goes on in AWS \(.*network.*, control plane\): run `up` to go on from there, or `down` to remove it\./,
    );
  });

  it('hands to the step after the job what it needs, which starts the removal', () => {
    expect(post.code).toBe(0);
    expect(post.log).toMatch(/has begun: \d+ resources are left to a later `down`/);
  });

  it('leaves nothing that a later down would not remove', async () => {
    const down = await lab.step('down');
    expect(down.log).toContain('nothing of it is left');
    expect(await lab.look()).toMatchObject({ made: [], harm: [] });
  });
});

describe('a job that is cancelled while down has no answer to a call', () => {
  it('says how to go on, and a later down does', async () => {
    expect((await lab.step('up')).code).toBe(0);
    const cancelled = await cancelledAt('DeleteCluster', 'down');
    expect(cancelled.code).toBe(1);
    expect(messagesOf(cancelled)).toMatch(/What down has started .* goes on in AWS \(.*control plane.*\)/);
    expect((await lab.step('down')).code).toBe(0);
    expect(await lab.look()).toMatchObject({ made: [], harm: [] });
  });
});

describe('a job that is cancelled after its up has ended', () => {
  it('has the removal started, since there is no time to wait for it', async () => {
    const inputs = { teardown: 'job' };
    const main = await lab.step('up', { inputs });
    expect(main.code).toBe(0);
    const post = await lab.step('up', { inputs, entry: 'post', state: main.state, jobStatus: 'cancelled' });
    expect(post.code).toBe(0);
    expect(post.log).toMatch(/has begun: \d+ resources are left to a later `down`/);
    expect((await lab.step('down')).code).toBe(0);
    expect(await lab.look()).toMatchObject({ made: [], harm: [] });
  });
});
