/** CloudFormation stacks: finding one, waiting for one, and saying why one failed. */
import type { Stack, StackEvent, StackResource } from '@aws-sdk/client-cloudformation';
import type { Step } from '../engine/step.ts';
import type { Probe } from '../engine/wait.ts';
import type { Aws } from './clients.ts';
import { errorCode } from './errors.ts';
import {
  isChangingResource,
  isCompleteResource,
  isFailedResource,
  isGoingResource,
  isGoingStack,
  isGoneStack,
} from './states.ts';
import { usualTimes } from './usual-times.ts';

/**
 * The classes of errors of which CloudFormation's resource handlers say that they may pass.
 * Source: CloudFormation CLI user guide, "Handler error codes".
 */
const passing =
  /HandlerErrorCode: (InternalFailure|NetworkFailure|NotStabilized|ServiceInternalError|ServiceTimeout|Throttling)\b/;

/** A stack failed; quotes every resource that failed by itself, with the service's reason. */
export class StackFailedError extends Error {
  /** Whether another attempt may succeed, with nothing changed. */
  readonly passes: boolean;

  constructor(stack: string, status: string, reasons: readonly string[]) {
    super(`Stack ${stack} is ${status}. ${reasons.join(' ')}`);
    this.name = 'StackFailedError';
    this.passes = reasons.every((reason) => passing.test(reason));
  }
}

/** The stack of that name; undefined when there is none. CloudFormation has no error code of its own for that. */
export async function findStack(aws: Aws, name: string): Promise<Stack | undefined> {
  const cloudFormation = await aws.cloudFormation();
  const answer = await unlessUnknown(cloudFormation.describeStacks({ StackName: name }));
  return answer?.Stacks?.[0];
}

async function unlessUnknown<Answer>(asked: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (errorCode(error) === 'ValidationError' && /does not exist/.test(String(error))) return undefined;
    throw error;
  }
}

/** Every stack in the region that is there, or half-gone. */
export async function allStacks(aws: Aws): Promise<Stack[]> {
  const { paginateDescribeStacks } = await import('@aws-sdk/client-cloudformation');
  const found: Stack[] = [];
  for await (const { Stacks = [] } of paginateDescribeStacks({ client: await aws.cloudFormation() }, {})) {
    found.push(...Stacks.filter((stack) => !isGoneStack(stack)));
  }
  return found;
}

/** @param name or id: by its id a stack that is gone can still be asked for. @returns undefined when there is none */
export async function resourcesOf(aws: Aws, name: string): Promise<StackResource[] | undefined> {
  const cloudFormation = await aws.cloudFormation();
  return unlessUnknown(
    cloudFormation
      .describeStackResources({ StackName: name })
      .then(({ StackResources = [] }) => StackResources),
  );
}

/** Those that are complete, by logical id. */
export function completeOf(resources: readonly StackResource[]): ReadonlyMap<string, string> {
  return new Map(
    resources
      .filter(isCompleteResource)
      .map((each) => [each.LogicalResourceId ?? '', each.PhysicalResourceId ?? '']),
  );
}

export async function completeResources(aws: Aws, name: string): Promise<ReadonlyMap<string, string>> {
  return completeOf((await resourcesOf(aws, name)) ?? []);
}

/** Those that still change, such as `NatGateway, PublicRoute and 4 more`; '' when none does. */
export function unfinishedOf(resources: readonly StackResource[]): string {
  const names = resources.filter(isChangingResource).map((each) => each.LogicalResourceId);
  const more = names.length > 3 ? ` and ${names.length - 3} more` : '';
  return names.slice(0, 3).join(', ') + more;
}

/** Consequences of another failure, not causes. */
const cancelled = /Resource (creation|update|deletion) cancelled/i;

/** @returns the error to throw for a stack that has failed, with the reasons that its newest events give. */
export async function stackFailure(aws: Aws, stack: Stack): Promise<StackFailedError> {
  const reasons = (await newestEvents(aws, stack))
    .filter((event) => isFailedResource(event) && event.PhysicalResourceId !== stack.StackId)
    .filter((event) => !cancelled.test(event.ResourceStatusReason ?? ''))
    .map((event) => `${event.LogicalResourceId} (${event.ResourceType}): ${event.ResourceStatusReason}`)
    .reverse();
  return new StackFailedError(
    stack.StackName ?? '',
    stack.StackStatus ?? '',
    reasons.length > 0 ? reasons : [stack.StackStatusReason ?? 'CloudFormation gives no reason.'],
  );
}

/** Since the stack has begun to change the last time, the newest first. */
async function newestEvents(aws: Aws, { StackId }: Stack): Promise<StackEvent[]> {
  const { paginateDescribeStackEvents } = await import('@aws-sdk/client-cloudformation');
  const client = await aws.cloudFormation();
  const events: StackEvent[] = [];
  for await (const page of paginateDescribeStackEvents({ client }, { StackName: StackId })) {
    for (const event of page.StackEvents ?? []) {
      if (event.PhysicalResourceId === StackId && isChangingResource(event)) return events;
      events.push(event);
    }
  }
  return events;
}

/** Lets CloudFormation refuse to delete the stack, or no longer. */
export async function protectStack(aws: Aws, { StackId }: Stack, on: boolean): Promise<void> {
  const cloudFormation = await aws.cloudFormation();
  await cloudFormation.updateTerminationProtection({ StackName: StackId, EnableTerminationProtection: on });
}

/**
 * Deletes the stack and resolves when it is gone. Nothing is left behind: a deletion that fails is an error. One that was
 * under way already may fail for what has been dealt with since, and one that this run has asked for may fail for what
 * passes: either is asked for once more.
 */
export async function deleteStack(aws: Aws, step: Step, stack: Stack): Promise<void> {
  const cloudFormation = await aws.cloudFormation();
  // By id: a stack that is gone can still be asked for by its id, and not by its name.
  const id = stack.StackId ?? '';
  let asked = 0;
  /** CloudFormation is at work on the stack: it updates it, or undoes its creation. */
  let isTooEarly = false;
  const ask = async (): Promise<void> => {
    if (!isTooEarly) step.change('deleted', `stack ${stack.StackName}`);
    isTooEarly = await cloudFormation.deleteStack({ StackName: id }).then(
      () => false,
      (error: unknown) => {
        if (!/cannot be deleted while in status/.test(String(error))) throw error;
        return true;
      },
    );
    if (!isTooEarly) asked += 1;
  };
  if (!isGoingStack(stack)) await ask();
  const begun = isGoingStack(stack) || isTooEarly ? undefined : 'DELETE_IN_PROGRESS';
  const probe = async (): Promise<Probe<void>> => {
    const resources = (await resourcesOf(aws, id)) ?? [];
    // As long as something goes, and nothing has failed to, the stack itself has nothing to tell.
    if (resources.some(isGoingResource) && !resources.some(isFailedResource))
      return { waiting: unfinishedOf(resources) };
    const now = await findStack(aws, id);
    if (now === undefined || isGoneStack(now)) return { done: undefined };
    if (isGoingStack(now)) return { waiting: String(now.StackStatus) };
    if (isTooEarly) {
      await ask();
      return { waiting: String(now.StackStatus) };
    }
    const failure = await stackFailure(aws, now);
    if (asked > (failure.passes ? 1 : 0)) throw failure;
    step.say(failure.message);
    await ask();
    return { waiting: failure.message };
  };
  await step.until(`stack ${stack.StackName} to go`, probe, usualTimes.networkGone, begun);
}
