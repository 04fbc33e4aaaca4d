/** AWS CloudFormation: what its API answers, and the stacks behind it. */
import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import type * as Api from '@aws-sdk/client-cloudformation';
import { DescribeAvailabilityZonesCommand } from '@aws-sdk/client-ec2';
import { ClockReset } from '../clock.ts';
import { AwsError, type CallContext, type Service, type World } from '../core.ts';
import {
  checkTemplate,
  isSameDeployment,
  partitionOf,
  prepareDeployment,
  requiredCapabilities,
} from './deployment.ts';
import {
  describeEvent,
  describeResource,
  describeStack,
  detailResource,
  page,
  pageFromEnd,
  summariseResource,
  summariseStack,
} from './describe.ts';
import { Cancelled, reasonOf } from './failure.ts';
import { runCreation, runDeletion, runRollback, runUpdate } from './lifecycle.ts';
import type { Run } from './run.ts';
import { type Deployment, type Stack, type StackResource, setStackStatus } from './stack.ts';
import { parseTemplate, type Template, validationError } from './template.ts';

const via = 'cloudformation.amazonaws.com';
const namePattern = '[a-zA-Z][-a-zA-Z0-9]*';

/** States that an update may start from. */
const updatable = new Set([
  'CREATE_COMPLETE',
  'UPDATE_COMPLETE',
  'UPDATE_ROLLBACK_COMPLETE',
  'IMPORT_COMPLETE',
]);
/** States that an update may start from only when it does not ask for a rollback. */
const paused = new Set(['CREATE_FAILED', 'UPDATE_FAILED']);

