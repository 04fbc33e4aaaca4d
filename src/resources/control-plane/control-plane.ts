import type { Cluster, CreateClusterCommandInput } from '@aws-sdk/client-eks';
import type { Aws } from '../../aws/clients.ts';
import { errorCode, isExisting, unlessAbsent, wordsOf } from '../../aws/errors.ts';
import { issuesInWords } from '../../aws/issues.ts';
import { isFailed, isGoing, isInTheWay, isUsable } from '../../aws/states.ts';
import { onceRoleIsSeen } from '../../aws/unseen-role.ts';
import { usualTimes } from '../../aws/usual-times.ts';
import { isVersionUnknown, objectionToVersion, supportOf, versionError } from '../../aws/versions.ts';
import { type Difference, madeAnew, make, refuse, requirePossible } from '../../engine/difference.ts';
import type { Resource } from '../../engine/graph.ts';
import { MadeMeanwhileError, RemovedMeanwhileError } from '../../engine/meanwhile.ts';
import type { Need } from '../../engine/need.ts';
import type { Step } from '../../engine/step.ts';
import type { Probe } from '../../engine/wait.ts';
import { messageOf } from '../../message-of.ts';
import type { AuthenticationMode } from '../../spec/access.ts';
import { autoModeOf } from '../../spec/auto-mode.ts';
import type { Tier } from '../../spec/control-plane.ts';
import { bringsAddons, prelaunches } from '../../spec/prelaunch.ts';
import type { ClusterSpec } from '../../spec/spec.ts';
import { requireOurs, type Tags, tagKeys, timestamp } from '../../spec/tags.ts';
import { groupsOfCluster } from '../existing.ts';
import type { MinimumGroups } from '../network/minimum-groups.ts';
import type { Subnets } from '../network/network-stack.ts';
import { leavingIn, present, whileThere } from '../presence.ts';
import { ProtectedError } from '../protection.ts';
import type { Role } from '../role.ts';
import { modeOf } from './authentication-mode.ts';
import {
  autoModeObjections,
  autoModeParts,
  isInAutoMode,
  objectionsToClusterRole,
  poolsOf,
} from './auto-mode.ts';
import {
  adjustSettings,
  adjustTags,
  endpointAccess,
  logging,
  type SettingDifference,
  settingDifferences,
  settingsOfNew,
  tagDifferences,
  tagNews,
  tierOf,
} from './control-plane-settings.ts';

/** An ACTIVE cluster. */
export interface ControlPlane {
  name: string;
  arn: string;
  /** Such as `1.36`. */
  version: string;
  platformVersion: string;
  /** `https://…` */
  endpoint: string;
  /** Base64 of the PEM. */
  certificateAuthorityData: string;
  /** EKS's own group, on the control plane's interfaces and on managed nodes. */
  clusterSecurityGroupId: string;
  vpcId: string;
  subnetIds: string[];
  /** Addresses of Services. */
  serviceCidr: string;
  oidcIssuer: string;
  createdAt: Date;
  /** What becomes of it at the end of its version's standard support: it is upgraded, or stays and costs more. */
  supportType: ClusterSpec['supportType'];
  /** RFC 3339, or `never`. */
  expiresAt: string;
  tags: Tags;
  authenticationMode: AuthenticationMode;
  tier: Tier;
  /** Whether somebody has protected it from deletion. */
  isProtected: boolean;
  /** The node pools of EKS's own that it has in Auto Mode; undefined where that is off. */
  autoModePools: readonly string[] | undefined;
}

/** Others have given the cluster, while it was being removed, what EKS does not delete it under. */
export class StillUsedError extends Error {
  /** @param cause EKS's refusal */
  constructor(cluster: string, cause: unknown) {
    super(
      `Cluster ${cluster} stays, for what others have given it meanwhile. EKS says: ${messageOf(cause)}. ` +
        'Run `down` again, which takes that away, too.',
      { cause },
    );
    this.name = 'StillUsedError';
  }
}

