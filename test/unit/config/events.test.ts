/** Which cluster an event is about, and what a step says where it is about none. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EventError } from '../../../src/github/event.ts';
import { InputError } from '../../../src/inputs.ts';
import { type EventSpec, eventOf } from '../../emulator/github/events.ts';
import { change, createRepository } from '../../emulator/github/repository.ts';
import { runnerEnvironment, workflowRun } from '../../emulator/github/workflow.ts';
import { ask, problems, request } from './support.ts';

const repository = createRepository(workflowRun);
change(repository, {
  pulls: [
    { number: 7, head: 'seven' },
    { number: 8, head: 'eight' },
    { number: 9, head: 'eight', fork: 'mallory/octo-app' },
    { number: 10, head: 'two' },
    { number: 11, head: 'two', base: 'release' },
    { number: 12, head: 'done', state: 'closed' },
  ],
  issues: [{ number: 5 }],
});

const path = join(mkdtempSync(join(tmpdir(), 'event-')), 'event.json');

/** What a job of the event finds; of a payload of its own, where there is one. */
function jobOf(spec: EventSpec, given?: unknown): NodeJS.ProcessEnv {
  const { run, payload } = eventOf(repository, spec);
  writeFileSync(path, JSON.stringify(given ?? payload));
  return { ...runnerEnvironment(run), GITHUB_EVENT_PATH: path, AWS_REGION: 'eu-west-1', RUNNER_TEMP: '/tmp' };
}

const comment = (more: Partial<EventSpec> = {}): EventSpec => ({
  event: 'issue_comment',
  action: 'created',
  pull: 7,
  ...more,
});

/** Whose cluster a `down` without a name is for, or why for none. */
const told: [string, EventSpec, string | RegExp][] = [
  ['a comment on a pull request', comment(), '74061981/pr-7'],
  ['a comment on a closed one', comment({ pull: 12 }), '74061981/pr-12'],
  [
    'a comment on an issue',
    { event: 'issue_comment', action: 'created', issue: 5 },
    /it is about no pull request/,
  ],
  ['a comment that was edited', comment({ action: 'edited' }), /created/],
  ['a comment that was deleted', comment({ action: 'deleted' }), /created/],
  ['an issue', { event: 'issues', action: 'opened', issue: 5 }, /it is about no pull request/],
  ['an issue that was edited', { event: 'issues', action: 'edited', issue: 5 }, /types: \[opened\]/],
  ['a run of a pull request', { event: 'workflow_run', pull: 7 }, '74061981/pr-7'],
  ['a run of a branch with one', { event: 'workflow_run', branch: 'eight' }, '74061981/pr-8'],
  [
    "a run of a fork's, whose branch is called as another's",
    { event: 'workflow_run', pull: 9 },
    /a fork has no cluster/,
  ],
  [
    'a run of a branch with two',
    { event: 'workflow_run', branch: 'two' },
    /several pull requests, #10 and #11/,
  ],
  ['a run of a closed one', { event: 'workflow_run', pull: 12 }, /about no open pull request/],
  ['a run of the default branch', { event: 'workflow_run' }, /about no open pull request/],
  ['a review', { event: 'pull_request_review', action: 'submitted', pull: 7 }, '74061981/pr-7'],
  [
    'a remark in a review',
    { event: 'pull_request_review_comment', action: 'created', pull: 7 },
    '74061981/pr-7',
  ],
  ['a check', { event: 'check_run', action: 'completed' }, /one of the default branch/],
  ['a suite of checks', { event: 'check_suite', action: 'completed' }, /one of the default branch/],
  ["a deployment's status", { event: 'deployment_status' }, /one of the default branch/],
  ['a status', { event: 'status' }, /one of the default branch/],
  ['a call of the API', { event: 'repository_dispatch', action: 'down' }, /one of the default branch/],
  ['a discussion', { event: 'discussion', action: 'created' }, /it is about no pull request/],
  ['a star', { event: 'watch', action: 'started' }, /it is about no pull request/],
  ['a schedule', { event: 'schedule' }, /it would be that of the default branch/],
  ['a run by hand', { event: 'workflow_dispatch', branch: 'feature' }, '74061981/branch-feature'],
  ['a push', { event: 'push', branch: 'feature' }, '74061981/branch-feature'],
];

