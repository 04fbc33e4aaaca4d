/** What of a request depends on the event that has started the workflow. */
import type { Admission } from '../github/admission.ts';
import type { GitHubEvent } from '../github/event.ts';
import type { PlanCommentRequest } from '../github/plan-comment.ts';
import type { PreviewRequest } from '../github/preview.ts';
import { runLinks } from '../github/run-links.ts';
import type { Inputs } from '../inputs.ts';
import { ownerOf, previewOf } from '../spec/owner.ts';
import type { ClusterRequest } from './request.ts';

interface PreviewOptions {
  command: ClusterRequest['command'];
  isAuto: boolean;
  /** The cluster's name, where the user gave one. */
  named: string | undefined;
  event: GitHubEvent;
  env: NodeJS.ProcessEnv;
}

/** What the event does not tell, or is not to ask for. */
export function eventProblems(
  { name, untold, follower }: GitHubEvent,
  command: ClusterRequest['command'] | undefined,
  isNamed: boolean,
): string[] {
  if (command === undefined) return [];
  if (follower?.refusal !== undefined) return [`Input command: ${follower.refusal}.`];
  if (isNamed) return [];
  // A schedule is of the default branch, whichever cluster it is about.
  const guess =
    command === 'down' && name === 'schedule' ? 'it would be that of the default branch' : undefined;
  const why = untold ?? guess;
  return why === undefined
    ? []
    : [
        `Input cluster-name: it is missing, and the event ${name} does not tell which cluster is meant: ${why}. Write the name.`,
      ];
}

export function ownerProblems(
  { owner }: Inputs,
  { name, isOfRepository }: GitHubEvent,
  isNamed: boolean,
): string[] {
  if (owner !== 'any') return [];
  return [
    ...(isOfRepository
      ? []
      : [
          'Input owner: `any` is for a run of the repository itself, by hand, on a schedule or by a push to the default branch, and ' +
            `the event ${name} is none of these: its run may remove its own cluster alone. Leave it out.`,
        ]),
    ...(isNamed
      ? []
      : ['Input owner: `any` goes by the name of the cluster, and there is none. Write cluster-name, too.']),
  ];
}

export function anyOwnerFrom(inputs: Inputs, event: GitHubEvent): ClusterRequest['ofAnyOwner'] {
  if (inputs.owner !== 'any') return undefined;
  const { comment = false, deployment = false } = inputs;
  return {
    repositoryId: event.repositoryId,
    tells: { comments: comment, deployments: deployment },
    links: runLinks(event, inputs['job-id']),
  };
}

export function admissionOf(
  { name, follower }: GitHubEvent,
  command: ClusterRequest['command'],
): Admission | undefined {
  if (follower === undefined) return undefined;
  const pullRequest = command === 'up' ? follower.pullRequest : undefined;
  const { writers } = follower;
  return writers.length === 0 && pullRequest === undefined
    ? undefined
    : { event: name, writers, pullRequest };
}

/** What GitHub is told of the cluster of a pull request or a branch; with `auto`, all that there is to tell. */
export function previewFrom(
  inputs: Inputs,
  { command, isAuto, named, event, env }: PreviewOptions,
): PreviewRequest | undefined {
  const { about, pullRequest, follower } = event;
  if (about === undefined || (command !== 'up' && command !== 'down')) return undefined;
  const { comment, deployment } = inputs;
  const isPullRequest = 'pullRequest' in about;
  const comments = isPullRequest && (comment ?? isAuto);
  const deploys = deployment ?? (isAuto && isPullRequest);
  // The event of a follower is about something else, and one that does not tell the state is none to go by.
  const isUncertain = follower !== undefined || (named === undefined && pullRequest?.isOpen === undefined);
  const looksAgain =
    isPullRequest && ((isAuto && event.action === 'closed') || ((isAuto || isUncertain) && command === 'up'));
  const preview = named ?? previewOf(ownerOf(event.repositoryId, about));
  if (preview === undefined || (!comments && !deploys && !looksAgain)) return undefined;
  return {
    preview,
    pullRequest: isPullRequest ? about.pullRequest : undefined,
    branch: pullRequest?.branch ?? ('branch' in about ? about.branch : ''),
    comments,
    deploys,
    looksAgain,
    environmentUrl: inputs['environment-url'],
    links: runLinks(event, inputs['job-id']),
    action: actionOf(env),
    commit: pullRequest?.commit,
    closing: isAuto && isPullRequest,
  };
}

/** On the pull request whose event it is, whichever cluster is planned. */
export function planCommentFrom(
  inputs: Inputs,
  event: GitHubEvent,
  named: string | undefined,
): PlanCommentRequest | undefined {
  const { about, repositoryId, pullRequest } = event;
  // The jobs of forks may write nothing.
  const isAsked = inputs.comment !== false && pullRequest?.isFromFork !== true;
  if (about === undefined || !('pullRequest' in about) || !isAsked) return undefined;
  const plan = named ?? previewOf(ownerOf(repositoryId, about));
  if (plan === undefined) return undefined;
  return { pullRequest: about.pullRequest, plan, links: runLinks(event, inputs['job-id']) };
}

/** How a workflow uses this action, `owner/name@ref`; undefined for one in the workspace, of which the runner does not tell. */
function actionOf({
  GITHUB_ACTION_REPOSITORY: repository,
  GITHUB_ACTION_REF: ref,
}: NodeJS.ProcessEnv): string | undefined {
  return repository ? `${repository}@${ref}` : undefined;
}
