import { createHash } from 'node:crypto';
import { repositoryOf } from './read-owner.ts';
import type { Ownership } from './tags.ts';

/** Names that can be computed from the cluster's name (and region) alone, each within its service's limits. */
export interface Names {
  /** Of the cluster's own network, or of its place in one that it shares. */
  networkStack: string;
  /** Of the security groups of a cluster that has some of its own. */
  groupsStack: string;
  clusterRole: string;
  nodeRole: string;
  autoNodeRole: string;
  ebsCsiRole: string;
  podExecutionRole: string;
  /** Of self-managed nodes, and of the instance profile that hands it to them. */
  selfManagedRole: string;
  /** Of a self-managed node group, and of its Auto Scaling group. */
  nodesStack(group: string): string;
  /** @param suffix that stands for their service account */
  podRole(suffix: string): string;
  /** Of a node group that has one of its own. */
  roleOfGroup(nodeGroup: string): string;
  /** @param type of the capability that has it */
  capabilityRole(type: string): string;
  launchTemplate(nodeGroup: string): string;
}

/** What the IAM path of every role that we make begins with, so that policies can name them. */
export const rolePath = '/eks-cluster-action/';

/**
 * IAM path of the roles that a cluster has of its own, below one of its repository: policies can ask for no tag of a role
 * that is passed, and name that path. A star in a policy spans slashes: only what comes first, the cluster's name, is sure
 * to stand where it seems to. IAM is one for all regions, and lists no tags: by their paths it tells whose roles are.
 */
export function rolePathOf({ name, owner }: Ownership, region: string): string {
  return `${rolePath}${repositoryOf(owner)}/cluster/${name}/${region}/`;
}

/** The inverse of `rolePathOf`. */
export function clusterOfRolePath(
  path: string,
): { repositoryId: string; name: string; region: string } | undefined {
  const [, repositoryId = '', name = '', region = ''] =
    /^\/eks-cluster-action\/(\d+)\/cluster\/([^/]+)\/([^/]+)\/$/.exec(path) ?? [];
  return name === '' ? undefined : { repositoryId, name, region };
}

/** Longest cluster name. EKS, CreateCluster. */
export const clusterNameLimit = 100;

export function namesOf(cluster: string, region: string): Names {
  return {
    networkStack: limited(`eks-${withoutUnderscores(cluster)}`, '-network', 128),
    groupsStack: limited(`eks-${withoutUnderscores(cluster)}`, '-groups', 128),
    // Roles are global: the same cluster name may be used in two regions.
    clusterRole: limited(cluster, `-${region}-cluster`, 64),
    nodeRole: limited(cluster, `-${region}-node`, 64),
    autoNodeRole: limited(cluster, `-${region}-auto-node`, 64),
    ebsCsiRole: limited(cluster, `-${region}-ebs-csi`, 64),
    podExecutionRole: limited(cluster, `-${region}-fargate`, 64),
    selfManagedRole: limited(cluster, `-${region}-self-managed`, 64),
    // By the hash, no two pairs make one name, and by the end, none is that of a network.
    nodesStack: (group) =>
      limited(
        `eks-${withoutUnderscores(cluster)}`,
        `-${withoutUnderscores(group)}-${hash(`${cluster}/${group}`)}-nodes`,
        128,
      ),
    podRole: (suffix) => limited(cluster, `-${region}${suffix}`, 64),
    roleOfGroup: (nodeGroup) => limited(`${cluster}-${region}-node-${nodeGroup}`, '', 64),
    capabilityRole: (type) => limited(cluster, `-${region}-capability-${type.toLowerCase()}`, 64),
    // A slash cannot be part of either name, so that no two pairs make one name.
    launchTemplate: (nodeGroup) => limited(cluster, `/${nodeGroup}`, 128),
  };
}

/**
 * The stack of the network that the clusters of a repository share, in each region. No cluster's stack can have this name:
 * theirs end in `-network`.
 * @param repositoryId GitHub's number of the repository, which stays when it is renamed
 */
export function sharedNetworkStack(repositoryId: string): string {
  return `eks-network-${repositoryId}`;
}

/**
 * The name and the suffix, in at most `limit` characters: a name too long is cut and a hash of the whole added, so
 * that two clusters never share a name because of what was cut off.
 */
export function limited(name: string, suffix: string, limit: number): string {
  if (name.length + suffix.length <= limit) return name + suffix;
  const ending = `-${hash(name)}${suffix}`;
  return name.slice(0, limit - ending.length).replace(/-+$/, '') + ending;
}

/** Longest prefix of cluster names: with it, the names of roles too fit IAM without a loss. */
const prefixLimit = 30;

/**
 * What the names of a repository's clusters begin with, unless the role says otherwise. No prefix holds two hyphens, so
 * that with them behind it, no prefix is the beginning of another: IAM's policies tell clusters apart by `<prefix>--*`.
 */
export function prefixOf(repository: string): string {
  const [, name = repository] = repository.split('/');
  return limited(withoutOthers(name), '', prefixLimit);
}

/** What follows the prefix in the name of a cluster, from what its event is about: `--pr-7`, `--branch-main`. */
export function suffixOf(about: { pullRequest: number } | { branch: string }): string {
  return 'pullRequest' in about ? `--pr-${about.pullRequest}` : `--branch-${slug(about.branch)}`;
}

/** The prefix is never cut: it is what policies know a repository's clusters by. */
export function clusterNameOf(prefix: string, suffix: string): string {
  return limited(prefix + suffix, '', clusterNameLimit);
}

/** CloudFormation allows letters, digits and hyphens in a stack's name; EKS also underscores in a cluster's. */
function withoutUnderscores(name: string): string {
  return name.includes('_') ? `${name.replaceAll('_', '-')}-${hash(name)}` : name;
}

function hash(text: string): string {
  return digest(text).slice(0, 8);
}

/** In hexadecimal digits. */
export function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** What every slug is: words of small letters and digits, with single hyphens between them. */
const slugForm = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** What a slug ends with that does not say all of its text. */
const hashEnd = /(^|-)[0-9a-f]{8}$/;

/**
 * Text from an event, such as a branch's name, as a part of a cluster's name: letters, digits and hyphens. Text that is not
 * of these alone gets a hash, so that no two branches have one name, such as `release-1` and `release#1`.
 */
export function slug(text: string): string {
  return slugForm.test(text) && !hashEnd.test(text) ? text : [...wordsOf(text), hash(text)].join('-');
}

/** A repository's name, likewise, but without a hash: the owners of clusters tell repositories apart. */
function withoutOthers(text: string): string {
  return wordsOf(text).join('-') || hash(text);
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
}
