/** What an account must have before it can have a cluster, made with AWS's own SDK. */

import { setTimeout as sleep } from 'node:timers/promises';
import {
  AssociateRouteTableCommand,
  AttachInternetGatewayCommand,
  CreateInternetGatewayCommand,
  CreateRouteCommand,
  CreateRouteTableCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  DescribeInstancesCommand,
  EC2Client,
  ModifySubnetAttributeCommand,
  ModifyVpcAttributeCommand,
} from '@aws-sdk/client-ec2';
import {
  CreateClusterCommand,
  type CreateClusterCommandInput,
  CreateNodegroupCommand,
  type CreateNodegroupCommandInput,
  DeleteNodegroupCommand,
  DescribeClusterCommand,
  DescribeNodegroupCommand,
  EKSClient,
} from '@aws-sdk/client-eks';
import { AttachRolePolicyCommand, CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { durations } from '../../emulator/clock.ts';
import type { EmulatorInTest } from './emulator-in-test.ts';

export interface Account {
  ec2: EC2Client;
  eks: EKSClient;
  iam: IAMClient;
  vpcId: string;
  /** Public subnets in us-east-1a and us-east-1b. */
  subnetIds: string[];
  clusterRole: string;
  nodeRole: string;
}

/** What the roles of nodes have as a rule. */
export const nodePolicies = [
  'AmazonEKSWorkerNodePolicy',
  'AmazonEC2ContainerRegistryPullOnly',
  'AmazonEKS_CNI_Policy',
];

const managed = (name: string): string => `arn:aws:iam::aws:policy/${name}`;

/** @returns the role's ARN */
export async function createRole(
  iam: IAMClient,
  name: string,
  options: {
    service: string;
    actions?: string[];
    policies?: string[];
    path?: string;
    /** ARN of its permissions boundary. */
    boundary?: string;
  },
): Promise<string> {
  const { Role } = await iam.send(
    new CreateRoleCommand({
      RoleName: name,
      Path: options.path,
      PermissionsBoundary: options.boundary,
      AssumeRolePolicyDocument: JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: options.service },
            Action: options.actions ?? ['sts:AssumeRole'],
          },
        ],
      }),
    }),
  );
  for (const policy of options.policies ?? []) {
    await iam.send(new AttachRolePolicyCommand({ RoleName: name, PolicyArn: managed(policy) }));
  }
  return Role?.Arn ?? '';
}

/** @returns the subnet's id */
export async function createSubnet(
  ec2: EC2Client,
  vpcId: string,
  zone: string,
  cidr: string,
): Promise<string> {
  const { Subnet } = await ec2.send(
    new CreateSubnetCommand({ VpcId: vpcId, AvailabilityZone: zone, CidrBlock: cidr }),
  );
  return Subnet?.SubnetId ?? '';
}

/** A VPC with DNS on and a public subnet in each of two zones. */
export async function createNetwork(ec2: EC2Client): Promise<{ vpcId: string; subnetIds: string[] }> {
  const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/16' }));
  const vpcId = Vpc?.VpcId ?? '';
  await ec2.send(new ModifyVpcAttributeCommand({ VpcId: vpcId, EnableDnsHostnames: { Value: true } }));
  const { InternetGateway } = await ec2.send(new CreateInternetGatewayCommand({}));
  const InternetGatewayId = InternetGateway?.InternetGatewayId;
  await ec2.send(new AttachInternetGatewayCommand({ InternetGatewayId, VpcId: vpcId }));
  const { RouteTable } = await ec2.send(new CreateRouteTableCommand({ VpcId: vpcId }));
  const RouteTableId = RouteTable?.RouteTableId;
  await ec2.send(
    new CreateRouteCommand({ RouteTableId, DestinationCidrBlock: '0.0.0.0/0', GatewayId: InternetGatewayId }),
  );
  const subnetIds: string[] = [];
  for (const [zone, cidr] of [
    ['us-east-1a', '10.0.0.0/20'],
    ['us-east-1b', '10.0.16.0/20'],
  ] as const) {
    const SubnetId = await createSubnet(ec2, vpcId, zone, cidr);
    await ec2.send(new ModifySubnetAttributeCommand({ SubnetId, MapPublicIpOnLaunch: { Value: true } }));
    await ec2.send(new AssociateRouteTableCommand({ RouteTableId, SubnetId }));
    subnetIds.push(SubnetId);
  }
  return { vpcId, subnetIds };
}

