/** What a managed node group makes in EC2, IAM and Auto Scaling, and takes away again. */
import {
  AttachInstancesCommand,
  CreateAutoScalingGroupCommand,
  DeleteAutoScalingGroupCommand,
  TerminateInstanceInAutoScalingGroupCommand,
  UpdateAutoScalingGroupCommand,
} from '@aws-sdk/client-auto-scaling';
import {
  CreateLaunchTemplateCommand,
  CreateTagsCommand,
  DeleteLaunchTemplateCommand,
  DeleteSecurityGroupCommand,
  DescribeInstanceTypeOfferingsCommand,
  DescribeSubnetsCommand,
  type EC2Client,
  RunInstancesCommand,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2';
import {
  AddRoleToInstanceProfileCommand,
  CreateInstanceProfileCommand,
  DeleteInstanceProfileCommand,
  RemoveRoleFromInstanceProfileCommand,
} from '@aws-sdk/client-iam';

import { turns } from '../cloud/turns.ts';
import { failureInWords, type Wish } from '../scaling-activities.ts';
import { unusableKey } from '../volume-keys.ts';
import { groupUserData } from './node-user-data.ts';
import { createRemoteAccessGroup } from './remote-access.ts';
import { codeOf } from './service-errors.ts';
import {
  actingAs,
  type ClusterRecord,
  type Eks,
  type NodegroupRecord,
  type NodeInstance,
  type Place,
  type Tag,
} from './state.ts';

const tagsOf = ({ nodegroup: { clusterName, nodegroupName } }: NodegroupRecord): Tag[] => [
  { Key: 'eks:cluster-name', Value: clusterName },
  { Key: 'eks:nodegroup-name', Value: nodegroupName },
  { Key: `kubernetes.io/cluster/${clusterName}`, Value: 'owned' },
  { Key: `k8s.io/cluster-autoscaler/${clusterName}`, Value: 'owned' },
  { Key: 'k8s.io/cluster-autoscaler/enabled', Value: 'true' },
];

const tagSpecifications = (group: NodegroupRecord) =>
  (['instance', 'volume'] as const).map((ResourceType) => ({
    ResourceType,
    Tags: [...group.fleet.plan.tags[ResourceType], ...tagsOf(group)],
  }));

/** Makes the instance profile, the launch template and the Auto Scaling group, which is empty at first. */
export async function createFleet(eks: Eks, record: ClusterRecord, group: NodegroupRecord): Promise<void> {
  const { nodegroup, fleet } = group;
  const { ec2, iam, autoScaling } = actingAs(eks, record.region, 'AWSServiceRoleForAmazonEKSNodegroup');
  const { instanceProfile, launchTemplate, autoScalingGroup, plan } = fleet;
  await iam.send(new CreateInstanceProfileCommand({ InstanceProfileName: instanceProfile }));
  await iam.send(
    new AddRoleToInstanceProfileCommand({
      InstanceProfileName: instanceProfile,
      RoleName: nodegroup.nodeRole.split('/').at(-1),
    }),
  );
  if (nodegroup.remoteAccess?.ec2SshKey) {
    fleet.remoteAccessGroup = await createRemoteAccessGroup(ec2, record, group);
    plan.securityGroups.push(fleet.remoteAccessGroup);
  }
  await ec2.send(
    new CreateLaunchTemplateCommand({
      LaunchTemplateName: launchTemplate,
      LaunchTemplateData: {
        ImageId: plan.imageId,
        IamInstanceProfile: { Name: instanceProfile },
        SecurityGroupIds: plan.securityGroups,
        MetadataOptions: plan.metadata,
        BlockDeviceMappings: plan.blockDevices,
        UserData: Buffer.from(groupUserData(record, group)).toString('base64'),
        TagSpecifications: tagSpecifications(group),
      },
      TagSpecifications: [{ ResourceType: 'launch-template', Tags: tagsOf(group) }],
    }),
  );
  await autoScaling.send(
    new CreateAutoScalingGroupCommand({
      AutoScalingGroupName: autoScalingGroup,
      MixedInstancesPolicy: {
        LaunchTemplate: {
          LaunchTemplateSpecification: { LaunchTemplateName: launchTemplate, Version: '1' },
          Overrides: nodegroup.instanceTypes.map((InstanceType) => ({ InstanceType })),
        },
        InstancesDistribution: {
          OnDemandPercentageAboveBaseCapacity: nodegroup.capacityType === 'SPOT' ? 0 : 100,
        },
      },
      // The instances are attached as they come: moto would put all of them into the first subnet.
      MinSize: 0,
      MaxSize: nodegroup.scalingConfig.maxSize,
      DesiredCapacity: 0,
      VPCZoneIdentifier: nodegroup.subnets.join(','),
      Tags: tagsOf(group).map((tag) => ({
        ...tag,
        PropagateAtLaunch: true,
        ResourceId: autoScalingGroup,
        ResourceType: 'auto-scaling-group',
      })),
    }),
  );
  nodegroup.resources = {
    autoScalingGroups: [{ name: autoScalingGroup }],
    ...(fleet.remoteAccessGroup && { remoteAccessSecurityGroup: fleet.remoteAccessGroup }),
  };
}

/** moto loses count of a group's instances when several are attached at once, and a quota holds for one launch after another. */
const inTurn = turns();

/** A launch that EC2 refused. */
export class LaunchFailure extends Error {}

/** EC2's refusals to start an instance, which Auto Scaling meets again at each launch. */
const refusals = [
  'InstanceLimitExceeded',
  'InsufficientFreeAddressesInSubnet',
  'InsufficientInstanceCapacity',
  'InvalidBlockDeviceMapping',
  'InvalidGroup',
  'InvalidParameterCombination',
  'InvalidSubnetID',
  'MaxSpotInstanceCountExceeded',
  'ReservationCapacityExceeded',
  'UnfulfillableCapacity',
  'Unsupported',
  'VcpuLimitExceeded',
];

/**
 * Starts an instance and puts it into service: in a zone, of the first of the group's types of which it has one.
 * @param places in that zone, undefined when none of the group offers its instance types
 * @throws LaunchFailure in Auto Scaling's words
 */
export async function launchInstance(
  eks: Eks,
  record: ClusterRecord,
  group: NodegroupRecord,
  places: readonly Place[] = [],
): Promise<NodeInstance> {
  const [{ zone = '', subnetId = '' } = {}] = places;
  const told = (outcome: { id: string } | { failure: string }): void =>
    eks.world.activities.told({
      region: record.region,
      group: group.fleet.autoScalingGroup,
      zone,
      subnetId,
      from: group.instances.size,
      outcome,
    });
  let failure: unknown;
  for (const place of places.length === 0 ? [undefined] : places) {
    try {
      const instance = await runInstance(eks, record, group, place);
      told({ id: instance.id });
      await attachInstance(eks, record, group, instance);
      return instance;
    } catch (error) {
      if (!(error instanceof LaunchFailure)) throw error;
      failure = error;
    }
  }
  if (failure instanceof LaunchFailure) told({ failure: failure.message });
  throw failure;
}

/** Starts an instance. @throws LaunchFailure in Auto Scaling's words */
export async function runInstance(
  eks: Eks,
  record: ClusterRecord,
  group: NodegroupRecord,
  place: Place | undefined,
): Promise<NodeInstance> {
  const { nodegroup } = group;
  const { region } = record;
  const { ec2 } = actingAs(eks, region, 'AWSServiceRoleForAutoScaling');
  const wish: Wish = {
    isSpot: nodegroup.capacityType === 'SPOT',
    types: nodegroup.instanceTypes,
    isMixed: true,
  };
  const refused = (code: string, message: string): LaunchFailure =>
    new LaunchFailure(failureInWords(wish, code, message));
  if (!place) {
    throw refused(
      'Unsupported',
      `Your requested instance type (${nodegroup.instanceTypes[0]}) is not supported in your requested Availability Zone.`,
    );
  }
  const id = await inTurn(region, () => run(ec2, record, group, place)).catch((error: unknown) => {
    if (codeOf(error) === unusableKey && error instanceof Error) {
      throw new LaunchFailure(
        'Instance became unhealthy while waiting for instance to be in InService state. ' +
          `Termination Reason: Client.${unusableKey}: ${error.message}`,
      );
    }
    const [code = ''] = codeOf(error).split('.');
    throw error instanceof Error && refusals.includes(code) ? refused(code, error.message) : error;
  });
  const { securityGroups, metadata } = group.fleet.plan;
  return { id, ...place, role: nodegroup.nodeRole, hops: metadata.HttpPutResponseHopLimit, securityGroups };
}

/** Puts an instance into its group; one that the group does not take goes. */
export async function attachInstance(
  eks: Eks,
  { region }: ClusterRecord,
  { fleet, instances }: NodegroupRecord,
  instance: NodeInstance,
): Promise<void> {
  const { ec2, autoScaling } = actingAs(eks, region, 'AWSServiceRoleForAutoScaling');
  const InstanceIds = [instance.id];
  try {
    const request = { AutoScalingGroupName: fleet.autoScalingGroup, InstanceIds };
    await inTurn(fleet.autoScalingGroup, () => autoScaling.send(new AttachInstancesCommand(request)));
  } catch (error) {
    await ec2.send(new TerminateInstancesCommand({ InstanceIds }));
    throw error;
  }
  instances.set(instance.id, instance);
}

async function run(
  ec2: EC2Client,
  record: ClusterRecord,
  group: NodegroupRecord,
  { subnetId, instanceType, isPublic }: Place,
): Promise<string> {
  const { fleet, nodegroup } = group;
  const { Instances: [instance] = [] } = await ec2.send(
    new RunInstancesCommand({
      MinCount: 1,
      MaxCount: 1,
      ImageId: fleet.plan.imageId,
      InstanceType: instanceType,
      IamInstanceProfile: { Name: fleet.instanceProfile },
      NetworkInterfaces: [
        {
          DeviceIndex: 0,
          SubnetId: subnetId,
          Groups: fleet.plan.securityGroups,
          DeleteOnTermination: true,
          AssociatePublicIpAddress: isPublic,
        },
      ],
      MetadataOptions: fleet.plan.metadata,
      ...fleet.plan.asAsked,
      BlockDeviceMappings: fleet.plan.blockDevices,
      UserData: Buffer.from(groupUserData(record, group)).toString('base64'),
      ...(nodegroup.capacityType === 'SPOT' && { InstanceMarketOptions: { MarketType: 'spot' } }),
      TagSpecifications: tagSpecifications(group),
    }),
  );
  if (!instance?.InstanceId) throw new Error('RunInstances answered no instance');
  // moto takes no tags for the interfaces of instances. Source: API reference of EC2, LaunchTemplateTagSpecification.
  const Tags = fleet.plan.tags['network-interface'];
  const Resources = (instance.NetworkInterfaces ?? []).flatMap(
    ({ NetworkInterfaceId }) => NetworkInterfaceId ?? [],
  );
  if (Tags.length > 0) await ec2.send(new CreateTagsCommand({ Resources, Tags }));
  return instance.InstanceId;
}

/**
 * Where an instance of the group may go, by zone and then by type, in the order in which Auto Scaling tries.
 * Source: EC2 Auto Scaling user guide, "Allocation strategies", prioritized.
 */
export async function everyPlaceOf(
  eks: Eks,
  record: ClusterRecord,
  group: NodegroupRecord,
): Promise<Place[][]> {
  const zones = await placesOf(eks, record, group);
  const ofTypes = await Promise.all(
    group.nodegroup.instanceTypes.map((type) =>
      placesOf(eks, record, { ...group, nodegroup: { ...group.nodegroup, instanceTypes: [type] } }),
    ),
  );
  return zones.map(({ subnetId }) => ofTypes.flat().filter((place) => place.subnetId === subnetId));
}

/** Where instances may go: the subnets whose zone offers one of the group's types, those with the fewest first. */
export async function placesOf(
  eks: Eks,
  { region }: ClusterRecord,
  { nodegroup, instances }: NodegroupRecord,
): Promise<Place[]> {
  const { ec2 } = actingAs(eks, region, 'AWSServiceRoleForAutoScaling');
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({ SubnetIds: nodegroup.subnets }));
  const { InstanceTypeOfferings = [] } = await ec2.send(
    new DescribeInstanceTypeOfferingsCommand({
      LocationType: 'availability-zone',
      Filters: [{ Name: 'instance-type', Values: nodegroup.instanceTypes }],
    }),
  );
  const offered = (type: string, zone: string) =>
    InstanceTypeOfferings.find((each) => each.InstanceType === type && each.Location === zone)?.InstanceType;
  const load = (place: Place): number =>
    [...instances.values()].filter(({ subnetId }) => subnetId === place.subnetId).length;
  return Subnets.flatMap(({ SubnetId: subnetId = '', AvailabilityZone: zone = '', MapPublicIpOnLaunch }) => {
    const [instanceType] = nodegroup.instanceTypes.flatMap((type) => offered(type, zone) ?? []);
    return instanceType ? [{ subnetId, zone, instanceType, isPublic: MapPublicIpOnLaunch ?? false }] : [];
  }).toSorted((left, right) => load(left) - load(right));
}

