import type { Aws } from '../../aws/clients.ts';
import { completeResources } from '../../aws/stack.ts';
import { isLeavingStack, isLostStack, isRepairableStack } from '../../aws/states.ts';
import { change, type Difference, madeAnew, make } from '../../engine/difference.ts';
import type { Resource } from '../../engine/graph.ts';
import type { Need } from '../../engine/need.ts';
import { namesOf } from '../../spec/names.ts';
import type { ClusterSpec } from '../../spec/spec.ts';
import { leavingIn } from '../presence.ts';
import { ownStack } from '../stack.ts';
import type { Subnets } from './network-stack.ts';

export interface MinimumGroups {
  /** On the interfaces of the control plane, beside EKS's own. */
  controlPlane: string;
  /** On nodes, in place of EKS's own. */
  nodes: readonly string[];
}

const template = new URL('../../templates/minimum-groups.yaml', import.meta.url);

/**
 * What little has to pass between control plane and nodes, as security groups in one CloudFormation stack: EKS's own group lets
 * through everything among its members, and is put on nodes unless their launch template names groups. Source: EKS user guide,
 * "View Amazon EKS security group requirements for clusters".
 */
export function minimumGroups(
  aws: Aws,
  spec: ClusterSpec,
  needs: { subnets: Need<Subnets> },
): Resource<MinimumGroups> {
  const own = ownStack(aws, {
    name: namesOf(spec.name, spec.region).groupsStack,
    template,
    mark: spec,
    tags: spec.tags,
  });

  return {
    name: 'security groups of its own',
    needs: [needs.subnets],
    read: async () =>
      (await own.find()) === undefined ? undefined : groupsOf(await completeResources(aws, own.name)),
    diff: async (): Promise<Difference[]> => {
      const existing = await own.find();
      if (existing === undefined) return [make('the minimum for control plane and nodes')];
      if (isLostStack(existing)) return [madeAnew(existing.StackStatus)];
      return isRepairableStack(existing)
        ? [change(`its stack is ${existing.StackStatus}, and is repaired`)]
        : [];
    },
    ensure: async (step) => {
      const { vpcId } = step.need(needs.subnets);
      const existing = await own.findUsable(step);
      await own.begin(step, existing, async () => ({
        what: `in ${vpcId}`,
        values: { Vpc: vpcId, Cluster: spec.name },
      }));
      const { value } = await own.untilUsable(step, 'the security groups', (_stack, complete) =>
        groupsOf(complete),
      );
      return value;
    },
    leaving: async () => {
      const stack = await own.find();
      return leavingIn(stack?.StackStatus, isLeavingStack(stack));
    },
    remove: async (step) => own.remove(step),
  };
}

function groupsOf(complete: ReadonlyMap<string, string>): MinimumGroups | undefined {
  const [controlPlane, nodes, members] = ['ControlPlane', 'Nodes', 'Members'].map((id) => complete.get(id));
  if (controlPlane === undefined || nodes === undefined || members === undefined) return undefined;
  return { controlPlane, nodes: [nodes, members] };
}
