/** The emulated API server as an unmodified kubectl sees it. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ClusterInTest, clusterInTest, hasKubectl, node, workload } from './kubernetes-in-test.ts';

let cluster: ClusterInTest;
beforeEach(async (context) => {
  context.skip(!hasKubectl, 'kubectl is not on PATH');
  cluster = await clusterInTest();
});
afterEach(() => cluster?.close());

/** Runs kubectl, which must succeed, and gives what it printed. */
const kubectl = async (args: string, input?: object | string): Promise<string> => {
  const text = typeof input === 'object' ? JSON.stringify(input) : input;
  const { code, stdout, stderr } = await cluster.kubectl(args.split(' '), text ? { input: text } : {});
  expect(stderr, `kubectl ${args}`).not.toMatch(/^error/im);
  expect(code, `kubectl ${args}: ${stderr}`).toBe(0);
  return stdout;
};

/** Runs kubectl, which must fail, and gives what it complained of. */
const refusal = async (args: string, input?: object, token?: string): Promise<string> => {
  const text = input ? { input: JSON.stringify(input) } : {};
  const { code, stderr } = await cluster.kubectl(args.split(' '), { ...text, ...(token ? { token } : {}) });
  expect(code, `kubectl ${args}`).not.toBe(0);
  return stderr;
};

const settings = (data: Record<string, string>) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'settings' },
  data,
});

const widgets = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'widgets.example.com' },
  spec: {
    group: 'example.com',
    scope: 'Namespaced',
    names: { plural: 'widgets', kind: 'Widget' },
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        schema: {
          openAPIV3Schema: {
            type: 'object',
            properties: { spec: { type: 'object', properties: { size: { type: 'integer' } } } },
          },
        },
      },
    ],
  },
};

describe('kubectl get', () => {
  test('prints nodes and pods', async () => {
    cluster.apply(node('one'));
    cluster.apply(workload('Deployment', 'web'));
    expect(await kubectl('get nodes')).toMatch(
      /^NAME +STATUS +ROLES +AGE +VERSION\s+one +Ready +<none> +\d+s +v1\.36/,
    );
    expect(await kubectl('get pods -A')).toMatch(/default +web-\w+-\w+ +1\/1 +Running +0 +\d+s/);
  });

  test('prints objects as YAML and JSON', async () => {
    cluster.apply(node('one'));
    expect(await kubectl('get node one -o yaml')).toContain('kind: Node');
    expect(JSON.parse(await kubectl('get nodes -o json'))).toMatchObject({
      kind: 'List',
      items: [{ kind: 'Node', metadata: { name: 'one' } }],
    });
  });

  test('is refused without permission, and without a good token', async () => {
    expect(await refusal('get nodes', undefined, 'viewer')).toContain(
      'Error from server (Forbidden): nodes is forbidden: User "viewer" cannot list resource "nodes" in API group "" at the cluster scope',
    );
    expect(await refusal('get nodes', undefined, 'stolen')).toMatch(/Unauthorized|must be logged in/);
  });
});

