/** What the calls that make or change a stack, and the change sets that do, have in common. */
import { randomUUID } from 'node:crypto';
import type * as Api from '@aws-sdk/client-cloudformation';
import type { CallContext, Principal, World } from '../core.ts';
import { checkResourceTypes } from './checks.ts';
import { partitionOf, prepareDeployment, type Surroundings } from './deployment.ts';
import { runCreation, runUpdate } from './lifecycle.ts';
import { outputsChange, plannedChanges } from './plan.ts';
import { readTags, readTemplate, useToken } from './requests.ts';
import type { Run } from './run.ts';
import {
  type Deployment,
  type Stack,
  type StackResource,
  type StackSettings,
  setStackStatus,
} from './stack.ts';
import type { Stacks } from './stacks.ts';
import { canonical, validationError } from './template.ts';

/** States that an update may start from. */
const updatable = new Set(['CREATE_COMPLETE', 'UPDATE_COMPLETE', 'UPDATE_ROLLBACK_COMPLETE']);
/** States that an update may start from only when it does not ask for a rollback. */
const paused = new Set(['CREATE_FAILED', 'UPDATE_FAILED']);

/** What a call says of the deployment that it wants. */
type DeploymentInput = Pick<
  Api.CreateChangeSetCommandInput,
  'TemplateBody' | 'UsePreviousTemplate' | 'Parameters' | 'Tags' | 'Capabilities' | 'ResourceTypes'
>;

const stackArn = ({ region, account }: CallContext, name: string): string =>
  `arn:${partitionOf(region)}:cloudformation:${region}:${account}:stack/${name}/${randomUUID()}`;

/** A stack that has nothing yet, and is in no list yet. */
export function newStack(
  call: CallContext,
  name: string,
  deployment: (id: string) => Deployment,
  settings: StackSettings,
): Stack {
  const id = stackArn(call, name);
  return {
    id,
    name,
    account: call.account,
    region: call.region,
    principal: call.principal,
    status: 'CREATE_IN_PROGRESS',
    created: new Date(),
    deployment: deployment(id),
    settings,
    terminationProtection: false,
    tokens: new Map(),
    resources: new Map(),
    superseded: [],
    events: [],
    signals: [],
    outputs: [],
    imports: new Set(),
  };
}

/**
 * The checked deployment that a call wants for the stack, or for the one that it makes.
 * @throws AwsError ValidationError, also for an update that changes the type of a resource.
 */
export function wantedDeployment(
  world: World,
  call: CallContext,
  stack: Pick<Stack, 'id' | 'name'> & Partial<Pick<Stack, 'deployment' | 'resources'>>,
  input: DeploymentInput,
): Deployment {
  const { deployment: previous } = stack;
  if (input.UsePreviousTemplate && input.TemplateBody !== undefined)
    throw validationError('You cannot specify both usePreviousTemplate and Template Body/URL.');
  const { body, template } = input.UsePreviousTemplate && previous ? previous : readTemplate(input);
  checkResourceTypes(template, input.ResourceTypes);
  const place = { account: call.account, region: call.region, stackId: stack.id, stackName: stack.name };
  const wanted = prepareDeployment(world, place, {
    body,
    template,
    parameters: input.Parameters ?? [],
    ...(previous === undefined ? {} : { previous }),
    tags: input.Tags === undefined && previous ? previous.tags : readTags(input.Tags),
    capabilities: input.Capabilities ?? [],
  });
  refuseOtherTypes([...(stack.resources?.values() ?? [])], wanted);
  return wanted;
}

/**
 * Who acts on a stack: the service role that a call names, or that an earlier one has named, or the caller.
 * @throws AwsError ValidationError when CloudFormation cannot assume the role.
 */
export async function actorOf(
  world: World,
  call: CallContext,
  roleArn: string | undefined,
  stack?: Stack,
): Promise<Pick<Stack, 'principal' | 'roleArn'>> {
  const arn = roleArn ?? stack?.roleArn;
  if (arn === undefined) return { principal: call.principal };
  return { principal: await serviceRole(world, call, arn), roleArn: arn };
}

