import {
  CloudFormationClient,
  CreateStackCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import {
  CreateInternetGatewayCommand,
  CreateLaunchTemplateCommand,
  CreateSecurityGroupCommand,
  CreateSubnetCommand,
  CreateTagsCommand,
  CreateVpcCommand,
  DeleteVpcCommand,
  DescribeSecurityGroupsCommand,
  DescribeVpcsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import * as eksSdk from '@aws-sdk/client-eks';
import {
  CreateClusterCommand,
  CreateNodegroupCommand,
  EKSClient,
  ListClustersCommand,
} from '@aws-sdk/client-eks';
import {
  AddUserToGroupCommand,
  AttachGroupPolicyCommand,
  CreateAccessKeyCommand,
  CreateGroupCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  GetRoleCommand,
  IAMClient,
  PutRolePolicyCommand,
  TagRoleCommand,
} from '@aws-sdk/client-iam';
import {
  AssumeRoleCommand,
  type AssumeRoleCommandInput,
  GetCallerIdentityCommand,
  STSClient,
} from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { passes } from '../../emulator/permissions/implied.ts';
import { consistent, eventually } from './eks-account.ts';
import {
  type ClientConfiguration,
  credentialsOf,
  type EmulatorInTest,
  emulatorInTest,
  refusal,
} from './emulator-in-test.ts';

let emulator: EmulatorInTest;
let iam: IAMClient;

beforeAll(async () => {
  emulator = await emulatorInTest({ speed: 100 });
  iam = new IAMClient(emulator.admin);
});
afterAll(() => emulator.close());

const account = '123456789012';
/** Long enough for all tests, at the emulator's speed; seconds. */
const hours = 12 * 3600;
const administrator = 'arn:aws:iam::aws:policy/AdministratorAccess';

type Statement = Record<string, unknown>;

const document = (...statements: Statement[]): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: statements.map((each) => ({ Effect: 'Allow', ...each })),
  });

const anything: Statement = { Action: '*', Resource: '*' };

const trusted = (principal: string): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Principal: { AWS: principal }, Action: ['sts:AssumeRole', 'sts:TagSession'] },
    ],
  });

/** The ARN of a new managed policy. */
async function policy(PolicyName: string, ...statements: Statement[]): Promise<string> {
  const PolicyDocument = document(...statements);
  const { Policy } = await iam.send(new CreatePolicyCommand({ PolicyName, PolicyDocument }));
  return Policy?.Arn ?? '';
}

interface Wish {
  allowed?: Statement[];
  boundary?: string;
  tags?: Record<string, string>;
  session?: Partial<AssumeRoleCommandInput>;
}

/** A session of a new role that may do this. */
async function sessionOf(RoleName: string, wish: Wish = {}): Promise<ClientConfiguration> {
  await iam.send(
    new CreateRoleCommand({
      RoleName,
      AssumeRolePolicyDocument: trusted(`arn:aws:iam::${account}:root`),
      PermissionsBoundary: wish.boundary,
      MaxSessionDuration: hours,
      Tags: Object.entries(wish.tags ?? {}).map(([Key, Value]) => ({ Key, Value })),
    }),
  );
  if (wish.allowed) {
    const PolicyDocument = document(...wish.allowed);
    await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: 'inline', PolicyDocument }));
  }
  return await assumed(RoleName, wish.session);
}

async function assumed(
  RoleName: string,
  session: Partial<AssumeRoleCommandInput> = {},
  as: ClientConfiguration = emulator.admin,
): Promise<ClientConfiguration> {
  await consistent(emulator);
  const { Credentials } = await new STSClient(as).send(
    new AssumeRoleCommand({
      RoleArn: `arn:aws:iam::${account}:role/${RoleName}`,
      RoleSessionName: 'test',
      DurationSeconds: hours,
      ...session,
    }),
  );
  return { ...emulator.admin, credentials: credentialsOf(Credentials) };
}

const user = (role: string): string => `User: arn:aws:sts::${account}:assumed-role/${role}/test`;

const describeVpcs = new DescribeVpcsCommand({});
const createVpc = new CreateVpcCommand({ CidrBlock: '10.9.0.0/16' });

const vpcIds = async (): Promise<string[]> =>
  (await emulator.resources()).filter(({ type }) => type === 'AWS::EC2::VPC').map(({ id }) => id);

