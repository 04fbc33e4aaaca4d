/** What CreateNodegroup and its updates accept, and what EKS makes of it. */
import type { EC2Client } from '@aws-sdk/client-ec2';
import type {
  CreateNodegroupCommandInput,
  NodegroupScalingConfig,
  NodegroupUpdateConfig,
  NodeRepairConfig,
  Taint,
} from '@aws-sdk/client-eks';
import type { AwsError, CallContext, RoleView } from '../core.ts';
import { describeSubnets } from './control-plane-network.ts';
import { checkTags } from './input.ts';
import { checkInstanceTypes } from './instance-types.ts';
import {
  checkAgainstTemplate,
  checkTemplateGroups,
  checkTemplateNames,
  planOf,
  readTemplate,
} from './launch-templates.ts';
import { imageFor, images } from './node-images.ts';
import { type About, invalidParameter, limitExceeded } from './refusals.ts';
import { checkRemoteAccess } from './remote-access.ts';
import { checkNodeRole } from './roles.ts';
import { type ClusterRecord, type Eks, type LaunchPlan, type NodegroupRecord, onBehalfOf } from './state.ts';
import { knownVersions, minorOf } from './versions.ts';
import { checkWarmPool } from './warm-pool.ts';

/** The default quota. */
const groupsPerCluster = 30;

type Checked = Omit<
  NodegroupRecord['nodegroup'],
  'nodegroupArn' | 'createdAt' | 'modifiedAt' | 'status' | 'health'
>;

/** @throws InvalidParameterException and others, before anything is made */
export async function checkNodegroup(
  eks: Eks,
  record: ClusterRecord,
  input: CreateNodegroupCommandInput,
  call: CallContext,
): Promise<{ nodegroup: Checked; plan: LaunchPlan; role: RoleView }> {
  const { nodegroupName = '', nodeRole = '', subnets = [] } = input;
  const { cluster } = record;
  const about = { clusterName: cluster.name, nodegroupName };
  checkName(nodegroupName, about);
  const tags = checkTags(input.tags, call);
  const scalingConfig = checkScaling(input.scalingConfig ?? {}, about);
  checkLabels(input.labels, about);
  checkTaints(input.taints, about);
  const updateConfig = checkUpdateConfig(input.updateConfig, about);
  const nodeRepairConfig = checkRepairConfig(input.nodeRepairConfig, about);
  const version = checkVersion(input.version, cluster.version, about);
  if (record.nodegroups.size >= groupsPerCluster) {
    throw limitExceeded(`Nodegroup limit exceeded for cluster ${cluster.name}`, {
      clusterName: cluster.name,
    });
  }
  const role = await checkNodeRole(eks.world, nodeRole, about);
  const { ec2 } = onBehalfOf(eks, call);
  await checkPlaces(ec2, subnets, cluster.resourcesVpcConfig.vpcId, about);
  await checkRemoteAccess(ec2, input.remoteAccess, about);
  const template =
    input.launchTemplate && (await readTemplate(eks, call.region, input.launchTemplate, about));
  checkAgainstTemplate(input, template?.data, about);
  await checkTemplateGroups(ec2, template?.data, about);
  await checkTemplateNames(ec2, template?.data, about);
  const types = await checkInstanceTypes(
    ec2,
    input.instanceTypes ?? (template?.data.InstanceType ? [template.data.InstanceType] : undefined),
    input.amiType,
    about,
  );
  const custom = template?.data.ImageId;
  const image = custom
    ? { id: custom, release: custom }
    : imageFor(eks.world, call.region, types.amiType, version, input.releaseVersion);
  if (!image) {
    throw invalidParameter(
      `AMI type ${types.amiType} is not available for Kubernetes version ${version}`,
      about,
    );
  }
  if (input.releaseVersion !== undefined && input.releaseVersion !== image.release) {
    throw invalidParameter(
      `Requested release version ${input.releaseVersion} is not valid for kubernetes version ${version}.`,
      about,
    );
  }
  const warmPoolConfig = checkWarmPool(
    input.warmPoolConfig,
    custom ? 'CUSTOM' : types.amiType,
    undefined,
    about,
  );
  const diskSize = input.diskSize ?? images[types.amiType]?.diskSize ?? 20;
  const { clusterSecurityGroupId: clusterSecurityGroup = '' } = cluster.resourcesVpcConfig;
  return {
    role,
    plan: planOf(template?.data, {
      imageId: image.id,
      amiType: types.amiType,
      diskSize,
      clusterSecurityGroup,
    }),
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
      ...(nodeRepairConfig && { nodeRepairConfig }),
      ...(warmPoolConfig && { warmPoolConfig }),
      ...(input.remoteAccess && { remoteAccess: input.remoteAccess }),
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
    if (reservedPrefixes.some((prefix) => key.includes(prefix))) {
      throw invalidParameter(
        `Label cannot contain reserved prefixes [${reservedPrefixes.join(', ')}]`,
        about,
      );
    }
    const name = key.split('/').at(-1) ?? '';
    if (!kubernetesName.test(name) || key.split('/').length > 2) throw notAName(key, about);
    if (!kubernetesName.test(value)) throw notAName(value, about);
  }
}

