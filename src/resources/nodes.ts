import type { Nodegroup } from '@aws-sdk/client-eks';
import type { Aws } from '../aws/clients.ts';
import type { ClusterSpec } from '../config/spec.ts';
import type { Need, Resource } from '../engine/graph.ts';
import { clusterClient, isNotUsableYet } from '../kubernetes/access.ts';
import type { Node } from '../kubernetes/types.ts';
import type { AccessEntry } from './access-entry.ts';
import type { ControlPlane } from './control-plane.ts';

export interface NodesNeeds {
  plane: Resource<ControlPlane>;
  access: Need<AccessEntry>;
  groups: readonly Need<Nodegroup>[];
}

/** As many Ready nodes in Kubernetes as the node groups should have. A condition: it makes nothing. */
export function nodes(aws: Aws, spec: ClusterSpec, needs: NodesNeeds): Resource<Node[]> {
  const wanted = spec.nodeGroups.reduce((sum, group) => sum + group.nodes, 0);

  return {
    name: 'nodes',
    needs: [needs.plane, needs.access, ...needs.groups],
    read: async () => {
      const plane = await needs.plane.read();
      return plane && (await clusterClient(aws, plane).list('Node')).items;
    },
    ensure: async (step) => {
      const client = clusterClient(aws, step.need(needs.plane));
      return step.until(`${wanted} Ready nodes`, async () => {
        try {
          const { items } = await client.list('Node');
          const ready = items.filter(isReady);
          return ready.length >= wanted
            ? { done: items }
            : { waiting: `${ready.length} of ${wanted} are Ready` };
        } catch (error) {
          if (isNotUsableYet(error, step.elapsed())) return { waiting: String(error) };
          throw error;
        }
      });
    },
  };
}

export function isReady({ status }: Node): boolean {
  return (
    status.conditions?.some((condition) => condition.type === 'Ready' && condition.status === 'True') ?? false
  );
}
