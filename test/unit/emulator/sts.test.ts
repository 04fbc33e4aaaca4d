import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Sha256 } from '@aws-crypto/sha256-js';
import {
  CreateRoleCommand,
  DeleteOpenIDConnectProviderCommand,
  IAMClient,
  UpdateAssumeRolePolicyCommand,
} from '@aws-sdk/client-iam';
import {
  AssumeRoleCommand,
  AssumeRoleWithWebIdentityCommand,
  type AssumeRoleWithWebIdentityCommandInput,
  GetCallerIdentityCommand,
  STSClient,
} from '@aws-sdk/client-sts';
import { SignatureV4 } from '@smithy/signature-v4';
import { decodeJwt, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ISSUER } from '../../emulator/github/oidc.ts';
import {
  type ClientConfiguration,
  credentialsOf,
  type EmulatorInTest,
  emulatorInTest,
  refusal,
} from './emulator-in-test.ts';

let emulator: EmulatorInTest;
let sts: STSClient;
let iam: IAMClient;
beforeAll(async () => {
  // IAM's eight seconds of consistency then take two of ours, long enough to be seen.
  emulator = await emulatorInTest({ speed: 4 });
  sts = new STSClient({ endpoint: emulator.url, region: 'us-east-1', maxAttempts: 1 });
  iam = new IAMClient(emulator.admin);
});
afterAll(() => emulator.close());

const PROVIDER = 'arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com';

const withToken = async (
  input: Partial<AssumeRoleWithWebIdentityCommandInput> = {},
): Promise<AssumeRoleWithWebIdentityCommand> =>
  new AssumeRoleWithWebIdentityCommand({
    RoleArn: emulator.env.EMULATOR_ROLE_ARN,
    RoleSessionName: 'cluster',
    WebIdentityToken: input.WebIdentityToken ?? (await emulator.idToken()),
    ...input,
  });

const assume = async (input?: Partial<AssumeRoleWithWebIdentityCommandInput>) =>
  await sts.send(await withToken(input));

/** Makes a role that has spread to STS. */
async function role(RoleName: string, statement: object, more: object = {}): Promise<string> {
  const { Role } = await iam.send(
    new CreateRoleCommand({
      RoleName,
      AssumeRolePolicyDocument: JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', ...statement }],
      }),
      ...more,
    }),
  );
  const arn = Role?.Arn ?? '';
  await expect.poll(async () => (await emulator.world.role(arn))?.consistent, { timeout: 10_000 }).toBe(true);
  return arn;
}

describe("GitHub's token endpoint", () => {
  test("gives a token for the audience, with the workflow run's claims and five minutes to live", async () => {
    const claims = decodeJwt(await emulator.idToken('sts.amazonaws.com'));
    expect(claims).toMatchObject({
      iss: 'https://token.actions.githubusercontent.com',
      aud: 'sts.amazonaws.com',
      sub: `repo:${emulator.env.GITHUB_REPOSITORY}:ref:${emulator.env.GITHUB_REF}`,
      repository: emulator.env.GITHUB_REPOSITORY,
      repository_id: emulator.env.GITHUB_REPOSITORY_ID,
      ref: emulator.env.GITHUB_REF,
      sha: emulator.env.GITHUB_SHA,
      run_id: emulator.env.GITHUB_RUN_ID,
      event_name: emulator.env.GITHUB_EVENT_NAME,
    });
    expect(Number(claims.exp) - Number(claims.iat)).toBe(300);
  });

  test('gives none without the secret of the job', async () => {
    const response = await fetch(`${emulator.env.ACTIONS_ID_TOKEN_REQUEST_URL}&audience=sts.amazonaws.com`, {
      headers: { authorization: 'Bearer somebody-else' },
    });
    expect(response.status).toBe(401);
  });

  test('stands beside an API that knows no route yet', async () => {
    const response = await fetch(`${emulator.env.GITHUB_API_URL}/repos/octo-org/octo-app`);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ message: 'Not Found' });
  });
});

