import {
  CreateNetworkAclEntryCommand,
  DeleteNetworkAclEntryCommand,
  DeleteVolumeCommand,
  DescribeInstancesCommand,
  DescribeNetworkAclsCommand,
  DescribeVolumesCommand,
} from '@aws-sdk/client-ec2';
import {
  CreateAddonCommand,
  DeletePodIdentityAssociationCommand,
  DescribeAddonCommand,
  ListPodIdentityAssociationsCommand,
  UpdateAddonCommand,
} from '@aws-sdk/client-eks';
import {
  CreatePolicyCommand,
  DeleteRolePermissionsBoundaryCommand,
  PutRolePermissionsBoundaryCommand,
  UpdateAssumeRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { itemsAt, numberAt, textAt } from '../../emulator/kubernetes/objects.ts';
import { addNodes, type CloudClusterInTest, cloudClusterInTest } from './cloud-cluster.ts';
import { consistent, createRole, eventually } from './eks-account.ts';
import { refusal } from './emulator-in-test.ts';

let cluster: CloudClusterInTest;
let driverRole: string;

const withSessionTags = ['sts:AssumeRole', 'sts:TagSession'];

const installAddon = async (addonName: string, wish: object = {}): Promise<void> => {
  const { eks } = cluster.account;
  await eks.send(new CreateAddonCommand({ clusterName: 'store', addonName, ...wish }));
  await eventually(async () => {
    const { addon } = await eks.send(new DescribeAddonCommand({ clusterName: 'store', addonName }));
    return addon?.status === 'ACTIVE';
  });
};

beforeAll(async () => {
  cluster = await cloudClusterInTest('store', {}, async ({ iam }) => {
    driverRole = await createRole(iam, 'driver', {
      service: 'pods.eks.amazonaws.com',
      actions: withSessionTags,
      policies: ['service-role/AmazonEBSCSIDriverPolicy'],
    });
  });
  await addNodes(cluster);
  await installAddon('eks-pod-identity-agent');
  await installAddon('aws-ebs-csi-driver', {
    podIdentityAssociations: [{ serviceAccount: 'ebs-csi-controller-sa', roleArn: driverRole }],
    configurationValues: JSON.stringify({ controller: { extraVolumeTags: { team: 'store' } } }),
  });
  await storageClass('gp3', {});
});
afterAll(() => cluster.close());

const storageClass = (name: string, wish: object) =>
  cluster.apply(`/apis/storage.k8s.io/v1/storageclasses/${name}`, {
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name },
    provisioner: 'ebs.csi.aws.com',
    parameters: { type: 'gp3', encrypted: 'true' },
    volumeBindingMode: 'WaitForFirstConsumer',
    ...wish,
  });

const claimPath = (name: string): string => `/api/v1/namespaces/default/persistentvolumeclaims/${name}`;
const podPath = (name: string): string => `/api/v1/namespaces/default/pods/${name}`;

const claim = (name: string, storageClassName = 'gp3') =>
  cluster.apply(claimPath(name), {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name },
    spec: {
      accessModes: ['ReadWriteOnce'],
      storageClassName,
      resources: { requests: { storage: '1500Mi' } },
    },
  });

const podWith = (name: string) =>
  cluster.apply(podPath(name), {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name },
    spec: {
      containers: [{ name: 'main', image: 'busybox' }],
      volumes: [{ name: 'data', persistentVolumeClaim: { claimName: name } }],
    },
  });

const bound = (name: string) =>
  eventually(async () => {
    const found = await cluster.get(claimPath(name));
    return found?.status?.phase === 'Bound' && String(found.spec?.volumeName);
  });

const volumesOf = async (claimName: string) => {
  const { Volumes = [] } = await cluster.account.ec2.send(
    new DescribeVolumesCommand({
      Filters: [{ Name: 'tag:kubernetes.io/created-for/pvc/name', Values: [claimName] }],
    }),
  );
  return Volumes;
};

const discard = async (name: string): Promise<void> => {
  await cluster.remove(podPath(name));
  await cluster.remove(claimPath(name));
  await eventually(async () => (await volumesOf(name)).length === 0);
};

const eventOf = (name: string, reason: string): Promise<string> =>
  eventually(async () => (await cluster.events(name, reason))[0]);

