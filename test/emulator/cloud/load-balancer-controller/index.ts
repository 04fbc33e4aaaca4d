/**
 * The AWS Load Balancer Controller, and EKS's own of Auto Mode: network load balancers for Services, application load
 * balancers for Ingresses.
 */
import { isServiceError } from '../../eks/service-errors.ts';
import { itemsAt, textAt } from '../../kubernetes/objects.ts';
import { isPodReady } from '../../kubernetes/pods.ts';
import type { Change, StoredObject } from '../../kubernetes/types.ts';
import type { CloudCluster } from '../cluster.ts';
import { CannotReconcile, runController } from '../controller.ts';
import { changesBackends } from '../nodes.ts';
import { hasFinalizer, recordEvent, say } from '../telling.ts';
import { assignClasses } from './classes.ts';
import { deploy, undeploy } from './deploy.ts';
import { type Flavour, flavours, type RunningController } from './flavour.ts';
import { deleteManagedGroup, deleteSharedGroup, ensureGroups, openNodes } from './groups.ts';
import { ingressFinalizer, ingressStack, ingressStackId, wantsApplicationBalancer } from './ingresses.ts';
import { serviceStack, serviceStackId, wantsNetworkBalancer } from './services.ts';
import type { Stack } from './stack.ts';
import { stackSubnets } from './subnets.ts';

const services = { apiVersion: 'v1', kind: 'Service' };
const ingresses = { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress' };

export function runLoadBalancerControllers(cluster: CloudCluster): void {
  assignClasses(cluster);
  for (const flavour of flavours) {
    const inTurn = turns();
    runServices(cluster, flavour, inTurn);
    runIngresses(cluster, flavour, inTurn);
  }
}

type InTurn = <Result>(key: string, work: () => Promise<Result>) => Promise<Result>;

/** Lets no two pieces of work on the same thing run at once. */
function turns(): InTurn {
  const last = new Map<string, Promise<unknown>>();
  return async (key, work) => {
    const before = last.get(key);
    const turn = (async () => {
      await Promise.allSettled([before]);
      return await work();
    })();
    last.set(key, turn);
    return await turn;
  };
}

type Reason = 'FailedBuildModel' | 'FailedDeployModel' | 'FailedNetworkReconcile';

/** Where it went wrong, as the controllers' Events say it. */
class Failed extends CannotReconcile {
  readonly reason: Reason;

  constructor(reason: Reason, cause: Error) {
    const words: Record<Reason, string> = {
      FailedBuildModel: `Failed build model due to ${cause.message}`,
      FailedDeployModel: `Failed deploy model due to ${cause.message}`,
      FailedNetworkReconcile: cause.message,
    };
    super(words[reason], { cause });
    this.reason = reason;
  }
}

async function step<Result>(reason: Reason, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof CannotReconcile || isServiceError(error) ? new Failed(reason, error) : error;
  }
}

interface Wish {
  cluster: CloudCluster;
  flavour: Flavour;
  controller: RunningController;
}

/** @param reached told the name by which the load balancer is reached */
async function ensureStack(
  { cluster, flavour, controller }: Wish,
  build: () => Stack,
  reached: (hostname: string) => void,
): Promise<void> {
  const { clients, stack, subnets } = await step('FailedBuildModel', async () => {
    const { clients } = await controller.caller();
    const stack = build();
    return { clients, stack, subnets: await stackSubnets(clients.ec2, cluster, controller, stack) };
  });
  const { ec2, elbv2 } = clients;
  const { shared } = await step('FailedDeployModel', async () => {
    const groups = await ensureGroups(ec2, cluster, flavour, controller, stack);
    const network = { subnets, securityGroups: groups.all };
    reached(await deploy({ elbv2, cluster, flavour, controller }, stack, network));
    return groups;
  });
  if (shared) await step('FailedNetworkReconcile', () => openNodes(ec2, cluster, shared, stack));
}

async function removeStack(
  { cluster, flavour, controller }: Wish,
  stack: Pick<Stack, 'prefix' | 'id'>,
): Promise<void> {
  await step('FailedDeployModel', async () => {
    const { ec2, elbv2 } = (await controller.caller()).clients;
    await undeploy({ elbv2, cluster, flavour, controller }, stack);
    await deleteManagedGroup(ec2, cluster, flavour, controller, stack);
    if (!isWanted(cluster, flavour)) await deleteSharedGroup(ec2, cluster, controller);
  });
}

/** Whether anything in the cluster wants a load balancer of this flavour. */
const isWanted = ({ kubernetes }: CloudCluster, flavour: Flavour): boolean =>
  kubernetes.list(services).some((service) => wantsNetworkBalancer(flavour, service)) ||
  kubernetes.list(ingresses).some((ingress) => wantsApplicationBalancer(kubernetes, flavour, ingress));

/** Whether pods may have come to stand behind a Service, or have ceased to. */
const changesPods = ({ type, object, previous }: Change): boolean =>
  object.kind === 'Pod' &&
  (type !== 'removed' && isPodReady(object)) !== (previous !== undefined && isPodReady(previous));

/** What a controller tells of an object. */
function teller({ kubernetes }: CloudCluster, flavour: Flavour, component: 'service' | 'ingress') {
  const manager = flavour.prefixes[component];
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
  const { mark, release, succeeded, failed } = teller(cluster, flavour, 'service');

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
        await inTurn(id, () => removeStack(wish, { prefix, id }));
        release(service);
      }
    },
    failed,
  });
}

function runIngresses(cluster: CloudCluster, flavour: Flavour, inTurn: InTurn): void {
  const { kubernetes } = cluster;
  const prefix = flavour.prefixes.ingress;
  const { mark, release, succeeded, failed } = teller(cluster, flavour, 'ingress');
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
        else await inTurn(id, () => removeStack(wish, { prefix, id }));
        release(ingress);
      }
    },
    failed,
  });
}
