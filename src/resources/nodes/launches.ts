/** Managed node groups that get no instances. */
import type { Nodegroup } from '@aws-sdk/client-eks';
import type { Aws } from '../../aws/clients.ts';
import { isOfMarket, launchTrouble } from '../../aws/node-diagnosis.ts';
import { isFailed } from '../../aws/states.ts';
import type { NodeGroupSpec } from '../../spec/spec.ts';
import type { Subnets } from '../network/network-stack.ts';

/** Milliseconds within which a node group is ACTIVE when nothing is wrong. */
const usualTime = 3 * 60_000;

/** Milliseconds in which Auto Scaling tries every type in every zone several times, where EC2 has none of any. */
const patienceWithShortage = 6 * 60_000;

/** The like, where on-demand instances take their place after it. */
const patienceWithSpot = 3 * 60_000;

/** The group gets no instances. */
export class NoInstancesError extends Error {
  /** Whether there may be some that are bought otherwise. */
  readonly isOfMarket: boolean;

  /** @param reason in AWS's words */
  constructor(message: string, reason: string) {
    super(message);
    this.isOfMarket = isOfMarket(reason);
  }
}

/** Whether EKS makes it of spot instances, or has tried to, and on-demand ones will do. */
export const mayTurn = ({ capacityType, status }: Nodegroup, { orOnDemand }: NodeGroupSpec): boolean =>
  orOnDemand === true && capacityType === 'SPOT' && (status === 'CREATING' || isFailed(status));

/**
 * Where nothing starts, and no patience helps, EKS would say so only after half an hour.
 * @param elapsed milliseconds for which the group is waited for
 * @returns what Auto Scaling says of it meanwhile
 * @throws NoInstancesError
 */
export async function requireLaunches(
  aws: Aws,
  group: NodeGroupSpec,
  now: Nodegroup,
  network: Subnets,
  elapsed: number,
): Promise<string> {
  // It may have been made anew meanwhile.
  const age = Math.min(elapsed, Date.now() - (now.createdAt ?? new Date()).getTime());
  const launches = age > usualTime ? await launchTrouble(aws, now) : undefined;
  if (launches?.lasting) {
    throw new NoInstancesError(
      `Node group ${group.name} gets no instances. Auto Scaling says: ${launches.words}`,
      launches.words,
    );
  }
  const patience = mayTurn(now, group) ? patienceWithSpot : patienceWithShortage;
  if (launches?.isShort && age > patience) {
    throw new NoInstancesError(
      `Node group ${group.name} gets no instances: ${triedInWords(now, network)}, and EC2 has none. Auto Scaling says: ${launches.words}`,
      launches.words,
    );
  }
  return launches?.words ?? '';
}

/** Such as `tried m5.large and m6i.large in us-east-1a and us-east-1b, on demand`. */
function triedInWords(
  { instanceTypes = [], subnets = [], capacityType }: Nodegroup,
  network: Subnets,
): string {
  const zones = network.zones.filter((zone) => subnets.some((id) => network.zoneOf[id] === zone));
  return `tried ${instanceTypes.join(' and ')} in ${zones.join(' and ')}, ${capacityType === 'SPOT' ? 'as spot' : 'on demand'}`;
}
