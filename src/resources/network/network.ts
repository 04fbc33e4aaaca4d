import type { Stack } from '@aws-sdk/client-cloudformation';
import type { Aws } from '../../aws/clients.ts';
import { typesOfGroups } from '../../aws/instance-types.ts';
import { completeResources } from '../../aws/stack.ts';
import { isLeavingStack, isLostStack, isRepairableStack, isWholeStack } from '../../aws/states.ts';
import { usualTimes } from '../../aws/usual-times.ts';
import { givenVpcOf } from '../../aws/vpc.ts';
import { chooseZones, ZonesError, ZonesOfNetworkError, zonesOffering } from '../../aws/zones.ts';
import { type Difference, make, refuse, requirePossible, type Take } from '../../engine/difference.ts';
import type { Resource } from '../../engine/graph.ts';
import type { Part } from '../../engine/need.ts';
import { namesOf } from '../../spec/names.ts';
import { everyGroupOf } from '../../spec/self-managed.ts';
import { type ClusterSpec, defaults, type NetworkSpec } from '../../spec/spec.ts';
import { leavingIn } from '../presence.ts';
import { ownStack } from '../stack.ts';
import { lostGateways } from './gateways.ts';
import { differencesOfPlace, givenPlace, isInGivenNetwork } from './given-network.ts';
import { findingsOn } from './given-network-findings.ts';
import { networkParameters, networkTemplate, parameterOf, type Subnets, subnetsOf } from './network-stack.ts';
import { isInSharedNetwork, sharedNetwork } from './shared-network.ts';

export interface Network extends Resource<Subnets> {
  subnets: Part<Subnets>;
}

/**
 * VPC, subnets, routes and gateways, as one CloudFormation stack; or, in a network that clusters share, a place, as a stack
 * of the same name, as it has in a network of the user's. A cluster keeps the kind of network that it has.
 */
export function network(
  aws: Aws,
  spec: ClusterSpec,
  { liftsProtection }: { liftsProtection: boolean },
): Network {
  const name = namesOf(spec.name, spec.region).networkStack;
  const { kind, cidr, nat } = spec.network;
  const own = ownStack(aws, {
    name,
    template: networkTemplate,
    mark: spec,
    tags: spec.tags,
    liftsProtection,
  });
  const shared = sharedNetwork(aws, spec, name);
  const given = givenPlace(aws, spec, name);

  /** Of what stands: a removal that has not ended has taken them, or somebody by hand. */
  async function lostOf(stack: Stack): Promise<string[]> {
    if (!isWholeStack(stack) || kindOf(stack) !== 'own') return [];
    return lostGateways(aws, await completeResources(aws, name));
  }

  const subnets: Part<Subnets> = {
    name: 'subnets',
    get of() {
      return whole;
    },
    read: async () => {
      const stack = await own.find();
      if (stack === undefined) return undefined;
      if (isInGivenNetwork(stack)) return given.read(stack);
      return isInSharedNetwork(stack) ? shared.read() : subnetsOf(stack, await completeResources(aws, name));
    },
  };

  /** What a new one takes, and why there could be none. A shared network that stands has its zones already. */
  async function toBeMade(): Promise<Difference[]> {
    if (spec.network.given !== undefined) return findingsOn(aws, spec, spec.network.given);
    const made = make(
      `VPC ${cidr}, NAT gateway: ${nat}${kind === 'shared' ? ', shared with other clusters' : ''}`,
    );
    const known = await typesOfGroups(aws, everyGroupOf(spec));
    // A type that there is not is told by its node group.
    const groups = everyGroupOf(spec).filter((group) => group.instanceTypes.every((type) => known.has(type)));
    const standing = kind === 'shared' ? await shared.zones() : undefined;
    if (standing !== undefined) {
      const objections = groups.map((group) => objectionIn(zonesOffering(aws, standing, group)));
      return [made, ...(await Promise.all(objections)).flatMap((words) => (words ? refuse(words) : []))];
    }
    const choice = chooseZones(aws, groups, spec.network.zones);
    const words = await objectionIn(choice);
    return words === undefined ? [{ ...made, takes: takesOf(nat, await choice) }] : [made, refuse(words)];
  }

  const whole: Network = {
    name: 'network',
    subnets,
    needs: [],
    read: subnets.read,
    diff: async () => {
      const existing = await own.find();
      if (existing !== undefined && !isLostStack(existing))
        return differencesOf(existing, spec, await lostOf(existing));
      const [made, ...objections] = await toBeMade();
      if (existing === undefined) return made === undefined ? objections : [made, ...objections];
      const words = `its stack is ${existing.StackStatus}, and is made anew: ${made?.words}`;
      return [{ verdict: 'replace', words }, ...objections];
    },
    ensure: async (step) => {
      const existing = await own.findUsable(step);
      const standing = existing === undefined ? kind : kindOf(existing);
      const differences = existing === undefined ? [] : differencesOf(existing, spec, await lostOf(existing));
      requirePossible(differences);
      for (const { words } of differences.filter(({ verdict }) => verdict === 'none')) step.say(words);
      if (standing === 'given') return given.ensure(step, existing, (value) => step.offer(subnets, value));
      if (standing === 'shared') return shared.ensure(step, existing, (value) => step.offer(subnets, value));
      await own.begin(step, existing, () => networkParameters(aws, spec));
      const { stack, value } = await own.untilUsable(step, 'the subnets', subnetsOf);
      step.offer(subnets, value);
      await own.untilWhole(step, 'the NAT gateway and routes', stack, usualTimes.networkMade);
      return value;
    },
    leaving: async () => {
      const stack = await own.find();
      return leavingIn(stack?.StackStatus, isLeavingStack(stack));
    },
    remove: async (step) => {
      if ((await own.find()) === undefined) return;
      await own.remove(step);
    },
  };
  return whole;
}

