import { Sha256 } from '@aws-crypto/sha256-js';
import { DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { DescribeAccessEntryCommand, EKSClient, ListClustersCommand } from '@aws-sdk/client-eks';
import {
  CreateAccessKeyCommand,
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
