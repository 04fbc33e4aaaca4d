import { setTimeout as sleep } from 'node:timers/promises';
import {
  AssociateAccessPolicyCommand,
  CreateAccessEntryCommand,
  CreateClusterCommand,
  CreatePodIdentityAssociationCommand,
  DeleteAccessEntryCommand,
  DeletePodIdentityAssociationCommand,
  DescribeAccessEntryCommand,
  DescribePodIdentityAssociationCommand,
  DisassociateAccessPolicyCommand,
  ListAccessEntriesCommand,
  ListAccessPoliciesCommand,
  ListAssociatedAccessPoliciesCommand,
  ListPodIdentityAssociationsCommand,
  UpdateAccessEntryCommand,
  UpdateClusterConfigCommand,
  UpdatePodIdentityAssociationCommand,
} from '@aws-sdk/client-eks';
import { CreateAccessKeyCommand, CreateUserCommand } from '@aws-sdk/client-iam';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Account,
  clusterOnce,
  clusterRequest,
  consistent,
  createCluster,
  createRole,
  eventually,
  furnish,
} from './eks-account.ts';
import { type Answer, ask, kubernetesClient, reachable, tokenFor } from './eks-kubernetes.ts';
import {
  type ClientConfiguration,
  type EmulatorInTest,
  emulatorInTest,
  refusal,
} from './emulator-in-test.ts';

const clusterName = 'entered';
const policy = (name: string): string => `arn:aws:eks::aws:cluster-access-policy/${name}`;

let emulator: EmulatorInTest;
let account: Account;
let podRole: string;

beforeAll(async () => {
  emulator = await emulatorInTest({ speed: 500 });
  account = await furnish(emulator);
  podRole = await createRole(account.iam, 'pod', {
    service: 'pods.eks.amazonaws.com',
    actions: ['sts:AssumeRole', 'sts:TagSession'],
  });
  await createCluster(account, clusterName);
});
afterAll(() => emulator.close());

/** A user of the account, who may sign calls. */
async function createUser(name: string): Promise<{ arn: string; signer: ClientConfiguration }> {
  const { User } = await account.iam.send(new CreateUserCommand({ UserName: name }));
  const { AccessKey } = await account.iam.send(new CreateAccessKeyCommand({ UserName: name }));
  const { AccessKeyId: accessKeyId = '', SecretAccessKey: secretAccessKey = '' } = AccessKey ?? {};
  return {
    arn: User?.Arn ?? '',
    signer: { ...emulator.admin, credentials: { accessKeyId, secretAccessKey } },
  };
}

const createEntry = (principalArn: string, wish: object = {}) =>
  account.eks.send(new CreateAccessEntryCommand({ clusterName, principalArn, ...wish }));

/** The status of a request, once it is no longer refused for want of time. */
const statusFor = async (signer: ClientConfiguration, path: string): Promise<number> =>
  await eventually(async () => {
    const { status } = await ask(account, clusterName, path, await tokenFor(signer, clusterName));
    return status !== 401 && status;
  });

describe('an access entry is refused', () => {
  test('for a session, for nobody, and for a principal that has one', async () => {
    const session = await refusal(createEntry('arn:aws:sts::123456789012:assumed-role/node/session'));
    expect(session).toMatchObject({
      name: 'InvalidParameterException',
      message: 'The principalArn parameter format is not valid',
    });
    for (const nobody of ['role/nobody', 'user/nobody']) {
      const answer = await refusal(createEntry(`arn:aws:iam::123456789012:${nobody}`));
      expect(answer.message).toBe('The specified principalArn is invalid: invalid principal.');
    }
    await createEntry(account.clusterRole);
    expect(await refusal(createEntry(account.clusterRole))).toEqual({
      name: 'ResourceInUseException',
      status: 409,
      message: 'The specified access entry resource is already in use on this cluster.',
    });
  });

  test('for a role’s ARN without its path', async () => {
    const answer = await refusal(createEntry(account.nodeRole.replace('/nodes/', '/')));
    expect(answer.message).toContain('invalid principal');
  });

  test.each<[string, object, string]>([
    ['a group of Kubernetes’ own', { kubernetesGroups: ['system:masters'] }, 'system:masters is invalid'],
    ['a user name of Kubernetes’ own', { username: 'system:admin' }, 'cannot start with'],
    ['a type that does not exist', { type: 'EC2_PLAN9' }, 'EC2_PLAN9 is not valid'],
    [
      'groups for nodes',
      { type: 'EC2_LINUX', kubernetesGroups: ['x'] },
      'Cannot specify kubernetesGroups or username',
    ],
  ])('with %s', async (_what, wish, message) => {
    const answer = await refusal(createEntry(podRole, wish));
    expect(answer.name).toBe('InvalidParameterException');
    expect(answer.message).toContain(message);
  });

  test('where the mode does not know entries', async () => {
    const { eks } = account;
    await eks.send(
      new CreateClusterCommand(
        clusterRequest(account, 'config-map', { accessConfig: { authenticationMode: 'CONFIG_MAP' } }),
      ),
    );
    const answer = await refusal(eks.send(new ListAccessEntriesCommand({ clusterName: 'config-map' })));
    expect(answer).toEqual({
      name: 'InvalidRequestException',
      status: 400,
      message:
        "The cluster's authentication mode must be set to one of [API, API_AND_CONFIG_MAP] to perform this operation.",
    });
  });
});

