import {
  CreateAddonCommand,
  type CreateAddonCommandInput,
  DeleteAddonCommand,
  DescribeAddonCommand,
  DescribeAddonConfigurationCommand,
  DescribeAddonVersionsCommand,
  DescribeUpdateCommand,
  ListAddonsCommand,
  ListPodIdentityAssociationsCommand,
  UpdateAddonCommand,
} from '@aws-sdk/client-eks';
import { AttachRolePolicyCommand } from '@aws-sdk/client-iam';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Account,
  consistent,
  createCluster,
  createNodegroup,
  createRole,
  eventually,
  furnish,
  untilRefused,
} from './eks-account.ts';
import { kubernetesClient } from './eks-kubernetes.ts';
import { type EmulatorInTest, emulatorInTest, refusal } from './emulator-in-test.ts';

const clusterName = 'extended';
/** Seconds of AWS's time in one of ours. */
const speed = 500;

let emulator: EmulatorInTest;
let account: Account;

beforeAll(async () => {
  emulator = await emulatorInTest({ speed });
  account = await furnish(emulator);
  await createCluster(account, clusterName, { bootstrapSelfManagedAddons: false });
});
afterAll(() => emulator.close());

const create = (addonName: string, wish: Partial<CreateAddonCommandInput> = {}) =>
  account.eks.send(new CreateAddonCommand({ clusterName, addonName, ...wish }));

const addonOnce = (addonName: string, status: string, cluster = clusterName) =>
  eventually(async () => {
    const { addon } = await account.eks.send(new DescribeAddonCommand({ clusterName: cluster, addonName }));
    return addon?.status === status && addon;
  });

describe('CreateAddon refuses', () => {
  test.each<[string, string, Partial<CreateAddonCommandInput>, string]>([
    [
      'an add-on that does not exist',
      'cert-manager',
      {},
      'Addon cert-manager specified is not supported in 1.36 kubernetes version',
    ],
    [
      'a version that does not exist',
      'coredns',
      { addonVersion: 'v1.0.0-eksbuild.1' },
      'Addon version specified is not supported',
    ],
    [
      'a version for an older Kubernetes',
      'coredns',
      { addonVersion: 'v1.11.4-eksbuild.40' },
      'Addon version specified is not supported',
    ],
    [
      'a configuration that is no JSON or YAML',
      'vpc-cni',
      { configurationValues: '{"env":' },
      'ConfigurationValue provided in request is not supported',
    ],
    [
      'a configuration that it does not know',
      'vpc-cni',
      { configurationValues: '{"colour": "red"}' },
      'Json schema validation failed with error: [$.colour: is not defined in the schema',
    ],
    [
      'nothing as a configuration',
      'vpc-cni',
      { configurationValues: 'null' },
      'Json schema validation failed with error: [$: null found, object expected]',
    ],
    [
      'a truth where text is expected, and the other way round, all at once',
      'vpc-cni',
      { configurationValues: '{"enableNetworkPolicy": true, "nodeAgent": {"enabled": "true"}}' },
      'Json schema validation failed with error: [$.enableNetworkPolicy: boolean found, string expected, ' +
        '$.nodeAgent.enabled: string found, boolean expected]',
    ],
    [
      'a number where text is expected',
      'vpc-cni',
      { configurationValues: 'env:\n  WARM_IP_TARGET: 5\n' },
      '[$.env.WARM_IP_TARGET: integer found, string expected]',
    ],
    [
      'an environment variable that the CNI does not read',
      'vpc-cni',
      { configurationValues: '{"env": {"WARM_IP_TARGETS": "5"}}' },
      '[$.env.WARM_IP_TARGETS: is not defined in the schema and the schema does not allow additional properties]',
    ],
    [
      'a number in words',
      'coredns',
      { configurationValues: '{"replicaCount": "three"}' },
      '[$.replicaCount: string found, integer expected]',
    ],
    [
      'a number out of its range, and one that is missing',
      'coredns',
      { configurationValues: '{"autoScaling": {"minReplicas": 1}}' },
      '[$.autoScaling.enabled: is missing but it is required, $.autoScaling.minReplicas: must have a minimum value of 2]',
    ],
    [
      'what is neither of two',
      'coredns',
      { configurationValues: '{"podDisruptionBudget": {"maxUnavailable": "half"}}' },
      '[$.podDisruptionBudget.maxUnavailable: does not match the regex pattern .*%$, ' +
        '$.podDisruptionBudget.maxUnavailable: string found, integer expected]',
    ],
    [
      'a toleration that is no object',
      'coredns',
      { configurationValues: '{"tolerations": ["all"]}' },
      '[$.tolerations[0]: string found, object expected]',
    ],
    [
      'a mode that there is not',
      'kube-proxy',
      { configurationValues: '{"mode": "userspace"}' },
      '[$.mode: does not have a value in the enumeration [iptables, ipvs, nftables]]',
    ],
    [
      'a tag of volumes that EC2 would not take',
      'aws-ebs-csi-driver',
      { configurationValues: JSON.stringify({ controller: { extraVolumeTags: { note: 'x'.repeat(257) } } }) },
      '[$.controller.extraVolumeTags.note: may only be 256 characters long]',
    ],
    [
      'a role that does not exist',
      'aws-ebs-csi-driver',
      { serviceAccountRoleArn: 'arn:aws:iam::123456789012:role/nobody' },
      'does not exist',
    ],
    [
      'a service account that is not its own',
      'aws-ebs-csi-driver',
      { podIdentityAssociations: [{ serviceAccount: 'mine', roleArn: 'arn:aws:iam::123456789012:role/x' }] },
      'Service account mine is not valid',
    ],
  ])('%s', async (_what, addonName, wish, message) => {
    const answer = await refusal(create(addonName, wish));
    expect(answer).toMatchObject({ name: 'InvalidParameterException', status: 400 });
    expect(answer.message).toContain(message);
  });

  test('a role that pods cannot have', async () => {
    const podIdentityAssociations = [{ serviceAccount: 'ebs-csi-controller-sa', roleArn: account.nodeRole }];
    expect(await refusal(create('aws-ebs-csi-driver', { podIdentityAssociations }))).toMatchObject({
      name: 'InvalidParameterException',
      message: expect.stringContaining('Must be assumable by pods.eks.amazonaws.com with sts:AssumeRole'),
    });
  });
});

