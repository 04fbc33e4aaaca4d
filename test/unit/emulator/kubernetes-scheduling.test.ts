/** Where pods go, and what the scheduler says of those that go nowhere: as a real kube-scheduler 1.36 does. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ClusterInTest, clusterInTest, node, workload } from './kubernetes-in-test.ts';

let cluster: ClusterInTest;
beforeEach(async () => {
  cluster = await clusterInTest();
});
afterEach(() => cluster.close());

const settle = () => cluster.call('GET', '/version');

const apply = (name: string, spec: object = {}, labels: Record<string, string> = { app: name }) =>
  cluster.apply({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: 'default', labels },
    spec: { containers: [{ name: 'main', image: 'web:1' }], ...spec },
  });

const asking = (requests: Record<string, string | number>, more: object = {}) => ({
  containers: [{ name: 'main', image: 'web:1', resources: { requests } }],
  ...more,
});

const podCalled = (name: string) =>
  cluster.get({ apiVersion: 'v1', kind: 'Pod', name, namespace: 'default' });

const nodeOf = async (name: string): Promise<string | undefined> => {
  await settle();
  return Object(podCalled(name)?.spec).nodeName;
};

/** What the scheduler says of a pod that waits. */
const refusal = async (name: string): Promise<string | undefined> => {
  await settle();
  const condition = Object(podCalled(name)?.status).conditions?.[0];
  if (condition?.type !== 'PodScheduled' || condition.status !== 'False') return undefined;
  expect(condition.reason).toBe('Unschedulable');
  return condition.message;
};

const helpless =
  'no new claims to deallocate, preemption: 0/2 nodes are available: 2 Preemption is not helpful for scheduling.';
const noVictims =
  'no new claims to deallocate, preemption: 0/2 nodes are available: 2 No preemption victims found for incoming pod.';

const twoNodes = () => {
  cluster.apply(node('one', true, { zone: 'a' }));
  cluster.apply(node('two', true, { zone: 'b' }));
};

describe('room', () => {
  test('is what the pods there leave of cores, memory and pieces', async () => {
    twoNodes();
    apply('first', asking({ cpu: '1500m' }));
    apply('second', asking({ cpu: 1.5 }));
    apply('third', asking({ cpu: '1500m' }));
    apply('large', asking({ cpu: 5, memory: '5Gi', 'nvidia.com/gpu': 1 }));
    expect([await nodeOf('first'), await nodeOf('second')].toSorted()).toEqual(['one', 'two']);
    expect(await refusal('third')).toBe(`0/2 nodes are available: 2 Insufficient cpu. ${noVictims}`);
    expect(await refusal('large')).toBe(
      `0/2 nodes are available: 2 Insufficient cpu, 2 Insufficient memory, 2 Insufficient nvidia.com/gpu. ${helpless}`,
    );
    cluster.remove({ apiVersion: 'v1', kind: 'Pod', name: 'first', namespace: 'default' });
    expect(await nodeOf('third')).toBeDefined();
  });

  test('counts first containers, limits without requests, and pods a node', async () => {
    const small = node('one');
    const status = { ...Object(small.status), allocatable: { cpu: '1', memory: '1Gi', pods: '2' } };
    cluster.apply({ ...small, status });
    apply('limited', {
      containers: [{ name: 'main', image: 'web:1', resources: { limits: { memory: '600Mi' } } }],
      initContainers: [{ name: 'first', image: 'web:1', resources: { requests: { cpu: '700m' } } }],
    });
    expect(await nodeOf('limited')).toBe('one');
    apply('memory', asking({ memory: '600Mi' }));
    apply('cpu', asking({ cpu: '400m' }));
    expect(await refusal('memory')).toMatch(/^0\/1 nodes are available: 1 Insufficient memory\./);
    expect(await refusal('cpu')).toMatch(/^0\/1 nodes are available: 1 Insufficient cpu\./);
    apply('second');
    expect(await nodeOf('second')).toBe('one');
    apply('third');
    expect(await refusal('third')).toMatch(/^0\/1 nodes are available: 1 Too many pods\./);
  });

  test('is made for a pod that is more important', async () => {
    const small = node('one');
    cluster.apply({ ...small, status: { ...Object(small.status), allocatable: { cpu: '2', pods: '3' } } });
    apply('lesser', asking({ cpu: '1500m' }));
    apply('other', asking({ cpu: '100m' }));
    expect(await nodeOf('lesser')).toBe('one');
    apply('dear', asking({ cpu: '1' }, { priorityClassName: 'system-cluster-critical' }));
    await settle();
    expect(podCalled('dear')?.spec).toMatchObject({ priority: 2_000_000_000 });
    const victim = podCalled('lesser');
    expect(victim === undefined || victim.metadata.deletionTimestamp !== undefined).toBe(true);
    expect(podCalled('other')?.metadata.deletionTimestamp).toBeUndefined();
  });
});