describe('an access entry', () => {
  test('comes, changes and goes', async () => {
    const { eks } = account;
    const principalArn = account.nodeRole;
    const { accessEntry } = await createEntry(principalArn, {
      kubernetesGroups: ['viewers'],
      tags: { a: 'b' },
    });
    expect(accessEntry).toMatchObject({
      principalArn,
      type: 'STANDARD',
      username: 'arn:aws:sts::123456789012:assumed-role/node/{{SessionName}}',
      kubernetesGroups: ['viewers'],
      tags: { a: 'b' },
      accessEntryArn: expect.stringMatching(
        /^arn:aws:eks:us-east-1:123456789012:access-entry\/entered\/role\/123456789012\/node\/[0-9a-f-]{36}$/,
      ),
    });
    await eks.send(
      new UpdateAccessEntryCommand({ clusterName, principalArn, kubernetesGroups: ['editors'] }),
    );
    const described = await eks.send(new DescribeAccessEntryCommand({ clusterName, principalArn }));
    expect(described.accessEntry?.kubernetesGroups).toEqual(['editors']);
    await eks.send(new DeleteAccessEntryCommand({ clusterName, principalArn }));
    const gone = await refusal(eks.send(new DescribeAccessEntryCommand({ clusterName, principalArn })));
    expect(gone).toMatchObject({ name: 'ResourceNotFoundException', status: 404 });
  });

  test('carries access policies, in the whole cluster or in some namespaces', async () => {
    const { eks } = account;
    const principalArn = account.clusterRole;
    const associate = (
      policyArn: string,
      accessScope: { type: 'cluster' | 'namespace'; namespaces?: string[] },
    ) => eks.send(new AssociateAccessPolicyCommand({ clusterName, principalArn, policyArn, accessScope }));
    const known = await eks.send(new ListAccessPoliciesCommand({}));
    expect(known.accessPolicies).toContainEqual({
      name: 'AmazonEKSClusterAdminPolicy',
      arn: policy('AmazonEKSClusterAdminPolicy'),
    });
    expect((await refusal(associate(policy('Nothing'), { type: 'cluster' }))).name).toBe(
      'InvalidParameterException',
    );
    expect(
      (await refusal(associate(policy('AmazonEKSViewPolicy'), { type: 'namespace' }))).message,
    ).toContain('namespaces parameter is required');
    await associate(policy('AmazonEKSViewPolicy'), { type: 'namespace', namespaces: ['default'] });
    const { associatedAccessPolicies } = await eks.send(
      new ListAssociatedAccessPoliciesCommand({ clusterName, principalArn }),
    );
    expect(associatedAccessPolicies).toMatchObject([
      {
        policyArn: policy('AmazonEKSViewPolicy'),
        accessScope: { type: 'namespace', namespaces: ['default'] },
      },
    ]);
    const { accessEntries } = await eks.send(
      new ListAccessEntriesCommand({ clusterName, associatedPolicyArn: policy('AmazonEKSViewPolicy') }),
    );
    expect(accessEntries).toEqual([principalArn]);
    const disassociate = new DisassociateAccessPolicyCommand({
      clusterName,
      principalArn,
      policyArn: policy('AmazonEKSViewPolicy'),
    });
    await eks.send(disassociate);
    expect((await refusal(eks.send(disassociate))).name).toBe('ResourceNotFoundException');
  });
});