/** The VPC's id, with these tags. */
async function vpcOf(tags: Record<string, string>): Promise<string> {
  const { Vpc } = await new EC2Client(emulator.admin).send(
    new CreateVpcCommand({
      CidrBlock: '10.8.0.0/16',
      TagSpecifications: [
        { ResourceType: 'vpc', Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) },
      ],
    }),
  );
  return Vpc?.VpcId ?? '';
}

describe('a role without policies', () => {
  let bare: ClientConfiguration;
  beforeAll(async () => {
    bare = await sessionOf('bare');
  });

  test('is told no in the words of each service, and nothing is made', async () => {
    const before = await vpcIds();
    expect(await refusal(new EC2Client(bare).send(describeVpcs))).toEqual({
      name: 'UnauthorizedOperation',
      status: 403,
      message:
        `You are not authorized to perform this operation. ${user('bare')} is not authorized to perform: ` +
        'ec2:DescribeVpcs because no identity-based policy allows the ec2:DescribeVpcs action',
    });
    const made = await refusal(new EC2Client(bare).send(createVpc));
    expect(made.message).toMatch(
      new RegExp(
        `is not authorized to perform: ec2:CreateVpc on resource: arn:aws:ec2:us-east-1:${account}:vpc/\\* because ` +
          'no identity-based policy allows the ec2:CreateVpc action. Encoded authorization failure message: \\S+$',
      ),
    );
    expect(await vpcIds()).toEqual(before);
    expect(await refusal(new IAMClient(bare).send(new GetRoleCommand({ RoleName: 'bare' })))).toEqual({
      name: 'AccessDenied',
      status: 403,
      message:
        `${user('bare')} is not authorized to perform: iam:GetRole on resource: role bare because no ` +
        'identity-based policy allows the iam:GetRole action',
    });
    expect(await refusal(new EKSClient(bare).send(new ListClustersCommand({})))).toMatchObject({
      name: 'AccessDeniedException',
      status: 403,
    });
    expect(
      await refusal(new CloudFormationClient(bare).send(new DescribeStacksCommand({ StackName: 'any' }))),
    ).toMatchObject({ name: 'AccessDenied', status: 403 });
  });

  test('may ask who it is', async () => {
    const { Arn } = await new STSClient(bare).send(new GetCallerIdentityCommand({}));
    expect(Arn).toBe(`arn:aws:sts::${account}:assumed-role/bare/test`);
  });

  test('leaves its refusals in the log, with what was asked', async () => {
    await refusal(new EC2Client(bare).send(createVpc));
    expect((await emulator.calls()).at(-1)).toMatchObject({
      operation: 'CreateVpc',
      error: 'UnauthorizedOperation',
      asked: ['ec2:CreateVpc'],
    });
  });

  test('may do what it is given later, once IAM has spread it', async () => {
    await sessionOf('late');
    const late = await assumed('late');
    await refusal(new EC2Client(late).send(describeVpcs));
    const given = { Action: 'ec2:DescribeVpcs', Resource: '*' };
    await iam.send(
      new PutRolePolicyCommand({ RoleName: 'late', PolicyName: 'inline', PolicyDocument: document(given) }),
    );
    await consistent(emulator);
    await new EC2Client(late).send(describeVpcs);
  });
});

