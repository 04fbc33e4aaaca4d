/** The removal of one cluster, as `down` and `sweep` share it. */
import type { Aws } from '../aws/clients.ts';
import type { Identity } from '../aws/identity.ts';
import { inventory } from '../aws/inventory.ts';
import { type OthersThing, othersThings } from '../aws/other-tools.ts';
import { type PriceList, priceList } from '../aws/price-list.ts';
import type { Thing } from '../aws/thing.ts';
import { pricedThings } from '../cost/estate-of-clusters.ts';
import { dollars } from '../cost/money.ts';
import { RemovalError, removeAll } from '../engine/remove.ts';
import type { Run } from '../engine/run.ts';
import { createStep } from '../engine/step.ts';
import { audit, type Leftover, othersOf, type Report, unclaimedOf } from '../resources/audit.ts';
import { clusterGraph } from '../resources/cluster.ts';
import { type Held, HeldByOthersError, heldByOthers } from '../resources/other-tools.ts';
import { ProtectedError, protectedParts } from '../resources/protection.ts';
import type { ClusterSpec, RemovalWishes } from '../spec/spec.ts';

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
        `Of cluster ${cluster}, ${left.length} resources are still there, as the audit shows.`,
        ...lines,
        'Deal with the reasons, and run `down` or `sweep` again.',
      ].join('\n'),
    );
    this.name = 'LeftoversError';
  }
}

/** What became of a cluster that was to go. */
export interface Removal {
  report: Report;
  /** Whether something is still going that was not waited for. */
  isGoing: boolean;
  /** Why something is left. */
  failure: LeftoversError | undefined;
}

/**
 * Takes the cluster away, with everything that was made for it, and looks whether anything is left.
 * @param existing the cluster as `asItExists` finds it.
 * @param look at what there is before anything goes: what has been asked by it already is not asked again
 * @throws ProtectedError, HeldByOthersError, or both together, before anything is removed
 */
export async function removeCluster(
  aws: Aws,
  existing: ClusterSpec,
  identity: Identity,
  run: Run,
  removal: RemovalWishes,
  { look = aws.atOnce(), prices = priceList(aws) }: { look?: Aws; prices?: PriceList } = {},
): Promise<Removal> {
  const looked = clusterGraph(look, existing, identity, { removal });
  const { guarded, held } = await obstaclesOf(look, existing, looked);
  refuse([
    ...(guarded.length > 0 && !removal.liftsProtection ? [new ProtectedError(guarded.join(' and '))] : []),
    ...(held.length > 0 ? [new HeldByOthersError(existing.name, held)] : []),
  ]);
  await looked.logGroup.claim();
  const admission = await looked.access.admit(createStep(run, looked.access.name));
  const before = await inventory(look, existing);
  const cluster = clusterGraph(await look.onward(), existing, identity, { removal });
  const { going, failures } = await removeAll(
    [...cluster.graph, ...cluster.madeByOthers(admission)],
    run,
  ).then(
    (names) => ({ going: names, failures: [] }),
    (error: unknown) => {
      if (!(error instanceof RemovalError)) throw error;
      return { going: [], failures: error.errors };
    },
  );
  if (failures.length + going.length === 0) {
    await cluster.logGroup.removeAgain(createStep(run, cluster.logGroup.name));
  }
  const report = await pricedReport(await audit(aws, existing, run, { before, going, failures }), prices);
  const hasFailed = failures.length > 0 || (going.length === 0 && report.left.length > 0);
  return {
    report,
    isGoing: going.length > 0,
    failure: hasFailed ? new LeftoversError(existing.name, failures, report.left) : undefined,
  };
}

/** What keeps a removal from beginning. */
export interface Obstacles {
  /** What somebody has protected. */
  guarded: string[];
  /** What others have to take away first. */
  held: Held[];
}

export async function obstaclesOf(
  aws: Aws,
  existing: ClusterSpec,
  { controlPlane }: Pick<ReturnType<typeof clusterGraph>, 'controlPlane'>,
): Promise<Obstacles> {
  const [guarded, held] = await Promise.all([
    protectedParts(aws, existing, controlPlane),
    heldByOthers(aws, existing),
  ]);
  return { guarded, held };
}

function refuse(problems: readonly Error[]): void {
  const [first, ...more] = problems;
  if (first === undefined) return;
  throw more.length === 0 ? first : new AggregateError(problems, 'Nothing was removed, for these reasons.');
}

/** What a removal would do. @param existing the cluster as `asItExists` finds it. */
export async function previewRemoval(aws: Aws, existing: ClusterSpec, prices: PriceList): Promise<Report> {
  const [before, others] = await Promise.all([inventory(aws, existing), othersThings(aws, existing)]);
  const report = {
    wouldRemove: before.filter(({ isOurs, isRetained }) => isOurs && !isRetained),
    removed: [],
    left: before
      .filter(({ isOurs, isUnclaimed }) => !isOurs && !isUnclaimed)
      .map((thing) => ({ ...thing, reason: 'Its tags do not tell that the cluster made it.' })),
    retained: before.filter(({ isRetained }) => isRetained),
    ...unclaimedOf(before),
    ...othersOf(others, before),
  };
  return pricedReport(report, prices);
}

/** With what machines cost. */
async function pricedReport(report: Report, prices: PriceList): Promise<Report> {
  const price = async <Kind extends Thing>(things: readonly Kind[]): Promise<Kind[]> =>
    (await pricedThings(things, prices)).known;
  const [removed, left, wouldRemove] = await Promise.all([
    price(report.removed),
    price(report.left),
    report.wouldRemove && price(report.wouldRemove),
  ]);
  return { ...report, removed, left, ...(wouldRemove !== undefined && { wouldRemove }) };
}

/** Such as `AWS::EC2::Volume vol-0123 (about $0.001 an hour)`. */
export function describe({ type, id, hourlyCost }: Thing): string {
  return `${type} ${id}${hourlyCost === undefined ? '' : ` (about ${dollars(hourlyCost)} an hour)`}`;
}

/** Whose it is, and how it goes. */
export function describeOthers({ type, id, whose, remedy }: OthersThing): string {
  return `${type} ${id} is of ${whose}, and stays. It goes with: ${remedy}`;
}
