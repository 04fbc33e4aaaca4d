import type { Stack } from '@aws-sdk/client-cloudformation';
import { namesOf } from '../spec/names.ts';
import { repositoryOf } from '../spec/read-owner.ts';
import { fromTagList, type Tags, tagKeys } from '../spec/tags.ts';
import type { Aws } from './clients.ts';
import { allStacks } from './stack.ts';

/** Whether it is that of a self-managed node group. */
export const isOfNodes = ({ Tags }: Pick<Stack, 'Tags'>): boolean => tagKeys.nodeGroup in fromTagList(Tags);

/** Whether it is that of the security groups which a cluster has of its own. */
export const isOfSecurityGroups = (
  { StackName, Tags }: Pick<Stack, 'StackName' | 'Tags'>,
  region: string,
): boolean => StackName === namesOf(fromTagList(Tags)[tagKeys.cluster] ?? '', region).groupsStack;

/** A stack that was made for one cluster. */
export interface ClusterStack {
  cluster: string;
  owner: string;
  tags: Tags;
  stack: Stack;
}

/**
 * The stacks of a repository's clusters in the region. Every cluster has one from its first moment to its last: that of
 * its network, or of its place in a shared one. Those of node groups and security groups stand on it, and are none of these.
 * @param repositoryId GitHub's number of the repository
 */
export async function clusterStacks(aws: Aws, repositoryId: string): Promise<ClusterStack[]> {
  return (await allStacks(aws)).flatMap((stack) => {
    const tags = fromTagList(stack.Tags);
    const { [tagKeys.cluster]: cluster, [tagKeys.owner]: owner = '' } = tags;
    const standsOnIt = isOfNodes(stack) || isOfSecurityGroups(stack, aws.region);
    return cluster === undefined || standsOnIt || repositoryOf(owner) !== repositoryId
      ? []
      : [{ cluster, owner, tags, stack }];
  });
}
