/** Whether pods run, what is said of those that don't, and how they end. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PodProblem } from '../../emulator/kubernetes/index.ts';
import { type ClusterInTest, clusterInTest, configMap, node, workload } from './kubernetes-in-test.ts';

/** What the kubelets wait for, and for how many seconds. */
let waiting: { seconds: number; work: () => void }[];
let cluster: ClusterInTest;
beforeEach(async () => {
  waiting = [];
  cluster = await clusterInTest({ after: (seconds, work) => waiting.push({ seconds, work }) });
  cluster.apply(node('one'));
});
afterEach(() => cluster.close());

const path = '/api/v1/namespaces/default/pods/pod';
const get = async (at = path) => (await cluster.call('GET', at)).body;

const pass = (seconds: number) => {
  const due = waiting.filter((each) => each.seconds === seconds);
  waiting = waiting.filter((each) => each.seconds !== seconds);
  for (const { work } of due) work();
};

const create = (container: object, spec: object = {}) =>
  cluster.call('POST', '/api/v1/namespaces/default/pods', {
    body: {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'pod' },
      spec: { containers: [{ name: 'main', image: 'web:1', ...container }], ...spec },
    },
  });

const shown = async () => {
  const { status } = await get();
  const [{ state, restartCount, ready }] = Object(status).containerStatuses;
  return { phase: status.phase, state, restartCount, ready };
};

const held = (reason: string, message: unknown = expect.any(String)) => ({
  phase: 'Pending',
  ready: false,
  state: { waiting: { reason, message } },
});

describe('an image', () => {
  test('of a registry that there is not is tried again and again', async () => {
    await create({ image: 'registry.example.invalid/app:1' });
    const failed =
      'failed to pull and unpack image "registry.example.invalid/app:1": failed to resolve reference ' +
      '"registry.example.invalid/app:1": failed to do request: Head ' +
      '"https://registry.example.invalid/v2/app/manifests/1": dial tcp: lookup registry.example.invalid: no such host';
    expect(await shown()).toMatchObject(held('ErrImagePull', failed));
    expect((await get()).status.conditions).toMatchObject([
      { type: 'PodScheduled', status: 'True' },
      { type: 'Initialized', status: 'True' },
      {
        type: 'ContainersReady',
        status: 'False',
        reason: 'ContainersNotReady',
        message: 'containers with unready status: [main]',
      },
      { type: 'Ready', status: 'False', reason: 'ContainersNotReady' },
    ]);
    pass(10);
    expect(await shown()).toMatchObject(
      held(
        'ImagePullBackOff',
        `Back-off pulling image "registry.example.invalid/app:1": ErrImagePull: ${failed}`,
      ),
    );
  });

  test.each([
    ['Web:1', 'InvalidImageName'],
    ['nginx:does-not-exist', 'ErrImagePull'],
  ])('%s is none', async (image, reason) => {
    await create({ image });
    expect(await shown()).toMatchObject(held(reason));
  });

  test.each([
    'nginx',
    'public.ecr.aws/docker/library/nginx:1.29',
    'ghcr.io/octo/app@sha256:'.padEnd(88, 'a'),
    'localhost:5000/app',
  ])('%s is one', async (image) => {
    await create({ image });
    expect(await shown()).toMatchObject({ phase: 'Running', ready: true });
  });
});

describe('what a pod is started with', () => {
  test('must be there: its variables', async () => {
    await create({
      env: [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'settings', key: 'a' } } }],
      envFrom: [{ secretRef: { name: 'optional', optional: true } }],
    });
    expect(await shown()).toMatchObject(held('CreateContainerConfigError', 'configmap "settings" not found'));
    cluster.apply({
      ...configMap('settings', { b: '1' }),
      metadata: { name: 'settings', namespace: 'default' },
    });
    expect(await shown()).toMatchObject(
      held('CreateContainerConfigError', "couldn't find key a in ConfigMap default/settings"),
    );
    cluster.apply({
      ...configMap('settings', { a: '1' }),
      metadata: { name: 'settings', namespace: 'default' },
    });
    expect(await shown()).toMatchObject({ phase: 'Running', ready: true });
  });

  test('must be there: its volumes', async () => {
    await create({}, { volumes: [{ name: 'v', secret: { secretName: 'keys' } }] });
    expect(await shown()).toMatchObject({
      phase: 'Pending',
      state: { waiting: { reason: 'ContainerCreating' } },
    });
    expect((await get()).status.podIP).toBeUndefined();
    cluster.apply({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'keys', namespace: 'default' } });
    expect(await shown()).toMatchObject({ phase: 'Running', ready: true });
  });
});

