import type { Aws } from '../aws/clients.ts';
import { type PriceList, priceList } from '../aws/price-list.ts';
import { type Cost, costOfCluster, hourlyInWords } from '../cost/cost.ts';
import { dollars, rounded } from '../cost/money.ts';
import type { Verdict } from '../engine/difference.ts';
import type { Resource } from '../engine/graph.ts';
import { type Planned, planAll } from '../engine/plan.ts';
import type { Outcome } from '../outcome.ts';
import { clusterGraph } from '../resources/cluster.ts';
import type { ControlPlane } from '../resources/control-plane/control-plane.ts';
import { beginWithinLimits } from './begin.ts';
import type { Command } from './command.ts';
import { estimate, tellCost } from './cost.ts';
import { warnOfNoEnd, warnOfShortLife } from './expiry.ts';

/** Shows what `up` would do, and what it would cost. Changes nothing. */
export const plan: Command = async (context) => {
  const { aws, run, output, warn } = context;
  const { identity, spec, maxHourlyCost } = await beginWithinLimits(context);
  output({ 'cluster-name': spec.name, region: spec.region });
  const { graph, controlPlane } = clusterGraph(aws, spec, identity);
  const prices = priceList(aws);
  const [{ cost, excess }, planned, now] = await Promise.all([
    estimate(context, prices),
    planAll(graph),
    costNow(aws, controlPlane, prices),
  ]);
  const before = now?.cost;
  const tooDear = maxHourlyCost && (await excess(maxHourlyCost));
  const refusals = [...refusalsOf(planned), ...(tooDear === undefined ? [] : [tooDear.message])];
  for (const refusal of refusals) warn('up would refuse this', refusal);

  if (refusals.length === 0) {
    warnOfShortLife(context, spec);
    warnOfNoEnd(context, spec, now?.expiresAt, cost);
  }
  const rows = planned.map((each) => rowOf(each, cost));
  for (const { name, verdict, words, price } of rows)
    run.say(name, [verdictWords[verdict], words, price].filter(Boolean).join(', '));
  const result = resultOf(planned, refusals);
  output({
    result,
    plan: JSON.stringify({
      cluster: spec.name,
      region: spec.region,
      result,
      hourlyCost: { before: rounded(before?.hourly ?? 0), after: rounded(cost.hourly) },
      resources: planned.map(({ resource: { name }, verdict, differences }) => ({
        name,
        verdict,
        differences,
      })),
      refusals,
    }),
  });
  const facts = tellCost(context, cost);
  const tableOf = (some: readonly Row[]) => ({
    header: ['Resource', 'Verdict', 'What', 'Price an hour'],
    rows: some.map(({ name, verdict, words, price }) => [name, verdictWords[verdict], words, price]),
  });
  return {
    headline: `Plan for cluster ${spec.name} in ${spec.region}: ${inWords(planned, refusals)}.`,
    facts: before === undefined ? facts : [...facts, ['Price now', hourlyInWords(before)]],
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

async function costNow(
  aws: Aws,
  plane: Resource<ControlPlane>,
  prices: PriceList,
): Promise<{ cost: Cost; expiresAt: string } | undefined> {
  const cluster = await plane.read();
  if (cluster === undefined) return undefined;
  return { cost: await costOfCluster(aws, prices, cluster), expiresAt: cluster.expiresAt };
}

/** Each by itself, and once where several resources have the same. */
export function refusalsOf(planned: readonly Planned[]): string[] {
  const words = planned.flatMap(({ differences }) =>
    differences.filter(({ verdict }) => verdict === 'refuse').map((difference) => difference.words),
  );
  return [...new Set(words)];
}

export function resultOf(
  planned: readonly Planned[],
  refusals: readonly string[],
): 'refused' | 'changes' | 'no-changes' {
  if (refusals.length > 0) return 'refused';
  return planned.some(({ verdict }) => verdict !== 'none') ? 'changes' : 'no-changes';
}

/** Such as `2 to be made, 1 to be changed`. */
export function inWords(planned: readonly Planned[], refusals: readonly string[]): string {
  if (refusals.length > 0) return '`up` would refuse this';
  const counts = (['make', 'replace', 'change'] as const)
    .map((wanted) => ({ wanted, count: planned.filter(({ verdict }) => verdict === wanted).length }))
    .filter(({ count }) => count > 0);
  if (counts.length === 0) return 'nothing is to be changed';
  return counts.map(({ wanted, count }) => `${count} ${verdictWords[wanted]}`).join(', ');
}

interface Row {
  name: string;
  verdict: Verdict;
  /** What differs, or is to be made. */
  words: string;
  price: string;
}

function rowOf({ resource: { name }, verdict, differences }: Planned, { parts, unknown }: Cost): Row {
  const known = parts.filter(({ of }) => of === name);
  const sum = known.reduce((total, { hourly }) => total + hourly, 0);
  const isUnknown = unknown.some(({ of }) => of === name);
  return {
    name,
    verdict,
    words: differences.map(({ words }) => words).join('; '),
    price: [known.length > 0 && dollars(sum), isUnknown && 'not known in full'].filter(Boolean).join(', '),
  };
}
