/** The security groups through which load balancers reach a cluster's nodes. */
import {
  DescribeInstancesCommand,
  DescribeSecurityGroupsCommand,
  type EC2Client,
  type GroupIdentifier,
  type SecurityGroup,
} from '@aws-sdk/client-ec2';
import { type CloudCluster, ownedTag } from './cluster.ts';
import { CannotReconcile } from './controller.ts';

/** Every group that carries the cluster's tag, whatever it is for. */
export async function clusterGroups(ec2: EC2Client, cluster: CloudCluster): Promise<SecurityGroup[]> {
  const { SecurityGroups = [] } = await ec2.send(
    new DescribeSecurityGroupsCommand({ Filters: [{ Name: 'tag-key', Values: [ownedTag(cluster).Key] }] }),
  );
  return SecurityGroups;
}

/**
 * The groups to open, one for each instance: of several the one that carries the cluster's tag.
 * @throws CannotReconcile in the words of Kubernetes' cloud provider when there is not exactly one such
 */
export async function nodeGroups(
  ec2: EC2Client,
  cluster: CloudCluster,
  instanceIds: string[],
): Promise<string[]> {
  if (instanceIds.length === 0) return [];
  const tagged = new Set((await clusterGroups(ec2, cluster)).map(({ GroupId }) => GroupId));
  const { Reservations = [] } = await ec2.send(new DescribeInstancesCommand({ InstanceIds: instanceIds }));
  const found = Reservations.flatMap(({ Instances = [] }) => Instances).map(
    ({ InstanceId = '', SecurityGroups = [] }) => groupOf(InstanceId, SecurityGroups, tagged),
  );
  return [...new Set(found)];
}

function groupOf(instanceId: string, groups: GroupIdentifier[], tagged: Set<string | undefined>): string {
  const marked = groups.filter(({ GroupId }) => tagged.has(GroupId));
  if (marked.length > 1) {
    const named = marked.map(({ GroupId, GroupName }) => `${GroupId}(${GroupName}) `).join('');
    throw new CannotReconcile(
      `Multiple tagged security groups found for instance ${instanceId}; ensure only the k8s security group is ` +
        `tagged; the tagged groups were ${named}`,
    );
  }
  if (marked.length === 0 && groups.length > 1) {
    throw new CannotReconcile(
      `Multiple untagged security groups found for instance ${instanceId}; ensure the k8s security group is tagged`,
    );
  }
  return (marked[0] ?? groups[0])?.GroupId ?? '';
}
