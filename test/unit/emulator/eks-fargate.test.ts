import {
  AllocateAddressCommand,
  AssociateRouteTableCommand,
  CreateNatGatewayCommand,
  CreateNetworkInterfaceCommand,
  CreateRouteCommand,
  CreateRouteTableCommand,
  DeleteNetworkInterfaceCommand,
  DescribeNatGatewaysCommand,
} from '@aws-sdk/client-ec2';
import {
  CreateAccessEntryCommand,
  CreateAddonCommand,
  CreateFargateProfileCommand,
  type CreateFargateProfileCommandInput,
  DeleteAccessEntryCommand,
  DeleteAddonCommand,
  DeleteClusterCommand,
  DeleteFargateProfileCommand,
  DescribeAddonCommand,
  DescribeFargateProfileCommand,
  ListFargateProfilesCommand,
} from '@aws-sdk/client-eks';
import { AttachRolePolicyCommand } from '@aws-sdk/client-iam';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type Account,
  consistent,
  createCluster,
  createRole,
  createSubnet,
  eventually,
  furnish,
  untilRefused,
} from './eks-account.ts';
import { kubernetesClient } from './eks-kubernetes.ts';
import { type EmulatorInTest, emulatorInTest, refusal } from './emulator-in-test.ts';

const clusterName = 'serverless';

let emulator: EmulatorInTest;
let account: Account;
let podExecutionRoleArn: string;
let privateSubnet: string;
/** Leads out by a NAT gateway. */
let routeTable: string;

beforeAll(async () => {
  emulator = await emulatorInTest({ speed: 100 });
  account = await furnish(emulator);
  podExecutionRoleArn = await createRole(account.iam, 'fargate', {
    service: 'eks-fargate-pods.amazonaws.com',
  });
  routeTable = await tableWithNat();
  privateSubnet = await subnet('10.0.64.0/24');
  await lead(privateSubnet);
  await consistent(emulator);
  await createCluster(account, clusterName, {
    resourcesVpcConfig: { subnetIds: [...account.subnetIds, privateSubnet] },
  });
});
afterAll(() => emulator.close());

async function tableWithNat(): Promise<string> {
  const { ec2, vpcId, subnetIds } = account;
  const { AllocationId } = await ec2.send(new AllocateAddressCommand({ Domain: 'vpc' }));
  const { NatGateway } = await ec2.send(
    new CreateNatGatewayCommand({ SubnetId: subnetIds[0], AllocationId }),
  );
  const NatGatewayId = NatGateway?.NatGatewayId ?? '';
  await eventually(async () => {
    const { NatGateways } = await ec2.send(new DescribeNatGatewaysCommand({ NatGatewayIds: [NatGatewayId] }));
    return NatGateways?.[0]?.State === 'available';
  });
  const { RouteTable } = await ec2.send(new CreateRouteTableCommand({ VpcId: vpcId }));
  const RouteTableId = RouteTable?.RouteTableId ?? '';
  await ec2.send(new CreateRouteCommand({ RouteTableId, DestinationCidrBlock: '0.0.0.0/0', NatGatewayId }));
  return RouteTableId;
}

const subnet = (cidr: string): Promise<string> =>
  createSubnet(account.ec2, account.vpcId, 'us-east-1a', cidr);

const lead = (SubnetId: string) =>
  account.ec2.send(new AssociateRouteTableCommand({ RouteTableId: routeTable, SubnetId }));

const create = (fargateProfileName: string, wish: Partial<CreateFargateProfileCommandInput> = {}) =>
  account.eks.send(
    new CreateFargateProfileCommand({
      clusterName,
      fargateProfileName,
      podExecutionRoleArn,
      subnets: [privateSubnet],
      selectors: [{ namespace: 'default' }],
      ...wish,
    }),
  );

const remove = async (fargateProfileName: string): Promise<void> => {
  await account.eks.send(new DeleteFargateProfileCommand({ clusterName, fargateProfileName }));
  await untilRefused(
    () => account.eks.send(new DescribeFargateProfileCommand({ clusterName, fargateProfileName })),
    'ResourceNotFoundException',
  );
};

const active = (fargateProfileName: string) =>
  eventually(async () => {
    const { fargateProfile } = await account.eks.send(
      new DescribeFargateProfileCommand({ clusterName, fargateProfileName }),
    );
    return fargateProfile?.status === 'ACTIVE' && fargateProfile;
  });

