import type { Resource } from '../../engine/graph.ts';
import type { Need } from '../../engine/need.ts';
import { sideBySide } from '../../engine/side-by-side.ts';
import { NotAwaited } from '../../engine/wait.ts';
import type { KubernetesClient } from '../../kubernetes/client.ts';
import type { Pod } from '../../kubernetes/types.ts';
import { applyToNode } from '../nodes/nodes.ts';
import { atOnce, type Inside, someOf, titleOf } from './inside.ts';

export interface PodsNeeds {
  inside: Inside;
  groups: readonly Need<unknown>[];
}

/** Seconds that a pod is given to end, whatever it asks for. */
const gracePeriodSeconds = 30;

/** Milliseconds after which pods go without their node being asked. */
const forcedAfter = 60_000;

/**
 * The pods on the nodes. A managed node group is drained by evictions, which PodDisruptionBudgets and long grace periods
 * hold up for five minutes (EKS user guide, "Delete a managed node group from your cluster"). Nobody waits for the pods of a
 * cluster that goes: the budgets are deleted, the nodes cordoned, and the pods ended within a minute, so that the drain finds
 * none. Those of DaemonSets stay: a drain leaves them alone too.
 */
export function pods({ inside, groups }: PodsNeeds): Resource<Pod[]> {
  return {
    name: 'pods',
    needs: groups,
    read: () => inside.read(find),
    remove: (step) =>
      inside
        .remove(step, async (client) => {
          const found = await find(client);
          if (found.length === 0) return undefined;
          await deleteBudgets(client);
          await cordon(client);
          const force = step.elapsed() > forcedAfter;
          const toGo = found.filter(({ metadata }) => force || metadata.deletionTimestamp === undefined);
          if (toGo.length > 0) step.change('deleted', `${force ? 'by force, ' : ''}${toGo.length} pods`);
          await sideBySide(toGo, atOnce, ({ metadata }) =>
            client.delete('Pod', metadata, { gracePeriodSeconds: force ? 0 : gracePeriodSeconds }),
          );
          return someOf(found.map(titleOf));
        })
        .catch((error: unknown) => {
          // What is left in a run that does not wait is the drain's, which no budget holds up any more.
          if (!(error instanceof NotAwaited)) throw error;
        }),
  };
}

/** Those that a drain would evict. */
async function find(client: KubernetesClient): Promise<Pod[]> {
  const { items } = await client.list('Pod');
  return items.filter(
    ({ metadata, spec }) =>
      spec.nodeName !== undefined && !metadata.ownerReferences?.some(({ kind }) => kind === 'DaemonSet'),
  );
}

export async function deleteBudgets(client: KubernetesClient): Promise<void> {
  const { items } = await client.list('PodDisruptionBudget');
  await sideBySide(items, atOnce, ({ metadata }) => client.delete('PodDisruptionBudget', metadata));
}

/** Keeps the pods that take the others' place from being scheduled. */
async function cordon(client: KubernetesClient): Promise<void> {
  const { items } = await client.list('Node');
  const open = items.filter(({ spec }) => !spec.unschedulable);
  await sideBySide(open, atOnce, (node) =>
    applyToNode(client, node, { unschedulable: true }, { force: true }),
  );
}
