/**
 * Pods on Fargate: those that an ACTIVE profile selects get a node of their own, which goes with them.
 * Source: EKS user guide, "Simplify compute management with AWS Fargate".
 */
import type { FargateProfile } from '@aws-sdk/client-eks';
import { textAt, timestamp } from '../kubernetes/objects.ts';
import type { StoredObject } from '../kubernetes/types.ts';
import { type ClusterRecord, type Eks, inBackground, pass } from './state.ts';
import { patchOf } from './versions.ts';

/** Seconds from a pod's creation until Fargate has a node for it. Assumed: the user guide names no time. */
const nodeSeconds = 45;

const scheduler = 'fargate-scheduler';

const computeType = 'eks.amazonaws.com/compute-type';

export function followFargate(eks: Eks, record: ClusterRecord): void {
  record.kubernetes?.onChange(({ type, object: pod }) => {
    if (pod.apiVersion !== 'v1' || pod.kind !== 'Pod') return;
    if (type === 'removed') {
      const name = textAt(pod, 'spec', 'nodeName');
      if (name.startsWith('fargate-')) record.kubernetes?.remove({ apiVersion: 'v1', kind: 'Node', name });
      return;
    }
    if (type !== 'added') return;
    const profile = profileFor(record, pod);
    if (!profile) return;
    claim(record, pod, profile);
    inBackground(eks, record, () => run(eks, record, pod, profile));
  });
}

/** Of several, the first by name (user guide, "Define which Pods use AWS Fargate when launched"). */
function profileFor({ fargateProfiles }: ClusterRecord, pod: StoredObject): FargateProfile | undefined {
  if (textAt(pod, 'spec', 'nodeName') !== '') return undefined;
  const labels = pod.metadata.labels ?? {};
  return [...fargateProfiles.values()]
    .map(({ profile }) => profile)
    .toSorted((left, right) => left.fargateProfileName.localeCompare(right.fargateProfileName))
    .find(
      ({ status, selectors = [] }) =>
        status === 'ACTIVE' &&
        selectors.some(
          (selector) =>
            matches(selector.namespace ?? '', pod.metadata.namespace ?? '') &&
            Object.entries(selector.labels ?? {}).every(
              ([name, value]) => labels[name] !== undefined && matches(value, labels[name]),
            ),
        ),
    );
}

/** Selectors may have wildcards: `*` for any text, `?` for a character. */
const matches = (pattern: string, text: string): boolean =>
  new RegExp(
    `^${pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
  ).test(text);

/** As EKS's admission does before any scheduler sees the pod, and its scheduler once there is a node. */
function claim(
  { kubernetes }: ClusterRecord,
  { metadata }: StoredObject,
  profile: FargateProfile,
  nodeName?: string,
): void {
  const { name, namespace = 'default' } = metadata;
  kubernetes?.apply({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace,
      labels: { 'eks.amazonaws.com/fargate-profile': profile.fargateProfileName ?? '' },
    },
    spec: { schedulerName: scheduler, ...(nodeName !== undefined && { nodeName }) },
  });
}

async function run(
  eks: Eks,
  record: ClusterRecord,
  { metadata }: StoredObject,
  profile: FargateProfile,
): Promise<void> {
  await pass(eks, record, nodeSeconds);
  const { kubernetes, cluster } = record;
  const reference = {
    apiVersion: 'v1',
    kind: 'Pod',
    name: metadata.name,
    namespace: metadata.namespace ?? '',
  };
  const pod = kubernetes?.get(reference);
  if (!kubernetes || pod?.metadata.uid !== metadata.uid || pod?.metadata.deletionTimestamp) return;
  const nodeName = `fargate-ip-${metadata.uid?.slice(0, 8)}.${record.region}.compute.internal`;
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
