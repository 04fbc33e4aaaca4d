import { requireBoundary } from '../aws/boundary.ts';
import type { Aws } from '../aws/clients.ts';
import { type Identity, identify, type Sayings } from '../aws/identity.ts';
import { listingOf } from '../aws/own-policies.ts';
import { nameAsMade } from '../aws/renamed.ts';
import { seenSubnets } from '../aws/seen-network.ts';
import { type Limited, LimitsError, withinLimits } from '../config/limits.ts';
import { isIdentityAsked, notListed } from '../config/listed.ts';
import { isLaunchAsked, launchesNotListed } from '../config/listed-launches.ts';
import { networksNotListed } from '../config/listed-networks.ts';
import { areNodesAsked, nodesNotListed } from '../config/listed-nodes.ts';
import { kindsNamedIn, otherBoundaries, unlistedIn } from '../config/listed-values.ts';
import type { ClusterRequest } from '../config/request.ts';
import { requireNoOther } from '../resources/existing.ts';
import { subnetsGiven } from '../spec/given-network.ts';
import { nothingListed } from '../spec/listing.ts';
import { clusterNameOf } from '../spec/names.ts';
import { type ClusterSpec, called } from '../spec/spec.ts';
import { withAutoModeRoles } from './auto-mode-roles.ts';
import { withCapabilityRoles } from './capability-roles.ts';
import { withChosenTypes } from './chosen-types.ts';
import type { Context } from './command.ts';
import { withFargateRoles } from './fargate-roles.ts';
import { withKeyArns } from './key-arns.ts';
import { unlistedNodeRoles } from './node-roles.ts';

/** The name is not one that the role is for. */
export class OtherNameError extends Error {
  constructor(name: string, clusters: string) {
    const isOfAll = clusters.endsWith('--') && !name.includes('--');
    super(
      `The role is for clusters whose names begin with ${clusters}, and \`${name}\` does not: AWS would let it do nothing. ` +
        (isOfAll
          ? `Write \`cluster-name: --${name}\` for the cluster ${clusters}${name}, or run with a role that is for any name.`
          : 'Run with the role that is for it: docs/setup.md tells which role is for what.'),
    );
    this.name = 'OtherNameError';
  }
}

/** The role that the run has assumed may set limits, and they cannot be read. */
export class UnreadRoleError extends Error {
  constructor(arn: string) {
    super(
      `The role ${arn} may not read itself, so that what its tags allow at most is not known. Nothing was made. ` +
        'Allow it iam:GetRole on itself, as docs/iam/look.json does.',
    );
    this.name = 'UnreadRoleError';
  }
}

/**
 * Who runs, and which cluster is meant.
 * @throws WrongAccountError, before anything else is asked; OtherNameError.
 */
export async function begin(
  request: ClusterRequest,
  aws: Aws,
): Promise<{ identity: Identity; spec: ClusterSpec }> {
  const identity = await identify(aws, request);
  return { identity, spec: await asMade(request, aws, identity.says) };
}

/**
 * Who runs, and which cluster is to be made: one within the limits that the role sets.
 * @throws WrongAccountError, before anything else is asked; UnreadRoleError; OtherNameError; LimitsError;
 *   NoBoundaryError; NotOursError, when the name is taken.
 */
export async function beginWithinLimits({
  request,
  aws,
  run,
}: Context): Promise<{ identity: Identity } & Limited> {
  const identity = await identify(aws, request);
  const { tags } = identity.says;
  if (tags === undefined) throw new UnreadRoleError(identity.principalArn);
  const made = await asMade(request, aws, identity.says);
  const known = withKeyArns(identity, made);
  const fargate = await withFargateRoles(aws, identity, known);
  const roles = await withAutoModeRoles(aws, identity, await withCapabilityRoles(aws, identity, fargate));
  const spec = await withChosenTypes(aws, roles, run);
  const limited = withinLimits(spec, request, tags);
  const unlisted = await Promise.all(
    [
      unlistedPeople,
      unlistedNodes,
      unlistedNodeRoles,
      unlistedLaunches,
      unlistedValues,
      unlistedGroups,
      unlistedNetworks,
    ].map((of) => of(aws, identity, spec)),
  );
  const refused = [...otherBoundaries(spec), ...unlisted.flat()];
  if (refused.length > 0) throw new LimitsError(refused);
  if (limited.told !== '') run.say('limits', `the role allows at most: ${limited.told}`);
  // What `up` makes before the control plane would be left behind: `down` does not touch another's cluster, nor what is around it.
  await Promise.all([requireBoundary(aws, spec), requireNoOther(aws, spec)]);
  return { identity, ...limited };
}

