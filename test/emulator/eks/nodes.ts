/** Nodes: when a kubelet gets into the cluster, and what it says there. */
import { DescribeInstancesCommand, DescribeInstanceTypesCommand, type Instance } from '@aws-sdk/client-ec2';
import { durations } from '../clock.ts';
import { fieldsAt, timestamp } from '../kubernetes/objects.ts';
import type { Manifest } from '../kubernetes/types.ts';
import { images } from './node-images.ts';
import { joinProblem } from './node-joining.ts';
import { networkProblem } from './node-permissions.ts';
import { type NodeSize, sizeOf } from './node-size.ts';
import { giveAddress } from './pod-addresses.ts';
import {
  actingAs,
  type ClusterRecord,
  type Eks,
  type NodegroupRecord,
  type NodeInstance,
  pass,
  passSince,
  takes,
} from './state.ts';
import { patchOf } from './versions.ts';

/** Seconds between a kubelet's attempts. */
const kubeletRetry = 10;

/** GiB of a root volume of which nobody says how large it is. */
const usualDisk = 20;

/**
 * Seconds after which EKS gives a node group up when its nodes have not joined: public logs show CREATE_FAILED after
 * some 20 minutes.
 */
const joinTimeout = 20 * 60;

/**
 * Whether EKS has waited long enough for a node. At a high speed AWS's time flies while the emulator works: some tries
 * are granted in any case.
 * @param start milliseconds since the epoch
 */
export const isGivenUp = ({ world: { clock } }: Eks, start: number, tries: number): boolean =>
  tries >= 3 && Date.now() - start > clock.milliseconds(joinTimeout);

/**
 * Lives through the start of an instance: resolves when its node is Ready, it has gone, or EKS gives it up.
 * @param start when it was launched, in milliseconds since the epoch
 */
export async function joinCluster(
  eks: Eks,
  record: ClusterRecord,
  group: NodegroupRecord,
  instance: NodeInstance,
  start: number,
): Promise<void> {
  const isThere = (): boolean =>
    group.instances.get(instance.id) === instance && group.nodegroup.status !== 'DELETING';
  const number = [...group.instances.keys()].indexOf(instance.id);
  const what = `${group.nodegroup.nodegroupName}/${number}`;
  const booting = takes(eks, record, durations.instanceRunning, what);
  const booted = start + eks.world.clock.milliseconds(booting);
  let tries = 0;
  /** @returns whether it came about while the instance was there */
  const until = async (isSo: () => boolean | Promise<boolean>): Promise<boolean> => {
    while (isThere() && !(await isSo())) {
      if (isGivenUp(eks, start, ++tries)) return false;
      await pass(eks, record, kubeletRetry);
    }
    return isThere();
  };
  await passSince(eks, record, start, booting);
  if (!(await until(async () => (await joinProblem(eks, record, group, instance)) === undefined))) return;
  const joined = tries === 0 ? booted : Date.now();
  const node = await describeNode(eks, record, group, instance);
  if (!node || !isThere()) return;
  instance.node = node;
  showNode(record, group, instance);
  await passSince(eks, record, joined, takes(eks, record, durations.kubeletReady, what));
  if (!(await until(async () => (await networkProblem(eks, record, instance)) === undefined))) return;
  await giveAddress(eks, record, node.metadata.name ?? '', instance);
  if (!isThere()) return;
  instance.ready = true;
  showNode(record, group, instance);
}

/** Takes an instance's node out of the cluster. */
export function leaveCluster({ kubernetes }: ClusterRecord, { node }: NodeInstance): void {
  if (node) kubernetes?.remove({ apiVersion: 'v1', kind: 'Node', name: node.metadata.name ?? '' });
}

async function describeNode(
  eks: Eks,
  record: ClusterRecord,
  group: NodegroupRecord,
  { id, instanceType }: NodeInstance,
): Promise<Manifest | undefined> {
  const { ec2 } = actingAs(eks, record.region, 'AWSServiceRoleForAmazonEKSNodegroup');
  const { Reservations = [] } = await ec2.send(new DescribeInstancesCommand({ InstanceIds: [id] }));
  const found = Reservations.flatMap(({ Instances = [] }) => Instances).find(
    ({ InstanceId }) => InstanceId === id,
  );
  const { InstanceTypes: [type] = [] } = await ec2.send(
    new DescribeInstanceTypesCommand({ Filters: [{ Name: 'instance-type', Values: [instanceType] }] }),
  );
  if (!found) return undefined;
  const disk = group.fleet.plan.blockDevices[0]?.Ebs?.VolumeSize ?? usualDisk;
  const hasDevicePlugin = /^BOTTLEROCKET.*NVIDIA/.test(group.nodegroup.amiType ?? '');
  return manifestOf(record, group, found, sizeOf(type ?? {}, disk, hasDevicePlugin));
}

