/** The template of a VPC with its subnets, routes and gateways: what goes into it, and what comes out. */
import type { Stack } from '@aws-sdk/client-cloudformation';
import type { Aws } from '../../aws/clients.ts';
import { chooseZones } from '../../aws/zones.ts';
import { everyGroupOf } from '../../spec/self-managed.ts';
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
}

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
  return Object.values(found).flat().includes('') ? undefined : found;
}
