/** What is asked of pods and nodes in several places. */
import { itemsAt, textAt } from './objects.ts';
import type { StoredObject } from './types.ts';

/** Whether a condition of an object's status is `True`. */
export const hasCondition = (object: StoredObject | undefined, type: string): boolean =>
  itemsAt(object, 'status', 'conditions').some(
    (condition) => condition.type === type && condition.status === 'True',
  );

export const isPodReady = (pod: StoredObject): boolean => hasCondition(pod, 'Ready');

/** Neither succeeded nor failed. */
export const isPodActive = (pod: StoredObject): boolean =>
  !['Succeeded', 'Failed'].includes(textAt(pod, 'status', 'phase')) && !pod.metadata.deletionTimestamp;
