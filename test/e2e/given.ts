/** What people and other tools give a cluster by hand, beside what this action makes. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  CloudFormation,
  waitUntilStackCreateComplete,
  waitUntilStackDeleteComplete,
} from '@aws-sdk/client-cloudformation';
import { EC2, type RequestLaunchTemplateData } from '@aws-sdk/client-ec2';
import {
  EKS,
  waitUntilAddonActive,
  waitUntilFargateProfileActive,
  waitUntilNodegroupActive,
} from '@aws-sdk/client-eks';
import { IAM } from '@aws-sdk/client-iam';
import { policiesOfClusterRole } from '../../src/spec/auto-mode.ts';
import type { Emulator } from './emulator.ts';

const soon = { maxWaitTime: 120, minDelay: 1, maxDelay: 1 };

const trusting = (Service: string, Action: string[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service }, Action }] });

const roles = {
  'fargate-pods': trusting('eks-fargate-pods.amazonaws.com', ['sts:AssumeRole']),
  'capability-of-kro': trusting('capabilities.eks.amazonaws.com', ['sts:AssumeRole', 'sts:TagSession']),
  'pods-of-somebody': trusting('pods.eks.amazonaws.com', ['sts:AssumeRole', 'sts:TagSession']),
};

/** The roles that it needs: they are the account's, and stay. */
export async function makeRolesOfGivers({ admin }: Emulator): Promise<void> {
  const iam = new IAM(admin);
  for (const [RoleName, AssumeRolePolicyDocument] of Object.entries(roles))
    await iam.createRole({ RoleName, AssumeRolePolicyDocument });
}

/** Roles that pods may take. */
export async function makeRolesOfPods({ admin }: Pick<Emulator, 'admin'>, ...names: string[]): Promise<void> {
  const iam = new IAM(admin);
  for (const RoleName of names)
    await iam.createRole({ RoleName, AssumeRolePolicyDocument: roles['pods-of-somebody'] });
}

/** A role of the account's by which instances may be nodes. @returns its ARN */
export async function makeNodeRole({ admin }: Pick<Emulator, 'admin'>, RoleName: string): Promise<string> {
  const iam = new IAM(admin);
  const trust = { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' };
  const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [trust] });
  const { Role } = await iam.createRole({ RoleName, AssumeRolePolicyDocument });
  const names = ['AmazonEKSWorkerNodePolicy', 'AmazonEC2ContainerRegistryPullOnly', 'AmazonEKS_CNI_Policy'];
  for (const name of names)
    await iam.attachRolePolicy({ RoleName, PolicyArn: `arn:aws:iam::aws:policy/${name}` });
  return Role?.Arn ?? '';
}

async function roleArn({ admin }: Emulator, RoleName: string): Promise<string> {
  return (await new IAM(admin).getRole({ RoleName })).Role?.Arn ?? '';
}

/** Asks again for half a minute: roles that are new are not known to EKS at once. */
async function once<Value>(call: () => Promise<Value>, end = Date.now() + 30_000): Promise<Value> {
  try {
    return await call();
  } catch (error) {
    if (Date.now() > end) throw error;
    await sleep(200);
    return once(call, end);
  }
}

/** One after the other, as EKS takes them. */
export async function giveFargateProfiles(
  emulator: Emulator,
  clusterName: string,
  ...names: string[]
): Promise<void> {
  const eks = new EKS(emulator.admin);
  const podExecutionRoleArn = await roleArn(emulator, 'fargate-pods');
  for (const fargateProfileName of names) {
    const selectors = [{ namespace: fargateProfileName }];
    await once(() =>
      eks.createFargateProfile({ clusterName, fargateProfileName, podExecutionRoleArn, selectors }),
    );
    await waitUntilFargateProfileActive({ client: eks, ...soon }, { clusterName, fargateProfileName });
  }
}

export async function giveCapability(emulator: Emulator, clusterName: string): Promise<void> {
  const eks = new EKS(emulator.admin);
  const capabilityName = 'kro';
  const role = await roleArn(emulator, 'capability-of-kro');
  const wish = { type: 'KRO', deletePropagationPolicy: 'RETAIN', roleArn: role } as const;
  await once(() => eks.createCapability({ clusterName, capabilityName, ...wish }));
  const status = async (): Promise<string | undefined> =>
    (await eks.describeCapability({ clusterName, capabilityName })).capability?.status;
  while ((await status()) !== 'ACTIVE') await sleep(200);
}

