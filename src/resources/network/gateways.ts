import type { NatGateway } from '@aws-sdk/client-ec2';
import type { Aws } from '../../aws/clients.ts';
import { unlessAbsent } from '../../aws/errors.ts';
import { everyPage } from '../../aws/pages.ts';
import { usualTimes } from '../../aws/usual-times.ts';
import { ownVpcIds } from '../../aws/vpc.ts';
import type { Resource } from '../../engine/graph.ts';
import type { Usual } from '../../engine/wait.ts';
import type { ClusterSpec } from '../../spec/spec.ts';
import { fromTagList, isOurs } from '../../spec/tags.ts';
import { someOf } from '../leftovers/inside.ts';

export interface GatewaysNeeds {
  plane: Resource<unknown>;
  /** What runs behind them, or lets something run there. */
  users: readonly Resource<unknown>[];
}

/** As nothing waits for them yet when they may have gone at the earliest, they are not asked for then. */
const gone: Usual = [
  (usualTimes.natGatewayGone[0] + usualTimes.natGatewayGone[1]) / 2,
  usualTimes.natGatewayGone[1],
];

/** How often is looked whether the control plane goes, before the gateways are left to the network's stack. */
const mostLooks = 12;

/**
 * The NAT gateways of the cluster's own network, which take longer to go than all else of it: as soon as nothing runs behind
 * them any more, and the control plane goes. CloudFormation then finds them gone.
 */
export function gateways(
  aws: Aws,
  spec: ClusterSpec,
  { plane, users }: GatewaysNeeds,
): Resource<NatGateway[]> {
  async function find(): Promise<NatGateway[]> {
    const vpcs = await ownVpcIds(aws, spec);
    if (vpcs.length === 0) return [];
    const all = await natGateways(aws, 'vpc-id', vpcs);
    return all.filter(({ State, Tags }) => State !== 'deleted' && isOurs(fromTagList(Tags), spec));
  }

  return {
    name: 'NAT gateways',
    needs: [],
    madeBy: users,
    read: async () => {
      const found = await find();
      return found.length === 0 ? undefined : found;
    },
    remove: async (step) => {
      // Without a control plane there is nothing to go meanwhile: they go with their stack.
      const found = (await plane.exists?.()) ? await find() : [];
      if (found.length === 0) return;
      // As long as the cluster stands, somebody may give it nodes, which need a way out.
      let looks = 0;
      const isGoing = await step.until('the control plane to begin to go', async () => {
        looks += 1;
        if ((await plane.leaving?.()) !== undefined) return { done: true };
        return looks < mostLooks ? { waiting: 'it stands' } : { done: false };
      });
      if (!isGoing) return;
      const ec2 = await aws.ec2();
      for (const { NatGatewayId = '', State } of found) {
        if (State === 'deleting') continue;
        step.change('deleted', NatGatewayId);
        await unlessAbsent(ec2.deleteNatGateway({ NatGatewayId }));
      }
      await step.until(
        'the NAT gateways to go',
        async () => {
          const ids = found.map(({ NatGatewayId = '' }) => NatGatewayId);
          const left = (await natGateways(aws, 'nat-gateway-id', ids))
            .filter(({ State }) => State !== 'deleted')
            .map(({ NatGatewayId = '', State }) => `${NatGatewayId} is ${State}`);
          // The control plane takes longer to go, and all else of the network waits for that.
          return left.length === 0 ? { done: undefined } : { waiting: someOf(left), isUnhurried: true };
        },
        gone,
        found.every(({ State }) => State !== 'deleting')
          ? `${someOf(found.map(({ NatGatewayId = '' }) => NatGatewayId))} deleting`
          : undefined,
      );
    },
  };
}

/** Also those that have gone, which EC2 lists for an hour. */
async function natGateways(aws: Aws, filter: string, values: readonly string[]): Promise<NatGateway[]> {
  const ec2 = await aws.ec2();
  const Filter = [{ Name: filter, Values: [...values] }];
  return everyPage(
    (NextToken) => ec2.describeNatGateways({ Filter, NextToken }),
    (page) => page.NatGateways,
  );
}

/** Those of a network's stack that are there no more, by the ids of its complete resources. */
export async function lostGateways(aws: Aws, complete: ReadonlyMap<string, string>): Promise<string[]> {
  const ids = [...complete].flatMap(([logical, id]) => (/^NatGateway\d$/.test(logical) ? id : []));
  if (ids.length === 0) return [];
  const found = await natGateways(aws, 'nat-gateway-id', ids);
  const standing = found.filter(({ State }) => State === 'available' || State === 'pending');
  return ids.filter((id) => !standing.some(({ NatGatewayId }) => NatGatewayId === id));
}
