/** What a cluster that stands is given beside its configuration: a key for its secrets, and an identity provider. */
import {
  AssociateEncryptionConfigCommand,
  AssociateIdentityProviderConfigCommand,
  type AssociateIdentityProviderConfigCommandInput,
  CreateClusterCommand,
  DescribeClusterCommand,
  DescribeIdentityProviderConfigCommand,
  DescribeUpdateCommand,
  DisassociateIdentityProviderConfigCommand,
  ListIdentityProviderConfigsCommand,
} from '@aws-sdk/client-eks';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Clients } from '../../emulator/core.ts';
import { type Account, clusterRequest, createCluster, eventually, furnish } from './eks-account.ts';
import { ask, reachable } from './eks-kubernetes.ts';
import { type EmulatorInTest, emulatorInTest, refusal } from './emulator-in-test.ts';

const clusterName = 'associated';

let emulator: EmulatorInTest;
let account: Account;

beforeAll(async () => {
  emulator = await emulatorInTest({ speed: 500 });
  account = await furnish(emulator);
  await createCluster(account, clusterName);
});
afterAll(() => emulator.close());

const updateEnds = (updateId: string | undefined) =>
  eventually(async () => {
    const { update } = await account.eks.send(new DescribeUpdateCommand({ name: clusterName, updateId }));
    return update?.status !== 'InProgress' && update?.status;
  });

describe('encryption', () => {
  /** Calls KMS as anybody in the account may. */
  const kms = (operation: string, input: object): ReturnType<Clients['json']> =>
    emulator.world
      .clients({
        principal: emulator.world.serviceLinkedRole('AWSServiceRoleForAmazonEKS'),
        region: 'us-east-1',
      })
      .json('kms', `TrentService.${operation}`, input);

  /** @returns the key's ARN */
  const createKey = async (wish: object = {}): Promise<string> => {
    const { KeyMetadata } = await kms('CreateKey', { KeyUsage: 'ENCRYPT_DECRYPT', ...wish });
    return String(Object(KeyMetadata).Arn);
  };

  const associate = (keyArn: string | undefined, resources = ['secrets']) =>
    account.eks.send(
      new AssociateEncryptionConfigCommand({
        clusterName,
        encryptionConfig: [{ resources, provider: { keyArn } }],
      }),
    );

  test('is of secrets alone', async () => {
    const answer = await refusal(associate(await createKey(), ['pods']));
    expect(answer.name).toBe('InvalidParameterException');
    expect(answer.message).toContain("only valid value for resources in encryptionConfig is 'secrets'");
  });

  test('needs a key that is there, symmetric and enabled', async () => {
    const absent = 'arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555';
    const asymmetric = await createKey({ KeySpec: 'RSA_2048', KeyUsage: 'ENCRYPT_DECRYPT' });
    const disabled = await createKey();
    await kms('DisableKey', { KeyId: disabled.split('/').at(-1) });
    for (const [keyArn, reason] of [
      [undefined, 'KeyArn is required'],
      [absent, 'does not exist'],
      [asymmetric, 'must be symmetric'],
      [disabled, 'is Disabled'],
    ] as const) {
      const answer = await refusal(associate(keyArn));
      expect(answer.name).toBe('InvalidParameterException');
      expect(answer.message).toContain(reason);
    }
    const request = clusterRequest(account, 'refused', {
      encryptionConfig: [{ resources: ['secrets'], provider: { keyArn: absent } }],
    });
    expect((await refusal(account.eks.send(new CreateClusterCommand(request)))).message).toContain(
      'does not exist',
    );
  });

  test('comes in minutes, once and for ever', async () => {
    const keyArn = await createKey();
    const { update } = await associate(keyArn);
    expect(update).toMatchObject({ type: 'AssociateEncryptionConfig', status: 'InProgress' });
    expect(await updateEnds(update?.id)).toBe('Successful');
    const { cluster } = await account.eks.send(new DescribeClusterCommand({ name: clusterName }));
    expect(cluster?.encryptionConfig).toEqual([{ resources: ['secrets'], provider: { keyArn } }]);
    expect(await refusal(associate(keyArn))).toMatchObject({
      name: 'InvalidParameterException',
      message: 'Encryption is already enabled on the cluster',
    });
  });
});

