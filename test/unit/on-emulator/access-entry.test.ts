import type { Cluster } from '@aws-sdk/client-eks';
import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  DeleteAccessKeyCommand,
  DeleteUserCommand,
  DeleteUserPolicyCommand,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createAws } from '../../../src/aws/clients.ts';
import { isPassing } from '../../../src/aws/errors.ts';
import { createStep } from '../../../src/engine/step.ts';
import { clusterClient } from '../../../src/kubernetes/access.ts';
import { accessEntry } from '../../../src/resources/access/access-entry.ts';
import { type Account, consistent, createCluster, furnish } from '../emulator/eks-account.ts';
import { reachable } from '../emulator/eks-kubernetes.ts';
import {
  type ClientConfiguration,
  type EmulatorInTest,
  emulatorInTest,
} from '../emulator/emulator-in-test.ts';
import { testRun } from '../engine/support.ts';
import { activeControlPlane } from '../support/control-plane.ts';

const UserName = 'sweeper';
const permissions = {
  UserName,
  PolicyName: 'permissions',
  PolicyDocument: JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 'eks:*', Resource: '*' }],
  }),
};
const principalArn = `arn:aws:iam::123456789012:user/${UserName}` as const;
const tags = { 'eks-cluster-action/cluster': 'entered', 'eks-cluster-action/owner': '4711/pr-1' };

let emulator: EmulatorInTest;
let account: Account;
let cluster: Cluster;

beforeAll(async () => {
  emulator = await emulatorInTest({ speed: 500 });
  vi.stubEnv('AWS_ENDPOINT_URL', emulator.url);
  account = await furnish(emulator);
  cluster = await createCluster(account, 'entered', { tags });
  await reachable(account, 'entered');
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await emulator.close();
});

/** Makes the user whose name stays the same. @returns what the user signs calls with */
async function createSweeper(): Promise<ClientConfiguration['credentials']> {
  await account.iam.send(new CreateUserCommand({ UserName }));
  await account.iam.send(new PutUserPolicyCommand(permissions));
  const { AccessKey } = await account.iam.send(new CreateAccessKeyCommand({ UserName }));
  await consistent(emulator);
  const { AccessKeyId: accessKeyId = '', SecretAccessKey: secretAccessKey = '' } = AccessKey ?? {};
  return { accessKeyId, secretAccessKey };
}

async function deleteSweeper({ accessKeyId }: ClientConfiguration['credentials']): Promise<void> {
  await account.iam.send(new DeleteAccessKeyCommand({ UserName, AccessKeyId: accessKeyId }));
  await account.iam.send(new DeleteUserPolicyCommand(permissions));
  await account.iam.send(new DeleteUserCommand({ UserName }));
}

/** Lets whoever signs with these into the cluster. */
async function admit(credentials: ClientConfiguration['credentials']) {
  const aws = createAws(
    'us-east-1',
    async () => credentials,
    () => undefined,
  );
  const { name = '', endpoint = '', certificateAuthority: { data = '' } = {} } = cluster;
  const current = activeControlPlane({ name, tags, endpoint, certificateAuthorityData: data });
  const plane = { name: 'control plane', needs: [], read: async () => current };
  const spec = { name, owner: '4711/pr-1', tags, authenticationMode: 'API' as const };
  const identity = { account: '123456789012', partition: 'aws', principalArn, says: {} };
  const entry = accessEntry(aws, spec, plane, identity);
  const { lines, ...run } = testRun({ timeout: 60_000, pollInterval: 20, passing: isPassing });
  await entry.admit(createStep(run, entry.name));
  return { kubernetes: clusterClient(aws, current), log: lines.join('\n') };
}

describe('whoever removes a cluster', () => {
  it('is let in, once, and then known', async () => {
    const sweeper = await createSweeper();
    const { kubernetes, log } = await admit(sweeper);
    expect(log).toContain(`creating: ${principalArn}`);
    expect((await kubernetes.list('Service')).items).not.toHaveLength(0);
    expect((await admit(sweeper)).log).toBe('');
    await deleteSweeper(sweeper);
  });

  it('is let in anew when the access entry means another of the same name, who has gone', async () => {
    const { kubernetes, log } = await admit(await createSweeper());
    expect(log).toContain(`the cluster does not know ${principalArn} by the access entry of that name`);
    expect((await kubernetes.list('Service')).items).not.toHaveLength(0);
  });
});
