import {
  CreateAddonCommand,
  CreateClusterCommand,
  CreateFargateProfileCommand,
  CreateNodegroupCommand,
  DeleteAddonCommand,
  DeleteClusterCommand,
  DeleteFargateProfileCommand,
  DeleteNodegroupCommand,
  waitUntilAddonActive,
  waitUntilAddonDeleted,
  waitUntilClusterActive,
  waitUntilClusterDeleted,
  waitUntilFargateProfileActive,
  waitUntilFargateProfileDeleted,
  waitUntilNodegroupActive,
  waitUntilNodegroupDeleted,
} from '@aws-sdk/client-eks';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type Account,
  clusterRequest,
  consistent,
  createRole,
  createSubnet,
  furnish,
  nodegroupRequest,
} from './eks-account.ts';
import { type EmulatorInTest, emulatorInTest } from './emulator-in-test.ts';

let emulator: EmulatorInTest;
let account: Account;

beforeAll(async () => {
  // Slow enough for nodes to come up, on a busy machine too, before EKS calls the add-ons that wait for them DEGRADED.
  emulator = await emulatorInTest({ speed: 50 });
  account = await furnish(emulator);
});
afterAll(() => emulator.close());

test('the SDK’s own waiters end well, on whatever is made and deleted', async () => {
  const { eks, ec2, iam, vpcId } = account;
  const clusterName = 'awaited';
  const name = clusterName;
  const podExecutionRoleArn = await createRole(iam, 'fargate', { service: 'eks-fargate-pods.amazonaws.com' });
  const subnet = await createSubnet(ec2, vpcId, 'us-east-1a', '10.0.64.0/24');
  await consistent(emulator);
  const within = { client: eks, minDelay: 1, maxDelay: 1, maxWaitTime: 60 };
  const ended: string[] = [];
  const wait = async (result: Promise<{ state: string }>): Promise<void> => {
    ended.push((await result).state);
  };

  await eks.send(
    new CreateClusterCommand(clusterRequest(account, name, { bootstrapSelfManagedAddons: false })),
  );
  await wait(waitUntilClusterActive(within, { name }));
  // As `eksctl create cluster` does: the add-ons before their nodes.
  for (const addonName of ['vpc-cni', 'coredns']) {
    await eks.send(new CreateAddonCommand({ clusterName, addonName }));
  }
  await eks.send(new CreateNodegroupCommand(nodegroupRequest(account, clusterName, 'nodes')));
  const group = { clusterName, nodegroupName: 'nodes' };
  const profile = { clusterName, fargateProfileName: 'pods' };
  await eks.send(
    new CreateFargateProfileCommand({
      ...profile,
      podExecutionRoleArn,
      subnets: [subnet],
      selectors: [{ namespace: 'none' }],
    }),
  );
  await wait(waitUntilNodegroupActive(within, group));
  await wait(waitUntilAddonActive(within, { clusterName, addonName: 'coredns' }));
  await wait(waitUntilFargateProfileActive(within, profile));

  await eks.send(new DeleteAddonCommand({ clusterName, addonName: 'coredns' }));
  await wait(waitUntilAddonDeleted(within, { clusterName, addonName: 'coredns' }));
  await eks.send(new DeleteFargateProfileCommand(profile));
  await wait(waitUntilFargateProfileDeleted(within, profile));
  await eks.send(new DeleteNodegroupCommand(group));
  await wait(waitUntilNodegroupDeleted(within, group));
  await eks.send(new DeleteClusterCommand({ name }));
  await wait(waitUntilClusterDeleted(within, { name }));
  expect(ended).toEqual(Array(8).fill('SUCCESS'));
}, 120_000);