describe('what stands in the way is named', () => {
  const why = async (configuration: ClientConfiguration): Promise<string> => {
    const { message } = await refusal(new EC2Client(configuration).send(describeVpcs));
    return message.replace(/^.*ec2:DescribeVpcs (?=because|with)/, '');
  };

  test('an explicit deny', async () => {
    const denying = { Effect: 'Deny', Action: 'ec2:Describe*', Resource: '*' };
    expect(await why(await sessionOf('denied', { allowed: [anything, denying] }))).toBe(
      'with an explicit deny in an identity-based policy',
    );
  });

  test('a permissions boundary that is silent, and one that denies', async () => {
    const silent = await policy('silent', { Action: 'iam:*', Resource: '*' });
    expect(await why(await sessionOf('bounded', { allowed: [anything], boundary: silent }))).toBe(
      'because no permissions boundary allows the ec2:DescribeVpcs action',
    );
    const denying = await policy('denying', anything, { Effect: 'Deny', Action: 'ec2:*', Resource: '*' });
    expect(await why(await sessionOf('fenced', { allowed: [anything], boundary: denying }))).toBe(
      'with an explicit deny in a permissions boundary',
    );
  });

  test('a boundary that allows what no policy does', async () => {
    const open = await policy('open', anything);
    expect(await why(await sessionOf('unfilled', { boundary: open }))).toBe(
      'because no identity-based policy allows the ec2:DescribeVpcs action',
    );
  });

  test('a session policy, written or named; each allows what one of them does', async () => {
    await sessionOf('narrowed', { allowed: [anything] });
    const silent = { Policy: document({ Action: 'iam:*', Resource: '*' }) };
    const words = 'because no session policy allows the ec2:DescribeVpcs action';
    expect(await why(await assumed('narrowed', silent))).toBe(words);
    const arn = await policy('onlyIam', { Action: 'iam:*', Resource: '*' });
    expect(await why(await assumed('narrowed', { PolicyArns: [{ arn }] }))).toBe(words);
    const open = await assumed('narrowed', { ...silent, PolicyArns: [{ arn: administrator }] });
    await new EC2Client(open).send(describeVpcs);
    expect(await refusal(assumed('narrowed', { Policy: '{' }))).toMatchObject({
      name: 'MalformedPolicyDocumentException',
    });
  });
});

describe('the ARN that a call will make', () => {
  test('decides: a role of another path is not made', async () => {
    const team = new IAMClient(
      await sessionOf('team', {
        allowed: [{ Action: 'iam:CreateRole', Resource: `arn:aws:iam::${account}:role/team/*` }],
      }),
    );
    const role = { RoleName: 'ours', AssumeRolePolicyDocument: trusted(account) };
    expect((await refusal(team.send(new CreateRoleCommand(role)))).message).toContain(
      `on resource: arn:aws:iam::${account}:role/ours because`,
    );
    await team.send(new CreateRoleCommand({ ...role, Path: '/team/' }));
  });

  test('has tags that need leave of their own', async () => {
    const maker = await sessionOf('maker', { allowed: [{ Action: 'ec2:CreateVpc', Resource: '*' }] });
    const tagged = new CreateVpcCommand({
      CidrBlock: '10.9.0.0/16',
      TagSpecifications: [{ ResourceType: 'vpc', Tags: [{ Key: 'team', Value: 'a' }] }],
    });
    expect((await refusal(new EC2Client(maker).send(tagged))).message).toContain(
      `ec2:CreateTags on resource: arn:aws:ec2:us-east-1:${account}:vpc/* because`,
    );
  });
});

