import { GetTemplateSummaryCommand, ValidateTemplateCommand } from '@aws-sdk/client-cloudformation';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Region, startRegion } from './cloudformation-region.ts';

let region: Region;
beforeAll(async () => {
  region = await startRegion();
});
afterAll(async () => {
  await region.close();
});

/** The outputs of a stack with a single resource, a launch template called Template. */
async function outputs(
  name: string,
  template: string,
  options: Parameters<Region['created']>[2] = {},
): Promise<Record<string, string | undefined>> {
  const stack = await region.created(name, template, options);
  return Object.fromEntries(
    (stack.Outputs ?? []).map(({ OutputKey, OutputValue }) => [OutputKey ?? '', OutputValue]),
  );
}

const resource =
  '  Template: { Type: AWS::EC2::LaunchTemplate, Properties: { LaunchTemplateData: { InstanceType: t3.micro } } }';

test('every function has its value, in its short and long form', async () => {
  const values = await outputs(
    'functions',
    `
Parameters:
  Names: { Type: CommaDelimitedList, Default: 'a, b,c' }
Mappings:
  Sizes: { us-east-1: { nodes: 3 } }
Conditions:
  Yes: !Equals [!Ref AWS::Region, us-east-1]
  No: !Not [!Condition Yes]
  Both: !And [!Condition Yes, !Not [{ Condition: No }]]
  Either: !Or [!Condition No, !Equals [a, b]]
Resources:
${resource}
Outputs:
  Sub: { Value: !Sub '\${AWS::StackName} in \${AWS::Region}, \${!AWS::Region}' }
  SubWithValues: { Value: !Sub ['\${Name}-\${AWS::AccountId}', { Name: !Select [1, !Ref Names] }] }
  Join: { Value: { 'Fn::Join': ['-', { Ref: Names }] } }
  Split: { Value: !Select [2, !Split ['|', 'x|y|z']] }
  Map: { Value: !FindInMap [Sizes, !Ref AWS::Region, nodes] }
  Cidr: { Value: !Join [' ', !Cidr [10.0.0.0/16, 3, 12]] }
  Base64: { Value: !Base64 hello }
  Zones: { Value: !Join [' ', !GetAZs ''] }
  If: { Value: !If [Both, yes, no] }
  IfNot: { Value: !If [Either, yes, no] }
  NoValue: { Value: !Join ['-', [a, !Ref AWS::NoValue, b]] }
  Attribute: { Value: !Join ['', ['', !GetAtt Template.LaunchTemplateId]] }
  Hidden: { Value: never, Condition: No }
`,
  );
  expect(values).toEqual({
    Sub: `functions in us-east-1, \${AWS::Region}`,
    SubWithValues: expect.stringMatching(/^b-\d{12}$/),
    Join: 'a-b-c',
    Split: 'z',
    Map: '3',
    Cidr: '10.0.0.0/20 10.0.16.0/20 10.0.32.0/20',
    Base64: 'aGVsbG8=',
    Zones: expect.stringMatching(/^us-east-1a us-east-1b us-east-1c/),
    If: 'yes',
    IfNot: 'no',
    NoValue: 'a-b',
    Attribute: expect.stringMatching(/^lt-/),
  });
});

test('JSON templates are templates too', async () => {
  const template = {
    Resources: { Gateway: { Type: 'AWS::EC2::InternetGateway' } },
    Outputs: { Id: { Value: { Ref: 'Gateway' } } },
  };
  expect(await outputs('json', JSON.stringify(template))).toEqual({ Id: expect.stringMatching(/^igw-/) });
});

test('a resource whose condition does not hold is not made', async () => {
  const stack = await region.created(
    'conditional',
    `
Parameters: { Wanted: { Type: String, AllowedValues: ['true', 'false'], Default: 'false' } }
Conditions: { Wanted: !Equals [!Ref Wanted, 'true'] }
Resources:
${resource}
  Second: { Type: AWS::EC2::InternetGateway, Condition: Wanted }
`,
  );
  expect((await region.steps(stack.StackId ?? '')).some((step) => step.startsWith('Second'))).toBe(false);
});

test('exports are imported by other stacks, and keep theirs from being deleted', async () => {
  await region.created(
    'exporting',
    `Resources:\n${resource}\nOutputs: { Id: { Value: !Ref Template, Export: { Name: shared-template } } }`,
  );
  const values = await outputs(
    'importing',
    `Resources:\n${resource}\nOutputs: { Id: { Value: !ImportValue shared-template } }`,
  );
  expect(values.Id).toMatch(/^lt-/);
  await expect(region.deleted('exporting')).rejects.toMatchObject({
    message: 'Export shared-template cannot be deleted as it is in use by importing',
  });
  const again = await region.created(
    'exporting-too',
    `Resources:\n${resource}\nOutputs: { Id: { Value: !Ref Template, Export: { Name: shared-template } } }`,
  );
  expect(again.StackStatus).toBe('ROLLBACK_COMPLETE');
});

