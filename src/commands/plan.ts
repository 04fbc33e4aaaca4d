import type { Resource } from '../engine/graph.ts';
import { clusterGraph } from '../resources/cluster.ts';
import { begin } from './begin.ts';
import type { Command } from './command.ts';

/** Shows what `up` would make, beside what exists, and what it costs. Changes nothing. */
export const plan: Command = async ({ request, aws, run, output }) => {
  const { identity, spec } = await begin(request, aws);
  output({ 'cluster-name': spec.name, region: spec.region });
  const { graph } = clusterGraph(aws, spec, identity);
  // A condition is no thing that could be made.
  const things = graph.filter(({ remove }) => remove !== undefined);
  const rows = await Promise.all(things.map(rowOf));
  for (const { name, verdict, what, cost } of rows)
    run.say(name, [verdict, what, cost].filter(Boolean).join(', '));

  const known = things.reduce((sum, { hourlyPrice = 0 }) => sum + hourlyPrice, 0);
  return {
    headline: `Plan for cluster ${spec.name} in ${spec.region}: ${rows.filter(({ verdict }) => verdict === 'to be made').length} of ${rows.length} resources are to be made.`,
    facts: [
      [
        'Price',
        `about $${known.toFixed(3)} an hour in us-east-1, and the instances and volumes of the nodes`,
      ],
    ],
    table: {
      header: ['Resource', 'Now', 'What', 'Price an hour'],
      rows: rows.map(({ name, verdict, what, cost }) => [name, verdict, what, cost]),
    },
  };
};

interface Row {
  name: string;
  verdict: 'exists' | 'to be made';
  what: string;
  cost: string;
}

async function rowOf(resource: Resource<unknown>): Promise<Row> {
  const { name, what = '', hourlyPrice } = resource;
  return {
    name,
    verdict: (await resource.read()) === undefined ? 'to be made' : 'exists',
    what,
    cost: hourlyPrice === undefined ? '' : `$${hourlyPrice.toFixed(3)}`,
  };
}
