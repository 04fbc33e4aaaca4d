/** What a run that has failed leaves behind: whoever pays for it has to know. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Cluster } from '@aws-sdk/client-eks';
import type { Aws } from '../aws/clients.ts';
import { awsWords, unlessAbsent } from '../aws/errors.ts';
import { inventory } from '../aws/inventory.ts';
import { priceList } from '../aws/price-list.ts';
import type { Request } from '../config/request.ts';
import { costOf, hourlyInWords } from '../cost/cost.ts';
import { estateOfCluster, existingCluster, hourlyOfThings } from '../cost/estate-of-clusters.ts';
import { rateInWords } from '../cost/money.ts';
import type { Left } from '../github/failure.ts';
import { messageOf } from '../message-of.ts';
import type { Outputs } from '../outputs.ts';
import { type ClusterSpec, called } from '../spec/spec.ts';
import { isOurs, tagKeys } from '../spec/tags.ts';

/** Milliseconds that the question may take: the failure itself is to be told. */
const patience = 20_000;

/**
 * What there is of the cluster that the run was about, once it is known by name. Never fails: whatever keeps it from being
 * known is told in its place.
 * @param outputs of the step so far
 */
export async function whatIsLeft(request: Request, aws: Aws, outputs: Outputs): Promise<Left | undefined> {
  const name = outputs['cluster-name'];
  if ((request.command !== 'up' && request.command !== 'down') || name === undefined) return undefined;
  const spec = called(name, request.spec);
  const asked = leftOf(aws, spec).catch((error: unknown) => ({
    ...placeOf(spec),
    unknown: awsWords(error) ?? messageOf(error),
  }));
  const late = { ...placeOf(spec), unknown: `AWS has not told it within ${patience / 1000} s` };
  return await Promise.race([asked, sleep(patience, late, { ref: false })]);
}

async function leftOf(aws: Aws, spec: ClusterSpec): Promise<Left | undefined> {
  const eks = await aws.eks();
  const answer = await unlessAbsent(eks.describeCluster({ name: spec.name }));
  const cluster = answer?.cluster;
  if (cluster !== undefined)
    return isOurs(cluster.tags ?? {}, spec) ? ofCluster(aws, spec, cluster) : undefined;
  const things = (await inventory(aws, spec)).filter((thing) => thing.isOurs && !thing.isRetained);
  if (things.length === 0) return undefined;
  const hourly = hourlyOfThings(things);
  return {
    ...placeOf(spec),
    what: `${things.length} resources, and no control plane`,
    price: hourly === 0 ? 'nothing an hour' : `about ${rateInWords(hourly)}`,
    expiresAt: undefined,
  };
}

async function ofCluster(aws: Aws, spec: ClusterSpec, cluster: Cluster): Promise<Left> {
  const estate = await estateOfCluster(aws, existingCluster(cluster));
  const cost = await costOf(estate, priceList(aws));
  return {
    ...placeOf(spec),
    what: [...new Set(estate.items.map(({ of }) => of))].join(', '),
    price: hourlyInWords(cost),
    expiresAt: cluster.tags?.[tagKeys.expiresAt] ?? 'never',
  };
}

const placeOf = ({ name, region }: ClusterSpec): Pick<Left, 'cluster' | 'region'> => ({
  cluster: name,
  region,
});
