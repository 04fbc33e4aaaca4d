import type { Admission } from '../github/admission.ts';
import type { GitHubEvent } from '../github/event.ts';
import type { PlanCommentRequest } from '../github/plan-comment.ts';
import type { PreviewRequest } from '../github/preview.ts';
import type { RunLinks } from '../github/run-links.ts';
import type { Inputs, RuleName } from '../inputs.ts';
import type { RoleArn } from '../spec/arn.ts';
import type { ClusterSpec, RemovalWishes } from '../spec/spec.ts';
import type { TagPattern } from './tags-and-labels.ts';

/** What every step of a workflow says, whatever its command. */
export interface RequestBase {
  /** Whether `auto` has chosen the command. */
  isAuto: boolean;
  /** Undefined: the environment's credentials are used. */
  role: { arn: RoleArn; sessionName: string; durationSeconds: number; audience: string } | undefined;
  /** The accounts in which the step may do anything; undefined for any. */
  allowedAccountIds: readonly string[] | undefined;
  /** What a removal may do, and is to leave. */
  removal: RemovalWishes;
  /** Milliseconds. */
  timeout: number;
  /** Milliseconds. */
  pollInterval: number;
}

/** A step about one cluster. */
export interface ClusterRequest extends RequestBase {
  command: 'up' | 'down' | 'plan' | 'connect' | 'status';
  spec: ClusterSpec;
  /** Whether the step says what the cluster is to be like, by a file or by inputs. */
  isDescribed: boolean;
  /** What GitHub is asked before anything is done; undefined for nothing. */
  admission: Admission | undefined;
  /** For a `down` of the cluster of a name, whoever of the repository has made it: how its owner is told; undefined for any other. */
  ofAnyOwner: Pick<SweepRequest, 'repositoryId' | 'tells' | 'links'> | undefined;
  /** Whether the user gave the name; else it is made of the repository's, and of the event's pull request or branch. */
  isNamed: boolean;
  /** What follows the prefix in the cluster's name, such as `--pr-7`; undefined where the user gave the whole of it. */
  suffix: string | undefined;
  /** What GitHub is told of the cluster; undefined for nothing. */
  preview: PreviewRequest | undefined;
  /** Where GitHub is told of a plan; undefined for nowhere. */
  planComment: PlanCommentRequest | undefined;
  kubeconfig: {
    path: string;
    auth: 'action' | 'aws' | 'aws-iam-authenticator';
    /** The role and the profile that `aws` and `aws-iam-authenticator` use. */
    roleArn: RoleArn | undefined;
    profile: string | undefined;
  };
  /** Whether `down` only shows what it would remove. */
  dryRun: boolean;
  /** Whether `down` waits until everything has gone; else it starts what it can. */
  waits: boolean;
  /** How many clusters of pull requests and branches the repository may have in the region; undefined for any. */
  maxPreviews: number | undefined;
  /** When the cluster of an `up` goes by itself. */
  teardown: 'never' | 'job';
  /** US dollars: `up` makes nothing that would cost more an hour. */
  maxHourlyCost: number | undefined;
  /** What the user should know of how this was understood: sentences for the log. */
  notes: readonly string[];
  /** What is wrong with what describes the cluster, of a `down`, which does without. */
  ignored: readonly string[];
}

/** A step about every cluster of a repository, or of an account: `list` tells what `sweep` would do, and changes nothing. */
export interface SweepRequest extends RequestBase {
  command: 'sweep' | 'list';
  /** `all` for every region that the account has enabled. */
  regions: 'all' | readonly string[];
  /** The region in which AWS is asked who the run is, and which regions there are. */
  home: string;
  rules: readonly RuleName[];
  /** This repository's numeric id: pull requests and branches are looked up in no other. */
  repositoryId: string;
  /** Whose clusters: those of this repository, by its numeric id, or those of any; ours by their tags, all of them. */
  of: { repositoryId: string } | 'any repository';
  /** Milliseconds without progress after which what is half-made counts as abandoned. */
  abandonedAfter: number;
  /** Whether it is only shown what would go. */
  dryRun: boolean;
  /** Whether what takes time is awaited; else it is only started. */
  waits: boolean;
  /** No more clusters than this are taken away, whatever the rules say. */
  maxDeletions: number;
  /** With `*` for any characters and `?` for one. */
  protectedNames: readonly string[];
  protectedTags: readonly TagPattern[];
  /** Whether an issue is to tell what was reclaimed and what could not be. */
  issue: boolean;
  /** What GitHub is to show of clusters that are swept, where it shows them already. */
  tells: { comments: boolean; deployments: boolean };
  links: RunLinks;
  /** Whether a network that clusters share goes when the last of them has gone. */
  removeSharedNetwork: boolean;
  notes: readonly string[];
}

/** One step of a workflow, as it was asked for: complete and checked. */
export type Request = ClusterRequest | SweepRequest;

/** Whether it is about every cluster, and not about one. */
export function isOfAll(request: Request): request is SweepRequest {
  return request.command === 'sweep' || request.command === 'list';
}

/** `auto`, and an event for which nothing is to be done. */
export interface Idle {
  command: 'none';
  /** Sentences. */
  reason: string;
}

/** What a step says, before it is understood. */
export interface Asked {
  inputs: Inputs;
  /** What is wrong with it, as far as it is known: readers add to it. */
  problems: string[];
  env: NodeJS.ProcessEnv;
  /** The region that the environment names, as every AWS tool reads it. */
  environmentRegion: string | undefined;
  event: GitHubEvent;
  now: Date;
}
