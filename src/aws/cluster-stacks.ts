import type { Stack } from '@aws-sdk/client-cloudformation';
import { fromTagList, repositoryOf, type Tags, tagKeys } from '../config/tags.ts';
import type { Aws } from './clients.ts';

/** A stack that was made for one cluster. */
export interface ClusterStack {
  cluster: string;
  owner: string;
  tags: Tags;
  stack: Stack;
}

/**
 * The stacks of a repository's clusters in the region. Every cluster has one from its first moment to its last: that of
 * its network, or of its security group in a shared one.
 * @param repositoryId GitHub's number of the repository
 */
export async function clusterStacks(aws: Aws, repositoryId: string): Promise<ClusterStack[]> {
  const { paginateDescribeStacks } = await import('@aws-sdk/client-cloudformation');
  const found: ClusterStack[] = [];
  for await (const { Stacks = [] } of paginateDescribeStacks({ client: await aws.cloudFormation() }, {})) {
    for (const stack of Stacks) {
      const tags = fromTagList(stack.Tags);
      const { [tagKeys.cluster]: cluster, [tagKeys.owner]: owner = '' } = tags;
      if (cluster === undefined || repositoryOf(owner) !== repositoryId) continue;
      if (stack.StackStatus !== 'DELETE_COMPLETE') found.push({ cluster, owner, tags, stack });
    }
  }
  return found;
}
