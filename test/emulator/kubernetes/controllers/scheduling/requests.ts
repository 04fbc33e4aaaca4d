/** What a pod asks of its node. */
import { type Fields, fieldsAt, itemsAt, textAt } from '../../objects.ts';
import { quantitiesOf } from '../../quantity.ts';
import type { StoredObject } from '../../types.ts';

/** By resource: cores, bytes, or pieces. */
export type Amounts = Map<string, number>;

/** Of a container; what is limited and not asked for is asked for as much. */
const asked = (container: Fields): Amounts =>
  quantitiesOf({
    ...fieldsAt(container, 'resources', 'limits'),
    ...fieldsAt(container, 'resources', 'requests'),
  });

/** Both together. */
export const sum = (left: Amounts, right: Amounts): Amounts =>
  new Map([
    ...left,
    ...[...right].map(([name, amount]): [string, number] => [name, amount + (left.get(name) ?? 0)]),
  ]);

const larger = (left: Amounts, right: Amounts): Amounts =>
  new Map([
    ...left,
    ...[...right].map(([name, amount]): [string, number] => [name, Math.max(amount, left.get(name) ?? 0)]),
  ]);

/** What is stored does not change. */
const known = new WeakMap<StoredObject, Amounts>();

/**
 * Its containers together, or the first containers one after the other where one of those needs more; those that go
 * on running count with both. Source: Kubernetes' PodRequests (component-helpers/resource).
 */
export function requestsOf(pod: StoredObject): Amounts {
  const before = known.get(pod);
  if (before) return before;
  let lasting: Amounts = new Map();
  let first: Amounts = new Map();
  for (const container of itemsAt(pod, 'spec', 'initContainers')) {
    const own = asked(container);
    first = larger(first, sum(lasting, own));
    if (textAt(container, 'restartPolicy') === 'Always') lasting = sum(lasting, own);
  }
  const running = itemsAt(pod, 'spec', 'containers').map(asked).reduce(sum, lasting);
  const requests = sum(larger(running, first), quantitiesOf(fieldsAt(pod, 'spec', 'overhead')));
  known.set(pod, requests);
  return requests;
}
