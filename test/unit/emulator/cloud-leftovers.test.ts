import {
  DeleteNetworkInterfaceCommand,
  DeleteSecurityGroupCommand,
  DeleteSubnetCommand,
  DeleteVolumeCommand,
  DeleteVpcCommand,
  DescribeNetworkInterfacesCommand,
  DescribeSecurityGroupsCommand,
  DescribeVolumesCommand,
} from '@aws-sdk/client-ec2';
import {
  CreateAddonCommand,
  DeleteClusterCommand,
  DeleteNodegroupCommand,
  DescribeAddonCommand,
  DescribeClusterCommand,
  DescribeNodegroupCommand,
} from '@aws-sdk/client-eks';
import {
  DeleteLoadBalancerCommand,
  DescribeLoadBalancersCommand,
  ElasticLoadBalancingClient,
} from '@aws-sdk/client-elastic-load-balancing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addNodes, type CloudClusterInTest, cloudClusterInTest } from './cloud-cluster.ts';
import { createNodegroup, createRole, eventually, untilRefused } from './eks-account.ts';
import { refusal } from './emulator-in-test.ts';

const removeNodegroup = async ({ account, name }: CloudClusterInTest, nodegroupName: string) => {
  await account.eks.send(new DeleteNodegroupCommand({ clusterName: name, nodegroupName }));
  await untilRefused(
    () => account.eks.send(new DescribeNodegroupCommand({ clusterName: name, nodegroupName })),
    'ResourceNotFoundException',
  );
};

const removeCluster = async ({ account, name }: CloudClusterInTest) => {
  await account.eks.send(new DeleteClusterCommand({ name }));
  await untilRefused(
    () => account.eks.send(new DescribeClusterCommand({ name })),
    'ResourceNotFoundException',
  );
};

const interfacesOf = async ({ account }: CloudClusterInTest, name: string, value: string) => {
  const { NetworkInterfaces = [] } = await account.ec2.send(
    new DescribeNetworkInterfacesCommand({ Filters: [{ Name: name, Values: [value] }] }),
  );
  return NetworkInterfaces;
};

const ask = async ({ emulator }: CloudClusterInTest, route: string, body: object): Promise<void> => {
  const { status } = await fetch(`${emulator.url}/_emulator/${route}`, {
    method: 'POST',
    body: JSON.stringify(body),
  });
  expect(status).toBe(200);
};

