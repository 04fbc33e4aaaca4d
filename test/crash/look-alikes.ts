/** Things that somebody else has, named and tagged as like ours as they can be without being ours. */
import { CloudFormation } from '@aws-sdk/client-cloudformation';
import { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs';
import { EC2, type ResourceType } from '@aws-sdk/client-ec2';
import { EKS } from '@aws-sdk/client-eks';
import { ElasticLoadBalancingV2 } from '@aws-sdk/client-elastic-load-balancing-v2';
import { IAM } from '@aws-sdk/client-iam';
import type { Emulator } from '../e2e/emulator.ts';

interface Tag {
  Key: string;
  Value: string;
}

/** Makes them all, as the account's admin. Resolves when each is as it will stay. */
export async function makeLookAlikes({ admin }: Emulator, cluster: string): Promise<void> {
  const others: Tag[] = [
    { Key: 'eks-cluster-action/cluster', Value: cluster },
    { Key: 'eks-cluster-action/owner', Value: '424242/run' },
  ];
  const { vpcId, subnetIds } = await makeNetwork(new EC2(admin), cluster, others);
  await Promise.all([
    makeNeighbour(admin, `${cluster}-2`, subnetIds),
    makeStack(new CloudFormation(admin), `eks-${cluster}-2-network`, others),
    makeRole(new IAM(admin), `${cluster}-us-east-1-cluster-2`, others),
    makeRole(new IAM(admin), `${cluster}-us-east-1-nodes`, []),
    makeParts(admin, cluster, { vpcId, subnetIds, others }),
  ]);
}

/** A VPC that calls itself as ours does, and carries the cluster's name; only its owner is another. */
async function makeNetwork(
  ec2: EC2,
  cluster: string,
  others: readonly Tag[],
): Promise<{ vpcId: string; subnetIds: string[] }> {
  const { Vpc } = await ec2.createVpc({
    CidrBlock: '192.168.0.0/16',
    TagSpecifications: tagged('vpc', [...others, { Key: 'Name', Value: `eks-${cluster}-network` }]),
  });
  const vpcId = Vpc?.VpcId ?? '';
  await ec2.modifyVpcAttribute({ VpcId: vpcId, EnableDnsHostnames: { Value: true } });
  const subnetIds: string[] = [];
  for (const [index, zone] of ['us-east-1a', 'us-east-1b'].entries()) {
    const { Subnet } = await ec2.createSubnet({
      VpcId: vpcId,
      AvailabilityZone: zone,
      CidrBlock: `192.168.${index * 32}.0/19`,
      TagSpecifications: tagged('subnet', [{ Key: `kubernetes.io/cluster/${cluster}`, Value: 'owned' }]),
    });
    subnetIds.push(Subnet?.SubnetId ?? '');
  }
  return { vpcId, subnetIds };
}

/** A cluster whose name begins as ours does. */
async function makeNeighbour(admin: Emulator['admin'], name: string, subnetIds: string[]): Promise<void> {
  const iam = new IAM(admin);
  const roleArn = await makeRole(iam, `${name}-us-east-1-cluster`, []);
  await iam.attachRolePolicy({
    RoleName: `${name}-us-east-1-cluster`,
    PolicyArn: 'arn:aws:iam::aws:policy/AmazonEKSClusterPolicy',
  });
  const eks = new EKS(admin);
  const tags = { 'eks-cluster-action/cluster': name, 'eks-cluster-action/owner': '424242/run' };
  const request = { name, roleArn, resourcesVpcConfig: { subnetIds }, tags };
  for (;;) {
    try {
      await eks.createCluster(request);
      break;
    } catch (error) {
      // IAM takes a moment to spread the role.
      if (!/InvalidParameterException/.test(String(error))) throw error;
    }
  }
  while ((await eks.describeCluster({ name })).cluster?.status !== 'ACTIVE') {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function makeStack(cloudFormation: CloudFormation, StackName: string, others: Tag[]): Promise<void> {
  const template = {
    Resources: { Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.9.0.0/16' } } },
  };
  await cloudFormation.createStack({ StackName, TemplateBody: JSON.stringify(template), Tags: others });
  for (;;) {
    const { Stacks } = await cloudFormation.describeStacks({ StackName });
    if (Stacks?.[0]?.StackStatus === 'CREATE_COMPLETE') return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** @returns the role's ARN */
async function makeRole(iam: IAM, RoleName: string, Tags: Tag[]): Promise<string> {
  const statement = {
    Effect: 'Allow',
    Principal: { Service: 'eks.amazonaws.com' },
    Action: 'sts:AssumeRole',
  };
  const { Role } = await iam.createRole({
    RoleName,
    Path: '/eks-cluster-action/',
    AssumeRolePolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }),
    Tags,
  });
  return Role?.Arn ?? '';
}

/** What controllers of a cluster of the same name left in that other VPC, and what carries another owner's tags. */
async function makeParts(
  admin: Emulator['admin'],
  cluster: string,
  { vpcId, subnetIds, others }: { vpcId: string; subnetIds: string[]; others: Tag[] },
): Promise<void> {
  const ec2 = new EC2(admin);
  const ofController = [{ Key: 'elbv2.k8s.aws/cluster', Value: cluster }];
  const { GroupId = '' } = await ec2.createSecurityGroup({
    GroupName: `eks-cluster-sg-${cluster}-1`,
    Description: 'of another cluster',
    VpcId: vpcId,
    TagSpecifications: tagged('security-group', [
      ...ofController,
      { Key: `kubernetes.io/cluster/${cluster}`, Value: 'owned' },
    ]),
  });
  const elb = new ElasticLoadBalancingV2(admin);
  await elb.createLoadBalancer({
    Name: 'k8s-shop-web-of-another',
    Type: 'network',
    Subnets: subnetIds,
    Scheme: 'internal',
    Tags: ofController,
  });
  await elb.createTargetGroup({
    Name: 'k8s-shop-web',
    Protocol: 'TCP',
    Port: 80,
    VpcId: vpcId,
    Tags: ofController,
  });
  await ec2.createNetworkInterface({
    SubnetId: subnetIds[0],
    Groups: [GroupId],
    TagSpecifications: tagged('network-interface', [
      { Key: 'cluster.k8s.amazonaws.com/name', Value: cluster },
      { Key: 'node.k8s.amazonaws.com/instance_id', Value: 'i-0123456789abcdef0' },
    ]),
  });
  await ec2.createVolume({
    AvailabilityZone: 'us-east-1a',
    Size: 10,
    TagSpecifications: tagged('volume', [...others, { Key: 'ebs.csi.aws.com/cluster', Value: 'true' }]),
  });
  await ec2.createLaunchTemplate({
    LaunchTemplateName: `${cluster}/of-another`,
    LaunchTemplateData: { InstanceType: 't3.medium' },
    TagSpecifications: tagged('launch-template', others),
  });
  await new IAM(admin).createOpenIDConnectProvider({
    Url: 'https://oidc.eks.us-east-1.amazonaws.com/id/424242424242424242424242424242AA',
    ClientIDList: ['sts.amazonaws.com'],
    Tags: others,
  });
  await new CloudWatchLogs(admin).createLogGroup({ logGroupName: `/aws/eks/${cluster}-2/cluster` });
}

function tagged(ResourceType: ResourceType, Tags: Tag[]) {
  return [{ ResourceType, Tags }];
}
