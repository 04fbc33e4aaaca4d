/** The operations that change stacks. */
import { randomUUID } from 'node:crypto';
import type * as Api from '@aws-sdk/client-cloudformation';
import { AwsError, type CallContext, type Operation, type World } from '../core.ts';
import { changeSets } from './change-sets.ts';
import { isSameDeployment, partitionOf, prepareDeployment } from './deployment.ts';
import { runCreation, runDeletion, runRollback, runUpdate, runUpdateRollback } from './lifecycle.ts';
import { answer, checkName, readTemplate, refuseRole, resourceOf, useToken } from './requests.ts';
import { type Deployment, type Stack, setStackStatus } from './stack.ts';
import type { Stacks } from './stacks.ts';
import { validationError } from './template.ts';

/** States that an update may start from. */
const updatable = new Set(['CREATE_COMPLETE', 'UPDATE_COMPLETE', 'UPDATE_ROLLBACK_COMPLETE']);
/** States that an update may start from only when it does not ask for a rollback. */
const paused = new Set(['CREATE_FAILED', 'UPDATE_FAILED']);

export function changes(
  world: World,
  stacks: Stacks,
): { operations: Record<string, Operation>; reset(): void } {
  async function createStack(
    input: Api.CreateStackCommandInput,
    call: CallContext,
  ): Promise<Api.CreateStackCommandOutput> {
    const name = checkName(input.StackName);
    refuseRole(input.RoleARN);
    const { OnFailure, DisableRollback } = input;
    if (OnFailure !== undefined && DisableRollback !== undefined)
      throw validationError('Either DisableRollback or OnFailure can be specified, not both.');
    const { body, template } = readTemplate(input);
    const zones = await stacks.zones(call, body);

    const twin = stacks.find(call, name);
    if (twin) {
      const repeated =
        input.ClientRequestToken && twin.tokens.get(input.ClientRequestToken) === 'CreateStack';
      if (repeated) return answer({ StackId: twin.id });
      throw new AwsError('AlreadyExistsException', `Stack [${name}] already exists`);
    }
    const id = `arn:${partitionOf(call.region)}:cloudformation:${call.region}:${call.account}:stack/${name}/${randomUUID()}`;
    const place = { account: call.account, region: call.region, stackId: id, stackName: name };
    const deployment = prepareDeployment(world, place, {
      body,
      template,
      parameters: input.Parameters ?? [],
      tags: input.Tags ?? [],
      capabilities: input.Capabilities ?? [],
    });

    const stack: Stack = {
      id,
      name,
      account: call.account,
      region: call.region,
      principal: call.principal,
      status: 'CREATE_IN_PROGRESS',
      created: new Date(),
      deployment,
      onFailure: OnFailure ?? 'ROLLBACK',
      disableRollback: DisableRollback ?? false,
      ...(input.TimeoutInMinutes === undefined ? {} : { timeoutMinutes: input.TimeoutInMinutes }),
      terminationProtection: input.EnableTerminationProtection ?? false,
      tokens: new Map(),
      resources: new Map(),
      superseded: [],
      events: [],
      signals: [],
      outputs: [],
      imports: new Set(),
    };
    useToken(stack, input.ClientRequestToken, 'CreateStack');
    stacks.add(stack);
    call.touches({ arn: id, tags: deployment.tags });
    setStackStatus(stack, 'CREATE_IN_PROGRESS', 'User Initiated');
    stacks.start(stack, zones, runCreation);
    return answer({ StackId: id });
  }

  async function updateStack(
    input: Api.UpdateStackCommandInput,
    call: CallContext,
  ): Promise<Api.UpdateStackCommandOutput> {
    refuseRole(input.RoleARN);
    const stack = stacks.existing(call, input.StackName, `Stack [${input.StackName}] does not exist`);
    call.touches({ arn: stack.id, tags: stack.deployment.tags });
    if (input.ClientRequestToken && stack.tokens.get(input.ClientRequestToken) === 'UpdateStack')
      return answer({ StackId: stack.id });
    const preserve = input.DisableRollback ?? false;
    checkUpdatable(stack, preserve);

    const previous = stack.deployment;
    const { body, template } = input.UsePreviousTemplate ? previous : readTemplate(input);
    const place = { account: call.account, region: call.region, stackId: stack.id, stackName: stack.name };
    const wanted = prepareDeployment(world, place, {
      body,
      template,
      parameters: input.Parameters ?? [],
      previous,
      tags: input.Tags ?? Object.entries(previous.tags).map(([Key, Value]) => ({ Key, Value })),
      capabilities: input.Capabilities ?? [],
    });
    refuseOtherTypes(stack, wanted);
    if (!paused.has(stack.status) && isSameDeployment(previous, wanted))
      throw validationError('No updates are to be performed.');
    const zones = await stacks.zones(call, body);
    // Another update may have come in between.
    checkUpdatable(stack, preserve);

    useToken(stack, input.ClientRequestToken, 'UpdateStack');
    stack.principal = call.principal;
    stack.updated = new Date();
    setStackStatus(stack, 'UPDATE_IN_PROGRESS', 'User Initiated');
    stacks.start(stack, zones, (run) => runUpdate(run, wanted, { preserve }));
    return answer({ StackId: stack.id });
  }

  async function deleteStack(
    input: Api.DeleteStackCommandInput,
    call: CallContext,
  ): Promise<Api.DeleteStackCommandOutput> {
    refuseRole(input.RoleARN);
    const stack = stacks.find(call, input.StackName);
    if (!stack || stack.status === 'DELETE_COMPLETE' || stack.status === 'DELETE_IN_PROGRESS')
      return answer({});
    call.touches({ arn: stack.id, tags: stack.deployment.tags });
    if (stack.terminationProtection)
      throw validationError(`Stack [${stack.name}] cannot be deleted while TerminationProtection is enabled`);
    if (stack.status !== 'CREATE_IN_PROGRESS' && stack.status.endsWith('_IN_PROGRESS'))
      throw validationError(`Stack [${stack.id}] cannot be deleted while in status ${stack.status}`);
    const { RetainResources: retain = [] } = input;
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

    useToken(stack, input.ClientRequestToken, 'DeleteStack');
    stack.principal = call.principal;
    setStackStatus(stack, 'DELETE_IN_PROGRESS', 'User Initiated');
    stacks.start(stack, [], (run) => runDeletion(run, { retain, force }));
    return answer({});
  }

  async function rollbackStack(
    input: Api.RollbackStackCommandInput,
    call: CallContext,
  ): Promise<Api.RollbackStackCommandOutput> {
    refuseRole(input.RoleARN);
    const stack = stacks.existing(call, input.StackName, `Stack [${input.StackName}] does not exist`);
    if (stack.status !== 'CREATE_FAILED')
      throw validationError(`Stack:${stack.id} is in ${stack.status} state and can not be rolled back.`);
    useToken(stack, input.ClientRequestToken, 'RollbackStack');
    setStackStatus(stack, 'ROLLBACK_IN_PROGRESS', 'User Initiated');
    stacks.start(stack, [], runRollback);
    return answer({ StackId: stack.id });
  }

  async function continueUpdateRollback(
    input: Api.ContinueUpdateRollbackCommandInput,
    call: CallContext,
  ): Promise<Api.ContinueUpdateRollbackCommandOutput> {
    refuseRole(input.RoleARN);
    const stack = stacks.existing(call, input.StackName, `Stack [${input.StackName}] does not exist`);
    if (stack.status !== 'UPDATE_ROLLBACK_FAILED')
      throw validationError(`Stack:${stack.id} is in ${stack.status} state and can not be rolled back.`);
    for (const logicalId of input.ResourcesToSkip ?? [])
      resourceOf(stack, logicalId).status = 'UPDATE_COMPLETE';
    useToken(stack, input.ClientRequestToken, 'ContinueUpdateRollback');
    setStackStatus(stack, 'UPDATE_ROLLBACK_IN_PROGRESS', 'User Initiated');
    stacks.start(stack, await stacks.zones(call, stack.deployment.body), runUpdateRollback);
    return answer({});
  }

  async function signalResource(
    input: Api.SignalResourceCommandInput,
    call: CallContext,
  ): Promise<Api.SignalResourceCommandOutput> {
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
  }

  async function updateTerminationProtection(
    input: Api.UpdateTerminationProtectionCommandInput,
    call: CallContext,
  ): Promise<Api.UpdateTerminationProtectionCommandOutput> {
    const stack = stacks.existing(call, input.StackName, `Stack [${input.StackName}] does not exist`);
    call.touches({ arn: stack.id, tags: stack.deployment.tags });
    // That it refuses is documented; the words are assumed.
    if (stack.status === 'DELETE_IN_PROGRESS' || stack.status === 'DELETE_COMPLETE')
      throw validationError(
        `Termination protection of stack [${stack.name}] cannot be updated while it is in ${stack.status} state`,
      );
    stack.terminationProtection = input.EnableTerminationProtection ?? false;
    return answer({ StackId: stack.id });
  }

  const sets = changeSets(stacks, createStack);
  return {
    operations: {
      CreateStack: createStack,
      UpdateStack: updateStack,
      DeleteStack: deleteStack,
      RollbackStack: rollbackStack,
      ContinueUpdateRollback: continueUpdateRollback,
      SignalResource: signalResource,
      UpdateTerminationProtection: updateTerminationProtection,
      ...sets.operations,
    },
    reset: sets.reset,
  };
}

