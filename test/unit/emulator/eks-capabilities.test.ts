/** Controllers that AWS runs beside a cluster's control plane. */
import {
  CreateCapabilityCommand,
  type CreateCapabilityCommandInput,
  DeleteCapabilityCommand,
  DeleteClusterCommand,
  DescribeCapabilityCommand,
  DescribeUpdateCommand,
  ListAssociatedAccessPoliciesCommand,
  ListCapabilitiesCommand,
  ListUpdatesCommand,
  UpdateCapabilityCommand,
} from '@aws-sdk/client-eks';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Account, consistent, createCluster, createRole, eventually, furnish } from './eks-account.ts';
import { type EmulatorInTest, emulatorInTest, refusal } from './emulator-in-test.ts';

const clusterName = 'capable';

let emulator: EmulatorInTest;
let account: Account;
let role: string;
let other: string;

beforeAll(async () => {
  emulator = await emulatorInTest({ speed: 500 });
  account = await furnish(emulator);
  const trust = {
    service: 'capabilities.eks.amazonaws.com',
    actions: ['sts:AssumeRole', 'sts:TagSession'],
  };
  role = await createRole(account.iam, 'capability', trust);
  other = await createRole(account.iam, 'other-capability', trust);
  await consistent(emulator);
  await createCluster(account, clusterName);
});
afterAll(() => emulator.close());

const named = { clusterName, capabilityName: 'ours' };

const create = (wish: Partial<CreateCapabilityCommandInput> = {}) =>
  account.eks.send(
    new CreateCapabilityCommand({
      ...named,
      type: 'KRO',
      roleArn: role,
      deletePropagationPolicy: 'RETAIN',
      ...wish,
    }),
  );

const isActive = (capabilityName: string) =>
  eventually(async () => {
    const found = await account.eks.send(new DescribeCapabilityCommand({ clusterName, capabilityName }));
    return found.capability?.status === 'ACTIVE' && found.capability;
  });

const remove = async (capabilityName: string): Promise<void> => {
  const { capability } = await account.eks.send(new DeleteCapabilityCommand({ clusterName, capabilityName }));
  expect(capability?.status).toBe('DELETING');
  await eventually(async () => {
    const { capabilities } = await account.eks.send(new ListCapabilitiesCommand({ clusterName }));
    return !capabilities?.some((each) => each.capabilityName === capabilityName);
  });
};

const policiesOf = async (principalArn: string): Promise<(string | undefined)[]> => {
  const { associatedAccessPolicies = [] } = await account.eks.send(
    new ListAssociatedAccessPoliciesCommand({ clusterName, principalArn }),
  );
  return associatedAccessPolicies.map(({ policyArn }) => policyArn?.split('/').at(-1)).toSorted();
};

test('comes, holds its cluster, and goes', async () => {
  const { capability } = await create();
  expect(capability).toMatchObject({ ...named, type: 'KRO', status: 'CREATING', roleArn: role });
  expect(await refusal(create({ type: 'ACK' }))).toMatchObject({
    name: 'ResourceInUseException',
    message: 'Capability already exists with name: ours',
  });
  expect((await isActive('ours')).arn).toMatch(/:capability\/capable\/kro\/ours\/[0-9a-f-]{36}$/);
  const deletion = account.eks.send(new DeleteClusterCommand({ name: clusterName }));
  expect(await refusal(deletion)).toMatchObject({
    name: 'ResourceInUseException',
    message: 'Cluster has capabilities attached',
  });
  await remove('ours');
  expect(await refusal(account.eks.send(new DescribeCapabilityCommand(named)))).toMatchObject({
    name: 'ResourceNotFoundException',
    message: 'No capability found with name: ours.',
  });
});

test('there is one of each type, with an entry for its role', async () => {
  await create({ capabilityName: 'kro' });
  expect((await refusal(create({ capabilityName: 'second' }))).name).toBe('ResourceInUseException');
  await create({ capabilityName: 'ack', type: 'ACK' });
  expect(await refusal(create({ capabilityName: 'argo', type: 'ARGOCD' }))).toMatchObject({
    name: 'InvalidParameterException',
    message: 'configuration.argoCd is required for type ARGOCD',
  });
  await isActive('kro');
  await isActive('ack');
  expect(await policiesOf(role)).toEqual(['AmazonEKSACKPolicy', 'AmazonEKSKROPolicy']);
  const { capabilities = [] } = await account.eks.send(new ListCapabilitiesCommand({ clusterName }));
  expect(capabilities.map(({ capabilityName, type }) => [capabilityName, type])).toEqual([
    ['kro', 'KRO'],
    ['ack', 'ACK'],
  ]);
  await remove('kro');
  await remove('ack');
});

test('needs a role that its service can take', async () => {
  for (const roleArn of [account.clusterRole, role.replace('/capability', '/nobody')]) {
    expect(await refusal(create({ roleArn }))).toMatchObject({
      name: 'InvalidParameterException',
      message: expect.stringContaining('could not be assumed'),
    });
  }
});

test('takes another role by an update of its own', async () => {
  await create({ capabilityName: 'changing' });
  const wish = { clusterName, capabilityName: 'changing', roleArn: other };
  expect((await refusal(account.eks.send(new UpdateCapabilityCommand(wish)))).name).toBe(
    'ResourceInUseException',
  );
  await isActive('changing');
  const { update } = await account.eks.send(new UpdateCapabilityCommand(wish));
  expect(update).toMatchObject({ type: 'CapabilityUpdate', status: 'InProgress' });
  const subject = { name: clusterName, capabilityName: 'changing' };
  await eventually(async () => {
    const asked = new DescribeUpdateCommand({ ...subject, updateId: update?.id });
    return (await account.eks.send(asked)).update?.status === 'Successful';
  });
  expect((await isActive('changing')).roleArn).toBe(other);
  expect(await policiesOf(other)).toEqual(['AmazonEKSKROPolicy']);
  expect((await account.eks.send(new ListUpdatesCommand(subject))).updateIds).toEqual([update?.id]);
  expect((await account.eks.send(new ListUpdatesCommand({ name: clusterName }))).updateIds).toEqual([]);
  await remove('changing');
});

test('keeps what it has made, in any case', async () => {
  const wish = { deletePropagationPolicy: 'DELETE' as 'RETAIN' };
  for (const call of [create(wish), account.eks.send(new UpdateCapabilityCommand({ ...named, ...wish }))]) {
    expect(await refusal(call)).toMatchObject({
      name: 'InvalidParameterException',
      message: expect.stringContaining('Member must satisfy enum value set: [RETAIN]'),
    });
  }
});
