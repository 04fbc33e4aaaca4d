import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ClusterInTest, clusterInTest, configMap, workload } from './kubernetes-in-test.ts';

let cluster: ClusterInTest;
beforeEach(async () => {
  cluster = await clusterInTest();
});
afterEach(() => cluster.close());

const map = '/api/v1/namespaces/default/configmaps/settings';
const deployment = '/apis/apps/v1/namespaces/default/deployments/web';

const apply = (path: string, manager: string, body: object | string, query = '') =>
  cluster.call('PATCH', `${path}?fieldManager=${manager}${query}`, {
    contentType: 'application/apply-patch+yaml',
    body,
  });
const settings = (data: Record<string, string>) => configMap('settings', data);
const patch = (path: string, kind: 'json' | 'merge' | 'strategic-merge', body: object) =>
  cluster.call('PATCH', path, { contentType: `application/${kind}-patch+json`, body });

describe('server-side apply', () => {
  test('creates what is absent, from YAML too', async () => {
    const yaml = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\ndata:\n  a: "1"\n';
    const { status, body } = await apply(map, 'one', yaml);
    expect(status).toBe(201);
    expect(body.data).toEqual({ a: '1' });
    expect(body.metadata.managedFields).toEqual([
      {
        manager: 'one',
        operation: 'Apply',
        apiVersion: 'v1',
        time: expect.any(String),
        fieldsType: 'FieldsV1',
        fieldsV1: { 'f:data': { 'f:a': {} } },
      },
    ]);
  });

  test('again with the same object changes nothing', async () => {
    const first = await apply(map, 'one', settings({ a: '1' }));
    const second = await apply(map, 'one', settings({ a: '1' }));
    expect(second).toMatchObject({ status: 200, body: first.body });
  });

  test('takes away what its manager no longer lists, and only that', async () => {
    await apply(map, 'one', settings({ a: '1', b: '2' }));
    await apply(map, 'two', settings({ c: '3' }));
    const { body } = await apply(map, 'one', settings({ a: '1' }));
    expect(body.data).toEqual({ a: '1', c: '3' });
  });

  test('leaves what another manager applies as well', async () => {
    await apply(map, 'one', settings({ a: '1', b: '2' }));
    await apply(map, 'two', settings({ b: '2' }));
    const { body } = await apply(map, 'one', settings({ a: '1' }));
    expect(body.data).toEqual({ a: '1', b: '2' });
  });

  test('refuses to change what others own, naming them and the fields', async () => {
    await apply(map, 'one', settings({ a: '1' }));
    await patch(`${map}?fieldManager=hand`, 'merge', { data: { b: '2' } });
    expect(await apply(map, 'two', settings({ a: '9' }))).toMatchObject({
      status: 409,
      body: {
        reason: 'Conflict',
        message: 'Apply failed with 1 conflict: conflict with "one": .data.a',
        details: {
          causes: [{ reason: 'FieldManagerConflict', message: 'conflict with "one"', field: '.data.a' }],
        },
      },
    });
    const both = await apply(map, 'two', settings({ a: '9', b: '9' }));
    expect(both.body.message).toBe(
      'Apply failed with 2 conflicts: conflicts with "hand" using v1:\n- .data.b\nconflicts with "one":\n- .data.a',
    );
  });

  test('by force takes over what others own', async () => {
    await apply(map, 'one', settings({ a: '1', b: '1' }));
    const forced = await apply(map, 'two', settings({ a: '9' }), '&force=true');
    expect(forced.body.data).toEqual({ a: '9', b: '1' });
    const { body } = await apply(map, 'one', settings({ b: '1' }));
    expect(body.data).toEqual({ a: '9', b: '1' });
  });

  test('merges lists by their keys', async () => {
    const container = (name: string, image: string) => ({ name, image });
    const withContainers = (...containers: object[]) =>
      workload('Deployment', 'web', {
        template: { metadata: { labels: { app: 'web' } }, spec: { containers } },
      });
    await apply(deployment, 'one', withContainers(container('main', 'web:1')));
    const { body } = await apply(
      deployment,
      'two',
      withContainers(container('main', 'web:1'), container('mesh', 'mesh:1')),
    );
    expect(body.spec).toMatchObject({
      template: { spec: { containers: [{ name: 'main' }, { name: 'mesh', image: 'mesh:1' }] } },
    });
    const conflict = await apply(deployment, 'three', withContainers(container('mesh', 'mesh:2')));
    expect(conflict.body.message).toBe(
      'Apply failed with 1 conflict: conflict with "two": .spec.template.spec.containers[name="mesh"].image',
    );
  });

  test('needs a field manager', async () => {
    const answer = await cluster.call('PATCH', map, {
      contentType: 'application/apply-patch+yaml',
      body: settings({}),
    });
    expect(answer).toMatchObject({
      status: 422,
      body: { message: expect.stringContaining('fieldManager: Required value') },
    });
  });

  test('refuses fields that its kind does not have', async () => {
    const answer = await apply(map, 'one', { ...settings({}), nope: 1 });
    expect(answer.body.message).toBe(
      'failed to create typed patch object (/settings; /v1, Kind=ConfigMap): .nope: field not declared in schema',
    );
  });

  test('of a status leaves the rest to others', async () => {
    cluster.apply(workload('Deployment', 'web', { replicas: 0 }));
    const sent = {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web' },
      spec: { replicas: 9 },
      status: { collisionCount: 7 },
    };
    const { body } = await apply(`${deployment}/status`, 'reporter', sent, '&force=true');
    expect(body).toMatchObject({ spec: { replicas: 0 }, status: { collisionCount: 7 } });
    expect(body.metadata.managedFields).toContainEqual(
      expect.objectContaining({ manager: 'reporter', subresource: 'status' }),
    );
  });
});

