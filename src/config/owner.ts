/** Who may change or delete a cluster: `<repository id>/<pr-…|branch-…|run>`. */
import type { GitHubEvent } from '../github/event.ts';
import { limited } from './names.ts';

/** Of what the event is about; of the whole repository when it is about neither. */
export function ownerOf(repositoryId: string, about: GitHubEvent['about']): string {
  if (about === undefined) return `${repositoryId}/run`;
  if ('pullRequest' in about) return `${repositoryId}/pr-${about.pullRequest}`;
  // A tag's value takes few of the characters that Git allows.
  return limited(`${repositoryId}/branch-${about.branch.replace(/[^\w.:/=+\-@]/gu, '-')}`, '', 256);
}
