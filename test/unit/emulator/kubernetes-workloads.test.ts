import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ClusterInTest, clusterInTest, node, workload } from './kubernetes-in-test.ts';

let cluster: ClusterInTest;
beforeEach(async () => {
  cluster = await clusterInTest();
});
afterEach(() => cluster.close());

const apps = '/apis/apps/v1/namespaces/default';
const pods = () => cluster.list({ apiVersion: 'v1', kind: 'Pod' }, { namespace: 'default' });
const running = () => pods().filter(({ status }) => Object(status).phase === 'Running');
const nodesOf = () => pods().map(({ spec }) => Object(spec).nodeName);
const get = async (path: string) => (await cluster.call('GET', path)).body;
const post = (path: string, body: object) => cluster.call('POST', path, { body });
const condition = (type: string, status: string) => expect.objectContaining({ type, status });

describe('a Deployment', () => {
  test('is Available when its pods run on Ready nodes', async () => {
    cluster.apply(node('one'));
    await post(`${apps}/deployments`, workload('Deployment', 'web', { replicas: 2 }));
    expect((await get(`${apps}/deployments/web`)).status).toMatchObject({
      observedGeneration: 1,
      replicas: 2,
      updatedReplicas: 2,
      readyReplicas: 2,
      availableReplicas: 2,
      conditions: [condition('Available', 'True'), condition('Progressing', 'True')],
    });
    expect(running()).toHaveLength(2);
  });

  test('waits for a node, and for it to be Ready', async () => {
    await post(`${apps}/deployments`, workload('Deployment', 'web'));
    const status = async () => (await get(`${apps}/deployments/web`)).status;
    expect(await status()).toMatchObject({
      unavailableReplicas: 1,
      conditions: [condition('Available', 'False'), condition('Progressing', 'True')],
    });
    cluster.apply(node('one', false));
    expect((await status()).readyReplicas).toBeUndefined();
    expect(pods()).toMatchObject([
      { status: { phase: 'Pending', conditions: [{ type: 'PodScheduled', reason: 'Unschedulable' }] } },
    ]);
    cluster.apply(node('one'));
    expect((await status()).readyReplicas).toBe(1);
  });

  test('rolls its pods over to a new template and keeps the old one for a rollback', async () => {
    cluster.apply(node('one'));
    await post(`${apps}/deployments`, workload('Deployment', 'web', { replicas: 2 }));
    cluster.apply(workload('Deployment', 'web', { replicas: 2 }, 'web:2'));
    await get(`${apps}/deployments/web`);
    expect(pods().map(({ spec }) => Object(spec).containers[0].image)).toEqual(['web:2', 'web:2']);
    const sets = cluster.list({ apiVersion: 'apps/v1', kind: 'ReplicaSet' });
    expect(sets.map(({ spec }) => Object(spec).replicas).sort()).toEqual([0, 2]);
  });

  test('is scaled through its scale', async () => {
    cluster.apply(node('one'));
    cluster.apply(workload('Deployment', 'web', { replicas: 3 }));
    const scaled = await cluster.call('PATCH', `${apps}/deployments/web/scale`, {
      contentType: 'application/merge-patch+json',
      body: { spec: { replicas: 1 } },
    });
    expect(scaled.body).toMatchObject({
      kind: 'Scale',
      spec: { replicas: 1 },
      status: { selector: 'app=web' },
    });
    expect(running()).toHaveLength(1);
  });

  test('says why its pods cannot be made', async () => {
    cluster.apply(
      workload('Deployment', 'web', {
        template: {
          metadata: { labels: { app: 'web', broken: 'not a label value' } },
          spec: { containers: [{ name: 'main', image: 'web:1' }] },
        },
      }),
    );
    await get('/version');
    expect(cluster.list({ apiVersion: 'v1', kind: 'Event' })).toMatchObject([
      { reason: 'FailedCreate', involvedObject: { kind: 'Deployment', name: 'web' } },
    ]);
  });
});

describe('a DaemonSet', () => {
  const status = async () => (await get(`${apps}/daemonsets/agent`)).status;

  test('has one pod on every node, also on those that come later', async () => {
    cluster.apply(node('one'));
    cluster.apply(workload('DaemonSet', 'agent'));
    expect(await status()).toMatchObject({ desiredNumberScheduled: 1, numberReady: 1, numberAvailable: 1 });
    cluster.apply(node('two'));
    expect(await status()).toMatchObject({ desiredNumberScheduled: 2, numberReady: 2 });
    expect(nodesOf().sort()).toEqual(['one', 'two']);
    cluster.remove({ apiVersion: 'v1', kind: 'Node', name: 'two' });
    expect(await status()).toMatchObject({ desiredNumberScheduled: 1 });
    expect(nodesOf()).toEqual(['one']);
  });

  test('that brings the network runs before its node is Ready, when it tolerates that', async () => {
    cluster.apply(node('one', false));
    cluster.apply(workload('DaemonSet', 'other'));
    expect((await get(`${apps}/daemonsets/other`)).status).toMatchObject({ desiredNumberScheduled: 0 });
    const template = (hostNetwork: boolean) => ({
      metadata: { labels: { app: 'agent' } },
      spec: {
        hostNetwork,
        tolerations: [{ operator: 'Exists' }],
        containers: [{ name: 'main', image: 'cni:1' }],
      },
    });
    cluster.apply(workload('DaemonSet', 'agent', { template: template(false) }));
    expect(await status()).toMatchObject({ desiredNumberScheduled: 1, numberReady: 0 });
    cluster.apply(workload('DaemonSet', 'agent', { template: template(true) }));
    expect(await status()).toMatchObject({ desiredNumberScheduled: 1, numberReady: 1 });
  });
});

