/** What all operations of EKS have in common, asked of each that the ledger says is modelled. */
import * as sdk from '@aws-sdk/client-eks';
import { AttachRolePolicyCommand, CreateRoleCommand, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { NormalizedSchema } from '@smithy/core/schema';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Entry, isModelled, isRefused } from '../../emulator/eks/ledger.ts';
import { operations } from '../../emulator/eks/operations.ts';
import { modelOf } from '../../emulator/protocols/model.ts';
import {
  type Account,
  clusterRequest,
  consistent,
  createCluster,
  createNodegroup,
  createRole,
  createSubnet,
  eventually,
  furnish,
  nodegroupRequest,
} from './eks-account.ts';
import { credentialsOf, type EmulatorInTest, emulatorInTest, refusal } from './emulator-in-test.ts';

const clusterName = 'asked';
const model = modelOf(sdk);

/** Those that are modelled and take such a field. */
const operationsWith = (field: string): string[] =>
  Object.entries<Entry>(operations).flatMap(([name, entry]) =>
    !isRefused(entry) && field in entry ? [name] : [],
  );

/** Those whose field is said to be shown by a test of this title. */
const operationsShownBy = (field: string, title: string): string[] =>
  operationsWith(field).filter((name) => {
    const entry: Entry = Object(operations)[name][field];
    return isModelled(entry) && entry.test === title;
  });

let emulator: EmulatorInTest;
let account: Account;
let podRole: string;
let capabilityRole: string;
let podExecutionRole: string;
let keyArn: string;
/** May do everything, but not with what carries the tag team=a. */
let fenced: sdk.EKSClient;

beforeAll(async () => {
  emulator = await emulatorInTest({ speed: 500 });
  account = await furnish(emulator);
  podRole = await createRole(account.iam, 'pods', {
    service: 'pods.eks.amazonaws.com',
    actions: ['sts:AssumeRole', 'sts:TagSession'],
  });
  capabilityRole = await createRole(account.iam, 'capabilities', {
    service: 'capabilities.eks.amazonaws.com',
    actions: ['sts:AssumeRole', 'sts:TagSession'],
  });
  podExecutionRole = await createRole(account.iam, 'fargate', { service: 'eks-fargate-pods.amazonaws.com' });
  keyArn = await createKey();
  fenced = await clientOfFenced();
  await createCluster(account, clusterName, { version: '1.35', bootstrapSelfManagedAddons: false });
  await createNodegroup(account, clusterName, 'repeated', {
    scalingConfig: { minSize: 0, maxSize: 1, desiredSize: 0 },
  });
});
afterAll(() => emulator.close());

/** The ARN of a new key of KMS. */
async function createKey(): Promise<string> {
  const principal = emulator.world.serviceLinkedRole('AWSServiceRoleForAmazonEKS');
  const { json } = emulator.world.clients({ principal, region: 'us-east-1' });
  const { KeyMetadata } = await json('kms', 'TrentService.CreateKey', { KeyUsage: 'ENCRYPT_DECRYPT' });
  return String(Object(KeyMetadata).Arn);
}

async function clientOfFenced(): Promise<sdk.EKSClient> {
  const document = (statement: object) => JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
  const RoleName = 'fenced';
  const { Role } = await account.iam.send(
    new CreateRoleCommand({
      RoleName,
      MaxSessionDuration: 12 * 3600,
      AssumeRolePolicyDocument: document({
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::123456789012:root' },
        Action: 'sts:AssumeRole',
      }),
    }),
  );
  await account.iam.send(
    new AttachRolePolicyCommand({ RoleName, PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' }),
  );
  const PolicyDocument = document({
    Effect: 'Deny',
    Action: 'eks:*',
    Resource: '*',
    Condition: { StringEquals: { 'aws:ResourceTag/team': 'a' } },
  });
  await account.iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: 'fence', PolicyDocument }));
  await consistent(emulator);
  const { Credentials } = await new STSClient(emulator.admin).send(
    new AssumeRoleCommand({ RoleArn: Role?.Arn, RoleSessionName: 'test', DurationSeconds: 12 * 3600 }),
  );
  return new sdk.EKSClient({ ...emulator.admin, credentials: credentialsOf(Credentials) });
}

