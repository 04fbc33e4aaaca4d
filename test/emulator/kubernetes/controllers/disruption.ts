/** How many pods a PodDisruptionBudget lets go at the moment. */

import { at, numberAt } from '../objects.ts';
import { isPodActive, isPodReady } from '../pods.ts';
import { matchesSelector } from '../selectors.ts';
import type { StoredObject } from '../types.ts';
import type { Client } from './client.ts';
import { withConditions } from './conditions.ts';
import { scaled } from './workloads/numbers.ts';

/** How many pods must stay healthy of so many expected ones. */
const desiredHealthy = (budget: StoredObject, expected: number): number => {
  const atLeast = at(budget, 'spec', 'minAvailable');
  if (atLeast !== undefined) return scaled(atLeast, expected, Math.ceil);
  return Math.max(0, expected - scaled(at(budget, 'spec', 'maxUnavailable') ?? 1, expected, Math.ceil));
};

export function reconcileDisruptionBudgets(client: Client): void {
  for (const budget of client.list('policy/v1', 'PodDisruptionBudget')) {
    const pods = client
      .list('v1', 'Pod', budget.metadata.namespace)
      .filter(
        (pod) =>
          isPodActive(pod) && matchesSelector(at(budget, 'spec', 'selector'), pod.metadata.labels ?? {}),
      );
    const currentHealthy = pods.filter(isPodReady).length;
    const needed = desiredHealthy(budget, pods.length);
    const disruptionsAllowed = Math.max(0, currentHealthy - needed);
    client.setStatus(budget, {
      observedGeneration: numberAt(budget, 'metadata', 'generation') ?? 1,
      currentHealthy,
      desiredHealthy: needed,
      disruptionsAllowed,
      expectedPods: pods.length,
      conditions: withConditions(budget, [
        disruptionsAllowed > 0
          ? { type: 'DisruptionAllowed', status: 'True', reason: 'SufficientPods', message: '' }
          : { type: 'DisruptionAllowed', status: 'False', reason: 'InsufficientPods', message: '' },
      ]),
    });
  }
}