describe('a cluster’s API server', () => {
  test('knows a token for its own name, signed by somebody with access', async () => {
    await reachable(account, clusterName);
    expect(await statusFor(emulator.admin, '/api/v1/nodes')).toBe(200);
    const good = await tokenFor(emulator.admin, clusterName);
    const others = [
      'nonsense',
      'k8s-aws-v1.bm9uc2Vuc2U',
      `${good}=`,
      await tokenFor(emulator.admin, 'another'),
    ];
    for (const token of others) {
      expect((await ask(account, clusterName, '/api/v1/nodes', token)).status).toBe(401);
    }
  });

  test('lets in under the name and the groups that it says', async () => {
    const { arn, signer } = await createUser('named');
    const whoAmI = async () => {
      const path = '/apis/authentication.k8s.io/v1/selfsubjectreviews';
      const review = { apiVersion: 'authentication.k8s.io/v1', kind: 'SelfSubjectReview' };
      const token = await tokenFor(signer, clusterName);
      const { status, body } = await ask(account, clusterName, path, token, 'POST', review);
      return status !== 401 && Object(body).status?.userInfo;
    };
    await createEntry(arn, { username: 'ada', kubernetesGroups: ['readers'] });
    expect(await eventually(whoAmI)).toMatchObject({
      username: 'ada',
      groups: expect.arrayContaining(['readers']),
    });
    await account.eks.send(
      new UpdateAccessEntryCommand({
        clusterName,
        principalArn: arn,
        username: 'lovelace',
        kubernetesGroups: ['writers'],
      }),
    );
    const later = await whoAmI();
    expect(later).toMatchObject({ username: 'lovelace', groups: expect.arrayContaining(['writers']) });
    expect(later.groups).not.toContain('readers');
  });

  test('does not know a principal without an entry', async () => {
    const { signer } = await createUser('stranger');
    const token = await tokenFor(signer, clusterName);
    expect((await ask(account, clusterName, '/api/v1/nodes', token)).status).toBe(401);
  });

  test('lets each policy do what it is for', async () => {
    const { arn, signer } = await createUser('viewer');
    await createEntry(arn);
    expect(await statusFor(signer, '/api/v1/namespaces/default/pods')).toBe(403);
    await account.eks.send(
      new AssociateAccessPolicyCommand({
        clusterName,
        principalArn: arn,
        policyArn: policy('AmazonEKSViewPolicy'),
        accessScope: { type: 'namespace', namespaces: ['def*'] },
      }),
    );
    const statusOf = async (path: string) =>
      (await ask(account, clusterName, path, await tokenFor(signer, clusterName))).status;
    expect(await statusOf('/api/v1/namespaces/default/pods')).toBe(200);
    expect(await statusOf('/api/v1/namespaces/default/secrets')).toBe(403);
    expect(await statusOf('/api/v1/namespaces/kube-system/pods')).toBe(403);
    expect(await statusOf('/api/v1/nodes')).toBe(403);
  });

  test('lets its creator in at once through aws-auth’s mode, and by an entry after the mode has changed', async () => {
    const { eks } = account;
    const name = 'config-map';
    await clusterOnce(account, name, 'ACTIVE');
    await kubernetesClient(emulator, account, name).then(({ list }) => list('/api/v1/nodes'));
    await eks.send(
      new UpdateClusterConfigCommand({ name, accessConfig: { authenticationMode: 'API_AND_CONFIG_MAP' } }),
    );
    await clusterOnce(account, name, 'ACTIVE');
    const { accessEntries } = await eks.send(new ListAccessEntriesCommand({ clusterName: name }));
    expect(accessEntries).toEqual([expect.stringMatching(/:user\/admin$/)]);
    const back = new UpdateClusterConfigCommand({ name, accessConfig: { authenticationMode: 'CONFIG_MAP' } });
    expect((await refusal(eks.send(back))).message).toBe(
      'Unsupported authentication mode update from API_AND_CONFIG_MAP to CONFIG_MAP',
    );
  });

  test('cannot be reached from outside when its endpoint is private', async () => {
    const name = 'private';
    await createCluster(account, name, {
      resourcesVpcConfig: {
        subnetIds: account.subnetIds,
        endpointPublicAccess: false,
        endpointPrivateAccess: true,
      },
    });
    await eventually(async () => (await asked(name).catch(() => undefined)) === 'silence');
    await account.eks.send(
      new UpdateClusterConfigCommand({ name, resourcesVpcConfig: { endpointPublicAccess: true } }),
    );
    await clusterOnce(account, name, 'ACTIVE');
    await reachable(account, name);
  });

  test('is reached from the addresses that its public endpoint is open to, and from no others', async () => {
    const name = 'restricted';
    const move = (address: string) =>
      fetch(`${emulator.url}/_emulator/client`, { method: 'POST', body: JSON.stringify({ address }) });
    await createCluster(account, name, {
      resourcesVpcConfig: {
        subnetIds: account.subnetIds,
        endpointPrivateAccess: true,
        publicAccessCidrs: ['203.0.113.0/24'],
      },
    });
    await eventually(async () => (await asked(name).catch(() => undefined)) === 'silence');
    await move('203.0.113.9');
    expect(await asked(name)).toHaveProperty('status');
    await move('198.51.100.7');
    expect(await asked(name)).toBe('silence');
    await account.eks.send(
      new UpdateClusterConfigCommand({
        name,
        resourcesVpcConfig: { publicAccessCidrs: ['198.51.100.7/32'] },
      }),
    );
    await clusterOnce(account, name, 'ACTIVE');
    expect(await asked(name)).toHaveProperty('status');
  });
});

