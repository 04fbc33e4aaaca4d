/**
 * The operations that the emulator models, and the members of their inputs: `true` for one whose value changes what
 * happens, or why one is refused. The types see to it that every member that the API knows stands here, so that none is
 * taken and ignored.
 */
import type * as Api from '@aws-sdk/client-cloudformation';
import { AwsError, type CallContext } from '../core.ts';

interface Inputs {
  CancelUpdateStack: Api.CancelUpdateStackCommandInput;
  ContinueUpdateRollback: Api.ContinueUpdateRollbackCommandInput;
  CreateChangeSet: Api.CreateChangeSetCommandInput;
  CreateStack: Api.CreateStackCommandInput;
  DeleteChangeSet: Api.DeleteChangeSetCommandInput;
  DeleteStack: Api.DeleteStackCommandInput;
  DescribeAccountLimits: Api.DescribeAccountLimitsCommandInput;
  DescribeChangeSet: Api.DescribeChangeSetCommandInput;
  DescribeStackEvents: Api.DescribeStackEventsCommandInput;
  DescribeStackResource: Api.DescribeStackResourceCommandInput;
  DescribeStackResources: Api.DescribeStackResourcesCommandInput;
  DescribeStacks: Api.DescribeStacksCommandInput;
  ExecuteChangeSet: Api.ExecuteChangeSetCommandInput;
  GetStackPolicy: Api.GetStackPolicyCommandInput;
  GetTemplate: Api.GetTemplateCommandInput;
  GetTemplateSummary: Api.GetTemplateSummaryCommandInput;
  ListChangeSets: Api.ListChangeSetsCommandInput;
  ListExports: Api.ListExportsCommandInput;
  ListImports: Api.ListImportsCommandInput;
  ListStackResources: Api.ListStackResourcesCommandInput;
  ListStacks: Api.ListStacksCommandInput;
  RollbackStack: Api.RollbackStackCommandInput;
  SignalResource: Api.SignalResourceCommandInput;
  UpdateStack: Api.UpdateStackCommandInput;
  UpdateTerminationProtection: Api.UpdateTerminationProtectionCommandInput;
  ValidateTemplate: Api.ValidateTemplateCommandInput;
}

export type OperationName = keyof Inputs;

/** What the service does for each operation that it models. */
export type Operations<Name extends OperationName = OperationName> = {
  [Each in Name]: (input: Inputs[Each], call: CallContext) => Promise<object>;
};

type Members<Input> = { [Name in keyof Required<Input>]: true | string };

const noS3 = 'templates come with the call: the emulator has no S3 to fetch them from';
const noSns = 'it has no SNS topics to notify';
const noAlarms = 'it has no CloudWatch alarms that could trigger a rollback';
const noStackPolicies = 'it does not protect single resources from updates by a stack policy';
const noEarlyValidation = 'it has no validation of its own ahead of a deployment that this could turn off';
const noStackSets = 'it has no stack sets';

