import { DescribeInstancesCommand, DescribeVolumesCommand } from '@aws-sdk/client-ec2';
import {
  CreateAddonCommand,
  DescribeAccessEntryCommand,
  ListAssociatedAccessPoliciesCommand,
  UpdateClusterConfigCommand,
} from '@aws-sdk/client-eks';
import {
  DescribeLoadBalancersCommand,
  DescribeTagsCommand,
  ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { AttachRolePolicyCommand, UpdateAssumeRolePolicyCommand } from '@aws-sdk/client-iam';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addNodes, type CloudClusterInTest, cloudClusterInTest } from './cloud-cluster.ts';
import { createRole, eventually } from './eks-account.ts';

const nodeRoleArn = 'arn:aws:iam::123456789012:role/auto-node';
const other = 'arn:aws:iam::123456789012:role/other';
let cluster: CloudClusterInTest;
let elbv2: ElasticLoadBalancingV2Client;

beforeAll(async () => {
  cluster = await cloudClusterInTest(
    'auto',
    {
      bootstrapSelfManagedAddons: false,
      computeConfig: { enabled: true, nodePools: ['general-purpose', 'system'], nodeRoleArn },
      kubernetesNetworkConfig: { elasticLoadBalancing: { enabled: true } },
      storageConfig: { blockStorage: { enabled: true } },
    },
    async ({ iam }) => {
      await createRole(iam, 'auto-node', {
        service: 'ec2.amazonaws.com',
        policies: ['AmazonEKSWorkerNodeMinimalPolicy', 'AmazonEC2ContainerRegistryPullOnly'],
      });
      for (const name of ['Compute', 'BlockStorage', 'LoadBalancing', 'Networking']) {
        const PolicyArn = `arn:aws:iam::aws:policy/AmazonEKS${name}Policy`;
        await iam.send(new AttachRolePolicyCommand({ RoleName: 'cluster', PolicyArn }));
      }
      const trust = {
        Effect: 'Allow',
        Principal: { Service: 'eks.amazonaws.com' },
        Action: ['sts:AssumeRole', 'sts:TagSession'],
      };
      await iam.send(
        new UpdateAssumeRolePolicyCommand({
          RoleName: 'cluster',
          PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [trust] }),
        }),
      );
    },
  );
  elbv2 = new ElasticLoadBalancingV2Client(cluster.emulator.admin);
});
afterAll(() => cluster.close());

const servicePath = '/api/v1/namespaces/default/services/web';

test('the nodes of its own node pools come in by an entry that EKS has made', async () => {
  const about = { clusterName: 'auto', principalArn: nodeRoleArn };
  const { accessEntry } = await cluster.account.eks.send(new DescribeAccessEntryCommand(about));
  expect(accessEntry).toMatchObject({ type: 'EC2', kubernetesGroups: ['system:nodes'] });
  const { associatedAccessPolicies } = await cluster.account.eks.send(
    new ListAssociatedAccessPoliciesCommand(about),
  );
  expect(associatedAccessPolicies).toMatchObject([
    {
      policyArn: 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSAutoNodePolicy',
      accessScope: { type: 'cluster' },
    },
  ]);
});

test('a Service of type LoadBalancer gets a network load balancer of EKS’s own', async () => {
  const before = await cluster.resources();
  await cluster.apply(servicePath, {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'web' },
    spec: { type: 'LoadBalancer', selector: { app: 'web' }, ports: [{ port: 80, targetPort: 8080 }] },
  });
  const hostname = await eventually(
    async () => (await cluster.get(servicePath))?.status?.loadBalancer?.ingress?.[0]?.hostname,
  );
  const { LoadBalancers: [balancer] = [] } = await elbv2.send(new DescribeLoadBalancersCommand({}));
  expect(balancer).toMatchObject({ DNSName: hostname, Type: 'network', Scheme: 'internal' });
  const { TagDescriptions: [tagged] = [] } = await elbv2.send(
    new DescribeTagsCommand({ ResourceArns: [balancer?.LoadBalancerArn ?? ''] }),
  );
  expect(tagged?.Tags?.toSorted((left, right) => ((left.Key ?? '') < (right.Key ?? '') ? -1 : 1))).toEqual([
    { Key: 'eks:eks-cluster-name', Value: 'auto' },
    { Key: 'service.eks.amazonaws.com/resource', Value: 'LoadBalancer' },
    { Key: 'service.eks.amazonaws.com/stack', Value: 'default/web' },
  ]);
  const shown = await cluster.get(servicePath);
  expect(shown?.spec?.loadBalancerClass).toBe('eks.amazonaws.com/nlb');
  const made = (await cluster.emulator.calls()).find(({ operation }) => operation === 'CreateLoadBalancer');
  expect(made?.principal).toContain(':assumed-role/cluster/');

  await cluster.remove(servicePath);
  await eventually(async () => (await cluster.get(servicePath)) === undefined);
  expect(await cluster.resources()).toEqual(before);
});

