import { createHash } from 'node:crypto';

/** Names that can be computed from the cluster's name (and region) alone, each within its service's limits. */
export interface Names {
  /** Of the cluster's own network, or of its place in one that it shares. */
  networkStack: string;
  clusterRole: string;
  nodeRole: string;
  ebsCsiRole: string;
  launchTemplate(nodeGroup: string): string;
}

/** What the IAM path of every role that we make begins with, so that policies can name them. */
export const rolePath = '/eks-cluster-action/';

/** IAM path of a cluster's roles. IAM is one for all regions, and lists no tags: by their paths it tells whose roles are. */
export function rolePathOf(cluster: string, region: string): string {
  return `${rolePath}${region}/${cluster}/`;
}

/** The inverse of `rolePathOf`. */
export function clusterOfRolePath(path: string): { name: string; region: string } | undefined {
  const [region, name, ...rest] = path.slice(rolePath.length).split('/');
  if (!path.startsWith(rolePath) || !region || !name || rest.join() !== '') return undefined;
  return { name, region };
}

/** Longest cluster name. EKS, CreateCluster. */
export const clusterNameLimit = 100;

export function namesOf(cluster: string, region: string): Names {
  return {
    networkStack: limited(`eks-${withoutUnderscores(cluster)}`, '-network', 128),
    // Roles are global: the same cluster name may be used in two regions.
    clusterRole: limited(cluster, `-${region}-cluster`, 64),
    nodeRole: limited(cluster, `-${region}-node`, 64),
    ebsCsiRole: limited(cluster, `-${region}-ebs-csi`, 64),
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
  return name.slice(0, limit - ending.length) + ending;
}

/** CloudFormation allows letters, digits and hyphens in a stack's name; EKS also underscores in a cluster's. */
function withoutUnderscores(name: string): string {
  return name.includes('_') ? `${name.replaceAll('_', '-')}-${hash(name)}` : name;
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}

/**
 * Text from an event, such as a branch's name, as a part of a cluster's name: letters, digits and hyphens. Text that has
 * none of them, such as a name in Greek, becomes a hash.
 */
export function slug(text: string): string {
  const letters = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return letters === '' ? hash(text) : letters;
}
