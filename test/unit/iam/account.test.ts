/**
 * The same attacks as calls, with the roles of the deployed stack, in an account that holds the clusters of two other
 * repositories and one of nobody's, with what belongs to them: each is refused, and all of it stays as it was.
 */
import { CloudFormation } from '@aws-sdk/client-cloudformation';
import { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs';
import { EC2, type TagSpecification } from '@aws-sdk/client-ec2';
import { EKS } from '@aws-sdk/client-eks';
import { ElasticLoadBalancingV2 } from '@aws-sdk/client-elastic-load-balancing-v2';
import { IAM } from '@aws-sdk/client-iam';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seedCluster, seedControlPlaneRole, untilCluster } from '../../e2e/seeds.ts';
import { tryWithinBoundary } from '../../iam/within-boundary.ts';
import {
  type ClientConfiguration,
  credentialsOf,
  type EmulatorInTest,
  emulatorInTest,
  refusal,
} from '../emulator/emulator-in-test.ts';
import { assume, deploy, type Outputs, ownRoles, post, repository, reusable } from './stack-of-repository.ts';

const region = 'us-east-1';
const clusters = {
  nobodys: 'production',
  another: 'octo-app-web--pr-1',
  third: 'shop--pr-7',
  staging: 'octo-app--staging',
  own: 'octo-app--pr-1',
} as const;
const owners = {
  another: '999/pr-1',
  third: '424242/pr-7',
  staging: '74061981/run',
  own: '74061981/pr-1',
} as const;
const forged = { 'eks-cluster-action/owner': owners.own };

const clientsOf = (configuration: ClientConfiguration) => ({
  cloudFormation: new CloudFormation(configuration),
  ec2: new EC2(configuration),
  eks: new EKS(configuration),
  elb: new ElasticLoadBalancingV2(configuration),
  iam: new IAM(configuration),
  logs: new CloudWatchLogs(configuration),
});
type Clients = ReturnType<typeof clientsOf>;

let emulator: EmulatorInTest;
let admin: Clients;
let outputs: Outputs;
/** What the attacks are about. */
let there: Awaited<ReturnType<typeof furnish>>;
let before: unknown;

const tagged = (ResourceType: TagSpecification['ResourceType'], tags: Record<string, string>) => ({
  TagSpecifications: [{ ResourceType, Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) }],
});

/** Everything that has an owner, and what has none. */
async function furnish(): Promise<{
  vpcId: string;
  subnetId: string;
  groupId: string;
  volumeId: string;
  interfaceId: string;
  templateId: string;
  balancerArn: string;
  nodeRoleArn: string;
}> {
  const controlPlanes = await seedControlPlaneRole(emulator);
  for (const [of, name] of Object.entries(clusters)) {
    const owner = { ...owners, nobodys: undefined }[of as keyof typeof clusters];
    const whose = owner === undefined ? { tags: { team: 'shop' } } : { owner };
    await seedCluster(emulator, controlPlanes, { name, region, ...whose });
  }
  for (const name of Object.values(clusters)) await untilCluster(emulator, { name, region }, 'ACTIVE');
  const { ec2, elb, iam, logs } = admin;
  const { Subnets: [subnet, second] = [] } = await ec2.describeSubnets({
    Filters: [{ Name: 'availability-zone', Values: ['us-east-1a', 'us-east-1b'] }],
  });
  const VpcId = subnet?.VpcId ?? '';
  const SubnetId = subnet?.SubnetId ?? '';
  const { GroupId: groupId = '' } = await ec2.createSecurityGroup({
    VpcId,
    GroupName: 'unused',
    Description: 'Of nobody',
  });
  const { VolumeId: volumeId = '' } = await ec2.createVolume({
    AvailabilityZone: 'us-east-1a',
    Size: 1,
    ...tagged('volume', { 'eks:eks-cluster-name': clusters.nobodys }),
  });
  const { NetworkInterface } = await ec2.createNetworkInterface({
    SubnetId,
    ...tagged('network-interface', {
      'node.k8s.amazonaws.com/instance_id': 'i-0123456789abcdef0',
      'cluster.k8s.amazonaws.com/name': clusters.third,
    }),
  });
  const { LaunchTemplate } = await ec2.createLaunchTemplate({
    LaunchTemplateName: `${clusters.another}/default`,
    LaunchTemplateData: { UserData: 'c2VjcmV0' },
    ...tagged('launch-template', { 'eks-cluster-action/owner': owners.another }),
  });
  const { LoadBalancers: [balancer] = [] } = await elb.createLoadBalancer({
    Name: 'k8s-prod',
    Subnets: [SubnetId, second?.SubnetId ?? ''],
    Tags: [{ Key: 'elbv2.k8s.aws/cluster', Value: clusters.nobodys }],
  });
  await logs.createLogGroup({ logGroupName: `/aws/eks/${clusters.nobodys}/cluster` });
  const trust = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
  };
  const { Role } = await iam.createRole({
    RoleName: 'node',
    Path: `/eks-cluster-action/999/cluster/${clusters.another}/${region}/`,
    AssumeRolePolicyDocument: JSON.stringify(trust),
    Tags: [{ Key: 'eks-cluster-action/owner', Value: owners.another }],
  });
  await iam.createInstanceProfile({ InstanceProfileName: 'eks-0abc' });
  await iam.addRoleToInstanceProfile({ InstanceProfileName: 'eks-0abc', RoleName: 'node' });
  return {
    vpcId: VpcId,
    subnetId: SubnetId,
    groupId,
    volumeId,
    interfaceId: NetworkInterface?.NetworkInterfaceId ?? '',
    templateId: LaunchTemplate?.LaunchTemplateId ?? '',
    balancerArn: balancer?.LoadBalancerArn ?? '',
    nodeRoleArn: Role?.Arn ?? '',
  };
}

