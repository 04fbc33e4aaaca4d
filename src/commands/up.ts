import { identify } from '../aws/identity.ts';
import { priceList } from '../aws/price-list.ts';
import { ensureAll } from '../engine/ensure.ts';
import type { Run } from '../engine/run.ts';
import { clusterGraph } from '../resources/cluster.ts';
import { markFinished } from '../resources/control-plane.ts';
import { isReady } from '../resources/nodes.ts';
import type { Command } from './command.ts';
import { estimate, requireWithin } from './cost.ts';
import { describe, handOver } from './hand-over.ts';

/** Brings the cluster up, or finds it as it should be, and hands it to the workflow. */
export const up: Command = async (context) => {
  const { request, aws, run, output } = context;
  const { spec } = request;
  const identity = await identify(aws, request);
  output({
    'cluster-name': spec.name,
    'cluster-arn': `arn:${identity.partition}:eks:${spec.region}:${identity.account}:cluster/${spec.name}`,
    region: spec.region,
  });

  const prices = priceList(aws);
  const price = estimate(context, prices);
  if (request.maxHourlyCost !== undefined) requireWithin(request.maxHourlyCost, spec.name, await price);

  const cluster = clusterGraph(aws, spec, identity);
  const values = await ensureAll(cluster.graph, run);
  const plane = values.of(cluster.controlPlane);
  const ready = values.of(cluster.nodes).filter(isReady);
  await markFinished(aws, plane);
  await handOver(context, plane, values.of(cluster.nodeRole));

  const result = resultOf(run);
  output({ result });
  const { facts, cost } = await describe(context, plane, prices);
  const groups = spec.nodeGroups.map(({ name, instanceTypes }) => `${name} (${instanceTypes.join(' or ')})`);
  return {
    headline: `Cluster ${spec.name} is ready in ${spec.region} (${result}).`,
    cost,
    facts: [...facts, ['Nodes', `${ready.length} Ready: ${groups.join(', ')}`], ['Owner', spec.owner]],
  };
};

function resultOf({ changes }: Run): 'created' | 'updated' | 'unchanged' {
  if (changes.some(({ name, change }) => name === 'control plane' && change === 'created')) return 'created';
  return changes.length > 0 ? 'updated' : 'unchanged';
}
