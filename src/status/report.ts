/** What `status` tells of a cluster: JSON for other programs, and facts for people. */
import type { Addon, Capability, Cluster, Nodegroup } from '@aws-sdk/client-eks';
import { dollars } from '../cost/money.ts';
import type { Verdict } from '../engine/difference.ts';
import { isReady } from '../kubernetes/nodes.ts';
import type { Node } from '../kubernetes/types.ts';
import type { Outcome } from '../outcome.ts';
import { ownerInWords } from '../spec/read-owner.ts';
import { tagKeys } from '../spec/tags.ts';
import type { Access, Entrant } from './access.ts';
import type { Found, SelfManagedGroup } from './found.ts';
import { groupOf, type Health } from './health.ts';
import { ifKnown, type Known } from './known.ts';

/** How the cluster differs from what the step describes. */
export interface Drift {
  result: 'changes' | 'no-changes' | 'refused';
  /** Those alone that differ. */
  resources: { name: string; verdict: Verdict; differences: readonly { words: string }[] }[];
}

/** What was found, and what it means. */
export interface Told {
  found: Found;
  health: Health;
  problems: readonly string[];
  /** Undefined where the step describes nothing. */
  drift: Known<Drift> | undefined;
}

/**
 * The output `status`. Lists that could not be read are null, with the reason in `unknown`. Times are RFC 3339, money is in US
 * dollars.
 *
 * `{ cluster, region, result, problems, owner, repository, run, createdAt, expiresAt, hourlyCost, costSoFar,`
 * `controlPlane: { status, version, platformVersion, support, endpoint, autoMode: { nodePools, nodeRoleArn } | null, issues } | null, network: { vpcId, stack, status },`
 * `addons: [{ name, version, status, issues }], nodeGroups: [{ name, status, version, instanceTypes, capacity, nodes, min, max, issues }],`
 * `fargateProfiles: [{ name, status }], capabilities: [{ name, type, status, version, issues }], selfManagedGroups: [{ name, status, nodes, min, max }],`
 * `nodes: [{ name, ready, instanceType, zone, version, nodeGroup }], access: { mode, principals: [{ principalArn, by, type, may }] },`
 * `drift: { result, resources: [{ name, verdict, differences }] }, resources: [{ type, id, hourlyCost }], unknown: { … } }`
 */
export function statusInJson({ found, health, problems, drift }: Told, hourlyCost: number): object {
  const { name, region, tags, cluster, support, addons, nodeGroups, nodes, access, things, cost } = found;
  const { fargateProfiles, capabilities, selfManagedGroups } = found;
  const { [tagKeys.owner]: owner, [tagKeys.repository]: repository, [tagKeys.run]: run } = tags;
  const stack = ifKnown(found.stack);
  return {
    cluster: name,
    region,
    result: health,
    problems,
    owner,
    repository,
    run,
    createdAt: cluster?.createdAt,
    expiresAt: cluster === undefined ? undefined : expiryOf(found),
    hourlyCost,
    costSoFar: cost.soFar === undefined ? undefined : Number(cost.soFar.toFixed(2)),
    controlPlane:
      cluster === undefined
        ? null
        : {
            status: cluster.status,
            version: cluster.version,
            platformVersion: cluster.platformVersion,
            support,
            endpoint: cluster.endpoint,
            autoMode: autoModeInJson(cluster),
            issues: cluster.health?.issues ?? [],
          },
    network: {
      vpcId: cluster?.resourcesVpcConfig?.vpcId,
      stack: stack?.StackName,
      status: stack?.StackStatus,
    },
    addons: listed(addons, ({ addonName, addonVersion, status, health: { issues = [] } = {} }) => ({
      name: addonName,
      version: addonVersion,
      status,
      issues,
    })),
    nodeGroups: listed(nodeGroups, (group) => ({
      name: group.nodegroupName,
      status: group.status,
      version: group.version,
      instanceTypes: group.instanceTypes,
      capacity: group.capacityType,
      nodes: group.scalingConfig?.desiredSize,
      min: group.scalingConfig?.minSize,
      max: group.scalingConfig?.maxSize,
      issues: group.health?.issues ?? [],
    })),
    fargateProfiles: listed(fargateProfiles, ({ name: profile, status }) => ({ name: profile, status })),
    capabilities: listed(capabilities, ({ capabilityName, type, status, version, health }) => ({
      name: capabilityName,
      type,
      status,
      version,
      issues: health?.issues ?? [],
    })),
    selfManagedGroups: listed(
      selfManagedGroups,
      ({ name: group, status, nodes: size, minNodes, maxNodes }) => ({
        name: group,
        status,
        nodes: size,
        min: minNodes,
        max: maxNodes,
      }),
    ),
    nodes: listed(nodes, (node) => ({
      name: node.metadata.name,
      ready: isReady(node),
      instanceType: labelOf(node, 'node.kubernetes.io/instance-type'),
      zone: labelOf(node, 'topology.kubernetes.io/zone'),
      version: node.status?.nodeInfo?.kubeletVersion,
      nodeGroup: groupOf(node),
    })),
    access: access === undefined ? null : { mode: access.mode, principals: entrantsOf(access) },
    drift: ifKnown(drift),
    resources: listed(things, ({ type, id, hourlyCost: each }) => ({ type, id, hourlyCost: each })),
    unknown: Object.fromEntries(unknownOf(found, drift)),
  };
}