describe('kubectl apply', () => {
  test('creates, leaves and changes on the client’s side', async () => {
    expect(await kubectl('apply -f -', workload('Deployment', 'web'))).toContain('web created');
    expect(await kubectl('apply -f -', workload('Deployment', 'web'))).toContain('web unchanged');
    const changed = workload('Deployment', 'web', { replicas: 2 }, 'web:2');
    expect(await kubectl('apply -f -', changed)).toContain('web configured');
    expect(await kubectl('get deployment web -o jsonpath={.spec.replicas}')).toBe('2');
  });

  test('removes what is no longer there', async () => {
    await kubectl('apply -f -', settings({ a: '1', b: '2' }));
    await kubectl('apply -f -', settings({ a: '1' }));
    expect(await kubectl('get configmap settings -o jsonpath={.data}')).toBe('{"a":"1"}');
  });

  test('refuses fields and names that are wrong', async () => {
    expect(await refusal('apply -f -', { ...settings({}), nope: 1 })).toContain('unknown field "nope"');
    expect(await refusal('apply -f -', { ...settings({}), metadata: { name: 'No_Good' } })).toContain(
      'The ConfigMap "No_Good" is invalid: metadata.name: Invalid value',
    );
  });

  test('takes a List, which kubectl itself holds against the schemas of the server', async () => {
    const list = (...items: object[]) => ({ apiVersion: 'v1', kind: 'List', items });
    await kubectl('apply -f -', widgets);
    const widget = { apiVersion: 'example.com/v1', kind: 'Widget', metadata: { name: 'one' } };
    const web = workload('Deployment', 'web');
    const applied = await kubectl(
      'apply -f -',
      list(settings({ a: '1' }), web, { ...widget, spec: { size: 1 } }),
    );
    expect(applied).toMatch(/settings created\n.*web created\n.*one created/);
    const wrong = [
      [{ ...settings({}), nope: 1 }, 'unknown field "nope" in io.k8s.api.core.v1.ConfigMap'],
      [{ ...web, spec: { nope: 1 } }, 'unknown field "nope" in io.k8s.api.apps.v1.DeploymentSpec'],
      [{ ...web, spec: { replicas: 'two' } }, 'got "string", expected "integer"'],
      [{ ...widget, spec: { nope: 1 } }, 'unknown field "nope" in com.example.v1.Widget.spec'],
    ] as const;
    for (const [item, words] of wrong) expect(await refusal('apply -f -', list(item))).toContain(words);
  });

  test('meets conflicts on the server’s side, and forces its way', async () => {
    await kubectl('apply --server-side -f -', settings({ a: '1' }));
    await kubectl('apply --server-side -f -', settings({ a: '2' }));
    const other = 'apply --server-side --field-manager=other -f -';
    expect(await refusal(other, settings({ a: '3' }))).toContain(
      'Apply failed with 1 conflict: conflict with "kubectl": .data.a',
    );
    await kubectl(`${other} --force-conflicts`, settings({ a: '3' }));
    expect(await kubectl('get configmap settings -o jsonpath={.data.a}')).toBe('3');
  });

  test('moves from the client’s side to the server’s', async () => {
    await kubectl('apply -f -', settings({ a: '1', b: '2' }));
    await kubectl('apply --server-side -f -', settings({ a: '1' }));
    expect(await kubectl('get configmap settings -o jsonpath={.data}')).toBe('{"a":"1"}');
  });
});

describe('kubectl create', () => {
  test('sends what it builds itself', async () => {
    await kubectl('create namespace preview');
    await kubectl('create configmap settings --from-literal=a=1 -n preview');
    await kubectl('create secret generic password --from-literal=a=b');
    await kubectl('create serviceaccount deployer');
    await kubectl('create deployment web --image=web:1 --replicas=0 --port=80');
    await kubectl('create role reader --verb=get,list --resource=pods,deployments.apps');
    await kubectl('create job migrate --image=web:1 -- migrate --all');
    await kubectl('expose deployment web --port=80 --target-port=http --type=LoadBalancer');
    expect(await kubectl('get configmap settings -n preview -o jsonpath={.data.a}')).toBe('1');
    expect(await kubectl('get secret password -o jsonpath={.data.a}')).toBe('Yg==');
    expect(await kubectl('get deployment web -o jsonpath={.spec.replicas}')).toBe('0');
    expect(await kubectl('get job migrate -o jsonpath={..command}')).toBe('["migrate","--all"]');
    expect(await kubectl('get service web -o jsonpath={.spec.ports[0].targetPort}')).toBe('http');
  });

  test('refuses a name that is taken', async () => {
    expect(await refusal('create namespace default')).toContain(
      'Error from server (AlreadyExists): namespaces "default" already exists',
    );
  });
});

describe('kubectl wait and rollout', () => {
  test('see a Deployment become available', async () => {
    cluster.apply(node('one'));
    await kubectl('apply -f -', workload('Deployment', 'web', { replicas: 2 }));
    expect(await kubectl('wait --for=condition=Available deployment/web --timeout=20s')).toContain(
      'condition met',
    );
    await kubectl('set image deployment/web main=web:2');
    expect(await kubectl('rollout status deployment/web --timeout=20s')).toContain('successfully rolled out');
    await kubectl('rollout undo deployment/web');
    await kubectl('rollout status deployment/web --timeout=20s');
    expect(await kubectl('get deployment web -o jsonpath={..image}')).toBe('web:1');
  });

  test('wait for a node that comes while they do', async () => {
    await kubectl('apply -f -', workload('Deployment', 'web'));
    const waiting = kubectl('wait --for=condition=Available deployment/web --timeout=20s');
    cluster.apply(node('one'));
    expect(await waiting).toContain('condition met');
  });

  test('see an object go', async () => {
    await kubectl('create namespace preview');
    await kubectl('delete namespace preview --wait=false');
    await kubectl('wait --for=delete namespace/preview --timeout=20s');
    expect(await refusal('get namespace preview')).toContain('namespaces "preview" not found');
  });

  test('see DaemonSets, StatefulSets and Jobs through', async () => {
    cluster.apply(node('one'));
    await kubectl('apply -f -', workload('DaemonSet', 'agent'));
    await kubectl('apply -f -', workload('StatefulSet', 'db', { serviceName: 'db', replicas: 2 }));
    await kubectl('create job migrate --image=web:1');
    await kubectl('rollout status daemonset/agent --timeout=20s');
    await kubectl('rollout status statefulset/db --timeout=20s');
    await kubectl('wait --for=condition=complete job/migrate --timeout=20s');
  });
});