describe('a cluster that is deleted before what it has made', () => {
  let cluster: CloudClusterInTest;
  let elb: ElasticLoadBalancingClient;

  beforeAll(async () => {
    let roleArn = '';
    cluster = await cloudClusterInTest('gone', {}, async ({ iam }) => {
      roleArn = await createRole(iam, 'driver', {
        service: 'pods.eks.amazonaws.com',
        actions: ['sts:AssumeRole', 'sts:TagSession'],
        policies: ['service-role/AmazonEBSCSIDriverPolicy'],
      });
    });
    elb = new ElasticLoadBalancingClient(cluster.emulator.admin);
    await addNodes(cluster);
    const { eks } = cluster.account;
    for (const wish of [
      { addonName: 'eks-pod-identity-agent' },
      {
        addonName: 'aws-ebs-csi-driver',
        podIdentityAssociations: [{ serviceAccount: 'ebs-csi-controller-sa', roleArn }],
      },
    ]) {
      await eks.send(new CreateAddonCommand({ clusterName: 'gone', ...wish }));
      await eventually(async () => {
        const { addonName } = wish;
        const { addon } = await eks.send(new DescribeAddonCommand({ clusterName: 'gone', addonName }));
        return addon?.status === 'ACTIVE';
      });
    }
    const service = '/api/v1/namespaces/default/services/web';
    await cluster.apply(service, {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'web' },
      spec: { type: 'LoadBalancer', ports: [{ port: 80 }] },
    });
    await eventually(async () => (await cluster.get(service))?.status?.loadBalancer?.ingress);
    const claim = '/api/v1/namespaces/default/persistentvolumeclaims/data';
    await cluster.apply(claim, {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name: 'data' },
      spec: {
        accessModes: ['ReadWriteOnce'],
        storageClassName: 'gp2',
        resources: { requests: { storage: '1Gi' } },
      },
    });
    await cluster.apply('/api/v1/namespaces/default/pods/main', {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'main' },
      spec: {
        containers: [{ name: 'main', image: 'busybox' }],
        volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }],
      },
    });
    await eventually(async () => (await cluster.get(claim))?.status?.phase === 'Bound');
    await removeNodegroup(cluster, 'nodes');
    await removeCluster(cluster);
  });
  afterAll(() => cluster.close());

  test('leaves its load balancer, with interfaces and group, and its volume', async () => {
    const { ec2 } = cluster.account;
    const { LoadBalancerDescriptions: [balancer] = [] } = await elb.send(
      new DescribeLoadBalancersCommand({}),
    );
    const name = balancer?.LoadBalancerName ?? '';
    expect(await interfacesOf(cluster, 'description', `ELB ${name}`)).toHaveLength(2);
    const { SecurityGroups } = await ec2.send(
      new DescribeSecurityGroupsCommand({
        Filters: [{ Name: 'tag:kubernetes.io/cluster/gone', Values: ['owned'] }],
      }),
    );
    expect(SecurityGroups?.map(({ GroupName }) => GroupName)).toEqual([`k8s-elb-${name}`]);
    const { Volumes } = await ec2.send(new DescribeVolumesCommand({}));
    expect(Volumes?.map(({ State }) => State)).toEqual(['available']);
  });

  test('leaves a VPC that cannot be deleted until they have gone', async () => {
    const { ec2, vpcId, subnetIds } = cluster.account;
    const [SubnetId] = subnetIds;
    expect((await refusal(ec2.send(new DeleteVpcCommand({ VpcId: vpcId })))).name).toBe(
      'DependencyViolation',
    );
    expect((await refusal(ec2.send(new DeleteSubnetCommand({ SubnetId })))).name).toBe('DependencyViolation');

    const { LoadBalancerDescriptions: [balancer] = [] } = await elb.send(
      new DescribeLoadBalancersCommand({}),
    );
    const { LoadBalancerName, SecurityGroups: [GroupId] = [] } = balancer ?? {};
    await elb.send(new DeleteLoadBalancerCommand({ LoadBalancerName }));
    await eventually(
      async () => (await interfacesOf(cluster, 'description', `ELB ${LoadBalancerName}`)).length === 0,
    );
    await ec2.send(new DeleteSecurityGroupCommand({ GroupId }));
    await ec2.send(new DeleteSubnetCommand({ SubnetId }));
    const { Volumes: [volume] = [] } = await ec2.send(new DescribeVolumesCommand({}));
    await ec2.send(new DeleteVolumeCommand({ VolumeId: volume?.VolumeId }));
  });
});

