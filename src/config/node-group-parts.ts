/** What a node group of a file has beside what every group has: each is undefined where the file does not say it. */
import {
  type LaunchWishes,
  type NodeGroupSpec,
  type NodePermissions,
  type NodeRepair,
  nodePrograms,
  type RepairOverride,
  type Updates,
  type WarmPool,
} from '../spec/node-group.ts';
import type { NodeGroupConfig } from './cluster-config/node-group-fields.ts';
import type {
  GroupIam,
  NodeRepairConfig,
  UpdateConfig,
  WarmPoolConfig,
} from './cluster-config/node-group-parts.ts';
import { present } from './present.ts';

type Parts = Pick<
  NodeGroupSpec,
  | 'selector'
  | 'roleArn'
  | 'permissions'
  | 'zones'
  | 'updates'
  | 'repair'
  | 'releaseVersion'
  | 'warmPool'
  | 'launch'
  | 'moreVolumes'
>;

export function partsOfFile(group: NodeGroupConfig): Parts {
  return defined<Parts>({
    selector: group.instanceSelector,
    zones: group.availabilityZones && present(group.availabilityZones),
    updates: group.updateConfig && updatesOf(group.updateConfig),
    repair: group.nodeRepairConfig && repairOf(group.nodeRepairConfig),
    releaseVersion: group.releaseVersion,
    warmPool: group.warmPoolConfig && warmPoolOf(group.warmPoolConfig),
    roleArn: group.iam?.instanceRoleARN,
    permissions: group.iam && permissionsOf(group.iam),
    launch: filled(launchOf(group)),
    moreVolumes: volumesOf(group),
  });
}

/** One without a device has been refused. */
function volumesOf({ additionalVolumes }: NodeGroupConfig): Parts['moreVolumes'] {
  return listed(additionalVolumes)?.map((volume) => {
    const { volumeName: device = '', volumeSize: size = 80, volumeType: type = 'gp3' } = volume;
    const iops = volume.volumeIOPS ?? (type === 'io1' || type === 'io2' ? 100 : undefined);
    return {
      device,
      ...defined({ size, type, iops, throughput: volume.volumeThroughput, key: volume.volumeKmsKeyID }),
    };
  });
}

/** JSON; undefined where the file says nothing. */
function settingsOf({
  settings,
  enableAdminContainer: enabled,
}: NodeGroupConfig['bottlerocket'] = {}): string | undefined {
  if (settings === undefined && enabled === undefined) return undefined;
  const given = JSON.parse(settings ?? '{}');
  if (enabled === undefined) return JSON.stringify(given);
  const containers = Object(given['host-containers']);
  const admin = { ...Object(containers.admin), enabled };
  return JSON.stringify({ ...given, 'host-containers': { ...containers, admin } });
}

/** Policies of AWS for programs on nodes. Sources: their documentation. */
const policiesOfPrograms = {
  cloudWatch: 'CloudWatchAgentServerPolicy',
  efs: 'service-role/AmazonEFSCSIDriverPolicy',
  fsx: 'AmazonFSxFullAccess',
  imageBuilder: 'AmazonEC2ContainerRegistryPowerUser',
  xRay: 'AWSXRayDaemonWriteAccess',
} as const;

function permissionsOf({
  attachPolicyARNs,
  attachPolicy: document,
  withAddonPolicies = {},
}: GroupIam): NodePermissions | undefined {
  const { albIngress, ...others } = withAddonPolicies;
  const given: Readonly<Record<string, boolean | undefined>> = {
    ...others,
    // The old name of the same controller.
    awsLoadBalancerController: others.awsLoadBalancerController || albIngress,
  };
  const policies = [
    ...new Set(present(attachPolicyARNs)),
    ...Object.entries(policiesOfPrograms).flatMap(([program, policy]) => (given[program] ? policy : [])),
  ];
  const programs = nodePrograms.filter((program) => given[program]);
  if (policies.length + programs.length === 0 && document === undefined) return undefined;
  return { policies, programs, ...(document !== undefined && { document }) };
}

const updatesOf = ({
  maxUnavailable,
  maxUnavailablePercentage,
  updateStrategy: strategy = 'DEFAULT',
}: UpdateConfig): Updates =>
  maxUnavailablePercentage === undefined
    ? { maxUnavailable: maxUnavailable ?? 1, strategy }
    : { maxUnavailablePercentage, strategy };

/** One that lacks a member has been refused. */
const repairOf = ({
  enabled = false,
  nodeRepairConfigOverrides: overrides,
  ...limits
}: NodeRepairConfig): NodeRepair =>
  defined({
    enabled,
    ...limits,
    nodeRepairConfigOverrides: overrides && (present(overrides) as RepairOverride[]),
  });

const warmPoolOf = ({
  enabled = true,
  minSize = 0,
  maxGroupPreparedCapacity: mostPrepared,
  poolState: state = 'STOPPED',
  reuseOnScaleIn: reuses = false,
}: WarmPoolConfig): WarmPool => ({ enabled, minSize, mostPrepared, state, reuses });

function launchOf(group: NodeGroupConfig): LaunchWishes {
  const { instanceName, instancePrefix } = group;
  return defined<LaunchWishes>({
    instanceName,
    instancePrefix,
    ebsOptimized: group.ebsOptimized,
    // What EC2 does in any case is no wish.
    detailedMonitoring: group.enableDetailedMonitoring || undefined,
    maxPods: group.maxPodsPerNode,
    podsSeeMetadata: isForPods(group) || undefined,
    keyName: group.ssh?.publicKeyName,
    securityGroups: listed(group.securityGroups?.attachIDs),
    placementGroup: group.placement?.groupName,
    reservation: reservationOf(group),
    template: templateOf(group),
    bottlerocket: settingsOf(group.bottlerocket),
    ami: group.ami,
    preBootstrapCommands: listed(group.preBootstrapCommands),
    overrideBootstrapCommand: group.overrideBootstrapCommand,
  });
}

/** What nodes get for the sake of programs in their pods, pods have to reach. A template of the user's says it itself. */
function isForPods({ disablePodIMDS, iam, launchTemplate }: NodeGroupConfig): boolean {
  if (disablePodIMDS !== undefined) return !disablePodIMDS;
  return launchTemplate === undefined && iam !== undefined && permissionsOf(iam) !== undefined;
}

function reservationOf({
  capacityReservation,
  instanceMarketOptions,
}: NodeGroupConfig): LaunchWishes['reservation'] {
  const { capacityReservationPreference: preference, capacityReservationTarget: target = {} } =
    capacityReservation ?? {};
  const { capacityReservationID: id, capacityReservationResourceGroupARN: group } = target;
  if ((preference ?? id ?? group) === undefined) return undefined;
  return defined({ preference, id, group, isBlock: instanceMarketOptions?.marketType !== undefined });
}

/** One without an id has been refused. */
function templateOf({ launchTemplate, amiFamily }: NodeGroupConfig): LaunchWishes['template'] {
  if (launchTemplate?.id === undefined) return undefined;
  const { id, version } = launchTemplate;
  return { id, ...(version !== undefined && { version }), isOfFamily: amiFamily !== undefined };
}

/** An empty list names nothing. */
const listed = <Item>(given: readonly (Item | undefined)[] | undefined): readonly Item[] | undefined =>
  given === undefined || given.length === 0 ? undefined : present(given);

const defined = <Fields extends object>(fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Fields;

const filled = <Fields extends object>(fields: Fields): Fields | undefined =>
  Object.keys(fields).length === 0 ? undefined : fields;
