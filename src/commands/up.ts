import { awsWords } from '../aws/errors.ts';
import type { Identity } from '../aws/identity.ts';
import { priceList } from '../aws/price-list.ts';
import type { ClusterRequest } from '../config/request.ts';
import { ensureAll } from '../engine/ensure.ts';
import type { Graph } from '../engine/graph.ts';
import { failuresOf, ResourceError } from '../engine/resource-error.ts';
import type { Run } from '../engine/run.ts';
import type { Outcome } from '../outcome.ts';
import { clusterGraph } from '../resources/cluster.ts';
import { markFinished } from '../resources/control-plane/control-plane.ts';
import { asItExists } from '../resources/existing.ts';
import { isReady } from '../resources/nodes/nodes.ts';
import { RemovedMeanwhileError } from '../resources/presence.ts';
import { overdue, requireRoom, TooManyPreviewsError } from '../resources/previews.ts';
import type { ClusterSpec } from '../spec/spec.ts';
import { beginWithinLimits } from './begin.ts';
import type { Command, Context } from './command.ts';
import { estimate } from './cost.ts';
import { describe, handOver } from './hand-over.ts';
import { removeCluster } from './removal.ts';

/** Brings the cluster up, or finds it as it should be, and hands it to the workflow. */
export const up: Command = async (context) => {
  const { request, aws, run, output } = context;
  const { identity, spec, maxHourlyCost, maxPreviews } = await beginWithinLimits(context);
  output({
    'cluster-name': spec.name,
    'cluster-arn': `arn:${identity.partition}:eks:${spec.region}:${identity.account}:cluster/${spec.name}`,
    region: spec.region,
  });

  const prices = priceList(aws);
  const priced = estimate(context, prices);
  if (maxHourlyCost !== undefined) {
    const tooDear = await (await priced).excess(maxHourlyCost);
    if (tooDear !== undefined) throw tooDear;
  }
  if (maxPreviews !== undefined) await requireRoom(aws, spec, maxPreviews);
  const cluster = clusterGraph(aws, spec, identity, { maxPreviews, removal: request.removal });
  const values = await ensureAll(cluster.graph, run).catch(async (error: unknown) =>
    giveWay(await reasonOf(error, cluster.graph, run), context, spec, identity),
  );
  const plane = values.of(cluster.controlPlane);
  // The last questions take no time of their own.
  const [pullRequest, { facts, cost }, removal, forgotten] = await Promise.all([
    context.pullRequestNow(),
    describe(context, plane, prices),
    removalBeside(cluster.graph),
    overdue(aws, spec).catch((error: unknown) => {
      run.say('sweep', `whether one runs is not known: ${awsWords(error) ?? String(error)}`);
      return [];
    }),
    priced,
  ]);
  if (removal !== undefined) throw removal;
  if (pullRequest === 'closed') return takenDown(context);
  const ready = values.of(cluster.nodes).filter(isReady);
  await markFinished(aws, plane);
  await handOver(context, plane, values.of(cluster.nodeRole));

  if (forgotten.length > 0) context.warn('No sweep seems to run', neverSwept(forgotten));
  const result = resultOf(run);
  output({ result });
  const groups = spec.nodeGroups.map(({ name, instanceTypes }) => `${name} (${instanceTypes.join(' or ')})`);
  return {
    headline: `Cluster ${spec.name} is ready in ${spec.region} (${result}).`,
    cost,
    facts: [...facts, ['Nodes', `${ready.length} Ready: ${groups.join(', ')}`], ['Owner', spec.owner]],
  };
};

function neverSwept(clusters: readonly string[]): string {
  return (
    `The time of ${clusters.join(', ')} was up more than a day ago, and nobody has removed what costs on. Look whether the workflow with \`command: sweep\` runs, and how it ends: ` +
    'GitHub ends the schedules of a public repository after 60 days without a commit.'
  );
}

/**
 * Takes away what there is of a cluster for which there is no room beside others, that had begun at the same moment.
 * @throws what has failed, whatever that is.
 */
async function giveWay(
  error: unknown,
  { aws, run, request }: Context,
  spec: ClusterSpec,
  identity: Identity,
): Promise<never> {
  const tooMany = causesOf(error).find((cause) => cause instanceof TooManyPreviewsError);
  if (tooMany === undefined) throw error;
  run.say('max-previews', 'others came first: what there is of the cluster goes again');
  const { failure } = await removeCluster(aws, await asItExists(aws, spec), identity, run, request.removal);
  throw failure ?? tooMany;
}

/** The pull request was closed while its cluster was being made: nobody would take it down any more. */
async function takenDown(context: Context): Promise<Outcome> {
  context.run.say('pull request', 'closed meanwhile, so its cluster goes again');
  const { down } = await import('./down.ts');
  const request: ClusterRequest = { ...context.request, command: 'down', dryRun: false };
  const outcome = await down({ ...context, request, pullRequestNow: async () => 'closed' });
  return {
    ...outcome,
    headline: `The pull request was closed while its cluster was being made. ${outcome.headline}`,
  };
}

/** Says so when something that was ready before is being taken away again. @param cause what has failed by it */
async function removalBeside(graph: Graph, cause?: unknown): Promise<RemovedMeanwhileError | undefined> {
  const states = await Promise.all(
    graph.map(async ({ name, leaving }) => ({ name, state: await leaving?.() })),
  );
  for (const { name, state } of states) {
    if (state !== undefined) return new RemovedMeanwhileError(name, state, cause);
  }
  return undefined;
}

/** What has failed, or that somebody else takes away what it stood on: AWS then says no more than what it cannot do. */
async function reasonOf(error: unknown, graph: Graph, run: Run): Promise<unknown> {
  if (run.signal.aborted || causesOf(error).some((cause) => cause instanceof RemovedMeanwhileError))
    return error;
  const ready = run.timeline.spans.filter(({ ended }) => ended === 'done' || ended === 'idle');
  const wasReady = graph.filter(({ name }) => ready.some((span) => span.name === name));
  // Where AWS cannot be asked, what has failed is told as it is.
  return (await removalBeside(wasReady, error).catch(() => undefined)) ?? error;
}

/** Each failure without the name of the resource that it was met by. */
const causesOf = (error: unknown): unknown[] =>
  failuresOf(error).map((failure) => (failure instanceof ResourceError ? failure.cause : failure));

function resultOf({ changes }: Run): 'created' | 'updated' | 'unchanged' {
  if (changes.some(({ name, change }) => name === 'control plane' && change === 'created')) return 'created';
  return changes.length > 0 ? 'updated' : 'unchanged';
}
