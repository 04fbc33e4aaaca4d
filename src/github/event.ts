import { readFileSync } from 'node:fs';
import { whyUnread } from '../message-of.ts';
import type { Work } from '../spec/owner.ts';
import { type Follower, followerOf } from './follower.ts';
import { listAt, memberAt, numberAt, textAt } from './payload.ts';

/** A pull request, as the event that started the workflow tells of it. */
export interface PullRequest {
  number: number;
  /** Undefined where the event does not tell. */
  isOpen: boolean | undefined;
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
  /** Why it does not tell which cluster is meant, in a part of a sentence: GitHub may only run it there. */
  untold: string | undefined;
  /** Of a job that GitHub runs on the default branch for what was done elsewhere. */
  follower: Follower | undefined;
  /** Whether the job is one of the repository's own, with the rights of its default branch, and not of a part of its work. */
  isOfRepository: boolean;
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
  const follower = followerOf(name, payload, repositoryId);
  const pullRequest = pullRequestOf(payload, repository);
  const number = pullRequest?.number ?? follower?.pullRequest;
  const branch = branchOf(name, payload, env);
  return {
    repository,
    repositoryId,
    // By number: once a pull request is merged, GITHUB_REF is the base branch.
    about: number === undefined ? branch : { pullRequest: number },
    untold: number === undefined ? (follower?.untold ?? untoldBy(name, branch)) : undefined,
    follower,
    isOfRepository: byHand.has(name) || (name === 'push' && isOnDefaultBranch(payload, env)),
    runUrl: `${server}/${repository}/actions/runs/${runId}`,
    runId,
    attempt: env.GITHUB_RUN_ATTEMPT ?? '1',
    name,
    action: textAt(payload, 'action'),
    pullRequest,
    label: textAt(payload, 'label', 'name'),
    isDeletion: name === 'delete' || (name === 'push' && memberAt(payload, 'deleted') === true),
    offersIdToken: Boolean(env.ACTIONS_ID_TOKEN_REQUEST_URL && env.ACTIONS_ID_TOKEN_REQUEST_TOKEN),
  };
}

/** Events whose payload says what the variables do not. Those that tools write for tests lack much of it. */
const told = /^(pull_request|push$|delete$|issue|discussion|workflow_run$|fork$|watch$|gollum$)/;

/** Events about the branch of their ref. Source: GitHub, "Events that trigger workflows", the column GITHUB_REF. */
const ofTheirRef = new Set(['', 'push', 'create', 'delete', 'workflow_dispatch', 'schedule', 'merge_group']);

/** What whoever may write to the repository starts, or has scheduled. */
const byHand = new Set(['workflow_dispatch', 'repository_dispatch', 'schedule']);

function untoldBy(name: string, branch: Work | undefined): string | undefined {
  if (name.startsWith('pull_request')) return 'it tells of no pull request';
  // Of a tag, there is nothing to guess from.
  if (branch === undefined || ofTheirRef.has(name)) return undefined;
  return 'its job is one of the default branch, whose cluster it may not be';
}

function isOnDefaultBranch(payload: unknown, { GITHUB_REF }: NodeJS.ProcessEnv): boolean {
  const branch = textAt(payload, 'repository', 'default_branch');
  return branch !== undefined && GITHUB_REF === `refs/heads/${branch}`;
}

/** The pull request that the event is about; undefined for other events. @throws EventError */
export function readPullRequest(env: NodeJS.ProcessEnv): PullRequest | undefined {
  return pullRequestOf(readPayload(env), env.GITHUB_REPOSITORY ?? '');
}

/** @throws EventError */
function readPayload({ GITHUB_EVENT_NAME: name = '', GITHUB_EVENT_PATH: path }: NodeJS.ProcessEnv): unknown {
  if (!path || !told.test(name)) return {};
  let payload: unknown;
  try {
    payload = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new EventError(
      `What the event ${name} is about cannot be read in the file that GITHUB_EVENT_PATH names: ${whyUnread(error)}.`,
    );
  }
  if (typeof payload !== 'object' || payload === null)
    throw new EventError(`The event ${name} tells nothing: its file holds no mapping.`);
  return payload;
}

/**
 * Source: https://docs.github.com/en/webhooks/webhook-events-and-payloads
 * @throws EventError
 */
function pullRequestOf(payload: unknown, repository: string): PullRequest | undefined {
  const pull = memberAt(payload, 'pull_request');
  if (!pull) return undefined;
  const number = numberAt(pull, 'number');
  if (number === undefined) throw new EventError('The event tells of a pull request without its number.');
  const head = memberAt(pull, 'head', 'repo');
  const state = textAt(pull, 'state');
  return {
    number,
    isOpen: state === undefined ? undefined : state !== 'closed',
    isDraft: memberAt(pull, 'draft') === true,
    labels: (listAt(pull, 'labels') ?? []).flatMap((label) => textAt(label, 'name') ?? []),
    commit: /^[0-9a-f]{40,64}$/.exec(textAt(pull, 'head', 'sha') ?? '')?.[0],
    branch: textAt(pull, 'head', 'ref') ?? '',
    // A fork that has been deleted since is null; of one that is not told of, nothing is known.
    isFromFork:
      head !== undefined &&
      textAt(head, 'full_name') !== (textAt(pull, 'base', 'repo', 'full_name') ?? repository),
    bot: memberAt(pull, 'user', 'type') === 'Bot' ? (textAt(pull, 'user', 'login') ?? 'a bot') : undefined,
  };
}

function branchOf(name: string, payload: unknown, env: NodeJS.ProcessEnv): { branch: string } | undefined {
  const ref = textAt(payload, 'ref');
  // The run of a branch that has gone is on the default branch.
  if (name === 'delete') {
    return memberAt(payload, 'ref_type') === 'branch' && ref !== undefined ? { branch: ref } : undefined;
  }
  const full = memberAt(payload, 'deleted') ? ref : env.GITHUB_REF;
  const branch = full?.match(/^refs\/heads\/(.+)$/)?.[1];
  return branch === undefined ? undefined : { branch };
}
