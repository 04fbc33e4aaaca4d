/** What the EC2 resource types share. */
import {
  CreateTagsCommand,
  DeleteTagsCommand,
  DescribeInternetGatewaysCommand,
  DescribeNetworkInterfacesCommand,
  DescribeSecurityGroupsCommand,
  type EC2Client,
  type ResourceType as Ec2ResourceType,
  type TagSpecification,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../core.ts';
import type { Tag } from '../properties.ts';
import { allTags, type ResourceContext, tagChange } from '../resource-type.ts';

export const tagSpecifications = (
  context: ResourceContext,
  type: Ec2ResourceType,
  own?: readonly Tag[],
): TagSpecification[] => [{ ResourceType: type, Tags: allTags(context, own) }];

/** Brings a resource's tags to the wanted ones. */
export async function retag(
  context: ResourceContext,
  id: string,
  own?: readonly Tag[],
  previous?: readonly Tag[],
): Promise<void> {
  const { wanted, gone } = tagChange(context, own, previous);
  if (gone.length > 0)
    await context.clients.ec2.send(
      new DeleteTagsCommand({ Resources: [id], Tags: gone.map((Key) => ({ Key })) }),
    );
  await context.clients.ec2.send(new CreateTagsCommand({ Resources: [id], Tags: wanted }));
}

// moto takes subnets, security groups and VPCs away from under what is in them. EC2 refuses; so do these.

/** @throws AwsError DependencyViolation while an interface is in the subnet. */
export const refuseSubnetInUse = (ec2: EC2Client, subnetId: string): Promise<void> =>
  refuseInterfaces(
    ec2,
    'subnet-id',
    subnetId,
    `The subnet '${subnetId}' has dependencies and cannot be deleted.`,
  );

/** @throws AwsError DependencyViolation while an interface, or another group's rule, uses the group. */
export async function refuseSecurityGroupInUse(ec2: EC2Client, groupId: string): Promise<void> {
  const message = `resource ${groupId} has a dependent object`;
  await refuseInterfaces(ec2, 'group-id', groupId, message);
  const { SecurityGroups: groups = [] } = await ec2.send(new DescribeSecurityGroupsCommand({}));
  const named = groups.some(
    ({ GroupId, IpPermissions = [], IpPermissionsEgress = [] }) =>
      GroupId !== groupId &&
      [...IpPermissions, ...IpPermissionsEgress].some(({ UserIdGroupPairs = [] }) =>
        UserIdGroupPairs.some((pair) => pair.GroupId === groupId),
      ),
  );
  if (named) throw new AwsError('DependencyViolation', message);
}

/** @throws AwsError DependencyViolation while a gateway is attached, or a group of somebody's is in the VPC. */
export async function refuseVpcInUse(ec2: EC2Client, vpcId: string): Promise<void> {
  const message = `The vpc '${vpcId}' has dependencies and cannot be deleted.`;
  await refuseInterfaces(ec2, 'vpc-id', vpcId, message);
  const [{ InternetGateways: gateways = [] }, { SecurityGroups: groups = [] }] = await Promise.all([
    ec2.send(
      new DescribeInternetGatewaysCommand({ Filters: [{ Name: 'attachment.vpc-id', Values: [vpcId] }] }),
    ),
    ec2.send(new DescribeSecurityGroupsCommand({ Filters: [{ Name: 'vpc-id', Values: [vpcId] }] })),
  ]);
  if (gateways.length > 0 || groups.some(({ GroupName }) => GroupName !== 'default'))
    throw new AwsError('DependencyViolation', message);
}

async function refuseInterfaces(ec2: EC2Client, filter: string, id: string, message: string): Promise<void> {
  const { NetworkInterfaces: interfaces = [] } = await ec2.send(
    new DescribeNetworkInterfacesCommand({ Filters: [{ Name: filter, Values: [id] }] }),
  );
  if (interfaces.length > 0) throw new AwsError('DependencyViolation', message);
}
