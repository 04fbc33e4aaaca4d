/**
 * What the instances of a managed node group are started by: the user's, and EKS's own beside it, unless the image is the
 * user's. Source: "Customize managed nodes with launch templates" in EKS's guide.
 */
import { withSettings } from '../instances/bottlerocket.ts';
import { multipart, partsOf } from '../instances/mime.ts';
import { nodeConfigType } from '../instances/node-config.ts';
import type { ClusterRecord, NodegroupRecord } from './state.ts';

/** Labels and taints of the group's own come as it shows its nodes, and change with it. */
const labelsOf = ({ nodegroup, fleet }: NodegroupRecord): Record<string, string> => ({
  'eks.amazonaws.com/capacityType': nodegroup.capacityType ?? 'ON_DEMAND',
  'eks.amazonaws.com/nodegroup': nodegroup.nodegroupName,
  'eks.amazonaws.com/nodegroup-image': fleet.plan.imageId,
});

export function groupUserData(record: ClusterRecord, group: NodegroupRecord): string {
  const { amiType = '' } = group.nodegroup;
  const { userData, issue } = group.fleet.plan;
  if (amiType === 'CUSTOM' || issue !== undefined) return userData;
  if (amiType.startsWith('BOTTLEROCKET')) return withSettings(userData, settingsOf(record, group));
  const own = { type: nodeConfigType, body: nodeConfigOf(record, group) };
  return multipart([...(partsOf(userData) ?? []), own]);
}

const settingsOf = ({ cluster }: ClusterRecord, group: NodegroupRecord) => ({
  'api-server': cluster.endpoint,
  'cluster-certificate': cluster.certificateAuthority?.data,
  'cluster-name': cluster.name,
  'node-labels': labelsOf(group),
});

const nodeConfigOf = ({ cluster }: ClusterRecord, group: NodegroupRecord): string => {
  const labels = Object.entries(labelsOf(group)).map(([key, value]) => `${key}=${value}`);
  return JSON.stringify({
    apiVersion: 'node.eks.aws/v1alpha1',
    kind: 'NodeConfig',
    spec: {
      cluster: {
        name: cluster.name,
        apiServerEndpoint: cluster.endpoint,
        certificateAuthority: cluster.certificateAuthority?.data,
        cidr: cluster.kubernetesNetworkConfig?.serviceIpv4Cidr,
      },
      kubelet: { flags: [`--node-labels=${labels.join(',')}`] },
    },
  });
};
