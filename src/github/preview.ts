/** What GitHub is told of a pull request's or a branch's cluster, beside what AWS takes its time for. */

import { messageOf } from '../message-of.ts';
import type { Outputs } from '../outputs.ts';
import { type GitHub, isForbidden, statusOf } from './client.ts';
import { type StickyComment, stickyComment } from './comment.ts';
import { type PreviewDeployment, previewDeployment } from './deployment.ts';
import { type PreviewFacts, type PreviewNews, previewComment } from './preview-comment.ts';
import type { RunLinks } from './run-links.ts';

/** What is asked for of GitHub. */
export interface PreviewRequest {
  /** Tells the previews of a pull request apart, such as `pr-12`; it stays when the repository is renamed. */
  preview: string;
  /** What else it may be called, where only its cluster is known. */
  candidates?: readonly string[];
  /** Undefined for the cluster of a branch. */
  pullRequest: number | undefined;
  /** The branch whose cluster it is. */
  branch: string;
  comments: boolean;
  deploys: boolean;
  /** Whether it is looked if the event still holds: that the pull request is open, before `up` ends; closed, before `down`. */
  looksAgain: boolean;
  environmentUrl: string | undefined;
  links: RunLinks;
  /** How a workflow uses this action: `owner/name@ref`; undefined where nothing tells. */
  action: string | undefined;
  /** The pull request's newest commit, in full. */
  commit?: string | undefined;
  /** Whether the cluster goes when the pull request is closed. */
  closing?: boolean;
}

export interface PreviewSubject {
  name: string;
  region: string;
  roleArn: string | undefined;
}

/** What is done to the cluster; nothing, where a `down` is refused for its inputs. */
type Doing = 'up' | 'down' | 'refusal' | 'sweep';

/** What is told at the end, beside the outputs. */
type Told = Partial<PreviewFacts & Pick<PreviewNews, 'due' | 'title' | 'failures' | 'left' | 'reason'>>;

/** What is to be told of a cluster, and to whom. */
export interface PreviewOf {
  request: PreviewRequest;
  subject: PreviewSubject;
}

/** Told of the run as it goes. Nothing here fails: what GitHub refuses is a warning. */
export interface Preview {
  /** Starts to ask GitHub what there is; tells it what begins. */
  begin(command: Doing): void;
  /** How the pull request is now, whatever the event has said; undefined where it is not looked at, or cannot be. */
  pullRequestNow(): Promise<'open' | 'closed' | undefined>;
  ended(outputs: Outputs, told: Told): Promise<void>;
  failed(outputs: Outputs, told: Told): Promise<void>;
}

/** What must be granted to the token, by what it is for. */
const permissions = {
  comment: 'pull-requests: write',
  deployment: 'deployments: write',
  state: 'pull-requests: read',
} as const;

const refusables = ['comment', 'deployment', 'state'] as const;

export type Refusable = (typeof refusables)[number];

const titles: Record<Refusable, string> = {
  comment: 'No comment',
  deployment: 'No deployment',
  state: 'Pull request not looked at',
};

const withoutIt: Record<Refusable, (doing: Doing) => string> = {
  comment: (doing) =>
    doing === 'sweep'
      ? 'Comments about clusters that are swept stay as they are; `comment: false` leaves them so.'
      : 'The pull request has no comment about its cluster; `comment: false` asks for none.',
  deployment: (doing) =>
    doing === 'sweep'
      ? 'Deployments of clusters that are swept stay active; `deployment: false` leaves them so.'
      : 'GitHub shows no deployment of the cluster; `deployment: false` asks for none.',
  state: (doing) =>
    doing === 'down'
      ? 'Whether the pull request is open again is not known: its cluster goes, as the event says that it is closed.'
      : 'Whether the pull request has been closed meanwhile is not known: a later `down` or `sweep` removes the cluster.',
};

/** The states of a comment that are about a cluster which is there, or is coming. */
const living = ['creating', 'ready', 'updated'];

/**
 * @param connect is asked more than once, and is to give the same client: GitHub counts what a token does
 * @param known what a token may not do, as far as that has been told: it is the same for all previews
 */
