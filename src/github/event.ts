import { readFileSync } from 'node:fs';

/** What the runner says of the repository, the event and the run. */
export interface GitHubEvent {
  /** `owner/name` */
  repository: string;
  /** Numeric: it stays when the repository is renamed. */
  repositoryId: string;
  /** What the event is about: a pull request, a branch, or neither (a tag, say). */
  about: { pullRequest: number } | { branch: string } | undefined;
  /** Of the run, for people. */
  runUrl: string;
}

/** The action was started outside a job of GitHub Actions. */
export class NotInActionsError extends Error {
  constructor(missing: readonly string[]) {
    super(
      `The environment lacks ${missing.join(', ')}, which GitHub's runner sets in every job. ` +
        'Run the action as a step (`uses:`) of a workflow.',
    );
    this.name = 'NotInActionsError';
  }
}

/**
 * @param env of the step.
 * @throws NotInActionsError when a variable that every job has is missing.
 */
export function readEvent(env: NodeJS.ProcessEnv): GitHubEvent {
  const { GITHUB_REPOSITORY: repository, GITHUB_REPOSITORY_ID: repositoryId } = env;
  if (!repository || !repositoryId) {
    throw new NotInActionsError(['GITHUB_REPOSITORY', 'GITHUB_REPOSITORY_ID'].filter((name) => !env[name]));
  }
  const server = env.GITHUB_SERVER_URL ?? 'https://github.com';
  return {
    repository,
    repositoryId,
    about: subject(env),
    runUrl: `${server}/${repository}/actions/runs/${env.GITHUB_RUN_ID}`,
  };
}

function subject(env: NodeJS.ProcessEnv): GitHubEvent['about'] {
  // By number: once a pull request is merged, GITHUB_REF is the base branch.
  if (env.GITHUB_EVENT_NAME?.startsWith('pull_request') && env.GITHUB_EVENT_PATH) {
    const payload: { pull_request?: { number: number } } = JSON.parse(
      readFileSync(env.GITHUB_EVENT_PATH, 'utf8'),
    );
    if (payload.pull_request !== undefined) return { pullRequest: payload.pull_request.number };
  }
  const branch = env.GITHUB_REF?.match(/^refs\/heads\/(.+)$/)?.[1];
  return branch === undefined ? undefined : { branch };
}