/** With the subnets, the role and the launch template of the group that this action has made. */
export async function giveNodeGroup(
  { admin }: Emulator,
  clusterName: string,
  nodegroupName: string,
): Promise<void> {
  const eks = new EKS(admin);
  const { nodegroup: ours } = await eks.describeNodegroup({ clusterName, nodegroupName: 'default' });
  await eks.createNodegroup({
    clusterName,
    nodegroupName,
    nodeRole: ours?.nodeRole,
    subnets: ours?.subnets,
    launchTemplate: { id: ours?.launchTemplate?.id, version: ours?.launchTemplate?.version },
    scalingConfig: { minSize: 1, maxSize: 1, desiredSize: 1 },
  });
  await waitUntilNodegroupActive({ client: eks, ...soon }, { clusterName, nodegroupName });
}

/** What goes with a cluster by itself. */
export async function giveEntries(emulator: Emulator, clusterName: string): Promise<void> {
  const eks = new EKS(emulator.admin);
  await eks.createAccessEntry({ clusterName, principalArn: emulator.sweepRoleArn });
  const addonName = 'metrics-server';
  await eks.createAddon({ clusterName, addonName });
  await waitUntilAddonActive({ client: eks, ...soon }, { clusterName, addonName });
  const role = await roleArn(emulator, 'pods-of-somebody');
  const pods = { namespace: 'default', serviceAccount: 'reader' };
  await once(() => eks.createPodIdentityAssociation({ clusterName, ...pods, roleArn: role }));
}

/** Nodes as eksctl starts them by a stack: with its tags, and an Auto Scaling group. @returns the stack's name */
export async function makeStackOfNodes(
  { admin }: Emulator,
  clusterName: string,
  tags: Record<string, string>,
): Promise<string> {
  const ec2 = new EC2(admin);
  const { cluster } = await new EKS(admin).describeCluster({ name: clusterName });
  const { Images = [] } = await ec2.describeImages({ Owners: ['amazon'] });
  const template = {
    Resources: {
      Template: {
        Type: 'AWS::EC2::LaunchTemplate',
        Properties: { LaunchTemplateData: { ImageId: Images[0]?.ImageId, InstanceType: 't3.medium' } },
      },
      NodeGroup: {
        Type: 'AWS::AutoScaling::AutoScalingGroup',
        Properties: {
          MinSize: 1,
          MaxSize: 1,
          VPCZoneIdentifier: cluster?.resourcesVpcConfig?.subnetIds?.slice(0, 1),
          LaunchTemplate: {
            LaunchTemplateId: { Ref: 'Template' },
            Version: { 'Fn::GetAtt': ['Template', 'LatestVersionNumber'] },
          },
          Tags: [{ Key: `kubernetes.io/cluster/${clusterName}`, Value: 'owned', PropagateAtLaunch: true }],
        },
      },
    },
  };
  return makeStack(admin, `eksctl-${clusterName}-nodegroup-workers`, template, tags);
}

/** As eksctl leaves one for a service account. @returns the stack's name */
export async function makeStackOfRole({ admin }: Emulator, clusterName: string): Promise<string> {
  const template = {
    Resources: {
      Role1: {
        Type: 'AWS::IAM::Role',
        Properties: { AssumeRolePolicyDocument: JSON.parse(roles['pods-of-somebody']) },
      },
    },
  };
  const tags = { 'alpha.eksctl.io/cluster-name': clusterName };
  return makeStack(admin, `eksctl-${clusterName}-podidentityrole-default-reader`, template, tags);
}

/**
 * As Karpenter's getting-started page has one: told of its cluster by a parameter, with the role of the nodes under the name that
 * the page gives it. @returns the stack's name
 */
export async function makeKarpentersStack({ admin }: Emulator, clusterName: string): Promise<string> {
  const template = {
    Parameters: { ClusterName: { Type: 'String' } },
    Resources: {
      KarpenterNodeRole: {
        Type: 'AWS::IAM::Role',
        Properties: {
          RoleName: { 'Fn::Join': ['-', ['KarpenterNodeRole', { Ref: 'ClusterName' }]] },
          AssumeRolePolicyDocument: JSON.parse(trusting('ec2.amazonaws.com', ['sts:AssumeRole'])),
        },
      },
    },
  };
  return makeStack(admin, `Karpenter-${clusterName}`, template, {}, { ClusterName: clusterName });
}

/** The role and the profile of Karpenter's controller, as people make them by hand. @returns what takes both away again */
export async function makeKarpentersRole(
  { admin }: Emulator,
  clusterName: string,
): Promise<() => Promise<void>> {
  const iam = new IAM(admin);
  const RoleName = `KarpenterControllerRole-${clusterName}`;
  const InstanceProfileName = `${clusterName}_profile`;
  await iam.createRole({ RoleName, AssumeRolePolicyDocument: roles['pods-of-somebody'] });
  await iam.createInstanceProfile({ InstanceProfileName });
  await iam.addRoleToInstanceProfile({ InstanceProfileName, RoleName });
  return async () => {
    await iam.removeRoleFromInstanceProfile({ InstanceProfileName, RoleName });
    await iam.deleteInstanceProfile({ InstanceProfileName });
    await iam.deleteRole({ RoleName });
  };
}