test('a claim of Auto Mode’s provisioner gets a volume that bears the cluster’s name', async () => {
  const { eks } = cluster.account;
  await eks.send(new CreateAddonCommand({ clusterName: 'auto', addonName: 'vpc-cni' }));
  await addNodes(cluster);
  await cluster.apply('/apis/storage.k8s.io/v1/storageclasses/auto', {
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name: 'auto' },
    provisioner: 'ebs.csi.eks.amazonaws.com',
    volumeBindingMode: 'Immediate',
  });
  const path = '/api/v1/namespaces/default/persistentvolumeclaims/data';
  await cluster.apply(path, {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: 'data' },
    spec: {
      accessModes: ['ReadWriteOnce'],
      storageClassName: 'auto',
      resources: { requests: { storage: '1Gi' } },
    },
  });
  await eventually(async () => (await cluster.get(path))?.status?.phase === 'Bound');
  const { Volumes: [volume] = [] } = await cluster.account.ec2.send(
    new DescribeVolumesCommand({ Filters: [{ Name: 'tag:eks:eks-cluster-name', Values: ['auto'] }] }),
  );
  expect(volume?.Tags).toContainEqual({ Key: 'ebs.csi.eks.amazonaws.com/cluster', Value: 'true' });
  await cluster.remove(path);
  await eventually(async () => {
    const { Volumes = [] } = await cluster.account.ec2.send(
      new DescribeVolumesCommand({ Filters: [{ Name: 'tag:eks:eks-cluster-name', Values: ['auto'] }] }),
    );
    return Volumes.length === 0;
  });
});

const pools = '/apis/karpenter.sh/v1/nodepools';
const claims = '/apis/karpenter.sh/v1/nodeclaims';
const pod = '/api/v1/namespaces/default/pods/app';
const namesOf = async (path: string): Promise<string[]> =>
  (await cluster.list(path)).map(({ metadata }) => metadata.name);
const instances = async () => {
  const Filters = [
    { Name: 'tag:eks:eks-cluster-name', Values: ['auto'] },
    { Name: 'instance-state-name', Values: ['pending', 'running'] },
  ];
  const { Reservations = [] } = await cluster.account.ec2.send(new DescribeInstancesCommand({ Filters }));
  return Reservations.flatMap(({ Instances = [] }) => Instances);
};

describe('nodes', () => {
  test('come for a pod that waits, by a claim, and go when nothing runs on them', async () => {
    expect(await namesOf(pools)).toEqual(['general-purpose', 'system']);
    expect(await instances()).toEqual([]);
    await cluster.apply(pod, {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'app' },
      spec: {
        nodeSelector: { 'eks.amazonaws.com/compute-type': 'auto' },
        containers: [{ name: 'app', image: 'nginx' }],
      },
    });
    await eventually(async () => (await cluster.get(pod))?.status?.phase === 'Running');
    const [claim] = await namesOf(claims);
    expect(claim).toMatch(/^general-purpose-/);
    const [instance] = await instances();
    expect(instance?.Tags).toEqual(
      expect.arrayContaining([
        { Key: 'eks:kubernetes-node-pool-name', Value: 'general-purpose' },
        { Key: 'kubernetes.io/cluster/auto', Value: 'owned' },
      ]),
    );
    const launched = (await cluster.emulator.calls()).filter(({ operation }) => operation === 'RunInstances');
    expect(launched.at(-1)?.principal).toContain(':assumed-role/cluster/');
    await cluster.remove(pod);
    await eventually(async () => (await namesOf(claims)).length === 0);
    expect(await instances()).toEqual([]);
  });

  test('of a built-in pool that somebody deletes go, and the pool comes again', async () => {
    await cluster.remove(`${pools}/general-purpose`);
    expect(await namesOf(pools)).toEqual(['system']);
    await eventually(async () => (await namesOf(pools)).length === 2);
  });

  test('do not come once the configuration names no pools', async () => {
    const parts = {
      name: 'auto',
      kubernetesNetworkConfig: { elasticLoadBalancing: { enabled: true } },
      storageConfig: { blockStorage: { enabled: true } },
    };
    const withPools = {
      ...parts,
      computeConfig: { enabled: true, nodePools: ['system'], nodeRoleArn: other },
    };
    await expect(cluster.account.eks.send(new UpdateClusterConfigCommand(withPools))).rejects.toThrow(
      'The nodeRoleArn cannot be changed once Compute Config is enabled.',
    );
    await cluster.account.eks.send(
      new UpdateClusterConfigCommand({ ...parts, computeConfig: { enabled: true, nodePools: [] } }),
    );
    await eventually(async () => (await namesOf(pools)).length === 0);
  });
});
