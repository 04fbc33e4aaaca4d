/** What is filled in, as a real API server 1.36 answers. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ClusterInTest, clusterInTest, workload } from './kubernetes-in-test.ts';

let cluster: ClusterInTest;
beforeAll(async () => {
  cluster = await clusterInTest();
});
afterAll(() => cluster.close());

const made = async (path: string, body: object) => {
  const answer = await cluster.call('POST', `${path}?fieldValidation=Strict`, { body });
  expect(answer.status, answer.body.message).toBe(201);
  return answer.body;
};

const spec = {
  serviceAccountName: 'web',
  containers: [
    {
      name: 'web',
      image: 'web:1',
      ports: [{ containerPort: 80 }],
      env: [{ name: 'NODE', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } }],
      livenessProbe: { httpGet: { port: 80 } },
      readinessProbe: { grpc: { port: 81 }, periodSeconds: 3 },
      lifecycle: { preStop: { httpGet: { port: 80, path: '/end' } } },
    },
  ],
  volumes: [
    { name: 'a', secret: { secretName: 'a' } },
    { name: 'b', configMap: { name: 'b', defaultMode: 256 } },
    { name: 'c', downwardAPI: { items: [{ path: 'name', fieldRef: { fieldPath: 'metadata.name' } }] } },
    { name: 'd', projected: { sources: [{ serviceAccountToken: { path: 'token' } }] } },
    { name: 'e', hostPath: { path: '/' } },
  ],
};

const filled = {
  serviceAccountName: 'web',
  serviceAccount: 'web',
  containers: [
    {
      ports: [{ protocol: 'TCP' }],
      env: [{ valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: 'spec.nodeName' } } }],
      livenessProbe: {
        httpGet: { path: '/', scheme: 'HTTP' },
        timeoutSeconds: 1,
        periodSeconds: 10,
        successThreshold: 1,
        failureThreshold: 3,
      },
      readinessProbe: { grpc: { service: '' }, periodSeconds: 3, failureThreshold: 3 },
      lifecycle: { preStop: { httpGet: { path: '/end', scheme: 'HTTP' } } },
    },
  ],
  volumes: [
    { secret: { defaultMode: 420 } },
    { configMap: { defaultMode: 256 } },
    { downwardAPI: { defaultMode: 420, items: [{ fieldRef: { apiVersion: 'v1' } }] } },
    { projected: { defaultMode: 420, sources: [{ serviceAccountToken: { expirationSeconds: 3600 } }] } },
    { hostPath: { type: '' } },
  ],
};

describe('a pod', () => {
  test('and the template of one', async () => {
    const account = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'web' } };
    await made('/api/v1/namespaces/default/serviceaccounts', account);
    const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' }, spec };
    expect((await made('/api/v1/namespaces/default/pods', pod)).spec).toMatchObject(filled);
    const { spec: given, ...web } = workload('Deployment', 'web');
    const template = { ...Object(given).template, spec };
    const deployment = await made('/apis/apps/v1/namespaces/default/deployments', {
      ...web,
      spec: { ...Object(given), template },
    });
    expect(deployment.spec).toMatchObject({ template: { spec: filled } });
  });

  test('of a Job has the uid of the Job, by which it is counted', async () => {
    const metadata = { name: 'once', namespace: 'default' };
    const template = { spec: { restartPolicy: 'Never', containers: [{ name: 'a', image: 'a:1' }] } };
    const path = '/apis/batch/v1/namespaces/default/jobs';
    const job = await made(path, { apiVersion: 'batch/v1', kind: 'Job', metadata, spec: { template } });
    const { uid } = job.metadata;
    const labels = {
      'batch.kubernetes.io/controller-uid': uid,
      'batch.kubernetes.io/job-name': 'once',
      'controller-uid': uid,
      'job-name': 'once',
    };
    expect(job.spec).toMatchObject({
      manualSelector: false,
      podReplacementPolicy: 'TerminatingOrFailed',
      selector: { matchLabels: { 'batch.kubernetes.io/controller-uid': uid } },
      template: { metadata: { labels } },
    });
    const pods = cluster.list({ apiVersion: 'v1', kind: 'Pod' }, { namespace: 'default' });
    expect(pods.find((pod) => pod.metadata.labels?.['job-name'] === 'once')?.metadata.labels).toEqual(labels);
  });
});

const admission = '/apis/admissionregistration.k8s.io/v1';

test.each([
  ['MutatingWebhookConfiguration', { reinvocationPolicy: 'Never' }],
  ['ValidatingWebhookConfiguration', {}],
])('the webhooks of a %s', async (kind, own) => {
  const webhook = {
    name: 'policy.example.org',
    admissionReviewVersions: ['v1'],
    sideEffects: 'None',
    clientConfig: { service: { name: 'policy', namespace: 'default' } },
    rules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['*'], resources: ['nothing'] }],
  };
  const body = {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind,
    metadata: { name: 'policy' },
    webhooks: [webhook],
  };
  const { metadata, webhooks } = await made(`${admission}/${kind.toLowerCase()}s`, body);
  expect(metadata.generation).toBe(1);
  expect(webhooks).toEqual([
    {
      ...webhook,
      clientConfig: { service: { ...webhook.clientConfig.service, port: 443 } },
      rules: [{ ...webhook.rules[0], scope: '*' }],
      failurePolicy: 'Fail',
      matchPolicy: 'Equivalent',
      namespaceSelector: {},
      objectSelector: {},
      timeoutSeconds: 10,
      ...own,
    },
  ]);
});

test('the parameters of an IngressClass', async () => {
  const parameters = { apiGroup: 'elbv2.k8s.aws', kind: 'IngressClassParams', name: 'alb' };
  const { spec } = await made('/apis/networking.k8s.io/v1/ingressclasses', {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'IngressClass',
    metadata: { name: 'alb' },
    spec: { controller: 'ingress.k8s.aws/alb', parameters },
  });
  expect(spec).toEqual({
    controller: 'ingress.k8s.aws/alb',
    parameters: { ...parameters, scope: 'Cluster' },
  });
});