describe('conditions', () => {
  test('on the tags that a resource has', async () => {
    const ours = await vpcOf({ team: 'a' });
    const theirs = await vpcOf({ team: 'b' });
    const StringEquals = { 'aws:ResourceTag/team': `\${aws:PrincipalTag/team}` };
    const ec2 = new EC2Client(
      await sessionOf('remover', {
        allowed: [{ Action: 'ec2:DeleteVpc', Resource: '*', Condition: { StringEquals } }],
        tags: { team: 'a' },
      }),
    );
    expect(await refusal(ec2.send(new DeleteVpcCommand({ VpcId: theirs })))).toMatchObject({
      name: 'UnauthorizedOperation',
    });
    await ec2.send(new DeleteVpcCommand({ VpcId: ours }));
    await new EC2Client(emulator.admin).send(new DeleteVpcCommand({ VpcId: theirs }));
  });

  test('on the tags that a session brings, which stand before its role’s', async () => {
    const VpcId = await vpcOf({ team: 'b' });
    const StringEquals = { 'aws:ResourceTag/team': `\${aws:PrincipalTag/team}` };
    const ec2 = new EC2Client(
      await sessionOf('lent', {
        allowed: [{ Action: 'ec2:DeleteVpc', Resource: '*', Condition: { StringEquals } }],
        tags: { team: 'a' },
        session: { Tags: [{ Key: 'team', Value: 'b' }] },
      }),
    );
    await ec2.send(new DeleteVpcCommand({ VpcId }));
  });

  test('on the tags that a request gives', async () => {
    const VpcId = await vpcOf({});
    const StringEquals = { 'aws:RequestTag/team': 'a' };
    const ec2 = new EC2Client(
      await sessionOf('tagger', {
        allowed: [{ Action: 'ec2:CreateTags', Resource: '*', Condition: { StringEquals } }],
      }),
    );
    const tag = (Value: string) =>
      ec2.send(new CreateTagsCommand({ Resources: [VpcId], Tags: [{ Key: 'team', Value }] }));
    await refusal(tag('b'));
    await tag('a');
    await new EC2Client(emulator.admin).send(new DeleteVpcCommand({ VpcId }));
  });

  test('on a role’s boundary, which is asked for or there', async () => {
    const boundary = await policy('limit', anything);
    const Condition = { StringEquals: { 'iam:PermissionsBoundary': boundary } };
    const client = new IAMClient(
      await sessionOf('bounder', {
        allowed: [{ Action: ['iam:CreateRole', 'iam:PutRolePolicy'], Resource: '*', Condition }],
      }),
    );
    const role = { RoleName: 'inside', AssumeRolePolicyDocument: trusted(account) };
    const put = (RoleName: string) =>
      client.send(
        new PutRolePolicyCommand({ RoleName, PolicyName: 'p', PolicyDocument: document(anything) }),
      );
    await refusal(client.send(new CreateRoleCommand(role)));
    await client.send(new CreateRoleCommand({ ...role, PermissionsBoundary: boundary }));
    await consistent(emulator);
    await put('inside');
    await refusal(put('bare'));
  });

  test('on the service that calls in one’s name', async () => {
    const Condition = { 'ForAnyValue:StringEquals': { 'aws:CalledVia': 'cloudformation.amazonaws.com' } };
    const through = await sessionOf('through', {
      allowed: [
        { Action: 'ec2:CreateInternetGateway', Resource: '*', Condition },
        { Action: ['cloudformation:*', 'ec2:CreateTags', 'ec2:DescribeInternetGateways'], Resource: '*' },
      ],
    });
    await refusal(new EC2Client(through).send(new CreateInternetGatewayCommand({})));
    expect(await stackOf(through, 'gateway', 'AWS::EC2::InternetGateway')).toEqual('CREATE_COMPLETE');
  });
});

/** Makes a stack of one resource, and waits for its end. */
async function stackOf(
  as: ClientConfiguration,
  StackName: string,
  Type: string,
  Properties: object = {},
): Promise<string | undefined> {
  const TemplateBody = JSON.stringify({ Resources: { Only: { Type, Properties } } });
  await new CloudFormationClient(as).send(
    new CreateStackCommand({ StackName, TemplateBody, OnFailure: 'DO_NOTHING' }),
  );
  return await eventually(async () => {
    const { Stacks: [stack] = [] } = await new CloudFormationClient(emulator.admin).send(
      new DescribeStacksCommand({ StackName }),
    );
    return !stack?.StackStatus?.endsWith('_IN_PROGRESS') && stack?.StackStatus;
  });
}

test('CloudFormation reads what it has made with the rights of its caller', async () => {
  const as = await sessionOf('builder', {
    allowed: [anything, { Effect: 'Deny', Action: 'ec2:DescribeNetworkAcls', Resource: '*' }],
  });
  expect(await stackOf(as, 'unread', 'AWS::EC2::VPC', { CidrBlock: '10.7.0.0/16' })).toBe('CREATE_FAILED');
  const { StackEvents = [] } = await new CloudFormationClient(emulator.admin).send(
    new DescribeStackEventsCommand({ StackName: 'unread' }),
  );
  expect(StackEvents.map(({ ResourceStatusReason }) => ResourceStatusReason).join()).toContain(
    `${user('builder')} is not authorized to perform: ec2:DescribeNetworkAcls with an explicit deny`,
  );
});