type Input = Record<string, unknown>;

/** Calls an operation by its name: the SDK has a command for each. */
async function call(name: string, input: Input): Promise<Record<string, unknown>> {
  const Command = Object(sdk)[`${name}Command`];
  return Object(await account.eks.send(new Command(input)));
}

/** A value of the shape, of what it must have at least. */
function sampleOf(schema: NormalizedSchema): unknown {
  if (schema.isListSchema()) return [sampleOf(schema.getValueSchema())];
  if (schema.isMapSchema()) return { a: 'b' };
  if (schema.isStructSchema()) return leastInput(schema);
  if (schema.isNumericSchema()) return 1;
  return schema.isBooleanSchema() ? false : 'nobody';
}

function leastInput(schema: NormalizedSchema): Input {
  const structure: unknown = schema.getSchema();
  const [, , , , names = [], , required = 0] = Array.isArray(structure) ? structure : [];
  const members = new Map(schema.structIterator());
  return Object.fromEntries(
    (names as string[]).slice(0, required).map((name) => {
      const member = members.get(name);
      return [name, member && sampleOf(member)];
    }),
  );
}

/** What must be one of some words. */
const words: Record<string, Input> = {
  CreateCapability: { type: 'KRO', deletePropagationPolicy: 'RETAIN' },
};

const ofClusters = [
  ...operationsWith('clusterName').map((name) => ({ name, field: 'clusterName' })),
  ...operationsWith('name')
    .filter((name) => name !== 'CreateCluster')
    .map((name) => ({ name, field: 'name' })),
];

test.each(ofClusters)('asks for a cluster that is there: $name', async ({ name, field }) => {
  const least = leastInput(model.get(name)?.input ?? NormalizedSchema.of(0));
  expect(await refusal(call(name, { ...least, ...words[name], [field]: 'nobody' }))).toMatchObject({
    name: 'ResourceNotFoundException',
    status: 404,
    message: 'No cluster found for name: nobody.',
  });
});

/** The value in the answer that is there first, by the words that AWS calls such by. */
const at = (answer: Record<string, unknown>, ...path: string[]): unknown =>
  path.reduce<unknown>((value, name) => Object(value)[name], answer);

interface Creation {
  name: string;
  input(): Input | Promise<Input>;
  /** Another request under the same token. */
  other: Input;
}