export interface ControlPlaneNeeds {
  subnets: Need<Subnets>;
  role: Need<Role>;
  /** Of its own, beside EKS's. */
  groups?: Resource<MinimumGroups> | undefined;
  /** Of the nodes of Auto Mode, where it is on. */
  autoNodeRole?: Resource<Role> | undefined;
  /** What else has to be so before it is made. */
  conditions?: readonly Need<unknown>[];
  /** Whether its removal lifts a protection. */
  liftsProtection: boolean;
}

/** The EKS cluster itself. */
export function controlPlane(aws: Aws, spec: ClusterSpec, needs: ControlPlaneNeeds): Resource<ControlPlane> {
  const { name } = spec;

  const groups = needs.groups === undefined ? [] : [needs.groups];
  const tagsOfGroups = needs.groups === undefined ? {} : { [tagKeys.securityGroups]: 'minimum' };
  const nodeRoles = needs.autoNodeRole === undefined ? [] : [needs.autoNodeRole];

  async function find(): Promise<Cluster | undefined> {
    const eks = await aws.eks();
    const answer = await unlessAbsent(eks.describeCluster({ name }));
    return answer?.cluster;
  }

  async function findOurs(): Promise<Cluster | undefined> {
    const cluster = await find();
    if (cluster !== undefined) requireOurs(`Cluster ${name}`, cluster.tags ?? {}, spec);
    return cluster;
  }

  /** The cluster once nothing that came before stands in its way: a FAILED one can only be deleted. */
  async function findUsable(step: Step): Promise<Cluster | undefined> {
    const cluster = await findOurs();
    if (cluster === undefined || !isInTheWay(cluster.status)) return cluster;
    step.say(`cluster ${name} is ${cluster.status} and has to go first. ${healthOf(cluster)}`);
    await remove(step);
    return undefined;
  }

  async function create(step: Step): Promise<void> {
    const subnets = step.need(needs.subnets);
    const autoMode = autoModeParts(spec, nodeRoleIn(step));
    const request: CreateClusterCommandInput = {
      name,
      ...(spec.kubernetesVersion !== undefined && { version: spec.kubernetesVersion }),
      roleArn: step.need(needs.role).arn,
      resourcesVpcConfig: {
        subnetIds: subnetsOfNew(spec, subnets),
        ...(needs.groups !== undefined && { securityGroupIds: [step.need(needs.groups).controlPlane] }),
        ...endpointAccess(spec),
      },
      ...autoMode,
      ...((spec.serviceCidr !== undefined || autoMode.kubernetesNetworkConfig !== undefined) && {
        kubernetesNetworkConfig: {
          ...autoMode.kubernetesNetworkConfig,
          ...(spec.serviceCidr !== undefined && { serviceIpv4Cidr: spec.serviceCidr }),
        },
      }),
      // Our own entry, made for the caller, takes the place of the creator's: one way for the first run and the later.
      accessConfig: {
        authenticationMode: spec.authenticationMode,
        bootstrapClusterCreatorAdminPermissions: creatorIsAdmin(spec),
      },
      bootstrapSelfManagedAddons: bringsAddons(spec),
      logging: logging(spec),
      upgradePolicy: { supportType: spec.supportType },
      ...settingsOfNew(spec),
      tags: { ...spec.tags, [tagKeys.makingSince]: timestamp(new Date()), ...tagsOfGroups },
    };
    step.change('created', spec.kubernetesVersion && `Kubernetes ${spec.kubernetesVersion}`);
    const eks = await aws.eks();
    await onceRoleIsSeen(step, 'the cluster role', () => eks.createCluster(request)).catch(
      async (error: unknown) => {
        if (isVersionUnknown(error)) throw await versionError(aws, spec.kubernetesVersion ?? '', error);
        if (!isExisting(error)) throw error;
      },
    );
  }

  const nodeRoleIn = (step: Step): string | undefined =>
    needs.autoNodeRole && step.need(needs.autoNodeRole).arn;

  /** What keeps a cluster, or one that is to be made, from what is asked for of Auto Mode. */
  async function autoModeDifferences(cluster: Cluster | undefined): Promise<Difference[]> {
    const given = spec.clusterRoleArn ?? spec.roles?.cluster;
    const roleArn = cluster?.roleArn ?? given;
    const begins = autoModeOf(spec) !== undefined && (cluster === undefined || !isInAutoMode(cluster));
    const nodeRole = cluster && needs.autoNodeRole ? await needs.autoNodeRole.read() : undefined;
    return [
      ...(begins && roleArn !== undefined
        ? await objectionsToClusterRole(aws, roleArn, given === undefined)
        : []),
      ...(cluster === undefined ? [] : autoModeObjections(cluster, spec, nodeRole?.arn)),
    ];
  }

  async function untilActive(step: Step): Promise<Cluster> {
    const see = present(`Cluster ${name}`);
    const probe = async (): Promise<Probe<Cluster>> => {
      const cluster = see(await findOurs());
      if (cluster === undefined) return { waiting: 'not to be seen yet' };
      if (isUsable(cluster.status)) return { done: cluster };
      if (isFailed(cluster.status)) throw new Error(`Cluster ${name} FAILED. ${healthOf(cluster)}`);
      if (isGoing(cluster.status)) throw new RemovedMeanwhileError(`Cluster ${name}`, 'is DELETING');
      return { waiting: cluster.status ?? 'CREATING', since: cluster.createdAt, isUrgent: prelaunches(spec) };
    };
    return step.until('the control plane', probe, usualTimes.controlPlaneMade);
  }

  /** Asked of AWS where something depends on it. */
  async function settingsOf(cluster: Cluster): Promise<SettingDifference[]> {
    const isSame = cluster.upgradePolicy?.supportType === spec.supportType;
    const support = isSame ? undefined : await supportOf(aws, cluster.version ?? '');
    const { controlPlaneIn, given } = spec.network;
    const isAsked = controlPlaneIn !== undefined || given?.controlPlaneSubnetIds !== undefined;
    const subnets = isAsked ? await needs.subnets.read() : undefined;
    return settingDifferences(cluster, spec, support, { subnets: subnets && subnetsOfNew(spec, subnets) });
  }

  async function remove(step: Step): Promise<void> {
    const cluster = await findOurs();
    if (cluster === undefined) return;
    const eks = await aws.eks();
    if (!isGoing(cluster.status)) {
      // EKS does not ask about the protection of a cluster that never became ACTIVE, nor lets it be lifted.
      if (cluster.deletionProtection && cluster.status === 'ACTIVE') {
        if (!needs.liftsProtection) throw new ProtectedError(`Cluster ${name}`);
        step.change('updated', 'lifting its deletion protection');
        await eks.updateClusterConfig({ name, deletionProtection: false });
        await step.until('its deletion protection to be lifted', async () =>
          (await find())?.deletionProtection ? { waiting: 'it is still protected' } : { done: undefined },
        );
      }
      step.change('deleted', name);
      let refused = 0;
      await step.until('what still uses the cluster', async () => {
        try {
          await unlessAbsent(eks.deleteCluster({ name }));
          return { done: undefined };
        } catch (error) {
          if (errorCode(error) !== 'ResourceInUseException') throw error;
          refused += 1;
          // Those that there were have gone before, though EKS may take a moment to see it.
          if (refused > 5 && (await groupsOfCluster(aws, name)).length > 0)
            throw new MadeMeanwhileError(`Cluster ${name}`);
          if (refused > 5 && /Fargate profiles|capabilities/.test(String(error)))
            throw new StillUsedError(name, error);
          return { waiting: wordsOf(error) };
        }
      });
    }
    const probe = async (): Promise<Probe<void>> => {
      const now = await find();
      if (now !== undefined && now.createdAt?.getTime() !== cluster.createdAt?.getTime())
        throw new MadeMeanwhileError(`Cluster ${name}`);
      return now === undefined ? { done: undefined } : { waiting: now.status ?? 'DELETING' };
    };
    const begun = isGoing(cluster.status) ? undefined : 'DELETING';
    await step.until('the control plane to go', probe, usualTimes.controlPlaneGone, begun);
  }

  return {
    name: 'control plane',
    needs: [needs.subnets, needs.role, ...groups, ...nodeRoles, ...(needs.conditions ?? [])],
    read: async () => {
      const cluster = await find();
      return cluster?.endpoint === undefined ? undefined : active(cluster);
    },
    diff: async () => {
      const cluster = await findOurs();
      if (cluster === undefined || isInTheWay(cluster.status)) {
        const objection = await objectionToVersion(aws, spec.kubernetesVersion);
        const made =
          cluster === undefined
            ? { ...make(described(spec)), takes: [{ quota: 'L-1194D53C', count: 1 }] }
            : madeAnew(cluster.status);
        return [
          made,
          ...(objection === undefined ? [] : [refuse(objection)]),
          ...(await autoModeDifferences(undefined)),
        ];
      }
      const has = cluster.tags ?? {};
      return [
        ...unchangeable(cluster, spec),
        ...(await autoModeDifferences(cluster)),
        ...(await settingsOf(cluster)),
        ...tagDifferences(tagNews(has, spec, new Date()), has),
      ];
    },
    ensure: async (step) => {
      const existing = await findUsable(step);
      if (existing === undefined) await create(step);
      const cluster = await untilActive(step);
      const plane = active(cluster);
      requirePossible([...unchangeable(cluster, spec), ...(await autoModeDifferences(cluster))]);
      if (existing === undefined) return plane;
      const differences = await settingsOf(cluster);
      requirePossible(differences);
      const title = `Cluster ${name}`;
      const tags = await whileThere(title, adjustTags(aws, spec, step, cluster));
      const named = { autoNode: nodeRoleIn(step), subnets: subnetsOfNew(spec, step.need(needs.subnets)) };
      await whileThere(title, adjustSettings(aws, spec, step, cluster, differences, named));
      const { authenticationMode, controlPlane: wished } = spec;
      const { tier, isProtected = plane.isProtected } = wished;
      const settled = { authenticationMode, tier, isProtected };
      return { ...plane, tags, ...settled, expiresAt: tags[tagKeys.expiresAt] ?? 'never' };
    },
    exists: async () => (await find()) !== undefined,
    leaving: async () => {
      const status = (await find())?.status;
      return leavingIn(status, isGoing(status));
    },
    remove,
  };
}

