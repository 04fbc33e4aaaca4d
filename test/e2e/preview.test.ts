import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GitHubState } from '../emulator/github/index.ts';
import type { JobSpec } from '../emulator/github/jobs.ts';
import { type Emulator, startEmulator } from './emulator.ts';
import { runAction, type StepResult } from './runner.ts';

const dir = mkdtempSync(join(tmpdir(), 'preview-'));
let emulator: Emulator;

const permissions = {
  contents: 'read',
  deployments: 'write',
  'id-token': 'write',
  'pull-requests': 'write',
} as const;

/** A job that an event starts, with `command: auto`. */
async function auto(spec: JobSpec, inputs: Record<string, string> = {}): Promise<StepResult> {
  return runAction({
    inputs: { command: 'auto', 'role-to-assume': emulator.roleArn, 'poll-interval': '50ms', ...inputs },
    env: await emulator.github.job({ permissions, ...spec }),
  });
}

const pull = (action: string, more: Partial<JobSpec> = {}): JobSpec => ({
  event: 'pull_request',
  action,
  pull: 12,
  ...more,
});

/** What the bot has written. */
async function comments(): Promise<GitHubState['comments']> {
  const state = await emulator.github.state();
  return state.comments.filter(({ author }) => author === 'github-actions[bot]');
}

async function requests(during: () => Promise<unknown>): Promise<string[]> {
  const earlier = (await emulator.github.state()).requests.length;
  await during();
  return (await emulator.github.state()).requests
    .slice(earlier)
    .map(({ method, path }) => `${method} ${path.replace(/\?.*/, '')}`);
}

const warnings = ({ annotations }: StepResult): string[] =>
  annotations.filter(({ level }) => level === 'warning').map(({ message }) => message);

beforeAll(async () => {
  emulator = await startEmulator({ speed: 300, dir });
  await emulator.github.change({
    pulls: [{ number: 12, head: 'feature/tables' }],
    // More than one page of them, and one that claims to be ours.
    comments: [
      ...Array.from({ length: 130 }, (_, at) => ({ issue: 12, author: 'octocat', body: `Remark ${at}` })),
      {
        issue: 12,
        author: 'mallory',
        body: '<!-- eks-cluster-action {"preview":"pr-12","region":"us-east-1","state":"ready","content":""} -->',
      },
    ],
  });
});

afterAll(async () => {
  await emulator.stop();
  rmSync(dir, { recursive: true });
});

describe('the life of a pull request', () => {
  it('begins with a cluster of its own, a comment and a deployment', async () => {
    const opened = await auto(pull('opened'));
    expect(opened.log).toContain('Cluster octo-app-pr-12 is ready');
    expect(opened.outputs).toMatchObject({
      command: 'up',
      result: 'created',
      'cluster-name': 'octo-app-pr-12',
    });
    expect(warnings(opened)).toEqual([]);

    const [comment, ...others] = await comments();
    expect(others).toEqual([]);
    expect(comment?.body).toContain('### Cluster `octo-app-pr-12` is ready');
    expect(comment?.body).toContain(`| Endpoint | ${opened.outputs.endpoint} |`);
    expect(comment?.body).toMatch(/\| Nodes \| 2 Ready/);
    expect(comment?.body).toContain('aws eks update-kubeconfig --name octo-app-pr-12 --region us-east-1');

    const { deployments } = await emulator.github.state();
    expect(deployments).toMatchObject([
      { environment: 'preview/pr-12', ref: 'feature/tables', transient: true, production: false },
    ]);
    expect(deployments[0]?.statuses.map(({ state }) => state)).toEqual(['in_progress', 'success']);
  });

  it('goes on with the same cluster at each push, of which GitHub is told nothing', async () => {
    const earlier = await comments();
    let pushed: StepResult | undefined;
    const asked = await requests(async () => {
      pushed = await auto(pull('synchronize'));
    });
    expect(pushed?.outputs).toMatchObject({ command: 'up', result: 'unchanged' });
    expect(asked.filter((request) => !/^GET|graphql$/.test(request))).toEqual([]);
    expect(asked.filter((request) => request.endsWith('/comments'))).toHaveLength(2);
    expect(await comments()).toEqual(earlier);
  });
});
