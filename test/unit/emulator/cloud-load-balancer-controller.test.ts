import { CreateTagsCommand, DeleteTagsCommand, DescribeSecurityGroupsCommand } from '@aws-sdk/client-ec2';
import {
  CreateAddonCommand,
  CreatePodIdentityAssociationCommand,
  DescribeAddonCommand,
} from '@aws-sdk/client-eks';
import {
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  DescribeRulesCommand,
  DescribeTagsCommand,
  DescribeTargetGroupsCommand,
  DescribeTargetHealthCommand,
  ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addNodes, type CloudClusterInTest, cloudClusterInTest } from './cloud-cluster.ts';
import { createRole, eventually } from './eks-account.ts';

let cluster: CloudClusterInTest;
let elbv2: ElasticLoadBalancingV2Client;
let instances: string[];

beforeAll(async () => {
  let roleArn = '';
  cluster = await cloudClusterInTest('edge', {}, async ({ iam }) => {
    roleArn = await createRole(iam, 'balancing', {
      service: 'pods.eks.amazonaws.com',
      actions: ['sts:AssumeRole', 'sts:TagSession'],
    });
    const allowed = {
      Effect: 'Allow',
      Action: ['elasticloadbalancing:*', 'ec2:*', 'iam:CreateServiceLinkedRole'],
      Resource: '*',
    };
    await iam.send(
      new PutRolePolicyCommand({
        RoleName: 'balancing',
        PolicyName: 'load-balancers',
        PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [allowed] }),
      }),
    );
  });
  elbv2 = new ElasticLoadBalancingV2Client(cluster.emulator.admin);
  const { eks } = cluster.account;
  instances = await addNodes(cluster);
  const agent = { clusterName: 'edge', addonName: 'eks-pod-identity-agent' };
  await eks.send(new CreateAddonCommand(agent));
  await eventually(async () => {
    const { addon } = await eks.send(new DescribeAddonCommand(agent));
    return addon?.status === 'ACTIVE';
  });
  await eks.send(
    new CreatePodIdentityAssociationCommand({
      clusterName: 'edge',
      namespace: 'kube-system',
      serviceAccount: 'balancing',
      roleArn,
    }),
  );
  await cluster.apply(servicePath('web'), {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'web' },
    spec: { type: 'NodePort', selector: { app: 'web' }, ports: [{ port: 80, targetPort: 8080 }] },
  });
});
afterAll(() => cluster.close());

const servicePath = (name: string): string => `/api/v1/namespaces/default/services/${name}`;
const ingressPath = (name: string): string =>
  `/apis/networking.k8s.io/v1/namespaces/default/ingresses/${name}`;
const controllerPath = '/apis/apps/v1/namespaces/kube-system/deployments/aws-load-balancer-controller';

const applyIngress = (name: string, annotations: Record<string, string> = {}) =>
  cluster.apply(ingressPath(name), {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: {
      name,
      annotations: { 'alb.ingress.kubernetes.io/scheme': 'internet-facing', ...annotations },
    },
    spec: {
      ingressClassName: 'alb',
      rules: [
        {
          host: `${name}.example.com`,
          http: {
            paths: [
              {
                path: '/',
                pathType: 'Prefix',
                backend: { service: { name: 'web', port: { number: 80 } } },
              },
            ],
          },
        },
      ],
    },
  });

const definition = (kind: string, plural: string, scope: 'Cluster' | 'Namespaced') => ({
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: `${plural}.gateway.networking.k8s.io` },
  spec: {
    group: 'gateway.networking.k8s.io',
    scope,
    names: { kind, plural, singular: kind.toLowerCase(), listKind: `${kind}List` },
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        subresources: { status: {} },
        schema: { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } },
      },
    ],
  },
});

const hostnameOf = (path: string): Promise<string> =>
  eventually(async () => (await cluster.get(path))?.status?.loadBalancer?.ingress?.[0]?.hostname);

const discard = async (path: string): Promise<void> => {
  await cluster.remove(path);
  await eventually(async () => (await cluster.get(path)) === undefined);
};

