/** Why a node cannot join its cluster: access, network, name service. */
import {
  DescribeInstancesCommand,
  DescribeNatGatewaysCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupsCommand,
  DescribeVpcAttributeCommand,
  type EC2Client,
  type IpPermission,
  type Route,
  type RouteTable,
  type SecurityGroup,
} from '@aws-sdk/client-ec2';
import { awsAuth, withoutPath } from './authentication.ts';
import { contains, parseCidr } from './cidr.ts';
import { kubeletDenial } from './node-permissions.ts';
import { isServiceError } from './service-errors.ts';
import { actingAs, type ClusterRecord, type Eks, type NodegroupRecord, type NodeInstance } from './state.ts';

/** @returns what keeps the instance out of the cluster, for people; undefined when nothing does */
export async function joinProblem(
  eks: Eks,
  record: ClusterRecord,
  group: NodegroupRecord,
  instance: NodeInstance,
): Promise<string | undefined> {
  const { ec2 } = actingAs(eks, record.region, 'AWSServiceRoleForAmazonEKSNodegroup');
  try {
    return (
      (await roleProblem(eks, record, group)) ??
      (await kubeletDenial(eks, record, instance.id)) ??
      (await nameProblem(ec2, record)) ??
      (await routeProblem(ec2, record, instance)) ??
      (await groupProblem(ec2, record, group))
    );
  } catch (error) {
    // Something of the network has gone.
    if (isServiceError(error)) return error.message;
    throw error;
  }
}

/** The API server must know the node's role: by an access entry made for this very role, or by aws-auth. */
async function roleProblem(
  eks: Eks,
  record: ClusterRecord,
  { nodegroup: { nodeRole } }: NodegroupRecord,
): Promise<string | undefined> {
  const { authenticationMode } = record.cluster.accessConfig;
  const role = await eks.world.role(nodeRole);
  if (!role) return `the node role ${nodeRole} does not exist`;
  const entry = record.accessEntries.get(nodeRole);
  const byEntry =
    authenticationMode !== 'CONFIG_MAP' &&
    entry?.principalId === role.roleId &&
    entry.effectiveAt <= Date.now() &&
    entry.entry.kubernetesGroups.includes('system:nodes');
  const byConfigMap =
    authenticationMode !== 'API' &&
    awsAuth(record, 'mapRoles').some(
      ({ arn, groups }) => arn === withoutPath(nodeRole) && groups.includes('system:nodes'),
    );
  return byEntry || byConfigMap ? undefined : `the node role ${nodeRole} is not mapped in the cluster`;
}

/** Nodes register under names that the VPC's own name service must give and resolve. */
async function nameProblem(ec2: EC2Client, { cluster }: ClusterRecord): Promise<string | undefined> {
  const VpcId = cluster.resourcesVpcConfig.vpcId;
  const support = await ec2.send(new DescribeVpcAttributeCommand({ VpcId, Attribute: 'enableDnsSupport' }));
  const names = await ec2.send(new DescribeVpcAttributeCommand({ VpcId, Attribute: 'enableDnsHostnames' }));
  return support.EnableDnsSupport?.Value && names.EnableDnsHostnames?.Value
    ? undefined
    : `DNS support and hostnames are not both enabled in ${VpcId}`;
}

/**
 * Images and AWS's APIs are outside the VPC: a way out is needed even when the endpoint is private. Without a private
 * endpoint the API server is outside too, and may know only some of the addresses that nodes come from.
 */
async function routeProblem(
  ec2: EC2Client,
  { cluster }: ClusterRecord,
  instance: NodeInstance,
): Promise<string | undefined> {
  const { vpcId, endpointPrivateAccess, publicAccessCidrs = [] } = cluster.resourcesVpcConfig;
  const { RouteTables = [] } = await ec2.send(
    new DescribeRouteTablesCommand({ Filters: [{ Name: 'vpc-id', Values: [vpcId] }] }),
  );
  const isOf = ({ Associations = [] }: RouteTable): boolean =>
    Associations.some(({ SubnetId }) => SubnetId === instance.subnetId);
  const isMain = ({ Associations = [] }: RouteTable): boolean => Associations.some(({ Main }) => Main);
  const table = RouteTables.find(isOf) ?? RouteTables.find(isMain);
  const route = table?.Routes?.find(
    ({ DestinationCidrBlock, State }) => DestinationCidrBlock === '0.0.0.0/0' && State !== 'blackhole',
  );
  if (!route) return `${instance.subnetId} has no route to the internet`;
  const from = await addressOutside(ec2, route, instance);
  if (from === undefined) return `${instance.subnetId} has a route to the internet that leads nowhere`;
  if (endpointPrivateAccess || publicAccessCidrs.some((text) => isIn(text, from))) return undefined;
  return `the public endpoint is closed to ${from}, from which the nodes come`;
}

