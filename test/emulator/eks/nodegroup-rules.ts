/** What CreateNodegroup and its updates accept, and what EKS makes of it. */
import {
  DescribeInstanceTypesCommand,
  DescribeLaunchTemplateVersionsCommand,
  type EC2Client,
  type InstanceTypeInfo,
  type ResponseLaunchTemplateData,
} from '@aws-sdk/client-ec2';
import type {
  AMITypes,
  CreateNodegroupCommandInput,
  LaunchTemplateSpecification,
  NodegroupScalingConfig,
  NodegroupUpdateConfig,
  Taint,
} from '@aws-sdk/client-eks';
import type { CallContext, RoleView } from '../core.ts';
import { codeOf, describeSubnets } from './control-plane-network.ts';
import { checkTags } from './input.ts';
import { imageFor, images } from './node-images.ts';
import { invalidParameter, limitExceeded } from './refusals.ts';
import { checkNodeRole } from './roles.ts';
import type { ClusterRecord, Eks, LaunchPlan, NodegroupRecord } from './state.ts';
import { kubernetesVersion, minorOf } from './versions.ts';

/** The default quota. */
const groupsPerCluster = 30;

type About = { clusterName: string; nodegroupName: string };

type Checked = Omit<
  NodegroupRecord['nodegroup'],
  'nodegroupArn' | 'createdAt' | 'modifiedAt' | 'status' | 'health'
>;

/** @throws InvalidParameterException and others, before anything is made */
export async function checkNodegroup(
  eks: Eks,
  record: ClusterRecord,
  input: CreateNodegroupCommandInput,
  { region, principal, via }: CallContext,
): Promise<{ nodegroup: Checked; plan: LaunchPlan; role: RoleView }> {
  const { nodegroupName = '', nodeRole = '', subnets = [] } = input;
  const { cluster } = record;
  const about = { clusterName: cluster.name, nodegroupName };
  checkName(nodegroupName, about);
  const tags = checkTags(input.tags);
  const scalingConfig = checkScaling(input.scalingConfig ?? {}, about);
  checkLabels(input.labels, about);
  checkTaints(input.taints, about);
  const updateConfig = checkUpdateConfig(input.updateConfig, about);
  const version = checkVersion(input.version, cluster.version, about);
  if (record.nodegroups.size >= groupsPerCluster) {
    throw limitExceeded(`Nodegroup limit exceeded for cluster ${cluster.name}`, {
      clusterName: cluster.name,
    });
  }
  const role = await checkNodeRole(eks.world, nodeRole, about);
  const { ec2 } = eks.world.clients({ principal, region, via: via ?? 'eks.amazonaws.com' });
  await checkPlaces(ec2, subnets, cluster.resourcesVpcConfig.vpcId, about);
  const template = input.launchTemplate && (await readTemplate(ec2, input.launchTemplate, about));
  checkAgainstTemplate(input, template?.data, about);
  const types = await checkInstanceTypes(
    ec2,
    input.instanceTypes ?? (template?.data.InstanceType ? [template.data.InstanceType] : undefined),
    input.amiType,
    about,
  );
  const custom = template?.data.ImageId;
  const image = custom
    ? { id: custom, release: custom }
    : imageFor(eks.world, region, types.amiType, version);
  if (!image) {
    throw invalidParameter(
      `AMI type ${types.amiType} is not available for Kubernetes version ${version}`,
      about,
    );
  }
  const diskSize = input.diskSize ?? images[types.amiType]?.diskSize ?? 20;
  const { clusterSecurityGroupId = '' } = cluster.resourcesVpcConfig;
  const own = template?.data.SecurityGroupIds ?? template?.data.NetworkInterfaces?.[0]?.Groups ?? [];
  return {
    role,
    plan: {
      imageId: image.id,
      diskSize: template?.data.BlockDeviceMappings?.[0]?.Ebs?.VolumeSize ?? diskSize,
      // A launch template that names groups suppresses the cluster's own.
      securityGroups: own.length > 0 ? own : [clusterSecurityGroupId],
    },
    nodegroup: {
      nodegroupName,
      clusterName: cluster.name,
      version,
      releaseVersion: image.release,
      capacityType: input.capacityType ?? 'ON_DEMAND',
      scalingConfig,
      instanceTypes: types.instanceTypes,
      subnets,
      amiType: custom ? 'CUSTOM' : types.amiType,
      nodeRole,
      labels: input.labels ?? {},
      taints: input.taints ?? [],
      updateConfig,
      ...(input.remoteAccess && { remoteAccess: input.remoteAccess }),
      ...(input.nodeRepairConfig && { nodeRepairConfig: input.nodeRepairConfig }),
      ...(template ? { launchTemplate: template.specification } : { diskSize }),
      tags,
    },
  };
}

function checkName(name: string, about: About): void {
  if (name.length > 63 || !/^[0-9A-Za-z][A-Za-z0-9_-]*$/.test(name)) {
    throw invalidParameter(
      'The nodegroup name parameter contains invalid characters or is too long: it must have at most 63 characters ' +
        'and consist of letters, digits, hyphens and underscores',
      about,
    );
  }
}

