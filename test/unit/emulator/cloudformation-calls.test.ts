/** What a call says of a stack, and what is refused at the call or comes of it. */
import {
  CancelUpdateStackCommand,
  CreateGeneratedTemplateCommand,
  CreateStackCommand,
  type CreateStackCommandInput,
  CreateStackSetCommand,
  DetectStackDriftCommand,
  GetStackPolicyCommand,
  SetStackPolicyCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import { DescribeNatGatewaysCommand, DescribeSecurityGroupsCommand } from '@aws-sdk/client-ec2';
import { AttachRolePolicyCommand, CreateRoleCommand } from '@aws-sdk/client-iam';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Region, startRegion } from './cloudformation-region.ts';

const gateway = 'Resources: { Gateway: { Type: AWS::EC2::InternetGateway } }';

let region: Region;
beforeAll(async () => {
  region = await startRegion();
}, 60_000);
afterEach(() => region.clear(), 60_000);
afterAll(() => region.close());

const refusal = async (template: string, options: Partial<CreateStackCommandInput> = {}) =>
  await region.create('refused', template, options).then(
    () => 'it was taken',
    (error: Error) => `${error.name}: ${error.message}`,
  );

const numbered = (count: number, item: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => item(index)).join('\n');

const failures = async (id: string | undefined) =>
  (await region.events(id ?? ''))
    .filter(({ ResourceStatus }) => /FAILED|ROLLBACK_IN_PROGRESS/.test(ResourceStatus ?? ''))
    .map(({ LogicalResourceId, ResourceStatusReason }) => `${LogicalResourceId}: ${ResourceStatusReason}`);

describe('a template over the limits is refused', () => {
  test.for([
    [
      'resources',
      `Resources:\n${numbered(501, (index) => `  G${index}: { Type: AWS::EC2::InternetGateway }`)}`,
      'Number of resources, 501, is greater than maximum allowed, 500',
    ],
    [
      'outputs',
      `${gateway}\nOutputs:\n${numbered(201, (index) => `  O${index}: { Value: x }`)}`,
      'Number of outputs, 201, is greater than maximum allowed, 200',
    ],
    [
      'parameters',
      `${gateway}\nParameters:\n${numbered(201, (index) => `  P${index}: { Type: String, Default: x }`)}`,
      'Number of parameters, 201, is greater than maximum allowed, 200',
    ],
    ['its description', `Description: ${'x'.repeat(1025)}\n${gateway}`, "'Description' length is greater"],
    ['the name of an output', `${gateway}\nOutputs: { my_output: { Value: x } }`, 'is non alphanumeric'],
    [
      'its format',
      `AWSTemplateFormatVersion: 2026-11-22\n${gateway}`,
      '2026-11-22 is not a supported value for AWSTemplateFormatVersion.',
    ],
    [
      'a policy that its type cannot keep',
      'Resources: { Gateway: { Type: AWS::EC2::InternetGateway, DeletionPolicy: Snapshot } }',
      'resource type AWS::EC2::InternetGateway does not support deletion policy Snapshot',
    ],
    ['a transform', `Transform: AWS::LanguageExtensions\n${gateway}`, 'runs no transforms'],
    ['a loop', "Resources: { 'Fn::ForEach::Loop': [A, [b], {}] }", 'resource definition is malformed'],
    [
      'a secret',
      "Resources: { Role: { Type: AWS::IAM::Role, Properties: { RoleName: '{{resolve:secretsmanager:x}}' } } }",
      'no secrets to resolve',
    ],
  ])('by %s', async ([, template = '', words = '']) => {
    expect(await refusal(template)).toContain(words);
  });
});

