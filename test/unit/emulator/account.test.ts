import { IAMClient } from '@aws-sdk/client-iam';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRole } from './eks-account.ts';
import { type EmulatorInTest, emulatorInTest } from './emulator-in-test.ts';

let emulator: EmulatorInTest;
beforeAll(async () => {
  emulator = await emulatorInTest({ speed: 1000 });
});
afterAll(() => emulator.close());

// A role may have ten at most.
describe("the account has AWS's managed policies", () => {
  test.each<[string, string, string[]]>([
    [
      'clusters',
      'eks.amazonaws.com',
      [
        'AmazonEKSClusterPolicy',
        'AmazonEKSComputePolicy',
        'AmazonEKSBlockStoragePolicy',
        'AmazonEKSLoadBalancingPolicy',
        'AmazonEKSNetworkingPolicy',
      ],
    ],
    [
      'nodes',
      'ec2.amazonaws.com',
      [
        'AmazonEKSWorkerNodePolicy',
        'AmazonEKSWorkerNodeMinimalPolicy',
        'AmazonEKSFargatePodExecutionRolePolicy',
        'AmazonEC2ContainerRegistryPullOnly',
        'AmazonEKS_CNI_Policy',
        'AmazonSSMManagedInstanceCore',
        'AmazonEBSCSIDriverPolicyV2',
        'service-role/AmazonEBSCSIDriverPolicy',
      ],
    ],
  ])('that %s need', async (name, service, policies) => {
    const arn = await createRole(new IAMClient(emulator.admin), name, { service, policies });
    expect((await emulator.world.role(arn))?.policies.toSorted()).toEqual(
      policies.map((policy) => `arn:aws:iam::aws:policy/${policy}`).toSorted(),
    );
  });
});
