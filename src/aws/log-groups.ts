import type { Tags } from '../spec/tags.ts';
import type { Aws } from './clients.ts';
import { unlessAbsent } from './errors.ts';
import { everyPage } from './pages.ts';

export interface LogGroup {
  name: string;
  arn: string;
  tags: Tags;
  madeAt: Date;
  /** In days; undefined for ever. */
  retention: number | undefined;
}

/** The log group of that name, with its tags. */
export async function findLogGroup(aws: Aws, name: string): Promise<LogGroup | undefined> {
  const logs = await aws.logs();
  const { logGroups = [] } = await logs.describeLogGroups({ logGroupNamePrefix: name });
  const found = logGroups.find(({ logGroupName }) => logGroupName === name);
  if (found === undefined) return undefined;
  // What tags are about is named without the wildcard that stands for the group's streams.
  const arn = (found.arn ?? '').replace(/:\*$/, '');
  const answer = await unlessAbsent(logs.listTagsForResource({ resourceArn: arn }));
  return {
    name,
    arn,
    tags: answer?.tags ?? {},
    madeAt: new Date(found.creationTime ?? 0),
    retention: found.retentionInDays,
  };
}

/** The log groups that carry the cluster's name: its control plane's, and those of its nodes' CloudWatch agent. */
export async function logGroupsOf(aws: Aws, cluster: string): Promise<LogGroup[]> {
  const logs = await aws.logs();
  const prefix = `/aws/containerinsights/${cluster}/`;
  const logGroups = await everyPage(
    (nextToken) => logs.describeLogGroups({ logGroupNamePrefix: prefix, nextToken }),
    (page) => page.logGroups,
  );
  const names = [controlPlaneLogGroup(cluster), ...logGroups.map(({ logGroupName = '' }) => logGroupName)];
  const found = await Promise.all(names.map((name) => findLogGroup(aws, name)));
  return found.filter((group) => group !== undefined);
}

/** Where EKS writes the logs of a cluster's control plane. */
export function controlPlaneLogGroup(cluster: string): string {
  return `/aws/eks/${cluster}/cluster`;
}
