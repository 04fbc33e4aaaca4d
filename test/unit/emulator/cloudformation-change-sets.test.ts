import {
  CreateChangeSetCommand,
  type CreateChangeSetCommandInput,
  DeleteChangeSetCommand,
  DescribeChangeSetCommand,
  type DescribeChangeSetCommandOutput,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
  type ExecuteChangeSetCommandInput,
  ListChangeSetsCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Region, startRegion } from './cloudformation-region.ts';

const network = `
Parameters:
  Name: { Type: String, Default: nodes }
  Port: { Type: Number, Default: 443 }
Resources:
  Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.1.0.0/16 } }
  Group:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: !Ref Name
      VpcId: !Ref Vpc
      SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: !Ref Port, ToPort: !Ref Port, CidrIp: 10.0.0.0/8 }]
  Member:
    Type: AWS::EC2::SecurityGroupIngress
    Properties: { GroupId: !Ref Group, IpProtocol: '-1', SourceSecurityGroupId: !Ref Group }
`;

const gateway = 'Resources: { Gateway: { Type: AWS::EC2::InternetGateway } }';

/** No VPC of this name is there. */
const failing =
  'Resources: { Stray: { Type: AWS::EC2::Subnet, Properties: { VpcId: vpc-0123456789abcdef0, CidrBlock: 10.1.0.0/24 } } }';

let region: Region;
beforeAll(async () => {
  region = await startRegion();
});
afterEach(() => region.clear());
afterAll(() => region.close());

const parameters = (values: Record<string, string>) =>
  Object.entries(values).map(([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue }));

