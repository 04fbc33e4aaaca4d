import type { Resource } from '../../engine/graph.ts';
import type { Need } from '../../engine/need.ts';
import type { KubernetesClient } from '../../kubernetes/client.ts';
import type { Gateway, Ingress, Service } from '../../kubernetes/types.ts';
import { type Inside, someOf, titleOf } from './inside.ts';

type Exposed = Service | Ingress | Gateway;

export interface ExposedNeeds {
  inside: Inside;
  /** What the controllers run on. */
  pools: Need<unknown>;
  /** They make again what is taken away. */
  capabilities: Resource<unknown>;
}

/**
 * Services, Ingresses and Gateways to which controllers have given load balancers: once such an object has gone, its
 * controller has taken away the load balancer with its listeners, target groups and security groups.
 */
export function exposed({ inside, pools, capabilities }: ExposedNeeds): Resource<Exposed[]> {
  return {
    name: 'Services and Ingresses',
    needs: [pools],
    madeBy: [capabilities],
    read: () => inside.read(find),
    remove: (step) =>
      inside.remove(step, async (client) => {
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