describe('a down without a name', () => {
  it.each(told)('of %s', async (_, spec, expected) => {
    const found = await request({ command: 'down' }, jobOf(spec)).then(
      ({ spec: { owner } }) => owner,
      (error: unknown) => String(error),
    );
    expect(found).toEqual(typeof expected === 'string' ? expected : expect.stringMatching(expected));
  });

  it('of a queue of merges is for a branch of its own', async () => {
    const { spec } = await request({ command: 'down' }, jobOf({ event: 'merge_group' }));
    expect(spec.owner).toMatch(/^74061981\/branch-gh-readonly-queue\/main\/pr-12-/);
  });

  it('says all that is wrong with a comment in one sentence that tells what to write', async () => {
    expect(await problems({ command: 'down' }, jobOf(comment({ action: 'edited' })))).toEqual([
      'Input command: the event issue_comment tells of something edited that somebody else may have written, and asks for nothing. Write `types: [created]` below `issue_comment`.',
    ]);
  });
});

describe('a schedule', () => {
  it.each(['up', 'plan', 'connect'])('may %s the cluster of its branch', async (command) => {
    expect((await request({ command }, jobOf({ event: 'schedule' }))).spec.name).toBe(
      'octo-app--branch-main',
    );
  });
});

describe('what GitHub is asked first', () => {
  it.each(['down', 'plan'])(
    'comes before anything is written, also that the inputs of %s are bad',
    async (command) => {
      const inputs = { command, region: 'nowhere', comment: 'true' };
      const failed = await request(inputs, jobOf(comment())).catch((error: unknown) => error);
      expect(failed).toMatchObject({ name: 'InputError', toldIn: undefined });
    },
  );

  it.each(['down', 'connect', 'plan'])(
    'of a comment, for %s: whether its author may write',
    async (command) => {
      const { admission } = await request({ command }, jobOf(comment({ actor: 'robin' })));
      expect(admission).toEqual({ event: 'issue_comment', writers: ['robin'], pullRequest: undefined });
    },
  );

  it('of a comment, for up: its author, and the pull request', async () => {
    const { admission, spec } = await request({}, jobOf(comment()));
    expect(admission).toEqual({ event: 'issue_comment', writers: ['octocat'], pullRequest: 7 });
    expect(spec).toMatchObject({ name: 'octo-app--pr-7', owner: '74061981/pr-7' });
  });

  it('of a comment, for up of a cluster with a name, too', async () => {
    const { admission } = await request({ 'cluster-name': 'demo' }, jobOf(comment()));
    expect(admission).toMatchObject({ writers: ['octocat'], pullRequest: 7 });
  });

  it('of a comment that two are said to have made: both', async () => {
    const { admission } = await request({ command: 'down' }, jobOf(comment({ author: 'mallory' })));
    expect(admission?.writers).toEqual(['octocat', 'mallory']);
  });

  it('of whatever anybody may do, though the cluster has a name', async () => {
    for (const event of ['issues', 'discussion', 'watch', 'fork']) {
      const job = jobOf({ event, action: 'opened', issue: 5, actor: 'mallory' });
      const { admission } = await request({ command: 'down', 'cluster-name': 'demo' }, job);
      expect(admission).toEqual({ event, writers: ['mallory'], pullRequest: undefined });
    }
  });

  it('of a run that another follows, for up: its pull request', async () => {
    expect((await request({}, jobOf({ event: 'workflow_run', pull: 7 }))).admission).toEqual({
      event: 'workflow_run',
      writers: [],
      pullRequest: 7,
    });
  });

  it("of a fork's run: nothing, since no cluster is for it, with a name or without", async () => {
    for (const command of ['up', 'down', 'connect', 'plan']) {
      const job = jobOf({ event: 'workflow_run', pull: 9 });
      expect(await problems({ command, 'cluster-name': 'demo' }, job)).toEqual([
        'Input command: the run that this one follows is not known to be one of this repository: a fork has no cluster here, and is to reach no other. ' +
          'Write `if: github.event.workflow_run.head_repository.id == github.repository_id` into the job.',
      ]);
    }
  });

  it.each<EventSpec>([
    { event: 'push' },
    { event: 'pull_request', action: 'opened', pull: 7 },
    { event: 'workflow_dispatch' },
    { event: 'pull_request_review', action: 'submitted', pull: 7 },
  ])('of $event: nothing', async (spec) => {
    expect((await request({}, jobOf(spec))).admission).toBeUndefined();
  });
});

