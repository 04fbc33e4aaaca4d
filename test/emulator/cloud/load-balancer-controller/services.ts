/** What Services want of the AWS Load Balancer Controller: a network load balancer each. */
import { itemsAt, numberAt, textAt, textsAt } from '../../kubernetes/objects.ts';
import type { KubernetesCluster, StoredObject } from '../../kubernetes/types.ts';
import { backendOf } from './backends.ts';
import type { Flavour, RunningController } from './flavour.ts';
import { hashOf, nameFor, type Stack } from './stack.ts';

const annotationOf = ({ metadata }: StoredObject, name: string): string =>
  metadata.annotations?.[`service.beta.kubernetes.io/aws-load-balancer-${name}`] ?? '';

const listOf = (text: string): string[] =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean);

export const wantsNetworkBalancer = (
  { serviceClass, takesExternal }: Flavour,
  service: StoredObject,
): boolean => {
  if (textAt(service, 'spec', 'type') !== 'LoadBalancer' || service.metadata.deletionTimestamp) return false;
  const named = textAt(service, 'spec', 'loadBalancerClass');
  return named
    ? named === serviceClass
    : takesExternal && ['external', 'nlb-ip'].includes(annotationOf(service, 'type'));
};

export const serviceStackId = ({ metadata }: StoredObject): string =>
  `${metadata.namespace}/${metadata.name}`;

/** @throws CannotReconcile when its backends cannot be reached as it asks */
export function serviceStack(
  kubernetes: KubernetesCluster,
  flavour: Flavour,
  { clusterName }: RunningController,
  service: StoredObject,
): Stack {
  const { namespace = '', name, uid } = service.metadata;
  const id = serviceStackId(service);
  const scheme = annotationOf(service, 'scheme') === 'internet-facing' ? 'internet-facing' : 'internal';
  const asked = annotationOf(service, 'nlb-target-type');
  const isIp = annotationOf(service, 'type') === 'nlb-ip' || asked === 'ip';
  const type = isIp || (!asked && flavour.targetType === 'ip') ? 'ip' : 'instance';
  const sources = textsAt(service, 'spec', 'loadBalancerSourceRanges');
  const ports = itemsAt(service, 'spec', 'ports').map((each) => {
    const port = numberAt(each, 'port') ?? 0;
    const protocol = textAt(each, 'protocol') === 'UDP' ? ('UDP' as const) : ('TCP' as const);
    const target = nameFor(namespace, name, hashOf(clusterName, uid, port, protocol, type));
    return { port, protocol, target };
  });
  return {
    id,
    prefix: flavour.prefixes.service,
    name: nameFor(namespace, name, hashOf(clusterName, uid, scheme)),
    type: 'network',
    scheme,
    subnets: listOf(annotationOf(service, 'subnets')),
    securityGroups: listOf(annotationOf(service, 'security-groups')),
    sources: sources.length > 0 ? sources : ['0.0.0.0/0'],
    listeners: ports.map(({ port, protocol, target }) => ({
      port,
      protocol,
      certificates: [],
      rules: [{ target }],
    })),
    targetGroups: ports.map(({ port, protocol, target }) => ({
      name: target,
      resource: `${id}:${port}`,
      type,
      protocol,
      ...backendOf(kubernetes, service, port, type),
    })),
  };
}
