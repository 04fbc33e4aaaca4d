import type { Stack } from '@aws-sdk/client-cloudformation';
import type { Aws } from '../../aws/clients.ts';
import { errorCode } from '../../aws/errors.ts';
import { objectionsTo, typesOfGroups } from '../../aws/instance-types.ts';
import { objectionsToEnclaves, objectionsToImage, objectionsToLaunch } from '../../aws/launch-objections.ts';
import { objectionsToReservation } from '../../aws/reservation-objections.ts';
import { scalingGroup } from '../../aws/scaling-group.ts';
import { stackFailure } from '../../aws/stack.ts';
import {
  isHalfMadeStack,
  isLeavingStack,
  isLostStack,
  isRepairableStack,
  isWholeStack,
} from '../../aws/states.ts';
import { change, type Difference, madeAnew, make, refuse, refusedOf } from '../../engine/difference.ts';
import type { Resource } from '../../engine/graph.ts';
import type { Need } from '../../engine/need.ts';
import type { Step } from '../../engine/step.ts';
import { everyGroupOf } from '../../spec/self-managed.ts';
import type { ClusterSpec, SelfManagedGroupSpec } from '../../spec/spec.ts';
import type { ControlPlane } from '../control-plane/control-plane.ts';
import type { MinimumGroups } from '../network/minimum-groups.ts';
import type { Subnets } from '../network/network-stack.ts';
import { leavingIn } from '../presence.ts';
import type { InstanceProfile } from './instance-profile.ts';
import { elseOnDemand } from './launches.ts';
import { describe } from './node-group-config.ts';
import { letIn, prelaunchOf } from './prelaunch.ts';
import { isPrelaunched } from './prelaunch-template.ts';
import { takesOfNodes } from './room.ts';
import { objectionsToZones } from './self-managed-objections.ts';
import { type Found, type Plan, planFor, processesOf, rolling } from './self-managed-plan.ts';
import { NeverReadyError, untilNodesAreReady } from './self-managed-readiness.ts';
import { placeOf, sizesOf, stackNameOf, stackOfGroup, triedBy, wantedImage } from './self-managed-stack.ts';
import {
  asMade,
  mayTurnToOnDemand,
  onDemand,
  type Surroundings,
  templateOf,
} from './self-managed-template.ts';

export interface SelfManagedGroup {
  /** As many as it should have. */
  nodes: number;
  /** Whether on-demand instances have taken the place of spot ones. */
  isOnDemand?: boolean;
}

export interface SelfManagedGroupNeeds {
  plane: Resource<ControlPlane>;
  /** The whole network: without their way out, nodes cannot join. */
  network: Need<Subnets>;
  profile: Need<InstanceProfile>;
  /** What lets its nodes into the cluster, and whoever asks which of them are Ready. */
  admission: readonly Need<unknown>[];
  /** Of the cluster's own, in place of EKS's. */
  securityGroups: Resource<MinimumGroups> | undefined;
}

