/** The kinds of things in EC2 that are made for a cluster. Snapshots and images are not among them: they stay. */
import type { EC2, Filter, Instance, Tag } from '@aws-sdk/client-ec2';
import { hourlyPrices } from '../spec/prices.ts';
import { everyPage } from './pages.ts';
import type { Machine } from './thing.ts';

/** One thing as EC2 describes it. */
export interface Described {
  id: string | undefined;
  tags: Tag[] | undefined;
  /** US dollars; undefined where unknown or nothing. */
  hourlyCost?: number;
  /** Of an instance that runs. */
  machine?: Machine | undefined;
  /** Of what EC2 dates. */
  madeAt?: Date | undefined;
  /** Whether it is a part of something else, and goes with that. */
  isPart?: boolean;
}

export interface Ec2Kind {
  /** As CloudFormation names it. */
  type: string;
  /** What its ids begin with, before the hyphen. */
  prefix: string;
  /** The filter by which EC2 finds it by its id: unlike a parameter, it takes ids of what has gone. */
  idFilter: string;
  /** Whether it stands in a VPC and keeps it from going, whoever made it. */
  blocksVpc?: boolean;
  /** Whether no VPC goes before it. */
  diesBeforeVpc?: boolean;
  /** Whether it is asked for by the tag that this action gives, where it has it: what costs money, of which the price is told. */
  isFoundByTag?: boolean;
  /** Those that exist: EC2 goes on describing for an hour what was terminated or deleted. */
  describe(ec2: EC2, Filters: Filter[]): Promise<Described[]>;
}

/** Undefined of one that is stopped, and costs nothing. */
export function machineOf({ InstanceType, InstanceLifecycle, State }: Instance): Machine | undefined {
  const runs = State?.Name === 'pending' || State?.Name === 'running';
  return runs && InstanceType !== undefined
    ? { type: InstanceType, isSpot: InstanceLifecycle === 'spot' }
    : undefined;
}

export const ofVpcs: Ec2Kind = {
  type: 'AWS::EC2::VPC',
  prefix: 'vpc',
  idFilter: 'vpc-id',
  describe: async (ec2, Filters) => {
    const Vpcs = await everyPage(
      (NextToken) => ec2.describeVpcs({ Filters, NextToken }),
      (page) => page.Vpcs,
    );
    return Vpcs.map(({ VpcId, Tags }) => ({ id: VpcId, tags: Tags }));
  },
};

