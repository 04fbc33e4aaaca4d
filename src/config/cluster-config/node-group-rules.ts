/** What the parts of a managed node group must be to one another, and to the rest of the file. */
import { isScript } from '../../spec/self-managed.ts';
import { givenNetworkOf } from '../given-network.ts';
import { sizesOfFile } from '../node-groups.ts';
import { present } from '../present.ts';
import type { ClusterConfig } from './fields.ts';
import { checkLaunch } from './launch-rules.ts';
import type { NodeGroupConfig } from './node-group-fields.ts';
import type { ReadConfig, Report } from './read.ts';
import { checkReservation, checkReservedMarket } from './reservation-rules.ts';
import { checkScript, isNodeConfig, noCommands } from './self-managed-rules.ts';
import { checkTemplate } from './template-rules.ts';
import { checkUnique } from './unique.ts';

/** Of a cluster: as many as the VPC's range is divided for. */
export const mostZones = 4;

export function checkParts(
  config: ClusterConfig,
  group: NodeGroupConfig,
  path: string,
  { report, mentions }: Pick<ReadConfig, 'report' | 'mentions'>,
): void {
  checkZonesOf(config, group, path, report);
  checkTemplate(group, path, report);
  checkImage(group, path, report);
  checkCommands(group, path, report);
  checkUpdates(group, path, report);
  checkRepair(group, path, report);
  checkIam(group, path, report);
  checkWarmPool(group, path, report);
  checkLaunch(group, path, report, mentions);
  checkReservation(group, path, report);
  checkMore(group, path, report);
  checkReservedMarket(group, Boolean(group.spot), path, report);
  if (group.maxPodsPerNode !== undefined && group.amiFamily === 'Bottlerocket' && group.ami === undefined) {
    report(
      `${path}.maxPodsPerNode`,
      'EKS sets it itself for Bottlerocket. Leave it out, or write AmazonLinux2023 for amiFamily.',
    );
  }
}

/** Further volumes, and settings of Bottlerocket. */
function checkMore(group: NodeGroupConfig, path: string, report: Report): void {
  const { additionalVolumes, amiFamily, bottlerocket } = group;
  if (bottlerocket !== undefined && amiFamily !== 'Bottlerocket') {
    report(
      `${path}.bottlerocket`,
      'only Bottlerocket has them. Leave it out, or write Bottlerocket for amiFamily.',
    );
  }
  checkUnique(
    `${path}.additionalVolumes`,
    additionalVolumes,
    ({ volumeName }) => volumeName,
    report,
    '.volumeName',
  );
  additionalVolumes?.forEach((volume, index) => {
    if (volume?.volumeName !== '/dev/xvdb' || amiFamily !== 'Bottlerocket') return;
    report(
      `${path}.additionalVolumes[${index}].volumeName`,
      'Bottlerocket has its own second volume there. Write another device.',
    );
  });
}

/** A cluster has no subnets elsewhere: where the file does not name its zones, those of its node groups are among them. */
function checkZonesOf(
  config: ClusterConfig,
  { availabilityZones: zones }: NodeGroupConfig,
  path: string,
  report: Report,
): void {
  if (zones === undefined) return;
  const at = `${path}.availabilityZones`;
  if (zones.length === 0) report(at, 'the list is empty. Name a zone, or leave it out.');
  checkUnique(at, zones, String, report);
  // Those of a network that is given are looked at in AWS.
  if (givenNetworkOf(config) !== undefined) return;
  const { availabilityZones: ofCluster, managedNodeGroups, nodeGroups } = config;
  if (ofCluster === undefined) {
    const groups = [...present(managedNodeGroups), ...present(nodeGroups)];
    const named = new Set(groups.flatMap((each) => present(each.availabilityZones)));
    if (named.size > mostZones)
      report(
        at,
        `the node groups of the file are in ${[...named].join(', ')}, and a cluster is in ${mostZones} at most. Choose among ${mostZones}.`,
      );
    return;
  }
  const others = present(zones).filter((zone) => !ofCluster.includes(zone));
  if (others.length === 0) return;
  report(
    at,
    `availabilityZones of the file, which are those of the whole cluster, lack ${others.join(', ')}. ` +
      'Write them there, too: two to four.',
  );
}