describe('a container', () => {
  test('that ends is started again, and its pod is not ready', async () => {
    cluster.apply(
      workload('Deployment', 'web', {
        template: {
          metadata: { labels: { app: 'web' } },
          spec: {
            containers: [{ name: 'main', image: 'web:1', command: ['sh', '-c', 'echo no && exit 3'] }],
          },
        },
      }),
    );
    const list = async () => {
      await get('/version');
      return cluster.list({ apiVersion: 'v1', kind: 'Pod' })[0]?.status;
    };
    expect(await list()).toMatchObject({
      phase: 'Running',
      containerStatuses: [
        {
          ready: false,
          restartCount: 1,
          state: { waiting: { reason: 'CrashLoopBackOff' } },
          lastState: { terminated: { exitCode: 3, reason: 'Error' } },
        },
      ],
    });
    pass(10);
    expect(await list()).toMatchObject({ containerStatuses: [{ restartCount: 2 }] });
    const deployment = await get('/apis/apps/v1/namespaces/default/deployments/web');
    expect(deployment.status).toMatchObject({ unavailableReplicas: 1 });
  });

  test('is ready when its probe says so', async () => {
    await create({ readinessProbe: { exec: { command: ['false'] } } });
    expect(await shown()).toMatchObject({ phase: 'Running', ready: false });
  });

  test('begins when those before it have ended well', async () => {
    await create({}, { initContainers: [{ name: 'first', image: 'web:1', command: ['false'] }] });
    expect((await get()).status).toMatchObject({
      phase: 'Pending',
      initContainerStatuses: [{ state: { waiting: { reason: 'CrashLoopBackOff' } } }],
      containerStatuses: [{ state: { waiting: { reason: 'PodInitializing' } } }],
    });
  });

  test.each([
    ['true', 'Succeeded'],
    ['false', 'Failed'],
  ])('that is not started again decides how its pod ends: %s', async (command, phase) => {
    await create({ command: [command] }, { restartPolicy: 'Never' });
    expect((await shown()).phase).toBe(phase);
  });

  test('that sleeps ends after its time', async () => {
    await create({ command: ['sleep', '2m'] }, { restartPolicy: 'OnFailure' });
    expect((await shown()).phase).toBe('Running');
    pass(120);
    expect((await shown()).phase).toBe('Succeeded');
  });
});

describe('a Job', () => {
  const job = '/apis/batch/v1/namespaces/default/jobs/work';
  const begin = (command: string[], spec: object = {}) =>
    cluster.apply({
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name: 'work', namespace: 'default' },
      spec: {
        ...spec,
        template: {
          spec: { restartPolicy: 'Never', containers: [{ name: 'main', image: 'web:1', command }] },
        },
      },
    });

  test('whose pods fail tries again some times, and fails', async () => {
    begin(['false'], { backoffLimit: 1 });
    expect((await get(job)).status).toMatchObject({ failed: 1 });
    expect((await get(job)).status.conditions).toBeUndefined();
    pass(10);
    expect((await get(job)).status).toMatchObject({
      failed: 2,
      conditions: [
        { type: 'FailureTarget', status: 'True', reason: 'BackoffLimitExceeded' },
        {
          type: 'Failed',
          status: 'True',
          reason: 'BackoffLimitExceeded',
          message: 'Job has reached the specified backoff limit',
        },
      ],
    });
    expect((await get(job)).status.succeeded).toBeUndefined();
  });

  test('keeps its pods until it has counted them', async () => {
    begin(['sleep', '60']);
    await get('/version');
    const [pod] = cluster.list({ apiVersion: 'v1', kind: 'Pod' });
    expect(pod?.metadata.finalizers).toEqual(['batch.kubernetes.io/job-tracking']);
    pass(60);
    expect((await get(job)).status).toMatchObject({ succeeded: 1 });
    expect(cluster.list({ apiVersion: 'v1', kind: 'Pod' })[0]?.metadata.finalizers).toBeUndefined();
  });
});

