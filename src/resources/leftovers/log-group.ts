import type { Aws } from '../../aws/clients.ts';
import { unlessAbsent } from '../../aws/errors.ts';
import { controlPlaneLogGroup, type LogGroup, logGroupsOf } from '../../aws/log-groups.ts';
import type { Resource } from '../../engine/graph.ts';
import type { Step } from '../../engine/step.ts';
import type { ClusterSpec } from '../../spec/spec.ts';
import { isOurs, isRetained, requireOurs, tagKeys } from '../../spec/tags.ts';
import type { ControlPlane } from '../control-plane/control-plane.ts';

type Found = Omit<LogGroup, 'retention'>;

export interface ClusterLogs extends Resource<Found[]> {
  /** Gives the groups our tags, while the cluster is there to prove that they are ours. */
  claim(): Promise<void>;
  /** Deletes what this run has deleted before, and a dying control plane has made again since. */
  removeAgain(step: Step): Promise<void>;
}

/**
 * The logs of the control plane, and those that the CloudWatch agent of the nodes writes. They are made without tags, under
 * names that an earlier cluster may have had which was not ours: without our tags they stay. They go last: a dying control
 * plane makes its group again. What was kept once stays: it may hold what an earlier cluster did.
 */
export function logGroup(
  aws: Aws,
  spec: ClusterSpec,
  { plane, keepsLogs }: { plane: Resource<ControlPlane>; keepsLogs: boolean },
): ClusterLogs {
  const deleted = new Set<string>();
  const find = (): Promise<Found[]> => logGroupsOf(aws, spec.name);

  async function remove(step: Step, name: string): Promise<void> {
    deleted.add(name);
    step.change('deleted', name);
    const logs = await aws.logs();
    await unlessAbsent(logs.deleteLogGroup({ logGroupName: name }));
  }

  return {
    name: 'log groups',
    needs: [],
    madeBy: [plane],
    read: async () => {
      const found = await find();
      return found.length === 0 ? undefined : found;
    },
    claim: async () => {
      const cluster = await plane.read();
      if (cluster === undefined) return;
      requireOurs(`Cluster ${cluster.name}`, cluster.tags, spec);
      const logs = await aws.logs();
      for (const { name, arn, tags, madeAt } of await find()) {
        const isOfCluster = name === controlPlaneLogGroup(spec.name) || madeAt >= cluster.createdAt;
        const missing = {
          ...(!isOurs(tags, spec) && spec.tags),
          ...(keepsLogs && !isRetained(tags) && { [tagKeys.retained]: 'true' }),
        };
        if (isOfCluster && Object.keys(missing).length > 0) {
          await logs.tagResource({ resourceArn: arn, tags: missing });
        }
      }
    },
    remove: async (step) => {
      for (const { name, tags } of await find()) {
        if (isRetained(tags)) step.say(`${name} stays: it was to be kept`);
        else if (isOurs(tags, spec)) await remove(step, name);
        else step.say(`${name} stays: nothing shows that it is of this cluster`);
      }
    },
    removeAgain: async (step) => {
      if (deleted.size === 0 || (await plane.read()) !== undefined) return;
      for (const { name } of await find()) if (deleted.has(name)) await remove(step, name);
    },
  };
}
