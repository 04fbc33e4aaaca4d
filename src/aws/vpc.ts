/** What is in the VPC of a cluster. */
import type { Stack } from '@aws-sdk/client-cloudformation';
import type { NetworkInterface } from '@aws-sdk/client-ec2';
import {
  fromTagList,
  isMadeFor,
  isMadeForAmongStrangers,
  isOurs,
  type Mark,
  type Ownership,
  sharedNetworkMark,
  type Tags,
  tagKeys,
} from '../spec/tags.ts';
import type { Aws } from './clients.ts';
import { everyPage } from './pages.ts';

/** A VPC in which things of a cluster may stand. */
export interface Vpc {
  id: string;
  /** Whether other clusters stand in it, too: only tags then tell whose a thing is. */
  isShared: boolean;
  tags: Tags;
  /** Of the user's: there is whatever there is in it, and nothing of that is the cluster's that does not say so. */
  isGiven?: true;
}

/** A cluster, and where it stands if that is the user's own network. */
export interface Standing extends Ownership {
  network?: { given?: { vpcId: string | undefined } | undefined } | undefined;
}

/** The VPC of the user's that a cluster has its place in, by the stack of that; undefined where it stands elsewhere. */
export const givenVpcOf = (place: Pick<Stack, 'Parameters'> | undefined): string | undefined =>
  place?.Parameters?.find(({ ParameterKey }) => ParameterKey === 'GivenVpc')?.ParameterValue;

/** Where a cluster stands that has its place in the user's own network. */
export const standingIn = (place: Stack | undefined): Pick<Standing, 'network'> => {
  const vpcId = givenVpcOf(place);
  return vpcId === undefined ? {} : { network: { given: { vpcId } } };
};

/** Whether the tags of a thing in the VPC say that it was made for the cluster. */
export const isMadeForIn = (vpc: Vpc | undefined, tags: Tags, cluster: Ownership): boolean =>
  vpc?.isGiven ? isMadeForAmongStrangers(tags, cluster) : isMadeFor(tags, cluster);

/** The cluster's own VPC, the one that its repository's clusters share, and the user's in which it stands: each as far as there is one. */
export async function vpcsOf(aws: Aws, cluster: Standing): Promise<Vpc[]> {
  const shared = sharedNetworkMark(cluster.owner);
  const found = await vpcsMarked(aws, [cluster, shared]);
  const ours = found.map(({ id, mark, tags }): Vpc => ({ id, isShared: mark === shared, tags }));
  const given = cluster.network?.given?.vpcId;
  return given === undefined || ours.some(({ id }) => id === given)
    ? ours
    : [...ours, { id: given, isShared: true, isGiven: true, tags: {} }];
}

/** Ids of the VPC that the clusters of a repository share: one, or none. */
export async function sharedVpcIds(aws: Aws, shared: Mark): Promise<string[]> {
  return (await vpcsMarked(aws, [shared])).map(({ id }) => id);
}

/** Owners of all networks in the region that clusters share: one for each repository. */
export async function sharedNetworkOwners(aws: Aws): Promise<string[]> {
  const ec2 = await aws.ec2();
  const Filters = [{ Name: 'tag-key', Values: [tagKeys.owner] }];
  const vpcs = await everyPage(
    (NextToken) => ec2.describeVpcs({ Filters, NextToken }),
    (page) => page.Vpcs,
  );
  return vpcs.flatMap(({ Tags }) => {
    const tags = fromTagList(Tags);
    const owner = tags[tagKeys.owner] ?? '';
    return isOurs(tags, sharedNetworkMark(owner)) ? owner : [];
  });
}

async function vpcsMarked(
  aws: Aws,
  marks: readonly Mark[],
): Promise<{ id: string; mark: Mark; tags: Tags }[]> {
  const ec2 = await aws.ec2();
  const Filters = [{ Name: `tag:${tagKeys.owner}`, Values: marks.map(({ owner }) => owner) }];
  const vpcs = await everyPage(
    (NextToken) => ec2.describeVpcs({ Filters, NextToken }),
    (page) => page.Vpcs,
  );
  return vpcs.flatMap(({ VpcId: id = '', Tags }) => {
    const tags = fromTagList(Tags);
    const mark = marks.find((each) => isOurs(tags, each));
    return mark === undefined ? [] : [{ id, mark, tags }];
  });
}

/** Ids of the VPCs in which things of the cluster may stand, whoever else is there. */
export async function vpcIdsOf(aws: Aws, cluster: Standing): Promise<string[]> {
  return (await vpcsOf(aws, cluster)).map(({ id }) => id);
}

/** Ids of the VPCs that are this cluster's alone: one, or none. */
export async function ownVpcIds(aws: Aws, cluster: Standing): Promise<string[]> {
  return (await vpcsOf(aws, cluster)).flatMap(({ id, isShared }) => (isShared ? [] : [id]));
}

/** Every network interface in these VPCs, whoever made it. */
export async function interfacesIn(aws: Aws, vpcIds: readonly string[]): Promise<NetworkInterface[]> {
  if (vpcIds.length === 0) return [];
  const { paginateDescribeNetworkInterfaces } = await import('@aws-sdk/client-ec2');
  const request = { Filters: [{ Name: 'vpc-id', Values: [...vpcIds] }] };
  const found: NetworkInterface[] = [];
  for await (const page of paginateDescribeNetworkInterfaces({ client: await aws.ec2() }, request)) {
    found.push(...(page.NetworkInterfaces ?? []));
  }
  return found;
}

/**
 * Whether nothing stands in these VPCs that has a network interface: no instance that has not ended, and no interface endpoint.
 * Load balancers have theirs a moment after they are made.
 */
export async function areEmpty(aws: Aws, vpcIds: readonly string[]): Promise<boolean> {
  return (await interfacesIn(aws, vpcIds)).length === 0;
}
