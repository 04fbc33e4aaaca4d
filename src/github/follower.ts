/**
 * Events whose jobs GitHub runs on the default branch, with its rights, for what somebody has done elsewhere. Whom they ask to
 * be allowed to write, and which pull request they are about.
 * Source: GitHub, "Events that trigger workflows".
 */
import { listAt, memberAt, numberAt, textAt } from './payload.ts';

/** What the payload of such an event says. Each sentence here is a part of one: it begins small, and has no full stop. */
export interface Follower {
  /** Who has to be allowed to write to the repository, by their logins. */
  writers: readonly string[];
  /** Of the repository itself, or of a fork: GitHub has to be asked. */
  pullRequest: number | undefined;
  /** Why the event does not tell which cluster is meant; undefined where it does. */
  untold: string | undefined;
  /** Why nothing is done for it, with what to write instead; undefined where something may be. */
  refusal: string | undefined;
}

/** What is done by whoever can see a public repository. */
const byAnybody = new Set([
  'issue_comment',
  'issues',
  'discussion',
  'discussion_comment',
  'fork',
  'watch',
  'gollum',
]);

/** Undefined for every other event. */
export function followerOf(name: string, payload: unknown, repositoryId: string): Follower | undefined {
  if (name === 'workflow_run') return ofRun(payload, repositoryId);
  return byAnybody.has(name) ? ofAnybody(name, payload) : undefined;
}

function ofAnybody(name: string, payload: unknown): Follower {
  const said = memberAt(payload, 'comment');
  const sender = textAt(payload, 'sender', 'login');
  const author = textAt(said, 'user', 'login');
  const isComment = name.endsWith('_comment');
  const isOnPull = memberAt(payload, 'issue', 'pull_request') instanceof Object;
  const pullRequest = name === 'issue_comment' && isOnPull ? numberAt(payload, 'issue', 'number') : undefined;
  return {
    // They are one, as GitHub tells of it.
    writers: [...new Set([sender, ...(isComment ? [author] : [])])].filter((login) => login !== undefined),
    pullRequest,
    untold:
      pullRequest === undefined ? 'it is about no pull request, and nothing else has a cluster' : undefined,
    refusal: refusalOf(name, payload, sender !== undefined && (!isComment || author !== undefined)),
  };
}

function refusalOf(name: string, payload: unknown, isSigned: boolean): string | undefined {
  const action = textAt(payload, 'action');
  // Whoever edits or deletes something need not be who wrote it, and the other way round.
  if (action === 'edited' || (name.endsWith('_comment') && action !== 'created')) {
    return (
      `the event ${name} tells of something ${action ?? 'done'} that somebody else may have written, and asks for nothing. ` +
      `Write \`types: [${name.endsWith('_comment') ? 'created' : 'opened'}]\` below \`${name}\``
    );
  }
  if (isSigned) return undefined;
  return `the event ${name} does not tell who is behind it, so that GitHub cannot be asked what they may do. Run it on GitHub, by somebody who has an account there`;
}

/** Of a run that another has followed. Of a fork, `pull_requests` is empty, whatever its branch is called. */
function ofRun(payload: unknown, repositoryId: string): Follower {
  const run = memberAt(payload, 'workflow_run');
  const home = memberAt(run, 'head_repository', 'id');
  const pulls = listAt(run, 'pull_requests') ?? [];
  const isOurs = (id: unknown): boolean => String(id) === repositoryId;
  const numbers = pulls
    .filter(
      (pull) => isOurs(memberAt(pull, 'head', 'repo', 'id')) && isOurs(memberAt(pull, 'base', 'repo', 'id')),
    )
    .flatMap((pull) => numberAt(pull, 'number') ?? []);
  const isOfFork = !isOurs(home);
  const [number, ...others] = isOfFork ? [] : numbers;
  return {
    writers: [],
    pullRequest: others.length === 0 ? number : undefined,
    untold: untoldBy([number, ...others].filter((each) => each !== undefined)),
    refusal: isOfFork
      ? 'the run that this one follows is not known to be one of this repository: a fork has no cluster here, and is to reach no other. ' +
        'Write `if: github.event.workflow_run.head_repository.id == github.repository_id` into the job'
      : undefined,
  };
}

function untoldBy(numbers: readonly number[]): string | undefined {
  if (numbers.length === 1) return undefined;
  return numbers.length === 0
    ? 'the run that this one follows is about no open pull request of the repository'
    : `the run that this one follows is about several pull requests, ${numbers.map((number) => `#${number}`).join(' and ')}`;
}
