import {
  CloudFormationClient,
  CreateStackCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import { CreateVpcCommand, DeleteVpcCommand, EC2Client } from '@aws-sdk/client-ec2';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type EmulatorInTest, emulatorInTest, refusal } from './emulator-in-test.ts';

let emulator: EmulatorInTest;
beforeAll(async () => {
  emulator = await emulatorInTest({ speed: 1000 });
});
afterAll(() => emulator.close());

const whoAmI = new GetCallerIdentityCommand({});
const parameter = new GetParameterCommand({ Name: '/aws/service/eks' });

describe('the call log', () => {
  test('has who called what, with the request in the shape of the API and the resources with their tags', async () => {
    await emulator.reset();
    await emulator.assumeRole();
    const ec2 = new EC2Client(emulator.admin);
    const { Vpc } = await ec2.send(
      new CreateVpcCommand({
        CidrBlock: '10.1.0.0/16',
        TagSpecifications: [{ ResourceType: 'vpc', Tags: [{ Key: 'owner', Value: 'pr-7' }] }],
      }),
    );
    await ec2.send(new DeleteVpcCommand({ VpcId: Vpc?.VpcId }));
    const arn = `arn:aws:ec2:us-east-1:123456789012:vpc/${Vpc?.VpcId}`;
    const common = {
      service: 'ec2',
      region: 'us-east-1',
      principal: 'arn:aws:iam::123456789012:user/admin',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      agent: expect.stringMatching(/^aws-sdk-js\/3\..* api\/ec2#/),
      resources: expect.arrayContaining([{ arn, tags: { owner: 'pr-7' } }]),
    };
    expect(await emulator.calls()).toEqual([
      {
        time: expect.any(String),
        agent: expect.stringMatching(/^aws-sdk-js\/3\..* api\/sts#/),
        service: 'sts',
        operation: 'AssumeRoleWithWebIdentity',
        region: 'us-east-1',
        principal: 'anonymous',
        request: {
          RoleArn: emulator.env.EMULATOR_ROLE_ARN,
          RoleSessionName: 'cluster',
          WebIdentityToken: 'HIDDEN_DUE_TO_SECURITY_REASONS',
          DurationSeconds: 3600,
        },
        resources: [{ arn: emulator.env.EMULATOR_ROLE_ARN }],
      },
      {
        ...common,
        operation: 'CreateVpc',
        before: [],
        request: {
          CidrBlock: '10.1.0.0/16',
          TagSpecifications: [{ ResourceType: 'vpc', Tags: [{ Key: 'owner', Value: 'pr-7' }] }],
        },
      },
      {
        ...common,
        operation: 'DeleteVpc',
        before: [{ arn, tags: { owner: 'pr-7' } }],
        request: { VpcId: Vpc?.VpcId },
      },
    ]);
  });

  test('has the code of a refusal, from moto and from the gateway', async () => {
    await emulator.reset();
    await refusal(
      new EC2Client(emulator.admin).send(new DeleteVpcCommand({ VpcId: 'vpc-00000000000000000' })),
    );
    await refusal(new SSMClient(emulator.admin).send(parameter));
    await refusal(new STSClient({ ...emulator.admin, region: 'af-south-1' }).send(whoAmI));
    expect((await emulator.calls()).map(({ operation, error }) => [operation, error])).toEqual([
      ['DeleteVpc', 'InvalidVpcID.NotFound'],
      ['GetParameter', 'ParameterNotFound'],
      ['GetCallerIdentity', 'InvalidClientTokenId'],
    ]);
  });

  test('has what an emulated service does with the identity of its caller', async () => {
    await emulator.reset();
    const arn = 'arn:aws:iam::123456789012:user/admin';
    const principal = { arn, iamArn: arn, userId: 'AIDAEXAMPLE', accessKeyId: 'AKIAEXAMPLE' };
    const { ec2 } = emulator.world.clients({
      principal,
      region: 'eu-west-1',
      via: 'cloudformation.amazonaws.com',
    });
    const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.2.0.0/16' }));
    expect(Vpc?.CidrBlock).toBe('10.2.0.0/16');
    expect(await emulator.calls()).toMatchObject([
      {
        service: 'ec2',
        operation: 'CreateVpc',
        region: 'eu-west-1',
        principal: principal.arn,
        via: 'cloudformation.amazonaws.com',
      },
    ]);
  });
});

describe('the inventory', () => {
  test('has everything in every region that was used, with tags, and is read without a trace', async () => {
    await emulator.reset();
    const before = await emulator.resources();
    const ireland = new EC2Client({ ...emulator.admin, region: 'eu-west-1' });
    const { Vpc } = await ireland.send(
      new CreateVpcCommand({
        CidrBlock: '10.3.0.0/16',
        TagSpecifications: [{ ResourceType: 'vpc', Tags: [{ Key: 'owner', Value: 'pr-8' }] }],
      }),
    );
    const made = (await emulator.resources()).filter(({ id }) => !before.some((item) => item.id === id));
    expect(made).toContainEqual({
      service: 'ec2',
      type: 'AWS::EC2::VPC',
      id: Vpc?.VpcId,
      region: 'eu-west-1',
      tags: { owner: 'pr-8' },
    });
    await ireland.send(new DeleteVpcCommand({ VpcId: Vpc?.VpcId }));
    expect(await emulator.resources()).toEqual(before);
    expect((await emulator.calls()).map(({ operation }) => operation)).toEqual(['CreateVpc', 'DeleteVpc']);
  });

  test('starts with the identities that the account begins with, and nothing else', async () => {
    await emulator.reset();
    expect((await emulator.resources()).map(({ type, id }) => `${type} ${id}`).sort()).toEqual([
      'AWS::IAM::ManagedPolicy arn:aws:iam::123456789012:policy/eks-cluster-action/74061981/boundary',
      'AWS::IAM::ManagedPolicy arn:aws:iam::123456789012:policy/eks-cluster-action/access+issuers',
      'AWS::IAM::ManagedPolicy arn:aws:iam::123456789012:policy/eks-cluster-action/clusters',
      'AWS::IAM::ManagedPolicy arn:aws:iam::123456789012:policy/eks-cluster-action/leftovers+alone',
      'AWS::IAM::ManagedPolicy arn:aws:iam::123456789012:policy/eks-cluster-action/look',
      'AWS::IAM::ManagedPolicy arn:aws:iam::123456789012:policy/eks-cluster-action/monitoring',
      'AWS::IAM::ManagedPolicy arn:aws:iam::123456789012:policy/eks-cluster-action/network+capabilities',
      'AWS::IAM::ManagedPolicy arn:aws:iam::123456789012:policy/eks-cluster-action/nodes',
      'AWS::IAM::ManagedPolicy arn:aws:iam::123456789012:policy/eks-cluster-action/roles+launches',
      'AWS::IAM::ManagedPolicy arn:aws:iam::123456789012:policy/eks-cluster-action/self-managed-removal+self-managed',
      'AWS::IAM::ManagedPolicy arn:aws:iam::123456789012:policy/eks-cluster-action/sweep',
      'AWS::IAM::OIDCProvider arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com',
      'AWS::IAM::Role eks-cluster-action',
      'AWS::IAM::Role eks-cluster-action-sweep',
      'AWS::IAM::User admin',
    ]);
  });
});

test('CloudFormation tags by a call of its own what it is told to, and nothing else is taken', async () => {
  const tell = (body: object) =>
    fetch(`${emulator.url}/_emulator/cloudformation`, { method: 'POST', body: JSON.stringify(body) });
  expect((await tell({ tagsLate: ['volume'] })).status).toBe(400);
  expect((await tell({ tagsLate: ['internet-gateway'] })).status).toBe(200);
  const before = (await emulator.calls()).length;
  const types = ['InternetGateway', 'EIP'];
  const TemplateBody = JSON.stringify({
    Resources: Object.fromEntries(types.map((type) => [type, { Type: `AWS::EC2::${type}` }])),
  });
  const cloudFormation = new CloudFormationClient(emulator.admin);
  const Tags = [{ Key: 'team', Value: 'a' }];
  await cloudFormation.send(new CreateStackCommand({ StackName: 'late', TemplateBody, Tags }));
  await expect
    .poll(
      async () =>
        (await cloudFormation.send(new DescribeStacksCommand({ StackName: 'late' }))).Stacks?.[0]
          ?.StackStatus,
      { timeout: 20_000 },
    )
    .toBe('CREATE_COMPLETE');
  const made = (await emulator.resources()).filter(({ type }) => /InternetGateway|EIP/.test(type));
  expect(made.map(({ tags }) => tags.team)).toEqual(['a', 'a']);
  const calls = (await emulator.calls()).slice(before).filter(({ operation }) => operation === 'CreateTags');
  expect(calls.map(({ resources }) => resources.map(({ arn }) => arn.split(':')[5]?.split('/')[0]))).toEqual([
    ['internet-gateway'],
  ]);
  await emulator.reset();
});

describe('a reset', () => {
  test('forgets resources, calls and sessions, and leaves the account usable', async () => {
    const session = await emulator.assumeRole();
    await new EC2Client(emulator.admin).send(new CreateVpcCommand({ CidrBlock: '10.4.0.0/16' }));
    await emulator.reset();
    expect(await emulator.calls()).toEqual([]);
    expect((await emulator.resources()).filter(({ service }) => service === 'ec2')).toEqual([]);
    expect(await refusal(new STSClient(session).send(whoAmI))).toMatchObject({
      name: 'InvalidClientTokenId',
    });
    await new STSClient(await emulator.assumeRole()).send(whoAmI);
    await new STSClient(emulator.admin).send(whoAmI);
  });
});
