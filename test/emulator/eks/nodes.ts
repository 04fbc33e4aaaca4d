/** Nodes: when a kubelet gets into the cluster, and what it says there. */
import { durations } from '../clock.ts';
import type { Kubelet, NodeTaint } from '../instances/kubelet.ts';
import { lookAtMachine, type Machine } from '../instances/machine.ts';
import { Gone, started, systemOf } from '../instances/start.ts';
import { fieldsAt, itemsAt, timestamp } from '../kubernetes/objects.ts';
import type { Manifest } from '../kubernetes/types.ts';
import type { Image } from '../services/images.ts';
import { joinProblem } from './node-joining.ts';
import { networkProblem } from './node-permissions.ts';
import { gpusOf, sizeOf } from './node-size.ts';
import { giveAddress } from './pod-addresses.ts';
import {
  type ClusterRecord,
  type Eks,
  type NodegroupRecord,
  type NodeInstance,
  pass,
  passSince,
  takes,
} from './state.ts';
import { patchOf } from './versions.ts';

/**
 * Seconds between a kubelet's attempts to register, the longest: its first follow sooner.
 * Source: kubernetes/kubernetes, pkg/kubelet/kubelet_node_status.go, registerWithAPIServer.
 */
export const kubeletRetry = 7;

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

/** The start of one instance, until it is a node that is Ready. */
interface Start {
  /** Tells the instance from its like, for the times that are drawn. */
  what: string;
  /** When its kubelet has started, in milliseconds since the epoch. */
  booted: number;
  isThere(): boolean;
  /** Asks again and again. @returns whether it came about while the instance was there */
  until(isSo: () => boolean | Promise<boolean>): Promise<boolean>;
  /** Whether EKS is the one that starts it. */
  isManaged: boolean;
  show(): void;
}

/**
 * Lives through the start of a managed group's instance: resolves when its node is Ready, it has gone, or EKS gives it up.
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
  const booting =
    takes(eks, record, durations.instanceRunning, what) + takes(eks, record, durations.systemBoot, what);
  let tries = 0;
  const until: Start['until'] = async (isSo) => {
    while (isThere() && !(await isSo())) {
      if (isGivenUp(eks, start, ++tries)) return false;
      await pass(eks, record, kubeletRetry);
    }
    return isThere();
  };
  await passSince(eks, record, start, booting);
  const machine = await lookAtMachine(eks.world, record.region, instance.id);
  if (!machine) return;
  const wait = async (seconds: number): Promise<void> => {
    await pass(eks, record, seconds);
    if (!isThere()) throw new Gone();
  };
  const kubelet = await started(systemOf(eks.world, machine, wait));
  const isOwn = kubelet !== undefined && record.cluster.endpoint === kubelet.endpoint;
  // It joins no cluster, or another one.
  if (!isOwn) await until(() => false);
  if (!isOwn || !isThere()) return;
  const running = booting + takes(eks, record, durations.kubeletStart, what);
  await passSince(eks, record, start, running);
  if (!isThere()) return;
  const booted = start + eks.world.clock.milliseconds(running);
  const show = (): void => showManagedNode(record, group, instance);
  await becomeNode(
    eks,
    record,
    instance,
    { machine, kubelet },
    { what, booted, isThere, until, isManaged: true, show },
  );
}

/** From a kubelet that runs to a node that is Ready, or to nothing when the instance goes before. */
export async function becomeNode(
  eks: Eks,
  record: ClusterRecord,
  instance: NodeInstance,
  { machine, kubelet }: { machine: Machine; kubelet: Kubelet },
  { what, booted, isThere, until, isManaged, show }: Start,
): Promise<void> {
  const { consoles } = eks.world;
  const version = machine.image?.kubernetes ?? '';
  let tries = 0;
  const isIn = async (): Promise<boolean> => {
    const problem = await joinProblem(eks, record, instance, kubelet, version);
    if (problem === undefined) return true;
    tries++;
    consoles.say(
      instance.id,
      `kubelet: E "Unable to register node with API server" err="${problem}" node="${machine.instance.PrivateDnsName}"`,
    );
    return false;
  };
  if (!(await until(isIn))) return;
  const joined = tries === 0 ? booted : Date.now();
  instance.node = manifestOf(machine, kubelet, isManaged);
  instance.gpus = machine.image?.drivesGpus ? gpusOf(machine.type) : 0;
  show();
  consoles.say(
    instance.id,
    `kubelet: I "Successfully registered node" node="${machine.instance.PrivateDnsName}"`,
  );
  await passSince(eks, record, joined, takes(eks, record, durations.kubeletReady, what));
  if (!(await until(async () => (await networkProblem(eks, record, instance)) === undefined))) return;
  await giveAddress(eks, record, instance.node.metadata.name ?? '', instance);
  if (!isThere()) return;
  instance.ready = true;
  show();
}

