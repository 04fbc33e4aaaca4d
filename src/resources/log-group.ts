import type { Aws } from '../aws/clients.ts';
import { unlessAbsent } from '../aws/errors.ts';
import { controlPlaneLogGroup, findLogGroup, type LogGroup } from '../aws/log-groups.ts';
import type { ClusterSpec } from '../config/spec.ts';
import { isOurs, requireOurs } from '../config/tags.ts';
import type { Resource } from '../engine/graph.ts';
import type { ControlPlane } from './control-plane.ts';

export interface ControlPlaneLogs extends Resource<LogGroup> {
  /** Gives the group our tags, while the cluster is there to prove that it is ours. */
  claim(): Promise<void>;
}

/**
 * The logs of the control plane. EKS makes the group without tags, under a name that an earlier cluster may have had which
 * was not ours: without our tags it stays. It goes last: a dying control plane makes it again.
 */
export function logGroup(
  aws: Aws,
  spec: ClusterSpec,
  { plane }: { plane: Resource<ControlPlane> },
): ControlPlaneLogs {
  const name = controlPlaneLogGroup(spec.name);
  const find = (): Promise<LogGroup | undefined> => findLogGroup(aws, name);

  return {
    name: 'log group',
    needs: [],
    madeBy: [plane],
    read: find,
    claim: async () => {
      const cluster = await plane.read();
      const group = cluster && (await find());
      if (cluster === undefined || group === undefined || isOurs(group.tags, spec)) return;
      requireOurs(`Cluster ${cluster.name}`, cluster.tags, spec);
      const logs = await aws.logs();
      await logs.tagResource({ resourceArn: group.arn, tags: { ...spec.tags } });
    },
    remove: async (step) => {
      const group = await find();
      if (group === undefined) return;
      if (!isOurs(group.tags, spec)) {
        step.say(`${name} stays: nothing shows that it is of this cluster`);
        return;
      }
      step.change('deleted', name);
      const logs = await aws.logs();
      await unlessAbsent(logs.deleteLogGroup({ logGroupName: name }));
    },
  };
}