describe('nodes that go', () => {
  let cluster: CloudClusterInTest;
  const left = () => interfacesOf(cluster, 'tag:cluster.k8s.amazonaws.com/name', 'nodes-go');

  beforeAll(async () => {
    cluster = await cloudClusterInTest('nodes-go');
  });
  afterAll(() => cluster.close());

  test('leak by a request that says so plainly', async () => {
    const response = await fetch(`${cluster.emulator.url}/_emulator/cni`, { method: 'POST', body: '{}' });
    expect([response.status, await response.json()]).toEqual([
      400,
      { message: 'leaks must be true or false' },
    ]);
  });

  test('take the interfaces of the CNI with them', async () => {
    await createNodegroup(cluster.account, cluster.name, 'orderly');
    await removeNodegroup(cluster, 'orderly');
    expect(await left()).toEqual([]);
  });

  test('leave one each when that is asked for', async () => {
    const { ec2 } = cluster.account;
    await createNodegroup(cluster.account, cluster.name, 'leaking');
    await ask(cluster, 'cni', { leaks: true });
    await removeNodegroup(cluster, 'leaking');
    await ask(cluster, 'cni', { leaks: false });
    const leaked = await left();
    expect(leaked).toHaveLength(2);
    for (const { Description, Status, TagSet = [], NetworkInterfaceId } of leaked) {
      const tags = Object.fromEntries(TagSet.map(({ Key, Value }) => [Key, Value]));
      const instanceId = tags['node.k8s.amazonaws.com/instance_id'];
      expect(instanceId).toMatch(/^i-[0-9a-f]+$/);
      expect(Description).toBe(`aws-K8S-${instanceId}`);
      expect(Status).toBe('available');
      // AWS's minutes are what the tag counts.
      const age = Date.now() - Date.parse(tags['node.k8s.amazonaws.com/createdAt'] ?? '');
      expect(age).toBeGreaterThan(60_000);
      await ec2.send(new DeleteNetworkInterfaceCommand({ NetworkInterfaceId }));
    }
  });

  test('take them with them, too, when the CNI has gone before', async () => {
    await createNodegroup(cluster.account, cluster.name, 'forsaken');
    await cluster.remove('/apis/apps/v1/namespaces/kube-system/daemonsets/aws-node');
    await removeNodegroup(cluster, 'forsaken');
    expect(await left()).toEqual([]);
  });

  test('leave one each, which keeps the cluster’s group', async () => {
    await ask(cluster, 'cni', { leaks: true });
    await cluster.account.eks.send(
      new CreateAddonCommand({
        clusterName: cluster.name,
        addonName: 'vpc-cni',
        resolveConflicts: 'OVERWRITE',
      }),
    );
    await createNodegroup(cluster.account, cluster.name, 'leaving');
    await removeNodegroup(cluster, 'leaving');
    const leaked = await left();
    expect(leaked).toHaveLength(2);
    await removeCluster(cluster);
    const { SecurityGroups = [] } = await cluster.account.ec2.send(
      new DescribeSecurityGroupsCommand({
        Filters: [{ Name: 'tag:kubernetes.io/cluster/nodes-go', Values: ['owned'] }],
      }),
    );
    expect(leaked[0]?.Groups?.map(({ GroupId }) => GroupId)).toEqual(
      SecurityGroups.map(({ GroupId }) => GroupId),
    );
  });
});

describe('GuardDuty’s Runtime Monitoring', () => {
  test('puts an endpoint and a group into the VPC of the nodes, which stay', async () => {
    const cluster = await cloudClusterInTest('watched');
    const { ec2, vpcId } = cluster.account;
    await ask(cluster, 'guardduty', { enabled: true });
    await addNodes(cluster);
    const group = `GuardDutyManagedSecurityGroup-${vpcId}`;
    const standing = await eventually(async () => {
      const found = await interfacesOf(cluster, 'vpc-id', vpcId);
      const ofEndpoint = found.filter(({ InterfaceType }) => InterfaceType === 'vpc_endpoint');
      return ofEndpoint.length > 0 && ofEndpoint;
    });
    expect(standing.map(({ Groups }) => Groups?.map(({ GroupName }) => GroupName))).toEqual([
      [group],
      [group],
    ]);
    await removeNodegroup(cluster, 'nodes');
    await removeCluster(cluster);
    const endpoints = (await cluster.emulator.resources()).filter(
      ({ type }) => type === 'AWS::EC2::VPCEndpoint',
    );
    expect(endpoints.map(({ tags }) => tags)).toEqual([{ GuardDutyManaged: 'true' }]);
    expect((await refusal(ec2.send(new DeleteVpcCommand({ VpcId: vpcId })))).name).toBe(
      'DependencyViolation',
    );
    await cluster.close();
  });
});
