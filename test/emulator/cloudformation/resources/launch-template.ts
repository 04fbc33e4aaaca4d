/** Launch templates. */
import {
  _InstanceType,
  CreateLaunchTemplateCommand,
  CreateLaunchTemplateVersionCommand,
  DeleteLaunchTemplateCommand,
  type RequestLaunchTemplateData,
  ResourceType,
  VolumeType,
} from '@aws-sdk/client-ec2';
import { durations } from '../../clock.ts';
import {
  flag,
  integer,
  type Kind,
  listOf,
  oneOf,
  optional,
  type Read,
  shape,
  type Tag,
  tagList,
  text,
  texts,
} from '../properties.ts';
import {
  allTags,
  briefly,
  generatedName,
  present,
  type ResourceContext,
  resourceType,
} from '../resource-type.ts';
import { canonical } from '../template.ts';
import { retag, tagSpecifications } from './ec2.ts';

const specifications = listOf(
  shape({ ResourceType: optional(oneOf(...Object.values(ResourceType))), Tags: optional(tagList) }),
);

const launchTemplateData: Kind<RequestLaunchTemplateData> = shape({
  BlockDeviceMappings: optional(
    listOf(
      shape({
        DeviceName: optional(text),
        NoDevice: optional(text),
        VirtualName: optional(text),
        Ebs: optional(
          shape({
            DeleteOnTermination: optional(flag),
            Encrypted: optional(flag),
            Iops: optional(integer),
            KmsKeyId: optional(text),
            SnapshotId: optional(text),
            Throughput: optional(integer),
            VolumeSize: optional(integer),
            VolumeType: optional(oneOf(...Object.values(VolumeType))),
          }),
        ),
      }),
    ),
  ),
  CapacityReservationSpecification: optional(
    shape({
      CapacityReservationPreference: optional(oneOf('capacity-reservations-only', 'none', 'open')),
      CapacityReservationTarget: optional(
        shape({
          CapacityReservationId: optional(text),
          CapacityReservationResourceGroupArn: optional(text),
        }),
      ),
    }),
  ),
  CreditSpecification: optional(shape({ CpuCredits: optional(oneOf('standard', 'unlimited')) })),
  DisableApiTermination: optional(flag),
  EbsOptimized: optional(flag),
  EnclaveOptions: optional(shape({ Enabled: optional(flag) })),
  IamInstanceProfile: optional(shape({ Arn: optional(text), Name: optional(text) })),
  ImageId: optional(text),
  InstanceInitiatedShutdownBehavior: optional(oneOf('stop', 'terminate')),
  InstanceMarketOptions: optional(
    shape({
      MarketType: optional(oneOf('spot', 'capacity-block')),
      SpotOptions: optional(
        shape({
          InstanceInterruptionBehavior: optional(oneOf('hibernate', 'stop', 'terminate')),
          MaxPrice: optional(text),
          SpotInstanceType: optional(oneOf('one-time', 'persistent')),
        }),
      ),
    }),
  ),
  InstanceType: optional(oneOf(...Object.values(_InstanceType))),
  KeyName: optional(text),
  MetadataOptions: optional(
    shape({
      HttpEndpoint: optional(oneOf('disabled', 'enabled')),
      HttpProtocolIpv6: optional(oneOf('disabled', 'enabled')),
      HttpPutResponseHopLimit: optional(integer),
      HttpTokens: optional(oneOf('optional', 'required')),
      InstanceMetadataTags: optional(oneOf('disabled', 'enabled')),
    }),
  ),
  Monitoring: optional(shape({ Enabled: optional(flag) })),
  NetworkInterfaces: optional(
    listOf(
      shape({
        AssociatePublicIpAddress: optional(flag),
        DeleteOnTermination: optional(flag),
        Description: optional(text),
        DeviceIndex: optional(integer),
        Groups: optional(texts),
        NetworkCardIndex: optional(integer),
        SubnetId: optional(text),
      }),
    ),
  ),
  Placement: optional(shape({ GroupName: optional(text) })),
  SecurityGroupIds: optional(texts),
  TagSpecifications: optional(specifications),
  UserData: optional(text),
});

/** CloudFormation puts the stack's tags on what is launched too. */
function withStackTags(context: ResourceContext, data: RequestLaunchTemplateData): RequestLaunchTemplateData {
  const given = data.TagSpecifications ?? [];
  const types = new Set<ResourceType>([
    'instance',
    'volume',
    ...given.flatMap(({ ResourceType }) => ResourceType ?? []),
  ]);
  const specified = [...types].map((type) => {
    const own = given.find((specification) => specification.ResourceType === type)?.Tags ?? [];
    const tags = allTags(
      context,
      own.map(({ Key = '', Value = '' }) => ({ Key, Value })),
    );
    return { ResourceType: type, Tags: tags.filter(({ Key }) => !Key.startsWith('aws:')) };
  });
  // moto fails on a specification without tags.
  return { ...data, TagSpecifications: specified.filter(({ Tags }) => Tags.length > 0) };
}

const ownTags = ({
  TagSpecifications = [],
}: {
  TagSpecifications: Read<typeof specifications> | undefined;
}): Tag[] => TagSpecifications.find(({ ResourceType }) => ResourceType === 'launch-template')?.Tags ?? [];

export const launchTemplate = resourceType(
  {
    LaunchTemplateData: launchTemplateData,
    LaunchTemplateName: optional(text),
    TagSpecifications: optional(specifications),
    VersionDescription: optional(text),
  },
  {
    attributes: ['LaunchTemplateId', 'LatestVersionNumber', 'DefaultVersionNumber'],
    replacedWith: ['LaunchTemplateName'],
    // Assumed: a call, as a security group is.
    takes: { create: durations.securityGroup, delete: briefly },
    create: async (
      context,
      { LaunchTemplateData, LaunchTemplateName, TagSpecifications, VersionDescription },
    ) => {
      const { LaunchTemplate } = await context.clients.ec2.send(
        new CreateLaunchTemplateCommand({
          LaunchTemplateName: LaunchTemplateName ?? generatedName(context, 128),
          LaunchTemplateData: withStackTags(context, LaunchTemplateData),
          VersionDescription,
          TagSpecifications: tagSpecifications(context, 'launch-template', ownTags({ TagSpecifications })),
        }),
      );
      const id = present(LaunchTemplate?.LaunchTemplateId, 'launch template');
      return {
        id,
        attributes: { LaunchTemplateId: id, LatestVersionNumber: '1', DefaultVersionNumber: '1' },
      };
    },
    update: async (context, { id }, properties, previous) => {
      const { LaunchTemplateData, VersionDescription } = properties;
      await retag(context, id, ownTags(properties), ownTags(previous));
      if (canonical(LaunchTemplateData) === canonical(previous.LaunchTemplateData)) return {};
      const { LaunchTemplateVersion } = await context.clients.ec2.send(
        new CreateLaunchTemplateVersionCommand({
          LaunchTemplateId: id,
          LaunchTemplateData: withStackTags(context, LaunchTemplateData),
          VersionDescription,
        }),
      );
      return { LatestVersionNumber: String(present(LaunchTemplateVersion?.VersionNumber, 'version')) };
    },
    delete: async ({ clients: { ec2 } }, { id }) => {
      await ec2.send(new DeleteLaunchTemplateCommand({ LaunchTemplateId: id }));
    },
  },
);
