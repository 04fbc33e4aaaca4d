/** What of the account a ClusterConfig may name, by lists in policies of the role's own, beside those whom it may let in. */
import { isListed, type Kind, type Listing, ownPolicyName } from '../spec/listing.ts';
import type { ClusterSpec } from '../spec/spec.ts';

/** Where a policy has a list, and which parameter of docs/iam/kinds.yaml it is. */
interface List {
  kind: Kind;
  sid: string;
  /** Of a condition; `Resource` for what the statement is about. */
  key: string;
  parameter: string;
}

const lists = {
  keys: { kind: 'secrets', sid: 'EncryptWithListed', key: 'Resource', parameter: 'Keys' },
} as const satisfies Record<string, List>;

/** Something that has to be listed. */
interface Named {
  /** Of the file. */
  field: string;
  value: string;
  list: List;
}

function namedIn({ controlPlane }: ClusterSpec): Named[] {
  const { secretsKey } = controlPlane;
  return secretsKey === undefined
    ? []
    : [{ field: 'secretsEncryption.keyARN', value: secretsKey, list: lists.keys }];
}

/** The kinds whose lists have to be read. */
export const kindsNamedIn = (spec: ClusterSpec): Kind[] => [
  ...new Set(namedIn(spec).map(({ list }) => list.kind)),
];

/** @returns a sentence for each thing that the file names and no list holds */
export function unlistedIn(spec: ClusterSpec, listingOf: (kind: Kind) => Listing): string[] {
  const told = namedIn(spec).flatMap(({ field, value, list: { kind, sid, key, parameter } }) => {
    const patterns = listingOf(kind)
      .patterns(sid, key)
      .filter((pattern) => pattern !== '');
    if (isListed(value, patterns)) return [];
    const has = patterns.length === 0 ? 'lists none' : `lists ${patterns.join(', ')}`;
    return (
      `${field}: ${value} may not be named by this role: its policy ${ownPolicyName(kind)} ${has}. ` +
      `Leave it out, or have an administrator list it in the parameter ${parameter} of docs/iam/kinds.yaml.`
    );
  });
  return [...new Set(told)];
}
