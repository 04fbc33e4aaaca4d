/** The template of a VPC with its subnets, routes and gateways: what goes into it, and what comes out. */
import type { Stack } from '@aws-sdk/client-cloudformation';
import type { Aws } from '../../aws/clients.ts';
import { chooseZones } from '../../aws/zones.ts';
import { type AnyGroupSpec, everyGroupOf } from '../../spec/self-managed.ts';
import type { ClusterSpec } from '../../spec/spec.ts';
import type { StackParameters } from '../stack.ts';

export const networkTemplate = new URL('../../templates/network.yaml', import.meta.url);

/** What a control plane needs of the network: usable long before the NAT gateway is. */
export interface Subnets {
  vpcId: string;
  /** Names, in the order of the subnets of either kind. */
  zones: string[];
  publicSubnetIds: string[];
  privateSubnetIds: string[];
  /** Of the VPC, where that is not the one that is made for the spec. */
  ranges?: readonly string[];
  /** Names of zones, by the ids of the subnets. */
  zoneOf: Readonly<Record<string, string>>;
}

/** What a node group says of where its nodes are to be. */
type Placing = Pick<AnyGroupSpec, 'privateNetworking' | 'subnets'>;

/** Ids of the subnets that a node group may use: of its kind, and of those that it names. */
export function subnetIdsFor(
  { publicSubnetIds, privateSubnetIds }: Pick<Subnets, 'publicSubnetIds' | 'privateSubnetIds'>,
  { privateNetworking, subnets }: Placing,
): string[] {
  const ids = privateNetworking ? privateSubnetIds : publicSubnetIds;
  return subnets === undefined ? ids : ids.filter((id) => subnets.includes(id));
}

/** Names of the zones of those. */
export function zonesFor(network: Subnets, group: Placing): string[] {
  const zones = subnetIdsFor(network, group).map((id) => network.zoneOf[id] ?? '');
  return [...new Set(zones)];
}

/** Those of them that are in one of the zones. */
export const subnetIdsIn = (network: Subnets, group: Placing, zones: readonly string[]): string[] =>
  subnetIdsFor(network, group).filter((id) => zones.includes(network.zoneOf[id] ?? ''));

/** The parameters of a network that suits this cluster. */
export async function networkParameters(aws: Aws, spec: ClusterSpec): Promise<StackParameters> {
  const { network } = spec;
  const zones = await chooseZones(aws, everyGroupOf(spec), network.zones);
  return {
    what: `in ${zones.join(', ')}`,
    values: {
      VpcCidr: network.cidr,
      SubnetBits: String(subnetBits(network.cidr)),
      Nat: network.nat,
      Zones: zones.join(','),
      ZoneCount: String(zones.length),
    },
  };
}

/** The VPC is divided into eight blocks: a public and a private one for each of four zones. */
function subnetBits(vpcCidr: string): number {
  const prefix = Number(vpcCidr.split('/')[1]);
  return 32 - prefix - 3;
}

export function parameterOf(stack: Stack, key: string): string | undefined {
  return stack.Parameters?.find(({ ParameterKey }) => ParameterKey === key)?.ParameterValue;
}

/** The VPC and subnets of a stack of that template; undefined while any is still to come. */
export function subnetsOf(stack: Stack, complete: ReadonlyMap<string, string>): Subnets | undefined {
  const zones = (parameterOf(stack, 'Zones') ?? '').split(',');
  const numbered = (prefix: string): string[] =>
    zones.map((_, index) => complete.get(`${prefix}${index + 1}`) ?? '');
  const found = {
    vpcId: complete.get('Vpc') ?? '',
    zones,
    publicSubnetIds: numbered('PublicSubnet'),
    privateSubnetIds: numbered('PrivateSubnet'),
  };
  if (Object.values(found).flat().includes('')) return undefined;
  const inZones = (ids: readonly string[]): [string, string][] =>
    ids.map((id, index) => [id, zones[index] ?? '']);
  const zoneOf = Object.fromEntries([...inZones(found.publicSubnetIds), ...inZones(found.privateSubnetIds)]);
  return { ...found, zoneOf };
}