describe('a cluster is made', () => {
  const request = {
    name: 'asked',
    roleArn: `arn:aws:iam::${account}:role/nobody`,
    resourcesVpcConfig: { subnetIds: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'] },
  };
  const create = (as: ClientConfiguration, tags?: Record<string, string>) =>
    refusal(new EKSClient(as).send(new CreateClusterCommand({ ...request, ...(tags && { tags }) })));
  const createCluster = { Action: 'eks:CreateCluster', Resource: '*' };
  const passRole = {
    Action: 'iam:PassRole',
    Resource: `arn:aws:iam::${account}:role/*`,
    Condition: { StringEquals: { 'iam:PassedToService': 'eks.amazonaws.com' } },
  };
  const linked = { Action: 'iam:CreateServiceLinkedRole', Resource: '*' };

  test('only by whoever may hand its role to EKS', async () => {
    const as = await sessionOf('unpassing', { allowed: [createCluster, linked] });
    expect(await create(as)).toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining(`iam:PassRole on resource: ${request.roleArn} because`),
    });
  });

  test('with tags only by whoever may tag it', async () => {
    const as = await sessionOf('untagging', { allowed: [createCluster, linked, passRole] });
    expect((await create(as, { team: 'a' })).message).toContain(
      `eks:TagResource on resource: arn:aws:eks:us-east-1:${account}:cluster/asked because`,
    );
  });

  test('for the first time only by whoever may make EKS’s own role', async () => {
    const allowed = [createCluster, passRole];
    expect((await create(await sessionOf('first', { allowed }))).message).toContain(
      'iam:CreateServiceLinkedRole',
    );
    await create(emulator.admin);
    expect((await create(await sessionOf('second', { allowed }))).name).toBe('InvalidParameterException');
  });
});

describe('a role is handed on', () => {
  const role = `arn:aws:iam::${account}:role/handed`;
  const of = { clusterName: 'nobodys' };
  const association = { serviceAccount: 'web', roleArn: role };
  const network = { roleArn: `arn:aws:iam::${account}:role/other`, resourcesVpcConfig: {} };
  const addon = { ...of, addonName: 'coredns' };
  const computeConfig = { nodeRoleArn: role };

  /** By operation, the member that names the role and the service that takes it. */
  const handed: [operation: string, member: string, to: string, request: object][] = [
    ['CreateCluster', 'roleArn', 'eks', { ...network, name: 'nobodys', roleArn: role }],
    ['CreateCluster', 'computeConfig.nodeRoleArn', 'ec2', { ...network, name: 'nobodys', computeConfig }],
    ['UpdateClusterConfig', 'computeConfig.nodeRoleArn', 'ec2', { name: 'nobodys', computeConfig }],
    ['CreateNodegroup', 'nodeRole', 'ec2', { ...of, nodegroupName: 'n', subnets: ['s'], nodeRole: role }],
    [
      'CreateCapability',
      'roleArn',
      'capabilities.eks',
      { ...of, capabilityName: 'k', type: 'KRO', roleArn: role, deletePropagationPolicy: 'RETAIN' },
    ],
    ['UpdateCapability', 'roleArn', 'capabilities.eks', { ...of, capabilityName: 'k', roleArn: role }],
    [
      'CreateFargateProfile',
      'podExecutionRoleArn',
      'eks-fargate-pods',
      { ...of, fargateProfileName: 'web', podExecutionRoleArn: role },
    ],
    ['CreatePodIdentityAssociation', 'roleArn', 'pods.eks', { ...of, namespace: 'default', ...association }],
    ['UpdatePodIdentityAssociation', 'roleArn', 'pods.eks', { ...of, associationId: 'a-1', roleArn: role }],
    ...['CreateAddon', 'UpdateAddon'].flatMap((name): [string, string, string, object][] => [
      [
        name,
        'podIdentityAssociations.roleArn',
        'pods.eks',
        { ...addon, podIdentityAssociations: [association] },
      ],
      [name, 'serviceAccountRoleArn', 'eks', { ...addon, serviceAccountRoleArn: role }],
    ]),
  ];

  test.each(handed)(
    'by %s as %s only by whoever may pass it to %s',
    async (operation, member, to, request) => {
      const StringEquals = { 'iam:PassedToService': `${to}.amazonaws.com` };
      const as = await sessionOf(`hands-${operation}-${member.split('.').at(-1)}`.slice(0, 64), {
        allowed: [
          anything,
          { Effect: 'Deny', Action: 'iam:PassRole', Resource: role, Condition: { StringEquals } },
        ],
      });
      const Command = Object(eksSdk)[`${operation}Command`];
      expect(await refusal(new EKSClient(as).send(new Command(request)))).toMatchObject({
        name: 'AccessDeniedException',
        message: expect.stringContaining(`iam:PassRole on resource: ${role} with an explicit deny`),
      });
    },
  );

  test('by no line of the emulator’s that is not tried here', () => {
    const unasked = Object.values(passes)
      .flat()
      .filter(
        ([operations, member, to]) =>
          !handed.some(
            ([operation, ...rest]) =>
              operations.test(operation) && rest[0] === member && `${rest[1]}.amazonaws.com` === to,
          ),
      );
    expect(unasked).toEqual([]);
  });
});

