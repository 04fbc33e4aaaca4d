/** The Kubernetes versions of EKS, and what the calendar says of each: EKS's "Kubernetes release calendar", November 2026. */
import type {
  ClusterVersionInformation,
  DescribeClusterVersionsCommandInput,
  DescribeClusterVersionsCommandOutput,
} from '@aws-sdk/client-eks';
import { page } from './input.ts';
import { invalidParameter } from './refusals.ts';
import type { Answer, Eks } from './state.ts';

type Status = 'standard-support' | 'extended-support' | 'unsupported';

const defaultVersion = '1.36';

interface Version {
  /** The minor version, such as `1.36`. */
  version: string;
  patch: string;
  platform: string;
  released: Date;
  standardUntil: Date;
  extendedUntil: Date;
}

/** Version, patch, EKS platform, release, and the ends of standard and extended support. */
const calendar: readonly [string, string, string, string, string, string][] = [
  ['1.37', '1.37.1', 'eks.2', '2026-10-06', '2027-12-06', '2028-12-06'],
  ['1.36', '1.36.4', 'eks.8', '2026-06-02', '2027-08-02', '2028-08-02'],
  ['1.35', '1.35.7', 'eks.16', '2026-01-27', '2027-03-27', '2028-03-27'],
  ['1.34', '1.34.10', 'eks.24', '2025-10-02', '2026-12-02', '2027-12-02'],
  ['1.33', '1.33.13', 'eks.36', '2025-05-29', '2026-07-29', '2027-07-29'],
  ['1.32', '1.32.14', 'eks.44', '2025-01-23', '2026-03-23', '2027-03-23'],
  ['1.31', '1.31.14', 'eks.60', '2024-09-26', '2025-11-26', '2026-11-26'],
  ['1.30', '1.30.14', 'eks.66', '2024-05-23', '2025-07-23', '2026-07-23'],
  ['1.29', '1.29.15', 'eks.70', '2024-01-23', '2025-03-23', '2026-03-23'],
];

const versions: readonly Version[] = calendar.map(
  ([version, patch, platform, released, standardUntil, extendedUntil]) => ({
    version,
    patch,
    platform,
    released: new Date(released),
    standardUntil: new Date(standardUntil),
    extendedUntil: new Date(extendedUntil),
  }),
);

/** Every minor version that there ever was an image or an add-on for, newest first. */
export const knownVersions: readonly string[] = versions.map(({ version }) => version);

const find = (version: string): Version | undefined => versions.find((each) => each.version === version);

/** The newest patch of a minor version. */
export const patchOf = (version: string): string => find(version)?.patch ?? version;

/** @returns undefined for a version that EKS does not have yet, or that nobody knows */
export function supportOf(version: string, date: Date): Status | undefined {
  const found = find(version);
  if (!found || date < found.released) return undefined;
  if (date < found.standardUntil) return 'standard-support';
  return date < found.extendedUntil ? 'extended-support' : 'unsupported';
}

/**
 * What EKS knows of a minor version; of the default one when none is named.
 * @throws InvalidParameterException for one that clusters are not made of, or brought to, at this date
 */
export function offeredVersion(
  version: string = defaultVersion,
  date: Date,
  about: { clusterName: string },
): { version: string; platform: string } {
  const found = find(version);
  const support = supportOf(version, date);
  if (!found || support === undefined || support === 'unsupported') {
    throw invalidParameter(`unsupported Kubernetes version ${version}`, about);
  }
  return { version, platform: found.platform };
}

/** `1.36` → 36. */
export const minorOf = (version: string): number => Number(version.split('.')[1]);

const versionStatus = {
  'standard-support': 'STANDARD_SUPPORT',
  'extended-support': 'EXTENDED_SUPPORT',
  unsupported: 'UNSUPPORTED',
} as const;

const described = (
  { version, patch, platform, released, standardUntil, extendedUntil }: Version,
  status: Status,
): ClusterVersionInformation & { clusterVersion: string } => ({
  clusterVersion: version,
  clusterType: 'eks',
  defaultPlatformVersion: platform,
  defaultVersion: version === defaultVersion,
  releaseDate: released,
  endOfStandardSupportDate: standardUntil,
  endOfExtendedSupportDate: extendedUntil,
  status,
  versionStatus: versionStatus[status],
  kubernetesPatchVersion: patch,
});

export const versionOperations = ({ world }: Eks) => ({
  DescribeClusterVersions: async (
    input: DescribeClusterVersionsCommandInput,
  ): Answer<DescribeClusterVersionsCommandOutput> => {
    const { clusterVersions: wanted = [] } = input;
    const matching = versions
      .flatMap((each) => {
        const status = supportOf(each.version, world.clock.date());
        return status === undefined ? [] : [described(each, status)];
      })
      .filter(
        (each) =>
          (wanted.length === 0 || wanted.includes(each.clusterVersion)) &&
          (!input.status || each.status === input.status) &&
          (!input.versionStatus || each.versionStatus === input.versionStatus) &&
          (!input.defaultOnly || each.defaultVersion) &&
          (!input.clusterType || each.clusterType === input.clusterType) &&
          (each.status !== 'unsupported' || input.includeAll),
      );
    const { items, nextToken } = page(matching, input);
    return { clusterVersions: items, nextToken };
  },
});
