import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import type { InventoryItem } from '../emulator/core.ts';
import { emulatorInTest, messagesOf, stepIn } from './in-test.ts';
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
    expect(main.state).toEqual({ teardown: 'demo of 74061981/run in us-east-1' });
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
    expect(post.log).toMatch(/has begun: \d+ resources are left to a later `down`/);
    expect((await step('down')).code).toBe(0);
    expect(ids(await emulator.resources())).toEqual(ids(before));
  });
});

describe('what is saved for the step after the job', () => {
  const inputs = { teardown: 'job' };
  const staging = { 'cluster-name': 'staging' };

  beforeAll(async () => {
    expect((await step('up', staging)).code).toBe(0);
  });

  /** The step after the job, with a state that somebody else has written. */
  const withState = (teardown: string, more: Record<string, string> = inputs): Promise<StepResult> =>
    step('up', more, { entry: 'post', state: { teardown } });

  const isThere = async (): Promise<boolean> =>
    (await emulator.resources()).some(({ id, type }) => type === 'AWS::EKS::Cluster' && id === 'staging');

  it.each([
    ['the name of another cluster', 'staging of 74061981/run in us-east-1'],
    [
      'a whole request',
      JSON.stringify({
        command: 'down',
        spec: { name: 'staging', owner: '74061981/run', region: 'us-east-1' },
      }),
    ],
  ])('removes nothing that the inputs do not name, whatever it says: %s', async (_, forged) => {
    const post = await withState(forged);
    expect(post.code).toBe(1);
    expect(messagesOf(post)).toMatch(
      /^The step has made .*staging.*, and names demo of 74061981\/run in us-east-1 now.* Nothing was removed: /,
    );
    expect(await isThere()).toBe(true);
  });

  it('removes nothing where the inputs ask for no teardown', async () => {
    const post = await withState('staging of 74061981/run in us-east-1', staging);
    expect(post.code).toBe(1);
    expect(messagesOf(post)).toContain('the step asks for no teardown. Nothing was removed');
    expect(await isThere()).toBe(true);
  });

  it('is told when the ClusterConfig names another cluster than it did', async () => {
    const workspace = join(emulator.dir, 'workspace');
    mkdirSync(workspace, { recursive: true });
    const config = join(workspace, 'cluster.yaml');
    const write = (name: string): void =>
      writeFileSync(
        config,
        `apiVersion: eksctl.io/v1alpha5\nkind: ClusterConfig\nmetadata: { name: ${name}, region: us-east-1 }\n`,
      );
    const env = { ...emulator.env, GITHUB_WORKSPACE: workspace };
    const given = { ...inputs, 'cluster-name': '', config: 'cluster.yaml' };
    write('staging');
    const post = await step('up', given, {
      env,
      entry: 'post',
      state: { teardown: 'demo of 74061981/run in us-east-1' },
    });
    expect(post.code).toBe(1);
    expect(messagesOf(post)).toContain('names staging of 74061981/run in us-east-1 now');
    expect(await isThere()).toBe(true);
  });

  it('needs no ClusterConfig for what the inputs name', async () => {
    const given = { ...inputs, ...staging, config: 'gone.yaml' };
    const post = await withState('staging of 74061981/run in us-east-1', given);
    expect(post.code).toBe(0);
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