const isIn = (range: string, address: string): boolean => {
  const [outer, inner] = [parseCidr(range), parseCidr(`${address}/32`)];
  return outer !== undefined && inner !== undefined && contains(outer, inner);
};

/** The address that the internet sees of an instance; undefined when it does not get there. */
async function addressOutside(
  ec2: EC2Client,
  route: Route,
  instance: NodeInstance,
): Promise<string | undefined> {
  if (route.NatGatewayId) {
    const { NatGateways: [gateway] = [] } = await ec2.send(
      new DescribeNatGatewaysCommand({ NatGatewayIds: [route.NatGatewayId] }),
    );
    return gateway?.State === 'available' ? (gateway.NatGatewayAddresses?.[0]?.PublicIp ?? '') : undefined;
  }
  if (!route.GatewayId?.startsWith('igw-')) {
    // A transit gateway or an appliance of the user's own: trusted to lead somewhere.
    return '';
  }
  if (!instance.isPublic) return undefined;
  const { Reservations = [] } = await ec2.send(new DescribeInstancesCommand({ InstanceIds: [instance.id] }));
  return Reservations[0]?.Instances?.[0]?.PublicIpAddress;
}

/** Node and control plane must reach one another: 443 there when the endpoint is private, 10250 back always. */
async function groupProblem(
  ec2: EC2Client,
  { cluster }: ClusterRecord,
  { fleet }: NodegroupRecord,
): Promise<string | undefined> {
  const { clusterSecurityGroupId, securityGroupIds, endpointPrivateAccess } = cluster.resourcesVpcConfig;
  const controlPlane = [...(clusterSecurityGroupId ? [clusterSecurityGroupId] : []), ...securityGroupIds];
  const nodes = fleet.plan.securityGroups;
  const { SecurityGroups: groups = [] } = await ec2.send(
    new DescribeSecurityGroupsCommand({ GroupIds: [...new Set([...controlPlane, ...nodes])] }),
  );
  const toApi = endpointPrivateAccess
    ? reaches(groups, nodes, controlPlane, 443)
    : leaves(groups, nodes, 443);
  if (!toApi) return 'the security groups keep nodes from the control plane (443)';
  if (!reaches(groups, controlPlane, nodes, 10250)) {
    return 'the security groups keep the control plane from the nodes (10250)';
  }
  return undefined;
}

type Direction = 'IpPermissions' | 'IpPermissionsEgress';

const rulesOf = (groups: SecurityGroup[], ids: string[], direction: Direction): IpPermission[] =>
  groups.filter(({ GroupId = '' }) => ids.includes(GroupId)).flatMap((group) => group[direction] ?? []);

const opens = (rule: IpPermission, port: number, peers: string[]): boolean =>
  isFor(rule, port) &&
  ((rule.IpRanges?.length ?? 0) > 0 ||
    (rule.UserIdGroupPairs ?? []).some(({ GroupId = '' }) => peers.includes(GroupId)));

/** Whether traffic to a TCP port of the internet may leave the members of some groups. */
const leaves = (groups: SecurityGroup[], from: string[], port: number): boolean =>
  rulesOf(groups, from, 'IpPermissionsEgress').some((rule) => opens(rule, port, []));

/** Whether traffic to a TCP port may leave the members of some groups and enter those of others. */
const reaches = (groups: SecurityGroup[], from: string[], to: string[], port: number): boolean =>
  rulesOf(groups, from, 'IpPermissionsEgress').some((rule) => opens(rule, port, to)) &&
  rulesOf(groups, to, 'IpPermissions').some((rule) => opens(rule, port, from));

const isFor = ({ IpProtocol, FromPort, ToPort }: IpPermission, port: number): boolean =>
  IpProtocol === '-1' || (IpProtocol === 'tcp' && (FromPort ?? 0) <= port && port <= (ToPort ?? 65535));
