/** Conditions in an object's status. */
import { type Fields, itemsAt, timestamp } from '../objects.ts';
import type { StoredObject } from '../types.ts';

export interface Condition {
  type: string;
  status: 'True' | 'False';
  reason?: string;
  message?: string;
}

/** The object's conditions with this one in them; its times change only when its status does. */
function withCondition(object: StoredObject, condition: Condition, hasUpdateTime = false): Fields[] {
  const conditions = itemsAt(object, 'status', 'conditions');
  const known = conditions.find(({ type }) => type === condition.type);
  const isSame =
    known?.status === condition.status &&
    known?.reason === condition.reason &&
    known?.message === condition.message;
  if (known && isSame) return conditions;
  const now = timestamp();
  const next: Fields = {
    ...condition,
    ...(hasUpdateTime ? { lastUpdateTime: now } : {}),
    lastTransitionTime: known?.status === condition.status ? known.lastTransitionTime : now,
  };
  return known
    ? conditions.map((candidate) => (candidate === known ? next : candidate))
    : [...conditions, next];
}

/** Several at once, in order. */
export const withConditions = (
  object: StoredObject,
  conditions: Condition[],
  hasUpdateTime = false,
): Fields[] =>
  conditions.reduce(
    (status: Fields[], condition) =>
      withCondition({ ...object, status: { conditions: status } }, condition, hasUpdateTime),
    itemsAt(object, 'status', 'conditions'),
  );