beforeAll(async () => {
  emulator = await emulatorInTest({ speed: 600 });
  admin = clientsOf(emulator.admin);
  ({ outputs } = await deploy(emulator, repository));
  await post(emulator, '/_emulator/github', { pulls: [{ number: 1, head: 'feature', state: 'open' }] });
  there = await furnish();
  before = await emulator.resources();
}, 120_000);
afterAll(() => emulator.close());

type Who = 'pr' | 'main' | 'sweep';

const opened = { event: 'pull_request', action: 'opened', pull: 1 };
const jobs: Record<Who, { role: string; job: object }> = {
  pr: { role: 'PullRequest', job: { ...opened, jobWorkflowRef: reusable('preview.yml') } },
  main: { role: 'Main', job: { event: 'schedule', jobWorkflowRef: reusable('preview.yml') } },
  sweep: { role: 'Sweep', job: { event: 'schedule', jobWorkflowRef: reusable('teardown.yml') } },
};

const arnOf = (who: Who): string => outputs[`${jobs[who].role}RoleArn`] ?? '';

/** In a session of its own: at this speed, an hour is soon over. */
async function as(who: Who): Promise<Clients & { arn: string }> {
  const arn = arnOf(who);
  const { Credentials } = await assume(emulator, arn, jobs[who].job);
  return { arn, ...clientsOf({ ...emulator.admin, credentials: credentialsOf(Credentials) }) };
}

const clusterArn = (name: string): string => `arn:aws:eks:${region}:123456789012:cluster/${name}`;

type Attack = [what: string, who: Who, call: (as: Clients & { arn: string }) => Promise<unknown>];

const others = [clusters.nobodys, clusters.another, clusters.third];