async function serviceRole(world: World, call: CallContext, arn: string): Promise<Principal> {
  const role = await world.role(arn);
  if (!role || !trustsCloudFormation(role.trust)) {
    throw validationError(`Role ${arn} is invalid or cannot be assumed`);
  }
  return {
    arn: `arn:${partitionOf(call.region)}:sts::${call.account}:assumed-role/${role.name}/AWSCloudFormation`,
    iamArn: role.arn,
    userId: `${role.roleId}:AWSCloudFormation`,
    accessKeyId: 'ASIACLOUDFORMATION',
  };
}

const trustsCloudFormation = ({ Statement }: { Statement: unknown[] }): boolean =>
  Statement.some((statement) => {
    const { Effect, Principal } = Object(statement);
    return Effect === 'Allow' && [Object(Principal).Service].flat().includes('cloudformation.amazonaws.com');
  });

/** Express mode rolls nothing back unless it is asked to. */
export function deploymentSettings(
  config: Api.DeploymentConfig | undefined,
  disableRollback: boolean | undefined,
): Pick<StackSettings, 'express' | 'disableRollback' | 'deploymentConfig'> {
  const express = config?.Mode === 'EXPRESS';
  if (config?.DisableRollback !== undefined && disableRollback !== undefined)
    throw validationError(
      'Either DisableRollback or DeploymentConfig.DisableRollback can be specified, not both.',
    );
  return {
    express,
    disableRollback: disableRollback ?? config?.DisableRollback ?? express,
    ...(config === undefined ? {} : { deploymentConfig: config }),
  };
}

/** Brings a stack to CREATE_IN_PROGRESS and starts the work on it. */
export function beginCreation(stacks: Stacks, stack: Stack, zones: string[]): void {
  setStackStatus(stack, 'CREATE_IN_PROGRESS', 'User Initiated');
  stacks.start(stack, zones, runCreation);
}

/** Brings a stack to UPDATE_IN_PROGRESS and starts the work on it. */
export function beginUpdate(
  stacks: Stacks,
  stack: Stack,
  update: {
    wanted: Deployment;
    zones: string[];
    actor: Pick<Stack, 'principal' | 'roleArn'>;
    settings: Partial<StackSettings>;
    token: string | undefined;
    operation: string;
  },
): void {
  const { wanted, zones, actor, settings } = update;
  useToken(stack, update.token, update.operation);
  Object.assign(stack, actor, { settings: { ...stack.settings, ...settings } });
  stack.updated = new Date();
  setStackStatus(stack, 'UPDATE_IN_PROGRESS', 'User Initiated');
  stacks.start(stack, zones, (run: Run) => runUpdate(run, wanted));
}

/** Whether an update to this deployment would do nothing; a stack that is paused is tried again even so. */
export function changesNothing(stack: Stack, wanted: Deployment, surroundings: Surroundings): boolean {
  if (paused.has(stack.status) || canonical(stack.deployment.tags) !== canonical(wanted.tags)) return false;
  return (
    plannedChanges(stack, wanted, surroundings).length === 0 && !outputsChange(stack, wanted, surroundings)
  );
}

/** @throws AwsError when the stack's state, or how it was created, does not allow an update. */
export function checkUpdatable(stack: Stack, preserve: boolean): void {
  if (updatable.has(stack.status)) return;
  if (!paused.has(stack.status))
    throw validationError(`Stack:${stack.id} is in ${stack.status} state and can not be updated.`);
  if (stack.status === 'CREATE_FAILED' && stack.settings.onFailure === 'DO_NOTHING')
    throw validationError(
      `This stack cannot be updated from [${stack.status}] state because it contains [on-failure: DO_NOTHING]. Please use disable-rollback option instead during stack creation.`,
    );
  if (!preserve)
    throw validationError(
      `This stack is currently in a non-terminal [${stack.status}] state. To update the stack from this state, please use the disable-rollback parameter with update-stack API. To rollback to the last known good state, use the rollback-stack API`,
    );
}

/** @throws AwsError when a resource changes its type: that takes a new logical id. */
function refuseOtherTypes(resources: readonly StackResource[], { template }: Deployment): void {
  const changed = resources.filter(({ logicalId, type }) => {
    const declared = template.Resources[logicalId];
    return declared !== undefined && declared.Type !== type;
  });
  if (changed.length > 0)
    throw validationError(
      `Update of resource type is not permitted. The new template modifies resource type of the following resources: [${changed.map(({ logicalId }) => logicalId).join(', ')}]`,
    );
}
