/** Clusters and pieces of clusters, made quickly by somebody who may do everything: in the default VPC, without nodes. */
import { setTimeout as sleep } from 'node:timers/promises';
import { CloudFormation } from '@aws-sdk/client-cloudformation';
import { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs';
import { EC2 } from '@aws-sdk/client-ec2';
import { EKS } from '@aws-sdk/client-eks';
import { ElasticLoadBalancingV2 } from '@aws-sdk/client-elastic-load-balancing-v2';
import { IAM } from '@aws-sdk/client-iam';
import type { Emulator } from './emulator.ts';

/** Whoever seeds may do everything in it. */
type Account = { admin: Omit<Emulator['admin'], 'retryStrategy'> };

/** Where, and whose. Without an owner it carries no tags of ours. */
export interface Seed {
  name: string;
  region: string;
  owner?: string;
  /** RFC 3339, or `never`. */
  expiresAt?: string;
  tags?: Record<string, string>;
}

/** The tags that `up` would have given it. */
function tagsOf({ name, owner, expiresAt = 'never', tags }: Seed): Record<string, string> {
  if (owner === undefined) return { ...tags };
  return {
    'eks-cluster-action/cluster': name,
    'eks-cluster-action/owner': owner,
    'eks-cluster-action/repository': 'octo-org/octo-app',
    'eks-cluster-action/expires-at': expiresAt,
    ...tags,
  };
}

const tagList = (tags: Record<string, string>) =>
  Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));

const trust = (service: string): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }],
  });

/** The role of all seeded control planes, which no cluster of ours owns. @returns its ARN, once EKS knows it. */
export async function seedControlPlaneRole(emulator: Account): Promise<string> {
  const iam = new IAM(emulator.admin);
  const RoleName = 'seeded-control-planes';
  const { Role } = await iam.createRole({
    RoleName,
    AssumeRolePolicyDocument: trust('eks.amazonaws.com'),
  });
  await iam.attachRolePolicy({ RoleName, PolicyArn: 'arn:aws:iam::aws:policy/AmazonEKSClusterPolicy' });
  return Role?.Arn ?? '';
}

/** A control plane, in two subnets of the region's default VPC; it is being created when this returns. */
export async function seedCluster(emulator: Account, roleArn: string, seed: Seed): Promise<void> {
  const { Subnets = [] } = await new EC2({ ...emulator.admin, region: seed.region }).describeSubnets({
    Filters: [{ Name: 'default-for-az', Values: ['true'] }],
  });
  const subnetIds = Subnets.filter(({ AvailabilityZone }) => AvailabilityZone !== 'us-east-1e')
    .map(({ SubnetId = '' }) => SubnetId)
    .slice(0, 2);
  const eks = new EKS({ ...emulator.admin, region: seed.region });
  const create = (): Promise<unknown> =>
    eks.createCluster({
      name: seed.name,
      roleArn,
      resourcesVpcConfig: { subnetIds },
      accessConfig: { authenticationMode: 'API' },
      tags: tagsOf(seed),
    });
  // EKS does not know a new role at once.
  let refusal: unknown;
  for (let tried = 0; tried < 100; tried += 1) {
    try {
      await create();
      return;
    } catch (error) {
      refusal = error;
      await sleep(100);
    }
  }
  throw refusal;
}

/** The stack of a seeded cluster, by which it is found. */
export async function seedStack(emulator: Account, seed: Seed): Promise<void> {
  const cloudFormation = new CloudFormation({ ...emulator.admin, region: seed.region });
  const template = { Resources: { Nothing: { Type: 'AWS::CloudFormation::WaitConditionHandle' } } };
  await cloudFormation.createStack({
    StackName: `eks-${seed.name}-network`,
    TemplateBody: JSON.stringify(template),
    Tags: tagList(tagsOf(seed)),
  });
}

/** Waits until a seeded cluster has come to this. */
export async function untilCluster(emulator: Account, { name, region }: Seed, status: string): Promise<void> {
  const eks = new EKS({ ...emulator.admin, region });
  while ((await eks.describeCluster({ name })).cluster?.status !== status) await sleep(100);
}

/**
 * What is left of a cluster whose control plane has gone: a role, a launch template, a volume, the logs, and a target group
 * of a controller that tags as it is told to, whose VPC has gone.
 */
export async function seedPieces(emulator: Account, seed: Seed): Promise<void> {
  const { name, region } = seed;
  const tags = tagsOf(seed);
  const configuration = { ...emulator.admin, region };
  const ec2 = new EC2(configuration);
  const specification = (ResourceType: 'volume' | 'launch-template') =>
    seed.owner === undefined ? {} : { TagSpecifications: [{ ResourceType, Tags: tagList(tags) }] };
  await Promise.all([
    new IAM(configuration).createRole({
      RoleName: `${name}-${region}-node`,
      Path:
        seed.owner === undefined
          ? '/'
          : `/eks-cluster-action/${seed.owner.split('/')[0]}/cluster/${name}/${region}/`,
      AssumeRolePolicyDocument: trust('ec2.amazonaws.com'),
      Tags: tagList(tags),
    }),
    ec2.createVolume({ AvailabilityZone: `${region}a`, Size: 10, ...specification('volume') }),
    ec2.createLaunchTemplate({
      LaunchTemplateName: `${name}/default`,
      LaunchTemplateData: { InstanceType: 't3.medium' },
      ...specification('launch-template'),
    }),
    new CloudWatchLogs(configuration).createLogGroup({
      logGroupName: `/aws/eks/${name}/cluster`,
      ...(seed.owner !== undefined && { tags }),
    }),
    seedTargetGroup(ec2, new ElasticLoadBalancingV2(configuration), name, tags),
  ]);
}

async function seedTargetGroup(
  ec2: EC2,
  elb: ElasticLoadBalancingV2,
  cluster: string,
  tags: Record<string, string>,
): Promise<void> {
  const { Vpc } = await ec2.createVpc({ CidrBlock: '10.0.0.0/16' });
  await elb.createTargetGroup({
    Name: `k8s-${cluster}-${Object.keys(tags).length}`,
    Protocol: 'HTTP',
    Port: 80,
    VpcId: Vpc?.VpcId,
    Tags: tagList({ ...tags, 'elbv2.k8s.aws/cluster': cluster }),
  });
  await ec2.deleteVpc({ VpcId: Vpc?.VpcId });
}