test('a claim gets an EBS volume where its first pod runs, and the volume goes with the claim', async () => {
  const { ec2 } = cluster.account;
  const before = await cluster.resources();
  const { metadata } = await claim('data');
  expect(await eventOf('data', 'WaitForFirstConsumer')).toBe(
    'waiting for first consumer to be created before binding',
  );
  expect(await volumesOf('data')).toEqual([]);
  await podWith('data');
  const name = await bound('data');
  expect(name).toBe(`pvc-${metadata.uid}`);

  const volume = await cluster.get(`/api/v1/persistentvolumes/${name}`);
  const [made] = await volumesOf('data');
  expect(volume?.spec).toMatchObject({
    capacity: { storage: '2Gi' },
    csi: { driver: 'ebs.csi.aws.com', volumeHandle: made?.VolumeId },
    claimRef: { name: 'data', namespace: 'default', uid: metadata.uid },
    persistentVolumeReclaimPolicy: 'Delete',
  });
  expect(made).toMatchObject({ Size: 2, VolumeType: 'gp3', Encrypted: true });
  const tags = Object.fromEntries((made?.Tags ?? []).map(({ Key, Value }) => [Key, Value]));
  expect(tags).toEqual({
    CSIVolumeName: name,
    KubernetesCluster: 'store',
    Name: `store-dynamic-${name}`,
    'ebs.csi.aws.com/cluster': 'true',
    'ebs.csi.aws.com/cluster-name': 'store',
    'kubernetes.io/cluster/store': 'owned',
    'kubernetes.io/created-for/pv/name': name,
    'kubernetes.io/created-for/pvc/name': 'data',
    'kubernetes.io/created-for/pvc/namespace': 'default',
    team: 'store',
  });

  const attached = await eventually(async () => (await volumesOf('data'))[0]?.Attachments?.[0]);
  const { Reservations = [] } = await ec2.send(
    new DescribeInstancesCommand({ InstanceIds: [attached.InstanceId ?? ''] }),
  );
  expect(Reservations[0]?.Instances?.[0]?.Placement?.AvailabilityZone).toBe(made?.AvailabilityZone);
  expect((await refusal(ec2.send(new DeleteVolumeCommand({ VolumeId: made?.VolumeId })))).name).toBe(
    'VolumeInUse',
  );

  await cluster.remove(claimPath('data'));
  expect((await cluster.get(claimPath('data')))?.metadata.deletionTimestamp).toBeDefined();
  expect(await volumesOf('data')).toHaveLength(1);
  await cluster.remove(podPath('data'));
  await eventually(async () => (await cluster.get(`/api/v1/persistentvolumes/${name}`)) === undefined);
  expect(await cluster.resources()).toEqual(before);
});

test('the driver calls EC2 in the role of its service account', async () => {
  const calls = await cluster.emulator.calls();
  const made = calls.find(({ operation }) => operation === 'CreateVolume');
  expect(made?.principal).toMatch(
    /^arn:aws:sts::123456789012:assumed-role\/driver\/eks-store-ebs-csi-controller-/,
  );
});

test('a class that does not wait gives a volume at once', async () => {
  await storageClass('immediate', { volumeBindingMode: 'Immediate' });
  await claim('early', 'immediate');
  await bound('early');
  expect(await volumesOf('early')).toHaveLength(1);
  await discard('early');
});

test('the class that EKS brings is served by the driver, and shown as ever', async () => {
  await claim('old', 'gp2');
  await podWith('old');
  const name = await bound('old');
  const [made] = await volumesOf('old');
  expect(made?.VolumeType).toBe('gp2');
  expect((await cluster.get(`/api/v1/persistentvolumes/${name}`))?.spec).toMatchObject({
    awsElasticBlockStore: { volumeID: made?.VolumeId },
  });
  await discard('old');
});

test('a volume that is to be retained outlives its claim', async () => {
  await storageClass('kept', { reclaimPolicy: 'Retain' });
  await claim('precious', 'kept');
  await podWith('precious');
  const path = `/api/v1/persistentvolumes/${await bound('precious')}`;
  await cluster.remove(podPath('precious'));
  await cluster.remove(claimPath('precious'));
  await eventually(async () => (await cluster.get(path))?.status?.phase === 'Released');
  await cluster.remove(path);
  await eventually(async () => (await cluster.get(path)) === undefined);
  const [kept] = await eventually(async () => {
    const volumes = await volumesOf('precious');
    return volumes[0]?.State === 'available' && volumes;
  });
  await cluster.account.ec2.send(new DeleteVolumeCommand({ VolumeId: kept?.VolumeId }));
});

