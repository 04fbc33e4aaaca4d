import { DescribeStackResourcesCommand, UpdateStackCommand } from '@aws-sdk/client-cloudformation';
import {
  DescribeLaunchTemplateVersionsCommand,
  DescribeNetworkAclsCommand,
  DescribeTagsCommand,
} from '@aws-sdk/client-ec2';
import {
  CreateGroupCommand,
  DeleteGroupCommand,
  GetLoginProfileCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  GetUserCommand,
  ListAttachedUserPoliciesCommand,
  ListGroupsForUserCommand,
  ListRolePoliciesCommand,
  ListUserPoliciesCommand,
} from '@aws-sdk/client-iam';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Region, startRegion } from './cloudformation-region.ts';

let region: Region;
beforeAll(async () => {
  region = await startRegion();
}, 60_000);
afterEach(() => region.clear());
afterAll(() => region.close());

const capabilities = { Capabilities: ['CAPABILITY_NAMED_IAM' as const] };

async function updated(name: string, template: string) {
  const { StackId = '' } = await region.cloudFormation.send(
    new UpdateStackCommand({ StackName: name, TemplateBody: template, ...capabilities }),
  );
  return await region.settled(StackId);
}

const reasons = async (id: string | undefined) =>
  (await region.events(id ?? ''))
    .filter(({ ResourceStatus }) => ResourceStatus?.endsWith('_FAILED'))
    .map(({ ResourceStatusReason }) => ResourceStatusReason);

/** As Karpenter's own template: a queue, who may write to it, rules that do, and a policy written as JSON text. */
const interruptions = ({ seconds = 300, sources = ['aws.health', 'aws.ec2'] } = {}) => `
Parameters: { ClusterName: { Type: String, Default: demo } }
Resources:
  NodeRole:
    Type: AWS::IAM::Role
    Properties:
      RoleName: !Sub 'NodeRole-\${ClusterName}'
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Principal: { Service: !Sub 'ec2.\${AWS::URLSuffix}' }
            Action: ['sts:AssumeRole']
  ControllerPolicy:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      ManagedPolicyName: !Sub 'ControllerPolicy-\${ClusterName}'
      PolicyDocument: !Sub |
        {
          "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Resource": "\${Queue.Arn}", "Action": ["sqs:ReceiveMessage"] },
            { "Effect": "Allow", "Resource": "\${NodeRole.Arn}", "Action": "iam:PassRole" },
            {
              "Effect": "Allow", "Resource": "*", "Action": "ec2:CreateFleet",
              "Condition": { "StringEquals": { "aws:RequestTag/kubernetes.io/cluster/\${ClusterName}": "owned" } }
            }
          ]
        }
  Queue:
    Type: AWS::SQS::Queue
    Properties: { QueueName: !Ref ClusterName, MessageRetentionPeriod: ${seconds}, SqsManagedSseEnabled: true }
  QueuePolicy:
    Type: AWS::SQS::QueuePolicy
    Properties:
      Queues: [!Ref Queue]
      PolicyDocument:
        Id: Interruptions
        Statement:
          - { Effect: Allow, Principal: { Service: [events.amazonaws.com] }, Action: 'sqs:SendMessage', Resource: !GetAtt Queue.Arn }
${sources
  .map(
    (source, index) => `
  Rule${index}:
    Type: AWS::Events::Rule
    Properties:
      EventPattern: { source: [${source}] }
      Targets: [{ Id: Queue, Arn: !GetAtt Queue.Arn }]`,
  )
  .join('')}
`;

