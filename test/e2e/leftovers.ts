/** What controllers of a cluster leave when they do not get to clear up. */
import { AutoScaling } from '@aws-sdk/client-auto-scaling';
import { EC2, type Tag } from '@aws-sdk/client-ec2';
import { EKS } from '@aws-sdk/client-eks';
import { ElasticLoadBalancing } from '@aws-sdk/client-elastic-load-balancing';
import { ElasticLoadBalancingV2 } from '@aws-sdk/client-elastic-load-balancing-v2';
import { IAM } from '@aws-sdk/client-iam';
import type { Emulator } from './emulator.ts';

/** The network of the cluster, as it is now. */
async function networkOf(
  admin: Emulator['admin'],
  cluster: string,
): Promise<{ vpcId: string; subnetIds: string[] }> {
  const ec2 = new EC2(admin);
  const answer = await new EKS(admin).describeCluster({ name: cluster });
  const vpcId = answer.cluster?.resourcesVpcConfig?.vpcId ?? '';
  const { Subnets = [] } = await ec2.describeSubnets({ Filters: [{ Name: 'vpc-id', Values: [vpcId] }] });
  return { vpcId, subnetIds: Subnets.map(({ SubnetId = '' }) => SubnetId) };
}

/**
 * As Karpenter starts one, and as a node group that somebody manages otherwise has them.
 * @param nodes of that group
 * @param isNamedByValue whether they say by the value of a tag, too, whose they are, where policies can look
 */
export async function startInstances(
  { admin }: Emulator,
  cluster: string,
  { nodes = 1, isNamedByValue = true }: { nodes?: number; isNamedByValue?: boolean } = {},
): Promise<void> {
  const { subnetIds } = await networkOf(admin, cluster);
  const ec2 = new EC2(admin);
  const owned = { Key: `kubernetes.io/cluster/${cluster}`, Value: 'owned' };
  const named = isNamedByValue ? [{ Key: 'eks:eks-cluster-name', Value: cluster }] : [];
  const Tags = [owned, ...named, { Key: 'karpenter.sh/nodepool', Value: 'default' }];
  const { Images = [] } = await ec2.describeImages({ Owners: ['amazon'] });
  const ImageId = Images[0]?.ImageId;
  await ec2.runInstances({
    ImageId,
    InstanceType: 't3.medium',
    SubnetId: subnetIds[0],
    MinCount: 1,
    MaxCount: 1,
    TagSpecifications: [{ ResourceType: 'instance', Tags }],
  });
  const { LaunchTemplate } = await ec2.createLaunchTemplate({
    LaunchTemplateName: `${cluster}-workers`,
    LaunchTemplateData: { ImageId, InstanceType: 't3.medium' },
  });
  const { LaunchTemplateId = '' } = LaunchTemplate ?? {};
  await new AutoScaling(admin).createAutoScalingGroup({
    AutoScalingGroupName: `${cluster}-workers`,
    LaunchTemplate: { LaunchTemplateId, Version: '$Latest' },
    MinSize: nodes,
    MaxSize: 1,
    VPCZoneIdentifier: subnetIds[0],
    Tags: [owned, ...named].map((tag) => ({ ...tag, PropagateAtLaunch: true })),
  });
  // Its makers keep it: the group alone starts instances.
  await ec2.deleteLaunchTemplate({ LaunchTemplateId });
}

/**
 * What is left when controllers did not get to clear up: a load balancer whose groups name each other, and its like.
 * @param cni what the CNI says by tags of whose its interface is, besides
 * @param isWatched whether GuardDuty has an endpoint in the network
 */
