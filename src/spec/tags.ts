/** The tags that everything made for a cluster carries, and what they prove. */
import { ownerInWords, repositoryOf } from './read-owner.ts';

export const tagKeys = {
  cluster: 'eks-cluster-action/cluster',
  owner: 'eks-cluster-action/owner',
  repository: 'eks-cluster-action/repository',
  run: 'eks-cluster-action/run',
  expiresAt: 'eks-cluster-action/expires-at',
  /** On a cluster that no `up` has brought to its end yet: when the last one began, in RFC 3339. */
  makingSince: 'eks-cluster-action/making-since',
  /** On a cluster with security groups of its own, which: `minimum`. */
  securityGroups: 'eks-cluster-action/security-groups',
  /** On the access entry of somebody who is listed, and how: `admin` or `viewer`. */
  access: 'eks-cluster-action/access',
  /** On the stack of a self-managed node group: the group's name. */
  nodeGroup: 'eks-cluster-action/node-group',
  /** On such a stack: a hash of what its nodes are told to run, besides what they need. */
  commands: 'eks-cluster-action/commands',
  /** On a launch template: its newest version, and a hash of what we put into it. */
  content: 'eks-cluster-action/content',
  /** On what outlives its cluster: a volume whose reclaim policy is Retain, and log groups where they are to be kept. */
  retained: 'eks-cluster-action/retained',
} as const;

export type Tags = Readonly<Record<string, string>>;

/** Those of a cluster's tags that stay the same from run to run: what a second `up` may compare. */
export function lastingTags({ [tagKeys.run]: _run, [tagKeys.expiresAt]: _expiry, ...lasting }: Tags): Tags {
  return lasting;
}

/** The time as our tags write it: in UTC, in whole seconds, `2026-11-22T15:04:05Z`. */
export function timestamp(date: Date): string {
  return date.toISOString().replace(/\.\d+Z$/, 'Z');
}

/** Tags as EC2, IAM and CloudFormation list them. */
export function toTagList(tags: Tags): { Key: string; Value: string }[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

/** The inverse of `toTagList`, for what AWS answers. */
export function fromTagList(
  list: readonly { Key?: string | undefined; Value?: string | undefined }[] = [],
): Tags {
  return Object.fromEntries(list.map(({ Key = '', Value = '' }) => [Key, Value]));
}

/** Something of the wanted name exists, and is not ours to change or delete. */
export class NotOursError extends Error {
  constructor(what: string, found: Tags, { name: cluster, owner }: Mark) {
    const foundOwner = found[tagKeys.owner];
    const tag = cluster === undefined ? `${tagKeys.owner}=${owner}` : `${tagKeys.cluster}=${cluster}`;
    const why =
      foundOwner === undefined || found[tagKeys.cluster] !== cluster
        ? `it does not carry the tag ${tag}`
        : `its owner is ${ownerInWords(foundOwner, found[tagKeys.repository])} (${foundOwner}), not ${ownerInWords(owner)} (${owner})`;
    super(
      `${what} exists but is not ours: ${why}. It was left untouched. ` +
        'Choose another `cluster-name`, or run from the repository and branch or pull request that made it. ' +
        'By hand, `down` with `owner: any` removes one of the same repository.',
    );
    this.name = 'NotOursError';
  }
}

/** A cluster's name and its owner: what tags have to say of a thing for it to be ours. */
export interface Ownership {
  name: string;
  owner: string;
}

/** What tags have to say of a thing; of no cluster, where it is for all of a repository. */
export type Mark = Pick<Ownership, 'owner'> & { name: string | undefined };

/**
 * By what the network is known that the clusters of a repository share: an owner of its own, and no cluster's name.
 * @param owner of any cluster of the repository
 */
export function sharedNetworkMark(owner: string): Mark {
  return { name: undefined, owner: `${repositoryOf(owner)}/network` };
}

/** Whether the tags name this cluster and this owner. */
export function isOurs(found: Tags, { name, owner }: Mark): boolean {
  return found[tagKeys.cluster] === name && found[tagKeys.owner] === owner;
}

/** Whether it is meant to outlive its cluster. */
export function isRetained(found: Tags): boolean {
  return tagKeys.retained in found;
}

/** @throws NotOursError unless the tags name this cluster and this owner. */
export function requireOurs(what: string, found: Tags, wanted: Mark): void {
  if (!isOurs(found, wanted)) throw new NotOursError(what, found, wanted);
}

/**
 * Whether a controller of the cluster says by its tags that it made the thing: EKS, Auto Mode, the AWS Load Balancer
 * Controller, the cloud controller manager, or the VPC CNI. Names of clusters are unique in a region, but only among
 * those of EKS: that the thing is in the cluster's own VPC has to be seen too. What carries another cluster's name, or owner, in
 * our tags is that one's, whatever else it says: users may write a controller's tags, and ours no one but this action.
 */
export function isMadeFor(
  found: Tags,
  { name, owner }: Pick<Ownership, 'name'> & Partial<Ownership>,
): boolean {
  const { [tagKeys.cluster]: ofCluster = name, [tagKeys.owner]: ofOwner = owner } = found;
  if (ofCluster !== name || (owner !== undefined && ofOwner !== owner)) return false;
  return (
    controllersKeys.some((key) => found[key] === name) || found[`kubernetes.io/cluster/${name}`] === 'owned'
  );
}

/**
 * The same in a network of the user's, where people mark subnets and groups as a cluster's by the key that controllers read:
 * of that key alone, only what the cloud controller manager has made, which says for which Service.
 */
export function isMadeForAmongStrangers(
  found: Tags,
  cluster: Pick<Ownership, 'name'> & Partial<Ownership>,
): boolean {
  const isNamed = controllersKeys.some((key) => found[key] === cluster.name);
  return isMadeFor(found, cluster) && (isNamed || 'kubernetes.io/service-name' in found);
}

/** Tags whose value is a cluster's name. */
export const controllersKeys = [
  'elbv2.k8s.aws/cluster',
  'eks:eks-cluster-name',
  'eks:cluster-name',
  'aws:eks:cluster-name',
  'cluster.k8s.amazonaws.com/name',
] as const;
