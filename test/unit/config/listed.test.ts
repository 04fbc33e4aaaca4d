import { describe, expect, it } from 'vitest';
import { isIdentityAsked, notListed } from '../../../src/config/listed.ts';
import type { AccessEntrySpec, IdentityMapping } from '../../../src/spec/access.ts';
import { type Listing, nothingListed } from '../../../src/spec/listing.ts';

const arn = 'arn:aws:iam::111122223333:role/dev';
const entry: AccessEntrySpec = {
  principalArn: arn,
  type: 'STANDARD',
  groups: [],
  username: undefined,
  policies: [],
};
const mapping: IdentityMapping = { of: arn, username: undefined, groups: ['team-a'], isSole: false };

const listing: Listing = {
  patterns: (sid) =>
    ({
      ChangeEntriesOfListed: [arn, 'arn:aws:iam::444455556666:*'],
      SayWhatListedMay: ['*/AmazonEKSViewPolicy'],
      KeepToListedGroups: ['team-*'],
    })[sid] ?? [],
};

const told = (
  accessEntries: AccessEntrySpec[],
  identityMappings: IdentityMapping[],
  lists = listing,
): string[] => notListed({ accessEntries, identityMappings }, lists, 'aws');

describe('what a file names', () => {
  it('is not looked up where it lets nobody in', () => {
    expect(isIdentityAsked({ accessEntries: [], identityMappings: [] })).toBe(false);
    expect(isIdentityAsked({ accessEntries: [entry], identityMappings: [] })).toBe(true);
    expect(isIdentityAsked({ accessEntries: [], identityMappings: [mapping] })).toBe(true);
  });

  it('may be what is listed', () => {
    const policyArn = 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy';
    const viewer = { ...entry, groups: ['team-b'], policies: [{ policyArn, namespaces: undefined }] };
    const account = { of: '444455556666', username: undefined, groups: [], isSole: false };
    expect(told([viewer], [mapping, account])).toEqual([]);
  });

  it('is refused where nothing is listed, with what to do', () => {
    expect(told([entry], [], nothingListed)).toEqual([
      `accessConfig.accessEntries: ${arn} may not be named by this role: its policy eks-cluster-action-identity lists none. ` +
        'Leave it out, or have an administrator list it in the parameter Principals of docs/iam/kinds.yaml.',
    ]);
  });

  it.each([
    ['somebody else', [{ ...entry, principalArn: `${arn}s` as const }], [], `${arn}s`],
    ['another account', [], [{ ...mapping, of: '444455556667' }], '444455556667'],
    ['another group', [{ ...entry, groups: ['ops'] }], [], 'the group ops'],
    ['administrators', [], [{ ...mapping, groups: ['system:masters'] }], 'the group system:masters'],
    ['another name', [], [{ ...mapping, username: 'root' }], 'the user name root'],
  ] as [string, AccessEntrySpec[], IdentityMapping[], string][])(
    'is refused beyond that: %s',
    (_, entries, mappings, words) => {
      expect(told(entries, mappings)).toEqual([
        expect.stringContaining(`${words} may not be named by this role`),
      ]);
    },
  );
});
