import {
  CreateSecurityGroupCommand,
  CreateTagsCommand,
  DeleteTagsCommand,
  DescribeNetworkInterfacesCommand,
  DescribeSecurityGroupsCommand,
  ModifyInstanceAttributeCommand,
} from '@aws-sdk/client-ec2';
import { DescribeClusterCommand } from '@aws-sdk/client-eks';
import {
  DescribeLoadBalancersCommand,
  DescribeTagsCommand,
  ElasticLoadBalancingClient,
} from '@aws-sdk/client-elastic-load-balancing';
import {
  DescribeListenersCommand,
  DescribeLoadBalancersCommand as DescribeLoadBalancersV2Command,
  DescribeTagsCommand as DescribeTagsV2Command,
  DescribeTargetGroupsCommand,
  DescribeTargetHealthCommand,
  ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { AttachRolePolicyCommand, DetachRolePolicyCommand } from '@aws-sdk/client-iam';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addNodes, type CloudClusterInTest, cloudClusterInTest } from './cloud-cluster.ts';
import { consistent, createSubnet, eventually } from './eks-account.ts';

let cluster: CloudClusterInTest;
let elb: ElasticLoadBalancingClient;
let elbv2: ElasticLoadBalancingV2Client;
let instances: string[];

beforeAll(async () => {
  cluster = await cloudClusterInTest('shop');
  elb = new ElasticLoadBalancingClient(cluster.emulator.admin);
  elbv2 = new ElasticLoadBalancingV2Client(cluster.emulator.admin);
  instances = await addNodes(cluster);
});
afterAll(() => cluster.close());

const pathOf = (name: string): string => `/api/v1/namespaces/default/services/${name}`;

const applyService = (name: string, annotations: Record<string, string> = {}, type = 'LoadBalancer') =>
  cluster.apply(pathOf(name), {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, annotations },
    spec: { type, selector: { app: name }, ports: [{ port: 80, targetPort: 8080 }] },
  });

const hostnameOf = (name: string): Promise<string> =>
  eventually(async () => (await cluster.get(pathOf(name)))?.status?.loadBalancer?.ingress?.[0]?.hostname);

const gone = (name: string) => eventually(async () => (await cluster.get(pathOf(name))) === undefined);

const groups = async (name: string, values: string[]) => {
  const { SecurityGroups = [] } = await cluster.account.ec2.send(
    new DescribeSecurityGroupsCommand({ Filters: [{ Name: name, Values: values }] }),
  );
  return SecurityGroups;
};

const clusterGroup = async () => {
  const { cluster: shown } = await cluster.account.eks.send(new DescribeClusterCommand({ name: 'shop' }));
  return shown?.resourcesVpcConfig?.clusterSecurityGroupId ?? '';
};

test('a Service of type LoadBalancer makes a classic load balancer, and takes it away again', async () => {
  const { account } = cluster;
  const before = await cluster.resources();
  const service = await applyService('web');
  const hostname = await hostnameOf('web');
  const name = `a${service.metadata.uid?.replaceAll('-', '')}`.slice(0, 32);

  const { LoadBalancerDescriptions: [balancer] = [] } = await elb.send(
    new DescribeLoadBalancersCommand({ LoadBalancerNames: [name] }),
  );
  expect(balancer).toMatchObject({ DNSName: hostname, Scheme: 'internet-facing', VPCId: account.vpcId });
  expect(balancer?.Subnets?.toSorted()).toEqual(account.subnetIds.toSorted());
  expect(balancer?.Instances?.map(({ InstanceId }) => InstanceId).toSorted()).toEqual(instances.toSorted());
  expect(balancer?.ListenerDescriptions?.[0]?.Listener).toMatchObject({ LoadBalancerPort: 80 });
  const { TagDescriptions: [tagged] = [] } = await elb.send(
    new DescribeTagsCommand({ LoadBalancerNames: [name] }),
  );
  expect(tagged?.Tags).toEqual([
    { Key: 'kubernetes.io/service-name', Value: 'default/web' },
    { Key: 'kubernetes.io/cluster/shop', Value: 'owned' },
  ]);

  const [group] = await groups('group-name', [`k8s-elb-${name}`]);
  expect(group?.Tags).toEqual([{ Key: 'kubernetes.io/cluster/shop', Value: 'owned' }]);
  expect(balancer?.SecurityGroups).toEqual([group?.GroupId]);
  const [nodeGroup] = await groups('group-id', [await clusterGroup()]);
  expect(nodeGroup?.IpPermissions?.flatMap(({ UserIdGroupPairs = [] }) => UserIdGroupPairs)).toContainEqual(
    expect.objectContaining({ GroupId: group?.GroupId }),
  );
  const { NetworkInterfaces = [] } = await account.ec2.send(
    new DescribeNetworkInterfacesCommand({ Filters: [{ Name: 'description', Values: [`ELB ${name}`] }] }),
  );
  expect(NetworkInterfaces).toHaveLength(2);
  expect((await cluster.get(pathOf('web')))?.metadata.finalizers).toEqual([
    'service.kubernetes.io/load-balancer-cleanup',
  ]);
  expect(await cluster.events('web', 'EnsuredLoadBalancer')).toEqual(['Ensured load balancer']);

  await cluster.remove(pathOf('web'));
  expect((await cluster.get(pathOf('web')))?.metadata.deletionTimestamp).toBeDefined();
  await gone('web');
  expect(await cluster.resources()).toEqual(before);
});

