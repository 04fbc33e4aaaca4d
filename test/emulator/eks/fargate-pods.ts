/**
 * Pods on Fargate: those that an ACTIVE profile selects get a node of their own, in one of the profile's subnets, which goes
 * with them.
 * Source: EKS user guide, "Simplify compute management with AWS Fargate".
 */
import {
  CreateNetworkInterfaceCommand,
  DeleteNetworkInterfaceCommand,
  type NetworkInterface,
} from '@aws-sdk/client-ec2';
import { recordEvent } from '../cloud/telling.ts';
import { textAt, timestamp } from '../kubernetes/objects.ts';
import type { StoredObject } from '../kubernetes/types.ts';
import { lookAtVpc } from '../network/vpc.ts';
import { unsupported } from './fargate-limits.ts';
import { computeType, profileFor, profileLabel } from './fargate-selection.ts';
import { fargateRoleProblem, networkProblem } from './node-joining.ts';
import { isServiceError } from './service-errors.ts';
import {
  actingAs,
  type ClusterRecord,
  type Eks,
  type FargateProfileRecord,
  inBackground,
  pass,
} from './state.ts';
import { patchOf } from './versions.ts';

/** Seconds from a pod's creation until Fargate has a node for it. Assumed: the user guide names no time. */
const nodeSeconds = 45;

/** Seconds after which Fargate gives a node up that does not come, and begins anew. Assumed, by eksctl issue 2690. */
const patience = 180;

const scheduler = 'fargate-scheduler';

export function followFargate(eks: Eks, record: ClusterRecord): void {
  record.kubernetes?.onChange(({ type, object: pod }) => {
    if (pod.apiVersion !== 'v1' || pod.kind !== 'Pod') return;
    if (type === 'removed') {
      const name = textAt(pod, 'spec', 'nodeName');
      if (name.startsWith('fargate-')) record.kubernetes?.remove({ apiVersion: 'v1', kind: 'Node', name });
      inBackground(eks, record, async () => {
        for (const each of record.fargateProfiles.values())
          await giveBack(eks, record, each, pod.metadata.uid);
      });
      return;
    }
    if (type !== 'added') return;
    const profile = profileFor(record, pod);
    if (!profile) return;
    claim(record, pod, profile);
    inBackground(eks, record, () => run(eks, record, pod, profile));
  });
}

/** As EKS's admission does before any scheduler sees the pod, and its scheduler once there is a node. */
function claim(
  { kubernetes }: ClusterRecord,
  { metadata }: StoredObject,
  { profile }: FargateProfileRecord,
  nodeName?: string,
): void {
  const { name, namespace = 'default' } = metadata;
  kubernetes?.apply({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace,
      labels: { [profileLabel]: profile.fargateProfileName },
    },
    spec: { schedulerName: scheduler, ...(nodeName !== undefined && { nodeName }) },
  });
}

async function run(
  eks: Eks,
  record: ClusterRecord,
  { metadata }: StoredObject,
  profile: FargateProfileRecord,
): Promise<void> {
  const { kubernetes, cluster } = record;
  const reference = {
    apiVersion: 'v1',
    kind: 'Pod',
    name: metadata.name,
    namespace: metadata.namespace ?? '',
  };
  const current = (): StoredObject | undefined => {
    const pod = kubernetes?.get(reference);
    const isWanted = pod?.metadata.uid === metadata.uid && !pod?.metadata.deletionTimestamp;
    return isWanted && profile.profile.status === 'ACTIVE' ? pod : undefined;
  };
  await pass(eks, record, nodeSeconds);
  let pod = current();
  const why = pod && unsupported(record, pod);
  if (kubernetes && pod && why !== undefined) {
    recordEvent(kubernetes, pod, scheduler, { type: 'Warning', reason: 'FailedScheduling', message: why });
    return;
  }
  let own = pod && (await interfaceFor(eks, record, profile, pod));
  while (pod && !own) {
    await pass(eks, record, patience);
    pod = current();
    if (!kubernetes || !pod) return;
    recordEvent(kubernetes, pod, scheduler, timedOut(pod));
    own = await interfaceFor(eks, record, profile, pod);
  }
  if (!kubernetes || !pod || !own) return;
  // It may have gone while its interface was made.
  if (current() === undefined) return await giveBack(eks, record, profile, metadata.uid);
  const address = own.PrivateIpAddress?.replaceAll('.', '-');
  const nodeName = `fargate-ip-${address}.${record.region}.compute.internal`;
  const now = timestamp();
  kubernetes.apply(
    {
      apiVersion: 'v1',
      kind: 'Node',
      metadata: {
        name: nodeName,
        labels: {
          [computeType]: 'fargate',
          'kubernetes.io/arch': 'amd64',
          'kubernetes.io/hostname': nodeName,
          'kubernetes.io/os': 'linux',
          'topology.kubernetes.io/region': record.region,
        },
      },
      spec: { taints: [{ key: computeType, value: 'fargate', effect: 'NoSchedule' }] },
      status: {
        capacity: { cpu: '2', memory: '4Gi', pods: '1' },
        allocatable: { cpu: '2', memory: '4Gi', pods: '1' },
        conditions: [
          {
            type: 'Ready',
            status: 'True',
            reason: 'KubeletReady',
            message: 'kubelet is posting ready status',
            lastHeartbeatTime: now,
            lastTransitionTime: now,
          },
        ],
        nodeInfo: { kubeletVersion: `v${patchOf(cluster.version)}-eks-ecaa3a6`, operatingSystem: 'linux' },
      },
    },
    'kubelet',
  );
  claim(record, pod, profile, nodeName);
}

