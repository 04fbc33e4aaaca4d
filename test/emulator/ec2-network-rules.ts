/**
 * What EC2 refuses of gateways, routes and endpoints, and moto does not. Words without another source are those of "Error
 * codes for the Amazon EC2 API" in AWS's documentation.
 */
import {
  DescribeInternetGatewaysCommand,
  DescribeNatGatewaysCommand,
  DescribeRouteTablesCommand,
  DescribeSubnetsCommand,
  DescribeVpcAttributeCommand,
  DescribeVpcEndpointsCommand,
  type EC2Client,
  type InternetGateway,
  type NatGateway,
  type RouteTable,
} from '@aws-sdk/client-ec2';
import { AwsError } from './core.ts';

type Input = Record<string, string>;

/** In each zone. */
const NAT_GATEWAY_QUOTA = 5;

/** By operation: what it asks before moto may answer. */
export const networkRules: Record<string, (ec2: EC2Client, input: Input) => Promise<void>> = {
  async AttachInternetGateway(ec2, { InternetGatewayId = '', VpcId = '' }) {
    const gateways = await internetGateways(ec2);
    const own = gateways.find((gateway) => gateway.InternetGatewayId === InternetGatewayId);
    const [attachment] = own?.Attachments ?? [];
    if (attachment) {
      // In the words of berlioz-the/berlioz issue 1.
      throw new AwsError(
        'Resource.AlreadyAssociated',
        `resource ${InternetGatewayId} is already attached to network ${attachment.VpcId}`,
      );
    }
    if (gateways.some((gateway) => isAttached(gateway, VpcId))) {
      // In the words of binlab/terraform-aws-vault-ha-raft issue 54.
      throw new AwsError(
        'InvalidParameterValue',
        `Network ${VpcId} already has an internet gateway attached`,
      );
    }
  },

  async CreateNatGateway(ec2, { AllocationId, ConnectivityType = 'public', SubnetId = '' }) {
    if (ConnectivityType === 'public' && !AllocationId) {
      // In the words of aws-controllers-k8s/ec2-controller, test_nat_gateway.py.
      throw new AwsError(
        'MissingParameter',
        'The request must include the AllocationId parameter. Add the required parameter and retry the request.',
      );
    }
    const zoneOf = await zones(ec2);
    const beside = (await natGateways(ec2)).filter(
      ({ State = '', SubnetId: other = '' }) =>
        ['pending', 'available', 'deleting'].includes(State) && zoneOf(other) === zoneOf(SubnetId),
    );
    if (beside.length >= NAT_GATEWAY_QUOTA) {
      throw new AwsError(
        'NatGatewayLimitExceeded',
        `Performing this operation would exceed the limit of ${NAT_GATEWAY_QUOTA} NAT gateways`,
      );
    }
  },

  async DeleteNatGateway(ec2, { NatGatewayId = '' }) {
    const gateways = await natGateways(ec2);
    if (!gateways.some((gateway) => gateway.NatGatewayId === NatGatewayId)) {
      throw new AwsError('NatGatewayNotFound', `NAT gateway ${NatGatewayId} was not found`);
    }
  },

  CreateRoute: checkTarget,
  ReplaceRoute: checkTarget,

  async AssociateRouteTable(ec2, { RouteTableId = '', SubnetId }) {
    if (!SubnetId) return;
    const tables = await routeTables(ec2);
    const table = tables.find((each) => each.RouteTableId === RouteTableId);
    const { Subnets: subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}));
    const subnet = subnets.find((each) => each.SubnetId === SubnetId);
    if (table && subnet && table.VpcId !== subnet.VpcId) {
      throw belongElsewhere(RouteTableId, `subnet ${SubnetId}`);
    }
    const others = tables.filter((each) => each.RouteTableId !== RouteTableId);
    if (others.flatMap(({ Associations = [] }) => Associations).some((one) => one.SubnetId === SubnetId)) {
      // In the words of hashicorp/terraform-provider-aws issue 73.
      throw new AwsError(
        'Resource.AlreadyAssociated',
        `the specified association for route table ${RouteTableId} conflicts with an existing association`,
      );
    }
  },

  async DisassociateRouteTable(ec2, { AssociationId = '' }) {
    if ((await mainAssociations(ec2)).has(AssociationId)) {
      // In the words of hashicorp/vault issue 659.
      throw new AwsError(
        'InvalidParameterValue',
        `cannot disassociate the main route table association ${AssociationId}`,
      );
    }
  },

  async DeleteRouteTable(ec2, { RouteTableId = '' }) {
    if ([...(await mainAssociations(ec2)).values()].includes(RouteTableId)) {
      throw new AwsError(
        'DependencyViolation',
        `The routeTable '${RouteTableId}' has dependencies and cannot be deleted.`,
      );
    }
  },

  async CreateVpcEndpoint(ec2, { VpcId = '', ServiceName = '', VpcEndpointType, PrivateDnsEnabled }) {
    if (VpcEndpointType !== 'Interface' || !PrivateDnsEnabled) return;
    const { EnableDnsSupport } = await ec2.send(
      new DescribeVpcAttributeCommand({ VpcId, Attribute: 'enableDnsSupport' }),
    );
    const { EnableDnsHostnames } = await ec2.send(
      new DescribeVpcAttributeCommand({ VpcId, Attribute: 'enableDnsHostnames' }),
    );
    if (!EnableDnsSupport?.Value || !EnableDnsHostnames?.Value) {
      throw new AwsError(
        'InvalidParameter',
        `Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to true for ${VpcId}`,
      );
    }
    const { VpcEndpoints: endpoints = [] } = await ec2.send(
      new DescribeVpcEndpointsCommand({ Filters: [{ Name: 'vpc-id', Values: [VpcId] }] }),
    );
    if (endpoints.some((other) => other.ServiceName === ServiceName && other.PrivateDnsEnabled)) {
      throw new AwsError(
        'InvalidParameter',
        `private-dns-enabled cannot be set because there is already a conflicting DNS domain for ${domainOf(ServiceName)} in the VPC ${VpcId}`,
      );
    }
  },
};