/** In this order: a cluster takes one update at a time. */
const writes: Creation[] = [
  {
    name: 'CreateAddon',
    input: () => ({ addonName: 'kube-proxy' }),
    other: { addonName: 'vpc-cni' },
  },
  {
    name: 'CreateAccessEntry',
    input: () => ({ principalArn: podRole }),
    other: { username: 'somebody' },
  },
  {
    name: 'UpdateAccessEntry',
    input: () => ({ principalArn: podRole, username: 'pods' }),
    other: { username: 'others' },
  },
  {
    name: 'CreatePodIdentityAssociation',
    input: () => ({ namespace: 'default', serviceAccount: 'first', roleArn: podRole }),
    other: { serviceAccount: 'second' },
  },
  {
    name: 'UpdatePodIdentityAssociation',
    input: async () => {
      const { associations } = await account.eks.send(
        new sdk.ListPodIdentityAssociationsCommand({ clusterName, serviceAccount: 'first' }),
      );
      return { associationId: associations?.[0]?.associationId, roleArn: podRole };
    },
    other: { associationId: 'a-other' },
  },
  {
    name: 'AssociateIdentityProviderConfig',
    input: () => ({
      oidc: {
        identityProviderConfigName: 'github',
        issuerUrl: 'https://token.example.com',
        clientId: 'kubernetes',
      },
    }),
    other: {
      oidc: { identityProviderConfigName: 'other', issuerUrl: 'https://x.example.com', clientId: 'x' },
    },
  },
  {
    name: 'DisassociateIdentityProviderConfig',
    input: () => ({ identityProviderConfig: { type: 'oidc', name: 'github' } }),
    other: { identityProviderConfig: { type: 'oidc', name: 'other' } },
  },
  {
    name: 'CreateCapability',
    input: () => ({
      capabilityName: 'kro',
      type: 'KRO',
      roleArn: capabilityRole,
      deletePropagationPolicy: 'RETAIN',
    }),
    other: { capabilityName: 'other' },
  },
  {
    name: 'UpdateCapability',
    input: () => ({ capabilityName: 'kro', roleArn: capabilityRole }),
    other: { capabilityName: 'other' },
  },
  {
    name: 'UpdateClusterConfig',
    input: () => ({ deletionProtection: true }),
    other: { deletionProtection: false },
  },
  {
    name: 'AssociateEncryptionConfig',
    input: () => ({ encryptionConfig: [{ resources: ['secrets'], provider: { keyArn } }] }),
    other: { encryptionConfig: [] },
  },
  { name: 'UpdateAddon', input: () => ({ addonName: 'kube-proxy' }), other: { addonName: 'vpc-cni' } },
  {
    name: 'UpdateClusterVersion',
    input: () => ({ version: '1.36' }),
    other: { version: '1.37' },
  },
  {
    name: 'UpdateNodegroupConfig',
    input: () => ({ nodegroupName: 'repeated', labels: { addOrUpdateLabels: { team: 'a' } } }),
    other: { labels: { addOrUpdateLabels: { team: 'b' } } },
  },
  {
    name: 'UpdateNodegroupVersion',
    input: () => ({ nodegroupName: 'repeated', version: '1.36' }),
    other: { version: '1.35' },
  },
];

/** Until nothing of it is under way. */
const settled = (): Promise<unknown> =>
  eventually(async () => {
    const { updateIds } = await account.eks.send(new sdk.ListUpdatesCommand({ name: clusterName }));
    const all = await Promise.all(
      (updateIds ?? []).map((updateId) =>
        account.eks.send(new sdk.DescribeUpdateCommand({ name: clusterName, updateId })),
      ),
    );
    const { nodegroup } = await account.eks.send(
      new sdk.DescribeNodegroupCommand({ clusterName, nodegroupName: 'repeated' }),
    );
    return nodegroup?.status === 'ACTIVE' && all.every(({ update }) => update?.status !== 'InProgress');
  });

const clusterField = (name: string): string => (name.startsWith('UpdateCluster') ? 'name' : 'clusterName');

test('is tried below of every operation that is said to: a client request token', () => {
  const said = operationsShownBy('clientRequestToken', 'is applied once for a client request token: $name');
  expect(writes.map(({ name }) => name).toSorted()).toEqual(said.toSorted());
});

test.each(writes)('is applied once for a client request token: $name', async ({ name, input, other }) => {
  await settled();
  if (name === 'UpdateAddon') {
    await eventually(async () => {
      const { addon } = await account.eks.send(
        new sdk.DescribeAddonCommand({ clusterName, addonName: 'kube-proxy' }),
      );
      return addon?.status === 'ACTIVE';
    });
  }
  if (name === 'UpdateCapability') {
    await eventually(async () => {
      const { capability } = await account.eks.send(
        new sdk.DescribeCapabilityCommand({ clusterName, capabilityName: 'kro' }),
      );
      return capability?.status === 'ACTIVE';
    });
  }
  const request = {
    [clusterField(name)]: clusterName,
    clientRequestToken: `token-${name}`,
    ...(name === 'UpdateAddon' && { configurationValues: '{"mode":"ipvs"}' }),
    ...(await input()),
  };
  const { $metadata: _, ...first } = await call(name, request);
  const { $metadata: __, ...again } = await call(name, request);
  expect(again).toEqual(first);
  expect((await refusal(call(name, { ...request, ...other }))).message).toContain('client request token');
});

