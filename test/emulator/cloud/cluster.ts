/** A cluster as the controllers see it that work in it and call AWS. */
import type { ClusterRecord, Eks } from '../eks/state.ts';
import { isCurrent } from '../eks/state.ts';
import type { KubernetesCluster } from '../kubernetes/index.ts';

export interface CloudCluster {
  eks: Eks;
  record: ClusterRecord;
  kubernetes: KubernetesCluster;
}

/** The controllers go with the control plane: from DeleteCluster on nobody looks after what they have made. */
export const isRunning = ({ eks, record }: CloudCluster): boolean =>
  isCurrent(eks, record) && record.cluster.status !== 'DELETING';

export const isAutoMode = ({ record }: CloudCluster): boolean =>
  record.cluster.computeConfig?.enabled === true;

/** The tag by which the cluster's own things are known, and its value on what lives and dies with the cluster. */
export const ownedTag = ({ record }: CloudCluster): { Key: string; Value: string } => ({
  Key: `kubernetes.io/cluster/${record.cluster.name}`,
  Value: 'owned',
});
