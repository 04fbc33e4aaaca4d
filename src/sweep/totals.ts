/** What all clusters together cost: what stays, what goes, and what nobody has said an end for. */
import { rateInWords, rounded } from '../cost/money.ts';
import { hoursOfMonth } from '../spec/prices.ts';
import { tagKeys } from '../spec/tags.ts';
import type { Swept } from './fate.ts';
import type { Found } from './found.ts';
import type { SweptNetwork } from './shared-networks.ts';

/** So many, and what they cost together in US dollars an hour. */
interface Sum {
  count: number;
  hourly: number;
  /** Whether something of it has no known price. */
  isLeast: boolean;
}

export interface Totals {
  /** Clusters with a control plane that are still there. */
  running: Sum;
  /** What is left of clusters that have none any more, and is still there. */
  remains: Sum;
  /** What would go. */
  wouldGo: Sum;
  /** What has gone, or is going. */
  went: Sum;
  /** Names of those that run and never expire. */
  neverExpire: string[];
  networks: Sum;
}

const stays: readonly Swept['fate'][] = ['kept', 'left', 'would go', 'failed'];
const leaves: readonly Swept['fate'][] = ['removed', 'going'];

export function totalsOf(swept: readonly Swept[], networks: readonly SweptNetwork[]): Totals {
  const there = swept.filter(({ fate }) => stays.includes(fate)).map(({ found }) => found);
  const of = (fates: readonly Swept['fate'][]): Sum =>
    sumOf(swept.filter(({ fate }) => fates.includes(fate)).map(({ found }) => found));
  return {
    running: sumOf(there.filter(({ cluster }) => cluster !== undefined)),
    remains: sumOf(there.filter(({ cluster }) => cluster === undefined)),
    wouldGo: of(['would go']),
    went: of(leaves),
    neverExpire: there.filter(neverExpires).map(({ name }) => name),
    networks: sumOf(
      networks
        .filter(({ fate }) => fate !== 'removed' && fate !== 'going')
        .map((network) => ({ ...network, unpriced: [] })),
    ),
  };
}

function sumOf(all: readonly Pick<Found, 'hourlyCost' | 'unpriced'>[]): Sum {
  return {
    count: all.length,
    hourly: all.reduce((sum, { hourlyCost }) => sum + hourlyCost, 0),
    isLeast: all.some(({ unpriced }) => unpriced.length > 0),
  };
}

/** Whether it runs, and its tags name no end. */
export function neverExpires({ cluster }: Pick<Found, 'cluster'>): boolean {
  return cluster !== undefined && (cluster.tags?.[tagKeys.expiresAt] ?? 'never') === 'never';
}

/** Facts for the summary. */
export function totalsInWords(totals: Totals): [string, string][] {
  const { running, remains, wouldGo, went, neverExpire, networks } = totals;
  const facts: [string, string | undefined][] = [
    ['Running', `${clusters(running.count)}${running.count === 0 ? '' : `, ${rate(running)}`}`],
    ['Left of clusters that have gone', some(remains, rate(remains))],
    ['Would go', some(wouldGo, `saving ${rate(wouldGo)}`)],
    ['Went', some(went, `saving ${rate(went)}`)],
    [
      'Never expire',
      neverExpire.length === 0 ? undefined : `${neverExpire.length}: ${neverExpire.join(', ')}`,
    ],
    ['Shared networks', some(networks, rate(networks))],
  ];
  return facts.filter((fact): fact is [string, string] => fact[1] !== undefined);
}

/** Such as `Running: 4 clusters, about $0.860 an hour (…). Would go: 2, saving about $0.380 an hour (…). Never expire: …` */
export function footerOf(totals: Totals): string {
  return totalsInWords(totals)
    .map(([label, words]) => `${label}: ${words}.`)
    .join(' ');
}

const clusters = (count: number): string => (count === 1 ? '1 cluster' : `${count} clusters`);

const rate = ({ hourly, isLeast }: Sum): string => `${isLeast ? 'at least' : 'about'} ${rateInWords(hourly)}`;

const some = ({ count }: Sum, words: string): string | undefined =>
  count === 0 ? undefined : `${count}, ${words}`;

/** In US dollars. */
export function totalsInJson({ running, remains, wouldGo, went, neverExpire, networks }: Totals): object {
  const hourly = running.hourly + remains.hourly + networks.hourly;
  return {
    running: inJson(running),
    remains: inJson(remains),
    wouldGo: inJson(wouldGo),
    went: inJson(went),
    neverExpire,
    sharedNetworks: inJson(networks),
    /** Of all that is there. */
    hourlyCost: rounded(hourly),
    dailyCost: cents(hourly * 24),
    monthlyCost: cents(hourly * hoursOfMonth),
  };
}

const inJson = ({ count, hourly }: Sum): object => ({ count, hourlyCost: rounded(hourly) });

const cents = (amount: number): number => Number(amount.toFixed(2));
