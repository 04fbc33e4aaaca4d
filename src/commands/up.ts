import { priceList } from '../aws/price-list.ts';
import { hourlyInWords } from '../cost/cost.ts';
import { RefusedError } from '../engine/difference.ts';
import { ensureAll } from '../engine/ensure.ts';
import { takenAway } from '../engine/meanwhile.ts';
import { clock, type Run } from '../engine/run.ts';
import { isReady } from '../kubernetes/nodes.ts';
import { clusterGraph } from '../resources/cluster.ts';
import { markFinished } from '../resources/control-plane/control-plane.ts';
import { isOfFargate } from '../resources/nodes/nodes.ts';
import { autoModeOf } from '../spec/auto-mode.ts';
import { profilesOf } from '../spec/fargate.ts';
import { type AnyGroupSpec, everyGroupOf } from '../spec/self-managed.ts';
import { beginWithinLimits } from './begin.ts';
import type { Command } from './command.ts';
import { warnOfNoEnd, warnOfShortLife } from './expiry.ts';
import { describe, handOver } from './hand-over.ts';
import { warnOfNoSweep } from './no-sweep.ts';
import { consoleOf, entrantsOf, inOneLine, nodeTable } from './portrait.ts';
import { preflight } from './preflight.ts';
import { giveWay, takenDown } from './take-back.ts';

/** Brings the cluster up, or finds it as it should be, and hands it to the workflow. */
export const up: Command = async (context) => {
  const { request, aws, run, output } = context;
  const now = aws.atOnce();
  const limited = await beginWithinLimits({ ...context, aws: now });
  const { identity, spec, maxPreviews } = limited;
  output({
    'cluster-name': spec.name,
    'cluster-arn': `arn:${identity.partition}:eks:${spec.region}:${identity.account}:cluster/${spec.name}`,
    region: spec.region,
  });

  warnOfShortLife(context, spec);
  const prices = priceList(aws);
  const { refusals, only, priced } = await preflight(context, now, limited, prices);
  if (refusals.length > 0) throw only ?? new RefusedError(refusals);
  const cluster = clusterGraph(aws, spec, identity, { maxPreviews, removal: request.removal });
  const values = await ensureAll(cluster.graph, run).catch((error: unknown) =>
    giveWay(error, context, spec, identity),
  );
  const plane = values.of(cluster.controlPlane);
  // The last questions take no time of their own.
  const [pullRequest, { facts, cost }, removal] = await Promise.all([
    context.pullRequestNow(),
    describe(context, plane, prices),
    takenAway(cluster.graph),
    warnOfNoSweep(context, spec),
    priced,
  ]);
  if (removal !== undefined) throw removal;
  if (pullRequest === 'closed') return takenDown(context);
  const ready = values.of(cluster.nodes).filter((node) => isReady(node) && !isOfFargate(node));
  await markFinished(aws, plane);
  await handOver(context, plane, values.of(cluster.nodeRole));

  // With `teardown: job` it ends with its job.
  if (request.teardown === 'never') warnOfNoEnd(context, spec, plane.expiresAt, cost);
  const result = resultOf(run);
  output({ result });
  const is = `Cluster ${spec.name} is ready in ${spec.region} (${result})`;
  const onDemand = [
    ...cluster.nodeGroups.map((group) => values.of(group).capacityType === 'ON_DEMAND'),
    ...cluster.selfManaged.map((group) => values.of(group).isOnDemand === true),
  ];
  const groups = everyGroupOf(spec).map((group, index) => groupInWords(group, onDemand[index] ?? false));
  const pools = autoModeOf(spec)?.nodePools;
  const profiles = profilesOf(spec).map(({ name }) => name);
  const nodes = [
    ...(groups.length === 0 ? [] : [`${ready.length} Ready: ${groups.join(', ')}`]),
    ...(pools === undefined ? [] : [poolsInWords(pools, ready.length)]),
    ...(profiles.length === 0 ? [] : [`on Fargate: ${profiles.join(', ')}`]),
  ].join('; ');
  const price = hourlyInWords(cost);
  const entrants = entrantsOf(spec);
  return {
    headline: `${is}.`,
    closing: `${is} in ${clock(run.elapsed())}: ${inOneLine(plane, { nodes: ready.length, price })}.`,
    cost,
    facts: [...facts, ['Nodes', nodes || 'none'], ['Who may enter', entrants]],
    folded: [nodeTable(ready)],
    previewFacts: { nodes, price, entrants, console: consoleOf(spec.name, spec.region) },
  };
};

/** Such as `default (t3.medium)`, and whether its nodes are what was preferred. */
function groupInWords({ name, instanceTypes, orOnDemand }: AnyGroupSpec, isOnDemand: boolean): string {
  const why = orOnDemand && isOnDemand ? ', on demand in place of spot' : '';
  return `${name} (${instanceTypes.join(' or ')}${why})`;
}

/** Such as `Auto Mode, with the node pools general-purpose and system: none yet`. */
function poolsInWords(pools: readonly string[], nodes: number): string {
  const which = pools.length === 0 ? 'node pools of your own' : `the node pools ${pools.join(' and ')}`;
  return `Auto Mode, with ${which}: ${nodes === 0 ? 'none yet' : `${nodes} Ready`}`;
}

function resultOf({ changes }: Run): 'created' | 'updated' | 'unchanged' {
  if (changes.some(({ name, change }) => name === 'control plane' && change === 'created')) return 'created';
  return changes.length > 0 ? 'updated' : 'unchanged';
}