/** @throws AwsError while another stack uses one of this stack's exports. */
function refuseImported(stacks: Stacks, stack: Stack): void {
  for (const { exportName } of stack.outputs) {
    const importers = exportName === undefined ? [] : importersOf(stacks, stack.region, exportName);
    if (importers.length > 0)
      throw validationError(
        `Export ${exportName} cannot be deleted as it is in use by ${importers.map(({ name }) => name).join(', ')}`,
      );
  }
}

const importersOf = (stacks: Stacks, region: string, exportName: string): Stack[] =>
  stacks
    .inRegion(region)
    .filter(({ status, imports }) => status !== 'DELETE_COMPLETE' && imports.has(exportName));

/** @throws AwsError when the stack's state, or how it was created, does not allow an update. */
function checkUpdatable(stack: Stack, preserve: boolean): void {
  if (updatable.has(stack.status)) return;
  if (!paused.has(stack.status))
    throw validationError(`Stack:${stack.id} is in ${stack.status} state and can not be updated.`);
  if (stack.status === 'CREATE_FAILED' && stack.onFailure === 'DO_NOTHING')
    throw validationError(
      `This stack cannot be updated from [${stack.status}] state because it contains [on-failure: DO_NOTHING]. Please use disable-rollback option instead during stack creation.`,
    );
  if (!preserve)
    throw validationError(
      `This stack is currently in a non-terminal [${stack.status}] state. To update the stack from this state, please use the disable-rollback parameter with update-stack API. To rollback to the last known good state, use the rollback-stack API`,
    );
}

/** @throws AwsError when a resource changes its type: that takes a new logical id. */
function refuseOtherTypes(stack: Stack, { template }: Deployment): void {
  const changed = [...stack.resources.values()].filter(({ logicalId, type }) => {
    const declared = template.Resources[logicalId];
    return declared !== undefined && declared.Type !== type;
  });
  if (changed.length > 0)
    throw validationError(
      `Update of resource type is not permitted. The new template modifies resource type of the following resources: [${changed.map(({ logicalId }) => logicalId).join(', ')}]`,
    );
}
