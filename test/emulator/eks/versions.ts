/** The Kubernetes versions of EKS, as DescribeClusterVersions told them on 22 November 2026. */
import type {
  ClusterVersionInformation,
  DescribeClusterVersionsCommandInput,
  DescribeClusterVersionsCommandOutput,
} from '@aws-sdk/client-eks';
import type { Operation } from '../core.ts';
import { page } from './input.ts';
import type { Answer } from './state.ts';

type Status = 'standard-support' | 'extended-support' | 'unsupported';

const defaultVersion = '1.36';

/** Version, patch, EKS platform, support, release, and the ends of standard and extended support. */
const table: readonly [string, string, string, Status, string, string, string][] = [
  ['1.37', '1.37.1', 'eks.2', 'standard-support', '2026-10-06', '2027-12-06', '2028-12-06'],
  ['1.36', '1.36.4', 'eks.8', 'standard-support', '2026-06-02', '2027-08-02', '2028-08-02'],
  ['1.35', '1.35.7', 'eks.16', 'standard-support', '2026-01-27', '2027-03-27', '2028-03-27'],
  ['1.34', '1.34.10', 'eks.24', 'standard-support', '2025-10-02', '2026-12-02', '2027-12-02'],
  ['1.33', '1.33.13', 'eks.36', 'extended-support', '2025-05-29', '2026-07-29', '2027-07-29'],
  ['1.32', '1.32.14', 'eks.44', 'extended-support', '2025-01-23', '2026-03-23', '2027-03-23'],
  ['1.31', '1.31.14', 'eks.60', 'extended-support', '2024-09-26', '2025-11-26', '2026-11-26'],
  ['1.30', '1.30.14', 'eks.66', 'unsupported', '2024-05-23', '2025-07-23', '2026-07-23'],
  ['1.29', '1.29.15', 'eks.70', 'unsupported', '2024-01-23', '2025-03-23', '2026-03-23'],
];

const versionStatus = {
  'standard-support': 'STANDARD_SUPPORT',
  'extended-support': 'EXTENDED_SUPPORT',
  unsupported: 'UNSUPPORTED',
} as const;

const all: readonly (ClusterVersionInformation & {
  clusterVersion: string;
  kubernetesPatchVersion: string;
})[] = table.map(([version, patch, platform, status, released, standardUntil, extendedUntil]) => ({
  clusterVersion: version,
  clusterType: 'eks',
  defaultPlatformVersion: platform,
  defaultVersion: version === defaultVersion,
  releaseDate: new Date(`${released}T00:00:00Z`),
  endOfStandardSupportDate: new Date(`${standardUntil}T00:00:00Z`),
  endOfExtendedSupportDate: new Date(`${extendedUntil}T00:00:00Z`),
  status,
  versionStatus: versionStatus[status],
  kubernetesPatchVersion: patch,
}));

/** Minor versions that a cluster may be created with, newest first. */
export const supportedVersions: readonly string[] = all
  .filter(({ status }) => status !== 'unsupported')
  .map(({ clusterVersion }) => clusterVersion);

/** What EKS knows of a supported minor version such as `1.36`; the default when none is named. */
export const kubernetesVersion = (
  version: string = defaultVersion,
): { version: string; patch: string; platform: string } | undefined => {
  const known = all.find((each) => each.clusterVersion === version && each.status !== 'unsupported');
  return (
    known && {
      version,
      patch: known.kubernetesPatchVersion,
      platform: known.defaultPlatformVersion ?? 'eks.1',
    }
  );
};

/** `1.36` → 36. */
export const minorOf = (version: string): number => Number(version.split('.')[1]);

async function describeClusterVersions(
  input: DescribeClusterVersionsCommandInput,
): Answer<DescribeClusterVersionsCommandOutput> {
  const { clusterVersions: wanted = [] } = input;
  const matching = all.filter(
    (each) =>
      (wanted.length === 0 || wanted.includes(each.clusterVersion)) &&
      (!input.status || each.status === input.status) &&
      (!input.versionStatus || each.versionStatus === input.versionStatus) &&
      (!input.defaultOnly || each.defaultVersion) &&
      (each.status !== 'unsupported' || input.includeAll),
  );
  const { items, nextToken } = page(matching, input);
  return { clusterVersions: items, nextToken };
}

export const versionOperations = { DescribeClusterVersions: describeClusterVersions } satisfies Record<
  string,
  Operation
>;
