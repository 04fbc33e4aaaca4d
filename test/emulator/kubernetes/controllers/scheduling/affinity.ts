/** How pods want to be near each other, or apart. Source: kube-scheduler's plugins interpodaffinity and podtopologyspread. */
import { at, type Fields, itemsAt, mapAt, numberAt, textAt, textsAt } from '../../objects.ts';
import { matchesSelector } from '../../selectors.ts';
import type { StoredObject } from '../../types.ts';
import { fitsNode } from '../placement.ts';
import type { Room, Snapshot } from './snapshot.ts';

const required = 'requiredDuringSchedulingIgnoredDuringExecution';

const affinityTerms = (pod: StoredObject, kind: 'podAffinity' | 'podAntiAffinity'): Fields[] =>
  itemsAt(pod, 'spec', 'affinity', kind, required);

/** Whether a term of `owner` speaks of this pod. */
function concerns(term: Fields, owner: StoredObject, pod: StoredObject, { namespaces }: Snapshot): boolean {
  const { namespace = '' } = pod.metadata;
  const named = textsAt(term, 'namespaces');
  const selector = at(term, 'namespaceSelector');
  const isInReach =
    named.includes(namespace) ||
    matchesSelector(selector, namespaces.get(namespace)?.metadata.labels ?? {}) ||
    (named.length === 0 && selector === undefined && namespace === owner.metadata.namespace);
  return isInReach && matchesSelector(at(term, 'labelSelector'), pod.metadata.labels ?? {});
}

const domainOf = ({ node }: Room, topologyKey: string): string | undefined =>
  node.metadata.labels?.[topologyKey];

/** The rooms of the same domain: none when the node is in none. */
const neighbours = (room: Room, topologyKey: string, { rooms }: Snapshot): Room[] => {
  const domain = domainOf(room, topologyKey);
  return domain === undefined ? [] : rooms.filter((each) => domainOf(each, topologyKey) === domain);
};

/** The snapshot with this room instead of the one of its node: what it would be like without some pods. */
const seenFrom = (room: Room, snapshot: Snapshot): Snapshot => ({
  ...snapshot,
  rooms: snapshot.rooms.map((each) => (each.node === room.node ? room : each)),
});

/** Whether the pods are there that this one has to be near to. The first of some that want each other goes anywhere. */
export function isNearOthers(pod: StoredObject, room: Room, snapshot: Snapshot): boolean {
  const terms = affinityTerms(pod, 'podAffinity');
  if (terms.length === 0) return true;
  if (terms.some((term) => domainOf(room, textAt(term, 'topologyKey')) === undefined)) return false;
  const seen = seenFrom(room, snapshot);
  const meets = (other: StoredObject): boolean => terms.every((term) => concerns(term, pod, other, seen));
  const isThere = (term: Fields): boolean =>
    neighbours(room, textAt(term, 'topologyKey'), seen).some(({ pods }) => pods.some(meets));
  if (terms.every(isThere)) return true;
  return meets(pod) && !seen.rooms.some(({ pods }) => pods.some(meets));
}

/** Whether no pod is there that this one must not be near to. */
export function isAwayFromOthers(pod: StoredObject, room: Room, snapshot: Snapshot): boolean {
  const terms = affinityTerms(pod, 'podAntiAffinity');
  if (terms.length === 0) return true;
  const seen = seenFrom(room, snapshot);
  return terms.every((term) =>
    neighbours(room, textAt(term, 'topologyKey'), seen).every(
      ({ pods }) => !pods.some((other) => concerns(term, pod, other, seen)),
    ),
  );
}

/** Whether no pod is there that must not be near to this one. */
export function isToleratedByOthers(pod: StoredObject, room: Room, snapshot: Snapshot): boolean {
  const seen = seenFrom(room, snapshot);
  return seen.rooms.every((other) =>
    other.pods.every((neighbour) =>
      affinityTerms(neighbour, 'podAntiAffinity').every((term) => {
        const key = textAt(term, 'topologyKey');
        const domain = domainOf(room, key);
        const isNear = domain !== undefined && domainOf(other, key) === domain;
        return !isNear || !concerns(term, neighbour, pod, seen);
      }),
    ),
  );
}

const spreadConstraints = (pod: StoredObject): Fields[] =>
  itemsAt(pod, 'spec', 'topologySpreadConstraints').filter(
    ({ whenUnsatisfiable }) => whenUnsatisfiable !== 'ScheduleAnyway',
  );

export const hasSpreadLabels = (pod: StoredObject, room: Room): boolean =>
  spreadConstraints(pod).every(
    (constraint) => domainOf(room, textAt(constraint, 'topologyKey')) !== undefined,
  );

/** Whether the pods would still be spread evenly enough with this one here. */
export function isSpread(pod: StoredObject, room: Room, snapshot: Snapshot): boolean {
  const constraints = spreadConstraints(pod);
  if (constraints.length === 0) return true;
  const { rooms } = seenFrom(room, snapshot);
  return constraints.every((constraint) => {
    const key = textAt(constraint, 'topologyKey');
    const same = mapAt({ labels: pod.metadata.labels ?? {} }, 'labels');
    const labels = textsAt(constraint, 'matchLabelKeys').flatMap((name) => {
      const value = same[name];
      return value === undefined ? [] : [[name, value] as const];
    });
    const counts = (other: StoredObject): boolean =>
      other.metadata.namespace === pod.metadata.namespace &&
      !other.metadata.deletionTimestamp &&
      matchesSelector(at(constraint, 'labelSelector'), other.metadata.labels ?? {}) &&
      labels.every(([name, value]) => other.metadata.labels?.[name] === value);
    const byDomain = new Map<string, number>();
    for (const each of rooms) {
      const domain = domainOf(each, key);
      if (domain === undefined) continue;
      if (at(constraint, 'nodeAffinityPolicy') !== 'Ignore' && !fitsNode(pod.spec, each.node)) continue;
      byDomain.set(domain, (byDomain.get(domain) ?? 0) + each.pods.filter(counts).length);
    }
    const isScarce = byDomain.size < (numberAt(constraint, 'minDomains') ?? 1);
    const least = isScarce ? 0 : Math.min(...byDomain.values());
    const here = byDomain.get(domainOf(room, key) ?? '') ?? 0;
    return here + (counts(pod) ? 1 : 0) - least <= (numberAt(constraint, 'maxSkew') ?? 1);
  });
}
