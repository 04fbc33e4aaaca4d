import { createHash } from 'node:crypto';
import type { LaunchTemplateBlockDeviceMappingRequest, RequestLaunchTemplateData } from '@aws-sdk/client-ec2';
import type { Aws } from '../../aws/clients.ts';
import { isExisting, unlessAbsent } from '../../aws/errors.ts';
import { typesOfGroups } from '../../aws/instance-types.ts';
import { objectionsToImage } from '../../aws/launch-objections.ts';
import { findImage } from '../../aws/node-images.ts';
import { objectionsToReservation } from '../../aws/reservation-objections.ts';
import { change, type Difference, make, refuse } from '../../engine/difference.ts';
import type { Resource } from '../../engine/graph.ts';
import type { Need } from '../../engine/need.ts';
import type { Step } from '../../engine/step.ts';
import { namesOf } from '../../spec/names.ts';
import type { LaunchWishes, NodeVolume } from '../../spec/node-group.ts';
import { commandsOf, everyGroupOf, isScript } from '../../spec/self-managed.ts';
import type { ClusterSpec, NodeGroupSpec } from '../../spec/spec.ts';
import { fromTagList, requireOurs, tagKeys, toTagList } from '../../spec/tags.ts';
import type { ControlPlane } from '../control-plane/control-plane.ts';
import type { MinimumGroups } from '../network/minimum-groups.ts';
import { reservationData, reservationInWords } from './reservation.ts';
import { imageUserDataOf } from './self-managed-user-data.ts';
import { userDataOf } from './user-data.ts';

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
  { volume, moreVolumes = [], launch = {} }: NodeGroupSpec,
): Difference[] {
  if (content === contentOf(data, version, wishedName(launch))) return [];
  const performance = [
    volume.iops && `${volume.iops} IOPS`,
    volume.throughput && `${volume.throughput} MiB/s`,
    volume.key && `encrypted with ${volume.key}`,
  ];
  const more = moreVolumes.map(({ device, size, type }) => `${size} GiB of ${type} on ${device}`);
  const words = [`${volume.size} GiB of ${volume.type}`, ...performance, ...more, ...wishesInWords(launch)];
  return [change(`a new version, with a volume of ${words.filter(Boolean).join(', ')}`)];
}

export interface LaunchTemplateNeeds {
  plane: Need<ControlPlane>;
  /** Of the cluster's own, in place of EKS's. */
  groups?: Resource<MinimumGroups> | undefined;
}

/** Whether it says what is known only once there is a control plane. */
const isOfPlane = ({ launch }: NodeGroupSpec, own: unknown): boolean =>
  launch?.ami !== undefined || (launch?.securityGroups !== undefined && own === undefined);

/** With one hop, pods cannot reach the node's role through the metadata service. */
export const metadataOptions = ({ podsSeeMetadata }: LaunchWishes = {}) =>
  ({ HttpTokens: 'required', HttpPutResponseHopLimit: podsSeeMetadata ? 2 : 1 }) as const;

/**
 * What EKS's own launch template lacks: an encrypted volume, IMDSv2 required, and our tags on instances, volumes and
 * interfaces. It names no security groups, so that EKS puts the cluster's own on the nodes; or that beside the user's.
 * Source: EKS user guide, "Customize managed nodes with launch templates", "Using custom security groups".
 */
