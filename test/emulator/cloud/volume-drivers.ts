/**
 * The drivers that make EBS volumes for a cluster: the EBS CSI driver, which runs in the cluster as an add-on or as
 * somebody's own, and that of Auto Mode, which runs in the control plane.
 * Sources: kubernetes-sigs/aws-ebs-csi-driver (docs/options.md, docs/tagging.md), and the tag keys that the managed
 * policy AmazonEKSBlockStoragePolicy allows.
 */
import { type CloudCluster, isAutoMode } from './cluster.ts';
import { asClusterRole, asServiceAccount, type Caller } from './credentials.ts';
import { optionOf, pairsOf, runningDeployment } from './deployments.ts';

export interface VolumeDriver {
  /** As a PersistentVolume names it. */
  name: string;
  /** Who records Events. */
  component: string;
  /** Tags of every volume that it makes, beside those about its claim. */
  tags(volumeName: string): Record<string, string>;
  /** @throws CannotReconcile when the driver has no credentials */
  caller(): Promise<Caller>;
}

/** By a StorageClass's provisioner; the one that was built into Kubernetes has been replaced by the CSI driver. */
export const driverNames: Record<string, string> = {
  'ebs.csi.aws.com': 'ebs.csi.aws.com',
  'kubernetes.io/aws-ebs': 'ebs.csi.aws.com',
  'ebs.csi.eks.amazonaws.com': 'ebs.csi.eks.amazonaws.com',
};

export const driverDeployment = 'ebs-csi-controller';

/** @returns undefined while the driver does not run */
export function driverCalled(cluster: CloudCluster, name: string): VolumeDriver | undefined {
  if (name === 'ebs.csi.eks.amazonaws.com') return isAutoMode(cluster) ? autoModeDriver(cluster) : undefined;
  return installedDriver(cluster);
}

function autoModeDriver(cluster: CloudCluster): VolumeDriver {
  const { name } = cluster.record.cluster;
  return {
    name: 'ebs.csi.eks.amazonaws.com',
    component: 'ebs.csi.eks.amazonaws.com',
    tags: () => ({ 'eks:eks-cluster-name': name, 'ebs.csi.eks.amazonaws.com/cluster': 'true' }),
    caller: () => asClusterRole(cluster),
  };
}

function installedDriver(cluster: CloudCluster): VolumeDriver | undefined {
  const running = runningDeployment(cluster.kubernetes, driverDeployment);
  if (!running) return undefined;
  const { pod, options, serviceAccount } = running;
  return {
    name: 'ebs.csi.aws.com',
    component: `ebs.csi.aws.com_${pod.metadata.name}`,
    tags: (volumeName) => ({
      'ebs.csi.aws.com/cluster': 'true',
      ...tagsFromOptions(options, volumeName),
    }),
    caller: () => asServiceAccount(cluster, serviceAccount, pod),
  };
}

const clusterOption = '--k8s-tag-cluster-id';
const tagsOption = '--extra-tags';

function tagsFromOptions(options: string[], volumeName: string): Record<string, string> {
  const cluster = optionOf(options, clusterOption);
  return {
    ...(cluster && {
      [`kubernetes.io/cluster/${cluster}`]: 'owned',
      KubernetesCluster: cluster,
      Name: `${cluster}-dynamic-${volumeName}`,
      // Since version 1.58. Source: description of AWS's policy AmazonEBSCSIDriverEKSClusterScopedPolicy.
      'ebs.csi.aws.com/cluster-name': cluster,
    }),
    ...pairsOf(optionOf(options, tagsOption)),
  };
}

/**
 * How EKS starts the driver's controller: with the cluster's name (seen in dumps of the add-on's Deployment) and the
 * tags that the add-on's configuration asks for.
 */
export const driverArguments = (clusterName: string, extraTags: Record<string, string>): string[] => [
  'controller',
  '--endpoint=$(CSI_ENDPOINT)',
  `${clusterOption}=${clusterName}`,
  ...(Object.keys(extraTags).length > 0
    ? [
        `${tagsOption}=${Object.entries(extraTags)
          .map((pair) => pair.join('='))
          .join(',')}`,
      ]
    : []),
  '--batching=true',
  '--logging-format=text',
  '--user-agent-extra=eks',
  '--v=2',
];
