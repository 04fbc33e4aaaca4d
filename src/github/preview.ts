/** What GitHub is told of a pull request's or a branch's cluster, beside what AWS takes its time for. */

import { messageOf } from '../message-of.ts';
import type { Outputs } from '../outputs.ts';
import { type GitHub, isForbidden, statusOf } from './client.ts';
import { type StickyComment, stickyComment } from './comment.ts';
import { type PreviewDeployment, previewDeployment } from './deployment.ts';
import { type PreviewNews, previewComment } from './preview-comment.ts';

/** What is asked for of GitHub. All of it is text and numbers: it is kept for the step after the job. */
export interface PreviewRequest {
  /** Tells the previews of a pull request apart, such as `pr-12`; it stays when the repository is renamed. */
  preview: string;
  /** Undefined for the cluster of a branch. */
  pullRequest: number | undefined;
  /** The branch whose cluster it is. */
  branch: string;
  comments: boolean;
  deploys: boolean;
  /** Whether `up` looks, before it ends, if the pull request is still open. */
  looksAgain: boolean;
  environmentUrl: string | undefined;
  runUrl: string;
  /** How a workflow uses this action: `owner/name@ref`. */
  action: string;
}

export interface PreviewSubject {
  name: string;
  region: string;
  roleArn: string | undefined;
}

/** Told of the run as it goes. Nothing here fails: what GitHub refuses is a warning. */
export interface Preview {
  /** Starts to ask GitHub what there is; tells it what begins. */
  begin(command: 'up' | 'down'): void;
  /** Whether the pull request has been closed since the run began, as far as GitHub tells. */
  isClosed(): Promise<boolean>;
  ended(outputs: Outputs, cluster: Pick<PreviewNews, 'nodes' | 'price'>): Promise<void>;
  failed(outputs: Outputs, reason: string): Promise<void>;
}

/** What must be granted to the token, by what it is for. */
const permissions = {
  comment: 'pull-requests: write',
  deployment: 'deployments: write',
  state: 'pull-requests: read',
} as const;

const withoutIt: Record<keyof typeof permissions, string> = {
  comment: 'The pull request has no comment about its cluster; `comment: false` asks for none.',
  deployment: 'GitHub shows no deployment of the cluster; `deployment: false` asks for none.',
  state:
    'Whether the pull request has been closed meanwhile is not known: a later `down` or `sweep` removes the cluster.',
};

/** The states of a comment that are about a cluster which is there, or is coming. */
const living = ['creating', 'ready', 'updated'];

export function createPreview(
  request: PreviewRequest,
  subject: PreviewSubject,
  connect: () => Promise<GitHub>,
  warn: (title: string, message: string) => void,
): Preview {
  const { pullRequest, preview, runUrl } = request;
  const { name, region, roleArn } = subject;
  let github: Promise<GitHub> | undefined;
  let command: 'up' | 'down' = 'up';
  const once = (): Promise<GitHub> => {
    github ??= connect();
    return github;
  };

  /** What is told of the cluster in one way: each goes on by itself, and a refusal ends it. */
  function teller<Target>(of: 'comment' | 'deployment', make: (github: GitHub) => Target) {
    let last: Promise<Target | undefined> = Promise.resolve(undefined);
    return {
      begin(tell: (target: Target) => Promise<unknown>): void {
        last = (async () => {
          const target = make(await once());
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

  function refused(of: keyof typeof permissions, error: unknown): undefined {
    const words = messageOf(error);
    const beginning = statusOf(error) === undefined ? 'GitHub could not be asked' : 'GitHub answered';
    warn(
      { comment: 'No comment', deployment: 'No deployment', state: 'Pull request not looked at' }[of],
      isForbidden(error)
        ? `GitHub refuses the token of this step: ${words}. Add \`permissions: ${permissions[of]}\` to the job, and to the calling job when it is in a reusable workflow. ${withoutIt[of]}`
        : `${beginning}: ${words}. ${withoutIt[of]}`,
    );
    return undefined;
  }

  const comment =
    request.comments && pullRequest !== undefined
      ? teller('comment', (to): StickyComment => stickyComment(to, pullRequest, { preview, region }))
      : undefined;
  const deployment = request.deploys
    ? teller(
        'deployment',
        (to): PreviewDeployment =>
          previewDeployment(to, {
            preview,
            region,
            environment: `preview/${preview}`,
            ref: request.branch,
            environmentUrl: request.environmentUrl ?? runUrl,
            runUrl,
          }),
      )
    : undefined;

  const text = (
    state: PreviewNews['state'],
    outputs: Outputs = {},
    { nodes, price, reason }: Partial<Pick<PreviewNews, 'nodes' | 'price' | 'reason'>> = {},
  ) =>
    previewComment({
      state,
      name: outputs['cluster-name'] ?? name,
      region,
      outputs,
      nodes,
      price,
      reason,
      runUrl,
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
      if (request.looksAgain) once().catch(() => {});
    },
    async isClosed() {
      if (!request.looksAgain || pullRequest === undefined) return false;
      try {
        const { octokit, owner, repo } = await once();
        const { data } = await octokit.rest.pulls.get({ owner, repo, pull_number: pullRequest });
        return data.state === 'closed';
      } catch (error) {
        refused('state', error);
        return false;
      }
    },
    async ended(outputs, cluster) {
      const { result = '' } = outputs;
      const state = states[result];
      if (state === undefined) return;
      const isThere = living.includes(state);
      await Promise.all([
        comment?.next(async (sticky) => {
          // Where nothing was and nothing is, there is nothing to tell.
          if (!isThere && (await sticky.find()) === undefined) return;
          await sticky.write(text(state, outputs, cluster));
        }),
        deployment?.next((target) => (isThere ? target.settle('success') : target.end())),
      ]);
    },
    async failed(outputs, reason) {
      await Promise.all([
        comment?.next((sticky) => sticky.write(text('failed', outputs, { reason }))),
        deployment?.next(async (target) => {
          if (command === 'up') await target.settle('failure');
        }),
      ]);
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