const installController = async (): Promise<void> => {
  const labels = { app: 'balancing' };
  await cluster.apply('/api/v1/namespaces/kube-system/serviceaccounts/balancing', {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name: 'balancing' },
  });
  await cluster.apply(controllerPath, {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'aws-load-balancer-controller' },
    spec: {
      replicas: 2,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          serviceAccountName: 'balancing',
          containers: [
            {
              name: 'controller',
              image: 'public.ecr.aws/eks/aws-load-balancer-controller:v2.14.1',
              args: ['--cluster-name=edge', '--ingress-class=alb', '--default-tags=team=edge,stage=test'],
            },
          ],
        },
      },
    },
  });
  await cluster.apply('/apis/networking.k8s.io/v1/ingressclasses/alb', {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'IngressClass',
    metadata: { name: 'alb' },
    spec: { controller: 'ingress.k8s.aws/alb' },
  });
};

const balancerOf = async (hostname: string) => {
  const { LoadBalancers = [] } = await elbv2.send(new DescribeLoadBalancersCommand({}));
  const balancer = LoadBalancers.find(({ DNSName }) => DNSName === hostname);
  return { ...balancer, LoadBalancerArn: balancer?.LoadBalancerArn ?? '' };
};

const tagsOf = async (arn: string) => {
  const { TagDescriptions: [tagged] = [] } = await elbv2.send(
    new DescribeTagsCommand({ ResourceArns: [arn] }),
  );
  return Object.fromEntries((tagged?.Tags ?? []).map(({ Key, Value }) => [Key, Value]));
};

const groupsNamed = async (...names: string[]) => {
  const { SecurityGroups = [] } = await cluster.account.ec2.send(
    new DescribeSecurityGroupsCommand({ Filters: [{ Name: 'group-name', Values: names }] }),
  );
  return SecurityGroups.map(({ Tags = [], ...group }) => ({
    ...group,
    tags: Object.fromEntries(Tags.map(({ Key, Value }) => [Key, Value])),
  }));
};

const eventOf = (name: string, reason: string): Promise<string> =>
  eventually(async () => (await cluster.events(name, reason))[0]);

test('an Ingress waits for the controller to be installed, and then gets an application load balancer', async () => {
  const before = await cluster.resources();
  await applyIngress('shop');
  expect((await cluster.get(ingressPath('shop')))?.metadata.finalizers).toBeUndefined();
  await installController();
  const hostname = await hostnameOf(ingressPath('shop'));
  const balancer = await balancerOf(hostname);
  expect(balancer).toMatchObject({ Type: 'application', Scheme: 'internet-facing' });
  expect(balancer.LoadBalancerName).toMatch(/^k8s-default-shop-[0-9a-f]{10}$/);
  const common = {
    'elbv2.k8s.aws/cluster': 'edge',
    'ingress.k8s.aws/stack': 'default/shop',
    team: 'edge',
    stage: 'test',
  };
  expect(await tagsOf(balancer.LoadBalancerArn)).toEqual({
    ...common,
    'ingress.k8s.aws/resource': 'LoadBalancer',
  });

  const [managed] = await groupsNamed(balancer.LoadBalancerName ?? '');
  const [shared] = await groupsNamed('k8s-traffic-edge-*');
  expect(managed?.tags).toEqual({ ...common, 'ingress.k8s.aws/resource': 'ManagedLBSecurityGroup' });
  expect(managed?.IpPermissions).toMatchObject([{ FromPort: 80, IpRanges: [{ CidrIp: '0.0.0.0/0' }] }]);
  expect(shared?.tags).toEqual({
    'elbv2.k8s.aws/cluster': 'edge',
    'elbv2.k8s.aws/resource': 'backend-sg',
    team: 'edge',
    stage: 'test',
  });
  expect(balancer.SecurityGroups?.toSorted()).toEqual([managed?.GroupId, shared?.GroupId].toSorted());

  const { LoadBalancerArn } = balancer;
  const { TargetGroups: [targets] = [] } = await elbv2.send(
    new DescribeTargetGroupsCommand({ LoadBalancerArn }),
  );
  expect(await tagsOf(targets?.TargetGroupArn ?? '')).toEqual({
    ...common,
    'ingress.k8s.aws/resource': 'default/shop-web:80',
  });
  const { TargetHealthDescriptions = [] } = await elbv2.send(
    new DescribeTargetHealthCommand({ TargetGroupArn: targets?.TargetGroupArn }),
  );
  expect(TargetHealthDescriptions.map(({ Target }) => Target?.Id).toSorted()).toEqual(instances.toSorted());
  const { Listeners: [listener] = [] } = await elbv2.send(new DescribeListenersCommand({ LoadBalancerArn }));
  expect(listener).toMatchObject({ Port: 80, Protocol: 'HTTP' });
  const { Rules = [] } = await elbv2.send(new DescribeRulesCommand({ ListenerArn: listener?.ListenerArn }));
  expect(Rules.flatMap(({ Conditions = [] }) => Conditions.map(({ Field }) => Field))).toEqual([
    'host-header',
    'path-pattern',
  ]);
  expect((await cluster.get(ingressPath('shop')))?.metadata.finalizers).toEqual([
    'ingress.k8s.aws/resources',
  ]);
  expect(await eventOf('shop', 'SuccessfullyReconciled')).toBe('Successfully reconciled');

  await discard(ingressPath('shop'));
  expect(await cluster.resources()).toEqual(before);
});

