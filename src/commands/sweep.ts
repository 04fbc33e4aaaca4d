import { setFlagsFromString } from 'node:v8';
import type { Aws } from '../aws/clients.ts';
import { type Identity, identify } from '../aws/identity.ts';
import { enabledRegions } from '../aws/regions.ts';
import type { SweepRequest } from '../config/request.ts';
import { settingsOf } from '../config/settings.ts';
import { ResourceError } from '../engine/resource-error.ts';
import { partOf, type Run } from '../engine/run.ts';
import { sideBySide } from '../engine/side-by-side.ts';
import type { EndOf } from '../github/open-work.ts';
import { messageOf } from '../message-of.ts';
import { asItExists } from '../resources/existing.ts';
import { rolePathOf } from '../spec/names.ts';
import type { ClusterSpec } from '../spec/spec.ts';
import { tagKeys } from '../spec/tags.ts';
import { type Found, findClusters, lookAgain } from '../sweep/found.ts';
import { type SweptPreviews, sweptPreviews } from '../sweep/previews.ts';
import { outcomeOf, reportOf, resultOf, type Swept, sayingOf, titleOf } from '../sweep/report.ts';
import { type Verdict, verdictOn } from '../sweep/rules.ts';
import { sweepSharedNetworks } from '../sweep/shared-networks.ts';
import {
  clustersWithRoles,
  type RoleOfCluster,
  repositoryOfRole,
  rolesOfClusters,
  strayRoles,
} from '../sweep/signs.ts';
import type { Command, Context } from './command.ts';
import { removeCluster } from './removal.ts';

/** How many clusters are removed at once, in all regions together: each asks AWS several things every poll interval. */
const atOnce = 15;

/** Takes away what has had its time, in every region that was asked for. */
export const sweep: Command<SweepRequest> = async ({ request, aws, run, output, warn, github }) => {
  keepYoungSpaceSmall();
  const identity = await identify(aws, request);
  const regions = request.regions === 'all' ? await enabledRegions(aws) : request.regions;
  const { found, roles, lookedInto, failures } = await findEverywhere(aws, regions, request, run);
  const endOf = await endOfWork(found, request, { github, warn });
  const judged = found.map((each) => ({
    found: each,
    verdict: verdictOn(each, request, { now: new Date(), endOf }),
  }));
  for (const { found: each, verdict } of judged) run.say(titleOf(each), sayingOf(verdict));

  await tellStrayRoles(request, aws, { found, roles, lookedInto }, warn);
  const previews = sweptPreviews(request, github, warn);
  const due = judged.filter(isDue).sort(longestDueFirst);
  const chosen = due.slice(0, request.maxDeletions);
  const swept: Swept[] = [
    ...judged.filter((each) => !isDue(each)).map((each) => ({ ...each, fate: 'kept' as const })),
    ...due.slice(request.maxDeletions).map((each) => ({ ...each, fate: 'left' as const })),
    ...(request.dryRun
      ? chosen.map((each) => ({ ...each, fate: 'would go' as const }))
      : await sideBySide(chosen, atOnce, (each) =>
          removeOne(each, { request, aws, run, identity, endOf, previews }),
        )),
  ];
  const networks = request.removeSharedNetwork
    ? await Promise.all(regions.map((region) => sweepSharedNetworks(aws.in(region), request, run)))
    : [];
  const now = new Date();
  output({
    report: JSON.stringify(reportOf(regions, swept, networks.flat(), now)),
    result: resultOf(swept, networks.flat()),
  });
  run.signal.throwIfAborted();
  await previews.told();
  return outcomeOf(regions, swept, networks.flat(), failures, request, now);
};

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

/** Warns of each role below a path of ours that is no cluster's. */
async function tellStrayRoles(
  { of }: SweepRequest,
  aws: Aws,
  { found, roles, lookedInto }: Pick<Everything, 'found' | 'roles' | 'lookedInto'>,
  warn: Context['warn'],
): Promise<void> {
  const isOurs = (role: RoleOfCluster): boolean =>
    of === 'any repository' || repositoryOfRole(role) === of.repositoryId;
  const explained = new Set(found.map((each) => rolePathOf(each, each.region)));
  const stray = await strayRoles(aws, roles.filter(isOurs), explained, (region) => lookedInto.has(region));
  for (const { name, path } of stray) {
    warn(
      `Role ${name}`,
      `It is below ${path}, and no cluster has its roles there. Look into CloudTrail for who made it (CreateRole) and what it was used for, and delete it.`,
    );
  }
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

type DueCluster = Judged & { verdict: Exclude<Verdict, { rule: undefined }> };

function isDue(judged: Judged): judged is DueCluster {
  return judged.verdict.rule !== undefined;
}

function longestDueFirst(one: DueCluster, other: DueCluster): number {
  return one.verdict.since.getTime() - other.verdict.since.getTime();
}

interface Removing {
  request: SweepRequest;
  aws: Aws;
  run: Run;
  identity: Identity;
  endOf: EndOf;
  previews: SweptPreviews;
}

/** It has been a while since the cluster was found: what was so then is looked at again. One that fails fails alone. */
async function removeOne(
  judged: DueCluster,
  { request, run, identity, endOf, previews, ...step }: Removing,
): Promise<Swept> {
  const aws = step.aws.in(judged.found.region);
  const title = titleOf(judged.found);
  run.timeline.begin(title);
  try {
    run.signal.throwIfAborted();
    const found = await lookAgain(aws, judged.found);
    if (found === undefined) return ended({ ...judged, fate: 'gone' });
    const verdict = verdictOn(found, request, { now: new Date(), endOf });
    if (verdict.rule === undefined) return ended({ found, verdict, fate: 'kept' });
    previews.begin(found);
    const part = partOf(run, title);
    const existing = await asItExists(aws, specOf(found));
    const { report, isGoing, failure } = await removeCluster(aws, existing, identity, part, request.removal);
    if (failure !== undefined) return ended({ found, verdict, fate: 'failed', failure, report });
    return ended({ found, verdict, fate: isGoing ? 'going' : 'removed', report });
  } catch (failure) {
    return ended({ ...judged, fate: 'failed', failure });
  }

  function ended(swept: Swept): Swept {
    run.timeline.end(title, swept.fate === 'failed' ? 'failed' : 'done');
    run.say(title, swept.fate);
    previews.tell(swept);
    return swept;
  }
}

/** All that a removal has to know; what there really is, it looks up itself. */
function specOf({ name, region, owner }: Found): ClusterSpec {
  return {
    ...settingsOf({}),
    name,
    region,
    owner,
    tags: { [tagKeys.cluster]: name, [tagKeys.owner]: owner },
    kubernetesVersion: undefined,
    nodeGroups: [],
    permissionsBoundary: undefined,
    admins: [],
    viewers: [],
    expiresAt: undefined,
  };
}
