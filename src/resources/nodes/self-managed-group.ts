import type { Stack } from '@aws-sdk/client-cloudformation';
import type { hardwareOf } from '../../aws/ami-type.ts';
import type { Aws } from '../../aws/clients.ts';
import { errorCode } from '../../aws/errors.ts';
import { objectionsTo, typesOfGroups } from '../../aws/instance-types.ts';
import { objectionsToLaunch } from '../../aws/launch-objections.ts';
import { consoleOfNode, diagnoseNodes, launchTrouble, selfManagedNodes } from '../../aws/node-diagnosis.ts';
import { type FoundScalingGroup, scalingGroup } from '../../aws/scaling-group.ts';
import { stackFailure } from '../../aws/stack.ts';
import { isLeavingStack, isLostStack, isRepairableStack, isWholeStack } from '../../aws/states.ts';
import { usualTimes } from '../../aws/usual-times.ts';
import { ZonesOfNetworkError, zonesOffering } from '../../aws/zones.ts';
import { change, type Difference, madeAnew, make, refuse, refusedOf } from '../../engine/difference.ts';
import type { Resource } from '../../engine/graph.ts';
import { RemovedMeanwhileError } from '../../engine/meanwhile.ts';
import type { Need } from '../../engine/need.ts';
import type { Step } from '../../engine/step.ts';
import type { Probe } from '../../engine/wait.ts';
import { clusterClient } from '../../kubernetes/access.ts';
import { isReady } from '../../kubernetes/nodes.ts';
import { everyGroupOf } from '../../spec/self-managed.ts';
import type { ClusterSpec, SelfManagedGroupSpec } from '../../spec/spec.ts';
import { untilUsable } from '../addons/usable.ts';
import type { ControlPlane } from '../control-plane/control-plane.ts';
import type { MinimumGroups } from '../network/minimum-groups.ts';
import { parameterOf, type Subnets } from '../network/network-stack.ts';
import { leavingIn, present } from '../presence.ts';
import type { InstanceProfile } from './instance-profile.ts';
import { describe, newSizes } from './node-group-config.ts';
import { letIn, prelaunchOf, prelaunchSurroundings } from './prelaunch.ts';
import { isPrelaunched, prelaunchTemplateOf, withoutReplacement } from './prelaunch-template.ts';
import { takesOfNodes } from './room.ts';
import {
  findImage,
  placeOf,
  signal,
  sizesOf,
  stackNameOf,
  stackOfGroup,
  wantedImage,
} from './self-managed-stack.ts';
import { partsThatDiffer, type Surroundings, type Template, templateOf } from './self-managed-template.ts';