/** Takes an instance's node out of the cluster. */
export function leaveCluster({ kubernetes }: ClusterRecord, { node }: NodeInstance): void {
  if (node) kubernetes?.remove({ apiVersion: 'v1', kind: 'Node', name: node.metadata.name ?? '' });
}

function manifestOf(
  { region, instance, type, image, disk }: Machine,
  kubelet: Kubelet,
  isBounded: boolean,
): Manifest {
  const zone = instance.Placement?.AvailabilityZone ?? '';
  const name = instance.PrivateDnsName ?? '';
  const arch = image?.architecture === 'arm64' ? 'arm64' : 'amd64';
  const instanceType = instance.InstanceType ?? '';
  const size = sizeOf(type, {
    disk,
    gpus: image?.offersGpus ?? false,
    maxPods: kubelet.maxPods,
    isBounded,
  });
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      labels: {
        ...kubelet.labels,
        'beta.kubernetes.io/arch': arch,
        'beta.kubernetes.io/instance-type': instanceType,
        'beta.kubernetes.io/os': 'linux',
        'failure-domain.beta.kubernetes.io/region': region,
        'failure-domain.beta.kubernetes.io/zone': zone,
        'kubernetes.io/arch': arch,
        'kubernetes.io/hostname': name,
        'kubernetes.io/os': 'linux',
        'node.kubernetes.io/instance-type': instanceType,
        'topology.kubernetes.io/region': region,
        'topology.kubernetes.io/zone': zone,
      },
    },
    spec: {
      providerID: `aws:///${zone}/${instance.InstanceId}`,
      ...(kubelet.taints.length > 0 && { taints: kubelet.taints }),
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
        kubeletVersion: `v${patchOf(image?.kubernetes ?? '')}-eks-${kubeletBuild}`,
        machineID: instance.InstanceId ?? '',
        operatingSystem: 'linux',
        osImage: image === undefined ? '' : systems[image.family],
        systemUUID: instance.InstanceId ?? '',
      },
    },
  };
}

const systems: Readonly<Record<Image['family'], string>> = {
  al2: 'Amazon Linux 2',
  al2023: 'Amazon Linux 2023',
  bottlerocket: 'Bottlerocket',
  ubuntu: 'Ubuntu 24.04.3 LTS',
};

const taintsOf = ({ taints = [] }: NodegroupRecord['nodegroup']): NodeTaint[] =>
  taints.flatMap(({ key = '', value, effect }) =>
    effect ? { key, ...(value !== undefined && { value }), effect: kubernetesEffects[effect] } : [],
  );

/** The commit that EKS's kubelets are built from. */
const kubeletBuild = 'ecaa3a6';

const kubernetesEffects = {
  NO_EXECUTE: 'NoExecute',
  NO_SCHEDULE: 'NoSchedule',
  PREFER_NO_SCHEDULE: 'PreferNoSchedule',
} as const;

/** Writes the node as its kubelet would now: Ready or not. */
export function showNode(
  { kubernetes }: ClusterRecord,
  { node, ready }: NodeInstance,
  { labels = {}, taints = [] }: { labels?: Record<string, string> | undefined; taints?: NodeTaint[] } = {},
): void {
  if (!node) return;
  const all = [...itemsAt(node, 'spec', 'taints'), ...taints];
  kubernetes?.apply(
    {
      ...node,
      metadata: { ...node.metadata, labels: { ...node.metadata.labels, ...labels } },
      spec: { ...fieldsAt(node, 'spec'), ...(all.length > 0 && { taints: all }) },
      status: { ...fieldsAt(node, 'status'), conditions: conditions(ready === true) },
    },
    'kubelet',
  );
}

/** The same with the labels and taints that its group has now. */
export const showManagedNode = (
  record: ClusterRecord,
  { nodegroup }: NodegroupRecord,
  instance: NodeInstance,
): void => showNode(record, instance, { labels: nodegroup.labels, taints: taintsOf(nodegroup) });

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
