import { priceList } from '../aws/price-list.ts';
import type { Cost } from '../cost/cost.ts';
import { dollars } from '../cost/cost.ts';
import type { Resource } from '../engine/graph.ts';
import { clusterGraph } from '../resources/cluster.ts';
import { beginWithinLimits } from './begin.ts';
import type { Command } from './command.ts';
import { estimate, tellCost } from './cost.ts';

/** Shows what `up` would make, beside what exists, and what it costs. Changes nothing. */
export const plan: Command = async (context) => {
  const { aws, run, output, warn } = context;
  const { identity, spec, maxHourlyCost } = await beginWithinLimits(context);
  output({ 'cluster-name': spec.name, region: spec.region });
  const { graph } = clusterGraph(aws, spec, identity);
  // A condition is no thing that could be made.
  const things = graph.filter(({ remove }) => remove !== undefined);
  const [{ cost, excess }, existing] = await Promise.all([
    estimate(context, priceList(aws)),
    Promise.all(things.map((thing) => thing.read())),
  ]);
  const tooDear = maxHourlyCost && (await excess(maxHourlyCost));
  if (tooDear !== undefined) warn('up would refuse this', tooDear.message);
  const rows = things.map((thing, index) => rowOf(thing, existing[index], cost));
  for (const { name, verdict, what, price } of rows)
    run.say(name, [verdict, what, price].filter(Boolean).join(', '));

  return {
    headline: `Plan for cluster ${spec.name} in ${spec.region}: ${rows.filter(({ verdict }) => verdict === 'to be made').length} of ${rows.length} resources are to be made.`,
    facts: tellCost(context, cost),
    cost,
    table: {
      header: ['Resource', 'Now', 'What', 'Price an hour'],
      rows: rows.map(({ name, verdict, what, price }) => [name, verdict, what, price]),
    },
  };
};

interface Row {
  name: string;
  verdict: 'exists' | 'to be made';
  what: string;
  price: string;
}

function rowOf({ name, what = '' }: Resource<unknown>, existing: unknown, { parts, unknown }: Cost): Row {
  const known = parts.filter(({ of }) => of === name);
  const sum = known.reduce((total, { hourly }) => total + hourly, 0);
  const isUnknown = unknown.some(({ of }) => of === name);
  return {
    name,
    verdict: existing === undefined ? 'to be made' : 'exists',
    what,
    price: [known.length > 0 && dollars(sum), isUnknown && 'not known in full'].filter(Boolean).join(', '),
  };
}