/** Where a new one has its interfaces, and one that is told to move. */
function subnetsOfNew({ network }: ClusterSpec, { publicSubnetIds, privateSubnetIds }: Subnets): string[] {
  if (network.given?.controlPlaneSubnetIds !== undefined) return [...network.given.controlPlaneSubnetIds];
  return network.controlPlaneIn === 'private subnets'
    ? privateSubnetIds
    : [...publicSubnetIds, ...privateSubnetIds];
}

function described({ kubernetesVersion, supportType, controlPlane }: ClusterSpec): string {
  const { tier, zonalShift, isProtected, secretsKey } = controlPlane;
  return [
    `Kubernetes ${kubernetesVersion ?? '(the default of EKS)'}`,
    `${supportType.toLowerCase()} support`,
    ...(tier === 'standard' ? [] : [`of ${tier}`]),
    ...(zonalShift ? ['with zonal shift'] : []),
    ...(isProtected ? ['protected from deletion'] : []),
    ...(secretsKey === undefined ? [] : [`secrets encrypted with ${secretsKey}`]),
  ].join(', ');
}

/** What EKS does not change in a cluster, or this version of the action does not. */
function unchangeable(
  { name, version, kubernetesNetworkConfig, accessConfig, tags = {} }: Cluster,
  { kubernetesVersion, serviceCidr, creatorIsAdmin: wanted, securityGroups }: ClusterSpec,
): Difference[] {
  const found: Difference[] = [];
  if (kubernetesVersion !== undefined && version !== kubernetesVersion) {
    found.push(
      refuse(
        `Cluster ${name} runs Kubernetes ${version}, and kubernetes-version asks for ${kubernetesVersion}. ` +
          'This version of the action does not upgrade clusters: ask for the version that runs, or remove the cluster with `down` first.',
      ),
    );
  }
  const { serviceIpv4Cidr } = kubernetesNetworkConfig ?? {};
  if (serviceCidr !== undefined && serviceIpv4Cidr !== undefined && serviceIpv4Cidr !== serviceCidr) {
    found.push(
      refuse(
        `Cluster ${name} has the service range ${serviceIpv4Cidr}, and ${serviceCidr} is asked for. ` +
          'EKS cannot change it: ask for the range that it has, or remove the cluster with `down` first.',
      ),
    );
  }
  // EKS API reference, UpdateAccessConfigRequest: it has no such field. Not every answer tells it.
  const actual = accessConfig?.bootstrapClusterCreatorAdminPermissions;
  if (wanted !== undefined && actual !== undefined && wanted !== actual) {
    found.push(
      refuse(
        `Cluster ${name} was made with bootstrapClusterCreatorAdminPermissions: ${actual}, and ${wanted} is asked for. ` +
          'EKS cannot change it: leave it out, or remove the cluster with `down` first.',
      ),
    );
  }
  const has = tags[tagKeys.securityGroups] ?? 'recommended';
  if (securityGroups !== undefined && securityGroups !== has) {
    found.push(
      refuse(
        `Cluster ${name} was made with \`security-groups: ${has}\`, and ${securityGroups} is asked for. Nodes of either kind would not ` +
          'reach one another until all are replaced: ask for what it has, or remove the cluster with `down` first.',
      ),
    );
  }
  return found;
}