/** Why the zones will not do, in a sentence; undefined where they will. */
async function objectionIn(zones: Promise<unknown>): Promise<string | undefined> {
  try {
    await zones;
    return undefined;
  } catch (error) {
    if (error instanceof ZonesError || error instanceof ZonesOfNetworkError) return error.message;
    throw error;
  }
}

/** A VPC with its internet gateway, and NAT gateways, each with an address. */
function takesOf(nat: ClusterSpec['network']['nat'], zones: readonly string[]): Take[] {
  const withGateway = { Disable: [], Single: zones.slice(0, 1), HighlyAvailable: zones }[nat];
  return [
    { quota: 'L-F678F1CE', count: 1 },
    { quota: 'L-A4707A72', count: 1 },
    { quota: 'L-0263D0A3', count: withGateway.length },
    ...withGateway.map((where) => ({ quota: 'L-FE5A380F', count: 1, where })),
  ];
}

const kindOf = (stack: Stack): NetworkSpec['kind'] => {
  if (isInGivenNetwork(stack)) return 'given';
  return isInSharedNetwork(stack) ? 'shared' : 'own';
};

/** Of a stack that stands: what it cannot become, and what is missing of it. @param lost ids of NAT gateways */
function differencesOf(stack: Stack, spec: ClusterSpec, lost: readonly string[]): Difference[] {
  const { name, network } = spec;
  const { kind, cidr, nat, zones } = network;
  const standing = kindOf(stack);
  const place = {
    own: 'a network of its own',
    shared: 'the shared network',
    given: `the network ${givenVpcOf(stack)}`,
  }[standing];
  const moves = standing !== kind;
  const { cidr: usualCidr, nat: usualNat } = defaults.network;
  const parameters = [
    { field: 'vpc.cidr', key: 'VpcCidr', wanted: cidr, usual: usualCidr },
    { field: 'vpc.nat.gateway', key: 'Nat', wanted: nat, usual: usualNat },
    { field: 'availabilityZones', key: 'Zones', wanted: zones?.toSorted().join(','), usual: undefined },
  ];
  return [
    ...(moves
      ? [
          {
            verdict: 'none' as const,
            words:
              `cluster ${name} stays in ${place}: it cannot move. ` +
              (kind === 'given'
                ? '`vpc.subnets` is for a cluster that is made anew'
                : `\`network: ${kind}\` is for a cluster that is made anew`),
          },
        ]
      : []),
    ...parameters
      .map((each) => ({ ...each, has: parameterOf(stack, each.key) }))
      // What is not asked for stays as it is; the shared network says what others have asked for.
      .filter(({ has, wanted, usual }) => standing === 'own' && !moves && wanted !== usual && wanted !== has)
      .map(({ field, has, wanted }) => ({
        verdict: 'refuse' as const,
        words:
          `The network of cluster ${name} has ${field} ${has}, and ${wanted} is asked for. This action does not change the ` +
          'network under a cluster: ask for what it has, or remove the cluster with `down` first.',
      })),
    ...lost.map((id) =>
      refuse(
        `${id}, the way out of the nodes of cluster ${name}, is gone, as after a \`down\` that has not ended. ` +
          'Run `down`, and then `up` again.',
      ),
    ),
    ...(standing === 'given' ? differencesOfPlace(stack, spec) : []),
    ...(isRepairableStack(stack) && standing === 'own'
      ? [{ verdict: 'change' as const, words: `its stack is ${stack.StackStatus}, and is repaired` }]
      : []),
  ];
}