export function cloudFormation(world: World): Service {
  const stacks = new Map<string, Stack>();

  const inRegion = (region: string): Stack[] =>
    [...stacks.values()].filter((stack) => stack.region === region);
  const find = (call: CallContext, nameOrId: string | undefined): Stack | undefined =>
    inRegion(call.region).find(
      ({ id, name, status }) => id === nameOrId || (name === nameOrId && status !== 'DELETE_COMPLETE'),
    );
  const existing = (
    call: CallContext,
    nameOrId: string | undefined,
    missing = `Stack with id ${nameOrId} does not exist`,
  ): Stack => {
    const stack = find(call, nameOrId);
    if (!stack) throw validationError(missing);
    call.touches({ arn: stack.id, tags: stack.deployment.tags });
    return stack;
  };
  const exportsOf = (region: string): { name: string; value: string; stack: Stack }[] =>
    inRegion(region).flatMap((stack) =>
      stack.outputs.flatMap(({ exportName, value }) =>
        exportName === undefined ? [] : [{ name: exportName, value, stack }],
      ),
    );

  /** Starts an operation; one that is under way is cut short first. */
  function start(stack: Stack, zones: string[], work: (run: Run) => Promise<void>): void {
    const before = stack.operation;
    const cut = new AbortController();
    setMaxListeners(0, cut.signal);
    const run: Run = {
      stack,
      world,
      clients: world.clients({ principal: stack.principal, region: stack.region, via }),
      surroundings: {
        zones,
        exports: new Map(exportsOf(stack.region).map(({ name, value }) => [name, value])),
      },
      cut: cut.signal,
    };
    before?.cut.abort(new Cancelled());
    world.clock.background(
      () =>
        new Promise<void>((resolve, reject) => {
          const finished = (before?.finished ?? Promise.resolve()).then(() => work(run));
          stack.operation = { cut, finished: finished.catch(() => undefined) };
          finished.then(resolve, reject);
        }),
    );
  }

  /** The zones that Fn::GetAZs gives, when the template asks for them. */
  async function zonesFor(call: CallContext, body: string): Promise<string[]> {
    if (!body.includes('GetAZs')) return [];
    const { ec2 } = world.clients({ principal: call.principal, region: call.region, via });
    try {
      const { AvailabilityZones: zones = [] } = await ec2.send(new DescribeAvailabilityZonesCommand({}));
      return zones.flatMap(({ ZoneName }) => ZoneName ?? []).sort();
    } catch (error) {
      throw validationError(`Template error: Fn::GetAZs: ${reasonOf(error, 'AWS::EC2::AvailabilityZone')}`);
    }
  }

  async function createStack(
    input: Api.CreateStackCommandInput,
    call: CallContext,
  ): Promise<Api.CreateStackCommandOutput> {
    const name = checkName(input.StackName);
    refuseRole(input.RoleARN);
    const { OnFailure, DisableRollback } = input;
    if (OnFailure !== undefined && DisableRollback !== undefined)
      throw validationError('You may specify either OnFailure or DisableRollback, but not both');
    const { body, template } = readTemplate(input);

    const twin = find(call, name);
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
    const zones = await zonesFor(call, body);

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
    };
    useToken(stack, input.ClientRequestToken, 'CreateStack');
    stacks.set(id, stack);
    call.touches({ arn: id, tags: deployment.tags });
    setStackStatus(stack, 'CREATE_IN_PROGRESS', 'User Initiated');
    start(stack, zones, runCreation);
    return answer({ StackId: id });
  }

  async function updateStack(
    input: Api.UpdateStackCommandInput,
    call: CallContext,
  ): Promise<Api.UpdateStackCommandOutput> {
    refuseRole(input.RoleARN);
    const stack = existing(call, input.StackName, `Stack [${input.StackName}] does not exist`);
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
    const zones = await zonesFor(call, body);

    useToken(stack, input.ClientRequestToken, 'UpdateStack');
    stack.principal = call.principal;
    stack.updated = new Date();
    setStackStatus(stack, 'UPDATE_IN_PROGRESS', 'User Initiated');
    start(stack, zones, (run) => runUpdate(run, wanted, { preserve }));
    return answer({ StackId: stack.id });
  }

  async function deleteStack(
    input: Api.DeleteStackCommandInput,
    call: CallContext,
  ): Promise<Api.DeleteStackCommandOutput> {
    refuseRole(input.RoleARN);
    const stack = find(call, input.StackName);
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
    refuseImported(stack);

    useToken(stack, input.ClientRequestToken, 'DeleteStack');
    stack.principal = call.principal;
    setStackStatus(stack, 'DELETE_IN_PROGRESS', 'User Initiated');
    start(stack, [], (run) => runDeletion(run, { retain, force }));
    return answer({});
  }

  async function rollbackStack(
    input: Api.RollbackStackCommandInput,
    call: CallContext,
  ): Promise<Api.RollbackStackCommandOutput> {
    refuseRole(input.RoleARN);
    const stack = existing(call, input.StackName, `Stack [${input.StackName}] does not exist`);
    if (stack.status !== 'CREATE_FAILED')
      throw validationError(`Stack:${stack.id} is in ${stack.status} state and can not be rolled back.`);
    useToken(stack, input.ClientRequestToken, 'RollbackStack');
    setStackStatus(stack, 'ROLLBACK_IN_PROGRESS', 'User Initiated');
    start(stack, [], runRollback);
    return answer({ StackId: stack.id });
  }

  /** @throws AwsError while another stack uses one of this stack's exports. */
  function refuseImported(stack: Stack): void {
    for (const { exportName } of stack.outputs) {
      const importers = exportName === undefined ? [] : importersOf(stack.region, exportName);
      if (importers.length > 0)
        throw validationError(
          `Export ${exportName} cannot be deleted as it is in use by ${importers.map(({ name }) => name).join(', ')}`,
        );
    }
  }

  const importersOf = (region: string, exportName: string): Stack[] =>
    inRegion(region).filter(
      ({ status, deployment }) =>
        status !== 'DELETE_COMPLETE' &&
        JSON.stringify(deployment.template).includes(`{"Fn::ImportValue":${JSON.stringify(exportName)}}`),
    );

  return {
    operations: {
      CreateStack: createStack,
      UpdateStack: updateStack,
      DeleteStack: deleteStack,
      RollbackStack: rollbackStack,

      DescribeStacks: async (input: Api.DescribeStacksCommandInput, call) => {
        if (input.StackName !== undefined)
          return answer({ Stacks: [describeStack(existing(call, input.StackName))] });
        const live = inRegion(call.region).filter(({ status }) => status !== 'DELETE_COMPLETE');
        const { items, ...next } = page(live, input.NextToken);
        return answer({ Stacks: items.map(describeStack), ...next });
      },

      ListStacks: async (input: Api.ListStacksCommandInput, call) => {
        const { StackStatusFilter: wanted = [] } = input;
        const chosen = inRegion(call.region).filter(
          ({ status }) => wanted.length === 0 || wanted.includes(status),
        );
        const { items, ...next } = page(chosen, input.NextToken);
        return answer({ StackSummaries: items.map(summariseStack), ...next });
      },

      DescribeStackEvents: async (input: Api.DescribeStackEventsCommandInput, call) => {
        const stack = existing(call, input.StackName, `Stack [${input.StackName}] does not exist`);
        const { items, ...next } = pageFromEnd(stack.events, input.NextToken);
        return answer({ StackEvents: items.map((event) => describeEvent(stack, event)), ...next });
      },

      DescribeStackResources: async (input: Api.DescribeStackResourcesCommandInput, call) => {
        const stack = input.PhysicalResourceId
          ? holderOf(call, input.PhysicalResourceId)
          : existing(call, input.StackName);
        const chosen = [...stack.resources.values()].filter(
          ({ logicalId }) => !input.LogicalResourceId || logicalId === input.LogicalResourceId,
        );
        return answer({
          StackResources: chosen.slice(0, 100).map((resource) => describeResource(stack, resource)),
        });
      },

      DescribeStackResource: async (input: Api.DescribeStackResourceCommandInput, call) => {
        const stack = existing(call, input.StackName, `Stack '${input.StackName}' does not exist`);
        return answer({
          StackResourceDetail: detailResource(stack, resourceOf(stack, input.LogicalResourceId)),
        });
      },

      ListStackResources: async (input: Api.ListStackResourcesCommandInput, call) => {
        const stack = existing(call, input.StackName);
        const { items, ...next } = page([...stack.resources.values()], input.NextToken);
        return answer({ StackResourceSummaries: items.map(summariseResource), ...next });
      },

      GetTemplate: async (input: Api.GetTemplateCommandInput, call) =>
        answer({
          TemplateBody: existing(call, input.StackName).deployment.body,
          StagesAvailable: ['Original', 'Processed'],
        }),

      GetTemplateSummary: async (input: Api.GetTemplateSummaryCommandInput, call) => {
        const template = input.StackName
          ? existing(call, input.StackName).deployment.template
          : readTemplate(input).template;
        const types = Object.values(template.Resources).map(({ Type }) => Type);
        return answer({
          ...templateFacts(template),
          ResourceTypes: [...new Set(types)],
          Version: '2010-09-09',
          ...(template.Metadata === undefined ? {} : { Metadata: JSON.stringify(template.Metadata) }),
        });
      },

      ValidateTemplate: async (input: Api.ValidateTemplateCommandInput) =>
        answer(templateFacts(readTemplate(input).template)),

      SignalResource: async (input: Api.SignalResourceCommandInput, call) => {
        const stack = existing(call, input.StackName, `Stack '${input.StackName}' does not exist`);
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

      UpdateTerminationProtection: async (input: Api.UpdateTerminationProtectionCommandInput, call) => {
        const stack = existing(call, input.StackName, `Stack [${input.StackName}] does not exist`);
        stack.terminationProtection = input.EnableTerminationProtection ?? false;
        return answer({ StackId: stack.id });
      },

      ListExports: async (input: Api.ListExportsCommandInput, call) => {
        const { items, ...next } = page(exportsOf(call.region), input.NextToken);
        return answer({
          Exports: items.map(({ name, value, stack }) => ({
            ExportingStackId: stack.id,
            Name: name,
            Value: value,
          })),
          ...next,
        });
      },
    },

    inventory: () =>
      [...stacks.values()]
        .filter(({ status }) => status !== 'DELETE_COMPLETE')
        .map(({ name, region, deployment }) => ({
          service: 'cloudformation',
          type: 'AWS::CloudFormation::Stack',
          id: name,
          region,
          tags: deployment.tags,
        })),

    reset: () => {
      for (const { operation } of stacks.values())
        operation?.cut.abort(new ClockReset('the emulator was reset'));
      stacks.clear();
    },
  };

  function holderOf(call: CallContext, physicalId: string): Stack {
    const holder = inRegion(call.region).find(({ resources }) =>
      [...resources.values()].some((resource) => resource.physicalId === physicalId),
    );
    if (!holder) throw validationError(`Stack for ${physicalId} does not exist`);
    return holder;
  }
}

