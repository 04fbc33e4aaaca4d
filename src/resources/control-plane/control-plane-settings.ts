import type {
  AssociateEncryptionConfigRequest,
  Cluster,
  EncryptionConfig,
  Update,
  UpdateClusterConfigRequest,
} from '@aws-sdk/client-eks';
import type { Aws } from '../../aws/clients.ts';
import { onceRoleIsSeen } from '../../aws/unseen-role.ts';
import type { Support } from '../../aws/versions.ts';
import { change, type Difference, stays } from '../../engine/difference.ts';
import type { Step } from '../../engine/step.ts';
import type { Tier } from '../../spec/control-plane.ts';
import { type ClusterSpec, logTypes } from '../../spec/spec.ts';
import { lastingTags, type Tags, tagKeys, timestamp } from '../../spec/tags.ts';
import { untilUpdated } from '../updates.ts';
import { admitNodes, changesOfMode, modeOf, neverFrom } from './authentication-mode.ts';
import { autoModeNow, autoModeWanted, changeOfAutoMode } from './auto-mode.ts';
import { componentRequest, componentsNow, componentsWanted } from './components.ts';

/** What settings name that others make. */
export interface Named {
  /** ARN of the role of the nodes of Auto Mode. */
  autoNode?: string | undefined;
  /** Ids of those that the control plane is to be in; undefined where it stays where it is. */
  subnets?: readonly string[] | undefined;
}

/** By which EKS changes a setting; a key for secrets has an operation of its own. */
type SettingRequest =
  | Omit<UpdateClusterConfigRequest, 'name'>
  | Omit<AssociateEncryptionConfigRequest, 'clusterName'>;

/** Something of a control plane that can be changed while it runs. EKS takes one kind of change at a time. */
interface Setting {
  name: string;
  /** Comparable text: what the cluster has. */
  actual(cluster: Cluster): string;
  /** Comparable text: what it should have. */
  wanted(spec: ClusterSpec, cluster: Cluster, named: Named): string;
  /** The requests by which EKS changes it, one after the other. */
  changes(spec: ClusterSpec, cluster: Cluster, named: Named): readonly SettingRequest[];
  /** Why EKS never changes it so; undefined where it does. */
  never?(cluster: Cluster, spec: ClusterSpec): string | undefined;
  /** Why it stays as it is for now; undefined where EKS takes the change. @param support of the cluster's version */
  stays?(cluster: Cluster, support: Support | undefined): string | undefined;
}

const settings: readonly Setting[] = [
  {
    name: 'endpoint access',
    actual: ({ resourcesVpcConfig: vpc }) =>
      accessText(vpc?.endpointPublicAccess, vpc?.endpointPrivateAccess, vpc?.publicAccessCidrs ?? []),
    wanted: ({ endpoint }) => accessText(endpoint.public, endpoint.private, endpoint.publicCidrs),
    changes: (spec) => [{ resourcesVpcConfig: endpointAccess(spec) }],
  },
  {
    name: 'subnets of the control plane',
    actual: ({ resourcesVpcConfig: vpc }) => sorted(vpc?.subnetIds),
    wanted: (_spec, { resourcesVpcConfig: vpc }, { subnets = vpc?.subnetIds }) => sorted(subnets),
    changes: (_spec, _cluster, { subnets = [] }) => [{ resourcesVpcConfig: { subnetIds: [...subnets] } }],
  },
  {
    name: 'logging',
    actual: ({ logging }) =>
      (logging?.clusterLogging ?? [])
        .flatMap(({ enabled, types = [] }) => (enabled ? types : []))
        .sort()
        .join(),
    wanted: ({ logTypes }) => [...logTypes].sort().join(),
    changes: (spec) => [{ logging: logging(spec) }],
  },
  {
    name: 'authentication mode',
    actual: modeOf,
    wanted: ({ authenticationMode }) => authenticationMode,
    changes: ({ authenticationMode }, cluster) => changesOfMode(authenticationMode, cluster),
    never: (cluster, { authenticationMode }) => neverFrom(modeOf(cluster), authenticationMode),
  },
  {
    // After the mode, which has to know access entries.
    name: 'Auto Mode',
    actual: autoModeNow,
    wanted: autoModeWanted,
    changes: (spec, _cluster, { autoNode }) => [changeOfAutoMode(spec, autoNode)],
  },
  {
    name: 'support',
    actual: ({ upgradePolicy }) => upgradePolicy?.supportType ?? '',
    wanted: ({ supportType }) => supportType,
    changes: ({ supportType }) => [{ upgradePolicy: { supportType } }],
    // EKS user guide: "You can't disable extended support once your cluster has entered it."
    stays: ({ version }, support) =>
      support?.isExtended
        ? `Kubernetes ${version} has left standard support, within which alone EKS changes this`
        : undefined,
  },
  {
    name: 'zonal shift',
    actual: ({ zonalShiftConfig }) => onOrOff(zonalShiftConfig?.enabled),
    wanted: ({ controlPlane }) => onOrOff(controlPlane.zonalShift),
    changes: ({ controlPlane }) => [{ zonalShiftConfig: { enabled: controlPlane.zonalShift } }],
  },
  {
    name: 'tier',
    actual: tierOf,
    wanted: ({ controlPlane }) => controlPlane.tier,
    changes: ({ controlPlane: { tier } }) => [{ controlPlaneScalingConfig: { tier } }],
  },
  {
    // After the tier, which some need.
    name: 'components',
    actual: componentsNow,
    wanted: ({ controlPlane }, cluster) => componentsWanted(controlPlane.components, cluster),
    changes: ({ controlPlane }) => [componentRequest(controlPlane.components)],
  },
  {
    name: 'deletion protection',
    actual: ({ deletionProtection }) => onOrOff(deletionProtection),
    wanted: ({ controlPlane }, { deletionProtection }) =>
      onOrOff(controlPlane.isProtected ?? deletionProtection),
    changes: ({ controlPlane }) => [{ deletionProtection: controlPlane.isProtected }],
  },
  {
    name: 'key of secrets',
    actual: keyOf,
    wanted: ({ controlPlane }, cluster) => controlPlane.secretsKey ?? keyOf(cluster),
    changes: (spec) => [{ encryptionConfig: encryption(spec) }],
    // EKS user guide, "Encrypt Kubernetes secrets with KMS on existing clusters".
    never: (cluster) =>
      keyOf(cluster) === '' ? undefined : 'EKS never changes the key with which secrets are encrypted',
  },
];

