import { AttachRolePolicyCommand, CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type EmulatorInTest, emulatorInTest } from './emulator-in-test.ts';

let emulator: EmulatorInTest;
beforeAll(async () => {
  emulator = await emulatorInTest({ speed: 1000 });
});
afterAll(() => emulator.close());

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
