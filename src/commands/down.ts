import { priceList } from '../aws/price-list.ts';
import type { Thing } from '../aws/thing.ts';
import { type Cost, costOf } from '../cost/cost.ts';
import { estateOfCluster, hourlyOfThings } from '../cost/estate-of-clusters.ts';
import { dollars, rateInWords } from '../cost/money.ts';
import type { Outcome } from '../outcome.ts';
import type { Report } from '../resources/audit.ts';
import { clusterGraph } from '../resources/cluster.ts';
import { asItExists, asOwnedInRepository } from '../resources/existing.ts';
import { thereAre } from '../resources/neighbours.ts';
import { ownerInWords } from '../spec/read-owner.ts';
import type { RemovalWishes } from '../spec/spec.ts';
import { tagKeys } from '../spec/tags.ts';
import { previewRequest } from '../sweep/previews.ts';
import { begin } from './begin.ts';
import type { Command } from './command.ts';
import { withFinalCost } from './cost.ts';
import {
  describe,
  describeOthers,
  type Obstacles,
  obstaclesOf,
  previewRemoval,
  removeCluster,
} from './removal.ts';

/** Takes the cluster away, with everything that was made for it, and looks whether anything is left. */
export const down: Command = async ({ request, aws, run, output, pullRequestNow, show }) => {
  // Answered while AWS is asked.
  const pullRequest = pullRequestNow();
  const begun = await begin(request, aws);
  const { identity } = begun;
  const { ofAnyOwner } = request;
  const spec = ofAnyOwner === undefined ? begun.spec : await asOwnedInRepository(aws, begun.spec);
  if (spec.owner !== begun.spec.owner)
    run.say('owner', `cluster ${spec.name} is of ${ownerInWords(spec.owner, spec.tags[tagKeys.repository])}`);
  if (ofAnyOwner !== undefined && !request.dryRun) show(previewRequest(spec, ofAnyOwner));
  output({ 'cluster-name': spec.name, region: spec.region });
  const say = (report: Report): void =>
    output({ report: JSON.stringify({ cluster: spec.name, region: spec.region, ...report }) });

  const look = aws.atOnce();
  const existing = await asItExists(look, spec);
  const cluster = clusterGraph(look, existing, identity);
  const prices = priceList(aws);
  const plane = await cluster.controlPlane.read();
  const estate = plane && (await estateOfCluster(look, plane));
  if (request.dryRun) {
    const [report, obstacles] = await Promise.all([
      previewRemoval(look, existing, prices),
      obstaclesOf(look, existing, cluster),
    ]);
    const cost = estate && (await costOf(estate, prices));
    output({ result: 'unchanged' });
    say(report);
    return preview(spec.name, spec.region, { report, obstacles, cost }, request.removal);
  }

  if ((await pullRequest) === 'open') {
    output({ result: 'skipped' });
    return reopened(spec.name, spec.region);
  }
  // Asked for while things go: at the end they are known.
  if (estate !== undefined) void costOf(estate, prices);
  const { report, isGoing, failure } = await removeCluster(aws, existing, identity, run, request.removal, {
    look,
    prices,
  });
  const cost = estate && (await costOf(estate, prices));
  say(report);
  for (const thing of report.unclaimed ?? []) {
    run.say('audit', `nothing tells whose this is, in the network that clusters share: ${describe(thing)}`);
  }
  for (const thing of report.others ?? []) run.say('audit', describeOthers(thing));
  if (failure !== undefined) throw failure;
  if (isGoing) {
    output({ result: 'deleting' });
    return withFinalCost(output, going(spec.name, spec.region, report), cost);
  }
  if (report.removed.length === 0 && run.changes.length === 0) {
    output({ result: 'absent' });
    const neighbours = await thereAre(aws, spec);
    return {
      headline:
        `There is no cluster ${spec.name} in ${spec.region}: nothing to remove. ${neighbours}`.trimEnd(),
      facts: othersFacts(report),
    };
  }
  output({ result: 'deleted' });
  run.say('removed', counted(report.removed, cost));
  return withFinalCost(output, ended(spec.name, spec.region, report, cost), cost);
};

