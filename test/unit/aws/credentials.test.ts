import { Agent } from 'node:https';
import { STS } from '@aws-sdk/client-sts';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  CredentialsError,
  environmentCredentials,
  webIdentityCredentials,
} from '../../../src/aws/credentials.ts';
import { renewing } from '../../../src/aws/renewing.ts';
import { type Handler, listen, type TestServer } from '../support/server.ts';
import { grant, refuse, tokenWith } from '../support/sts.ts';

// Each pause is over at once.
vi.mock('node:timers/promises', () => ({ setTimeout: async () => {} }));

const agent = new Agent();
const roleArn = 'arn:aws:iam::123456789012:role/clusters';
const expiration = new Date('2026-11-22T16:00:00Z');
const token = tokenWith({
  sub: 'repo:octo/app:pull_request',
  aud: 'sts.amazonaws.com',
  repository: 'octo/app',
  repository_id: '42',
  repository_owner_id: '7',
  job_workflow_ref: 'octo/flows/.github/workflows/up.yml@refs/tags/v1',
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.useRealTimers();
});

/** The endpoint that the AWS SDK finds in the environment. */
async function awsEndpoint(handler: Handler): Promise<TestServer> {
  const server = await listen(handler);
  vi.stubEnv('AWS_ENDPOINT_URL', `http://127.0.0.1:${server.port}`);
  return server;
}

const failure = (promise: Promise<unknown>): Promise<Error> =>
  promise.then(
    () => expect.fail('it did not fail'),
    (error: Error) => error,
  );

describe('credentials of a role', () => {
  const options = {
    region: 'eu-west-1',
    agent,
    roleArn,
    sessionName: 'octo-app-17',
    durationSeconds: 1800,
    idToken: async () => token,
  };

  test('are got by assuming it with the job’s ID token', async () => {
    const sts = await awsEndpoint((_, response) => grant(response, expiration));
    expect(await webIdentityCredentials(options)()).toEqual({
      accessKeyId: 'ASIAEXAMPLE',
      secretAccessKey: 'session-secret',
      sessionToken: 'session-token',
      expiration,
    });
    expect(Object.fromEntries(new URLSearchParams(sts.received[0]?.body))).toEqual({
      Action: 'AssumeRoleWithWebIdentity',
      Version: '2011-06-15',
      RoleArn: roleArn,
      RoleSessionName: 'octo-app-17',
      DurationSeconds: '1800',
      WebIdentityToken: token,
    });
  });

  test('are got with a fresh ID token each time', async () => {
    const sts = await awsEndpoint((_, response) => grant(response, expiration));
    let made = 0;
    const provider = webIdentityCredentials({ ...options, idToken: async () => `token-${++made}` });
    await provider();
    await provider();
    const sent = sts.received.map(({ body }) => new URLSearchParams(body).get('WebIdentityToken'));
    expect(sent).toEqual(['token-1', 'token-2']);
  });

  test('are made known as secrets, and so is the ID token', async () => {
    await awsEndpoint((_, response) => grant(response, expiration));
    const secrets: string[] = [];
    await webIdentityCredentials({ ...options, onSecret: (value) => secrets.push(value) })();
    expect(secrets).toEqual([token, 'ASIAEXAMPLE', 'session-secret', 'session-token']);
  });

  test('fail with whatever the ID token failed with', async () => {
    const refused = new Error('no permission');
    const provider = webIdentityCredentials({ ...options, idToken: () => Promise.reject(refused) });
    expect(await failure(provider())).toBe(refused);
  });

  test('are refused in AWS’s words, with the role and the claims that were offered', async () => {
    await awsEndpoint((_, response) =>
      refuse(response, 'AccessDenied', 'Not authorized to perform sts:AssumeRoleWithWebIdentity'),
    );
    const error = await failure(webIdentityCredentials(options)());
    expect(error).toBeInstanceOf(CredentialsError);
    expect(error.message).toBe(
      `This job could not assume ${roleArn} through STS in eu-west-1: AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity. ` +
        'Its ID token offered the sub "repo:octo/app:pull_request" (in its other form "repo:octo@7/app@42:pull_request") ' +
        'and the aud "sts.amazonaws.com", from the job_workflow_ref "octo/flows/.github/workflows/up.yml@refs/tags/v1".',
    );
    expect(error.message).not.toContain(token);
  });

  test.each([
    [
      'InvalidIdentityToken',
      "Couldn't retrieve verification key from your identity provider,  please reference AssumeRoleWithWebIdentity documentation for requirements",
    ],
    ['IDPCommunicationError', 'The identity provider could not be reached'],
    ['Throttling', 'Rate exceeded'],
  ])('are asked for again, with fresh ID tokens, when STS says %s', async (code, message) => {
    const before = 3;
    const tokens = new Set<string | null>();
    await awsEndpoint(({ body }, response) => {
      tokens.add(new URLSearchParams(body).get('WebIdentityToken'));
      return tokens.size > before ? grant(response, expiration) : refuse(response, code, message);
    });
    let made = 0;
    const said: string[] = [];
    const idToken = async (): Promise<string> => `token-${++made}`;
    const provider = webIdentityCredentials({ ...options, idToken, say: (words) => said.push(words) });
    expect(await provider()).toMatchObject({ accessKeyId: 'ASIAEXAMPLE' });
    expect([...tokens]).toEqual(['token-1', 'token-2', 'token-3', 'token-4']);
    expect(said).toEqual(
      Array.from({ length: before }, () => expect.stringContaining(`${code}: ${message}`)),
    );
  });

  test('are refused when GitHub’s keys stay away for half a minute, and soon when something is wrong', {
    timeout: 90_000,
  }, async () => {
    let answer: [string, string] = [
      'InvalidIdentityToken',
      "Couldn't retrieve verification key from your identity provider",
    ];
    const sts = await awsEndpoint((_, response) => refuse(response, ...answer));
    const error = await failure(webIdentityCredentials(options)());
    expect(error.message).toContain("InvalidIdentityToken: Couldn't retrieve verification key");
    expect(sts.received).toHaveLength(6);
    answer = ['InvalidIdentityToken', 'Incorrect token audience'];
    await failure(webIdentityCredentials(options)());
    expect(sts.received).toHaveLength(7);
  });

  test('are asked for with a fresh ID token when STS accepts and does not answer, and given up within minutes', async () => {
    const { setTimeout: realTimeout } = globalThis;
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const sts = await awsEndpoint(() => {});
    let made = 0;
    let error: unknown;
    webIdentityCredentials({ ...options, idToken: async () => `token-${++made}` })().catch((refusal) => {
      error = refusal;
    });
    let seconds = 0;
    for (let asked = 0; error === undefined && seconds < 600; ) {
      // A request that has arrived is left without an answer for as long as a call may take.
      const isNew = sts.received.length > asked;
      asked = sts.received.length;
      const step = isNew ? 30 : 0.1;
      await vi.advanceTimersByTimeAsync(step * 1000);
      seconds += step;
      await new Promise((resolve) => realTimeout(resolve, 5));
    }
    expect(error).toBeInstanceOf(CredentialsError);
    expect(seconds).toBeLessThan(420);
    const sent = sts.received.map(({ body }) => new URLSearchParams(body).get('WebIdentityToken'));
    expect(sent).toEqual([1, 2, 3, 4, 5, 6].flatMap((each) => [`token-${each}`, `token-${each}`]));
  });

  test('tell no claims of a token that nobody has read: where nobody answers, or the region is none', async () => {
    vi.stubEnv('AWS_ENDPOINT_URL', 'http://127.0.0.1:9');
    const { message } = await failure(webIdentityCredentials(options)());
    expect(message).toMatch(/^This job could not assume arn:\S+ through STS in eu-west-1: ECONNREFUSED: /);
    expect(message).not.toContain('offered');
    await awsEndpoint((_, response) =>
      refuse(response, 'SignatureDoesNotMatch', 'Credential should be scoped to a valid region.'),
    );
    expect((await failure(webIdentityCredentials(options)())).message).not.toContain('offered');
  });

  test('are refused in AWS’s words, too, when the ID token cannot be read', async () => {
    await awsEndpoint((_, response) => refuse(response, 'InvalidIdentityToken', 'The token is no JWT'));
    const error = await failure(webIdentityCredentials({ ...options, idToken: async () => 'opaque' })());
    expect(error.message).toContain('InvalidIdentityToken: The token is no JWT.');
    expect(error.message).not.toContain('offered');
  });
});

