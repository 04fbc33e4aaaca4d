import { priceList } from '../aws/price-list.ts';
import { type Cost, costOfCluster, hourlyChangeInWords } from '../cost/cost.ts';
import { dollars, rounded } from '../cost/money.ts';
import type { Verdict } from '../engine/difference.ts';
import type { Planned } from '../engine/plan.ts';
import { explain } from '../explain.ts';
import type { Outcome } from '../outcome.ts';
import { foundation } from '../resources/cluster.ts';
import { beginWithinLimits } from './begin.ts';
import type { Command } from './command.ts';
import { tellCost } from './cost.ts';
import { warnOfNoEnd, warnOfShortLife } from './expiry.ts';
import { preflight } from './preflight.ts';

/** Shows what `up` would do, and what it would cost. Changes nothing. */
export const plan: Command = async (context) => {
  const { run, output, warn } = context;
  const now = context.aws.atOnce();
  const limited = await beginWithinLimits({ ...context, aws: now });
  const { spec } = limited;
  output({ 'cluster-name': spec.name, region: spec.region });
  const prices = priceList(now);
  const [{ planned, refusals, priced }, cluster] = await Promise.all([
    preflight(context, now, limited, prices),
    foundation(now, spec).plane.read(),
  ]);
  const [{ cost: made }, before] = await Promise.all([
    priced,
    cluster && costOfCluster(now, prices, cluster),
  ]);
  const cost = withWhatStays(made, before, planned);
  for (const refusal of refusals)
    warn('up would refuse this', explain(new Error(refusal), spec.region).message);
  if (refusals.length === 0) {
    warnOfShortLife(context, spec);
    warnOfNoEnd(context, spec, cluster?.expiresAt, cost);
  }

  const rows = planned.map((each) => rowOf(each, before, cost));
  for (const { name, verdict, words, price } of rows)
    run.say(name, [verdictWords[verdict], words, price && `${price} an hour`].filter(Boolean).join(', '));
  const price = hourlyChangeInWords(before, cost);
  run.say('price', price);
  const result = resultOf(planned, refusals);
  output({
    result,
    plan: JSON.stringify({
      cluster: spec.name,
      region: spec.region,
      result,
      hourlyCost: { before: rounded(before?.hourly ?? 0), after: rounded(cost.hourly) },
      resources: rows.map(({ name, verdict, differences, hourlyCost }) => ({
        name,
        verdict,
        differences,
        hourlyCost,
      })),
      refusals,
    }),
  });
  tellCost(context, cost);
  const tableOf = (some: readonly Row[]) => ({
    header: ['Resource', 'Verdict', 'What', 'Price an hour'],
    rows: some.map(({ name, verdict, words, price }) => [name, verdictWords[verdict], words, price]),
  });
  return {
    headline: `Plan for cluster ${spec.name} in ${spec.region}: ${inWords(planned, refusals)}.`,
    facts: [['Price', price]],
    cost,
    table: tableOf(rows),
    differences: tableOf(rows.filter(({ verdict }) => verdict !== 'none')),
  } satisfies Outcome;
};

const verdictWords: Readonly<Record<Verdict, string>> = {
  none: 'stays',
  change: 'to be changed',
  make: 'to be made',
  replace: 'to be replaced',
  refuse: 'refused',
};

export function resultOf(
  planned: readonly Planned[],
  refusals: readonly string[],
): 'refused' | 'changes' | 'no-changes' {
  if (refusals.length > 0) return 'refused';
  return planned.some(({ verdict }) => verdict !== 'none') ? 'changes' : 'no-changes';
}

/** Such as `2 to be made, 1 to be changed`. */
function inWords(planned: readonly Planned[], refusals: readonly string[]): string {
  if (refusals.length > 0) return '`up` would refuse this';
  const counts = (['make', 'replace', 'change'] as const)
    .map((wanted) => ({ wanted, count: planned.filter(({ verdict }) => verdict === wanted).length }))
    .filter(({ count }) => count > 0);
  if (counts.length === 0) return 'nothing is to be changed';
  return counts.map(({ wanted, count }) => `${count} ${verdictWords[wanted]}`).join(', ');
}

/** What there is of things that `up` does not make, such as load balancers, is paid for after it too. */
function withWhatStays(made: Cost, before: Cost | undefined, planned: readonly Planned[]): Cost {
  const names = planned.map(({ resource }) => resource.name);
  const stays = (before?.parts ?? []).filter(({ of }) => !names.includes(of));
  const parts = [...made.parts, ...stays];
  return { ...made, parts, hourly: parts.reduce((sum, { hourly }) => sum + hourly, 0) };
}

interface Row {
  name: string;
  verdict: Verdict;
  differences: readonly { verdict: Verdict; words: string }[];
  /** What differs, or is to be made. */
  words: string;
  /** US dollars, of what can be priced. */
  hourlyCost: { before: number; after: number };
  price: string;
}

/** @param before what the cluster costs now; undefined while there is none */
function rowOf(
  { resource: { name }, verdict, differences }: Planned,
  before: Cost | undefined,
  after: Cost,
): Row {
  const sum = (cost: Cost | undefined): number =>
    (cost?.parts ?? []).filter(({ of }) => of === name).reduce((total, { hourly }) => total + hourly, 0);
  const isUnknown = after.unknown.some(({ of }) => of === name);
  const hourlyCost = { before: rounded(sum(before)), after: rounded(sum(after)) };
  return {
    name,
    verdict,
    differences: differences.map(({ verdict, words }) => ({ verdict, words })),
    words: differences.map(({ words }) => words).join('; '),
    hourlyCost,
    price: [priceInWords(hourlyCost, before !== undefined), isUnknown && 'not known in full']
      .filter(Boolean)
      .join(', '),
  };
}

/** Such as `$0.045 → $0.135`; empty for what costs nothing. */
function priceInWords({ before, after }: Row['hourlyCost'], isThere: boolean): string {
  const [from, to] = [dollars(before), dollars(after)];
  if (before === 0 && after === 0) return '';
  return isThere && from !== to ? `${from} → ${to}` : to;
}
