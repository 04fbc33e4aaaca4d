/** What keeps a pod off a node, in kube-scheduler's order and words. Source: pkg/scheduler/framework/plugins. */
import { at, type Fields, itemsAt, numberAt, textAt } from '../../objects.ts';
import type { StoredObject } from '../../types.ts';
import { fitsNode, toleratesTaint, toleratesTaints } from '../placement.ts';
import {
  hasSpreadLabels,
  isAwayFromOthers,
  isNearOthers,
  isSpread,
  isToleratedByOthers,
} from './affinity.ts';
import { requestsOf } from './requests.ts';
import type { Room, Snapshot } from './snapshot.ts';

export interface Obstacle {
  reason: string;
  /** Whether the going of other pods could help. */
  isMovable: boolean;
}

type Filter = (pod: StoredObject, room: Room, snapshot: Snapshot) => Obstacle[];

const fixed = (reason: string): Obstacle => ({ reason, isMovable: false });
const movable = (reason: string): Obstacle => ({ reason, isMovable: true });

const unless =
  (holds: (pod: StoredObject, room: Room, snapshot: Snapshot) => boolean, obstacle: Obstacle): Filter =>
  (pod, room, snapshot) =>
    holds(pod, room, snapshot) ? [] : [obstacle];

const tolerations = (pod: StoredObject): Fields[] => itemsAt(pod, 'spec', 'tolerations');

const cordon = { key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' };

const everyAddress = '0.0.0.0';

const hostPorts = (pod: StoredObject): { port: number; protocol: string; address: string }[] =>
  itemsAt(pod, 'spec', 'containers')
    .flatMap((container) => itemsAt(container, 'ports'))
    .map((port) => ({
      port: numberAt(port, 'hostPort') ?? 0,
      protocol: textAt(port, 'protocol') || 'TCP',
      address: textAt(port, 'hostIP') || everyAddress,
    }))
    .filter(({ port }) => port > 0);

const hasFreePorts = (pod: StoredObject, { pods }: Room): boolean => {
  const wanted = hostPorts(pod);
  if (wanted.length === 0) return true;
  const taken = pods.flatMap(hostPorts);
  return !wanted.some(({ port, protocol, address }) =>
    taken.some(
      (other) =>
        other.port === port &&
        other.protocol === protocol &&
        (address === other.address || address === everyAddress || other.address === everyAddress),
    ),
  );
};

const fitsResources: Filter = (pod, { pods, used, allocatable }) => [
  ...(pods.length + 1 > (allocatable.get('pods') ?? 0) ? [movable('Too many pods')] : []),
  ...[...requestsOf(pod)].flatMap(([name, amount]) => {
    const whole = allocatable.get(name) ?? 0;
    // A node's cores are counted in thousandths: what the sums of fractions differ by is nothing.
    const isEnough = amount <= 0 || amount <= whole - (used.get(name) ?? 0) + 1e-6;
    return isEnough ? [] : [{ reason: `Insufficient ${name}`, isMovable: amount <= whole }];
  }),
];

const filters: readonly Filter[] = [
  unless(
    (pod, { node }) => at(node, 'spec', 'unschedulable') !== true || toleratesTaint(tolerations(pod), cordon),
    fixed('node(s) were unschedulable'),
  ),
  unless(
    (pod, { node }) => toleratesTaints(tolerations(pod), node),
    fixed('node(s) had untolerated taint(s)'),
  ),
  unless(
    (pod, { node }) => fitsNode(pod.spec, node),
    fixed("node(s) didn't match Pod's node affinity/selector"),
  ),
  unless(hasFreePorts, movable("node(s) didn't have free ports for the requested pod ports")),
  fitsResources,
  unless(
    hasSpreadLabels,
    fixed("node(s) didn't match pod topology spread constraints (missing required label)"),
  ),
  unless(isSpread, movable("node(s) didn't match pod topology spread constraints")),
  unless(isNearOthers, fixed("node(s) didn't match pod affinity rules")),
  unless(isAwayFromOthers, movable("node(s) didn't match pod anti-affinity rules")),
  unless(isToleratedByOthers, movable("node(s) didn't satisfy existing pods anti-affinity rules")),
];

/** What the first filter has against the node: nothing when the pod may go there. */
export function obstaclesOf(
  pod: StoredObject,
  room: Room,
  snapshot: Snapshot,
  more: readonly Filter[] = [],
): Obstacle[] {
  for (const filter of [...filters, ...more]) {
    const obstacles = filter(pod, room, snapshot);
    if (obstacles.length > 0) return obstacles;
  }
  return [];
}
