/** Brings AWS to what a stack wants, step by step. */
import { isServiceError } from '../../eks/service-errors.ts';
import type { CloudCluster } from '../cluster.ts';
import { CannotReconcile } from '../controller.ts';
import { deploy, undeploy } from './deploy.ts';
import type { Flavour, RunningController } from './flavour.ts';
import { deleteManagedGroup, deleteSharedGroup, ensureGroups, openNodes } from './groups.ts';
import type { Stack } from './stack.ts';
import { stackSubnets } from './subnets.ts';

type Reason = 'FailedBuildModel' | 'FailedDeployModel' | 'FailedNetworkReconcile';

/** Where it went wrong, as the controllers' Events say it. */
export class Failed extends CannotReconcile {
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

export interface Wish {
  cluster: CloudCluster;
  flavour: Flavour;
  controller: RunningController;
}

/**
 * @param reached told the name by which the load balancer is reached
 * @throws Failed
 */
export async function ensureStack(
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

/**
 * @param isLast whether nothing else in the cluster wants a load balancer, asked when this one has gone
 * @throws Failed
 */
export async function removeStack(
  { cluster, flavour, controller }: Wish,
  stack: Pick<Stack, 'prefix' | 'id'>,
  isLast: () => boolean,
): Promise<void> {
  await step('FailedDeployModel', async () => {
    const { ec2, elbv2 } = (await controller.caller()).clients;
    await undeploy({ elbv2, cluster, flavour, controller }, stack);
    await deleteManagedGroup(ec2, cluster, flavour, controller, stack);
    if (isLast()) await deleteSharedGroup(ec2, cluster, controller);
  });
}