describe('the end of a pod', () => {
  test('that runs is its kubelet’s to tell', async () => {
    await create({});
    await get();
    const { status, body } = await cluster.call('DELETE', path);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      kind: 'Pod',
      metadata: {
        deletionGracePeriodSeconds: 30,
        deletionTimestamp: expect.any(String),
      },
    });
    const left = Date.parse(body.metadata.deletionTimestamp ?? '') - Date.now();
    expect(left).toBeGreaterThan(25_000);
    expect((await get()).metadata.deletionTimestamp).toBe(body.metadata.deletionTimestamp);
    pass(1);
    expect((await cluster.call('GET', path)).status).toBe(404);
  });

  test('that runs nowhere comes at once, and is answered with the pod', async () => {
    await create({}, { nodeSelector: { no: 'where' } });
    await get();
    expect((await cluster.call('DELETE', path)).body).toMatchObject({
      kind: 'Pod',
      metadata: { deletionGracePeriodSeconds: 0 },
    });
    expect((await cluster.call('GET', path)).status).toBe(404);
  });

  test('is awaited by the claims that it uses', async () => {
    const claim = '/api/v1/namespaces/default/persistentvolumeclaims/data';
    cluster.apply({
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name: 'data', namespace: 'default' },
      spec: {
        accessModes: ['ReadWriteOnce'],
        storageClassName: '',
        volumeName: 'disk',
        resources: { requests: { storage: '1Gi' } },
      },
    });
    cluster.apply({
      apiVersion: 'v1',
      kind: 'PersistentVolume',
      metadata: { name: 'disk' },
      spec: {
        capacity: { storage: '1Gi' },
        accessModes: ['ReadWriteOnce'],
        claimRef: { namespace: 'default', name: 'data' },
        csi: { driver: 'ebs.csi.aws.com', volumeHandle: 'vol-1' },
      },
    });
    await create({}, { volumes: [{ name: 'd', persistentVolumeClaim: { claimName: 'data' } }] });
    expect((await shown()).phase).toBe('Running');
    expect((await get(claim)).metadata.annotations).toEqual({ 'pv.kubernetes.io/bind-completed': 'yes' });
    await cluster.call('DELETE', claim);
    await cluster.call('DELETE', path);
    expect((await get(claim)).metadata.deletionTimestamp).toBeDefined();
    pass(1);
    expect((await cluster.call('GET', claim)).status).toBe(404);
    expect((await get('/api/v1/persistentvolumes/disk')).status).toMatchObject({ phase: 'Released' });
  });
});

test('a pod starts when the world around its node lets it', async () => {
  let answer: ((problems: readonly PodProblem[]) => void) | undefined;
  await cluster.close();
  cluster = await clusterInTest({
    after: (seconds, work) => waiting.push({ seconds, work }),
    inspectPod: (_pod, _node, tell) => {
      answer = tell;
    },
  });
  cluster.apply(node('one'));
  await create({});
  expect(await shown()).toMatchObject({ state: { waiting: { reason: 'ContainerCreating' } } });
  answer?.([{ container: 'main', reason: 'CrashLoopBackOff', message: 'not authorized' }]);
  expect(await shown()).toMatchObject({
    phase: 'Running',
    ready: false,
    state: { waiting: { reason: 'CrashLoopBackOff' } },
  });
  pass(10);
  answer?.([]);
  expect(await shown()).toMatchObject({ phase: 'Running', ready: true });
});

test('asks nothing anew about a pod before the last answer has come', async () => {
  const answers: ((problems: readonly PodProblem[]) => void)[] = [];
  await cluster.close();
  cluster = await clusterInTest({
    after: (seconds, work) => waiting.push({ seconds, work }),
    inspectPod: (_pod, _node, tell) => answers.push(tell),
  });
  cluster.apply(node('one'));
  await create({});
  answers[0]?.([{ reason: 'FailedCreatePodSandBox', message: 'no address' }]);
  pass(10);
  expect(answers).toHaveLength(2);
  pass(10);
  pass(10);
  expect(answers).toHaveLength(2);
  answers[1]?.([]);
  expect(await shown()).toMatchObject({ phase: 'Running', ready: true });
});
