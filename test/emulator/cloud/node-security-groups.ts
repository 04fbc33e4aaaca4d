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

/** How a controller says that an instance has not exactly one group to open. */
export type Complaint = (instanceId: string, groups: GroupIdentifier[]) => string;

/**
 * The groups to open, one for each instance: of several the one that carries the cluster's tag.
 * @throws CannotReconcile when there is not exactly one such
 */
export async function nodeGroups(
  ec2: EC2Client,
  cluster: CloudCluster,
  instanceIds: string[],
  complaint: { several: Complaint; none: Complaint },
): Promise<string[]> {
  if (instanceIds.length === 0) return [];
  const tagged = new Set((await clusterGroups(ec2, cluster)).map(({ GroupId }) => GroupId));
  const { Reservations = [] } = await ec2.send(new DescribeInstancesCommand({ InstanceIds: instanceIds }));
  const instances = Reservations.flatMap(({ Instances = [] }) => Instances);
  const found = instances.map(({ InstanceId = '', SecurityGroups: groups = [] }) => {
    const marked = groups.filter(({ GroupId }) => tagged.has(GroupId));
    if (marked.length > 1) throw new CannotReconcile(complaint.several(InstanceId, marked));
    if (marked.length === 0 && groups.length > 1) {
      throw new CannotReconcile(complaint.none(InstanceId, groups));
    }
    return (marked[0] ?? groups[0])?.GroupId ?? '';
  });
  return [...new Set(found)];
}
