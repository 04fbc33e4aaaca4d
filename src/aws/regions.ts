import type { Aws } from './clients.ts';

/** Names of the regions that the account has enabled: EC2 lists no others unless it is asked to. */
export async function enabledRegions(aws: Aws): Promise<string[]> {
  const ec2 = await aws.ec2();
  const { Regions = [] } = await ec2.describeRegions({});
  return Regions.flatMap(({ RegionName }) => RegionName ?? []).sort();
}