test('a DaemonSet’s add-on is ACTIVE without nodes, is there once, and goes', async () => {
  const { eks } = account;
  const { addon } = await create('kube-proxy', { tags: { a: 'b' } });
  expect(addon).toMatchObject({
    status: 'CREATING',
    addonVersion: expect.stringMatching(/^v1\.36\.\d+-eksbuild\.2$/),
    tags: { a: 'b' },
  });
  expect(await refusal(create('kube-proxy'))).toEqual({
    name: 'ResourceInUseException',
    status: 409,
    message: 'Addon already exists.',
  });
  await addonOnce('kube-proxy', 'ACTIVE');
  expect((await eks.send(new ListAddonsCommand({ clusterName }))).addons).toContain('kube-proxy');
  const kubernetes = await kubernetesClient(emulator, account, clusterName);
  const daemonSets = async () =>
    (await kubernetes.list('/apis/apps/v1/namespaces/kube-system/daemonsets')).map(
      ({ metadata }) => metadata.name,
    );
  expect(await daemonSets()).toContain('kube-proxy');
  await eks.send(new DeleteAddonCommand({ clusterName, addonName: 'kube-proxy' }));
  const describeIt = new DescribeAddonCommand({ clusterName, addonName: 'kube-proxy' });
  await untilRefused(() => eks.send(describeIt), 'ResourceNotFoundException');
  expect((await refusal(eks.send(describeIt))).message).toBe(
    'No addon: kube-proxy found in cluster: extended',
  );
  expect(await daemonSets()).not.toContain('kube-proxy');
});

