import { Sha256 } from '@aws-crypto/sha256-js';
import { CreateVpcCommand, DeleteVpcCommand, DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { DescribeAccessEntryCommand, EKSClient, ListClustersCommand } from '@aws-sdk/client-eks';
import {
  AttachRolePolicyCommand,
  CreateAccessKeyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  DeleteAccessKeyCommand,
  IAMClient,
  ListRolesCommand,
} from '@aws-sdk/client-iam';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { SignatureV4 } from '@smithy/signature-v4';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type ClientConfiguration,
  type EmulatorInTest,
  emulatorInTest,
  refusal,
} from './emulator-in-test.ts';

let emulator: EmulatorInTest;
beforeAll(async () => {
  emulator = await emulatorInTest({ speed: 1000 });
});
afterAll(() => emulator.close());

const whoAmI = new GetCallerIdentityCommand({});
const parameter = new GetParameterCommand({ Name: '/aws/service/eks' });

describe('a call by a known access key', () => {
  test('is answered for the user that the key belongs to', async () => {
    const identity = await new STSClient(emulator.admin).send(whoAmI);
    expect(identity).toMatchObject({ Account: '123456789012', Arn: 'arn:aws:iam::123456789012:user/admin' });
  });

  test('is answered when IAM has made the key, until IAM takes it away', async () => {
    const iam = new IAMClient(emulator.admin);
    await iam.send(new CreateUserCommand({ UserName: 'alice', Path: '/people/' }));
    const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'alice' }));
    const { AccessKeyId = '', SecretAccessKey = '' } = AccessKey ?? {};
    const alice = new STSClient({
      ...emulator.admin,
      credentials: { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey },
    });
    expect((await alice.send(whoAmI)).Arn).toBe('arn:aws:iam::123456789012:user/people/alice');
    await iam.send(new DeleteAccessKeyCommand({ UserName: 'alice', AccessKeyId }));
    expect(await refusal(alice.send(whoAmI))).toMatchObject({ name: 'InvalidClientTokenId' });
  });
});

/** The same fault, met by a service of each protocol. */
const everyProtocol = (configuration: object): [string, Promise<unknown>][] => {
  const all = { ...emulator.admin, ...configuration };
  return [
    ['sts', new STSClient(all).send(whoAmI)],
    ['ec2', new EC2Client(all).send(new DescribeVpcsCommand({}))],
    ['ssm', new SSMClient(all).send(parameter)],
    ['eks', new EKSClient(all).send(new ListClustersCommand({}))],
  ];
};

const refusals = async (configuration: object): Promise<Record<string, unknown>> =>
  Object.fromEntries(
    await Promise.all(
      everyProtocol(configuration).map(async ([service, call]) => {
        const { name, status } = await refusal(call);
        return [service, `${status} ${name}`];
      }),
    ),
  );

describe('the signature', () => {
  test('by an unknown key is refused', async () => {
    expect(
      await refusals({ credentials: { accessKeyId: 'AKIANOBODY0000000000', secretAccessKey: 'x' } }),
    ).toEqual({
      sts: '403 InvalidClientTokenId',
      ec2: '401 AuthFailure',
      ssm: '400 UnrecognizedClientException',
      eks: '403 UnrecognizedClientException',
    });
  });

  test('with a wrong secret is refused', async () => {
    const { accessKeyId } = emulator.admin.credentials;
    expect(await refusals({ credentials: { accessKeyId, secretAccessKey: 'wrong' } })).toEqual({
      sts: '403 SignatureDoesNotMatch',
      ec2: '401 AuthFailure',
      ssm: '400 InvalidSignatureException',
      eks: '403 InvalidSignatureException',
    });
  });

  test('by a session that is over is refused', async () => {
    // 900 seconds of AWS's, the least that can be asked for, pass within one of ours.
    const session = await emulator.assumeRole(900);
    const sts = new STSClient(session);
    await expect
      .poll(() => refusal(sts.send(whoAmI)), { timeout: 10_000 })
      .toMatchObject({
        name: 'ExpiredToken',
        message: 'The security token included in the request is expired',
      });
    expect(await refusals(session)).toEqual({
      sts: '403 ExpiredToken',
      ec2: '400 RequestExpired',
      ssm: '400 ExpiredTokenException',
      eks: '403 ExpiredTokenException',
    });
  });

  test('by a session without its token is refused', async () => {
    const { credentials } = await emulator.assumeRole();
    const { sessionToken: _, ...withoutToken } = credentials;
    const sts = new STSClient({ ...emulator.admin, credentials: withoutToken });
    expect(await refusal(sts.send(whoAmI))).toMatchObject({ name: 'InvalidClientTokenId', status: 403 });
  });

  test('by a clock that is ten minutes behind or ahead is refused', async () => {
    const tenMinutes = 10 * 60_000;
    const behind = new STSClient({ ...emulator.admin, systemClockOffset: -tenMinutes });
    expect(await refusal(behind.send(whoAmI))).toMatchObject({
      name: 'SignatureDoesNotMatch',
      message: expect.stringContaining('Signature expired'),
    });
    const ahead = new STSClient({ ...emulator.admin, systemClockOffset: tenMinutes });
    expect(await refusal(ahead.send(whoAmI))).toMatchObject({
      name: 'SignatureDoesNotMatch',
      message: expect.stringContaining('Signature not yet current'),
    });
  });

  test('may only be missing where AWS asks for none', async () => {
    const response = await fetch(emulator.url, {
      method: 'POST',
      body: new URLSearchParams({ Action: 'GetCallerIdentity', Version: '2011-06-15' }),
    });
    expect(response.status).toBe(403);
    expect(await response.text()).toContain('<Code>MissingAuthenticationToken</Code>');
  });
});

