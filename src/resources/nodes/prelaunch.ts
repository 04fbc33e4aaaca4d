import type { Stack } from '@aws-sdk/client-cloudformation';
import type { Aws } from '../../aws/clients.ts';
import { unlessAbsent } from '../../aws/errors.ts';
import { diagnoseNodes, launchTrouble, selfManagedNodes } from '../../aws/node-diagnosis.ts';
import { objectionToDropIns } from '../../aws/node-images.ts';
import { scalingGroup } from '../../aws/scaling-group.ts';
import { completeResources, stackFailure } from '../../aws/stack.ts';
import { isLeavingStack, isLostStack, isRepairableStack } from '../../aws/states.ts';
import { usualTimes } from '../../aws/usual-times.ts';
import { defaultVersion } from '../../aws/versions.ts';
import type { Resource } from '../../engine/graph.ts';
import { RemovedMeanwhileError } from '../../engine/meanwhile.ts';
import type { Need } from '../../engine/need.ts';
import type { Step } from '../../engine/step.ts';
import type { Probe } from '../../engine/wait.ts';
import { serviceRangeOf, whyNotPrelaunched } from '../../spec/prelaunch.ts';
import type { ClusterSpec, SelfManagedGroupSpec } from '../../spec/spec.ts';
import type { ControlPlane } from '../control-plane/control-plane.ts';
import type { Subnets } from '../network/network-stack.ts';
import { present } from '../presence.ts';
import type { InstanceProfile } from './instance-profile.ts';
import { ageOf, elseOnDemand, noInstances } from './launches.ts';
import { describe } from './node-group-config.ts';
import { entrance, type PrelaunchSurroundings, prelaunchTemplateOf } from './prelaunch-template.ts';
import {
  placeOf,
  signal,
  sizesOf,
  stackNameOf,
  stackOfGroup,
  triedBy,
  wantedImage,
} from './self-managed-stack.ts';
import { mayTurnToOnDemand, onDemand } from './self-managed-template.ts';

export interface PrelaunchNeeds {
  plane: Resource<ControlPlane>;
  /** The whole network: instances without a way out would ask for their cluster in vain. */
  network: Need<Subnets>;
  profile: Need<InstanceProfile>;
}

/** Whether the instances of a group start before the control plane, if that is still to come. */
export type Prelaunch = { image: string } | { whyNot: string };

export async function prelaunchOf(
  aws: Aws,
  spec: ClusterSpec,
  group: SelfManagedGroupSpec,
): Promise<Prelaunch> {
  const objection = whyNotPrelaunched(spec, group);
  if (objection !== undefined) return { whyNot: objection };
  const version = spec.kubernetesVersion ?? (await defaultVersion(aws));
  if (version === undefined)
    return {
      whyNot: 'EKS does not tell which version it gives new clusters, and kubernetes-version says none',
    };
  const image = await wantedImage(aws, spec, group, version);
  // Whoever has an image of his own knows that it has the folder.
  const whyNot = group.ami === undefined ? await objectionToDropIns(aws, image) : undefined;
  return whyNot === undefined ? { image } : { whyNot };
}

/** What the template of such a group is made of. */
export const prelaunchSurroundings = (
  spec: ClusterSpec,
  network: Subnets,
  place: Omit<PrelaunchSurroundings, 'cluster' | 'region' | 'vpcId' | 'serviceCidr'>,
): PrelaunchSurroundings => ({
  ...place,
  cluster: spec.name,
  region: spec.region,
  vpcId: network.vpcId,
  serviceCidr: serviceRangeOf(spec, network.ranges),
});

/**
 * The instances of a self-managed node group, begun while EKS still makes the control plane: they boot, and wait for it. Ready
 * once they run, or the control plane is there. Their stack is that of the group, which is made without this where it is not.
 */