export function createPreview(
  request: PreviewRequest,
  subject: PreviewSubject,
  connect: () => Promise<GitHub>,
  warn: (title: string, message: string) => void,
  known = new Set<Refusable>(),
): Preview {
  const { pullRequest, preview, candidates, links } = request;
  const { name, region, roleArn } = subject;
  const identity = { preview, region, cluster: name, candidates };
  let command: Doing = 'up';

  /** What is told of the cluster in one way: each goes on by itself, and a refusal ends it. */
  function teller<Target>(of: 'comment' | 'deployment', make: (github: GitHub) => Target) {
    let last: Promise<Target | undefined> = Promise.resolve(undefined);
    return {
      begin(tell: (target: Target) => Promise<unknown>): void {
        last = (async () => {
          const target = make(await connect());
          await tell(target);
          return target;
        })().catch((error: unknown) => refused(of, error));
      },
      async next(tell: (target: Target) => Promise<unknown>): Promise<void> {
        const target = await last;
        if (target !== undefined) await tell(target).catch((error: unknown) => refused(of, error));
      },
    };
  }

  /** What the token may not do, which is told together. */
  const forbidden = new Map<Refusable, string>();

  function refused(of: Refusable, error: unknown): undefined {
    const words = messageOf(error);
    if (isForbidden(error)) {
      forbidden.set(of, words);
      return undefined;
    }
    const beginning = statusOf(error) === undefined ? 'GitHub could not be asked' : 'GitHub answered';
    warn(titles[of], `${beginning}: ${words}. ${withoutIt[of](command)}`);
    return undefined;
  }

  function tellForbidden(): void {
    const kinds = refusables.filter((of) => forbidden.has(of) && !known.has(of));
    const [first, ...more] = kinds;
    if (first === undefined) return;
    for (const of of kinds) known.add(of);
    // Whoever may write may read.
    const wanted = kinds.filter((of) => of !== 'state' || !forbidden.has('comment'));
    const lines = wanted.map((of) => `\`permissions: ${permissions[of]}\``).join(' and ');
    const words = [...new Set(kinds.map((of) => forbidden.get(of)))].join('; ');
    warn(
      more.length === 0 ? titles[first] : 'GitHub is told little',
      `GitHub refuses the token of this step: ${words}. Add ${lines} to the job, and to the calling job when it is in a reusable workflow. ${kinds.map((of) => withoutIt[of](command)).join(' ')}`,
    );
    forbidden.clear();
  }

  const comment =
    request.comments && pullRequest !== undefined
      ? teller('comment', (to): StickyComment => stickyComment(to, pullRequest, identity))
      : undefined;
  const deployment = request.deploys
    ? teller(
        'deployment',
        (to): PreviewDeployment =>
          previewDeployment(to, {
            identity,
            ref: request.branch,
            environmentUrl: request.environmentUrl ?? links.summary ?? links.run,
            runUrl: links.run,
          }),
      )
    : undefined;

  const text = (
    state: PreviewNews['state'],
    outputs: Outputs = {},
    { due, title, reason, ...told }: Told = {},
  ) =>
    previewComment({
      ...told,
      state,
      name: outputs['cluster-name'] ?? name,
      region,
      outputs,
      commit: request.commit,
      closing: request.closing ?? false,
      isRemoval: command !== 'up',
      due,
      title,
      reason,
      links,
      action: request.action,
      roleArn,
    });

  return {
    begin(what) {
      command = what;
      comment?.begin(async (sticky) => {
        const existing = await sticky.find();
        const isNew = existing === undefined || !living.includes(existing.state);
        if (what === 'up' && isNew) await sticky.write(text('creating'));
      });
      deployment?.begin(async (target) => {
        await (what === 'up' ? target.begin() : target.find());
      });
      // Loaded in time for the last question.
      if (request.looksAgain) connect().catch(() => {});
    },
    async pullRequestNow() {
      if (!request.looksAgain || pullRequest === undefined) return undefined;
      try {
        const { octokit, owner, repo } = await connect();
        const { data } = await octokit.rest.pulls.get({ owner, repo, pull_number: pullRequest });
        return data.state;
      } catch (error) {
        return refused('state', error);
      }
    },
    async ended(outputs, told) {
      const { result = '' } = outputs;
      const state = states[result];
      if (state === undefined) return tellForbidden();
      const isThere = living.includes(state);
      await Promise.all([
        comment?.next(async (sticky) => {
          // Where nothing was and nothing is, there is nothing to tell.
          if (!isThere && (await sticky.find()) === undefined) return;
          await sticky.write(text(state, outputs, told));
        }),
        deployment?.next((target) => (isThere ? target.settle('success') : target.end())),
      ]);
      tellForbidden();
    },
    async failed(outputs, told) {
      await Promise.all([
        comment?.next(async (sticky) => {
          // A sweep comes unasked, and a refusal does nothing: where there is no comment, they begin none.
          if ((command === 'sweep' || command === 'refusal') && (await sticky.find()) === undefined) return;
          await sticky.write(text('failed', outputs, told));
        }),
        deployment?.next(async (target) => {
          if (command === 'up') await target.settle('failure');
        }),
      ]);
      tellForbidden();
    },
  };
}

/** By the output `result`. */
const states: Record<string, PreviewNews['state']> = {
  created: 'ready',
  updated: 'updated',
  unchanged: 'ready',
  deleting: 'removing',
  deleted: 'removed',
  absent: 'removed',
};
