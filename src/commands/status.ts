import type { Aws } from '../aws/clients.ts';
import { callerOf, identify, sayingsOf } from '../aws/identity.ts';
import type { ClusterRequest } from '../config/request.ts';
import { rounded } from '../cost/money.ts';
import { refusedOf } from '../engine/difference.ts';
import { planAll } from '../engine/plan.ts';
import { clusterGraph } from '../resources/cluster.ts';
import type { ClusterSpec } from '../spec/spec.ts';
import { requireOurs, type Tags, tagKeys } from '../spec/tags.ts';
import { type Found, findCluster, isThere } from '../status/found.ts';
import { healthOf, problemsOf } from '../status/health.ts';
import { ifPossible } from '../status/known.ts';
import { type Drift, factsOf, statusInJson, tableOf } from '../status/report.ts';
import { asMade } from './begin.ts';
import type { Command } from './command.ts';
import { tellCost } from './cost.ts';
import { withFargateRoles } from './fargate-roles.ts';
import { resultOf } from './plan.ts';

/**
 * Tells what there is of a cluster and how it is, whatever has become of it. Changes nothing. That there is none is an answer
 * like another, `absent`: whoever needs the cluster asks `connect`, which fails then.
 */
export const status: Command = async (context) => {
  const { request, aws, run, output, warn } = context;
  const caller = await callerOf(aws, request);
  const spec = await asMade(request, aws, await sayingsOf(aws, caller));
  output({ 'cluster-name': spec.name, region: spec.region });
  const found = await findCluster(aws, spec);
  // Another repository of the same name may have a cluster whose computed name is the same.
  if (found.cluster !== undefined && !request.isNamed) requireOurs(`Cluster ${spec.name}`, found.tags, spec);
  const isDescribed = request.isDescribed && isThere(found);
  const drift = isDescribed ? await ifPossible(driftOf(aws, spec, request, found)) : undefined;
  const problems = problemsOf(found);
  const health = healthOf(found, problems);
  const told = { found, health, problems, drift };
  output({ result: health, status: JSON.stringify(statusInJson(told, rounded(found.cost.hourly))) });
  const where = `${spec.name} in ${spec.region}`;
  if (health === 'absent') {
    return { headline: `There is no cluster ${where}, and nothing is left of one.`, facts: [] };
  }
  for (const problem of problems) warn(`Cluster ${where}`, problem);
  const facts = [...factsOf(told), ...tellCost(context, found.cost)];
  for (const [label, words] of facts) for (const line of words.split('\n')) run.say(label, line);
  const table = tableOf(found);
  return {
    headline: `Cluster ${where} is ${health}.`,
    facts,
    cost: found.cost,
    ...(table !== undefined && { table }),
  };
};

/**
 * What `plan` would say of the cluster, as far as it is not about whoever runs: whose it is and when it goes is as it is, and
 * who may look at it need not be who makes it.
 */
async function driftOf(
  aws: Aws,
  spec: ClusterSpec,
  request: ClusterRequest,
  { tags }: Found,
): Promise<Drift> {
  const identity = await identify(aws, request);
  const asAllowed = await withFargateRoles(aws, identity, spec);
  const { graph, access } = clusterGraph(aws, asTagged(asAllowed, tags), identity);
  const planned = (await planAll(graph)).filter(
    ({ resource, verdict }) => resource !== access && verdict !== 'none',
  );
  return {
    result: resultOf(
      planned,
      refusedOf(planned.flatMap(({ differences }) => differences)).map(({ words }) => words),
    ),
    resources: planned.map(({ resource: { name }, verdict, differences }) => ({
      name,
      verdict,
      differences: differences.map(({ verdict, words }) => ({ verdict, words })),
    })),
  };
}

/** With the ownership and the expiry that it has. */
function asTagged(spec: ClusterSpec, tags: Tags): ClusterSpec {
  const ours = Object.values(tagKeys).filter((key) => key in tags);
  return {
    ...spec,
    owner: tags[tagKeys.owner] ?? spec.owner,
    tags: { ...spec.tags, ...Object.fromEntries(ours.map((key) => [key, tags[key] ?? ''])) },
    expiresAt: undefined,
  };
}
