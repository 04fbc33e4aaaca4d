import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ClusterInTest, clusterInTest, configMap, node, workload } from './kubernetes-in-test.ts';

let cluster: ClusterInTest;
beforeEach(async () => {
  cluster = await clusterInTest();
});
afterEach(() => cluster.close());

const maps = '/api/v1/namespaces/default/configmaps';
const create = (body: object, query = '') => cluster.call('POST', `${maps}${query}`, { body });

describe('a new cluster', () => {
  test('holds what EKS puts there', () => {
    const names = (apiVersion: string, kind: string) =>
      cluster.list({ apiVersion, kind }).map(({ metadata }) => metadata.name);
    expect(names('v1', 'Namespace')).toEqual(['default', 'kube-node-lease', 'kube-public', 'kube-system']);
    expect(names('v1', 'Service')).toEqual(['kubernetes']);
    expect(names('storage.k8s.io/v1', 'StorageClass')).toEqual(['gp2']);
    expect(names('rbac.authorization.k8s.io/v1', 'ClusterRole')).toEqual(
      expect.arrayContaining(['admin', 'cluster-admin', 'edit', 'system:node', 'view']),
    );
    expect(
      cluster.get({
        apiVersion: 'v1',
        kind: 'ConfigMap',
        namespace: 'kube-system',
        name: 'extension-apiserver-authentication',
      }),
    ).toBeDefined();
  });
});

describe('creating', () => {
  test('answers 201 with what the server adds', async () => {
    const { status, body } = await create(configMap('a', { x: '1' }));
    expect(status).toBe(201);
    expect(body).toMatchObject({ apiVersion: 'v1', kind: 'ConfigMap', data: { x: '1' } });
    expect(body.metadata).toMatchObject({
      name: 'a',
      namespace: 'default',
      uid: expect.stringMatching(/^[0-9a-f-]{36}$/),
      resourceVersion: expect.stringMatching(/^\d+$/),
      creationTimestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      managedFields: [{ manager: 'spec', operation: 'Update', fieldsV1: { 'f:data': { 'f:x': {} } } }],
    });
  });

  test('refuses a name that is taken', async () => {
    await create(configMap('a'));
    expect(await create(configMap('a'))).toMatchObject({
      status: 409,
      body: {
        reason: 'AlreadyExists',
        message: 'configmaps "a" already exists',
        details: { name: 'a', kind: 'configmaps' },
      },
    });
  });

  test('refuses a namespace that does not exist', async () => {
    const answer = await cluster.call('POST', '/api/v1/namespaces/nowhere/configmaps', {
      body: configMap('a'),
    });
    expect(answer).toMatchObject({
      status: 404,
      body: { reason: 'NotFound', message: 'namespaces "nowhere" not found' },
    });
  });

  test('refuses bad names and labels, naming the fields', async () => {
    const { status, body } = await create({
      ...configMap('Not_Good'),
      metadata: { name: 'Not_Good', labels: { a: 'b c' } },
    });
    expect(status).toBe(422);
    expect(body.reason).toBe('Invalid');
    expect(body.message).toMatch(
      /^ConfigMap "Not_Good" is invalid: \[metadata\.name: Invalid value: "Not_Good": /,
    );
    expect(body.details.causes.map(({ field }) => field)).toEqual(['metadata.name', 'metadata.labels']);
  });

  test('refuses a workload whose selector misses its own pods', async () => {
    const answer = await cluster.call('POST', '/apis/apps/v1/namespaces/default/deployments', {
      body: workload('Deployment', 'web', { selector: { matchLabels: { app: 'other' } } }),
    });
    expect(answer).toMatchObject({
      status: 422,
      body: { message: expect.stringContaining('`selector` does not match template `labels`') },
    });
  });

  test('makes a name up from a prefix', async () => {
    const { body } = await create({ ...configMap(''), metadata: { generateName: 'settings-' } });
    expect(body.metadata.name).toMatch(/^settings-[bcdfghjklmnpqrstvwxz2456789]{5}$/);
  });

  test('changes nothing when it is a dry run', async () => {
    expect((await create(configMap('a'), '?dryRun=All')).status).toBe(201);
    expect((await cluster.call('GET', `${maps}/a`)).status).toBe(404);
  });

  test('refuses unknown fields when asked to be strict, else warns and drops them', async () => {
    const body = workload('Deployment', 'web', { replicaz: 2 });
    const path = '/apis/apps/v1/namespaces/default/deployments';
    expect(await cluster.call('POST', `${path}?fieldValidation=Strict`, { body })).toMatchObject({
      status: 400,
      body: {
        reason: 'BadRequest',
        message:
          'Deployment in version "v1" cannot be handled as a Deployment: strict decoding error: unknown field "spec.replicaz"',
      },
    });
    const created = await cluster.call('POST', path, { body });
    expect(created.headers.warning).toBe('299 - "unknown field \\"spec.replicaz\\""');
    expect(created.body.spec).not.toHaveProperty('replicaz');
  });

  test('refuses a value of the wrong type', async () => {
    const answer = await cluster.call('POST', '/apis/apps/v1/namespaces/default/deployments', {
      body: workload('Deployment', 'web', { replicas: 'two' }),
    });
    expect(answer).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining('spec.replicas') },
    });
  });

  test('takes Kubernetes’ protobuf, in which kubectl sends what it builds itself', async () => {
    const length = (content: Buffer) => Buffer.concat([Buffer.from([content.length]), content]);
    const field = (number: number, content: Buffer | string) =>
      Buffer.concat([Buffer.from([(number << 3) | 2]), length(Buffer.from(content))]);
    const metadata = field(1, Buffer.concat([field(1, 'a'), field(3, '')]));
    const entry = field(2, Buffer.concat([field(1, 'x'), field(2, '1')]));
    const typeMeta = field(1, Buffer.concat([field(1, 'v1'), field(2, 'ConfigMap')]));
    const body = Buffer.concat([Buffer.from('k8s\0'), typeMeta, field(2, Buffer.concat([metadata, entry]))]);
    const contentType = 'application/vnd.kubernetes.protobuf';
    const created = await cluster.call('POST', maps, { body, contentType });
    expect(created).toMatchObject({ status: 201, body: { metadata: { name: 'a' }, data: { x: '1' } } });
    const garbled = await cluster.call('POST', maps, { body: '{}', contentType });
    expect(garbled).toMatchObject({ status: 400, body: { reason: 'BadRequest' } });
  });

  test('turns a Secret’s text into base64', async () => {
    const { body } = await cluster.call('POST', '/api/v1/namespaces/default/secrets', {
      body: { apiVersion: 'v1', kind: 'Secret', metadata: { name: 's' }, stringData: { a: 'b' } },
    });
    expect(body).toMatchObject({ type: 'Opaque', data: { a: 'Yg==' } });
    expect(body).not.toHaveProperty('stringData');
  });
});

