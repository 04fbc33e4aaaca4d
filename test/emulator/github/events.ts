/**
 * The events that start a workflow: their payloads, and what GitHub sets of refs for each.
 * Sources: "Events that trigger workflows", "Webhook events and payloads".
 */
import { issueBody, labelBody, pullBody, repositoryBody, userBody } from './bodies.ts';
import { BadState, type Issue, type Pull, type Repository, shaOf } from './repository.ts';
import type { WorkflowRun } from './workflow.ts';

/** An event as a test names it. */
export interface EventSpec {
  /** Such as `pull_request`. */
  event: string;
  /** Such as `opened`. */
  action?: string;
  /** Number of the pull request: of that a comment is on, or a run belongs to that another follows, too. */
  pull?: number;
  /** Number of the issue that a comment is on. */
  issue?: number;
  /** Who wrote a comment, where it is not who has done something to it. */
  author?: string;
  /** Of `push` and `delete`; `main` when there is none. */
  branch?: string;
  /** Instead of a branch. */
  tag?: string;
  /** The label that was added or removed. */
  label?: string;
  /** Of `workflow_dispatch`. */
  inputs?: Record<string, string>;
  /** Whose doing it is; by default the pull request's author, or else the run's usual actor. */
  actor?: string;
}

interface Event {
  run: WorkflowRun;
  payload: object;
}

const mainBranch = 'refs/heads/main';

/** Which state a pull request must be in for an event to be true of it. */
const stateAt: Record<string, Pull['state']> = {
  opened: 'open',
  reopened: 'open',
  synchronize: 'open',
  ready_for_review: 'open',
  converted_to_draft: 'open',
  closed: 'closed',
};

/** @throws BadState when it could not have happened. */
export function eventOf(repository: Repository, spec: EventSpec): Event {
  const { event } = spec;
  const about = event.startsWith('pull_request') ? pullOf(repository, spec) : undefined;
  const actor = spec.actor ?? about?.author ?? repository.run.actor;
  const common = {
    ...(spec.action !== undefined && { action: spec.action }),
    repository: repositoryBody(repository),
    sender: userBody(actor),
  };
  const { refs, payload } =
    about === undefined ? ofRepository(repository, spec, actor) : ofPull(repository, spec, about);
  return {
    run: {
      ...repository.run,
      event,
      actor,
      actorId: String(Object(userBody(actor)).id),
      ref: mainBranch,
      headRef: '',
      baseRef: '',
      ...refs,
    },
    payload: { ...payload, ...common },
  };
}

interface Details {
  refs: Partial<WorkflowRun>;
  payload: object;
}

function pullOf({ pulls }: Repository, { pull, action = '' }: EventSpec): Pull {
  const found = pulls.find(({ number }) => number === pull);
  if (found === undefined) throw new BadState(`there is no pull request ${pull}`);
  const state = stateAt[action];
  if (state !== undefined && found.state !== state) {
    throw new BadState(`pull request ${pull} is ${found.state}: it cannot have been ${action}`);
  }
  return found;
}

function ofPull(repository: Repository, { event, label }: EventSpec, pull: Pull): Details {
  const merge = `refs/pull/${pull.number}/merge`;
  // With `pull_request_target` the run is on the base branch, and a merged pull request has no merge ref any more.
  const isOnBase = event === 'pull_request_target' || pull.merged;
  return {
    refs: {
      ref: isOnBase ? `refs/heads/${pull.base}` : merge,
      sha: isOnBase ? repository.run.sha : shaOf(merge + pull.headSha),
      headRef: pull.head,
      baseRef: pull.base,
    },
    payload: {
      number: pull.number,
      pull_request: pullBody(repository, pull),
      ...(label !== undefined && { label: labelBody(label) }),
    },
  };
}

