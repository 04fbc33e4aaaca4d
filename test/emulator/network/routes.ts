/** Which way a subnet's packets take. */
import type { Route, RouteTable } from '@aws-sdk/client-ec2';
import { type Cidr, holds, parseCidr } from './cidr.ts';
import type { Vpc } from './vpc.ts';

/** The table that a subnet is associated with, or else the VPC's main one. */
function tableOf({ routeTables }: Vpc, subnetId: string): RouteTable | undefined {
  const isOf = ({ Associations = [] }: RouteTable): boolean =>
    Associations.some(({ SubnetId }) => SubnetId === subnetId);
  const isMain = ({ Associations = [] }: RouteTable): boolean => Associations.some(({ Main }) => Main);
  return routeTables.find(isOf) ?? routeTables.find(isMain);
}

const rangesOf = ({ prefixLists }: Vpc, { DestinationCidrBlock, DestinationPrefixListId }: Route): Cidr[] =>
  DestinationPrefixListId
    ? (prefixLists.get(DestinationPrefixListId) ?? [])
    : [parseCidr(DestinationCidrBlock ?? '') ?? []].flat();

/** The route of the longest prefix, though it may lead nowhere. */
export function routeTo(vpc: Vpc, subnetId: string, address: string): Route | undefined {
  const fitting = (tableOf(vpc, subnetId)?.Routes ?? []).flatMap((route) =>
    rangesOf(vpc, route)
      .filter((range) => holds(range, address))
      .map(({ prefix }) => ({ route, prefix })),
  );
  return fitting.toSorted((left, right) => right.prefix - left.prefix)[0]?.route;
}