/** What is heard of a cluster's endpoint, which may never answer. */
const asked = (name: string): Promise<Answer | 'silence'> =>
  Promise.race([ask(account, name, '/version'), sleep(500).then(() => 'silence' as const)]);

describe('a Pod Identity association', () => {
  test('has a second role, and sessions without tags', async () => {
    const { eks } = account;
    const targetRoleArn = 'arn:aws:iam::444455556666:role/theirs';
    const wish = { clusterName, namespace: 'apps', serviceAccount: 'chained', roleArn: podRole };
    const { association } = await eks.send(
      new CreatePodIdentityAssociationCommand({ ...wish, targetRoleArn, disableSessionTags: true }),
    );
    expect(association).toMatchObject({ targetRoleArn, disableSessionTags: true });
    expect(association?.externalId).toBeDefined();
    const id = { clusterName, associationId: association?.associationId };
    const updated = await eks.send(
      new UpdatePodIdentityAssociationCommand({ ...id, disableSessionTags: false }),
    );
    expect(updated.association).toMatchObject({ targetRoleArn, disableSessionTags: false });
    await eks.send(new DeletePodIdentityAssociationCommand(id));
  });

  const create = (wish: object = {}) =>
    account.eks.send(
      new CreatePodIdentityAssociationCommand({
        clusterName,
        namespace: 'kube-system',
        serviceAccount: 'driver',
        roleArn: podRole,
        ...wish,
      }),
    );

  test('comes, changes and goes', async () => {
    const { eks } = account;
    const { association } = await create({ tags: { a: 'b' } });
    expect(association).toMatchObject({ associationId: expect.stringMatching(/^a-/), roleArn: podRole });
    const id = { clusterName, associationId: association?.associationId };
    const taken = await refusal(create());
    expect(taken).toMatchObject({ name: 'ResourceInUseException', status: 409 });
    await eks.send(new UpdatePodIdentityAssociationCommand({ ...id, roleArn: podRole }));
    const described = await eks.send(new DescribePodIdentityAssociationCommand(id));
    expect(described.association?.modifiedAt?.getTime()).toBeGreaterThan(
      association?.modifiedAt?.getTime() ?? 0,
    );
    await eks.send(new DeletePodIdentityAssociationCommand(id));
    expect((await refusal(eks.send(new DescribePodIdentityAssociationCommand(id)))).name).toBe(
      'ResourceNotFoundException',
    );
  });

  test('is for one service account of one namespace', async () => {
    const { eks } = account;
    const found = async (wish: object) =>
      (await eks.send(new ListPodIdentityAssociationsCommand({ clusterName, ...wish }))).associations?.map(
        ({ associationId }) => associationId,
      );
    const { association } = await create({ namespace: 'mine', serviceAccount: 'driver' });
    const { association: other } = await create({ namespace: 'yours', serviceAccount: 'driver' });
    const { association: third } = await create({ namespace: 'mine', serviceAccount: 'other' });
    const ids = [association, other, third].map((each) => each?.associationId);
    expect(await found({ namespace: 'mine' })).toEqual([ids[0], ids[2]]);
    expect(await found({ serviceAccount: 'driver' })).toEqual([ids[0], ids[1]]);
    expect((await refusal(create({ namespace: 'mine', serviceAccount: 'driver' }))).name).toBe(
      'ResourceInUseException',
    );
    await eks.send(new DeletePodIdentityAssociationCommand({ clusterName, associationId: ids[1] }));
    expect(await found({ serviceAccount: 'driver' })).toEqual([ids[0]]);
  });

  test('is refused for a role that pods cannot take, or that does not exist', async () => {
    expect((await refusal(create({ roleArn: account.nodeRole }))).message).toContain(
      'Trust policy of role in association roleArn is invalid',
    );
    const nobody = 'arn:aws:iam::123456789012:role/nobody';
    expect((await refusal(create({ roleArn: nobody }))).message).toContain('does not exist');
    await consistent(emulator);
  });
});
