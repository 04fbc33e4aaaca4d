import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canonicalQuantity } from '../../emulator/kubernetes/quantity.ts';
import { type ClusterInTest, clusterInTest } from './kubernetes-in-test.ts';

let cluster: ClusterInTest;
beforeAll(async () => {
  cluster = await clusterInTest();
});
afterAll(() => cluster.close());

const made = async (path: string, body: object) => (await cluster.call('POST', path, { body })).body;

describe('objects', () => {
  test('have a spec and a status whenever their kind does', async () => {
    const node = { apiVersion: 'v1', kind: 'Node', metadata: { name: 'bare' } };
    expect(await made('/api/v1/nodes', node)).toMatchObject({
      spec: {},
      status: { nodeInfo: { kubeletVersion: '' }, daemonEndpoints: { kubeletEndpoint: { Port: 0 } } },
    });
    const budget = { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', metadata: { name: 'bare' } };
    expect(await made('/apis/policy/v1/namespaces/default/poddisruptionbudgets', budget)).toMatchObject({
      spec: {},
      status: { currentHealthy: 0, desiredHealthy: 0, disruptionsAllowed: 0, expectedPods: 0 },
    });
  });

  test('keep their spec when the last applied field of it goes', async () => {
    const apply = (spec: object) =>
      cluster.call('PATCH', '/api/v1/nodes/bare?fieldManager=me', {
        contentType: 'application/apply-patch+yaml',
        body: { apiVersion: 'v1', kind: 'Node', metadata: { name: 'bare' }, spec },
      });
    await apply({ unschedulable: true });
    const { body } = await apply({});
    expect(body.spec).toBeTypeOf('object');
    expect(body.spec).not.toHaveProperty('unschedulable');
  });

  test('lose maps and lists that are empty, and keep zeros only where Go writes them', async () => {
    const map = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'empty' }, data: {} };
    expect(await made('/api/v1/namespaces/default/configmaps', map)).not.toHaveProperty('data');
    const role = {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'Role',
      metadata: { name: 'empty' },
      rules: [],
    };
    expect(await made('/apis/rbac.authorization.k8s.io/v1/namespaces/default/roles', role)).toMatchObject({
      rules: null,
    });
  });
});

test.each([
  ['1000m', '1'],
  ['1.5', '1500m'],
  ['0.1', '100m'],
  ['1024Mi', '1Gi'],
  ['0.5Gi', '512Mi'],
  ['1536Mi', '1536Mi'],
  ['1000Mi', '1000Mi'],
  ['512', '512'],
  ['1000', '1k'],
  ['1e3', '1e3'],
  ['0Gi', '0'],
  ['-0.5', '-500m'],
  ['1n', '1n'],
  ['0.1n', '1n'],
])('the quantity %s is written %s', (text, canonical) => {
  expect(canonicalQuantity(text)).toBe(canonical);
});
