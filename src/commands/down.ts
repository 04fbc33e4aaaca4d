import { identify } from '../aws/identity.ts';
import { inventory, type Thing } from '../aws/inventory.ts';
import { RemovalError, removeAll } from '../engine/remove.ts';
import { audit, type Leftover, type Report } from '../resources/audit.ts';
import { clusterGraph } from '../resources/cluster.ts';
import { asItExists } from '../resources/existing.ts';
import type { Command, Outcome } from './command.ts';

/** The removal has ended, and something is still there. */
export class LeftoversError extends AggregateError {
  constructor(cluster: string, failures: readonly unknown[], left: readonly Leftover[]) {
    const lines = left.map((thing) => `- ${describe(thing)}: ${thing.reason}`);
    super(
      failures,
      [
        `The audit of cluster ${cluster} found ${left.length} things that are still there:`,
        ...lines,
        'Deal with the reasons, and run `down` again.',
      ].join('\n'),
    );
    this.name = 'LeftoversError';
  }
}

/** Takes the cluster away, with everything that was made for it, and looks whether anything is left. */
export const down: Command = async ({ request, aws, run, output }) => {
  const { spec } = request;
  output({ 'cluster-name': spec.name, region: spec.region });

  const identity = await identify(aws, request);
  const existing = await asItExists(aws, spec);
  const cluster = clusterGraph(aws, existing, identity);
  await cluster.logGroup.claim();
  const before = await inventory(aws, existing);

  const failures = await removeAll([...cluster.graph, ...cluster.madeByOthers], run).then(
    () => [],
    (error: unknown) => {
      if (error instanceof RemovalError) return error.errors;
      throw error;
    },
  );

  const report = await audit(aws, existing, run, before, failures);
  const result = before.length + run.changes.length > 0 ? 'deleted' : 'absent';
  output({ report: JSON.stringify({ cluster: spec.name, region: spec.region, ...report }) });
  if (failures.length > 0 || report.left.length > 0) {
    throw new LeftoversError(spec.name, failures, report.left);
  }
  output({ result });
  if (result === 'absent') {
    return { headline: `There is no cluster ${spec.name} in ${spec.region}: nothing to remove.`, facts: [] };
  }
  return {
    headline: `Cluster ${spec.name} is gone from ${spec.region}, and nothing of it is left.`,
    ...shown(report),
  };
};

function shown({ removed, retained }: Report): Pick<Outcome, 'facts' | 'table'> {
  return {
    facts: [
      ['Removed', `${removed.length} things`],
      ['Audit', 'nothing in the account and region carries its name, its tags or its VPC'],
      ...retained.map((thing): [string, string] => ['Retained', describe(thing)]),
    ],
    table: { header: ['Removed', ''], rows: removed.map(({ type, id }) => [type, id]) },
  };
}

/** Such as `AWS::EC2::Volume vol-0123 (about $0.001 an hour)`. */
function describe({ type, id, hourlyCost }: Thing): string {
  return `${type} ${id}${hourlyCost === undefined ? '' : ` (about $${hourlyCost.toFixed(3)} an hour)`}`;
}
