/** An emulator for a test file, and clients of AWS's own SDK that speak to it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AssumeRoleWithWebIdentityCommand, type Credentials, STSClient } from '@aws-sdk/client-sts';
import { adminKey } from '../../emulator/account.ts';
import type { InventoryItem, LoggedCall } from '../../emulator/core.ts';
import { type Emulator, startEmulator } from '../../emulator/emulator.ts';

export interface ClientConfiguration {
  endpoint: string;
  region: string;
  maxAttempts: number;
  credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string };
}

export interface EmulatorInTest extends Emulator {
  /** For clients that sign as the admin user. */
  admin: ClientConfiguration;
  /** An ID token of the workflow run. */
  idToken(audience?: string): Promise<string>;
  /** A session of the role that the workflow run may assume. */
  assumeRole(seconds?: number): Promise<ClientConfiguration>;
  calls(): Promise<LoggedCall[]>;
  resources(): Promise<InventoryItem[]>;
  reset(): Promise<void>;
}

export async function emulatorInTest(options: { speed: number }): Promise<EmulatorInTest> {
  const dir = await mkdtemp(path.join(tmpdir(), 'emulator-'));
  const emulator = await startEmulator({ port: 0, dir, ...options });
  const { url, env } = emulator;
  const as = (credentials: ClientConfiguration['credentials']): ClientConfiguration => ({
    endpoint: url,
    region: 'us-east-1',
    maxAttempts: 1,
    credentials,
  });
  await showAtOnce(url);
  const get = async <T>(route: string): Promise<T> => (await fetch(url + route)).json() as Promise<T>;
  const idToken = async (audience = 'sts.amazonaws.com'): Promise<string> => {
    const response = await fetch(`${env.ACTIONS_ID_TOKEN_REQUEST_URL}&audience=${audience}`, {
      headers: { authorization: `Bearer ${env.ACTIONS_ID_TOKEN_REQUEST_TOKEN}` },
    });
    return Object(await response.json()).value;
  };
  return {
    ...emulator,
    admin: as({ accessKeyId: adminKey.accessKeyId, secretAccessKey: adminKey.secret }),
    idToken,
    async assumeRole(seconds = 3600) {
      const { Credentials } = await new STSClient({ endpoint: url, region: 'us-east-1' }).send(
        new AssumeRoleWithWebIdentityCommand({
          RoleArn: env.EMULATOR_ROLE_ARN,
          RoleSessionName: 'cluster',
          WebIdentityToken: await idToken(),
          DurationSeconds: seconds,
        }),
      );
      return as(credentialsOf(Credentials));
    },
    calls: () => get('/_emulator/calls'),
    resources: () => get('/_emulator/resources'),
    async reset() {
      await fetch(`${url}/_emulator/reset`, { method: 'POST' });
      await showAtOnce(url);
    },
    async close() {
      await emulator.close();
      await rm(dir, { recursive: true });
    },
  };
}

/** Lets a test use at once what it has made in EC2. When that is to be seen otherwise is the subject of views.test.ts. */
export async function showAtOnce(url: string): Promise<void> {
  await fetch(`${url}/_emulator/ec2`, { method: 'POST', body: JSON.stringify({ slow: false }) });
}

export function credentialsOf(credentials: Credentials | undefined): ClientConfiguration['credentials'] {
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = credentials ?? {};
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
}

/** The name, HTTP status and message of the refusal that a call meets. */
export async function refusal(
  call: Promise<unknown>,
): Promise<{ name: string; status: number | undefined; message: string }> {
  try {
    await call;
  } catch (error) {
    const { name, message, $metadata } = Object(error);
    return { name, status: $metadata?.httpStatusCode, message };
  }
  throw new Error('the call was not refused');
}
