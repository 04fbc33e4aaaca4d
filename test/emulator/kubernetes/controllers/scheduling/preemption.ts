/** Pods that make room for a more important one. Source: kube-scheduler's plugin defaultpreemption. */
import { fieldsAt, textAt } from '../../objects.ts';
import type { StoredObject } from '../../types.ts';
import type { Client } from '../client.ts';
import { withConditions } from '../conditions.ts';
import { type Obstacle, obstaclesOf } from './filters.ts';
import { holding, priorityOf, type Room, type Snapshot } from './snapshot.ts';

/** The pods that would have to go, the least important ones: undefined when their going does not help. */
function victimsOf(pod: StoredObject, room: Room, snapshot: Snapshot): StoredObject[] | undefined {
  const priority = priorityOf(pod);
  const lesser = room.pods
    .filter((other) => priorityOf(other) < priority)
    .toSorted((left, right) => priorityOf(right) - priorityOf(left));
  let kept = room.pods.filter((other) => priorityOf(other) >= priority);
  const fits = (pods: StoredObject[]): boolean =>
    obstaclesOf(pod, holding(room, pods), snapshot).length === 0;
  if (lesser.length === 0 || !fits(kept)) return undefined;
  return lesser.filter((other) => {
    if (!fits([...kept, other])) return true;
    kept = [...kept, other];
    return false;
  });
}

const evict = (client: Client, victim: StoredObject): void => {
  client.setStatus(victim, {
    ...fieldsAt(victim, 'status'),
    conditions: withConditions(victim, [
      {
        type: 'DisruptionTarget',
        status: 'True',
        reason: 'PreemptionByScheduler',
        message: 'default-scheduler: preempting to accommodate a higher priority pod',
      },
    ]),
  });
  client.remove(victim);
};

export interface Preemption {
  /** What the scheduler says of it beside its refusal; empty when pods have been sent away. */
  message: string;
  nominated?: string;
}

/** Sends pods away for one that fits nowhere. */
export function preempt(
  client: Client,
  pod: StoredObject,
  obstacles: ReadonlyMap<Room, Obstacle[]>,
  snapshot: Snapshot,
): Preemption {
  if (textAt(pod, 'spec', 'preemptionPolicy') === 'Never') {
    return { message: 'preemption: not eligible due to preemptionPolicy=Never.' };
  }
  const { rooms } = snapshot;
  const nominated = textAt(pod, 'status', 'nominatedNodeName');
  const awaited = rooms
    .find(({ node }) => node.metadata.name === nominated)
    ?.pods.some((other) => other.metadata.deletionTimestamp && priorityOf(other) < priorityOf(pod));
  if (awaited) {
    return { message: 'preemption: not eligible due to a terminating pod on the nominated node.', nominated };
  }
  const isHopeful = (room: Room): boolean =>
    obstacles.get(room)?.every(({ isMovable }) => isMovable) ?? false;
  const hopeful = rooms.filter(isHopeful);
  const [best] = hopeful
    .flatMap((room) => {
      const victims = victimsOf(pod, room, snapshot);
      return victims ? [{ room, victims }] : [];
    })
    .toSorted(
      (left, right) =>
        priorityOf(left.victims[0] ?? pod) - priorityOf(right.victims[0] ?? pod) ||
        left.victims.length - right.victims.length,
    );
  if (!best) {
    const counted = [
      [rooms.length - hopeful.length, 'Preemption is not helpful for scheduling'],
      [hopeful.length, 'No preemption victims found for incoming pod'],
    ] as const;
    const reasons = counted
      .filter(([count]) => count > 0)
      .map((each) => each.join(' '))
      .toSorted();
    return { message: `preemption: 0/${rooms.length} nodes are available: ${reasons.join(', ')}.` };
  }
  for (const victim of best.victims) evict(client, victim);
  return { message: '', nominated: best.room.node.metadata.name };
}
