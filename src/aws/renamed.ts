import { repositoryOf } from '../spec/read-owner.ts';
import { isOurs, type Ownership } from '../spec/tags.ts';
import type { Aws } from './clients.ts';
import { clusterStacks } from './cluster-stacks.ts';
import { unlessAbsent } from './errors.ts';

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
  const all = await clusterStacks(aws, repositoryOf(computed.owner));
  const names = all.flatMap(({ owner, cluster }) => (owner === computed.owner ? cluster : []));
  return names.find((name) => name.endsWith(suffix)) ?? computed.name;
}