test.each<[string, () => Partial<CreateFargateProfileCommandInput>, string]>([
  [
    'a public subnet',
    () => ({ subnets: account.subnetIds }),
    'provided in Fargate Profile is not a private subnet',
  ],
  ['no selectors', () => ({ selectors: [] }), 'between 1 and 5 selectors'],
  [
    'a selector of six labels',
    () => ({ selectors: [{ namespace: 'a', labels: { a: '', b: '', c: '', d: '', e: '', f: '' } }] }),
    'at most 5 labels',
  ],
  [
    'a role that Fargate cannot take',
    () => ({ podExecutionRoleArn: account.nodeRole }),
    'Misconfigured PodExecutionRole Trust Policy',
  ],
])('a Fargate profile is refused for %s', async (_what, wish, message) => {
  const answer = await refusal(create('refused', wish()));
  expect(answer).toMatchObject({ name: 'InvalidParameterException', status: 400 });
  expect(answer.message).toContain(message);
});

test('a profile that names no subnets has the private ones of the cluster', async () => {
  // As `eksctl create fargateprofile` asks for it.
  const { fargateProfile } = await create('placed', { subnets: undefined, tags: {} });
  expect(fargateProfile?.subnets).toEqual([privateSubnet]);
  await active('placed');
  await remove('placed');
});

test('a profile is made once for one client request token', async () => {
  const { fargateProfile: first } = await create('repeated', { clientRequestToken: 'once' });
  const { fargateProfile: again } = await create('repeated', { clientRequestToken: 'once' });
  expect(again?.fargateProfileArn).toBe(first?.fargateProfileArn);
  await active('repeated');
  const other = await refusal(create('repeated', { clientRequestToken: 'twice' }));
  expect(other.name).toBe('ResourceInUseException');
  await remove('repeated');
});

test('pods that a profile selects run on Fargate, and others do not', async () => {
  await create('web', { selectors: [{ namespace: 'shop-*', labels: { tier: 'web' } }] });
  await active('web');
  const kubernetes = await kubernetesClient(emulator, account, clusterName);
  const pods = { 'shop-a': { tier: 'web' }, 'shop-b': { tier: 'data' }, other: { tier: 'web' } };
  for (const [namespace, labels] of Object.entries(pods)) {
    await kubernetes.apply(`/api/v1/namespaces/${namespace}`, {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: namespace },
    });
    await kubernetes.apply(`/api/v1/namespaces/${namespace}/pods/one`, {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'one', labels },
      spec: { containers: [{ name: 'one', image: 'nginx' }] },
    });
  }
  const podIn = async (namespace: string) =>
    Object(await kubernetes.get(`/api/v1/namespaces/${namespace}/pods/one`));
  const running = await eventually(async () => {
    const pod = await podIn('shop-a');
    return pod.status?.phase === 'Running' && pod;
  });
  expect(running).toMatchObject({
    metadata: { labels: { 'eks.amazonaws.com/fargate-profile': 'web' } },
    spec: { schedulerName: 'fargate-scheduler', nodeName: expect.stringMatching(/^fargate-ip-/) },
  });
  for (const namespace of ['shop-b', 'other']) {
    expect((await podIn(namespace)).spec.nodeName).toBeUndefined();
  }
  const nodes = () => kubernetes.list('/api/v1/nodes');
  expect((await nodes()).map(({ metadata }) => metadata.labels?.['eks.amazonaws.com/compute-type'])).toEqual([
    'fargate',
  ]);
  await kubernetes.remove('/api/v1/namespaces/shop-a/pods/one');
  await eventually(async () => (await nodes()).length === 0);
  await remove('web');
});

interface PodWish {
  metadata?: { labels?: Record<string, string>; annotations?: Record<string, string> };
  spec?: Record<string, unknown>;
}

/** A pod in a namespace of its own, which a profile selects. */
async function podOf(
  namespace: string,
  image: string,
  wish: Partial<CreateFargateProfileCommandInput> = {},
  { metadata: more = {}, spec = {} }: PodWish = {},
) {
  await create(namespace, { selectors: [{ namespace }], ...wish });
  await active(namespace);
  const kubernetes = await kubernetesClient(emulator, account, clusterName);
  const path = `/api/v1/namespaces/${namespace}`;
  const metadata = { name: namespace };
  await kubernetes.apply(path, { apiVersion: 'v1', kind: 'Namespace', metadata });
  await kubernetes.apply(`${path}/pods/one`, {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'one', ...more },
    spec: { containers: [{ name: 'web', image }], ...spec },
  });
  const pod = async () => Object(await kubernetes.get(`${path}/pods/one`));
  return {
    pod,
    said: (reason: string) =>
      eventually(async () => {
        const events = await kubernetes.list(`${path}/events`);
        return events.find((event) => event.reason === reason)?.message;
      }),
    runs: () => eventually(async () => (await pod()).status?.phase === 'Running'),
    /** Goes with the profile. */
    async goes() {
      await remove(namespace);
      await eventually(async () => (await kubernetes.list(`${path}/pods`)).length === 0);
    },
  };
}