describe('queues and rules', () => {
  test('are made with what refers to them, changed, and go away', async () => {
    const before = await region.resources();
    const stack = await region.created('karpenter', interruptions(), capabilities);
    expect(await reasons(stack.StackId)).toEqual([]);
    expect(stack.StackStatus).toBe('CREATE_COMPLETE');
    const made = (await region.resources()).filter((resource) => /SQS|Events/.test(resource));
    expect(made).toEqual([
      expect.stringMatching(/^AWS::Events::Rule karpenter-Rule0-/),
      expect.stringMatching(/^AWS::Events::Rule karpenter-Rule1-/),
      'AWS::SQS::Queue demo',
    ]);
    const changed = await updated('karpenter', interruptions({ seconds: 600, sources: ['aws.ec2'] }));
    expect(await reasons(stack.StackId)).toEqual([]);
    expect(changed.StackStatus).toBe('UPDATE_COMPLETE');
    expect((await region.resources()).filter((resource) => /Events/.test(resource))).toHaveLength(1);
    await region.deleted(stack.StackId ?? '');
    expect(await region.resources()).toEqual(before);
  }, 120_000);
});

describe('a policy that several roles carry', () => {
  const role = (name: string) => `
  ${name}:
    Type: AWS::IAM::Role
    Properties:
      RoleName: ${name}
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement: [{ Effect: Allow, Principal: { Service: ec2.amazonaws.com }, Action: 'sts:AssumeRole' }]`;
  const policy = (carriers: string[], action: string) => `
Resources:${role('one')}${role('two')}
  Policy:
    Type: AWS::IAM::Policy
    Properties:
      PolicyName: shared
      Roles: [${carriers.map((name) => `!Ref ${name}`).join(', ')}]
      PolicyDocument:
        Version: '2012-10-17'
        Statement: [{ Effect: Allow, Action: '${action}', Resource: '*' }]
`;
  const carried = async (RoleName: string) =>
    (await region.iam.send(new ListRolePoliciesCommand({ RoleName }))).PolicyNames;

  test('is written into each, rewritten and taken out again', async () => {
    await region.created('policy', policy(['one', 'two'], 's3:GetObject'), capabilities);
    expect([await carried('one'), await carried('two')]).toEqual([['shared'], ['shared']]);
    const stack = await updated('policy', policy(['two'], 's3:PutObject'));
    expect(stack.StackStatus).toBe('UPDATE_COMPLETE');
    expect([await carried('one'), await carried('two')]).toEqual([[], ['shared']]);
    const { PolicyDocument } = await region.iam.send(
      new GetRolePolicyCommand({ RoleName: 'two', PolicyName: 'shared' }),
    );
    expect(decodeURIComponent(PolicyDocument ?? '')).toContain('s3:PutObject');
  });

  test('is refused when nobody carries it', async () => {
    const stack = await region.created('nobody', policy([], 's3:GetObject'), capabilities);
    expect(await reasons(stack.StackId)).toContain('At least one of [Groups,Roles,Users] must be non-empty.');
  });
});

test('a handle to wait for is an address, and nothing in the account', async () => {
  const before = await region.resources();
  const stack = await region.created(
    'handle',
    `
Resources: { Handle: { Type: AWS::CloudFormation::WaitConditionHandle } }
Outputs: { Address: { Value: !Ref Handle } }
`,
  );
  expect(stack.StackStatus).toBe('CREATE_COMPLETE');
  expect(stack.Outputs?.[0]?.OutputValue).toMatch(
    /^https:\/\/cloudformation-waitcondition-us-east-1\.s3\.amazonaws\.com\/arn%3Aaws%3Acloudformation%3A/,
  );
  expect(await region.resources()).toEqual([...before, 'AWS::CloudFormation::Stack handle'].sort());
  await region.deleted(stack.StackId ?? '');
  expect(await region.resources()).toEqual(before);
});

test('a launch configuration fails, as accounts of today have none', async () => {
  const stack = await region.created(
    'old',
    'Resources: { Old: { Type: AWS::AutoScaling::LaunchConfiguration, Properties: { ImageId: ami-0123456789abcdef0, InstanceType: t3.medium } } }',
  );
  expect(stack.StackStatus).toBe('ROLLBACK_COMPLETE');
  expect(await reasons(stack.StackId)).toEqual([
    expect.stringContaining('The Launch Configuration creation operation is not available in your account.'),
  ]);
});

