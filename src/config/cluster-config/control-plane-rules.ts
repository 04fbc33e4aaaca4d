/** What the fields that say what the control plane is must be to one another, and to the run. */
import type { ClusterConfig } from './fields.ts';
import type { Report } from './read.ts';

export function checkControlPlane(
  { secretsEncryption, deletionProtection, cloudWatch }: ClusterConfig,
  { region, isOfPullRequest }: { region: string | undefined; isOfPullRequest: boolean },
  report: Report,
): void {
  checkKey('secretsEncryption.keyARN', secretsEncryption?.keyARN, region, report);
  if (deletionProtection === true && isOfPullRequest) {
    report(
      'deletionProtection',
      'it is true, and the cluster of a pull request goes when that is closed. Leave it out, or write it into the file of another cluster.',
    );
  }
  const { enableTypes = [], logRetentionInDays } = cloudWatch?.clusterLogging ?? {};
  if (logRetentionInDays !== undefined && enableTypes.length === 0) {
    report(
      'cloudWatch.clusterLogging.logRetentionInDays',
      'no logs are written. Write enableTypes, too, or leave it out.',
    );
  }
}

/** A key is of one region. */
export function checkKey(
  path: string,
  key: string | undefined,
  region: string | undefined,
  report: Report,
): void {
  const [, , , ofKey] = key?.split(':') ?? [];
  if (ofKey === undefined || region === undefined || ofKey === region) return;
  report(
    path,
    `the key is in ${ofKey}, and what it is for is in ${region}, the region of the cluster. Write one of these.`,
  );
}