/** Whatever the reason. Source: eksctl issues 1774 and 2690, of subnets without a way out. */
const timedOut = ({ metadata: { namespace, name } }: StoredObject) => ({
  type: 'Warning' as const,
  reason: 'FailedScheduling',
  message: `Pod provisioning timed out (will retry) for pod: ${namespace}/${name}`,
});

/** @returns undefined where no subnet has an address left, or what comes there does not reach its cluster */
async function interfaceFor(
  eks: Eks,
  record: ClusterRecord,
  found: FargateProfileRecord,
  pod: StoredObject,
): Promise<NetworkInterface | undefined> {
  const { cluster, region } = record;
  const { vpcId, clusterSecurityGroupId = '' } = cluster.resourcesVpcConfig;
  const { ec2 } = actingAs(eks, region, 'AWSServiceRoleForAmazonEKSForFargate');
  const { uid } = pod.metadata;
  for (const SubnetId of found.profile.subnets ?? []) {
    try {
      const { NetworkInterface: made } = await ec2.send(
        new CreateNetworkInterfaceCommand({ SubnetId, Groups: [clusterSecurityGroupId] }),
      );
      found.interfaces.set(uid, made?.NetworkInterfaceId ?? '');
      const problem =
        made &&
        (networkProblem(await lookAtVpc(ec2, vpcId), record, made) ??
          (await fargateRoleProblem(eks, record, found.profile.podExecutionRoleArn ?? '')));
      if (problem === undefined) return made;
    } catch (error) {
      // The subnet is full, or has gone.
      if (!isServiceError(error)) throw error;
    }
    await giveBack(eks, record, found, uid);
  }
  return undefined;
}

/** The network interface of a pod that runs on Fargate. */
export const interfaceOf = ({ fargateProfiles }: ClusterRecord, pod: StoredObject): string | undefined =>
  [...fargateProfiles.values()].flatMap(({ interfaces }) => interfaces.get(pod.metadata.uid) ?? [])[0];

/** Deletes the interface of a pod, or of all pods of the profile. */
export async function giveBack(
  eks: Eks,
  { region }: ClusterRecord,
  { interfaces }: FargateProfileRecord,
  uid?: string,
): Promise<void> {
  const { ec2 } = actingAs(eks, region, 'AWSServiceRoleForAmazonEKSForFargate');
  for (const [pod, NetworkInterfaceId] of interfaces) {
    if (uid !== undefined && uid !== pod) continue;
    interfaces.delete(pod);
    await ec2.send(new DeleteNetworkInterfaceCommand({ NetworkInterfaceId }));
  }
}

/** Pods go with the profile that they run by. Source: EKS user guide, "Delete a Fargate profile". */
export function removePods({ kubernetes }: ClusterRecord, profileName: string): void {
  for (const { metadata } of kubernetes?.list({ apiVersion: 'v1', kind: 'Pod' }) ?? []) {
    if (metadata.labels?.[profileLabel] !== profileName) continue;
    kubernetes?.remove({
      apiVersion: 'v1',
      kind: 'Pod',
      name: metadata.name,
      namespace: metadata.namespace ?? '',
    });
  }
}