describe('listing', () => {
  beforeEach(async () => {
    for (const [name, tier] of [
      ['a', 'front'],
      ['b', 'back'],
      ['c', 'back'],
    ]) {
      await create({ ...configMap(String(name)), metadata: { name, labels: { tier } } });
    }
  });
  const names = async (query: string) => {
    const { body } = await cluster.call('GET', `${maps}?${query}`);
    return body.items.map(({ metadata }) => metadata.name);
  };

  test('selects by labels', async () => {
    expect(await names('labelSelector=tier%3Dback')).toEqual(['b', 'c']);
    expect(await names('labelSelector=tier+in+(front,side)')).toEqual(['a']);
    expect(await names('labelSelector=!tier')).toEqual(['kube-root-ca.crt']);
    expect(await names('labelSelector=tier,tier!%3Dfront')).toEqual(['b', 'c']);
  });

  test('selects by fields, and refuses those a kind does not offer', async () => {
    expect(await names('fieldSelector=metadata.name%3Db')).toEqual(['b']);
    expect(await cluster.call('GET', `${maps}?fieldSelector=data.x%3D1`)).toMatchObject({
      status: 400,
      body: { message: 'field label not supported: data.x' },
    });
  });

  test('comes in pages', async () => {
    const first = await cluster.call('GET', `${maps}?limit=3`);
    expect(first.body.items).toHaveLength(3);
    expect(first.body.metadata.remainingItemCount).toBe(1);
    expect(await names(`limit=3&continue=${first.body.metadata.continue}`)).toEqual(['kube-root-ca.crt']);
    const selected = await cluster.call('GET', `${maps}?limit=1&labelSelector=tier`);
    expect(selected.body.metadata).toHaveProperty('continue');
    expect(selected.body.metadata).not.toHaveProperty('remainingItemCount');
  });

  test('comes in pages as of the moment of the first, whatever has changed since', async () => {
    const first = await cluster.call('GET', `${maps}?limit=2`);
    expect(first.body.items.map(({ metadata }) => metadata.name)).toEqual(['a', 'b']);
    await cluster.call('DELETE', `${maps}/a`);
    await cluster.call('DELETE', `${maps}/c`);
    await create(configMap('bb'));
    const second = await cluster.call('GET', `${maps}?limit=2&continue=${first.body.metadata.continue}`);
    expect(second.body.items.map(({ metadata }) => metadata.name)).toEqual(['c', 'kube-root-ca.crt']);
    expect(second.body.metadata.resourceVersion).toBe(first.body.metadata.resourceVersion);
  });

  test('leaves out of its items what it says itself', async () => {
    const { body } = await cluster.call('GET', maps);
    expect(body).toMatchObject({ kind: 'ConfigMapList', apiVersion: 'v1' });
    for (const item of body.items) {
      expect(item).not.toHaveProperty('kind');
      expect(item).not.toHaveProperty('apiVersion');
    }
  });
});

