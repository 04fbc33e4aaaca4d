/** Why a node cannot join its cluster: access, network, name service. */
import {
  DescribeRouteTablesCommand,
  DescribeSecurityGroupsCommand,
  DescribeVpcAttributeCommand,
  type EC2Client,
  type IpPermission,
  type RouteTable,
  type SecurityGroup,
} from '@aws-sdk/client-ec2';
import { awsAuth, withoutPath } from './authentication.ts';
import { actingAs, type ClusterRecord, type Eks, type NodegroupRecord, type NodeInstance } from './state.ts';

/** @returns what keeps the instance out of the cluster, for people; undefined when nothing does */
export async function joinProblem(
  eks: Eks,
  record: ClusterRecord,
  group: NodegroupRecord,
  instance: NodeInstance,
): Promise<string | undefined> {
  const { ec2 } = actingAs(eks, record.region, 'AWSServiceRoleForAmazonEKSNodegroup');
  return (
    (await roleProblem(eks, record, group)) ??
    (await nameProblem(ec2, record)) ??
    (await routeProblem(ec2, record, instance)) ??
    (await groupProblem(ec2, record, group))
  );
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

/** Images and AWS's APIs are outside the VPC: a way out is needed even when the endpoint is private. */
async function routeProblem(
  ec2: EC2Client,
  { cluster }: ClusterRecord,
  { subnetId, isPublic }: NodeInstance,
): Promise<string | undefined> {
  const { RouteTables = [] } = await ec2.send(
    new DescribeRouteTablesCommand({
      Filters: [{ Name: 'vpc-id', Values: [cluster.resourcesVpcConfig.vpcId] }],
    }),
  );
  const isOf = (table: RouteTable): boolean =>
    table.Associations?.some((association) => association.SubnetId === subnetId) ?? false;
  const isMain = (table: RouteTable): boolean => table.Associations?.some(({ Main }) => Main) ?? false;
  const table = RouteTables.find(isOf) ?? RouteTables.find(isMain);
  const out = table?.Routes?.find(
    ({ DestinationCidrBlock, State }) => DestinationCidrBlock === '0.0.0.0/0' && State !== 'blackhole',
  );
  if (!out) return `${subnetId} has no route to the internet`;
  if (out.GatewayId?.startsWith('igw-') && !isPublic) {
    return `${subnetId} routes to an internet gateway, and the instance has no public address`;
  }
  return undefined;
}

/** Node and control plane must reach one another: 443 there, 10250 back. */
async function groupProblem(
  ec2: EC2Client,
  { cluster }: ClusterRecord,
  { fleet }: NodegroupRecord,
): Promise<string | undefined> {
  const { clusterSecurityGroupId, securityGroupIds } = cluster.resourcesVpcConfig;
  const controlPlane = [...(clusterSecurityGroupId ? [clusterSecurityGroupId] : []), ...securityGroupIds];
  const nodes = fleet.plan.securityGroups;
  const { SecurityGroups: groups = [] } = await ec2.send(
    new DescribeSecurityGroupsCommand({ GroupIds: [...new Set([...controlPlane, ...nodes])] }),
  );
  if (!reaches(groups, nodes, controlPlane, 443))
    return 'the security groups keep nodes from the control plane (443)';
  if (!reaches(groups, controlPlane, nodes, 10250)) {
    return 'the security groups keep the control plane from the nodes (10250)';
  }
  return undefined;
}

/** Whether traffic to a TCP port may leave the members of some groups and enter those of others. */
function reaches(groups: SecurityGroup[], from: string[], to: string[], port: number): boolean {
  const rules = (ids: string[], direction: 'IpPermissions' | 'IpPermissionsEgress'): IpPermission[] =>
    groups.filter(({ GroupId = '' }) => ids.includes(GroupId)).flatMap((group) => group[direction] ?? []);
  const opens = (rule: IpPermission, peers: string[]): boolean =>
    isFor(rule, port) &&
    ((rule.IpRanges?.length ?? 0) > 0 ||
      (rule.UserIdGroupPairs ?? []).some(({ GroupId = '' }) => peers.includes(GroupId)));
  return (
    rules(from, 'IpPermissionsEgress').some((rule) => opens(rule, to)) &&
    rules(to, 'IpPermissions').some((rule) => opens(rule, from))
  );
}

const isFor = ({ IpProtocol, FromPort, ToPort }: IpPermission, port: number): boolean =>
  IpProtocol === '-1' || (IpProtocol === 'tcp' && (FromPort ?? 0) <= port && port <= (ToPort ?? 65535));