describe('AssumeRoleWithWebIdentity', () => {
  test('opens a session whose identity names role and session', async () => {
    const { Credentials, AssumedRoleUser, SubjectFromWebIdentityToken, Provider } = await assume();
    expect(AssumedRoleUser?.Arn).toBe('arn:aws:sts::123456789012:assumed-role/eks-cluster-action/cluster');
    expect(SubjectFromWebIdentityToken).toBe('repo:octo-org/octo-app:ref:refs/heads/main');
    expect(Provider).toBe(PROVIDER);
    const session = new STSClient({ ...emulator.admin, credentials: credentialsOf(Credentials) });
    expect(await session.send(new GetCallerIdentityCommand({}))).toMatchObject({
      Arn: AssumedRoleUser?.Arn,
      UserId: expect.stringMatching(/^AROA[A-Z0-9]+:cluster$/),
    });
  });

  test('says when the session ends, in the time of the emulator', async () => {
    const before = Date.now();
    const { Credentials } = await assume({ DurationSeconds: 6400 });
    const seconds = (Number(Credentials?.Expiration) - before) / 1000;
    expect(seconds).toBeGreaterThanOrEqual(1600);
    expect(seconds).toBeLessThan(1700);
  });

  test.each<[string, () => Promise<string>]>([
    ['that is no token', async () => 'not.a.token'],
    [
      'that somebody else has signed',
      async () => {
        const { privateKey } = await generateKeyPair('RS256');
        return await new SignJWT({ sub: 'repo:octo-org/octo-app:ref:refs/heads/main' })
          .setProtectedHeader({ alg: 'RS256' })
          .setIssuer(ISSUER)
          .setAudience('sts.amazonaws.com')
          .setExpirationTime('5m')
          .sign(privateKey);
      },
    ],
    ['for another audience', () => emulator.idToken('api://elsewhere')],
  ])('refuses a token %s', async (_, token) => {
    expect(await refusal(assume({ WebIdentityToken: await token() }))).toMatchObject({
      name: 'InvalidIdentityTokenException',
      status: 400,
    });
  });

  test('refuses a role that does not exist, exists under another path, or does not trust the workflow', async () => {
    const untrusting = await role('for-another-repository', {
      Principal: { Federated: PROVIDER },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: { StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:octo-org/other:*' } },
    });
    for (const RoleArn of [
      'arn:aws:iam::123456789012:role/nobody',
      'arn:aws:iam::123456789012:role/eks-cluster-action',
      untrusting,
    ]) {
      expect(await refusal(assume({ RoleArn }))).toEqual({
        name: 'AccessDenied',
        status: 403,
        message: 'Not authorized to perform sts:AssumeRoleWithWebIdentity',
      });
    }
  });

  test('refuses a new role until IAM has spread it', async () => {
    const { Role } = await iam.send(
      new CreateRoleCommand({
        RoleName: 'brand-new',
        AssumeRolePolicyDocument: JSON.stringify({
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Principal: { Federated: PROVIDER }, Action: 'sts:AssumeRoleWithWebIdentity' },
          ],
        }),
      }),
    );
    const RoleArn = Role?.Arn ?? '';
    const attempt = () => assume({ RoleArn });
    expect(await emulator.world.role(RoleArn)).toMatchObject({ consistent: false });
    await expect.poll(attempt, { timeout: 10_000 }).toMatchObject({ Provider: PROVIDER });
  });

  test.each([
    [{ DurationSeconds: 899 }, "Value '899' at 'durationSeconds'"],
    [{ DurationSeconds: 43_201 }, "Value '43201' at 'durationSeconds'"],
    [{ RoleSessionName: 'a b' }, "Value 'a b' at 'roleSessionName'"],
    [{ RoleSessionName: 'x' }, "Value 'x' at 'roleSessionName'"],
  ])('refuses %j', async (input, message) => {
    expect(await refusal(assume(input))).toMatchObject({
      name: 'ValidationError',
      status: 400,
      message: expect.stringContaining(message),
    });
  });

  test('refuses a session longer than the role allows', async () => {
    const RoleArn = await role('one-hour', {
      Principal: { Federated: PROVIDER },
      Action: 'sts:AssumeRoleWithWebIdentity',
    });
    expect(await refusal(assume({ RoleArn, DurationSeconds: 3601 }))).toMatchObject({
      name: 'ValidationError',
      message: 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    });
  });

  test('refuses everything when the account has no such OIDC provider', async () => {
    await iam.send(new DeleteOpenIDConnectProviderCommand({ OpenIDConnectProviderArn: PROVIDER }));
    expect(await refusal(assume())).toMatchObject({
      name: 'InvalidIdentityTokenException',
      message:
        'No OpenIDConnect provider found in your account for https://token.actions.githubusercontent.com',
    });
    await emulator.reset();
  });
});

