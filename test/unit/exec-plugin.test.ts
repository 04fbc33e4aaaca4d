import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { kubeconfig } from '../../src/kubernetes/kubeconfig.ts';
import { answer, listen } from './support/server.ts';
import { grant, refuse, tokenWith } from './support/sts.ts';

const plugin = new URL('../../src/exec-plugin.ts', import.meta.url).pathname;
const role = {
  arn: 'arn:aws:iam::123456789012:role/clusters',
  sessionName: 'run-17',
  audience: 'sts.amazonaws.com',
};

interface Outcome {
  code: number | null;
  stdout: string;
  /** What is said beside the token: every call of kubectl would show it. */
  said: string[];
}

/** Runs the plugin as kubectl would: with the arguments of our kubeconfig. */
async function run(
  env: NodeJS.ProcessEnv,
  options: { role?: typeof role; args?: string[] } = {},
): Promise<Outcome> {
  const config = kubeconfig({
    cluster: {
      name: 'orders-pr-7',
      arn: 'arn:aws:eks:eu-west-1:123456789012:cluster/orders-pr-7',
      region: 'eu-west-1',
      endpoint: 'https://kubernetes.example',
      certificateAuthorityData: 'LS0t',
    },
    auth: { kind: 'action', node: process.execPath, plugin, ...(options.role && { role: options.role }) },
  });
  const { command, args } = parse(config).users[0].user.exec;
  const child = spawn(command, ['--import', 'tsx', ...(options.args ? [plugin, ...options.args] : args)], {
    env: {
      PATH: process.env.PATH,
      AWS_CONFIG_FILE: '/nowhere',
      AWS_SHARED_CREDENTIALS_FILE: '/nowhere',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (piece) => (stdout += piece));
  child.stderr.setEncoding('utf8').on('data', (piece) => (stderr += piece));
  const [code] = await once(child, 'close');
  return { code, stdout, said: stderr.split('\n').filter((line) => line !== '') };
}

const job = (github: { port: number }): NodeJS.ProcessEnv => ({
  ACTIONS_ID_TOKEN_REQUEST_URL: `http://127.0.0.1:${github.port}/?v=1`,
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'request-token',
});

const urlOf = (token: string): URL =>
  new URL(Buffer.from(token.slice('k8s-aws-v1.'.length), 'base64url').toString());

describe('the credential plugin', () => {
  test('turns an ID token of the job into a token for kubectl', async () => {
    const expiration = new Date(Date.now() + 900_000);
    const github = await listen((_, response) => answer(response, { value: 'id-token' }));
    const aws = await listen((_, response) => grant(response, expiration));
    const env = { ...job(github), AWS_ENDPOINT_URL: `http://127.0.0.1:${aws.port}` };
    const { code, stdout, said } = await run(env, { role });

    expect({ code, said }).toEqual({ code: 0, said: [] });
    const credential = JSON.parse(stdout);
    expect(credential).toEqual({
      apiVersion: 'client.authentication.k8s.io/v1beta1',
      kind: 'ExecCredential',
      status: { token: expect.stringMatching(/^k8s-aws-v1\./), expirationTimestamp: expect.any(String) },
    });
    expect(new Date(credential.status.expirationTimestamp).getTime()).toBeLessThan(expiration.getTime());
    expect(urlOf(credential.status.token).host).toBe('sts.eu-west-1.amazonaws.com');
    expect(urlOf(credential.status.token).searchParams.get('X-Amz-Security-Token')).toBe('session-token');

    expect(github.received[0]?.url.searchParams.get('audience')).toBe('sts.amazonaws.com');
    expect(Object.fromEntries(new URLSearchParams(aws.received[0]?.body))).toMatchObject({
      RoleArn: role.arn,
      RoleSessionName: 'run-17',
      DurationSeconds: '900',
      WebIdentityToken: 'id-token',
    });
  });

  test('keeps its session for the calls that follow in the job, unreadable for anybody else', async () => {
    const temp = await mkdtemp(join(tmpdir(), 'runner-'));
    onTestFinished(() => rm(temp, { recursive: true }));
    const github = await listen((_, response) => answer(response, { value: 'id-token' }));
    const aws = await listen((_, response) => grant(response, new Date(Date.now() + 900_000)));
    const env = { ...job(github), AWS_ENDPOINT_URL: `http://127.0.0.1:${aws.port}`, RUNNER_TEMP: temp };
    const both = await Promise.all([run(env, { role }), run(env, { role })]);
    expect(both).toMatchObject([
      { code: 0, said: [] },
      { code: 0, said: [] },
    ]);
    const opened = aws.received.length;
    const { code, stdout } = await run(env, { role });
    expect(code).toBe(0);
    expect(urlOf(JSON.parse(stdout).status.token).searchParams.get('X-Amz-Security-Token')).toBe(
      'session-token',
    );
    expect(aws.received).toHaveLength(opened);

    const folder = join(temp, 'eks-cluster-action');
    const names = await readdir(folder);
    expect(names).toEqual([expect.stringMatching(/^session-[0-9a-f]{16}$/)]);
    const file = join(folder, names[0] ?? '');
    expect(((await stat(file)).mode & 0o777).toString(8)).toBe('600');
    expect(await readFile(file, 'utf8')).not.toContain(Buffer.from('session-secret').toString('base64'));

    // Another job on the same machine, another role, and what others could have written.
    await run({ ...env, ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'of another job' }, { role });
    expect(aws.received).toHaveLength(opened + 1);
    await run(env, { role: { ...role, arn: `${role.arn}-2` } });
    expect(aws.received).toHaveLength(opened + 2);
    await run(env, { role });
    expect(aws.received).toHaveLength(opened + 3);
    await chmod(file, 0o622);
    await run(env, { role });
    expect(aws.received).toHaveLength(opened + 4);
  });

  test('opens a new session when a third of the life of the one that it kept is left', async () => {
    const temp = await mkdtemp(join(tmpdir(), 'runner-'));
    onTestFinished(() => rm(temp, { recursive: true }));
    const github = await listen((_, response) => answer(response, { value: 'id-token' }));
    const aws = await listen((_, response) => grant(response, new Date(Date.now() + 100)));
    const env = { ...job(github), AWS_ENDPOINT_URL: `http://127.0.0.1:${aws.port}`, RUNNER_TEMP: temp };
    await run(env, { role });
    await run(env, { role });
    expect(aws.received).toHaveLength(2);
  });

  test('takes the credentials of its environment when it is given no role', async () => {
    const { code, stdout } = await run({ AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE', AWS_SECRET_ACCESS_KEY: 'secret' });
    expect(code).toBe(0);
    const url = urlOf(JSON.parse(stdout).status.token);
    expect(url.searchParams.get('X-Amz-Credential')).toMatch(/^AKIAEXAMPLE\//);
  });

  test('says in one line which permission the job lacks', async () => {
    const { code, stdout, said } = await run({}, { role });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(said).toEqual([
      expect.stringMatching(/^eks-cluster-action: no token for kubectl: .*`permissions: id-token: write`/),
    ]);
  });

  test('says in one line why AWS refuses, and no secret', async () => {
    const token = tokenWith({ sub: 'repo:octo/app:pull_request', aud: 'sts.amazonaws.com' });
    const github = await listen((_, response) => answer(response, { value: token }));
    const aws = await listen((_, response) => refuse(response, 'AccessDenied', 'Not authorized\nto do so'));
    const env = { ...job(github), AWS_ENDPOINT_URL: `http://127.0.0.1:${aws.port}` };
    const { code, stdout, said } = await run(env, { role });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(
      `could not assume ${role.arn} through STS in eu-west-1: AccessDenied: Not authorized to do so.`,
    );
    expect(said[0]).not.toContain(token);
  });

  test.each([
    ['without a cluster', ['--region', 'eu-west-1'], '--cluster and --region are missing'],
    [
      'with a role alone',
      ['--cluster', 'a', '--region', 'b', '--role-arn', 'c'],
      '--role-arn needs --session-name',
    ],
    ['that it does not know', ['--verbose'], "Unknown option '--verbose'"],
  ])('refuses arguments %s', async (_, args, message) => {
    const { code, said } = await run({}, { args });
    expect(code).toBe(1);
    expect(said).toEqual([expect.stringContaining(message)]);
  });
});
