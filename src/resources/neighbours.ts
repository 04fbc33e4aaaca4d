/** The clusters that a repository has, for whoever has asked for one that is not there. */
import type { Aws } from '../aws/clients.ts';
import { isDenied, unlessAbsent } from '../aws/errors.ts';
import { fewAtOnce, sideBySide } from '../engine/side-by-side.ts';
import { repositoryOf } from '../spec/read-owner.ts';
import { type Ownership, tagKeys } from '../spec/tags.ts';

/** How many are asked whose they are. */
const most = 50;

/** `There are: a, b.`, after a sentence that there is no such cluster; empty where that cannot be known. */
export async function thereAre(aws: Aws, { owner }: Pick<Ownership, 'owner'>): Promise<string> {
  try {
    const names = await clustersOf(aws, repositoryOf(owner));
    return names.length === 0 ? '' : `There are: ${names.join(', ')}.`;
  } catch (error) {
    if (isDenied(error)) return '';
    throw error;
  }
}

async function clustersOf(aws: Aws, repositoryId: string): Promise<string[]> {
  const eks = await aws.eks();
  const { clusters = [] } = await eks.listClusters({});
  const found = await sideBySide(clusters.slice(0, most), fewAtOnce, async (name) => {
    const answer = await unlessAbsent(eks.describeCluster({ name }));
    const owner = answer?.cluster?.tags?.[tagKeys.owner];
    return owner !== undefined && repositoryOf(owner) === repositoryId ? [name] : [];
  });
  return found.flat().sort();
}
