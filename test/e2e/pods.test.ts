/** What pods may do in AWS, by a ClusterConfig: EKS Pod Identity, and the tokens of service accounts (IRSA). */
import { EKS, type OidcIdentityProviderConfig, type PodIdentityAssociation } from '@aws-sdk/client-eks';
import { IAM } from '@aws-sdk/client-iam';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import type { InventoryItem } from '../emulator/core.ts';
import { makeRolesOfGivers } from './given.ts';
import { emulatorInTest, identities, messagesOf, stepIn, troublesOf } from './in-test.ts';
import { hasKubectl } from './programs.ts';
import { runStep, type StepResult } from './runner.ts';

const emulator = emulatorInTest({ speed: 600 });
const clusterName = 'pods';
const step = stepIn(emulator, { 'cluster-name': clusterName, ttl: '8h' });

const config = (iam: object, addons: readonly object[] = [], more: object = {}): string =>
  stringify({ apiVersion: 'eksctl.io/v1alpha5', kind: 'ClusterConfig', iam, addons, ...more });

/** Whose tokens the cluster takes besides. @param wishes what is said of it beyond what it needs */
const taking = (wishes: object): object => ({
  identityProviders: [
    {
      ...{ type: 'oidc', name: 'workflows', issuerURL: 'https://token.actions.githubusercontent.com' },
      ...{ clientID: 'kubernetes', usernameClaim: 'actor', usernamePrefix: 'gh:', ...wishes },
    },
  ],
});

const given = 'arn:aws:iam::123456789012:role/pods-of-somebody';
const reading = 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess';
const queues = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'sqs:SendMessage', Resource: '*' }],
};

const cni = 'arn:aws:iam::aws:policy/AmazonEKS_CNI_Policy';

/** Pods of add-ons, with a role of their own, and with one of the account. */
const addons = [
  { name: 'vpc-cni', attachPolicyARNs: [cni] },
  {
    name: 'amazon-cloudwatch-observability',
    podIdentityAssociations: [
      { serviceAccountName: 'cloudwatch-agent', namespace: 'amazon-cloudwatch', roleARN: given },
    ],
  },
];

const ofFirst = {
  withOIDC: true,
  podIdentityAssociations: [
    {
      ...{ namespace: 'shop', serviceAccountName: 'orders', roleARN: given, createServiceAccount: true },
      ...{ targetRoleARN: 'arn:aws:iam::444455556666:role/theirs', disableSessionTags: true },
    },
    { namespace: 'shop', serviceAccountName: 'stock', permissionPolicyARNs: [reading], tags: { team: 'a' } },
    { namespace: 'shop', serviceAccountName: 'scaler', wellKnownPolicies: { autoScaler: true } },
  ],
  serviceAccounts: [
    { metadata: { name: 'mail', namespace: 'shop', labels: { app: 'mail' } }, attachPolicy: queues },
    { metadata: { name: 'jobs', namespace: 'batch' }, attachPolicyARNs: [reading], roleOnly: true },
    {
      metadata: { name: 'balancers', namespace: 'kube-system' },
      wellKnownPolicies: { awsLoadBalancerController: true, imageBuilder: true, certManager: false },
    },
  ],
};
const first = config(ofFirst, addons, taking({ tags: { team: 'a' } }));

/** The first has another role, the second and the last are gone, and the third may do something else. */
const second = config(
  {
    withOIDC: true,
    podIdentityAssociations: [
      {
        namespace: 'shop',
        serviceAccountName: 'orders',
        permissionPolicyARNs: [reading],
        createServiceAccount: true,
      },
    ],
    serviceAccounts: [{ metadata: { name: 'mail', namespace: 'shop' }, attachPolicyARNs: [reading] }],
  },
  [
    { name: 'vpc-cni' },
    {
      name: 'aws-ebs-csi-driver',
      podIdentityAssociations: [
        { serviceAccountName: 'ebs-csi-controller-sa', wellKnownPolicies: { ebsCSIController: true } },
      ],
    },
  ],
  taking({
    groupsClaim: 'repository_owner',
    groupsPrefix: 'org:',
    requiredClaims: { ref: 'refs/heads/main' },
  }),
);

let before: InventoryItem[];
let up: StepResult;

beforeAll(async () => {
  await makeRolesOfGivers(emulator);
  // What the roles of the stack may not do: a file of a pull request would say what pods may do.
  await new IAM(emulator.admin).putRolePolicy({
    RoleName: emulator.roleArn.split('/').at(-1),
    PolicyName: 'write',
    PolicyDocument: JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: 'iam:PutRolePolicy',
          Resource: 'arn:aws:iam::123456789012:role/eks-cluster-action/*',
        },
      ],
    }),
  });
  before = await emulator.resources();
  up = await step('up', { config: first });
}, 300_000);

