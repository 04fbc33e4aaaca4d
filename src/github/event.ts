import { readFileSync } from 'node:fs';
import { messageOf } from '../message-of.ts';
import type { Work } from '../spec/owner.ts';

/** A pull request, as the event that started the workflow tells of it. */
export interface PullRequest {
  number: number;
  isOpen: boolean;
  isDraft: boolean;
  labels: readonly string[];
  /** Its newest commit, in full; undefined where the event does not tell. */
  commit: string | undefined;
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
  /** Whether that is only where GitHub runs it: a comment's job, say, is one of the default branch. */
  isElsewhere: boolean;
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

/** What the runner says of the event cannot be read, or is not what GitHub says of it. */
export class EventError extends Error {
  constructor(what: string) {
    super(`${what} GITHUB_EVENT_PATH names the file that GitHub's runner writes of each event.`);
    this.name = 'EventError';
  }
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
 * What is read of payloads. Those that tools write for tests lack much of it.
 * Source: https://docs.github.com/en/webhooks/webhook-events-and-payloads
 */
interface Payload {
  action?: string;
  pull_request?: {
    number?: unknown;
    state?: string;
    draft?: boolean;
    labels?: { name: string }[];
    user?: { login: string; type: string } | null;
    head?: { ref?: string; sha?: unknown; repo?: { full_name: string } | null };
    base?: { repo?: { full_name: string } };
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
  const pullRequest = pullRequestOf(payload, repository);
  return {
    repository,
    repositoryId,
    // By number: once a pull request is merged, GITHUB_REF is the base branch.
    about: pullRequest === undefined ? branchOf(name, payload, env) : { pullRequest: pullRequest.number },
    isElsewhere: pullRequest === undefined && !ofTheirRef.has(name),
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

/** Events about the branch of their ref. Source: GitHub, "Events that trigger workflows", the column GITHUB_REF. */
const ofTheirRef = new Set(['', 'push', 'create', 'delete', 'workflow_dispatch', 'schedule', 'merge_group']);

/** The pull request that the event is about; undefined for other events. @throws EventError */
export function readPullRequest(env: NodeJS.ProcessEnv): PullRequest | undefined {
  return pullRequestOf(readPayload(env), env.GITHUB_REPOSITORY ?? '');
}

/** @throws EventError */
function readPayload({ GITHUB_EVENT_NAME: name = '', GITHUB_EVENT_PATH: path }: NodeJS.ProcessEnv): Payload {
  if (!path || !told.test(name)) return {};
  let payload: unknown;
  try {
    payload = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new EventError(`What the event ${name} is about cannot be read: ${messageOf(error)}.`);
  }
  if (typeof payload !== 'object' || payload === null)
    throw new EventError(`The event ${name} tells nothing: its file holds no mapping.`);
  return payload;
}

/** @throws EventError */
function pullRequestOf({ pull_request: pull }: Payload, repository: string): PullRequest | undefined {
  if (!pull) return undefined;
  const { number, state, head = {}, base = {} } = pull;
  if (typeof number !== 'number' || !Number.isInteger(number))
    throw new EventError('The event tells of a pull request without its number.');
  return {
    number,
    // Where it does not say, GitHub is asked before the cluster is handed over.
    isOpen: state !== 'closed',
    isDraft: pull.draft ?? false,
    labels: [pull.labels ?? []].flat().flatMap((label) => label?.name ?? []),
    commit: /^[0-9a-f]{40,64}$/.exec(String(head.sha))?.[0],
    branch: head.ref ?? '',
    // A fork that has been deleted since is null; of one that is not told of, nothing is known.
    isFromFork: head.repo !== undefined && head.repo?.full_name !== (base.repo?.full_name ?? repository),
    bot: pull.user?.type === 'Bot' ? pull.user.login : undefined,
  };
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