test('a Deployment’s add-on is DEGRADED after a while without nodes, its pods Pending, until nodes are Ready', async () => {
  const began = Date.now();
  for (const addonName of ['vpc-cni', 'coredns', 'metrics-server']) await create(addonName);
  const degraded = await addonOnce('coredns', 'DEGRADED');
  expect(degraded.health?.issues).toMatchObject([
    {
      code: 'InsufficientNumberOfReplicas',
      message: "The add-on is unhealthy because it doesn't have the desired number of replicas.",
    },
  ]);
  const kubernetes = await kubernetesClient(emulator, account, clusterName);
  const phases = async (app: string) =>
    (await kubernetes.list('/api/v1/namespaces/kube-system/pods'))
      .filter(({ metadata }) => metadata.labels?.['app.kubernetes.io/name'] === app)
      .map(({ status }) => Object(status).phase);
  expect(await phases('coredns')).toEqual(['Pending', 'Pending']);
  await addonOnce('metrics-server', 'DEGRADED');
  await createNodegroup(account, clusterName, 'nodes');
  const healthy = await addonOnce('coredns', 'ACTIVE');
  // EKS looks again after a quarter of an hour, whenever its pods have come.
  expect(((Date.now() - began) / 1000) * speed).toBeGreaterThan(15 * 60);
  expect(healthy.health?.issues).toEqual([]);
  await addonOnce('metrics-server', 'ACTIVE');
  expect(await phases('coredns')).toEqual(['Running', 'Running']);
  expect(await phases('aws-node')).toEqual(['Running', 'Running']);
});

test('a node has room for as many pods as its interfaces have addresses', async () => {
  const name = 'tight';
  await createCluster(account, name);
  const one = (instanceType: 't3.micro' | 't3.small') => ({
    instanceTypes: [instanceType],
    scalingConfig: { minSize: 1, maxSize: 1, desiredSize: 1 },
  });
  // Four: those of the cluster's own add-ons.
  await createNodegroup(account, name, 'micro', one('t3.micro'));
  await account.eks.send(new CreateAddonCommand({ clusterName: name, addonName: 'metrics-server' }));
  await addonOnce('metrics-server', 'DEGRADED', name);
  const kubernetes = await kubernetesClient(emulator, account, name);
  const pods = await kubernetes.list('/api/v1/namespaces/kube-system/pods');
  const waiting = pods.map(({ status }) => Object(status)).filter(({ phase }) => phase === 'Pending');
  expect(waiting.map(({ conditions }) => conditions[0].message)).toEqual(
    Array(2).fill(expect.stringContaining('0/1 nodes are available: 1 Too many pods.')),
  );
  await createNodegroup(account, name, 'small', one('t3.small'));
  await addonOnce('metrics-server', 'ACTIVE', name);
});

test('an add-on whose pods find room is CREATING until they run: AWS’s own waiter takes DEGRADED for a failure', async () => {
  await create('amazon-cloudwatch-observability');
  const seen = new Set<string | undefined>();
  await eventually(async () => {
    const { addon } = await account.eks.send(
      new DescribeAddonCommand({ clusterName, addonName: 'amazon-cloudwatch-observability' }),
    );
    seen.add(addon?.status);
    return addon?.status === 'ACTIVE';
  });
  expect([...seen]).toEqual(['CREATING', 'ACTIVE']);
});

test('an add-on takes its role by Pod Identity', async () => {
  const { eks, iam } = account;
  const roleArn = await createRole(iam, 'ebs', {
    service: 'pods.eks.amazonaws.com',
    actions: ['sts:AssumeRole', 'sts:TagSession'],
  });
  await consistent(emulator);
  const { addon } = await create('aws-ebs-csi-driver', {
    podIdentityAssociations: [{ serviceAccount: 'ebs-csi-controller-sa', roleArn }],
  });
  const { associations } = await eks.send(new ListPodIdentityAssociationsCommand({ clusterName }));
  expect(associations).toMatchObject([
    { namespace: 'kube-system', serviceAccount: 'ebs-csi-controller-sa', ownerArn: addon?.addonArn },
  ]);
  expect(addon?.podIdentityAssociations).toEqual([associations?.[0]?.associationArn]);
});

test('a driver that may do nothing in EC2 is started again and again, and its add-on is DEGRADED until it may', async () => {
  const degraded = await addonOnce('aws-ebs-csi-driver', 'DEGRADED');
  expect(degraded.health?.issues).toMatchObject([{ code: 'InsufficientNumberOfReplicas' }]);
  const kubernetes = await kubernetesClient(emulator, account, clusterName);
  const states = async () =>
    (await kubernetes.list('/api/v1/namespaces/kube-system/pods'))
      .filter(({ metadata }) => metadata.name.startsWith('ebs-csi-controller-'))
      .map(({ status }) => Object(status).containerStatuses[0].state.waiting?.reason);
  expect(await states()).toEqual(['CrashLoopBackOff', 'CrashLoopBackOff']);
  await account.iam.send(
    new AttachRolePolicyCommand({
      RoleName: 'ebs',
      PolicyArn: 'arn:aws:iam::aws:policy/service-role/AmazonEBSCSIDriverPolicy',
    }),
  );
  await create('eks-pod-identity-agent');
  await addonOnce('aws-ebs-csi-driver', 'ACTIVE');
  expect(await states()).toEqual([undefined, undefined]);
}, 90_000);