/** A node group that EKS knows nothing of: a CloudFormation stack of its own, as the user guide's template has it. */
export function selfManagedGroup(
  aws: Aws,
  spec: ClusterSpec,
  group: SelfManagedGroupSpec,
  needs: SelfManagedGroupNeeds,
): Resource<SelfManagedGroup> {
  const name = stackNameOf(spec, group);
  const title = `self-managed node group ${group.name}`;
  const own = stackOfGroup(aws, spec, group);
  const groups = needs.securityGroups === undefined ? [] : [needs.securityGroups];

  async function look(stack: Stack): Promise<Found> {
    const cloudFormation = await aws.cloudFormation();
    const [{ TemplateBody = '{}' }, found] = await Promise.all([
      cloudFormation.getTemplate({ StackName: stack.StackId }),
      scalingGroup(aws, name),
    ]);
    return { stack, template: JSON.parse(TemplateBody), group: found };
  }

  async function surroundings(
    plane: ControlPlane,
    network: Subnets,
    profile: string,
    own: MinimumGroups | undefined,
  ): Promise<Surroundings> {
    return {
      ...(await placeOf(aws, spec, group, network, profile)),
      cluster: plane,
      // EKS's own, which the control plane and managed nodes have, too.
      securityGroupIds: own?.nodes ?? [plane.clusterSecurityGroupId],
    };
  }

  const surroundingsIn = (step: Step, plane: ControlPlane): Promise<Surroundings> =>
    surroundings(
      plane,
      step.need(needs.network),
      step.need(needs.profile).name,
      needs.securityGroups && step.need(needs.securityGroups),
    );

  /** What it would take, and why it could not be made. */
  async function toBeMade(): Promise<Difference[]> {
    const types = await typesOfGroups(aws, everyGroupOf(spec));
    const objections = await objectionsTo(aws, group, types);
    const unlaunched = [
      ...(await objectionsToLaunch(aws, group)),
      ...(await objectionsToReservation(aws, group)),
      ...objectionsToEnclaves(group, types),
    ];
    return [
      {
        ...make([describe(group), ...(await startInWords())].join('; ')),
        takes: takesOfNodes(group, group.nodes, types),
      },
      ...[...objections, ...unlaunched].map(refuse),
      // A type that there is not has no zone either, and suits no image.
      ...(objections.length > 0
        ? []
        : [
            ...(await objectionsToZones(aws, group, needs.network)),
            ...(await objectionsToImage(aws, group, types.get(group.instanceTypes[0] ?? ''))).map(refuse),
          ]),
    ];
  }

  /** When the instances of a new one start. */
  async function startInWords(): Promise<string[]> {
    if ((await needs.plane.read()) !== undefined) return [];
    const plan = await prelaunchOf(aws, spec, group);
    return [
      'whyNot' in plan
        ? `its instances start once the control plane is there: ${plan.whyNot}`
        : 'its instances start while EKS makes the control plane',
    ];
  }

  /** @param has the group as its template has it */
  async function untilReady(
    step: Step,
    plane: ControlPlane,
    has: SelfManagedGroupSpec,
    { mayTurn = false, isNew = false } = {},
  ): Promise<void> {
    const tried = await triedBy(aws, group, has, step.need(needs.network));
    await untilNodesAreReady(aws, step, own, plane, { ...tried, mayTurn }, { nodes: group.nodes, isNew });
  }

  const imageFor = ({ version }: ControlPlane): Promise<string> => wantedImage(aws, spec, group, version);

  /** @param has the group itself, or in the place of spot instances on-demand ones */
  async function create(step: Step, has: SelfManagedGroupSpec): Promise<void> {
    const plane = step.need(needs.plane);
    const around = await surroundingsIn(step, plane);
    await own.begin(step, undefined, async () => ({
      what: `of ${describe(has)}`,
      template: JSON.stringify(templateOf(has, around)),
      values: { ...sizesOf(group), GivenImage: group.ami ?? '', ImageName: await imageFor(plane) },
    }));
  }

  /**
   * Of a stack that is being made: until its nodes are Ready. Where there are no spot instances, and others will do, it is made anew.
   * @returns the group as it is then
   */
  async function untilMade(
    step: Step,
    plane: ControlPlane,
    has: SelfManagedGroupSpec,
    isNew = false,
  ): Promise<SelfManagedGroupSpec> {
    const mayTurn = mayTurnToOnDemand(has);
    try {
      await untilReady(step, plane, has, { mayTurn, isNew });
      return has;
    } catch (why) {
      return elseOnDemand(step, why, mayTurn, async () => {
        const other = onDemand(group);
        await own.remove(step);
        await create(step, other);
        await untilReady(step, plane, other);
        return other;
      });
    }
  }

  async function update(step: Step, plan: Plan): Promise<void> {
    for (const { words } of plan.differences) step.change('updated', words);
    const cloudFormation = await aws.cloudFormation();
    const request = {
      StackName: name,
      ...(plan.template === undefined
        ? { UsePreviousTemplate: true }
        : { TemplateBody: JSON.stringify(plan.template) }),
      Parameters: Object.entries(plan.values).map(([ParameterKey, ParameterValue]) => ({
        ParameterKey,
        ParameterValue,
      })),
      DisableRollback: true,
    };
    await cloudFormation.updateStack(request).catch(async (error: unknown) => {
      if (errorCode(error) !== 'ValidationError') throw error;
      if (/No updates are to be performed/.test(String(error))) return;
      const now = await own.find();
      if (now === undefined || isRepairableStack(now)) throw error;
      step.say(`another run changes stack ${name}`);
    });
  }

  /** What Auto Scaling does once nodes are Ready: CloudFormation knows nothing of it, and an update of its may undo it. */
  async function setProcesses(step: Step): Promise<void> {
    if (group.suspended === undefined) return;
    const processes = processesOf(group, await scalingGroup(aws, name));
    if (processes === undefined) return;
    const { suspend, resume, words } = processes;
    step.change('updated', words);
    const autoScaling = await aws.autoScaling();
    const AutoScalingGroupName = name;
    if (suspend.length > 0) {
      await autoScaling.suspendProcesses({ AutoScalingGroupName, ScalingProcesses: suspend });
    }
    if (resume.length > 0) {
      await autoScaling.resumeProcesses({ AutoScalingGroupName, ScalingProcesses: resume });
    }
  }

  /**
   * Of a stack that stands: until it is whole. Where an instance that has started before the control plane does not become a node,
   * the group is made anew, once, without that.
   */
  async function finish(step: Step, plane: ControlPlane, stack: Stack): Promise<void> {
    const { template } = await look(stack);
    const has = asMade(group, template);
    if (!isHalfMadeStack(stack)) return untilReady(step, plane, has);
    try {
      await untilMade(step, plane, has, isPrelaunched(template));
    } catch (error) {
      if (!(error instanceof NeverReadyError)) throw error;
      step.say(`${error.message} The group is made anew, now that the control plane is there.`);
      await own.remove(step);
      await create(step, has);
      await untilMade(step, plane, has);
    }
  }

  /** CloudFormation deletes the entrance, which nothing may have any more. */
  async function leaveEntrance(step: Step, plane: ControlPlane): Promise<void> {
    await step.until('the entrance to be left', async () => {
      const count = await letIn(aws, name, [plane.clusterSecurityGroupId]);
      return count === 0 ? { done: undefined } : { waiting: `${count} interfaces have it` };
    });
  }

  /** The stack, once one of which nothing comes any more is gone. */
  async function findUsable(step: Step): Promise<Stack | undefined> {
    const stack = await own.findUsable(step);
    if (stack?.StackStatus !== 'CREATE_FAILED') return stack;
    step.say(`${(await stackFailure(aws, stack)).message} It is made anew.`);
    await own.remove(step);
    return undefined;
  }

  return {
    name: title,
    needs: [needs.plane, needs.network, needs.profile, ...needs.admission, ...groups],
    read: async () => {
      if ((await own.find()) === undefined) return undefined;
      const found = await scalingGroup(aws, name);
      return found && { nodes: found.nodes };
    },
    diff: async () => {
      const stack = await own.find();
      if (stack === undefined) return toBeMade();
      if (isLostStack(stack) || stack.StackStatus === 'CREATE_FAILED')
        return [madeAnew(stack.StackStatus), ...refusedOf(await toBeMade())];
      const [plane, network, profile, ownGroups] = await Promise.all([
        needs.plane.read(),
        needs.network.read(),
        needs.profile.read(),
        needs.securityGroups?.read(),
      ]);
      if (plane === undefined || network === undefined || profile === undefined)
        return [change(`what it stands on is made anew: ${rolling}`)];
      const around = await surroundings(plane, network, profile.name, ownGroups);
      const { differences } = planFor(spec, group, await look(stack), network, around, await imageFor(plane));
      const processes = processesOf(group, await scalingGroup(aws, name));
      return [
        ...differences,
        ...(processes === undefined ? [] : [change(processes.words)]),
        ...(differences.length > 0 ? refusedOf(await toBeMade()) : []),
      ];
    },
    ensure: async (step) => {
      const plane = step.need(needs.plane);
      const stack = await findUsable(step);
      if (stack === undefined) {
        await create(step, group);
        const made = await untilMade(step, plane, group);
        await setProcesses(step);
        return { nodes: group.nodes, isOnDemand: made !== group };
      }
      // What another run has begun is brought to its end first.
      if (!isWholeStack(stack) && !isRepairableStack(stack)) await finish(step, plane, stack);
      const found = await look((await own.find()) ?? stack);
      const made = asMade(group, found.template);
      const network = step.need(needs.network);
      const around = await surroundingsIn(step, plane);
      const plan = planFor(spec, group, found, network, around, await imageFor(plane));
      if (plan.differences.length > 0) {
        if (isPrelaunched(found.template)) await leaveEntrance(step, plane);
        await update(step, plan);
        // Nodes are Ready without it. Whatever becomes of it, the next run goes on from there.
        if (!plan.isOfLater) await untilReady(step, plane, made);
      }
      await setProcesses(step);
      return { nodes: Number(plan.values.Nodes), isOnDemand: made !== group };
    },
    exists: async () => (await own.find()) !== undefined,
    leaving: async () => {
      const stack = await own.find();
      return leavingIn(stack?.StackStatus, isLeavingStack(stack));
    },
    remove: async (step) => own.remove(step),
  };
}
