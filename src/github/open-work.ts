/** Which pull requests and branches still need their clusters. */

import { messageOf } from '../message-of.ts';
import { ownerOf } from '../spec/owner.ts';
import { type GitHub, isForbidden } from './client.ts';

/** Why an owner's cluster is needed no more, in words that follow "it is swept because"; undefined when it may be. */
export type EndOf = (owner: string) => string | undefined;

/** What of it the token may not read, and what that takes. */
export interface Unread {
  what: 'pull requests' | 'branches';
  /** GitHub's words. */
  reason: string;
  /** The line that a job's `permissions:` lacks; undefined when it is something else. */
  permission: string | undefined;
}

/**
 * Asks GitHub for the open pull requests and the branches of this repository; others' clusters are not judged.
 *
 * To be asked after the clusters have been found: a pull request that is opened between the two would else look as if it
 * were closed.
 */
export async function openWork(
  { octokit, owner, repo }: GitHub,
  repositoryId: string,
): Promise<{ endOf: EndOf; unread: Unread[] }> {
  const { pulls, repos } = octokit.rest;
  const unread: Unread[] = [];
  const unlessRefused = async (
    what: Unread['what'],
    permission: string,
    owners: Promise<string[]>,
  ): Promise<ReadonlySet<string> | undefined> => {
    try {
      return new Set(await owners);
    } catch (error) {
      const reason = messageOf(error);
      unread.push({ what, reason, permission: isForbidden(error) ? permission : undefined });
      return undefined;
    }
  };
  const [ofPulls, ofBranches] = await Promise.all([
    unlessRefused(
      'pull requests',
      'pull-requests: read',
      octokit
        .paginate(pulls.list, { owner, repo, state: 'open', per_page: 100 })
        .then((open) => open.map(({ number }) => ownerOf(repositoryId, { pullRequest: number }))),
    ),
    unlessRefused(
      'branches',
      'contents: read',
      octokit
        .paginate(repos.listBranches, { owner, repo, per_page: 100 })
        .then((all) => all.map(({ name }) => ownerOf(repositoryId, { branch: name }))),
    ),
  ]);
  const kinds = [
    {
      start: `${repositoryId}/pr-`,
      living: ofPulls,
      end: (name: string) => `pull request #${name} is closed`,
    },
    {
      start: `${repositoryId}/branch-`,
      living: ofBranches,
      end: (name: string) => `branch ${name} has gone`,
    },
  ];
  return {
    unread,
    endOf: (of) => {
      const kind = kinds.find(({ start }) => of.startsWith(start));
      if (kind?.living === undefined || kind.living.has(of)) return undefined;
      return kind.end(of.slice(kind.start.length));
    },
  };
}