const attacks: Attack[] = [
  ...[...others, clusters.staging].flatMap((name): Attack[] => [
    [
      `claim cluster ${name}`,
      'pr',
      ({ eks }) => eks.tagResource({ resourceArn: clusterArn(name), tags: forged }),
    ],
    [
      `enter cluster ${name}`,
      'pr',
      ({ eks, arn }) => eks.createAccessEntry({ clusterName: name, principalArn: arn, tags: forged }),
    ],
    [`delete cluster ${name}`, 'pr', ({ eks }) => eks.deleteCluster({ name })],
    [
      `open the endpoint of ${name}`,
      'pr',
      ({ eks }) =>
        eks.updateClusterConfig({ name, resourcesVpcConfig: { publicAccessCidrs: ['0.0.0.0/0'] } }),
    ],
  ]),
  ...others.flatMap((name): Attack[] => [
    [`delete cluster ${name} from the default branch`, 'main', ({ eks }) => eks.deleteCluster({ name })],
    [`sweep cluster ${name}`, 'sweep', ({ eks }) => eks.deleteCluster({ name })],
    [
      `enter cluster ${name} with the role of sweeps`,
      'sweep',
      ({ eks, arn }) => eks.createAccessEntry({ clusterName: name, principalArn: arn, tags: forged }),
    ],
  ]),
  [
    'let a foreign account into an own cluster',
    'pr',
    ({ eks }) =>
      eks.createAccessEntry({
        clusterName: clusters.own,
        principalArn: 'arn:aws:iam::666666666666:role/evil',
        tags: forged,
      }),
  ],
  [
    'let somebody else into an own cluster with the role of sweeps',
    'sweep',
    ({ eks }) =>
      eks.createAccessEntry({ clusterName: clusters.own, principalArn: arnOf('pr'), tags: forged }),
  ],
  [
    'make a cluster of another name',
    'pr',
    ({ eks }) =>
      eks.createCluster({
        name: 'octo-app-prod',
        roleArn: 'arn:aws:iam::123456789012:role/eks-cluster-action/74061981/pr/eks-octo-app-pr-cluster',
        resourcesVpcConfig: { subnetIds: [there.subnetId] },
        tags: forged,
      }),
  ],
  [
    'make a cluster with the role of the default branch’s clusters',
    'pr',
    ({ eks }) =>
      eks.createCluster({
        name: 'octo-app--pr-2',
        roleArn: 'arn:aws:iam::123456789012:role/eks-cluster-action/74061981/main/eks-octo-app-main-cluster',
        resourcesVpcConfig: { subnetIds: [there.subnetId] },
        tags: forged,
      }),
  ],
  [
    'make a node group with the node role of another repository',
    'pr',
    ({ eks }) =>
      eks.createNodegroup({
        clusterName: clusters.own,
        nodegroupName: 'door',
        nodeRole: there.nodeRoleArn,
        subnets: [there.subnetId],
        tags: forged,
      }),
  ],
  [
    'delete audit logs',
    'sweep',
    ({ logs }) => logs.deleteLogGroup({ logGroupName: `/aws/eks/${clusters.nobodys}/cluster` }),
  ],
  [
    'delete a load balancer',
    'sweep',
    ({ elb }) => elb.deleteLoadBalancer({ LoadBalancerArn: there.balancerArn }),
  ],
  ['delete a volume', 'sweep', ({ ec2 }) => ec2.deleteVolume({ VolumeId: there.volumeId })],
  ['delete an unused group', 'sweep', ({ ec2 }) => ec2.deleteSecurityGroup({ GroupId: there.groupId })],
  [
    'delete an interface of another CNI',
    'sweep',
    ({ ec2 }) => ec2.deleteNetworkInterface({ NetworkInterfaceId: there.interfaceId }),
  ],
  [
    'claim a subnet',
    'pr',
    ({ ec2 }) =>
      ec2.createTags({
        Resources: [there.subnetId],
        Tags: [{ Key: 'eks-cluster-action/owner', Value: owners.own }],
      }),
  ],
  [
    'delete a launch template of another repository',
    'pr',
    ({ ec2 }) => ec2.deleteLaunchTemplate({ LaunchTemplateId: there.templateId }),
  ],
  [
    'make a role',
    'pr',
    ({ iam }) =>
      iam.createRole({
        RoleName: 'door',
        Path: `/eks-cluster-action/74061981/cluster/${clusters.own}/${region}/`,
        AssumeRolePolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [] }),
      }),
  ],
  [
    'raise its own limits',
    'pr',
    ({ iam }) =>
      iam.tagRole({
        RoleName: 'eks-octo-app-pr',
        Tags: [{ Key: 'eks-cluster-action-clusters', Value: '' }],
      }),
  ],
  [
    'break the profile of a node group',
    'sweep',
    ({ iam }) => iam.removeRoleFromInstanceProfile({ InstanceProfileName: 'eks-0abc', RoleName: 'node' }),
  ],
];

describe('in an account that others use too', () => {
  test.each(attacks)('nobody can %s (%s)', async (_, who, call) => {
    expect(await refusal(call(await as(who)))).toMatchObject({
      name: expect.stringMatching(/^(AccessDenied(Exception)?|UnauthorizedOperation)$/),
    });
  });

  test('all of it is as it was', async () => {
    expect(await emulator.resources()).toEqual(before);
  });

  test('nor may a role that a cluster has of its own, whatever its policies and its trust', async () => {
    await deploy(emulator, ownRoles.parameters, ownRoles.template);
    const boundary = 'arn:aws:iam::123456789012:policy/eks-cluster-action/74061981/eks-octo-app-boundary';
    expect(await tryWithinBoundary(emulator.admin, boundary)).toEqual([]);
  });

  test('what is their own may go', async () => {
    await (await as('pr')).eks.deleteCluster({ name: clusters.own });
    await (await as('main')).eks.deleteCluster({ name: clusters.staging });
  });
});