export const ec2Kinds: readonly Ec2Kind[] = [
  ofVpcs,
  {
    type: 'AWS::EC2::Subnet',
    prefix: 'subnet',
    idFilter: 'subnet-id',
    diesBeforeVpc: true,
    blocksVpc: true,
    describe: async (ec2, Filters) => {
      const Subnets = await everyPage(
        (NextToken) => ec2.describeSubnets({ Filters, NextToken }),
        (page) => page.Subnets,
      );
      return Subnets.map(({ SubnetId, Tags }) => ({ id: SubnetId, tags: Tags }));
    },
  },
  {
    type: 'AWS::EC2::RouteTable',
    prefix: 'rtb',
    idFilter: 'route-table-id',
    diesBeforeVpc: true,
    describe: async (ec2, Filters) => {
      const RouteTables = await everyPage(
        (NextToken) => ec2.describeRouteTables({ Filters, NextToken }),
        (page) => page.RouteTables,
      );
      return RouteTables.map(({ RouteTableId, Tags }) => ({ id: RouteTableId, tags: Tags }));
    },
  },
  {
    type: 'AWS::EC2::InternetGateway',
    prefix: 'igw',
    idFilter: 'internet-gateway-id',
    describe: async (ec2, Filters) => {
      const InternetGateways = await everyPage(
        (NextToken) => ec2.describeInternetGateways({ Filters, NextToken }),
        (page) => page.InternetGateways,
      );
      return InternetGateways.map(({ InternetGatewayId, Tags }) => ({ id: InternetGatewayId, tags: Tags }));
    },
  },
  {
    type: 'AWS::EC2::NatGateway',
    prefix: 'nat',
    idFilter: 'nat-gateway-id',
    isFoundByTag: true,
    diesBeforeVpc: true,
    describe: async (ec2, Filter) => {
      const NatGateways = await everyPage(
        (NextToken) => ec2.describeNatGateways({ Filter, NextToken }),
        (page) => page.NatGateways,
      );
      return NatGateways.filter(({ State }) => State !== 'deleted').map(
        ({ NatGatewayId, Tags, CreateTime }) => ({
          id: NatGatewayId,
          tags: Tags,
          hourlyCost: hourlyPrices.natGateway,
          madeAt: CreateTime,
        }),
      );
    },
  },
  {
    type: 'AWS::EC2::EIP',
    prefix: 'eipalloc',
    idFilter: 'allocation-id',
    isFoundByTag: true,
    describe: async (ec2, Filters) => {
      const { Addresses = [] } = await ec2.describeAddresses({ Filters });
      return Addresses.map(({ AllocationId, Tags }) => ({
        id: AllocationId,
        tags: Tags,
        hourlyCost: hourlyPrices.publicAddress,
      }));
    },
  },
  {
    type: 'AWS::EC2::VPCEndpoint',
    prefix: 'vpce',
    idFilter: 'vpc-endpoint-id',
    diesBeforeVpc: true,
    blocksVpc: true,
    describe: async (ec2, Filters) => {
      const VpcEndpoints = await everyPage(
        (NextToken) => ec2.describeVpcEndpoints({ Filters, NextToken }),
        (page) => page.VpcEndpoints,
      );
      return VpcEndpoints.filter(({ State }) => State?.toLowerCase() !== 'deleted').map(
        ({ VpcEndpointId, Tags, SubnetIds = [], CreationTimestamp }) => ({
          id: VpcEndpointId,
          tags: Tags,
          madeAt: CreationTimestamp,
          hourlyCost: SubnetIds.length * hourlyPrices.interfaceEndpoint,
        }),
      );
    },
  },
  {
    type: 'AWS::EC2::SecurityGroup',
    prefix: 'sg',
    idFilter: 'group-id',
    diesBeforeVpc: true,
    blocksVpc: true,
    describe: async (ec2, Filters) => {
      const SecurityGroups = await everyPage(
        (NextToken) => ec2.describeSecurityGroups({ Filters, NextToken }),
        (page) => page.SecurityGroups,
      );
      return SecurityGroups.filter(({ GroupName }) => GroupName !== 'default').map(({ GroupId, Tags }) => ({
        id: GroupId,
        tags: Tags,
      }));
    },
  },
  {
    type: 'AWS::EC2::NetworkInterface',
    prefix: 'eni',
    idFilter: 'network-interface-id',
    diesBeforeVpc: true,
    blocksVpc: true,
    describe: async (ec2, Filters) => {
      const NetworkInterfaces = await everyPage(
        (NextToken) => ec2.describeNetworkInterfaces({ Filters, NextToken }),
        (page) => page.NetworkInterfaces,
      );
      return NetworkInterfaces.map(
        ({ NetworkInterfaceId, TagSet, RequesterManaged, Attachment, Description = '' }) => ({
          id: NetworkInterfaceId,
          tags: TagSet,
          // Of NAT gateways, load balancers and endpoints; of instances; of the control plane.
          isPart:
            RequesterManaged === true ||
            Attachment?.InstanceId !== undefined ||
            Description.startsWith('Amazon EKS '),
        }),
      );
    },
  },
  {
    type: 'AWS::EC2::Instance',
    prefix: 'i',
    idFilter: 'instance-id',
    diesBeforeVpc: true,
    blocksVpc: true,
    describe: async (ec2, Filters) => {
      const Reservations = await everyPage(
        (NextToken) => ec2.describeInstances({ Filters, NextToken }),
        (page) => page.Reservations,
      );
      return Reservations.flatMap(({ Instances = [] }) => Instances)
        .filter(({ State }) => State?.Name !== 'terminated')
        .map((instance) => ({
          id: instance.InstanceId,
          tags: instance.Tags,
          madeAt: instance.LaunchTime,
          machine: machineOf(instance),
        }));
    },
  },
  {
    type: 'AWS::EC2::Volume',
    prefix: 'vol',
    idFilter: 'volume-id',
    isFoundByTag: true,
    describe: async (ec2, Filters) => {
      const Volumes = await everyPage(
        (NextToken) => ec2.describeVolumes({ Filters, NextToken }),
        (page) => page.Volumes,
      );
      return Volumes.filter(({ State }) => State !== 'deleted').map(
        ({ VolumeId, Tags, Size = 0, CreateTime }) => ({
          id: VolumeId,
          tags: Tags,
          hourlyCost: Size * hourlyPrices.volumeGibibyte,
          madeAt: CreateTime,
        }),
      );
    },
  },
  {
    type: 'AWS::EC2::LaunchTemplate',
    prefix: 'lt',
    idFilter: 'launch-template-id',
    describe: async (ec2, Filters) => {
      // The one kind without a filter for ids.
      const wanted = Filters.flatMap(({ Values = [] }) => Values);
      const LaunchTemplates = await everyPage(
        (NextToken) => ec2.describeLaunchTemplates({ NextToken }),
        (page) => page.LaunchTemplates,
      );
      return LaunchTemplates.filter(({ LaunchTemplateId = '' }) => wanted.includes(LaunchTemplateId)).map(
        ({ LaunchTemplateId, Tags, CreateTime }) => ({
          id: LaunchTemplateId,
          tags: Tags,
          madeAt: CreateTime,
        }),
      );
    },
  },
];
