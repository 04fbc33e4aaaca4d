/** EKS Auto Mode of a control plane: what its requests say, and why EKS does not take them. */
import type { Cluster, CreateClusterRequest, UpdateClusterConfigRequest } from '@aws-sdk/client-eks';
import type { Aws } from '../../aws/clients.ts';
import { unlessAbsent } from '../../aws/errors.ts';
import { everyPage } from '../../aws/pages.ts';
import { type Difference, refuse } from '../../engine/difference.ts';
import { autoModeOf, policiesOfClusterRole, sessionAction } from '../../spec/auto-mode.ts';
import type { ClusterSpec } from '../../spec/spec.ts';

type Parts = Pick<CreateClusterRequest, 'computeConfig' | 'kubernetesNetworkConfig' | 'storageConfig'>;

/** All parts at once, or none: EKS takes them together alone. @param nodeRoleArn of pools of EKS's own */
function parts(enabled: boolean, nodePools: readonly string[], nodeRoleArn: string | undefined): Parts {
  return {
    computeConfig: {
      enabled,
      nodePools: [...nodePools],
      // EKS takes it with pools of its own alone.
      ...(nodePools.length > 0 && { nodeRoleArn }),
    },
    kubernetesNetworkConfig: { elasticLoadBalancing: { enabled } },
    storageConfig: { blockStorage: { enabled } },
  };
}

/** @param nodeRoleArn undefined where there are no nodes of Auto Mode */
export function autoModeParts(spec: ClusterSpec, nodeRoleArn: string | undefined): Parts {
  const autoMode = autoModeOf(spec);
  return autoMode === undefined ? {} : parts(true, autoMode.nodePools, nodeRoleArn);
}

/** What changes it to what is wanted. */
export function changeOfAutoMode(
  spec: ClusterSpec,
  nodeRoleArn: string | undefined,
): Omit<UpdateClusterConfigRequest, 'name'> {
  return autoModeOf(spec) === undefined ? parts(false, [], undefined) : autoModeParts(spec, nodeRoleArn);
}

/** What takes the nodes of the built-in pools away, and keeps the pools from coming again. */
export const withoutPools: Omit<UpdateClusterConfigRequest, 'name'> = parts(true, [], undefined);

export const isInAutoMode = ({ computeConfig }: Pick<Cluster, 'computeConfig'>): boolean =>
  computeConfig?.enabled ?? false;

/** The built-in pools that it has. */
export const poolsOf = ({ computeConfig }: Pick<Cluster, 'computeConfig'>): readonly string[] =>
  computeConfig?.enabled ? (computeConfig.nodePools ?? []) : [];

const inWords = (isOn: boolean, pools: readonly string[]): string =>
  isOn ? `on, with ${pools.length === 0 ? 'no pools of its own' : pools.toSorted().join(' and ')}` : 'off';

export const autoModeNow = (cluster: Cluster): string => inWords(isInAutoMode(cluster), poolsOf(cluster));

/** Where nobody says, it stays as it is. */
export function autoModeWanted({ autoMode }: ClusterSpec, cluster: Cluster): string {
  if (autoMode === undefined) return autoModeNow(cluster);
  return inWords(autoMode !== false, autoMode === false ? [] : autoMode.nodePools);
}

/** What is not to be brought about in a cluster that is there. @param nodeRoleArn of a role that is there */
export function autoModeObjections(
  cluster: Cluster,
  spec: ClusterSpec,
  nodeRoleArn: string | undefined,
): Difference[] {
  if (spec.autoMode === undefined && isInAutoMode(cluster)) {
    return [
      refuse(
        `Cluster ${cluster.name} is in Auto Mode, and node groups are asked for. Write \`mode: auto\` to go on so; or ` +
          '`mode: standard`, with which EKS ends the nodes and deletes the load balancers that it has made.',
      ),
    ];
  }
  const has = cluster.computeConfig?.nodeRoleArn;
  const pools = autoModeOf(spec)?.nodePools ?? [];
  // SDK, ComputeConfigRequest: nodeRoleArn.
  if (isInAutoMode(cluster) && pools.length > 0 && has && nodeRoleArn !== undefined && has !== nodeRoleArn) {
    return [
      refuse(
        `The nodes of cluster ${cluster.name} have the role ${has}, and ${nodeRoleArn} is asked for. EKS cannot change it ` +
          'while Auto Mode is on: name the role that they have, or remove the cluster with `down` first.',
      ),
    ];
  }
  return [];
}

/**
 * What a cluster role lacks for Auto Mode, and we do not give it: EKS would say so itself, once other things have been made.
 * @param arn of a role that is there, or is said to be
 * @param isOurs whether we attach its policies
 */
export async function objectionsToClusterRole(aws: Aws, arn: string, isOurs: boolean): Promise<Difference[]> {
  const RoleName = arn.slice(arn.lastIndexOf('/') + 1);
  const iam = await aws.iam();
  const answer = await unlessAbsent(iam.getRole({ RoleName }));
  // Who looks for the role itself tells that it is not there.
  if (answer?.Role === undefined) return [];
  const lacking = isOurs ? [] : await lackingPolicies(aws, RoleName);
  const trust = decodeURIComponent(answer.Role.AssumeRolePolicyDocument ?? '');
  const lacks = [
    ...(lacking.length === 0 ? [] : [`the policies ${lacking.join(', ')}`]),
    ...(trust.includes(sessionAction) || trust.includes('sts:*')
      ? []
      : [`${sessionAction} in its trust policy`]),
  ];
  if (lacks.length === 0) return [];
  return [
    refuse(
      `The cluster role ${arn} lacks ${lacks.join(', and ')}, without which EKS has no Auto Mode. Give it that, or name another one.`,
    ),
  ];
}

async function lackingPolicies(aws: Aws, RoleName: string): Promise<string[]> {
  const iam = await aws.iam();
  const attached = await everyPage(
    (Marker) => unlessAbsent(iam.listAttachedRolePolicies({ RoleName, Marker })),
    (page) => page.AttachedPolicies,
  );
  const names = attached.map(({ PolicyName }) => PolicyName);
  return policiesOfClusterRole.filter((name) => !names.includes(name));
}
