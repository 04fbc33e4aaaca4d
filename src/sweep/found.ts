/** Every cluster of ours in a region, and everything that is left of one. */
import type { Stack, StackStatus } from '@aws-sdk/client-cloudformation';
import type { Cluster } from '@aws-sdk/client-eks';
import type { Aws } from '../aws/clients.ts';
import { isOfNodes, isOfSecurityGroups } from '../aws/cluster-stacks.ts';
import { unlessAbsent } from '../aws/errors.ts';
import { inventory } from '../aws/inventory.ts';
import { type PriceList, priceList } from '../aws/price-list.ts';
import { allStacks } from '../aws/stack.ts';
import type { Thing } from '../aws/thing.ts';
import { standingIn } from '../aws/vpc.ts';
import { costOf } from '../cost/cost.ts';
import type { UnknownPart } from '../cost/estate.ts';
import {
  estatesOfClusters,
  existingCluster,
  hourlyOfThings,
  pricedThings,
} from '../cost/estate-of-clusters.ts';
import { fewAtOnce, sideBySide } from '../engine/side-by-side.ts';
import { fromTagList, isOurs, type Ownership, type Tags, tagKeys } from '../spec/tags.ts';
import { ec2WithOurTags, type Piece, signsOf, tagsOfEc2, type WithRoles } from './signs.ts';

/** What there is of one cluster of ours. */
export interface Found extends Ownership {
  region: string;
  /** The control plane; undefined when there is none. */
  cluster: Cluster | undefined;
  /** Of its network; undefined when there is none. */
  stackStatus: StackStatus | undefined;
  /** All tags that any part of it was seen to carry. */
  tags: Tags;
  /** What there is without a control plane; with one, nothing is looked at more closely. */
  things: readonly Thing[];
  /** When the first of it was made, and when anything of it was made or changed last; undefined where AWS dates nothing. */
  madeAt: Date | undefined;
  progressAt: Date | undefined;
  /** US dollars an hour, of the parts whose price is known. */
  hourlyCost: number;
  /** What that does not hold. */
  unpriced: readonly UnknownPart[];
}

/** Before its price is asked for. */
type Unpriced = Omit<Found, 'hourlyCost' | 'unpriced'>;

/** Whose clusters are looked for, by the owner in their tags. */
export type IsWanted = (owner: string) => boolean;

/**
 * Finds every cluster whose owner is wanted, with or without its control plane. All of it or nothing: were only the control
 * planes not to be listed, everything else would look as if it were left of clusters that have gone.
 *
 * @param clustersWithRoles those of this region that have roles of ours.
 */
export async function findClusters(
  aws: Aws,
  isWanted: IsWanted,
  clustersWithRoles: readonly WithRoles[],
): Promise<Found[]> {
  const [clusters, stacks, pieces] = await Promise.all([
    clustersOf(aws),
    allStacks(aws),
    ec2WithOurTags(aws),
  ]);
  const known = new Set([
    ...clusters.map(({ name = '' }) => name),
    ...stacks.map(({ Tags }) => fromTagList(Tags)[tagKeys.cluster] ?? ''),
  ]);
  const others = await signsOf(
    aws,
    clusters,
    clustersWithRoles.filter(({ name }) => !known.has(name)),
  );
  const all: Piece[] = [
    ...clusters.map(({ name = '', tags = {} }) => ({ id: name, tags })),
    ...stacks.map(({ StackName = '', Tags }) => ({ id: StackName, tags: fromTagList(Tags) })),
    ...pieces,
    ...others,
  ];
  const owned = new Map<string, Piece[]>();
  for (const piece of all) {
    const { [tagKeys.cluster]: name, [tagKeys.owner]: owner } = piece.tags;
    if (name === undefined || owner === undefined || !isWanted(owner)) continue;
    const key = `${name} ${owner}`;
    owned.set(key, [...(owned.get(key) ?? []), piece]);
  }
  const found = await sideBySide([...owned.values()], fewAtOnce, async (parts) => {
    const [first] = parts;
    const ownership = {
      name: first?.tags[tagKeys.cluster] ?? '',
      owner: first?.tags[tagKeys.owner] ?? '',
    };
    const cluster = clusters.find(
      ({ name, tags = {} }) => name === ownership.name && isOurs(tags, ownership),
    );
    const stack = firstOf(stacks, ownership, aws.region);
    return describe(aws, ownership, { cluster, stack, parts });
  });
  return priced(
    aws,
    found.filter((each) => each !== undefined),
  );
}

