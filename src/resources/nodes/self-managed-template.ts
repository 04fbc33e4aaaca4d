/** The CloudFormation template of a self-managed node group: its instances, and the Auto Scaling group that starts them. */
import { isDeepStrictEqual } from 'node:util';
import type { Hardware } from '../../aws/ami-type.ts';
import type { SelfManagedGroupSpec } from '../../spec/spec.ts';
import { type Tags, toTagList } from '../../spec/tags.ts';
import { metadataOptions, volumesOf } from './launch-template.ts';
import { reservationData } from './reservation.ts';
import { type ClusterFacts, userDataOf } from './self-managed-user-data.ts';

/** Logical ids. */
export const resourceNames = { group: 'NodeGroup', template: 'LaunchTemplate' } as const;

/** Minutes that CloudFormation gives instances to become Ready nodes. */
const patience = 'PT20M';

export interface Surroundings {
  /** Of the stack, and of its Auto Scaling group. */
  name: string;
  cluster: ClusterFacts;
  securityGroupIds: readonly string[];
  instanceProfile: string;
  subnetIds: readonly string[];
  /** Of the user's image, on which its system is; undefined for EKS's. */
  rootDevice: string | undefined;
  tags: Tags;
}

/** What a stack of this kind says of itself, as far as it is compared. */
export interface Template {
  [section: string]: unknown;
  Resources: {
    [logicalId: string]: unknown;
    LaunchTemplate: { Properties: { LaunchTemplateData: LaunchData }; [member: string]: unknown };
    NodeGroup: { Properties: GroupProperties; [member: string]: unknown };
  };
}

interface LaunchData {
  TagSpecifications: unknown;
  [property: string]: unknown;
}

interface GroupProperties {
  VPCZoneIdentifier: readonly string[];
  MixedInstancesPolicy?: unknown;
  MaxInstanceLifetime?: number;
  MetricsCollection?: unknown;
  Tags: readonly { Key: string; Value: string }[];
  [property: string]: unknown;
}

const ref = (name: string) => ({ Ref: name });

/**
 * Labels and taints are the kubelet's own, so that nodes which an autoscaler adds have them from their first moment. The group
 * counts as made, and each instance as replaced, once its signals say that its nodes are Ready: whoever has it made sends them.
 */
export function templateOf(group: SelfManagedGroupSpec, around: Surroundings): Template {
  const version = {
    LaunchTemplateId: ref(resourceNames.template),
    Version: { 'Fn::GetAtt': [resourceNames.template, 'LatestVersionNumber'] },
  };
  const number = { Type: 'Number' };
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: `Self-managed node group ${group.name} of the EKS cluster ${around.cluster.name}`,
    Parameters: {
      ImageName: {
        Type: 'AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>',
        Description: "The public parameter that names EKS's newest image",
      },
      KeptImage: { Type: 'String', Default: '', Description: 'The image that the group has had before' },
      GivenImage: { Type: 'String', Default: '', Description: "The user's own image" },
      MinNodes: number,
      MaxNodes: number,
      Nodes: number,
      NodesInService: { ...number, Description: 'How many stay while others are replaced' },
    },
    Conditions: {
      HasKeptImage: { 'Fn::Not': [{ 'Fn::Equals': [ref('KeptImage'), ''] }] },
      HasGivenImage: { 'Fn::Not': [{ 'Fn::Equals': [ref('GivenImage'), ''] }] },
    },
    Resources: {
      LaunchTemplate: {
        Type: 'AWS::EC2::LaunchTemplate',
        Properties: { LaunchTemplateData: launchData(group, around) },
      },
      NodeGroup: {
        Type: 'AWS::AutoScaling::AutoScalingGroup',
        ...(group.nodes > 0 && {
          CreationPolicy: { ResourceSignal: { Count: ref('Nodes'), Timeout: patience } },
        }),
        UpdatePolicy: {
          AutoScalingRollingUpdate: {
            MinInstancesInService: ref('NodesInService'),
            MaxBatchSize: 1,
            WaitOnResourceSignals: true,
            PauseTime: patience,
            SuspendProcesses: [
              'HealthCheck',
              'ReplaceUnhealthy',
              'AZRebalance',
              'AlarmNotification',
              'ScheduledActions',
            ],
          },
        },
        Properties: {
          AutoScalingGroupName: around.name,
          MinSize: ref('MinNodes'),
          MaxSize: ref('MaxNodes'),
          DesiredCapacity: ref('Nodes'),
          VPCZoneIdentifier: around.subnetIds,
          ...(group.distribution === undefined
            ? { LaunchTemplate: version }
            : {
                ...(group.distribution.rebalances && { CapacityRebalance: true }),
                MixedInstancesPolicy: mixed(group, group.distribution, version),
              }),
          ...(group.maxLifetime !== undefined && { MaxInstanceLifetime: group.maxLifetime }),
          ...(group.metrics && {
            MetricsCollection: group.metrics.map(({ granularity, metrics }) => ({
              Granularity: granularity,
              ...(metrics && { Metrics: metrics }),
            })),
          }),
          Tags: [
            ...toTagList(around.tags).map((tag) => ({ ...tag, PropagateAtLaunch: true })),
            ...shownLabels(group).filter(({ Key }) => !(Key in around.tags)),
          ],
        },
      },
    },
  };
}

