import type { Resource } from '../../engine/graph.ts';
import type { Need } from '../../engine/need.ts';
import type { KubernetesClient } from '../../kubernetes/client.ts';
import type { NodeClaim, NodePool } from '../../kubernetes/types.ts';
import { type Inside, someOf, titleOf } from './inside.ts';

export interface NodePoolsNeeds {
  inside: Inside;
  /** What Karpenter runs on. */
  pods: Need<unknown>;
}

/**
 * What Karpenter starts instances by. Its pods go with all the others, and what it has started stays: so it is told first
 * that none is wanted any more, and takes them away itself, as long as it runs. For as long as there is a pool it would put
 * new nodes under the pods that are ended.
 * Source: Karpenter's documentation, "Disruption": a NodePool's deletion, and the finalizers of NodeClaims.
 */
export function nodePools({ inside, pods }: NodePoolsNeeds): Resource<(NodePool | NodeClaim)[]> {
  return {
    name: 'NodePools',
    needs: [pods],
    read: () => inside.read(find),
    remove: (step) =>
      inside.remove(step, async (client) => {
        const found = await find(client);
        for (const object of found.filter(({ metadata }) => metadata.deletionTimestamp === undefined)) {
          step.change('deleted', titleOf(object));
          await client.delete(object.kind, object.metadata);
        }
        return found.length === 0 ? undefined : someOf(found.map(titleOf));
      }),
  };
}

/** The pools, and the claims on instances that are made for them or without any. */
async function find(client: KubernetesClient): Promise<(NodePool | NodeClaim)[]> {
  const [pools, claims] = await Promise.all([client.list('NodePool'), client.list('NodeClaim')]);
  return [...pools.items, ...claims.items];
}
