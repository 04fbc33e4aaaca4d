/** Where a control plane stands in a VPC: which subnets and groups EKS accepts, and what it makes in them. */
import type { Subnet } from '@aws-sdk/client-ec2';
import {
  AuthorizeSecurityGroupIngressCommand,
  CreateNetworkInterfaceCommand,
  CreateSecurityGroupCommand,
  DeleteNetworkInterfaceCommand,
  DeleteSecurityGroupCommand,
  DescribeAvailabilityZonesCommand,
  DescribeNetworkInterfacesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
  type EC2Client,
} from '@aws-sdk/client-ec2';
import { type Cidr, contains, overlap, parseCidr, privateRanges } from '../network/cidr.ts';
import { type About, invalidParameter, unsupportedZone } from './refusals.ts';
import { codeOf } from './service-errors.ts';

/**
 * Zones that cannot hold a control plane, by zone id: the names differ from account to account (EKS user guide,
 * "VPC and subnet requirements").
 */
const unusableZones: readonly string[] = ['use1-az3', 'usw1-az2', 'cac1-az3'];

/** Free addresses that a subnet must have. */
const addressesNeeded = 6;

/** @throws InvalidParameterException with EC2's own words when one of the subnets does not exist. */
export async function describeSubnets(ec2: EC2Client, ids: string[], about: About): Promise<Subnet[]> {
  try {
    const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({ SubnetIds: ids }));
    return Subnets;
  } catch (error) {
    if (!codeOf(error).startsWith('InvalidSubnetID') || !(error instanceof Error)) throw error;
    throw invalidParameter(error.message, about);
  }
}

/**
 * Checks the subnets of a control plane.
 * @returns the VPC they are in
 * @throws InvalidParameterException, or UnsupportedAvailabilityZoneException with the zones to choose from
 */
export async function checkSubnets(ec2: EC2Client, ids: string[], clusterName: string): Promise<string> {
  const about = { clusterName };
  if (ids.length === 0) throw invalidParameter('Subnets cannot be empty', about);
  if (new Set(ids).size < ids.length) throw invalidParameter('Subnets must be unique', about);
  const subnets = await describeSubnets(ec2, ids, about);
  const vpcs = new Set(subnets.map(({ VpcId }) => VpcId));
  const [vpcId] = vpcs;
  if (vpcs.size !== 1 || !vpcId) {
    throw invalidParameter('Subnets specified must belong to the same VPC', about);
  }
  const unusable = subnets.find(({ AvailabilityZoneId }) => unusableZones.includes(AvailabilityZoneId ?? ''));
  if (unusable) {
    const { AvailabilityZones = [] } = await ec2.send(new DescribeAvailabilityZonesCommand({}));
    const valid = AvailabilityZones.filter(({ ZoneId }) => !unusableZones.includes(ZoneId ?? '')).flatMap(
      ({ ZoneName }) => ZoneName ?? [],
    );
    throw unsupportedZone(
      `Cannot create cluster '${clusterName}' because ${unusable.AvailabilityZone}, the targeted availability zone, ` +
        'does not currently have sufficient capacity to support the cluster. Retry and choose from these ' +
        `availability zones: ${valid.join(', ')}`,
      clusterName,
      valid,
    );
  }
  if (new Set(subnets.map(({ AvailabilityZoneId }) => AvailabilityZoneId)).size < 2) {
    throw invalidParameter('Subnets specified must be in at least two different AZs', about);
  }
  const full = subnets.find(({ AvailableIpAddressCount = 0 }) => AvailableIpAddressCount < addressesNeeded);
  if (full) {
    throw invalidParameter(
      `Provided subnets ${full.SubnetId} Free IPs: ${full.AvailableIpAddressCount} , need at least ` +
        `${addressesNeeded} IPs in each subnet to be free for this operation`,
      about,
    );
  }
  return vpcId;
}

/** @throws InvalidParameterException unless every group exists in the VPC and there are at most five. */
export async function checkSecurityGroups(
  ec2: EC2Client,
  ids: string[],
  vpcId: string,
  clusterName: string,
): Promise<void> {
  if (ids.length === 0) return;
  const about = { clusterName };
  if (ids.length > 5) throw invalidParameter('Only 5 security groups can be specified', about);
  try {
    const { SecurityGroups = [] } = await ec2.send(new DescribeSecurityGroupsCommand({ GroupIds: ids }));
    const strangers = SecurityGroups.filter((group) => group.VpcId !== vpcId).map(({ GroupId }) => GroupId);
    if (strangers.length > 0) {
      throw invalidParameter(
        `Security group(s) [${strangers.join(', ')}] are not in the same VPC as the subnets. Please specify ` +
          'security groups that are in the same VPC as the subnets.',
        about,
      );
    }
  } catch (error) {
    if (!codeOf(error).startsWith('InvalidGroup') || !(error instanceof Error)) throw error;
    throw invalidParameter(error.message, about);
  }
}