describe('owner: any', () => {
  const any = { command: 'down', owner: 'any', 'cluster-name': 'octo-app--pr-13' };

  it.each<EventSpec>([
    { event: 'workflow_dispatch' },
    { event: 'schedule' },
    { event: 'repository_dispatch' },
    { event: 'push' },
  ])('is for the event $event', async (spec) => {
    expect((await request(any, jobOf(spec))).ofAnyOwner).toMatchObject({ repositoryId: '74061981' });
  });

  it.each<EventSpec>([
    { event: 'pull_request', action: 'synchronize', pull: 7 },
    { event: 'pull_request_target', action: 'closed', pull: 12 },
    { event: 'pull_request_review', action: 'submitted', pull: 7 },
    { event: 'push', branch: 'feature' },
    { event: 'push', tag: 'v1' },
    { event: 'delete', branch: 'feature' },
    { event: 'merge_group' },
    { event: 'check_run' },
    comment(),
    { event: 'workflow_run', pull: 7 },
  ])('is refused for the event $event', async (spec) => {
    expect(await problems(any, jobOf(spec))).toEqual([
      expect.stringMatching(/^Input owner: `any` is for a run of the repository itself, .* Leave it out\.$/),
    ]);
  });

  it('needs a name', async () => {
    expect(await problems({ command: 'down', owner: 'any' }, jobOf({ event: 'workflow_dispatch' }))).toEqual([
      'Input owner: `any` goes by the name of the cluster, and there is none. Write cluster-name, too.',
    ]);
  });

  it('is of down alone, and not what a step does that does not ask for it', async () => {
    expect(await problems({ ...any, command: 'up' }, jobOf({ event: 'push' }))).toHaveLength(1);
    const own = await request({ ...any, owner: 'own' }, jobOf({ event: 'push' }));
    expect([own.ofAnyOwner, own.spec.owner]).toEqual([undefined, '74061981/run']);
  });
});

/** What a member may be instead; the first stands for none. */
const odd = [undefined, null, -7, 7.5, 8, 'x', [], [null], {}, { number: 8, login: 1 }];

/** What nobody here reads, and whatever is in it. */
const unread = /_url$|_at$|^(color|default|description|title|body|owner|sha|visibility)$/;

/** Every payload in which one member, however deep, is another or missing, and the file itself. */
function* oddlyLike(value: unknown): Generator<unknown> {
  yield* odd;
  if (typeof value !== 'object' || value === null) return;
  const isList = Array.isArray(value);
  for (const [name, member] of Object.entries(value)) {
    if (unread.test(name)) continue;
    for (const other of oddlyLike(member)) {
      if (isList) yield value.with(Number(name), other);
      else yield { ...value, [name]: other };
    }
  }
}

const events: EventSpec[] = [
  { event: 'pull_request', action: 'labeled', pull: 7, label: 'preview' },
  { event: 'pull_request', action: 'closed', pull: 12 },
  { event: 'pull_request_review', action: 'submitted', pull: 7 },
  { event: 'push', branch: 'feature' },
  { event: 'delete', branch: 'feature' },
  { event: 'workflow_dispatch' },
  { event: 'issues', action: 'opened', issue: 5 },
  { event: 'workflow_run', pull: 7 },
  comment(),
];

it('says of a payload whose file is not there that it is not', async () => {
  const event = { event: 'pull_request', action: 'closed', pull: 12 } as const;
  const job = { ...jobOf(event, {}), GITHUB_EVENT_PATH: '/nowhere/event.json' };
  await expect(ask({ command: 'down' }, job)).rejects.toThrow(
    'What the event pull_request is about cannot be read in the file that GITHUB_EVENT_PATH names: there is no such file.',
  );
});

describe('a payload that is odd in any one place', () => {
  const known = (error: unknown): boolean => error instanceof InputError || error instanceof EventError;

  it.each(events)(
    'of $event ends in a sentence, or is understood',
    async (spec) => {
      const { payload } = eventOf(repository, spec);
      const owners = new Set<string>();
      const others: unknown[] = [];
      for (const given of oddlyLike(payload)) {
        for (const command of ['down', 'auto']) {
          const asked = await ask({ command }, jobOf(spec, given ?? 0)).catch((error: unknown) => {
            if (!known(error)) others.push([given, error]);
          });
          if (asked?.command !== 'down') continue;
          owners.add(asked.spec.owner);
          // Nobody's comment is obeyed without a question.
          if (spec.event === 'issue_comment' && (asked.admission?.writers ?? []).length === 0)
            others.push(given);
        }
      }
      expect(others).toEqual([]);
      // Never the default branch's; another's only where the payload names that in the place of its own.
      const mayBe = /^74061981\/(pr-(7|8|12)|branch-(feature|x)|run|branch-main)$/;
      expect([...owners].filter((owner) => !mayBe.test(owner))).toEqual([]);
      if (!['workflow_dispatch', 'push', 'delete'].includes(spec.event))
        expect(owners).not.toContain('74061981/branch-main');
    },
    60_000,
  );
});
