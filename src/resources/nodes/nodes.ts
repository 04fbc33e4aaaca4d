import type { Nodegroup } from '@aws-sdk/client-eks';
import type { Aws } from '../../aws/clients.ts';
import { typesOfGroups } from '../../aws/instance-types.ts';
import { refuse } from '../../engine/difference.ts';
import type { Resource } from '../../engine/graph.ts';
import type { Need } from '../../engine/need.ts';
import { sideBySide } from '../../engine/side-by-side.ts';
import type { Step } from '../../engine/step.ts';
import { clusterClient } from '../../kubernetes/access.ts';
import type { KubernetesClient } from '../../kubernetes/client.ts';
import { isGone } from '../../kubernetes/errors.ts';
import { isReady } from '../../kubernetes/nodes.ts';
import type { Node } from '../../kubernetes/types.ts';
import { everyGroupOf } from '../../spec/self-managed.ts';
import type { ClusterSpec } from '../../spec/spec.ts';
import type { AccessEntry } from '../access/access-entry.ts';
import { untilUsable } from '../addons/usable.ts';
import type { ControlPlane } from '../control-plane/control-plane.ts';
import { atOnce } from '../leftovers/inside.ts';
import { objectionsOf } from './room.ts';
import type { SelfManagedGroup } from './self-managed-group.ts';

export interface NodesNeeds {
  plane: Resource<ControlPlane>;
  access: Need<AccessEntry>;
  groups: readonly Need<Nodegroup>[];
  selfManaged: readonly Need<SelfManagedGroup>[];
}

/**
 * As many Ready nodes in Kubernetes as the node groups should have. A condition: it makes nothing. It only takes back
 * what a `down` that did not get far has done to them.
 */
export function nodes(
  aws: Aws,
  spec: Pick<ClusterSpec, 'addons' | 'nodeGroups' | 'selfManagedGroups'>,
  needs: NodesNeeds,
): Resource<Node[]> {
  return {
    name: 'nodes',
    needs: [needs.plane, needs.access, ...needs.groups, ...needs.selfManaged],
    read: async () => {
      const plane = await needs.plane.read();
      return plane && (await clusterClient(aws, plane).list('Node')).items;
    },
    diff: async () => {
      const types = await typesOfGroups(aws, everyGroupOf(spec));
      return objectionsOf(spec, types).map(refuse);
    },
    ensure: async (step) => {
      const client = clusterClient(aws, step.need(needs.plane));
      const sizes = [
        ...needs.groups.map((group) => step.need(group).scalingConfig?.desiredSize ?? 0),
        ...needs.selfManaged.map((group) => step.need(group).nodes),
      ];
      const wanted = sizes.reduce((sum, size) => sum + size, 0);
      return untilUsable(step, `${wanted} Ready nodes`, async () => {
        const { items } = await client.list('Node');
        const found = await sideBySide(items, atOnce, async (node) =>
          node.spec.unschedulable ? uncordon(client, step, node) : node,
        );
        const present = found.filter((node) => node !== undefined);
        const ready = present.filter((node) => isReady(node) && !isOfFargate(node));
        return ready.length >= wanted
          ? { done: present }
          : { waiting: `${ready.length} of ${wanted} are Ready` };
      });
    },
  };
}

/** It is there for one pod, and no node group counts it. */
export const isOfFargate = ({ metadata: { labels = {} } }: Node): boolean =>
  labels['eks.amazonaws.com/compute-type'] === 'fargate';

/** Applies nothing, by which Kubernetes takes back what we have applied to the node, and only that: who else has cordoned it still does. */
async function uncordon(client: KubernetesClient, step: Step, node: Node): Promise<Node | undefined> {
  const left = await applyToNode(client, node, {});
  if (left && !left.spec.unschedulable) {
    step.change('updated', `node ${left.metadata.name} takes pods again`);
  }
  return left;
}

/**
 * Applies to a node as long as it is there: by its name alone, Kubernetes would make one that has just gone.
 * @returns the node after it; undefined when it has gone, and a namesake may have come
 */
export async function applyToNode(
  client: KubernetesClient,
  { apiVersion, kind, metadata: { name, uid } }: Node,
  spec: Node['spec'],
  options: { force?: boolean } = {},
): Promise<Node | undefined> {
  try {
    return await client.apply({ apiVersion, kind, metadata: { name, uid }, spec }, options);
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}