const kubernetesName = /^[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?$/;

/** EKS passes on what Kubernetes says. */
const notAName = (text: string, about: About): AwsError =>
  invalidParameter(
    `Invalid value: ${text} : field must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an ` +
      "alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is " +
      "'([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')",
    about,
  );

/** @throws InvalidParameterException for more than 50 taints, two alike, or one without a key that Kubernetes takes */
export function checkTaints(taints: Taint[] | undefined, about: About): void {
  if ((taints?.length ?? 0) > 50) throw invalidParameter('At most 50 taints can be specified', about);
  for (const { key, effect } of taints ?? []) {
    if (!key) throw invalidParameter('Taint key must not be blank', about);
    if (!kubernetesName.test(key.split('/').at(-1) ?? '') || key.split('/').length > 2) {
      throw notAName(key, about);
    }
    if (!effect || !['NO_SCHEDULE', 'NO_EXECUTE', 'PREFER_NO_SCHEDULE'].includes(effect)) {
      throw invalidParameter(
        `Taint effect ${effect} is not valid: use one of [NO_SCHEDULE, NO_EXECUTE, PREFER_NO_SCHEDULE]`,
        about,
      );
    }
  }
  const known = (taints ?? []).map(({ key, effect }) => `${key}:${effect}`);
  const twice = known.find((taint, index) => known.indexOf(taint) !== index);
  // The words are assumed; a node cannot have both.
  if (twice !== undefined) throw invalidParameter(`Taint ${twice} is specified more than once`, about);
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

/**
 * Node auto repair, as it was asked for: no node falls ill here.
 * @throws InvalidParameterException when a number and a percentage are given for the same, or an override lacks a member
 */
export function checkRepairConfig(
  wish: NodeRepairConfig | undefined,
  about: About,
): NodeRepairConfig | undefined {
  for (const limit of ['maxUnhealthyNodeThreshold', 'maxParallelNodesRepaired'] as const) {
    const [count, percentage] = [`${limit}Count`, `${limit}Percentage`] as const;
    if (wish?.[count] !== undefined && wish[percentage] !== undefined) {
      throw invalidParameter(`Specify either ${count} or ${percentage}, not both`, about);
    }
  }
  for (const override of wish?.nodeRepairConfigOverrides ?? []) {
    const { nodeMonitoringCondition, nodeUnhealthyReason, minRepairWaitTimeMins, repairAction } = override;
    // API reference, NodeRepairConfig: "If you use this, you must specify all the values".
    const members = [nodeMonitoringCondition, nodeUnhealthyReason, minRepairWaitTimeMins, repairAction];
    if (members.some((member) => member === undefined)) {
      throw invalidParameter('Specify all values of each of nodeRepairConfigOverrides', about);
    }
  }
  return wish && { enabled: false, ...wish };
}

/** A group may be at the cluster's version or older, as far as kubelets may lag. */
export function checkVersion(wish: string | undefined, clusterVersion: string, about: About): string {
  const version = wish ?? clusterVersion;
  const lag = minorOf(clusterVersion) - minorOf(version);
  if (!knownVersions.includes(version) || lag < 0 || lag > 3) {
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
  const subnets = await describeSubnets(ec2, ids, about);
  const strangers = subnets.filter((subnet) => subnet.VpcId !== vpcId).map(({ SubnetId }) => SubnetId);
  if (strangers.length > 0) {
    throw invalidParameter(`Subnets [${strangers.join(', ')}] are not in the cluster's VPC ${vpcId}`, about);
  }
}