test('it is made by the control plane, which acts as the cluster role', async () => {
  const calls = await cluster.emulator.calls();
  const made = calls.find(({ operation }) => operation === 'CreateLoadBalancer');
  expect(made?.principal).toMatch(/^arn:aws:sts::123456789012:assumed-role\/cluster\/\d+$/);
  expect(made?.via).toBe('eks.amazonaws.com');
});

test('a cluster role that has lost its policy makes none, until it has it again', async () => {
  const { account, emulator } = cluster;
  const policy = { RoleName: 'cluster', PolicyArn: 'arn:aws:iam::aws:policy/AmazonEKSClusterPolicy' };
  await account.iam.send(new DetachRolePolicyCommand(policy));
  await consistent(emulator);
  await applyService('powerless');
  const [said] = await eventually(async () => {
    const told = await cluster.events('powerless', 'SyncLoadBalancerFailed');
    return told.length > 0 && told;
  });
  expect(said).toMatch(/is not authorized to perform: \S+ .*because no identity-based policy allows/);
  await account.iam.send(new AttachRolePolicyCommand(policy));
  await hostnameOf('powerless');
  await cluster.remove(pathOf('powerless'));
  await gone('powerless');
});

test('a Service that asks for one gets a network load balancer', async () => {
  const before = await cluster.resources();
  await applyService('fast', { 'service.beta.kubernetes.io/aws-load-balancer-type': 'nlb' });
  const hostname = await hostnameOf('fast');
  const { LoadBalancers = [] } = await elbv2.send(new DescribeLoadBalancersV2Command({}));
  const balancer = LoadBalancers.find(({ DNSName }) => DNSName === hostname);
  const { LoadBalancerArn } = balancer ?? {};
  expect(balancer).toMatchObject({ Type: 'network', Scheme: 'internet-facing' });
  const { Listeners } = await elbv2.send(new DescribeListenersCommand({ LoadBalancerArn }));
  expect(Listeners).toMatchObject([{ Port: 80, Protocol: 'TCP' }]);
  const { TargetGroups: [targets] = [] } = await elbv2.send(
    new DescribeTargetGroupsCommand({ LoadBalancerArn }),
  );
  expect(targets?.TargetGroupName).toMatch(/^k8s-default-fast-[0-9a-f]{10}$/);
  const { TargetHealthDescriptions = [] } = await elbv2.send(
    new DescribeTargetHealthCommand({ TargetGroupArn: targets?.TargetGroupArn }),
  );
  expect(TargetHealthDescriptions.map(({ Target }) => Target?.Id).toSorted()).toEqual(instances.toSorted());
  const { TagDescriptions = [] } = await elbv2.send(
    new DescribeTagsV2Command({ ResourceArns: [LoadBalancerArn ?? '', targets?.TargetGroupArn ?? ''] }),
  );
  for (const { Tags } of TagDescriptions) {
    expect(Tags).toContainEqual({ Key: 'kubernetes.io/service-name', Value: 'default/fast' });
    expect(Tags).toContainEqual({ Key: 'kubernetes.io/cluster/shop', Value: 'owned' });
  }
  await cluster.remove(pathOf('fast'));
  await gone('fast');
  await eventually(async () => (await cluster.resources()).length === before.length);
  expect(await cluster.resources()).toEqual(before);
});

test('a Service that is no longer of type LoadBalancer loses its load balancer', async () => {
  await applyService('shrinking');
  await hostnameOf('shrinking');
  await applyService('shrinking', {}, 'ClusterIP');
  await eventually(async () => !(await cluster.get(pathOf('shrinking')))?.metadata.finalizers);
  expect((await cluster.get(pathOf('shrinking')))?.status?.loadBalancer).toEqual({});
  const { LoadBalancerDescriptions } = await elb.send(new DescribeLoadBalancersCommand({}));
  expect(LoadBalancerDescriptions).toEqual([]);
  await cluster.remove(pathOf('shrinking'));
});