describe('tags of a stack are refused', () => {
  test.for([
    [
      'that are too many',
      Array.from({ length: 51 }, (_, index) => ({ Key: `k${index}`, Value: 'v' })),
      'equal to 50',
    ],
    ['that are AWS’s', [{ Key: 'aws:mine', Value: 'v' }], 'aws: prefixed tag key names'],
    ['in the wrong alphabet', [{ Key: 'note', Value: 'a <b>!' }], 'satisfy regular expression pattern'],
    ['that are too long', [{ Key: 'k'.repeat(129), Value: 'v' }], 'less than or equal to 128'],
    [
      'that are there twice',
      [
        { Key: 'k', Value: 'a' },
        { Key: 'k', Value: 'a' },
      ],
      'Tags contain duplicate keys; tag keys must be unique',
    ],
  ] as const)('%s', async ([, Tags, words]) => {
    expect(await refusal(gateway, { Tags: [...Tags] })).toMatch(/^ValidationError: /);
    expect(await refusal(gateway, { Tags: [...Tags] })).toContain(words);
  });
});

test.for([
  { NotificationARNs: ['arn:aws:sns:us-east-1:123456789012:topic'] },
  { StackPolicyBody: '{}' },
  { RollbackConfiguration: { MonitoringTimeInMinutes: 5 } },
  { TemplateURL: 'https://bucket.s3.amazonaws.com/template.yaml' },
  { DisableValidation: true },
])('a member that nothing comes of is refused by its name: %o', async (member) => {
  expect(await refusal(gateway, member)).toContain(
    `NotImplemented: The emulator does not model ${Object.keys(member)[0]} of cloudformation:CreateStack`,
  );
});

test.for(['SetStackPolicy', 'DetectStackDrift', 'CreateStackSet', 'CreateGeneratedTemplate'] as const)(
  '%s is refused by its name',
  async (operation) => {
    const { cloudFormation } = region;
    const StackName = 'a';
    const calls = {
      SetStackPolicy: () => cloudFormation.send(new SetStackPolicyCommand({ StackName })),
      DetectStackDrift: () => cloudFormation.send(new DetectStackDriftCommand({ StackName })),
      CreateStackSet: () => cloudFormation.send(new CreateStackSetCommand({ StackSetName: 'a' })),
      CreateGeneratedTemplate: () =>
        cloudFormation.send(new CreateGeneratedTemplateCommand({ GeneratedTemplateName: 'a' })),
    };
    await expect(calls[operation]()).rejects.toMatchObject({
      name: 'NotImplemented',
      message: `The emulator does not know cloudformation:${operation}`,
    });
  },
);

test('types that the call does not allow are refused', async () => {
  expect(await refusal(gateway, { ResourceTypes: ['AWS::IAM::*'] })).toBe(
    'ValidationError: Resource type AWS::EC2::InternetGateway is not allowed by parameter ResourceTypes [AWS::IAM::*]',
  );
  const stack = await region.created('allowed', gateway, { ResourceTypes: ['AWS::EC2::*'] });
  expect(stack.StackStatus).toBe('CREATE_COMPLETE');
});

describe('rules', () => {
  const ruled = `
Parameters:
  Stage: { Type: String, Default: test }
  Size: { Type: String, Default: t3.small }
  Zones: { Type: CommaDelimitedList, Default: 'a,b' }
Rules:
  SizeOfTests:
    RuleCondition: !Equals [!Ref Stage, test]
    Assertions:
      - { Assert: { 'Fn::Contains': [[t3.small, t3.medium], !Ref Size] }, AssertDescription: Tests run on small ones }
  KnownZones:
    Assertions: [{ Assert: { 'Fn::EachMemberIn': [!Ref Zones, [a, b, c]] } }]
${gateway}
`;
  const given = (values: Record<string, string>) => ({
    Parameters: Object.entries(values).map(([ParameterKey, ParameterValue]) => ({
      ParameterKey,
      ParameterValue,
    })),
  });

  test('refuse parameters that an assertion does not hold of', async () => {
    expect(await refusal(ruled, given({ Size: 'm5.large' }))).toContain('Tests run on small ones');
    expect(await refusal(ruled, given({ Zones: 'a,d' }))).toContain('rule KnownZones failed');
  });

  test('let the others through, also where their condition does not hold', async () => {
    const stack = await region.created('ruled', ruled, given({ Stage: 'production', Size: 'm5.large' }));
    expect(stack.StackStatus).toBe('CREATE_COMPLETE');
  });

  test('say when they ask for what the emulator does not look at', async () => {
    const asking = ruled.replace(
      "'Fn::EachMemberIn': [!Ref Zones, [a, b, c]]",
      "'Fn::RefAll': AWS::EC2::VPC::Id",
    );
    expect(await refusal(asking)).toContain('Fn::RefAll');
  });
});

