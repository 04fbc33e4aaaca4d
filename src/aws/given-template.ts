/** Launch templates that users have made for their node groups: what EKS refuses in them, found out before anything is made. */
import type { ResponseLaunchTemplateData } from '@aws-sdk/client-ec2';
import type { TemplateWish } from '../spec/node-group.ts';
import type { Aws } from './clients.ts';
import { errorCode, isDenied } from './errors.ts';

export interface FoundVersion {
  id: string;
  /** Such as `3`. */
  version: string;
}

/** @returns the version that is asked for, or the default one; undefined where there is none */
export async function findVersion(
  aws: Aws,
  { id, version }: TemplateWish,
): Promise<FoundVersion | undefined> {
  const ec2 = await aws.ec2();
  const answer = await unlessUnknown(ec2.describeLaunchTemplates({ LaunchTemplateIds: [id] }));
  const found = answer?.LaunchTemplates?.[0];
  if (found === undefined) return undefined;
  const { DefaultVersionNumber = 1, LatestVersionNumber = 1 } = found;
  const wanted = version ?? DefaultVersionNumber;
  return wanted > LatestVersionNumber ? undefined : { id, version: String(wanted) };
}

export interface Wishes {
  /** Whether the file says of which release its images are, or of which family. */
  isOfRelease: boolean;
  isOfFamily: boolean;
  hasWarmPool: boolean;
}

/**
 * What EKS refuses in a version, in words, or what keeps its nodes from joining. EC2 shows it by a call that IAM cannot narrow to one
 * template: whoever may not make it learns of it from EKS.
 * Sources: EKS user guide, "Customize managed nodes with launch templates"; EKS API reference, LaunchTemplateSpecification.
 */
export async function objectionsToVersion(
  aws: Aws,
  { id, version }: FoundVersion,
  wishes: Wishes,
): Promise<string[]> {
  const ec2 = await aws.ec2();
  const asked = ec2.describeLaunchTemplateVersions({ LaunchTemplateId: id, Versions: [version] });
  const answer = await unlessUnknown(asked).catch((error: unknown) => {
    if (!isDenied(error)) throw error;
    return 'closed' as const;
  });
  if (answer === 'closed') return [];
  const data = answer?.LaunchTemplateVersions?.[0]?.LaunchTemplateData;
  return data === undefined ? ['it has no such version any more'] : objectionsToData(data, wishes);
}

/** Exported for its tests. */
export function objectionsToData(
  data: ResponseLaunchTemplateData,
  { isOfRelease, isOfFamily, hasWarmPool }: Wishes,
): string[] {
  const hasImage = data.ImageId !== undefined;
  const objections: readonly [applies: boolean, words: string][] = [
    [data.InstanceType !== undefined, 'it has an instance type, which EKS takes from the group'],
    [data.IamInstanceProfile !== undefined, 'it has an instance profile, which EKS makes of the node role'],
    [
      data.NetworkInterfaces?.some(({ SubnetId }) => SubnetId !== undefined) ?? false,
      'it has a subnet, which EKS takes from the group',
    ],
    [data.InstanceMarketOptions !== undefined, 'it asks for spot instances, which `spot` of the group does'],
    [data.HibernationOptions?.Configured ?? false, 'it lets instances hibernate'],
    [
      data.InstanceInitiatedShutdownBehavior !== undefined,
      'it says what becomes of instances that are shut down',
    ],
    [data.Placement?.Tenancy === 'host', 'it asks for a dedicated host'],
    [hasImage && isOfRelease, "it has an image, and releaseVersion is of EKS's own"],
    [hasImage && isOfFamily, "it has an image, and amiFamily is of EKS's own"],
    [hasImage && hasWarmPool, 'it has an image, and EKS keeps warm pools of its own images alone'],
  ];
  return objections.filter(([applies]) => applies).map(([, words]) => words);
}

/** Of an id or a version that there is not. */
async function unlessUnknown<Answer>(answer: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (errorCode(error).startsWith('InvalidLaunchTemplate')) return undefined;
    throw error;
  }
}
