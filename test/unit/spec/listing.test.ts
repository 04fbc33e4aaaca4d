import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isListed, listingIn } from '../../../src/spec/listing.ts';

const written = readFileSync(new URL('../../../docs/iam/identity.json', import.meta.url), 'utf8')
  .replaceAll(
    '"PRINCIPALS"',
    '["arn:aws:iam::123456789012:role/dev/*", "arn:aws:iam::444455556666:user/mona"]',
  )
  .replaceAll('"GROUPS"', '"team-?"');

describe('what a policy of a role’s own lists', () => {
  const listing = listingIn(written);

  it('are the patterns of a condition, one or several', () => {
    expect(listing.patterns('ChangeEntriesOfListed', 'eks:principalArn')).toEqual([
      'arn:aws:iam::123456789012:role/dev/*',
      'arn:aws:iam::444455556666:user/mona',
    ]);
    expect(listing.patterns('KeepToListedGroups', 'eks:kubernetesGroups')).toEqual(['team-?']);
  });

  it('is what a statement is about', () => {
    expect(listing.patterns('ReadLists', 'Resource')).toEqual(['arn:aws:iam::*:role/*']);
  });

  it('is nothing where there is no such statement or no such condition', () => {
    expect(listing.patterns('Elsewhere', 'eks:principalArn')).toEqual([]);
    expect(listing.patterns('ChangeEntriesOfListed', 'eks:username')).toEqual([]);
    expect(listingIn('{}').patterns('ChangeEntriesOfListed', 'Resource')).toEqual([]);
  });
});

describe('a value', () => {
  it.each([
    ['arn:aws:iam::1:role/a', 'arn:aws:iam::1:role/a', true],
    ['arn:aws:iam::1:role/dev/a/b', 'arn:aws:iam::1:role/dev/*', true],
    ['arn:aws:iam::1:role/develop', 'arn:aws:iam::1:role/dev/*', false],
    ['arn:aws:iam::12:role/a', 'arn:aws:iam::?:role/a', false],
    ['arn:aws:iam::1:role/aXb', 'arn:aws:iam::1:role/a.b', false],
    ['arn:aws:iam::1:role/a\n', 'arn:aws:iam::1:role/a', false],
    ['', '', true],
    ['a', '', false],
  ])('%s is listed by %s: %s', (value, pattern, expected) => {
    expect(isListed(value, [pattern])).toBe(expected);
    expect(isListed(value, [])).toBe(false);
  });
});