test('a claim of a class that nobody serves stays pending', async () => {
  await storageClass('strange', { provisioner: 'example.com/disks', volumeBindingMode: 'Immediate' });
  await claim('strange', 'strange');
  await claim('ordinary');
  await podWith('ordinary');
  await bound('ordinary');
  expect((await cluster.get(claimPath('strange')))?.status?.phase).toBe('Pending');
  await discard('ordinary');
  await cluster.remove(claimPath('strange'));
});

const trust = (services: string[]) =>
  cluster.account.iam.send(
    new UpdateAssumeRolePolicyCommand({
      RoleName: 'driver',
      PolicyDocument: JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Principal: { Service: services }, Action: withSessionTags }],
      }),
    }),
  );

test('a driver whose role does not trust EKS’s pods cannot make volumes, until it does', async () => {
  await trust(['ec2.amazonaws.com']);
  await consistent(cluster.emulator);
  await claim('mistrusted');
  await podWith('mistrusted');
  expect(await eventOf('mistrusted', 'ProvisioningFailed')).toContain(
    'AccessDeniedException]: Unauthorized Exception! EKS does not have permissions to assume the associated role.',
  );
  expect((await cluster.get(claimPath('mistrusted')))?.status?.phase).toBe('Pending');
  await trust(['pods.eks.amazonaws.com']);
  await bound('mistrusted');
  await discard('mistrusted');
});

test('a claim of a class whose driver is not there stays Pending, and its pod with it', async () => {
  await storageClass('auto', { provisioner: 'ebs.csi.eks.amazonaws.com' });
  await claim('nobody', 'auto');
  await podWith('nobody');
  const told = await eventually(async () => {
    const found = await cluster.get(claimPath('nobody'));
    return found?.metadata?.annotations?.['volume.kubernetes.io/storage-provisioner'] !== undefined && found;
  });
  expect(told.status).toMatchObject({ phase: 'Pending' });
  // The controllers of claims and of pods both write to it, and come to rest.
  expect((await cluster.get(podPath('nobody')))?.status).toMatchObject({ phase: 'Pending' });
});

describe('inside a boundary', () => {
  const anything = { Effect: 'Allow', Action: '*', Resource: '*' };

  /** A claim that gets no volume while the role has this boundary, and one as soon as it has not. */
  async function refused(RoleName: string, name: string, statements: object[]): Promise<string> {
    const { iam } = cluster.account;
    const { Policy } = await iam.send(
      new CreatePolicyCommand({
        PolicyName: name,
        PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: statements }),
      }),
    );
    await iam.send(new PutRolePermissionsBoundaryCommand({ RoleName, PermissionsBoundary: Policy?.Arn }));
    await consistent(cluster.emulator);
    await claim(name);
    await podWith(name);
    const said = await eventOf(name, 'ProvisioningFailed');
    expect((await cluster.get(claimPath(name)))?.status?.phase).toBe('Pending');
    await iam.send(new DeleteRolePermissionsBoundaryCommand({ RoleName }));
    await bound(name);
    await discard(name);
    return said;
  }

  test('that keeps their node from asking EKS, pods get no credentials from the agent', async () => {
    const denial = { Effect: 'Deny', Action: 'eks-auth:*', Resource: '*' };
    expect(await refused('node', 'unasked', [anything, denial])).toMatch(
      /get identity: get credentials: failed to refresh cached credentials, failed to load credentials, : \[AccessDeniedException\]: User: arn:aws:sts::123456789012:assumed-role\/node\/i-[0-9a-f]+ is not authorized to perform: eks-auth:AssumeRoleForPodIdentity on resource: arn:aws:eks:us-east-1:123456789012:cluster\/store with an explicit deny in a permissions boundary/,
    );
  });

  test('that does not speak of volumes, a driver makes none', async () => {
    const elsewhere = { Effect: 'Allow', Action: 'ec2:Describe*', Resource: '*' };
    expect(await refused('driver', 'unspoken', [elsewhere])).toMatch(
      /assumed-role\/driver\/eks-store-ebs-csi-controller-\S+ is not authorized to perform: ec2:CreateVolume on resource: \S+ because no permissions boundary allows the ec2:CreateVolume action/,
    );
  });
});

