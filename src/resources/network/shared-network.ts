import type { Stack } from '@aws-sdk/client-cloudformation';
import type { Aws } from '../../aws/clients.ts';
import { clusterStacks } from '../../aws/cluster-stacks.ts';
import { errorCode, unlessAbsent } from '../../aws/errors.ts';
import { completeResources, deleteStack, protectStack } from '../../aws/stack.ts';
import { isGoingStack, isLeavingStack, isLostStack, isStackAtWork } from '../../aws/states.ts';
import { usualTimes } from '../../aws/usual-times.ts';
import { interfacesIn, sharedVpcIds } from '../../aws/vpc.ts';
import { zonesOffering } from '../../aws/zones.ts';
import type { Step } from '../../engine/step.ts';
import { sharedNetworkStack } from '../../spec/names.ts';
import { repositoryOf } from '../../spec/read-owner.ts';
import { everyGroupOf } from '../../spec/self-managed.ts';
import { type ClusterSpec, defaults } from '../../spec/spec.ts';
import { sharedNetworkMark, type Tags, tagKeys } from '../../spec/tags.ts';
import { guardDutyIn } from '../leftovers/guard-duty.ts';
import { someOf } from '../leftovers/inside.ts';
import { type OwnStack, ownStack, StackTakenAwayError } from '../stack.ts';
import { networkParameters, networkTemplate, parameterOf, type Subnets, subnetsOf } from './network-stack.ts';

/** Somebody has deleted the shared network, or a part of it, and there are clusters that still stand in it. */
export class SharedNetworkBrokenError extends Error {
  /** @param status of its stack, or that it is gone */
  constructor(name: string, status: string, clusters: readonly string[]) {
    super(
      `The shared network, stack ${name}, is ${status}, and clusters still stand in it: ${clusters.join(', ')}. ` +
        'Remove those clusters with `down`, and run `up` again: it makes the network anew.',
    );
    this.name = 'SharedNetworkBrokenError';
  }
}

const placeTemplate = new URL('../../templates/place-in-network.yaml', import.meta.url);

/** Whether the cluster's stack is a place in a shared network, and not a network of its own. */
export function isInSharedNetwork(clusterStack: Stack): boolean {
  return parameterOf(clusterStack, 'Network') !== undefined;
}

/** A cluster's part in the network that the clusters of its repository share. */
export interface SharedNetwork {
  read(): Promise<Subnets | undefined>;
  /** Those that it stands in, or will once it is made; undefined where there is none yet. */
  zones(): Promise<string[] | undefined>;
  /**
   * Has the network made if nobody has yet, and the cluster's own stack in it.
   * @param existing the cluster's own stack
   * @param offer is told of the subnets as soon as they can be used
   */
  ensure(step: Step, existing: Stack | undefined, offer: (subnets: Subnets) => void): Promise<Subnets>;
}

/**
 * The clusters that share a network agree by two things of CloudFormation's. Each has a stack of its own, its place, before
 * it uses the network; and the network's stack is protected from deletion. Whoever removes the network lifts
 * the protection first, and then looks for clusters' stacks; whoever uses it makes its own stack first, and then looks
 * whether the network is protected, and protects it again. So one of the two sees the other, at whatever moment they meet.
 *
 * @param name of the cluster's own stack
 */