describe('AssumeRole', () => {
  test('opens a session for whom the role trusts, and for nobody else', async () => {
    const workflow = await emulator.assumeRole();
    const RoleArn = await role('for-the-workflow', {
      Principal: { AWS: emulator.env.EMULATOR_ROLE_ARN },
      Action: 'sts:AssumeRole',
    });
    const command = new AssumeRoleCommand({ RoleArn, RoleSessionName: 'second' });
    const { Credentials } = await new STSClient(workflow).send(command);
    const second = new STSClient({ ...emulator.admin, credentials: credentialsOf(Credentials) });
    expect((await second.send(new GetCallerIdentityCommand({}))).Arn).toBe(
      'arn:aws:sts::123456789012:assumed-role/for-the-workflow/second',
    );
    expect(await refusal(new STSClient(emulator.admin).send(command))).toEqual({
      name: 'AccessDenied',
      status: 403,
      message: `User: arn:aws:iam::123456789012:user/admin is not authorized to perform: sts:AssumeRole on resource: ${RoleArn}`,
    });
  });

  test('gives a session that comes from another session an hour at most', async () => {
    const RoleArn = await role(
      'for-the-account',
      { Principal: { AWS: ['123456789012', emulator.env.EMULATOR_ROLE_ARN] }, Action: 'sts:AssumeRole' },
      { MaxSessionDuration: 7200 },
    );
    const command = new AssumeRoleCommand({ RoleArn, RoleSessionName: 'long', DurationSeconds: 7200 });
    await new STSClient(emulator.admin).send(command);
    expect(await refusal(new STSClient(await emulator.assumeRole()).send(command))).toMatchObject({
      name: 'ValidationError',
      message: expect.stringContaining('role chaining'),
    });
  });

  test('takes a changed trust policy into account only when it has spread', async () => {
    const RoleArn = await role('changing', { Principal: { AWS: '123456789012' }, Action: 'sts:AssumeRole' });
    await iam.send(
      new UpdateAssumeRolePolicyCommand({
        RoleName: 'changing',
        PolicyDocument: JSON.stringify({
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Principal: { AWS: '123456789012' }, Action: 'sts:AssumeRole' }],
        }),
      }),
    );
    const command = new AssumeRoleCommand({ RoleArn, RoleSessionName: 'again' });
    expect(await emulator.world.role(RoleArn)).toMatchObject({ consistent: false });
    const attempt = () => new STSClient(emulator.admin).send(command);
    await expect.poll(attempt, { timeout: 10_000 }).toHaveProperty('Credentials');
  });
});

