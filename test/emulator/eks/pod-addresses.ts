/**
 * The addresses that the VPC CNI takes of a node's subnet. It fills the node's own interface, and attaches another one
 * whenever fewer addresses are left than one interface has (WARM_ENI_TARGET=1, its default).
 * Source: aws/amazon-vpc-cni-k8s, docs/eni-and-ip-target.md and pkg/ipamd.
 */
import {
  AssignPrivateIpAddressesCommand,
  AttachNetworkInterfaceCommand,
  CreateNetworkInterfaceCommand,
  DeleteNetworkInterfaceCommand,
  DescribeInstanceTypesCommand,
  DescribeNetworkInterfacesCommand,
  type EC2Client,
  ModifyNetworkInterfaceAttributeCommand,
  type NetworkInterface,
} from '@aws-sdk/client-ec2';
import { CannotReconcile } from '../cloud/controller.ts';
import { asServiceAccount } from '../cloud/credentials.ts';
import { turns } from '../cloud/turns.ts';
import { controllerOf } from '../kubernetes/controllers/client.ts';
import type { KubernetesCluster, StoredObject } from '../kubernetes/index.ts';
import { textAt } from '../kubernetes/objects.ts';
import { isPodActive } from '../kubernetes/pods.ts';
import { networkPod } from './addon-workloads.ts';
import { isServiceError } from './service-errors.ts';
import type { ClusterRecord, Eks, NodeInstance } from './state.ts';

/** What the CNI says to the kubelet when it has no address to give. Source: amazon-vpc-cni-k8s issue 2923. */
export const noAddress =
  'Failed to create pod sandbox: rpc error: code = Unknown desc = failed to setup network for sandbox: plugin ' +
  'type="aws-cni" name="aws-cni" failed (add): add cmd: failed to assign an IP address to container';

/** One after the other on a node. */
const inTurn = turns();

interface Limits {
  interfaces: number;
  /** For pods: the first of each interface is its own. */
  podsEach: number;
}

/** The pods that have an address, by instance and uid. */
const holders = new Map<string, Set<string>>();

/**
 * Lets the CNI of a node give an address to a pod, and have some to spare afterwards.
 * @param pod none as long as the node is not Ready
 * @returns whether the pod has its address; always, where another network gives it
 */
export const giveAddress = (
  eks: Eks,
  record: ClusterRecord,
  node: string,
  instance: NodeInstance,
  pod?: StoredObject,
): Promise<boolean> =>
  inTurn(instance.id, async () => {
    const cni = networkPod(record, node);
    if (!cni || controllerOf(cni)?.name !== 'aws-node') return true;
    try {
      return await give(eks, record, node, instance, cni, pod);
    } catch (error) {
      if (error instanceof CannotReconcile || isServiceError(error)) return false;
      throw error;
    }
  });

async function give(
  eks: Eks,
  record: ClusterRecord,
  node: string,
  instance: NodeInstance,
  cni: StoredObject,
  pod: StoredObject | undefined,
): Promise<boolean> {
  const { kubernetes } = record;
  if (!kubernetes) return false;
  const account = { namespace: 'kube-system', name: textAt(cni, 'spec', 'serviceAccountName') };
  const { clients } = await asServiceAccount({ eks, record, kubernetes }, account, cni);
  const { ec2 } = clients;
  const held = holdersOn(kubernetes, node, instance);
  if (pod) held.add(pod.metadata.uid);
  const limits = await limitsOf(ec2, instance);
  let interfaces = await interfacesOf(ec2, instance.id);
  while (addressesOf(interfaces) - held.size < limits.podsEach) {
    const own = interfaces.find((each) => addressesOf([each]) < limits.podsEach);
    if (!own && interfaces.length >= limits.interfaces) break;
    // A subnet without an address left is no failure as long as there are enough for the pods.
    const isMore = await unlessFull(() =>
      own ? fill(ec2, own, limits) : attach(ec2, record, instance, interfaces, limits),
    );
    if (!isMore) break;
    interfaces = await interfacesOf(ec2, instance.id);
  }
  const isEnough = held.size <= addressesOf(interfaces);
  if (pod && !isEnough) held.delete(pod.metadata.uid);
  return isEnough;
}

