import type { Tags } from './tags.ts';

/** A managed node group, complete. */
export interface NodeGroupSpec {
  name: string;
  /** Of one architecture; the first decides which AMI is used. */
  instanceTypes: readonly string[];
  nodes: number;
  /** GiB of the encrypted root volume. */
  volumeSize: number;
}

/** A cluster as it should be, with every default filled in. */
export interface ClusterSpec {
  name: string;
  region: string;
  /** `<repository id>/<pr-…|branch-…|run>`: who may change or delete it. */
  owner: string;
  /** On everything that is made: the ownership tags and the user's own. */
  tags: Tags;
  /** Such as `1.36`; undefined for AWS's own default. */
  kubernetesVersion: string | undefined;
  vpcCidr: string;
  addons: readonly string[];
  nodeGroups: readonly NodeGroupSpec[];
}

/** What a step that names nothing gets: a good small cluster. Times in milliseconds. */
export const defaults = {
  vpcCidr: '192.168.0.0/16',
  addons: ['vpc-cni', 'kube-proxy', 'coredns', 'eks-pod-identity-agent'],
  nodeGroup: { name: 'default', instanceTypes: ['t3.medium'], nodes: 2, volumeSize: 30 },
  timeout: 45 * 60_000,
  pollInterval: 5_000,
  audience: 'sts.amazonaws.com',
  roleDurationSeconds: 3600,
} as const;
