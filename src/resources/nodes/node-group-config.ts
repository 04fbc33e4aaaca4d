/** What a managed node group is to be, held against what EKS says that it is. */
import { isDeepStrictEqual } from 'node:util';
import type {
  Nodegroup,
  NodegroupScalingConfig,
  NodegroupUpdateConfig,
  NodeRepairConfig,
  Taint,
  UpdateNodegroupConfigRequest,
  WarmPoolConfig,
} from '@aws-sdk/client-eks';
import type { Difference } from '../../engine/difference.ts';
import type { NodeRepair, Updates } from '../../spec/node-group.ts';
import type { NodeGroupSpec } from '../../spec/spec.ts';
import type { LaunchTemplate } from './launch-template.ts';

/** Such as `2 × t3.medium, AmazonLinux2023`. */
export function describe({
  nodes,
  instanceTypes,
  spot,
  orOnDemand,
  amiFamily,
}: Pick<NodeGroupSpec, 'nodes' | 'instanceTypes' | 'spot' | 'orOnDemand' | 'amiFamily'>): string {
  const [ofSpot, ofOther] = orOnDemand ? [', spot or else on demand', ', on demand'] : [', spot', ''];
  return `${nodes} × ${instanceTypes.join(' or ')}, ${amiFamily}${spot ? ofSpot : ofOther}`;
}

/** @param template undefined while its next version is still to come */
function isOfOther({ launchTemplate: has }: Nodegroup, template: LaunchTemplate | undefined): boolean {
  return template === undefined || has?.id !== template.id || has.version !== template.version;
}

/** What replaces the nodes of a group, all for the same reasons; undefined when nothing does. @param template as in `isOfOther` */
export function rollOf(
  now: Nodegroup,
  group: NodeGroupSpec,
  template: LaunchTemplate | undefined,
):
  | { launchTemplate?: LaunchTemplate | undefined; releaseVersion?: string | undefined; words: string }
  | undefined {
  const { releaseVersion } = group;
  const isOther = isOfOther(now, template);
  const isOtherRelease = releaseVersion !== undefined && releaseVersion !== now.releaseVersion;
  if (!isOther && !isOtherRelease) return undefined;
  const reasons = [
    ...(isOther ? ['a new version of its launch template'] : []),
    ...(isOtherRelease ? [`release ${now.releaseVersion} → ${releaseVersion}`] : []),
  ];
  return {
    ...(isOther && { launchTemplate: template }),
    // Without it, EKS takes the newest.
    releaseVersion,
    words: `${reasons.join(' and ')}: every node is replaced`,
  };
}

/** EKS replaces nodes of a Capacity Block only where there are none. Source: EKS user guide, "Create a managed node group with Capacity Blocks for ML". */
export function withheld(
  { capacityType, scalingConfig }: Nodegroup,
  { name }: NodeGroupSpec,
  roll: ReturnType<typeof rollOf>,
): Difference[] {
  if (roll === undefined || capacityType !== 'CAPACITY_BLOCK' || !scalingConfig?.desiredSize) return [];
  return [
    {
      verdict: 'refuse',
      words:
        `Node group ${name}: ${roll.words}, and those of a Capacity Block cannot be replaced. ` +
        'Write desiredCapacity: 0 and minSize: 0 first, and let `up` bring it there; or leave it as it is.',
    },
  ];
}

/** What EKS cannot change in a node group. @param own names that its role and its launch template have where they are ours */
export function unchangeable(
  now: Nodegroup,
  group: NodeGroupSpec,
  own: { role: string; template: string },
): Difference[] {
  const { instanceTypes = [], amiType = '', capacityType } = now;
  const { ami, template } = group.launch ?? {};
  const isCustom = amiType === 'CUSTOM';
  const family = amiType.startsWith('BOTTLEROCKET') ? 'Bottlerocket' : 'AmazonLinux2023';
  // What a template of the user's does not leave to the group, the file does not say.
  const pairs = [
    ['instance types', instanceTypes.join(', '), group.instanceTypes.join(', ')],
    ...(template === undefined
      ? [['images', imageInWords(isCustom), imageInWords(ami !== undefined)] as const]
      : []),
    ...(isCustom || template?.isOfFamily === false
      ? []
      : [['the AMI family', family, group.amiFamily] as const]),
    ['capacity', capacityType, group.orOnDemand ? capacityType : capacityOf(group)],
    ['the node role', ...rolesInWords(now, group, own.role)],
    ['the launch template', ...templatesInWords(now, group, own.template)],
  ] as const;
  return pairs
    .filter(([, has, wanted]) => has !== wanted)
    .map(([what, has, wanted]) => ({
      verdict: 'refuse',
      words:
        `Node group ${group.name} has ${what} ${has}, and ${wanted} is asked for. EKS cannot change that in a node group: ` +
        'ask for what it has, or remove the cluster with `down` first.',
    }));
}

