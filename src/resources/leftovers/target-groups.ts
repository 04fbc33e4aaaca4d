import type { Aws } from '../../aws/clients.ts';
import { errorCode, unlessAbsent, wordsOf } from '../../aws/errors.ts';
import { type TargetGroup, targetGroupsOf } from '../../aws/load-balancers.ts';
import { isMadeForIn, vpcsOf } from '../../aws/vpc.ts';
import type { Resource } from '../../engine/graph.ts';
import type { ClusterSpec } from '../../spec/spec.ts';

export interface TargetGroupsNeeds {
  /** A VPC goes without its target groups, whose tags alone do not tell then, as a rule, whose they are. */
  network: Resource<unknown>;
  loadBalancers: Resource<unknown>;
}

/** Target groups of the cluster's controllers that have outlived them. */
export function targetGroups(
  aws: Aws,
  spec: ClusterSpec,
  { network, loadBalancers }: TargetGroupsNeeds,
): Resource<TargetGroup[]> {
  async function find(): Promise<TargetGroup[]> {
    const vpcs = await vpcsOf(aws, spec);
    const ids = vpcs.map(({ id }) => id);
    const all = await targetGroupsOf(aws, spec, ids);
    return all.filter(({ tags, vpcId }) => isMadeForIn(vpcs[ids.indexOf(vpcId)], tags, spec));
  }

  return {
    name: 'target groups',
    needs: [network],
    madeBy: [loadBalancers],
    read: async () => {
      const found = await find();
      return found.length === 0 ? undefined : found;
    },
    remove: async (step) => {
      const elb = await aws.elb();
      for (const { arn } of await find()) {
        step.change('deleted', arn);
        await step.until('the listeners of the target group to go', async () => {
          try {
            await unlessAbsent(elb.deleteTargetGroup({ TargetGroupArn: arn }));
            return { done: undefined };
          } catch (error) {
            if (errorCode(error) !== 'ResourceInUse') throw error;
            return { waiting: wordsOf(error) };
          }
        });
      }
    },
  };
}
