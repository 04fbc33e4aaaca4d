/** Stacks as the API's answers show them. */
import type {
  StackEvent as EventShape,
  Output,
  Parameter,
  StackResourceDetail,
  StackResourceSummary,
  Stack as StackShape,
  StackSummary,
} from '@aws-sdk/client-cloudformation';
import {
  keepsFailures,
  type ParameterValue,
  type Stack,
  type StackEvent,
  type StackResource,
} from './stack.ts';
import { validationError } from './template.ts';

const notChecked = { StackDriftStatus: 'NOT_CHECKED' } as const;
const resourceNotChecked = { StackResourceDriftStatus: 'NOT_CHECKED' } as const;

export const describeStack = (stack: Stack): StackShape => ({
  StackId: stack.id,
  StackName: stack.name,
  ...(stack.deployment.template.Description === undefined
    ? {}
    : { Description: stack.deployment.template.Description }),
  Parameters: Object.entries(stack.deployment.parameters).map(describeParameter),
  CreationTime: stack.created,
  ...(stack.updated ? { LastUpdatedTime: stack.updated } : {}),
  ...(stack.deleted ? { DeletionTime: stack.deleted } : {}),
  RollbackConfiguration: {},
  ...(stack.changeSetId === undefined ? {} : { ChangeSetId: stack.changeSetId }),
  ...(stack.roleArn === undefined ? {} : { RoleARN: stack.roleArn }),
  StackStatus: stack.status,
  ...(stack.statusReason === undefined ? {} : { StackStatusReason: stack.statusReason }),
  DisableRollback: keepsFailures(stack),
  ...(stack.settings.deploymentConfig === undefined
    ? {}
    : { DeploymentConfig: stack.settings.deploymentConfig }),
  RetainExceptOnCreate: stack.settings.retainExceptOnCreate,
  NotificationARNs: [],
  ...(stack.settings.timeoutMinutes === undefined ? {} : { TimeoutInMinutes: stack.settings.timeoutMinutes }),
  Capabilities: shownCapabilities(stack.deployment.capabilities),
  Outputs: stack.outputs.map(
    ({ key, value, description, exportName }): Output => ({
      OutputKey: key,
      OutputValue: value,
      ...(description === undefined ? {} : { Description: description }),
      ...(exportName === undefined ? {} : { ExportName: exportName }),
    }),
  ),
  Tags: Object.entries(stack.deployment.tags).map(([Key, Value]) => ({ Key, Value })),
  EnableTerminationProtection: stack.terminationProtection,
  DriftInformation: notChecked,
});

const capabilities = ['CAPABILITY_IAM', 'CAPABILITY_NAMED_IAM', 'CAPABILITY_AUTO_EXPAND'] as const;

export const shownCapabilities = (given: string[]) =>
  capabilities.filter((capability) => given.includes(capability));

export function describeParameter([name, parameter]: [string, ParameterValue]): Parameter {
  return {
    ParameterKey: name,
    ParameterValue: parameter.hidden ? '****' : parameter.given,
    ...(parameter.resolved === undefined ? {} : { ResolvedValue: parameter.resolved }),
  };
}

export const summariseStack = (stack: Stack): StackSummary => ({
  StackId: stack.id,
  StackName: stack.name,
  ...(stack.deployment.template.Description === undefined
    ? {}
    : { TemplateDescription: stack.deployment.template.Description }),
  CreationTime: stack.created,
  ...(stack.updated ? { LastUpdatedTime: stack.updated } : {}),
  ...(stack.deleted ? { DeletionTime: stack.deleted } : {}),
  StackStatus: stack.status,
  ...(stack.statusReason === undefined ? {} : { StackStatusReason: stack.statusReason }),
  DriftInformation: notChecked,
});

const resourceState = (resource: StackResource) => ({
  LogicalResourceId: resource.logicalId,
  ...(resource.physicalId === undefined ? {} : { PhysicalResourceId: resource.physicalId }),
  ResourceType: resource.type,
  ResourceStatus: resource.status,
  ...(resource.statusReason === undefined ? {} : { ResourceStatusReason: resource.statusReason }),
});

export const summariseResource = (resource: StackResource): StackResourceSummary => ({
  ...resourceState(resource),
  LastUpdatedTimestamp: resource.changed,
  DriftInformation: resourceNotChecked,
});

export const describeResource = (stack: Stack, resource: StackResource) => ({
  StackName: stack.name,
  StackId: stack.id,
  ...resourceState(resource),
  Timestamp: resource.changed,
  DriftInformation: resourceNotChecked,
});

export const detailResource = (stack: Stack, resource: StackResource): StackResourceDetail => ({
  StackName: stack.name,
  StackId: stack.id,
  ...resourceState(resource),
  LastUpdatedTimestamp: resource.changed,
  DriftInformation: resourceNotChecked,
});

export const describeEvent = (stack: Stack, event: StackEvent): EventShape => ({
  StackId: stack.id,
  StackName: stack.name,
  EventId: event.eventId,
  LogicalResourceId: event.logicalId,
  PhysicalResourceId: event.physicalId,
  ResourceType: event.type,
  Timestamp: event.timestamp,
  ResourceStatus: event.status,
  ...(event.reason === undefined ? {} : { ResourceStatusReason: event.reason }),
  ...(event.properties === undefined ? {} : { ResourceProperties: JSON.stringify(event.properties) }),
  ...(event.token === undefined ? {} : { ClientRequestToken: event.token }),
});

const pageSize = 100;

/** One page of a list that grows at its end only, newest last. */
export function page<T>(items: readonly T[], token: string | undefined): { items: T[]; NextToken?: string } {
  const from = token === undefined ? 0 : readToken(token);
  const next = from + pageSize;
  return { items: items.slice(from, next), ...(next < items.length ? { NextToken: writeToken(next) } : {}) };
}

/** One page of a list that grows at its end, newest first: later pages stay the same while it grows. */
export function pageFromEnd<T>(
  items: readonly T[],
  token: string | undefined,
): { items: T[]; NextToken?: string } {
  const end = token === undefined ? items.length : readToken(token);
  const start = Math.max(0, end - pageSize);
  return {
    items: items.slice(start, end).reverse(),
    ...(start > 0 ? { NextToken: writeToken(start) } : {}),
  };
}

const writeToken = (position: number): string => Buffer.from(`position:${position}`).toString('base64url');

function readToken(token: string): number {
  const [, position] = /^position:(\d+)$/.exec(Buffer.from(token, 'base64url').toString()) ?? [];
  if (position === undefined) throw validationError('Invalid NextToken');
  return Number(position);
}
