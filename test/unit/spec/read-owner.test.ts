import { expect, it } from 'vitest';
import { ownerInWords } from '../../../src/spec/read-owner.ts';

it.each([
  ['4711/pr-12', 'octo-org/octo-app', 'octo-org/octo-app, pull request #12'],
  ['4711/branch-feature/x', 'octo-org/octo-app', 'octo-org/octo-app, branch feature/x'],
  ['4711/run', 'octo-org/octo-app', 'octo-org/octo-app'],
  ['4711/network', undefined, 'repository 4711'],
  ['4711/pr-12', undefined, 'repository 4711, pull request #12'],
])('the owner %s of %s is called %s', (owner, repository, words) => {
  expect(ownerInWords(owner, repository)).toBe(words);
});