const sorted = (ids: readonly string[] = []): string => [...ids].sort().join(', ');

const onOrOff = (isOn = false): string => (isOn ? 'on' : 'off');

function keyOf({ encryptionConfig = [] }: Pick<Cluster, 'encryptionConfig'>): string {
  return encryptionConfig[0]?.provider?.keyArn ?? '';
}

/** What it is made for: regions that do not know of tiers tell of none. */
export function tierOf({ controlPlaneScalingConfig }: Pick<Cluster, 'controlPlaneScalingConfig'>): Tier {
  return controlPlaneScalingConfig?.tier ?? 'standard';
}

function encryption({ controlPlane: { secretsKey } }: ClusterSpec): EncryptionConfig[] | undefined {
  return secretsKey === undefined
    ? undefined
    : [{ resources: ['secrets'], provider: { keyArn: secretsKey } }];
}

/** What a new cluster is given of its settings, where it is not what EKS gives it anyway. */
export function settingsOfNew(spec: ClusterSpec) {
  const { zonalShift, tier, isProtected, components } = spec.controlPlane;
  return {
    ...(zonalShift && { zonalShiftConfig: { enabled: true } }),
    ...(tier !== 'standard' && { controlPlaneScalingConfig: { tier } }),
    ...(isProtected && { deletionProtection: true }),
    ...componentRequest(components),
    encryptionConfig: encryption(spec),
  };
}

function accessText(isPublic = false, isPrivate = false, cidrs: readonly string[] = []): string {
  return [isPublic && `public from ${[...cidrs].sort().join(', ')}`, isPrivate && 'private']
    .filter(Boolean)
    .join(' and ');
}

export function endpointAccess({ endpoint }: ClusterSpec) {
  return {
    endpointPublicAccess: endpoint.public,
    endpointPrivateAccess: endpoint.private,
    ...(endpoint.public && { publicAccessCidrs: [...endpoint.publicCidrs] }),
  };
}

export function logging({ logTypes: on }: ClusterSpec) {
  const off = logTypes.filter((type) => !on.includes(type));
  return {
    clusterLogging: [
      { enabled: true, types: [...on] },
      { enabled: false, types: off },
    ].filter(({ types }) => types.length > 0),
  };
}

/** A difference of a setting, and how it is brought about. */
export interface SettingDifference extends Difference {
  setting: Setting;
}