/** Those of the node's pods that hold one: what has gone has given its back. */
function holdersOn(kubernetes: KubernetesCluster, node: string, { id }: NodeInstance): Set<string> {
  const there = kubernetes
    .list({ apiVersion: 'v1', kind: 'Pod' })
    .filter((pod) => textAt(pod, 'spec', 'nodeName') === node && isPodActive(pod))
    .map(({ metadata }) => metadata.uid);
  const held = new Set([...(holders.get(id) ?? [])].filter((uid) => there.includes(uid)));
  holders.set(id, held);
  return held;
}

/** @returns whether it was done; not when the subnet has no address left */
async function unlessFull(work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (isServiceError(error) && error.name === 'InsufficientFreeAddressesInSubnet') return false;
    throw error;
  }
}

const addressesOf = (interfaces: readonly NetworkInterface[]): number =>
  interfaces.flatMap(({ PrivateIpAddresses = [] }) => PrivateIpAddresses.filter(({ Primary }) => !Primary))
    .length;

async function fill(ec2: EC2Client, own: NetworkInterface, { podsEach }: Limits): Promise<void> {
  const { NetworkInterfaceId } = own;
  const assign = (SecondaryPrivateIpAddressCount: number) =>
    ec2.send(new AssignPrivateIpAddressesCommand({ NetworkInterfaceId, SecondaryPrivateIpAddressCount }));
  const wanted = podsEach - addressesOf([own]);
  // Where not all are to be had, ipamd asks for one.
  if (wanted === 1 || !(await unlessFull(async () => void (await assign(wanted))))) await assign(1);
}

async function attach(
  ec2: EC2Client,
  { cluster }: ClusterRecord,
  { id: InstanceId, subnetId: SubnetId }: NodeInstance,
  interfaces: readonly NetworkInterface[],
  { podsEach }: Limits,
): Promise<void> {
  const { NetworkInterface } = await ec2.send(
    new CreateNetworkInterfaceCommand({
      SubnetId,
      Groups: interfaces[0]?.Groups?.flatMap(({ GroupId }) => GroupId ?? []),
      Description: `aws-K8S-${InstanceId}`,
      SecondaryPrivateIpAddressCount: podsEach,
      TagSpecifications: [
        {
          ResourceType: 'network-interface',
          Tags: [
            { Key: 'node.k8s.amazonaws.com/instance_id', Value: InstanceId },
            { Key: 'node.k8s.amazonaws.com/createdAt', Value: new Date().toISOString() },
            { Key: 'cluster.k8s.amazonaws.com/name', Value: cluster.name },
            { Key: 'eks:eni:owner', Value: 'amazon-vpc-cni' },
          ],
        },
      ],
    }),
  );
  const NetworkInterfaceId = NetworkInterface?.NetworkInterfaceId;
  try {
    const { AttachmentId } = await ec2.send(
      new AttachNetworkInterfaceCommand({ NetworkInterfaceId, InstanceId, DeviceIndex: interfaces.length }),
    );
    const Attachment = { AttachmentId, DeleteOnTermination: true };
    await ec2.send(new ModifyNetworkInterfaceAttributeCommand({ NetworkInterfaceId, Attachment }));
  } catch (error) {
    await ec2.send(new DeleteNetworkInterfaceCommand({ NetworkInterfaceId }));
    throw error;
  }
}

async function interfacesOf(ec2: EC2Client, instanceId: string): Promise<NetworkInterface[]> {
  const { NetworkInterfaces = [] } = await ec2.send(
    new DescribeNetworkInterfacesCommand({
      Filters: [{ Name: 'attachment.instance-id', Values: [instanceId] }],
    }),
  );
  return NetworkInterfaces;
}

async function limitsOf(ec2: EC2Client, { instanceType }: NodeInstance): Promise<Limits> {
  const { InstanceTypes: [type] = [] } = await ec2.send(
    new DescribeInstanceTypesCommand({ InstanceTypes: [instanceType] }),
  );
  return {
    interfaces: type?.NetworkInfo?.MaximumNetworkInterfaces ?? 3,
    podsEach: (type?.NetworkInfo?.Ipv4AddressesPerInterface ?? 6) - 1,
  };
}
