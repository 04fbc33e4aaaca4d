/** What `command: auto` makes of an event. */
import type { GitHubEvent, PullRequest } from './event.ts';

/** A command; nothing, and why; or a mistake in the workflow, and what to write instead. */
export type Choice = { command: 'up' | 'down' | 'sweep' } | { nothing: string } | { mistake: string };

/** Which pull requests are to have a cluster. */
export interface Wanted {
  /** Only those that carry this label; undefined for all. */
  label: string | undefined;
  drafts: 'include' | 'exclude';
  /** Whether those that bots open have them too. */
  bots: 'include' | 'exclude';
}

const up: Choice = { command: 'up' };
const down: Choice = { command: 'down' };

type Rule = (event: GitHubEvent, wanted: Wanted) => Choice;

/** By the event's name. Source: "Events that trigger workflows" in GitHub's documentation. */
const events: Record<string, Rule> = {
  pull_request: ofPullRequest,
  pull_request_target: ofPullRequestTarget,
  push: ofPush,
  delete: ({ about }) =>
    about === undefined ? { nothing: 'A tag was deleted, and tags have no clusters.' } : down,
  schedule: () => ({ command: 'sweep' }),
  workflow_dispatch: () => byHand,
  repository_dispatch: () => byHand,
};

const byHand: Choice = {
  mistake:
    'Input command: `auto` cannot know what a workflow that is started by hand is to do. Write it: `command: up` or `command: down`, or an input of the workflow that says so.',
};

/** By the action of an event about a pull request. */
const actions: Record<string, (pull: PullRequest, wanted: Wanted, label: string | undefined) => Choice> = {
  opened: ifWanted,
  reopened: ifWanted,
  synchronize: ifWanted,
  ready_for_review: ifWanted,
  labeled: (pull, wanted, label) =>
    label === wanted.label
      ? ifWanted(pull, wanted)
      : { nothing: `The label ${quoted(label)} decides nothing.` },
  unlabeled: (_, wanted, label) =>
    label === wanted.label ? down : { nothing: `The label ${quoted(label)} decides nothing.` },
  converted_to_draft: (_, { drafts }) =>
    drafts === 'exclude' ? down : { nothing: 'Drafts have clusters too, as `drafts` says.' },
  closed: () => down,
};

/** Decides what is to be done for the event. */
export function choose(event: GitHubEvent, wanted: Wanted): Choice {
  const rule = events[event.name];
  return rule === undefined
    ? { nothing: `The event ${event.name} neither needs a cluster nor ends one.` }
    : rule(event, wanted);
}

function ofPullRequest({ pullRequest: pull, action = '', label }: GitHubEvent, wanted: Wanted): Choice {
  if (pull === undefined) return { nothing: 'The event tells of no pull request.' };
  const decide = actions[action];
  return decide === undefined
    ? { nothing: `That pull request #${pull.number} was ${action} changes nothing about its cluster.` }
    : decide(pull, wanted, label);
}

function ifWanted(
  { number, isOpen, isDraft, labels, bot }: PullRequest,
  { label, drafts, bots }: Wanted,
): Choice {
  if (isOpen === false) return { nothing: `Pull request #${number} is closed.` };
  if (bot !== undefined && bots === 'exclude') {
    return {
      nothing:
        `Pull request #${number} was opened by ${bot}, and bots' pull requests have no clusters. ` +
        'To try its change on one, open a pull request of your own from its branch; `bots: include` gives all of them clusters.',
    };
  }
  if (isDraft && drafts === 'exclude') {
    return {
      nothing: `Pull request #${number} is a draft: its cluster is made when it is ready for review.`,
    };
  }
  if (label !== undefined && !labels.includes(label)) {
    return {
      nothing: `Pull request #${number} does not carry the label ${quoted(label)}: add it to get a cluster.`,
    };
  }
  return up;
}

/**
 * With `pull_request_target` the job has the base branch's permissions, whoever opened the pull request: to make a cluster
 * for code that nobody has looked at is what it must not be used for. To remove one takes nothing of that code.
 */
function ofPullRequestTarget(event: GitHubEvent, wanted: Wanted): Choice {
  const choice = ofPullRequest(event, wanted);
  if (choice !== up) return choice;
  return {
    mistake:
      'Input command: with `pull_request_target` the job of a fork has secrets and ID tokens, so `auto` makes no cluster there. Write `on: pull_request` to make clusters, and keep `pull_request_target` for `types: [closed]`.',
  };
}

function ofPush({ about, isDeletion }: GitHubEvent): Choice {
  if (about === undefined) return { nothing: 'A tag was pushed, and tags have no clusters.' };
  return isDeletion ? down : up;
}

/**
 * Why there can be no credentials for this event, and what the choices are; undefined when there may be.
 * GitHub gives pull requests of forks no ID token. A repository may be set to give them one all the same.
 * Source: https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#permissions
 */
export function whyNoCredentials({ name, pullRequest, offersIdToken }: GitHubEvent): string | undefined {
  if (offersIdToken || name !== 'pull_request' || !pullRequest?.isFromFork) return undefined;
  return (
    `Pull request #${pullRequest.number} comes from a fork, and GitHub gives its jobs no ID token, with which to assume a role in AWS: there is no cluster for it. ` +
    'To try it on one, push its branch to this repository once you have read its code.'
  );
}

function quoted(label: string | undefined): string {
  return JSON.stringify(label ?? '');
}
