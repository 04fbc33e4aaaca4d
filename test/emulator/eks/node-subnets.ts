/** Which of a node group's subnets EKS does not start nodes in. */
import { DescribeSubnetsCommand } from '@aws-sdk/client-ec2';
import type { Issue } from '@aws-sdk/client-eks';
import { leadsToInternetGateway } from '../network/routes.ts';
import { lookAtVpc } from '../network/vpc.ts';
import { actingAs, type ClusterRecord, type Eks, type NodegroupRecord } from './state.ts';

/**
 * Nodes in a subnet that leads to an internet gateway need a public address, and have it from their subnet alone.
 * In the words of eksctl-io/eksctl issue 4546.
 */
export async function subnetIssue(
  eks: Eks,
  { region, cluster }: ClusterRecord,
  { nodegroup: { nodegroupName, subnets } }: NodegroupRecord,
): Promise<Issue | undefined> {
  const { ec2 } = actingAs(eks, region, 'AWSServiceRoleForAmazonEKSNodegroup');
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({ SubnetIds: subnets }));
  const vpc = await lookAtVpc(ec2, cluster.resourcesVpcConfig.vpcId);
  const unfit = Subnets.flatMap(({ SubnetId = '', MapPublicIpOnLaunch }) =>
    !MapPublicIpOnLaunch && leadsToInternetGateway(vpc, SubnetId) ? [SubnetId] : [],
  );
  if (unfit.length === 0) return undefined;
  return {
    code: 'Ec2SubnetInvalidConfiguration',
    message:
      `One or more Amazon EC2 Subnets of [${unfit.join(', ')}] for node group ${nodegroupName} does not automatically ` +
      'assign public IP addresses to instances launched into it. If you want your instances to be assigned a public IP ' +
      'address, then you need to enable auto-assign public IP address for the subnet. See IP addressing in VPC guide: ' +
      'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-ip-addressing.html#subnet-public-ip',
    resourceIds: unfit,
  };
}
