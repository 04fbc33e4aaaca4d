/**
 * What Gateways want of the AWS Load Balancer Controller: an application load balancer each, for the HTTPRoutes that name
 * it. The names are the controller's own (kubernetes-sigs/aws-load-balancer-controller, pkg/gateway/constants).
 */
import { type Fields, itemsAt, numberAt, textAt, textsAt } from '../../kubernetes/objects.ts';
import type { KubernetesCluster, StoredObject } from '../../kubernetes/types.ts';
import { CannotReconcile } from '../controller.ts';
import { backendOf } from './backends.ts';
import type { Flavour, RunningController } from './flavour.ts';
import { hashOf, nameFor, type Rule, type Stack, type TargetGroup } from './stack.ts';

const group = 'gateway.networking.k8s.io';
const apiVersion = `${group}/v1`;

export const gateways = { apiVersion, kind: 'Gateway' };

/** Objects of a kind whose definition somebody may have installed; none where nobody has. */
function installed(kubernetes: KubernetesCluster, kind: string, plural: string): readonly StoredObject[] {
  const definition = { apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition' };
  return kubernetes.get({ ...definition, name: `${plural}.${group}` })
    ? kubernetes.list({ apiVersion, kind })
    : [];
}

export const gatewaysOf = (kubernetes: KubernetesCluster): readonly StoredObject[] =>
  installed(kubernetes, 'Gateway', 'gateways');

/** Whether the Gateway's class is the controller's. */
export function wantsGatewayBalancer(
  kubernetes: KubernetesCluster,
  { gateway }: Flavour,
  object: StoredObject,
): boolean {
  if (gateway === undefined || object.metadata.deletionTimestamp) return false;
  const name = textAt(object, 'spec', 'gatewayClassName');
  const found = installed(kubernetes, 'GatewayClass', 'gatewayclasses').find(
    (each) => each.metadata.name === name,
  );
  return textAt(found, 'spec', 'controllerName') === gateway.controller;
}

export const gatewayStackId = ({ metadata }: StoredObject): string =>
  `${metadata.namespace}/${metadata.name}`;

/** @throws CannotReconcile when a backend is not there */
export function gatewayStack(
  kubernetes: KubernetesCluster,
  flavour: Flavour,
  { clusterName }: RunningController,
  gateway: StoredObject,
): Stack {
  const { namespace = '', name, uid } = gateway.metadata;
  const id = gatewayStackId(gateway);
  const targetGroups = new Map<string, TargetGroup>();
  const rules = routesOf(kubernetes, gateway).flatMap((route) =>
    pathsOf(route).map(({ host, path, backend }): Rule => {
      const target = targetFor(kubernetes, flavour, clusterName, route, backend);
      targetGroups.set(target.name, target);
      return { ...(host && { host }), ...(path && { path }), target: target.name };
    }),
  );
  return {
    id,
    prefix: flavour.gateway?.prefix ?? '',
    name: nameFor(namespace, name, hashOf(clusterName, uid)),
    type: 'application',
    // Only a LoadBalancerConfiguration says otherwise.
    scheme: 'internal',
    subnets: [],
    securityGroups: [],
    sources: ['0.0.0.0/0'],
    listeners: itemsAt(gateway, 'spec', 'listeners').map((listener) => ({
      port: numberAt(listener, 'port') ?? 0,
      protocol: textAt(listener, 'protocol') === 'HTTPS' ? 'HTTPS' : 'HTTP',
      certificates: [],
      rules,
    })),
    targetGroups: [...targetGroups.values()],
  };
}

/** The HTTPRoutes that name the Gateway among their parents. */
const routesOf = (kubernetes: KubernetesCluster, { metadata }: StoredObject): StoredObject[] =>
  installed(kubernetes, 'HTTPRoute', 'httproutes').filter(
    (route) =>
      !route.metadata.deletionTimestamp &&
      itemsAt(route, 'spec', 'parentRefs').some(
        (parent) =>
          parent.name === metadata.name &&
          (parent.namespace ?? route.metadata.namespace) === metadata.namespace,
      ),
  );

function pathsOf(route: StoredObject): { host?: string; path?: string; backend: Fields }[] {
  const [host = ''] = textsAt(route, 'spec', 'hostnames');
  return itemsAt(route, 'spec', 'rules').flatMap((rule) => {
    const [match] = itemsAt(rule, 'matches');
    const prefix = textAt(match, 'path', 'value');
    const path = prefix === '' || prefix === '/' ? '' : `${prefix}*`;
    return itemsAt(rule, 'backendRefs').map((backend) => ({ host, path, backend }));
  });
}

function targetFor(
  kubernetes: KubernetesCluster,
  { targetType: type }: Flavour,
  clusterName: string,
  route: StoredObject,
  backend: Fields,
): TargetGroup {
  const { namespace = '', name: routeName } = route.metadata;
  const [name, port] = [textAt(backend, 'name'), numberAt(backend, 'port') ?? 0];
  const service = kubernetes.get({ apiVersion: 'v1', kind: 'Service', name, namespace });
  if (!service) throw new CannotReconcile(`route ${namespace}/${routeName}: Service "${name}" not found`);
  return {
    name: nameFor(namespace, name, hashOf(clusterName, routeName, name, port, type)),
    resource: `${namespace}/${routeName}-${name}:${port}`,
    type,
    protocol: 'HTTP',
    ...backendOf(kubernetes, service, port, type),
  };
}
