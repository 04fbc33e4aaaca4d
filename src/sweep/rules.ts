/** When a cluster may be swept away. */

import { isFailed, isGoing, isHalfMadeStack } from '../aws/states.ts';
import type { SweepRequest } from '../config/request.ts';
import type { TagPattern } from '../config/tags-and-labels.ts';
import { inWords } from '../engine/words.ts';
import type { EndOf } from '../github/open-work.ts';
import type { RuleName } from '../inputs.ts';
import { matchesPattern } from '../spec/pattern.ts';
import { workOf } from '../spec/read-owner.ts';
import { tagKeys } from '../spec/tags.ts';
import type { Found } from './found.ts';

/** What is so at the moment of a verdict. */
export interface Circumstances {
  now: Date;
  /** Of pull requests and branches. */
  endOf: EndOf;
}

/** What rules go by, besides what was found. */
export interface Facts extends Circumstances {
  /** Milliseconds without progress after which what is half-made counts as abandoned. */
  abandonedAfter: number;
}

/** Why a cluster is due. */
export interface Due {
  /** Follows "it is swept because". */
  reason: string;
  /** Since when. */
  since: Date;
}

/** One reason to take a cluster away; undefined when it does not hold. */
type Rule = (found: Found, facts: Facts) => Due | undefined;

/** In the order in which they are told, when several hold. */
export const rules: Readonly<Record<RuleName, Rule>> = {
  expired: ({ cluster }, { now }) => {
    const expiresAt = cluster && expiryOf(cluster.tags?.[tagKeys.expiresAt]);
    if (!(expiresAt instanceof Date) || expiresAt > now) return undefined;
    return { reason: `it expired ${ago(expiresAt, now)}`, since: expiresAt };
  },
  closed: ({ owner }, { endOf, now }) => {
    const reason = endOf(owner);
    return reason === undefined ? undefined : { reason, since: now };
  },
  failed: (found, facts) => {
    const failure = failureOf(found);
    const { progressAt: since = facts.now } = found;
    if (failure === undefined || !isAbandoned(found, facts)) return undefined;
    return { reason: `${failure}: no progress since ${ago(since, facts.now)}`, since };
  },
  orphaned: (found, facts) => {
    const { cluster, things, progressAt: since = facts.now } = found;
    if (cluster !== undefined || failureOf(found) !== undefined || !isAbandoned(found, facts))
      return undefined;
    return {
      reason: `${things.length === 1 ? '1 resource is' : `${things.length} resources are`} left of it without a control plane`,
      since,
    };
  },
};

export type Verdict = ({ rule: RuleName } & Due) | { rule: undefined; reason: string };

/** Whether the cluster is to be swept away, by the first of the selected rules that holds, and why. */
export function verdictOn(found: Found, request: Verdicts, circumstances: Circumstances): Verdict {
  const facts = { ...circumstances, abandonedAfter: request.abandonedAfter };
  const protection = protectionOf(found, request) ?? workOn(found, facts);
  if (protection !== undefined) return { rule: undefined, reason: protection };
  for (const rule of request.rules) {
    const due = rules[rule](found, facts);
    if (due !== undefined) return { rule, ...due };
  }
  return { rule: undefined, reason: whyNot(found, facts) };
}

/** What a request says of verdicts. */
export type Verdicts = Pick<
  SweepRequest,
  'rules' | 'abandonedAfter' | 'protectedNames' | 'protectedTags' | 'removal'
>;

/** Tags shield what is of the whole repository: those of a pull request's or a branch's cluster are written by whoever may push. */
function protectionOf(
  { name, owner, tags, cluster }: Found,
  { protectedNames, protectedTags, removal }: Verdicts,
): string | undefined {
  // EKS does not ask about the protection of a cluster that never became ACTIVE.
  if (cluster?.deletionProtection && cluster.status === 'ACTIVE' && !removal.liftsProtection) {
    return 'somebody has protected it from deletion';
  }
  const pattern = protectedNames.find((each) => matchesPattern(name, each));
  if (pattern !== undefined) return `protected by its name: ${pattern}`;
  const isCarried = ({ key, value }: TagPattern): boolean =>
    value === undefined ? key in tags : tags[key] === value;
  const tag = workOf(owner) === undefined ? protectedTags.find(isCarried) : undefined;
  return tag && `protected by its tag ${tag.key}=${tags[tag.key]}`;
}

/** Whether somebody seems to be at it just now: a run that makes it, or makes it again. */
function workOn(found: Found, facts: Facts): string | undefined {
  const { cluster, progressAt } = found;
  if (progressAt === undefined || isAbandoned(found, facts)) return undefined;
  const isBeingMade = cluster === undefined || isHalfMade(found);
  return isBeingMade ? `being made: last progress ${ago(progressAt, facts.now)}` : undefined;
}

/** What AWS dates none of is not being made: every cluster begins with what AWS dates. */
function isAbandoned({ progressAt }: Found, { now, abandonedAfter }: Facts): boolean {
  return progressAt === undefined || now.getTime() - progressAt.getTime() >= abandonedAfter;
}

function isHalfMade({ cluster }: Found): boolean {
  return cluster?.status === 'CREATING' || cluster?.tags?.[tagKeys.makingSince] !== undefined;
}

function failureOf(found: Found): string | undefined {
  const { cluster, stackStatus } = found;
  if (cluster !== undefined && isFailed(cluster.status)) {
    const issues = cluster.health?.issues ?? [];
    return ['its control plane FAILED', ...issues.map(({ message }) => message)].join(': ');
  }
  if (cluster !== undefined) return isHalfMade(found) ? 'its creation stalled' : undefined;
  return isHalfMadeStack({ StackStatus: stackStatus }) ? `its network is ${stackStatus}` : undefined;
}

function whyNot(found: Found, { now }: Facts): string {
  const { cluster } = found;
  if (cluster === undefined) return 'without a control plane, for which no selected rule holds';
  if (isGoing(cluster.status)) return 'already going';
  const expiresAt = expiryOf(cluster.tags?.[tagKeys.expiresAt]);
  if (expiresAt === 'never') return 'never expires';
  if (expiresAt === undefined) return `its tag ${tagKeys.expiresAt} is no time`;
  return expiresAt > now
    ? `expires in ${inWords(expiresAt.getTime() - now.getTime())}`
    : `expired ${ago(expiresAt, now)}, for which no selected rule holds`;
}

function expiryOf(text = 'never'): Date | 'never' | undefined {
  if (text === 'never') return text;
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : new Date(time);
}

function ago(date: Date, now: Date): string {
  return `${inWords(now.getTime() - date.getTime())} ago`;
}
