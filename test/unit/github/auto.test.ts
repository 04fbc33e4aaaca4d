import { describe, expect, it } from 'vitest';
import { type Choice, choose, type Wanted, whyNoCredentials } from '../../../src/github/auto.ts';
import type { GitHubEvent, PullRequest } from '../../../src/github/event.ts';

const pullRequest: PullRequest = {
  number: 12,
  isOpen: true,
  isDraft: false,
  labels: [],
  branch: 'feature/tables',
  isFromFork: false,
  bot: undefined,
  commit: undefined,
};

function event(name: string, more: Partial<GitHubEvent> = {}): GitHubEvent {
  return {
    repository: 'octo-org/octo-app',
    repositoryId: '4711',
    about: { branch: 'main' },
    untold: undefined,
    follower: undefined,
    isOfRepository: false,
    runId: '1',
    runUrl: 'https://github.com/octo-org/octo-app/actions/runs/1',
    attempt: '1',
    name,
    action: undefined,
    pullRequest: undefined,
    label: undefined,
    isDeletion: false,
    offersIdToken: true,
    ...more,
  };
}

/** In one word; a reason that is given is told by the tests that are about it. */
function kind(choice: Choice): string {
  return 'command' in choice ? choice.command : 'nothing' in choice ? 'nothing' : 'mistake';
}

const all: Wanted = { label: undefined, drafts: 'include', bots: 'exclude' };

describe('pull_request', () => {
  const decide = (
    action: string,
    pull: Partial<PullRequest> = {},
    wanted: Partial<Wanted> = {},
    label?: string,
  ): string =>
    kind(
      choose(event('pull_request', { action, label, pullRequest: { ...pullRequest, ...pull } }), {
        ...all,
        ...wanted,
      }),
    );

  /** Every activity type of `pull_request` that starts a workflow. */
  it.each([
    ['assigned', 'nothing'],
    ['unassigned', 'nothing'],
    ['labeled', 'nothing'],
    ['unlabeled', 'nothing'],
    ['opened', 'up'],
    ['edited', 'nothing'],
    ['closed', 'down'],
    ['reopened', 'up'],
    ['synchronize', 'up'],
    ['converted_to_draft', 'nothing'],
    ['locked', 'nothing'],
    ['unlocked', 'nothing'],
    ['enqueued', 'nothing'],
    ['dequeued', 'nothing'],
    ['milestoned', 'nothing'],
    ['demilestoned', 'nothing'],
    ['ready_for_review', 'up'],
    ['review_requested', 'nothing'],
    ['review_request_removed', 'nothing'],
    ['auto_merge_enabled', 'nothing'],
    ['auto_merge_disabled', 'nothing'],
  ])('%s: %s', (action, expected) => {
    expect(decide(action, { isOpen: action !== 'closed' }, {}, 'bug')).toBe(expected);
  });

  it.each([
    ['opened', ['preview'], undefined, 'up'],
    ['opened', ['bug'], undefined, 'nothing'],
    ['synchronize', [], undefined, 'nothing'],
    ['labeled', ['preview'], 'preview', 'up'],
    ['labeled', ['preview', 'bug'], 'bug', 'nothing'],
    ['unlabeled', [], 'preview', 'down'],
    ['unlabeled', ['preview'], 'bug', 'nothing'],
    ['closed', [], undefined, 'down'],
  ])('where a label is asked for, %s with %o (%s): %s', (action, labels, label, expected) => {
    expect(decide(action, { labels, isOpen: action !== 'closed' }, { label: 'preview' }, label)).toBe(
      expected,
    );
  });

  it.each([
    ['opened', true, 'nothing'],
    ['synchronize', true, 'nothing'],
    ['ready_for_review', false, 'up'],
    ['converted_to_draft', true, 'down'],
    ['closed', true, 'down'],
  ])('where drafts are excluded, %s of a draft (%s): %s', (action, isDraft, expected) => {
    expect(decide(action, { isDraft, isOpen: action !== 'closed' }, { drafts: 'exclude' })).toBe(expected);
  });

  it.each([
    ['opened', 'exclude', 'nothing'],
    ['synchronize', 'exclude', 'nothing'],
    ['closed', 'exclude', 'down'],
    ['opened', 'include', 'up'],
  ] as const)('of one that a bot opened, %s, where bots are to %s: %s', (action, bots, expected) => {
    expect(decide(action, { bot: 'renovate[bot]', isOpen: action !== 'closed' }, { bots })).toBe(expected);
  });

  it('makes no cluster for a closed one that gets the label', () => {
    expect(decide('labeled', { isOpen: false, labels: ['preview'] }, { label: 'preview' }, 'preview')).toBe(
      'nothing',
    );
  });
});

describe('pull_request_target', () => {
  const decide = (action: string): Choice =>
    choose(
      event('pull_request_target', { action, pullRequest: { ...pullRequest, isOpen: action !== 'closed' } }),
      { ...all, drafts: 'exclude' },
    );

  it.each(['opened', 'reopened', 'synchronize', 'ready_for_review'])('%s is a mistake', (action) => {
    expect(decide(action)).toEqual({ mistake: expect.stringContaining('Write `on: pull_request`') });
  });

  it.each(['closed', 'converted_to_draft'])('%s: down', (action) => {
    expect(decide(action)).toEqual({ command: 'down' });
  });

  it('edited: nothing', () => {
    expect(kind(decide('edited'))).toBe('nothing');
  });
});

describe('other events', () => {
  it.each([
    ['push to a branch', event('push'), 'up'],
    ['push that deletes a branch', event('push', { isDeletion: true }), 'down'],
    ['push of a tag', event('push', { about: undefined }), 'nothing'],
    ['deletion of a branch', event('delete', { isDeletion: true }), 'down'],
    ['deletion of a tag', event('delete', { isDeletion: true, about: undefined }), 'nothing'],
    ['schedule', event('schedule'), 'sweep'],
    ['workflow_dispatch', event('workflow_dispatch'), 'mistake'],
    ['repository_dispatch', event('repository_dispatch'), 'mistake'],
    ['merge_group', event('merge_group'), 'nothing'],
    ['issue_comment', event('issue_comment'), 'nothing'],
    ['create', event('create'), 'nothing'],
    ['workflow_run', event('workflow_run'), 'nothing'],
    ['pull_request_review', event('pull_request_review', { pullRequest }), 'nothing'],
  ])('%s: %s', (_, given, expected) => {
    expect(kind(choose(given, all))).toBe(expected);
  });

  it('say why nothing is done', () => {
    expect(choose(event('merge_group'), all)).toEqual({
      nothing: 'The event merge_group neither needs a cluster nor ends one.',
    });
  });
});

describe('credentials', () => {
  const fork = { pullRequest: { ...pullRequest, isFromFork: true }, offersIdToken: false };

  it('are not there for forks, which are told what they can do', () => {
    expect(whyNoCredentials(event('pull_request', fork))).toMatch(/comes from a fork.*push its branch/s);
  });

  it.each([
    ['a fork whose repository gives ID tokens to forks', 'pull_request', { ...fork, offersIdToken: true }],
    ['a fork that is closed with pull_request_target', 'pull_request_target', fork],
    [
      'somebody without the permission, who is told by the command',
      'pull_request',
      { pullRequest, offersIdToken: false },
    ],
  ])('may be there for %s', (_, name, more) => {
    expect(whyNoCredentials(event(name, more))).toBeUndefined();
  });
});
