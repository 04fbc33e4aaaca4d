import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Admission, admit } from '../../../src/github/admission.ts';
import type { Permissions } from '../../emulator/github/jobs.ts';
import { type GitHubOnLoopback, gitHubOnLoopback } from '../support/github.ts';

let github: GitHubOnLoopback;

beforeAll(async () => {
  github = await gitHubOnLoopback();
});

afterAll(() => github.close());

beforeEach(() => {
  github.reset();
  github.change({
    pulls: [
      { number: 7, head: 'seven' },
      { number: 9, head: 'nine', fork: 'mallory/octo-app' },
      { number: 12, head: 'done', state: 'closed' },
    ],
    collaborators: {
      anna: 'admin',
      maya: 'maintain',
      wim: 'write',
      rex: 'release-engineer/write',
      tom: 'triage',
      rita: 'read',
      vera: 'viewer-of-alerts/read',
    },
  });
});

/** What comes of it: the branch, or the refusal. */
async function asking(
  more: Partial<Admission>,
  permissions: Permissions = { 'pull-requests': 'read' },
): Promise<string> {
  const admission = { event: 'issue_comment', writers: [], pullRequest: undefined, ...more };
  return admit(admission, () => github.client(permissions)).then(
    (branch) => branch ?? 'admitted',
    (error: unknown) => String(error),
  );
}

describe('somebody who asks', () => {
  it.each(['anna', 'maya', 'wim', 'rex'])('may, where GitHub says that they may write: %s', async (login) => {
    expect(await asking({ writers: [login] }, {})).toBe('admitted');
  });

  it.each([
    ['tom', 'read'],
    ['rita', 'read'],
    ['vera', 'read'],
    ['mallory', 'none'],
    // An app is no user to GitHub.
    ['renovate[bot]', 'none'],
  ])('may not, where GitHub does not say so: %s', async (login, permission) => {
    expect(await asking({ writers: [login] }, {})).toBe(
      `NotAWriterError: ${login} may not write to this repository, as GitHub says: ${permission}. A job of the event issue_comment has the rights of the default branch. ` +
        'Nothing was done. Whoever may write can ask for it.',
    );
  });

  it('is asked about with everybody else who has a part in it', async () => {
    expect(await asking({ writers: ['anna', 'mallory'] })).toContain('mallory may not write');
    expect(await asking({ writers: ['mallory', 'anna'] })).toContain('mallory may not write');
  });

  it('is not taken at their word where GitHub does not answer', async () => {
    github.limits([{ effect: 'primary', times: 9, path: '/permission' }]);
    const answer = await asking({ writers: ['anna'] });
    expect(answer).toMatch(/^UnansweredError: GitHub could not be asked what anna may do: /);
  });
});

describe('the pull request of an up', () => {
  it('is open, and no fork, and its branch is what is shown', async () => {
    expect(await asking({ writers: ['anna'], pullRequest: 7 })).toBe('seven');
  });

  it.each([
    [9, /^ForkError: Pull request #9 comes from a fork, and a job of the default branch makes no cluster/],
    [12, /^ClosedPullRequestError: Pull request #12 is closed, and nothing would remove its cluster/],
    [99, /^UnansweredError: GitHub could not be asked about pull request #99: Not Found/],
  ])('is refused otherwise: #%s', async (pullRequest, words) => {
    expect(await asking({ pullRequest })).toMatch(words);
  });

  it('is asked about with a permission that the job has to have', async () => {
    expect(await asking({ pullRequest: 7 }, {})).toMatch(
      /Resource not accessible by integration.*Add `permissions: pull-requests: read` to the job\.$/,
    );
  });
});