/** Makes a network and the roles of cluster and nodes, and waits until they can be used. */
export async function furnish(emulator: EmulatorInTest): Promise<Account> {
  const configuration = emulator.admin;
  const ec2 = new EC2Client(configuration);
  const iam = new IAMClient(configuration);
  const network = await createNetwork(ec2);
  const clusterRole = await createRole(iam, 'cluster', {
    service: 'eks.amazonaws.com',
    policies: ['AmazonEKSClusterPolicy'],
  });
  const nodeRole = await createRole(iam, 'node', {
    service: 'ec2.amazonaws.com',
    policies: nodePolicies,
    path: '/nodes/',
  });
  await consistent(emulator);
  return { ec2, iam, eks: new EKSClient(configuration), ...network, clusterRole, nodeRole };
}

/** A good request for a cluster with access entries. */
export const clusterRequest = (
  { subnetIds, clusterRole }: Account,
  name: string,
  wish: Partial<CreateClusterCommandInput> = {},
): CreateClusterCommandInput => ({
  name,
  roleArn: clusterRole,
  resourcesVpcConfig: { subnetIds },
  accessConfig: { authenticationMode: 'API' },
  ...wish,
});

/** A good request for a node group of two. */
export const nodegroupRequest = (
  { subnetIds, nodeRole }: Account,
  clusterName: string,
  nodegroupName: string,
  wish: Partial<CreateNodegroupCommandInput> = {},
): CreateNodegroupCommandInput => ({
  clusterName,
  nodegroupName,
  nodeRole,
  subnets: subnetIds,
  scalingConfig: { minSize: 1, maxSize: 3, desiredSize: 2 },
  ...wish,
});

/** Waits until IAM has spread what was changed last. */
export const consistent = ({ world }: EmulatorInTest): Promise<void> =>
  world.clock.sleep(durations.iamConsistency[1] + 1);

/** Asks until the answer is there. */
export async function eventually<Answer>(ask: () => Promise<Answer | undefined | false>): Promise<Answer> {
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    await sleep(20);
  }
}

/** Asks until asking is refused in this way. */
export const untilRefused = (ask: () => Promise<unknown>, name: string): Promise<true> =>
  eventually(async () => {
    try {
      await ask();
      return false;
    } catch (error) {
      if (error instanceof Error && error.name === name) return true;
      throw error;
    }
  });

export async function createCluster(
  account: Account,
  name: string,
  wish?: Partial<CreateClusterCommandInput>,
) {
  await account.eks.send(new CreateClusterCommand(clusterRequest(account, name, wish)));
  return await clusterOnce(account, name, 'ACTIVE');
}

export const clusterOnce = ({ eks }: Account, name: string, status: string) =>
  eventually(async () => {
    const { cluster } = await eks.send(new DescribeClusterCommand({ name }));
    return cluster?.status === status && cluster;
  });

export async function createNodegroup(
  account: Account,
  clusterName: string,
  nodegroupName: string,
  wish?: Partial<CreateNodegroupCommandInput>,
) {
  await account.eks.send(
    new CreateNodegroupCommand(nodegroupRequest(account, clusterName, nodegroupName, wish)),
  );
  return await nodegroupOnce(account, clusterName, nodegroupName, 'ACTIVE');
}

export const nodegroupOnce = ({ eks }: Account, clusterName: string, nodegroupName: string, status: string) =>
  eventually(async () => {
    const { nodegroup } = await eks.send(new DescribeNodegroupCommand({ clusterName, nodegroupName }));
    return nodegroup?.status === status && nodegroup;
  });

export async function removeNodegroup({ eks }: Account, clusterName: string, nodegroupName: string) {
  await eks.send(new DeleteNodegroupCommand({ clusterName, nodegroupName }));
  await untilRefused(
    () => eks.send(new DescribeNodegroupCommand({ clusterName, nodegroupName })),
    'ResourceNotFoundException',
  );
}

/** Those of a node group that run. */
export async function instancesOf({ ec2 }: Account, nodegroupName: string) {
  const { Reservations = [] } = await ec2.send(
    new DescribeInstancesCommand({
      Filters: [
        { Name: 'tag:eks:nodegroup-name', Values: [nodegroupName] },
        { Name: 'instance-state-name', Values: ['running'] },
      ],
    }),
  );
  return Reservations.flatMap(({ Instances = [] }) => Instances);
}
