/** A stack, its resources and its events. */
import { randomUUID } from 'node:crypto';
import type { DeploymentConfig, ResourceStatus, StackStatus } from '@aws-sdk/client-cloudformation';
import type { Principal } from '../core.ts';
import type { Json, JsonObject, Template } from './template.ts';

/** What a stack operation aims at: a template with what it needs to be evaluated. */
export interface Deployment {
  body: string;
  template: Template;
  /** As given or by default, for DescribeStacks; NoEcho values are masked there. */
  parameters: Record<string, ParameterValue>;
  conditions: Record<string, boolean>;
  tags: Record<string, string>;
  capabilities: string[];
}

export interface ParameterValue {
  /** As the caller gave it. */
  given: string;
  /** As Ref gives it: lists apart, names of SSM parameters replaced by their values. */
  value: string | string[];
  /** Of an SSM parameter. */
  resolved?: string;
  hidden: boolean;
}

export interface StackResource {
  logicalId: string;
  type: string;
  status: ResourceStatus;
  statusReason?: string;
  changed: Date;
  physicalId?: string;
  attributes: Record<string, Json>;
  /** As it was last made or brought to, functions evaluated. */
  properties: JsonObject;
  /** Its stack's tags at that time. */
  tags: Record<string, string>;
  /** Logical ids of the resources it stands on. */
  needs: string[];
  deletionPolicy: string;
  updateReplacePolicy: string;
  /** Made by the operation under way, whose rollback takes it away. */
  isNew: boolean;
  /** Another resource has taken its place. */
  isReplaced: boolean;
}

export interface StackEvent {
  eventId: string;
  timestamp: Date;
  logicalId: string;
  physicalId: string;
  type: string;
  status: ResourceStatus;
  reason?: string;
  properties?: JsonObject;
  token?: string;
}

/** A resource signal that somebody sent. */
export interface Signal {
  logicalId: string;
  uniqueId: string;
  success: boolean;
}

/** How an operation on a stack is to go. */
export interface StackSettings {
  onFailure: 'ROLLBACK' | 'DELETE' | 'DO_NOTHING';
  disableRollback: boolean;
  /** New resources go in a rollback even where their DeletionPolicy is Retain. */
  retainExceptOnCreate: boolean;
  /** Nothing waits until resources are ready. */
  express: boolean;
  /** As the call gave it. */
  deploymentConfig?: DeploymentConfig;
  timeoutMinutes?: number;
}

export interface Stack {
  id: string;
  name: string;
  account: string;
  region: string;
  /** Who started the latest operation, or its service role: CloudFormation acts with this identity. */
  principal: Principal;
  /** The service role that a call has named: all later operations use it. */
  roleArn?: string;
  status: StackStatus;
  statusReason?: string;
  created: Date;
  updated?: Date;
  deleted?: Date;
  deployment: Deployment;
  /** The deployment that a rollback goes back to: of the last operation that succeeded. */
  stable?: Deployment;
  settings: StackSettings;
  /** The change set that made or changed it last. */
  changeSetId?: string;
  terminationProtection: boolean;
  /** ClientRequestToken of the latest operation. */
  token?: string;
  tokens: Map<string, string>;
  resources: Map<string, StackResource>;
  /** Resources that an update has replaced or dropped, and that its clean-up deletes. */
  superseded: StackResource[];
  /** Oldest first. */
  events: StackEvent[];
  signals: Signal[];
  outputs: { key: string; value: string; description?: string; exportName?: string }[];
  /** Names of the exports that it uses. */
  imports: Set<string>;
  /** The latest operation: to cut it short, to have it fail and roll back, and to know when nothing of it is left. */
  operation?: { cut: AbortController; halt: AbortController; finished: Promise<void> };
}

/** Brings the stack to a status, with its event. */
export function setStackStatus(stack: Stack, status: StackStatus, reason?: string): void {
  stack.status = status;
  if (reason === undefined) delete stack.statusReason;
  else stack.statusReason = reason;
  addEvent(stack, {
    logicalId: stack.name,
    physicalId: stack.id,
    type: 'AWS::CloudFormation::Stack',
    // Every stack status is also a resource status of the stack as a resource.
    status: status as ResourceStatus,
    ...(reason === undefined ? {} : { reason }),
  });
}

/** Brings a resource to a status, with its event. */
export function setStatus(
  stack: Stack,
  resource: StackResource,
  status: ResourceStatus,
  reason?: string,
): void {
  resource.status = status;
  resource.changed = new Date();
  if (reason === undefined) delete resource.statusReason;
  else resource.statusReason = reason;
  addEvent(stack, {
    logicalId: resource.logicalId,
    physicalId: resource.physicalId ?? '',
    type: resource.type,
    status,
    properties: resource.properties,
    ...(reason === undefined ? {} : { reason }),
  });
}

function addEvent(stack: Stack, event: Omit<StackEvent, 'eventId' | 'timestamp'>): void {
  const timestamp = new Date();
  const isStack = event.physicalId === stack.id;
  stack.events.push({
    ...event,
    timestamp,
    eventId: isStack
      ? randomUUID()
      : `${event.logicalId}-${event.status}-${timestamp.toISOString()}-${stack.events.length}`,
    ...(stack.token === undefined ? {} : { token: stack.token }),
  });
}

/** Whether what an operation has made stays when it fails. */
export const keepsFailures = ({ settings: { disableRollback, onFailure } }: Stack): boolean =>
  disableRollback || onFailure === 'DO_NOTHING';

export const isGone = (resource: StackResource): boolean =>
  resource.status === 'DELETE_COMPLETE' || resource.status === 'DELETE_SKIPPED';
