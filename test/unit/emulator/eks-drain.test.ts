import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { drain } from '../../emulator/eks/drain.ts';
import type { Manifest } from '../../emulator/kubernetes/index.ts';
import { type ClusterInTest, clusterInTest, node, workload } from './kubernetes-in-test.ts';

/** What the kubelets wait for, and for how many seconds: all but the moment in which any pod ends. */
let waiting: { seconds: number; end: () => void }[];
let cluster: ClusterInTest;

beforeEach(async () => {
  waiting = [];
  cluster = await clusterInTest({
    after: (seconds, end) => {
      if (seconds <= 1) queueMicrotask(end);
      else waiting.push({ seconds, end });
    },
  });
  cluster.apply(node('one'));
});
afterEach(() => cluster.close());

const labels = { app: 'web' };

const pod = (spec: object = {}, container: object = {}): Manifest => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web', namespace: 'default', labels },
  spec: { ...spec, containers: [{ name: 'main', image: 'web:1', ...container }] },
});

/** One that takes its time to end. */
const slow = (sleeping: number, terminationGracePeriodSeconds: number): Manifest =>
  pod({ terminationGracePeriodSeconds }, { lifecycle: { preStop: { sleep: { seconds: sleeping } } } });

const budget: Manifest = {
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: { name: 'web', namespace: 'default' },
  spec: { maxUnavailable: 0, selector: { matchLabels: labels } },
};

/** Applies it, and lets the controllers do their part. */
async function have(...objects: Manifest[]): Promise<void> {
  for (const object of objects) cluster.apply(object);
  await cluster.call('GET', '/version');
}

const names = (): string[] =>
  cluster
    .list({ apiVersion: 'v1', kind: 'Pod' })
    .filter(({ spec }) => Object(spec).nodeName === 'one')
    .map(({ metadata }) => metadata.name);

/** Drains the node; `during` is what happens in each pause. @returns whether it was done in time, and its pauses */
async function drained(
  during: (pause: number) => void = () => {},
): Promise<{ done: boolean; pauses: number }> {
  let pauses = 0;
  const done = await drain(cluster, ['one'], {
    timeout: 300,
    pause: async () => {
      await cluster.call('GET', '/version');
      pauses += 1;
      during(pauses);
    },
  });
  return { done, pauses };
}

describe('the drain of a node', () => {
  test('evicts its pods, and lets no other come', async () => {
    await have(workload('Deployment', 'web', { replicas: 2 }));
    expect(names()).toHaveLength(2);
    expect(await drained()).toEqual({ done: true, pauses: 1 });
    expect(names()).toEqual([]);
    expect(cluster.get({ apiVersion: 'v1', kind: 'Node', name: 'one' })?.spec).toMatchObject({
      unschedulable: true,
    });
  });

  test('leaves the pods of DaemonSets alone', async () => {
    await have(workload('DaemonSet', 'agent'));
    expect(names()).toHaveLength(1);
    expect(await drained()).toEqual({ done: true, pauses: 0 });
    expect(names()).toHaveLength(1);
  });

  test('is held up by a budget as long as there is one', async () => {
    await have(budget, pod());
    const reference = {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      name: 'web',
      namespace: 'default',
    };
    const outcome = await drained((pause) => {
      expect(names()).toEqual(pause <= 7 ? ['web'] : []);
      if (pause === 7) cluster.remove(reference);
    });
    expect(outcome).toEqual({ done: true, pauses: 8 });
  });

  test('is given up after its time, with the pod that a budget keeps still there', async () => {
    await have(budget, pod());
    expect(await drained()).toEqual({ done: false, pauses: 60 });
    expect(names()).toEqual(['web']);
  });

  test('waits for a pod that takes its time to end, as long as its grace period allows', async () => {
    await have(slow(600, 90));
    const outcome = await drained((pause) => {
      expect(waiting.map(({ seconds }) => seconds)).toEqual([90]);
      if (pause === 18) waiting[0]?.end();
    });
    expect(outcome).toEqual({ done: true, pauses: 18 });
    expect(names()).toEqual([]);
  });
});

describe('a pod that takes its time to end', () => {
  const path = '/api/v1/namespaces/default/pods/web';

  test('is on its way out until then', async () => {
    await have(slow(20, 90));
    await cluster.call('DELETE', path);
    const { body } = await cluster.call('GET', path);
    expect(body.metadata).toMatchObject({
      deletionGracePeriodSeconds: 90,
      deletionTimestamp: expect.any(String),
    });
    expect(waiting.map(({ seconds }) => seconds)).toEqual([21]);
    waiting[0]?.end();
    expect((await cluster.call('GET', path)).status).toBe(404);
  });

  test('may be given less time, and none at all', async () => {
    await have(slow(600, 90));
    await cluster.call('DELETE', `${path}?gracePeriodSeconds=30`);
    await cluster.call('DELETE', `${path}?gracePeriodSeconds=10`);
    expect(waiting.map(({ seconds }) => seconds)).toEqual([30, 10]);
    expect((await cluster.call('DELETE', `${path}?gracePeriodSeconds=0`)).status).toBe(200);
    expect((await cluster.call('GET', path)).status).toBe(404);
  });

  test('is taken away a minute after its node has gone, or at once by force', async () => {
    await have(slow(600, 600));
    cluster.remove({ apiVersion: 'v1', kind: 'Node', name: 'one' });
    await cluster.call('DELETE', path);
    expect((await cluster.call('GET', path)).status).toBe(200);
    expect(waiting.map(({ seconds }) => seconds)).toEqual([60]);
    waiting[0]?.end();
    expect((await cluster.call('GET', path)).status).toBe(404);

    await have(node('one'), slow(600, 600));
    cluster.remove({ apiVersion: 'v1', kind: 'Node', name: 'one' });
    await cluster.call('DELETE', `${path}?gracePeriodSeconds=0`);
    expect((await cluster.call('GET', path)).status).toBe(404);
  });

  test('does not end on a node that is not heard of', async () => {
    await have(slow(600, 90));
    await have(node('one', false));
    await cluster.call('DELETE', path);
    expect((await cluster.call('GET', path)).status).toBe(200);
    expect(waiting).toEqual([]);
  });
});
