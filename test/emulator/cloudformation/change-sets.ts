/** Change sets: deployments that somebody may look at before they are carried out. */
import { randomUUID } from 'node:crypto';
import type * as Api from '@aws-sdk/client-cloudformation';
import { AwsError, type CallContext, type World } from '../core.ts';
import {
  actorOf,
  beginCreation,
  beginUpdate,
  changesNothing,
  checkUpdatable,
  deploymentSettings,
  newStack,
  wantedDeployment,
} from './begin.ts';
import { partitionOf, type Surroundings } from './deployment.ts';
import { describeParameter, page, shownCapabilities } from './describe.ts';
import { reasonOf } from './failure.ts';
import type { Operations } from './inputs.ts';
import { missingParameterValues } from './parameter-values.ts';
import { fetchParameters } from './parameters.ts';
import { plannedChanges } from './plan.ts';
import { answer, checkName, constraint } from './requests.ts';
import { type Deployment, type Stack, type StackSettings, setStackStatus } from './stack.ts';
import type { Stacks } from './stacks.ts';
import { validationError } from './template.ts';

/** What CloudFormation takes to make one, seconds. Assumed: it publishes no time; the aws CLI asks every five. */
const creationSeconds = 2;

/** Statuses whose change set nobody may carry out any more, by ExecutionStatus. */
type Execution = 'UNAVAILABLE' | 'AVAILABLE' | 'EXECUTE_IN_PROGRESS' | 'EXECUTE_COMPLETE' | 'OBSOLETE';

interface ChangeSet {
  id: string;
  name: string;
  type: 'CREATE' | 'UPDATE';
  stack: Stack;
  description: string | undefined;
  created: Date;
  status: 'CREATE_IN_PROGRESS' | 'CREATE_COMPLETE' | 'FAILED';
  statusReason?: string;
  execution: Execution;
  wanted: Deployment;
  surroundings: Surroundings;
  /** The stack as it was: an update that comes in between makes the set obsolete. */
  basis: Deployment;
  actor: Pick<Stack, 'principal' | 'roleArn'>;
  settings: StackSettings;
  onStackFailure: Api.OnStackFailure | undefined;
  token: string | undefined;
}

export interface ChangeSets {
  operations: Operations<
    'CreateChangeSet' | 'DeleteChangeSet' | 'DescribeChangeSet' | 'ExecuteChangeSet' | 'ListChangeSets'
  >;
  /** The template that a change set brings. @throws AwsError ChangeSetNotFound. */
  template(call: CallContext, nameOrId: string, stackName: string | undefined): string;
  reset(): void;
}

