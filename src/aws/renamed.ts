import { fromTagList, isOurs, type Ownership, tagKeys } from '../config/tags.ts';
import type { Aws } from './clients.ts';
import { unlessAbsent } from './errors.ts';
import { everyPage } from './pages.ts';

/**
 * The name of the owner's cluster: the computed one, unless there is no such cluster of this owner, and one whose name was
 * computed when the repository had another. The owner's tag has the repository's id, which stays.
 *
 * @param computed from the repository's name of today
 * @param suffix that the computed name ends with: others of the owner are of names that users gave in full
 */
export async function nameAsMade(aws: Aws, computed: Ownership, suffix: string): Promise<string> {
  const eks = await aws.eks();
  const answer = await unlessAbsent(eks.describeCluster({ name: computed.name }));
  if (isOurs(answer?.cluster?.tags ?? {}, computed)) return computed.name;
  const ec2 = await aws.ec2();
  // Every cluster has a security group of ours, in its own network or in a shared one: it is found by its owner.
  const Filters = [{ Name: `tag:${tagKeys.owner}`, Values: [computed.owner] }];
  const groups = await everyPage(
    (NextToken) => ec2.describeSecurityGroups({ Filters, NextToken }),
    (page) => page.SecurityGroups,
  );
  const names = groups.map(({ Tags }) => fromTagList(Tags)[tagKeys.cluster] ?? '');
  return names.find((name) => name.endsWith(suffix)) ?? computed.name;
}