/** @throws InvalidParameterException unless min ≤ desired ≤ max, in EKS's own words */
export function checkScaling(
  {
    minSize = 1,
    desiredSize = Math.max(minSize, 2),
    maxSize = Math.max(desiredSize, 2),
  }: NodegroupScalingConfig,
  about: About,
): { minSize: number; maxSize: number; desiredSize: number } {
  if (maxSize < 1) throw invalidParameter('maxSize must be at least 1', about);
  if (minSize > desiredSize) {
    throw invalidParameter(
      `Minimum capacity ${minSize} can't be greater than desired size ${desiredSize}`,
      about,
    );
  }
  if (desiredSize > maxSize) {
    throw invalidParameter(
      `desired capacity ${desiredSize} can't be greater than max size ${maxSize}`,
      about,
    );
  }
  return { minSize, maxSize, desiredSize };
}

const reservedPrefixes = ['kubernetes.io/', 'k8s.io/', 'eks.amazonaws.com/'];

/** @throws InvalidParameterException unless these are labels that a kubelet may give itself */
export function checkLabels(labels: Record<string, string> | undefined, about: About): void {
  for (const [key, value] of Object.entries(labels ?? {})) {
    if (reservedPrefixes.some((prefix) => key.startsWith(prefix))) {
      throw invalidParameter(
        `Label cannot contain reserved prefixes [${reservedPrefixes.join(', ')}]`,
        about,
      );
    }
    const name = key.split('/').at(-1) ?? '';
    if (!/^[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?$/.test(name) || key.split('/').length > 2) {
      throw invalidParameter(`Label key ${key} is not valid`, about);
    }
    if (!/^[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?$/.test(value)) {
      throw invalidParameter(`Label value ${value} is not valid`, about);
    }
  }
}

/** @throws InvalidParameterException for more than 50 taints, or one without key or effect */
export function checkTaints(taints: Taint[] | undefined, about: About): void {
  if ((taints?.length ?? 0) > 50) throw invalidParameter('At most 50 taints can be specified', about);
  for (const { key, effect } of taints ?? []) {
    if (!key) throw invalidParameter('Taint key must not be blank', about);
    if (!effect || !['NO_SCHEDULE', 'NO_EXECUTE', 'PREFER_NO_SCHEDULE'].includes(effect)) {
      throw invalidParameter(
        `Taint effect ${effect} is not valid: use one of [NO_SCHEDULE, NO_EXECUTE, PREFER_NO_SCHEDULE]`,
        about,
      );
    }
  }
}

/** @throws InvalidParameterException when both a number and a percentage are given */
export function checkUpdateConfig(
  wish: NodegroupUpdateConfig | undefined,
  about: About,
): NodegroupUpdateConfig {
  if (wish?.maxUnavailable !== undefined && wish.maxUnavailablePercentage !== undefined) {
    throw invalidParameter('Specify either maxUnavailable or maxUnavailablePercentage, not both', about);
  }
  const { maxUnavailable, maxUnavailablePercentage, updateStrategy = 'DEFAULT' } = wish ?? {};
  return maxUnavailablePercentage === undefined
    ? { maxUnavailable: maxUnavailable ?? 1, updateStrategy }
    : { maxUnavailablePercentage, updateStrategy };
}

/** A group may be at the cluster's version or older, as far as kubelets may lag. */
export function checkVersion(wish: string | undefined, clusterVersion: string, about: About): string {
  const version = wish ?? clusterVersion;
  const lag = minorOf(clusterVersion) - minorOf(version);
  if (!kubernetesVersion(version) || lag < 0 || lag > 3) {
    throw invalidParameter(
      `Nodegroup Kubernetes version should be equal to Cluster kubernetes version ${clusterVersion} or NodeGroup ` +
        `kubernetes version, and not ${version}`,
      about,
    );
  }
  return version;
}

async function checkPlaces(ec2: EC2Client, ids: string[], vpcId: string, about: About): Promise<void> {
  if (ids.length === 0) throw invalidParameter('Subnets cannot be empty', about);
  const subnets = await describeSubnets(ec2, ids, about.clusterName);
  const strangers = subnets.filter((subnet) => subnet.VpcId !== vpcId).map(({ SubnetId }) => SubnetId);
  if (strangers.length > 0) {
    throw invalidParameter(`Subnets [${strangers.join(', ')}] are not in the cluster's VPC ${vpcId}`, about);
  }
}

async function readTemplate(
  ec2: EC2Client,
  { id, name, version = '$Default' }: LaunchTemplateSpecification,
  about: About,
): Promise<{ data: ResponseLaunchTemplateData; specification: LaunchTemplateSpecification }> {
  if ((id === undefined) === (name === undefined)) {
    throw invalidParameter(
      'You must specify either the launch template ID or the launch template name, not both',
      about,
    );
  }
  try {
    const { LaunchTemplateVersions: [found] = [] } = await ec2.send(
      new DescribeLaunchTemplateVersionsCommand({
        ...(id === undefined ? { LaunchTemplateName: name } : { LaunchTemplateId: id }),
        Versions: [version],
      }),
    );
    if (found) {
      return {
        data: found.LaunchTemplateData ?? {},
        specification: {
          id: found.LaunchTemplateId,
          name: found.LaunchTemplateName,
          version: String(found.VersionNumber),
        },
      };
    }
  } catch (error) {
    if (!codeOf(error).startsWith('InvalidLaunchTemplate')) throw error;
  }
  throw invalidParameter(`Launch template ${id ?? name} with version ${version} does not exist`, about);
}

function checkAgainstTemplate(
  input: CreateNodegroupCommandInput,
  data: ResponseLaunchTemplateData | undefined,
  about: About,
): void {
  if (!data) {
    if (input.amiType === 'CUSTOM') {
      throw invalidParameter(
        'A launch template with an image id must be specified when the AMI type is CUSTOM',
        about,
      );
    }
    return;
  }
  const refusals: [unknown, string][] = [
    [input.diskSize !== undefined, 'Disk size must be specified within the launch template.'],
    [input.remoteAccess, 'Remote access configuration cannot be specified with a launch template.'],
    [
      input.instanceTypes && data.InstanceType,
      'You cannot specify instance types both in the request and in the launch template.',
    ],
    [
      data.IamInstanceProfile,
      'Launch template should not specify an instance profile. The noderole in your request will be used to construct an instance profile.',
    ],
    [
      data.ImageId && input.amiType && input.amiType !== 'CUSTOM',
      'You cannot specify an AMI Type other than CUSTOM when specifying an image id in your launch template.',
    ],
    [
      data.ImageId && (input.version ?? input.releaseVersion),
      'You cannot specify a kubernetes version or release version when specifying an image id in your launch template.',
    ],
  ];
  const found = refusals.find(([applies]) => applies);
  if (found) throw invalidParameter(found[1], about);
}

async function checkInstanceTypes(
  ec2: EC2Client,
  wish: string[] | undefined,
  amiType: AMITypes | undefined,
  about: About,
): Promise<{ instanceTypes: string[]; amiType: AMITypes }> {
  if (amiType?.startsWith('AL2_')) {
    throw invalidParameter(
      `AMI Type ${amiType} is only supported for kubernetes versions 1.32 or earlier`,
      about,
    );
  }
  if (amiType && amiType !== 'CUSTOM' && !images[amiType]) {
    throw invalidParameter(`AMI type ${amiType} is not valid`, about);
  }
  const usual = amiType && images[amiType]?.architecture === 'arm64' ? 't4g.medium' : 't3.medium';
  const instanceTypes = wish?.length ? wish : [usual];
  const known = await typesOf(ec2, instanceTypes);
  const unknown = instanceTypes.filter((name) => !known.some(({ InstanceType }) => InstanceType === name));
  if (unknown.length > 0) {
    throw invalidParameter(
      `The following supplied instance types do not exist: [${unknown.join(', ')}]`,
      about,
    );
  }
  const chosen = amiType ?? amiTypeFor(known);
  const image = images[chosen];
  const unfit = known.filter((type) => image && !fits(type, image));
  if (unfit.length > 0) {
    throw invalidParameter(
      `[${unfit.map(({ InstanceType }) => InstanceType).join(', ')}] is not a valid instance type for requested amiType ${chosen}`,
      about,
    );
  }
  return { instanceTypes, amiType: chosen };
}

async function typesOf(ec2: EC2Client, names: string[]): Promise<InstanceTypeInfo[]> {
  const { InstanceTypes = [] } = await ec2.send(
    new DescribeInstanceTypesCommand({ Filters: [{ Name: 'instance-type', Values: names }] }),
  );
  return InstanceTypes;
}

const architecturesOf = ({ ProcessorInfo }: InstanceTypeInfo): string[] =>
  ProcessorInfo?.SupportedArchitectures ?? [];

const isNvidia = ({ GpuInfo }: InstanceTypeInfo): boolean =>
  GpuInfo?.Gpus?.some(({ Manufacturer }) => Manufacturer === 'NVIDIA') ?? false;

const isNeuron = ({ InstanceType }: InstanceTypeInfo): boolean => /^(inf|trn)\d/.test(InstanceType ?? '');

const fits = (type: InstanceTypeInfo, image: NonNullable<(typeof images)[AMITypes]>): boolean =>
  architecturesOf(type).includes(image.architecture) &&
  (image.accelerator !== 'nvidia' || isNvidia(type)) &&
  (image.accelerator !== 'neuron' || isNeuron(type));

/** What EKS chooses when nobody does (EKS API reference, CreateNodegroup). */
function amiTypeFor([type = {}]: InstanceTypeInfo[]): AMITypes {
  const arm = !architecturesOf(type).includes('x86_64');
  if (isNvidia(type)) return arm ? 'AL2023_ARM_64_NVIDIA' : 'AL2023_x86_64_NVIDIA';
  if (isNeuron(type)) return 'AL2023_x86_64_NEURON';
  return arm ? 'AL2023_ARM_64_STANDARD' : 'AL2023_x86_64_STANDARD';
}
