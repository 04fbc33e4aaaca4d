/** What Ingresses want of the AWS Load Balancer Controller: an application load balancer for each group of them. */
import { type Fields, fieldsAt, itemsAt, textAt } from '../../kubernetes/objects.ts';
import type { KubernetesCluster, StoredObject } from '../../kubernetes/types.ts';
import { CannotReconcile } from '../controller.ts';
import { backendOf } from './backends.ts';
import type { Flavour, RunningController } from './flavour.ts';
import { hashOf, nameFor, nameForGroup, type Rule, type Stack, type TargetGroup } from './stack.ts';

const annotationOf = ({ metadata }: StoredObject, name: string): string =>
  metadata.annotations?.[`alb.ingress.kubernetes.io/${name}`] ?? '';

const listOf = (text: string): string[] =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean);

const groupOf = (ingress: StoredObject): string => annotationOf(ingress, 'group.name');

/** Ingresses that name a group share a load balancer, each other has one of its own. */
export const ingressStackId = (ingress: StoredObject): string =>
  groupOf(ingress) || `${ingress.metadata.namespace}/${ingress.metadata.name}`;

export const ingressFinalizer = ({ prefixes }: Flavour, ingress: StoredObject): string =>
  groupOf(ingress) ? `group.${prefixes.ingress}/${groupOf(ingress)}` : `${prefixes.ingress}/resources`;

/** Whether the Ingress's class is one of the controller's, or it bears the annotation from before there were classes. */
export function wantsApplicationBalancer(
  kubernetes: KubernetesCluster,
  flavour: Flavour,
  ingress: StoredObject,
): boolean {
  if (ingress.metadata.deletionTimestamp) return false;
  const name = textAt(ingress, 'spec', 'ingressClassName');
  const ingressClass = kubernetes.get({ apiVersion: 'networking.k8s.io/v1', kind: 'IngressClass', name });
  if (name) return textAt(ingressClass, 'spec', 'controller') === flavour.ingressController;
  return flavour.takesExternal && ingress.metadata.annotations?.['kubernetes.io/ingress.class'] === 'alb';
}

/**
 * @param members the Ingresses of one group, at least one
 * @throws CannotReconcile when a backend is not there
 */
export function ingressStack(
  kubernetes: KubernetesCluster,
  flavour: Flavour,
  controller: RunningController,
  members: [StoredObject, ...StoredObject[]],
): Stack {
  const [first] = members;
  const id = ingressStackId(first);
  const group = groupOf(first);
  const { namespace = '', name } = first.metadata;
  const said = (annotation: string): string =>
    members.map((ingress) => annotationOf(ingress, annotation)).find(Boolean) ?? '';
  const scheme = said('scheme') === 'internet-facing' ? 'internet-facing' : 'internal';
  const hash = hashOf(controller.clusterName, id, scheme);
  const certificates = listOf(said('certificate-arn'));
  const targetGroups = new Map<string, TargetGroup>();
  const rules = members.flatMap((ingress) =>
    rulesOf(ingress).map(({ host, path, backend }): Rule => {
      const target = targetFor(kubernetes, flavour, controller, ingress, backend);
      targetGroups.set(target.name, target);
      return { ...(host && { host }), ...(path && { path }), target: target.name };
    }),
  );
  const sources = listOf(said('inbound-cidrs'));
  return {
    id,
    prefix: flavour.prefixes.ingress,
    name: group ? nameForGroup(group, hash) : nameFor(namespace, name, hash),
    type: 'application',
    scheme,
    subnets: listOf(said('subnets')),
    securityGroups: listOf(said('security-groups')),
    sources: sources.length > 0 ? sources : ['0.0.0.0/0'],
    listeners: portsOf(said('listen-ports'), certificates).map((listener) => ({
      ...listener,
      certificates: listener.protocol === 'HTTPS' ? certificates : [],
      rules,
    })),
    targetGroups: [...targetGroups.values()],
  };
}

interface Path {
  host?: string;
  /** As the load balancer matches it. */
  path?: string;
  backend: Fields;
}

function rulesOf(ingress: StoredObject): Path[] {
  const whole = fieldsAt(ingress, 'spec', 'defaultBackend');
  return [
    ...itemsAt(ingress, 'spec', 'rules').flatMap((rule) =>
      itemsAt(rule, 'http', 'paths').map((each) => ({
        host: textAt(rule, 'host'),
        path: pattern(textAt(each, 'path') || '/', textAt(each, 'pathType')),
        backend: fieldsAt(each, 'backend'),
      })),
    ),
    ...(Object.keys(whole).length > 0 ? [{ backend: whole }] : []),
  ];
}

const pattern = (path: string, type: string): string => {
  if (type !== 'Prefix') return path;
  return path.endsWith('/') ? `${path}*` : `${path}/*`;
};

function targetFor(
  kubernetes: KubernetesCluster,
  flavour: Flavour,
  { clusterName }: RunningController,
  ingress: StoredObject,
  backend: Fields,
): TargetGroup {
  const { namespace = '', name: ingressName } = ingress.metadata;
  const name = textAt(backend, 'service', 'name');
  const { number, name: portName } = fieldsAt(backend, 'service', 'port');
  const port = typeof number === 'number' ? number : String(portName ?? '');
  const service = kubernetes.get({ apiVersion: 'v1', kind: 'Service', name, namespace });
  if (!service)
    throw new CannotReconcile(`ingress: ${namespace}/${ingressName}: Service "${name}" not found`);
  const asked = annotationOf(ingress, 'target-type') || flavour.targetType;
  const type = asked === 'ip' ? 'ip' : 'instance';
  return {
    name: nameFor(
      namespace,
      name,
      hashOf(clusterName, ingressStackId(ingress), ingressName, name, port, type),
    ),
    resource: `${namespace}/${ingressName}-${name}:${port}`,
    type,
    protocol: annotationOf(ingress, 'backend-protocol') === 'HTTPS' ? 'HTTPS' : 'HTTP',
    ...backendOf(kubernetes, service, port, type),
  };
}

/** Of `[{"HTTP": 80}, {"HTTPS": 443}]`; without it 443 where there is a certificate, and 80 where there is none. */
function portsOf(text: string, certificates: string[]): { port: number; protocol: 'HTTP' | 'HTTPS' }[] {
  if (!text) {
    return certificates.length > 0 ? [{ port: 443, protocol: 'HTTPS' }] : [{ port: 80, protocol: 'HTTP' }];
  }
  return parsePorts(text)
    .flatMap((each) => Object.entries(each))
    .map(([protocol, port]) => ({ port, protocol: protocol === 'HTTPS' ? 'HTTPS' : 'HTTP' }));
}

function parsePorts(text: string): Record<string, number>[] {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new CannotReconcile(`failed to parse listen-ports configuration: \`${text}\``, { cause });
  }
}