export interface SelfManagedGroup {
  /** As many as it should have. */
  nodes: number;
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

/** Milliseconds that an instance is given to become a Ready node; large ones of bare metal take most of it to start. */
const patienceWithInstance = 15 * 60_000;

/** Milliseconds after the control plane is there, for one that has started before it: it has booted already. */
const patienceWithPrelaunched = 5 * 60_000;

/** An instance that has started before the control plane does not become a node. */
class NeverReadyError extends Error {}

/** Looks at the group for each look at what keeps it from its end, in consoles and activities: a minute's, as often as is asked by default. */
const rarely = 12;

/** What no patience helps against, in the words of an instance's console. Source: awslabs/amazon-eks-ami, nodeadm's units. */
const hopeless =
  /Failed to start nodeadm-|Dependency failed for nodeadm-run|Failed to start (Kubelet|Bottlerocket)/;

/** A stack that stands, and what of it is compared. */
interface Found {
  stack: Stack;
  /** As CloudFormation has it. */
  template: unknown;
  /** Undefined where it is still to come, or somebody has deleted it. */
  group: FoundScalingGroup | undefined;
}

/** How a stack that stands is brought to what is wanted. */
interface Plan {
  differences: readonly Difference[];
  values: Readonly<Record<string, string>>;
  /** Undefined where it stays as it is. */
  template: Template | undefined;
}

/** Why its nodes stay as they are while they are replaced one at a time, in words. */
const rolling = 'every node is replaced, one at a time and without being drained';

/** A node group that EKS knows nothing of: a CloudFormation stack of its own, as the user guide's template has it. */
export function selfManagedGroup(
  aws: Aws,
  spec: ClusterSpec,
  group: SelfManagedGroupSpec,
  needs: SelfManagedGroupNeeds,
): Resource<SelfManagedGroup> {
  const name = stackNameOf(spec, group);
  const title = `self-managed node group ${group.name}`;
  const nodes = selfManagedNodes(name);
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

  /** Of a stack that stands: what becomes of it. @param image the public parameter of EKS's newest */
  function planFor(found: Found, network: Subnets, around: Surroundings, image: string): Plan {
    const wanted = templateOf(group, around);
    const isNew = isPrelaunched(found.template);
    const then = isNew ? prelaunchTemplateOf(group, prelaunchSurroundings(spec, network, around)) : wanted;
    const { stack, group: has } = found;
    const sizes = newSizes(
      has && { minSize: has.minNodes, maxSize: has.maxNodes, desiredSize: has.nodes },
      group,
    );
    const images = imagesFor(stack, group.ami, image);
    const parts = [
      ...(images.changes === undefined ? [] : [images.changes]),
      ...partsThatDiffer(found.template, then),
    ];
    const isFinished = isNew && parts.length === 0;
    const differences = [
      ...(isRepairableStack(stack) ? [`its stack is ${stack.StackStatus}, and is updated again`] : []),
      ...(parts.length > 0 ? [`${parts.join(', ')}: ${rolling}`] : []),
      ...(isFinished ? ['further instances start as those of any group: none is replaced'] : []),
      ...(has === undefined || sizes === undefined
        ? []
        : [
            ['nodes', has.nodes, sizes.desiredSize],
            ['at least', has.minNodes, sizes.minSize],
            ['at most', has.maxNodes, sizes.maxSize],
          ].flatMap(([what, from, to]) => (from === to ? [] : `${what}: ${from} → ${to}`))),
    ].map(change);
    const nodesThen = sizes?.desiredSize ?? has?.nodes ?? group.nodes;
    const values = { ...images.values, ...sizesOf({ ...group, nodes: nodesThen }) };
    const template =
      parts.length > 0 || isRepairableStack(stack)
        ? wanted
        : isFinished
          ? withoutReplacement(wanted)
          : undefined;
    return { differences, values, template };
  }

  /** What it would take, and why it could not be made. */
  async function toBeMade(): Promise<Difference[]> {
    const types = await typesOfGroups(aws, everyGroupOf(spec));
    const objections = await objectionsTo(aws, group, types);
    const unlaunched = await objectionsToLaunch(aws, group);
    return [
      {
        ...make([describe(group), ...(await startInWords())].join('; ')),
        takes: takesOfNodes(group, group.nodes, types),
      },
      ...[...objections, ...unlaunched].map(refuse),
      // A type that there is not has no zone either, and suits no image.
      ...(objections.length > 0
        ? []
        : (
            await Promise.all([
              objectionsToZones(),
              objectionsToImage(types.get(group.instanceTypes[0] ?? '')),
            ])
          ).flat()),
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

  async function objectionsToZones(): Promise<Difference[]> {
    const subnets = await needs.network.read();
    if (subnets === undefined) return [];
    return zonesOffering(aws, subnets.zones, group).then(
      () => [],
      (error: unknown) => {
        if (!(error instanceof ZonesOfNetworkError)) throw error;
        return [refuse(error.message)];
      },
    );
  }

  async function objectionsToImage(info: Parameters<typeof hardwareOf>[0]): Promise<Difference[]> {
    if (group.ami === undefined) return [];
    const image = await findImage(aws, group.ami);
    const where = `Node group ${group.name}: there is no image ${group.ami} in ${aws.region} that this account may start`;
    if (image === undefined || image.State !== 'available')
      return [refuse(`${where}. Write one of this region, or leave ami out.`)];
    const suits =
      info?.ProcessorInfo?.SupportedArchitectures?.some((each) => each === image.Architecture) ?? true;
    return suits
      ? []
      : [
          refuse(
            `Node group ${group.name}: image ${group.ami} is for ${image.Architecture}, and ${group.instanceTypes[0]} does not start it. ` +
              'Write another image, or other instance types.',
          ),
        ];
  }

  const imageFor = ({ version }: ControlPlane): Promise<string> => wantedImage(aws, spec, group, version);

  async function create(step: Step): Promise<void> {
    const plane = step.need(needs.plane);
    const around = await surroundingsIn(step, plane);
    await own.begin(step, undefined, async () => ({
      what: `of ${describe(group)}`,
      template: JSON.stringify(templateOf(group, around)),
      values: { ...sizesOf(group), GivenImage: group.ami ?? '', ImageName: await imageFor(plane) },
    }));
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

  /**
   * Tells CloudFormation of each instance that has become a Ready node, or never will, until the stack is whole.
   * @param isNew whether its instances have started before the control plane
   * @throws NeverReadyError of such a stack, of which CloudFormation is told nothing then
   */
  async function untilWhole(step: Step, plane: ControlPlane, isNew = false): Promise<void> {
    const patience = isNew ? patienceWithPrelaunched : patienceWithInstance;
    const client = clusterClient(aws, plane);
    const see = present(`Stack ${name}`);
    const told = new Set<string>();
    const seenAt = new Map<string, number>();
    let looks = 0;
    let trouble = '';

    /** Why an instance will not become a node; undefined while it may. */
    async function hopelessness(instance: string): Promise<string | undefined> {
      const age = step.elapsed() - (seenAt.get(instance) ?? 0);
      if (age > patience)
        return `Instance ${instance} is no Ready node after ${Math.round(age / 60_000)} minutes.`;
      if (looks % rarely > 0) return undefined;
      const lines = await consoleOfNode(aws, instance);
      return lines.some((line) => hopeless.test(line)) ? `Instance ${instance} does not join.` : undefined;
    }

    const probe = async (): Promise<Probe<void>> => {
      const stack = see(await own.find());
      if (isLeavingStack(stack)) throw new RemovedMeanwhileError(`Stack ${name}`, `is ${stack?.StackStatus}`);
      if (isWholeStack(stack)) return { done: undefined };
      if (stack !== undefined && (isRepairableStack(stack) || isLostStack(stack))) {
        const failure = await stackFailure(aws, stack);
        throw new Error(
          [trouble, failure.message, await diagnoseNodes(aws, nodes)].filter(Boolean).join(' '),
        );
      }
      looks += 1;
      const found = await scalingGroup(aws, name);
      const instances = found?.instanceIds ?? [];
      const further = instances.filter((id) => !seenAt.has(id));
      for (const id of further) seenAt.set(id, step.elapsed());
      if (isNew && further.length > 0) await letIn(aws, name, [plane.clusterSecurityGroupId]);
      const waiting = instances.filter((id) => !told.has(id));
      if (waiting.length > 0) {
        const { items } = await client.list('Node');
        const ready = new Set(
          items.filter(isReady).map(({ spec: { providerID = '' } }) => providerID.split('/').at(-1)),
        );
        for (const id of waiting) {
          const why = ready.has(id) ? undefined : await hopelessness(id);
          if (!ready.has(id) && why === undefined) continue;
          if (why !== undefined) {
            if (isNew) throw new NeverReadyError([why, ...(await consoleOfNode(aws, id))].join(' '));
            trouble = why;
            step.say(why);
          }
          if (await signal(aws, name, id, ready.has(id) ? 'SUCCESS' : 'FAILURE')) told.add(id);
        }
      }
      const launches = looks % rarely === 0 ? await launchTrouble(aws, nodes) : undefined;
      if (launches?.lasting) {
        trouble = `The group gets no instances. Auto Scaling says: ${launches.words}`;
        if (!told.has('none')) step.say(trouble);
        if (await signal(aws, name, 'none', 'FAILURE')) told.add('none');
      }
      const words = `${instances.length - instances.filter((id) => !told.has(id)).length} of ${found?.nodes ?? group.nodes} instances are Ready nodes`;
      return { waiting: [words, launches?.words].filter(Boolean).join('; ') };
    };
    await untilUsable(step, 'the node group', probe, usualTimes.selfManagedMade);
  }

  /**
   * Of a stack that stands: until it is whole. Where an instance that has started before the control plane does not become a node,
   * the group is made anew, once, without that.
   */
  async function finish(step: Step, plane: ControlPlane, stack: Stack): Promise<void> {
    const { template } = await look(stack);
    try {
      await untilWhole(step, plane, isPrelaunched(template));
    } catch (error) {
      if (!(error instanceof NeverReadyError)) throw error;
      step.say(`${error.message} The group is made anew, now that the control plane is there.`);
      await own.remove(step);
      await create(step);
      await untilWhole(step, plane);
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
      const { differences } = planFor(await look(stack), network, around, await imageFor(plane));
      return [...differences, ...(differences.length > 0 ? refusedOf(await toBeMade()) : [])];
    },
    ensure: async (step) => {
      const plane = step.need(needs.plane);
      const stack = await findUsable(step);
      if (stack === undefined) {
        await create(step);
        await untilWhole(step, plane);
        return { nodes: group.nodes };
      }
      // What another run has begun is brought to its end first.
      if (!isWholeStack(stack) && !isRepairableStack(stack)) await finish(step, plane, stack);
      const found = await look((await own.find()) ?? stack);
      const network = step.need(needs.network);
      const around = await surroundingsIn(step, plane);
      const plan = planFor(found, network, around, await imageFor(plane));
      if (plan.differences.length > 0) {
        if (isPrelaunched(found.template)) await leaveEntrance(step, plane);
        await update(step, plan);
        await untilWhole(step, plane);
      }
      return { nodes: Number(plan.values.Nodes) };
    },
    exists: async () => (await own.find()) !== undefined,
    leaving: async () => {
      const stack = await own.find();
      return leavingIn(stack?.StackStatus, isLeavingStack(stack));
    },
    remove: async (step) => own.remove(step),
  };
}

/**
 * Which image a stack is to have: that which it has, as long as the same is asked for, lest every new release of EKS's replaces all
 * nodes.
 * @param given the user's own
 * @param name the public parameter of EKS's newest
 */
function imagesFor(
  stack: Stack,
  given: string | undefined,
  name: string,
): { values: Readonly<Record<string, string>>; changes: string | undefined } {
  const hasGiven = parameterOf(stack, 'GivenImage') || undefined;
  const hasName = parameterOf(stack, 'ImageName');
  const resolved = stack.Parameters?.find(({ ParameterKey }) => ParameterKey === 'ImageName')?.ResolvedValue;
  const kept = parameterOf(stack, 'KeptImage') || resolved || '';
  if (given !== undefined) {
    const values = { ImageName: name, KeptImage: '', GivenImage: given };
    return { values, changes: hasGiven === given ? undefined : `the image: ${hasGiven ?? kept} → ${given}` };
  }
  if (hasGiven === undefined && hasName === name)
    return { values: { ImageName: name, KeptImage: kept, GivenImage: '' }, changes: undefined };
  return {
    values: { ImageName: name, KeptImage: '', GivenImage: '' },
    changes: `the image: ${hasGiven ?? hasName} → the newest of ${name}`,
  };
}