describe('a presigned GetCallerIdentity', () => {
  const header = { 'x-k8s-aws-id': 'demo' };

  interface Presigning {
    as: ClientConfiguration;
    host: string;
    protocol?: string;
    headers?: Record<string, string>;
    expiresIn?: number;
    signingDate?: Date;
    region?: string;
  }

  async function presigned({
    as,
    host,
    protocol = 'https:',
    headers = header,
    expiresIn = 60,
    signingDate = new Date(),
    region = as.region,
  }: Presigning): Promise<string> {
    const signer = new SignatureV4({ service: 'sts', region, credentials: as.credentials, sha256: Sha256 });
    const request = await signer.presign(
      {
        method: 'GET',
        protocol,
        hostname: host,
        path: '/',
        query: { Action: 'GetCallerIdentity', Version: '2011-06-15' },
        headers: { host, ...headers },
      },
      { expiresIn, signingDate, unhoistableHeaders: new Set(Object.keys(headers)) },
    );
    const query = new URLSearchParams(
      Object.entries(request.query ?? {}).map(([name, value]): [string, string] => [name, String(value)]),
    );
    return `${protocol}//${host}/?${query}`;
  }

  const STS = 'sts.us-east-1.amazonaws.com';
  const verify = (url: string, headers: Record<string, string> = header) =>
    emulator.world.verifyPresigned(url, headers);

  test('tells who signed it, for STS in the region and for the address of the emulator', async () => {
    const as = await emulator.assumeRole();
    const { host } = new URL(emulator.url);
    for (const url of [
      await presigned({ as, host: STS }),
      await presigned({ as, host, protocol: 'http:' }),
    ]) {
      expect(await verify(url)).toMatchObject({
        arn: 'arn:aws:sts::123456789012:assumed-role/eks-cluster-action/cluster',
        iamArn: 'arn:aws:iam::123456789012:role/github/eks-cluster-action',
      });
    }
  });

  test.each<[string, Partial<Presigning>, Record<string, string>?]>([
    ['for another cluster', {}, { 'x-k8s-aws-id': 'other' }],
    ['without the name of the cluster', { headers: {} }],
    ['for another host', { host: 'sts.example.com' }],
    ['for the host of another region', { host: 'sts.eu-west-1.amazonaws.com' }],
    ['over plain http', { protocol: 'http:' }],
    ['sixteen minutes ago', { signingDate: new Date(Date.now() - 16 * 60_000) }],
    ['for more than fifteen minutes', { expiresIn: 901 }],
    [
      'in a region that the account has not opted in to',
      { region: 'me-south-1', host: 'sts.me-south-1.amazonaws.com' },
    ],
  ])('is refused when signed %s', async (_, change, headers) => {
    const url = await presigned({ as: emulator.admin, host: STS, ...change });
    await expect(verify(url, headers)).rejects.toThrow();
  });

  test('is refused with a parameter more, or another than signed', async () => {
    const url = await presigned({ as: emulator.admin, host: STS });
    await expect(verify(url)).resolves.toMatchObject({ arn: 'arn:aws:iam::123456789012:user/admin' });
    await expect(verify(`${url}&Extra=1`)).rejects.toThrow('unexpected query parameter');
    await expect(verify(url.replace('GetCallerIdentity', 'GetSessionToken'))).rejects.toThrow(
      'unexpected action',
    );
    await expect(verify(url.replace('2011-06-15', '2011-06-16'))).rejects.toMatchObject({
      code: 'SignatureDoesNotMatch',
    });
  });

  test('is refused when it was signed with a wrong secret', async () => {
    const { accessKeyId } = emulator.admin.credentials;
    const as = { ...emulator.admin, credentials: { accessKeyId, secretAccessKey: 'wrong' } };
    await expect(verify(await presigned({ as, host: STS }))).rejects.toMatchObject({
      code: 'SignatureDoesNotMatch',
    });
  });
});

const awsCli = await promisify(execFile)('aws', ['--version']).then(
  () => true,
  () => false,
);

describe('the aws CLI', () => {
  test('is told who it is', async (context) => {
    if (!awsCli) context.skip('there is no aws CLI on this machine');
    const { stdout } = await promisify(execFile)(
      'aws',
      ['sts', 'get-caller-identity', '--endpoint-url', emulator.url],
      {
        env: {
          PATH: process.env.PATH,
          HOME: process.env.HOME,
          AWS_DEFAULT_REGION: 'us-east-1',
          AWS_ACCESS_KEY_ID: emulator.env.EMULATOR_ADMIN_ACCESS_KEY_ID,
          AWS_SECRET_ACCESS_KEY: emulator.env.EMULATOR_ADMIN_SECRET_ACCESS_KEY,
        },
      },
    );
    expect(JSON.parse(stdout).Arn).toBe('arn:aws:iam::123456789012:user/admin');
  });
});
