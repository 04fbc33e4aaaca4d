import {
  CreateFargateProfileCommand,
  type CreateFargateProfileCommandInput,
  DeleteClusterCommand,
  DeleteFargateProfileCommand,
  DescribeFargateProfileCommand,
  ListFargateProfilesCommand,
} from '@aws-sdk/client-eks';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type Account,
  consistent,
  createCluster,
  createRole,
  createSubnet,
  eventually,
  furnish,
  untilRefused,
} from './eks-account.ts';
import { kubernetesClient } from './eks-kubernetes.ts';
import { type EmulatorInTest, emulatorInTest, refusal } from './emulator-in-test.ts';

const clusterName = 'serverless';

let emulator: EmulatorInTest;
let account: Account;
let podExecutionRoleArn: string;
let privateSubnet: string;

beforeAll(async () => {
  emulator = await emulatorInTest({ speed: 100 });
  account = await furnish(emulator);
  podExecutionRoleArn = await createRole(account.iam, 'fargate', {
    service: 'eks-fargate-pods.amazonaws.com',
  });
  privateSubnet = await createSubnet(account.ec2, account.vpcId, 'us-east-1a', '10.0.64.0/24');
  await consistent(emulator);
  await createCluster(account, clusterName);
});
afterAll(() => emulator.close());

const create = (fargateProfileName: string, wish: Partial<CreateFargateProfileCommandInput> = {}) =>
  account.eks.send(
    new CreateFargateProfileCommand({
      clusterName,
      fargateProfileName,
      podExecutionRoleArn,
      subnets: [privateSubnet],
      selectors: [{ namespace: 'default' }],
      ...wish,
    }),
  );

const remove = async (fargateProfileName: string): Promise<void> => {
  await account.eks.send(new DeleteFargateProfileCommand({ clusterName, fargateProfileName }));
  await untilRefused(
    () => account.eks.send(new DescribeFargateProfileCommand({ clusterName, fargateProfileName })),
    'ResourceNotFoundException',
  );
};

const active = (fargateProfileName: string) =>
  eventually(async () => {
    const { fargateProfile } = await account.eks.send(
      new DescribeFargateProfileCommand({ clusterName, fargateProfileName }),
    );
    return fargateProfile?.status === 'ACTIVE' && fargateProfile;
  });

test.each<[string, () => Partial<CreateFargateProfileCommandInput>, string]>([
  [
    'a public subnet',
    () => ({ subnets: account.subnetIds }),
    'provided in Fargate Profile is not a private subnet',
  ],
  ['no selectors', () => ({ selectors: [] }), 'between 1 and 5 selectors'],
  [
    'a role that Fargate cannot take',
    () => ({ podExecutionRoleArn: account.nodeRole }),
    'Misconfigured PodExecutionRole Trust Policy',
  ],
])('a Fargate profile is refused for %s', async (_what, wish, message) => {
  const answer = await refusal(create('refused', wish()));
  expect(answer).toMatchObject({ name: 'InvalidParameterException', status: 400 });
  expect(answer.message).toContain(message);
});

test('a profile is made once for one client request token', async () => {
  const { fargateProfile: first } = await create('repeated', { clientRequestToken: 'once' });
  const { fargateProfile: again } = await create('repeated', { clientRequestToken: 'once' });
  expect(again?.fargateProfileArn).toBe(first?.fargateProfileArn);
  await active('repeated');
  const other = await refusal(create('repeated', { clientRequestToken: 'twice' }));
  expect(other.name).toBe('ResourceInUseException');
  await remove('repeated');
});

test('pods that a profile selects run on Fargate, and others do not', async () => {
  await create('web', { selectors: [{ namespace: 'shop-*', labels: { tier: 'web' } }] });
  await active('web');
  const kubernetes = await kubernetesClient(emulator, account, clusterName);
  const pods = { 'shop-a': { tier: 'web' }, 'shop-b': { tier: 'data' }, other: { tier: 'web' } };
  for (const [namespace, labels] of Object.entries(pods)) {
    await kubernetes.apply(`/api/v1/namespaces/${namespace}`, {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: namespace },
    });
    await kubernetes.apply(`/api/v1/namespaces/${namespace}/pods/one`, {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'one', labels },
      spec: { containers: [{ name: 'one', image: 'nginx' }] },
    });
  }
  const podIn = async (namespace: string) =>
    Object(await kubernetes.get(`/api/v1/namespaces/${namespace}/pods/one`));
  const running = await eventually(async () => {
    const pod = await podIn('shop-a');
    return pod.status?.phase === 'Running' && pod;
  });
  expect(running).toMatchObject({
    metadata: { labels: { 'eks.amazonaws.com/fargate-profile': 'web' } },
    spec: { schedulerName: 'fargate-scheduler', nodeName: expect.stringMatching(/^fargate-ip-/) },
  });
  for (const namespace of ['shop-b', 'other']) {
    expect((await podIn(namespace)).spec.nodeName).toBeUndefined();
  }
  const nodes = () => kubernetes.list('/api/v1/nodes');
  expect((await nodes()).map(({ metadata }) => metadata.labels?.['eks.amazonaws.com/compute-type'])).toEqual([
    'fargate',
  ]);
  await kubernetes.remove('/api/v1/namespaces/shop-a/pods/one');
  await eventually(async () => (await nodes()).length === 0);
  await remove('web');
});

test('Fargate profiles come and go one at a time, and hold their cluster', async () => {
  const { eks } = account;
  await create('first');
  expect(await refusal(create('second'))).toEqual({
    name: 'ResourceInUseException',
    status: 409,
    message:
      'Cannot create Fargate Profile second because cluster serverless currently has Fargate profile first in status CREATING',
  });
  await active('first');
  await create('second');
  await active('second');
  const { fargateProfileNames } = await eks.send(new ListFargateProfilesCommand({ clusterName }));
  expect(fargateProfileNames).toEqual(['first', 'second']);
  const held = await refusal(eks.send(new DeleteClusterCommand({ name: clusterName })));
  expect(held).toMatchObject({
    name: 'ResourceInUseException',
    message: 'Cluster has Fargate profiles attached',
  });
  const remove = (fargateProfileName: string) =>
    eks.send(new DeleteFargateProfileCommand({ clusterName, fargateProfileName }));
  await remove('first');
  expect((await refusal(remove('second'))).message).toBe(
    'Cannot delete Fargate Profile second because cluster serverless currently has Fargate profile first in status DELETING',
  );
  await untilRefused(
    () => eks.send(new DescribeFargateProfileCommand({ clusterName, fargateProfileName: 'first' })),
    'ResourceNotFoundException',
  );
  await remove('second');
});
