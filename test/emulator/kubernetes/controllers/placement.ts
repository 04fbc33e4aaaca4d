/** Which nodes a pod may go to. */
import { at, type Fields, itemsAt, mapAt, textAt, textsAt } from '../objects.ts';
import type { StoredObject } from '../types.ts';

const tolerates = (toleration: Fields, taint: Fields): boolean => {
  const key = textAt(toleration, 'key');
  const effect = textAt(toleration, 'effect');
  if (effect && effect !== textAt(taint, 'effect')) return false;
  if (!key) return toleration.operator === 'Exists';
  if (key !== textAt(taint, 'key')) return false;
  return toleration.operator === 'Exists' || textAt(toleration, 'value') === textAt(taint, 'value');
};

/** `PreferNoSchedule` keeps nothing away. */
const keepsAway = new Set(['NoSchedule', 'NoExecute']);

export const toleratesTaint = (tolerations: Fields[], taint: Fields): boolean =>
  tolerations.some((toleration) => tolerates(toleration, taint));

/** Whether every taint of a node that keeps pods away is tolerated. */
export const toleratesTaints = (tolerations: Fields[], node: StoredObject): boolean =>
  itemsAt(node, 'spec', 'taints')
    .filter((taint) => keepsAway.has(textAt(taint, 'effect')))
    .every((taint) => toleratesTaint(tolerations, taint));

const matchesExpression = (expression: Fields, values: Record<string, string>): boolean => {
  const value = values[textAt(expression, 'key')];
  const wanted = textsAt(expression, 'values');
  switch (textAt(expression, 'operator')) {
    case 'In':
      return value !== undefined && wanted.includes(value);
    case 'NotIn':
      return value === undefined || !wanted.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    case 'Gt':
      return Number(value) > Number(wanted[0]);
    default:
      return Number(value) < Number(wanted[0]);
  }
};

/** Whether one of the terms of a node selector takes a node; no selector takes every node. */
export function matchesNode(selector: unknown, { metadata: { name, labels = {} } }: StoredObject): boolean {
  const terms = itemsAt(selector, 'nodeSelectorTerms');
  const fitsTerm = (term: Fields): boolean =>
    itemsAt(term, 'matchExpressions').every((expression) => matchesExpression(expression, labels)) &&
    itemsAt(term, 'matchFields').every((expression) =>
      matchesExpression(expression, { 'metadata.name': name }),
    );
  return terms.length === 0 || terms.some(fitsTerm);
}

/** Whether a pod's node selector and required node affinity take a node. */
export const fitsNode = (podSpec: unknown, node: StoredObject): boolean =>
  Object.entries(mapAt(podSpec, 'nodeSelector')).every(
    ([key, value]) => node.metadata.labels?.[key] === value,
  ) &&
  matchesNode(
    at(podSpec, 'affinity', 'nodeAffinity', 'requiredDuringSchedulingIgnoredDuringExecution'),
    node,
  );
