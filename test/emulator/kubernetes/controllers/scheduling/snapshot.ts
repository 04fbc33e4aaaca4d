/** What the scheduler sees of a cluster while it looks for places. */
import { fieldsAt, numberAt, textAt } from '../../objects.ts';
import { isPodDone } from '../../pods.ts';
import { quantitiesOf } from '../../quantity.ts';
import type { StoredObject } from '../../types.ts';
import type { Client } from '../client.ts';
import { type Amounts, requestsOf, sum } from './requests.ts';

/** A node, and the pods that take up room there: also those on their way out. */
export interface Room {
  node: StoredObject;
  pods: StoredObject[];
  used: Amounts;
  allocatable: Amounts;
}

export interface Snapshot {
  rooms: Room[];
  /** Pods that wait for a node, the most important first, then the oldest. */
  waiting: StoredObject[];
  namespaces: ReadonlyMap<string, StoredObject>;
}

export const priorityOf = (pod: StoredObject): number => numberAt(pod, 'spec', 'priority') ?? 0;

export const nodeNameOf = (pod: StoredObject): string => textAt(pod, 'spec', 'nodeName');

const used = (pods: StoredObject[]): Amounts => pods.map(requestsOf).reduce(sum, new Map());

/** The room as it would be with these pods in it. */
export const holding = ({ node, allocatable }: Room, pods: StoredObject[]): Room => ({
  node,
  allocatable,
  pods,
  used: used(pods),
});

/** Puts a pod there for the rest of the round. */
export function place(room: Room, pod: StoredObject): void {
  room.pods.push(pod);
  room.used = sum(room.used, requestsOf(pod));
}

const byUrgency = (left: StoredObject, right: StoredObject): number =>
  priorityOf(right) - priorityOf(left) ||
  left.metadata.creationTimestamp.localeCompare(right.metadata.creationTimestamp);

/** undefined while no pod waits for a node. */
export function lookAround(client: Client): Snapshot | undefined {
  const pods = client.list('v1', 'Pod').filter((pod) => !isPodDone(pod));
  const waiting = pods.filter((pod) => !nodeNameOf(pod) && !pod.metadata.deletionTimestamp);
  if (waiting.length === 0) return undefined;
  const onNode = new Map<string, StoredObject[]>();
  for (const pod of pods) onNode.set(nodeNameOf(pod), [...(onNode.get(nodeNameOf(pod)) ?? []), pod]);
  const nodes = client.list('v1', 'Node').filter((node) => !node.metadata.deletionTimestamp);
  return {
    rooms: nodes.map((node) => {
      const there = onNode.get(node.metadata.name) ?? [];
      return {
        node,
        pods: there,
        used: used(there),
        allocatable: quantitiesOf(fieldsAt(node, 'status', 'allocatable')),
      };
    }),
    waiting: waiting.toSorted(byUrgency),
    namespaces: new Map(
      client.list('v1', 'Namespace').map((namespace) => [namespace.metadata.name, namespace]),
    ),
  };
}