async function associations(): Promise<Record<string, string>> {
  const eks = new EKS(emulator.admin);
  const { associations: listed = [] } = await eks.listPodIdentityAssociations({ clusterName });
  const own = listed.filter(({ ownerArn }) => ownerArn === undefined);
  const described = await Promise.all(
    own.map(({ associationId }) => eks.describePodIdentityAssociation({ clusterName, associationId })),
  );
  return Object.fromEntries(
    described.map(({ association }) => [association?.serviceAccount ?? '', association?.roleArn ?? '']),
  );
}

async function providerOfCluster(): Promise<OidcIdentityProviderConfig | undefined> {
  const eks = new EKS(emulator.admin);
  const { identityProviderConfigs: [one] = [] } = await eks.listIdentityProviderConfigs({ clusterName });
  if (one === undefined) return undefined;
  const answer = await eks.describeIdentityProviderConfig({ clusterName, identityProviderConfig: one });
  return answer.identityProviderConfig?.oidc;
}

async function associationOf(serviceAccount: string): Promise<PodIdentityAssociation> {
  const eks = new EKS(emulator.admin);
  const { associations: [listed] = [] } = await eks.listPodIdentityAssociations({
    clusterName,
    serviceAccount,
  });
  const { associationId } = listed ?? {};
  const { association } = await eks.describePodIdentityAssociation({ clusterName, associationId });
  if (association === undefined) throw new Error(`there is no association of ${serviceAccount}`);
  return association;
}

