/** What `sweep` and `list` do alike: every cluster of the regions, and the verdict on each. Changes nothing. */
import { setFlagsFromString } from 'node:v8';
import type { Aws } from '../aws/clients.ts';
import { enabledRegions } from '../aws/regions.ts';
import type { SweepRequest } from '../config/request.ts';
import { ResourceError } from '../engine/resource-error.ts';
import type { Run } from '../engine/run.ts';
import type { EndOf } from '../github/open-work.ts';
import { messageOf } from '../message-of.ts';
import type { Swept } from '../sweep/fate.ts';
import { type Found, findClusters } from '../sweep/found.ts';
import { type Verdict, verdictOn } from '../sweep/rules.ts';
import { clustersWithRoles, type RoleOfCluster, rolesOfClusters } from '../sweep/signs.ts';
import type { Context } from './command.ts';

export interface Survey extends Everything {
  regions: readonly string[];
  endOf: EndOf;
  /** Those that are due, as many as may be removed at once, those first that have been due for longest. */
  due: readonly DueCluster[];
  /** All the others. */
  spared: readonly Swept[];
}

export async function survey({
  request,
  aws,
  run,
  warn,
  github,
}: Pick<Context<SweepRequest>, 'request' | 'aws' | 'run' | 'warn' | 'github'>): Promise<Survey> {
  keepYoungSpaceSmall();
  const regions = request.regions === 'all' ? await enabledRegions(aws) : request.regions;
  const everything = await findEverywhere(aws, regions, request, run);
  const endOf = await endOfWork(everything.found, request, { github, warn });
  const judged = everything.found.map((each) => ({
    found: each,
    verdict: verdictOn(each, request, { now: new Date(), endOf }),
  }));
  const due = judged.filter(isDue).sort(longestDueFirst);
  return {
    ...everything,
    regions,
    endOf,
    due: due.slice(0, request.maxDeletions),
    spared: [
      ...judged.filter((each) => !isDue(each)).map((each) => ({ ...each, fate: 'kept' as const })),
      ...due.slice(request.maxDeletions).map((each) => ({ ...each, fate: 'left' as const })),
    ],
  };
}

/**
 * Keeps V8 from growing its space for young objects, which answers about many clusters would fill with garbage: a third of
 * the memory, for no time that could be measured. Once Node runs, this is the one setting of that space that has an effect.
 */
function keepYoungSpaceSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}

/** Looks up pull requests and branches if a cluster depends on them. What may not be read ends nothing, and is told. */
async function endOfWork(
  found: readonly Found[],
  { rules, repositoryId }: SweepRequest,
  { github, warn }: Pick<Context, 'github' | 'warn'>,
): Promise<EndOf> {
  const isOfWork = ({ owner }: Found): boolean =>
    owner.startsWith(`${repositoryId}/`) && !owner.endsWith('/run');
  if (!rules.includes('closed') || !found.some(isOfWork)) return () => undefined;
  const { openWork } = await import('../github/open-work.ts');
  const client = await github().catch((error: unknown) => {
    warn('Closed pull requests could not be checked', `GitHub could not be asked: ${messageOf(error)}.`);
    return undefined;
  });
  if (client === undefined) return () => undefined;
  const { endOf, unread } = await openWork(client, repositoryId);
  for (const { what, reason, permission } of unread) {
    warn(
      `Closed ${what} could not be checked`,
      `The ${what} of this repository cannot be read, so no cluster is swept because of them: ${reason}.` +
        (permission === undefined
          ? ''
          : ` Add \`permissions: ${permission}\` to the job, and to the calling job when it is in a reusable workflow.`),
    );
  }
  return endOf;
}

interface Everything {
  found: Found[];
  /** That clusters have of their own, of all repositories. */
  roles: RoleOfCluster[];
  /** The regions whose clusters are all known. */
  lookedInto: ReadonlySet<string>;
  failures: unknown[];
}

/** One region that cannot be looked into does not keep the others from being swept. */
async function findEverywhere(
  aws: Aws,
  regions: readonly string[],
  request: SweepRequest,
  run: Run,
): Promise<Everything> {
  const failures: unknown[] = [];
  const unlessFailing = async <Value>(
    what: string,
    otherwise: Value,
    value: Promise<Value>,
  ): Promise<Value> =>
    value.catch((error: unknown) => {
      failures.push(new ResourceError(what, error));
      return otherwise;
    });
  const roles = await unlessFailing<RoleOfCluster[]>('roles', [], rolesOfClusters(aws));
  const withRoles = clustersWithRoles(roles);
  const lookedInto = new Set<string>();
  const found = await Promise.all(
    regions.map(async (region) => {
      run.timeline.begin(`look into ${region}`);
      const inRegion = findClusters(
        aws.in(region),
        (owner) => isWanted(owner, request.of),
        withRoles.get(region) ?? [],
      ).then((all) => {
        lookedInto.add(region);
        return all;
      });
      const clusters = await unlessFailing(region, [], inRegion);
      run.timeline.end(`look into ${region}`);
      run.say(region, `${clusters.length} clusters found`);
      return clusters;
    }),
  );
  return { found: found.flat(), roles, lookedInto, failures };
}

/** An owner is `<repository id>/<pr-…|branch-…|run>`. */
function isWanted(owner: string, of: SweepRequest['of']): boolean {
  return of === 'any repository'
    ? /^\d+\/(pr-|branch-|run$)/.test(owner)
    : owner.startsWith(`${of.repositoryId}/`);
}

interface Judged {
  found: Found;
  verdict: Verdict;
}

export type DueCluster = Judged & { verdict: Exclude<Verdict, { rule: undefined }> };

function isDue(judged: Judged): judged is DueCluster {
  return judged.verdict.rule !== undefined;
}

function longestDueFirst(one: DueCluster, other: DueCluster): number {
  return one.verdict.since.getTime() - other.verdict.since.getTime();
}
