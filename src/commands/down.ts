import { inventory, type Thing } from '../aws/inventory.ts';
import { priceList } from '../aws/price-list.ts';
import { costOf } from '../cost/cost.ts';
import { estateOfCluster } from '../cost/estate.ts';
import { RemovalError, removeAll } from '../engine/remove.ts';
import { audit, type Leftover, type Report, unclaimedOf } from '../resources/audit.ts';
import { clusterGraph } from '../resources/cluster.ts';
import { asItExists } from '../resources/existing.ts';
import { begin } from './begin.ts';
import type { Command, Outcome } from './command.ts';
import { withFinalCost } from './cost.ts';

/** The removal has ended, and something is still there. */
export class LeftoversError extends AggregateError {
  constructor(cluster: string, failures: readonly unknown[], left: readonly Leftover[]) {
    const reasons = [...new Set(left.map(({ reason }) => reason))];
    const lines = reasons.flatMap((reason) => [
      reason,
      ...left.filter((thing) => thing.reason === reason).map((thing) => `- ${describe(thing)}`),
    ]);
    super(
      failures,
      [
        `Of cluster ${cluster}, ${left.length} things are still there, as the audit shows.`,
        ...lines,
        'Deal with the reasons, and run `down` again.',
      ].join('\n'),
    );
    this.name = 'LeftoversError';
  }
}

/** Takes the cluster away, with everything that was made for it, and looks whether anything is left. */
export const down: Command = async ({ request, aws, run, output }) => {
  const { identity, spec } = await begin(request, aws);
  output({ 'cluster-name': spec.name, region: spec.region });
  const say = (report: Report): void =>
    output({ report: JSON.stringify({ cluster: spec.name, region: spec.region, ...report }) });

  const existing = await asItExists(aws, spec);
  const cluster = clusterGraph(aws, existing, identity);
  const [before, estate] = await Promise.all([
    inventory(aws, existing),
    cluster.controlPlane.read().then((plane) => plane && estateOfCluster(aws, plane)),
  ]);
  // Asked for while things go: at the end they are known.
  const prices = priceList(aws);
  if (estate !== undefined) void costOf(estate, prices);
  if (request.dryRun) {
    output({ result: 'unchanged' });
    say(planned(before));
    return preview(spec.name, spec.region, planned(before));
  }

  await cluster.logGroup.claim();
  const { going, failures } = await removeAll([...cluster.graph, ...cluster.madeByOthers], run).then(
    (names) => ({ going: names, failures: [] }),
    (error: unknown) => {
      if (!(error instanceof RemovalError)) throw error;
      return { going: [], failures: error.errors };
    },
  );

  const report = await audit(aws, existing, run, { before, going, failures });
  const cost = estate && (await costOf(estate, prices));
  say(report);
  for (const thing of report.unclaimed ?? []) {
    run.say('audit', `nothing tells whose this is, in the network that clusters share: ${describe(thing)}`);
  }
  if (failures.length > 0 || (going.length === 0 && report.left.length > 0)) {
    throw new LeftoversError(spec.name, failures, report.left);
  }
  if (going.length > 0) {
    output({ result: 'deleting' });
    return withFinalCost(output, begun(spec.name, spec.region, report), cost);
  }
  if (report.removed.length === 0 && run.changes.length === 0) {
    output({ result: 'absent' });
    return { headline: `There is no cluster ${spec.name} in ${spec.region}: nothing to remove.`, facts: [] };
  }
  output({ result: 'deleted' });
  return withFinalCost(output, ended(spec.name, spec.region, report), cost);
};

/** What a removal would do. */
function planned(before: readonly Thing[]): Report {
  return {
    wouldRemove: before.filter(({ isOurs, isRetained }) => isOurs && !isRetained),
    removed: [],
    left: before
      .filter(({ isOurs, isUnclaimed }) => !isOurs && !isUnclaimed)
      .map((thing) => ({ ...thing, reason: 'Its tags do not tell that the cluster made it.' })),
    retained: before.filter(({ isRetained }) => isRetained),
    ...unclaimedOf(before),
  };
}

function preview(name: string, region: string, { wouldRemove = [], left, retained }: Report): Outcome {
  const rows = [
    ...wouldRemove.map((thing) => [...cells(thing), 'would go']),
    ...left.map((thing) => [...cells(thing), 'goes with what it stands in, or keeps it from going']),
    ...retained.map((thing) => [...cells(thing), 'would stay, as its reclaim policy says']),
  ];
  return {
    headline: `${wouldRemove.length} things of cluster ${name} in ${region} would be removed. Nothing was changed.`,
    facts: [],
    table: { header: ['Type', 'Id', 'Price an hour', ''], rows },
  };
}

function begun(name: string, region: string, { removed, left }: Report): Outcome {
  return {
    headline: `The removal of cluster ${name} in ${region} has begun: ${left.length} things are left to a later \`down\`.`,
    facts: [['Removed so far', `${removed.length} things`]],
    table: { header: ['Left', 'Id', 'Price an hour'], rows: left.map(cells) },
  };
}

function ended(name: string, region: string, { removed, retained, unclaimed = [] }: Report): Outcome {
  return {
    headline: `Cluster ${name} is gone from ${region}, and nothing of it is left.`,
    facts: [
      ['Removed', `${removed.length} things`],
      ['Audit', 'nothing in the account and region carries its name, its tags or its VPC'],
      ...retained.map((thing): [string, string] => ['Retained', describe(thing)]),
      ...unclaimed.map((thing): [string, string] => ["Nobody's, in the shared network", describe(thing)]),
    ],
    table: { header: ['Removed', 'Id', 'Price an hour'], rows: removed.map(cells) },
  };
}

function cells({ type, id, hourlyCost }: Thing): string[] {
  return [type, id, hourlyCost === undefined ? '' : `$${hourlyCost.toFixed(3)}`];
}

/** Such as `AWS::EC2::Volume vol-0123 (about $0.001 an hour)`. */
function describe({ type, id, hourlyCost }: Thing): string {
  return `${type} ${id}${hourlyCost === undefined ? '' : ` (about $${hourlyCost.toFixed(3)} an hour)`}`;
}
