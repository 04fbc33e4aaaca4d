/** What starts a job elsewhere than where its cluster is: comments, runs that follow others, people by hand. */
import { EKS } from '@aws-sdk/client-eks';
import { beforeAll, describe, expect, it } from 'vitest';
import type { JobSpec, Permissions } from '../emulator/github/jobs.ts';
import { emulatorInTest, messagesOf, stepIn } from './in-test.ts';
import type { StepResult } from './runner.ts';
import { seedCluster, seedControlPlaneRole, seedStack, untilCluster } from './seeds.ts';

const emulator = emulatorInTest({ speed: 400 });
const step = stepIn(emulator);
let role: string;

const permissions: Permissions = { contents: 'read', 'id-token': 'write', 'pull-requests': 'write' };

/** A job that the event starts, with a step of the command. */
async function when(
  spec: JobSpec,
  command: string,
  inputs: Record<string, string> = {},
): Promise<StepResult> {
  return step(command, inputs, { env: await emulator.github.job({ permissions, ...spec }) });
}

/** A cluster of an owner of the repository, or of another. */
async function seed(name: string, owner: string, repository = '74061981'): Promise<void> {
  const cluster = { name, region: 'us-east-1', owner: `${repository}/${owner}` };
  await seedStack(emulator, cluster);
  await seedCluster(emulator, role, cluster);
  await untilCluster(emulator, cluster, 'ACTIVE');
}

/** The comment that an earlier run has left on the pull request. */
async function readyComment(number: number): Promise<void> {
  const marker = {
    preview: `pr-${number}`,
    region: 'us-east-1',
    cluster: `octo-app--pr-${number}`,
    state: 'ready',
    content: '',
  };
  const body = `<!-- eks-cluster-action ${JSON.stringify(marker)} -->\n### Cluster is ready`;
  await emulator.github.change({ comments: [{ issue: number, author: 'github-actions[bot]', body }] });
}

const commentOn = async (number: number): Promise<string> =>
  (await emulator.github.state()).comments.find(({ issue }) => issue === number)?.body ?? '';

const clusters = async (): Promise<string[]> =>
  (await new EKS(emulator.admin).listClusters({})).clusters?.sort() ?? [];

/** What the action asked of AWS so far. */
async function asked(): Promise<number> {
  const own = emulator.roleArn.split('/').at(-1) ?? '';
  return (await emulator.calls()).filter(
    ({ principal, operation }) => principal.includes(`/${own}/`) || operation === 'AssumeRoleWithWebIdentity',
  ).length;
}

/** The step has failed with these words, before anything was asked of AWS, and all clusters are there. */
async function expectRefusal(words: RegExp, doing: () => Promise<StepResult>): Promise<void> {
  const [before, there] = [await asked(), await clusters()];
  const result = await doing();
  expect(messagesOf(result)).toMatch(words);
  expect(result.code).toBe(1);
  expect(await asked()).toBe(before);
  expect(await clusters()).toEqual(there);
}

beforeAll(async () => {
  role = await seedControlPlaneRole(emulator);
  await seed('octo-app--branch-main', 'branch-main');
  await emulator.github.change({
    pulls: [
      { number: 7, head: 'seven' },
      { number: 8, head: 'eight' },
      { number: 9, head: 'eight', fork: 'mallory/octo-app' },
      { number: 13, head: 'thirteen' },
    ],
    issues: [{ number: 5 }],
    collaborators: { wim: 'write', tom: 'triage' },
  });
});

const comment = (more: Partial<JobSpec> = {}): JobSpec => ({
  event: 'issue_comment',
  action: 'created',
  pull: 7,
  actor: 'wim',
  ...more,
});

describe('a comment', () => {
  beforeAll(async () => {
    await seed('octo-app--pr-7', 'pr-7');
    await readyComment(7);
  });

  it.for([
    [
      'a stranger',
      comment({ actor: 'mallory' }),
      /^mallory may not write to this repository, as GitHub says: none\./,
    ],
    ['somebody who may only sort issues', comment({ actor: 'tom' }), /^tom may not write .*: read\./],
    ['an app', comment({ actor: 'renovate[bot]' }), /^renovate\[bot\] may not write .*: none\./],
    [
      'a stranger, whose words somebody else has edited',
      comment({ action: 'edited', author: 'mallory' }),
      /somebody else may have written/,
    ],
    [
      'a stranger, whose words somebody else has deleted',
      comment({ action: 'deleted', author: 'mallory' }),
      /somebody else may have written/,
    ],
    [
      'somebody on an issue',
      { ...comment(), pull: undefined, issue: 5 } as never,
      /does not tell which cluster is meant/,
    ],
  ] as const)('of %s takes no cluster down', async ([, spec, words]) => {
    await expectRefusal(words, () => when(spec, 'down', { comment: 'true' }));
    expect(await commentOn(7)).toContain('### Cluster is ready');
  });

  it('on a pull request of a fork makes no cluster, whoever wrote it, and whatever it is to be called', async () => {
    for (const inputs of [{}, { 'cluster-name': 'demo' }]) {
      await expectRefusal(/^Pull request #9 comes from a fork, and a job of the default branch/, () =>
        when(comment({ pull: 9 }), 'up', { ...inputs, teardown: 'job' }),
      );
    }
  });

  it('makes nothing where GitHub does not let the job read the pull request', async () => {
    await expectRefusal(/Add `permissions: pull-requests: read` to the job/, () =>
      when(comment({ permissions: { 'id-token': 'write' } }), 'up'),
    );
  });

  it("of somebody who may write takes down the pull request's, which its comment says, and no other", async () => {
    const result = await when(comment(), 'down', { comment: 'true' });
    expect(result.code, result.log).toBe(0);
    expect(await asked()).toBeGreaterThan(10);
    expect(result.outputs).toMatchObject({ 'cluster-name': 'octo-app--pr-7', result: 'deleted' });
    expect(await clusters()).toEqual(['octo-app--branch-main']);
    expect(await commentOn(7)).toContain('### Cluster `octo-app--pr-7` was removed');
  });
});