export function sharedNetwork(aws: Aws, spec: ClusterSpec, name: string): SharedNetwork {
  const { owner } = spec;
  const net = sharedStack(aws, spec);
  const place = ownStack(aws, { name, template: placeTemplate, mark: spec, tags: spec.tags });

  /** What can only be deleted may go unless clusters stand in it: with each further attempt they would lose more of it. */
  async function clear(stack: Stack): Promise<void> {
    if (isGoingStack(stack)) return;
    const clusters = (await clustersIn(aws, owner)).filter((cluster) => cluster !== spec.name);
    if (clusters.length > 0) throw new SharedNetworkBrokenError(net.name, stack.StackStatus ?? '', clusters);
    if (stack.EnableTerminationProtection) await protectStack(aws, stack, false);
  }

  /**
   * Gives the place back, in a network that is going.
   * @throws SharedNetworkBrokenError when the cluster itself stands there, and not only its place
   */
  async function giveBack(step: Step): Promise<void> {
    const eks = await aws.eks();
    if ((await unlessAbsent(eks.describeCluster({ name: spec.name }))) !== undefined) {
      const status = (await net.find())?.StackStatus ?? 'gone';
      throw new SharedNetworkBrokenError(net.name, status, [spec.name]);
    }
    await place.remove(step);
  }

  /** Before anything is made for a new cluster, what it cannot have in a network that others have asked for. */
  async function look(step: Step, stack: Stack, { zones }: Subnets): Promise<void> {
    for (const group of everyGroupOf(spec)) await zonesOffering(aws, zones, group);
    const { cidr, nat } = spec.network;
    const others = [
      { key: 'VpcCidr', wanted: cidr, usual: defaults.network.cidr },
      { key: 'Nat', wanted: nat, usual: defaults.network.nat },
      { key: 'Zones', wanted: spec.network.zones?.toSorted().join(','), usual: undefined },
    ].filter(({ key, wanted, usual }) => wanted !== usual && wanted !== parameterOf(stack, key));
    for (const { key, wanted } of others) {
      step.say(`the shared network was made with ${key} ${parameterOf(stack, key)}, and not ${wanted}`);
    }
  }

  /** @throws StackTakenAwayError when somebody is removing the network. */
  async function hold({ StackId }: Stack): Promise<void> {
    const isGoing = (now: Stack | undefined): boolean => now?.StackId !== StackId || isLeavingStack(now);
    const now = await net.find();
    if (now === undefined || isGoing(now)) throw new StackTakenAwayError(net.name);
    if (now.EnableTerminationProtection) return;
    await protectStack(aws, now, true).catch(async (error: unknown) => {
      // CloudFormation does not let a stack be protected whose deletion has begun.
      throw isGoing(await net.find()) ? new StackTakenAwayError(net.name) : error;
    });
  }

  async function stand(
    step: Step,
    existing: Stack | undefined,
    offer: (subnets: Subnets) => void,
  ): Promise<Subnets> {
    let mine = existing;
    const found = await net.findUsable(step, async (stack) => {
      if (mine !== undefined) await giveBack(step);
      mine = undefined;
      await clear(stack);
    });
    await net.begin(step, found, () => networkParameters(aws, spec));
    const { stack, value: subnets } = await net.untilUsable(step, 'the shared subnets', subnetsOf);
    if (mine === undefined) await look(step, stack, subnets);
    await place.begin(step, mine, async () => ({
      what: `in ${net.name}`,
      values: { Network: net.name },
    }));
    await place.untilWhole(step, 'its place in the shared network');
    await hold(stack);
    offer(subnets);
    await net.untilWhole(step, 'the shared NAT gateway and routes', stack, usualTimes.networkMade);
    return subnets;
  }

  return {
    read: async () => {
      const stack = await net.find();
      return stack && subnetsOf(stack, await completeResources(aws, net.name));
    },
    zones: async () => {
      const stack = await net.find();
      return stack && !isLostStack(stack) ? (parameterOf(stack, 'Zones') ?? '').split(',') : undefined;
    },
    ensure: async (step, existing, offer) => {
      let mine = existing;
      for (;;) {
        try {
          return await stand(step, mine, offer);
        } catch (error) {
          if (!(error instanceof StackTakenAwayError) || error.stackName !== net.name) throw error;
          step.say('somebody is removing the shared network: it is made anew once it has gone');
          await giveBack(step);
          mine = undefined;
        }
      }
    },
  };
}

