/** The operations that change stacks. */
import { AwsError, type World } from '../core.ts';
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
import type { Surroundings } from './deployment.ts';
import type { Operations } from './inputs.ts';
import { restore, runDeletion, runRollback, runUpdateRollback } from './lifecycle.ts';
import { fetchParameters } from './parameters.ts';
import { answer, checkName, resourceOf, useToken } from './requests.ts';
import { type Deployment, type Stack, setStackStatus } from './stack.ts';
import type { Stacks } from './stacks.ts';
import { validationError } from './template.ts';

type Changing =
  | 'CancelUpdateStack'
  | 'ContinueUpdateRollback'
  | 'CreateStack'
  | 'DeleteStack'
  | 'RollbackStack'
  | 'SignalResource'
  | 'UpdateStack'
  | 'UpdateTerminationProtection';

export function changes(world: World, stacks: Stacks): Operations<Changing> {
  return {
    CreateStack: async (input, call) => {
      const name = checkName(input.StackName);
      const { OnFailure, DisableRollback } = input;
      if (OnFailure !== undefined && DisableRollback !== undefined)
        throw validationError('Either DisableRollback or OnFailure can be specified, not both.');
      if (input.TimeoutInMinutes !== undefined && input.TimeoutInMinutes < 1)
        throw validationError(
          `1 validation error detected: Value '${input.TimeoutInMinutes}' at 'timeoutInMinutes' failed to satisfy constraint: Member must have value greater than or equal to 1`,
        );
      const deployed = deploymentSettings(input.DeploymentConfig, DisableRollback);
      const actor = await actorOf(world, call, input.RoleARN);
      const stack = newStack(call, name, (id) => wantedDeployment(world, call, { id, name }, input), {
        ...deployed,
        onFailure: OnFailure ?? 'ROLLBACK',
        retainExceptOnCreate: input.RetainExceptOnCreate ?? false,
        ...(input.TimeoutInMinutes === undefined ? {} : { timeoutMinutes: input.TimeoutInMinutes }),
      });
      await fetchParameters(stacks.clients(actor.principal, call.region), stack.deployment);
      const zones = await stacks.zones(call, stack.deployment.body);

      const twin = stacks.find(call, name);
      if (twin) {
        const repeated =
          input.ClientRequestToken && twin.tokens.get(input.ClientRequestToken) === 'CreateStack';
        if (repeated) return answer({ StackId: twin.id });
        throw new AwsError('AlreadyExistsException', `Stack [${name}] already exists`);
      }
      Object.assign(stack, actor, { terminationProtection: input.EnableTerminationProtection ?? false });
      useToken(stack, input.ClientRequestToken, 'CreateStack');
      stacks.add(stack);
      call.touches({ arn: stack.id, tags: stack.deployment.tags });
      beginCreation(stacks, stack, zones);
      return answer({ StackId: stack.id });
    },

    UpdateStack: async (input, call) => {
      const stack = stacks.existing(call, input.StackName, `Stack [${input.StackName}] does not exist`);
      if (input.ClientRequestToken && stack.tokens.get(input.ClientRequestToken) === 'UpdateStack')
        return answer({ StackId: stack.id });
      const deployed = deploymentSettings(input.DeploymentConfig, input.DisableRollback);
      checkUpdatable(stack, deployed.disableRollback);
      const actor = await actorOf(world, call, input.RoleARN, stack);

      const wanted = wantedDeployment(world, call, stack, input);
      await fetchParameters(stacks.clients(actor.principal, call.region), wanted);
      const zones = await stacks.zones(call, wanted.body);
      if (isIdle(stack, wanted, { zones, exports: stacks.exports(call.region) }))
        throw validationError('No updates are to be performed.');
      // Another update may have come in between.
      checkUpdatable(stack, deployed.disableRollback);

      beginUpdate(stacks, stack, {
        wanted,
        zones,
        actor,
        settings: {
          ...deployed,
          retainExceptOnCreate: input.RetainExceptOnCreate ?? false,
        },
        token: input.ClientRequestToken,
        operation: 'UpdateStack',
      });
      return answer({ StackId: stack.id });
    },

    DeleteStack: async (input, call) => {
      const stack = stacks.find(call, input.StackName);
      if (!stack || stack.status === 'DELETE_COMPLETE' || stack.status === 'DELETE_IN_PROGRESS')
        return answer({});
      call.touches({ arn: stack.id, tags: stack.deployment.tags });
      if (stack.terminationProtection)
        throw validationError(
          `Stack [${stack.name}] cannot be deleted while TerminationProtection is enabled`,
        );
      const interruptible = ['CREATE_IN_PROGRESS', 'REVIEW_IN_PROGRESS'].includes(stack.status);
      if (!interruptible && stack.status.endsWith('_IN_PROGRESS'))
        throw validationError(`Stack [${stack.id}] cannot be deleted while in status ${stack.status}`);
      const { RetainResources: retain = [], DeploymentConfig } = input;
      const force = input.DeletionMode === 'FORCE_DELETE_STACK';
      if (stack.status !== 'DELETE_FAILED' && force)
        throw validationError(
          `Invalid operation on stack [${stack.id}]. You can activate DeletionMode FORCE_DELETE_STACK in a delete stack operation only when the stack is in the DELETE_FAILED state.`,
        );
      if (stack.status !== 'DELETE_FAILED' && retain.length > 0)
        throw validationError(
          `Invalid operation on stack [${stack.id}]. You can specify RetainResources in a delete stack operation only when the stack is in the DELETE_FAILED state.`,
        );
      refuseImported(stacks, stack);
      Object.assign(stack, await actorOf(world, call, input.RoleARN, stack));

      useToken(stack, input.ClientRequestToken, 'DeleteStack');
      stack.settings = { ...stack.settings, ...deploymentSettings(DeploymentConfig, undefined) };
      setStackStatus(stack, 'DELETE_IN_PROGRESS', 'User Initiated');
      stacks.start(stack, [], (run) => runDeletion(run, { retain, force }));
      return answer({});
    },

    RollbackStack: async (input, call) => {
      const stack = stacks.existing(call, input.StackName, `Stack [${input.StackName}] does not exist`);
      if (stack.status !== 'CREATE_FAILED' && stack.status !== 'UPDATE_FAILED')
        throw validationError(`Stack:${stack.id} is in ${stack.status} state and can not be rolled back.`);
      Object.assign(stack, await actorOf(world, call, input.RoleARN, stack));
      useToken(stack, input.ClientRequestToken, 'RollbackStack');
      stack.settings = {
        ...stack.settings,
        ...deploymentSettings(input.DeploymentConfig, undefined),
        retainExceptOnCreate: input.RetainExceptOnCreate ?? false,
      };
      const { stable } = stack;
      if (stable === undefined) {
        setStackStatus(stack, 'ROLLBACK_IN_PROGRESS', 'User Initiated');
        stacks.start(stack, [], runRollback);
        return answer({ StackId: stack.id });
      }
      const zones = await stacks.zones(call, stable.body);
      setStackStatus(stack, 'UPDATE_ROLLBACK_IN_PROGRESS', 'User Initiated');
      restore(stack, stable);
      stacks.start(stack, zones, runUpdateRollback);
      return answer({ StackId: stack.id });
    },

    ContinueUpdateRollback: async (input, call) => {
      const stack = stacks.existing(call, input.StackName, `Stack [${input.StackName}] does not exist`);
      if (stack.status !== 'UPDATE_ROLLBACK_FAILED')
        throw validationError(`Stack:${stack.id} is in ${stack.status} state and can not be rolled back.`);
      const skipped = (input.ResourcesToSkip ?? []).map((logicalId) => resourceOf(stack, logicalId));
      for (const { logicalId, status } of skipped)
        if (status !== 'UPDATE_FAILED')
          // That only resources that failed to roll back can be skipped is documented; the words are assumed.
          throw validationError(
            `Resource ${logicalId} is in ${status} state and cannot be skipped: only resources in UPDATE_FAILED state can.`,
          );
      Object.assign(stack, await actorOf(world, call, input.RoleARN, stack));
      for (const resource of skipped) resource.status = 'UPDATE_COMPLETE';
      useToken(stack, input.ClientRequestToken, 'ContinueUpdateRollback');
      const zones = await stacks.zones(call, stack.deployment.body);
      setStackStatus(stack, 'UPDATE_ROLLBACK_IN_PROGRESS', 'User Initiated');
      stacks.start(stack, zones, runUpdateRollback);
      return answer({});
    },

    CancelUpdateStack: async (input, call) => {
      const stack = stacks.existing(call, input.StackName, `Stack [${input.StackName}] does not exist`);
      if (stack.status !== 'UPDATE_IN_PROGRESS')
        throw validationError('CancelUpdateStack cannot be called from current stack status');
      useToken(stack, input.ClientRequestToken, 'CancelUpdateStack');
      stack.operation?.halt.abort();
      return answer({});
    },

    SignalResource: async (input, call) => {
      const stack = stacks.existing(call, input.StackName, `Stack '${input.StackName}' does not exist`);
      const resource = resourceOf(stack, input.LogicalResourceId);
      const { UniqueId: uniqueId = '', Status } = input;
      if (!resource.status.endsWith('_IN_PROGRESS'))
        throw validationError(
          `Resource ${resource.logicalId} is in ${resource.status} state and cannot be signaled`,
        );
      const known = stack.signals.some(
        (sent) => sent.logicalId === resource.logicalId && sent.uniqueId === uniqueId,
      );
      if (known)
        throw validationError(
          `Signal for resource ${resource.logicalId} with UniqueId ${uniqueId} has already been received`,
        );
      stack.signals.push({ logicalId: resource.logicalId, uniqueId, success: Status === 'SUCCESS' });
      return answer({});
    },

    UpdateTerminationProtection: async (input, call) => {
      const stack = stacks.existing(call, input.StackName, `Stack [${input.StackName}] does not exist`);
      // That it refuses is documented; the words are assumed.
      if (stack.status === 'DELETE_IN_PROGRESS' || stack.status === 'DELETE_COMPLETE')
        throw validationError(
          `Termination protection of stack [${stack.name}] cannot be updated while it is in ${stack.status} state`,
        );
      stack.terminationProtection = input.EnableTerminationProtection ?? false;
      return answer({ StackId: stack.id });
    },
  };
}

/** What cannot be evaluated is a change: the update itself will say why. */
function isIdle(stack: Stack, wanted: Deployment, surroundings: Surroundings): boolean {
  try {
    return changesNothing(stack, wanted, surroundings);
  } catch (error) {
    if (error instanceof AwsError) return false;
    throw error;
  }
}

/** @throws AwsError while another stack uses one of this stack's exports. */
function refuseImported(stacks: Stacks, stack: Stack): void {
  for (const { exportName } of stack.outputs) {
    const importers = exportName === undefined ? [] : stacks.importers(stack.region, exportName);
    if (importers.length > 0)
      throw validationError(
        `Export ${exportName} cannot be deleted as it is in use by ${importers.map(({ name }) => name).join(', ')}`,
      );
  }
}
