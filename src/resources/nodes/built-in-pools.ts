import type { Aws } from '../../aws/clients.ts';
import { stays } from '../../engine/difference.ts';
import type { Resource } from '../../engine/graph.ts';
import type { Need } from '../../engine/need.ts';
import { clusterClient } from '../../kubernetes/access.ts';
import type { NodePool } from '../../kubernetes/types.ts';
import { autoModeOf } from '../../spec/auto-mode.ts';
import type { ClusterSpec } from '../../spec/spec.ts';
import type { AccessEntry } from '../access/access-entry.ts';
import { untilUsable } from '../addons/usable.ts';
import type { ControlPlane } from '../control-plane/control-plane.ts';
import { groupsOfCluster } from '../existing.ts';

export interface BuiltInPoolsNeeds {
  plane: Resource<ControlPlane>;
  access: Need<AccessEntry>;
}

/**
 * The node pools that EKS makes in a cluster of Auto Mode, Ready: from then on a pod gets a node. A condition: it makes
 * nothing, and no node is waited for, since without a pod there is none.
 */
export function builtInPools(aws: Aws, spec: ClusterSpec, needs: BuiltInPoolsNeeds): Resource<NodePool[]> {
  const wanted = autoModeOf(spec)?.nodePools ?? [];
  return {
    name: 'node pools',
    needs: [needs.plane, needs.access],
    read: async () => {
      const plane = await needs.plane.read();
      return plane && (await clusterClient(aws, plane).list('NodePool')).items;
    },
    // EKS ends no node group when Auto Mode begins.
    diff: async () =>
      (await groupsOfCluster(aws, spec.name)).map((group) =>
        stays(`node group ${group} stays, and costs what it does: delete it once its pods have moved`),
      ),
    ensure: async (step) => {
      const client = clusterClient(aws, step.need(needs.plane));
      return untilUsable(step, `the node pools ${wanted.join(' and ') || '(none)'}`, async () => {
        const { items } = await client.list('NodePool');
        const missing = wanted.filter(
          (name) => !items.some((pool) => pool.metadata.name === name && isReady(pool)),
        );
        return missing.length === 0
          ? { done: items }
          : { waiting: `${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} not Ready` };
      });
    },
  };
}

const isReady = ({ status }: NodePool): boolean =>
  status?.conditions?.some(({ type, status: is }) => type === 'Ready' && is === 'True') ?? false;