function sharedStack(aws: Aws, { owner, tags }: Pick<ClusterSpec, 'owner' | 'tags'>): OwnStack {
  return ownStack(aws, {
    name: sharedNetworkStack(repositoryOf(owner)),
    template: networkTemplate,
    mark: sharedNetworkMark(owner),
    tags: tagsOfAll(tags, owner),
    isProtected: true,
  });
}

/** Of what is for many clusters: neither a cluster's name, nor one's expiry. */
function tagsOfAll(
  { [tagKeys.cluster]: _cluster, [tagKeys.expiresAt]: _expiry, ...tags }: Tags,
  owner: string,
): Tags {
  return { ...tags, [tagKeys.owner]: sharedNetworkMark(owner).owner };
}

/** The SDK's spelling is not the one in which EC2 answers. */
function isOfNatGateway(type: string | undefined): boolean {
  return type === 'natGateway' || type === 'nat_gateway';
}

/** Names of the clusters that stand in the shared network of their repository, or are about to. */
async function clustersIn(aws: Aws, owner: string): Promise<string[]> {
  const all = await clusterStacks(aws, repositoryOf(owner));
  return all.filter(({ stack }) => isInSharedNetwork(stack)).map(({ cluster }) => cluster);
}

/** The network that the clusters of a repository share, as something to take away. */
export interface SharedNetworkRemoval {
  stackName: string;
  /** Whether there is one. */
  exists(): Promise<boolean>;
  /** Why it cannot go now, in a few words; undefined when it can. Changes nothing. */
  inTheWay(): Promise<string | undefined>;
  /**
   * Takes it away, unless something stands in it or is about to: then it stays as it is.
   * @returns why it stays; undefined once it is gone.
   */
  remove(step: Step): Promise<string | undefined>;
}

/** @param owner any of the repository: of one of its clusters, or of its network */
export function sharedNetworkRemoval(aws: Aws, owner: string): SharedNetworkRemoval {
  const net = sharedStack(aws, { owner, tags: {} });
  const vpcIds = (): Promise<string[]> => sharedVpcIds(aws, sharedNetworkMark(owner));
  const monitoring = guardDutyIn(aws, vpcIds);

  async function reasonOf(stack: Stack): Promise<string | undefined> {
    if (isStackAtWork(stack)) return 'it is being made';
    const clusters = await clustersIn(aws, owner);
    if (clusters.length > 0) return `clusters stand in it: ${someOf(clusters)}`;
    // Whatever else somebody has put there: a deletion that fails half-way would leave it without a way out.
    const endpoints = await monitoring.endpoints();
    const parts = endpoints.flatMap(({ NetworkInterfaceIds = [] }) => NetworkInterfaceIds);
    const strangers = (await interfacesIn(aws, await vpcIds()))
      .filter(({ InterfaceType }) => !isOfNatGateway(InterfaceType))
      .flatMap(({ NetworkInterfaceId = '' }) =>
        parts.includes(NetworkInterfaceId) ? [] : NetworkInterfaceId,
      );
    return strangers.length === 0 ? undefined : `network interfaces stand in it: ${someOf(strangers)}`;
  }

  return {
    stackName: net.name,
    exists: async () => (await net.find()) !== undefined,
    inTheWay: async () => {
      const stack = await net.find();
      return stack && reasonOf(stack);
    },
    remove: async (step) => {
      const stack = await net.find();
      if (stack === undefined) return undefined;
      const reason = await reasonOf(stack);
      if (reason !== undefined) return reason;
      if (stack.EnableTerminationProtection) await protectStack(aws, stack, false);
      const sinceThen = await reasonOf(stack);
      if (sinceThen !== undefined) {
        await protectStack(aws, stack, true);
        return sinceThen;
      }
      await monitoring.remove(step);
      try {
        await deleteStack(aws, step, stack);
        return undefined;
      } catch (error) {
        const now = errorCode(error) === 'ValidationError' ? await net.find() : undefined;
        if (!now?.EnableTerminationProtection) throw error;
        return 'a cluster has begun to use it';
      }
    },
  };
}