describe('kubectl on a node', () => {
  test('cordons, taints and drains it', async () => {
    cluster.apply(node('one'));
    cluster.apply(workload('Deployment', 'web'));
    await kubectl('taint nodes one team=a:NoSchedule');
    expect(await kubectl('drain one --ignore-daemonsets --timeout=20s')).toContain('evicted');
    expect(await kubectl('get nodes')).toContain('Ready,SchedulingDisabled');
    expect(await kubectl('get pods')).toContain('Pending');
  });

  test('does not drain past a disruption budget', async () => {
    cluster.apply(node('one'));
    cluster.apply(workload('Deployment', 'web'));
    await kubectl('create poddisruptionbudget web --selector=app=web --min-available=1');
    expect(await refusal('drain one --timeout=1s')).toContain("violate the pod's disruption budget");
  });
});

test('kubectl auth can-i asks the authorizers', async () => {
  expect(await kubectl('auth can-i create deployments')).toBe('yes\n');
  expect(await kubectl('auth whoami -o jsonpath={.status.userInfo.username}')).toBe('admin');
  await kubectl('create role reader --verb=get --resource=pods');
  await kubectl('create rolebinding reader --role=reader --user=viewer');
  const ask = (question: string) =>
    cluster.kubectl(['auth', 'can-i', ...question.split(' ')], { token: 'viewer' });
  expect(await ask('get pods')).toMatchObject({ stdout: 'yes\n', code: 0 });
  expect(await ask('list pods')).toMatchObject({ stdout: 'no\n', code: 1 });
});

test('kubectl labels, annotates, patches and scales', async () => {
  cluster.apply(workload('Deployment', 'web', { replicas: 0 }));
  await kubectl('label deployment web tier=front');
  await kubectl('annotate deployment web note=hello');
  await kubectl('patch deployment web -p {"spec":{"minReadySeconds":5}}');
  await kubectl('patch deployment web --type=json -p [{"op":"remove","path":"/metadata/annotations/note"}]');
  await kubectl('scale deployment web --replicas=4');
  const web = JSON.parse(await kubectl('get deployment web -o json'));
  expect(web).toMatchObject({
    metadata: { labels: { tier: 'front' } },
    spec: { minReadySeconds: 5, replicas: 4 },
  });
  expect(web.metadata.annotations).not.toHaveProperty('note');
});

test('kubectl serves itself of custom resources', async () => {
  await kubectl('apply -f -', {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'nodepools.karpenter.sh' },
    spec: {
      group: 'karpenter.sh',
      scope: 'Cluster',
      names: { plural: 'nodepools', kind: 'NodePool' },
      versions: [
        {
          name: 'v1',
          served: true,
          storage: true,
          schema: {
            openAPIV3Schema: {
              type: 'object',
              properties: { spec: { type: 'object', properties: { weight: { type: 'integer' } } } },
            },
          },
        },
      ],
    },
  });
  await kubectl('wait --for=condition=Established crd/nodepools.karpenter.sh --timeout=20s');
  const pool = (weight: number) => ({
    apiVersion: 'karpenter.sh/v1',
    kind: 'NodePool',
    metadata: { name: 'general' },
    spec: { weight },
  });
  await kubectl('apply -f -', pool(1));
  expect(await kubectl('apply -f -', pool(2))).toContain('configured');
  expect(await kubectl('get nodepools')).toContain('general');
});

test('kubectl delete cascades as it is told', async () => {
  cluster.apply(node('one'));
  cluster.apply(workload('Deployment', 'web'));
  cluster.apply(workload('Deployment', 'api'));
  await kubectl('delete deployment web --cascade=foreground --timeout=20s');
  await kubectl('delete deployment api --cascade=orphan');
  expect(await kubectl('get replicasets,pods -o name')).toMatch(
    /^replicaset\.apps\/api-\w+\npod\/api-\S+\n$/,
  );
});
