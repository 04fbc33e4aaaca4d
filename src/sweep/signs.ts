/** Where our tags are to be seen beside control planes and stacks. */
import type { Cluster } from '@aws-sdk/client-eks';
import type { Aws } from '../aws/clients.ts';
import { tagsInEc2 } from '../aws/ec2-tags.ts';
import type { Thing } from '../aws/inventory.ts';
import { loadBalancersIn, targetGroupsOfRegion } from '../aws/load-balancers.ts';
import { findLogGroup } from '../aws/log-groups.ts';
import { oidcProvidersHere } from '../aws/oidc-providers.ts';
import { rolesUnder } from '../aws/roles.ts';
import { clusterOfRolePath, rolePath } from '../config/names.ts';
import { type Tags, tagKeys } from '../config/tags.ts';
import { sideBySide } from '../engine/side-by-side.ts';

/** Something with tags. */
export interface Piece {
  id: string;
  tags: Tags;
}

/** How many things are asked about at once. */
const atOnce = 5;

/** What in EC2 carries our tags, with these alone. */
export async function ec2WithOurTags(aws: Aws): Promise<Piece[]> {
  const found = await tagsInEc2(aws, { key: [tagKeys.cluster, tagKeys.owner] });
  return [...found].map(([id, tags]) => ({ id, tags }));
}

/** All tags of those that are EC2's. */
export async function tagsOfEc2(aws: Aws, things: readonly Thing[]): Promise<Tags> {
  const ids = things.flatMap(({ type, id }) => (type.startsWith('AWS::EC2::') ? id : [])).slice(0, 200);
  if (ids.length === 0) return {};
  const all = await tagsInEc2(aws, { 'resource-id': ids });
  return Object.assign({}, ...all.values());
}

/**
 * What else carries tags and may have outlived its cluster: load balancers, target groups, log groups, providers of OIDC,
 * and roles of clusters that nothing else tells of.
 */
export async function signsOf(
  aws: Aws,
  clusters: readonly Cluster[],
  onlyRolesOf: readonly WithRoles[],
): Promise<Piece[]> {
  const found = await Promise.all([
    balancers(aws),
    logGroups(aws, clusters),
    oidcProviders(aws, clusters),
    sideBySide(onlyRolesOf, atOnce, ({ path }) => roles(aws, path)),
  ]);
  return found.flat(2);
}

async function balancers(aws: Aws): Promise<Piece[]> {
  const [all, groups] = await Promise.all([loadBalancersIn(aws, 'any VPC'), targetGroupsOfRegion(aws)]);
  return [...all, ...groups.map(({ arn, tags }) => ({ id: arn, tags }))];
}

/** Of control planes that are not there any more. */
async function logGroups(aws: Aws, clusters: readonly Cluster[]): Promise<Piece[]> {
  const { paginateDescribeLogGroups } = await import('@aws-sdk/client-cloudwatch-logs');
  const request = { logGroupNamePrefix: '/aws/eks/' };
  const names: string[] = [];
  for await (const page of paginateDescribeLogGroups({ client: await aws.logs() }, request)) {
    for (const { logGroupName = '' } of page.logGroups ?? []) {
      const cluster = /^\/aws\/eks\/([^/]+)\/cluster$/.exec(logGroupName)?.[1];
      if (cluster !== undefined && !clusters.some(({ name }) => name === cluster)) names.push(logGroupName);
    }
  }
  const groups = await sideBySide(names, atOnce, (name) => findLogGroup(aws, name));
  return groups.flatMap((group) => (group === undefined ? [] : { id: group.name, tags: group.tags }));
}

/** Of issuers in this region that are not there any more. */
async function oidcProviders(aws: Aws, clusters: readonly Cluster[]): Promise<Piece[]> {
  const issuers = clusters.map(({ identity }) => identity?.oidc?.issuer?.replace('https://', ''));
  const providers = await oidcProvidersHere(aws, (issuer) => !issuers.includes(issuer));
  return providers.map(({ arn, tags }) => ({ id: arn, tags }));
}

async function roles(aws: Aws, path: string): Promise<Piece[]> {
  const all = await rolesUnder(aws, path);
  return all.map(({ name, tags }) => ({ id: name, tags }));
}

/** A cluster that has roles of ours, as their IAM path says. */
export interface WithRoles {
  name: string;
  path: string;
}

/** The clusters that our roles are of, by region. IAM is asked once for all regions. */
export async function clustersWithRoles(aws: Aws): Promise<ReadonlyMap<string, readonly WithRoles[]>> {
  const { paginateListRoles } = await import('@aws-sdk/client-iam');
  const found = new Map<string, WithRoles[]>();
  for await (const { Roles = [] } of paginateListRoles(
    { client: await aws.iam() },
    { PathPrefix: rolePath },
  )) {
    for (const { Path: path = '' } of Roles) {
      const cluster = clusterOfRolePath(path);
      if (cluster === undefined) continue;
      const { name, region } = cluster;
      const known = found.get(region) ?? [];
      if (!known.some((each) => each.path === path)) found.set(region, [...known, { name, path }]);
    }
  }
  return found;
}