describe('updating', () => {
  test('refuses a version that is no longer the newest', async () => {
    const { body: first } = await create(configMap('a', { x: '1' }));
    const changed = await cluster.call('PUT', `${maps}/a`, { body: { ...first, data: { x: '2' } } });
    expect(changed).toMatchObject({ status: 200, body: { data: { x: '2' } } });
    expect(await cluster.call('PUT', `${maps}/a`, { body: { ...first, data: { x: '3' } } })).toMatchObject({
      status: 409,
      body: {
        reason: 'Conflict',
        message:
          'Operation cannot be fulfilled on configmaps "a": the object has been modified; please apply your changes to the latest version and try again',
      },
    });
  });

  test('that changes nothing keeps the version', async () => {
    const { body: first } = await create(configMap('a', { x: '1' }));
    const { body: second } = await cluster.call('PUT', `${maps}/a`, { body: first });
    expect(second.metadata.resourceVersion).toBe(first.metadata.resourceVersion);
  });

  test('keeps status and spec apart', async () => {
    const path = '/api/v1/nodes/one';
    cluster.apply(node('one'));
    const { body } = await cluster.call('GET', path);
    await cluster.call('PUT', path, { body: { ...body, spec: { unschedulable: true }, status: {} } });
    const { body: cordoned } = await cluster.call('GET', path);
    expect(cordoned.spec.unschedulable).toBe(true);
    expect(cordoned.status).toEqual(body.status);
    await cluster.call('PUT', `${path}/status`, {
      body: { ...cordoned, spec: {}, status: { phase: 'Running' } },
    });
    expect((await cluster.call('GET', path)).body).toMatchObject({
      spec: { unschedulable: true },
      status: { phase: 'Running' },
    });
  });

  test('keeps a Service’s addresses when the client leaves them out', async () => {
    const services = '/api/v1/namespaces/default/services';
    const ports = [{ port: 80 }];
    const service = {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'web' },
      spec: { type: 'LoadBalancer', ports },
    };
    const { body: first } = await cluster.call('POST', services, { body: service });
    expect(first.spec).toMatchObject({
      clusterIP: expect.stringMatching(/^10\.100\./),
      ports: [{ port: 80, targetPort: 80, protocol: 'TCP', nodePort: expect.any(Number) }],
    });
    const { body: second } = await cluster.call('PUT', `${services}/web`, { body: service });
    expect(second).toEqual(first);
  });

  test('counts the generations of what is wanted', async () => {
    cluster.apply(workload('Deployment', 'web'));
    const path = '/apis/apps/v1/namespaces/default/deployments/web';
    const patch = (body: object) =>
      cluster.call('PATCH', path, { body, contentType: 'application/merge-patch+json' });
    expect((await patch({ metadata: { labels: { a: 'b' } } })).body.metadata.generation).toBe(1);
    expect((await patch({ spec: { replicas: 3 } })).body.metadata.generation).toBe(2);
  });

  test('refuses to change what is fixed', async () => {
    cluster.apply(workload('Deployment', 'web'));
    const answer = await cluster.call('PATCH', '/apis/apps/v1/namespaces/default/deployments/web', {
      contentType: 'application/merge-patch+json',
      body: {
        spec: {
          selector: { matchLabels: { app: 'x' } },
          template: { metadata: { labels: { app: 'x' } } },
        },
      },
    });
    expect(answer).toMatchObject({
      status: 422,
      body: { message: expect.stringContaining('field is immutable') },
    });
  });
});