describe('an encoded path', () => {
  test('is signed as AWS signs it', async () => {
    const call = new EKSClient(emulator.admin).send(
      new DescribeAccessEntryCommand({
        clusterName: 'none',
        principalArn: 'arn:aws:iam::123456789012:role/a/b',
      }),
    );
    expect(await refusal(call)).toMatchObject({ name: 'ResourceNotFoundException', status: 404 });
  });
});

describe('the region', () => {
  const inRegion = (region: string): ClientConfiguration => ({ ...emulator.admin, region });

  test('must be one that the account has opted in to', async () => {
    expect(await refusals({ region: 'ap-southeast-4' })).toEqual({
      sts: '403 InvalidClientTokenId',
      ec2: '401 AuthFailure',
      ssm: '400 UnrecognizedClientException',
      eks: '403 UnrecognizedClientException',
    });
  });

  test('must exist', async () => {
    expect(await refusal(new STSClient(inRegion('mars-north-1')).send(whoAmI))).toMatchObject({
      name: 'SignatureDoesNotMatch',
      message: "Credential should be scoped to a valid region, not 'mars-north-1'.",
    });
  });

  test('is us-east-1 for IAM, wherever the client is', async () => {
    await emulator.reset();
    await new IAMClient(inRegion('eu-west-1')).send(new ListRolesCommand({}));
    expect(await emulator.calls()).toMatchObject([{ operation: 'ListRoles', region: 'us-east-1' }]);
  });

  test('must be one of the three with an endpoint for the price list', async () => {
    const answer = await callPricing('eu-west-1');
    expect(answer).toMatchObject({ __type: 'InvalidSignatureException' });
  });
});

async function callPricing(region: string): Promise<unknown> {
  const { hostname, port, host } = new URL(emulator.url);
  const signer = new SignatureV4({
    service: 'pricing',
    region,
    credentials: emulator.admin.credentials,
    sha256: Sha256,
  });
  const body = JSON.stringify({ ServiceCode: 'AmazonEC2' });
  const { headers } = await signer.sign({
    method: 'POST',
    protocol: 'http:',
    hostname,
    port: Number(port),
    path: '/',
    headers: {
      host,
      'x-amz-target': 'AWSPriceListService.GetProducts',
      'content-type': 'application/x-amz-json-1.1',
    },
    body,
  });
  return await (await fetch(emulator.url, { method: 'POST', headers, body })).json();
}

describe('the account', () => {
  test("has AWS's managed policies that clusters and nodes need", async () => {
    const iam = new IAMClient(emulator.admin);
    await iam.send(
      new CreateRoleCommand({
        RoleName: 'policies',
        AssumeRolePolicyDocument: JSON.stringify({
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Principal: { Service: 'eks.amazonaws.com' }, Action: 'sts:AssumeRole' },
          ],
        }),
      }),
    );
    const policies = [
      'AmazonEKSClusterPolicy',
      'AmazonEKSComputePolicy',
      'AmazonEKSBlockStoragePolicy',
      'AmazonEKSLoadBalancingPolicy',
      'AmazonEKSNetworkingPolicy',
      'AmazonEKSWorkerNodePolicy',
      'AmazonEKSWorkerNodeMinimalPolicy',
      'AmazonEKSFargatePodExecutionRolePolicy',
      'AmazonEC2ContainerRegistryPullOnly',
      'AmazonEKS_CNI_Policy',
      'AmazonSSMManagedInstanceCore',
      'AmazonEBSCSIDriverPolicyV2',
      'service-role/AmazonEBSCSIDriverPolicy',
    ].map((name) => `arn:aws:iam::aws:policy/${name}`);
    for (const PolicyArn of policies) {
      await iam.send(new AttachRolePolicyCommand({ RoleName: 'policies', PolicyArn }));
    }
    expect((await emulator.world.role('policies'))?.policies.toSorted()).toEqual(policies.toSorted());
  });
});

describe('the call log', () => {
  test('has who called what, with the request in the shape of the API and the resources with their tags', async () => {
    await emulator.reset();
    const session = await emulator.assumeRole();
    const ec2 = new EC2Client(session);
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
      principal: 'arn:aws:sts::123456789012:assumed-role/eks-cluster-action/cluster',
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
    const principal = {
      arn: 'arn:aws:sts::123456789012:assumed-role/eks-cluster-action/cluster',
      iamArn: 'arn:aws:iam::123456789012:role/github/eks-cluster-action',
      userId: 'AROAEXAMPLE:cluster',
      accessKeyId: 'ASIAEXAMPLE',
    };
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
      'AWS::IAM::ManagedPolicy arn:aws:iam::123456789012:policy/eks-cluster-action/boundary/eks-cluster-action',
      'AWS::IAM::OIDCProvider arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com',
      'AWS::IAM::Role eks-cluster-action',
      'AWS::IAM::Role eks-cluster-action-sweep',
      'AWS::IAM::User admin',
    ]);
  });
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