/** Without access entries, nobody but the creator can let others in. */
const creatorIsAdmin = ({ creatorIsAdmin: said, authenticationMode }: ClusterSpec): boolean =>
  said ?? authenticationMode === 'CONFIG_MAP';

/** Notes that an `up` has brought the cluster to its end: from now on it is not half-made. */
export async function markFinished(aws: Aws, { name, arn, tags }: ControlPlane): Promise<void> {
  if (!(tagKeys.makingSince in tags)) return;
  const eks = await aws.eks();
  const unmarked = eks.untagResource({ resourceArn: arn, tagKeys: [tagKeys.makingSince] });
  await whileThere(`Cluster ${name}`, unmarked);
}

function active(cluster: Cluster): ControlPlane {
  return {
    name: cluster.name ?? '',
    arn: cluster.arn ?? '',
    version: cluster.version ?? '',
    platformVersion: cluster.platformVersion ?? '',
    endpoint: cluster.endpoint ?? '',
    certificateAuthorityData: cluster.certificateAuthority?.data ?? '',
    clusterSecurityGroupId: cluster.resourcesVpcConfig?.clusterSecurityGroupId ?? '',
    vpcId: cluster.resourcesVpcConfig?.vpcId ?? '',
    subnetIds: cluster.resourcesVpcConfig?.subnetIds ?? [],
    serviceCidr: cluster.kubernetesNetworkConfig?.serviceIpv4Cidr ?? '',
    oidcIssuer: cluster.identity?.oidc?.issuer ?? '',
    createdAt: cluster.createdAt ?? new Date(),
    supportType: cluster.upgradePolicy?.supportType ?? 'EXTENDED',
    expiresAt: cluster.tags?.[tagKeys.expiresAt] ?? 'never',
    tags: cluster.tags ?? {},
    authenticationMode: modeOf(cluster),
    tier: tierOf(cluster),
    isProtected: cluster.deletionProtection ?? false,
    autoModePools: isInAutoMode(cluster) ? poolsOf(cluster) : undefined,
  };
}

const healthOf = ({ health }: Cluster): string => issuesInWords(health) || 'EKS gives no reason.';