describe('parameters', () => {
  const template = (declaration: string) => `
Parameters: { P: ${declaration} }
Resources:
${resource}
Outputs: { P: { Value: !Ref P } }
`;

  test('of the SSM types have the values of the public parameters', async () => {
    const name = '/aws/service/eks/optimized-ami/1.36/amazon-linux-2023/x86_64/standard/recommended/image_id';
    const declaration = `{ Type: 'AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>', Default: ${name} }`;
    expect((await outputs('ssm', template(declaration))).P).toMatch(/^ami-[0-9a-f]{17}$/);
    await expect(
      region.create('ssm-missing', template(declaration), {
        Parameters: [{ ParameterKey: 'P', ParameterValue: '/aws/service/nothing' }],
      }),
    ).rejects.toMatchObject({
      message: 'Unable to fetch parameters [/aws/service/nothing] from parameter store for this account.',
    });
  });

  test('that are NoEcho are not shown', async () => {
    const stack = await region.created('hidden', template('{ Type: String, NoEcho: true, Default: secret }'));
    expect(stack.Parameters).toEqual([{ ParameterKey: 'P', ParameterValue: '****' }]);
  });

  test.each([
    ['{ Type: String }', undefined, 'Parameters: [P] must have values'],
    ['{ Type: String, AllowedValues: [a, b] }', 'c', "Parameter 'P' must be one of AllowedValues"],
    ['{ Type: String, AllowedPattern: "[a-z]+" }', 'A1', "Parameter 'P' must match pattern [a-z]+"],
    ['{ Type: Number, MinValue: 2 }', '1', "Parameter 'P' must be a number not less than 2"],
    ['{ Type: Number }', 'many', "Parameter 'P' must be a number"],
    ['{ Type: Text }', 'x', 'Template format error: Unrecognized parameter type: Text'],
  ])('declared as %s refuse %s', async (declaration, value, message) => {
    const Parameters = value === undefined ? [] : [{ ParameterKey: 'P', ParameterValue: value }];
    await expect(region.create('refused', template(declaration), { Parameters })).rejects.toMatchObject({
      name: 'ValidationError',
      message,
    });
  });

  test.each([
    [
      { UsePreviousValue: true },
      'Cannot specify usePreviousValue as true for a parameter key not in the previous template',
    ],
    [{}, 'Need to specify either usePreviousValue as true or a value for the parameter'],
  ])('given as %o are refused', async (given, why) => {
    const Parameters = [{ ParameterKey: 'P', ...given }];
    await expect(
      region.create('refused', template('{ Type: String, Default: a }'), { Parameters }),
    ).rejects.toMatchObject({
      name: 'ValidationError',
      message: `Invalid input for parameter key P. ${why}`,
    });
  });

  test('that are not declared are refused', async () => {
    await expect(
      region.create('refused', `Resources:\n${resource}`, {
        Parameters: [{ ParameterKey: 'Q', ParameterValue: '1' }],
      }),
    ).rejects.toMatchObject({ message: 'Parameters: [Q] do not exist in the template' });
  });
});

