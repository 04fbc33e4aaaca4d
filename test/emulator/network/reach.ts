/** A packet's way from an interface in a VPC to another one, or out of the VPC. */
import type { NetworkInterface, Route } from '@aws-sdk/client-ec2';
import { enteringProblem, leavingProblem } from './acls.ts';
import { addressOf, type Service } from './packets.ts';
import { routeTo } from './routes.ts';
import { letsIn, letsOut } from './security-groups.ts';
import type { Vpc } from './vpc.ts';

/** Where a packet has left the VPC, or why it does not get there, for people. */
export type WayOut =
  | {
      problem?: never;
      /** The address that the internet sees; undefined behind what a user has there himself. */
      seenAs: string | undefined;
    }
  | { problem: string };

const say = ({ protocol, port }: Service): string => `${protocol} ${port}`;

/** @returns what keeps a packet from reaching another interface of the VPC, or its answer from coming back */
export function reachProblem(
  vpc: Vpc,
  from: NetworkInterface,
  to: NetworkInterface,
  service: Service,
): string | undefined {
  if (!letsOut(vpc, from, to, service)) {
    return `the security groups of ${from.NetworkInterfaceId} let nothing out to ${addressOf(to)} (${say(service)})`;
  }
  if (!letsIn(vpc, from, to, service)) {
    return `the security groups of ${to.NetworkInterfaceId} let nothing in from ${addressOf(from)} (${say(service)})`;
  }
  return betweenSubnets(vpc, subnetOf(from), addressOf(from), subnetOf(to), addressOf(to), service);
}

/** @returns the way of a packet to an address outside the VPC, and of its answer back */
export function wayOut(vpc: Vpc, from: NetworkInterface, to: string, service: Service): WayOut {
  const subnet = subnetOf(from);
  if (!letsOut(vpc, from, to, service)) {
    return {
      problem: `the security groups of ${from.NetworkInterfaceId} let nothing out to ${to} (${say(service)})`,
    };
  }
  const route = routeTo(vpc, subnet, to);
  if (!route || route.State === 'blackhole') return { problem: `${subnet} has no route to ${to}` };
  if (route.NatGatewayId) return byNat(vpc, from, to, service, route.NatGatewayId);
  const problem = leavingProblem(vpc, subnet, to, service);
  if (problem) return { problem };
  if (route.GatewayId?.startsWith('igw-')) return byInternetGateway(vpc, from, route.GatewayId);
  if (isTrusted(vpc, route)) return { seenAs: undefined };
  return { problem: `the route of ${subnet} to ${to} leads nowhere` };
}

const subnetOf = ({ SubnetId = '' }: NetworkInterface): string => SubnetId;

/** Within a subnet no network ACL is asked. */
const betweenSubnets = (
  vpc: Vpc,
  from: string,
  fromAddress: string,
  to: string,
  toAddress: string,
  service: Service,
): string | undefined =>
  from === to
    ? undefined
    : (leavingProblem(vpc, from, toAddress, service) ?? enteringProblem(vpc, to, fromAddress, service));

function byInternetGateway(vpc: Vpc, from: NetworkInterface, gatewayId: string): WayOut {
  if (!vpc.internetGateways.some(({ InternetGatewayId }) => InternetGatewayId === gatewayId)) {
    return { problem: `${gatewayId} is not attached to ${vpc.id}` };
  }
  const publicIp = from.Association?.PublicIp;
  return publicIp
    ? { seenAs: publicIp }
    : { problem: `${from.NetworkInterfaceId} has no public address, which ${gatewayId} asks for` };
}

/** A NAT gateway sends on from its own subnet: that one's routes and network ACL count as well. */
function byNat(vpc: Vpc, from: NetworkInterface, to: string, service: Service, id: string): WayOut {
  const nat = vpc.natGateways.find(({ NatGatewayId }) => NatGatewayId === id);
  if (nat?.State !== 'available') return { problem: `${id} is ${nat?.State ?? 'not there'}` };
  const own = vpc.interfaces.find(
    ({ NetworkInterfaceId }) => NetworkInterfaceId === nat.NatGatewayAddresses?.[0]?.NetworkInterfaceId,
  );
  if (!own) return { problem: `${id} has no interface` };
  const [subnet, natSubnet] = [subnetOf(from), subnetOf(own)];
  // What is for the outside passes the gateway's subnet under its real destination.
  const between =
    subnet === natSubnet
      ? undefined
      : (leavingProblem(vpc, subnet, to, service) ??
        enteringProblem(vpc, natSubnet, addressOf(from), service));
  const problem = between ?? leavingProblem(vpc, natSubnet, to, service);
  if (problem) return { problem };
  const route = routeTo(vpc, natSubnet, to);
  if (!route || route.State === 'blackhole')
    return { problem: `${natSubnet}, where ${id} is, has no route to ${to}` };
  if (route.GatewayId?.startsWith('igw-')) return byInternetGateway(vpc, own, route.GatewayId);
  if (route.NatGatewayId === undefined && isTrusted(vpc, route)) return { seenAs: undefined };
  return { problem: `the route of ${natSubnet}, where ${id} is, to ${to} leads nowhere` };
}

/** What leads to a user's own network or appliance; and a gateway endpoint, which leads to its service alone. */
function isTrusted({ endpoints }: Vpc, route: Route): boolean {
  const { GatewayId = '' } = route;
  if (GatewayId.startsWith('vpce-')) {
    return endpoints.some(({ VpcEndpointId, State }) => VpcEndpointId === GatewayId && isAvailable(State));
  }
  return (
    GatewayId.startsWith('vgw-') ||
    [
      route.TransitGatewayId,
      route.NetworkInterfaceId,
      route.InstanceId,
      route.LocalGatewayId,
      route.CoreNetworkArn,
    ].some((target) => target !== undefined)
  );
}

/** EC2 spells an endpoint's state in either way. */
export const isAvailable = (state: string | undefined): boolean => state?.toLowerCase() === 'available';
