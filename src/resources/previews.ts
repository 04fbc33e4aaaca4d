import type { Aws } from '../aws/clients.ts';
import { type ClusterStack, clusterStacks } from '../aws/cluster-stacks.ts';
import type { ClusterSpec } from '../config/spec.ts';
import { repositoryOf, tagKeys } from '../config/tags.ts';
import { inWords } from '../engine/words.ts';

/** The repository has as many previews as it may, and this would be one more. */
export class TooManyPreviewsError extends Error {
  constructor(region: string, most: number, previews: readonly ClusterStack[], now: Date) {
    const lines = previews.map(
      (preview) => `- ${preview.cluster}, ${ageOf(preview, now)} old: ${addressOf(preview)}`,
    );
    super(
      [
        `The repository has ${previews.length} previews in ${region}, and \`max-previews\` allows ${most}:`,
        ...lines,
        'Nothing was made. Close one of them, remove its cluster with `down`, or raise `max-previews`.',
      ].join('\n'),
    );
    this.name = 'TooManyPreviewsError';
  }
}

/**
 * Refuses a new cluster where the repository has as many of pull requests and branches as it may. Two that begin at the same
 * moment do not see each other.
 * @throws TooManyPreviewsError
 */
export async function requireRoom(aws: Aws, spec: ClusterSpec, most: number): Promise<void> {
  const clusters = await clusterStacks(aws, repositoryOf(spec.owner));
  if (clusters.some(({ cluster }) => cluster === spec.name)) return;
  const previews = clusters.filter(({ owner }) => /^\d+\/(pr|branch)-/.test(owner));
  if (previews.length >= most) throw new TooManyPreviewsError(spec.region, most, previews, new Date());
}

function ageOf({ stack }: ClusterStack, now: Date): string {
  return inWords(now.getTime() - (stack.CreationTime ?? now).getTime());
}

/** Of the pull request; of the run that made it, where it is a branch's. */
function addressOf({ owner, tags }: ClusterStack): string {
  const run = tags[tagKeys.run] ?? '';
  const [, number] = /\/pr-(\d+)$/.exec(owner) ?? [];
  return number === undefined ? run : run.replace(/\/actions\/runs\/.*$/, `/pull/${number}`);
}