test('an add-on is updated to another version and configuration', async () => {
  const { eks } = account;
  const before = await addonOnce('eks-pod-identity-agent', 'ACTIVE');
  const { update } = await eks.send(
    new UpdateAddonCommand({
      clusterName,
      addonName: 'eks-pod-identity-agent',
      addonVersion: 'v1.3.12-eksbuild.2',
      configurationValues: 'agent:\n  additionalArgs: {}\n',
    }),
  );
  expect(update).toMatchObject({ type: 'AddonUpdate', status: 'InProgress' });
  await eventually(async () => {
    const now = await eks.send(
      new DescribeUpdateCommand({
        name: clusterName,
        addonName: 'eks-pod-identity-agent',
        updateId: update?.id,
      }),
    );
    return now.update?.status === 'Successful';
  });
  const after = await addonOnce('eks-pod-identity-agent', 'ACTIVE');
  expect(before.addonVersion).not.toBe(after.addonVersion);
  expect(after.configurationValues).toContain('additionalArgs');
});

test('an add-on is in the namespace that it was made in', async () => {
  await expect(
    refusal(create('snapshot-controller', { namespaceConfig: { namespace: 'Not_One' } })),
  ).resolves.toMatchObject({ name: 'InvalidParameterException' });
  const { addon } = await create('snapshot-controller', { namespaceConfig: { namespace: 'snapshots' } });
  expect(addon?.namespaceConfig).toEqual({ namespace: 'snapshots' });
  const kubernetes = await kubernetesClient(emulator, account, clusterName);
  const names = async (namespace: string) =>
    (await kubernetes.list(`/apis/apps/v1/namespaces/${namespace}/deployments`)).map(
      ({ metadata }) => metadata.name,
    );
  await eventually(async () => (await names('snapshots')).includes('snapshot-controller'));
  expect(await names('kube-system')).not.toContain('snapshot-controller');
  await account.eks.send(new DeleteAddonCommand({ clusterName, addonName: 'snapshot-controller' }));
  await eventually(async () => (await names('snapshots')).length === 0);
});

test('an add-on does not overwrite what is there unless told to', async () => {
  const cluster = 'bootstrapped';
  const { eks } = account;
  await createCluster(account, cluster);
  for (const [addonName, resolveConflicts] of [
    ['vpc-cni', 'NONE'],
    ['coredns', 'PRESERVE'],
  ] as const) {
    await eks.send(new CreateAddonCommand({ clusterName: cluster, addonName, resolveConflicts }));
    const failed = await addonOnce(addonName, 'CREATE_FAILED', cluster);
    expect(failed.health?.issues).toMatchObject([{ code: 'ConfigurationConflict' }]);
  }
  await eks.send(
    new CreateAddonCommand({ clusterName: cluster, addonName: 'kube-proxy', resolveConflicts: 'OVERWRITE' }),
  );
  await addonOnce('kube-proxy', 'ACTIVE', cluster);
});