export function launchTemplate(
  aws: Aws,
  spec: ClusterSpec,
  group: NodeGroupSpec,
  { plane, groups }: LaunchTemplateNeeds,
): Resource<LaunchTemplate> {
  const others = groups === undefined ? [] : [groups];
  const about = isOfPlane(group, groups) ? [plane] : [];
  const name = namesOf(spec.name, spec.region).launchTemplate(group.name);
  const title = `launch template ${group.name}`;

  const commands = commandsOf(group.launch ?? {});
  /** By which IAM knows whether they are listed. */
  const ofCommands = commands === undefined ? {} : { [tagKeys.commands]: commands };

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

  const contentIn = (data: RequestLaunchTemplateData, version: string): string =>
    contentOf(data, version, wishedName(group.launch));

  /**
   * @param own groups of the cluster's, in place of EKS's
   * @param cluster that has to be named, or whose group EKS's is, where that has to be
   */
  async function wanted(
    own: MinimumGroups | undefined,
    cluster: ControlPlane | undefined,
  ): Promise<RequestLaunchTemplateData> {
    const Name = instanceNameOf(spec, group);
    const instanceTags = toTagList({ Name, ...spec.tags, ...group.tags });
    const ami = group.launch?.ami;
    const image = ami === undefined ? undefined : await findImage(aws, ami);
    return {
      ...wishedFor(group, cluster),
      BlockDeviceMappings: volumesOf(group, image?.RootDeviceName),
      ...groupsOf(group.launch?.securityGroups, own?.nodes, cluster),
      MetadataOptions: metadataOptions(group.launch),
      TagSpecifications: [
        { ResourceType: 'instance', Tags: instanceTags },
        { ResourceType: 'volume', Tags: instanceTags },
        { ResourceType: 'network-interface', Tags: instanceTags },
      ],
    };
  }

  /** Why its instances could not start. */
  async function objections(): Promise<Difference[]> {
    const unreserved = (await objectionsToReservation(aws, group)).map(refuse);
    if (group.launch?.ami === undefined) return unreserved;
    const types = await typesOfGroups(aws, everyGroupOf(spec));
    const { name, launch, instanceTypes } = group;
    const info = types.get(instanceTypes[0] ?? '');
    const unstarted = await objectionsToImage(aws, { name, ami: launch.ami, instanceTypes }, info);
    return [...unreserved, ...unstarted.map(refuse)];
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
          Tags: toTagList({ ...spec.tags, ...ofCommands, [tagKeys.content]: contentIn(data, '1') }),
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
    needs: [...others, ...about],
    read: find,
    diff: async () => {
      const existing = await find();
      if (existing === undefined) return [make(name), ...(await objections())];
      const data = await wanted(await groups?.read(), await about[0]?.read());
      const differences = differencesOf(existing, data, group);
      return differences.length === 0 ? [] : [...differences, ...(await objections())];
    },
    ensure: async (step) => {
      const data = await wanted(groups && step.need(groups), about[0] && step.need(about[0]));
      const existing = await find();
      if (existing === undefined) return create(step, data);
      const { id } = existing;
      const differences = differencesOf(existing, data, group);
      if (differences.length === 0) return existing;
      for (const { words } of differences) step.change('updated', `${name}, ${words}`);
      const ec2 = await aws.ec2();
      // Before they are there: who may not run them is stopped here.
      if (commands !== undefined) await ec2.createTags({ Resources: [id], Tags: toTagList(ofCommands) });
      const { LaunchTemplateVersion } = await ec2.createLaunchTemplateVersion({
        LaunchTemplateId: id,
        LaunchTemplateData: data,
      });
      const made = String(LaunchTemplateVersion?.VersionNumber);
      await ec2.createTags({
        Resources: [id],
        Tags: toTagList({ [tagKeys.content]: contentIn(data, made) }),
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
  { BlockDeviceMappings, MetadataOptions, TagSpecifications: _, ...wishes }: RequestLaunchTemplateData,
  version: string,
  name: string | undefined,
): string {
  const more = Object.keys(wishes).length > 0 || name !== undefined ? [wishes, name] : [];
  const content = [BlockDeviceMappings, MetadataOptions, ...more];
  return `${version}:${createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16)}`;
}

const wishedName = ({ instanceName, instancePrefix }: LaunchWishes = {}): string | undefined =>
  instanceName === undefined && instancePrefix === undefined
    ? undefined
    : [instancePrefix ?? '', instanceName ?? ''].join('-');

/** As eksctl puts it together, but for the end of its own name. */
export function instanceNameOf(
  { name }: Pick<ClusterSpec, 'name'>,
  { name: group, launch = {} }: Pick<NodeGroupSpec, 'name' | 'launch'>,
): string {
  const { instancePrefix, instanceName = `${name}-${group}` } = launch;
  return [instancePrefix, instanceName].filter((part) => part !== undefined).join('-');
}

/** A template that names groups keeps EKS's own from the nodes. Source: EKS user guide, "Using custom security groups". */
function groupsOf(
  asked: readonly string[] | undefined,
  own: readonly string[] | undefined,
  cluster: ControlPlane | undefined,
): RequestLaunchTemplateData {
  if (asked === undefined && own === undefined) return {};
  const first = own ?? (cluster === undefined ? [] : [cluster.clusterSecurityGroupId]);
  return { SecurityGroupIds: [...first, ...(asked ?? [])] };
}

/** What a template says only where the file does. */
function wishedFor(group: NodeGroupSpec, cluster: ControlPlane | undefined): RequestLaunchTemplateData {
  const { launch = {} } = group;
  const { ami: ImageId, ebsOptimized: EbsOptimized, detailedMonitoring, keyName, placementGroup } = launch;
  const UserData =
    ImageId === undefined
      ? userDataOf(launch)
      : cluster && Buffer.from(imageUserDataOf(group, ImageId, cluster)).toString('base64');
  return {
    ...(ImageId !== undefined && { ImageId }),
    ...(EbsOptimized !== undefined && { EbsOptimized }),
    ...(detailedMonitoring !== undefined && { Monitoring: { Enabled: detailedMonitoring } }),
    ...(UserData !== undefined && { UserData }),
    ...(keyName !== undefined && { KeyName: keyName }),
    ...(placementGroup !== undefined && { Placement: { GroupName: placementGroup } }),
    ...reservationData(launch),
  };
}

function wishesInWords(launch: LaunchWishes): string[] {
  const { instanceName, instancePrefix, ebsOptimized, detailedMonitoring, maxPods } = launch;
  const { keyName, securityGroups, placementGroup } = launch;
  return [
    instanceName === undefined ? '' : `instances called ${instanceName}`,
    instancePrefix === undefined ? '' : `the prefix ${instancePrefix}`,
    ebsOptimized === undefined ? '' : `${ebsOptimized ? '' : 'not '}EBS-optimized`,
    detailedMonitoring ? 'detailed monitoring' : '',
    maxPods === undefined ? '' : `at most ${maxPods} pods`,
    launch.podsSeeMetadata ? 'pods reach the metadata service' : '',
    launch.ami === undefined ? '' : `the image ${launch.ami}`,
    launch.preBootstrapCommands === undefined ? '' : 'commands of its own',
    launch.overrideBootstrapCommand === undefined ? '' : startInWords(launch.overrideBootstrapCommand),
    keyName === undefined ? '' : `the key ${keyName}`,
    securityGroups === undefined ? '' : `the security groups ${securityGroups.join(', ')}`,
    placementGroup === undefined ? '' : `the placement group ${placementGroup}`,
    reservationInWords(launch),
    launch.bottlerocket === undefined ? '' : 'settings of Bottlerocket',
  ];
}

const startInWords = (override: string): string =>
  isScript(override) ? 'a script of its own' : 'a NodeConfig of its own';

/** Bottlerocket keeps its system on a volume of its own, and everything else on the second. */
export function volumesOf(
  { amiFamily, volume, moreVolumes = [] }: Pick<NodeGroupSpec, 'amiFamily' | 'volume' | 'moreVolumes'>,
  rootDevice = '/dev/xvda',
): LaunchTemplateBlockDeviceMappingRequest[] {
  const more = moreVolumes.map((each) => ({ DeviceName: each.device, Ebs: ebsOf(each) }));
  if (amiFamily !== 'Bottlerocket') return [{ DeviceName: rootDevice, Ebs: ebsOf(volume) }, ...more];
  return [
    { DeviceName: '/dev/xvda', Ebs: encryptionOf(volume) },
    { DeviceName: '/dev/xvdb', Ebs: ebsOf(volume) },
    ...more,
  ];
}

const encryptionOf = ({ key }: NodeVolume) => ({
  Encrypted: true,
  ...(key !== undefined && { KmsKeyId: key }),
});

function ebsOf(volume: NodeVolume): LaunchTemplateBlockDeviceMappingRequest['Ebs'] {
  return {
    VolumeType: volume.type,
    VolumeSize: volume.size,
    ...encryptionOf(volume),
    ...(volume.iops !== undefined && { Iops: volume.iops }),
    ...(volume.throughput !== undefined && { Throughput: volume.throughput }),
  };
}
