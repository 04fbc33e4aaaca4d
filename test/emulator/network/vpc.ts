/** What steers packets in a VPC, as EC2 describes it at one moment. */
import {
  DescribeInternetGatewaysCommand,
  DescribeNatGatewaysCommand,
  DescribeNetworkAclsCommand,
  DescribeNetworkInterfacesCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupsCommand,
  DescribeVpcAttributeCommand,
  DescribeVpcEndpointsCommand,
  type EC2Client,
  GetManagedPrefixListEntriesCommand,
  type InternetGateway,
  type NatGateway,
  type NetworkAcl,
  type NetworkInterface,
  type RouteTable,
  type SecurityGroup,
  type VpcEndpoint,
} from '@aws-sdk/client-ec2';
import { type Cidr, parseCidr } from './cidr.ts';

export interface Vpc {
  id: string;
  /** Whether the VPC's name service answers, and gives instances names. */
  dns: { support: boolean; hostnames: boolean };
  routeTables: RouteTable[];
  /** Those that are attached. */
  internetGateways: InternetGateway[];
  natGateways: NatGateway[];
  acls: NetworkAcl[];
  groups: SecurityGroup[];
  endpoints: VpcEndpoint[];
  interfaces: NetworkInterface[];
  /** The IPv4 entries of the prefix lists that its routes and rules name, by id. */
  prefixLists: Map<string, Cidr[]>;
}

export async function lookAtVpc(ec2: EC2Client, id: string): Promise<Vpc> {
  const inVpc = { Filters: [{ Name: 'vpc-id', Values: [id] }] };
  const attached = { Filters: [{ Name: 'attachment.vpc-id', Values: [id] }] };
  const [support, hostnames, tables, gateways, nats, acls, groups, endpoints, interfaces] = await Promise.all(
    [
      ec2.send(new DescribeVpcAttributeCommand({ VpcId: id, Attribute: 'enableDnsSupport' })),
      ec2.send(new DescribeVpcAttributeCommand({ VpcId: id, Attribute: 'enableDnsHostnames' })),
      ec2.send(new DescribeRouteTablesCommand(inVpc)),
      ec2.send(new DescribeInternetGatewaysCommand(attached)),
      ec2.send(new DescribeNatGatewaysCommand({ Filter: inVpc.Filters })),
      ec2.send(new DescribeNetworkAclsCommand(inVpc)),
      ec2.send(new DescribeSecurityGroupsCommand(inVpc)),
      ec2.send(new DescribeVpcEndpointsCommand(inVpc)),
      ec2.send(new DescribeNetworkInterfacesCommand(inVpc)),
    ],
  );
  const vpc = {
    id,
    dns: {
      support: support.EnableDnsSupport?.Value ?? false,
      hostnames: hostnames.EnableDnsHostnames?.Value ?? false,
    },
    routeTables: tables.RouteTables ?? [],
    internetGateways: gateways.InternetGateways ?? [],
    natGateways: nats.NatGateways ?? [],
    acls: acls.NetworkAcls ?? [],
    groups: groups.SecurityGroups ?? [],
    endpoints: endpoints.VpcEndpoints ?? [],
    interfaces: interfaces.NetworkInterfaces ?? [],
  };
  return { ...vpc, prefixLists: await prefixListsOf(ec2, vpc) };
}

async function prefixListsOf(
  ec2: EC2Client,
  { routeTables, groups }: Pick<Vpc, 'routeTables' | 'groups'>,
): Promise<Vpc['prefixLists']> {
  const rules = groups.flatMap(({ IpPermissions = [], IpPermissionsEgress = [] }) => [
    ...IpPermissions,
    ...IpPermissionsEgress,
  ]);
  const named = [
    ...routeTables.flatMap(({ Routes = [] }) =>
      Routes.flatMap(({ DestinationPrefixListId }) => DestinationPrefixListId ?? []),
    ),
    ...rules.flatMap(({ PrefixListIds = [] }) =>
      PrefixListIds.flatMap(({ PrefixListId }) => PrefixListId ?? []),
    ),
  ];
  const entries = [...new Set(named)].map(async (PrefixListId) => {
    const { Entries = [] } = await ec2.send(new GetManagedPrefixListEntriesCommand({ PrefixListId }));
    return [PrefixListId, Entries.flatMap(({ Cidr: text = '' }) => parseCidr(text) ?? [])] as const;
  });
  return new Map(await Promise.all(entries));
}

/** The interface that an instance was started with. */
export const ownInterface = ({ interfaces }: Vpc, instanceId: string): NetworkInterface | undefined =>
  interfaces.find(({ Attachment }) => Attachment?.InstanceId === instanceId && Attachment.DeviceIndex === 0);