test('the controller acts in the role of its service account', async () => {
  const calls = await cluster.emulator.calls();
  const made = calls.find(({ operation }) => operation === 'CreateLoadBalancer');
  expect(made?.principal).toMatch(
    /^arn:aws:sts::123456789012:assumed-role\/balancing\/eks-edge-aws-load-balancer-controller-/,
  );
});

test('Ingresses of one group share a load balancer, which stays until the last has gone', async () => {
  const group = { 'alb.ingress.kubernetes.io/group.name': 'front' };
  await applyIngress('one', group);
  await applyIngress('two', group);
  const hostname = await hostnameOf(ingressPath('one'));
  expect(await hostnameOf(ingressPath('two'))).toBe(hostname);
  const balancer = await balancerOf(hostname);
  expect(balancer.LoadBalancerName).toMatch(/^k8s-front-[0-9a-f]{10}$/);
  expect((await tagsOf(balancer.LoadBalancerArn))['ingress.k8s.aws/stack']).toBe('front');
  expect((await cluster.get(ingressPath('one')))?.metadata.finalizers).toEqual([
    'group.ingress.k8s.aws/front',
  ]);
  await discard(ingressPath('one'));
  expect((await balancerOf(hostname)).LoadBalancerName).toBe(balancer.LoadBalancerName);
  await discard(ingressPath('two'));
  expect((await balancerOf(hostname)).LoadBalancerName).toBeUndefined();
});

test('a Service of the controller’s class gets a network load balancer with the groups of its own', async () => {
  const before = await cluster.resources();
  const service = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'fast' },
    spec: { type: 'LoadBalancer', selector: { app: 'fast' }, ports: [{ port: 443, targetPort: 8443 }] },
  };
  await cluster.apply(servicePath('fast'), {
    ...service,
    spec: { ...service.spec, loadBalancerClass: 'service.k8s.aws/nlb' },
  });
  const balancer = await balancerOf(await hostnameOf(servicePath('fast')));
  expect(balancer).toMatchObject({ Type: 'network', Scheme: 'internal' });
  expect(balancer.SecurityGroups).toHaveLength(2);
  expect(await tagsOf(balancer.LoadBalancerArn)).toMatchObject({
    'elbv2.k8s.aws/cluster': 'edge',
    'service.k8s.aws/stack': 'default/fast',
    'service.k8s.aws/resource': 'LoadBalancer',
  });
  expect((await cluster.get(servicePath('fast')))?.metadata.finalizers).toEqual([
    'service.k8s.aws/resources',
  ]);
  await discard(servicePath('fast'));
  expect(await cluster.resources()).toEqual(before);
});