/** @param support of the version that the cluster runs; undefined where AWS does not tell */
export function settingDifferences(
  cluster: Cluster,
  spec: ClusterSpec,
  support: Support | undefined,
  named: Named = {},
): SettingDifference[] {
  return settings.flatMap((setting): SettingDifference[] => {
    const [actual, wanted] = [setting.actual(cluster), setting.wanted(spec, cluster, named)];
    if (actual === wanted) return [];
    const never = setting.never?.(cluster, spec);
    if (never !== undefined)
      return [{ setting, verdict: 'refuse', words: `${setting.name}: ${actual} → ${wanted}: ${never}.` }];
    const reason = setting.stays?.(cluster, support);
    if (reason !== undefined)
      return [{ setting, verdict: 'none', words: `${setting.name} stays ${actual}: ${reason}` }];
    return [
      { setting, verdict: 'change', words: `${setting.name}: ${actual || 'none'} → ${wanted || 'none'}` },
    ];
  });
}

/** What of the cluster's tags is to be written. */
export interface TagNews {
  /** What the user has added or changed. */
  changes: Tags;
  /** Its new expiry, and, while it is half-made, the beginning of this run: no change of what the cluster is. */
  times: Tags;
}

export function tagNews(has: Tags, spec: ClusterSpec, now: Date): TagNews {
  const { tags } = spec;
  const times: Tags = {
    ...(saysExpiry(has, spec) && { [tagKeys.expiresAt]: tags[tagKeys.expiresAt] ?? 'never' }),
    ...(has[tagKeys.makingSince] !== undefined && { [tagKeys.makingSince]: timestamp(now) }),
  };
  const isNew = ([key, value]: [string, string | undefined]): boolean => has[key] !== value;
  return {
    changes: Object.fromEntries(Object.entries(lastingTags(tags)).filter(isNew)),
    times: Object.fromEntries(Object.entries(times).filter(isNew)),
  };
}

/** What clusters of its kind have, shortens no life: somebody may have said more for this one, or for ever. */
function saysExpiry(has: Tags, { expiresAt, isUsualExpiry }: ClusterSpec): boolean {
  if (!isUsualExpiry) return expiresAt !== undefined;
  const until = Date.parse(has[tagKeys.expiresAt] ?? 'never');
  return expiresAt instanceof Date && until < expiresAt.getTime();
}

export function tagDifferences({ changes, times }: TagNews, has: Tags): Difference[] {
  const expiry = times[tagKeys.expiresAt];
  return [
    ...Object.entries(changes).map(([key, value]) => change(`tag ${key}: ${has[key] ?? 'none'} → ${value}`)),
    ...(expiry === undefined
      ? []
      : [stays(`expires at ${expiry}, and not ${has[tagKeys.expiresAt] ?? 'never'}`)]),
  ];
}

/** Tags the cluster as its differences say. @returns all its tags. */
export async function adjustTags(aws: Aws, spec: ClusterSpec, step: Step, cluster: Cluster): Promise<Tags> {
  const has = cluster.tags ?? {};
  const news = tagNews(has, spec, new Date());
  const written = { ...news.changes, ...news.times };
  if (Object.keys(written).length === 0) return has;
  for (const { verdict, words } of tagDifferences(news, has)) {
    if (verdict === 'change') step.change('updated', words);
    else step.say(words);
  }
  const eks = await aws.eks();
  await eks.tagResource({ resourceArn: cluster.arn, tags: written });
  return { ...has, ...written };
}

/** Brings the settings of a running control plane, one after the other, to what the spec says. */
export async function adjustSettings(
  aws: Aws,
  spec: ClusterSpec,
  step: Step,
  cluster: Cluster,
  differences: readonly SettingDifference[],
  named: Named = {},
): Promise<void> {
  const eks = await aws.eks();
  const { name } = spec;

  async function begin(request: SettingRequest): Promise<{ update?: Update | undefined }> {
    if ('encryptionConfig' in request)
      return eks.associateEncryptionConfig({ clusterName: name, ...request });
    if (request.accessConfig?.authenticationMode === 'API') await admitNodes(aws, spec, step);
    return eks.updateClusterConfig({ name, ...request });
  }

  for (const { setting, verdict, words } of differences) {
    if (verdict !== 'change') {
      step.say(words);
      continue;
    }
    step.change('updated', words);
    for (const request of setting.changes(spec, cluster, named)) {
      const { update } = await onceRoleIsSeen(step, 'the roles', () => begin(request));
      const one = { name, updateId: update?.id };
      await untilUpdated(aws, step, `the update of ${setting.name}`, one);
    }
  }
}
