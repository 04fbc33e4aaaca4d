/** Deployments: a ReplicaSet for each template, the newest one taking over from the others. */
import { at, fieldsAt, mapAt, numberAt, same } from '../../objects.ts';
import type { Manifest, StoredObject } from '../../types.ts';
import { type Client, controlled, controlledBy } from '../client.ts';
import { type Condition, withConditions } from '../conditions.ts';
import { scaled } from './numbers.ts';
import { templateHash } from './template.ts';

const revisionAnnotation = 'deployment.kubernetes.io/revision';

const revisionOf = (set: StoredObject): number => Number(set.metadata.annotations?.[revisionAnnotation] ?? 0);

const replicaSet = (deployment: StoredObject, hash: string, revision: number): Manifest => {
  const template = fieldsAt(deployment, 'spec', 'template');
  const labels = { ...mapAt(template, 'metadata', 'labels'), 'pod-template-hash': hash };
  return {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      name: `${deployment.metadata.name}-${hash}`,
      namespace: deployment.metadata.namespace ?? '',
      labels,
      annotations: { [revisionAnnotation]: String(revision) },
      ownerReferences: [controlledBy(deployment)],
    },
    spec: {
      replicas: numberAt(deployment, 'spec', 'replicas') ?? 1,
      selector: {
        ...fieldsAt(deployment, 'spec', 'selector'),
        matchLabels: {
          ...mapAt(deployment, 'spec', 'selector', 'matchLabels'),
          'pod-template-hash': hash,
        },
      },
      template: { ...template, metadata: { ...fieldsAt(template, 'metadata'), labels } },
    },
  };
};

const scale = (client: Client, set: StoredObject, replicas: number): void => {
  if (numberAt(set, 'spec', 'replicas') === replicas) return;
  client.update(set, { ...set, spec: { ...fieldsAt(set, 'spec'), replicas } });
};

const annotate = (client: Client, object: StoredObject, revision: number): void => {
  const annotations = { ...object.metadata.annotations, [revisionAnnotation]: String(revision) };
  if (same(annotations, object.metadata.annotations)) return;
  client.update(object, { ...object, metadata: { ...object.metadata, annotations } });
};

const sum = (sets: StoredObject[], field: string): number =>
  sets.reduce((total, set) => total + (numberAt(set, 'status', field) ?? 0), 0);

/** The older ReplicaSets that a rollback may need stay, without pods. */
const forgetOld = (client: Client, deployment: StoredObject, old: StoredObject[]): void => {
  const limit = numberAt(deployment, 'spec', 'revisionHistoryLimit') ?? 10;
  const idle = old
    .filter(
      (set) => numberAt(set, 'spec', 'replicas') === 0 && (numberAt(set, 'status', 'replicas') ?? 0) === 0,
    )
    .sort((left, right) => revisionOf(right) - revisionOf(left));
  for (const set of idle.slice(limit)) client.remove(set);
};

const statusOf = (deployment: StoredObject, newest: StoredObject, sets: StoredObject[]): Condition[] => {
  const wanted = numberAt(deployment, 'spec', 'replicas') ?? 1;
  const available = sum(sets, 'availableReplicas');
  const mayBeMissing = scaled(
    at(deployment, 'spec', 'strategy', 'rollingUpdate', 'maxUnavailable') ?? 0,
    wanted,
    Math.floor,
  );
  const isComplete = sum([newest], 'availableReplicas') === wanted && sum(sets, 'replicas') === wanted;
  return [
    available >= wanted - mayBeMissing
      ? {
          type: 'Available',
          status: 'True',
          reason: 'MinimumReplicasAvailable',
          message: 'Deployment has minimum availability.',
        }
      : {
          type: 'Available',
          status: 'False',
          reason: 'MinimumReplicasUnavailable',
          message: 'Deployment does not have minimum availability.',
        },
    isComplete
      ? {
          type: 'Progressing',
          status: 'True',
          reason: 'NewReplicaSetAvailable',
          message: `ReplicaSet "${newest.metadata.name}" has successfully progressed.`,
        }
      : {
          type: 'Progressing',
          status: 'True',
          reason: 'ReplicaSetUpdated',
          message: `ReplicaSet "${newest.metadata.name}" is progressing.`,
        },
  ];
};

const reconcile = (client: Client, deployment: StoredObject): void => {
  const all = controlled(deployment, client.list('apps/v1', 'ReplicaSet', deployment.metadata.namespace));
  const hash = templateHash(deployment);
  const name = `${deployment.metadata.name}-${hash}`;
  const highest = Math.max(0, ...all.map(revisionOf));
  const existing = all.find((set) => set.metadata.name === name);
  const newest = existing ?? client.create(replicaSet(deployment, hash, highest + 1));
  if (!newest) return;
  const old = all.filter((set) => set.metadata.name !== name);
  const revision = existing && revisionOf(existing) < highest ? highest + 1 : revisionOf(newest);
  annotate(client, newest, revision);
  annotate(client, deployment, revision);

  const wanted = numberAt(deployment, 'spec', 'replicas') ?? 1;
  scale(client, newest, wanted);
  if (sum([newest], 'availableReplicas') >= wanted) for (const set of old) scale(client, set, 0);
  forgetOld(client, deployment, old);

  const sets = [newest, ...old];
  const replicas = sum(sets, 'replicas');
  const ready = sum(sets, 'readyReplicas');
  const available = sum(sets, 'availableReplicas');
  client.setStatus(deployment, {
    observedGeneration: deployment.metadata.generation ?? 1,
    ...(replicas > 0 ? { replicas } : {}),
    ...(sum([newest], 'replicas') > 0 ? { updatedReplicas: sum([newest], 'replicas') } : {}),
    ...(ready > 0 ? { readyReplicas: ready } : {}),
    ...(available > 0 ? { availableReplicas: available } : {}),
    ...(wanted > available ? { unavailableReplicas: wanted - available } : {}),
    conditions: withConditions(deployment, statusOf(deployment, newest, sets), true),
  });
};

export function reconcileDeployments(client: Client): void {
  for (const deployment of client.list('apps/v1', 'Deployment')) {
    if (!deployment.metadata.deletionTimestamp) reconcile(client, deployment);
  }
}
