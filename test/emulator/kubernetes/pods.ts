/** What is asked of pods and nodes in several places. */
import { fieldsAt, itemsAt, numberAt, textAt } from './objects.ts';
import type { StoredObject } from './types.ts';

/** Whether a condition of an object's status is `True`. */
export const hasCondition = (object: StoredObject | undefined, type: string): boolean =>
  itemsAt(object, 'status', 'conditions').some(
    (condition) => condition.type === type && condition.status === 'True',
  );

export const isPodReady = (pod: StoredObject): boolean => hasCondition(pod, 'Ready');

/** Succeeded or failed. */
export const isPodDone = (pod: StoredObject): boolean =>
  ['Succeeded', 'Failed'].includes(textAt(pod, 'status', 'phase'));

/** Neither done nor on its way out. */
export const isPodActive = (pod: StoredObject): boolean => !isPodDone(pod) && !pod.metadata.deletionTimestamp;

/** Seconds that a pod is given to end unless it says otherwise. */
const usualGrace = 30;

/** Seconds that a pod is given to end: none when it runs nowhere. @param asked by whoever deletes it */
export function graceOf(pod: StoredObject, asked: number | undefined): number {
  if (textAt(pod, 'spec', 'nodeName') === '' || isPodDone(pod)) return 0;
  return asked ?? numberAt(pod, 'spec', 'terminationGracePeriodSeconds') ?? usualGrace;
}

/** Seconds that the kubelet and a container that heeds its signal take. Assumed. */
const usualEnd = 1;

/** Seconds that a pod takes to end when it may take as long as it likes: those that its hooks say, and a moment. */
export const secondsToEnd = (pod: StoredObject): number =>
  usualEnd +
  Math.max(
    0,
    ...itemsAt(pod, 'spec', 'containers').map(
      (container) => numberAt(fieldsAt(container, 'lifecycle', 'preStop', 'sleep'), 'seconds') ?? 0,
    ),
  );
