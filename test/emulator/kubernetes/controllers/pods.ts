/** The kubelets: pods with a node run there as long as it is Ready, and go with it. */

import { at, type Fields, fieldsAt, itemsAt, textAt, timestamp } from '../objects.ts';
import { hasCondition, isPodActive, secondsToEnd } from '../pods.ts';
import type { KubernetesOptions, StoredObject } from '../types.ts';
import { type Client, controllerOf } from './client.ts';
import { withConditions } from './conditions.ts';

const nodeAddress = (node: StoredObject): string =>
  textAt(
    itemsAt(node, 'status', 'addresses').find(({ type }) => type === 'InternalIP'),
    'address',
  );

/** An address for a pod: in its node's /16, told apart by the pod's uid. */
const podAddress = (pod: StoredObject, node: StoredObject): string => {
  const [first = '10', second = '0'] = nodeAddress(node).split('.');
  const number = Number.parseInt(pod.metadata.uid.slice(0, 4), 16);
  return `${first}.${second}.${128 + (number >> 9)}.${1 + (number % 254)}`;
};

const containerStatus = (container: Fields, isDone: boolean, startedAt: string): Fields => ({
  name: container.name,
  image: container.image,
  imageID: '',
  restartCount: 0,
  ready: !isDone,
  started: !isDone,
  state: isDone
    ? { terminated: { exitCode: 0, reason: 'Completed', startedAt, finishedAt: startedAt } }
    : { running: { startedAt } },
});

const start = (client: Client, pod: StoredObject, node: StoredObject): void => {
  // Nothing runs in a pod here: one that a Job made has done its work at once, any other goes on for ever.
  const isDone = controllerOf(pod)?.kind === 'Job';
  const startTime = textAt(pod, 'status', 'startTime') || timestamp();
  const usesHostNetwork = at(pod, 'spec', 'hostNetwork') === true;
  const podIP =
    textAt(pod, 'status', 'podIP') || (usesHostNetwork ? nodeAddress(node) : podAddress(pod, node));
  const ready = isDone
    ? ({ status: 'False', reason: 'PodCompleted' } as const)
    : ({ status: 'True' } as const);
  client.setStatus(pod, {
    ...fieldsAt(pod, 'status'),
    phase: isDone ? 'Succeeded' : 'Running',
    hostIP: nodeAddress(node),
    podIP,
    podIPs: [{ ip: podIP }],
    qosClass: 'BestEffort',
    startTime,
    containerStatuses: itemsAt(pod, 'spec', 'containers').map((container) =>
      containerStatus(container, isDone, startTime),
    ),
    conditions: withConditions(pod, [
      { type: 'PodScheduled', status: 'True' },
      { type: 'Initialized', status: 'True' },
      { type: 'ContainersReady', ...ready },
      { type: 'Ready', ...ready },
    ]),
  });
};

const lose = (client: Client, pod: StoredObject): void => {
  if (!hasCondition(pod, 'Ready')) return;
  client.setStatus(pod, {
    ...fieldsAt(pod, 'status'),
    conditions: withConditions(pod, [{ type: 'Ready', status: 'False', reason: 'NodeNotReady' }]),
  });
};

/** @param after lets a kubelet wait for a pod that takes its time to end */
export function runPods(after: KubernetesOptions['after']): (client: Client) => void {
  /** The seconds that each pod on its way out has been given. */
  const ending = new Map<string, number>();

  const end = (client: Client, pod: StoredObject): void => {
    const { uid, deletionGracePeriodSeconds: grace = 0 } = pod.metadata;
    if (grace >= (ending.get(uid) ?? Number.POSITIVE_INFINITY)) return;
    ending.set(uid, grace);
    after(Math.min(grace, secondsToEnd(pod)), () => client.remove(pod, { gracePeriodSeconds: 0 }));
  };

  return (client) => {
    const nodes = new Map(client.list('v1', 'Node').map((node) => [node.metadata.name, node]));
    for (const pod of client.list('v1', 'Pod')) {
      const name = textAt(pod, 'spec', 'nodeName');
      const isLeaving = (pod.metadata.deletionGracePeriodSeconds ?? 0) > 0;
      if (!name || !(isPodActive(pod) || isLeaving)) continue;
      const node = nodes.get(name);
      if (!node) client.remove(pod, { gracePeriodSeconds: 0 });
      // A kubelet that is not heard of ends nothing.
      else if (isLeaving && hasCondition(node, 'Ready')) end(client, pod);
      else if (isLeaving) lose(client, pod);
      // A network add-on runs before its node is Ready: the node's network is what it brings.
      else if (hasCondition(node, 'Ready') || at(pod, 'spec', 'hostNetwork') === true)
        start(client, pod, node);
      else lose(client, pod);
    }
  };
}