describe('credentials of the environment', () => {
  const options = { region: 'eu-west-1', agent };
  const keys = { AWS_ACCESS_KEY_ID: 'AKIA', AWS_SECRET_ACCESS_KEY: 'secret' };

  /** A machine on which nothing else offers credentials. */
  beforeEach(() => {
    vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
    vi.stubEnv('AWS_CONFIG_FILE', '/nowhere');
    vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/nowhere');
    for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_PROFILE'])
      vi.stubEnv(name, undefined);
  });

  test('are its keys', async () => {
    expect(await environmentCredentials(keys, options)()).toEqual({
      accessKeyId: 'AKIA',
      secretAccessKey: 'secret',
    });
  });

  test('are its keys and their session, all of them secrets', async () => {
    const secrets: string[] = [];
    const env = { ...keys, AWS_SESSION_TOKEN: 'session' };
    const provider = environmentCredentials(env, { ...options, onSecret: (value) => secrets.push(value) });
    expect(await provider()).toMatchObject({ sessionToken: 'session' });
    expect(secrets).toEqual(['AKIA', 'secret', 'session']);
  });

  test('are otherwise what AWS’s own tools would find', async () => {
    const metadata = await listen((_, response) =>
      response.end(
        JSON.stringify({
          AccessKeyId: 'ASIACONTAINER',
          SecretAccessKey: 'secret',
          Token: 'session',
          Expiration: new Date(Date.now() + 3_600_000).toISOString(),
        }),
      ),
    );
    vi.stubEnv('AWS_CONTAINER_CREDENTIALS_FULL_URI', `http://127.0.0.1:${metadata.port}/credentials`);
    expect(await environmentCredentials({}, options)()).toMatchObject({ accessKeyId: 'ASIACONTAINER' });
  });

  test.each([
    ['without any', {}],
    ['with half a pair of keys', { AWS_ACCESS_KEY_ID: 'AKIA' }],
  ])('%s fail with what to set', async (_, env) => {
    const error = await failure(environmentCredentials(env, options)());
    expect(error).toBeInstanceOf(CredentialsError);
    expect(error.message).toMatch(/^There are no AWS credentials .*`role-to-assume`.*AWS_SECRET_ACCESS_KEY/);
  });
});

