import type {
  LaunchTemplateBlockDeviceMapping,
  LaunchTemplateBlockDeviceMappingRequest,
  RequestLaunchTemplateData,
} from '@aws-sdk/client-ec2';
import type { Aws } from '../aws/clients.ts';
import { isExisting, unlessAbsent } from '../aws/errors.ts';
import { namesOf } from '../config/names.ts';
import type { ClusterSpec, NodeGroupSpec } from '../config/spec.ts';
import { fromTagList, requireOurs, toTagList } from '../config/tags.ts';
import type { Resource } from '../engine/graph.ts';
import type { Step } from '../engine/step.ts';

export interface LaunchTemplate {
  id: string;
  /** As EKS wants it, such as `3`. */
  version: string;
}

/**
 * What EKS's own launch template lacks: an encrypted volume, IMDSv2 required, and our tags on instances, volumes and
 * interfaces. It names no security groups, so that EKS puts the cluster's own on the nodes.
 * Source: EKS user guide, "Customize managed nodes with launch templates", "Using custom security groups".
 */
export function launchTemplate(aws: Aws, spec: ClusterSpec, group: NodeGroupSpec): Resource<LaunchTemplate> {
  const name = namesOf(spec.name, spec.region).launchTemplate(group.name);
  const title = `launch template ${group.name}`;

  async function find(): Promise<LaunchTemplate | undefined> {
    const ec2 = await aws.ec2();
    const answer = await unlessAbsent(ec2.describeLaunchTemplates({ LaunchTemplateNames: [name] }));
    const found = answer?.LaunchTemplates?.[0];
    if (found === undefined) return undefined;
    requireOurs(`Launch template ${name}`, fromTagList(found.Tags), spec);
    return { id: found.LaunchTemplateId ?? '', version: String(found.LatestVersionNumber) };
  }

  function wanted(): RequestLaunchTemplateData {
    const instanceTags = toTagList({ Name: `${spec.name}-${group.name}`, ...spec.tags, ...group.tags });
    return {
      BlockDeviceMappings: volumesOf(group),
      // One hop: pods cannot reach the node's role through the metadata service.
      MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 1 },
      TagSpecifications: [
        { ResourceType: 'instance', Tags: instanceTags },
        { ResourceType: 'volume', Tags: instanceTags },
        { ResourceType: 'network-interface', Tags: instanceTags },
      ],
    };
  }

  /** Whether the newest version says what is wanted. Of the tags, only the user's may be compared: runs differ. */
  async function isCurrent(template: LaunchTemplate, data: RequestLaunchTemplateData): Promise<boolean> {
    const ec2 = await aws.ec2();
    const { LaunchTemplateVersions } = await ec2.describeLaunchTemplateVersions({
      LaunchTemplateId: template.id,
      Versions: [template.version],
    });
    const found = LaunchTemplateVersions?.[0]?.LaunchTemplateData;
    const volumes = (mappings: readonly LaunchTemplateBlockDeviceMapping[] | undefined): string =>
      (mappings ?? [])
        .map(({ DeviceName, Ebs }) =>
          [DeviceName, Ebs?.VolumeType, Ebs?.VolumeSize, Ebs?.Iops, Ebs?.Throughput].join(),
        )
        .join(';');
    return volumes(found?.BlockDeviceMappings) === volumes(data.BlockDeviceMappings);
  }

  async function create(step: Step, data: RequestLaunchTemplateData): Promise<LaunchTemplate> {
    step.change('created', name);
    const ec2 = await aws.ec2();
    const request = {
      LaunchTemplateName: name,
      LaunchTemplateData: data,
      TagSpecifications: [{ ResourceType: 'launch-template' as const, Tags: toTagList(spec.tags) }],
    };
    try {
      const { LaunchTemplate } = await ec2.createLaunchTemplate(request);
      return { id: LaunchTemplate?.LaunchTemplateId ?? '', version: '1' };
    } catch (error) {
      const existing = isExisting(error) ? await find() : undefined;
      if (existing === undefined) throw error;
      return existing;
    }
  }

  return {
    name: title,
    needs: [],
    read: find,
    ensure: async (step) => {
      const data = wanted();
      const existing = await find();
      if (existing === undefined) return create(step, data);
      if (await isCurrent(existing, data)) return existing;
      step.change('updated', `a new version of ${name}`);
      const ec2 = await aws.ec2();
      const { LaunchTemplateVersion } = await ec2.createLaunchTemplateVersion({
        LaunchTemplateId: existing.id,
        LaunchTemplateData: data,
      });
      return { id: existing.id, version: String(LaunchTemplateVersion?.VersionNumber) };
    },
    remove: async (step) => {
      const template = await find();
      if (template === undefined) return;
      step.change('deleted', name);
      const ec2 = await aws.ec2();
      await unlessAbsent(ec2.deleteLaunchTemplate({ LaunchTemplateId: template.id }));
    },
  };
}

/** Bottlerocket keeps its system on a volume of its own, and everything else on the second. */
function volumesOf({ amiFamily, volume }: NodeGroupSpec): LaunchTemplateBlockDeviceMappingRequest[] {
  const data = {
    VolumeType: volume.type,
    VolumeSize: volume.size,
    Encrypted: true,
    ...(volume.iops !== undefined && { Iops: volume.iops }),
    ...(volume.throughput !== undefined && { Throughput: volume.throughput }),
  };
  if (amiFamily !== 'Bottlerocket') return [{ DeviceName: '/dev/xvda', Ebs: data }];
  return [
    { DeviceName: '/dev/xvda', Ebs: { Encrypted: true } },
    { DeviceName: '/dev/xvdb', Ebs: data },
  ];
}