export function prelaunch(
  aws: Aws,
  spec: ClusterSpec,
  group: SelfManagedGroupSpec,
  needs: PrelaunchNeeds,
): Resource<undefined> {
  const name = stackNameOf(spec, group);
  const own = stackOfGroup(aws, spec, group);
  const nodes = selfManagedNodes(name);

  /** @param has the group itself, or in the place of spot instances on-demand ones */
  async function create(step: Step, image: string, has: SelfManagedGroupSpec): Promise<void> {
    const network = step.need(needs.network);
    const place = await placeOf(aws, spec, group, network, step.need(needs.profile).name);
    const template = prelaunchTemplateOf(has, prelaunchSurroundings(spec, network, place));
    await own.begin(step, undefined, async () => ({
      what: `of ${describe(has)}, which start while EKS makes the control plane`,
      template: JSON.stringify(template),
      values: { ...sizesOf(group), GivenImage: group.ami ?? '', ImageName: image },
      rollsBack: true,
    }));
  }

  /** Of on-demand instances, where there are none of spot, and others will do. */
  async function begin(step: Step, image: string): Promise<void> {
    await create(step, image, group);
    try {
      await untilTheyRun(step, group);
    } catch (why) {
      await elseOnDemand(step, why, mayTurnToOnDemand(group), async () => {
        const other = onDemand(group);
        await own.remove(step);
        await create(step, image, other);
        await untilTheyRun(step, other);
      });
    }
  }

  async function troubleOf(stack: Stack): Promise<Error> {
    const failure = await stackFailure(aws, stack);
    return new Error([failure.message, await diagnoseNodes(aws, nodes)].filter(Boolean).join(' '));
  }

  /** Nobody waits for instances that do not come while the control plane could be waited for. */
  async function untilTheyRun(step: Step, has: SelfManagedGroupSpec): Promise<void> {
    const mayTurn = mayTurnToOnDemand(has);
    const tried = { ...(await triedBy(aws, group, has, step.need(needs.network))), mayTurn };
    const see = present(`Stack ${name}`);
    const probe = async (): Promise<Probe<undefined>> => {
      const stack = see(await own.find());
      if (isLeavingStack(stack)) throw new RemovedMeanwhileError(`Stack ${name}`, `is ${stack?.StackStatus}`);
      if (stack !== undefined && (isRepairableStack(stack) || isLostStack(stack)))
        throw await troubleOf(stack);
      const found = await scalingGroup(aws, name);
      const count = found?.instanceIds.length ?? 0;
      if (count >= group.nodes) return { done: undefined };
      const since = stack?.CreationTime;
      const launches = await launchTrouble(aws, nodes, { zones: tried.zones, since });
      const verdict = noInstances(tried, launches, ageOf(step.elapsed(), since));
      if (verdict !== undefined) {
        if (!mayTurn || !verdict.isOfMarket) await signal(aws, name, 'none', 'FAILURE');
        throw verdict;
      }
      if ((await needs.plane.read()) !== undefined) return { done: undefined };
      const words = `${count} of ${group.nodes} instances`;
      return { waiting: [words, launches?.words].filter(Boolean).join('; ') };
    };
    await step.until('the instances to start', probe, usualTimes.instancesStarted);
  }

  return {
    name: `instances of node group ${group.name}`,
    needs: [needs.network, needs.profile],
    read: async () => undefined,
    ensure: async (step) => {
      if ((await needs.plane.read()) !== undefined) return undefined;
      const plan = await prelaunchOf(aws, spec, group);
      if ('whyNot' in plan) {
        step.say(`its instances start once the control plane is there: ${plan.whyNot}`);
        return undefined;
      }
      if ((await own.findUsable(step)) !== undefined) return undefined;
      // Nothing runs for a cluster that EKS refuses to make.
      await step.until('the control plane to be begun', async () =>
        (await needs.plane.exists?.()) ? { done: undefined } : { waiting: 'EKS has not begun it' },
      );
      await begin(step, plan.image);
      return undefined;
    },
  };
}

/**
 * Gives interfaces that have a stack's entrance the groups that its nodes are to have, in its place.
 * @returns how many there were
 */
export async function letIn(aws: Aws, stack: string, Groups: string[]): Promise<number> {
  const group = (await completeResources(aws, stack)).get(entrance);
  if (group === undefined) return 0;
  const ec2 = await aws.ec2();
  const Filters = [{ Name: 'group-id', Values: [group] }];
  const { NetworkInterfaces = [] } = await ec2.describeNetworkInterfaces({ Filters });
  const change = ({ NetworkInterfaceId }: { NetworkInterfaceId?: string | undefined }) =>
    unlessAbsent(ec2.modifyNetworkInterfaceAttribute({ NetworkInterfaceId, Groups }));
  await Promise.all(NetworkInterfaces.map(change));
  return NetworkInterfaces.length;
}

/** The way of prelaunched instances to the control plane, at the moment at which it is there. */
export function wayIn(
  aws: Aws,
  spec: ClusterSpec,
  group: SelfManagedGroupSpec,
  { plane, begun }: { plane: Resource<ControlPlane>; begun: Need<undefined> },
): Resource<undefined> {
  return {
    name: `way in of node group ${group.name}`,
    needs: [plane, begun],
    read: async () => undefined,
    ensure: async (step) => {
      const { clusterSecurityGroupId } = step.need(plane);
      const count = await letIn(aws, stackNameOf(spec, group), [clusterSecurityGroupId]);
      if (count > 0) step.say(`${count} interfaces get the security group of the cluster`);
      return undefined;
    },
  };
}
