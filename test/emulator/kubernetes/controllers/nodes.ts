/** Taints of nodes that take no pods at the moment. Source: pkg/controller/nodelifecycle. */
import { at, type Fields, fieldsAt, itemsAt, textAt, timestamp } from '../objects.ts';
import { hasCondition } from '../pods.ts';
import type { StoredObject } from '../types.ts';
import type { Client } from './client.ts';

const notReady = 'node.kubernetes.io/not-ready';
const unschedulable = 'node.kubernetes.io/unschedulable';

const wantedTaints = (node: StoredObject): { key: string; effect: string }[] => [
  ...(at(node, 'spec', 'unschedulable') === true ? [{ key: unschedulable, effect: 'NoSchedule' }] : []),
  ...(hasCondition(node, 'Ready')
    ? []
    : ['NoSchedule', 'NoExecute'].map((effect) => ({ key: notReady, effect }))),
];

const isOurs = (taint: Fields): boolean => [notReady, unschedulable].includes(textAt(taint, 'key'));

export function taintNodes(client: Client): void {
  for (const node of client.list('v1', 'Node')) {
    const taints = itemsAt(node, 'spec', 'taints');
    const wanted = wantedTaints(node);
    const has = ({ key, effect }: { key: string; effect: string }): boolean =>
      taints.some((taint) => taint.key === key && taint.effect === effect);
    const kept = taints.filter(
      (taint) =>
        !isOurs(taint) || wanted.some(({ key, effect }) => taint.key === key && taint.effect === effect),
    );
    const missing = wanted.filter((taint) => !has(taint));
    if (missing.length === 0 && kept.length === taints.length) continue;
    const next = [...kept, ...missing.map((taint) => ({ ...taint, timeAdded: timestamp() }))];
    const { taints: _, ...spec } = fieldsAt(node, 'spec');
    client.update(node, { ...node, spec: { ...spec, ...(next.length > 0 && { taints: next }) } });
  }
}
