import type { ClusterVersionInformation } from '@aws-sdk/client-eks';
import { messageOf } from '../message-of.ts';
import type { Aws } from './clients.ts';
import { isDenied } from './errors.ts';
import { everyPage } from './pages.ts';

/** EKS makes no clusters of the version that was asked for; says which it has, and how long each is supported. */
export class KubernetesVersionError extends Error {
  constructor(wanted: string, region: string, reason: unknown, versions: string) {
    super(`EKS makes no clusters of Kubernetes ${wanted} in ${region}: ${messageOf(reason)}. ${versions}`, {
      cause: reason,
    });
    this.name = 'KubernetesVersionError';
  }
}

/** The minor versions that clusters can be made of, newest first. */
export async function clusterVersions(aws: Aws): Promise<ClusterVersionInformation[]> {
  const versions = (await everyVersion(aws)).filter(({ versionStatus }) => versionStatus !== 'UNSUPPORTED');
  const minor = ({ clusterVersion = '' }: ClusterVersionInformation): number =>
    Number(clusterVersion.split('.')[1]);
  return versions.sort((a, b) => minor(b) - minor(a));
}

/** The version that EKS gives new clusters of which nobody says it; undefined where it does not tell. */
export async function defaultVersion(aws: Aws): Promise<string | undefined> {
  const versions = await clusterVersions(aws).catch((error: unknown) => {
    if (!isDenied(error)) throw error;
    return [];
  });
  return versions.find((version) => version.defaultVersion)?.clusterVersion;
}

async function everyVersion(aws: Aws): Promise<ClusterVersionInformation[]> {
  const eks = await aws.eks();
  return everyPage(
    (nextToken) => eks.describeClusterVersions({ nextToken }),
    (page) => page.clusterVersions,
  );
}

/** Whether EKS refuses to make a cluster because it does not have the version. */
export function isVersionUnknown(error: unknown): boolean {
  return /unsupported Kubernetes version/i.test(String(error));
}

/** @param reason EKS's refusal. @returns the error to throw in its place. */
export async function versionError(
  aws: Aws,
  wanted: string,
  reason: unknown,
): Promise<KubernetesVersionError> {
  const versions = await clusterVersions(aws).then(
    (all) => `It has ${all.map(withSupport).join(', ')}.`,
    (error: unknown) => `Which it has could not be found out: ${error}.`,
  );
  return new KubernetesVersionError(wanted, aws.region, reason, versions);
}

/** Why EKS makes no clusters of the version, in a sentence; undefined where it does, or does not tell. */
export async function objectionToVersion(aws: Aws, wanted: string | undefined): Promise<string | undefined> {
  if (wanted === undefined) return undefined;
  const versions = await clusterVersions(aws).catch((error: unknown) => {
    if (!isDenied(error)) throw error;
    return [];
  });
  if (versions.length === 0 || versions.some(({ clusterVersion }) => clusterVersion === wanted))
    return undefined;
  return `EKS makes no clusters of Kubernetes ${wanted} in ${aws.region}. It has ${versions.map(withSupport).join(', ')}.`;
}

/** How long AWS supports a Kubernetes version. */
export interface Support {
  /** Such as `1.36`. */
  version: string;
  /** Whether standard support has ended: clusters that stay cost six times as much. */
  isExtended: boolean;
  /** Such as `standard support until 2027-08-02`. */
  text: string;
}

/** The support that a version has; undefined when AWS does not tell: nobody fails for want of that. */
export async function supportOf(aws: Aws, clusterVersion: string): Promise<Support | undefined> {
  const versions = await everyVersion(aws).catch(() => []);
  const version = versions.find((each) => each.clusterVersion === clusterVersion);
  return version && { version: clusterVersion, isExtended: isExtended(version), text: support(version) };
}

function isExtended({ versionStatus }: ClusterVersionInformation): boolean {
  return versionStatus === 'EXTENDED_SUPPORT';
}

function withSupport(version: ClusterVersionInformation): string {
  return `${version.clusterVersion} (${support(version)})`;
}

function support(version: ClusterVersionInformation): string {
  const [kind, end] = isExtended(version)
    ? ['extended support', version.endOfExtendedSupportDate]
    : ['standard support', version.endOfStandardSupportDate];
  return `${kind} until ${end?.toISOString().slice(0, 10)}`;
}
