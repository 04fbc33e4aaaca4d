/** The load balancer class of Services that name none. */
import { itemsAt, textAt } from '../../kubernetes/objects.ts';
import type { KubernetesCluster } from '../../kubernetes/types.ts';
import { type CloudCluster, isAutoMode } from '../cluster.ts';
import { autoMode, type Flavour, installed } from './flavour.ts';

/** The AWS Load Balancer Controller's own, by which it takes over all new Services. */
const webhook = 'mservice.elbv2.k8s.aws';

const hasWebhook = (kubernetes: KubernetesCluster): boolean =>
  kubernetes
    .list({ apiVersion: 'admissionregistration.k8s.io/v1', kind: 'MutatingWebhookConfiguration' })
    .some((configuration) => itemsAt(configuration, 'webhooks').some(({ name }) => name === webhook));

function usualFlavour(cluster: CloudCluster): Flavour | undefined {
  if (isAutoMode(cluster)) return autoMode;
  return hasWebhook(cluster.kubernetes) && installed.controller(cluster) ? installed : undefined;
}

/** Gives every new Service a class, where one is usual, before anybody else sees it. */
export function assignClasses(cluster: CloudCluster): void {
  const { kubernetes } = cluster;
  kubernetes.onChange(({ type, object }) => {
    const { apiVersion, kind } = object;
    if (type !== 'added' || apiVersion !== 'v1' || kind !== 'Service') return;
    const isFree =
      textAt(object, 'spec', 'type') === 'LoadBalancer' && !textAt(object, 'spec', 'loadBalancerClass');
    const flavour = isFree ? usualFlavour(cluster) : undefined;
    if (!flavour) return;
    const { name, namespace = '' } = object.metadata;
    kubernetes.apply(
      { apiVersion, kind, metadata: { name, namespace }, spec: { loadBalancerClass: flavour.serviceClass } },
      'admission-webhook',
    );
  });
}