describe('scheduling', () => {
  const pod = (spec: object) => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'p', namespace: 'default' },
    spec: { containers: [{ name: 'main', image: 'web:1' }], ...spec },
  });
  const placed = async (spec: object) => {
    cluster.apply(pod(spec));
    await get('/version');
    return nodesOf()[0];
  };

  test('follows node selectors', async () => {
    cluster.apply(node('one'));
    cluster.apply(node('two', true, { disk: 'fast' }));
    expect(await placed({ nodeSelector: { disk: 'fast' } })).toBe('two');
  });

  test('keeps away from taints that are not tolerated', async () => {
    cluster.apply({ ...node('one'), spec: { taints: [{ key: 'gpu', value: 'yes', effect: 'NoSchedule' }] } });
    expect(await placed({})).toBeUndefined();
    cluster.remove({ apiVersion: 'v1', kind: 'Pod', name: 'p', namespace: 'default' });
    expect(await placed({ tolerations: [{ key: 'gpu', operator: 'Exists' }] })).toBe('one');
  });

  test('keeps away from cordoned nodes', async () => {
    cluster.apply({ ...node('one'), spec: { unschedulable: true } });
    expect(await placed({})).toBeUndefined();
  });

  test('makes a pod wait for its volume, whose claim is told the node', async () => {
    const claimName = 'data';
    cluster.apply(node('one'));
    cluster.apply({
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name: claimName, namespace: 'default' },
      spec: {
        accessModes: ['ReadWriteOnce'],
        storageClassName: 'gp2',
        resources: { requests: { storage: '1Gi' } },
      },
    });
    expect(await placed({ volumes: [{ name: 'd', persistentVolumeClaim: { claimName } }] })).toBeUndefined();
    const path = `/api/v1/namespaces/default/persistentvolumeclaims/${claimName}`;
    const claim = await get(path);
    expect(claim.metadata.annotations).toMatchObject({ 'volume.kubernetes.io/selected-node': 'one' });
    expect(claim.status).toMatchObject({ phase: 'Pending' });

    cluster.apply({
      apiVersion: 'v1',
      kind: 'PersistentVolume',
      metadata: { name: 'volume' },
      spec: {
        capacity: { storage: '1Gi' },
        accessModes: ['ReadWriteOnce'],
        claimRef: { namespace: 'default', name: claimName, uid: claim.metadata.uid },
      },
    });
    expect(await get(path)).toMatchObject({ spec: { volumeName: 'volume' }, status: { phase: 'Bound' } });
    expect(running()).toHaveLength(1);

    await cluster.call('DELETE', path);
    expect((await get(path)).metadata.deletionTimestamp).toBeDefined();
    cluster.remove({ apiVersion: 'v1', kind: 'Pod', name: 'p', namespace: 'default' });
    expect((await cluster.call('GET', path)).status).toBe(404);
    expect((await get('/api/v1/persistentvolumes/volume')).status).toMatchObject({ phase: 'Released' });
  });
});

test('a StatefulSet has numbered pods with claims of their own', async () => {
  cluster.apply(node('one'));
  const set = workload('StatefulSet', 'db', {
    replicas: 2,
    serviceName: 'db',
    podManagementPolicy: 'Parallel',
    volumeClaimTemplates: [
      {
        metadata: { name: 'data' },
        spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
      },
    ],
  });
  await post(`${apps}/statefulsets`, set);
  expect(pods().map(({ metadata }) => metadata.name)).toEqual(['db-0', 'db-1']);
  const claims = cluster.list({ apiVersion: 'v1', kind: 'PersistentVolumeClaim' });
  expect(claims.map(({ metadata }) => metadata.name)).toEqual(['data-db-0', 'data-db-1']);
});

test('a Job completes when its pod has', async () => {
  cluster.apply(node('one'));
  const job = {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: 'migrate' },
    spec: {
      template: { spec: { restartPolicy: 'Never', containers: [{ name: 'main', image: 'web:1' }] } },
    },
  };
  await post('/apis/batch/v1/namespaces/default/jobs', job);
  expect((await get('/apis/batch/v1/namespaces/default/jobs/migrate')).status).toMatchObject({
    succeeded: 1,
    conditions: expect.arrayContaining([condition('Complete', 'True')]),
  });
});

describe('eviction', () => {
  const evict = (name: string) =>
    post(`/api/v1/namespaces/default/pods/${name}/eviction`, {
      apiVersion: 'policy/v1',
      kind: 'Eviction',
      metadata: { name },
    });

  test('is refused when a disruption budget would not hold', async () => {
    cluster.apply(node('one'));
    cluster.apply(workload('Deployment', 'web', { replicas: 2 }));
    cluster.apply({
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: { name: 'web', namespace: 'default' },
      spec: { minAvailable: 2, selector: { matchLabels: { app: 'web' } } },
    });
    await get('/version');
    const [pod] = running();
    expect(await evict(pod?.metadata.name ?? '')).toMatchObject({
      status: 429,
      body: {
        reason: 'TooManyRequests',
        message: "Cannot evict pod as it would violate the pod's disruption budget.",
        details: {
          causes: [{ message: 'The disruption budget web needs 2 healthy pods and has 2 currently' }],
        },
      },
    });
  });

  test('takes the pod away, and its owner makes another', async () => {
    cluster.apply(node('one'));
    cluster.apply(workload('Deployment', 'web'));
    await get('/version');
    const [before] = running();
    expect((await evict(before?.metadata.name ?? '')).status).toBe(201);
    const [after] = running();
    expect(after?.metadata.uid).not.toBe(before?.metadata.uid);
  });
});
