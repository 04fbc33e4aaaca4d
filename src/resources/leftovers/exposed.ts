import type { Aws } from '../../aws/clients.ts';
import type { Resource } from '../../engine/graph.ts';
import type { Need } from '../../engine/need.ts';
import { clusterClient } from '../../kubernetes/access.ts';
import type { KubernetesClient } from '../../kubernetes/client.ts';
import type { Gateway, Ingress, Service } from '../../kubernetes/types.ts';
import type { ClusterSpec } from '../../spec/spec.ts';
import { type InsideNeeds, removeInside, someOf, titleOf } from './inside.ts';

type Exposed = Service | Ingress | Gateway;

export interface ExposedNeeds extends InsideNeeds {
  /** What the controllers run on. */
  pools: Need<unknown>;
}

/**
 * Services, Ingresses and Gateways to which controllers have given load balancers: once such an object has gone, its
 * controller has taken away the load balancer with its listeners, target groups and security groups.
 */
export function exposed(
  aws: Aws,
  spec: ClusterSpec,
  { plane, access, pools }: ExposedNeeds,
): Resource<Exposed[]> {
  return {
    name: 'Services and Ingresses',
    needs: [pools],
    read: async () => {
      const cluster = await plane.read();
      return cluster && find(clusterClient(aws, cluster));
    },
    remove: (step) =>
      removeInside(aws, spec, { plane, access }, step, async (client) => {
        const objects = await find(client);
        for (const object of objects.filter(({ metadata }) => metadata.deletionTimestamp === undefined)) {
          step.change('deleted', titleOf(object));
          await client.delete(object.kind, object.metadata);
        }
        return objects.length === 0 ? undefined : someOf(objects.map(titleOf));
      }),
  };
}

async function find(client: KubernetesClient): Promise<Exposed[]> {
  const [services, ingresses, gateways] = await Promise.all([
    client.list('Service'),
    client.list('Ingress'),
    client.list('Gateway'),
  ]);
  const balanced = services.items.filter(({ spec }) => spec.type === 'LoadBalancer');
  return [...balanced, ...ingresses.items, ...gateways.items];
}
