import { readFileSync } from 'node:fs';
import type { Work } from '../spec/owner.ts';

/** A pull request, as the event that started the workflow tells of it. */
export interface PullRequest {
  number: number;
  isOpen: boolean;
  isDraft: boolean;
  labels: readonly string[];
  /** The branch that is to be merged. Its name was chosen by whoever opened the pull request. */
  branch: string;
  /** Whether that branch is in another repository; a fork that has been deleted since is one too. */
  isFromFork: boolean;
  /** The bot that opened it, such as `dependabot[bot]`, whoever has pushed to it since; undefined for a person. */
  bot: string | undefined;
}

/** What the runner says of the repository, the event and the run. */
export interface GitHubEvent {
  /** `owner/name` */
  repository: string;
  /** Numeric: it stays when the repository is renamed. */
  repositoryId: string;
  /** What the event is about: a pull request, a branch, or neither (a tag, say). */
  about: Work | undefined;
  /** Of the run, for people. */
  runUrl: string;
  /** The run's number. */
  runId: string;
  /** Counts how often the run was started, from 1. */
  attempt: string;
  /** Such as `pull_request`. */
  name: string;
  /** Such as `opened`; undefined for events that have none. */
  action: string | undefined;
  /** Of events about one. */
  pullRequest: PullRequest | undefined;
  /** The label that was added or removed. */
  label: string | undefined;
  /** Whether the event is that a branch has gone. */
  isDeletion: boolean;
  /** Whether GitHub offers the job an ID token. */
  offersIdToken: boolean;
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

/** What is read of payloads. Source: https://docs.github.com/en/webhooks/webhook-events-and-payloads */
interface Payload {
  action?: string;
  pull_request?: {
    number: number;
    state: string;
    draft?: boolean;
    labels?: { name: string }[];
    user?: { login: string; type: string } | null;
    head: { ref: string; repo: { full_name: string } | null };
    base: { repo: { full_name: string } };
  };
  label?: { name: string };
  /** Of `push` in full, of `create` and `delete` the name alone. */
  ref?: string;
  ref_type?: string;
  deleted?: boolean;
}

/**
 * @param env of the step.
 * @throws NotInActionsError when a variable that every job has is missing.
 */
export function readEvent(env: NodeJS.ProcessEnv): GitHubEvent {
  const { GITHUB_REPOSITORY: repository, GITHUB_REPOSITORY_ID: repositoryId, GITHUB_RUN_ID: runId } = env;
  if (!repository || !repositoryId || !runId) {
    const needed = ['GITHUB_REPOSITORY', 'GITHUB_REPOSITORY_ID', 'GITHUB_RUN_ID'];
    throw new NotInActionsError(needed.filter((name) => !env[name]));
  }
  const server = env.GITHUB_SERVER_URL ?? 'https://github.com';
  const name = env.GITHUB_EVENT_NAME ?? '';
  const payload = readPayload(env);
  const pullRequest = pullRequestOf(payload);
  return {
    repository,
    repositoryId,
    // By number: once a pull request is merged, GITHUB_REF is the base branch.
    about: pullRequest === undefined ? branchOf(name, payload, env) : { pullRequest: pullRequest.number },
    runUrl: `${server}/${repository}/actions/runs/${runId}`,
    runId,
    attempt: env.GITHUB_RUN_ATTEMPT ?? '1',
    name,
    action: payload.action,
    pullRequest,
    label: payload.label?.name,
    isDeletion: name === 'delete' || (name === 'push' && payload.deleted === true),
    offersIdToken: Boolean(env.ACTIONS_ID_TOKEN_REQUEST_URL && env.ACTIONS_ID_TOKEN_REQUEST_TOKEN),
  };
}

/** Events whose payload says what the variables do not. */
const told = /^(pull_request|push$|delete$)/;

/** The pull request that the event is about; undefined for other events. */
export function readPullRequest(env: NodeJS.ProcessEnv): PullRequest | undefined {
  return pullRequestOf(readPayload(env));
}

function readPayload({ GITHUB_EVENT_NAME: name = '', GITHUB_EVENT_PATH: path }: NodeJS.ProcessEnv): Payload {
  return path && told.test(name) ? JSON.parse(readFileSync(path, 'utf8')) : {};
}

function pullRequestOf({ pull_request: pull }: Payload): PullRequest | undefined {
  return (
    pull && {
      number: pull.number,
      isOpen: pull.state === 'open',
      isDraft: pull.draft ?? false,
      labels: (pull.labels ?? []).map(({ name }) => name),
      branch: pull.head.ref,
      isFromFork: pull.head.repo?.full_name !== pull.base.repo.full_name,
      bot: pull.user?.type === 'Bot' ? pull.user.login : undefined,
    }
  );
}

function branchOf(
  name: string,
  { ref, ref_type, deleted }: Payload,
  env: NodeJS.ProcessEnv,
): GitHubEvent['about'] {
  // The run of a branch that has gone is on the default branch.
  if (name === 'delete') return ref_type === 'branch' && ref !== undefined ? { branch: ref } : undefined;
  const full = deleted ? ref : env.GITHUB_REF;
  const branch = full?.match(/^refs\/heads\/(.+)$/)?.[1];
  return branch === undefined ? undefined : { branch };
}