const interfaces = async (): Promise<number> =>
  (await emulator.resources()).filter(({ type }) => type === 'AWS::EC2::NetworkInterface').length;

test('a pod waits for a subnet with a way out', async () => {
  const before = await interfaces();
  const closed = await subnet('10.0.65.0/24');
  const { pod, said, runs, goes } = await podOf('closed', 'nginx', { subnets: [closed] });
  expect(await said('FailedScheduling')).toBe('Pod provisioning timed out (will retry) for pod: closed/one');
  expect((await pod()).status.phase).toBe('Pending');
  expect((await pod()).spec.nodeName).toBeUndefined();
  await lead(closed);
  await runs();
  expect(await interfaces()).toBe(before + 1);
  await goes();
  expect(await interfaces()).toBe(before);
});

test('a pod waits for a subnet with an address for it', async () => {
  const full = await subnet('10.0.66.0/28');
  await lead(full);
  const { ec2 } = account;
  const taken: string[] = [];
  for (let index = 0; index < 11; index++) {
    const { NetworkInterface } = await ec2.send(new CreateNetworkInterfaceCommand({ SubnetId: full }));
    taken.push(NetworkInterface?.NetworkInterfaceId ?? '');
  }
  const { pod, said, runs, goes } = await podOf('full', 'nginx', { subnets: [full] });
  expect(await said('FailedScheduling')).toBe('Pod provisioning timed out (will retry) for pod: full/one');
  expect((await pod()).status.phase).toBe('Pending');
  await ec2.send(new DeleteNetworkInterfaceCommand({ NetworkInterfaceId: taken[0] }));
  await runs();
  await goes();
});

test.each<[string, string, PodWish, string]>([
  [
    'its host',
    'hosts',
    {
      spec: {
        hostNetwork: true,
        containers: [
          {
            name: 'web',
            image: 'nginx',
            securityContext: { privileged: true },
            ports: [{ containerPort: 80, hostPort: 80 }],
          },
        ],
      },
    },
    'fields not supported: HostNetwork, invalid SecurityContext fields: Privileged, port contains HostIP or HostPort',
  ],
  [
    'a volume of its host',
    'folders',
    { spec: { volumes: [{ name: 'docker', hostPath: { path: '/var/run/docker.sock' } }] } },
    'volumes not supported: docker is of an unsupported volume Type',
  ],
  [
    'a claim that nothing fills',
    'claims',
    { spec: { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] } },
    'volumes not supported: data not supported because: PVC data not bound',
  ],
])('Fargate does not take a pod that asks for %s', async (_what, namespace, wish, message) => {
  const { pod, said, goes } = await podOf(namespace, 'nginx', {}, wish);
  expect(await said('FailedScheduling')).toBe(`Pod not supported on Fargate: ${message}`);
  expect((await pod()).spec.nodeName).toBeUndefined();
  await goes();
});

test('a pod says which profile it is of, or that it is of none', async () => {
  const { pod } = await podOf(
    'chosen',
    'nginx',
    {},
    {
      metadata: { labels: { 'eks.amazonaws.com/fargate-profile': 'another' } },
    },
  );
  expect((await pod()).spec.schedulerName).toBe('default-scheduler');
  await remove('chosen');
  const { pod: ofInstances } = await podOf(
    'kept',
    'nginx',
    {},
    {
      metadata: { annotations: { 'eks.amazonaws.com/compute-type': 'ec2' } },
    },
  );
  expect((await ofInstances()).spec.schedulerName).toBe('default-scheduler');
  await remove('kept');
});

test('a pod waits while the cluster does not know the pod execution role', async () => {
  const principalArn = podExecutionRoleArn;
  await account.eks.send(new DeleteAccessEntryCommand({ clusterName, principalArn }));
  const entry = { clusterName, principalArn, type: 'STANDARD' };
  await account.eks.send(new CreateAccessEntryCommand(entry));
  const again = await podOf('stranger', 'nginx');
  expect(await again.said('FailedScheduling')).toContain('Pod provisioning timed out');
  await account.eks.send(new DeleteAccessEntryCommand({ clusterName, principalArn }));
  await account.eks.send(new CreateAccessEntryCommand({ ...entry, type: 'FARGATE_LINUX' }));
  await again.runs();
  await again.goes();
});