describe('a launch template', () => {
  const template = (tag: string, type: string) => `
Resources:
  Template:
    Type: AWS::EC2::LaunchTemplate
    Properties:
      TagSpecifications: [{ ResourceType: launch-template, Tags: [{ Key: kind, Value: ${tag} }] }]
      LaunchTemplateData:
        InstanceType: ${type}
        TagSpecifications: [{ ResourceType: network-interface, Tags: [{ Key: Name, Value: node }] }]
`;

  test('keeps what it says of interfaces, and has a new version only for new data', async () => {
    const stack = await region.created('launch', template('a', 't3.medium'));
    const { StackResources: [made] = [] } = await region.cloudFormation.send(
      new DescribeStackResourcesCommand({ StackName: stack.StackId }),
    );
    const LaunchTemplateId = made?.PhysicalResourceId;
    const versions = async () =>
      (await region.ec2.send(new DescribeLaunchTemplateVersionsCommand({ LaunchTemplateId })))
        .LaunchTemplateVersions ?? [];
    expect((await versions())[0]?.LaunchTemplateData?.TagSpecifications).toContainEqual({
      ResourceType: 'network-interface',
      Tags: [{ Key: 'Name', Value: 'node' }],
    });
    await updated('launch', template('b', 't3.medium'));
    expect(await versions()).toHaveLength(1);
    // moto shows the template with the tags that it was made with.
    const { Tags } = await region.ec2.send(
      new DescribeTagsCommand({ Filters: [{ Name: 'resource-id', Values: [LaunchTemplateId ?? ''] }] }),
    );
    expect(Tags).toContainEqual(expect.objectContaining({ Key: 'kind', Value: 'b' }));
    await updated('launch', template('b', 't3.large'));
    expect(await versions()).toHaveLength(2);
  });
});

describe('a network ACL', () => {
  const network = ({ port = 443, own = true } = {}) => `
Resources:
  Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.3.0.0/16 } }
  Subnet: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc, CidrBlock: 10.3.0.0/24 } }
  Acl: { Type: AWS::EC2::NetworkAcl, Properties: { VpcId: !Ref Vpc, Tags: [{ Key: Name, Value: nodes }] } }
  In:
    Type: AWS::EC2::NetworkAclEntry
    Properties:
      NetworkAclId: !Ref Acl
      RuleNumber: 100
      Protocol: 6
      RuleAction: allow
      CidrBlock: 10.0.0.0/8
      PortRange: { From: ${port}, To: ${port} }
  Ping:
    Type: AWS::EC2::NetworkAclEntry
    Properties:
      { NetworkAclId: !GetAtt Acl.Id, RuleNumber: 100, Protocol: 1, RuleAction: deny, Egress: true, CidrBlock: 0.0.0.0/0, Icmp: { Type: 8, Code: -1 } }
${
  own
    ? `  Association:
    Type: AWS::EC2::SubnetNetworkAclAssociation
    Properties: { SubnetId: !Ref Subnet, NetworkAclId: !Ref Acl }`
    : ''
}
Outputs:
  Acl: { Value: !Ref Acl }
  Default: { Value: !GetAtt Vpc.DefaultNetworkAcl }
  Subnet: { Value: !Ref Subnet }
  First: { Value: !GetAtt Subnet.NetworkAclAssociationId }
`;
  const aclOf = async (subnet: string | undefined) =>
    (
      await region.ec2.send(
        new DescribeNetworkAclsCommand({
          Filters: [{ Name: 'association.subnet-id', Values: [subnet ?? ''] }],
        }),
      )
    ).NetworkAcls?.[0];

  test('stands before its subnet with its entries, changes, and gives the subnet back', async () => {
    const resources = await region.resources();
    const stack = await region.created('acl', network());
    expect(await reasons(stack.StackId)).toEqual([]);
    const of = Object.fromEntries(
      (stack.Outputs ?? []).map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]),
    );
    expect(of.First).toMatch(/^aclassoc-/);
    const made = await aclOf(of.Subnet);
    expect(made?.NetworkAclId).toBe(of.Acl);
    expect(made?.Entries).toContainEqual(
      expect.objectContaining({ RuleNumber: 100, Egress: false, PortRange: { From: 443, To: 443 } }),
    );
    expect(made?.Entries).toContainEqual(
      expect.objectContaining({ RuleNumber: 100, Egress: true, RuleAction: 'deny' }),
    );
    await updated('acl', network({ port: 8443 }));
    expect((await aclOf(of.Subnet))?.Entries).toContainEqual(
      expect.objectContaining({ RuleNumber: 100, PortRange: { From: 8443, To: 8443 } }),
    );
    expect((await updated('acl', network({ port: 8443, own: false }))).StackStatus).toBe('UPDATE_COMPLETE');
    expect((await aclOf(of.Subnet))?.NetworkAclId).toBe(of.Default);
    await region.deleted(stack.StackId ?? '');
    expect(await region.resources()).toEqual(resources);
  });
});

