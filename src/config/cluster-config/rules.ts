/** What the fields of a ClusterConfig must be to one another, and to the region. Each alone is checked when it is read. */

import { overlap } from '../../spec/addresses.ts';
import type { NodeGroupSpec } from '../../spec/spec.ts';
import { cidr } from '../cidr.ts';
import { contradictions, nodeGroupOfFile, sizesOfFile } from '../node-groups.ts';
import { present } from '../present.ts';
import { asManaged } from '../self-managed-groups.ts';
import { type Settings, settingsOf } from '../settings.ts';
import { clusterOfAutoscaler, mostTags } from '../tags-and-labels.ts';
import { checkAccess } from './access-rules.ts';
import { checkAddons } from './addon-rules.ts';
import { checkCapabilities } from './capability-rules.ts';
import { checkControlPlane, checkKey } from './control-plane-rules.ts';
import { checkFargate } from './fargate-rules.ts';
import type { ClusterConfig } from './fields.ts';
import { checkGivenNetwork, checkSubnetsOfGroup } from './given-network-rules.ts';
import { checkPods } from './iam-rules.ts';
import { checkIdentityProviders } from './identity-provider-rules.ts';
import type { NodeGroupConfig } from './node-group-fields.ts';
import { checkParts, mostZones } from './node-group-rules.ts';
import type { ReadConfig, Report } from './read.ts';
import { checkSelfManaged } from './self-managed-rules.ts';
import { checkUnique } from './unique.ts';

/** What a file is held against, beside itself. */
export interface Circumstances {
  /** Of the cluster, as somebody has written it; undefined where its event names it. */
  name: string | undefined;
  region: string | undefined;
  /** Whether the step has to reach the cluster from outside of its VPC. */
  isOutside: boolean;
  /** Whether the cluster is one that goes with its pull request. */
  isOfPullRequest: boolean;
}

/**
 * Reports every contradiction.
 * @param region of the cluster, which an input may have chosen; undefined when it is unknown.
 */
export function checkConfig(
  { config, report, mentions }: ReadConfig,
  { name, region, isOutside, isOfPullRequest }: Circumstances,
): void {
  const settings = settingsOf(config);
  checkEndpoints(config, settings, report);
  if (isOutside && settings.endpoint.private && !settings.endpoint.public) {
    report(
      'vpc.clusterEndpoints.publicAccess',
      "it is false, and this job's runner is GitHub's own, outside of the VPC: it would not reach the cluster. Write true, with " +
        'publicAccessCIDRs where not everybody is to reach it, or run the job on a runner in the VPC.',
    );
  }
  checkZones(config, region, report);
  checkGivenNetwork(config, settings, report);
  checkServiceRange(settings, report);
  checkAccess(config, report);
  checkControlPlane(config, { region, isOfPullRequest }, report);
  checkAddons(config, report);
  checkPods(config, report);
  checkIdentityProviders(config, report);
  checkCapabilities(config, report);
  const checkGroup = (group: NodeGroupConfig | undefined, path: string): void => {
    if (group === undefined) return;
    checkKey(`${path}.volumeKmsKeyID`, group.volumeKmsKeyID, region, report);
    checkNodeGroup({ config, report, mentions }, settings, group, path);
    checkAutoscaler(group, name, path, report);
    checkRegionOfZones(`${path}.availabilityZones`, group.availabilityZones ?? [], region, report);
    // A type that is none has no limits.
    const given = nodeGroupOfFile(group, settings.network);
    if (group.volumeType !== undefined || !mentions(`${path}.volumeType`)) checkVolume(given, path, report);
    given.moreVolumes?.forEach((volume, index) => {
      const at = `${path}.additionalVolumes[${index}]`;
      checkKey(`${at}.volumeKmsKeyID`, volume.key, region, report);
      checkVolume({ volume }, at, report, smallest[volume.type]);
    });
  };
  checkUnique('managedNodeGroups', config.managedNodeGroups, ({ name }) => name, report, '.name');
  config.managedNodeGroups?.forEach((group, index) => {
    checkGroup(group, `managedNodeGroups[${index}]`);
  });
  checkUnique('nodeGroups', config.nodeGroups, ({ name }) => name, report, '.name');
  config.nodeGroups?.forEach((group, index) => {
    const path = `nodeGroups[${index}]`;
    if (group === undefined) return;
    const { instancesDistribution, ami, preBootstrapCommands, overrideBootstrapCommand, ...rest } = group;
    checkGroup(rest, path);
    checkSelfManaged(group, path, report);
    if (present(config.managedNodeGroups).some(({ name }) => name === group.name)) {
      report(
        `${path}.name`,
        `a group of managedNodeGroups is called ${group.name}, too. Choose another name.`,
      );
    }
  });
  checkNodes(config, settings, report);
  checkFargate(config, settings, report);
}