/** What every answer carries; the gateway writes its own. */
const answer = <T extends object>(fields: T): T & { $metadata: object } => ({ ...fields, $metadata: {} });

function checkName(name: string | undefined): string {
  const failed = (constraint: string): AwsError =>
    validationError(
      `1 validation error detected: Value '${name}' at 'stackName' failed to satisfy constraint: Member must ${constraint}`,
    );
  if (!name) throw failed('have length greater than or equal to 1');
  if (name.length > 128) throw failed('have length less than or equal to 128');
  if (!new RegExp(`^${namePattern}$`).test(name))
    throw failed(`satisfy regular expression pattern: ${namePattern}`);
  return name;
}

/** The emulator acts with the caller's identity only. */
function refuseRole(role: string | undefined): void {
  if (role !== undefined) throw validationError(`Role ${role} is invalid or cannot be assumed`);
}

function readTemplate(input: { TemplateBody?: string | undefined; TemplateURL?: string | undefined }): {
  body: string;
  template: Template;
} {
  const { TemplateBody: body, TemplateURL } = input;
  if (TemplateURL !== undefined) throw validationError('TemplateURL must be a supported URL.');
  if (!body) throw validationError('Either Template URL or Template Body must be specified.');
  const template = parseTemplate(body);
  checkTemplate(template);
  return { body, template };
}

