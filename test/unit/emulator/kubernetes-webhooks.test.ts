/** Webhooks that cannot be asked, in the words of a real API server. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ClusterInTest, clusterInTest, configMap, node, workload } from './kubernetes-in-test.ts';

let cluster: ClusterInTest;
beforeEach(async () => {
  cluster = await clusterInTest();
});
afterEach(() => cluster.close());

const configMaps = '/api/v1/namespaces/default/configmaps';

const hook = (wish: object = {}, configuration = 'ValidatingWebhookConfiguration') =>
  cluster.apply({
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: configuration,
    metadata: { name: 'policy' },
    webhooks: [
      {
        name: 'policy.example.org',
        admissionReviewVersions: ['v1'],
        sideEffects: 'None',
        failurePolicy: 'Fail',
        clientConfig: { service: { name: 'policy', namespace: 'default', path: '/validate' } },
        rules: [
          { apiGroups: [''], apiVersions: ['v1'], operations: ['*'], resources: ['configmaps', 'pods'] },
        ],
        ...wish,
      },
    ],
  });

const service = (port = 443) =>
  cluster.apply({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'policy', namespace: 'default' },
    spec: { selector: { app: 'policy' }, ports: [{ port }] },
  });

const refusal = async (labels: Record<string, string> = {}) => {
  const body = { ...configMap('settings'), metadata: { name: 'settings', labels } };
  const { status, body: answer } = await cluster.call('POST', configMaps, { body });
  return status === 500 ? answer.message : status;
};

const failing = (why: string, path = '/validate') =>
  'Internal error occurred: failed calling webhook "policy.example.org": failed to call webhook: ' +
  `Post "https://policy.default.svc:443${path}?timeout=10s": ${why}`;

describe('a webhook that must be asked lets nothing in', () => {
  test.each(['ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration'])(
    'without its Service, the port, or a ready pod: %s',
    async (configuration) => {
      hook({}, configuration);
      expect(await refusal()).toBe(failing('service "policy" not found'));
      service(8443);
      expect(await refusal()).toBe(failing('no service port 443 found for service "policy"'));
      service();
      expect(await refusal()).toBe(failing('no endpoints available for service "policy"'));
      cluster.apply(node('one'));
      cluster.remove({
        apiVersion: 'admissionregistration.k8s.io/v1',
        kind: configuration,
        name: 'policy',
      });
      cluster.apply(workload('Deployment', 'policy'));
      await cluster.call('GET', '/version');
      hook({}, configuration);
      expect(await refusal()).toBe(201);
    },
  );

  test('out or changed, either', async () => {
    expect(await refusal()).toBe(201);
    hook();
    for (const [method, body] of [
      ['PATCH', { data: { a: 'b' } }],
      ['DELETE', undefined],
    ] as const) {
      const { status } = await cluster.call(method, `${configMaps}/settings`, {
        contentType: 'application/merge-patch+json',
        ...(body && { body }),
      });
      expect(status).toBe(500);
    }
    expect((await cluster.call('GET', `${configMaps}/settings`)).status).toBe(200);
    const path = '/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations/policy';
    expect((await cluster.call('DELETE', path)).status).toBe(200);
    expect((await cluster.call('DELETE', `${configMaps}/settings`)).status).toBe(200);
  });

  test('of controllers', async () => {
    hook();
    cluster.apply(node('one'));
    cluster.apply(workload('Deployment', 'policy'));
    await cluster.call('GET', '/version');
    expect(cluster.list({ apiVersion: 'v1', kind: 'Pod' })).toEqual([]);
    expect(cluster.list({ apiVersion: 'v1', kind: 'Event' })).toMatchObject([
      { message: `Error creating: ${failing('service "policy" not found')}` },
    ]);
  });
});

describe('a webhook is not asked', () => {
  const rule = { apiGroups: [''], apiVersions: ['v1'], operations: ['*'], resources: ['configmaps'] };
  test.each([
    ['that may be ignored', { failurePolicy: 'Ignore' }],
    ['about another kind', { rules: [{ ...rule, resources: ['secrets'] }] }],
    ['about a subresource', { rules: [{ ...rule, resources: ['configmaps/status'] }] }],
    ['about another verb', { rules: [{ ...rule, operations: ['DELETE'] }] }],
    ['about what is in no namespace', { rules: [{ ...rule, scope: 'Cluster' }] }],
    ['of other namespaces', { namespaceSelector: { matchLabels: { watched: 'yes' } } }],
    ['of other objects', { objectSelector: { matchLabels: { watched: 'yes' } } }],
  ])('%s', async (_, wish) => {
    hook(wish);
    expect(await refusal()).toBe(201);
  });
});

test('a webhook elsewhere is reached where its name leads somewhere', async () => {
  hook({ clientConfig: { url: 'https://policy.octo.invalid/validate' } });
  expect(await refusal()).toBe(
    'Internal error occurred: failed calling webhook "policy.example.org": failed to call webhook: ' +
      'Post "https://policy.octo.invalid/validate?timeout=10s": dial tcp: lookup policy.octo.invalid: no such host',
  );
  hook({ clientConfig: { url: 'https://policy.octo.dev/validate' } });
  expect(await refusal()).toBe(201);
});

test('a pod is evicted by its own name, and bound once', async () => {
  cluster.apply(node('one'));
  cluster.apply(workload('Deployment', 'web'));
  await cluster.call('GET', '/version');
  const name = cluster.list({ apiVersion: 'v1', kind: 'Pod' })[0]?.metadata.name ?? '';
  const post = (subresource: string, body: object) =>
    cluster.call('POST', `/api/v1/namespaces/default/pods/${name}/${subresource}`, { body });
  expect(await post('eviction', { apiVersion: 'policy/v1', kind: 'Eviction' })).toMatchObject({
    status: 400,
    body: { message: 'name in URL does not match name in Eviction object' },
  });
  expect(
    await post('binding', {
      apiVersion: 'v1',
      kind: 'Binding',
      metadata: { name },
      target: { kind: 'Node', name: 'two' },
    }),
  ).toMatchObject({
    status: 409,
    body: {
      message: `Operation cannot be fulfilled on pods/binding "${name}": pod ${name} is already assigned to node "one"`,
    },
  });
});

test('a webhook is called at the port of its pods, where the network lets the control plane', async () => {
  await cluster.close();
  const open = [9443];
  const asked: number[] = [];
  cluster = await clusterInTest({
    lookAtPods: async () => (_pod, port) => {
      asked.push(port);
      return open.includes(port) ? undefined : 'a group lets nothing in';
    },
  });
  cluster.apply(node('one'));
  cluster.apply(workload('Deployment', 'policy'));
  await cluster.call('GET', '/version');
  const serviceTo = (targetPort: number) =>
    cluster.apply({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'policy', namespace: 'default' },
      spec: { selector: { app: 'policy' }, ports: [{ port: 443, targetPort }] },
    });
  serviceTo(8443);
  hook();
  expect(await refusal()).toBe(failing('context deadline exceeded'));
  serviceTo(9443);
  expect(await refusal()).toBe(201);
  expect(asked).toEqual([8443, 9443]);
});
