/** Launch templates of users: what EKS takes from them, and what it refuses. */
import {
  DescribeCapacityReservationsCommand,
  DescribeKeyPairsCommand,
  DescribeLaunchTemplateVersionsCommand,
  DescribePlacementGroupsCommand,
  DescribeSecurityGroupsCommand,
  type EC2Client,
  type ResponseLaunchTemplateData,
} from '@aws-sdk/client-ec2';
import type { CreateNodegroupCommandInput, Issue, LaunchTemplateSpecification } from '@aws-sdk/client-eks';

import { decoded } from '../instances/mime.ts';
import { parseToml, TomlError } from '../instances/toml.ts';
import { type About, invalidParameter } from './refusals.ts';
import { codeOf } from './service-errors.ts';
import { actingAs, type Eks, type LaunchPlan, type Tag } from './state.ts';

/**
 * By EKS's own role for node groups, whose policy AWSServiceRoleForAmazonEKSNodegroup has the permission: that the caller's is
 * asked for is written nowhere, other than of the instance that is started on trial.
 * @throws InvalidParameterException when there is no such template, or no such version of it
 */
export async function readTemplate(
  eks: Eks,
  region: string,
  { id, name, version = '$Default' }: LaunchTemplateSpecification,
  about: About,
): Promise<{ data: ResponseLaunchTemplateData; specification: LaunchTemplateSpecification }> {
  if ((id === undefined) === (name === undefined)) {
    throw invalidParameter(
      'You must specify either the launch template ID or the launch template name, not both',
      about,
    );
  }
  const { ec2 } = actingAs(eks, region, 'AWSServiceRoleForAmazonEKSNodegroup');
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

/** @throws InvalidParameterException when request and template contradict one another, or the template says too much */
export function checkAgainstTemplate(
  input: Pick<
    CreateNodegroupCommandInput,
    'amiType' | 'capacityType' | 'diskSize' | 'instanceTypes' | 'releaseVersion' | 'remoteAccess' | 'version'
  >,
  data: ResponseLaunchTemplateData | undefined,
  about: About,
): void {
  const isBlock = data?.InstanceMarketOptions?.MarketType === 'capacity-block';
  // Source: EKS user guide, "Create a managed node group with Capacity Blocks for ML". The words are assumed.
  if (input.capacityType === 'CAPACITY_BLOCK' && !isBlock) {
    throw invalidParameter(
      'A launch template with the market type capacity-block must be specified when the capacity type is CAPACITY_BLOCK',
      about,
    );
  }
  if (!data) {
    if (input.amiType === 'CUSTOM') {
      throw invalidParameter(
        'A launch template with an image id must be specified when the AMI type is CUSTOM',
        about,
      );
    }
    return;
  }
  const reserved = (data.TagSpecifications ?? [])
    .flatMap(({ Tags = [] }) => Tags.map(({ Key = '' }) => Key))
    .filter((key) => key.startsWith('eks:'));
  // What it must not say, in the API reference of LaunchTemplateSpecification and in "Customize managed nodes with launch
  // templates" in EKS's guide. Where EKS's words are not known, they are the guide's.
  const refusals: [unknown, string][] = [
    [
      data.NetworkInterfaces?.some(({ SubnetId }) => SubnetId),
      'Launch template should not specify a subnet: subnets must be specified within the node group.',
    ],
    [
      isBlock && data.CapacityReservationSpecification?.CapacityReservationTarget === undefined,
      'Launch template should specify a capacity reservation when its market type is capacity-block.',
    ],
    [
      isBlock ? input.capacityType !== 'CAPACITY_BLOCK' : data.InstanceMarketOptions,
      'Launch template should not request Spot Instances: the capacity type must be specified within the node group.',
    ],
    [
      data.HibernationOptions?.Configured,
      'Launch template should not specify the stop - hibernate behavior.',
    ],
    [data.InstanceInitiatedShutdownBehavior, 'Launch template should not specify the shutdown behavior.'],
    [data.Placement?.Tenancy === 'host', 'Launch template should not specify a Dedicated Host.'],
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
    // Assumed, words and all: the guide keeps `eks:` for EKS, and does not say what becomes of others' tags of that kind.
    [
      reserved.length > 0,
      `Launch template should not specify tags with the reserved prefix eks: [${reserved.join(', ')}]`,
    ],
  ];
  const found = refusals.find(([applies]) => applies);
  if (found) throw invalidParameter(found[1], about);
}

/** @throws InvalidParameterException when a security group of the template is not there */
export async function checkTemplateGroups(
  ec2: EC2Client,
  { SecurityGroupIds = [], NetworkInterfaces = [] }: ResponseLaunchTemplateData = {},
  about: About,
): Promise<void> {
  const wanted = [...SecurityGroupIds, ...NetworkInterfaces.flatMap(({ Groups = [] }) => Groups)];
  if (wanted.length === 0) return;
  const { SecurityGroups = [] } = await ec2.send(
    new DescribeSecurityGroupsCommand({ Filters: [{ Name: 'group-id', Values: wanted }] }),
  );
  const missing = wanted.find((id) => !SecurityGroups.some(({ GroupId }) => GroupId === id));
  if (missing === undefined) return;
  throw invalidParameter(`The security group '${missing}' does not exist`, about);
}

/** @throws InvalidParameterException when it names a key pair or another such thing that is not there. The words are assumed. */
export async function checkTemplateNames(
  ec2: EC2Client,
  {
    KeyName,
    Placement: { GroupName } = {},
    CapacityReservationSpecification,
  }: ResponseLaunchTemplateData = {},
  about: About,
): Promise<void> {
  if (KeyName) {
    const Filters = [{ Name: 'key-name', Values: [KeyName] }];
    const { KeyPairs: [found] = [] } = await ec2.send(new DescribeKeyPairsCommand({ Filters }));
    if (!found) throw invalidParameter(`The key pair '${KeyName}' does not exist`, about);
  }
  if (GroupName) {
    const Filters = [{ Name: 'group-name', Values: [GroupName] }];
    const { PlacementGroups: [found] = [] } = await ec2.send(new DescribePlacementGroupsCommand({ Filters }));
    if (!found) throw invalidParameter(`The Placement Group '${GroupName}' is unknown.`, about);
  }
  const reserved = CapacityReservationSpecification?.CapacityReservationTarget?.CapacityReservationId;
  if (reserved) {
    const request = { CapacityReservationIds: [reserved] };
    await ec2.send(new DescribeCapacityReservationsCommand(request)).catch((error: unknown) => {
      if (!codeOf(error).startsWith('InvalidCapacityReservationId')) throw error;
      throw invalidParameter(`The capacity reservation '${reserved}' does not exist`, about);
    });
  }
}

/**
 * What is wrong with the user data: EKS puts its own beside it, as parts of one MIME archive, unless the image is the user's.
 * Bottlerocket's is TOML.
 * Source: "Customize managed nodes with launch templates" in EKS's guide, and what node groups have said that failed.
 */
export function userDataIssue(
  { UserData, ImageId }: ResponseLaunchTemplateData,
  amiType: string | undefined,
): Issue | undefined {
  if (UserData === undefined || ImageId !== undefined) return undefined;
  const text = userDataOf({ UserData });
  if (amiType?.startsWith('BOTTLEROCKET')) return tomlIssue(text);
  if (/^Content-Type:\s*multipart\/mixed/im.test(text)) return undefined;
  return {
    code: 'Ec2LaunchTemplateInvalidConfiguration',
    message: 'User data was not in the MIME multipart format.',
    resourceIds: [],
  };
}

/** Its words, of which more is not known, are those of bottlerocket issue 2024. */
function tomlIssue(text: string): Issue | undefined {
  try {
    parseToml(text);
    return undefined;
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const message = `User data was not a TOML format that can be processed. ${error.message}`;
    return { code: 'Ec2LaunchTemplateInvalidConfiguration', message, resourceIds: [] };
  }
}

const userDataOf = ({ UserData = '' }: ResponseLaunchTemplateData): string =>
  decoded(Buffer.from(UserData, 'base64'));

/** What instances are started from: the user's template, where there is one, and what EKS adds. */
export function planOf(
  template: ResponseLaunchTemplateData = {},
  eks: { imageId: string; amiType: string | undefined; diskSize: number; clusterSecurityGroup: string },
): LaunchPlan {
  const own = template.SecurityGroupIds ?? template.NetworkInterfaces?.[0]?.Groups ?? [];
  const { HttpTokens = 'required', HttpPutResponseHopLimit = 2 } = template.MetadataOptions ?? {};
  const devices = (template.BlockDeviceMappings ?? []).map(({ DeviceName, Ebs = {} }) => {
    const { VolumeSize, VolumeType, Encrypted, Iops, Throughput, KmsKeyId } = Ebs;
    return {
      DeviceName,
      Ebs: { VolumeSize, VolumeType, Encrypted, Iops, Throughput, KmsKeyId, DeleteOnTermination: true },
    };
  });
  return {
    imageId: eks.imageId,
    // A launch template that names groups suppresses the cluster's own.
    securityGroups: own.length > 0 ? own : [eks.clusterSecurityGroup],
    blockDevices:
      devices.length > 0
        ? devices
        : [
            {
              DeviceName: '/dev/xvda',
              Ebs: { VolumeSize: eks.diskSize, VolumeType: 'gp3', DeleteOnTermination: true },
            },
          ],
    metadata: { HttpTokens, HttpPutResponseHopLimit },
    asAsked: asAskedBy(template),
    issue: userDataIssue(template, eks.amiType),
    userData: userDataOf(template),
    tags: {
      instance: tagsFor(template, 'instance'),
      volume: tagsFor(template, 'volume'),
      'network-interface': tagsFor(template, 'network-interface'),
    },
  };
}

function asAskedBy({
  CapacityReservationSpecification,
  EbsOptimized,
  KeyName,
  Monitoring,
  Placement,
}: ResponseLaunchTemplateData): LaunchPlan['asAsked'] {
  return {
    ...(CapacityReservationSpecification && { CapacityReservationSpecification }),
    ...(EbsOptimized !== undefined && { EbsOptimized }),
    ...(KeyName && { KeyName }),
    ...(Monitoring && { Monitoring: { Enabled: Monitoring.Enabled } }),
    ...(Placement?.GroupName && { Placement: { GroupName: Placement.GroupName } }),
  };
}

const tagsFor = (
  { TagSpecifications = [] }: ResponseLaunchTemplateData,
  type: 'instance' | 'volume' | 'network-interface',
): Tag[] =>
  TagSpecifications.filter(({ ResourceType }) => ResourceType === type)
    .flatMap(({ Tags = [] }) => Tags)
    .map(({ Key = '', Value = '' }) => ({ Key, Value }));
