/** EKS Auto Mode: EKS starts and ends nodes as pods need them, and runs what add-ons do otherwise. */
import type { RoleArn } from './arn.ts';

/** The node pools that EKS makes by itself. Source: EKS user guide, "Enable or Disable Built-in NodePools". */
export const builtInPools = ['general-purpose', 'system'] as const;

export type BuiltInPool = (typeof builtInPools)[number];

export interface AutoModeSpec {
  /** Those that are to be there; with none, nodes come by node pools that somebody makes in the cluster. */
  nodePools: readonly BuiltInPool[];
  /** ARN of the user's own role of the nodes; undefined for one that we make. */
  nodeRoleArn: RoleArn | undefined;
}

interface MaybeAuto {
  autoMode?: AutoModeSpec | false | undefined;
}

/** Undefined where it is off, or nobody says. */
export const autoModeOf = ({ autoMode }: MaybeAuto): AutoModeSpec | undefined => autoMode || undefined;

/** Add-ons whose work EKS does itself there. Source: EKS user guide, "Add-ons to review" of "Enable EKS Auto Mode on existing EKS clusters". */
export const addonsBuiltIn: readonly string[] = [
  'aws-ebs-csi-driver',
  'coredns',
  'eks-pod-identity-agent',
  'kube-proxy',
  'vpc-cni',
];

/** The AWS managed policies that the cluster role has there. Source: EKS user guide, "Amazon EKS Auto Mode cluster IAM role". */
export const policiesOfClusterRole: readonly string[] = [
  'AmazonEKSClusterPolicy',
  'AmazonEKSComputePolicy',
  'AmazonEKSBlockStoragePolicy',
  'AmazonEKSLoadBalancingPolicy',
  'AmazonEKSNetworkingPolicy',
];

/** Those of the role of its nodes. Source: EKS user guide, "Amazon EKS Auto Mode node IAM role". */
export const policiesOfNodeRole: readonly string[] = [
  'AmazonEKSWorkerNodeMinimalPolicy',
  'AmazonEC2ContainerRegistryPullOnly',
];

/** By which those policies tell a cluster's things from another's: the cluster's name is a tag of the session. */
export const sessionAction = 'sts:TagSession';

/** The tag that everything has which Auto Mode makes; its value is the cluster's name. */
export const autoModeTag = 'eks:eks-cluster-name';
