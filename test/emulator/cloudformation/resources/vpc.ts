/** VPCs, their subnets and endpoints. */
import {
  CreateSubnetCommand,
  CreateVpcCommand,
  CreateVpcEndpointCommand,
  DeleteSubnetCommand,
  DeleteVpcCommand,
  DeleteVpcEndpointsCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcAttributeCommand,
  ModifySubnetAttributeCommand,
  ModifyVpcAttributeCommand,
  ModifyVpcEndpointCommand,
} from '@aws-sdk/client-ec2';
import { durations } from '../../clock.ts';
import { AwsError } from '../../core.ts';
import { flag, json, type Members, oneOf, optional, orElse, tagList, text, texts } from '../properties.ts';
import { briefly, present, type ResourceContext, resourceType } from '../resource-type.ts';
import { retag, tagLate, tagSpecifications } from './ec2.ts';
import { associationOf, defaultAclOf } from './network-acls.ts';

const vpcProperties = {
  CidrBlock: text,
  EnableDnsSupport: orElse(flag, true),
  EnableDnsHostnames: orElse(flag, false),
  InstanceTenancy: optional(text),
  Tags: optional(tagList),
};

export const vpc = resourceType(vpcProperties, {
  attributes: ['VpcId', 'CidrBlock', 'DefaultNetworkAcl', 'DefaultSecurityGroup'],
  replacedWith: ['CidrBlock'],
  takes: { create: durations.vpc, delete: briefly },
  create: async (context, { CidrBlock, Tags }) => {
    const { ec2 } = context.clients;
    const { Vpc } = await ec2.send(
      new CreateVpcCommand({ CidrBlock, TagSpecifications: tagSpecifications(context, 'vpc', Tags) }),
    );
    const id = present(Vpc?.VpcId, 'VPC');
    return { id, attributes: { VpcId: id, CidrBlock } };
  },
  configure: async (context, made, properties) => {
    const { ec2 } = context.clients;
    await tagLate(context, 'vpc', made.id, properties.Tags);
    await setDns(context, made.id, properties);
    const { SecurityGroups: groups = [] } = await ec2.send(
      new DescribeSecurityGroupsCommand({
        Filters: [
          { Name: 'vpc-id', Values: [made.id] },
          { Name: 'group-name', Values: ['default'] },
        ],
      }),
    );
    made.attributes.DefaultSecurityGroup = present(groups[0]?.GroupId, 'default security group');
    made.attributes.DefaultNetworkAcl = await defaultAclOf(ec2, made.id);
  },
  update: async (context, { id }, properties, previous) => {
    await setDns(context, id, properties);
    await retag(context, id, properties.Tags, previous.Tags);
    return {};
  },
  delete: async ({ clients: { ec2 } }, { id }) => {
    await ec2.send(new DeleteVpcCommand({ VpcId: id }));
  },
});

async function setDns(
  { clients: { ec2 } }: ResourceContext,
  VpcId: string,
  { EnableDnsSupport, EnableDnsHostnames }: Members<typeof vpcProperties>,
): Promise<void> {
  await ec2.send(new ModifyVpcAttributeCommand({ VpcId, EnableDnsSupport: { Value: EnableDnsSupport } }));
  await ec2.send(new ModifyVpcAttributeCommand({ VpcId, EnableDnsHostnames: { Value: EnableDnsHostnames } }));
  const [support, hostnames] = await Promise.all([
    ec2.send(new DescribeVpcAttributeCommand({ VpcId, Attribute: 'enableDnsSupport' })),
    ec2.send(new DescribeVpcAttributeCommand({ VpcId, Attribute: 'enableDnsHostnames' })),
  ]);
  verify('EnableDnsSupport', support.EnableDnsSupport?.Value, EnableDnsSupport);
  verify('EnableDnsHostnames', hostnames.EnableDnsHostnames?.Value, EnableDnsHostnames);
}

const subnetProperties = {
  VpcId: text,
  CidrBlock: text,
  AvailabilityZone: optional(text),
  MapPublicIpOnLaunch: orElse(flag, false),
  Tags: optional(tagList),
};

