import { isDenied, wordsOf } from '../aws/errors.ts';
import { callerOf, sayingsOf } from '../aws/identity.ts';
import { priceList } from '../aws/price-list.ts';
import { hourlyInWords } from '../cost/cost.ts';
import { foundation } from '../resources/cluster.ts';
import { requireOurs } from '../spec/tags.ts';
import { asMade } from './begin.ts';
import type { Command } from './command.ts';
import { describe, handOver } from './hand-over.ts';
import { inOneLine } from './portrait.ts';

/** There is no cluster to connect to. */
export class NoClusterError extends Error {
  constructor(name: string, region: string) {
    super(
      `There is no cluster ${name} in ${region} that could be used yet. ` +
        'Check `cluster-name` and `region`, or make it with `command: up`.',
    );
    this.name = 'NoClusterError';
  }
}

/** Hands a cluster that exists to the workflow. Changes nothing in AWS. */
export const connect: Command = async (context) => {
  const { request, aws, output, warn } = context;
  const caller = await callerOf(aws, request);
  const spec = await asMade(request, aws, await sayingsOf(aws, caller));
  const { plane: controlPlane, workers } = foundation(aws, spec);
  // Whoever may only look the cluster up can use it all the same.
  const mayBeDenied = (error: unknown): undefined => {
    if (!isDenied(error)) throw error;
    warn('Without node-role-arn', `The output is left empty: ${wordsOf(error)}`);
  };
  const [plane, nodeRole] = await Promise.all([controlPlane.read(), workers.read().catch(mayBeDenied)]);
  if (plane === undefined) throw new NoClusterError(spec.name, spec.region);
  // Another repository of the same name may have a cluster whose computed name is the same.
  if (!request.isNamed) requireOurs(`Cluster ${spec.name}`, plane.tags, spec);
  await handOver(context, plane, nodeRole);
  output({ result: 'unchanged' });
  const connected = `Connected to cluster ${spec.name} in ${spec.region}`;
  const described = await describe(context, plane, priceList(aws));
  return {
    headline: `${connected}.`,
    closing: `${connected}: ${inOneLine(plane, { price: hourlyInWords(described.cost) })}.`,
    ...described,
  };
};
