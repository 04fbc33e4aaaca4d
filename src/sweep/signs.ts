/** Where our tags are to be seen beside control planes and stacks. */
import type { Cluster } from '@aws-sdk/client-eks';
import type { Aws } from '../aws/clients.ts';
import { tagsInEc2 } from '../aws/ec2-tags.ts';
import { loadBalancersIn, targetGroupsOfRegion } from '../aws/load-balancers.ts';
import { findLogGroup } from '../aws/log-groups.ts';
import { oidcProvidersHere } from '../aws/oidc-providers.ts';
import { rolesUnder } from '../aws/roles.ts';
import type { Thing } from '../aws/thing.ts';
import { fewAtOnce, sideBySide } from '../engine/side-by-side.ts';
import { clusterOfRolePath, rolePath } from '../spec/names.ts';
import { type Tags, tagKeys } from '../spec/tags.ts';

/** Something with tags. */
export interface Piece {
  id: string;
  tags: Tags;
}

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
    sideBySide(onlyRolesOf, fewAtOnce, ({ path }) => roles(aws, path)),
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
  const groups = await sideBySide(names, fewAtOnce, (name) => findLogGroup(aws, name));
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

/** A role of ours, as ListRoles tells it: without tags. */
export interface RoleOfCluster {
  name: string;
  path: string;
}

/** The roles that clusters have of their own, of all regions: IAM is asked once. */
export async function rolesOfClusters(aws: Aws): Promise<RoleOfCluster[]> {
  const { paginateListRoles } = await import('@aws-sdk/client-iam');
  const pages = paginateListRoles({ client: await aws.iam() }, { PathPrefix: rolePath });
  const found: RoleOfCluster[] = [];
  for await (const { Roles = [] } of pages) {
    found.push(...Roles.map(({ RoleName: name = '', Path: path = '' }) => ({ name, path })));
  }
  return found.filter(({ path }) => ofCluster.test(path));
}

/** Those that the roles of the stack in docs/setup.md are not below. */
const ofCluster = new RegExp(`^${rolePath}(\\d+)/cluster/`);

/** A cluster that has roles of ours, as their IAM path says. */
export interface WithRoles {
  name: string;
  path: string;
}

/** The clusters that the roles are of, by region. */
export function clustersWithRoles(
  roles: readonly RoleOfCluster[],
): ReadonlyMap<string, readonly WithRoles[]> {
  const found = new Map<string, WithRoles[]>();
  for (const path of new Set(roles.map((role) => role.path))) {
    const cluster = clusterOfRolePath(path);
    if (cluster === undefined) continue;
    const { name, region } = cluster;
    found.set(region, [...(found.get(region) ?? []), { name, path }]);
  }
  return found;
}

/**
 * Those that no cluster explains, of those that are still there: somebody else may have removed a cluster meanwhile.
 * Whoever may make roles of clusters chooses what comes behind the cluster's name in their path, and whom they trust.
 * @param explained paths of clusters that are known
 * @param isLookedInto whether all clusters of a region are known
 */
export async function strayRoles(
  aws: Aws,
  roles: readonly RoleOfCluster[],
  explained: ReadonlySet<string>,
  isLookedInto: (region: string) => boolean,
): Promise<RoleOfCluster[]> {
  const isStray = ({ path }: RoleOfCluster): boolean => {
    const region = clusterOfRolePath(path)?.region;
    return !explained.has(path) && (region === undefined || isLookedInto(region) || !aRegion.test(region));
  };
  const stray = roles.filter(isStray);
  if (stray.length === 0) return [];
  const now = new Set((await rolesOfClusters(aws)).map(({ name }) => name));
  return stray.filter(({ name }) => now.has(name));
}

const aRegion = /^[a-z]{2}(-[a-z]+)+-\d+$/;

/** Of the repository whose path the role is below. */
export const repositoryOfRole = ({ path }: RoleOfCluster): string => ofCluster.exec(path)?.[1] ?? '';
