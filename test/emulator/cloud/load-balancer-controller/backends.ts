/** Where a load balancer's traffic goes: the nodes, or the pods behind a Service. */
import { itemsAt, mapAt, numberAt, textAt } from '../../kubernetes/objects.ts';
import { isPodReady } from '../../kubernetes/pods.ts';
import type { KubernetesCluster, StoredObject } from '../../kubernetes/types.ts';
import { CannotReconcile } from '../controller.ts';
import { backendInstances } from '../nodes.ts';

export interface Backend {
  port: number;
  members: string[];
}

/**
 * @param port number or name of one of the Service's ports
 * @throws CannotReconcile when traffic cannot get there
 */
export function backendOf(
  kubernetes: KubernetesCluster,
  service: StoredObject,
  port: number | string,
  type: 'instance' | 'ip',
): Backend {
  const title = `${service.metadata.namespace}/${service.metadata.name}`;
  const found = itemsAt(service, 'spec', 'ports').find((each) => each.port === port || each.name === port);
  if (!found) throw new CannotReconcile(`unable to find port ${port} on service ${title}`);
  if (type === 'instance') {
    const nodePort = numberAt(found, 'nodePort');
    if (!nodePort) {
      throw new CannotReconcile(
        "TargetGroup port is empty. When using Instance targets, your service must be of type 'NodePort' or " +
          `'LoadBalancer': ${title}`,
      );
    }
    return { port: nodePort, members: backendInstances(kubernetes) };
  }
  const pods = podsBehind(kubernetes, service);
  return {
    port: podPort(pods, found.targetPort),
    members: pods.map((pod) => textAt(pod, 'status', 'podIP')),
  };
}

function podsBehind(kubernetes: KubernetesCluster, service: StoredObject): StoredObject[] {
  const selector = Object.entries(mapAt(service, 'spec', 'selector'));
  if (selector.length === 0) return [];
  return kubernetes
    .list({ apiVersion: 'v1', kind: 'Pod' }, { namespace: service.metadata.namespace ?? '' })
    .filter(
      (pod) => isPodReady(pod) && selector.every(([key, value]) => pod.metadata.labels?.[key] === value),
    );
}

/** A port that is named is looked up in the first pod's containers; until there is one, any will do. */
function podPort([pod]: StoredObject[], targetPort: unknown): number {
  if (typeof targetPort === 'number') return targetPort;
  const named = itemsAt(pod, 'spec', 'containers')
    .flatMap((container) => itemsAt(container, 'ports'))
    .find(({ name }) => name === targetPort);
  return numberAt(named, 'containerPort') ?? 1;
}
