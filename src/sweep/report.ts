/** What a sweep tells: a row, a record and a warning of each cluster. */

import type { SweepRequest } from '../config/request.ts';
import { dollars, rounded } from '../cost/money.ts';
import { failuresOf, ResourceError } from '../engine/resource-error.ts';
import { inWords } from '../engine/words.ts';
import type { Problem } from '../github/annotation.ts';
import type { Outcome } from '../outcome.ts';
import type { Report } from '../resources/audit.ts';
import { ownerInWords } from '../spec/read-owner.ts';
import { tagKeys } from '../spec/tags.ts';
import { fates, type Swept } from './fate.ts';
import type { Found } from './found.ts';
import type { Verdict } from './rules.ts';
import type { SweptNetwork } from './shared-networks.ts';
import { neverExpires, totalsInJson, totalsInWords, totalsOf } from './totals.ts';

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

/** The record of a sweep, or of a list, for other programs. Money is in US dollars. */
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
      hourlyCost: rounded(found.hourlyCost),
      costSoFar: costSoFar(found, now),
      fate,
      rule: verdict.rule,
      reason: verdict.reason,
      left: report?.left,
      others: report?.others,
    })),
    networks: networks.map(({ region, name, owner, hourlyCost, fate, reason }) => ({
      region,
      name,
      owner,
      hourlyCost: rounded(hourlyCost),
      fate,
      reason,
    })),
    totals: totalsInJson(totalsOf(swept, networks)),
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
    facts: totalsInWords(totalsOf(swept, networks)),
    table: tableOf(swept, networks, now),
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

type Table = NonNullable<Outcome['table']>;

/** A row for each cluster, and for each network that clusters share. */
export function tableOf(swept: readonly Swept[], networks: readonly SweptNetwork[], now: Date): Table {
  return {
    header: ['Cluster', 'Region', 'Owner', 'Age', 'Price an hour', 'Expires', 'Cost so far', 'Verdict'],
    rows: [...swept.map((each) => rowOf(each, now)), ...networks.map(rowOfNetwork)],
  };
}

function rowOfNetwork({ name, region, owner, hourlyCost, fate, reason }: SweptNetwork): string[] {
  const verdict = [fates[fate], reason].filter(Boolean).join(': ');
  return [
    `${name} (shared network)`,
    region,
    ownerInWords(owner),
    '',
    dollars(hourlyCost),
    'never',
    '',
    verdict,
  ];
}

/** Of a cluster that exists: for ever is not what most are meant for. */
function expiryWords(found: Found): string {
  if (found.cluster === undefined) return '';
  return neverExpires(found) ? 'never ⚠' : (found.cluster.tags?.[tagKeys.expiresAt] ?? '');
}

/** Such as `$0.240`. */
export function priceWords({ hourlyCost, unpriced }: Found): string {
  return `${unpriced.length > 0 ? 'at least ' : ''}${dollars(hourlyCost)}`;
}

export function ageWords({ madeAt }: Found, now: Date): string {
  return madeAt === undefined ? 'unknown' : inWords(now.getTime() - madeAt.getTime());
}

function rowOf({ found, verdict, fate }: Swept, now: Date): string[] {
  return [
    found.name,
    found.region,
    ownerOf(found),
    ageWords(found, now),
    priceWords(found),
    expiryWords(found),
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

export function ownerOf({ owner, tags }: Found): string {
  return ownerInWords(owner, tags[tagKeys.repository]);
}

/** US dollars, to the cent, at what it costs an hour now. */
function costSoFar({ hourlyCost, madeAt }: Found, now: Date): number | undefined {
  if (madeAt === undefined) return undefined;
  const hours = (now.getTime() - madeAt.getTime()) / 3_600_000;
  return Math.round(hours * hourlyCost * 100) / 100;
}

function costWords(found: Found, now: Date): string {
  const cost = costSoFar(found, now);
  if (cost === undefined) return 'unknown';
  return `${found.unpriced.length > 0 ? 'at least' : 'about'} $${cost.toFixed(2)}`;
}
