/** The nodes of a self-managed group come: CloudFormation is told of each, and of what keeps one from it. */
import type { Aws } from '../../aws/clients.ts';
import { consoleOfNode, diagnoseNodes, launchTrouble, selfManagedNodes } from '../../aws/node-diagnosis.ts';
import { scalingGroup } from '../../aws/scaling-group.ts';
import { stackFailure } from '../../aws/stack.ts';
import {
  isHalfMadeStack,
  isLeavingStack,
  isLostStack,
  isRepairableStack,
  isWholeStack,
} from '../../aws/states.ts';
import { usualTimes } from '../../aws/usual-times.ts';
import { RemovedMeanwhileError } from '../../engine/meanwhile.ts';
import type { Step } from '../../engine/step.ts';
import type { Probe } from '../../engine/wait.ts';
import { clusterClient } from '../../kubernetes/access.ts';
import { isReady } from '../../kubernetes/nodes.ts';
import { untilUsable } from '../addons/usable.ts';
import type { ControlPlane } from '../control-plane/control-plane.ts';
import { present } from '../presence.ts';
import type { OwnStack } from '../stack.ts';
import { ageOf, NoInstancesError, noInstances, type Tried } from './launches.ts';
import { letIn } from './prelaunch.ts';
import { signal } from './self-managed-stack.ts';

/** Milliseconds that an instance is given to become a Ready node; large ones of bare metal take most of it to start. */
const patienceWithInstance = 15 * 60_000;

/** Milliseconds after the control plane is there, for one that has started before it: it has booted already. */
const patienceWithPrelaunched = 5 * 60_000;

/** An instance that has started before the control plane does not become a node. */
export class NeverReadyError extends Error {}

/** Looks at the group for each look at what keeps it from its end, in consoles and activities: a minute's, as often as is asked by default. */
const rarely = 12;

/** The like of activities, where on-demand instances take the place of spot ones that do not come. */
const often = 3;

/**
 * What no patience helps against, in the words of an instance's console: of nodeadm's units (source: awslabs/amazon-eks-ami), and of
 * our own script that has waited for the cluster.
 */
const hopeless =
  /Failed to start nodeadm-|Dependency failed for nodeadm-run|Failed to start (Kubelet|Bottlerocket)|cluster \S+ has not come/;

/** @param age milliseconds since the instance was seen @returns why it is given up; undefined while it may still come */
export function overdue(instance: string, age: number, isNew: boolean): string | undefined {
  if (age <= (isNew ? patienceWithPrelaunched : patienceWithInstance)) return undefined;
  return `Instance ${instance} is no Ready node after ${Math.round(age / 60_000)} minutes.`;
}

/**
 * Tells CloudFormation of each instance that has become a Ready node, or never will, until the stack is whole.
 * @param options.isNew whether its instances have started before the control plane
 * @throws NeverReadyError of such a stack, of which CloudFormation is told nothing then
 * @throws NoInstancesError where EC2 has none; CloudFormation is told nothing where others take their place
 */
export async function untilNodesAreReady(
  aws: Aws,
  step: Step,
  own: OwnStack,
  plane: ControlPlane,
  tried: Tried,
  { nodes: wanted, isNew = false }: { nodes: number; isNew?: boolean },
): Promise<void> {
  const { name } = own;
  const nodes = selfManagedNodes(name);
  const client = clusterClient(aws, plane);
  const see = present(`Stack ${name}`);
  const told = new Set<string>();
  const seenAt = new Map<string, number>();
  let looks = 0;
  let trouble = '';

  /** Why an instance will not become a node; undefined while it may. */
  async function hopelessness(instance: string): Promise<string | undefined> {
    const late = overdue(instance, step.elapsed() - (seenAt.get(instance) ?? 0), isNew);
    if (late !== undefined || looks % rarely > 0) return late;
    const lines = await consoleOfNode(aws, instance);
    return lines.some((line) => hopeless.test(line)) ? `Instance ${instance} does not join.` : undefined;
  }

  const probe = async (): Promise<Probe<void>> => {
    const stack = see(await own.find());
    if (isLeavingStack(stack)) throw new RemovedMeanwhileError(`Stack ${name}`, `is ${stack?.StackStatus}`);
    if (isWholeStack(stack)) return { done: undefined };
    const since = isHalfMadeStack(stack) ? stack?.CreationTime : undefined;
    if (stack !== undefined && (isRepairableStack(stack) || isLostStack(stack))) {
      const failure = await stackFailure(aws, stack);
      const launches = await launchTrouble(aws, nodes, { since });
      const isMissing = launches?.isShort || launches?.lasting;
      const words = [trouble, failure.message, await diagnoseNodes(aws, nodes)].filter(Boolean).join(' ');
      throw new NoInstancesError(words, isMissing ? launches.words : failure.message);
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
    const isAsked =
      looks % (tried.mayTurn ? often : rarely) === 0 && instances.length < (found?.nodes ?? wanted);
    const launches = isAsked ? await launchTrouble(aws, nodes, { zones: tried.zones, since }) : undefined;
    const verdict = noInstances(tried, launches, ageOf(step.elapsed(), since));
    if (verdict !== undefined) {
      if (tried.mayTurn && verdict.isOfMarket) throw verdict;
      trouble = verdict.message;
      if (!told.has('none')) step.say(trouble);
      if (await signal(aws, name, 'none', 'FAILURE')) told.add('none');
    }
    const words = `${instances.length - instances.filter((id) => !told.has(id)).length} of ${found?.nodes ?? wanted} instances are Ready nodes`;
    return { waiting: [words, launches?.words].filter(Boolean).join('; ') };
  };
  await untilUsable(
    step,
    'the node group',
    probe,
    isNew ? usualTimes.prelaunchedReady : usualTimes.selfManagedMade,
  );
}
