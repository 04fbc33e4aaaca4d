/**
 * Services of type LoadBalancer that name no class, as Kubernetes' cloud provider for AWS sees to them in the control
 * plane: with a classic load balancer, or on request with a network load balancer.
 * Source: kubernetes/cloud-provider-aws, pkg/providers/v1, and the service controller of kubernetes/cloud-provider.
 */
import { fieldsAt, itemsAt, numberAt, textAt } from '../kubernetes/objects.ts';
import type { StoredObject } from '../kubernetes/types.ts';
import { deleteClassicBalancer, ensureClassicBalancer } from './classic-load-balancer.ts';
import type { CloudCluster } from './cluster.ts';
import { CannotReconcile, runController } from './controller.ts';
import { asClusterRole, type Caller } from './credentials.ts';
import { changesBackends } from './nodes.ts';
import { deleteNetworkBalancer, ensureNetworkBalancer } from './provider-network-load-balancer.ts';
import { type Happening, hasFinalizer, recordEvent, say } from './telling.ts';

const finalizer = 'service.kubernetes.io/load-balancer-cleanup';
const annotation = (name: string): string => `service.beta.kubernetes.io/aws-load-balancer-${name}`;

export interface BalancedService {
  service: StoredObject;
  /** Of the load balancer: `a` and the Service's uid, 32 characters in all. */
  name: string;
  /** `<namespace>/<name>` */
  title: string;
  isInternal: boolean;
  ports: { port: number; nodePort: number; protocol: string }[];
  /** Who may come in, as CIDRs. */
  sources: string[];
}

/** @throws CannotReconcile when a load balancer cannot do what the Service asks for */
function checkService(service: StoredObject): void {
  const affinity = textAt(service, 'spec', 'sessionAffinity');
  if (affinity !== 'None') throw new CannotReconcile(`unsupported load balancer affinity: ${affinity}`);
  const isTcp = itemsAt(service, 'spec', 'ports').every(({ protocol }) => protocol === 'TCP');
  if (typeOf(service) !== 'nlb' && !isTcp) {
    throw new CannotReconcile('Only TCP LoadBalancer is supported for AWS ELB');
  }
}

function balanced(service: StoredObject): BalancedService {
  const { uid, namespace, name, annotations = {} } = service.metadata;
  const internal = annotations[annotation('internal')];
  const sources = fieldsAt(service, 'spec').loadBalancerSourceRanges;
  return {
    service,
    name: `a${uid.replaceAll('-', '')}`.slice(0, 32),
    title: `${namespace}/${name}`,
    isInternal: internal !== undefined && internal !== 'false',
    ports: itemsAt(service, 'spec', 'ports').map((port) => ({
      port: numberAt(port, 'port') ?? 0,
      nodePort: numberAt(port, 'nodePort') ?? 0,
      protocol: textAt(port, 'protocol') || 'TCP',
    })),
    sources: Array.isArray(sources) && sources.length > 0 ? sources.map(String) : ['0.0.0.0/0'],
  };
}

interface Kind {
  /** @returns the name by which it is reached */
  ensure(cluster: CloudCluster, caller: Caller, wanted: BalancedService): Promise<string>;
  remove(cluster: CloudCluster, caller: Caller, wanted: BalancedService): Promise<void>;
}

const classic: Kind = { ensure: ensureClassicBalancer, remove: deleteClassicBalancer };
const network: Kind = { ensure: ensureNetworkBalancer, remove: deleteNetworkBalancer };

const typeOf = ({ metadata }: StoredObject): string => metadata.annotations?.[annotation('type')] ?? '';

/** Whether it is for this controller: others see to those that name a class, or ask for another by annotation. */
const isOurs = (service: StoredObject): boolean =>
  textAt(service, 'spec', 'type') === 'LoadBalancer' &&
  !textAt(service, 'spec', 'loadBalancerClass') &&
  !['external', 'nlb-ip'].includes(typeOf(service)) &&
  !service.metadata.deletionTimestamp;

export function runProviderServices(cluster: CloudCluster): void {
  const { kubernetes } = cluster;
  const tell = (service: StoredObject, happening: Happening): void =>
    recordEvent(kubernetes, service, 'service-controller', happening);
  const mark = (service: StoredObject, hostname?: string): void =>
    say(kubernetes, service, 'service-controller', {
      finalizer,
      ...(hostname && { status: { loadBalancer: { ingress: [{ hostname }] } } }),
    });

  const ensure = async (service: StoredObject): Promise<void> => {
    const known = textAt(itemsAt(service, 'status', 'loadBalancer', 'ingress')[0], 'hostname');
    if (!known) {
      mark(service);
      tell(service, { type: 'Normal', reason: 'EnsuringLoadBalancer', message: 'Ensuring load balancer' });
    }
    checkService(service);
    const { ensure: make } = typeOf(service) === 'nlb' ? network : classic;
    const hostname = await make(cluster, await asClusterRole(cluster), balanced(service));
    mark(service, hostname);
    if (!known) {
      tell(service, { type: 'Normal', reason: 'EnsuredLoadBalancer', message: 'Ensured load balancer' });
    }
  };

  const remove = async (service: StoredObject): Promise<void> => {
    tell(service, { type: 'Normal', reason: 'DeletingLoadBalancer', message: 'Deleting load balancer' });
    const { remove: take } = typeOf(service) === 'nlb' ? network : classic;
    await take(cluster, await asClusterRole(cluster), balanced(service));
    tell(service, { type: 'Normal', reason: 'DeletedLoadBalancer', message: 'Deleted load balancer' });
    say(kubernetes, service, 'service-controller', {});
  };

  runController(cluster, {
    kind: { apiVersion: 'v1', kind: 'Service' },
    isConcernedBy: changesBackends,
    reconcile: async (service) => {
      if (isOurs(service)) await ensure(service);
      else if (hasFinalizer(service, finalizer)) await remove(service);
    },
    failed: (service, { message }) => {
      const step = isOurs(service) ? 'ensure load balancer' : 'delete load balancer';
      tell(service, {
        type: 'Warning',
        reason: 'SyncLoadBalancerFailed',
        message: `Error syncing load balancer: failed to ${step}: ${message}`,
      });
    },
  });
}