function launchData(group: SelfManagedGroupSpec, around: Surroundings): LaunchData {
  const Tags = toTagList(around.tags);
  const { launch = {} } = group;
  const { keyName, placementGroup, ebsOptimized: EbsOptimized, detailedMonitoring, cpuCredits } = launch;
  return {
    ImageId: {
      'Fn::If': [
        'HasGivenImage',
        ref('GivenImage'),
        { 'Fn::If': ['HasKeptImage', ref('KeptImage'), ref('ImageName')] },
      ],
    },
    InstanceType: group.instanceTypes[0],
    IamInstanceProfile: { Name: around.instanceProfile },
    SecurityGroupIds: [...around.securityGroupIds, ...(group.launch?.securityGroups ?? [])],
    ...(keyName !== undefined && { KeyName: keyName }),
    ...(placementGroup !== undefined && { Placement: { GroupName: placementGroup } }),
    ...(EbsOptimized !== undefined && { EbsOptimized }),
    ...(detailedMonitoring !== undefined && { Monitoring: { Enabled: detailedMonitoring } }),
    ...reservationData(group.launch),
    ...(cpuCredits !== undefined && { CreditSpecification: { CpuCredits: cpuCredits } }),
    ...(launch.enclaves && { EnclaveOptions: { Enabled: true } }),
    BlockDeviceMappings: volumesOf(group, around.rootDevice),
    MetadataOptions: metadataOptions(group.launch),
    UserData: Buffer.from(userDataOf(group, around.cluster)).toString('base64'),
    TagSpecifications: ['instance', 'volume', 'network-interface'].map((ResourceType) => ({
      ResourceType,
      Tags,
    })),
  };
}

/** Source: kubernetes/autoscaler, cluster-autoscaler/cloudprovider/aws/README.md, "Auto-Discovery Setup". */
const shownPrefix = 'k8s.io/cluster-autoscaler/node-template';

/** Tags that say what labels and taints nodes of a group have, of which none may be there. */
function shownLabels({
  showsLabels,
  labels,
  taints,
}: SelfManagedGroupSpec): { Key: string; Value: string }[] {
  if (showsLabels !== true) return [];
  const tag = (Key: string, Value: string) => ({
    Key: `${shownPrefix}/${Key}`,
    Value,
    PropagateAtLaunch: true,
  });
  return [
    ...Object.entries(labels).map(([key, value]) => tag(`label/${key}`, value)),
    ...taints.map(({ key, value, effect }) => tag(`taint/${key}`, `${value}:${effect}`)),
  ];
}

function mixed(
  { instanceTypes }: SelfManagedGroupSpec,
  distribution: NonNullable<SelfManagedGroupSpec['distribution']>,
  LaunchTemplateSpecification: object,
): object {
  const { onDemandBase, onDemandPercentage, spotStrategy, spotPools, maxPrice } = distribution;
  return {
    InstancesDistribution: {
      OnDemandBaseCapacity: onDemandBase,
      OnDemandPercentageAboveBaseCapacity: onDemandPercentage,
      SpotAllocationStrategy: spotStrategy,
      ...(spotPools !== undefined && { SpotInstancePools: spotPools }),
      ...(maxPrice !== undefined && { SpotMaxPrice: maxPrice }),
    },
    LaunchTemplate: {
      LaunchTemplateSpecification,
      Overrides: instanceTypes.map((InstanceType) => ({ InstanceType })),
    },
  };
}

/** The instance types of a template, in their order. */
export function typesIn(template: unknown): string[] {
  const { NodeGroup, LaunchTemplate } = (template as Partial<Template>).Resources ?? {};
  const policy: { LaunchTemplate?: { Overrides?: readonly { InstanceType: string }[] } } = Object(
    NodeGroup?.Properties.MixedInstancesPolicy,
  );
  const overrides = policy.LaunchTemplate?.Overrides?.map(({ InstanceType }) => InstanceType);
  const only = LaunchTemplate?.Properties.LaunchTemplateData.InstanceType;
  return overrides ?? (typeof only === 'string' ? [only] : []);
}

/** Whether it asks for spot instances, and on-demand ones will do. */
export const mayTurnToOnDemand = ({ spot, orOnDemand }: SelfManagedGroupSpec): boolean =>
  spot && orOnDemand === true;

/** The group of on-demand instances in the place of spot ones. */
export const onDemand = (group: SelfManagedGroupSpec): SelfManagedGroupSpec => ({
  ...group,
  spot: false,
  ...(group.distribution && { distribution: { ...group.distribution, onDemandPercentage: 100 } }),
});

