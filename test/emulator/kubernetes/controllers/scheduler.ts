/** The scheduler: gives pods a node, and volumes that wait for their first pod a zone. */

import { fieldsAt, itemsAt, textAt } from '../objects.ts';
import type { StoredObject } from '../types.ts';
import { type Client, controllerOf } from './client.ts';
import { withConditions } from './conditions.ts';
import { bindClaims, chosenNode, claimProblem, volumeObstacles } from './scheduling/claims.ts';
import { type Obstacle, obstaclesOf } from './scheduling/filters.ts';
import { type Preemption, preempt } from './scheduling/preemption.ts';
import { lookAround, place, type Room, type Snapshot } from './scheduling/snapshot.ts';

const refuse = (client: Client, pod: StoredObject, message: string, nominated = ''): void =>
  client.setStatus(pod, {
    ...fieldsAt(pod, 'status'),
    phase: 'Pending',
    ...(nominated && { nominatedNodeName: nominated }),
    conditions: withConditions(pod, [
      { type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message },
    ]),
  });

/** In kube-scheduler's words. Source: FitError (pkg/scheduler/framework/types.go), and a real scheduler's answers. */
function unfit(obstacles: ReadonlyMap<Room, Obstacle[]>, { message }: Preemption): string {
  const reasons = [...obstacles.values()].flat().map(({ reason }) => reason);
  const counted = [...new Set(reasons)].map(
    (reason) => `${reasons.filter((each) => each === reason).length} ${reason}`,
  );
  return (
    `0/${obstacles.size} nodes are available: ${counted.toSorted().join(', ')}.` +
    (message && ` no new claims to deallocate, ${message}`)
  );
}

/** How full a node would be: the fuller of its cores and its memory. */
const fullness = ({ used, allocatable }: Room): number =>
  Math.max(
    ...['cpu', 'memory', 'pods'].map((name) => {
      const whole = allocatable.get(name) ?? 0;
      return whole > 0 ? (used.get(name) ?? 0) / whole : 0;
    }),
  );

/** Pods of one owner are spread, first of all; then the emptier node is taken. */
function best(pod: StoredObject, rooms: Room[]): Room | undefined {
  const owner = controllerOf(pod)?.uid;
  const siblings = ({ pods }: Room): number =>
    owner === undefined ? 0 : pods.filter((other) => controllerOf(other)?.uid === owner).length;
  const isUnwanted = ({ node }: Room): number =>
    itemsAt(node, 'spec', 'taints').filter(({ effect }) => effect === 'PreferNoSchedule').length;
  return rooms.toSorted(
    (left, right) =>
      isUnwanted(left) - isUnwanted(right) ||
      siblings(left) - siblings(right) ||
      fullness(left) - fullness(right) ||
      left.pods.length - right.pods.length,
  )[0];
}

function schedule(client: Client, pod: StoredObject, snapshot: Snapshot): void {
  const { rooms } = snapshot;
  if (rooms.length === 0) {
    refuse(client, pod, 'no nodes available to schedule pods');
    return;
  }
  const problem = claimProblem(client, pod);
  if (problem) {
    refuse(client, pod, `0/${rooms.length} nodes are available: ${problem}. not found`);
    return;
  }
  const obstacles = new Map(
    rooms.map((room) => [room, obstaclesOf(pod, room, snapshot, [volumeObstacles(client)])]),
  );
  const fitting = rooms.filter((room) => obstacles.get(room)?.length === 0);
  const chosen = chosenNode(client, pod);
  const room = fitting.find(({ node }) => node.metadata.name === chosen) ?? best(pod, fitting);
  if (!room) {
    const preemption = preempt(client, pod, obstacles, snapshot);
    refuse(client, pod, unfit(obstacles, preemption), preemption.nominated);
    return;
  }
  place(room, pod);
  if (!bindClaims(client, pod, room.node)) return;
  client.update(pod, { ...pod, spec: { ...fieldsAt(pod, 'spec'), nodeName: room.node.metadata.name } });
  const { nominatedNodeName: _, ...status } = fieldsAt(pod, 'status');
  client.setStatus(pod, {
    ...status,
    conditions: withConditions(pod, [{ type: 'PodScheduled', status: 'True' }]),
  });
}

/** Pods of other schedulers, and those that something holds back on purpose, are left alone. */
const isOurs = (pod: StoredObject): boolean =>
  ['', 'default-scheduler'].includes(textAt(pod, 'spec', 'schedulerName')) &&
  itemsAt(pod, 'spec', 'schedulingGates').length === 0;

export function schedulePods(client: Client): void {
  const snapshot = lookAround(client);
  for (const pod of snapshot?.waiting.filter(isOurs) ?? []) if (snapshot) schedule(client, pod, snapshot);
}
