/** What a sweep tells: a row, a record and a warning of each cluster. */

import type { SweepRequest } from '../config/request.ts';
import { failuresOf, ResourceError } from '../engine/resource-error.ts';
import { inWords } from '../engine/words.ts';
import type { Problem } from '../github/annotation.ts';
import type { Outcome } from '../outcome.ts';
import type { Report } from '../resources/audit.ts';
import { tagKeys } from '../spec/tags.ts';
import type { Found } from './found.ts';
import type { Verdict } from './rules.ts';
import type { SweptNetwork } from './shared-networks.ts';

/** What became of each cluster, in the words of the report. */
const fates = {
  kept: 'kept',
  /** Due, and beyond the most that may be removed. */
  left: 'left by `max-deletions`',
  'would go': 'would be removed',
  gone: 'had gone before its turn came',
  removed: 'removed',
  going: 'being removed',
  failed: 'could not be removed',
} as const;

export interface Swept {
  found: Found;
  verdict: Verdict;
  fate: keyof typeof fates;
  failure?: unknown;
  report?: Report;
}

/** More clusters are due than may be removed at once. */
export class BrakeError extends Error {
  constructor(left: readonly Swept[], most: number) {
    super(
      `${left.length} clusters are due beyond the ${most} that \`max-deletions\` lets go: ${left.map(({ found }) => titleOf(found)).join(', ')}. ` +
        'Look at their verdicts. If they are right, run the sweep again, or raise `max-deletions`.',
    );
    this.name = 'BrakeError';
  }
}

/** Such as `demo in eu-west-1`. */
export function titleOf({ name, region }: Found): string {
  return `${name} in ${region}`;
}

export function sayingOf(verdict: Verdict): string {
  return verdict.rule === undefined ? `kept: ${verdict.reason}` : `due: ${verdict.reason}`;
}

/** The record of a sweep, for other programs. */
export function reportOf(
  regions: readonly string[],
  swept: readonly Swept[],
  networks: readonly SweptNetwork[],
  now: Date,
): object {
  return {
    regions,
    clusters: swept.map(({ found, verdict, fate, report }) => ({
      cluster: found.name,
      region: found.region,
      owner: found.owner,
      repository: found.tags[tagKeys.repository],
      madeAt: found.madeAt,
      expiresAt: found.cluster?.tags?.[tagKeys.expiresAt],
      hourlyCost: found.hourlyCost,
      costSoFar: costSoFar(found, now),
      fate,
      rule: verdict.rule,
      reason: verdict.reason,
      left: report?.left,
      others: report?.others,
    })),
    networks: networks.map(({ region, name, fate, reason }) => ({ region, name, fate, reason })),
  };
}

export function resultOf(
  swept: readonly Swept[],
  networks: readonly SweptNetwork[],
): 'deleted' | 'deleting' | 'unchanged' {
  const fates: readonly string[] = [...swept, ...networks].map(({ fate }) => fate);
  if (fates.includes('going')) return 'deleting';
  return fates.includes('removed') ? 'deleted' : 'unchanged';
}

/** @param failures of what could not be looked into. */
export function outcomeOf(
  regions: readonly string[],
  swept: readonly Swept[],
  networks: readonly SweptNetwork[],
  failures: readonly unknown[],
  { dryRun, maxDeletions }: Pick<SweepRequest, 'dryRun' | 'maxDeletions'>,
  now: Date,
): Outcome {
  const of = (...wanted: Swept['fate'][]): Swept[] => swept.filter(({ fate }) => wanted.includes(fate));
  const left = of('left');
  const gone = of('removed', 'going');
  const due = dryRun
    ? `${of('would go').length} of ${swept.length} clusters would be removed`
    : `${gone.length} of ${swept.length} clusters removed`;
  return {
    headline: `Sweep of ${regions.join(', ')}: ${due}.`,
    facts: networks.map(({ name, region, fate, reason }) => [
      'Shared network',
      `${name} in ${region}: ${fates[fate]}${reason === undefined ? '' : `: ${reason}`}`,
    ]),
    table: {
      header: ['Cluster', 'Region', 'Owner', 'Age', 'Cost so far', 'Verdict'],
      rows: swept.map((each) => rowOf(each, now)),
    },
    warnings: gone.map((each) => warningOf(each, now)),
    failures: [
      ...failures,
      ...networks.flatMap(({ failure }) => failure ?? []),
      ...of('failed').flatMap(({ found, failure }) =>
        failuresOf(failure).map((each) => new ResourceError(titleOf(found), each)),
      ),
      ...(left.length > 0 && !dryRun ? [new BrakeError(left, maxDeletions)] : []),
    ],
  };
}

function rowOf({ found, verdict, fate }: Swept, now: Date): string[] {
  return [
    found.name,
    found.region,
    ownerOf(found),
    found.madeAt === undefined ? 'unknown' : inWords(now.getTime() - found.madeAt.getTime()),
    costWords(found, now),
    `${fates[fate]}: ${verdict.reason}`,
  ];
}

function warningOf({ found, verdict, fate, report }: Swept, now: Date): Problem {
  const age = found.madeAt && `was made ${inWords(now.getTime() - found.madeAt.getTime())} ago`;
  const facts = [`is of ${ownerOf(found)}`, age, `has cost ${costWords(found, now)}`].filter(Boolean);
  return {
    title: `Swept ${titleOf(found)}`,
    message: `Cluster ${titleOf(found)} ${fate === 'going' ? 'is being removed' : 'was removed'}: ${verdict.reason}. It ${facts.join(', ')}.${othersLeft(report)}`,
  };
}

function othersLeft({ others = [] }: Partial<Report> = {}): string {
  if (others.length === 0) return '';
  const each = others.map(({ type, id, whose, remedy }) => `${type} ${id}, of ${whose} (\`${remedy}\`)`);
  return ` What other tools have made for it is left: ${each.join('; ')}.`;
}

/** Such as `octo-org/octo-app, pr-7 (4711/pr-7)`. */
function ownerOf({ owner, tags }: Found): string {
  const repository = tags[tagKeys.repository];
  return repository === undefined ? owner : `${repository} (${owner})`;
}

/** US dollars, to the cent; the machines of its nodes are not in it. */
function costSoFar({ hourlyCost, madeAt }: Found, now: Date): number | undefined {
  if (madeAt === undefined) return undefined;
  const hours = (now.getTime() - madeAt.getTime()) / 3_600_000;
  return Math.round(hours * hourlyCost * 100) / 100;
}

function costWords(found: Found, now: Date): string {
  const cost = costSoFar(found, now);
  return cost === undefined ? 'unknown' : `at least $${cost.toFixed(2)}`;
}
