import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ClusterInTest, clusterInTest, configMap } from './kubernetes-in-test.ts';

let cluster: ClusterInTest;
beforeEach(async () => {
  cluster = await clusterInTest();
});
afterEach(() => cluster.close());

const maps = '/api/v1/namespaces/default/configmaps';
const create = (name: string, labels: Record<string, string> = {}) =>
  cluster.call('POST', maps, { body: { ...configMap(name), metadata: { name, labels } } });
const relabel = (name: string, labels: Record<string, string | null>) =>
  cluster.call('PATCH', `${maps}/${name}`, {
    contentType: 'application/merge-patch+json',
    body: { metadata: { labels } },
  });
const seen = async (watch: { next(): Promise<{ type: string; object: { metadata: { name: string } } }> }) => {
  const { type, object } = await watch.next();
  return `${type} ${object.metadata.name}`;
};
const version = async () => (await cluster.call('GET', maps)).body.metadata.resourceVersion;

test('a watch without a version begins with what exists and goes on with what changes', async () => {
  await create('a');
  const watch = cluster.watch(`${maps}?watch=true`);
  expect(await seen(watch)).toBe('ADDED a');
  expect(await seen(watch)).toBe('ADDED kube-root-ca.crt');
  await create('b');
  expect(await seen(watch)).toBe('ADDED b');
  await relabel('a', { x: 'y' });
  expect(await seen(watch)).toBe('MODIFIED a');
  await cluster.call('DELETE', `${maps}/a`);
  expect(await seen(watch)).toBe('DELETED a');
  watch.close();
});

test('a watch from a version tells what has happened since', async () => {
  const from = await version();
  await create('a');
  await cluster.call('DELETE', `${maps}/a`);
  const watch = cluster.watch(`${maps}?watch=true&resourceVersion=${from}`);
  expect(await seen(watch)).toBe('ADDED a');
  expect(await seen(watch)).toBe('DELETED a');
  watch.close();
});

test('an object comes and goes as a selector matches it', async () => {
  await create('a');
  const from = await version();
  const watch = cluster.watch(`${maps}?watch=true&labelSelector=x%3Dy&resourceVersion=${from}`);
  await relabel('a', { x: 'y' });
  expect(await seen(watch)).toBe('ADDED a');
  await relabel('a', { x: 'z' });
  expect(await seen(watch)).toBe('DELETED a');
  watch.close();
});

test('a streamed list ends with a marked bookmark', async () => {
  const query =
    'watch=true&sendInitialEvents=true&allowWatchBookmarks=true&resourceVersionMatch=NotOlderThan';
  const watch = cluster.watch(`${maps}?${query}`);
  expect(await seen(watch)).toBe('ADDED kube-root-ca.crt');
  const { type, object } = await watch.next();
  expect(type).toBe('BOOKMARK');
  expect(object.metadata.annotations).toEqual({ 'k8s.io/initial-events-end': 'true' });
  watch.close();
});

test('a watch ends after its timeout, with a bookmark when it takes some', async () => {
  const from = await version();
  const watch = cluster.watch(
    `${maps}?watch=true&resourceVersion=${from}&timeoutSeconds=1&allowWatchBookmarks=true`,
  );
  expect(await watch.next()).toMatchObject({ type: 'BOOKMARK', object: { kind: 'ConfigMap' } });
  await watch.ended;
});

test('a version that is too old is answered with 410, and the watch ends', async () => {
  const from = await version();
  for (let count = 0; count <= 5000; count += 1) {
    cluster.apply({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'busy', namespace: 'default' },
      data: { count: String(count) },
    });
  }
  const watch = cluster.watch(`${maps}?watch=true&resourceVersion=${from}`);
  expect(await watch.next()).toMatchObject({
    type: 'ERROR',
    object: {
      kind: 'Status',
      code: 410,
      reason: 'Expired',
      message: expect.stringMatching(/^too old resource version/),
    },
  });
  await watch.ended;
});

test('listeners hear of changes in order, also of those they make themselves', async () => {
  const heard: string[] = [];
  const end = cluster.onChange(({ type, object }) => {
    if (object.kind !== 'ConfigMap') return;
    heard.push(`${type} ${object.metadata.name}`);
    if (object.metadata.name === 'a' && type === 'added') {
      cluster.apply({ ...configMap('b'), metadata: { name: 'b', namespace: 'default' } });
      heard.push('a told');
    }
  });
  await create('a');
  end();
  await create('c');
  expect(heard).toEqual(['added a', 'a told', 'added b']);
});
