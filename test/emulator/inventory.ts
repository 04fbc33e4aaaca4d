/** Everything that exists in the account: what moto has, and what the emulator's own services say of theirs. */
import {
  AutoScalingClient,
  paginateDescribeAutoScalingGroups,
  paginateDescribeLaunchConfigurations,
} from '@aws-sdk/client-auto-scaling';
import {
  DescribeAddressesCommand,
  DescribeImagesCommand,
  DescribeInstancesCommand,
  DescribeInternetGatewaysCommand,
  DescribeKeyPairsCommand,
  DescribeLaunchTemplatesCommand,
  DescribeNatGatewaysCommand,
  DescribeNetworkAclsCommand,
  DescribeNetworkInterfacesCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSnapshotsCommand,
  DescribeSubnetsCommand,
  DescribeVolumesCommand,
  DescribeVpcEndpointsCommand,
  DescribeVpcsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import {
  DescribeLoadBalancersCommand as DescribeClassicLoadBalancersCommand,
  DescribeTagsCommand as DescribeClassicTagsCommand,
  ElasticLoadBalancingClient,
} from '@aws-sdk/client-elastic-load-balancing';
import {
  DescribeLoadBalancersCommand,
  DescribeTagsCommand,
  DescribeTargetGroupsCommand,
  ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import {
  GetInstanceProfileCommand,
  IAMClient,
  ListOpenIDConnectProvidersCommand,
  ListOpenIDConnectProviderTagsCommand,
  ListPolicyTagsCommand,
  ListRoleTagsCommand,
  ListUserTagsCommand,
  paginateListInstanceProfiles,
  paginateListPolicies,
  paginateListRoles,
  paginateListUsers,
} from '@aws-sdk/client-iam';
import { ACCOUNT } from './account.ts';
import type { InventoryItem } from './core.ts';
import { codeOf } from './eks/service-errors.ts';
import type { MotoClientConfiguration } from './moto.ts';
import { logGroups } from './services/log-groups.ts';
import { queues, rules } from './services/queues-and-rules.ts';

/** AWS's clients write a tag with members of either case. */
type Tag = { Key?: string | undefined; Value?: string | undefined };

interface Found {
  type: string;
  id: string | undefined;
  tags?: Tag[] | undefined;
}

const tagsOf = (tags: Tag[] = []): Record<string, string> =>
  Object.fromEntries(tags.map(({ Key = '', Value = '' }) => [Key, Value]));

const items = (service: string, region: string, found: Found[]): InventoryItem[] =>
  found.map(({ type, id = '', tags }) => ({ service, type, id, region, tags: tagsOf(tags) }));

/** What moto has in these regions, read without a trace in the call log. */
export async function motoInventory(
  regions: Iterable<string>,
  configuration: (region: string) => MotoClientConfiguration,
): Promise<InventoryItem[]> {
  const inRegions = [...regions].map(async (region) => {
    const parts = await Promise.all([
      ec2Inventory(new EC2Client(configuration(region))).then((found) => items('ec2', region, found)),
      autoScalingInventory(new AutoScalingClient(configuration(region))).then((found) =>
        items('autoscaling', region, found),
      ),
      loadBalancerInventory(configuration(region)).then((found) =>
        items('elasticloadbalancing', region, found),
      ),
      logGroups(configuration(region)).then((found) => items('logs', region, found)),
      queues(configuration(region)).then((found) => items('sqs', region, found)),
      rules(configuration(region)).then((found) => items('events', region, found)),
    ]);
    return parts.flat();
  });
  const global = iamInventory(new IAMClient(configuration('us-east-1'))).then((found) =>
    items('iam', 'us-east-1', found),
  );
  return (await Promise.all([global, ...inRegions])).flat();
}

/**
 * Leaves out what AWS itself has put into each region, the default VPC and its parts: it is there before anybody
 * comes and after everybody has gone.
 */
async function ec2Inventory(ec2: EC2Client): Promise<Found[]> {
  const { Vpcs: vpcs = [] } = await ec2.send(new DescribeVpcsCommand({}));
  const defaultVpc = vpcs.find((vpc) => vpc.IsDefault)?.VpcId;
  const lists: Promise<Found[]>[] = [
    ec2.send(new DescribeSubnetsCommand({})).then(({ Subnets = [] }) =>
      Subnets.filter((subnet) => subnet.VpcId !== defaultVpc || !subnet.DefaultForAz).map((subnet) => ({
        type: 'AWS::EC2::Subnet',
        id: subnet.SubnetId,
        tags: subnet.Tags,
      })),
    ),
    ec2.send(new DescribeInternetGatewaysCommand({})).then(({ InternetGateways = [] }) =>
      InternetGateways.filter(
        (gateway) => !gateway.Attachments?.some(({ VpcId }) => VpcId === defaultVpc),
      ).map((gateway) => ({
        type: 'AWS::EC2::InternetGateway',
        id: gateway.InternetGatewayId,
        tags: gateway.Tags,
      })),
    ),
    ec2.send(new DescribeNatGatewaysCommand({})).then(({ NatGateways = [] }) =>
      NatGateways.filter((gateway) => gateway.State !== 'deleted').map((gateway) => ({
        type: 'AWS::EC2::NatGateway',
        id: gateway.NatGatewayId,
        tags: gateway.Tags,
      })),
    ),
    ec2
      .send(new DescribeAddressesCommand({}))
      .then(({ Addresses = [] }) =>
        Addresses.map((address) => ({ type: 'AWS::EC2::EIP', id: address.AllocationId, tags: address.Tags })),
      ),
    ec2
      .send(new DescribeRouteTablesCommand({}))
      .then(({ RouteTables = [] }) =>
        RouteTables.filter(
          (table) =>
            table.VpcId !== defaultVpc || !table.Associations?.some((association) => association.Main),
        ).map((table) => ({ type: 'AWS::EC2::RouteTable', id: table.RouteTableId, tags: table.Tags })),
      ),
    ec2.send(new DescribeSecurityGroupsCommand({})).then(({ SecurityGroups = [] }) =>
      SecurityGroups.filter((group) => group.VpcId !== defaultVpc || group.GroupName !== 'default').map(
        (group) => ({
          type: 'AWS::EC2::SecurityGroup',
          id: group.GroupId,
          tags: group.Tags,
        }),
      ),
    ),
    ec2.send(new DescribeNetworkAclsCommand({})).then(({ NetworkAcls = [] }) =>
      NetworkAcls.filter((acl) => !acl.IsDefault).map((acl) => ({
        type: 'AWS::EC2::NetworkAcl',
        id: acl.NetworkAclId,
        tags: acl.Tags,
      })),
    ),
    ec2.send(new DescribeNetworkInterfacesCommand({})).then(({ NetworkInterfaces = [] }) =>
      NetworkInterfaces.map((eni) => ({
        type: 'AWS::EC2::NetworkInterface',
        id: eni.NetworkInterfaceId,
        tags: eni.TagSet,
      })),
    ),
    ec2.send(new DescribeInstancesCommand({})).then(({ Reservations = [] }) =>
      Reservations.flatMap(({ Instances = [] }) => Instances)
        .filter((instance) => instance.State?.Name !== 'terminated')
        .map((instance) => ({ type: 'AWS::EC2::Instance', id: instance.InstanceId, tags: instance.Tags })),
    ),
    ec2
      .send(new DescribeVolumesCommand({}))
      .then(({ Volumes = [] }) =>
        Volumes.map((volume) => ({ type: 'AWS::EC2::Volume', id: volume.VolumeId, tags: volume.Tags })),
      ),
    // moto takes every snapshot for one's own, also those behind the public images.
    ec2.send(new DescribeSnapshotsCommand({ OwnerIds: ['self'] })).then(({ Snapshots = [] }) =>
      Snapshots.filter((snapshot) => snapshot.OwnerId === ACCOUNT).map((snapshot) => ({
        type: 'AWS::EC2::Snapshot',
        id: snapshot.SnapshotId,
        tags: snapshot.Tags,
      })),
    ),
    ec2
      .send(new DescribeImagesCommand({ Owners: ['self'] }))
      .then(({ Images = [] }) =>
        Images.map((image) => ({ type: 'AWS::EC2::Image', id: image.ImageId, tags: image.Tags })),
      ),
    ec2.send(new DescribeLaunchTemplatesCommand({})).then(({ LaunchTemplates = [] }) =>
      LaunchTemplates.map((template) => ({
        type: 'AWS::EC2::LaunchTemplate',
        id: template.LaunchTemplateId,
        tags: template.Tags,
      })),
    ),
    ec2.send(new DescribeVpcEndpointsCommand({})).then(({ VpcEndpoints = [] }) =>
      VpcEndpoints.filter((endpoint) => endpoint.State?.toLowerCase() !== 'deleted').map((endpoint) => ({
        type: 'AWS::EC2::VPCEndpoint',
        id: endpoint.VpcEndpointId,
        tags: endpoint.Tags,
      })),
    ),
    ec2
      .send(new DescribeKeyPairsCommand({}))
      .then(({ KeyPairs = [] }) =>
        KeyPairs.map((pair) => ({ type: 'AWS::EC2::KeyPair', id: pair.KeyName, tags: pair.Tags })),
      ),
  ];
  return [
    ...vpcs
      .filter((vpc) => !vpc.IsDefault)
      .map((vpc) => ({ type: 'AWS::EC2::VPC', id: vpc.VpcId, tags: vpc.Tags })),
    ...(await Promise.all(lists)).flat(),
  ];
}

async function autoScalingInventory(client: AutoScalingClient): Promise<Found[]> {
  const found: Found[] = [];
  for await (const { AutoScalingGroups = [] } of paginateDescribeAutoScalingGroups({ client }, {})) {
    for (const { AutoScalingGroupName, Tags } of AutoScalingGroups) {
      found.push({ type: 'AWS::AutoScaling::AutoScalingGroup', id: AutoScalingGroupName, tags: Tags });
    }
  }
  for await (const { LaunchConfigurations = [] } of paginateDescribeLaunchConfigurations({ client }, {})) {
    for (const { LaunchConfigurationName } of LaunchConfigurations) {
      found.push({ type: 'AWS::AutoScaling::LaunchConfiguration', id: LaunchConfigurationName });
    }
  }
  return found;
}

async function loadBalancerInventory(configuration: MotoClientConfiguration): Promise<Found[]> {
  const classic = new ElasticLoadBalancingClient(configuration);
  const { LoadBalancerDescriptions = [] } = await classic.send(new DescribeClassicLoadBalancersCommand({}));
  const classicNames = LoadBalancerDescriptions.map(({ LoadBalancerName = '' }) => LoadBalancerName);
  const { TagDescriptions: classicTags = [] } =
    classicNames.length === 0
      ? {}
      : await classic.send(new DescribeClassicTagsCommand({ LoadBalancerNames: classicNames }));
  const elbv2 = new ElasticLoadBalancingV2Client(configuration);
  const { LoadBalancers = [] } = await elbv2.send(new DescribeLoadBalancersCommand({}));
  const { TargetGroups = [] } = await elbv2.send(new DescribeTargetGroupsCommand({}));
  const found = [
    ...LoadBalancers.map(({ LoadBalancerArn }) => ({
      type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
      id: LoadBalancerArn,
    })),
    ...TargetGroups.map(({ TargetGroupArn }) => ({
      type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
      id: TargetGroupArn,
    })),
  ];
  return [
    ...classicNames.map((name) => ({
      type: 'AWS::ElasticLoadBalancing::LoadBalancer',
      id: name,
      tags: classicTags.find(({ LoadBalancerName }) => LoadBalancerName === name)?.Tags,
    })),
    ...(await Promise.all(
      found.map(async ({ type, id = '' }) => {
        const { TagDescriptions = [] } = await elbv2.send(new DescribeTagsCommand({ ResourceArns: [id] }));
        return { type, id, tags: TagDescriptions[0]?.Tags };
      }),
    )),
  ];
}

async function iamInventory(iam: IAMClient): Promise<Found[]> {
  const found: Promise<Found[]>[] = [];
  const add = (type: string, id: string | undefined, tags: Promise<{ Tags?: Tag[] | undefined }>): void => {
    const one = tags.then(({ Tags }) => [{ type, id, tags: Tags }]);
    found.push(
      one.catch((error: unknown) => {
        // It has gone since it was listed.
        if (codeOf(error) === 'NoSuchEntityException') return [];
        throw error;
      }),
    );
  };
  for await (const { Roles = [] } of paginateListRoles({ client: iam }, {})) {
    for (const { RoleName } of Roles) {
      add('AWS::IAM::Role', RoleName, iam.send(new ListRoleTagsCommand({ RoleName })));
    }
  }
  for await (const { Users = [] } of paginateListUsers({ client: iam }, {})) {
    for (const { UserName } of Users) {
      add('AWS::IAM::User', UserName, iam.send(new ListUserTagsCommand({ UserName })));
    }
  }
  for await (const { Policies = [] } of paginateListPolicies({ client: iam }, { Scope: 'Local' })) {
    for (const { Arn } of Policies) {
      add('AWS::IAM::ManagedPolicy', Arn, iam.send(new ListPolicyTagsCommand({ PolicyArn: Arn })));
    }
  }
  for await (const { InstanceProfiles = [] } of paginateListInstanceProfiles({ client: iam }, {})) {
    for (const { InstanceProfileName } of InstanceProfiles) {
      // moto does not know ListInstanceProfileTags.
      const tags = iam
        .send(new GetInstanceProfileCommand({ InstanceProfileName }))
        .then(({ InstanceProfile }) => ({ Tags: InstanceProfile?.Tags }));
      add('AWS::IAM::InstanceProfile', InstanceProfileName, tags);
    }
  }
  const { OpenIDConnectProviderList = [] } = await iam.send(new ListOpenIDConnectProvidersCommand({}));
  for (const { Arn } of OpenIDConnectProviderList) {
    const tags = iam.send(new ListOpenIDConnectProviderTagsCommand({ OpenIDConnectProviderArn: Arn }));
    add('AWS::IAM::OIDCProvider', Arn, tags);
  }
  return (await Promise.all(found)).flat();
}