describe('with tags', () => {
  /** What is made, and where the answer has its ARN. */
  const creations: { name: string; input(): Input; arn: string[] }[] = [
    {
      name: 'CreateAddon',
      input: () => ({ addonName: 'eks-pod-identity-agent' }),
      arn: ['addon', 'addonArn'],
    },
    {
      name: 'CreateAccessEntry',
      input: () => ({ principalArn: account.clusterRole }),
      arn: ['accessEntry', 'accessEntryArn'],
    },
    {
      name: 'CreatePodIdentityAssociation',
      input: () => ({ namespace: 'default', serviceAccount: 'tagged', roleArn: podRole }),
      arn: ['association', 'associationArn'],
    },
    {
      name: 'CreateCapability',
      input: () => ({
        capabilityName: 'ack',
        type: 'ACK',
        roleArn: capabilityRole,
        deletePropagationPolicy: 'RETAIN',
      }),
      arn: ['capability', 'arn'],
    },
    {
      name: 'CreateFargateProfile',
      input: () => ({
        fargateProfileName: 'tagged',
        podExecutionRoleArn: podExecutionRole,
        subnets: [privateSubnet],
        selectors: [{ namespace: 'default' }],
      }),
      arn: ['fargateProfile', 'fargateProfileArn'],
    },
    {
      name: 'AssociateIdentityProviderConfig',
      input: () => ({
        oidc: { identityProviderConfigName: 'tagged', issuerUrl: 'https://token.example.com', clientId: 'a' },
      }),
      arn: ['identityProviderConfig', 'oidc', 'identityProviderConfigArn'],
    },
    {
      name: 'CreateNodegroup',
      input: () => ({ ...nodegroupRequest(account, clusterName, 'tagged') }),
      arn: ['nodegroup', 'nodegroupArn'],
    },
    {
      name: 'CreateCluster',
      input: () => ({ ...clusterRequest(account, 'tagged') }),
      arn: ['cluster', 'arn'],
    },
  ];
  let privateSubnet: string;
  beforeAll(async () => {
    privateSubnet = await createSubnet(account.ec2, account.vpcId, 'us-east-1a', '10.0.64.0/24');
  });

  test('is tried below of every operation that is said to', () => {
    const said = operationsShownBy('tags', 'is fenced off by the tags that it was made with: $name');
    expect(creations.map(({ name }) => name).toSorted()).toEqual(said.toSorted());
  });

  test.each(creations)(
    'is fenced off by the tags that it was made with: $name',
    async ({ name, input, arn }) => {
      await settled();
      const answer = await call(name, {
        ...(name !== 'CreateCluster' && { clusterName }),
        ...input(),
        tags: { team: 'a' },
      });
      // An association of a provider is answered with the update that it is.
      const shown =
        name === 'AssociateIdentityProviderConfig'
          ? await call('DescribeIdentityProviderConfig', {
              clusterName,
              identityProviderConfig: { type: 'oidc', name: 'tagged' },
            })
          : answer;
      const resourceArn = String(at(shown, ...arn));
      const tag = () => fenced.send(new sdk.TagResourceCommand({ resourceArn, tags: { kind: 'b' } }));
      expect(await refusal(tag())).toMatchObject({
        name: 'AccessDeniedException',
        message: expect.stringContaining(`${resourceArn} with an explicit deny`),
      });
      await account.eks.send(new sdk.UntagResourceCommand({ resourceArn, tagKeys: ['team'] }));
      await tag();
    },
  );
});

