import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ClusterInTest, clusterInTest, node } from './kubernetes-in-test.ts';

let cluster: ClusterInTest;
beforeEach(async () => {
  cluster = await clusterInTest();
});
afterEach(() => cluster.close());

const definition = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'nodepools.karpenter.sh' },
  spec: {
    group: 'karpenter.sh',
    scope: 'Cluster',
    names: { plural: 'nodepools', kind: 'NodePool', shortNames: ['np'] },
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        subresources: { status: {} },
        schema: {
          openAPIV3Schema: {
            type: 'object',
            properties: {
              spec: { type: 'object', properties: { weight: { type: 'integer' } } },
              status: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
            },
          },
        },
      },
    ],
  },
};

describe('discovery', () => {
  test('names the server’s version', async () => {
    const { body } = await cluster.call('GET', '/version');
    expect(body).toMatchObject({
      major: '1',
      minor: '36',
      gitVersion: expect.stringMatching(/^v1\.36\..*eks/),
    });
  });

  test('names the new version after an upgrade', async () => {
    cluster.upgrade('1.37');
    expect((await cluster.call('GET', '/version')).body).toMatchObject({ minor: '37' });
  });

  test('lists groups and resources', async () => {
    const { body: groups } = await cluster.call('GET', '/apis');
    expect(groups.groups.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['apps', 'batch', 'rbac.authorization.k8s.io', 'storage.k8s.io']),
    );
    const { body: core } = await cluster.call('GET', '/api/v1');
    expect(core.resources).toContainEqual(
      expect.objectContaining({ name: 'nodes', kind: 'Node', namespaced: false, shortNames: ['no'] }),
    );
    expect(core.resources.map(({ name }) => name)).toContain('pods/eviction');
  });

  test('comes aggregated when asked for', async () => {
    const accept = 'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json';
    const { headers, body } = await cluster.call('GET', '/apis', { accept });
    expect(headers['content-type']).toBe(accept.split(',')[0]);
    expect(body).toMatchObject({ kind: 'APIGroupDiscoveryList', apiVersion: 'apidiscovery.k8s.io/v2' });
    expect(body.items.map(({ metadata }) => metadata.name)).toContain('apps');
  });

  test('a path that nobody serves is not found', async () => {
    expect(await cluster.call('GET', '/api/v1/things')).toMatchObject({
      status: 404,
      body: { reason: 'NotFound', message: 'the server could not find the requested resource', details: {} },
    });
  });

  test.each([
    ['GET', '/nothing'],
    ['GET', '/apis/gateway.networking.k8s.io/v1'],
    ['GET', '/apis/gateway.networking.k8s.io/v1/gateways'],
    ['DELETE', '/apis/gateway.networking.k8s.io/v1/namespaces/default/gateways/web'],
  ])('%s %s, of which no part of the server knows, is no page', async (method, path) => {
    const { status, headers, body } = await cluster.call(method, path);
    expect([status, headers['content-type'], body]).toEqual([
      404,
      'text/plain; charset=utf-8',
      '404 page not found\n',
    ]);
  });

  test('a cluster has no nodes of a namespace', async () => {
    expect((await cluster.call('GET', '/api/v1/namespaces/default/nodes')).status).toBe(404);
  });
});

describe('tables', () => {
  const accept = 'application/json;as=Table;v=v1;g=meta.k8s.io,application/json';
  const rows = async (path: string) => {
    const { body } = await cluster.call('GET', path, { accept });
    const { columnDefinitions, rows: found } = Object(body);
    const shown = columnDefinitions.flatMap(({ priority }: { priority: number }, index: number) =>
      priority === 0 ? [index] : [],
    );
    const pick = (cells: unknown[]) => shown.map((index: number) => cells[index]);
    return [
      pick(columnDefinitions.map(({ name }: { name: string }) => name)),
      ...found.map(({ cells }: { cells: unknown[] }) => pick(cells)),
    ];
  };

  test('of nodes', async () => {
    cluster.apply(node('one'));
    cluster.apply({ ...node('two', false), spec: { unschedulable: true } });
    expect(await rows('/api/v1/nodes')).toEqual([
      ['Name', 'Status', 'Roles', 'Age', 'Version'],
      ['one', 'Ready', '<none>', expect.stringMatching(/^\d+s$/), 'v1.36.2-eks-1a2b3c4'],
      ['two', 'NotReady,SchedulingDisabled', '<none>', expect.any(String), 'v1.36.2-eks-1a2b3c4'],
    ]);
  });

  test('of services and storage classes', async () => {
    expect(await rows('/api/v1/services')).toEqual([
      ['Name', 'Type', 'Cluster-IP', 'External-IP', 'Port(s)', 'Age'],
      ['kubernetes', 'ClusterIP', '10.100.0.1', '<none>', '443/TCP', expect.any(String)],
    ]);
    expect(await rows('/apis/storage.k8s.io/v1/storageclasses')).toContainEqual([
      'gp2',
      'kubernetes.io/aws-ebs',
      'Delete',
      'WaitForFirstConsumer',
      false,
      expect.any(String),
    ]);
  });

  test('of a single object, and of metadata alone', async () => {
    cluster.apply(node('one'));
    expect((await rows('/api/v1/nodes/one'))[1][0]).toBe('one');
    const { body } = await cluster.call('GET', '/api/v1/nodes', {
      accept: 'application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io',
    });
    expect(body.kind).toBe('PartialObjectMetadataList');
    expect(body.items[0]).not.toHaveProperty('status');
  });

  test('in a form that is not known are refused', async () => {
    const answer = await cluster.call('GET', '/api/v1/nodes', { accept: 'application/cbor' });
    expect(answer).toMatchObject({ status: 406, body: { reason: 'NotAcceptable' } });
  });
});

describe('a CustomResourceDefinition', () => {
  const pool = {
    apiVersion: 'karpenter.sh/v1',
    kind: 'NodePool',
    metadata: { name: 'general' },
    spec: { weight: 1 },
  };
  const pools = '/apis/karpenter.sh/v1/nodepools';

  test('makes its kind served, and takes it away again with its objects', async () => {
    const definitions = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';
    expect((await cluster.call('GET', pools)).status).toBe(404);
    await cluster.call('POST', definitions, { body: definition });
    const { body } = await cluster.call('GET', `${definitions}/nodepools.karpenter.sh`);
    expect(body.status.conditions).toContainEqual(
      expect.objectContaining({ type: 'Established', status: 'True' }),
    );
    expect((await cluster.call('POST', pools, { body: pool })).status).toBe(201);
    expect(
      (await cluster.call('GET', '/apis/karpenter.sh/v1')).body.resources.map(({ name }) => name),
    ).toEqual(['nodepools', 'nodepools/status']);
    await cluster.call('DELETE', `${definitions}/nodepools.karpenter.sh`);
    expect((await cluster.call('GET', pools)).status).toBe(404);
    await cluster.call('POST', definitions, { body: definition });
    expect((await cluster.call('GET', pools)).body.items).toEqual([]);
  });

  test('holds its objects to its schema', async () => {
    cluster.apply(definition);
    const strict = (spec: object) =>
      cluster.call('POST', `${pools}?fieldValidation=Strict`, { body: { ...pool, spec } });
    expect(await strict({ wait: 1 })).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining('unknown field "spec.wait"') },
    });
    expect(await strict({ weight: 'heavy' })).toMatchObject({
      status: 422,
      body: { details: { causes: [{ reason: 'FieldValueTypeInvalid', field: 'spec.weight' }] } },
    });
  });
});