/** Its roles of pods, each with the names of its policies. */
async function podRoles(): Promise<Record<string, readonly string[]>> {
  const iam = new IAM(emulator.admin);
  const { Roles = [] } = await iam.listRoles({});
  const own = Roles.filter(({ RoleName = '' }) => RoleName.includes('-pods-'));
  const entries = own.map(async ({ RoleName = '', Description = '' }) => {
    const [{ AttachedPolicies = [] }, { PolicyNames = [] }] = await Promise.all([
      iam.listAttachedRolePolicies({ RoleName }),
      iam.listRolePolicies({ RoleName }),
    ]);
    const [, account = ''] = /account (.+) of the/.exec(Description) ?? [];
    return [account, [...AttachedPolicies.map(({ PolicyName = '' }) => PolicyName), ...PolicyNames]] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

describe('pods of a file', () => {
  it('have their roles', async () => {
    expect(troublesOf(up)).toEqual([]);
    const own = expect.stringContaining('-pods-');
    expect(await associations()).toEqual({ orders: given, stock: own, scaler: own });
    expect(await associationOf('orders')).toMatchObject({
      targetRoleArn: 'arn:aws:iam::444455556666:role/theirs',
      disableSessionTags: true,
    });
    expect(await podRoles()).toEqual({
      'shop/stock': ['AmazonS3ReadOnlyAccess'],
      'shop/mail': [expect.stringMatching(/^permissions-/)],
      'batch/jobs': ['AmazonS3ReadOnlyAccess'],
      'shop/scaler': [expect.stringMatching(/^autoScaler-/)],
      'kube-system/balancers': [
        'AmazonEC2ContainerRegistryPowerUser',
        expect.stringMatching(/^awsLoadBalancerController-/),
      ],
      'add-on vpc-cni/aws-node': ['AmazonEKS_CNI_Policy'],
    });
  });

  it('are trusted one by one, through the provider of the cluster', async () => {
    const iam = new IAM(emulator.admin);
    const { Roles = [] } = await iam.listRoles({});
    const { RoleName } = Roles.find(({ Description = '' }) => Description.includes('shop/mail')) ?? {};
    const { AssumeRolePolicyDocument = '', PermissionsBoundary } =
      (await iam.getRole({ RoleName })).Role ?? {};
    expect(PermissionsBoundary).toBeDefined();
    const { Statement } = JSON.parse(decodeURIComponent(AssumeRolePolicyDocument));
    const { cluster } = await new EKS(emulator.admin).describeCluster({ name: clusterName });
    const issuer = cluster?.identity?.oidc?.issuer?.replace('https://', '');
    expect(Statement).toEqual([
      {
        Effect: 'Allow',
        Principal: { Federated: `arn:aws:iam::123456789012:oidc-provider/${issuer}` },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: {
          StringEquals: {
            [`${issuer}:aud`]: 'sts.amazonaws.com',
            [`${issuer}:sub`]: 'system:serviceaccount:shop:mail',
          },
        },
      },
    ]);
  });

  it('of add-ons have theirs', async () => {
    const own = expect.stringContaining('-pods-');
    expect((await associationOf('aws-node')).roleArn).toEqual(own);
    expect((await associationOf('cloudwatch-agent')).roleArn).toBe(given);
  });

  it('are not alone: the cluster takes the ID tokens of a provider', async () => {
    expect(await providerOfCluster()).toMatchObject({
      identityProviderConfigName: 'workflows',
      status: 'ACTIVE',
      usernamePrefix: 'gh:',
      tags: { team: 'a' },
    });
  });

  it('are unchanged by a second up', async () => {
    const again = await step('up', { config: first });
    expect(again.outputs.result, again.log).toBe('unchanged');
  });

  describe('in Kubernetes', () => {
    beforeEach((context) => {
      if (!hasKubectl) context.skip('kubectl is not on PATH');
    });

    it('have service accounts that say it', async () => {
      const { code, stdout, log } = await runStep({
        env: emulator.env,
        exported: up,
        script: 'kubectl -n shop get serviceaccounts -o json',
      });
      expect(code, log).toBe(0);
      const items: { metadata: { name: string; annotations?: Record<string, string> } }[] =
        JSON.parse(stdout).items;
      const roleOf = (name: string) =>
        items.find(({ metadata }) => metadata.name === name)?.metadata.annotations?.[
          'eks.amazonaws.com/role-arn'
        ];
      expect(items.map(({ metadata }) => metadata.name).toSorted()).toEqual(['default', 'mail', 'orders']);
      expect(roleOf('mail')).toContain('-pods-');
      expect(roleOf('orders')).toBeUndefined();
    });
  });

  it('get other roles, and lose those that the file does not name', async () => {
    const planned = await step('plan', { config: second });
    expect(planned.log).toContain('groups: none → repository_owner, by a provider made anew');
    expect(planned.log).toContain('that of shop/stock is deleted: the file does not name it');
    expect(planned.log).toContain('its Pod Identity associations go');
    expect(planned.log).toContain('role of ebs-csi-controller-sa: one that is made, by Pod Identity');
    const changed = await step('up', { config: second });
    expect(troublesOf(changed)).toEqual([]);
    expect(changed.outputs.result).toBe('updated');
    expect(planned.log).toContain('target role: arn:aws:iam::444455556666:role/theirs → none');
    expect(await associations()).toEqual({ orders: expect.stringContaining('-pods-') });
    const { targetRoleArn, disableSessionTags } = await associationOf('orders');
    expect({ targetRoleArn, disableSessionTags }).toEqual({ disableSessionTags: false });
    expect(await providerOfCluster()).toMatchObject({
      status: 'ACTIVE',
      groupsPrefix: 'org:',
      requiredClaims: { ref: 'refs/heads/main' },
    });
    expect(await podRoles()).toEqual({
      'shop/orders': ['AmazonS3ReadOnlyAccess'],
      'shop/mail': ['AmazonS3ReadOnlyAccess'],
      'add-on aws-ebs-csi-driver/ebs-csi-controller-sa': ['AmazonEBSCSIDriverPolicy'],
    });
    const again = await step('up', { config: second });
    expect(again.outputs.result, again.log).toBe('unchanged');
  });

  it('are alone once the file says so', async () => {
    const changed = await step('up', { config: config({}, [], { identityProviders: [] }) });
    expect(troublesOf(changed)).toEqual([]);
    expect(await providerOfCluster()).toBeUndefined();
  });

  it('are refused what somebody else has', async () => {
    const eks = new EKS(emulator.admin);
    const request = { clusterName, namespace: 'shop', serviceAccount: 'theirs', roleArn: given };
    await eks.createPodIdentityAssociation(request);
    const file = config({
      podIdentityAssociations: [{ namespace: 'shop', serviceAccountName: 'theirs', roleARN: given }],
    });
    const refused = await step('up', { config: file });
    expect(refused.code).not.toBe(0);
    expect(messagesOf(refused)).toContain(
      'shop/theirs has a Pod Identity association already, and somebody else',
    );
  });

  it('are gone with their cluster', async () => {
    expect(troublesOf(await step('down'))).toEqual([]);
    expect(identities(await emulator.resources())).toEqual(identities(before));
  }, 300_000);
});
