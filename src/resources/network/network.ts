import type { Aws } from '../../aws/clients.ts';
import { shortOf } from '../../aws/room.ts';
import { completeResources } from '../../aws/stack.ts';
import { isLeavingStack } from '../../aws/states.ts';
import type { Resource } from '../../engine/graph.ts';
import type { Part } from '../../engine/need.ts';
import { namesOf } from '../../spec/names.ts';
import type { ClusterSpec } from '../../spec/spec.ts';
import { leavingIn } from '../presence.ts';
import { ownStack } from '../stack.ts';
import { networkParameters, networkTemplate, type Subnets, subnetsOf } from './network-stack.ts';
import { isInSharedNetwork, sharedNetwork } from './shared-network.ts';

export interface Network extends Resource<Subnets> {
  subnets: Part<Subnets>;
}

/**
 * VPC, subnets, routes and gateways, as one CloudFormation stack; or, in a network that clusters share, a place, as a stack
 * of the same name. A cluster keeps the kind of network that it has.
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

  const subnets: Part<Subnets> = {
    name: 'subnets',
    get of() {
      return whole;
    },
    read: async () => {
      const stack = await own.find();
      if (stack === undefined) return undefined;
      return isInSharedNetwork(stack) ? shared.read() : subnetsOf(stack, await completeResources(aws, name));
    },
  };

  const whole: Network = {
    name: 'network',
    what: `VPC ${cidr}, NAT gateway: ${nat}${kind === 'shared' ? ', shared with other clusters' : ''}`,
    subnets,
    needs: [],
    read: subnets.read,
    ensure: async (step) => {
      const existing = await own.findUsable(step);
      const isShared = existing === undefined ? kind === 'shared' : isInSharedNetwork(existing);
      if (isShared !== (kind === 'shared')) {
        step.say(
          `cluster ${spec.name} stays in ${isShared ? 'the shared network' : 'a network of its own'}: it cannot move. ` +
            `\`network: ${kind}\` is for a cluster that is made anew`,
        );
      }
      if (isShared) return shared.ensure(step, existing, (value) => step.offer(subnets, value));
      await own.begin(step, existing, async () => {
        const [parameters, missing] = await Promise.all([
          networkParameters(aws, spec),
          shortOf(aws, { vpcs: 1, addresses: { Single: 1, HighlyAvailable: 3, Disable: 0 }[nat] }),
        ]);
        for (const words of missing) step.say(words);
        return parameters;
      });
      const { stack, value } = await own.untilUsable(step, 'the subnets', subnetsOf);
      step.offer(subnets, value);
      await own.untilWhole(step, 'the NAT gateway and routes', stack);
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
