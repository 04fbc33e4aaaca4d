/**
 * The security groups of a stack: a managed one that lets clients in, and one that all stacks of the cluster share,
 * which the nodes' groups let in.
 */
import { DescribeSecurityGroupsCommand, type EC2Client } from '@aws-sdk/client-ec2';
import { type CloudCluster, ownedTag } from '../cluster.ts';
import { type Complaint, clusterGroups, nodeGroups } from '../node-security-groups.ts';
import { backendInstances } from '../nodes.ts';
import { allow, deleteGroup, ensureGroup, forgetPeer } from '../security-groups.ts';
import type { Flavour, RunningController } from './flavour.ts';
import { type Stack, sharedGroupName, stackTags, tagsOf } from './stack.ts';

/** Seconds between the controller's attempts to delete a group, and until it gives up. */
const deletion = { interval: 5, patience: 120 };

export interface StackGroups {
  /** Those that the load balancer stands in. */
  all: string[];
  /** undefined when the object names groups: opening the nodes to them is then somebody else's affair. */
  shared?: string;
}

export async function ensureGroups(
  ec2: EC2Client,
  cluster: CloudCluster,
  flavour: Flavour,
  controller: RunningController,
  stack: Stack,
): Promise<StackGroups> {
  if (stack.securityGroups.length > 0) return { all: stack.securityGroups };
  const managed = await ensureGroup(ec2, cluster, {
    name: stack.name,
    description: '[k8s] Managed SecurityGroup for LoadBalancer',
    tags: tagsOf(flavour, controller, stackTags(stack, 'ManagedLBSecurityGroup')),
    ingress: stack.listeners.map(({ port, protocol }) => ({
      IpProtocol: protocol === 'UDP' ? 'udp' : 'tcp',
      FromPort: port,
      ToPort: port,
      IpRanges: stack.sources.map((CidrIp) => ({ CidrIp })),
    })),
  });
  const shared = await ensureGroup(ec2, cluster, {
    name: sharedGroupName(controller),
    description: '[k8s] Shared Backend SecurityGroup for LoadBalancer',
    tags: tagsOf(flavour, controller, { [`${flavour.clusterTag.split('/')[0]}/resource`]: 'backend-sg' }),
    ingress: [],
  });
  return { all: [managed, shared], shared };
}

/** Lets the shared group through to where the stack's traffic arrives. @throws CannotReconcile */
export async function openNodes(
  ec2: EC2Client,
  cluster: CloudCluster,
  shared: string,
  { targetGroups }: Stack,
): Promise<void> {
  const ports = [...new Set(targetGroups.map(({ port }) => port))];
  const instances = backendInstances(cluster.kubernetes);
  const complain: Complaint = (instanceId, groups) =>
    `expected exactly one securityGroup tagged with ${ownedTag(cluster).Key} for instance ${instanceId}, got: ` +
    `[${groups.map(({ GroupId }) => GroupId).join(' ')}] (clusterName: ${cluster.record.cluster.name})`;
  for (const group of await nodeGroups(ec2, cluster, instances, { several: complain, none: complain })) {
    for (const port of ports) {
      const Description = 'elbv2.k8s.aws/targetGroupBinding=shared';
      await allow(ec2, group, [
        {
          IpProtocol: 'tcp',
          FromPort: port,
          ToPort: port,
          UserIdGroupPairs: [{ GroupId: shared, Description }],
        },
      ]);
    }
  }
}

async function groupsTagged(ec2: EC2Client, tags: Record<string, string>): Promise<string[]> {
  const { SecurityGroups = [] } = await ec2.send(
    new DescribeSecurityGroupsCommand({
      Filters: Object.entries(tags).map(([key, value]) => ({ Name: `tag:${key}`, Values: [value] })),
    }),
  );
  return SecurityGroups.map(({ GroupId = '' }) => GroupId);
}

export async function deleteManagedGroup(
  ec2: EC2Client,
  cluster: CloudCluster,
  { clusterTag }: Flavour,
  { clusterName }: RunningController,
  { prefix, id }: Pick<Stack, 'prefix' | 'id'>,
): Promise<void> {
  const tags = { [clusterTag]: clusterName, [`${prefix}/stack`]: id };
  for (const group of await groupsTagged(ec2, tags)) await deleteGroup(ec2, cluster, group, deletion);
}

/** To be called when the last stack has gone. */
export async function deleteSharedGroup(
  ec2: EC2Client,
  cluster: CloudCluster,
  controller: RunningController,
): Promise<void> {
  const { SecurityGroups: [shared] = [] } = await ec2.send(
    new DescribeSecurityGroupsCommand({
      Filters: [
        { Name: 'group-name', Values: [sharedGroupName(controller)] },
        { Name: 'vpc-id', Values: [cluster.record.cluster.resourcesVpcConfig.vpcId] },
      ],
    }),
  );
  if (!shared?.GroupId) return;
  await forgetPeer(ec2, await clusterGroups(ec2, cluster), shared.GroupId);
  await deleteGroup(ec2, cluster, shared.GroupId, deletion);
}
