import { runLinks } from '../github/run-links.ts';
import { ruleNames } from '../inputs.ts';
import type { Asked, RequestBase, SweepRequest } from './request.ts';

/** Times in milliseconds. */
const defaults = {
  abandonedAfter: 3 * 3_600_000,
  maxDeletions: 20,
  timeout: 3 * 3_600_000,
} as const;

/** The request of a sweep, or of a list; undefined, and the reason among the problems, where it cannot be. */
export function readSweepRequest(
  command: SweepRequest['command'],
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
    command,
    regions,
    home,
    rules: inputs.rules ?? ruleNames,
    repositoryId: event.repositoryId,
    of: inputs.scope === 'account' ? 'any repository' : { repositoryId: event.repositoryId },
    abandonedAfter: inputs['abandoned-after'] ?? defaults.abandonedAfter,
    dryRun: command === 'list' || (inputs['dry-run'] ?? false),
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