describe('the name service', () => {
  const name = 'named';
  const inSystem = '/api/v1/namespaces/kube-system';
  const deployments = '/apis/apps/v1/namespaces/kube-system/deployments';

  test('has its Service at the tenth address of the range, and its configuration', async () => {
    const shown = await createCluster(account, name);
    // The VPC uses 10.0.0.0/8.
    expect(shown.kubernetesNetworkConfig?.serviceIpv4Cidr).toBe('172.20.0.0/16');
    const kubernetes = await kubernetesClient(emulator, account, name);
    expect(await kubernetes.get('/api/v1/namespaces/default/services/kubernetes')).toMatchObject({
      spec: { clusterIP: '172.20.0.1' },
    });
    expect(await kubernetes.get(`${inSystem}/services/kube-dns`)).toMatchObject({
      spec: { clusterIP: '172.20.0.10', ports: [{ port: 53 }, { port: 53 }, { port: 9153 }] },
    });
    expect(await kubernetes.get(`${inSystem}/configmaps/coredns`)).toMatchObject({
      data: { Corefile: expect.stringContaining('kubernetes cluster.local') },
    });
  });

  test('is as its add-on is configured, and goes whole', async () => {
    const { eks } = account;
    const tolerations = [{ key: 'team', operator: 'Exists' }];
    const configurationValues = JSON.stringify({ replicaCount: 3, tolerations, corefile: '.:53 {}' });
    const addon = { clusterName: name, addonName: 'coredns' };
    await eks.send(new CreateAddonCommand({ ...addon, configurationValues, resolveConflicts: 'OVERWRITE' }));
    const kubernetes = await kubernetesClient(emulator, account, name);
    const now = async () => Object(await kubernetes.get(`${deployments}/coredns`)).spec;
    await eventually(async () => (await now()).replicas === 3);
    expect((await now()).template.spec.tolerations).toEqual(tolerations);
    expect(await kubernetes.get(`${inSystem}/configmaps/coredns`)).toMatchObject({
      data: { Corefile: '.:53 {}' },
    });
    await eks.send(new DeleteAddonCommand(addon));
    for (const [path, gone] of [
      [deployments, 'coredns'],
      [`${inSystem}/services`, 'kube-dns'],
      [`${inSystem}/configmaps`, 'coredns'],
    ] as const) {
      await eventually(async () =>
        (await kubernetes.list(path)).every(({ metadata }) => metadata.name !== gone),
      );
    }
  });
});

test('an add-on takes its role by its service account', async () => {
  const { eks, iam, nodeRole } = account;
  const roleArn = await createRole(iam, 'efs', { service: 'pods.eks.amazonaws.com' });
  await consistent(emulator);
  await create('aws-efs-csi-driver', { serviceAccountRoleArn: roleArn });
  await addonOnce('aws-efs-csi-driver', 'ACTIVE');
  const kubernetes = await kubernetesClient(emulator, account, clusterName);
  const annotations = async () =>
    Object(await kubernetes.get('/api/v1/namespaces/kube-system/serviceaccounts/efs-csi-controller-sa'))
      .metadata.annotations;
  expect(await annotations()).toMatchObject({ 'eks.amazonaws.com/role-arn': roleArn });
  await eks.send(
    new UpdateAddonCommand({ clusterName, addonName: 'aws-efs-csi-driver', serviceAccountRoleArn: nodeRole }),
  );
  await addonOnce('aws-efs-csi-driver', 'ACTIVE');
  expect(await annotations()).toMatchObject({ 'eks.amazonaws.com/role-arn': nodeRole });
});

test('an add-on that goes leaves its pods when told to', async () => {
  const { eks } = account;
  await create('snapshot-controller');
  await addonOnce('snapshot-controller', 'ACTIVE');
  await eks.send(new DeleteAddonCommand({ clusterName, addonName: 'snapshot-controller', preserve: true }));
  await untilRefused(
    () => eks.send(new DescribeAddonCommand({ clusterName, addonName: 'snapshot-controller' })),
    'ResourceNotFoundException',
  );
  const kubernetes = await kubernetesClient(emulator, account, clusterName);
  const deployments = await kubernetes.list('/apis/apps/v1/namespaces/kube-system/deployments');
  expect(deployments.map(({ metadata }) => metadata.name)).toContain('snapshot-controller');
});

