/** What of the account a ClusterConfig may name, by lists in policies of the role's own, beside those whom it may let in. */

import type { RoleArn } from '../spec/arn.ts';
import { capabilitiesOf } from '../spec/capabilities.ts';
import { isListed, type Kind, type Listing, ownPolicyName } from '../spec/listing.ts';
import { isGiven, noPods, type Permissions } from '../spec/pods.ts';
import { everyGroupOf } from '../spec/self-managed.ts';
import type { ClusterSpec } from '../spec/spec.ts';
import { arnOfWellKnown } from '../spec/well-known.ts';

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
  podRoles: { kind: 'pods', sid: 'PassListedRolesToPods', key: 'Resource', parameter: 'PodRoles' },
  podPolicies: {
    kind: 'permissions',
    sid: 'AttachListedPolicies',
    key: 'iam:PolicyARN',
    parameter: 'PodPolicies',
  },
  issuers: {
    kind: 'issuers',
    sid: 'AssociateListedIssuers',
    key: 'eks:issuerUrl',
    parameter: 'Issuers',
  },
  clients: {
    kind: 'issuers',
    sid: 'AssociateListedIssuers',
    key: 'eks:clientId',
    parameter: 'IssuerClients',
  },
} as const satisfies Record<string, List>;

/** Something that has to be listed. */
interface Named {
  /** Of the file. */
  field: string;
  /** Undefined of what no list can hold. */
  value: string | undefined;
  /** As people know it. */
  shown: string;
  list: List;
}

function namedIn(spec: ClusterSpec, partition: string): Named[] {
  const {
    controlPlane: { secretsKey },
    pods = noPods,
    addons,
    identityProvider = 'none',
  } = spec;
  return [
    ...everyGroupOf(spec).flatMap(({ name, volume, moreVolumes = [] }) =>
      [volume, ...moreVolumes].flatMap(({ key }) =>
        key === undefined ? [] : named(`node group ${name}, volumeKmsKeyID`, key, lists.keys),
      ),
    ),
    ...(secretsKey === undefined ? [] : [named('secretsEncryption.keyARN', secretsKey, lists.keys)]),
    ...(identityProvider === 'none'
      ? []
      : [
          named('identityProviders', identityProvider.issuerUrl, lists.issuers),
          named('identityProviders', identityProvider.clientId, lists.clients),
        ]),
    ...pods.associations.flatMap(({ role, targetRole }) => [
      ...ofRole('iam.podIdentityAssociations', role, partition),
      ...(targetRole === undefined ? [] : ofRole('iam.podIdentityAssociations', targetRole, partition)),
    ]),
    ...pods.accounts.flatMap(({ role }) => ofRole('iam.serviceAccounts', role, partition)),
    // Of one that is given, another list says whether it may be.
    ...capabilitiesOf(spec).flatMap(({ role }) =>
      isGiven(role) ? [] : ofRole('capabilities', role, partition),
    ),
    ...addons.flatMap(({ name, identity }) => {
      const field = `addons, ${name}`;
      const { accountRole, associations = [] } = identity ?? {};
      return [
        ...(accountRole === undefined ? [] : ofRole(field, accountRole, partition)),
        ...associations.flatMap(({ role }) => ofRole(field, role, partition)),
      ];
    }),
  ];
}

const named = (field: string, value: string, list: List): Named => ({ field, value, shown: value, list });

function ofRole(field: string, role: RoleArn | Permissions, partition: string): Named[] {
  if (isGiven(role)) return [named(field, role, lists.podRoles)];
  const own = (what: string): Named => ({
    field,
    value: undefined,
    shown: `a policy of its own${what}`,
    list: lists.podPolicies,
  });
  return [
    ...role.policyArns.map((arn) => named(field, arn, lists.podPolicies)),
    ...(role.ofAws ?? []).map((name) =>
      named(field, `arn:${partition}:iam::aws:policy/${name}`, lists.podPolicies),
    ),
    ...role.wellKnown.map((each) => {
      const arn = arnOfWellKnown(each, partition);
      return arn === undefined ? own(`, ${each}`) : named(field, arn, lists.podPolicies);
    }),
    ...(role.document === undefined ? [] : [own('')]),
  ];
}

/** @returns a sentence for each role that is to have another boundary than every role */
export function otherBoundaries({
  permissionsBoundary,
  pods = noPods,
  addons,
  capabilities = [],
}: ClusterSpec): string[] {
  if (permissionsBoundary === undefined) return [];
  const ofAddons = addons.flatMap(({ identity }) => identity?.associations ?? []);
  const roles = [...pods.associations, ...pods.accounts, ...ofAddons, ...capabilities].map(
    ({ role }) => role,
  );
  const others = roles.flatMap((role) => (isGiven(role) ? [] : (role.boundary ?? [])));
  return [...new Set(others)]
    .filter((boundary) => boundary !== permissionsBoundary)
    .map(
      (boundary) =>
        `The permissions boundary ${boundary} of a role cannot be: every role that is made has ${permissionsBoundary}. Leave it out.`,
    );
}

/** The kinds whose lists have to be read. They are the same in every partition. */
export const kindsNamedIn = (spec: ClusterSpec): Kind[] => [
  ...new Set(namedIn(spec, 'aws').map(({ list }) => list.kind)),
];

/** @returns a sentence for each thing that the file names and no list holds */
export function unlistedIn(
  spec: ClusterSpec,
  listingOf: (kind: Kind) => Listing,
  partition: string,
): string[] {
  const told = namedIn(spec, partition).flatMap(
    ({ field, value, shown, list: { kind, sid, key, parameter } }) => {
      const patterns = listingOf(kind)
        .patterns(sid, key)
        .filter((pattern) => pattern !== '');
      if (value !== undefined && isListed(value, patterns)) return [];
      const has = patterns.length === 0 ? 'lists none' : `lists ${patterns.join(', ')}`;
      const by = `in the parameter ${parameter} of docs/iam/kinds.yaml`;
      const instead =
        value === undefined
          ? `No list holds what has no ARN: make a policy of it in IAM, name that, and have an administrator list it ${by}.`
          : `Leave it out, or have an administrator list it ${by}.`;
      return `${field}: ${shown} may not be named by this role: its policy ${ownPolicyName(kind)} ${has}. ${instead}`;
    },
  );
  return [...new Set(told)];
}