describe('a parameter of a type of AWS’s', () => {
  const typed = (type: string) => `Parameters: { What: { Type: '${type}' } }\n${gateway}`;

  test.for([
    ['AWS::EC2::VPC::Id', 'vpc-0123456789abcdef0'],
    ['List<AWS::EC2::Subnet::Id>', 'subnet-0123456789abcdef0'],
    ['AWS::EC2::KeyPair::KeyName', 'nobody'],
    ['AWS::EC2::AvailabilityZone::Name', 'us-east-1z'],
    ['AWS::EC2::Image::Id', 'nonsense'],
  ])('%s fails the stack before anything is made when it is not there', async ([type = '', value = '']) => {
    const stack = await region.created('typed', typed(type), {
      Parameters: [{ ParameterKey: 'What', ParameterValue: value }],
    });
    expect(stack.StackStatus).toBe('ROLLBACK_COMPLETE');
    expect(await failures(stack.StackId)).toEqual([
      `typed: Parameter validation failed: parameter value ${value} for parameter name What does not exist. Rollback requested by user.`,
    ]);
  });

  test('is taken when it is there', async () => {
    const stack = await region.created('zone', typed('AWS::EC2::AvailabilityZone::Name'), {
      Parameters: [{ ParameterKey: 'What', ParameterValue: 'us-east-1a' }],
    });
    expect(stack.StackStatus).toBe('CREATE_COMPLETE');
  });
});

test('a dynamic reference is the value of the public parameter', async () => {
  const template = (name: string) => `
Resources:
  Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.1.0.0/16 } }
  Group:
    Type: AWS::EC2::SecurityGroup
    Properties:
      VpcId: !Ref Vpc
      GroupDescription: group
      GroupName: '{{resolve:ssm:${name}}}'
Outputs: { Group: { Value: !GetAtt Group.GroupId } }
`;
  const image = '/aws/service/eks/optimized-ami/1.36/amazon-linux-2023/x86_64/standard/recommended/image_id';
  const stack = await region.created('resolved', template(image));
  expect(stack.StackStatus).toBe('CREATE_COMPLETE');
  const { SecurityGroups: [group] = [] } = await region.ec2.send(
    new DescribeSecurityGroupsCommand({ GroupIds: [stack.Outputs?.[0]?.OutputValue ?? ''] }),
  );
  expect(group?.GroupName).toMatch(/^ami-/);
  const missing = await region.created('unresolved', template('/no/such/parameter'));
  expect((await failures(missing.StackId))[0]).toBe(
    'Group: Parameters: [ssm:/no/such/parameter] cannot be found.',
  );
}, 60_000);

