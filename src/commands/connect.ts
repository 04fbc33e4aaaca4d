import { isDenied, wordsOf } from '../aws/errors.ts';
import { callerOf, sayingsOf } from '../aws/identity.ts';
import { priceList } from '../aws/price-list.ts';
import { hourlyInWords } from '../cost/cost.ts';
import { foundation } from '../resources/cluster.ts';
import { thereAre } from '../resources/neighbours.ts';
import { repositoryOf } from '../spec/read-owner.ts';
import { type Ownership, requireOurs, type Tags, tagKeys } from '../spec/tags.ts';
import { asMade } from './begin.ts';
import type { Command } from './command.ts';
import { describe, handOver } from './hand-over.ts';
import { inOneLine } from './portrait.ts';

/** There is no cluster to connect to. */
export class NoClusterError extends Error {
  constructor(name: string, region: string, others: string) {
    super(
      [
        `There is no cluster ${name} in ${region} that could be used yet.`,
        others,
        'Check `cluster-name` and `region`, or make it with `command: up`.',
      ]
        .filter(Boolean)
        .join(' '),
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
  if (plane === undefined) throw new NoClusterError(spec.name, spec.region, await thereAre(aws, spec));
  // Another repository of the same name may have a cluster whose computed name is the same.
  if (!request.isNamed) requireOurs(`Cluster ${spec.name}`, plane.tags, spec);
  await handOver(context, plane, nodeRole);
  output({ result: 'unchanged' });
  const connected = `Connected to cluster ${spec.name} in ${spec.region}`;
  const described = await describe(context, plane, priceList(aws));
  const theirs = whoseElse(plane.tags, spec);
  return {
    headline: `${connected}.`,
    closing: `${connected}: ${inOneLine(plane, { price: hourlyInWords(described.cost) })}.`,
    ...described,
    ...(theirs !== undefined && {
      notice: { title: 'Not of this repository', message: `Cluster ${spec.name} is ${theirs}.` },
    }),
  };
};

/** Of whom a cluster is that another repository has made, or another program; undefined for one of this repository's. */
function whoseElse(tags: Tags, { owner }: Ownership): string | undefined {
  const theirs = tags[tagKeys.owner];
  if (theirs === undefined) return 'none that this action has made';
  if (repositoryOf(theirs) === repositoryOf(owner)) return undefined;
  return `of the repository ${tags[tagKeys.repository] ?? repositoryOf(theirs)}: what is changed there is theirs`;
}
