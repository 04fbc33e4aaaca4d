import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { STS } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idToken } from '../../src/github/id-token.ts';
import { type Emulator, startEmulator } from './emulator.ts';
import { hasKubectl, runs } from './programs.ts';
import { runAction, runStep } from './runner.ts';

const dir = mkdtempSync(join(tmpdir(), 'kubeconfig-auth-'));
let emulator: Emulator;
/** The role's credentials, as an earlier step of the job would have put them into the environment. */
let credentials: Record<string, string>;

beforeAll(async () => {
  emulator = await startEmulator({ speed: 200, dir });
  const created = await runAction({
    inputs: {
      command: 'up',
      'cluster-name': 'demo',
      'role-to-assume': emulator.roleArn,
      'poll-interval': '50ms',
    },
    env: emulator.env,
  });
  expect(created.annotations).toEqual([]);
  const sts = new STS({ region: emulator.env.AWS_REGION ?? '', endpoint: emulator.url });
  const { Credentials } = await sts.assumeRoleWithWebIdentity({
    RoleArn: emulator.roleArn,
    RoleSessionName: 'earlier-step',
    DurationSeconds: 43_200,
    WebIdentityToken: await idToken('sts.amazonaws.com', emulator.env),
  });
  credentials = {
    AWS_ACCESS_KEY_ID: Credentials?.AccessKeyId ?? '',
    AWS_SECRET_ACCESS_KEY: Credentials?.SecretAccessKey ?? '',
    AWS_SESSION_TOKEN: Credentials?.SessionToken ?? '',
  };
});

afterAll(async () => {
  await emulator.stop();
  rmSync(dir, { recursive: true });
});

describe('a kubeconfig for other programs, with credentials in the environment', () => {
  it.for([
    { auth: 'aws', version: ['--version'] },
    { auth: 'aws-iam-authenticator', version: ['version'] },
  ])('lets kubectl in by $auth', async ({ auth, version }, context) => {
    if (!hasKubectl) context.skip('kubectl is not on PATH');
    if (!runs(auth, ...version)) context.skip(`${auth} is not on PATH`);
    const env = { ...emulator.env, ...credentials };
    const connected = await runAction({
      inputs: { command: 'connect', 'cluster-name': 'demo', 'kubeconfig-auth': auth },
      env,
    });
    expect(connected.annotations).toEqual([]);
    const nodes = await runStep({ env, exported: connected, script: 'kubectl get nodes' });
    expect(nodes.log).toMatch(/ Ready /);
    expect(nodes.code).toBe(0);
  });

  it('says so when the environment holds none', async () => {
    const refused = await runAction({
      inputs: { command: 'connect', 'cluster-name': 'demo' },
      env: { ...emulator.env, AWS_EC2_METADATA_DISABLED: 'true' },
    });
    expect(refused.code).toBe(1);
    expect(refused.annotations.map(({ message }) => message).join()).toContain(
      'There are no AWS credentials',
    );
  });
});
