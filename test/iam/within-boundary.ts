/**
 * What a role may do that a cluster has of its own, as calls: by whoever has written himself into its trust and attached
 * AdministratorAccess, so that nothing but its boundary is in the way, in an account that holds others' things.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { EC2, type TagSpecification } from '@aws-sdk/client-ec2';
import { ElasticLoadBalancingV2 } from '@aws-sdk/client-elastic-load-balancing-v2';
import { IAM } from '@aws-sdk/client-iam';
import { type AssumeRoleCommandOutput, STS } from '@aws-sdk/client-sts';

/** Of an SDK client. */
export interface Configuration {
  endpoint: string;
  region: string;
  credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string };
}

const own = 'octo-app--pr-1';
const sibling = 'octo-app--pr-2';
const foreign = 'production';

type Tags = Record<string, string>;
const named = (cluster: string): Tags => ({ 'cluster.k8s.amazonaws.com/name': cluster });
const driven = (cluster: string): Tags => ({ 'ebs.csi.aws.com/cluster-name': cluster });
const marked = (cluster: string): Tags => ({ 'eks-cluster-action/cluster': cluster });

const list = (tags: Tags) => Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
const tagged = (ResourceType: TagSpecification['ResourceType'], tags: Tags) => ({
  TagSpecifications: [{ ResourceType, Tags: list(tags) }],
});

const clientsOf = (configuration: Configuration) => ({
  ec2: new EC2(configuration),
  elb: new ElasticLoadBalancingV2(configuration),
});
type Clients = ReturnType<typeof clientsOf>;

type There = Awaited<ReturnType<typeof furnish>>;

/** What the attempts are about: of another cluster, of nobody, and of the own one. */
async function furnish(admin: Configuration) {
  const { ec2, elb } = clientsOf(admin);
  const { Subnets: [subnet, ownSubnet] = [] } = await ec2.describeSubnets({
    Filters: [
      { Name: 'default-for-az', Values: ['true'] },
      { Name: 'availability-zone', Values: ['us-east-1a', 'us-east-1b'] },
    ],
  });
  const [subnetId = '', ownSubnetId = ''] = [subnet?.SubnetId, ownSubnet?.SubnetId];
  await ec2.createTags({ Resources: [ownSubnetId], Tags: list(marked(own)) });
  const volumeOf = async (tags: Tags): Promise<string> => {
    const volume = { AvailabilityZone: 'us-east-1a', Size: 1, ...tagged('volume', tags) };
    return (await ec2.createVolume(volume)).VolumeId ?? '';
  };
  const interfaceOf = async (tags: Tags): Promise<string> => {
    const made = await ec2.createNetworkInterface({
      SubnetId: subnetId,
      ...tagged('network-interface', tags),
    });
    return made.NetworkInterface?.NetworkInterfaceId ?? '';
  };
  const group = { VpcId: subnet?.VpcId ?? '', GroupName: 'nobodys', Description: 'Of nobody' };
  const { GroupId: groupId = '' } = await ec2.createSecurityGroup(group);
  const { RouteTables: [table] = [] } = await ec2.describeRouteTables({});
  const { LoadBalancers: [balancer] = [] } = await elb.createLoadBalancer({
    Name: 'nobodys',
    Subnets: [subnetId, ownSubnetId],
  });
  return {
    subnetId,
    ownSubnetId,
    groupId,
    routeTableId: table?.RouteTableId ?? '',
    balancerArn: balancer?.LoadBalancerArn ?? '',
    volumeId: await volumeOf({ ...driven(foreign), ...marked(foreign) }),
    siblingsVolumeId: await volumeOf(driven(sibling)),
    ownVolumeId: await volumeOf(driven(own)),
    interfaceId: await interfaceOf(named(foreign)),
  };
}

/** @returns the ARN of a role of the own cluster, with that boundary */
async function makeDoor(admin: Configuration, PermissionsBoundary: string): Promise<string> {
  const iam = new IAM(admin);
  const trusting = { AWS: 'arn:aws:iam::123456789012:root' };
  const { Role } = await iam.createRole({
    RoleName: 'door',
    Path: `/eks-cluster-action/74061981/cluster/${own}/us-east-1/`,
    PermissionsBoundary,
    Tags: [{ Key: 'eks-cluster-action-cluster', Value: own }],
    AssumeRolePolicyDocument: JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: trusting, Action: ['sts:AssumeRole', 'sts:TagSession'] }],
    }),
  });
  const administrator = 'arn:aws:iam::aws:policy/AdministratorAccess';
  await iam.attachRolePolicy({ RoleName: 'door', PolicyArn: administrator });
  return Role?.Arn ?? '';
}

/** A role that is new is not to be seen at once. */
async function assume(admin: Configuration, RoleArn: string, tags: Tags): Promise<Clients> {
  const request = { RoleArn, RoleSessionName: 'run', Tags: list(tags) };
  const end = Date.now() + 20_000;
  const ask = (): Promise<AssumeRoleCommandOutput> =>
    new STS(admin).assumeRole(request).catch(async (error: unknown) => {
      if (!(error instanceof Error) || error.name !== 'AccessDenied' || Date.now() > end) throw error;
      await sleep(100);
      return ask();
    });
  const { Credentials } = await ask();
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = Credentials ?? {};
  return clientsOf({
    ...admin,
    credentials: {
      accessKeyId: AccessKeyId,
      secretAccessKey: SecretAccessKey,
      sessionToken: SessionToken,
    },
  });
}