describe('a strategic merge patch', () => {
  beforeEach(() => {
    cluster.apply(
      workload('Deployment', 'web', {
        template: {
          metadata: { labels: { app: 'web' } },
          spec: {
            containers: [
              { name: 'main', image: 'web:1', env: [{ name: 'A', value: '1' }] },
              { name: 'mesh', image: 'mesh:1' },
            ],
          },
        },
      }),
    );
  });
  const containers = async (patched: object[]) => {
    const body = { spec: { template: { spec: { containers: patched } } } };
    const answer = await patch(deployment, 'strategic-merge', body);
    return cluster.list({ apiVersion: 'apps/v1', kind: 'Deployment' }).map(({ spec }) => {
      expect(answer.status).toBe(200);
      return Object(spec).template.spec.containers;
    })[0];
  };

  test('changes the item with the same key', async () => {
    expect(
      await containers([{ name: 'main', image: 'web:2', env: [{ name: 'B', value: '2' }] }]),
    ).toMatchObject([
      {
        name: 'main',
        image: 'web:2',
        env: [
          { name: 'A', value: '1' },
          { name: 'B', value: '2' },
        ],
      },
      { name: 'mesh', image: 'mesh:1' },
    ]);
  });

  test('deletes an item by its key', async () => {
    expect(await containers([{ name: 'mesh', $patch: 'delete' }])).toMatchObject([{ name: 'main' }]);
  });

  test('replaces a list when told to', async () => {
    expect(await containers([{ name: 'only', image: 'x' }, { $patch: 'replace' }])).toMatchObject([
      { name: 'only' },
    ]);
  });

  test('is not offered for custom resources', async () => {
    cluster.apply(definition);
    cluster.apply({ apiVersion: 'example.com/v1', kind: 'Widget', metadata: { name: 'w' }, spec: {} });
    const answer = await patch('/apis/example.com/v1/widgets/w', 'strategic-merge', { spec: { size: 1 } });
    expect(answer).toMatchObject({ status: 415, body: { reason: 'UnsupportedMediaType' } });
  });
});

const definition = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'widgets.example.com' },
  spec: {
    group: 'example.com',
    scope: 'Cluster',
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

describe('a merge patch', () => {
  test('sets, changes and removes', async () => {
    await apply(map, 'one', settings({ a: '1', b: '2' }));
    const { body } = await patch(map, 'merge', { data: { a: null, b: '3', c: '4' } });
    expect(body.data).toEqual({ b: '3', c: '4' });
  });

  test('with a version that is no longer the newest is refused', async () => {
    await apply(map, 'one', settings({ a: '1' }));
    const answer = await patch(map, 'merge', { metadata: { resourceVersion: '1' }, data: { a: '2' } });
    expect(answer).toMatchObject({ status: 409, body: { reason: 'Conflict' } });
  });
});

describe('a JSON patch', () => {
  beforeEach(() => apply(map, 'one', settings({ a: '1', b: '2' })));

  test('applies its operations in order', async () => {
    const { body } = await patch(map, 'json', [
      { op: 'test', path: '/data/a', value: '1' },
      { op: 'replace', path: '/data/a', value: '2' },
      { op: 'add', path: '/metadata/labels', value: { tier: 'back' } },
      { op: 'add', path: '/metadata/annotations', value: {} },
      { op: 'add', path: '/metadata/annotations/example.com~1note', value: 'x' },
      { op: 'copy', from: '/data/a', path: '/data/c' },
      { op: 'move', from: '/data/b', path: '/data/d' },
    ]);
    expect(body.data).toEqual({ a: '2', c: '2', d: '2' });
    expect(body.metadata).toMatchObject({
      labels: { tier: 'back' },
      annotations: { 'example.com/note': 'x' },
    });
  });

  test('applies wholly or not at all', async () => {
    const { status } = await patch(map, 'json', [
      { op: 'replace', path: '/data/a', value: '2' },
      { op: 'test', path: '/data/a', value: '1' },
    ]);
    expect(status).toBe(422);
    expect((await cluster.call('GET', map)).body.data.a).toBe('1');
  });
});

test('a form of patch that is not known is refused', async () => {
  await apply(map, 'one', settings({}));
  const answer = await cluster.call('PATCH', map, { contentType: 'application/json', body: {} });
  expect(answer).toMatchObject({
    status: 415,
    body: { message: expect.stringContaining('application/apply-patch+yaml') },
  });
});

describe('the cluster’s own apply', () => {
  test('sets the status along with the rest, and leaves what others wrote', async () => {
    const node = (phase: string) => ({
      apiVersion: 'v1',
      kind: 'Node',
      metadata: { name: 'one' },
      status: { phase },
    });
    cluster.apply(node('Pending'), 'kubelet');
    await patch('/api/v1/nodes/one', 'merge', { metadata: { labels: { team: 'a' } } });
    const applied = cluster.apply(node('Running'), 'kubelet');
    expect(applied).toMatchObject({ metadata: { labels: { team: 'a' } }, status: { phase: 'Running' } });
  });
});