/** Of a template, EKS takes another version alone. Source: EKS API reference, UpdateNodegroupVersion, launchTemplate. */
function templatesInWords(
  { launchTemplate: has }: Nodegroup,
  { launch = {} }: NodeGroupSpec,
  own: string,
): [has: string, wanted: string] {
  const id = has?.id ?? 'of EKS’s';
  if (launch.template !== undefined) return [id, launch.template.id];
  return has?.name === own ? ['', ''] : [id, 'one of its own'];
}

const imageInWords = (isCustom: boolean): string => (isCustom ? "of the user's" : "of EKS's");

/** @param ownRole name of the role of the group's own, where it has one */
function rolesInWords(
  { nodeRole = '' }: Nodegroup,
  { roleArn, permissions }: NodeGroupSpec,
  ownRole: string,
): [has: string, wanted: string] {
  const isOwn = nodeRole.endsWith(`/${ownRole}`);
  if (roleArn !== undefined) return [nodeRole, roleArn];
  if (permissions !== undefined) return isOwn ? ['', ''] : [nodeRole, `one of its own, ${ownRole},`];
  return isOwn ? [nodeRole, "that of the cluster's nodes"] : ['', ''];
}

export function capacityOf({ spot, launch }: NodeGroupSpec): 'SPOT' | 'ON_DEMAND' | 'CAPACITY_BLOCK' {
  if (launch?.reservation?.isBlock) return 'CAPACITY_BLOCK';
  return spot ? 'SPOT' : 'ON_DEMAND';
}

export type ConfigUpdate = Omit<UpdateNodegroupConfigRequest, 'clusterName' | 'nodegroupName'>;

/** Such as `nodes: 2 → 3`, each change by itself. */
export function configInWords(
  { scalingConfig: has = {} }: Nodegroup,
  { scalingConfig, labels = {}, taints = {}, updateConfig, nodeRepairConfig, warmPoolConfig }: ConfigUpdate,
): string[] {
  const sizes = scalingConfig && [
    ['nodes', has.desiredSize, scalingConfig.desiredSize],
    ['at least', has.minSize, scalingConfig.minSize],
    ['at most', has.maxSize, scalingConfig.maxSize],
  ];
  const taintWords = ({ key, value, effect }: Taint): string => `${key}=${value ?? ''}:${effect}`;
  return [
    ...(sizes ?? []).flatMap(([what, from, to]) => (from === to ? [] : `${what}: ${from} → ${to}`)),
    ...Object.entries(labels.addOrUpdateLabels ?? {}).map(([key, value]) => `label ${key}=${value}`),
    ...(labels.removeLabels ?? []).map((key) => `without label ${key}`),
    ...(taints.addOrUpdateTaints ?? []).map((taint) => `taint ${taintWords(taint)}`),
    ...(taints.removeTaints ?? []).map((taint) => `without taint ${taintWords(taint)}`),
    ...(updateConfig === undefined ? [] : [updatesInWords(updateConfig)]),
    ...(nodeRepairConfig === undefined ? [] : [repairInWords(nodeRepairConfig)]),
    ...(warmPoolConfig === undefined ? [] : [warmPoolInWords(warmPoolConfig)]),
  ];
}

/**
 * The sizes to give a group whose limits are others than wanted; undefined when they are not. Between the two limits, the number
 * of nodes is an autoscaler's business: it stays as far as the new ones let it.
 */
export function newSizes(
  has: NodegroupScalingConfig = {},
  { minNodes: minSize, maxNodes: maxSize, nodes }: Pick<NodeGroupSpec, 'minNodes' | 'maxNodes' | 'nodes'>,
): NodegroupScalingConfig | undefined {
  const now = has.desiredSize ?? nodes;
  const desiredSize = Math.min(Math.max(now, minSize), maxSize);
  const isAsWanted = has.minSize === minSize && has.maxSize === maxSize && now === desiredSize;
  return isAsWanted ? undefined : { minSize, maxSize, desiredSize };
}