describe('renewed credentials', () => {
  const begin = new Date('2026-11-22T15:00:00Z');
  const minutes = (count: number): Date => new Date(begin.getTime() + count * 60_000);

  beforeEach(() => vi.useFakeTimers({ now: begin, toFake: ['Date'] }));

  /** Sessions of one hour, named by a running number. */
  function sessions(): {
    provider: () => Promise<{ accessKeyId: string; secretAccessKey: string; expiration: Date }>;
    made: () => number;
  } {
    let made = 0;
    return {
      made: () => made,
      provider: async () => ({
        accessKeyId: `session-${++made}`,
        secretAccessKey: 'secret',
        expiration: new Date(Date.now() + 3_600_000),
      }),
    };
  }

  test('stay until a third of their life is left', async () => {
    const { provider } = sessions();
    const credentials = renewing(provider);
    expect((await credentials()).accessKeyId).toBe('session-1');
    vi.setSystemTime(minutes(39.9));
    expect((await credentials()).accessKeyId).toBe('session-1');
    vi.setSystemTime(minutes(40));
    expect((await credentials()).accessKeyId).toBe('session-2');
    vi.setSystemTime(minutes(79.9));
    expect((await credentials()).accessKeyId).toBe('session-2');
  });

  test('are made once for all who ask at the same time', async () => {
    const { provider, made } = sessions();
    const credentials = renewing(provider);
    const all = await Promise.all([credentials(), credentials(), credentials()]);
    expect(new Set(all.map(({ accessKeyId }) => accessKeyId))).toEqual(new Set(['session-1']));
    expect(made()).toBe(1);
  });

  test('are not tried to be renewed for a minute when that fails, and the old ones serve on', async () => {
    const { provider } = sessions();
    let tried = 0;
    const credentials = renewing(() =>
      ++tried > 1 ? Promise.reject(new Error('GitHub is down')) : provider(),
    );
    await credentials();
    vi.setSystemTime(minutes(40));
    await credentials();
    await credentials();
    vi.setSystemTime(minutes(40.9));
    await credentials();
    expect(tried).toBe(2);
    vi.setSystemTime(minutes(41));
    expect((await credentials()).accessKeyId).toBe('session-1');
    expect(tried).toBe(3);
  });

  test('stay for good when they do not end', async () => {
    let made = 0;
    const credentials = renewing(async () => ({ accessKeyId: `AKIA-${++made}`, secretAccessKey: 'secret' }));
    await credentials();
    vi.setSystemTime(minutes(1e6));
    expect((await credentials()).accessKeyId).toBe('AKIA-1');
  });

  test('serve to their end while new ones cannot be made', async () => {
    const { provider } = sessions();
    let fails = false;
    const credentials = renewing(() => (fails ? Promise.reject(new Error('GitHub is down')) : provider()));
    await credentials();
    fails = true;
    vi.setSystemTime(minutes(59));
    expect((await credentials()).accessKeyId).toBe('session-1');
    vi.setSystemTime(minutes(60));
    await expect(credentials()).rejects.toThrow('GitHub is down');
    fails = false;
    expect((await credentials()).accessKeyId).toBe('session-2');
  });

  test('are made anew when AWS takes them for ended, once for all who say so', async () => {
    const { provider, made } = sessions();
    const credentials = renewing(provider);
    const used = await credentials();
    credentials.forget(used);
    credentials.forget(used);
    expect((await credentials()).accessKeyId).toBe('session-2');
    credentials.forget(used);
    expect((await credentials()).accessKeyId).toBe('session-2');
    expect(made()).toBe(2);
  });

  test('that AWS takes for ended do not serve on when no new ones can be made', async () => {
    const { provider } = sessions();
    let fails = false;
    const credentials = renewing(() => (fails ? Promise.reject(new Error('GitHub is down')) : provider()));
    credentials.forget(await credentials());
    fails = true;
    await expect(credentials()).rejects.toThrow('GitHub is down');
  });

  test('are not kept longer by the clients of the AWS SDK', async () => {
    const { provider } = sessions();
    const sts = await awsEndpoint((_, response) =>
      response.end(
        '<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult/></GetCallerIdentityResponse>',
      ),
    );
    const client = new STS({ region: 'eu-west-1', credentials: renewing(provider) });
    await client.getCallerIdentity({});
    vi.setSystemTime(minutes(41));
    await client.getCallerIdentity({});
    const keys = sts.received.map(
      ({ headers }) => /Credential=([^/]+)/.exec(headers.authorization ?? '')?.[1],
    );
    expect(keys).toEqual(['session-1', 'session-2']);
  });
});