function templateFacts(template: Template) {
  const capabilities = requiredCapabilities(template);
  return {
    ...(template.Description === undefined ? {} : { Description: template.Description }),
    Parameters: Object.entries(template.Parameters).map(([key, declared]) => ({
      ParameterKey: key,
      ...(declared.Default === undefined ? {} : { DefaultValue: String(declared.Default) }),
      NoEcho: String(declared.NoEcho) === 'true',
      ...(declared.Description === undefined ? {} : { Description: String(declared.Description) }),
    })),
    Capabilities: capabilities,
    ...(capabilities.length > 0
      ? {
          CapabilitiesReason: `The following resource(s) require capabilities: [${iamTypes(template).join(', ')}]`,
        }
      : {}),
  };
}

const iamTypes = (template: Template): string[] => [
  ...new Set(
    Object.values(template.Resources)
      .map(({ Type }) => Type)
      .filter((type) => type.startsWith('AWS::IAM::')),
  ),
];

/** @throws AwsError TokenAlreadyExistsException when the token belongs to another operation on this stack. */
function useToken(stack: Stack, token: string | undefined, operation: string): void {
  if (token === undefined) {
    delete stack.token;
    return;
  }
  if (stack.tokens.has(token))
    throw new AwsError('TokenAlreadyExistsException', `A client request token already exists: ${token}`);
  stack.tokens.set(token, operation);
  stack.token = token;
}

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

function resourceOf(stack: Stack, logicalId: string | undefined): StackResource {
  const resource = stack.resources.get(logicalId ?? '');
  if (!resource) throw validationError(`Resource ${logicalId} does not exist for stack ${stack.name}`);
  return resource;
}