/**
 * Brings the bounds of the Auto Scaling group in line with the node group's.
 * @param more instances that are about to come: nothing is launched above the maximum
 */
export async function boundFleet(
  eks: Eks,
  { region }: ClusterRecord,
  group: NodegroupRecord,
  more = 0,
): Promise<void> {
  const { minSize, maxSize } = group.nodegroup.scalingConfig;
  const { autoScaling } = actingAs(eks, region, 'AWSServiceRoleForAmazonEKSNodegroup');
  await autoScaling.send(
    new UpdateAutoScalingGroupCommand({
      AutoScalingGroupName: group.fleet.autoScalingGroup,
      // Above what is there, moto would start instances of its own.
      MinSize: Math.min(minSize, group.instances.size),
      MaxSize: Math.max(maxSize, group.instances.size + more),
    }),
  );
}

/** Terminates an instance, and lets the group be one smaller. */
export async function terminateInstance(
  eks: Eks,
  { region }: ClusterRecord,
  { instances }: NodegroupRecord,
  id: string,
): Promise<void> {
  const { autoScaling } = actingAs(eks, region, 'AWSServiceRoleForAmazonEKSNodegroup');
  await unlessGone(() =>
    autoScaling.send(
      new TerminateInstanceInAutoScalingGroupCommand({
        InstanceId: id,
        ShouldDecrementDesiredCapacity: true,
      }),
    ),
  );
  instances.delete(id);
}