export function changeSets(world: World, stacks: Stacks): ChangeSets {
  let made: ChangeSet[] = [];

  const ofStack = (stack: Stack): ChangeSet[] => made.filter((each) => each.stack === stack);

  function find(call: CallContext, nameOrId: string | undefined, stackName: string | undefined): ChangeSet {
    if (!nameOrId?.startsWith('arn:') && stackName === undefined)
      throw validationError('StackName must be specified if ChangeSetName is not specified as an ARN.');
    const found = made.find(
      ({ id, name, stack }) =>
        stack.region === call.region &&
        stack.status !== 'DELETE_COMPLETE' &&
        (id === nameOrId || (name === nameOrId && (stack.name === stackName || stack.id === stackName))),
    );
    if (found === undefined)
      throw new AwsError('ChangeSetNotFound', `ChangeSet [${nameOrId}] does not exist`, 404);
    call.touches({ arn: found.stack.id, tags: found.stack.deployment.tags });
    return found;
  }

  /** The stack that a change set is for; one that it shall create waits in REVIEW_IN_PROGRESS. */
  function target(call: CallContext, name: string, type: ChangeSet['type'], setName: string): Stack {
    const existing = stacks.find(call, name);
    if (type === 'UPDATE') {
      const stack = stacks.existing(call, name, `Stack [${name}] does not exist`);
      checkUpdatable(stack, true);
      return stack;
    }
    if (existing?.status === 'REVIEW_IN_PROGRESS') return existing;
    if (existing)
      throw new AwsError(
        'AlreadyExistsException',
        `Stack [${name}] already exists and cannot be created again with the changeSet [${setName}].`,
      );
    const nothing = {
      onFailure: 'ROLLBACK',
      disableRollback: false,
      retainExceptOnCreate: false,
      express: false,
    } as const;
    return newStack(call, checkName(name), () => emptyDeployment, nothing);
  }

  /** Lets the time pass that CloudFormation takes, and tells what the set would do. */
  async function complete(set: ChangeSet): Promise<void> {
    await world.clock.sleep(creationSeconds);
    const { stack, wanted, surroundings } = set;
    const fail = (reason: string): void => {
      set.status = 'FAILED';
      set.statusReason = reason;
    };
    try {
      const clients = stacks.clients(set.actor.principal, stack.region);
      const missing = await missingParameterValues(clients, wanted);
      if (missing !== undefined) return fail(missing);
      if (set.type === 'UPDATE' && changesNothing(stack, wanted, surroundings))
        return fail(
          "The submitted information didn't contain changes. Submit different information to create a change set.",
        );
      plannedChanges(stack, wanted, surroundings);
    } catch (error) {
      return fail(reasonOf(error, 'AWS::CloudFormation::Stack'));
    }
    set.status = 'CREATE_COMPLETE';
    set.execution = 'AVAILABLE';
  }

  /** Somebody else's update takes the ground from under a change set. */
  const executionOf = (set: ChangeSet): Execution =>
    set.execution === 'AVAILABLE' && set.type === 'UPDATE' && set.stack.deployment !== set.basis
      ? 'OBSOLETE'
      : set.execution;

  const summary = (set: ChangeSet) => ({
    StackId: set.stack.id,
    StackName: set.stack.name,
    ChangeSetId: set.id,
    ChangeSetName: set.name,
    Status: set.status,
    ExecutionStatus: executionOf(set),
    ...(set.statusReason === undefined ? {} : { StatusReason: set.statusReason }),
    CreationTime: set.created,
    ...(set.description === undefined ? {} : { Description: set.description }),
    IncludeNestedStacks: false,
    ImportExistingResources: false,
  });

  return {
    operations: {
      CreateChangeSet: async (input, call) => {
        const { ChangeSetType: type = 'UPDATE', ChangeSetName: name = '', StackName = '' } = input;
        if (type === 'IMPORT')
          throw new AwsError('NotImplemented', 'The emulator imports no resources into a stack', 501);
        checkSetName(name);
        if (input.OnStackFailure === 'DELETE' && type !== 'CREATE')
          // That it is for new stacks only is documented; the words are assumed.
          throw validationError('OnStackFailure DELETE is only valid when the ChangeSetType is CREATE.');
        const stack = target(call, StackName, type, name);
        const twin = ofStack(stack).find((each) => each.name === name);
        if (twin && input.ClientToken !== undefined && twin.token === input.ClientToken)
          return answer({ Id: twin.id, StackId: stack.id });
        if (twin) throw new AwsError('AlreadyExistsException', `ChangeSet ${name} already exists`);

        const actor = await actorOf(world, call, input.RoleARN, stack);
        const isNew = !stacks.find(call, stack.id);
        const before = type === 'UPDATE' ? stack : { id: stack.id, name: stack.name };
        const wanted = wantedDeployment(world, call, before, input);
        await fetchParameters(stacks.clients(actor.principal, call.region), wanted);
        const zones = await stacks.zones(call, wanted.body);
        const set: ChangeSet = {
          id: `arn:${partitionOf(call.region)}:cloudformation:${call.region}:${call.account}:changeSet/${name}/${randomUUID()}`,
          name,
          type,
          stack,
          description: input.Description,
          created: new Date(),
          status: 'CREATE_IN_PROGRESS',
          execution: 'UNAVAILABLE',
          wanted,
          surroundings: { zones, exports: stacks.exports(call.region) },
          basis: stack.deployment,
          actor,
          settings: {
            ...stack.settings,
            ...deploymentSettings(input.DeploymentConfig, undefined),
            onFailure: input.OnStackFailure ?? 'ROLLBACK',
          },
          onStackFailure: input.OnStackFailure,
          token: input.ClientToken,
        };
        if (isNew) {
          stacks.add(stack);
          setStackStatus(stack, 'REVIEW_IN_PROGRESS', 'User Initiated');
        }
        call.touches({ arn: stack.id, tags: wanted.tags });
        made.push(set);
        world.clock.background(() => complete(set));
        return answer({ Id: set.id, StackId: stack.id });
      },

      DescribeChangeSet: async (input, call) => {
        const set = find(call, input.ChangeSetName, input.StackName);
        const { stack, wanted, surroundings, settings } = set;
        const isKnown = set.status === 'CREATE_COMPLETE' && executionOf(set) === 'AVAILABLE';
        const changes = isKnown
          ? plannedChanges(stack, wanted, surroundings, { values: input.IncludePropertyValues ?? false })
          : [];
        const { items, ...next } = page(changes, input.NextToken);
        return answer({
          ...summary(set),
          Parameters: Object.entries(wanted.parameters).map(describeParameter),
          NotificationARNs: [],
          RollbackConfiguration: {},
          Capabilities: shownCapabilities(wanted.capabilities),
          Tags: Object.entries(wanted.tags).map(([Key, Value]) => ({ Key, Value })),
          ...(set.onStackFailure === undefined ? {} : { OnStackFailure: set.onStackFailure }),
          ...(settings.deploymentConfig === undefined ? {} : { DeploymentConfig: settings.deploymentConfig }),
          Changes: items,
          ...next,
        });
      },

      ListChangeSets: async (input, call) => {
        const stack = stacks.existing(call, input.StackName, `Stack [${input.StackName}] does not exist`);
        const active = ofStack(stack).filter(({ execution }) => !execution.startsWith('EXECUTE_'));
        const { items, ...next } = page(active, input.NextToken);
        return answer({ Summaries: items.map(summary), ...next });
      },

      DeleteChangeSet: async (input, call) => {
        const set = find(call, input.ChangeSetName, input.StackName);
        if (set.status === 'CREATE_IN_PROGRESS')
          throw new AwsError(
            'InvalidChangeSetStatus',
            `ChangeSet [${set.id}] cannot be deleted in status [${set.status}]`,
          );
        made = made.filter((each) => each !== set);
        return answer({});
      },

      ExecuteChangeSet: async (input, call) => {
        const set = find(call, input.ChangeSetName, input.StackName);
        const { stack, wanted } = set;
        const execution = executionOf(set);
        if (execution !== 'AVAILABLE')
          throw new AwsError(
            'InvalidChangeSetStatus',
            set.status === 'CREATE_COMPLETE'
              ? `ChangeSet [${set.id}] cannot be executed in its current execution status of [${execution}]`
              : `ChangeSet [${set.id}] cannot be executed in its current status of [${set.status}]`,
          );
        if (input.DisableRollback !== undefined && set.onStackFailure !== undefined && input.DisableRollback)
          // That the two exclude one another is documented; the words are assumed.
          throw validationError(
            'DisableRollback cannot be specified for a change set that was created with OnStackFailure.',
          );
        const settings: StackSettings = {
          ...set.settings,
          disableRollback:
            input.DisableRollback ||
            set.onStackFailure === 'DO_NOTHING' ||
            (set.settings.disableRollback && input.DisableRollback === undefined),
          // DO_NOTHING of a change set is DisableRollback, so the stack can be repaired.
          onFailure: set.onStackFailure === 'DELETE' ? 'DELETE' : 'ROLLBACK',
          retainExceptOnCreate: input.RetainExceptOnCreate ?? false,
        };
        const { zones } = set.surroundings;
        if (set.type === 'UPDATE') {
          checkUpdatable(stack, settings.disableRollback);
          beginUpdate(stacks, stack, {
            wanted,
            zones,
            actor: set.actor,
            settings,
            token: input.ClientRequestToken,
            operation: 'ExecuteChangeSet',
          });
        } else {
          Object.assign(stack, set.actor, { settings, deployment: wanted });
          if (input.ClientRequestToken === undefined) delete stack.token;
          else stack.token = input.ClientRequestToken;
          beginCreation(stacks, stack, zones);
        }
        stack.changeSetId = set.id;
        set.execution = 'EXECUTE_COMPLETE';
        // "Updating stacks using change sets": the others are not valid for the changed stack, and go.
        made = made.filter((each) => each === set || each.stack !== stack);
        return answer({});
      },
    },
    template: (call, nameOrId, stackName) => find(call, nameOrId, stackName).wanted.body,
    reset: () => {
      made = [];
    },
  };
}

/** What a stack has before its first change set is carried out. */
const emptyDeployment: Deployment = {
  body: '{}',
  template: {
    Parameters: {},
    Rules: {},
    Mappings: {},
    Conditions: {},
    Resources: {},
    Outputs: {},
  },
  parameters: {},
  conditions: {},
  tags: {},
  capabilities: [],
};

function checkSetName(name: string): void {
  const failed = (must: string): AwsError => constraint('changeSetName', name, must);
  if (name === '') throw failed('have length greater than or equal to 1');
  if (name.length > 128) throw failed('have length less than or equal to 128');
  if (!/^[a-zA-Z][-a-zA-Z0-9]*$/.test(name))
    throw failed('satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*');
}
