/** What the commands tell of a cluster's cost. */
import type { PriceList } from '../aws/price-list.ts';
import type { Support } from '../aws/versions.ts';
import { type Cost, costOf, finalCostInWords, hourlyInWords, soFarInWords } from '../cost/cost.ts';
import { estateOfSpec } from '../cost/estate.ts';
import { dollars } from '../cost/money.ts';
import type { Outcome } from '../outcome.ts';
import { autoModeOf } from '../spec/auto-mode.ts';
import { capabilitiesOf } from '../spec/capabilities.ts';
import { profilesOf } from '../spec/fargate.ts';
import { hourlyPrices } from '../spec/prices.ts';
import { everyGroupOf } from '../spec/self-managed.ts';
import type { Brake, ClusterSpec } from '../spec/spec.ts';
import type { Context } from './command.ts';

/** An hour of the cluster would cost more than the user allows, or may. */
export class HourlyCostError extends Error {
  constructor({ name, ...spec }: ClusterSpec, { most, by }: Brake, cost: Cost) {
    const grown = everyGroupOf(spec).some(({ nodes, maxNodes }) => maxNodes > nodes)
      ? ', with all the nodes that it may grow to'
      : '';
    const parts = cost.parts.map(({ what, hourly }) => `${what} ${dollars(hourly)}`).join(', ');
    super(
      cost.hourly > most
        ? `Cluster ${name} would cost ${hourlyInWords(cost)}${grown}, and ${by} allows ${dollars(most)}: ${parts}. ` +
            'Nothing was made. Ask for fewer or smaller nodes, or allow more.'
        : `Whether cluster ${name} would cost more than ${by} allows, ${dollars(most)}, is not known: ` +
            `${hourlyInWords(cost)}. Nothing was made. ` +
            'Allow in a policy of the role that runs what is denied, or allow any price.',
    );
    this.name = 'HourlyCostError';
  }
}

/** There may be any number of pods on Fargate, each of which is charged. */
export class NoUpperCostError extends Error {
  constructor(spec: ClusterSpec, { most, by }: Brake) {
    const names = profilesOf(spec).map(({ name }) => name);
    super(
      `What cluster ${spec.name} would cost has no upper bound, and ${by} allows ${dollars(most)}: each pod that a Fargate profile ` +
        `takes (${names.join(', ')}) is charged by itself, and there may be any number of them. Nothing was made. ` +
        'Leave fargateProfiles out, or allow any price.',
    );
    this.name = 'NoUpperCostError';
  }
}

/** EKS starts as many nodes as pods ask for, and its own node pools have no limits. */
export class NoUpperCostOfNodesError extends Error {
  constructor({ name }: ClusterSpec, { most, by }: Brake) {
    super(
      `What cluster ${name} would cost has no upper bound, and ${by} allows ${dollars(most)}: in Auto Mode EKS starts as many nodes ` +
        'as pods ask for, of types of its own choice, and its node pools have no limits. Nothing was made. ' +
        'Ask for node groups, with `mode: standard`, or allow any price.',
    );
    this.name = 'NoUpperCostOfNodesError';
  }
}

/** A capability may manage any number of resources, each of which is charged. */
export class NoUpperCostOfCapabilitiesError extends Error {
  constructor(spec: ClusterSpec, { most, by }: Brake) {
    const names = capabilitiesOf(spec).map(({ name }) => name);
    super(
      `What cluster ${spec.name} would cost has no upper bound, and ${by} allows ${dollars(most)}: each resource that a capability ` +
        `manages (${names.join(', ')}) is charged by itself, and there may be any number of them. Nothing was made. ` +
        'Leave capabilities out, or allow any price.',
    );
    this.name = 'NoUpperCostOfCapabilitiesError';
  }
}

/** What the cluster that was asked for would cost. */
export interface Estimate {
  cost: Cost;
  /** Why that may be more than is allowed, with all the nodes that it may grow to; undefined where it is known not to be. */
  excess(
    brake: Brake,
  ): Promise<
    HourlyCostError | NoUpperCostError | NoUpperCostOfCapabilitiesError | NoUpperCostOfNodesError | undefined
  >;
}

/** Warns of a version in extended support. Never fails. */
export async function estimate(
  { request: { spec }, aws, warn }: Pick<Context, 'request' | 'aws' | 'warn'>,
  prices: PriceList,
): Promise<Estimate> {
  const { grown, ...estate } = await estateOfSpec(aws, spec);
  if (estate.support?.isExtended) {
    warn(`Kubernetes ${estate.support.version}`, extendedSupport(spec, estate.support));
  }
  return {
    cost: await costOf(estate, prices),
    excess: async (brake) => {
      if (autoModeOf(spec) !== undefined) return new NoUpperCostOfNodesError(spec, brake);
      if (profilesOf(spec).length > 0) return new NoUpperCostError(spec, brake);
      if (capabilitiesOf(spec).length > 0) return new NoUpperCostOfCapabilitiesError(spec, brake);
      const most = await costOf(grown, prices);
      const isWithin = most.hourly <= brake.most && most.unknown.length === 0;
      return isWithin ? undefined : new HourlyCostError(spec, brake, most);
    },
  };
}

/** Gives the outputs. @returns facts for the summary. */
export function tellCost({ output }: Pick<Context, 'output'>, cost: Cost): [string, string][] {
  output({
    'hourly-cost': cost.hourly.toFixed(3),
    ...(cost.soFar !== undefined && { 'cost-so-far': cost.soFar.toFixed(2) }),
  });
  return [
    ['Price', hourlyInWords(cost)],
    ...(cost.soFar === undefined ? [] : [['Cost so far', soFarInWords(cost)] satisfies [string, string]]),
  ];
}

/** What became of a cluster that goes, and what it has cost in all; undefined where there was none. */
export function withFinalCost(output: Context['output'], outcome: Outcome, cost: Cost | undefined): Outcome {
  if (cost?.soFar === undefined) return outcome;
  output({ 'cost-so-far': cost.soFar.toFixed(2) });
  return { ...outcome, cost, facts: [...outcome.facts, ['Cost', finalCostInWords(cost)]] };
}

function extendedSupport({ supportType }: ClusterSpec, { version, text }: Support): string {
  const { controlPlane, controlPlaneInExtendedSupport } = hourlyPrices;
  return supportType === 'EXTENDED'
    ? `Kubernetes ${version} is in ${text}: the control plane costs ${dollars(controlPlaneInExtendedSupport)} an hour instead of ${dollars(controlPlane)}. Ask for a newer version.`
    : `Kubernetes ${version} is in ${text}, and the upgrade policy of the cluster is STANDARD: EKS will upgrade it by itself, at a time of its own, rather than charge six times as much. Ask for a newer version; or, to stay with this one at that price, set upgradePolicy.supportType to EXTENDED in a ClusterConfig.`;
}