describe('what a resource’s policy says', () => {
  const kept = (name: string, policies: string) => `
Resources:
  Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.1.0.0/16 } }
  Group:
    Type: AWS::EC2::SecurityGroup
    ${policies}
    Properties: { VpcId: !Ref Vpc, GroupDescription: ${name} }
Outputs: { Group: { Value: !GetAtt Group.GroupId } }
`;
  const isThere = async (GroupId: string) =>
    await region.ec2.send(new DescribeSecurityGroupsCommand({ GroupIds: [GroupId] })).then(
      () => true,
      () => false,
    );

  test('of its replacement keeps the old one beside the new one', async () => {
    const policies = 'UpdateReplacePolicy: Retain';
    const created = await region.created('replaced', kept('one', policies));
    await region.cloudFormation.send(
      new UpdateStackCommand({ StackName: 'replaced', TemplateBody: kept('two', policies) }),
    );
    const updated = await region.settled(created.StackId ?? '');
    const [before, after] = [created, updated].map(({ Outputs }) => Outputs?.[0]?.OutputValue ?? '');
    expect(updated.StackStatus).toBe('UPDATE_COMPLETE');
    expect(after).not.toBe(before);
    expect([await isThere(before ?? ''), await isThere(after ?? '')]).toEqual([true, true]);
    expect(await region.steps(created.StackId ?? '')).toContain('Group DELETE_SKIPPED');
    await region.reset();
  }, 60_000);
});

describe('a service role', () => {
  const role = async (RoleName: string, Service: string) => {
    const { Role } = await region.iam.send(
      new CreateRoleCommand({
        RoleName,
        AssumeRolePolicyDocument: JSON.stringify({
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Principal: { Service }, Action: 'sts:AssumeRole' }],
        }),
      }),
    );
    return Role?.Arn ?? '';
  };

  test('has to trust CloudFormation', async () => {
    const RoleARN = await role('of-ec2', 'ec2.amazonaws.com');
    expect(await refusal(gateway, { RoleARN })).toBe(
      `ValidationError: Role ${RoleARN} is invalid or cannot be assumed`,
    );
  });

  test('makes the calls in place of the caller, and keeps making them', async () => {
    const RoleARN = await role('of-stacks', 'cloudformation.amazonaws.com');
    const denied = await region.created('denied', gateway, { RoleARN });
    expect(denied.StackStatus).toBe('ROLLBACK_COMPLETE');
    expect(await failures(denied.StackId)).toContainEqual(
      expect.stringMatching(/^Gateway: .*assumed-role\/of-stacks\/AWSCloudFormation is not authorized/),
    );
    const PolicyArn = 'arn:aws:iam::aws:policy/AmazonVPCFullAccess';
    await region.iam.send(new AttachRolePolicyCommand({ RoleName: 'of-stacks', PolicyArn }));
    await new Promise((resolve) => setTimeout(resolve, 300));
    const made = await region.created('served', gateway, { RoleARN });
    expect(made).toMatchObject({ StackStatus: 'CREATE_COMPLETE', RoleARN });
    await region.deleted(made.StackId ?? '');
    const acting = 'arn:aws:sts::123456789012:assumed-role/of-stacks/AWSCloudFormation';
    expect(await region.callers('CreateInternetGateway')).toContain(acting);
    expect(await region.callers('DeleteInternetGateway')).toContain(acting);
  }, 60_000);
});