async function makeStack(
  admin: Emulator['admin'],
  StackName: string,
  template: object,
  tags: Record<string, string>,
  parameters: Record<string, string> = {},
): Promise<string> {
  const client = new CloudFormation(admin);
  await client.createStack({
    StackName,
    TemplateBody: JSON.stringify(template),
    Capabilities: ['CAPABILITY_NAMED_IAM'],
    Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
    Parameters: Object.entries(parameters).map(([ParameterKey, ParameterValue]) => ({
      ParameterKey,
      ParameterValue,
    })),
  });
  await waitUntilStackCreateComplete({ client, ...soon }, { StackName });
  return StackName;
}

export async function deleteStack({ admin }: Emulator, StackName: string): Promise<void> {
  const client = new CloudFormation(admin);
  const { Stacks: [stack] = [] } = await client.describeStacks({ StackName });
  await client.deleteStack({ StackName });
  await waitUntilStackDeleteComplete({ client, ...soon }, { StackName: stack?.StackId });
}

/** Roles that the user gives to clusters of Auto Mode and to their nodes, and a cluster role that is no good for it. */
export async function makeAutoModeRoles({ admin }: Emulator, Path = '/'): Promise<void> {
  const iam = new IAM(admin);
  const make = async (RoleName: string, trust: string, policies: readonly string[]): Promise<void> => {
    await iam.createRole({ RoleName, Path, AssumeRolePolicyDocument: trust });
    for (const name of policies)
      await iam.attachRolePolicy({ RoleName, PolicyArn: `arn:aws:iam::aws:policy/${name}` });
  };
  await make(
    'auto-control-planes',
    trusting('eks.amazonaws.com', ['sts:AssumeRole', 'sts:TagSession']),
    policiesOfClusterRole,
  );
  await make('auto-nodes', trusting('ec2.amazonaws.com', ['sts:AssumeRole']), [
    'AmazonEKSWorkerNodeMinimalPolicy',
    'AmazonEC2ContainerRegistryPullOnly',
  ]);
  await make('bare', trusting('eks.amazonaws.com', ['sts:AssumeRole']), ['AmazonEKSClusterPolicy']);
}

/** A role that may do everything, and makes roles without a boundary. @returns its ARN */
export async function makeFreeRole({ admin, roleArn }: Emulator): Promise<string> {
  const iam = new IAM(admin);
  const { Role } = await iam.getRole({ RoleName: roleArn.split('/').at(-1) });
  const made = await iam.createRole({
    RoleName: 'free',
    MaxSessionDuration: 43_200,
    AssumeRolePolicyDocument: decodeURIComponent(Role?.AssumeRolePolicyDocument ?? ''),
  });
  const PolicyArn = 'arn:aws:iam::aws:policy/AdministratorAccess';
  await iam.attachRolePolicy({ RoleName: 'free', PolicyArn });
  return made.Role?.Arn ?? '';
}

/** What of EC2 nodes may be launched with: a key pair, and a placement group. */
export async function makeLaunchResources(
  { admin }: Pick<Emulator, 'admin'>,
  KeyName: string,
  GroupName: string,
): Promise<void> {
  const ec2 = new EC2(admin);
  await ec2.createKeyPair({ KeyName });
  await ec2.createPlacementGroup({ GroupName, Strategy: 'cluster' });
}

/** @returns the id of a capacity reservation for four instances */
export async function reserve(
  { admin }: Pick<Emulator, 'admin'>,
  InstanceType: string,
  AvailabilityZone: string,
): Promise<string> {
  const asked = { InstanceType, AvailabilityZone, InstancePlatform: 'Linux/UNIX' as const, InstanceCount: 4 };
  const { CapacityReservation } = await new EC2(admin).createCapacityReservation(asked);
  return CapacityReservation?.CapacityReservationId ?? '';
}

/** A launch template of the account's own, which tags what is launched from it. @returns its id */
export async function makeLaunchTemplate(
  { admin }: Pick<Emulator, 'admin'>,
  data: RequestLaunchTemplateData = {},
): Promise<string> {
  const Tags = [{ Key: 'team', Value: 'orders' }];
  const { LaunchTemplate } = await new EC2(admin).createLaunchTemplate({
    LaunchTemplateName: `of-somebody-${randomUUID()}`,
    LaunchTemplateData: {
      MetadataOptions: { HttpTokens: 'required' },
      TagSpecifications: [{ ResourceType: 'instance', Tags }],
      ...data,
    },
  });
  return LaunchTemplate?.LaunchTemplateId ?? '';
}
