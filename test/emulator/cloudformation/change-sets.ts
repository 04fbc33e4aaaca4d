/**
 * Change sets that create a stack, as `aws cloudformation deploy` makes them. Unlike AWS, the emulator shows no stack of
 * status REVIEW_IN_PROGRESS before one is executed, and none update a stack.
 */
import { randomUUID } from 'node:crypto';
import type * as Api from '@aws-sdk/client-cloudformation';
import { AwsError, type CallContext, type Operation } from '../core.ts';
import { partitionOf } from './deployment.ts';
import { answer, checkName, readTemplate } from './requests.ts';
import type { Stacks } from './stacks.ts';

interface ChangeSet {
  id: string;
  name: string;
  region: string;
  stackName: string;
  input: Api.CreateChangeSetCommandInput;
  executed: boolean;
}

type CreateStack = (
  input: Api.CreateStackCommandInput,
  call: CallContext,
) => Promise<Api.CreateStackCommandOutput>;

export function changeSets(
  stacks: Stacks,
  createStack: CreateStack,
): { operations: Record<string, Operation>; reset(): void } {
  const made: ChangeSet[] = [];

  function find(
    nameOrId: string | undefined,
    stackName: string | undefined,
    { region }: CallContext,
  ): ChangeSet {
    const found = made.find(
      (each) =>
        each.region === region &&
        (each.id === nameOrId || (each.name === nameOrId && each.stackName === stackName)),
    );
    if (found === undefined) {
      throw new AwsError('ChangeSetNotFound', `ChangeSet [${nameOrId}] does not exist`, 404);
    }
    return found;
  }

  async function createChangeSet(
    input: Api.CreateChangeSetCommandInput,
    call: CallContext,
  ): Promise<Api.CreateChangeSetCommandOutput> {
    if (input.ChangeSetType !== 'CREATE') {
      throw new AwsError('NotImplemented', 'The emulator knows only change sets that create a stack', 501);
    }
    const stackName = checkName(input.StackName);
    const name = input.ChangeSetName ?? '';
    if (stacks.find(call, stackName)) {
      throw new AwsError(
        'AlreadyExistsException',
        `Stack [${stackName}] already exists and cannot be created again with the changeSet [${name}].`,
      );
    }
    readTemplate(input);
    const id = `arn:${partitionOf(call.region)}:cloudformation:${call.region}:${call.account}:changeSet/${name}/${randomUUID()}`;
    made.push({ id, name, region: call.region, stackName, input, executed: false });
    return answer({ Id: id });
  }

  async function describeChangeSet(
    { ChangeSetName, StackName }: Api.DescribeChangeSetCommandInput,
    call: CallContext,
  ): Promise<Api.DescribeChangeSetCommandOutput> {
    const { id, name, stackName, executed } = find(ChangeSetName, StackName, call);
    return answer({
      ChangeSetId: id,
      ChangeSetName: name,
      StackName: stackName,
      Status: 'CREATE_COMPLETE',
      ExecutionStatus: executed ? 'EXECUTE_COMPLETE' : 'AVAILABLE',
    });
  }

  async function executeChangeSet(
    { ChangeSetName, StackName }: Api.ExecuteChangeSetCommandInput,
    call: CallContext,
  ): Promise<Api.ExecuteChangeSetCommandOutput> {
    const changeSet = find(ChangeSetName, StackName, call);
    if (changeSet.executed) {
      throw new AwsError(
        'InvalidChangeSetStatus',
        `ChangeSet [${changeSet.id}] cannot be executed in its current execution status of [EXECUTE_COMPLETE]`,
      );
    }
    changeSet.executed = true;
    const { TemplateBody, Parameters, Capabilities, Tags, RoleARN } = changeSet.input;
    const { stackName } = changeSet;
    await createStack({ StackName: stackName, TemplateBody, Parameters, Capabilities, Tags, RoleARN }, call);
    return answer({});
  }

  return {
    operations: {
      CreateChangeSet: createChangeSet,
      DescribeChangeSet: describeChangeSet,
      ExecuteChangeSet: executeChangeSet,
    },
    reset: () => {
      made.length = 0;
    },
  };
}