describe('express mode', () => {
  const way = `
Resources:
  Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.1.0.0/16 } }
  Internet: { Type: AWS::EC2::InternetGateway }
  Attachment: { Type: AWS::EC2::VPCGatewayAttachment, Properties: { VpcId: !Ref Vpc, InternetGatewayId: !Ref Internet } }
  Table: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref Vpc } }
  Out:
    Type: AWS::EC2::Route
    DependsOn: Attachment
    Properties: { RouteTableId: !Ref Table, DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref Internet }
  Public: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc, CidrBlock: 10.1.0.0/24 } }
  Association:
    Type: AWS::EC2::SubnetRouteTableAssociation
    Properties: { RouteTableId: !Ref Table, SubnetId: !Ref Public }
  Address: { Type: AWS::EC2::EIP, DependsOn: Attachment }
  Nat:
    Type: AWS::EC2::NatGateway
    DependsOn: [Out, Association]
    Properties: { SubnetId: !Ref Public, AllocationId: !GetAtt Address.AllocationId }
Outputs: { Nat: { Value: !Ref Nat } }
`;

  test('completes a stack before its resources are ready', async () => {
    // So slowly that a gateway is not ready by the time that somebody looks.
    const slow = await startRegion({ speed: 5 });
    try {
      const stack = await slow.created('express', way, { DeploymentConfig: { Mode: 'EXPRESS' } });
      expect(stack).toMatchObject({ StackStatus: 'CREATE_COMPLETE', DeploymentConfig: { Mode: 'EXPRESS' } });
      const NatGatewayIds = [stack.Outputs?.[0]?.OutputValue ?? ''];
      const { NatGateways } = await slow.ec2.send(new DescribeNatGatewaysCommand({ NatGatewayIds }));
      expect(NatGateways?.[0]?.State).toBe('pending');
    } finally {
      await slow.close();
    }
  }, 60_000);

  test('takes a stack away again', async () => {
    const stack = await region.created('express', way, { DeploymentConfig: { Mode: 'EXPRESS' } });
    expect(await failures(stack.StackId)).toEqual([]);
    expect((await region.deleted(stack.StackId ?? '')).StackStatus).toBe('DELETE_COMPLETE');
  }, 60_000);

  test('rolls nothing back, unless it is asked to', async () => {
    const stray =
      'Resources: { Stray: { Type: AWS::EC2::Subnet, Properties: { VpcId: vpc-0123456789abcdef0, CidrBlock: 10.1.0.0/24 } } }';
    const left = await region.created('left', stray, { DeploymentConfig: { Mode: 'EXPRESS' } });
    expect(left.StackStatus).toBe('CREATE_FAILED');
    const rolledBack = await region.created('rolled-back', stray, {
      DeploymentConfig: { Mode: 'EXPRESS', DisableRollback: false },
    });
    expect(rolledBack.StackStatus).toBe('ROLLBACK_COMPLETE');
  });
});

test('an update that is cancelled goes back', async () => {
  const group = (name: string, more = '') => `
Resources:
  Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.1.0.0/16 } }
  Group: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Vpc, GroupDescription: ${name} } }
${more}
`;
  const waiting = `
  Template: { Type: AWS::EC2::LaunchTemplate, Properties: { LaunchTemplateData: { InstanceType: t3.medium } } }
  Subnet: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc, CidrBlock: 10.1.0.0/24 } }
  Waiting:
    Type: AWS::AutoScaling::AutoScalingGroup
    CreationPolicy: { ResourceSignal: { Count: 1, Timeout: PT12H } }
    Properties:
      MinSize: 0
      MaxSize: 1
      VPCZoneIdentifier: [!Ref Subnet]
      LaunchTemplate: { LaunchTemplateId: !Ref Template, Version: !GetAtt Template.LatestVersionNumber }
`;
  const { StackId = '' } = await region.created('cancelled', group('one'));
  await expect(
    region.cloudFormation.send(new CancelUpdateStackCommand({ StackName: 'cancelled' })),
  ).rejects.toMatchObject({ message: 'CancelUpdateStack cannot be called from current stack status' });
  await region.cloudFormation.send(
    new UpdateStackCommand({ StackName: 'cancelled', TemplateBody: group('one', waiting) }),
  );
  await region.reached(StackId, 'Waiting', 'CREATE_IN_PROGRESS');
  await region.cloudFormation.send(new CancelUpdateStackCommand({ StackName: 'cancelled' }));
  expect((await region.settled(StackId)).StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE');
  expect((await region.resources()).filter((resource) => /AutoScaling|Subnet/.test(resource))).toEqual([]);
}, 60_000);

test('a stack has no policy', async () => {
  await region.created('free', gateway);
  const { StackPolicyBody } = await region.cloudFormation.send(
    new GetStackPolicyCommand({ StackName: 'free' }),
  );
  expect(StackPolicyBody).toBeUndefined();
});

test('a name that is taken is refused, whoever asks again', async () => {
  await region.created('taken', gateway);
  await expect(
    region.cloudFormation.send(new CreateStackCommand({ StackName: 'taken', TemplateBody: gateway })),
  ).rejects.toMatchObject({ name: 'AlreadyExistsException' });
});