function autoModeInJson({ computeConfig: { enabled, nodePools = [], nodeRoleArn } = {} }: Cluster) {
  return enabled ? { nodePools, nodeRoleArn } : null;
}

/** In words; undefined where it is off. */
function autoModeInWords({ computeConfig: { enabled, nodePools = [] } = {} }: Cluster): string | undefined {
  if (!enabled) return undefined;
  return nodePools.length === 0
    ? 'without built-in node pools'
    : `node pools ${nodePools.toSorted().join(' and ')}`;
}

function listed<Item>(list: Known<readonly Item[]> | undefined, write: (item: Item) => object) {
  return ifKnown(list)?.map(write) ?? null;
}

const labelOf = ({ metadata: { labels = {} } }: Node, key: string): string | undefined => labels[key];

function entrantsOf({ entries, awsAuth }: Access): Entrant[] {
  return [...(ifKnown(entries) ?? []), ...(ifKnown(awsAuth) ?? [])];
}

/** RFC 3339, or `never`. */
function expiryOf({ tags }: Found): string {
  return tags[tagKeys.expiresAt] ?? 'never';
}

/** What could not be asked, and why. */
function unknownOf(found: Found, drift: Told['drift']) {
  const { stack, addons, nodeGroups, fargateProfiles, nodes, access, things } = found;
  const asked: [string, Known<unknown> | undefined][] = [
    ['network', stack],
    ['addons', addons],
    ['nodeGroups', nodeGroups],
    ['fargateProfiles', fargateProfiles],
    ['capabilities', found.capabilities],
    ['selfManagedGroups', found.selfManagedGroups],
    ['nodes', nodes],
    ['access', access?.entries],
    ['awsAuth', access?.awsAuth],
    ['resources', things],
    ['drift', drift],
  ];
  return asked.flatMap(([name, known]): [string, string][] =>
    known !== undefined && 'unknown' in known ? [[name, known.unknown]] : [],
  );
}

/** What the log and the summary say; money and what could be priced stand elsewhere. */
export function factsOf({ found, health, problems, drift }: Told): [string, string][] {
  const { cluster, support, tags, addons, nodeGroups, nodes, access } = found;
  const stack = ifKnown(found.stack);
  const { [tagKeys.owner]: owner, [tagKeys.repository]: repository, [tagKeys.run]: run } = tags;
  const rows: [string, string | undefined][] = [
    ['Status', health],
    ['Problems', problems.length === 0 ? undefined : problems.join('\n')],
    ['Control plane', cluster?.status ?? 'there is none'],
    ['Kubernetes', cluster && joined([cluster.version, `platform ${cluster.platformVersion}`, support])],
    ['Endpoint', cluster?.endpoint],
    [
      'Network',
      joined([
        cluster?.resourcesVpcConfig?.vpcId,
        stack && `stack ${stack.StackName} is ${stack.StackStatus}`,
      ]),
    ],
    [
      'Owner',
      owner === undefined
        ? 'nobody: it does not carry the tags of this action'
        : ownerInWords(owner, repository),
    ],
    ['Made by', run],
    ['Expires', cluster && expiryOf(found)],
    ['Auto Mode', cluster && autoModeInWords(cluster)],
    ['Node groups', lines(nodeGroups, groupInWords)],
    ['Self-managed node groups', lines(found.selfManagedGroups, selfManagedInWords)],
    ['Fargate profiles', lines(found.fargateProfiles, ({ name, status }) => `${name}: ${status}`)],
    ['Capabilities', lines(found.capabilities, capabilityInWords)],
    ['Nodes', nodesInWords(nodes)],
    ['Add-ons', lines(addons, addonInWords)],
    ['May enter', access && accessInWords(access)],
    ['Drift', drift && driftInWords(drift)],
  ];
  return rows.filter((row): row is [string, string] => row[1] !== undefined && row[1] !== '');
}

