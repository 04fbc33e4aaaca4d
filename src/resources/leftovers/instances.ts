import type { Instance } from '@aws-sdk/client-ec2';
import { unlessGroupIsUnknown } from '../../aws/auto-scaling.ts';
import type { Aws } from '../../aws/clients.ts';
import { everyPage } from '../../aws/pages.ts';
import { ownVpcIds } from '../../aws/vpc.ts';
import type { Resource } from '../../engine/graph.ts';
import { sideBySide } from '../../engine/side-by-side.ts';
import type { Step } from '../../engine/step.ts';
import type { ClusterSpec } from '../../spec/spec.ts';
import { fromTagList, isMadeFor } from '../../spec/tags.ts';
import { someOf } from './inside.ts';

export interface InstancesNeeds {
  plane: Resource<unknown>;
}

/** Calls to EC2 at once. */
const atOnce = 10;

/** Every state but `terminated`. */
const standing = ['pending', 'running', 'shutting-down', 'stopping', 'stopped'];

/**
 * Instances that no node group of EKS's has: those that Karpenter started for the cluster, and of node groups that somebody
 * manages otherwise. They outlive its control plane, cost on, and keep the VPC from going. Only in the cluster's own VPC, and
 * only those with its name in a tag: in a network that clusters share, a tag may be anybody's word.
 * Sources: aws/karpenter-provider-aws issues 1134 and 1955; EKS user guide, "Launch self-managed nodes".
 */
export function instances(aws: Aws, spec: ClusterSpec, { plane }: InstancesNeeds): Resource<Instance[]> {
  async function find(): Promise<Instance[]> {
    const vpcs = await ownVpcIds(aws, spec);
    if (vpcs.length === 0) return [];
    const ec2 = await aws.ec2();
    const Filters = [
      { Name: 'vpc-id', Values: vpcs },
      { Name: 'instance-state-name', Values: standing },
    ];
    const reservations = await everyPage(
      (NextToken) => ec2.describeInstances({ Filters, NextToken }),
      (page) => page.Reservations,
    );
    return reservations
      .flatMap(({ Instances = [] }) => Instances)
      .filter(({ Tags }) => isMadeFor(fromTagList(Tags), spec));
  }

  return {
    name: 'instances',
    needs: [],
    madeBy: [plane],
    read: async () => {
      const found = await find();
      return found.length === 0 ? undefined : found;
    },
    remove: async (step) => {
      const found = await find();
      if (found.length === 0) return;
      const groups = new Set(found.flatMap((instance) => autoScalingGroupOf(instance) ?? []));
      for (const group of groups) await removeAutoScalingGroup(aws, step, group);
      const ec2 = await aws.ec2();
      const alone = found.filter((instance) => autoScalingGroupOf(instance) === undefined);
      await sideBySide(alone, atOnce, async ({ InstanceId = '', State }) => {
        if (State?.Name === 'shutting-down') return;
        step.change('deleted', InstanceId);
        await ec2.terminateInstances({ InstanceIds: [InstanceId] });
      });
      await step.until('instances to end', async () => {
        const left = await find();
        if (left.length === 0) return { done: undefined };
        return { waiting: someOf(left.map(({ InstanceId, State }) => `${InstanceId} is ${State?.Name}`)) };
      });
    },
  };
}

const autoScalingGroupOf = ({ Tags }: Instance): string | undefined =>
  fromTagList(Tags)['aws:autoscaling:groupName'];

/** With its instances, which it would otherwise start anew. */
async function removeAutoScalingGroup(aws: Aws, step: Step, AutoScalingGroupName: string): Promise<void> {
  step.change('deleted', `Auto Scaling group ${AutoScalingGroupName}`);
  const autoScaling = await aws.autoScaling();
  await unlessGroupIsUnknown(autoScaling.deleteAutoScalingGroup({ AutoScalingGroupName, ForceDelete: true }));
}
