import type { CloudWatchLogs, LogGroup as Described } from '@aws-sdk/client-cloudwatch-logs';
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
  return { ...(await withTags(logs, found)), retention: found.retentionInDays };
}

async function withTags(
  logs: CloudWatchLogs,
  { logGroupName: name = '', arn: all = '', creationTime = 0 }: Described,
): Promise<Omit<LogGroup, 'retention'>> {
  // What tags are about is named without the wildcard that stands for the group's streams.
  const arn = all.replace(/:\*$/, '');
  const answer = await unlessAbsent(logs.listTagsForResource({ resourceArn: arn }));
  return { name, arn, tags: answer?.tags ?? {}, madeAt: new Date(creationTime) };
}

/**
 * The log groups that carry the cluster's name: its control plane's, and those of its nodes' CloudWatch agent. One question for
 * both: asked for by a part of their names, CloudWatch tells of each no more than its name, its ARN and when it was made.
 */
export async function logGroupsOf(aws: Aws, cluster: string): Promise<Omit<LogGroup, 'retention'>[]> {
  const logs = await aws.logs();
  const named = await everyPage(
    (nextToken) => logs.describeLogGroups({ logGroupNamePattern: `/${cluster}/`, nextToken }),
    (page) => page.logGroups,
  );
  const isOfCluster = (name: string): boolean =>
    name === controlPlaneLogGroup(cluster) || name.startsWith(`/aws/containerinsights/${cluster}/`);
  const found = named.filter(({ logGroupName = '' }) => isOfCluster(logGroupName));
  return Promise.all(found.map((group) => withTags(logs, group)));
}

/** Where EKS writes the logs of a cluster's control plane. */
export function controlPlaneLogGroup(cluster: string): string {
  return `/aws/eks/${cluster}/cluster`;
}