describe('a run that follows another', () => {
  it("of a fork reaches no cluster, though the fork's branch is called as another's", async () => {
    await seed('octo-app--pr-8', 'pr-8');
    for (const [command, inputs] of [
      ['down', {}],
      ['down', { 'cluster-name': 'octo-app--pr-8' }],
      ['connect', {}],
    ] as const) {
      await expectRefusal(/a fork has no cluster here/, () =>
        when({ event: 'workflow_run', pull: 9 }, command, inputs),
      );
    }
  });

  it('of the default branch takes nothing down', async () => {
    await expectRefusal(/about no open pull request/, () => when({ event: 'workflow_run' }, 'down'));
  });

  it("of a pull request takes that one's", async () => {
    const result = await when({ event: 'workflow_run', pull: 8 }, 'down');
    expect(result.outputs).toMatchObject({ 'cluster-name': 'octo-app--pr-8', result: 'deleted' });
    expect(await clusters()).toEqual(['octo-app--branch-main']);
  });
});

it('a schedule takes down no cluster that it does not name', async () => {
  await expectRefusal(/it would be that of the default branch/, () => when({ event: 'schedule' }, 'down'));
});

describe('owner: any', () => {
  const any = { 'cluster-name': '--pr-13', owner: 'any' };

  beforeAll(async () => {
    await seed('octo-app--pr-13', 'pr-13');
    await readyComment(13);
  });

  it('is not what a run by hand does by itself, and it is told how', async () => {
    const result = await when({ event: 'workflow_dispatch' }, 'down', { 'cluster-name': '--pr-13' });
    expect(messagesOf(result)).toMatch(
      /its owner is octo-org\/octo-app, pull request #13 \(74061981\/pr-13\), not repository 74061981.*By hand, `down` with `owner: any`/,
    );
    expect(await clusters()).toContain('octo-app--pr-13');
  });

  it.for([
    { event: 'pull_request', action: 'synchronize', pull: 7 },
    { event: 'push', branch: 'feature' },
    comment(),
  ])('is refused to $event', async (spec) => {
    await expectRefusal(/^Input owner: `any` is for a run of the repository itself/, () =>
      when(spec, 'down', any),
    );
  });

  it("does not take another repository's", async () => {
    await seed('octo-app--theirs', 'pr-1', '999');
    const theirs = { ...any, 'cluster-name': '--theirs' };
    const result = await when({ event: 'workflow_dispatch' }, 'down', theirs);
    expect(messagesOf(result)).toMatch(
      /its owner is .*, pull request #1 \(999\/pr-1\), not repository 74061981/,
    );
    expect(await clusters()).toContain('octo-app--theirs');
  });

  it("takes a pull request's by hand, and says whose it is", async () => {
    const look = await when({ event: 'workflow_dispatch' }, 'down', { ...any, 'dry-run': 'true' });
    expect(look.log).toContain('cluster octo-app--pr-13 is of octo-org/octo-app, pull request #13');
    expect(await clusters()).toContain('octo-app--pr-13');
    expect(await commentOn(13)).toContain('### Cluster is ready');
    const result = await when({ event: 'workflow_dispatch' }, 'down', { ...any, comment: 'true' });
    expect(await commentOn(13)).toContain('### Cluster `octo-app--pr-13` was removed');
    expect(result.log).toContain('cluster octo-app--pr-13 is of octo-org/octo-app, pull request #13');
    expect(result.outputs).toMatchObject({ result: 'deleted' });
    expect(await clusters()).not.toContain('octo-app--pr-13');
  });

  it("takes what is left of a branch's without its control plane, by a push to the default branch", async () => {
    await seedStack(emulator, {
      name: 'octo-app--branch-old',
      region: 'us-east-1',
      owner: '74061981/branch-old',
    });
    const result = await when({ event: 'push' }, 'down', { ...any, 'cluster-name': '--branch-old' });
    expect(result.log).toContain('cluster octo-app--branch-old is of octo-org/octo-app, branch old');
    expect(result.outputs).toMatchObject({ result: 'deleted' });
  });
});

