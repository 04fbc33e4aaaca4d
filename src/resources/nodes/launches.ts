/** Node groups that get no instances: how long each is given, and what is told of it. */
import type { Nodegroup } from '@aws-sdk/client-eks';
import type { Aws } from '../../aws/clients.ts';
import { isOfMarket, isShortage, type LaunchTrouble, launchTrouble } from '../../aws/node-diagnosis.ts';
import { isFailed } from '../../aws/states.ts';
import type { Step } from '../../engine/step.ts';
import type { NodeGroupSpec } from '../../spec/spec.ts';
import type { Subnets } from '../network/network-stack.ts';

/** Milliseconds within which a node group is ACTIVE when nothing is wrong. */
const usualTime = 3 * 60_000;

/** Milliseconds in which Auto Scaling tries every type in every zone several times, where EC2 has none of any. */
const patienceWithShortage = 6 * 60_000;

/** The like, where on-demand instances take their place after it; and how often it has to have tried each zone where that is known. */
const patienceWithSpot = 3 * 60_000;
const enoughRounds = 2;

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

/**
 * Makes a group anew of on-demand instances, whose market its own is no other way to: EKS cannot change that, and no stack is
 * updated while it is being made.
 * @param why the group has come to nothing; thrown where this is no help against it
 * @param mayTurn whether on-demand instances will do
 */
export async function elseOnDemand<Made>(
  step: Step,
  why: unknown,
  mayTurn: boolean,
  makeAnew: () => Promise<Made>,
): Promise<Made> {
  if (!(mayTurn && why instanceof NoInstancesError && why.isOfMarket)) throw why;
  step.say(`${why.message} It is made anew of on-demand instances.`);
  return makeAnew().catch((error: unknown) => {
    if (!(error instanceof NoInstancesError)) throw error;
    throw new Error(`${why.message} As on-demand instances, too: ${error.message}`);
  });
}

/** What a group asks EC2 for, by which it is judged. */
export interface Tried {
  name: string;
  types: readonly string[];
  zones: readonly string[];
  isSpot: boolean;
  /** Whether on-demand instances take their place where there are none. */
  mayTurn: boolean;
}

/** Such as `tried m5.large and m6i.large in us-east-1a and us-east-1b, on demand, and EC2 has none`. @param reason in AWS's words */
export function triedInWords({ types, zones, isSpot }: Tried, reason: string): string {
  const where = `${types.join(' and ')} in ${zones.join(' and ')}, ${isSpot ? 'as spot' : 'on demand'}`;
  return `tried ${where}${isShortage(reason) ? ', and EC2 has none' : ''}`;
}

/**
 * @param age milliseconds for which there could have been instances
 * @returns why the group is given up; undefined while its instances may still come
 */
export function noInstances(
  tried: Tried,
  launches: LaunchTrouble | undefined,
  age: number,
): NoInstancesError | undefined {
  if (launches === undefined) return undefined;
  const { words, reasons, lasting, isShort, rounds } = launches;
  const isOver = tried.mayTurn
    ? rounds >= enoughRounds || age > patienceWithSpot
    : age > patienceWithShortage;
  if (!lasting && !(isShort && isOver)) return undefined;
  return new NoInstancesError(
    `Node group ${tried.name} gets no instances: ${triedInWords(tried, words)}. Auto Scaling ${reasons}`,
    words,
  );
}

/** Milliseconds for which there could have been instances: the group may have been made anew since it is waited for. */
export const ageOf = (elapsed: number, made: Date | undefined): number =>
  Math.min(elapsed, Date.now() - (made ?? new Date(0)).getTime());

/** Whether EKS makes it of spot instances, or has tried to, and on-demand ones will do. */
export const mayTurn = ({ capacityType, status }: Nodegroup, { orOnDemand }: NodeGroupSpec): boolean =>
  orOnDemand === true && capacityType === 'SPOT' && (status === 'CREATING' || isFailed(status));

/** Of a managed group. */
export function triedBy(now: Nodegroup, group: NodeGroupSpec, network: Subnets): Tried {
  const { instanceTypes: types = [], subnets = [], capacityType } = now;
  const zones = network.zones.filter((zone) => subnets.some((id) => network.zoneOf[id] === zone));
  return { name: group.name, types, zones, isSpot: capacityType === 'SPOT', mayTurn: mayTurn(now, group) };
}

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
  const tried = triedBy(now, group, network);
  const age = ageOf(elapsed, now.createdAt);
  if (!tried.mayTurn && age <= usualTime) return '';
  const launches = await launchTrouble(aws, now, { zones: tried.zones });
  const verdict = noInstances(tried, launches, age);
  if (verdict !== undefined) throw verdict;
  return launches?.words ?? '';
}
