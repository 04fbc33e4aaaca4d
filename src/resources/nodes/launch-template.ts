import { createHash } from 'node:crypto';
import type { LaunchTemplateBlockDeviceMappingRequest, RequestLaunchTemplateData } from '@aws-sdk/client-ec2';
import type { Aws } from '../../aws/clients.ts';
import { isExisting, unlessAbsent } from '../../aws/errors.ts';
import { change, type Difference, make } from '../../engine/difference.ts';
import type { Resource } from '../../engine/graph.ts';
import type { Step } from '../../engine/step.ts';
import { namesOf } from '../../spec/names.ts';
import type { ClusterSpec, NodeGroupSpec } from '../../spec/spec.ts';
import { fromTagList, requireOurs, tagKeys, toTagList } from '../../spec/tags.ts';
import type { MinimumGroups } from '../network/minimum-groups.ts';

export interface LaunchTemplate {
  id: string;
  /** As EKS wants it, such as `3`. */
  version: string;
}

interface FoundTemplate extends LaunchTemplate {
  /** What its newest version says, in short. */
  content: string | undefined;
}

/** What its newest version said before is not known: EC2 shows it to nobody who may not see every template. */
function differencesOf(
  { content, version }: FoundTemplate,
  data: RequestLaunchTemplateData,
  { volume }: NodeGroupSpec,
): Difference[] {
  if (content === contentOf(data, version)) return [];
  const performance = [
    volume.iops && `${volume.iops} IOPS`,
    volume.throughput && `${volume.throughput} MiB/s`,
  ];
  const words = [`${volume.size} GiB of ${volume.type}`, ...performance].filter(Boolean).join(', ');
  return [change(`a new version, with a volume of ${words}`)];
}

/**
 * What EKS's own launch template lacks: an encrypted volume, IMDSv2 required, and our tags on instances, volumes and
 * interfaces. Where it names no security groups, EKS puts the cluster's own on the nodes.
 * Source: EKS user guide, "Customize managed nodes with launch templates", "Using custom security groups".
 */
export function launchTemplate(
  aws: Aws,
  spec: ClusterSpec,
  group: NodeGroupSpec,
  groups?: Resource<MinimumGroups>,
): Resource<LaunchTemplate> {
  const others = groups === undefined ? [] : [groups];
  const name = namesOf(spec.name, spec.region).launchTemplate(group.name);
  const title = `launch template ${group.name}`;

  async function find(): Promise<FoundTemplate | undefined> {
    const ec2 = await aws.ec2();
    const answer = await unlessAbsent(ec2.describeLaunchTemplates({ LaunchTemplateNames: [name] }));
    const found = answer?.LaunchTemplates?.[0];
    if (found === undefined) return undefined;
    const tags = fromTagList(found.Tags);
    requireOurs(`Launch template ${name}`, tags, spec);
    const version = String(found.LatestVersionNumber);
    return { id: found.LaunchTemplateId ?? '', version, content: tags[tagKeys.content] };
  }

  /** @param names of groups of the cluster's own */
  function wanted(names: MinimumGroups | undefined): RequestLaunchTemplateData {
    const instanceTags = toTagList({ Name: `${spec.name}-${group.name}`, ...spec.tags, ...group.tags });
    return {
      BlockDeviceMappings: volumesOf(group),
      ...(names !== undefined && { SecurityGroupIds: [...names.nodes] }),
      // One hop: pods cannot reach the node's role through the metadata service.
      MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 1 },
      TagSpecifications: [
        { ResourceType: 'instance', Tags: instanceTags },
        { ResourceType: 'volume', Tags: instanceTags },
        { ResourceType: 'network-interface', Tags: instanceTags },
      ],
    };
  }

  async function create(step: Step, data: RequestLaunchTemplateData): Promise<LaunchTemplate> {
    step.change('created', name);
    const ec2 = await aws.ec2();
    const request = {
      LaunchTemplateName: name,
      LaunchTemplateData: data,
      TagSpecifications: [
        {
          ResourceType: 'launch-template' as const,
          Tags: toTagList({ ...spec.tags, [tagKeys.content]: contentOf(data, '1') }),
        },
      ],
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
    needs: [...others],
    read: find,
    diff: async () => {
      const existing = await find();
      if (existing === undefined) return [make(name)];
      return differencesOf(existing, wanted(await groups?.read()), group);
    },
    ensure: async (step) => {
      const data = wanted(groups && step.need(groups));
      const existing = await find();
      if (existing === undefined) return create(step, data);
      const { id } = existing;
      const differences = differencesOf(existing, data, group);
      if (differences.length === 0) return existing;
      for (const { words } of differences) step.change('updated', `${name}, ${words}`);
      const ec2 = await aws.ec2();
      const { LaunchTemplateVersion } = await ec2.createLaunchTemplateVersion({
        LaunchTemplateId: id,
        LaunchTemplateData: data,
      });
      const made = String(LaunchTemplateVersion?.VersionNumber);
      await ec2.createTags({
        Resources: [id],
        Tags: toTagList({ [tagKeys.content]: contentOf(data, made) }),
      });
      return { id, version: made };
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

/**
 * What a version says, in short. EC2 shows what is in a template only by a call that IAM cannot narrow to ours, and that
 * shows the user data of every other template too. Of the tags, only the user's could be compared: runs differ.
 */
function contentOf(
  { BlockDeviceMappings, MetadataOptions, SecurityGroupIds }: RequestLaunchTemplateData,
  version: string,
): string {
  // What was written before there was the last is still what it says.
  const content = [BlockDeviceMappings, MetadataOptions, ...(SecurityGroupIds ?? [])];
  return `${version}:${createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16)}`;
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