/** Of an issue, or of a pull request, which is one, too, and says so. Both run on the default branch. */
function ofThread(repository: Repository, spec: EventSpec, actor: string): Details {
  const { event, pull, issue, author = actor } = spec;
  const comment = { id: 1, body: '/teardown', user: userBody(author), author_association: 'OWNER' };
  return {
    refs: {},
    payload: {
      issue: pull === undefined ? ofIssue(repository, issue) : ofPullAsIssue(repository, pull),
      ...(event === 'issue_comment' && { comment }),
    },
  };
}

function ofIssue(repository: Repository, number: number | undefined): object {
  const found = repository.issues.find((each) => each.number === number);
  if (found === undefined) throw new BadState(`there is no issue ${number}`);
  return issueBody(repository, found);
}

function ofPullAsIssue(repository: Repository, pull: number): object {
  const { number, title, state, labels, author } = pullOf(repository, { event: 'issue_comment', pull });
  const issue: Issue = { number, title, body: '', state, labels, author, createdAt: '2026-11-22T10:00:00Z' };
  const address = `https://github.com/${repository.fullName}/pull/${number}`;
  return { ...issueBody(repository, issue), html_url: address, pull_request: { html_url: address } };
}

/** After a run of a branch, or of a pull request. GitHub tells of those of no fork, and of no closed ones. */
function ofFollowed(repository: Repository, { pull, branch = 'main' }: EventSpec): Details {
  const about = pull === undefined ? undefined : pullOf(repository, { event: 'workflow_run', pull });
  const own = repositoryBody(repository);
  const head = about?.head ?? branch;
  const { id, name } = Object(own);
  const side = (ref: string): object => ({
    ref,
    sha: shaOf(ref),
    repo: { id, name, url: `/repos/${repository.fullName}` },
  });
  const pulls = repository.pulls.filter(
    (each) => each.head === head && each.state === 'open' && each.fork === undefined,
  );
  return {
    refs: {},
    payload: {
      action: 'completed',
      workflow_run: {
        id: 1,
        event: about === undefined ? 'push' : 'pull_request',
        status: 'completed',
        conclusion: 'success',
        head_branch: head,
        head_sha: shaOf(head),
        head_repository: about === undefined ? own : Object(pullBody(repository, about)).head.repo,
        repository: own,
        pull_requests:
          about?.fork === undefined
            ? pulls.map(({ number, base }) => ({ number, head: side(head), base: side(base) }))
            : [],
      },
    },
  };
}

function ofRepository(repository: Repository, spec: EventSpec, actor: string): Details {
  const { run } = repository;
  const { event, branch = 'main', tag, inputs } = spec;
  const ref = tag === undefined ? `refs/heads/${branch}` : `refs/tags/${tag}`;
  switch (event) {
    case 'push':
      return {
        refs: { ref },
        payload: {
          ref,
          before: '0000000000000000000000000000000000000000',
          after: run.sha,
          created: false,
          deleted: false,
          head_commit: { id: run.sha, message: 'Ship it' },
          pusher: { name: actor },
        },
      };
    case 'create':
    case 'delete':
      // A branch that has gone has no run of its own: the event is the default branch's.
      return {
        refs: event === 'create' ? { ref } : {},
        payload: {
          ref: tag ?? branch,
          ref_type: tag === undefined ? 'branch' : 'tag',
          pusher_type: 'user',
        },
      };
    case 'schedule':
      return { refs: {}, payload: { schedule: '17 3 * * *' } };
    case 'workflow_dispatch':
      return {
        refs: { ref },
        payload: { inputs: inputs ?? null, ref, workflow: `.github/workflows/${run.workflow}` },
      };
    case 'merge_group': {
      const queue = `refs/heads/gh-readonly-queue/main/pr-12-${run.sha}`;
      return {
        refs: { ref: queue },
        payload: {
          merge_group: { head_ref: queue, head_sha: run.sha, base_ref: mainBranch, base_sha: run.sha },
        },
      };
    }
    case 'issue_comment':
    case 'issues':
      return ofThread(repository, spec, actor);
    case 'workflow_run':
      return ofFollowed(repository, spec);
    default:
      return { refs: {}, payload: {} };
  }
}