test('what EC2 refuses is told in EC2’s words, and tried again', async () => {
  const { url } = cluster.emulator;
  const deny = [{ service: 'ec2', operation: 'CreateVolume', times: 1, effect: 'deny' }];
  await fetch(`${url}/_emulator/faults`, { method: 'POST', body: JSON.stringify(deny) });
  await claim('denied');
  await podWith('denied');
  expect(await eventOf('denied', 'ProvisioningFailed')).toContain(
    'operation error EC2: CreateVolume, api error UnauthorizedOperation: You are not authorized to perform this operation.',
  );
  await bound('denied');
  await discard('denied');
});

test('a driver that reaches no name server cannot make volumes, until it does', async () => {
  const { account } = cluster;
  const { ec2, eks, vpcId } = account;
  const deployment = '/apis/apps/v1/namespaces/kube-system/deployments/coredns';
  const server = (replicas: number, hostname: string) =>
    cluster.apply(deployment, {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'coredns' },
      spec: { replicas, template: { spec: { nodeSelector: { 'kubernetes.io/hostname': hostname } } } },
    });
  const [here = '', there = ''] = (await cluster.list('/api/v1/nodes')).map(({ metadata }) => metadata.name);
  const driver = { clusterName: 'store', addonName: 'aws-ebs-csi-driver' };
  const controller = { nodeSelector: { 'kubernetes.io/hostname': here } };
  await eks.send(new UpdateAddonCommand({ ...driver, configurationValues: JSON.stringify({ controller }) }));
  await eventually(async () => {
    const pods = (await cluster.list('/api/v1/namespaces/kube-system/pods')).filter(({ metadata }) =>
      metadata.name.startsWith('ebs-csi-controller'),
    );
    return pods.every(
      (pod) =>
        textAt(pod, 'spec', 'nodeName') === here &&
        itemsAt(pod, 'status', 'conditions').some(
          ({ type, status }) => type === 'Ready' && status === 'True',
        ),
    );
  });
  await server(0, there);
  const isUnnamed = expect.stringMatching(
    /dial tcp: lookup ec2\.us-east-1\.amazonaws\.com on 172\.20\.0\.10:53: read udp .*: i\/o timeout/,
  );
  await claim('nameless');
  await podWith('nameless');
  expect(await eventOf('nameless', 'ProvisioningFailed')).toEqual(isUnnamed);

  const { NetworkAcls: [acl] = [] } = await ec2.send(
    new DescribeNetworkAclsCommand({ Filters: [{ Name: 'vpc-id', Values: [vpcId] }] }),
  );
  const rule = { NetworkAclId: acl?.NetworkAclId, RuleNumber: 50, Egress: false };
  const names = { Protocol: '17', PortRange: { From: 53, To: 53 }, CidrBlock: '0.0.0.0/0' };
  await ec2.send(new CreateNetworkAclEntryCommand({ ...rule, ...names, RuleAction: 'deny' }));
  await server(1, there);
  await eventually(async () => numberAt(await cluster.get(deployment), 'status', 'readyReplicas') === 1);
  await discard('nameless');
  await claim('behind-an-acl');
  await podWith('behind-an-acl');
  expect(await eventOf('behind-an-acl', 'ProvisioningFailed')).toEqual(isUnnamed);
  await ec2.send(new DeleteNetworkAclEntryCommand(rule));
  await bound('behind-an-acl');
  await discard('behind-an-acl');
}, 120_000);

test('a driver without a role of its own acts as its node, which may not make volumes', async () => {
  const { eks } = cluster.account;
  const { associations: [association] = [] } = await eks.send(
    new ListPodIdentityAssociationsCommand({ clusterName: 'store' }),
  );
  const associationId = association?.associationId;
  await eks.send(new DeletePodIdentityAssociationCommand({ clusterName: 'store', associationId }));
  await claim('poor');
  await podWith('poor');
  expect(await eventOf('poor', 'ProvisioningFailed')).toMatch(
    /^failed to provision volume with StorageClass "gp3": rpc error: code = Internal desc = Could not create volume "pvc-[-0-9a-f]+": could not create volume in EC2: operation error EC2: CreateVolume, api error UnauthorizedOperation: You are not authorized to perform this operation. User: arn:aws:sts::123456789012:assumed-role\/node\/i-[0-9a-f]+ is not authorized to perform: ec2:CreateVolume/,
  );
});
