/** What all operations of EKS have in common, asked of each that the ledger says is modelled. */
import * as sdk from '@aws-sdk/client-eks';
import { NormalizedSchema } from '@smithy/core/schema';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Entry, isRefused } from '../../emulator/eks/ledger.ts';
import { operations } from '../../emulator/eks/operations.ts';
import { modelOf } from '../../emulator/protocols/model.ts';
import {
  type Account,
  clusterRequest,
  consistent,
  createCluster,
  createNodegroup,
  createRole,
  eventually,
  furnish,
  nodegroupRequest,
} from './eks-account.ts';
import { type EmulatorInTest, emulatorInTest, refusal } from './emulator-in-test.ts';

const clusterName = 'asked';
const model = modelOf(sdk);

/** Those that are modelled and take such a field. */
const operationsWith = (field: string): string[] =>
  Object.entries<Entry>(operations).flatMap(([name, entry]) =>
    !isRefused(entry) && field in entry ? [name] : [],
  );

let emulator: EmulatorInTest;
let account: Account;
let podRole: string;
let capabilityRole: string;

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
  await consistent(emulator);
  await createCluster(account, clusterName, { version: '1.35', bootstrapSelfManagedAddons: false });
});
afterAll(() => emulator.close());

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
  input(): Input;
  /** Another request under the same token. */
  other: Input;
  /** Where the answer has the ARN of what was made. */
  arn?: readonly string[];
}

/** In this order: a cluster takes one update at a time. */
const writes: Creation[] = [
  {
    name: 'CreateAddon',
    input: () => ({ addonName: 'kube-proxy' }),
    other: { addonName: 'vpc-cni' },
    arn: ['addon', 'addonArn'],
  },
  {
    name: 'CreateAccessEntry',
    input: () => ({ principalArn: podRole }),
    other: { username: 'somebody' },
    arn: ['accessEntry', 'accessEntryArn'],
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
    arn: ['association', 'associationArn'],
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
    arn: ['capability', 'arn'],
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
  { name: 'UpdateAddon', input: () => ({ addonName: 'kube-proxy' }), other: { addonName: 'vpc-cni' } },
  {
    name: 'UpdateClusterVersion',
    input: () => ({ version: '1.36' }),
    other: { version: '1.37' },
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
    return all.every(({ update }) => update?.status !== 'InProgress');
  });

const clusterField = (name: string): string => (name.startsWith('UpdateCluster') ? 'name' : 'clusterName');

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
    ...input(),
  };
  const { $metadata: _, ...first } = await call(name, request);
  const { $metadata: __, ...again } = await call(name, request);
  expect(again).toEqual(first);
  expect((await refusal(call(name, { ...request, ...other }))).message).toContain('client request token');
});

describe('with tags', () => {
  const made = writes.filter(({ arn }) => arn !== undefined);
  const inputs: Record<string, () => Input> = {
    CreateAddon: () => ({ addonName: 'eks-pod-identity-agent' }),
    CreateAccessEntry: () => ({ principalArn: account.clusterRole }),
    CreatePodIdentityAssociation: () => ({
      namespace: 'default',
      serviceAccount: 'tagged',
      roleArn: podRole,
    }),
    CreateCapability: () => ({
      capabilityName: 'ack',
      type: 'ACK',
      roleArn: capabilityRole,
      deletePropagationPolicy: 'RETAIN',
    }),
    CreateNodegroup: () => ({ ...nodegroupRequest(account, clusterName, 'tagged') }),
    CreateCluster: () => ({ ...clusterRequest(account, 'tagged') }),
  };

  test.each([
    ...made.map(({ name, arn = [] }) => ({ name, arn })),
    { name: 'CreateNodegroup', arn: ['nodegroup', 'nodegroupArn'] },
    { name: 'CreateCluster', arn: ['cluster', 'arn'] },
  ])('tags what it makes: $name', async ({ name, arn }) => {
    await settled();
    const tags = { team: 'a' };
    const answer = await call(name, {
      ...(name !== 'CreateCluster' && { clusterName }),
      ...inputs[name]?.(),
      tags,
    });
    const resourceArn = String(at(answer, ...arn));
    expect((await account.eks.send(new sdk.ListTagsForResourceCommand({ resourceArn }))).tags).toEqual(tags);
  });
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
  const request = clusterRequest(account, 'outside', { zonalShiftConfig: { enabled: true } });
  expect(await refusal(eks.send(new sdk.CreateClusterCommand(request)))).toEqual({
    name: 'InvalidParameterException',
    status: 400,
    message:
      'The emulator does not model zonalShiftConfig of CreateCluster: nobody shifts traffic away from a zone here.',
  });
  expect(await refusal(eks.send(new sdk.ListCertificateAuthoritiesCommand({ clusterName })))).toMatchObject({
    name: 'InvalidRequestException',
    status: 400,
  });
  const { clusters } = await eks.send(new sdk.ListClustersCommand({}));
  expect(clusters).not.toContain('outside');
});