describe('an identity provider', () => {
  const github = 'https://token.actions.githubusercontent.com';
  const named = { type: 'oidc', name: 'github' };

  const associate = (oidc: Partial<AssociateIdentityProviderConfigCommandInput['oidc']> = {}) =>
    account.eks.send(
      new AssociateIdentityProviderConfigCommand({
        clusterName,
        oidc: {
          identityProviderConfigName: 'github',
          issuerUrl: github,
          clientId: 'kubernetes',
          ...oidc,
        },
      }),
    );

  const disassociate = async (): Promise<void> => {
    const { update } = await account.eks.send(
      new DisassociateIdentityProviderConfigCommand({ clusterName, identityProviderConfig: named }),
    );
    expect(update).toMatchObject({ type: 'DisassociateIdentityProviderConfig', status: 'InProgress' });
    expect(await updateEnds(update?.id)).toBe('Successful');
  };

  /** Whom the API server takes the bearer of an ID token for. */
  const whoAmI = async (audience = 'kubernetes') => {
    const path = '/apis/authentication.k8s.io/v1/selfsubjectreviews';
    const token = await emulator.idToken(audience);
    const { status, body } = await ask(account, clusterName, path, token, 'POST', {
      apiVersion: 'authentication.k8s.io/v1',
      kind: 'SelfSubjectReview',
    });
    return status === 401 ? undefined : Object(body).status?.userInfo;
  };

  test('has an issuer that can be found', async () => {
    const { cluster } = await account.eks.send(new DescribeClusterCommand({ name: clusterName }));
    for (const [issuerUrl, reason] of [
      ['http://issuer.example.com', 'must begin with https://'],
      ['https://issuer.example.com:8443', 'neither a port nor a query'],
      [
        cluster?.identity?.oidc?.issuer,
        'The Identity Provider URL cannot be same as OpenID Connect (OIDC) issuer URL',
      ],
    ]) {
      const answer = await refusal(associate({ issuerUrl }));
      expect(answer.name).toBe('InvalidParameterException');
      expect(answer.message).toContain(reason);
    }
  });

  test('gives nobody a name of Kubernetes’s own', async () => {
    for (const wish of [{ usernamePrefix: 'system:' }, { groupsPrefix: 'my-system:' }]) {
      const answer = await refusal(associate(wish));
      expect(answer.name).toBe('InvalidParameterException');
      expect(answer.message).toContain("can't contain system:");
    }
  });

  test('takes minutes to come and to go, and there is one', async () => {
    const { eks } = account;
    const describeIt = (identityProviderConfig = named) =>
      eks.send(new DescribeIdentityProviderConfigCommand({ clusterName, identityProviderConfig }));
    const { update } = await associate();
    expect(update).toMatchObject({ type: 'AssociateIdentityProviderConfig', status: 'InProgress' });
    expect((await describeIt()).identityProviderConfig?.oidc).toMatchObject({
      identityProviderConfigName: 'github',
      status: 'CREATING',
    });
    expect((await refusal(associate({ identityProviderConfigName: 'other' }))).message).toContain(
      'currently has an update in progress',
    );
    expect(await updateEnds(update?.id)).toBe('Successful');
    expect((await describeIt()).identityProviderConfig?.oidc?.status).toBe('ACTIVE');
    const listed = await eks.send(new ListIdentityProviderConfigsCommand({ clusterName }));
    expect(listed.identityProviderConfigs).toEqual([named]);
    expect((await refusal(associate({ identityProviderConfigName: 'other' }))).name).toBe(
      'ResourceInUseException',
    );
    for (const other of [
      { type: 'oidc', name: 'other' },
      { type: 'saml', name: 'github' },
    ]) {
      expect(await refusal(describeIt(other))).toMatchObject({
        name: 'ResourceNotFoundException',
        message: `No config found for cluster: ${clusterName}, config type: ${other.type}, config name: ${other.name}`,
      });
    }
    await disassociate();
    expect((await refusal(describeIt())).name).toBe('ResourceNotFoundException');
  });

  test('names its users by their claims', async () => {
    await reachable(account, clusterName);
    expect(await whoAmI()).toBeUndefined();
    await updateEnds(
      (
        await associate({
          usernameClaim: 'actor',
          usernamePrefix: 'gh:',
          groupsClaim: 'repository_owner',
          groupsPrefix: 'org:',
        })
      ).update?.id,
    );
    expect(await whoAmI()).toMatchObject({
      username: expect.stringMatching(/^gh:[a-z]/),
      groups: expect.arrayContaining([expect.stringMatching(/^org:[a-z]/)]),
    });
    await disassociate();
    await updateEnds((await associate()).update?.id);
    expect(await whoAmI()).toMatchObject({ username: expect.stringMatching(`^${github}#repo:`) });
  });

  test('lets nobody in whose token is for somebody else', async () => {
    expect(await whoAmI()).toBeDefined();
    // The clientId of the provider is the audience of its tokens.
    expect(await whoAmI('sts.amazonaws.com')).toBeUndefined();
  });

  test('lets nobody in without the claims that it asks for', async () => {
    await disassociate();
    await updateEnds((await associate({ requiredClaims: { actor: 'nobody-of-that-name' } })).update?.id);
    expect(await whoAmI()).toBeUndefined();
  });
});
