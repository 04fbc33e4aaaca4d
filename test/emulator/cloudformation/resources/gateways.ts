/** The ways out of a VPC: internet gateways, NAT gateways and their addresses. */
import {
  AllocateAddressCommand,
  AttachInternetGatewayCommand,
  CreateInternetGatewayCommand,
  CreateNatGatewayCommand,
  DeleteInternetGatewayCommand,
  DeleteNatGatewayCommand,
  DeleteNetworkInterfaceCommand,
  DescribeAddressesCommand,
  DescribeInternetGatewaysCommand,
  DescribeNatGatewaysCommand,
  DescribeNetworkInterfacesCommand,
  DescribeSubnetsCommand,
  DetachInternetGatewayCommand,
  DisassociateAddressCommand,
  type EC2Client,
  ReleaseAddressCommand,
} from '@aws-sdk/client-ec2';
import { durations } from '../../clock.ts';
import { AwsError } from '../../core.ts';
import { oneOf, optional, orElse, tagList, text } from '../properties.ts';
import { briefly, present, resourceType } from '../resource-type.ts';
import { retag, tagSpecifications } from './ec2.ts';

/** The gateway and its attachment, one after the other, take `durations.internetGateway` together. */
const attachmentSeconds = briefly;

export const internetGateway = resourceType(
  { Tags: optional(tagList) },
  {
    attributes: ['InternetGatewayId'],
    seconds: { create: durations.internetGateway - attachmentSeconds, delete: briefly },
    create: async (context, { Tags }) => {
      const { InternetGateway } = await context.clients.ec2.send(
        new CreateInternetGatewayCommand({
          TagSpecifications: tagSpecifications(context, 'internet-gateway', Tags),
        }),
      );
      const id = present(InternetGateway?.InternetGatewayId, 'internet gateway');
      return { id, attributes: { InternetGatewayId: id } };
    },
    update: async (context, { id }, properties, previous) => {
      await retag(context, id, properties.Tags, previous.Tags);
      return {};
    },
    delete: async ({ clients: { ec2 } }, { id }) => {
      await ec2.send(new DeleteInternetGatewayCommand({ InternetGatewayId: id }));
    },
  },
);

export const vpcGatewayAttachment = resourceType(
  { VpcId: text, InternetGatewayId: text },
  {
    seconds: { create: attachmentSeconds, delete: briefly },
    create: async ({ clients: { ec2 } }, { VpcId, InternetGatewayId }) => {
      await ec2.send(new AttachInternetGatewayCommand({ VpcId, InternetGatewayId }));
      return { id: `IGW|${VpcId}`, attributes: {} };
    },
    delete: async ({ clients: { ec2 } }, _, { VpcId, InternetGatewayId }) => {
      const { NetworkInterfaces: interfaces = [] } = await ec2.send(
        new DescribeNetworkInterfacesCommand({ Filters: [{ Name: 'vpc-id', Values: [VpcId] }] }),
      );
      if (interfaces.some(({ Association }) => Association?.PublicIp))
        throw new AwsError(
          'DependencyViolation',
          `Network ${VpcId} has some mapped public address(es). Please unmap those public address(es) before detaching the gateway.`,
        );
      await ec2.send(new DetachInternetGatewayCommand({ VpcId, InternetGatewayId }));
    },
  },
);

export const elasticIp = resourceType(
  { Domain: orElse(oneOf('vpc'), 'vpc'), Tags: optional(tagList) },
  {
    attributes: ['AllocationId', 'PublicIp'],
    seconds: { create: durations.elasticIp, delete: briefly },
    create: async (context, { Tags }) => {
      const { PublicIp, AllocationId } = await context.clients.ec2.send(
        new AllocateAddressCommand({
          Domain: 'vpc',
          TagSpecifications: tagSpecifications(context, 'elastic-ip', Tags),
        }),
      );
      const id = present(PublicIp, 'address');
      return { id, attributes: { PublicIp: id, AllocationId: present(AllocationId, 'allocation') } };
    },
    update: async (context, { attributes }, properties, previous) => {
      await retag(context, String(attributes.AllocationId), properties.Tags, previous.Tags);
      return {};
    },
    delete: async ({ clients: { ec2 } }, { id, attributes }) => {
      const AllocationId = String(attributes.AllocationId);
      const { Addresses: addresses = [] } = await ec2.send(
        new DescribeAddressesCommand({ AllocationIds: [AllocationId] }),
      );
      // moto disassociates such an address by itself.
      if (addresses[0]?.AssociationId)
        throw new AwsError('InvalidIPAddress.InUse', `Address ${id} is in use.`);
      await ec2.send(new ReleaseAddressCommand({ AllocationId }));
    },
  },
);

export const natGateway = resourceType(
  {
    SubnetId: text,
    AllocationId: optional(text),
    ConnectivityType: orElse(oneOf('public', 'private'), 'public'),
    Tags: optional(tagList),
  },
  {
    attributes: ['NatGatewayId'],
    replacedWith: ['SubnetId', 'AllocationId', 'ConnectivityType'],
    seconds: { create: durations.natGatewayCreate, delete: 0 },
    create: async (context, { SubnetId, AllocationId, ConnectivityType, Tags }) => {
      const { ec2 } = context.clients;
      const { NatGateway } = await ec2.send(
        new CreateNatGatewayCommand({
          SubnetId,
          AllocationId,
          ConnectivityType,
          TagSpecifications: tagSpecifications(context, 'natgateway', Tags),
        }),
      );
      const id = present(NatGateway?.NatGatewayId, 'NAT gateway');
      return { id, attributes: { NatGatewayId: id } };
    },
    configure: async ({ clients: { ec2 } }, { id }, { SubnetId, ConnectivityType }) => {
      if (ConnectivityType === 'private') return;
      const { Subnets: subnets = [] } = await ec2.send(new DescribeSubnetsCommand({ SubnetIds: [SubnetId] }));
      const vpcId = present(subnets[0]?.VpcId, 'VPC');
      if (!(await hasInternetGateway(ec2, vpcId)))
        throw new AwsError(
          'NotStabilized',
          `NatGateway ${id} is in state failed and hence failed to stabilize. Detailed failure message: Network ${vpcId} has no Internet gateway attached`,
        );
    },
    update: async (context, { id }, properties, previous) => {
      await retag(context, id, properties.Tags, previous.Tags);
      return {};
    },
    delete: async ({ clients: { ec2 }, wait }, { id }) => {
      const { NatGateways: gateways = [] } = await ec2.send(
        new DescribeNatGatewaysCommand({ NatGatewayIds: [id] }),
      );
      await ec2.send(new DeleteNatGatewayCommand({ NatGatewayId: id }));
      await wait(durations.natGatewayDelete);
      // moto leaves the gateway's interface and the association of its address behind.
      for (const { AssociationId, NetworkInterfaceId } of gateways[0]?.NatGatewayAddresses ?? []) {
        if (AssociationId) await ec2.send(new DisassociateAddressCommand({ AssociationId }));
        if (NetworkInterfaceId) await ec2.send(new DeleteNetworkInterfaceCommand({ NetworkInterfaceId }));
      }
    },
  },
);

async function hasInternetGateway(ec2: EC2Client, vpcId: string): Promise<boolean> {
  const { InternetGateways: gateways = [] } = await ec2.send(
    new DescribeInternetGatewaysCommand({ Filters: [{ Name: 'attachment.vpc-id', Values: [vpcId] }] }),
  );
  return gateways.length > 0;
}
