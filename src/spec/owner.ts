/** Who may change or delete a cluster: `<repository id>/<pr-…|branch-…|run>`. */
import { digest, slug } from './names.ts';
import { workOf } from './read-owner.ts';

/** What an event is about, and a cluster may be made for. */
export type Work = { pullRequest: number } | { branch: string };

/** Longest value of a tag. */
const limit = 256;

/** Of what the event is about; of the whole repository when it is about neither. */
export function ownerOf(repositoryId: string, about: Work | undefined): string {
  if (about === undefined) return `${repositoryId}/run`;
  if ('pullRequest' in about) return `${repositoryId}/pr-${about.pullRequest}`;
  return ofBranch(`${repositoryId}/branch-`, about.branch);
}

/**
 * A tag's value takes few of the characters that Git allows. A name of others, or one too long, is told apart by a hash, from
 * whose length on nobody finds another branch of the same: whoever is the owner may delete.
 */
function ofBranch(start: string, branch: string): string {
  const written = start + branch.replace(/[^\w.:/=+\-@]/gu, '-');
  const hasHash = /-[0-9a-f]{32}$/.test(branch);
  if (written === start + branch && written.length <= limit && !hasHash) return written;
  const hash = `-${digest(branch).slice(0, 32)}`;
  return written.slice(0, limit - hash.length) + hash;
}

/** What the preview of an owner is called on GitHub, where nobody has named its cluster: by whoever made it, and by a sweep. */
export function previewOf(owner: string): string | undefined {
  const work = workOf(owner);
  return work && `${work.kind}-${slug(work.of)}`;
}
