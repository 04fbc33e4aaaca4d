import { DescribeSubnetsCommand } from '@aws-sdk/client-ec2';
import { routeTo } from '../network/routes.ts';
import { lookAtVpc } from '../network/vpc.ts';
import { actingAs, type ClusterRecord, type Eks, type NodegroupRecord } from './state.ts';

/** Stands for whatever is outside. */
const outside = '52.46.128.2';

/**
 * Since 2020 EKS gives nodes no public addresses by itself, and makes no group in a public subnet that gives none either.
 * Source: aws/containers-roadmap issue 607; the words are those of eksctl issue 2834.
 * @returns what is wrong with the group's subnets; undefined when nothing is
 */
export async function publicSubnetIssue(
  eks: Eks,
  record: ClusterRecord,
  { nodegroup }: NodegroupRecord,
): Promise<NodegroupRecord['nodegroup']['health']['issues'][number] | undefined> {
  const { ec2 } = actingAs(eks, record.region, 'AWSServiceRoleForAmazonEKSNodegroup');
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({ SubnetIds: nodegroup.subnets }));
  const vpc = await lookAtVpc(ec2, record.cluster.resourcesVpcConfig.vpcId);
  const resourceIds = Subnets.filter(({ MapPublicIpOnLaunch }) => !MapPublicIpOnLaunch)
    .map(({ SubnetId = '' }) => SubnetId)
    .filter((id) => routeTo(vpc, id, outside)?.GatewayId?.startsWith('igw-'));
  if (resourceIds.length === 0) return undefined;
  return {
    code: 'Ec2SubnetInvalidConfiguration',
    message:
      `One or more Amazon EC2 Subnets of [${resourceIds.join(', ')}] for node group ${nodegroup.nodegroupName} does not ` +
      'automatically assign public IP addresses to instances launched into it. If you want your instances to be assigned ' +
      'a public IP address, then you need to enable auto-assign public IP address for the subnet. See IP addressing in ' +
      'VPC guide: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-ip-addressing.html#subnet-public-ip',
    resourceIds,
  };
}