test('a classic load balancer is for TCP', async () => {
  await cluster.apply(pathOf('names'), {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'names' },
    spec: { type: 'LoadBalancer', ports: [{ port: 53, protocol: 'UDP' }] },
  });
  const [message] = await eventually(async () => {
    const messages = await cluster.events('names', 'SyncLoadBalancerFailed');
    return messages.length > 0 && messages;
  });
  expect(message).toContain('Only TCP LoadBalancer is supported for AWS ELB');
  await cluster.remove(pathOf('names'));
  await gone('names');
});

test('a Service of a class of its own is none of the control plane’s business', async () => {
  await cluster.apply(pathOf('foreign'), {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'foreign' },
    spec: { type: 'LoadBalancer', loadBalancerClass: 'example.com/lb', ports: [{ port: 80 }] },
  });
  await applyService('ours');
  await hostnameOf('ours');
  expect((await cluster.get(pathOf('foreign')))?.metadata.finalizers).toBeUndefined();
  await cluster.remove(pathOf('ours'));
  await gone('ours');
  await cluster.remove(pathOf('foreign'));
});

test('two tagged groups on a node leave a Service without its load balancer’s name', async () => {
  const { ec2, vpcId } = cluster.account;
  const { GroupId = '' } = await ec2.send(
    new CreateSecurityGroupCommand({ VpcId: vpcId, GroupName: 'extra', Description: 'extra' }),
  );
  const Tags = [{ Key: 'kubernetes.io/cluster/shop', Value: 'owned' }];
  await ec2.send(new CreateTagsCommand({ Resources: [GroupId], Tags }));
  const [InstanceId] = instances;
  await ec2.send(new ModifyInstanceAttributeCommand({ InstanceId, Groups: [await clusterGroup(), GroupId] }));
  await applyService('torn');
  const [message] = await eventually(async () => {
    const messages = await cluster.events('torn', 'SyncLoadBalancerFailed');
    return messages.length > 0 && messages;
  });
  expect(message).toContain(
    `Error syncing load balancer: failed to ensure load balancer: Multiple tagged security groups found for instance ${InstanceId}; ensure only the k8s security group is tagged; the tagged groups were `,
  );
  expect((await cluster.get(pathOf('torn')))?.status?.loadBalancer).toEqual({});
  await ec2.send(new DeleteTagsCommand({ Resources: [GroupId], Tags }));
  await hostnameOf('torn');
  await cluster.remove(pathOf('torn'));
  await gone('torn');
});

test('of two subnets in a zone, that with the role tag is taken', async () => {
  const { ec2, vpcId, subnetIds } = cluster.account;
  const plain = await createSubnet(ec2, vpcId, 'us-east-1a', '10.0.64.0/20');
  await applyService('inside', { 'service.beta.kubernetes.io/aws-load-balancer-internal': 'true' });
  const hostname = await hostnameOf('inside');
  expect(hostname).toMatch(/^internal-/);
  const { LoadBalancerDescriptions = [] } = await elb.send(new DescribeLoadBalancersCommand({}));
  const balancer = LoadBalancerDescriptions.find(({ DNSName }) => DNSName === hostname);
  expect(balancer?.Subnets?.toSorted()).toEqual(subnetIds.toSorted());
  expect(balancer?.Subnets).not.toContain(plain);
  await cluster.remove(pathOf('inside'));
  await gone('inside');
});

test('subnets that are tagged for other clusters only are not taken', async () => {
  const { ec2, subnetIds } = cluster.account;
  const Tags = [{ Key: 'kubernetes.io/cluster/other', Value: 'shared' }];
  await ec2.send(new CreateTagsCommand({ Resources: subnetIds, Tags }));
  await applyService('homeless');
  const [message] = await eventually(async () => {
    const messages = await cluster.events('homeless', 'SyncLoadBalancerFailed');
    return messages.length > 0 && messages;
  });
  expect(message).toBe(
    'Error syncing load balancer: failed to ensure load balancer: could not find any suitable subnets for creating the ELB',
  );
  await ec2.send(new DeleteTagsCommand({ Resources: subnetIds, Tags }));
  await hostnameOf('homeless');
  await cluster.remove(pathOf('homeless'));
  await gone('homeless');
});
