/**
 * What EC2 refuses and moto does not: taking away what is in use, going over a quota, and doing anything on a dry run.
 * Sources: "Error codes for the Amazon EC2 API" and "Amazon VPC quotas" in AWS's documentation.
 */
import {
  DescribeAddressesCommand,
  DescribeInternetGatewaysCommand,
  DescribeNetworkInterfacesCommand,
  DescribeSecurityGroupsCommand,
  DescribeVpcEndpointsCommand,
  DescribeVpcsCommand,
  EC2Client,
  type NetworkInterface,
  type SecurityGroup,
} from '@aws-sdk/client-ec2';
import { AwsError, type Circumstances, type LoggedCall } from './core.ts';
import { checkArchitecture, checkCapacity, checkEnclaves, checkVcpus } from './ec2-capacity.ts';
import { networkRules } from './ec2-network-rules.ts';
import { type Moto, perRegion } from './moto.ts';
import { checkVolumeKeys } from './volume-keys.ts';

type Rule = (ec2: EC2Client, input: Record<string, string>) => Promise<void>;

/** Of each in a region, for an account that has not asked for more. */
export const ec2Quota = 5;

/** By operation: what it asks before moto may answer. */
const rules: Record<string, Rule> = {
  async CreateVpc(ec2) {
    const { Vpcs: vpcs = [] } = await ec2.send(new DescribeVpcsCommand({}));
    if (vpcs.length >= ec2Quota) throw exceeded('Vpc', 'VPCs');
  },

  async CreateInternetGateway(ec2) {
    const { InternetGateways: gateways = [] } = await ec2.send(new DescribeInternetGatewaysCommand({}));
    if (gateways.length >= ec2Quota) throw exceeded('InternetGateway', 'internet gateways');
  },

  async AllocateAddress(ec2) {
    const { Addresses: addresses = [] } = await ec2.send(new DescribeAddressesCommand({}));
    if (addresses.length >= ec2Quota) throw exceeded('Address', 'addresses');
  },

  async DeleteSubnet(ec2, { SubnetId = '' }) {
    if ((await interfacesWith(ec2, 'subnet-id', SubnetId)).length > 0) {
      throw inUse(`The subnet '${SubnetId}' has dependencies and cannot be deleted.`);
    }
  },

  async DeleteSecurityGroup(ec2, { GroupId }) {
    // Only groups of the default VPC can be deleted by name, and nothing here does that.
    if (GroupId === undefined) return;
    const { SecurityGroups: groups = [] } = await ec2.send(new DescribeSecurityGroupsCommand({}));
    const group = groups.find((each) => each.GroupId === GroupId);
    if (group?.GroupName === 'default') {
      throw new AwsError(
        'CannotDelete',
        `the specified group: "${GroupId}" name: "default" cannot be deleted by a user`,
      );
    }
    const named = groups.some((other) => other.GroupId !== GroupId && refersTo(other, GroupId));
    if (named || (await interfacesWith(ec2, 'group-id', GroupId)).length > 0) {
      throw inUse(`resource ${GroupId} has a dependent object`);
    }
  },

  async DeleteVpc(ec2, { VpcId = '' }) {
    const inVpc = [{ Name: 'vpc-id', Values: [VpcId] }];
    const [interfaces, gateways, groups, endpoints] = await Promise.all([
      interfacesWith(ec2, 'vpc-id', VpcId),
      ec2.send(
        new DescribeInternetGatewaysCommand({ Filters: [{ Name: 'attachment.vpc-id', Values: [VpcId] }] }),
      ),
      ec2.send(new DescribeSecurityGroupsCommand({ Filters: inVpc })),
      ec2.send(new DescribeVpcEndpointsCommand({ Filters: inVpc })),
    ]);
    if (
      interfaces.length > 0 ||
      gateways.InternetGateways?.length ||
      groups.SecurityGroups?.some(({ GroupName }) => GroupName !== 'default') ||
      endpoints.VpcEndpoints?.some(({ State }) => State?.toLowerCase() !== 'deleted')
    ) {
      throw inUse(`The vpc '${VpcId}' has dependencies and cannot be deleted.`);
    }
  },

  async DetachInternetGateway(ec2, { VpcId = '' }) {
    const interfaces = await interfacesWith(ec2, 'vpc-id', VpcId);
    if (interfaces.some(({ Association }) => Association?.PublicIp)) {
      throw inUse(
        `Network ${VpcId} has some mapped public address(es). Please unmap those public address(es) before detaching the gateway.`,
      );
    }
  },

  async ReleaseAddress(ec2, { AllocationId }) {
    const { Addresses: addresses = [] } = await ec2.send(new DescribeAddressesCommand({}));
    const address = addresses.find((each) => each.AllocationId === AllocationId);
    if (address?.AssociationId) {
      throw new AwsError('InvalidIPAddress.InUse', `Address ${address.PublicIp} is in use.`);
    }
  },

  async DeleteNetworkInterface(ec2, { NetworkInterfaceId = '' }) {
    const [found] = await interfacesWith(ec2, 'network-interface-id', NetworkInterfaceId);
    if (found?.Attachment?.Status === 'attached' || found?.Status === 'in-use') {
      throw new AwsError(
        'InvalidParameterValue',
        `Network interface '${NetworkInterfaceId}' is currently in use.`,
      );
    }
  },

  async DetachNetworkInterface(_ec2, { AttachmentId = '' }) {
    // Those of load balancers and other services.
    if (AttachmentId.startsWith('ela-attach-')) {
      throw new AwsError('OperationNotPermitted', "You are not allowed to manage 'ela-attach' attachments.");
    }
  },
};

/** Refuses a call to EC2 that AWS would refuse; to be asked before moto is. */
export function ec2Rules(
  moto: Moto,
  circumstances: Readonly<Circumstances>,
): (call: LoggedCall) => Promise<void> {
  const ec2In = perRegion((region) => new EC2Client(moto.client(region)));
  return async ({ service, operation, region, request, principal }) => {
    if (service !== 'ec2') return;
    const input = Object(request);
    for (const set of [rules, networkRules]) await set[operation]?.(ec2In(region), input);
    if (operation === 'RunInstances') {
      await checkArchitecture(ec2In(region), input);
      await checkEnclaves(ec2In(region), input);
      await checkVcpus(ec2In(region), circumstances, input);
      await checkCapacity(ec2In(region), circumstances, input);
      await checkVolumeKeys(moto, ec2In(region), { principal, region }, input);
    }
    if (input.DryRun) {
      throw new AwsError('DryRunOperation', 'Request would have succeeded, but DryRun flag is set.', 412);
    }
  };
}

const inUse = (message: string): AwsError => new AwsError('DependencyViolation', message);

const exceeded = (resource: string, plural: string): AwsError =>
  new AwsError(`${resource}LimitExceeded`, `The maximum number of ${plural} has been reached.`);

async function interfacesWith(ec2: EC2Client, filter: string, value: string): Promise<NetworkInterface[]> {
  const { NetworkInterfaces = [] } = await ec2.send(
    new DescribeNetworkInterfacesCommand({ Filters: [{ Name: filter, Values: [value] }] }),
  );
  return NetworkInterfaces;
}

const refersTo = (
  { IpPermissions = [], IpPermissionsEgress = [] }: SecurityGroup,
  groupId: string,
): boolean =>
  [...IpPermissions, ...IpPermissionsEgress].some(({ UserIdGroupPairs = [] }) =>
    UserIdGroupPairs.some((pair) => pair.GroupId === groupId),
  );
