import type { Aws } from '../../aws/clients.ts';
import { isExisting, unlessAbsent, wordsOf } from '../../aws/errors.ts';
import type { Resource } from '../../engine/graph.ts';
import type { Need } from '../../engine/need.ts';
import type { Step } from '../../engine/step.ts';
import type { KubernetesClient } from '../../kubernetes/client.ts';
import type { NodeClaim, NodePool } from '../../kubernetes/types.ts';
import { type Ownership, requireOurs } from '../../spec/tags.ts';
import { withoutPools } from '../control-plane/auto-mode.ts';
import type { ControlPlane } from '../control-plane/control-plane.ts';
import { untilUpdated } from '../updates.ts';
import { type Inside, someOf, titleOf } from './inside.ts';
import { deleteBudgets } from './pods.ts';

export interface NodePoolsNeeds {
  plane: Need<ControlPlane>;
  inside: Inside;
  /** What Karpenter runs on. */
  pods: Need<unknown>;
}

/**
 * What Karpenter, or EKS in Auto Mode, starts instances by. Karpenter's pods go with all the others, and what it has started
 * stays: so it is told first that none is wanted any more, and takes them away itself, as long as it runs. For as long as there
 * is a pool it would put new nodes under the pods that are ended. The pools of Auto Mode's own go by the cluster's
 * configuration: EKS makes one anew that is only deleted. Nodes that went with the control plane would leave its security group.
 * Sources: Karpenter's documentation, "Disruption": a NodePool's deletion, and the finalizers of NodeClaims; EKS user guide,
 * "Enable or Disable Built-in NodePools"; aws-samples/appmod-blueprints pull request 582; aws/aws-k8s-tester pull request 541.
 */
export function nodePools(
  aws: Aws,
  spec: Ownership,
  { plane, inside, pods }: NodePoolsNeeds,
): Resource<(NodePool | NodeClaim)[]> {
  async function switchOff(step: Step): Promise<void> {
    const cluster = await plane.read();
    const pools = cluster?.autoModePools ?? [];
    if (cluster === undefined || pools.length === 0) return;
    requireOurs(`Cluster ${cluster.name}`, cluster.tags, spec);
    const eks = await aws.eks();
    const { name } = spec;
    step.change('deleted', `the node pools of Auto Mode: ${pools.join(' and ')}`);
    const updateId = await step.until('EKS to take the change', async () => {
      try {
        const answer = await unlessAbsent(eks.updateClusterConfig({ name, ...withoutPools }));
        return { done: answer?.update?.id };
      } catch (error) {
        if (!isExisting(error)) throw error;
        return { waiting: wordsOf(error) };
      }
    });
    if (updateId !== undefined) await untilUpdated(aws, step, 'the update of Auto Mode', { name, updateId });
  }

  return {
    name: 'NodePools',
    needs: [pods],
    read: () => inside.read(find),
    remove: async (step) => {
      await switchOff(step);
      await inside.remove(step, async (client) => {
        const found = await find(client);
        if (found.length === 0) return undefined;
        // Nothing but a budget holds up the end of a node for longer than its pods take.
        await deleteBudgets(client);
        for (const object of found.filter(({ metadata }) => metadata.deletionTimestamp === undefined)) {
          step.change('deleted', titleOf(object));
          await client.delete(object.kind, object.metadata);
        }
        return someOf(found.map(titleOf));
      });
    },
  };
}

/** The pools, and the claims on instances that are made for them or without any. */
async function find(client: KubernetesClient): Promise<(NodePool | NodeClaim)[]> {
  const [pools, claims] = await Promise.all([client.list('NodePool'), client.list('NodeClaim')]);
  return [...pools.items, ...claims.items];
}