describe('a node is not for a pod', () => {
  const refused: [title: string, spec: object, message: string][] = [
    [
      'that selects another',
      { nodeSelector: { disk: 'fast' } },
      `2 node(s) didn't match Pod's node affinity/selector. ${helpless}`,
    ],
    [
      'that wants to be near to one that is nowhere',
      {
        affinity: {
          podAffinity: {
            requiredDuringSchedulingIgnoredDuringExecution: [
              { topologyKey: 'zone', labelSelector: { matchLabels: { app: 'nobody' } } },
            ],
          },
        },
      },
      `2 node(s) didn't match pod affinity rules. ${helpless}`,
    ],
    [
      'that is spread over a label that it lacks',
      {
        topologySpreadConstraints: [
          {
            maxSkew: 1,
            topologyKey: 'rack',
            whenUnsatisfiable: 'DoNotSchedule',
            labelSelector: { matchLabels: { app: 'pod' } },
          },
        ],
      },
      `2 node(s) didn't match pod topology spread constraints (missing required label). ${helpless}`,
    ],
    [
      'whose claim is not there',
      { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'gone' } }] },
      'persistentvolumeclaim "gone" not found. not found',
    ],
  ];
  test.each(refused)('%s', async (_, spec, message) => {
    twoNodes();
    apply('pod', spec);
    expect(await refusal('pod')).toBe(`0/2 nodes are available: ${message}`);
  });

  test('while it is cordoned, tainted or not Ready', async () => {
    cluster.apply({ ...node('one'), spec: { unschedulable: true } });
    cluster.apply({ ...node('two'), spec: { taints: [{ key: 'team', value: 'a', effect: 'NoSchedule' }] } });
    cluster.apply(node('three', false));
    apply('pod');
    expect(await refusal('pod')).toBe(
      '0/3 nodes are available: 1 node(s) were unschedulable, 2 node(s) had untolerated taint(s). ' +
        'no new claims to deallocate, preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling.',
    );
    apply('tolerant', { tolerations: [{ key: 'team', operator: 'Exists' }] });
    expect(await nodeOf('tolerant')).toBe('two');
    const taintsOf = (name: string) =>
      Object(cluster.get({ apiVersion: 'v1', kind: 'Node', name })?.spec).taints ?? [];
    expect(taintsOf('one')).toMatchObject([
      { key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' },
    ]);
    expect(taintsOf('three')).toMatchObject([
      { key: 'node.kubernetes.io/not-ready', effect: 'NoSchedule' },
      { key: 'node.kubernetes.io/not-ready', effect: 'NoExecute' },
    ]);
    await cluster.call('PATCH', '/api/v1/nodes/one', {
      contentType: 'application/merge-patch+json',
      body: { spec: { unschedulable: null } },
    });
    expect(await nodeOf('pod')).toBe('one');
    expect(taintsOf('one')).toEqual([]);
  });

  test('whose port another has', async () => {
    twoNodes();
    const listening = {
      containers: [{ name: 'main', image: 'web:1', ports: [{ containerPort: 80, hostPort: 80 }] }],
    };
    for (const name of ['a', 'b', 'c']) apply(name, listening);
    expect([await nodeOf('a'), await nodeOf('b')].toSorted()).toEqual(['one', 'two']);
    expect(await refusal('c')).toBe(
      `0/2 nodes are available: 2 node(s) didn't have free ports for the requested pod ports. ${noVictims}`,
    );
  });

  test('that keeps away from its like, whichever came first', async () => {
    twoNodes();
    const apart = {
      affinity: {
        podAntiAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: [
            { topologyKey: 'zone', labelSelector: { matchLabels: { app: 'db' } } },
          ],
        },
      },
    };
    for (const name of ['a', 'b', 'c']) apply(name, apart, { app: 'db' });
    apply('plain', {}, { app: 'db' });
    expect([await nodeOf('a'), await nodeOf('b')].toSorted()).toEqual(['one', 'two']);
    expect(await refusal('c')).toBe(
      `0/2 nodes are available: 2 node(s) didn't match pod anti-affinity rules. ${noVictims}`,
    );
    expect(await refusal('plain')).toBe(
      `0/2 nodes are available: 2 node(s) didn't satisfy existing pods anti-affinity rules. ${noVictims}`,
    );
  });

  test('where there would be too many of its like', async () => {
    twoNodes();
    cluster.apply({ ...node('three', true, { zone: 'c' }), spec: { unschedulable: true } });
    const spread = {
      topologySpreadConstraints: [
        {
          maxSkew: 1,
          topologyKey: 'zone',
          whenUnsatisfiable: 'DoNotSchedule',
          labelSelector: { matchLabels: { app: 'web' } },
        },
      ],
    };
    for (const name of ['a', 'b', 'c']) apply(name, spread, { app: 'web' });
    expect([await nodeOf('a'), await nodeOf('b')].toSorted()).toEqual(['one', 'two']);
    expect(await refusal('c')).toBe(
      "0/3 nodes are available: 1 node(s) were unschedulable, 2 node(s) didn't match pod topology spread constraints. " +
        'no new claims to deallocate, preemption: 0/3 nodes are available: 1 Preemption is not helpful for scheduling, ' +
        '2 No preemption victims found for incoming pod.',
    );
  });
});

