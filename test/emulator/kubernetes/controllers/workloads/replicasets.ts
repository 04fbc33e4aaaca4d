/** ReplicaSets: so many pods from one template. */

import { numberAt } from '../../objects.ts';
import { isPodActive, isPodReady } from '../../pods.ts';
import { type Client, controlled } from '../client.ts';
import { podFrom } from './template.ts';

export function reconcileReplicaSets(client: Client): void {
  for (const set of client.list('apps/v1', 'ReplicaSet')) {
    if (set.metadata.deletionTimestamp) continue;
    const wanted = numberAt(set, 'spec', 'replicas') ?? 1;
    const pods = controlled(set, client.list('v1', 'Pod', set.metadata.namespace)).filter(isPodActive);
    for (let missing = wanted - pods.length; missing > 0; missing -= 1) {
      client.create(podFrom(set, { generateName: `${set.metadata.name}-` }));
    }
    // Pods that are not ready yet go first.
    const spare = [...pods]
      .sort((left, right) => Number(isPodReady(left)) - Number(isPodReady(right)))
      .slice(0, Math.max(0, pods.length - wanted));
    for (const pod of spare) client.remove(pod);

    const current = controlled(set, client.list('v1', 'Pod', set.metadata.namespace)).filter(isPodActive);
    const ready = current.filter(isPodReady).length;
    client.setStatus(set, {
      observedGeneration: set.metadata.generation ?? 1,
      replicas: current.length,
      fullyLabeledReplicas: current.length,
      ...(ready > 0 ? { readyReplicas: ready, availableReplicas: ready } : {}),
    });
  }
}
