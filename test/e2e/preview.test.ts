import { EKS } from '@aws-sdk/client-eks';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { InventoryItem } from '../emulator/core.ts';
import type { GitHubState } from '../emulator/github/index.ts';
import type { JobSpec } from '../emulator/github/jobs.ts';
import { emulatorInTest } from './in-test.ts';
import { runAction, type StepResult } from './runner.ts';
import { seedCluster, seedControlPlaneRole, seedStack, untilCluster } from './seeds.ts';

const emulator = emulatorInTest({ speed: 300 });
let before: InventoryItem[];

const permissions = {
  contents: 'read',
  deployments: 'write',
  'id-token': 'write',
  'pull-requests': 'write',
} as const;

/** A job that an event starts, with `command: auto`. */
async function auto(spec: JobSpec, inputs: Record<string, string> = {}): Promise<StepResult> {
  return autoIn(await emulator.github.job({ permissions, ...spec }), inputs);
}

/** The same for a job that was started before. */
function autoIn(env: Record<string, string>, inputs: Record<string, string> = {}): Promise<StepResult> {
  // Where each push moves the expiry on, it is news each time.
  const usual = {
    command: 'auto',
    'role-to-assume': emulator.roleArn,
    'poll-interval': '50ms',
    ttl: '0',
  };
  return runAction({ inputs: { ...usual, ...inputs }, env });
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

/** What GitHub was asked meanwhile. */
async function asking(during: () => Promise<StepResult>): Promise<{ result: StepResult; asked: string[] }> {
  const earlier = (await emulator.github.state()).requests.length;
  const result = await during();
  const { requests } = await emulator.github.state();
  const asked = requests.slice(earlier).map(({ method, path }) => `${method} ${path.replace(/\?.*/, '')}`);
  return { result, asked };
}

const statesOf = (deployments: GitHubState['deployments']): string[][] =>
  deployments.map(({ statuses }) => statuses.map(({ state }) => state));

const ids = (items: readonly InventoryItem[]): string[] => items.map(({ id }) => id).sort();

const warnings = ({ annotations }: StepResult): string[] =>
  annotations.filter(({ level }) => level === 'warning').map(({ message }) => message);

beforeAll(async () => {
  before = await emulator.resources();
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

describe('the life of a pull request', () => {
  it('begins with a cluster of its own, a comment and a deployment', async () => {
    const opened = await auto(pull('opened'));
    expect(opened.log).toContain('Cluster octo-app--pr-12 is ready');
    expect(opened.outputs).toMatchObject({
      command: 'up',
      result: 'created',
      'cluster-name': 'octo-app--pr-12',
    });
    expect(warnings(opened)).toEqual([]);

    const [comment, ...others] = await comments();
    expect(others).toEqual([]);
    expect(comment?.body).toContain('### Cluster `octo-app--pr-12` is ready');
    expect(comment?.body).toContain(`>Endpoint</th><td>${opened.outputs.endpoint}</td>`);
    expect(comment?.body).toMatch(/>Nodes<\/th><td>2 Ready/);
    expect(comment?.body).toMatch(/>Price<\/th><td>about \$\d\.\d+ an hour/);
    const run = 'https://github.com/octo-org/octo-app/actions/runs/8310000001/attempts/1';
    expect(comment?.body).toContain(`[Run](${run}) · [Summary](${run}#summary-51725241954)`);
    expect(comment?.body).toContain('aws eks update-kubeconfig --name octo-app--pr-12 --region us-east-1');

    const { deployments } = await emulator.github.state();
    expect(deployments).toMatchObject([
      { environment: 'preview', task: 'pr-12', ref: 'feature/tables', transient: true, production: false },
    ]);
    expect(statesOf(deployments)).toEqual([['in_progress', 'success']]);
  });

  it('asks GitHub while AWS is at work, and once more at the end', async () => {
    const { requests } = await emulator.github.state();
    const firstRead = requests.findIndex(({ method }) => method === 'GET');
    const nodes = (await emulator.calls()).find(({ operation }) => operation === 'CreateNodegroup');
    expect(firstRead).toBeGreaterThanOrEqual(0);
    expect(Date.parse(requests[firstRead]?.time ?? '')).toBeLessThan(Date.parse(nodes?.time ?? ''));
    expect(requests.filter(({ path }) => path.endsWith('/pulls/12'))).toHaveLength(1);
  });

  it('goes on with the same cluster at each push, of which GitHub is told nothing', async () => {
    const earlier = await comments();
    const { result, asked } = await asking(() => auto(pull('synchronize')));
    expect(result.outputs).toMatchObject({ command: 'up', result: 'unchanged' });
    expect(asked.filter((request) => !/^GET |graphql$/.test(request))).toEqual([]);
    // Two pages of comments.
    expect(asked.filter((request) => request.endsWith('/comments'))).toHaveLength(2);
    expect(await comments()).toEqual(earlier);
  });

  it('changes the comment when there is news, and waits when GitHub asks for it', async () => {
    await emulator.github.limits([
      { effect: 'secondary', times: 1, method: 'PATCH', path: '/comments/', retryAfter: 1, status: 429 },
      { effect: 'unavailable', times: 1, method: 'GET', path: '/deployments' },
    ]);
    const extended = await auto(pull('synchronize'), { ttl: '3d' });
    expect(extended.log).toMatch(/rate limit stops PATCH .*it is asked again in 1 s/);
    expect(warnings(extended)).toEqual([]);
    expect((await comments()).map(({ body }) => body).join()).toContain(
      `with a sweep after ${extended.outputs['expires-at']?.slice(0, 16).replace('T', ' ')} UTC (in `,
    );
  });

  it('lets later jobs connect by its number, also after the repository was renamed', async () => {
    const env = await emulator.github.job({ permissions, ...pull('synchronize') });
    const inputs = { command: 'connect', 'role-to-assume': emulator.roleArn };
    for (const name of ['octo-org/octo-app', 'octo-org/new-name']) {
      const connected = await runAction({ inputs, env: { ...env, GITHUB_REPOSITORY: name } });
      expect(connected.outputs['cluster-name']).toBe('octo-app--pr-12');
    }
  });

  it('goes on when a run of an old `closed` is started again: the pull request is open', async () => {
    await emulator.github.change({ pulls: [{ number: 12, state: 'closed' }] });
    const job = await emulator.github.job({ permissions, ...pull('closed') });
    await emulator.github.change({ pulls: [{ number: 12, state: 'open' }] });
    const earlier = await emulator.github.state();
    const from = (await emulator.calls()).length;
    const late = await autoIn(job);
    expect(late.code).toBe(0);
    expect(late.outputs).toMatchObject({ command: 'down', result: 'skipped' });
    expect(late.annotations).toEqual([
      expect.objectContaining({ level: 'notice', message: expect.stringContaining('is open again') }),
    ]);
    const asked = (await emulator.calls(from)).map(({ operation }) => operation);
    expect(asked.filter((operation) => !/^(Get|List|Describe|AssumeRole)/.test(operation))).toEqual([]);
    const now = await emulator.github.state();
    expect([now.comments, now.deployments]).toEqual([earlier.comments, earlier.deployments]);
  });

  it('is followed by the sweep when it is closed and nobody was told, as with a merge conflict', async () => {
    const early = await auto({ event: 'schedule' });
    expect(early.log).not.toContain('is closed');
    await emulator.github.change({ pulls: [{ number: 12, state: 'closed' }] });
    const blind = await auto({ event: 'schedule', permissions: { 'id-token': 'write' } });
    expect(warnings(blind).join('\n')).toMatch(
      /pull requests of this repository cannot be read.*Add `permissions: pull-requests: read` to the job/,
    );
    expect(ids(await emulator.resources())).not.toEqual(ids(before));
    const swept = await auto({ event: 'schedule' });
    expect(swept.log).toContain('pull request #12 is closed');
    expect(swept.outputs.command).toBe('sweep');
    expect(ids(await emulator.resources())).toEqual(ids(before));
  });

  it('ends with a comment and a deployment that say so, and a later close finds nothing to add', async () => {
    const [comment, ...others] = await comments();
    expect(others).toEqual([]);
    expect(comment?.body).toContain('### Cluster `octo-app--pr-12` was removed');
    expect(comment?.body).toContain('A sweep found it due: pull request \\#12 is closed.');
    const closed = await auto(pull('closed'));
    expect(closed.outputs).toMatchObject({ command: 'down', result: 'absent' });
    expect(await comments()).toEqual([comment]);
    expect(statesOf((await emulator.github.state()).deployments)).toEqual([
      ['in_progress', 'success', 'inactive'],
    ]);
  });

  it('takes the cluster down that was still being made when it was closed', async () => {
    await emulator.github.change({ pulls: [{ number: 12, state: 'open', merged: false }] });
    await emulator.faults([{ service: 'eks', operation: 'CreateNodegroup', times: 1, effect: 'hold' }]);
    const reopening = auto(pull('reopened'));
    await vi.waitUntil(async () => (await emulator.held()).length > 0, { timeout: 120_000, interval: 100 });
    expect((await comments())[0]?.body).toContain('### Cluster `octo-app--pr-12` is being made ready');
    await emulator.github.change({ pulls: [{ number: 12, state: 'closed' }] });
    await emulator.release();

    const reopened = await reopening;
    expect(reopened.code).toBe(0);
    expect(reopened.log).toContain('The pull request was closed while its cluster was being made.');
    expect(reopened.outputs).toMatchObject({ command: 'up', result: 'deleted' });
    expect(ids(await emulator.resources())).toEqual(ids(before));
    expect((await comments())[0]?.body).toContain('was removed');
    expect(statesOf((await emulator.github.state()).deployments)[1]).toEqual(['in_progress', 'inactive']);
  });
});

describe('a failure', () => {
  it('is told with its reason, in which nobody is mentioned, and each missing permission by name', async () => {
    await emulator.github.change({ pulls: [{ number: 13, draft: true }] });
    await emulator.faults([
      { service: 'ec2', operation: 'DescribeAvailabilityZones', times: 9, effect: 'deny' },
    ]);
    const failed = await auto(pull('opened', { pull: 13 }));
    expect(failed.code).toBe(1);
    const { comments: all, deployments } = await emulator.github.state();
    const told = all.find(({ issue }) => issue === 13)?.body;
    expect(told).toContain('### Cluster `octo-app--pr-13` could not be finished');
    expect(told).toMatch(/<blockquote>[^`]*UnauthorizedOperation[^`]*<\/blockquote>/);
    expect(statesOf(deployments).at(-1)).toEqual(['in_progress', 'failure']);

    const poor = { contents: 'read', 'id-token': 'write' } as const;
    const refused = await auto(pull('synchronize', { pull: 13, permissions: poor }));
    expect(warnings(refused)).toEqual([
      expect.stringContaining(
        'Add `permissions: pull-requests: write` and `permissions: deployments: write` to the job',
      ),
    ]);
    await emulator.faults([]);
    expect((await auto(pull('converted_to_draft', { pull: 13 }), { drafts: 'exclude' })).code).toBe(0);
    expect(ids(await emulator.resources())).toEqual(ids(before));
  });
});

describe('a plan', () => {
  it('that is refused for what is asked for takes the place of the one before in the comment', async () => {
    await emulator.github.change({ pulls: [{ number: 14, head: 'fourteen' }] });
    const planned = async (inputs: Record<string, string>): Promise<StepResult> =>
      autoIn(await emulator.github.job({ permissions, ...pull('synchronize', { pull: 14 }) }), {
        command: 'plan',
        'cluster-name': 'staging',
        ...inputs,
      });
    const told = async (): Promise<string[]> =>
      (await comments()).filter(({ issue }) => issue === 14).map(({ body }) => body);
    expect((await planned({})).code).toBe(0);
    expect(await told()).toEqual([expect.stringContaining('### Plan for cluster staging in us-east-1: ')]);
    const calls = (await emulator.calls()).length;
    expect((await planned({ nodes: 'many', spot: '@octocat' })).code).toBe(1);
    expect(await told()).toEqual([
      expect.stringMatching(
        /### No plan for cluster staging in us-east-1: what is asked for is refused\.[\s\S]*Input nodes: [\s\S]*Input spot: /,
      ),
    ]);
    expect(await emulator.calls(calls)).toEqual([]);
  });
});

describe('nothing to do', () => {
  /** The step's notice; nothing is asked of AWS. */
  async function notice(spec: JobSpec, inputs?: Record<string, string>): Promise<string> {
    const earlier = (await emulator.calls()).length;
    const { code, outputs, annotations } = await auto(spec, inputs);
    expect({ code, outputs }).toEqual({ code: 0, outputs: { command: 'none', result: 'skipped' } });
    expect((await emulator.calls()).length).toBe(earlier);
    return annotations.map(({ level, message }) => `${level}: ${message}`).join();
  }

  it('is what a notice says of forks, of bots, and of what does not concern clusters', async () => {
    await emulator.github.change({
      pulls: [
        { number: 14, fork: 'mallory/octo-app' },
        { number: 15, author: 'dependabot[bot]' },
        { number: 16, labels: ['bug'] },
      ],
    });
    expect(await notice(pull('opened', { pull: 14 }))).toMatch(/^notice: Pull request #14 comes from a fork/);
    expect(await notice(pull('opened', { pull: 15 }))).toMatch(
      /^notice: Pull request #15 was opened by dependabot\[bot\]/,
    );
    expect(await notice(pull('opened', { pull: 16 }), { label: 'preview' })).toMatch(
      /^notice: Pull request #16 does not carry the label "preview"/,
    );
    expect(await notice({ event: 'merge_group' })).toMatch(/^notice: The event merge_group/);
  });

  it('is not what a mistake ends with', async () => {
    const target = await auto(pull('opened', { event: 'pull_request_target', pull: 14 }));
    expect([target.code, target.log]).toEqual([1, expect.stringContaining('Write `on: pull_request`')]);
    const dispatched = await auto({ event: 'workflow_dispatch' });
    expect([dispatched.code, dispatched.log]).toEqual([1, expect.stringContaining('started by hand')]);
  });
});

describe('previews that outlive their time', () => {
  it('are named by an up of another, since no sweep seems to run; not those that a later up has given more', async () => {
    const role = await seedControlPlaneRole(emulator);
    const seeds = [97, 98].map((number) => ({
      name: `octo-app--pr-${number}`,
      region: 'us-east-1',
      owner: `74061981/pr-${number}`,
      expiresAt: '2026-01-02T03:04:05Z',
    }));
    for (const seed of seeds) {
      await seedStack(emulator, seed);
      await seedCluster(emulator, role, seed);
      await untilCluster(emulator, seed, 'ACTIVE');
    }
    await new EKS(emulator.admin).tagResource({
      resourceArn: 'arn:aws:eks:us-east-1:123456789012:cluster/octo-app--pr-97',
      tags: { 'eks-cluster-action/expires-at': new Date(Date.now() - 60_000).toISOString() },
    });
    const { code, log, annotations } = await auto(pull('opened', { pull: 16 }));
    expect(code, log).toBe(0);
    const [warning] = annotations.filter(({ level }) => level === 'warning');
    expect(warning?.properties.title).toBe('No sweep seems to run');
    expect(warning?.message).toMatch(/^The time of octo-app--pr-98 was up more than a day ago/);
  });
});