test('no node at all is said so', async () => {
  apply('pod');
  expect(await refusal('pod')).toBe('no nodes available to schedule pods');
});

test('the replicas of one workload go to different nodes', async () => {
  twoNodes();
  apply('heavy', asking({ cpu: '1' }));
  cluster.apply(workload('Deployment', 'web', { replicas: 2 }));
  await settle();
  const nodes = cluster
    .list({ apiVersion: 'v1', kind: 'Pod' })
    .filter(({ metadata }) => metadata.name.startsWith('web-'))
    .map(({ spec }) => Object(spec).nodeName);
  expect(nodes.toSorted()).toEqual(['one', 'two']);
});

describe('a new pod', () => {
  const create = (spec: object) =>
    cluster.call('POST', '/api/v1/namespaces/default/pods', {
      body: {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'pod' },
        spec: { containers: [{ name: 'main', image: 'web:1' }], ...spec },
      },
    });

  test('is refused without its service account and its priority', async () => {
    expect(await create({ serviceAccountName: 'nobody' })).toMatchObject({
      status: 403,
      body: {
        message:
          'pods "pod" is forbidden: error looking up service account default/nobody: serviceaccount "nobody" not found',
      },
    });
    expect(await create({ priorityClassName: 'nothing' })).toMatchObject({
      status: 403,
      body: { message: 'pods "pod" is forbidden: no PriorityClass with name nothing was found' },
    });
  });

  test('that its owner may not make is told of once', async () => {
    cluster.apply(
      workload('Deployment', 'web', {
        template: {
          metadata: { labels: { app: 'web' } },
          spec: { serviceAccountName: 'nobody', containers: [{ name: 'main', image: 'web:1' }] },
        },
      }),
    );
    await settle();
    cluster.apply(node('one'));
    await settle();
    expect(cluster.list({ apiVersion: 'v1', kind: 'Event' })).toMatchObject([
      {
        reason: 'FailedCreate',
        message: expect.stringContaining('serviceaccount "nobody" not found'),
        involvedObject: { kind: 'ReplicaSet' },
      },
    ]);
  });

  test('has a priority, and five minutes of patience with its node', async () => {
    expect((await create({ priorityClassName: 'system-node-critical' })).body.spec).toMatchObject({
      priority: 2_000_001_000,
      preemptionPolicy: 'PreemptLowerPriority',
      tolerations: [
        { key: 'node.kubernetes.io/not-ready', effect: 'NoExecute', tolerationSeconds: 300 },
        { key: 'node.kubernetes.io/unreachable', effect: 'NoExecute', tolerationSeconds: 300 },
      ],
    });
  });
});