/** The event that it was closed has been overtaken: it was started again by hand, or has waited for its turn. */
function reopened(name: string, region: string): Outcome {
  const message = `The pull request is open again, so its cluster ${name} in ${region} stays.`;
  return {
    headline: 'Nothing was removed: the pull request is open again.',
    facts: [],
    notice: { title: 'Nothing to do', message },
  };
}

/** What a removal would meet. */
interface Foreseen {
  report: Report;
  obstacles: Obstacles;
  /** Undefined where there is no control plane. */
  cost: Cost | undefined;
}

/** Such as `33 resources, about $0.240 an hour (…)`; the number alone where they cost nothing. */
function counted(things: readonly Thing[], cost: Cost | undefined): string {
  const hourly = cost?.hourly ?? hourlyOfThings(things);
  const count = things.length === 1 ? '1 resource' : `${things.length} resources`;
  return hourly === 0 ? count : `${count}, about ${rateInWords(hourly)}`;
}

function preview(
  name: string,
  region: string,
  { report, obstacles: { guarded, held }, cost }: Foreseen,
  { liftsProtection, keepsLogs }: RemovalWishes,
): Outcome {
  const { wouldRemove = [], left, retained } = report;
  const fate = liftsProtection
    ? 'its protection would be lifted'
    : 'nothing would go: it is protected from deletion, and `lift-protection` is not `true`';
  const rows = [
    ...wouldRemove.map((thing) => [
      ...cells(thing),
      keepsLogs && thing.type === 'AWS::Logs::LogGroup' ? 'would stay, as `keep-logs` says' : 'would go',
    ]),
    ...left.map((thing) => [...cells(thing), 'goes with what it stands in, or keeps it from going']),
    ...retained.map((thing) => [...cells(thing), 'would stay: it was to be kept']),
  ];
  return {
    headline: `Of cluster ${name} in ${region} would be removed: ${counted(wouldRemove, cost)}. Nothing was changed.`,
    facts: [
      ...guarded.map((what): [string, string] => [what, fate]),
      ...held.map(({ what, why, remedy }): [string, string] => [
        what,
        `nothing would go: ${why}. It goes with: ${remedy}`,
      ]),
      ...othersFacts(report),
    ],
    table: { header: ['Type', 'Id', 'Price an hour', ''], rows },
  };
}

function going(name: string, region: string, { removed, left }: Report): Outcome {
  return {
    headline: `The removal of cluster ${name} in ${region} has begun: ${left.length} resources are left to a later \`down\`.`,
    facts: [['Removed so far', `${removed.length} resources`]],
    table: { header: ['Left', 'Id', 'Price an hour'], rows: left.map(cells) },
  };
}

function ended(name: string, region: string, report: Report, cost: Cost | undefined): Outcome {
  const { removed, retained, unclaimed = [], others = [] } = report;
  const [rest, audit] =
    others.length === 0
      ? ['nothing of it is left', 'nothing in the account and region carries its name, its tags or its VPC']
      : [
          `what other tools have made for it is left: ${others.map(({ id }) => id).join(', ')}`,
          "nothing of this action's is left; what other tools have made is theirs to take away",
        ];
  return {
    headline: `Cluster ${name} is gone from ${region}, and ${rest}.`,
    facts: [
      ['Removed', counted(removed, cost)],
      ['Audit', audit],
      ...othersFacts(report),
      ...retained.map((thing): [string, string] => ['Retained', describe(thing)]),
      ...unclaimed.map((thing): [string, string] => ["Nobody's, in the shared network", describe(thing)]),
    ],
    table: { header: ['Removed', 'Id', 'Price an hour'], rows: removed.map(cells) },
  };
}

function othersFacts({ others = [] }: Report): [string, string][] {
  return others.map((thing) => ["Another tool's", describeOthers(thing)]);
}

function cells({ type, id, hourlyCost }: Thing): string[] {
  return [type, id, hourlyCost === undefined ? '' : dollars(hourlyCost)];
}