test('a Service that asks for it has its traffic sent to its pods', async () => {
  const labels = { app: 'direct' };
  await cluster.apply('/api/v1/namespaces/default/pods/direct', {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'direct', labels },
    spec: { containers: [{ name: 'main', image: 'nginx' }] },
  });
  await cluster.apply(servicePath('direct'), {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name: 'direct',
      annotations: { 'service.beta.kubernetes.io/aws-load-balancer-nlb-target-type': 'ip' },
    },
    spec: {
      type: 'LoadBalancer',
      loadBalancerClass: 'service.k8s.aws/nlb',
      selector: labels,
      ports: [{ port: 80, targetPort: 8080 }],
    },
  });
  const { LoadBalancerArn } = await balancerOf(await hostnameOf(servicePath('direct')));
  const { TargetGroups: [targets] = [] } = await elbv2.send(
    new DescribeTargetGroupsCommand({ LoadBalancerArn }),
  );
  expect(targets).toMatchObject({ TargetType: 'ip', Port: 8080 });
  const registered = await eventually(async () => {
    const { TargetHealthDescriptions = [] } = await elbv2.send(
      new DescribeTargetHealthCommand({ TargetGroupArn: targets?.TargetGroupArn }),
    );
    return TargetHealthDescriptions.length > 0 && TargetHealthDescriptions;
  });
  const pod = await cluster.get('/api/v1/namespaces/default/pods/direct');
  expect(registered.map(({ Target }) => Target?.Id)).toEqual([Object(pod?.status).podIP]);
  await discard(servicePath('direct'));
});

test('with the controller’s webhook, Services that name no class are given its own', async () => {
  const webhook =
    '/apis/admissionregistration.k8s.io/v1/mutatingwebhookconfigurations/aws-load-balancer-webhook';
  await cluster.apply(webhook, {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'MutatingWebhookConfiguration',
    metadata: { name: 'aws-load-balancer-webhook' },
    webhooks: [{ name: 'mservice.elbv2.k8s.aws' }],
  });
  await cluster.apply(servicePath('plain'), {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'plain' },
    spec: { type: 'LoadBalancer', ports: [{ port: 80 }] },
  });
  await hostnameOf(servicePath('plain'));
  const found = await cluster.get(servicePath('plain'));
  expect(found?.spec?.loadBalancerClass).toBe('service.k8s.aws/nlb');
  expect(found?.metadata.finalizers).toEqual(['service.k8s.aws/resources']);
  await cluster.remove(webhook);
  await discard(servicePath('plain'));
});

test('without a role tag no subnet is found', async () => {
  const { ec2, subnetIds } = cluster.account;
  const Tags = [{ Key: 'kubernetes.io/role/elb', Value: '1' }];
  await ec2.send(new DeleteTagsCommand({ Resources: subnetIds, Tags }));
  await applyIngress('homeless');
  expect(await eventOf('homeless', 'FailedBuildModel')).toBe(
    "Failed build model due to couldn't auto-discover subnets: unable to resolve at least one subnet (0 match VPC and tags: [kubernetes.io/role/elb])",
  );
  await ec2.send(new CreateTagsCommand({ Resources: subnetIds, Tags }));
  await hostnameOf(ingressPath('homeless'));
  await discard(ingressPath('homeless'));
});

test('when the controller goes first, an Ingress that is deleted stays, and so does its load balancer', async () => {
  await applyIngress('stuck');
  const hostname = await hostnameOf(ingressPath('stuck'));
  await cluster.remove(controllerPath);
  await eventually(async () =>
    (await cluster.list('/api/v1/namespaces/kube-system/pods')).every(
      ({ metadata }) => !metadata.name.startsWith('aws-load-balancer-controller'),
    ),
  );
  await cluster.remove(ingressPath('stuck'));
  await cluster.emulator.world.clock.sleep(120);
  expect((await cluster.get(ingressPath('stuck')))?.metadata.deletionTimestamp).toBeDefined();
  expect((await balancerOf(hostname)).State?.Code).toBe('active');
  await installController();
  await eventually(async () => (await cluster.get(ingressPath('stuck'))) === undefined);
});