export const subnet = resourceType(subnetProperties, {
  attributes: [
    'AvailabilityZone',
    'AvailabilityZoneId',
    'CidrBlock',
    'NetworkAclAssociationId',
    'SubnetId',
    'VpcId',
  ],
  replacedWith: ['VpcId', 'CidrBlock', 'AvailabilityZone'],
  takes: { create: durations.subnet, delete: briefly },
  create: async (context, { VpcId, CidrBlock, AvailabilityZone, Tags }) => {
    const { Subnet } = await context.clients.ec2.send(
      new CreateSubnetCommand({
        VpcId,
        CidrBlock,
        AvailabilityZone,
        TagSpecifications: tagSpecifications(context, 'subnet', Tags),
      }),
    );
    const id = present(Subnet?.SubnetId, 'subnet');
    return {
      id,
      attributes: {
        SubnetId: id,
        VpcId,
        CidrBlock,
        AvailabilityZone: present(Subnet?.AvailabilityZone, 'zone'),
        AvailabilityZoneId: present(Subnet?.AvailabilityZoneId, 'zone id'),
      },
    };
  },
  configure: async (context, { id, attributes }, properties) => {
    await tagLate(context, 'subnet', id, properties.Tags);
    await setPublicAddresses(context, id, properties);
    const { id: association } = await associationOf(context.clients.ec2, id);
    attributes.NetworkAclAssociationId = present(association, 'network ACL association');
  },
  update: async (context, { id }, properties, previous) => {
    await setPublicAddresses(context, id, properties);
    await retag(context, id, properties.Tags, previous.Tags);
    return {};
  },
  delete: async ({ clients: { ec2 } }, { id }) => {
    await ec2.send(new DeleteSubnetCommand({ SubnetId: id }));
  },
});

async function setPublicAddresses(
  { clients: { ec2 } }: ResourceContext,
  SubnetId: string,
  { MapPublicIpOnLaunch }: Members<typeof subnetProperties>,
): Promise<void> {
  await ec2.send(
    new ModifySubnetAttributeCommand({ SubnetId, MapPublicIpOnLaunch: { Value: MapPublicIpOnLaunch } }),
  );
  const { Subnets: subnets = [] } = await ec2.send(new DescribeSubnetsCommand({ SubnetIds: [SubnetId] }));
  verify('MapPublicIpOnLaunch', subnets[0]?.MapPublicIpOnLaunch, MapPublicIpOnLaunch);
}

/** moto has dropped such settings silently before; a stack must not be complete without them. */
function verify(property: string, actual: unknown, wanted: unknown): void {
  if (actual !== wanted)
    throw new AwsError(
      'NotStabilized',
      `${property} is ${String(actual)} where ${String(wanted)} was asked for`,
    );
}

type ListProperty = 'RouteTableIds' | 'SubnetIds' | 'SecurityGroupIds';

const without = (items: string[] = [], others: string[] = []): string[] =>
  items.filter((item) => !others.includes(item));

export const vpcEndpoint = resourceType(
  {
    VpcId: text,
    ServiceName: text,
    VpcEndpointType: orElse(oneOf('Gateway', 'Interface', 'GatewayLoadBalancer'), 'Gateway'),
    RouteTableIds: optional(texts),
    SubnetIds: optional(texts),
    SecurityGroupIds: optional(texts),
    PrivateDnsEnabled: optional(flag),
    PolicyDocument: optional(json),
    Tags: optional(tagList),
  },
  {
    attributes: ['Id'],
    replacedWith: ['VpcId', 'ServiceName', 'VpcEndpointType', 'PrivateDnsEnabled'],
    // No times for endpoints are published: a gateway's is a matter of routes, an interface's of network interfaces.
    takes: {
      create: ({ VpcEndpointType }) =>
        VpcEndpointType === 'Gateway' ? durations.internetGateway : durations.natGatewayCreate,
      delete: durations.internetGateway,
    },
    create: async (context, { Tags, VpcEndpointType, ...properties }) => {
      const { VpcEndpoint } = await context.clients.ec2.send(
        new CreateVpcEndpointCommand({
          ...properties,
          VpcEndpointType,
          TagSpecifications: tagSpecifications(context, 'vpc-endpoint', Tags),
        }),
      );
      const id = present(VpcEndpoint?.VpcEndpointId, 'VPC endpoint');
      return { id, attributes: { Id: id } };
    },
    update: async (context, { id }, properties, previous) => {
      const { ec2 } = context.clients;
      const added = (name: ListProperty): string[] => without(properties[name], previous[name]);
      const removed = (name: ListProperty): string[] => without(previous[name], properties[name]);
      await ec2.send(
        new ModifyVpcEndpointCommand({
          VpcEndpointId: id,
          PolicyDocument: properties.PolicyDocument,
          AddRouteTableIds: added('RouteTableIds'),
          RemoveRouteTableIds: removed('RouteTableIds'),
          AddSubnetIds: added('SubnetIds'),
          RemoveSubnetIds: removed('SubnetIds'),
          AddSecurityGroupIds: added('SecurityGroupIds'),
          RemoveSecurityGroupIds: removed('SecurityGroupIds'),
        }),
      );
      await retag(context, id, properties.Tags, previous.Tags);
      return {};
    },
    delete: async ({ clients: { ec2 } }, { id }) => {
      await ec2.send(new DeleteVpcEndpointsCommand({ VpcEndpointIds: [id] }));
    },
  },
);