test('an update keeps what somebody has changed, or not, as it is told', async () => {
  const addonName = 'eks-node-monitoring-agent';
  const path = `/apis/apps/v1/namespaces/kube-system/daemonsets/${addonName}`;
  const { eks } = account;
  await create(addonName);
  await addonOnce(addonName, 'ACTIVE');
  const kubernetes = await kubernetesClient(emulator, account, clusterName);
  const image = async () => Object(await kubernetes.get(path)).spec.template.spec.containers[0].image;
  const usual = await image();
  await kubernetes.apply(path, {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name: addonName },
    spec: { template: { spec: { containers: [{ name: addonName, image: 'mine' }] } } },
  });
  const update = async (resolveConflicts: 'NONE' | 'PRESERVE' | 'OVERWRITE') => {
    const { update } = await eks.send(new UpdateAddonCommand({ clusterName, addonName, resolveConflicts }));
    return await eventually(async () => {
      const now = await eks.send(
        new DescribeUpdateCommand({ name: clusterName, addonName, updateId: update?.id }),
      );
      return now.update?.status !== 'InProgress' && now.update;
    });
  };
  expect(await update('NONE')).toMatchObject({
    status: 'Failed',
    errors: [{ errorCode: 'ConfigurationConflict' }],
  });
  expect((await addonOnce(addonName, 'UPDATE_FAILED')).health?.issues).toMatchObject([
    { code: 'ConfigurationConflict' },
  ]);
  expect(await update('PRESERVE')).toMatchObject({ status: 'Successful' });
  expect(await image()).toBe('mine');
  expect(await update('OVERWRITE')).toMatchObject({ status: 'Successful' });
  expect(await image()).toBe(usual);
});

describe('DescribeAddonVersions', () => {
  const versions = async (wish: object) =>
    (await account.eks.send(new DescribeAddonVersionsCommand(wish))).addons ?? [];

  test('tells which version is the default for a Kubernetes version', async () => {
    const [coredns] = await versions({ addonName: 'coredns', kubernetesVersion: '1.36' });
    const defaults = coredns?.addonVersions?.filter(
      ({ compatibilities }) => compatibilities?.[0]?.defaultVersion,
    );
    expect(defaults).toMatchObject([
      {
        addonVersion: 'v1.13.2-eksbuild.4',
        architecture: ['amd64', 'arm64'],
        compatibilities: [{ clusterVersion: '1.36', platformVersions: ['*'], defaultVersion: true }],
      },
    ]);
  });

  test('finds add-ons by type, and none by an unknown name', async () => {
    const storage = await versions({ types: ['storage'] });
    expect(storage.map(({ addonName }) => addonName)).toContain('aws-ebs-csi-driver');
    expect(await versions({ addonName: 'cert-manager' })).toEqual([]);
  });

  test('finds add-ons by publisher and by owner', async () => {
    expect((await versions({ publishers: ['eks'], owners: ['aws'] })).length).toBeGreaterThan(0);
    expect(await versions({ publishers: ['upbound'] })).toEqual([]);
    expect(await versions({ owners: ['aws-marketplace'] })).toEqual([]);
  });

  test('goes with the schema of the configuration', async () => {
    const { configurationSchema = '', podIdentityConfiguration } = await account.eks.send(
      new DescribeAddonConfigurationCommand({
        addonName: 'aws-ebs-csi-driver',
        addonVersion: 'v1.54.0-eksbuild.1',
      }),
    );
    expect(JSON.parse(configurationSchema)).toMatchObject({
      $schema: 'https://json-schema.org/draft/2019-09/schema',
      $defs: { extraVolumeTags: { type: 'object' } },
      type: 'object',
      additionalProperties: false,
      properties: { controller: { properties: { extraVolumeTags: { $ref: '#/$defs/extraVolumeTags' } } } },
    });
    expect(podIdentityConfiguration).toEqual([
      {
        serviceAccount: 'ebs-csi-controller-sa',
        recommendedManagedPolicies: ['arn:aws:iam::aws:policy/service-role/AmazonEBSCSIDriverPolicy'],
      },
    ]);
  });

  test('names the parts of one of EKS’s own', async () => {
    const { addons: [found] = [] } = await account.eks.send(
      new DescribeAddonVersionsCommand({ addonName: 'coredns' }),
    );
    const addonVersion = found?.addonVersions?.[0]?.addonVersion;
    const { configurationSchema = '' } = await account.eks.send(
      new DescribeAddonConfigurationCommand({ addonName: 'coredns', addonVersion }),
    );
    expect(JSON.parse(configurationSchema)).toMatchObject({
      $ref: '#/definitions/Coredns',
      definitions: {
        Coredns: { properties: { replicaCount: {}, resources: { $ref: '#/definitions/Resources' } } },
        Resources: { properties: { limits: { $ref: '#/definitions/Limits' } } },
        Limits: { properties: { cpu: { type: 'string' } } },
      },
    });
  });
});
