import type { Cluster, UpdateClusterConfigRequest } from '@aws-sdk/client-eks';
import type { Aws } from '../../aws/clients.ts';
import { supportOf } from '../../aws/versions.ts';
import type { Step } from '../../engine/step.ts';
import { type ClusterSpec, logTypes } from '../../spec/spec.ts';
import { lastingTags, type Tags, tagKeys, timestamp } from '../../spec/tags.ts';

/** Something of a control plane that can be changed while it runs. EKS takes one kind of change at a time. */
interface Setting {
  name: string;
  /** Comparable text: what the cluster has. */
  actual(cluster: Cluster): string;
  /** Comparable text: what it should have. */
  wanted(spec: ClusterSpec): string;
  change(spec: ClusterSpec): Omit<UpdateClusterConfigRequest, 'name'>;
  /** Why it stays as it is for now; undefined where EKS takes the change. */
  stays?(aws: Aws, cluster: Cluster): Promise<string | undefined>;
}

const settings: readonly Setting[] = [
  {
    name: 'endpoint access',
    actual: ({ resourcesVpcConfig: vpc }) =>
      accessText(vpc?.endpointPublicAccess, vpc?.endpointPrivateAccess, vpc?.publicAccessCidrs ?? []),
    wanted: ({ endpoint }) => accessText(endpoint.public, endpoint.private, endpoint.publicCidrs),
    change: (spec) => ({ resourcesVpcConfig: endpointAccess(spec) }),
  },
  {
    name: 'logging',
    actual: ({ logging }) =>
      (logging?.clusterLogging ?? [])
        .flatMap(({ enabled, types = [] }) => (enabled ? types : []))
        .sort()
        .join(),
    wanted: ({ logTypes }) => [...logTypes].sort().join(),
    change: (spec) => ({ logging: logging(spec) }),
  },
  {
    name: 'authentication mode',
    actual: ({ accessConfig }) => accessConfig?.authenticationMode ?? '',
    wanted: ({ authenticationMode }) => authenticationMode,
    change: ({ authenticationMode }) => ({ accessConfig: { authenticationMode } }),
  },
  {
    name: 'support',
    actual: ({ upgradePolicy }) => upgradePolicy?.supportType ?? '',
    wanted: ({ supportType }) => supportType,
    change: ({ supportType }) => ({ upgradePolicy: { supportType } }),
    // EKS user guide: "You can't disable extended support once your cluster has entered it."
    stays: async (aws, { version = '' }) =>
      (await supportOf(aws, version))?.isExtended
        ? `Kubernetes ${version} has left standard support, within which alone EKS changes this`
        : undefined,
  },
];

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

/**
 * Tags the cluster with what the user has added or changed since, with its new expiry, and, while it is half-made, with the
 * beginning of this run. @returns all its tags.
 */
export async function adjustTags(aws: Aws, spec: ClusterSpec, step: Step, cluster: Cluster): Promise<Tags> {
  const { expiresAt, tags } = spec;
  const expiry = { [tagKeys.expiresAt]: tags[tagKeys.expiresAt] ?? 'never' };
  const isHalfMade = cluster.tags?.[tagKeys.makingSince] !== undefined;
  const wanted: Tags = {
    ...lastingTags(tags),
    ...(expiresAt !== undefined && expiry),
    ...(isHalfMade && { [tagKeys.makingSince]: timestamp(new Date()) }),
  };
  const news = Object.entries(wanted).filter(([key, value]) => cluster.tags?.[key] !== value);
  if (news.length === 0) return cluster.tags ?? {};
  // Times are no change of what the cluster is.
  const times: readonly string[] = [tagKeys.expiresAt, tagKeys.makingSince];
  const changes = news.filter(([key]) => !times.includes(key));
  if (changes.length > 0) {
    step.change('updated', `tags ${changes.map(([key, value]) => `${key}=${value}`).join(', ')}`);
  }
  if (expiresAt !== undefined) step.say(`expires at ${wanted[tagKeys.expiresAt]}`);
  const eks = await aws.eks();
  await eks.tagResource({ resourceArn: cluster.arn, tags: Object.fromEntries(news) });
  return { ...cluster.tags, ...wanted };
}

/** Brings the settings of a running control plane, one after the other, to what the spec says. */
export async function adjustSettings(
  aws: Aws,
  spec: ClusterSpec,
  step: Step,
  cluster: Cluster,
): Promise<void> {
  const eks = await aws.eks();
  for (const setting of settings) {
    const [actual, wanted] = [setting.actual(cluster), setting.wanted(spec)];
    if (actual === wanted) continue;
    const reason = await setting.stays?.(aws, cluster);
    if (reason !== undefined) {
      step.say(`${setting.name} stays ${actual}: ${reason}`);
      continue;
    }
    step.change('updated', `${setting.name}: ${wanted || 'none'} instead of ${actual || 'none'}`);
    const { update } = await eks.updateClusterConfig({ name: spec.name, ...setting.change(spec) });
    await step.until(`the update of ${setting.name}`, async () => {
      const answer = await eks.describeUpdate({ name: spec.name, updateId: update?.id });
      const { status, errors = [] } = answer.update ?? {};
      if (status === 'Successful') return { done: undefined };
      if (status === 'InProgress') return { waiting: status };
      const reasons = errors.map(({ errorCode, errorMessage }) => `EKS says: ${errorCode}: ${errorMessage}`);
      throw new Error(`The update of ${setting.name} ended as ${status}. ${reasons.join(' ')}`);
    });
  }
}
