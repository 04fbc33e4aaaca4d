/** What a ClusterConfig may name, by the lists in policies of the role's own, which src/aws/own-policies.ts reads. */

import { isListed, type Listing, ownPolicyName } from '../spec/listing.ts';
import type { ClusterSpec } from '../spec/spec.ts';

type Asked = Pick<ClusterSpec, 'accessEntries' | 'identityMappings'>;

/** Whether a file says who may enter. */
export const isIdentityAsked = ({ accessEntries, identityMappings }: Asked): boolean =>
  accessEntries.length + identityMappings.length > 0;

/** Something that has to be listed. */
interface Named {
  /** Of the file. */
  field: string;
  value: string;
  /** As people know it. */
  shown: string;
  list: ListName;
}

/** Where the policy has each list, and which parameter of docs/iam/kinds.yaml it is. */
const lists = {
  principals: { sid: 'ChangeEntriesOfListed', key: 'eks:principalArn', parameter: 'Principals' },
  policies: { sid: 'SayWhatListedMay', key: 'eks:policyArn', parameter: 'AccessPolicies' },
  groups: { sid: 'KeepToListedGroups', key: 'eks:kubernetesGroups', parameter: 'Groups' },
} as const;

type ListName = keyof typeof lists;

/** @returns a sentence for each thing that the file names and no list holds */
export function notListed(asked: Asked, listing: Listing, partition: string): string[] {
  const missing = namedIn(asked, partition).filter(({ value, list }) => {
    const { sid, key } = lists[list];
    return !isListed(value, listing.patterns(sid, key));
  });
  const told = missing.map(({ field, shown, list }) => {
    const { sid, key, parameter } = lists[list];
    const patterns = listing.patterns(sid, key).filter((pattern) => pattern !== '');
    const has = patterns.length === 0 ? 'lists none' : `lists ${patterns.join(', ')}`;
    return (
      `${field}: ${shown} may not be named by this role: its policy ${ownPolicyName('identity')} ${has}. ` +
      `Leave it out, or have an administrator list it in the parameter ${parameter} of docs/iam/kinds.yaml.`
    );
  });
  return [...new Set(told)];
}

function namedIn({ accessEntries, identityMappings }: Asked, partition: string): Named[] {
  const entries = 'accessConfig.accessEntries';
  const mappings = 'iamIdentityMappings';
  const names = (field: string, username: string | undefined, groups: readonly string[]): Named[] => [
    ...groups.map((value): Named => ({ field, value, shown: `the group ${value}`, list: 'groups' })),
    // RBAC knows people by either.
    ...(username === undefined
      ? []
      : [{ field, value: username, shown: `the user name ${username}`, list: 'groups' } as const]),
  ];
  return [
    ...accessEntries.flatMap(({ principalArn, username, groups, policies }): Named[] => [
      { field: entries, value: principalArn, shown: principalArn, list: 'principals' },
      ...policies.map(
        ({ policyArn }): Named => ({ field: entries, value: policyArn, shown: policyArn, list: 'policies' }),
      ),
      ...names(entries, username, groups),
    ]),
    ...identityMappings.flatMap(({ of, username, groups }): Named[] => [
      {
        field: mappings,
        // Of an account, all of it.
        value: /^\d+$/.test(of) ? `arn:${partition}:iam::${of}:*` : of,
        shown: of,
        list: 'principals',
      },
      ...names(mappings, username, groups),
    ]),
  ];
}