/** EKS, VpcConfigRequest. */
const mostPublicRanges = 40;

function checkEndpoints({ vpc }: ClusterConfig, { endpoint }: Settings, report: Report): void {
  const ranges = vpc?.publicAccessCIDRs;
  if (!endpoint.public && !endpoint.private) {
    report(
      'vpc.clusterEndpoints',
      'publicAccess and privateAccess are both false, and nobody could reach the cluster. Write true for one.',
    );
  }
  if (ranges === undefined) return;
  if (!endpoint.public) {
    report(
      'vpc.publicAccessCIDRs',
      'publicAccess is false, and there is no public endpoint to restrict. Leave the ranges out.',
    );
  } else if (!endpoint.private && ranges.length > 0 && present(ranges).every(({ prefix }) => prefix > 0)) {
    report(
      'vpc.publicAccessCIDRs',
      'privateAccess is false: nodes would come from the internet too, from an address that is not among the ranges. Leave privateAccess out.',
    );
  }
  if (ranges.length === 0) {
    report(
      'vpc.publicAccessCIDRs',
      'the list is empty, which EKS takes for everybody. Write the ranges, or leave it out.',
    );
  }
  if (ranges.length > mostPublicRanges) {
    report('vpc.publicAccessCIDRs', `${ranges.length} ranges were given. Write ${mostPublicRanges} at most.`);
  }
  checkUnique('vpc.publicAccessCIDRs', ranges, ({ text }) => text, report);
}

function checkZones({ availabilityZones }: ClusterConfig, region: string | undefined, report: Report): void {
  if (availabilityZones === undefined) return;
  const count = availabilityZones.length;
  if (count < 2 || count > mostZones) {
    report(
      'availabilityZones',
      `${count} ${count === 1 ? 'zone was' : 'zones were'} given. Write two to four, or leave the list out.`,
    );
  }
  checkUnique('availabilityZones', availabilityZones, String, report);
  checkRegionOfZones('availabilityZones', availabilityZones, region, report);
}

function checkRegionOfZones(
  path: string,
  zones: readonly (string | undefined)[],
  region: string | undefined,
  report: Report,
): void {
  zones.forEach((zone, index) => {
    if (zone !== undefined && region !== undefined && zone.slice(0, -1) !== region) {
      report(
        `${path}[${index}]`,
        `${zone} is not a zone of ${region}, the region of the cluster. Write one of its own, such as ${region}a.`,
      );
    }
  });
}

function checkServiceRange({ network, serviceCidr }: Settings, report: Report): void {
  // What is given has addresses that AWS knows.
  if (network.kind === 'given') return;
  if (serviceCidr !== undefined && overlap(cidr(serviceCidr), cidr(network.cidr))) {
    report(
      'kubernetesNetworkConfig.serviceIPv4CIDR',
      `${serviceCidr} overlaps with the VPC's ${network.cidr}. Choose another range, here or in vpc.cidr.`,
    );
  }
}

function checkNodeGroup(
  file: Pick<ReadConfig, 'config' | 'report' | 'mentions'>,
  { network }: Settings,
  group: NodeGroupConfig,
  path: string,
): void {
  const { config, report } = file;
  const names = { desired: 'desiredCapacity', least: 'minSize', most: 'maxSize' };
  for (const { of, message } of contradictions(sizesOfFile(group), names)) {
    report(`${path}.${names[of]}`, message);
  }
  if (group.instanceTypes !== undefined) {
    const count = group.instanceTypes.length;
    if (group.instanceType !== undefined) {
      report(`${path}.instanceTypes`, 'instanceType is given too. Keep one of the two.');
    }
    if (count < 1 || count > 20) {
      report(`${path}.instanceTypes`, `${count} types were given. Write 1 to 20, or leave the list out.`);
    }
    checkUnique(`${path}.instanceTypes`, group.instanceTypes, String, report);
  }
  if (group.instanceSelector !== undefined && group.instanceType !== undefined) {
    report(`${path}.instanceSelector`, 'instanceType is given too. Keep one of the two.');
  }
  checkSubnetsOfGroup(group, network, path, report);
  if (network.kind !== 'given' && network.nat === 'Disable' && group.privateNetworking === true) {
    report(
      `${path}.privateNetworking`,
      'vpc.nat.gateway is Disable, and without a NAT gateway private nodes cannot join. Write false, or Single for the gateway.',
    );
  }
  if ((group.taints?.length ?? 0) > 50) {
    report(`${path}.taints`, `${group.taints?.length} taints were given. EKS takes 50 at most.`);
  }
  checkParts(config, group, path, file);
  checkUnique(
    `${path}.taints`,
    group.taints,
    ({ key, effect }) => `${key} with the effect ${effect}`,
    report,
  );
  const tags = Object.keys({ ...config.metadata?.tags, ...group.tags });
  if (group.tags !== undefined && tags.length > mostTags) {
    report(`${path}.tags`, `with those of metadata.tags they are ${tags.length}. Keep ${mostTags} at most.`);
  }
}

