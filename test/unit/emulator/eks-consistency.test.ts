import {
  AssociateAccessPolicyCommand,
  CreateAccessEntryCommand,
  CreateClusterCommand,
  CreatePodIdentityAssociationCommand,
} from '@aws-sdk/client-eks';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Account, clusterRequest, consistent, createRole, furnish } from './eks-account.ts';
import { type EmulatorInTest, emulatorInTest, refusal } from './emulator-in-test.ts';

// Slow enough that a role is still new to EKS in the call after the one that made it.
const speed = 4;

let emulator: EmulatorInTest;
let account: Account;

beforeAll(async () => {
  emulator = await emulatorInTest({ speed });
  account = await furnish(emulator);
});
afterAll(() => emulator.close());

describe('a role that has just been made', () => {
  test('cannot be a cluster’s, and can some seconds later', async () => {
    const { eks, iam } = account;
    const roleArn = await createRole(iam, 'new-cluster', {
      service: 'eks.amazonaws.com',
      policies: ['AmazonEKSClusterPolicy'],
    });
    const create = () => eks.send(new CreateClusterCommand(clusterRequest(account, 'new', { roleArn })));
    const answer = await refusal(create());
    expect(answer.name).toBe('InvalidParameterException');
    expect(answer.message).toContain('could not be assumed because it does not exist');
    await consistent(emulator);
    expect((await create()).cluster?.status).toBe('CREATING');
  });

  test('cannot be given access, and can some seconds later', async () => {
    const { eks, iam } = account;
    const principalArn = await createRole(iam, 'new-person', { service: 'ec2.amazonaws.com' });
    const entry = { clusterName: 'new', principalArn };
    const answer = await refusal(eks.send(new CreateAccessEntryCommand(entry)));
    expect(answer.message).toBe('The specified principalArn is invalid: invalid principal.');
    const policy = new AssociateAccessPolicyCommand({
      ...entry,
      policyArn: 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy',
      accessScope: { type: 'cluster' },
    });
    expect((await refusal(eks.send(policy))).name).toBe('ResourceNotFoundException');
    await consistent(emulator);
    expect((await eks.send(new CreateAccessEntryCommand(entry))).accessEntry?.principalArn).toBe(
      principalArn,
    );
  });
});

test('nothing stands on a cluster that is not ACTIVE yet', async () => {
  const association = new CreatePodIdentityAssociationCommand({
    clusterName: 'new',
    namespace: 'kube-system',
    serviceAccount: 'ebs-csi-controller-sa',
    roleArn: account.nodeRole,
  });
  expect(await refusal(account.eks.send(association))).toEqual({
    name: 'InvalidRequestException',
    status: 400,
    message: "Cluster 'new' is not in ACTIVE status",
  });
});