const joined = (words: readonly (string | undefined)[]): string => words.filter(Boolean).join(', ');

/** A line for each; why there is none. */
function lines<Item>(list: Known<readonly Item[]>, inWords: (item: Item) => string): string {
  return 'unknown' in list ? `not known: ${list.unknown}` : list.value.map(inWords).join('\n');
}

function groupInWords({
  nodegroupName,
  status,
  scalingConfig,
  instanceTypes = [],
  capacityType,
  version,
}: Nodegroup) {
  const { desiredSize, minSize, maxSize } = scalingConfig ?? {};
  const size = `${desiredSize} × ${instanceTypes.join(' or ')}${capacityType === 'SPOT' ? ', spot' : ''}`;
  return `${nodegroupName}: ${status}, ${size} (${minSize} to ${maxSize}), Kubernetes ${version}`;
}

function selfManagedInWords({ name, status, nodes, minNodes, maxNodes }: SelfManagedGroup): string {
  const size =
    nodes === undefined
      ? 'no Auto Scaling group'
      : `${nodes} ${nodes === 1 ? 'node' : 'nodes'} (${minNodes} to ${maxNodes})`;
  return `${name}: ${status}, ${size}`;
}

function addonInWords({ addonName, addonVersion, status }: Addon): string {
  return `${addonName} ${addonVersion}: ${status}`;
}

function capabilityInWords({ capabilityName, type, version, status }: Capability): string {
  return `${capabilityName}: ${joined([status, type && [type, version].filter(Boolean).join(' ')])}`;
}

function nodesInWords(nodes: Found['nodes']): string | undefined {
  if (nodes === undefined) return undefined;
  if ('unknown' in nodes) return `not known: ${nodes.unknown}`;
  return `${nodes.value.filter(isReady).length} of ${nodes.value.length} Ready`;
}

function accessInWords(access: Access): string {
  const { mode, entries, awsAuth } = access;
  const refusals = [entries, awsAuth].flatMap((each) =>
    each !== undefined && 'unknown' in each ? each.unknown : [],
  );
  return [
    `by ${mode === 'API' ? 'access entries' : mode === 'CONFIG_MAP' ? 'aws-auth' : 'access entries and aws-auth'}`,
    ...entrantsOf(access).map(
      ({ principalArn, type, may }) =>
        `${principalArn}: ${may.join(', ') || (type === undefined || type === 'STANDARD' ? 'nothing' : type)}`,
    ),
    ...refusals.map((reason) => `not known: ${reason}`),
  ].join('\n');
}

function driftInWords(drift: Known<Drift>): string {
  if ('unknown' in drift) return `not known: ${drift.unknown}`;
  const { resources } = drift.value;
  if (resources.length === 0) return 'none';
  return resources
    .map(({ name, differences }) => `${name}: ${differences.map(({ words }) => words).join('; ')}`)
    .join('\n');
}

/** The nodes; of what has no control plane, what there is. */
export function tableOf({ cluster, nodes, things }: Found): Outcome['table'] {
  const there = ifKnown(nodes) ?? [];
  if (there.length > 0) {
    return {
      header: ['Node', 'Ready', 'Type', 'Zone', 'Version', 'Node group'],
      rows: there.map((node) => [
        node.metadata.name,
        isReady(node) ? 'yes' : 'no',
        labelOf(node, 'node.kubernetes.io/instance-type') ?? '',
        labelOf(node, 'topology.kubernetes.io/zone') ?? '',
        node.status?.nodeInfo?.kubeletVersion ?? '',
        groupOf(node) ?? '',
      ]),
    };
  }
  const left = ifKnown(things) ?? [];
  if (cluster !== undefined || left.length === 0) return undefined;
  return {
    header: ['Type', 'Id', 'Price an hour'],
    rows: left.map(({ type, id, hourlyCost }) => [
      type,
      id,
      hourlyCost === undefined ? '' : dollars(hourlyCost),
    ]),
  };
}