async function vpcRanges(ec2: EC2Client, vpcId: string): Promise<Cidr[]> {
  const { Vpcs = [] } = await ec2.send(new DescribeVpcsCommand({ VpcIds: [vpcId] }));
  return Vpcs.flatMap(({ CidrBlockAssociationSet = [] }) =>
    CidrBlockAssociationSet.flatMap(({ CidrBlock = '' }) => parseCidr(CidrBlock) ?? []),
  );
}

/**
 * The range of Service addresses: as wished, or 10.100.0.0/16 and 172.20.0.0/16 where the VPC uses 10.0.0.0/8.
 * @throws InvalidParameterException unless it is private, of /12 to /24, and apart from the VPC's own ranges
 */
export async function serviceCidr(
  ec2: EC2Client,
  vpcId: string,
  wished: string | undefined,
  clusterName: string,
): Promise<string> {
  const taken = await vpcRanges(ec2, vpcId);
  if (wished === undefined) {
    const [ten] = privateRanges;
    return taken.some((range) => ten && overlap(range, ten)) ? '172.20.0.0/16' : '10.100.0.0/16';
  }
  const range = parseCidr(wished);
  if (
    !range ||
    range.prefix < 12 ||
    range.prefix > 24 ||
    !privateRanges.some((outer) => contains(outer, range))
  ) {
    throw invalidParameter(
      `ServiceIpv4Cidr ${wished} is not valid: it must be within 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16 and ` +
        'between /24 and /12',
      { clusterName },
    );
  }
  if (taken.some((other) => overlap(range, other))) {
    throw invalidParameter(`ServiceIpv4Cidr ${wished} overlaps with the CIDR blocks of the VPC ${vpcId}`, {
      clusterName,
    });
  }
  return wished;
}

/** EKS's own group of a cluster: all traffic among its members, and out. */
export async function createClusterSecurityGroup(
  ec2: EC2Client,
  clusterName: string,
  vpcId: string,
): Promise<string> {
  const name = `eks-cluster-sg-${clusterName}-${Math.floor(Math.random() * 1e9)}`;
  const { GroupId = '' } = await ec2.send(
    new CreateSecurityGroupCommand({
      GroupName: name,
      Description:
        'EKS created security group applied to ENI that is attached to EKS Control Plane master nodes, as well as ' +
        'any managed workloads.',
      VpcId: vpcId,
      TagSpecifications: [
        {
          ResourceType: 'security-group',
          Tags: [
            { Key: 'Name', Value: name },
            { Key: 'aws:eks:cluster-name', Value: clusterName },
            { Key: `kubernetes.io/cluster/${clusterName}`, Value: 'owned' },
          ],
        },
      ],
    }),
  );
  await ec2.send(
    new AuthorizeSecurityGroupIngressCommand({
      GroupId,
      IpPermissions: [{ IpProtocol: '-1', UserIdGroupPairs: [{ GroupId }] }],
    }),
  );
  return GroupId;
}

/** The control plane's feet in the VPC: one interface in each of the first two zones. Their ids go to `created`. */
export async function createInterfaces(
  ec2: EC2Client,
  clusterName: string,
  subnetIds: string[],
  groups: string[],
  created: string[],
): Promise<void> {
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({ SubnetIds: subnetIds }));
  const byZone = new Map(Subnets.toReversed().map((subnet) => [subnet.AvailabilityZoneId, subnet.SubnetId]));
  for (const subnetId of [...byZone.values()].slice(0, 2)) {
    const { NetworkInterface } = await ec2.send(
      new CreateNetworkInterfaceCommand({
        SubnetId: subnetId,
        Groups: groups,
        Description: `Amazon EKS ${clusterName}`,
      }),
    );
    if (NetworkInterface?.NetworkInterfaceId) created.push(NetworkInterface.NetworkInterfaceId);
  }
}

/** Deletes what is still there; somebody may have been before us. */
export async function deleteInterfaces(ec2: EC2Client, ids: string[]): Promise<void> {
  for (const id of ids) {
    try {
      await ec2.send(new DeleteNetworkInterfaceCommand({ NetworkInterfaceId: id }));
    } catch (error) {
      if (codeOf(error) !== 'InvalidNetworkInterfaceID.NotFound') throw error;
    }
  }
}

/** At the end of a cluster's life EKS leaves its group behind when something else still stands in it. */
export async function deleteClusterSecurityGroup(ec2: EC2Client, groupId: string): Promise<void> {
  const { NetworkInterfaces = [] } = await ec2.send(
    new DescribeNetworkInterfacesCommand({ Filters: [{ Name: 'group-id', Values: [groupId] }] }),
  );
  if (NetworkInterfaces.length > 0) return;
  try {
    await ec2.send(new DeleteSecurityGroupCommand({ GroupId: groupId }));
  } catch (error) {
    if (!['DependencyViolation', 'InvalidGroup.NotFound'].includes(codeOf(error))) throw error;
  }
}