/** What there is of it now; undefined when it has gone, but for what is meant to outlive it. */
export async function lookAgain(aws: Aws, before: Found): Promise<Found | undefined> {
  const { name, owner, tags } = before;
  const eks = await aws.eks();
  const answer = await unlessAbsent(eks.describeCluster({ name }));
  const cluster = isOurs(answer?.cluster?.tags ?? {}, { name, owner }) ? answer?.cluster : undefined;
  const stacks = cluster === undefined ? await allStacks(aws) : [];
  const stack = firstOf(stacks, { name, owner }, aws.region);
  const now = await describe(aws, { name, owner }, { cluster, stack, parts: [{ id: name, tags }] });
  if (now === undefined) return undefined;
  if (cluster !== undefined) return { ...now, hourlyCost: before.hourlyCost, unpriced: before.unpriced };
  return { ...now, ...(await priceOfThings(now.things, priceList(aws))) };
}

/** The stack that a cluster has from its first moment; another, where that has gone. */
function firstOf(stacks: readonly Stack[], ownership: Ownership, region: string): Stack | undefined {
  const ours = stacks.filter(({ Tags }) => isOurs(fromTagList(Tags), ownership));
  return ours.find((stack) => !isOfNodes(stack) && !isOfSecurityGroups(stack, region)) ?? ours[0];
}

interface Parts {
  cluster: Cluster | undefined;
  stack: Stack | undefined;
  parts: readonly Piece[];
}

async function describe(
  aws: Aws,
  ownership: Ownership,
  { cluster, stack, parts }: Parts,
): Promise<Unpriced | undefined> {
  const all = cluster === undefined ? await inventory(aws, { ...ownership, ...standingIn(stack) }) : [];
  const things = all.filter((thing) => thing.isOurs && !thing.isRetained);
  // EC2 goes on listing the tags of what has gone for an hour.
  if (cluster === undefined && things.length === 0) return undefined;
  const seen = Object.assign({}, ...parts.map(({ tags }) => tags), fromTagList(stack?.Tags), cluster?.tags);
  const tags =
    cluster === undefined && stack === undefined ? { ...(await tagsOfEc2(aws, things)), ...seen } : seen;
  const began = Date.parse(cluster?.tags?.[tagKeys.makingSince] ?? '');
  const dates = [
    ...things.flatMap(({ madeAt }) => madeAt ?? []),
    ...[cluster?.createdAt, stack?.CreationTime, stack?.LastUpdatedTime].filter((date) => date !== undefined),
    ...(Number.isNaN(began) ? [] : [new Date(began)]),
  ].sort((one, other) => one.getTime() - other.getTime());
  return {
    ...ownership,
    region: aws.region,
    cluster,
    stackStatus: stack?.StackStatus,
    tags,
    things,
    madeAt: cluster?.createdAt ?? dates[0],
    progressAt: dates.at(-1),
  };
}

type Price = Pick<Found, 'hourlyCost' | 'unpriced'>;

/** What each costs an hour, its nodes included. */
async function priced(aws: Aws, found: readonly Unpriced[]): Promise<Found[]> {
  const prices = priceList(aws);
  const estates = await estatesOfClusters(
    aws,
    found.flatMap(({ cluster }) => (cluster === undefined ? [] : existingCluster(cluster))),
  );
  const priceOf = async ({ cluster, things }: Unpriced): Promise<Price> => {
    if (cluster === undefined) return priceOfThings(things, prices);
    const { hourly, unknown } = await costOf(estates.of(existingCluster(cluster)), prices);
    return { hourlyCost: hourly, unpriced: unknown };
  };
  return Promise.all(found.map(async (each) => ({ ...each, ...(await priceOf(each)) })));
}

async function priceOfThings(things: readonly Thing[], prices: PriceList): Promise<Price> {
  const { known, unknown } = await pricedThings(things, prices);
  return { hourlyCost: hourlyOfThings(known), unpriced: unknown };
}

/** With a call for each: EKS lists names alone. */
async function clustersOf(aws: Aws): Promise<Cluster[]> {
  const { paginateListClusters } = await import('@aws-sdk/client-eks');
  const eks = await aws.eks();
  const names: string[] = [];
  for await (const { clusters = [] } of paginateListClusters({ client: eks }, {})) names.push(...clusters);
  const answers = await sideBySide(names, fewAtOnce, (name) => unlessAbsent(eks.describeCluster({ name })));
  return answers.flatMap((answer) => answer?.cluster ?? []);
}