/** Tags that hand nodes to another cluster's cluster-autoscaler, which would take them away. */
function checkAutoscaler(
  { tags = {} }: NodeGroupConfig,
  name: string | undefined,
  path: string,
  report: Report,
): void {
  for (const key of Object.keys(tags)) {
    const cluster = clusterOfAutoscaler(key);
    if (cluster === undefined || cluster === name) continue;
    report(
      `${path}.tags.${key}`,
      `it hands the nodes to the cluster-autoscaler of ${cluster}, and ${name === undefined ? 'the pull request or branch names the cluster' : `this cluster is called ${name}`}. ` +
        'Leave it out: every node group has the one of its own cluster, and k8s.io/cluster-autoscaler/enabled.',
    );
  }
}

interface VolumeLimits {
  /** GiB. */
  mostSize: number;
  iops?: readonly [number, number];
  /** Operations a second for each GiB. */
  iopsPerGib?: number;
  throughput?: readonly [number, number];
}

/** Source: EC2, CreateVolume; the ratios from "Amazon EBS volume types". */
const volumeLimits: Record<NodeGroupSpec['volume']['type'], VolumeLimits> = {
  gp2: { mostSize: 16_384 },
  gp3: { mostSize: 65_536, iops: [3000, 80_000], iopsPerGib: 500, throughput: [125, 2000] },
  io1: { mostSize: 16_384, iops: [100, 64_000], iopsPerGib: 50 },
  io2: { mostSize: 65_536, iops: [100, 256_000], iopsPerGib: 1000 },
};

/** GiB, of volumes that hold no image. */
const smallest: Record<NodeGroupSpec['volume']['type'], number> = { gp2: 1, gp3: 1, io1: 4, io2: 4 };

function checkVolume(
  { volume }: Pick<NodeGroupSpec, 'volume'>,
  path: string,
  report: Report,
  least = 20,
): void {
  const { size, type, iops, throughput } = volume;
  const limits = volumeLimits[type];
  const check = (name: string, value: number, range: readonly [number, number] | undefined): void => {
    if (range === undefined) {
      report(`${path}.${name}`, `volumes of type ${type} have no such setting. Leave it out.`);
    } else if (value < range[0] || value > range[1]) {
      report(
        `${path}.${name}`,
        `${value} is not from ${range[0]} to ${range[1]}, as volumes of type ${type} are. Write a number in between.`,
      );
    }
  };
  check('volumeSize', size, [least, limits.mostSize]);
  if (iops !== undefined) {
    check('volumeIOPS', iops, limits.iops);
    const most = size * (limits.iopsPerGib ?? Infinity);
    if (iops > most) {
      report(
        `${path}.volumeIOPS`,
        `${iops} is more than ${size} GiB of type ${type} can do. Write ${most} or less, or raise volumeSize.`,
      );
    }
  }
  if (throughput !== undefined) {
    check('volumeThroughput', throughput, limits.throughput);
    // A quarter of a MiB a second for each of the operations a second, of which gp3 has 3000 by itself.
    const most = (iops ?? 3000) / 4;
    if (limits.throughput !== undefined && throughput > most) {
      report(
        `${path}.volumeThroughput`,
        `${throughput} is more than ${iops ?? 3000} IO operations a second can carry. Write ${most} or less, or raise volumeIOPS.`,
      );
    }
  }
}

/** Without a node, coredns and the EBS CSI driver never become ready. */
function checkNodes(config: ClusterConfig, { network }: Settings, report: Report): void {
  const groups = [...present(config.managedNodeGroups), ...present(config.nodeGroups).map(asManaged)];
  if (groups.length > 0 && groups.every((group) => nodeGroupOfFile(group, network).nodes === 0)) {
    report(
      config.managedNodeGroups === undefined ? 'nodeGroups' : 'managedNodeGroups',
      'the node groups have no node at first, and without one add-ons such as coredns never become ready. Write a desiredCapacity of 1 or more for one of them.',
    );
  }
}
