/** How the access entries of a cluster differ from those that are asked for. */
import type { AccessEntry } from '@aws-sdk/client-eks';
import type { AccessEntrySpec, EntryPolicy } from '../../spec/access.ts';
import type { PrincipalArn } from '../../spec/arn.ts';
import { accessPolicies } from './access-entry.ts';

/** An entry that is asked for: of somebody whom an input lists, or of a file. Its tag says which. */
export interface Wanted extends AccessEntrySpec {
  as: 'admin' | 'viewer' | 'entry';
}

/** An access entry that there is. */
export interface FoundEntry {
  /** Whether it was made for somebody who was listed. */
  isOfList: boolean;
  /** What its tag says that it was made for. */
  as: string | undefined;
  entry: AccessEntry;
  policies: readonly EntryPolicy[];
}

/** Somebody who is to be let in, or otherwise than before. */
export interface Admitted {
  wanted: Wanted;
  words: string;
  /** Whether there is no entry yet. */
  isNew: boolean;
  /** Whether what differs is what EKS changes in no entry: it is made anew. */
  isAnew: boolean;
  /** ARN of the entry whose tag says something else. */
  retags: string | undefined;
  /** As UpdateAccessEntry takes them. */
  names: { username?: string; kubernetesGroups?: string[] };
  /** Policies that it lacks, or has for another scope. */
  gives: readonly EntryPolicy[];
  /** ARNs of policies that it is not to have. */
  takes: readonly string[];
}

export function differencesOf(wanted: readonly Wanted[], found: ReadonlyMap<PrincipalArn, FoundEntry>) {
  const admitted = wanted.flatMap((each) => {
    const existing = found.get(each.principalArn);
    return existing?.isOfList === false ? [] : (admissionOf(each, existing) ?? []);
  });
  const left = wanted
    .filter(({ principalArn }) => found.get(principalArn)?.isOfList === false)
    .map(
      ({ principalArn, as }) =>
        `${principalArn} has an access entry that was not made for \`${as === 'entry' ? 'accessEntries' : `${as}s`}\`: it is left as it is`,
    );
  const dismissed = [...found].flatMap(([arn, { isOfList }]) =>
    isOfList && !wanted.some(({ principalArn }) => principalArn === arn) ? arn : [],
  );
  return { admitted, left, dismissed };
}

/** @returns undefined where the entry is as it should be */
function admissionOf(wanted: Wanted, found: FoundEntry | undefined): Admitted | undefined {
  const { principalArn, as } = wanted;
  const nothing = { isNew: false, isAnew: false, retags: undefined, names: {}, gives: [], takes: [] };
  if (found === undefined) return { ...nothing, wanted, words: described(wanted), isNew: true };
  const { entry } = found;
  const anew = unchangeable(wanted, entry);
  if (anew.length > 0) {
    return { ...nothing, wanted, words: `${principalArn}: ${anew.join(', ')}`, isAnew: true };
  }
  const isOfFile = as === 'entry' || found.as === 'entry';
  const gives = wanted.policies.filter(
    (policy) => !found.policies.some((other) => inWords(other) === inWords(policy)),
  );
  // What somebody has given to a person besides is no business of ours.
  const takes = found.policies
    .map(({ policyArn }) => policyArn)
    .filter((arn) => isOfFile || levels.includes(nameOf(arn)))
    .filter((arn) => !wanted.policies.some(({ policyArn }) => policyArn === arn));
  const names = isOfFile ? namesOf(wanted, entry) : {};
  const retags = isOfFile && found.as !== as ? entry.accessEntryArn : undefined;
  const words = [
    ...(names.username === undefined ? [] : [`username ${entry.username} → ${names.username}`]),
    ...(names.kubernetesGroups === undefined
      ? []
      : [`groups ${listed(entry.kubernetesGroups)} → ${listed(wanted.groups)}`]),
    ...(gives.length + takes.length === 0 ? [] : [policyWords(wanted, found)]),
    ...(retags === undefined ? [] : [`listed as ${found.as} → ${as}`]),
  ];
  if (words.length === 0) return undefined;
  return { ...nothing, wanted, words: `${principalArn}: ${words.join(', ')}`, names, retags, gives, takes };
}

/** What an entry keeps for its life; EKS gives a name of its own to one that is made without. */
function unchangeable({ type, username }: Wanted, entry: AccessEntry): string[] {
  const isNamed = entry.type === 'STANDARD' && entry.username !== ownUsername(entry.principalArn ?? '');
  return [
    ...(type === entry.type ? [] : [`type ${entry.type} → ${type}`]),
    ...(type === entry.type && username === undefined && isNamed
      ? [`username ${entry.username} → that of EKS`]
      : []),
  ];
}

/** What EKS calls a principal. Source: EKS user guide, "Create access entries". */
function ownUsername(arn: string): string {
  const [, partition, account, name] = /^arn:([^:]+):iam::(\d+):role\/(?:.*\/)?([^/]+)$/.exec(arn) ?? [];
  return name === undefined ? arn : `arn:${partition}:sts::${account}:assumed-role/${name}/{{SessionName}}`;
}

function namesOf({ type, username, groups }: Wanted, entry: AccessEntry): Admitted['names'] {
  if (type !== 'STANDARD') return {};
  const isSame = [...groups].sort().join('\n') === [...(entry.kubernetesGroups ?? [])].sort().join('\n');
  return {
    ...(username !== undefined && username !== entry.username && { username }),
    ...(!isSame && { kubernetesGroups: [...groups] }),
  };
}

const nameOf = (policyArn: string): string => policyArn.split('/').at(-1) ?? policyArn;

const levelNames: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(accessPolicies).map(([level, policy]) => [policy, level]),
);
const levels = Object.keys(levelNames);

/** Such as `AmazonEKSEditPolicy in team-a, team-b`. */
function inWords({ policyArn, namespaces }: EntryPolicy): string {
  const name = nameOf(policyArn);
  return namespaces === undefined ? name : `${name} in ${[...namespaces].sort().join(', ')}`;
}

const listed = (texts: readonly string[] = []): string => texts.join(', ') || 'none';

/** Of people, in the words of the inputs. */
function policyWords({ as, policies }: Wanted, found: FoundEntry): string {
  if (as !== 'entry' && found.as !== 'entry') {
    const before = found.policies.flatMap(({ policyArn }) => levelNames[nameOf(policyArn)] ?? []);
    const inOrder = Object.keys(accessPolicies).filter((level) => before.includes(level));
    return `${inOrder.join(' and ') || 'nothing'} → ${as}`;
  }
  return `policies ${listed(found.policies.map(inWords))} → ${listed(policies.map(inWords))}`;
}

function described({ principalArn, as, type, username, groups, policies }: Wanted): string {
  if (as !== 'entry') return `${as} ${principalArn}`;
  const parts = [
    ...(type === 'STANDARD' ? [] : [type]),
    ...(username === undefined ? [] : [`username ${username}`]),
    ...(groups.length === 0 ? [] : [`groups ${groups.join(', ')}`]),
    ...policies.map(inWords),
  ];
  return [principalArn, ...(parts.length === 0 ? [] : [parts.join(', ')])].join(': ');
}