/** Makes a change set and resolves to it when it is complete, or has failed. */
async function changeSet(
  stack: string,
  template: string | undefined,
  options: Partial<CreateChangeSetCommandInput> = {},
): Promise<DescribeChangeSetCommandOutput> {
  const input = { StackName: stack, ChangeSetName: 'next', TemplateBody: template, ...options };
  const { Id } = await region.cloudFormation.send(new CreateChangeSetCommand(input));
  for (;;) {
    const described = await shown(Id);
    if (described.Status !== 'CREATE_IN_PROGRESS') return described;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

const shown = (ChangeSetName: string | undefined) =>
  region.cloudFormation.send(new DescribeChangeSetCommand({ ChangeSetName, IncludePropertyValues: false }));

async function executed(
  { ChangeSetId, StackId = '' }: DescribeChangeSetCommandOutput,
  options: Partial<ExecuteChangeSetCommandInput> = {},
) {
  await region.cloudFormation.send(new ExecuteChangeSetCommand({ ChangeSetName: ChangeSetId, ...options }));
  return await region.settled(StackId);
}

describe('a change set that creates a stack', () => {
  test('shows the stack in review, adds everything, and makes it when it is executed', async () => {
    const set = await changeSet('fresh', gateway, { ChangeSetType: 'CREATE', Description: 'first' });
    expect(set).toMatchObject({
      Status: 'CREATE_COMPLETE',
      ExecutionStatus: 'AVAILABLE',
      Description: 'first',
      Changes: [
        {
          Type: 'Resource',
          ResourceChange: {
            Action: 'Add',
            LogicalResourceId: 'Gateway',
            ResourceType: 'AWS::EC2::InternetGateway',
          },
        },
      ],
    });
    const { Stacks: [waiting] = [] } = await region.cloudFormation.send(
      new DescribeStacksCommand({ StackName: 'fresh' }),
    );
    expect(waiting).toMatchObject({ StackId: set.StackId, StackStatus: 'REVIEW_IN_PROGRESS' });
    expect(await region.resources()).not.toContainEqual(expect.stringMatching(/InternetGateway/));

    const stack = await executed(set);
    expect(stack).toMatchObject({ StackStatus: 'CREATE_COMPLETE', ChangeSetId: set.ChangeSetId });
    expect((await region.steps(set.StackId ?? '')).slice(0, 2)).toEqual([
      'fresh REVIEW_IN_PROGRESS',
      'fresh CREATE_IN_PROGRESS',
    ]);
  });

  test('is refused for a stack that is there already', async () => {
    await region.created('there', gateway);
    await expect(changeSet('there', gateway, { ChangeSetType: 'CREATE' })).rejects.toMatchObject({
      name: 'AlreadyExistsException',
      message: 'Stack [there] already exists and cannot be created again with the changeSet [next].',
    });
  });

  test.for([
    { onFailure: 'DELETE', ends: 'DELETE_COMPLETE' },
    { onFailure: 'DO_NOTHING', ends: 'CREATE_FAILED' },
    { onFailure: 'ROLLBACK', ends: 'ROLLBACK_COMPLETE' },
  ] as const)('ends in $ends when it fails with $onFailure', async ({ onFailure, ends }) => {
    const options = { ChangeSetType: 'CREATE', OnStackFailure: onFailure } as const;
    const stack = await executed(await changeSet(`fails-${onFailure.replace('_', '-')}`, failing, options));
    expect(stack.StackStatus).toBe(ends);
  });

  test('leaves a failed stack as it is when rollback is disabled as it is executed', async () => {
    const set = await changeSet('kept', failing, { ChangeSetType: 'CREATE' });
    expect((await executed(set, { DisableRollback: true })).StackStatus).toBe('CREATE_FAILED');
  });
});

describe('a change set that updates a stack', () => {
  test('tells what changes, why, and what is made anew', async () => {
    await region.created('watched', network);
    const set = await changeSet('watched', undefined, {
      UsePreviousTemplate: true,
      Parameters: parameters({ Name: 'workers', Port: '443' }),
    });
    const changes = set.Changes?.map(({ ResourceChange }) => ResourceChange) ?? [];
    expect(changes.map((change) => [change?.Action, change?.LogicalResourceId, change?.Replacement])).toEqual(
      [
        ['Modify', 'Group', 'True'],
        ['Modify', 'Member', 'Conditional'],
      ],
    );
    const description = { Attribute: 'Properties', Name: 'GroupDescription', RequiresRecreation: 'Always' };
    expect(changes[0]).toMatchObject({
      PolicyAction: 'ReplaceAndDelete',
      Scope: ['Properties'],
      Details: [
        { Target: description, Evaluation: 'Dynamic', ChangeSource: 'DirectModification' },
        {
          Target: description,
          Evaluation: 'Static',
          ChangeSource: 'ParameterReference',
          CausingEntity: 'Name',
        },
      ],
    });
    expect(changes[1]?.Details?.[0]).toMatchObject({
      Evaluation: 'Dynamic',
      ChangeSource: 'ResourceReference',
      CausingEntity: 'Group',
    });
  });

  test('changes nothing until it is executed, and the stack then', async () => {
    await region.created('patient', network);
    const set = await changeSet('patient', undefined, {
      UsePreviousTemplate: true,
      Parameters: parameters({ Port: '8443' }),
      Tags: [{ Key: 'team', Value: 'a' }],
    });
    expect(set.Changes?.map(({ ResourceChange }) => ResourceChange?.Scope)).toEqual([
      ['Tags'],
      ['Properties', 'Tags'],
    ]);
    expect(await region.steps(set.StackId ?? '')).not.toContain('patient UPDATE_IN_PROGRESS');
    const stack = await executed(set);
    expect(stack).toMatchObject({ StackStatus: 'UPDATE_COMPLETE', ChangeSetId: set.ChangeSetId });
    expect(stack.Tags).toEqual([{ Key: 'team', Value: 'a' }]);
    expect(stack.Parameters).toContainEqual({ ParameterKey: 'Port', ParameterValue: '8443' });
  });

  test('that changes nothing fails, in the words by which the aws CLI knows it', async () => {
    await region.created('same', gateway);
    expect(await changeSet('same', gateway)).toMatchObject({
      Status: 'FAILED',
      ExecutionStatus: 'UNAVAILABLE',
      StatusReason:
        "The submitted information didn't contain changes. Submit different information to create a change set.",
    });
    await expect(
      region.cloudFormation.send(new ExecuteChangeSetCommand({ StackName: 'same', ChangeSetName: 'next' })),
    ).rejects.toMatchObject({
      name: 'InvalidChangeSetStatusException',
      message: expect.stringMatching(/cannot be executed in its current status of \[FAILED\]$/),
    });
  });

  test('is obsolete once the stack is another, and takes the others with it when it is executed', async () => {
    const { StackId = '' } = await region.created('contested', gateway);
    const more = `${gateway.slice(0, -2)}, Address: { Type: AWS::EC2::EIP } }`;
    const one = await changeSet('contested', more, { ChangeSetName: 'one' });
    const two = await changeSet('contested', more, { ChangeSetName: 'two' });
    const tagged = { UsePreviousTemplate: true, Tags: [{ Key: 'a', Value: 'b' }] };
    await region.cloudFormation.send(new UpdateStackCommand({ StackName: 'contested', ...tagged }));
    await region.settled(StackId);
    expect(await shown(one.ChangeSetId)).toMatchObject({ ExecutionStatus: 'OBSOLETE' });
    await expect(executed(one)).rejects.toMatchObject({
      message: expect.stringContaining('current execution status of [OBSOLETE]'),
    });

    const three = await changeSet('contested', more, { ChangeSetName: 'three' });
    await executed(three);
    await expect(shown(two.ChangeSetId)).rejects.toMatchObject({
      name: 'ChangeSetNotFoundException',
    });
    expect(await shown(three.ChangeSetId)).toMatchObject({ ExecutionStatus: 'EXECUTE_COMPLETE' });
  });

  test('is listed until it is deleted; another of its name is refused', async () => {
    await region.created('listed', gateway);
    await changeSet('listed', undefined, { UsePreviousTemplate: true, Tags: [{ Key: 'a', Value: 'b' }] });
    const list = () => region.cloudFormation.send(new ListChangeSetsCommand({ StackName: 'listed' }));
    expect((await list()).Summaries).toMatchObject([{ ChangeSetName: 'next', ExecutionStatus: 'AVAILABLE' }]);
    await expect(changeSet('listed', gateway)).rejects.toMatchObject({ name: 'AlreadyExistsException' });
    await region.cloudFormation.send(
      new DeleteChangeSetCommand({ StackName: 'listed', ChangeSetName: 'next' }),
    );
    expect((await list()).Summaries ?? []).toEqual([]);
  });

  test('needs a stack', async () => {
    await expect(changeSet('never-was', gateway)).rejects.toMatchObject({
      name: 'ValidationError',
      message: 'Stack [never-was] does not exist',
    });
  });
});