describe('deleting', () => {
  test('answers with what is gone', async () => {
    const { body } = await create(configMap('a'));
    expect(await cluster.call('DELETE', `${maps}/a`)).toMatchObject({
      status: 200,
      body: { kind: 'Status', status: 'Success', details: { name: 'a', uid: body.metadata.uid } },
    });
    expect((await cluster.call('DELETE', `${maps}/a`)).status).toBe(404);
  });

  test('refuses when the object is another one by now', async () => {
    await create(configMap('a'));
    const body = { kind: 'DeleteOptions', apiVersion: 'v1', preconditions: { uid: 'another' } };
    expect((await cluster.call('DELETE', `${maps}/a`, { body })).status).toBe(409);
    expect((await cluster.call('GET', `${maps}/a`)).status).toBe(200);
  });

  test('waits for finalizers', async () => {
    await create({ ...configMap('a'), metadata: { name: 'a', finalizers: ['example.com/hold'] } });
    const { body } = await cluster.call('DELETE', `${maps}/a`);
    expect(body.metadata.deletionTimestamp).toBeDefined();
    await cluster.call('PATCH', `${maps}/a`, {
      contentType: 'application/merge-patch+json',
      body: { metadata: { finalizers: null } },
    });
    expect((await cluster.call('GET', `${maps}/a`)).status).toBe(404);
  });

  test('takes a whole selection', async () => {
    await create({ ...configMap('a'), metadata: { name: 'a', labels: { tier: 'back' } } });
    await create(configMap('b'));
    await cluster.call('DELETE', `${maps}?labelSelector=tier%3Dback`);
    expect((await cluster.call('GET', `${maps}/a`)).status).toBe(404);
    expect((await cluster.call('GET', `${maps}/b`)).status).toBe(200);
  });

  test('a namespace takes its content with it, and takes nothing new meanwhile', async () => {
    const body = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'preview' } };
    await cluster.call('POST', '/api/v1/namespaces', { body });
    const inside = '/api/v1/namespaces/preview/configmaps';
    await cluster.call('POST', inside, {
      body: { ...configMap('a'), metadata: { name: 'a', finalizers: ['example.com/hold'] } },
    });
    await cluster.call('DELETE', '/api/v1/namespaces/preview');
    expect((await cluster.call('GET', '/api/v1/namespaces/preview')).body.status.phase).toBe('Terminating');
    expect(await cluster.call('POST', inside, { body: configMap('b') })).toMatchObject({
      status: 403,
      body: { message: expect.stringContaining('because it is being terminated') },
    });
    await cluster.call('PATCH', `${inside}/a`, {
      contentType: 'application/merge-patch+json',
      body: { metadata: { finalizers: null } },
    });
    expect((await cluster.call('GET', '/api/v1/namespaces/preview')).status).toBe(404);
  });

  test('keeps the namespaces that Kubernetes needs', async () => {
    expect(await cluster.call('DELETE', '/api/v1/namespaces/kube-system')).toMatchObject({
      status: 403,
      body: { message: 'namespaces "kube-system" is forbidden: this namespace may not be deleted' },
    });
  });

  test('an owner takes its dependents along, unless they are to be orphaned', async () => {
    const owned = async (name: string) => {
      const { body: owner } = await create(configMap(name));
      const { uid } = owner.metadata;
      const ownerReferences = [{ apiVersion: 'v1', kind: 'ConfigMap', name, uid }];
      await create({ ...configMap(`${name}-child`), metadata: { name: `${name}-child`, ownerReferences } });
    };
    await owned('a');
    await owned('b');
    await cluster.call('DELETE', `${maps}/a`);
    await cluster.call('DELETE', `${maps}/b?propagationPolicy=Orphan`);
    expect((await cluster.call('GET', `${maps}/a-child`)).status).toBe(404);
    const { body: orphan } = await cluster.call('GET', `${maps}/b-child`);
    expect(orphan.metadata.ownerReferences).toBeUndefined();
  });
});
