/** What GitHub is asked before a job of the default branch does what somebody else has asked it for. */
import { messageOf } from '../message-of.ts';
import { type GitHub, isForbidden, statusOf } from './client.ts';

/** What has to be true of it. */
export interface Admission {
  /** The event's name. */
  event: string;
  /** Who has to be allowed to write to the repository, by their logins. */
  writers: readonly string[];
  /** That is to be open, and none of a fork; undefined where it does not matter. */
  pullRequest: number | undefined;
}

/** Somebody who may not write to the repository has asked. */
export class NotAWriterError extends Error {
  constructor(login: string, permission: string, event: string) {
    super(
      `${login} may not write to this repository, as GitHub says: ${permission}. A job of the event ${event} has the rights of the default branch. ` +
        'Nothing was done. Whoever may write can ask for it.',
    );
    this.name = 'NotAWriterError';
  }
}

/** Nobody would remove a cluster of the pull request. */
export class ClosedPullRequestError extends Error {
  constructor(number: number) {
    super(
      `Pull request #${number} is closed, and nothing would remove its cluster. Nothing was made. Open it again first.`,
    );
    this.name = 'ClosedPullRequestError';
  }
}

/** A cluster would be for the code of somebody who may not push here. */
export class ForkError extends Error {
  constructor(number: number) {
    super(
      `Pull request #${number} comes from a fork, and a job of the default branch makes no cluster for it. Nothing was made. ` +
        'Push its branch to this repository once you have read its code.',
    );
    this.name = 'ForkError';
  }
}

/** GitHub does not tell what has to be known. */
export class UnansweredError extends Error {
  constructor(what: string, error: unknown, permission: string | undefined) {
    super(
      `GitHub could not be asked ${what}: ${messageOf(error)}. Nothing was done. ` +
        (permission === undefined ? 'Run the job again.' : `Add \`permissions: ${permission}\` to the job.`),
      { cause: error },
    );
    this.name = 'UnansweredError';
  }
}

/**
 * The branch of the pull request, where there is one.
 * @param connect throws where there is no token
 * @throws NotAWriterError, ClosedPullRequestError, ForkError, UnansweredError
 */
export async function admit(
  { event, writers, pullRequest }: Admission,
  connect: () => Promise<GitHub>,
): Promise<string | undefined> {
  const asked = async <Answer>(
    what: string,
    permission: string | undefined,
    ask: (github: GitHub) => Promise<Answer>,
  ): Promise<Answer> => {
    try {
      return await ask(await connect());
    } catch (error) {
      throw new UnansweredError(what, error, isForbidden(error) ? permission : undefined);
    }
  };
  for (const login of writers) {
    const permission = await asked(`what ${login} may do`, undefined, (github) =>
      permissionOf(github, login),
    );
    if (!mayWrite.has(permission)) throw new NotAWriterError(login, permission, event);
  }
  if (pullRequest === undefined) return undefined;
  const pull = await asked(`about pull request #${pullRequest}`, 'pull-requests: read', async (github) => {
    const { octokit, owner, repo } = github;
    return (await octokit.rest.pulls.get({ owner, repo, pull_number: pullRequest })).data;
  });
  if (pull.state !== 'open') throw new ClosedPullRequestError(pullRequest);
  // Of a fork that has gone, there is no repository any more.
  if (pull.head.repo?.id !== pull.base.repo.id) throw new ForkError(pullRequest);
  return pull.head.ref;
}

/** Of the four base roles, in which GitHub counts custom ones; it takes `maintain` for `write`, and `triage` for `read`. */
const mayWrite: ReadonlySet<string> = new Set(['admin', 'write']);

/**
 * Every token may ask it. An app, and whoever has no account any more, are no users to GitHub: 404.
 * Source: GitHub REST API, "Get repository permissions for a user"; github/gh-aw, issue 18556 (`Copilot is not a user`)
 */
async function permissionOf({ octokit, owner, repo }: GitHub, username: string): Promise<string> {
  try {
    const { data } = await octokit.rest.repos.getCollaboratorPermissionLevel({ owner, repo, username });
    return data.permission;
  } catch (error) {
    if (statusOf(error) === 404) return 'none';
    throw error;
  }
}