/** The group as its template has it: of those that may take the place of spot instances, where they have. */
export function asMade(group: SelfManagedGroupSpec, template: unknown): SelfManagedGroupSpec {
  const { NodeGroup } = (template as Partial<Template>).Resources ?? {};
  const policy: { InstancesDistribution?: { OnDemandPercentageAboveBaseCapacity?: unknown } } = Object(
    NodeGroup?.Properties.MixedInstancesPolicy,
  );
  const isOnDemand = Number(policy.InstancesDistribution?.OnDemandPercentageAboveBaseCapacity) === 100;
  return group.orOnDemand && isOnDemand ? onDemand(group) : group;
}

/** What each part of a template is to people. */
const parts = {
  BlockDeviceMappings: 'the volume',
  CapacityReservationSpecification: 'the reserved capacity',
  CreditSpecification: 'the CPU credits',
  EbsOptimized: 'whether instances are EBS-optimized',
  EnclaveOptions: 'whether instances can start enclaves',
  IamInstanceProfile: 'the instance profile',
  InstanceMarketOptions: 'whether that is a Capacity Block',
  InstanceType: 'the instance types',
  KeyName: 'the key',
  MetadataOptions: 'the metadata service',
  MixedInstancesPolicy: 'the instance types and how they are bought',
  Monitoring: 'how often CloudWatch has metrics',
  Placement: 'the placement group',
  SecurityGroupIds: 'the security groups',
  UserData: 'how nodes are started (labels, taints, the kubelet, commands)',
  VPCZoneIdentifier: 'the subnets',
  name: 'how instances are called',
} as const satisfies Record<string, string>;

/** The parts in which templates differ: of tags only the name, since runs differ. */
export function partsThatDiffer(has: unknown, wanted: Template): string[] {
  const [before, after] = [partsIn(has as Template), partsIn(wanted)];
  return Object.entries(parts)
    .filter(([key]) => !isDeepStrictEqual(before[key], after[key]))
    .map(([, words]) => words);
}

/** What of the Auto Scaling group changes, while its instances stay as they are. */
export function settingsThatDiffer(has: unknown, wanted: Template): string[] {
  const [before, after] = [settingsIn(has as Template), settingsIn(wanted)];
  return Object.entries({
    MaxInstanceLifetime: `instances are replaced ${lifetimeInWords(wanted)}`,
    MetricsCollection: 'the metrics of the Auto Scaling group',
    shown: 'the labels and taints that the Auto Scaling group shows',
  })
    .filter(([key]) => !isDeepStrictEqual(before[key], after[key]))
    .map(([, words]) => words);
}

function settingsIn({ Resources }: Template): Readonly<Record<string, unknown>> {
  const { MaxInstanceLifetime, MetricsCollection, Tags } = Resources.NodeGroup.Properties;
  const shown = Tags.filter(({ Key }) => Key.startsWith(shownPrefix));
  return JSON.parse(JSON.stringify({ MaxInstanceLifetime, MetricsCollection, shown }));
}

function lifetimeInWords({ Resources }: Template): string {
  const { MaxInstanceLifetime: seconds } = Resources.NodeGroup.Properties;
  return seconds === undefined ? 'at no age' : `after ${seconds} seconds`;
}

/** As JSON has it. */
function partsIn({ Resources }: Template): Readonly<Record<string, unknown>> {
  const { LaunchTemplateData } = Resources.LaunchTemplate.Properties;
  const { VPCZoneIdentifier, MixedInstancesPolicy, Tags } = Resources.NodeGroup.Properties;
  const name = Tags.find(({ Key }) => Key === 'Name')?.Value;
  return JSON.parse(JSON.stringify({ ...LaunchTemplateData, VPCZoneIdentifier, MixedInstancesPolicy, name }));
}

const al2023: Record<Hardware, string> = {
  x86: 'x86_64/standard',
  'x86 with NVIDIA': 'x86_64/nvidia',
  'x86 with Neuron': 'x86_64/neuron',
  Arm: 'arm64/standard',
  'Arm with NVIDIA': 'arm64/nvidia',
};

const bottlerocket: Record<Hardware, string> = {
  x86: '/x86_64',
  'x86 with NVIDIA': '-nvidia/x86_64',
  'x86 with Neuron': '/x86_64',
  Arm: '/arm64',
  'Arm with NVIDIA': '-nvidia/arm64',
};

/**
 * The public parameter of Systems Manager that has the newest image's id, in each region its own.
 * Sources: EKS user guide, "Retrieve recommended Amazon Linux AMI IDs" and "Retrieve recommended Bottlerocket AMI IDs".
 * @param version of Kubernetes, such as `1.36`
 */
export function imageName(
  { amiFamily }: Pick<SelfManagedGroupSpec, 'amiFamily'>,
  hardware: Hardware,
  version: string,
): string {
  return amiFamily === 'Bottlerocket'
    ? `/aws/service/bottlerocket/aws-k8s-${version}${bottlerocket[hardware]}/latest/image_id`
    : `/aws/service/eks/optimized-ami/${version}/amazon-linux-2023/${al2023[hardware]}/recommended/image_id`;
}