describe('a user', () => {
  const policy =
    "PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: Allow, Action: 's3:GetObject', Resource: '*' }] }";
  const user = (more: string) => `
Resources:
  User:
    Type: AWS::IAM::User
    Properties:
      UserName: operator
      Tags: [{ Key: team, Value: a }]
      ${more}
Outputs: { Arn: { Value: !GetAtt User.Arn } }
`;

  test('has its groups, policies and password, and loses them', async () => {
    const UserName = 'operator';
    await region.iam.send(new CreateGroupCommand({ GroupName: 'operators' }));
    const stack = await region.created(
      'user',
      user(`Groups: [operators]
      LoginProfile: { Password: Very-secret-1 }
      ManagedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess']
      Policies: [{ PolicyName: own, ${policy} }]`),
      capabilities,
    );
    expect(await reasons(stack.StackId)).toEqual([]);
    expect(stack.Outputs?.[0]?.OutputValue).toMatch(/:user\/operator$/);
    const carried = async () => [
      (await region.iam.send(new ListGroupsForUserCommand({ UserName }))).Groups?.length,
      (await region.iam.send(new ListAttachedUserPoliciesCommand({ UserName }))).AttachedPolicies?.length,
      (await region.iam.send(new ListUserPoliciesCommand({ UserName }))).PolicyNames,
    ];
    expect(await carried()).toEqual([1, 1, ['own']]);
    await region.iam.send(new GetLoginProfileCommand({ UserName }));

    await updated('user', user(`Policies: [{ PolicyName: other, ${policy} }]`));
    expect(await reasons(stack.StackId)).toEqual([]);
    expect(await carried()).toEqual([0, 0, ['other']]);
    await expect(region.iam.send(new GetLoginProfileCommand({ UserName }))).rejects.toMatchObject({
      name: 'NoSuchEntityException',
    });
    expect((await region.deleted(stack.StackId ?? '')).StackStatus).toBe('DELETE_COMPLETE');
    await expect(region.iam.send(new GetUserCommand({ UserName }))).rejects.toThrow();
    await region.iam.send(new DeleteGroupCommand({ GroupName: 'operators' }));
  });

  test('takes the acknowledgement that names take', async () => {
    await expect(region.create('user', user('Path: /'))).rejects.toMatchObject({
      message: 'Requires capabilities : [CAPABILITY_NAMED_IAM]',
    });
  });
});

test('a role that a service makes for itself is made, described anew and goes away', async () => {
  const linked = (description: string) => `
Resources:
  Role:
    Type: AWS::IAM::ServiceLinkedRole
    Properties: { AWSServiceName: spot.amazonaws.com, Description: ${description} }
Outputs: { Name: { Value: !GetAtt Role.RoleName } }
`;
  const stack = await region.created('linked', linked('first'));
  expect(await reasons(stack.StackId)).toEqual([]);
  const RoleName = stack.Outputs?.[0]?.OutputValue;
  const described = async () => (await region.iam.send(new GetRoleCommand({ RoleName }))).Role?.Description;
  expect(await described()).toBe('first');
  await updated('linked', linked('second'));
  expect(await described()).toBe('second');
  await region.deleted(stack.StackId ?? '');
  await expect(described()).rejects.toThrow();
});
