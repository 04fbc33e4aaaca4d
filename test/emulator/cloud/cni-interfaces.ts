/**
 * Interfaces that the VPC CNI leaves behind. On every node it keeps one to spare; when the node goes before the CNI has
 * put it away, it stays `available`. That is the exception: the CNI attaches what it makes so that it goes with its instance,
 * even when the CNI itself has been taken out of the cluster before, as `eksctl delete cluster` does. Here one comes into
 * being whenever a node goes, if that has been asked for.
 * Source: amazon-vpc-cni-k8s (pkg/awsutils: DeleteOnTermination), and its issue 608; eksctl, issue 1849.
 */
import { CreateNetworkInterfaceCommand, type EC2Client } from '@aws-sdk/client-ec2';
import { isServiceError } from '../eks/service-errors.ts';
import { actingAs, inBackground, instanceIn, type NodeInstance, pass } from '../eks/state.ts';
import { controllerOf } from '../kubernetes/controllers/client.ts';
import { textAt } from '../kubernetes/objects.ts';
import type { StoredObject } from '../kubernetes/types.ts';
import type { CloudCluster } from './cluster.ts';
import { asNode, nodegroupOf } from './credentials.ts';
import { instanceIdOf } from './nodes.ts';

const cni = 'aws-node';

const isRunningCni = (pod: StoredObject): boolean =>
  controllerOf(pod)?.name === cni && textAt(pod, 'status', 'phase') === 'Running';

export function leaveInterfaces(cluster: CloudCluster): void {
  const { eks, record, kubernetes } = cluster;
  /** When the CNI began to run on each node, in milliseconds since the epoch. */
  const begun = new Map<string, number>();

  kubernetes.onChange(({ type, object }) => {
    if (object.apiVersion !== 'v1') return;
    const { name } = object.metadata;
    if (object.kind === 'Pod' && type !== 'removed' && isRunningCni(object)) {
      const node = textAt(object, 'spec', 'nodeName');
      if (!begun.has(node)) begun.set(node, Date.now());
    }
    if (object.kind !== 'Node' || type !== 'removed') return;
    const since = begun.get(name);
    begun.delete(name);
    if (since === undefined || !eks.world.circumstances.cniLeaks) return;
    const instanceId = instanceIdOf(object);
    const instance = instanceIn(record, instanceId);
    if (!instance) return;
    if (eks.world.circumstances.cniLeaks === 'late') {
      inBackground(eks, record, () => leaveLate(cluster, instance));
      return;
    }
    const left = leave(cluster, instance, since);
    nodegroupOf(cluster, instanceId)?.left.push(left);
    inBackground(eks, record, () => left);
  });
}

/**
 * The CNI had begun to detach it when its node went, and EC2 has come to an end only now: amazon-vpc-cni-k8s, issues 69 and
 * 1223. Interfaces on their way are not to be had here: it comes into being when it is free, by EKS's own role, since that of
 * its node may have gone.
 */
async function leaveLate({ eks, record }: CloudCluster, instance: NodeInstance): Promise<void> {
  while (record.cluster.status !== 'DELETING') await pass(eks, record, 5);
  await pass(eks, record, 20);
  const { ec2 } = actingAs(eks, record.region, 'AWSServiceRoleForAmazonEKS');
  await create(ec2, record.cluster.name, instance, new Date());
}

/** @param since when it was made, in milliseconds since the epoch */
async function leave(cluster: CloudCluster, instance: NodeInstance, since: number): Promise<void> {
  const { eks, record } = cluster;
  const caller = await asNode(cluster, instance.id);
  if (!caller) return;
  // As much older as AWS's time is faster: others tell by this tag how long it has been there.
  const createdAt = new Date(Date.now() - (Date.now() - since) * eks.world.clock.speed);
  await create(caller.clients.ec2, record.cluster.name, instance, createdAt);
}

async function create(
  ec2: EC2Client,
  cluster: string,
  { id: instanceId, subnetId, securityGroups }: NodeInstance,
  createdAt: Date,
): Promise<void> {
  try {
    await ec2.send(
      new CreateNetworkInterfaceCommand({
        SubnetId: subnetId,
        Groups: securityGroups,
        Description: `aws-K8S-${instanceId}`,
        TagSpecifications: [
          {
            ResourceType: 'network-interface',
            Tags: [
              { Key: 'node.k8s.amazonaws.com/instance_id', Value: instanceId },
              { Key: 'node.k8s.amazonaws.com/createdAt', Value: createdAt.toISOString() },
              { Key: 'cluster.k8s.amazonaws.com/name', Value: cluster },
              { Key: 'eks:eni:owner', Value: 'amazon-vpc-cni' },
            ],
          },
        ],
      }),
    );
  } catch (error) {
    // What could not be made cannot be left behind.
    if (!isServiceError(error)) throw error;
  }
}
