/** What a network is like that somebody else has made, by read calls alone. */
import type { Route, RouteTable, Subnet, Vpc } from '@aws-sdk/client-ec2';
import { fromTagList, type Tags } from '../spec/tags.ts';
import type { Aws } from './clients.ts';
import { everyPage } from './pages.ts';

export interface SeenSubnet {
  id: string;
  vpcId: string;
  /** Its name and its id. */
  zone: string;
  zoneId: string;
  cidr: string;
  freeAddresses: number;
  /** Whether instances get a public address there. */
  givesPublicAddresses: boolean;
  tags: Tags;
}

export interface SeenVpc {
  id: string;
  cidrs: readonly string[];
  dnsSupport: boolean;
  dnsHostnames: boolean;
  /** Where its subnets lead packets to the internet: to an internet gateway, elsewhere, or nowhere. */
  wayOutOf(subnetId: string): WayOut;
  /** Services of which it has an endpoint with their own name, such as `ecr.api`; of S3, by a route. */
  endpoints: ReadonlySet<string>;
}

export type WayOut = 'internet gateway' | 'other' | 'none';

/** Those that there are: of an id that there is not, nothing is told. */
export async function seenSubnets(aws: Aws, ids: readonly string[]): Promise<SeenSubnet[]> {
  if (ids.length === 0) return [];
  const ec2 = await aws.ec2();
  const Filters = [{ Name: 'subnet-id', Values: [...ids] }];
  const subnets = await everyPage(
    (NextToken) => ec2.describeSubnets({ Filters, NextToken }),
    (page) => page.Subnets,
  );
  return subnets.map(seenSubnet);
}

const seenSubnet = ({
  SubnetId: id = '',
  VpcId: vpcId = '',
  AvailabilityZone: zone = '',
  AvailabilityZoneId: zoneId = '',
  CidrBlock: cidr = '',
  AvailableIpAddressCount: freeAddresses = 0,
  MapPublicIpOnLaunch: givesPublicAddresses = false,
  Tags,
}: Subnet): SeenSubnet => ({
  id,
  vpcId,
  zone,
  zoneId,
  cidr,
  freeAddresses,
  givesPublicAddresses,
  tags: fromTagList(Tags),
});

async function describedVpc(aws: Aws, id: string): Promise<Vpc | undefined> {
  const ec2 = await aws.ec2();
  const Filters = [{ Name: 'vpc-id', Values: [id] }];
  const [vpc] = await everyPage(
    (NextToken) => ec2.describeVpcs({ Filters, NextToken }),
    (page) => page.Vpcs,
  );
  return vpc;
}

/** The ranges of addresses of a VPC; none where there is no such VPC. */
export async function rangesOfVpc(aws: Aws, id: string): Promise<string[]> {
  const vpc = await describedVpc(aws, id);
  return vpc === undefined ? [] : cidrsOf(vpc);
}

/** Undefined where there is none of that id. */
export async function seenVpc(aws: Aws, id: string): Promise<SeenVpc | undefined> {
  const vpc = await describedVpc(aws, id);
  if (vpc === undefined) return undefined;
  const ec2 = await aws.ec2();
  const Filters = [{ Name: 'vpc-id', Values: [id] }];
  const [support, hostnames, tables, endpoints] = await Promise.all([
    ec2.describeVpcAttribute({ VpcId: id, Attribute: 'enableDnsSupport' }),
    ec2.describeVpcAttribute({ VpcId: id, Attribute: 'enableDnsHostnames' }),
    everyPage(
      (NextToken) => ec2.describeRouteTables({ Filters, NextToken }),
      (page) => page.RouteTables,
    ),
    everyPage(
      (NextToken) => ec2.describeVpcEndpoints({ Filters, NextToken }),
      (page) => page.VpcEndpoints,
    ),
  ]);
  const prefix = `com.amazonaws.${aws.region}.`;
  return {
    id,
    cidrs: cidrsOf(vpc),
    dnsSupport: support.EnableDnsSupport?.Value ?? false,
    dnsHostnames: hostnames.EnableDnsHostnames?.Value ?? false,
    wayOutOf: (subnetId) => wayOut(tables, subnetId),
    endpoints: new Set(
      endpoints
        .filter(({ State }) => State?.toLowerCase() === 'available')
        .filter(
          ({ VpcEndpointType, PrivateDnsEnabled }) => VpcEndpointType === 'Gateway' || PrivateDnsEnabled,
        )
        .map(({ ServiceName = '' }) => ServiceName.replace(/^cn\./, '').replace(prefix, '')),
    ),
  };
}

const cidrsOf = ({ CidrBlock, CidrBlockAssociationSet = [] }: Vpc): string[] => [
  ...new Set(
    [
      CidrBlock,
      ...CidrBlockAssociationSet.filter(({ CidrBlockState }) => CidrBlockState?.State === 'associated').map(
        ({ CidrBlock }) => CidrBlock,
      ),
    ].filter((cidr) => cidr !== undefined),
  ),
];

/** By its own route table, or the VPC's main one. */
function wayOut(tables: readonly RouteTable[], subnetId: string): WayOut {
  const isOf = ({ Associations = [] }: RouteTable): boolean =>
    Associations.some(({ SubnetId }) => SubnetId === subnetId);
  const isMain = ({ Associations = [] }: RouteTable): boolean =>
    Associations.some(({ Main }) => Main === true);
  const { Routes = [] } = tables.find(isOf) ?? tables.find(isMain) ?? {};
  const route = Routes.find(
    ({ DestinationCidrBlock, State }) => DestinationCidrBlock === '0.0.0.0/0' && State !== 'blackhole',
  );
  if (route === undefined) return 'none';
  return leadsToInternetGateway(route) ? 'internet gateway' : 'other';
}

const leadsToInternetGateway = ({ GatewayId }: Route): boolean => GatewayId?.startsWith('igw-') ?? false;
