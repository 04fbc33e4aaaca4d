/**
 * The AWS Load Balancer Controller, and EKS's own of Auto Mode: network load balancers for Services, application load
 * balancers for Ingresses and Gateways.
 */
import { itemsAt, textAt } from '../../kubernetes/objects.ts';
import { isPodReady } from '../../kubernetes/pods.ts';
import type { Change, StoredObject } from '../../kubernetes/types.ts';
import type { CloudCluster } from '../cluster.ts';
import { runController } from '../controller.ts';
import { changesBackends } from '../nodes.ts';
import { hasFinalizer, recordEvent, say } from '../telling.ts';
import { type InTurn, turns } from '../turns.ts';
import { assignClasses } from './classes.ts';
import { type Flavour, flavours } from './flavour.ts';
import { gatewayStack, gatewayStackId, gateways, gatewaysOf, wantsGatewayBalancer } from './gateways.ts';
import { ingressFinalizer, ingressStack, ingressStackId, wantsApplicationBalancer } from './ingresses.ts';
import { ensureStack, Failed, removeStack, type Wish } from './reconcile.ts';
import { serviceStack, serviceStackId, wantsNetworkBalancer } from './services.ts';

const services = { apiVersion: 'v1', kind: 'Service' };
const ingresses = { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress' };

export function runLoadBalancerControllers(cluster: CloudCluster): void {
  assignClasses(cluster);
  for (const flavour of flavours) {
    const inTurn = turns();
    runServices(cluster, flavour, inTurn);
    runIngresses(cluster, flavour, inTurn);
    runGateways(cluster, flavour, inTurn);
  }
}

/** Whether anything in the cluster wants a load balancer of this flavour. */
const isWanted = ({ kubernetes }: CloudCluster, flavour: Flavour): boolean =>
  kubernetes.list(services).some((service) => wantsNetworkBalancer(flavour, service)) ||
  kubernetes.list(ingresses).some((ingress) => wantsApplicationBalancer(kubernetes, flavour, ingress)) ||
  gatewaysOf(kubernetes).some((gateway) => wantsGatewayBalancer(kubernetes, flavour, gateway));

/** Whether pods may have come to stand behind a Service, or have ceased to. */
const changesPods = ({ type, object, previous }: Change): boolean =>
  object.kind === 'Pod' &&
  (type !== 'removed' && isPodReady(object)) !== (previous !== undefined && isPodReady(previous));

/** What a controller tells of an object. */
function teller({ kubernetes }: CloudCluster, manager: string, component: 'service' | 'ingress' | 'gateway') {
  return {
    mark: (object: StoredObject, finalizer: string, hostname: string) => {
      const ingress = hostname ? [{ hostname }] : itemsAt(object, 'status', 'loadBalancer', 'ingress');
      say(kubernetes, object, manager, {
        finalizer,
        ...(ingress.length > 0 && { status: { loadBalancer: { ingress } } }),
      });
    },
    release: (object: StoredObject) => say(kubernetes, object, manager, {}),
    succeeded: (object: StoredObject) =>
      recordEvent(kubernetes, object, component, {
        type: 'Normal',
        reason: 'SuccessfullyReconciled',
        message: 'Successfully reconciled',
      }),
    failed: (object: StoredObject, error: Error) =>
      recordEvent(kubernetes, object, component, {
        type: 'Warning',
        reason: error instanceof Failed ? error.reason : 'FailedDeployModel',
        message: error.message,
      }),
  };
}

const hasName = (object: StoredObject): boolean =>
  textAt(itemsAt(object, 'status', 'loadBalancer', 'ingress')[0], 'hostname') !== '';

function runServices(cluster: CloudCluster, flavour: Flavour, inTurn: InTurn): void {
  const { kubernetes } = cluster;
  const prefix = flavour.prefixes.service;
  const finalizer = `${prefix}/resources`;
  const { mark, release, succeeded, failed } = teller(cluster, prefix, 'service');

  runController(cluster, {
    kind: services,
    isConcernedBy: (change) => changesBackends(change) || changesPods(change) || flavour.begins(change),
    reconcile: async (service) => {
      const controller = flavour.controller(cluster);
      if (!controller) return;
      const wish = { cluster, flavour, controller };
      const id = serviceStackId(service);
      if (wantsNetworkBalancer(flavour, service)) {
        mark(service, finalizer, '');
        await inTurn(id, () =>
          ensureStack(
            wish,
            () => serviceStack(kubernetes, flavour, controller, service),
            (hostname) => mark(service, finalizer, hostname),
          ),
        );
        if (!hasName(service)) succeeded(service);
      } else if (hasFinalizer(service, finalizer)) {
        await inTurn(id, () => removeStack(wish, { prefix, id }, () => !isWanted(cluster, flavour)));
        release(service);
      }
    },
    failed,
  });
}

function runIngresses(cluster: CloudCluster, flavour: Flavour, inTurn: InTurn): void {
  const { kubernetes } = cluster;
  const prefix = flavour.prefixes.ingress;
  const { mark, release, succeeded, failed } = teller(cluster, prefix, 'ingress');
  const wants = (ingress: StoredObject): boolean => wantsApplicationBalancer(kubernetes, flavour, ingress);
  const membersOf = (id: string): StoredObject[] =>
    kubernetes.list(ingresses).filter((each) => ingressStackId(each) === id && wants(each));

  const ensure = (wish: Wish, id: string): Promise<void> =>
    inTurn(id, async () => {
      const [first, ...others] = membersOf(id);
      if (!first) return;
      await ensureStack(
        wish,
        () => ingressStack(kubernetes, flavour, wish.controller, [first, ...others]),
        (hostname) => {
          for (const member of membersOf(id)) mark(member, ingressFinalizer(flavour, member), hostname);
        },
      );
    });

  runController(cluster, {
    kind: ingresses,
    isConcernedBy: (change) =>
      changesBackends(change) ||
      changesPods(change) ||
      flavour.begins(change) ||
      ['IngressClass', 'Service'].includes(change.object.kind),
    reconcile: async (ingress) => {
      const controller = flavour.controller(cluster);
      if (!controller) return;
      const wish = { cluster, flavour, controller };
      const id = ingressStackId(ingress);
      const finalizer = ingressFinalizer(flavour, ingress);
      if (wants(ingress)) {
        mark(ingress, finalizer, '');
        await ensure(wish, id);
        if (!hasName(ingress)) succeeded(ingress);
      } else if (hasFinalizer(ingress, finalizer)) {
        if (membersOf(id).length > 0) await ensure(wish, id);
        else await inTurn(id, () => removeStack(wish, { prefix, id }, () => !isWanted(cluster, flavour)));
        release(ingress);
      }
    },
    failed,
  });
}

function runGateways(cluster: CloudCluster, flavour: Flavour, inTurn: InTurn): void {
  const { kubernetes } = cluster;
  if (flavour.gateway === undefined) return;
  const { prefix, finalizer } = flavour.gateway;
  const { release, succeeded, failed } = teller(cluster, prefix, 'gateway');
  const mark = (gateway: StoredObject, hostname: string): void => {
    const known = itemsAt(gateway, 'status', 'addresses');
    const addresses = hostname ? [{ type: 'Hostname', value: hostname }] : known;
    say(kubernetes, gateway, prefix, { finalizer, ...(addresses.length > 0 && { status: { addresses } }) });
  };

  runController(cluster, {
    kind: gateways,
    isConcernedBy: (change) =>
      gatewaysOf(kubernetes).length > 0 &&
      (changesBackends(change) ||
        changesPods(change) ||
        flavour.begins(change) ||
        ['GatewayClass', 'HTTPRoute', 'Service'].includes(change.object.kind)),
    reconcile: async (gateway) => {
      const controller = flavour.controller(cluster);
      if (!controller) return;
      const wish = { cluster, flavour, controller };
      const id = gatewayStackId(gateway);
      if (wantsGatewayBalancer(kubernetes, flavour, gateway)) {
        mark(gateway, '');
        await inTurn(id, () =>
          ensureStack(
            wish,
            () => gatewayStack(kubernetes, flavour, controller, gateway),
            (hostname) => mark(gateway, hostname),
          ),
        );
        if (itemsAt(gateway, 'status', 'addresses').length === 0) succeeded(gateway);
      } else if (hasFinalizer(gateway, finalizer)) {
        await inTurn(id, () => removeStack(wish, { prefix, id }, () => !isWanted(cluster, flavour)));
        release(gateway);
      }
    },
    failed,
  });
}