/** A route leads to what is there, and stands in the same VPC. */
async function checkTarget(
  ec2: EC2Client,
  { RouteTableId = '', GatewayId, NatGatewayId }: Input,
): Promise<void> {
  const table = (await routeTables(ec2)).find((each) => each.RouteTableId === RouteTableId);
  if (!table) return;
  if (GatewayId?.startsWith('igw-') || GatewayId?.startsWith('nat-')) {
    const gateways = await internetGateways(ec2);
    const gateway = gateways.find(({ InternetGatewayId }) => InternetGatewayId === GatewayId);
    if (!gateway) {
      // In the words of devopsacademyau/academy pull request 906.
      throw new AwsError('InvalidGatewayID.NotFound', `The gateway ID '${GatewayId}' does not exist`);
    }
    if (!isAttached(gateway, table.VpcId))
      throw belongElsewhere(RouteTableId, `network gateway ${GatewayId}`);
  }
  if (NatGatewayId) {
    const gateway = (await natGateways(ec2)).find((each) => each.NatGatewayId === NatGatewayId);
    if (!gateway) {
      // In the words of boto/boto3 issue 779.
      throw new AwsError(
        'InvalidNatGatewayID.NotFound',
        `The natGateway ID '${NatGatewayId}' does not exist`,
      );
    }
    if (gateway.VpcId !== table.VpcId) {
      // A NAT gateway is an interface in EC2's eyes: saltstack/salt issue 38791.
      throw belongElsewhere(RouteTableId, `interface ${NatGatewayId.replace('nat-', 'interface-')}`);
    }
  }
}

/** In the words of smoketurner/serverless-vpc-plugin issue 147. */
const belongElsewhere = (routeTableId: string, other: string): AwsError =>
  new AwsError(
    'InvalidParameterValue',
    `route table ${routeTableId} and ${other} belong to different networks`,
  );

const isAttached = ({ Attachments = [] }: InternetGateway, vpcId: string | undefined): boolean =>
  Attachments.some(({ VpcId }) => VpcId === vpcId);

/** Such as `ecr.api` of `com.amazonaws.us-east-1.ecr.api`, as a name of DNS. */
function domainOf(serviceName: string): string {
  const [, , region, ...service] = serviceName.split('.');
  return `${service.toReversed().join('.')}.${region}.amazonaws.com`;
}

async function internetGateways(ec2: EC2Client): Promise<InternetGateway[]> {
  return (await ec2.send(new DescribeInternetGatewaysCommand({}))).InternetGateways ?? [];
}

async function natGateways(ec2: EC2Client): Promise<NatGateway[]> {
  return (await ec2.send(new DescribeNatGatewaysCommand({}))).NatGateways ?? [];
}

async function routeTables(ec2: EC2Client): Promise<RouteTable[]> {
  return (await ec2.send(new DescribeRouteTablesCommand({}))).RouteTables ?? [];
}

async function zones(ec2: EC2Client): Promise<(subnetId: string) => string | undefined> {
  const { Subnets: subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}));
  return (subnetId) => subnets.find((each) => each.SubnetId === subnetId)?.AvailabilityZone;
}

/** The tables that are main in their VPC, by the id of the association that says so. */
async function mainAssociations(ec2: EC2Client): Promise<Map<string, string>> {
  const associations = (await routeTables(ec2)).flatMap(({ Associations = [] }) => Associations);
  return new Map(
    associations
      .filter(({ Main }) => Main)
      .map(({ RouteTableAssociationId = '', RouteTableId = '' }) => [RouteTableAssociationId, RouteTableId]),
  );
}