function manifestOf(
  { region }: ClusterRecord,
  { nodegroup, fleet }: NodegroupRecord,
  instance: Instance,
  size: NodeSize,
): Manifest {
  const image = nodegroup.amiType && images[nodegroup.amiType];
  const zone = instance.Placement?.AvailabilityZone ?? '';
  const name = instance.PrivateDnsName ?? '';
  const arch = image?.architecture === 'arm64' ? 'arm64' : 'amd64';
  const os = image?.os === 'Windows' ? 'windows' : 'linux';
  const type = instance.InstanceType ?? '';
  const patch = patchOf(nodegroup.version);
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      labels: {
        'beta.kubernetes.io/arch': arch,
        'beta.kubernetes.io/instance-type': type,
        'beta.kubernetes.io/os': os,
        'eks.amazonaws.com/capacityType': nodegroup.capacityType ?? 'ON_DEMAND',
        'eks.amazonaws.com/nodegroup': nodegroup.nodegroupName,
        'eks.amazonaws.com/nodegroup-image': fleet.plan.imageId,
        'failure-domain.beta.kubernetes.io/region': region,
        'failure-domain.beta.kubernetes.io/zone': zone,
        'kubernetes.io/arch': arch,
        'kubernetes.io/hostname': name,
        'kubernetes.io/os': os,
        'node.kubernetes.io/instance-type': type,
        'topology.kubernetes.io/region': region,
        'topology.kubernetes.io/zone': zone,
      },
    },
    spec: {
      providerID: `aws:///${zone}/${instance.InstanceId}`,
    },
    status: {
      addresses: [
        { type: 'InternalIP', address: instance.PrivateIpAddress ?? '' },
        ...(instance.PublicIpAddress ? [{ type: 'ExternalIP', address: instance.PublicIpAddress }] : []),
        { type: 'InternalDNS', address: name },
        { type: 'Hostname', address: name },
      ],
      ...size,
      nodeInfo: {
        architecture: arch,
        bootID: '',
        containerRuntimeVersion: 'containerd://2.1.5',
        kernelVersion: '6.12.55-74.119.amzn2023.x86_64',
        kubeProxyVersion: '',
        kubeletVersion: `v${patch}-eks-${kubeletBuild}`,
        machineID: instance.InstanceId ?? '',
        operatingSystem: os,
        osImage: image?.os ?? 'Amazon Linux 2023',
        systemUUID: instance.InstanceId ?? '',
      },
    },
  };
}

const taintsOf = ({ taints = [] }: NodegroupRecord['nodegroup']) =>
  taints.map(({ key, value, effect }) => ({
    key,
    ...(value !== undefined && { value }),
    effect: effect && kubernetesEffects[effect],
  }));

/** The commit that EKS's kubelets are built from. */
const kubeletBuild = 'ecaa3a6';

const kubernetesEffects = {
  NO_EXECUTE: 'NoExecute',
  NO_SCHEDULE: 'NoSchedule',
  PREFER_NO_SCHEDULE: 'PreferNoSchedule',
} as const;

/** Writes the node as its kubelet would now: with its group's labels and taints, Ready or not. */
export function showNode(
  { kubernetes }: ClusterRecord,
  { nodegroup }: NodegroupRecord,
  { node, ready }: NodeInstance,
): void {
  if (!node) return;
  const taints = taintsOf(nodegroup);
  kubernetes?.apply(
    {
      ...node,
      metadata: { ...node.metadata, labels: { ...node.metadata.labels, ...nodegroup.labels } },
      spec: { ...fieldsAt(node, 'spec'), ...(taints.length > 0 && { taints }) },
      status: { ...fieldsAt(node, 'status'), conditions: conditions(ready === true) },
    },
    'kubelet',
  );
}

function conditions(ready: boolean) {
  const now = timestamp();
  return [
    condition(
      'MemoryPressure',
      false,
      'KubeletHasSufficientMemory',
      'kubelet has sufficient memory available',
      now,
    ),
    condition('DiskPressure', false, 'KubeletHasNoDiskPressure', 'kubelet has no disk pressure', now),
    condition('PIDPressure', false, 'KubeletHasSufficientPID', 'kubelet has sufficient PID available', now),
    ready
      ? condition('Ready', true, 'KubeletReady', 'kubelet is posting ready status', now)
      : condition(
          'Ready',
          false,
          'KubeletNotReady',
          'container runtime network not ready: NetworkReady=false reason:NetworkPluginNotReady ' +
            'message:Network plugin returns error: cni plugin not initialized',
          now,
        ),
  ];
}

const condition = (type: string, status: boolean, reason: string, message: string, now: string) => ({
  type,
  status: status ? 'True' : 'False',
  reason,
  message,
  lastHeartbeatTime: now,
  lastTransitionTime: now,
});
