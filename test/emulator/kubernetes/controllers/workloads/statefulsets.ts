/** StatefulSets: numbered pods, each begun when the one before is ready. */

import { fieldsAt, itemsAt, numberAt, textAt } from '../../objects.ts';
import { isPodActive, isPodReady } from '../../pods.ts';
import type { StoredObject } from '../../types.ts';
import { type Client, controlled } from '../client.ts';
import { podFrom, templateHash } from './template.ts';

const revisionLabel = 'controller-revision-hash';

/** The claims of one pod, and the volumes by which it uses them. */
const claims = (client: Client, set: StoredObject, podName: string): object[] =>
  itemsAt(set, 'spec', 'volumeClaimTemplates').map((template) => {
    const volume = textAt(template, 'metadata', 'name');
    const name = `${volume}-${podName}`;
    const namespace = set.metadata.namespace ?? '';
    if (!client.get('v1', 'PersistentVolumeClaim', namespace, name)) {
      client.create({
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        metadata: { ...fieldsAt(template, 'metadata'), name, namespace },
        spec: fieldsAt(template, 'spec'),
      });
    }
    return { name: volume, persistentVolumeClaim: { claimName: name } };
  });

const createPod = (client: Client, set: StoredObject, name: string, revision: string): void => {
  const volumes = [...itemsAt(set, 'spec', 'template', 'spec', 'volumes'), ...claims(client, set, name)];
  client.create(
    podFrom(
      set,
      { name },
      {
        labels: { 'statefulset.kubernetes.io/pod-name': name, [revisionLabel]: revision },
        spec: {
          hostname: name,
          subdomain: textAt(set, 'spec', 'serviceName'),
          ...(volumes.length > 0 ? { volumes } : {}),
        },
      },
    ),
  );
};

const reconcile = (client: Client, set: StoredObject): void => {
  const namespace = set.metadata.namespace ?? '';
  const wanted = numberAt(set, 'spec', 'replicas') ?? 1;
  const revision = `${set.metadata.name}-${templateHash(set)}`;
  const isParallel = textAt(set, 'spec', 'podManagementPolicy') === 'Parallel';
  const names = Array.from({ length: wanted }, (_, index) => `${set.metadata.name}-${index}`);
  const pods = (): StoredObject[] => controlled(set, client.list('v1', 'Pod', namespace)).filter(isPodActive);

  for (const pod of pods()) if (!names.includes(pod.metadata.name)) client.remove(pod);
  for (const name of names) {
    const pod = client.get('v1', 'Pod', namespace, name);
    if (!pod) createPod(client, set, name, revision);
    else if (pod.metadata.labels?.[revisionLabel] !== revision && isPodReady(pod)) client.remove(pod);
    else if (isPodReady(pod)) continue;
    if (!isParallel) break;
  }

  const current = pods();
  const ready = current.filter(isPodReady).length;
  const updated = current.filter((pod) => pod.metadata.labels?.[revisionLabel] === revision).length;
  client.setStatus(set, {
    observedGeneration: set.metadata.generation ?? 1,
    replicas: current.length,
    readyReplicas: ready,
    availableReplicas: ready,
    currentReplicas: updated,
    updatedReplicas: updated,
    currentRevision: updated === wanted ? revision : textAt(set, 'status', 'currentRevision') || revision,
    updateRevision: revision,
    collisionCount: 0,
  });
};

export function reconcileStatefulSets(client: Client): void {
  for (const set of client.list('apps/v1', 'StatefulSet')) {
    if (!set.metadata.deletionTimestamp) reconcile(client, set);
  }
}
