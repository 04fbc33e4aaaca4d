import { identify } from '../aws/identity.ts';
import { removeAll } from '../engine/remove.ts';
import { clusterGraph } from '../resources/cluster.ts';
import { existingNodeGroups } from '../resources/existing.ts';
import type { Command } from './command.ts';

/** Takes the cluster away, with everything that was made for it. */
export const down: Command = async ({ request, aws, run, output }) => {
  const { spec } = request;
  output({ 'cluster-name': spec.name, region: spec.region });

  const identity = await identify(aws, request);
  const nodeGroups = await existingNodeGroups(aws, spec);
  const { graph } = clusterGraph(aws, { ...spec, nodeGroups }, identity);
  await removeAll(graph, run);

  const removed = run.changes.map(({ name }) => name);
  output({ result: removed.length > 0 ? 'deleted' : 'absent' });
  return removed.length > 0
    ? {
        headline: `Cluster ${spec.name} is gone from ${spec.region}.`,
        facts: [['Removed', removed.join(', ')]],
      }
    : { headline: `There is no cluster ${spec.name} in ${spec.region}: nothing to remove.`, facts: [] };
};
