import { readFile } from 'node:fs/promises';
import type { Stack, StackResource } from '@aws-sdk/client-cloudformation';
import type { Aws } from '../aws/clients.ts';
import { errorCode, isExisting } from '../aws/errors.ts';
import {
  completeOf,
  deleteStack,
  findStack,
  protectStack,
  resourcesOf,
  stackFailure,
  unfinishedOf,
} from '../aws/stack.ts';
import {
  isComingResource,
  isFailedResource,
  isGoingResource,
  isLeavingStack,
  isLostStack,
  isRepairableStack,
  isSoundStack,
  isWholeStack,
} from '../aws/states.ts';
import type { Step } from '../engine/step.ts';
import type { Probe, Usual } from '../engine/wait.ts';
import { fromTagList, type Mark, requireOurs, type Tags, toTagList } from '../spec/tags.ts';
import { mostMisses } from './presence.ts';
import { ProtectedError } from './protection.ts';

/** Another run deletes the stack that this one needs. */
export class StackTakenAwayError extends Error {
  readonly stackName: string;

  constructor(name: string) {
    super(
      `Stack ${name} is being deleted by another run, and this one needs it. Run \`up\` again once it has gone.`,
    );
    this.name = 'StackTakenAwayError';
    this.stackName = name;
  }
}

/** A CloudFormation stack of ours, as it should be. */
export interface StackPlan {
  name: string;
  /** Undefined where its parameters bring it. */
  template?: URL;
  mark: Mark;
  tags: Tags;
  /** Whether CloudFormation deletes it only once that protection has been lifted. */
  isProtected?: boolean;
  /** Whether its removal lifts a protection that somebody else has given it. */
  liftsProtection?: boolean;
}

/** What goes into a template, and what it makes, for the log. */
export interface StackParameters {
  values: Readonly<Record<string, string>>;
  what: string;
  /** Of a stack whose template is made for it. */
  template?: string;
  /** Where nothing stands on what it has made. */
  rollsBack?: true;
}

/** What others need of a stack: often usable long before the stack is whole. */
export interface Usable<Value> {
  stack: Stack;
  value: Value;
}

export interface OwnStack {
  readonly name: string;
  /** @throws NotOursError */
  find(): Promise<Stack | undefined>;
  /** The stack, once one whose deletion has begun, or that can only be deleted, is gone: then there is none. */
  findUsable(step: Step, mayGo?: (stack: Stack) => Promise<void>): Promise<Stack | undefined>;
  /**
   * Has it made, or repaired where it failed. What another run has begun is taken as it is.
   * @param parameters asked for only when it is to be made
   */
  begin(step: Step, existing: Stack | undefined, parameters: () => Promise<StackParameters>): Promise<void>;
  /**
   * @param pick what is needed of it, by the complete resources' logical ids; undefined while something is missing
   * @throws StackTakenAwayError, StackFailedError
   */
  untilUsable<Value>(
    step: Step,
    what: string,
    pick: (stack: Stack, complete: ReadonlyMap<string, string>) => Value | undefined,
  ): Promise<Usable<Value>>;
  /** @throws StackTakenAwayError, StackFailedError */
  untilWhole(step: Step, what: string, known?: Stack, usual?: Usual): Promise<void>;
  /** Resolves when it is gone, also when there was none. */
  remove(step: Step): Promise<void>;
}

/**
 * The verbs of a stack of ours. It does not roll back, unless that is said: others may stand on what it has made so far. A stack made with
 * OnFailure DO_NOTHING would not either, but CloudFormation does not let that one be repaired.
 */
