import type { Aws } from '../../aws/clients.ts';
import { isLeavingStack, isLostStack, isRepairableStack } from '../../aws/states.ts';
import { make } from '../../engine/difference.ts';
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
 * The security groups of the seed deck's minimum, as one CloudFormation stack: EKS's own group lets through everything among
 * its members, and is put on nodes unless their launch template names groups. Source: EKS user guide, "View Amazon EKS security
 * group requirements for clusters".
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
    name: 'minimum security groups',
    needs: [needs.subnets],
    read: async () => {
      const stack = await own.find();
      if (stack === undefined) return undefined;
      const { completeResources } = await import('../../aws/stack.ts');
      return groupsOf(await completeResources(aws, own.name));
    },
    diff: async () => {
      const existing = await own.find();
      if (existing === undefined) return [make('for the control plane and for nodes')];
      if (isLostStack(existing))
        return [{ verdict: 'replace', words: `its stack is ${existing.StackStatus}, and is made anew` }];
      return isRepairableStack(existing)
        ? [{ verdict: 'change', words: `its stack is ${existing.StackStatus}, and is repaired` }]
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
    remove: async (step) => {
      if ((await own.find()) === undefined) return;
      await own.remove(step);
    },
  };
}

/** Those that a cluster may have, whatever is asked for now, are only taken away. */
export function formerGroups(...args: Parameters<typeof minimumGroups>): Resource<MinimumGroups> {
  const { ensure: _ensure, diff: _diff, ...groups } = minimumGroups(...args);
  return groups;
}

function groupsOf(complete: ReadonlyMap<string, string>): MinimumGroups | undefined {
  const [controlPlane, nodes, members] = ['ControlPlane', 'Nodes', 'Members'].map((id) => complete.get(id));
  if (controlPlane === undefined || nodes === undefined || members === undefined) return undefined;
  return { controlPlane, nodes: [nodes, members] };
}
