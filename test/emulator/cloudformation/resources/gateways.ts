/** The ways out of a VPC: internet gateways, NAT gateways and their addresses. */
import {
  AllocateAddressCommand,
  AttachInternetGatewayCommand,
  CreateInternetGatewayCommand,
  CreateNatGatewayCommand,
  DeleteInternetGatewayCommand,
  DeleteNatGatewayCommand,
  DescribeNatGatewaysCommand,
  DetachInternetGatewayCommand,
  type EC2Client,
  type NatGateway,
  type NatGatewayState,
  ReleaseAddressCommand,
} from '@aws-sdk/client-ec2';
import { durations } from '../../clock.ts';
import { AwsError } from '../../core.ts';
import { oneOf, optional, orElse, tagList, text } from '../properties.ts';
import { briefly, present, resourceType } from '../resource-type.ts';
import { retag, tagLate, tagSpecifications } from './ec2.ts';

export const internetGateway = resourceType(
  { Tags: optional(tagList) },
  {
    attributes: ['InternetGatewayId'],
    takes: { create: durations.internetGateway, delete: briefly },
    create: async (context, { Tags }) => {
      const { InternetGateway } = await context.clients.ec2.send(
        new CreateInternetGatewayCommand({
          TagSpecifications: tagSpecifications(context, 'internet-gateway', Tags),
        }),
      );
      const id = present(InternetGateway?.InternetGatewayId, 'internet gateway');
      return { id, attributes: { InternetGatewayId: id } };
    },
    configure: async (context, { id }, { Tags }) => {
      await tagLate(context, 'internet-gateway', id, Tags);
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
    takes: { create: durations.gatewayAttachment, delete: briefly },
    create: async ({ clients: { ec2 } }, { VpcId, InternetGatewayId }) => {
      await ec2.send(new AttachInternetGatewayCommand({ VpcId, InternetGatewayId }));
      return { id: `IGW|${VpcId}`, attributes: {} };
    },
    delete: async ({ clients: { ec2 } }, _, { VpcId, InternetGatewayId }) => {
      await ec2.send(new DetachInternetGatewayCommand({ VpcId, InternetGatewayId }));
    },
  },
);

export const elasticIp = resourceType(
  { Domain: orElse(oneOf('vpc'), 'vpc'), Tags: optional(tagList) },
  {
    attributes: ['AllocationId', 'PublicIp'],
    takes: { create: durations.elasticIp, delete: briefly },
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
    configure: async (context, { attributes }, { Tags }) => {
      await tagLate(context, 'elastic-ip', String(attributes.AllocationId), Tags);
    },
    update: async (context, { attributes }, properties, previous) => {
      await retag(context, String(attributes.AllocationId), properties.Tags, previous.Tags);
      return {};
    },
    delete: async ({ clients: { ec2 } }, { attributes }) => {
      await ec2.send(new ReleaseAddressCommand({ AllocationId: String(attributes.AllocationId) }));
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
    // Both wait themselves, for what EC2 says of the gateway.
    takes: { create: 0, delete: 0 },
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
    configure: async (context, { id }, { Tags }) => {
      await tagLate(context, 'natgateway', id, Tags);
    },
    stabilise: async ({ clients: { ec2 }, wait }, { id }) => {
      const [, failed] = durations.natGatewayFail;
      const [shortest] = durations.natGatewayCreate;
      await wait(failed);
      await refuseFailed(ec2, id);
      await wait(shortest - failed);
      while (await isInState(ec2, id, 'pending')) await wait(1);
      await refuseFailed(ec2, id);
    },
    update: async (context, { id }, properties, previous) => {
      await retag(context, id, properties.Tags, previous.Tags);
      return {};
    },
    delete: async ({ clients: { ec2 } }, { id }) => {
      await ec2.send(new DeleteNatGatewayCommand({ NatGatewayId: id }));
    },
    vanish: async ({ clients: { ec2 }, wait }, { id }) => {
      // Somebody may have deleted it before.
      if (!(await isInState(ec2, id, 'deleting'))) return;
      await wait(durations.natGatewayDelete);
      while (await isInState(ec2, id, 'deleting')) await wait(1);
    },
  },
);

async function describeNatGateway(ec2: EC2Client, id: string): Promise<NatGateway | undefined> {
  const { NatGateways: [gateway] = [] } = await ec2.send(
    new DescribeNatGatewaysCommand({ NatGatewayIds: [id] }),
  );
  return gateway;
}

const isInState = async (ec2: EC2Client, id: string, state: NatGatewayState): Promise<boolean> =>
  (await describeNatGateway(ec2, id))?.State === state;

/** @throws AwsError when it has come to nothing, in the words of giantswarm/aws-operator pull request 1234 */
async function refuseFailed(ec2: EC2Client, id: string): Promise<void> {
  const gateway = await describeNatGateway(ec2, id);
  if (gateway?.State === 'failed') {
    throw new AwsError(
      'NotStabilized',
      `NatGateway ${id} is in state failed and hence failed to stabilize. Detailed failure message: ${gateway.FailureMessage}`,
    );
  }
}
