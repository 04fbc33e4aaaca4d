import { scalingGroupsIn, unlessGroupIsUnknown } from '../../aws/auto-scaling.ts';
import type { Aws } from '../../aws/clients.ts';
import { isDenied } from '../../aws/errors.ts';
import { instancesIn, type NodeInstance } from '../../aws/node-instances.ts';
import { groupRemoval, instanceRemoval } from '../../aws/other-tools.ts';
import { areEmpty, type Vpc, vpcsOf } from '../../aws/vpc.ts';
import type { Resource } from '../../engine/graph.ts';
import { sideBySide } from '../../engine/side-by-side.ts';
import type { Step } from '../../engine/step.ts';
import type { ClusterSpec } from '../../spec/spec.ts';
import { someOf } from './inside.ts';

export interface InstancesNeeds {
  plane: Resource<unknown>;
}

/** Calls to EC2 at once. */
const atOnce = 10;

/**
 * Instances that no node group of EKS's has, and the Auto Scaling groups that start them: those that Karpenter started for the
 * cluster, and of node groups that somebody manages otherwise. They outlive its control plane, cost on, and keep the VPC from
 * going. Only in the cluster's own VPC, and only those with its name in a tag: in a network that clusters share, a tag may be
 * anybody's word.
 * Sources: aws/karpenter-provider-aws issues 1134 and 1955; EKS user guide, "Launch self-managed nodes".
 */
export function instances(aws: Aws, spec: ClusterSpec, { plane }: InstancesNeeds): Resource<NodeInstance[]> {
  const ownVpcs = async (): Promise<Vpc[]> => (await vpcsOf(aws, spec)).filter(({ isShared }) => !isShared);
  const find = async (): Promise<NodeInstance[]> => {
    const vpcs = await ownVpcs();
    const isEmpty = await areEmpty(
      aws,
      vpcs.map(({ id }) => id),
    );
    return isEmpty ? [] : instancesIn(aws, spec, vpcs);
  };

  return {
    name: 'instances',
    needs: [],
    madeBy: [plane],
    read: async () => {
      const found = await find();
      return found.length === 0 ? undefined : found;
    },
    remove: async (step) => {
      const groups = await scalingGroupsIn(aws, spec, await ownVpcs());
      const found = await find();
      if (groups.length + found.length === 0) return;
      const names = [
        ...groups.map(({ name }) => name),
        ...found.flatMap(({ scalingGroup }) => scalingGroup ?? []),
      ];
      for (const name of new Set(names)) await removeScalingGroup(aws, step, name);
      const ec2 = await aws.ec2();
      const alone = found.filter(({ scalingGroup }) => scalingGroup === undefined);
      await sideBySide(alone, atOnce, async ({ id, state }) => {
        if (state === 'shutting-down') return;
        step.change('deleted', id);
        await unlessDenied(
          `Instance ${id}`,
          instanceRemoval(id),
          ec2.terminateInstances({ InstanceIds: [id] }),
        );
      });
      await step.until('instances to end', async () => {
        const left = await find();
        if (left.length === 0) return { done: undefined };
        return { waiting: someOf(left.map(({ id, state }) => `${id} is ${state}`)) };
      });
    },
  };
}

/** With its instances, which it would otherwise start anew. */
async function removeScalingGroup(aws: Aws, step: Step, name: string): Promise<void> {
  step.change('deleted', `Auto Scaling group ${name}`);
  const autoScaling = await aws.autoScaling();
  const request = { AutoScalingGroupName: name, ForceDelete: true };
  await unlessDenied(
    `Auto Scaling group ${name}`,
    groupRemoval(name),
    unlessGroupIsUnknown(autoScaling.deleteAutoScalingGroup(request)),
  );
}

/** @throws Error that says what to do, where nothing but the key of a tag names the cluster, which no policy can look at */
async function unlessDenied(what: string, command: string, answer: Promise<unknown>): Promise<void> {
  await answer.catch((error: unknown) => {
    if (!isDenied(error)) throw error;
    throw new Error(
      `${what} stays: this role may end what carries the cluster's name as the value of the tag eks:eks-cluster-name, or in an ` +
        `account of its own (docs/iam/alone.json). Remove it with \`${command}\`, and run \`down\` again.`,
      { cause: error },
    );
  });
}
