import type { Aws } from '../aws/clients.ts';
import { type Identity, identify } from '../aws/identity.ts';
import type { SweepRequest } from '../config/request.ts';
import { settingsOf } from '../config/settings.ts';
import { partOf, type Run } from '../engine/run.ts';
import { sideBySide } from '../engine/side-by-side.ts';
import type { EndOf } from '../github/open-work.ts';
import { asItExists } from '../resources/existing.ts';
import { rolePathOf } from '../spec/names.ts';
import type { ClusterSpec } from '../spec/spec.ts';
import { tagKeys } from '../spec/tags.ts';
import type { Swept } from '../sweep/fate.ts';
import { type Found, lookAgain } from '../sweep/found.ts';
import { type SweptPreviews, sweptPreviews } from '../sweep/previews.ts';
import { outcomeOf, reportOf, resultOf, sayingOf, titleOf } from '../sweep/report.ts';
import { verdictOn } from '../sweep/rules.ts';
import { sweepSharedNetworks } from '../sweep/shared-networks.ts';
import { type RoleOfCluster, repositoryOfRole, strayRoles } from '../sweep/signs.ts';
import { footerOf, totalsOf } from '../sweep/totals.ts';
import type { Command, Context } from './command.ts';
import { removeCluster } from './removal.ts';
import { type DueCluster, type Survey, survey } from './survey.ts';

/** How many clusters are removed at once, in all regions together: each asks AWS several things every poll interval. */
const atOnce = 15;

/** Takes away what has had its time, in every region that was asked for. */
export const sweep: Command<SweepRequest> = async (context) => {
  const { request, aws, run, output, warn, github } = context;
  const identity = await identify(aws, request);
  const looked = await survey(context);
  const { regions, endOf, due, spared, failures } = looked;
  for (const { found, verdict } of [...spared, ...due]) run.say(titleOf(found), sayingOf(verdict));
  await tellStrayRoles(request, aws, looked, warn);
  const previews = sweptPreviews(request, github, warn);
  const swept: Swept[] = [
    ...spared,
    ...(request.dryRun
      ? due.map((each) => ({ ...each, fate: 'would go' as const }))
      : await sideBySide(due, atOnce, (each) =>
          removeOne(each, { request, aws, run, identity, endOf, previews }),
        )),
  ];
  // A job that was cancelled has seconds left.
  const networks = run.signal.aborted ? [] : await sweepSharedNetworks(aws, regions, request, run);
  const now = new Date();
  output({
    report: JSON.stringify(reportOf(regions, swept, networks, now)),
    result: resultOf(swept, networks),
  });
  run.say('in all', footerOf(totalsOf(swept, networks)));
  run.signal.throwIfAborted();
  await previews.told();
  return outcomeOf(regions, swept, networks, failures, request, now);
};

/** Warns of each role below a path of ours that is no cluster's. */
async function tellStrayRoles(
  { of }: SweepRequest,
  aws: Aws,
  { found, roles, lookedInto }: Pick<Survey, 'found' | 'roles' | 'lookedInto'>,
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