test('finds the updates of a cluster, of a node group and of an add-on', async () => {
  const { eks } = account;
  await createNodegroup(account, clusterName, 'updated', {
    version: '1.36',
    scalingConfig: { minSize: 0, maxSize: 1, desiredSize: 0 },
  });
  const { update } = await eks.send(
    new sdk.UpdateNodegroupConfigCommand({
      clusterName,
      nodegroupName: 'updated',
      scalingConfig: { maxSize: 2 },
    }),
  );
  const subjects = [{}, { nodegroupName: 'updated' }, { addonName: 'kube-proxy' }];
  const found = await Promise.all(
    subjects.map(
      async (subject) =>
        (await eks.send(new sdk.ListUpdatesCommand({ name: clusterName, ...subject }))).updateIds,
    ),
  );
  expect(found.map((ids) => ids?.includes(update?.id ?? ''))).toEqual([false, true, false]);
  expect(found[2]).toHaveLength(1);
  for (const subject of subjects) {
    const asked = new sdk.DescribeUpdateCommand({ name: clusterName, updateId: update?.id, ...subject });
    if ('nodegroupName' in subject) expect((await eks.send(asked)).update?.type).toBe('ConfigUpdate');
    else expect((await refusal(eks.send(asked))).name).toBe('ResourceNotFoundException');
  }
  const unknown = new sdk.DescribeUpdateCommand({ name: clusterName, updateId: 'unknown' });
  expect((await refusal(eks.send(unknown))).message).toBe('No update found for ID: unknown');
});

describe('a list', () => {
  /** What a list must be asked of beside the cluster. */
  const subjects: Record<string, () => Input> = {
    ListAssociatedAccessPolicies: () => ({ principalArn: podRole }),
  };
  const lists = operationsWith('maxResults').map((name) => ({ name }));

  beforeAll(async () => {
    for (const policy of ['AmazonEKSViewPolicy', 'AmazonEKSEditPolicy']) {
      await account.eks.send(
        new sdk.AssociateAccessPolicyCommand({
          clusterName,
          principalArn: podRole,
          policyArn: `arn:aws:eks::aws:cluster-access-policy/${policy}`,
          accessScope: { type: 'cluster' },
        }),
      );
    }
  });

  test.each(lists)('comes in pages: $name', async ({ name }) => {
    const { input } = model.get(name) ?? {};
    const takes = new Set([...(input?.structIterator() ?? [])].map(([member]) => member));
    const ask = (wish: Input) =>
      call(name, {
        ...(takes.has('clusterName') && { clusterName }),
        ...(takes.has('name') && { name: clusterName }),
        ...subjects[name]?.(),
        ...wish,
      });
    const itemsOf = (answer: Record<string, unknown>): unknown[] =>
      Object.values(answer).find((value) => Array.isArray(value)) as unknown[];
    const whole = itemsOf(await ask({}));
    const read: unknown[] = [];
    let nextToken: unknown;
    do {
      const page = await ask({ maxResults: 1, ...(nextToken !== undefined && { nextToken }) });
      expect(itemsOf(page).length).toBeLessThanOrEqual(1);
      read.push(...itemsOf(page));
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
    expect(read).toEqual(whole);
    for (const wrong of [{ maxResults: 101 }, { nextToken: 'no token of ours' }]) {
      expect((await refusal(ask(wrong))).name).toBe('InvalidParameterException');
    }
  });
});

test('what is not modelled is refused by the service, and nothing is made', async () => {
  const { eks } = account;
  const request = clusterRequest(account, 'outside', {
    outpostConfig: { outpostArns: [], controlPlaneInstanceType: 'm5.large' },
  });
  expect(await refusal(eks.send(new sdk.CreateClusterCommand(request)))).toEqual({
    name: 'InvalidParameterException',
    status: 400,
    message: 'The emulator does not model outpostConfig of CreateCluster: there is no Outpost here.',
  });
  expect(await refusal(eks.send(new sdk.ListCertificateAuthoritiesCommand({ clusterName })))).toMatchObject({
    name: 'InvalidRequestException',
    status: 400,
  });
  const { clusters } = await eks.send(new sdk.ListClustersCommand({}));
  expect(clusters).not.toContain('outside');
});