export function ownStack(aws: Aws, plan: StackPlan): OwnStack {
  const { name } = plan;

  async function find(): Promise<Stack | undefined> {
    const stack = await findStack(aws, name);
    if (stack !== undefined) requireOurs(`Stack ${name}`, fromTagList(stack.Tags), plan.mark);
    return stack;
  }

  async function create(step: Step, { values, what, template, rollsBack }: StackParameters): Promise<void> {
    step.change('created', `stack ${name} ${what}`);
    const cloudFormation = await aws.cloudFormation();
    const request = {
      StackName: name,
      TemplateBody: template ?? (plan.template && (await readFile(plan.template, 'utf8'))),
      Parameters: Object.entries(values).map(([ParameterKey, ParameterValue]) => ({
        ParameterKey,
        ParameterValue,
      })),
      Tags: toTagList(plan.tags),
      DisableRollback: !rollsBack,
      ...(plan.isProtected && { EnableTerminationProtection: true }),
    };
    await cloudFormation.createStack(request).catch((error: unknown) => {
      if (!isExisting(error)) throw error;
      step.say(`another run is making stack ${name}`);
    });
  }

  /** Asks CloudFormation to make what failed in a stack that was kept as it was. */
  async function repair(step: Step, stack: Stack): Promise<void> {
    step.say((await stackFailure(aws, stack)).message);
    step.change('updated', `repairing stack ${name}`);
    const cloudFormation = await aws.cloudFormation();
    const request = {
      StackName: name,
      UsePreviousTemplate: true,
      Parameters: (stack.Parameters ?? []).map(({ ParameterKey }) => ({
        ParameterKey,
        UsePreviousValue: true,
      })),
      DisableRollback: true,
    };
    await cloudFormation.updateStack(request).catch(async (error: unknown) => {
      const now = errorCode(error) === 'ValidationError' ? await find() : undefined;
      if (!isSoundStack(now)) throw error;
      step.say(`another run repairs stack ${name}`);
    });
  }

  /**
   * Awaits what `pick` finds in the stack, while somebody makes it. As long as something of it comes, and nothing goes or has
   * failed, the stack itself has nothing to tell: it is not asked for.
   */
  async function until<Value>(
    step: Step,
    what: string,
    pick: (stack: Stack, resources: readonly StackResource[]) => Value | undefined,
    { known, usual }: { known?: Stack | undefined; usual?: Usual | undefined } = {},
  ): Promise<Value> {
    let stack = known;
    let missed = 0;
    let repaired = false;
    const look = async (): Promise<Probe<Value>> => {
      const resources = (await resourcesOf(aws, name)) ?? [];
      const isQuiet =
        resources.some(isComingResource) &&
        !resources.some((each) => isFailedResource(each) || isGoingResource(each));
      if (!isQuiet || stack === undefined) stack = await find();
      missed = stack === undefined ? missed + 1 : 0;
      if (isLeavingStack(stack) || missed > mostMisses) throw new StackTakenAwayError(name);
      if (stack === undefined) return { waiting: `stack ${name} is not to be seen yet` };
      const value = pick(stack, resources);
      if (value !== undefined) return { done: value };
      if (!isQuiet && !isSoundStack(stack)) {
        const failure = await stackFailure(aws, stack);
        // What passes by itself may be gone at another attempt: one.
        if (repaired || !failure.passes) throw failure;
        repaired = true;
        await repair(step, stack);
      }
      return { waiting: unfinishedOf(resources) || (stack.StackStatus ?? ''), since: stack.CreationTime };
    };
    return step.until(what, look, usual);
  }

  return {
    name,
    find,
    findUsable: async (step, mayGo) => {
      const stack = await find();
      if (stack === undefined || !isLostStack(stack)) return stack;
      await mayGo?.(stack);
      step.say(`stack ${name} is ${stack.StackStatus} and has to go first`);
      await deleteStack(aws, step, stack);
      return undefined;
    },
    begin: async (step, existing, parameters) => {
      if (existing === undefined) await create(step, await parameters());
      else if (isRepairableStack(existing)) await repair(step, existing);
    },
    untilUsable: (step, what, pick) =>
      until(step, what, (stack, resources) => {
        const value = pick(stack, completeOf(resources));
        return value && { stack, value };
      }),
    untilWhole: async (step, what, known, usual) => {
      if (isWholeStack(known)) return;
      await until(step, what, (stack) => (isWholeStack(stack) ? true : undefined), { known, usual });
    },
    remove: async (step) => {
      const stack = await find();
      if (stack === undefined) return;
      // Of a stack that is always protected, whoever removes it has decided before.
      if (stack.EnableTerminationProtection && !plan.isProtected) {
        if (!plan.liftsProtection) throw new ProtectedError(`Stack ${name}`);
        step.change('updated', `lifting the termination protection of stack ${name}`);
        await protectStack(aws, stack, false);
      }
      await deleteStack(aws, step, stack);
    },
  };
}