describe('a template is refused', () => {
  test.each([
    [
      'that is not YAML',
      'Resources: [',
      /^Template format error: YAML not well-formed\. \(line \d+, column \d+\)$/,
    ],
    [
      'that says something once and means it twice',
      'Resources:\n  One: &same { Type: "AWS::CloudFormation::WaitConditionHandle" }\n  Two: *same',
      'Template error: YAML aliases are not allowed in CloudFormation templates',
    ],
    ['that is not JSON', '{ "Resources": ', /^Template format error: JSON not well-formed\./],
    [
      'without resources',
      'Description: nothing',
      'Template format error: At least one Resources member must be defined.',
    ],
    [
      'with an unknown section',
      `Resource: {}\nResources:\n${resource}`,
      'Invalid template property or properties [Resource]',
    ],
    [
      'with a resource that has no type',
      'Resources: { A: { Properties: {} } }',
      'Template format error: [/Resources/A] Every Resources object must contain a Type member.',
    ],
    [
      'with an unknown type',
      'Resources: { A: { Type: AWS::EC2::Moon } }',
      'Template format error: Unrecognized resource types: [AWS::EC2::Moon]',
    ],
    [
      'with a name that is not alphanumeric',
      'Resources: { my-gateway: { Type: AWS::EC2::InternetGateway } }',
      'Template format error: Resource name my-gateway is non alphanumeric.',
    ],
    [
      'that refers to nothing',
      'Resources: { A: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc } } }',
      'Template format error: Unresolved resource dependencies [Vpc] in the Resources block of the template',
    ],
    [
      'that depends on nothing',
      'Resources: { A: { Type: AWS::EC2::InternetGateway, DependsOn: B } }',
      'Template format error: Unresolved resource dependencies [B] in the Resources block of the template',
    ],
    [
      'whose outputs refer to nothing',
      `Resources:\n${resource}\nOutputs: { A: { Value: !Ref B } }`,
      'Template format error: Unresolved resource dependencies [B] in the Outputs block of the template',
    ],
    [
      'that asks for an attribute there is not',
      `Resources:\n${resource}\nOutputs: { A: { Value: !GetAtt Template.Colour } }`,
      'Template error: resource Template does not support attribute type Colour in Fn::GetAtt',
    ],
    [
      'with a condition there is not',
      'Resources: { A: { Type: AWS::EC2::InternetGateway, Condition: Sunny } }',
      'Template format error: Unresolved condition dependency Sunny in the Fn::If block of the template',
    ],
    [
      'that is too large',
      `Resources:\n${resource}\n# ${'x'.repeat(51_200)}`,
      /Member must have length less than or equal to 51200$/,
    ],
  ])('%s', async (_, TemplateBody, message) => {
    await expect(
      region.cloudFormation.send(new ValidateTemplateCommand({ TemplateBody })),
    ).rejects.toMatchObject({
      name: 'ValidationError',
      message: typeof message === 'string' ? message : expect.stringMatching(message),
    });
  });

  test.each([
    ['AWS::CloudFormation::Stack', 'it has no S3 to fetch the templates of nested stacks from'],
    ['Custom::Certificate', 'it has no Lambda functions or SNS topics that would make one'],
  ])('with %s, by a sentence of the emulator’s own', async (type, why) => {
    await expect(region.create('unmodelled', `Resources: { A: { Type: ${type} } }`)).rejects.toMatchObject({
      name: 'NotImplemented',
      message: `The emulator does not make ${type}: ${why}`,
    });
  });

  test('that refers to a resource its condition rules out', async () => {
    const template = `
Conditions: { Never: !Equals [a, b] }
Resources:
  Table: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref Vpc } }
  Vpc: { Type: AWS::EC2::VPC, Condition: Never, Properties: { CidrBlock: 10.0.0.0/16 } }
`;
    await expect(region.create('ruled-out', template)).rejects.toMatchObject({
      message:
        'Template format error: Unresolved resource dependencies [Vpc] in the Resources block of the template',
    });
  });

  test('whose resources need one another in a circle', async () => {
    const circle = `
Resources:
  A: { Type: AWS::EC2::InternetGateway, DependsOn: B }
  B: { Type: AWS::EC2::InternetGateway, DependsOn: A }
`;
    await expect(region.create('circle', circle)).rejects.toMatchObject({
      message: 'Circular dependency between resources: [A, B]',
    });
  });
});

test.each([
  ['has a property it does not know', '{ Color: red }', 'Encountered unsupported property Color'],
  ['lacks a property it needs', '{ CidrBlock: 10.0.0.0/24 }', 'Property VpcId cannot be empty.'],
  [
    'has a value of the wrong type',
    '{ VpcId: x, CidrBlock: 10.0.0.0/24, MapPublicIpOnLaunch: perhaps }',
    'Value of property MapPublicIpOnLaunch must be of type Boolean',
  ],
])('a resource fails that %s', async (_, properties, reason) => {
  const stack = await region.created(
    `invalid-${properties.length}`,
    `Resources: { Subnet: { Type: AWS::EC2::Subnet, Properties: ${properties} } }`,
  );
  const events = await region.events(stack.StackId ?? '');
  expect(events.find(({ ResourceStatus }) => ResourceStatus === 'CREATE_FAILED')?.ResourceStatusReason).toBe(
    reason,
  );
});

test('a summary tells what a template needs', async () => {
  const template = `
Description: roles
Parameters: { Path: { Type: String, Default: /, Description: where } }
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties: { Path: !Ref Path, RoleName: x, AssumeRolePolicyDocument: {} }
`;
  expect(
    await region.cloudFormation.send(new GetTemplateSummaryCommand({ TemplateBody: template })),
  ).toMatchObject({
    Description: 'roles',
    Parameters: [{ ParameterKey: 'Path', DefaultValue: '/', Description: 'where', NoEcho: false }],
    Capabilities: ['CAPABILITY_NAMED_IAM'],
    ResourceTypes: ['AWS::IAM::Role'],
  });
});
