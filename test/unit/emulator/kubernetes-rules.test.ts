import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ClusterInTest, clusterInTest } from './kubernetes-in-test.ts';

let cluster: ClusterInTest;
beforeAll(async () => {
  cluster = await clusterInTest();
});
afterAll(() => cluster.close());

const core = '/api/v1/namespaces/default';
const container = (more: object = {}): object => ({ name: 'main', image: 'web:1', ...more });
const pod = (spec: object): [string, object] => [
  `${core}/pods`,
  { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p' }, spec: { containers: [container()], ...spec } },
];
const workload = (kind: string, plural: string, spec: object, podSpec: object = {}): [string, object] => [
  `/apis/apps/v1/namespaces/default/${plural}`,
  {
    apiVersion: 'apps/v1',
    kind,
    metadata: { name: 'w' },
    spec: {
      selector: { matchLabels: { app: 'w' } },
      template: { metadata: { labels: { app: 'w' } }, spec: { containers: [container()], ...podSpec } },
      ...spec,
    },
  },
];
const named = (path: string, apiVersion: string, kind: string, more: object): [string, object] => [
  path,
  { apiVersion, kind, metadata: { name: 'o' }, ...more },
];
const resources = (of: object): [string, object] => pod({ containers: [container({ resources: of })] });
const claim = (spec: object): [string, object] =>
  named(`${core}/persistentvolumeclaims`, 'v1', 'PersistentVolumeClaim', {
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } }, ...spec },
  });
const ingress = (spec: object): [string, object] =>
  named('/apis/networking.k8s.io/v1/namespaces/default/ingresses', 'networking.k8s.io/v1', 'Ingress', {
    spec,
  });

// In the words of a real API server: each stands in the differential test, too.
test.each<[string, [string, object], number, string]>([
  [
    'a restart policy that there is not',
    pod({ restartPolicy: 'Sometimes' }),
    422,
    'spec.restartPolicy: Unsupported value: "Sometimes": supported values: "Always", "OnFailure", "Never"',
  ],
  [
    'a mount of no volume',
    pod({ containers: [container({ volumeMounts: [{ name: 'x', mountPath: '/x' }] })] }),
    422,
    'spec.containers[0].volumeMounts[0].name: Not found: "x"',
  ],
  [
    'more than the limit',
    resources({ requests: { cpu: '2' }, limits: { cpu: '1' } }),
    422,
    'spec.containers[0].resources.requests: Invalid value: "2": must be less than or equal to cpu limit of 1',
  ],
  [
    'less than nothing',
    resources({ requests: { cpu: '-1' } }),
    422,
    'spec.containers[0].resources.requests[cpu]: Invalid value: "-1": must be greater than or equal to 0',
  ],
  [
    'a quantity that is none',
    resources({ requests: { cpu: 'many' } }),
    400,
    'Pod in version "v1" cannot be handled as a Pod: quantities must match the regular expression \'^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$\'',
  ],
  [
    'a port that there is not',
    pod({ containers: [container({ ports: [{ containerPort: 99999 }] })] }),
    422,
    'spec.containers[0].ports[0].containerPort: Invalid value: 99999: must be between 1 and 65535, inclusive',
  ],
  [
    'a negative number of replicas',
    workload('Deployment', 'deployments', { replicas: -1 }),
    422,
    'spec.replicas: Invalid value: -1: must be greater than or equal to 0',
  ],
  [
    'a DaemonSet whose pods end',
    workload('DaemonSet', 'daemonsets', {}, { restartPolicy: 'Never' }),
    422,
    'spec.template.spec.restartPolicy: Unsupported value: "Never": supported values: "Always"',
  ],
  [
    'a claim of nothing',
    claim({ resources: { requests: { storage: '0' } } }),
    422,
    'spec.resources[storage]: Invalid value: "0": must be greater than zero',
  ],
  [
    'a way of access that there is not',
    claim({ accessModes: ['Any'] }),
    422,
    'spec.accessModes: Unsupported value: "Any": supported values: "ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod"',
  ],
  [
    'an Ingress of no rules',
    ingress({}),
    422,
    'spec: Invalid value: null: either `defaultBackend` or `rules` must be specified',
  ],
  [
    'an Ingress whose paths have no type',
    ingress({
      rules: [
        { http: { paths: [{ path: '/', backend: { service: { name: 'web', port: { number: 80 } } } }] } },
      ],
    }),
    422,
    'spec.rules[0].http.paths[0].pathType: Required value: pathType must be specified',
  ],
  [
    'a Secret for TLS without its key',
    named(`${core}/secrets`, 'v1', 'Secret', { type: 'kubernetes.io/tls', data: { 'tls.crt': '' } }),
    422,
    'data[tls.key]: Required value',
  ],
  [
    'a Secret that is not base64',
    named(`${core}/secrets`, 'v1', 'Secret', { data: { a: '?' } }),
    400,
    'Secret in version "v1" cannot be handled as a Secret: illegal base64 data at input byte 0',
  ],
])('%s is refused', async (_, [path, body], status, message) => {
  const answer = await cluster.call('POST', path, { body });
  expect(answer.status).toBe(status);
  expect(answer.body.message).toContain(message);
});

describe('parameters', () => {
  test.each([
    ['limit=abc', 400, 'strconv.ParseInt: parsing "abc": invalid syntax'],
    ['resourceVersion=abc', 400, 'invalid resource version: resourceVersion: Invalid value: "abc"'],
    ['resourceVersion=999999999', 504, 'Timeout: Too large resource version: 999999999, current: '],
    [
      'resourceVersionMatch=Exact',
      422,
      'resourceVersionMatch is forbidden unless resourceVersion is provided',
    ],
    ['watch=true&sendInitialEvents=true', 422, 'sendInitialEvents requires setting resourceVersionMatch'],
  ])('of a list that say nothing are refused: %s', async (query, status, message) => {
    const answer = await cluster.call('GET', `${core}/configmaps?${query}`);
    expect(answer.status).toBe(status);
    expect(answer.body.message).toContain(message);
  });

  test('of a deletion are options of a deletion', async () => {
    const path = `${core}/configmaps/kube-root-ca.crt`;
    expect((await cluster.call('DELETE', `${path}?propagationPolicy=Sideways`)).status).toBe(422);
    expect((await cluster.call('DELETE', `${path}?gracePeriodSeconds=soon`)).status).toBe(400);
    expect(
      (await cluster.call('DELETE', path, { body: { apiVersion: 'v1', kind: 'ConfigMap' } })).status,
    ).toBe(400);
    expect((await cluster.call('GET', path)).status).toBe(200);
  });
});

test('of a pod next to nothing changes but its images', async () => {
  const [path, body] = pod({});
  await cluster.call('POST', path, { body });
  const patched = (containers: object[]) =>
    cluster.call('PATCH', `${path}/p`, {
      contentType: 'application/strategic-merge-patch+json',
      body: { spec: { containers } },
    });
  expect((await patched([{ name: 'main', image: 'web:2' }])).status).toBe(200);
  const refused = await patched([{ name: 'main', command: ['sh'] }]);
  expect(refused.status).toBe(422);
  expect(refused.body.message).toContain('spec: Forbidden: pod updates may not change fields other than');
});
