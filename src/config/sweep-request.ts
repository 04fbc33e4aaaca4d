import { type RunLinks, runLinks } from '../github/run-links.ts';
import type { Asked, RequestBase } from './request.ts';
import type { TagPattern } from './values.ts';

/** Why a sweep may take something away. */
export const ruleNames = ['expired', 'closed', 'failed', 'orphaned'] as const;

export type RuleName = (typeof ruleNames)[number];

/** A step about every cluster of a repository, or of an account. */
export interface SweepRequest extends RequestBase {
  command: 'sweep';
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

/** Times in milliseconds. */
const defaults = {
  abandonedAfter: 3 * 3_600_000,
  maxDeletions: 20,
  timeout: 3 * 3_600_000,
} as const;

/** The request of a sweep; undefined, and the reason among the problems, where it cannot be. */
export function readSweepRequest(
  { inputs, problems, environmentRegion, event }: Asked,
  base: RequestBase,
): SweepRequest | undefined {
  const one = inputs.region ?? environmentRegion;
  if (inputs.region !== undefined && inputs.regions !== undefined) {
    problems.push('Inputs region and regions: both say where. Leave region out.');
  }
  const regions = inputs.regions ?? (one === undefined ? undefined : [one]);
  const home = (regions === 'all' ? undefined : regions?.[0]) ?? environmentRegion ?? 'us-east-1';
  if (regions === undefined) {
    if (!problems.some((problem) => /^Input regions?:/.test(problem))) {
      problems.push(
        'Input regions: it is missing, and so is AWS_REGION. Write the regions, such as eu-west-1, or all.',
      );
    }
    return undefined;
  }
  return {
    ...base,
    command: 'sweep',
    regions,
    home,
    rules: inputs.rules ?? ruleNames,
    repositoryId: event.repositoryId,
    of: inputs.scope === 'account' ? 'any repository' : { repositoryId: event.repositoryId },
    abandonedAfter: inputs['abandoned-after'] ?? defaults.abandonedAfter,
    dryRun: inputs['dry-run'] ?? false,
    waits: inputs.wait ?? true,
    maxDeletions: inputs['max-deletions'] ?? defaults.maxDeletions,
    protectedNames: inputs['protected-names'] ?? [],
    protectedTags: inputs['protected-tags'] ?? [],
    issue: inputs.issue ?? false,
    tells: { comments: inputs.comment ?? true, deployments: inputs.deployment ?? true },
    links: runLinks(event, inputs['job-id']),
    removeSharedNetwork: inputs['remove-shared-network'] ?? false,
    timeout: inputs.timeout ?? defaults.timeout,
    notes: [],
  };
}