/**
 * Of a role that says whose clusters it is for, a file names those whom a policy of the role's own lists, and nobody else.
 * @returns a sentence for each that it does not list
 */
async function unlistedPeople(
  aws: Aws,
  { principalArn, partition, says }: Identity,
  spec: ClusterSpec,
): Promise<string[]> {
  if (says.clusters === undefined || !isIdentityAsked(spec)) return [];
  return notListed(spec, await listingOf(aws, principalArn, 'identity'), partition);
}

/** The same of what nodes run, and from which images. */
async function unlistedNodes(
  aws: Aws,
  { principalArn, says }: Identity,
  spec: ClusterSpec,
): Promise<string[]> {
  if (says.clusters === undefined || !areNodesAsked(spec)) return [];
  return nodesNotListed(spec, await listingOf(aws, principalArn, 'self-managed'));
}

/** The same of what of EC2 they are launched with. */
async function unlistedLaunches(aws: Aws, identity: Identity, spec: ClusterSpec): Promise<string[]> {
  if (identity.says.clusters === undefined || !isLaunchAsked(spec)) return [];
  return launchesNotListed(spec, await listingOf(aws, identity.principalArn, 'launches'), identity);
}

/** The same of keys, and whatever else the file names that is there without it. */
async function unlistedValues(
  aws: Aws,
  { principalArn, partition, says }: Identity,
  spec: ClusterSpec,
): Promise<string[]> {
  if (says.clusters === undefined) return [];
  const kinds = kindsNamedIn(spec);
  const listings = await Promise.all(kinds.map((kind) => listingOf(aws, principalArn, kind)));
  return unlistedIn(spec, (kind) => listings[kinds.indexOf(kind)] ?? nothingListed, partition);
}

/** Of the user's networks, those that the list holds: whose the subnets are is AWS's to say. */
async function unlistedNetworks(
  aws: Aws,
  { principalArn, partition, account, says }: Identity,
  { network: { given }, region }: ClusterSpec,
): Promise<string[]> {
  if (given === undefined || says.clusters === undefined) return [];
  const [listing, subnets] = await Promise.all([
    listingOf(aws, principalArn, 'vpcs'),
    seenSubnets(
      aws,
      subnetsGiven(given).map(({ id }) => id),
    ),
  ]);
  const vpcIds = [...(given.vpcId === undefined ? [] : [given.vpcId]), ...subnets.map(({ vpcId }) => vpcId)];
  return networksNotListed(vpcIds, listing, { partition, region, account });
}

/** Whether its policy lets CloudFormation make security groups at all: it lists none. */
async function unlistedGroups(
  aws: Aws,
  { principalArn, says }: Identity,
  { securityGroups }: ClusterSpec,
): Promise<string[]> {
  if (securityGroups !== 'minimum' || says.clusters === undefined) return [];
  const listing = await listingOf(aws, principalArn, 'groups');
  if (listing.patterns('MakeGroups', 'Resource').length > 0) return [];
  return [
    'The role that runs makes no security groups: it has no policy eks-cluster-action-groups of its own, which the stack of ' +
      'docs/iam/kinds.yaml writes. Ask for `security-groups: recommended`, or have an administrator allow it there.',
  ];
}

/**
 * Which cluster is meant, and with which roles: of a repository that was renamed, the one that it had made before.
 * @throws OtherNameError
 */
export async function asMade(
  request: ClusterRequest,
  aws: Aws,
  { clusters, roles, boundary }: Sayings,
): Promise<ClusterSpec> {
  const name = await nameOf(request, aws, clusters?.split('--')[0]);
  if (clusters !== undefined && !name.startsWith(clusters)) throw new OtherNameError(name, clusters);
  const { spec } = request;
  return called(name, { ...spec, roles, permissionsBoundary: spec.permissionsBoundary ?? boundary });
}

async function nameOf({ spec, suffix }: ClusterRequest, aws: Aws, prefix?: string): Promise<string> {
  if (suffix === undefined) return spec.name;
  // What the role says stays when the repository is renamed.
  if (prefix !== undefined) return clusterNameOf(prefix, suffix);
  return await nameAsMade(aws, spec, suffix);
}
