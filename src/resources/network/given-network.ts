/** The place of a cluster in a network of the user's: nothing of that is made, changed or deleted. */
import type { Stack } from '@aws-sdk/client-cloudformation';
import type { Aws } from '../../aws/clients.ts';
import { rangesOfVpc, seenSubnets } from '../../aws/seen-network.ts';
import { givenVpcOf } from '../../aws/vpc.ts';
import { type Difference, refuse } from '../../engine/difference.ts';
import type { Step } from '../../engine/step.ts';
import type { GivenNetwork } from '../../spec/given-network.ts';
import type { ClusterSpec } from '../../spec/spec.ts';
import { ownStack } from '../stack.ts';
import { parameterOf, type Subnets } from './network-stack.ts';

const placeTemplate = new URL('../../templates/place-in-given-network.yaml', import.meta.url);

/** Whether the cluster's stack is a place in a network of the user's. */
export const isInGivenNetwork = (clusterStack: Stack): boolean => givenVpcOf(clusterStack) !== undefined;

export interface GivenPlace {
  /** @param stack the cluster's own */
  read(stack: Stack): Promise<Subnets>;
  /** @param existing the cluster's own stack */
  ensure(step: Step, existing: Stack | undefined, offer: (subnets: Subnets) => void): Promise<Subnets>;
}

/** @param name of the cluster's own stack, which tells `down` and sweeps where the cluster stood */
export function givenPlace(aws: Aws, spec: ClusterSpec, name: string): GivenPlace {
  const place = ownStack(aws, { name, template: placeTemplate, mark: spec, tags: spec.tags });

  return {
    read: (stack) => subnetsGivenTo(aws, idsOfPlace(stack)),
    ensure: async (step, existing, offer) => {
      const wanted = existing === undefined ? idsOf(spec.network.given) : idsOfPlace(existing);
      const subnets = await subnetsGivenTo(aws, wanted);
      await place.begin(step, existing, async () => ({
        what: `in ${subnets.vpcId}`,
        values: {
          GivenVpc: subnets.vpcId,
          PublicSubnets: subnets.publicSubnetIds.join(','),
          PrivateSubnets: subnets.privateSubnetIds.join(','),
        },
      }));
      await place.untilWhole(step, `its place in ${subnets.vpcId}`);
      offer(subnets);
      return subnets;
    },
  };
}

/** Ids of subnets of either kind. */
interface Ids {
  public: readonly string[];
  private: readonly string[];
}

const idsOf = (given: GivenNetwork | undefined): Ids => ({
  public: (given?.publicSubnets ?? []).map(({ id }) => id),
  private: (given?.privateSubnets ?? []).map(({ id }) => id),
});

const idsOfPlace = (stack: Stack): Ids => ({
  public: listed(parameterOf(stack, 'PublicSubnets')),
  private: listed(parameterOf(stack, 'PrivateSubnets')),
});

const listed = (text = ''): string[] => text.split(',').filter(Boolean);

/** What the subnets are of, and in which zones. */
export async function subnetsOfGiven(aws: Aws, given: GivenNetwork): Promise<Subnets> {
  return subnetsGivenTo(aws, idsOf(given));
}

async function subnetsGivenTo(aws: Aws, ids: Ids): Promise<Subnets> {
  const seen = await seenSubnets(aws, [...ids.public, ...ids.private]);
  const zoneOf = Object.fromEntries(seen.map(({ id, zone }) => [id, zone]));
  // What is not there is told where the network is looked at.
  const vpcId = seen[0]?.vpcId;
  return {
    vpcId: vpcId ?? '',
    ranges: vpcId === undefined ? [] : await rangesOfVpc(aws, vpcId),
    zones: [...new Set(seen.map(({ zone }) => zone))].sort(),
    publicSubnetIds: [...ids.public],
    privateSubnetIds: [...ids.private],
    zoneOf,
  };
}

/** Of a cluster that stands in a network of the user's: what it cannot become. */
export function differencesOfPlace(stack: Stack, { name, network: { given } }: ClusterSpec): Difference[] {
  if (given === undefined) return [];
  const [has, wanted] = [idsOfPlace(stack), idsOf(given)];
  const vpcId = givenVpcOf(stack);
  const isElsewhere = given.vpcId !== undefined && given.vpcId !== vpcId;
  const differs = (['public', 'private'] as const).filter(
    (kind) => sorted(has[kind]) !== sorted(wanted[kind]),
  );
  if (!isElsewhere && differs.length === 0) return [];
  const kinds = differs.map(
    (kind) =>
      `the ${kind} subnets ${sorted(has[kind]) || 'none'}, and ${sorted(wanted[kind]) || 'none'} is asked for`,
  );
  return [
    refuse(
      `Cluster ${name} stands in ${vpcId}${isElsewhere ? `, and ${given.vpcId} is asked for` : ''}${kinds.length > 0 ? `, in ${kinds.join('; in ')}` : ''}. ` +
        'This action does not move a cluster: ask for what it has, or remove it with `down` first.',
    ),
  ];
}

const sorted = (ids: readonly string[]): string => [...ids].sort().join(', ');