/** What UpdateNodegroupConfig has to be told; undefined when the group is as it should be. */
export function configUpdate(
  {
    scalingConfig: scaling,
    labels = {},
    taints = [],
    updateConfig,
    nodeRepairConfig = { enabled: false },
    warmPoolConfig,
  }: Nodegroup,
  group: NodeGroupSpec,
): ConfigUpdate | undefined {
  const update: ConfigUpdate = {};
  const scalingConfig = newSizes(scaling, group);
  if (scalingConfig !== undefined) update.scalingConfig = scalingConfig;
  const dropped = Object.keys(labels).filter((key) => !(key in group.labels));
  const set = Object.entries(group.labels).filter(([key, value]) => labels[key] !== value);
  if (dropped.length + set.length > 0) {
    update.labels = { addOrUpdateLabels: Object.fromEntries(set), removeLabels: dropped };
  }
  const same = (one: Taint, other: Taint): boolean =>
    one.key === other.key && one.effect === other.effect && (one.value ?? '') === (other.value ?? '');
  const wanted = group.taints.map(toEksTaint);
  const removeTaints = taints.filter((taint) => !wanted.some((other) => same(taint, other)));
  const addOrUpdateTaints = wanted.filter((taint) => !taints.some((other) => same(taint, other)));
  if (removeTaints.length + addOrUpdateTaints.length > 0) update.taints = { addOrUpdateTaints, removeTaints };
  if (group.updates !== undefined && !isWhat(updateConfig, toEksUpdates(group.updates))) {
    update.updateConfig = toEksUpdates(group.updates);
  }
  if (group.repair !== undefined && !isWhat(nodeRepairConfig, toEksRepair(group.repair))) {
    update.nodeRepairConfig = toEksRepair(group.repair);
  }
  const pool = toEksWarmPool(group);
  if (pool.enabled ? !isWhat(warmPoolConfig, pool) : warmPoolConfig?.enabled) update.warmPoolConfig = pool;
  return Object.keys(update).length === 0 ? undefined : update;
}

/** Whether EKS has each of these values; what is undefined it may have of its own. */
function isWhat<Fields extends object>(has: Fields | undefined, wanted: Fields): boolean {
  const values: Readonly<Record<string, unknown>> = { ...has };
  return Object.entries(wanted).every(
    ([key, value]) => value === undefined || isDeepStrictEqual(values[key], value),
  );
}

export const toEksUpdates = ({
  maxUnavailable,
  maxUnavailablePercentage,
  strategy: updateStrategy,
}: Updates): NodegroupUpdateConfig => ({
  ...(maxUnavailablePercentage === undefined ? { maxUnavailable } : { maxUnavailablePercentage }),
  updateStrategy,
});

export const toEksRepair = ({
  nodeRepairConfigOverrides: overrides,
  ...repair
}: NodeRepair): NodeRepairConfig => ({
  ...repair,
  ...(overrides && { nodeRepairConfigOverrides: [...overrides] }),
});

/** A group that is to have none has none: one that a file no longer names costs on. */
export function toEksWarmPool({ warmPool, maxNodes }: NodeGroupSpec): WarmPoolConfig {
  if (!warmPool?.enabled) return { enabled: false };
  const { minSize, mostPrepared = maxNodes, state: poolState, reuses: reuseOnScaleIn } = warmPool;
  return { enabled: true, minSize, maxGroupPreparedCapacity: mostPrepared, poolState, reuseOnScaleIn };
}

function updatesInWords({
  maxUnavailable,
  maxUnavailablePercentage,
  updateStrategy,
}: NodegroupUpdateConfig): string {
  const count =
    maxUnavailablePercentage === undefined ? `${maxUnavailable}` : `${maxUnavailablePercentage} %`;
  return `nodes replaced at once: ${count}${updateStrategy === 'MINIMAL' ? ', old ones first' : ''}`;
}

/** Such as `nodes repaired: those that are ill, 2 at once`. */
function repairInWords({
  enabled,
  maxUnhealthyNodeThresholdCount: most,
  maxUnhealthyNodeThresholdPercentage: mostPercent,
  maxParallelNodesRepairedCount: atOnce,
  maxParallelNodesRepairedPercentage: atOncePercent,
  nodeRepairConfigOverrides: overrides = [],
}: NodeRepairConfig): string {
  if (!enabled) return 'nodes repaired: none';
  const either = (count: number | undefined, percent: number | undefined, words: string): string[] =>
    count === undefined && percent === undefined ? [] : [`${count ?? `${percent} %`} ${words}`];
  return [
    'nodes repaired: those that are ill',
    ...either(atOnce, atOncePercent, 'at once'),
    ...either(most, mostPercent, 'at most'),
    ...(overrides.length === 0 ? [] : [`otherwise by ${overrides.length} conditions`]),
  ].join(', ');
}

function warmPoolInWords({ enabled, minSize, maxGroupPreparedCapacity, poolState }: WarmPoolConfig): string {
  if (!enabled) return 'without a warm pool';
  const state = poolState === 'RUNNING' ? 'running' : 'stopped';
  return `a warm pool of ${minSize} or more, at most ${maxGroupPreparedCapacity} with the nodes, ${state}`;
}

const taintEffects = {
  NoSchedule: 'NO_SCHEDULE',
  NoExecute: 'NO_EXECUTE',
  PreferNoSchedule: 'PREFER_NO_SCHEDULE',
} as const;

export function toEksTaint({ key, value, effect }: NodeGroupSpec['taints'][number]): Taint {
  return { key, value, effect: taintEffects[effect] };
}