test('a node group’s template that names no security group is tried with the VPC’s default one', async () => {
  const ec2 = new EC2Client(emulator.admin);
  const VpcId = await vpcOf({});
  const { Subnet } = await ec2.send(new CreateSubnetCommand({ VpcId, CidrBlock: '10.8.0.0/24' }));
  const { SecurityGroups = [] } = await ec2.send(
    new DescribeSecurityGroupsCommand({ Filters: [{ Name: 'vpc-id', Values: [VpcId] }] }),
  );
  const { GroupId = '' } = await ec2.send(
    new CreateSecurityGroupCommand({ GroupName: 'nodes', Description: 'Nodes', VpcId }),
  );
  const [standard] = SecurityGroups.map((group) => group.GroupId);
  const as = await sessionOf('launching', {
    allowed: [
      anything,
      { Effect: 'Deny', Action: 'ec2:RunInstances', Resource: `arn:aws:ec2:*:*:security-group/${standard}` },
    ],
  });
  const create = async (name: string, SecurityGroupIds: string[]) => {
    const LaunchTemplateData = { InstanceType: 't3.medium' as const, SecurityGroupIds };
    await ec2.send(new CreateLaunchTemplateCommand({ LaunchTemplateName: name, LaunchTemplateData }));
    const request = {
      clusterName: 'nobodys',
      nodegroupName: name,
      nodeRole: `arn:aws:iam::${account}:role/nobody`,
      subnets: [Subnet?.SubnetId ?? ''],
      launchTemplate: { name },
    };
    return await refusal(new EKSClient(as).send(new CreateNodegroupCommand(request)));
  };
  expect((await create('silent', [])).message).toContain('You are not authorized to launch instances');
  expect((await create('naming', [GroupId])).name).toBe('ResourceNotFoundException');
});

describe('a user', () => {
  const keyOf = async (UserName: string): Promise<ClientConfiguration> => {
    await iam.send(new CreateUserCommand({ UserName }));
    const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
    return {
      ...emulator.admin,
      credentials: {
        accessKeyId: AccessKey?.AccessKeyId ?? '',
        secretAccessKey: AccessKey?.SecretAccessKey ?? '',
      },
    };
  };

  test('may do what its own policies and those of its groups allow, and no more', async () => {
    const mary = new EC2Client(await keyOf('mary'));
    await refusal(mary.send(describeVpcs));
    await iam.send(new CreateGroupCommand({ GroupName: 'readers' }));
    await iam.send(new AttachGroupPolicyCommand({ GroupName: 'readers', PolicyArn: administrator }));
    await iam.send(new AddUserToGroupCommand({ GroupName: 'readers', UserName: 'mary' }));
    await consistent(emulator);
    await mary.send(describeVpcs);
  });

  test('assumes a role whose trust leaves it to the account only with leave of its own', async () => {
    await sessionOf('lent-out');
    const joe = await keyOf('joe');
    expect(await refusal(assumed('lent-out', {}, joe))).toMatchObject({ name: 'AccessDenied' });
    await iam.send(
      new CreateRoleCommand({
        RoleName: 'for-joe',
        MaxSessionDuration: hours,
        AssumeRolePolicyDocument: trusted(`arn:aws:iam::${account}:user/joe`),
      }),
    );
    await assumed('for-joe', {}, joe);
  });
});

test('who may not tag a role does not', async () => {
  const as = new IAMClient(
    await sessionOf('marker', {
      allowed: [{ Action: 'iam:TagRole', Resource: `arn:aws:iam::${account}:role/marker` }],
    }),
  );
  const Tags = [{ Key: 'team', Value: 'a' }];
  await as.send(new TagRoleCommand({ RoleName: 'marker', Tags }));
  await refusal(as.send(new TagRoleCommand({ RoleName: 'bare', Tags })));
});