function checkIam({ iam }: NodeGroupConfig, path: string, report: Report): void {
  const { instanceRoleARN, attachPolicyARNs, attachPolicy, withAddonPolicies = {} } = iam ?? {};
  const policies = new Set(present(attachPolicyARNs));
  const isMore =
    policies.size > 0 || attachPolicy !== undefined || Object.values(withAddonPolicies).includes(true);
  if (instanceRoleARN !== undefined && isMore) {
    report(
      `${path}.iam.instanceRoleARN`,
      'a role that is given is never changed. Give it the policies yourself and leave them out here, or leave out the role.',
    );
  }
  // IAM's quota of managed policies, of which nodes need three.
  if (policies.size > 7) {
    report(
      `${path}.iam.attachPolicyARNs`,
      'a role takes ten policies, and nodes need three. Keep 7 at most.',
    );
  }
}

/** Sources: EKS API reference, CreateNodegroup; EKS user guide, "Warm pools with managed node groups". */
function checkImage(group: NodeGroupConfig, path: string, report: Report): void {
  if (group.ami === undefined) return;
  const only = "only EKS's own images have it, and ami is given. Leave one of the two out.";
  if (group.releaseVersion !== undefined) report(`${path}.releaseVersion`, only);
  const { enabled = true } = group.warmPoolConfig ?? {};
  if (group.warmPoolConfig !== undefined && enabled) report(`${path}.warmPoolConfig`, only);
}

function checkCommands(group: NodeGroupConfig, path: string, report: Report): void {
  const { amiFamily, ami, overrideBootstrapCommand: override } = group;
  if (amiFamily === 'Bottlerocket') {
    for (const field of ['preBootstrapCommands', 'overrideBootstrapCommand'] as const) {
      if (group[field] !== undefined) report(`${path}.${field}`, noCommands);
    }
  } else if (override !== undefined && ami !== undefined && isScript(override)) {
    checkScript(group, override, path, report);
  } else if (override !== undefined && !isNodeConfig(override)) {
    report(
      `${path}.overrideBootstrapCommand`,
      "it is no NodeConfig (apiVersion: node.eks.aws/v1alpha1), by which EKS's images are started. Write one; or, for an image of your own that ami names, a script that begins with `#!`.",
    );
  }
}

function checkUpdates({ updateConfig }: NodeGroupConfig, path: string, report: Report): void {
  const { maxUnavailable, maxUnavailablePercentage } = updateConfig ?? {};
  if (maxUnavailable !== undefined && maxUnavailablePercentage !== undefined) {
    report(
      `${path}.updateConfig.maxUnavailablePercentage`,
      'maxUnavailable is given too. Keep one of the two.',
    );
  }
}

function checkRepair({ nodeRepairConfig = {} }: NodeGroupConfig, path: string, report: Report): void {
  for (const limit of ['maxUnhealthyNodeThreshold', 'maxParallelNodesRepaired'] as const) {
    const [count, percentage] = [`${limit}Count`, `${limit}Percentage`] as const;
    if (nodeRepairConfig[count] !== undefined && nodeRepairConfig[percentage] !== undefined) {
      report(`${path}.nodeRepairConfig.${percentage}`, `${count} is given too. Keep one of the two.`);
    }
  }
}

function checkWarmPool(group: NodeGroupConfig, path: string, report: Report): void {
  const {
    enabled = true,
    minSize = 0,
    maxGroupPreparedCapacity,
    reuseOnScaleIn,
  } = group.warmPoolConfig ?? {};
  if (group.warmPoolConfig === undefined || !enabled) return;
  const at = `${path}.warmPoolConfig`;
  const { desired, least, most } = sizesOfFile(group);
  const nodes = desired ?? least ?? Math.min(2, most ?? 2);
  if (maxGroupPreparedCapacity !== undefined && maxGroupPreparedCapacity < nodes) {
    report(
      `${at}.maxGroupPreparedCapacity`,
      `it counts the nodes, too, which are ${nodes} at first. Write ${nodes + 1} or more.`,
    );
  }
  if (maxGroupPreparedCapacity === undefined && minSize === 0 && (most ?? nodes) <= nodes) {
    report(
      at,
      'the group has its most nodes at first, and the pool would be empty. Raise maxSize, or write minSize.',
    );
  }
  if (reuseOnScaleIn === true && group.amiFamily === 'Bottlerocket') {
    report(`${at}.reuseOnScaleIn`, 'EKS reuses no instances of Bottlerocket. Leave it out.');
  }
  if (group.spot) {
    report(at, 'Auto Scaling keeps no warm pool of spot instances. Leave it out, or spot.');
  }
}