/** Takes away what `createFleet` has made, as far as it came. */
export async function deleteFleet(
  eks: Eks,
  { region }: ClusterRecord,
  { fleet, nodegroup }: NodegroupRecord,
): Promise<void> {
  const { ec2, iam, autoScaling } = actingAs(eks, region, 'AWSServiceRoleForAmazonEKSNodegroup');
  const {
    autoScalingGroup: AutoScalingGroupName,
    launchTemplate,
    instanceProfile: InstanceProfileName,
  } = fleet;
  const RoleName = nodegroup.nodeRole.split('/').at(-1);
  for (const step of [
    () => autoScaling.send(new DeleteAutoScalingGroupCommand({ AutoScalingGroupName, ForceDelete: true })),
    () => ec2.send(new DeleteLaunchTemplateCommand({ LaunchTemplateName: launchTemplate })),
    () => iam.send(new RemoveRoleFromInstanceProfileCommand({ InstanceProfileName, RoleName })),
    () => iam.send(new DeleteInstanceProfileCommand({ InstanceProfileName })),
    async () =>
      fleet.remoteAccessGroup &&
      ec2.send(new DeleteSecurityGroupCommand({ GroupId: fleet.remoteAccessGroup })),
  ]) {
    await unlessGone(step);
  }
}

/** What the services say of a thing that is not there. Auto Scaling's code is a general one. */
const absent = [
  'InvalidGroup.NotFound',
  'InvalidLaunchTemplateName.NotFoundException',
  'NoSuchEntity',
  'NoSuchEntityException',
  'ValidationError',
];

async function unlessGone(removal: () => Promise<unknown>): Promise<void> {
  try {
    await removal();
  } catch (error) {
    if (!absent.includes(codeOf(error))) throw error;
  }
}