type Attempt = [what: string, call: (as: Clients, there: There) => Promise<unknown>];

const attempts: readonly Attempt[] = [
  [
    'claim a subnet',
    ({ ec2 }, { subnetId }) => ec2.createTags({ Resources: [subnetId], Tags: list(marked(own)) }),
  ],
  [
    'claim a group by the tag of a controller',
    ({ ec2 }, { groupId }) =>
      ec2.createTags({ Resources: [groupId], Tags: list({ 'elbv2.k8s.aws/cluster': own }) }),
  ],
  [
    'give a volume of its own to another cluster',
    ({ ec2 }, { ownVolumeId }) => ec2.createTags({ Resources: [ownVolumeId], Tags: list(driven(foreign)) }),
  ],
  [
    'make an interface in a subnet of others',
    ({ ec2 }, { subnetId }) => ec2.createNetworkInterface({ SubnetId: subnetId }),
  ],
  [
    'make an interface that says it is another cluster’s',
    ({ ec2 }, { ownSubnetId }) =>
      ec2.createNetworkInterface({
        SubnetId: ownSubnetId,
        ...tagged('network-interface', named(foreign)),
      }),
  ],
  [
    'take addresses of another cluster’s interface',
    ({ ec2 }, { interfaceId }) =>
      ec2.assignPrivateIpAddresses({
        NetworkInterfaceId: interfaceId,
        SecondaryPrivateIpAddressCount: 1,
      }),
  ],
  [
    'change groups of another cluster’s interface',
    ({ ec2 }, { interfaceId, groupId }) =>
      ec2.modifyNetworkInterfaceAttribute({ NetworkInterfaceId: interfaceId, Groups: [groupId] }),
  ],
  [
    'read another cluster’s volume',
    ({ ec2 }, { volumeId }) => ec2.createSnapshot({ VolumeId: volumeId, ...tagged('snapshot', driven(own)) }),
  ],
  [
    'delete a volume of a sibling',
    ({ ec2 }, { siblingsVolumeId }) => ec2.deleteVolume({ VolumeId: siblingsVolumeId }),
  ],
  [
    'make a volume that says nobody’s',
    ({ ec2 }) => ec2.createVolume({ AvailabilityZone: 'us-east-1a', Size: 1 }),
  ],
  [
    'open a group of nobody’s',
    ({ ec2 }, { groupId }) =>
      ec2.authorizeSecurityGroupIngress({
        GroupId: groupId,
        IpPermissions: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
      }),
  ],
  [
    'change routes',
    ({ ec2 }, { routeTableId }) =>
      ec2.deleteRoute({ RouteTableId: routeTableId, DestinationCidrBlock: '0.0.0.0/0' }),
  ],
  [
    'delete a load balancer',
    ({ elb }, { balancerArn }) => elb.deleteLoadBalancer({ LoadBalancerArn: balancerArn }),
  ],
  [
    'claim a load balancer',
    ({ elb }, { balancerArn }) =>
      elb.addTags({ ResourceArns: [balancerArn], Tags: list({ 'elbv2.k8s.aws/cluster': own }) }),
  ],
];

/** By a session whose tags say that it is the other cluster's. */
const pretences: readonly Attempt[] = [
  [
    'take addresses of the cluster that it pretends to be of',
    ({ ec2 }, { interfaceId }) =>
      ec2.assignPrivateIpAddresses({
        NetworkInterfaceId: interfaceId,
        SecondaryPrivateIpAddressCount: 1,
      }),
  ],
  [
    'delete a volume of the cluster that it pretends to be of',
    ({ ec2 }, { volumeId }) => ec2.deleteVolume({ VolumeId: volumeId }),
  ],
];

/** What it needs. */
const needs: readonly Attempt[] = [
  [
    'make an interface in its network',
    ({ ec2 }, { ownSubnetId }) =>
      ec2.createNetworkInterface({ SubnetId: ownSubnetId, ...tagged('network-interface', named(own)) }),
  ],
  [
    'make a volume',
    ({ ec2 }) =>
      ec2.createVolume({ AvailabilityZone: 'us-east-1a', Size: 1, ...tagged('volume', driven(own)) }),
  ],
  ['delete its volume', ({ ec2 }, { ownVolumeId }) => ec2.deleteVolume({ VolumeId: ownVolumeId })],
];

async function isDenied(call: Promise<unknown>): Promise<boolean> {
  try {
    await call;
    return false;
  } catch (error) {
    if (error instanceof Error && /^(AccessDenied|UnauthorizedOperation)$/.test(error.name)) return true;
    throw error;
  }
}

/** @returns what the boundary should have been in the way of, and what it should not */
export async function tryWithinBoundary(admin: Configuration, boundaryArn: string): Promise<string[]> {
  const there = await furnish(admin);
  const role = await makeDoor(admin, boundaryArn);
  const problems: string[] = [];
  const attempt = async (all: readonly Attempt[], tags: Tags, wrong: (denied: boolean) => string | false) => {
    for (const [what, call] of all) {
      // In a session of its own: an hour is soon over.
      const said = wrong(await isDenied(call(await assume(admin, role, tags), there)));
      if (said) problems.push(`${said}: ${what}`);
    }
  };
  await attempt(attempts, {}, (denied) => !denied && 'allowed');
  await attempt(pretences, { 'eks-cluster-action-cluster': foreign }, (denied) => !denied && 'allowed');
  await attempt(needs, {}, (denied) => denied && 'denied');
  return problems;
}