test('an Ingress that is deleted stays without its load balancer while a webhook of changes does not answer', async () => {
  await applyIngress('kept');
  const hostname = await hostnameOf(ingressPath('kept'));
  const apiVersion = 'admissionregistration.k8s.io/v1';
  const path = `/apis/${apiVersion}/validatingwebhookconfigurations/policy`;
  await cluster.apply(path, {
    apiVersion,
    kind: 'ValidatingWebhookConfiguration',
    metadata: { name: 'policy' },
    webhooks: [
      {
        name: 'policy.example.org',
        admissionReviewVersions: ['v1'],
        sideEffects: 'None',
        clientConfig: { url: 'https://nobody.invalid/' },
        rules: [
          {
            apiGroups: ['networking.k8s.io'],
            apiVersions: ['v1'],
            operations: ['CREATE', 'UPDATE'],
            resources: ['ingresses'],
          },
        ],
      },
    ],
  });
  await cluster.remove(ingressPath('kept'));
  const refusals = () => cluster.events('kept', 'FailedDeployModel');
  await eventually(async () => (await refusals()).length > 0);
  expect(await refusals()).toEqual([
    'Internal error occurred: failed calling webhook "policy.example.org": failed to call webhook: ' +
      'Post "https://nobody.invalid/?timeout=10s": dial tcp: lookup nobody.invalid: no such host',
  ]);
  expect((await cluster.get(ingressPath('kept')))?.metadata.deletionTimestamp).toBeDefined();
  expect((await balancerOf(hostname)).LoadBalancerArn).toBe('');
  await cluster.remove(path);
  await eventually(async () => (await cluster.get(ingressPath('kept'))) === undefined);
});

test('gives a Gateway with an HTTPRoute an application load balancer, and takes it away with it', async () => {
  for (const [kind, plural, scope] of [
    ['GatewayClass', 'gatewayclasses', 'Cluster'],
    ['Gateway', 'gateways', 'Namespaced'],
    ['HTTPRoute', 'httproutes', 'Namespaced'],
  ] as const) {
    const path = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';
    await cluster.apply(`${path}/${plural}.gateway.networking.k8s.io`, definition(kind, plural, scope));
  }
  const api = '/apis/gateway.networking.k8s.io/v1';
  const apiVersion = 'gateway.networking.k8s.io/v1';
  await cluster.apply(`${api}/gatewayclasses/alb`, {
    apiVersion,
    kind: 'GatewayClass',
    metadata: { name: 'alb' },
    spec: { controllerName: 'gateway.k8s.aws/alb' },
  });
  await cluster.apply(`${api}/namespaces/default/httproutes/shop`, {
    apiVersion,
    kind: 'HTTPRoute',
    metadata: { name: 'shop' },
    spec: { parentRefs: [{ name: 'edge' }], rules: [{ backendRefs: [{ name: 'web', port: 80 }] }] },
  });
  const path = `${api}/namespaces/default/gateways/edge`;
  await cluster.apply(path, {
    apiVersion,
    kind: 'Gateway',
    metadata: { name: 'edge' },
    spec: { gatewayClassName: 'alb', listeners: [{ name: 'http', protocol: 'HTTP', port: 80 }] },
  });

  const named = await eventually(async () => {
    const gateway = await cluster.get(path);
    return Object(gateway?.status).addresses && gateway;
  });
  expect(named.metadata.finalizers).toEqual(['gateway.k8s.aws/alb-finalizer']);
  const { LoadBalancers = [] } = await elbv2.send(new DescribeLoadBalancersCommand({}));
  const balancer = LoadBalancers.find(({ DNSName }) => DNSName === Object(named.status).addresses[0].value);
  expect(balancer).toMatchObject({ Type: 'application', Scheme: 'internal' });
  const { TagDescriptions: [tagged] = [] } = await elbv2.send(
    new DescribeTagsCommand({ ResourceArns: [balancer?.LoadBalancerArn ?? ''] }),
  );
  expect(tagged?.Tags).toEqual(
    expect.arrayContaining([
      { Key: 'elbv2.k8s.aws/cluster', Value: 'edge' },
      { Key: 'gateway.k8s.aws.alb/stack', Value: 'default/edge' },
    ]),
  );
  const { TargetGroups = [] } = await elbv2.send(
    new DescribeTargetGroupsCommand({ LoadBalancerArn: balancer?.LoadBalancerArn }),
  );
  expect(TargetGroups).toHaveLength(1);

  await discard(path);
  const { LoadBalancers: left = [] } = await elbv2.send(new DescribeLoadBalancersCommand({}));
  expect(left.map(({ LoadBalancerArn }) => LoadBalancerArn)).not.toContain(balancer?.LoadBalancerArn);
});