export async function makeLeftovers(
  { admin }: Emulator,
  cluster: string,
  { cni: whose = [], isWatched = true }: { cni?: Tag[]; isWatched?: boolean } = {},
): Promise<void> {
  const { vpcId, subnetIds } = await networkOf(admin, cluster);
  const ec2 = new EC2(admin);
  const tags = [{ Key: 'elbv2.k8s.aws/cluster', Value: cluster }];
  const group = async (name: string): Promise<string> => {
    const { GroupId = '' } = await ec2.createSecurityGroup({
      GroupName: name,
      Description: name,
      VpcId: vpcId,
      TagSpecifications: [{ ResourceType: 'security-group', Tags: tags }],
    });
    return GroupId;
  };
  const [front, back] = [await group('k8s-shop-web'), await group('k8s-traffic-demo')];
  const from = (GroupId: string) => [{ IpProtocol: '-1', UserIdGroupPairs: [{ GroupId }] }];
  await ec2.authorizeSecurityGroupIngress({ GroupId: back, IpPermissions: from(front) });
  await ec2.authorizeSecurityGroupIngress({ GroupId: front, IpPermissions: from(back) });

  const elb = new ElasticLoadBalancingV2(admin);
  const zones = new Map<string, string>();
  const { Subnets = [] } = await ec2.describeSubnets({ SubnetIds: subnetIds });
  for (const { AvailabilityZone = '', SubnetId = '' } of Subnets) zones.set(AvailabilityZone, SubnetId);
  const { LoadBalancers = [] } = await elb.createLoadBalancer({
    Name: 'k8s-shop-web',
    Subnets: [...zones.values()],
    SecurityGroups: [front],
    Tags: tags,
  });
  await elb.modifyLoadBalancerAttributes({
    LoadBalancerArn: LoadBalancers[0]?.LoadBalancerArn,
    Attributes: [{ Key: 'deletion_protection.enabled', Value: 'true' }],
  });
  const { TargetGroups = [] } = await elb.createTargetGroup({
    Name: `k8s-${cluster.replaceAll('--', '-')}-web`,
    Protocol: 'HTTP',
    Port: 80,
    VpcId: vpcId,
    Tags: tags,
  });
  await elb.createListener({
    LoadBalancerArn: LoadBalancers[0]?.LoadBalancerArn,
    Protocol: 'HTTP',
    Port: 80,
    DefaultActions: [{ Type: 'forward', TargetGroupArn: TargetGroups[0]?.TargetGroupArn }],
  });

  const cni = [{ Key: 'node.k8s.amazonaws.com/instance_id', Value: 'i-0123456789abcdef0' }, ...whose];
  await ec2.createNetworkInterface({
    SubnetId: subnetIds[0],
    Groups: [back],
    TagSpecifications: [{ ResourceType: 'network-interface', Tags: cni }],
  });
  if (isWatched) await watch(ec2, vpcId, [...zones.values()]);
  const owner = [
    { Key: 'eks-cluster-action/cluster', Value: cluster },
    { Key: 'eks-cluster-action/owner', Value: await ownerOf(admin, cluster) },
  ];
  await ec2.createVolume({
    AvailabilityZone: 'us-east-1a',
    Size: 10,
    TagSpecifications: [{ ResourceType: 'volume', Tags: owner }],
  });
  await new IAM(admin).createOpenIDConnectProvider({
    Url: 'https://oidc.eks.us-east-1.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF',
    ClientIDList: ['sts.amazonaws.com'],
    Tags: owner,
  });
}

/** A rule for the groups of makeLeftovers, as the AWS Load Balancer Controller writes it into the group that EKS has made. */
export async function letInFromBalancer({ admin }: Emulator, cluster: string): Promise<void> {
  const ec2 = new EC2(admin);
  const answer = await new EKS(admin).describeCluster({ name: cluster });
  const { vpcId, clusterSecurityGroupId } = answer.cluster?.resourcesVpcConfig ?? {};
  const { SecurityGroups: [back] = [] } = await ec2.describeSecurityGroups({
    Filters: [
      { Name: 'vpc-id', Values: [vpcId ?? ''] },
      { Name: 'group-name', Values: ['k8s-traffic-demo'] },
    ],
  });
  await ec2.authorizeSecurityGroupIngress({
    GroupId: clusterSecurityGroupId,
    IpPermissions: [{ IpProtocol: '-1', UserIdGroupPairs: [{ GroupId: back?.GroupId }] }],
  });
}

/** As the cloud controller tags one. Source: kubernetes/cloud-provider-aws, pkg/providers/v1/aws_loadbalancer.go. */
export async function leaveClassicBalancer({ admin }: Emulator, cluster: string): Promise<void> {
  const { vpcId, subnetIds } = await networkOf(admin, cluster);
  const owned = { Key: `kubernetes.io/cluster/${cluster}`, Value: 'owned' };
  const { GroupId = '' } = await new EC2(admin).createSecurityGroup({
    GroupName: 'k8s-elb-a0123456789abcdef',
    Description: 'Security group for Kubernetes ELB a0123456789abcdef (default/web)',
    VpcId: vpcId,
    TagSpecifications: [{ ResourceType: 'security-group', Tags: [owned] }],
  });
  await new ElasticLoadBalancing(admin).createLoadBalancer({
    LoadBalancerName: 'a0123456789abcdef',
    Subnets: subnetIds.slice(0, 1),
    SecurityGroups: [GroupId],
    Listeners: [{ Protocol: 'TCP', LoadBalancerPort: 80, InstancePort: 30080 }],
    Tags: [owned, { Key: 'kubernetes.io/service-name', Value: 'default/web' }],
  });
}

async function ownerOf(admin: Emulator['admin'], name: string): Promise<string> {
  const { cluster } = await new EKS(admin).describeCluster({ name });
  return cluster?.tags?.['eks-cluster-action/owner'] ?? '';
}

/** As GuardDuty's Runtime Monitoring does. */
async function watch(ec2: EC2, VpcId: string, SubnetIds: string[]): Promise<void> {
  const { GroupId = '' } = await ec2.createSecurityGroup({
    GroupName: `GuardDutyManagedSecurityGroup-${VpcId}`,
    Description: 'Associated with VPC',
    VpcId,
  });
  await ec2.createVpcEndpoint({
    VpcId,
    VpcEndpointType: 'Interface',
    ServiceName: 'com.amazonaws.us-east-1.guardduty-data',
    SubnetIds,
    SecurityGroupIds: [GroupId],
    TagSpecifications: [{ ResourceType: 'vpc-endpoint', Tags: [{ Key: 'GuardDutyManaged', Value: 'true' }] }],
  });
}