test('a pod waits for its image until the pod execution role may pull it', async () => {
  const image = '602401143452.dkr.ecr.us-east-1.amazonaws.com/eks/coredns:v1.11.4';
  const { pod, runs, goes } = await podOf('unpulled', image);
  const waiting = await eventually(async () => {
    const state = (await pod()).status?.containerStatuses?.[0]?.state.waiting;
    return ['ErrImagePull', 'ImagePullBackOff'].includes(state?.reason) && state;
  });
  expect(waiting.message).toMatch(
    /failed to pull .*assumed-role\/fargate\/fargate-ip-10-0-64-\d+\.us-east-1\.compute\.internal is not authorized to perform: ecr:GetAuthorizationToken/,
  );
  const PolicyArn = 'arn:aws:iam::aws:policy/AmazonEKSFargatePodExecutionRolePolicy';
  await account.iam.send(new AttachRolePolicyCommand({ RoleName: 'fargate', PolicyArn }));
  await runs();
  await goes();
});

test('the name service runs on Fargate once its add-on is told so', async () => {
  await create('system', { selectors: [{ namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' } }] });
  await active('system');
  const kubernetes = await kubernetesClient(emulator, account, clusterName);
  const addon = { clusterName, addonName: 'coredns', resolveConflicts: 'OVERWRITE' } as const;
  await account.eks.send(new CreateAddonCommand(addon));
  const schedulers = async () =>
    (await kubernetes.list('/api/v1/namespaces/kube-system/pods'))
      .filter(({ metadata }) => metadata.labels?.['k8s-app'] === 'kube-dns')
      .map((pod) => Object(pod).spec.schedulerName);
  await eventually(async () => (await schedulers()).length === 2);
  expect(await schedulers()).toEqual(['default-scheduler', 'default-scheduler']);
  const status = async () =>
    (await account.eks.send(new DescribeAddonCommand({ clusterName, addonName: 'coredns' }))).addon?.status;
  await account.eks.send(new DeleteAddonCommand({ clusterName, addonName: 'coredns' }));
  await untilRefused(status, 'ResourceNotFoundException');
  const configurationValues = JSON.stringify({ computeType: 'Fargate' });
  await account.eks.send(new CreateAddonCommand({ ...addon, configurationValues }));
  await eventually(async () => (await status()) === 'ACTIVE');
  expect(await schedulers()).toEqual(['fargate-scheduler', 'fargate-scheduler']);
  await account.eks.send(new DeleteAddonCommand({ clusterName, addonName: 'coredns' }));
  await untilRefused(status, 'ResourceNotFoundException');
  await remove('system');
});

/** Asks for both at once, so that one comes while EKS is at work on the other, on any machine. */
async function contest(act: (name: string) => Promise<unknown>): Promise<[winner: string, refused: unknown]> {
  const names = ['first', 'second'];
  const refused = await Promise.all(
    names.map((name) =>
      act(name).then(
        () => undefined,
        (error: unknown) => error,
      ),
    ),
  );
  expect(refused.filter((error) => error !== undefined)).toHaveLength(1);
  const winner = names.find((_, index) => refused[index] === undefined) ?? '';
  return [winner, refused.find((error) => error !== undefined)];
}

const otherThan = (name: string): string => (name === 'first' ? 'second' : 'first');

test('Fargate profiles come and go one at a time, and hold their cluster', async () => {
  const { eks } = account;
  const [made, early] = await contest(create);
  expect(early).toMatchObject({
    name: 'ResourceInUseException',
    message: `Cannot create Fargate Profile ${otherThan(made)} because cluster serverless currently has Fargate profile ${made} in status CREATING`,
  });
  await active(made);
  await create(otherThan(made));
  await active(otherThan(made));
  const { fargateProfileNames } = await eks.send(new ListFargateProfilesCommand({ clusterName }));
  expect(fargateProfileNames?.toSorted()).toEqual(['first', 'second']);
  const held = await refusal(eks.send(new DeleteClusterCommand({ name: clusterName })));
  expect(held).toMatchObject({
    name: 'ResourceInUseException',
    message: 'Cluster has Fargate profiles attached',
  });
  const remove = (fargateProfileName: string) =>
    eks.send(new DeleteFargateProfileCommand({ clusterName, fargateProfileName }));
  const [going, late] = await contest(remove);
  expect(late).toMatchObject({
    message: `Cannot delete Fargate Profile ${otherThan(going)} because cluster serverless currently has Fargate profile ${going} in status DELETING`,
  });
  await untilRefused(
    () => eks.send(new DescribeFargateProfileCommand({ clusterName, fargateProfileName: going })),
    'ResourceNotFoundException',
  );
  await remove(otherThan(going));
});
