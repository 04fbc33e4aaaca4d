/** The drain of nodes that are to go: EKS cordons them, and evicts their pods. */
import { ApiError, type KubernetesCluster } from '../kubernetes/index.ts';
import { textAt } from '../kubernetes/objects.ts';
import { isPodDone } from '../kubernetes/pods.ts';
import type { StoredObject } from '../kubernetes/types.ts';

/** Seconds between two attempts at a pod that a budget keeps. Assumed: what kubectl's drain leaves between them. */
const attempt = 5;

export interface DrainOptions {
  /** Seconds after which it is given up. */
  timeout: number;
  /** Lets so many seconds pass. */
  pause(seconds: number): Promise<void>;
}

/**
 * Resolves when the pods of the nodes have gone, those of DaemonSets apart.
 * @param nodes names
 * @returns whether they have gone in time
 */
export async function drain(
  kubernetes: KubernetesCluster,
  nodes: readonly string[],
  { timeout, pause }: DrainOptions,
): Promise<boolean> {
  for (const name of nodes) cordon(kubernetes, name);
  for (let waited = 0; ; waited += attempt) {
    for (const pod of podsOn(kubernetes, nodes)) evict(kubernetes, pod);
    if (podsOn(kubernetes, nodes).length === 0) return true;
    if (waited >= timeout) return false;
    await pause(attempt);
  }
}

function cordon(kubernetes: KubernetesCluster, name: string): void {
  const node = { apiVersion: 'v1', kind: 'Node' };
  if (!kubernetes.get({ ...node, name })) return;
  kubernetes.apply({ ...node, metadata: { name }, spec: { unschedulable: true } }, 'eks-nodegroup');
}

/** Takes back what `drain` has asked of a node. */
export function uncordon(kubernetes: KubernetesCluster, name: string | undefined): void {
  const node = { apiVersion: 'v1', kind: 'Node' };
  if (name === undefined || !kubernetes.get({ ...node, name })) return;
  kubernetes.apply({ ...node, metadata: { name } }, 'eks-nodegroup');
}

const podsOn = (kubernetes: KubernetesCluster, nodes: readonly string[]): StoredObject[] =>
  kubernetes
    .list({ apiVersion: 'v1', kind: 'Pod' })
    .filter(
      (pod) =>
        nodes.includes(textAt(pod, 'spec', 'nodeName')) &&
        !isPodDone(pod) &&
        !pod.metadata.ownerReferences?.some(({ kind }) => kind === 'DaemonSet'),
    );

function evict(kubernetes: KubernetesCluster, { metadata }: StoredObject): void {
  if (metadata.deletionTimestamp) return;
  try {
    kubernetes.evict({ namespace: metadata.namespace ?? '', name: metadata.name });
  } catch (error) {
    // A budget keeps it, or several do, which Kubernetes refuses for good: it is tried again.
    if (!(error instanceof ApiError)) throw error;
  }
}
