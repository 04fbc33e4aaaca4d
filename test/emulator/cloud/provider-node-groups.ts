/** Which of the nodes' groups Kubernetes' cloud provider opens, and how it complains. */
import type { EC2Client } from '@aws-sdk/client-ec2';
import type { CloudCluster } from './cluster.ts';
import { nodeGroups } from './node-security-groups.ts';

/** @throws CannotReconcile */
export const providerNodeGroups = (
  ec2: EC2Client,
  cluster: CloudCluster,
  instanceIds: string[],
): Promise<string[]> =>
  nodeGroups(ec2, cluster, instanceIds, {
    several: (instanceId, groups) =>
      `Multiple tagged security groups found for instance ${instanceId}; ensure only the k8s security group is ` +
      `tagged; the tagged groups were ${groups.map(({ GroupId, GroupName }) => `${GroupId}(${GroupName}) `).join('')}`,
    none: (instanceId) =>
      `Multiple untagged security groups found for instance ${instanceId}; ensure the k8s security group is tagged`,
  });
