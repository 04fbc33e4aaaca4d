/** The scheduler: gives pods a node, and volumes that wait for their first pod a zone. */

import { fieldsAt, itemsAt, textAt } from '../objects.ts';
import { hasCondition, isPodActive } from '../pods.ts';
import type { StoredObject } from '../types.ts';
import type { Client } from './client.ts';
import { withConditions } from './conditions.ts';
import { fitsNode, toleratesTaints } from './placement.ts';

const selectedNode = 'volume.kubernetes.io/selected-node';

const notReady = { key: 'node.kubernetes.io/not-ready', effect: 'NoSchedule' };

/** Nodes that are not Ready are tainted so by Kubernetes' node controller. */
const withReadiness = (node: StoredObject): StoredObject =>
  hasCondition(node, 'Ready')
    ? node
    : {
        ...node,
        spec: { ...fieldsAt(node, 'spec'), taints: [...itemsAt(node, 'spec', 'taints'), notReady] },
      };

/** The claims that a pod uses, by name. */
export const claimNames = (pod: StoredObject): string[] =>
  itemsAt(pod, 'spec', 'volumes')
    .map((volume) => textAt(volume, 'persistentVolumeClaim', 'claimName'))
    .filter(Boolean);

/** Whether the pod's volumes are there; those that wait for a node are told this one. */
const hasVolumes = (client: Client, pod: StoredObject, node: StoredObject): string | undefined => {
  for (const name of claimNames(pod)) {
    const claim = client.get('v1', 'PersistentVolumeClaim', pod.metadata.namespace ?? '', name);
    if (!claim) return `persistentvolumeclaim "${name}" not found`;
    if (claim.metadata.deletionTimestamp) return `persistentvolumeclaim "${name}" is being deleted`;
    if (textAt(claim, 'status', 'phase') === 'Bound') continue;
    const storageClass = client.get(
      'storage.k8s.io/v1',
      'StorageClass',
      '',
      textAt(claim, 'spec', 'storageClassName'),
    );
    if (textAt(storageClass, 'volumeBindingMode') !== 'WaitForFirstConsumer') {
      return 'pod has unbound immediate PersistentVolumeClaims';
    }
    if (!claim.metadata.annotations?.[selectedNode]) {
      const annotations = { ...claim.metadata.annotations, [selectedNode]: node.metadata.name };
      client.update(claim, { ...claim, metadata: { ...claim.metadata, annotations } });
    }
    return 'waiting for its PersistentVolumeClaims to be bound';
  }
  return undefined;
};

const refuse = (client: Client, pod: StoredObject, message: string): void =>
  client.setStatus(pod, {
    ...fieldsAt(pod, 'status'),
    phase: 'Pending',
    conditions: withConditions(pod, [
      { type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message },
    ]),
  });

export function schedulePods(client: Client): void {
  const nodes = client.list('v1', 'Node').filter((node) => !node.metadata.deletionTimestamp);
  const pods = client.list('v1', 'Pod');
  const load = new Map<string, number>();
  for (const pod of pods) {
    const name = textAt(pod, 'spec', 'nodeName');
    load.set(name, (load.get(name) ?? 0) + 1);
  }
  for (const pod of pods) {
    if (textAt(pod, 'spec', 'nodeName') || !isPodActive(pod)) continue;
    const spec = fieldsAt(pod, 'spec');
    const [node] = nodes
      .filter(
        (candidate) =>
          fitsNode(spec, candidate) &&
          toleratesTaints(itemsAt(spec, 'tolerations'), withReadiness(candidate)),
      )
      .sort((left, right) => (load.get(left.metadata.name) ?? 0) - (load.get(right.metadata.name) ?? 0));
    if (!node) {
      refuse(
        client,
        pod,
        nodes.length === 0 ? 'no nodes available to schedule pods' : `0/${nodes.length} nodes are available.`,
      );
      continue;
    }
    const missing = hasVolumes(client, pod, node);
    if (missing) {
      refuse(client, pod, `0/${nodes.length} nodes are available: ${missing}.`);
      continue;
    }
    load.set(node.metadata.name, (load.get(node.metadata.name) ?? 0) + 1);
    client.update(pod, { ...pod, spec: { ...spec, nodeName: node.metadata.name } });
  }
}