export const inputs: { [Name in OperationName]: Members<Inputs[Name]> } = {
  CancelUpdateStack: { StackName: true, ClientRequestToken: true },
  ContinueUpdateRollback: {
    StackName: true,
    RoleARN: true,
    ResourcesToSkip: true,
    ClientRequestToken: true,
    ForceRollback: 'a rollback goes on with ResourcesToSkip alone',
  },
  CreateChangeSet: {
    StackName: true,
    TemplateBody: true,
    TemplateURL: noS3,
    UsePreviousTemplate: true,
    Parameters: true,
    Capabilities: true,
    ResourceTypes: true,
    RoleARN: true,
    RollbackConfiguration: noAlarms,
    NotificationARNs: noSns,
    Tags: true,
    ChangeSetName: true,
    ClientToken: true,
    Description: true,
    ChangeSetType: true,
    ResourcesToImport: 'it imports no resources into a stack',
    IncludeNestedStacks: 'it has no nested stacks',
    OnStackFailure: true,
    ImportExistingResources: 'it imports no resources into a stack',
    DeploymentMode: 'it does not detect drift, so that a change set could revert it',
    DeploymentConfig: true,
    DisableValidation: noEarlyValidation,
  },
  CreateStack: {
    StackName: true,
    TemplateBody: true,
    TemplateURL: noS3,
    Parameters: true,
    DisableRollback: true,
    RollbackConfiguration: noAlarms,
    TimeoutInMinutes: true,
    NotificationARNs: noSns,
    Capabilities: true,
    ResourceTypes: true,
    RoleARN: true,
    OnFailure: true,
    StackPolicyBody: noStackPolicies,
    StackPolicyURL: noStackPolicies,
    Tags: true,
    ClientRequestToken: true,
    EnableTerminationProtection: true,
    RetainExceptOnCreate: true,
    DeploymentConfig: true,
    DisableValidation: noEarlyValidation,
  },
  DeleteChangeSet: { ChangeSetName: true, StackName: true },
  DeleteStack: {
    StackName: true,
    RetainResources: true,
    RoleARN: true,
    ClientRequestToken: true,
    DeletionMode: true,
    DeploymentConfig: true,
  },
  DescribeAccountLimits: { NextToken: true },
  DescribeChangeSet: {
    ChangeSetName: true,
    StackName: true,
    NextToken: true,
    IncludePropertyValues: true,
  },
  DescribeStackEvents: { StackName: true, NextToken: true },
  DescribeStackResource: { StackName: true, LogicalResourceId: true },
  DescribeStackResources: { StackName: true, LogicalResourceId: true, PhysicalResourceId: true },
  DescribeStacks: { StackName: true, NextToken: true },
  ExecuteChangeSet: {
    ChangeSetName: true,
    StackName: true,
    ClientRequestToken: true,
    DisableRollback: true,
    RetainExceptOnCreate: true,
  },
  GetStackPolicy: { StackName: true },
  GetTemplate: { StackName: true, ChangeSetName: true, TemplateStage: true },
  GetTemplateSummary: {
    TemplateBody: true,
    TemplateURL: noS3,
    StackName: true,
    StackSetName: noStackSets,
    CallAs: noStackSets,
    TemplateSummaryConfig: 'it does not warn of types whose templates cannot be summarised',
  },
  ListChangeSets: { StackName: true, NextToken: true },
  ListExports: { NextToken: true },
  ListImports: { ExportName: true, NextToken: true },
  ListStackResources: { StackName: true, NextToken: true },
  ListStacks: { StackStatusFilter: true, NextToken: true },
  RollbackStack: {
    StackName: true,
    RoleARN: true,
    ClientRequestToken: true,
    RetainExceptOnCreate: true,
    DeploymentConfig: true,
  },
  SignalResource: { StackName: true, LogicalResourceId: true, UniqueId: true, Status: true },
  UpdateStack: {
    StackName: true,
    TemplateBody: true,
    TemplateURL: noS3,
    UsePreviousTemplate: true,
    StackPolicyDuringUpdateBody: noStackPolicies,
    StackPolicyDuringUpdateURL: noStackPolicies,
    Parameters: true,
    Capabilities: true,
    ResourceTypes: true,
    RoleARN: true,
    RollbackConfiguration: noAlarms,
    StackPolicyBody: noStackPolicies,
    StackPolicyURL: noStackPolicies,
    NotificationARNs: noSns,
    Tags: true,
    DisableRollback: true,
    ClientRequestToken: true,
    RetainExceptOnCreate: true,
    DeploymentConfig: true,
    DisableValidation: noEarlyValidation,
  },
  UpdateTerminationProtection: { StackName: true, EnableTerminationProtection: true },
  ValidateTemplate: { TemplateBody: true, TemplateURL: noS3 },
};

/** Whether a member says as much as if it were not there. */
const isIdle = (value: unknown): boolean =>
  value === undefined ||
  value === false ||
  (typeof value === 'object' && value !== null && Object.values(value).every(isIdle));

/** @throws AwsError NotImplemented for a member that the emulator does not model. */
export function refuseMembers(operation: string, input: object): void {
  const operations: Record<string, Record<string, true | string>> = inputs;
  const members = operations[operation] ?? {};
  for (const [name, value] of Object.entries(input)) {
    const modelled = members[name];
    if (modelled === true || isIdle(value)) continue;
    throw new AwsError(
      'NotImplemented',
      `The emulator does not model ${name} of cloudformation:${operation}${modelled ? `: ${modelled}` : ''}`,
      501,
    );
  }
}