describe('a down that does not take place', () => {
  const closed: JobSpec = { event: 'pull_request', action: 'closed', pull: 21 };

  beforeAll(async () => {
    await emulator.github.change({ pulls: [{ number: 21, head: 'change', state: 'closed' }] });
    await seed('octo-app--pr-21', 'pr-21');
  });

  it.for([
    ['for a time that is none', { timeout: 'soon' }, /Input timeout: /],
    ['for a region that is none', { region: 'Ireland' }, /Input region: /],
    ['for an input that there is not', { name: 'x' }, /there is no such input/],
  ] as const)('leaves no comment that says all is well: %s', async ([, inputs, words]) => {
    await readyCommentAgain();
    await expectRefusal(words, () => when(closed, 'auto', { ...inputs }));
    expect(await commentOn(21)).toContain('### Cluster `octo-app--pr-21` could not be removed');
    expect(await commentOn(21)).toMatch(words);
  });

  it('nor one where it is protected', async () => {
    await readyCommentAgain();
    await new EKS(emulator.admin).updateClusterConfig({ name: 'octo-app--pr-21', deletionProtection: true });
    const result = await when(closed, 'auto');
    expect([result.code, await commentOn(21)]).toEqual([
      1,
      expect.stringMatching(/could not be removed.*protected/s),
    ]);
  });

  it('begins none where there was none, nor where it was only to look', async () => {
    await emulator.github.change({ pulls: [{ number: 22, head: 'other', state: 'closed' }] });
    expect((await when({ ...closed, pull: 22 }, 'auto', { timeout: 'soon' })).code).toBe(1);
    expect(await commentOn(22)).toBe('');
    await readyCommentAgain();
    await when(closed, 'down', { comment: 'true', 'dry-run': 'true', timeout: 'soon' });
    expect(await commentOn(21)).toContain('### Cluster is ready');
  });

  /** As it was before; GitHub's own way to change a comment. */
  async function readyCommentAgain(): Promise<void> {
    const { comments } = await emulator.github.state();
    const known = comments.find(({ issue }) => issue === 21);
    if (known === undefined) return readyComment(21);
    const marker = known.body
      .split('\n')[0]
      ?.replace('"failed"', '"ready"')
      .replace(/"content":"\w*"/, '"content":""');
    const env = await emulator.github.job({ ...closed, permissions });
    await fetch(`${env.GITHUB_API_URL}/repos/octo-org/octo-app/issues/comments/${known.id}`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${env.GITHUB_TOKEN}` },
      body: JSON.stringify({ body: `${marker}\n### Cluster is ready` }),
    });
  }
});

describe('no room for a preview', () => {
  it('is what the comment, the annotation and the summary say, and not that something went wrong', async () => {
    const most = (await clusters()).filter((name) => /--(pr|branch)-/.test(name)).length;
    const opened: JobSpec = { event: 'pull_request', action: 'opened', pull: 13 };
    const result = await when(opened, 'auto', { 'max-previews': String(most), deployment: 'false' });
    const words = `No room for a preview: ${most} of ${most} are in use`;
    expect(result.code).toBe(1);
    expect(await commentOn(13)).toContain(`### ${words}\n`);
    expect(result.summary).toContain(words);
    expect(result.annotations[0]?.properties.title).toBe(`up failed: ${words}`);
    // Its advice is true.
    expect(messagesOf(result)).toContain('`command: down` with its `cluster-name` and `owner: any`');
  });
});

it('two clusters in one job are told apart: the second does not take the place of the first in silence', async () => {
  const env = await emulator.github.job({ event: 'push', permissions });
  const connect = (name: string, more: Record<string, string> = {}): Promise<StepResult> =>
    step('connect', { 'cluster-name': name, ...more }, { env });
  const warnings = ({ annotations }: StepResult): string[] =>
    annotations.flatMap(({ level, message }) =>
      level === 'warning' && message.includes('kubeconfig') ? message : [],
    );
  expect(warnings(await connect('octo-app--branch-main'))).toEqual([]);
  expect(warnings(await connect('octo-app--branch-main'))).toEqual([]);
  const own = `${env.RUNNER_TEMP}/second`;
  expect(warnings(await connect('octo-app--pr-21', { 'kubeconfig-path': own }))).toEqual([]);
  expect(warnings(await connect('octo-app--pr-21'))).toEqual([
    expect.stringMatching(
      /was that of arn:\S+\/octo-app--branch-main until now, and is that of arn:\S+\/octo-app--pr-21\. Give each step a `kubeconfig-path`/,
    ),
  ]);
});
