import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { openWork } from '../../../src/github/open-work.ts';
import type { Permissions } from '../../emulator/github/jobs.ts';
import { type GitHubOnLoopback, gitHubOnLoopback } from '../support/github.ts';

let github: GitHubOnLoopback;

beforeAll(async () => {
  github = await gitHubOnLoopback();
});

afterAll(() => github.close());

beforeEach(() => github.reset());

const work = async (permissions: Permissions): ReturnType<typeof openWork> =>
  openWork(await github.client(permissions), '4711');

const reading: Permissions = { contents: 'read', 'pull-requests': 'read' };

it('ends with a pull request that is closed, and with a branch that has gone', async () => {
  github.change({
    pulls: [
      ...Array.from({ length: 120 }, (_, at) => ({ number: 100 + at })),
      { number: 12, state: 'closed' },
    ],
    branches: ['main', 'feature/größe'],
  });
  const { endOf, unread } = await work(reading);
  expect(unread).toEqual([]);
  expect(endOf('4711/pr-12')).toBe('pull request #12 is closed');
  // On the second page, the oldest.
  expect(endOf('4711/pr-100')).toBeUndefined();
  expect(endOf('4711/branch-main')).toBeUndefined();
  expect(endOf('4711/branch-feature/gr--e-773745f9e6e842abe394ec81aac5e35a')).toBeUndefined();
  expect(endOf('4711/branch-feature/gr--e')).toBe('branch feature/gr--e has gone');
  expect(endOf('4711/branch-feature/old')).toBe('branch feature/old has gone');
});

it('says nothing of clusters of a whole repository, nor of those of another', async () => {
  const { endOf } = await work(reading);
  expect([endOf('4711/run'), endOf('9/pr-12'), endOf('9/branch-x')]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

it('says nothing of what may not be read, and which permission that takes', async () => {
  const { endOf, unread } = await work({ issues: 'read' });
  expect([endOf('4711/pr-12'), endOf('4711/branch-x')]).toEqual([undefined, undefined]);
  expect(unread.map(({ what, permission }) => `${what}: ${permission}`).sort()).toEqual([
    'branches: contents: read',
    'pull requests: pull-requests: read',
  ]);
});
