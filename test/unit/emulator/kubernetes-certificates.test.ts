/** The Jobs of ingress-nginx's chart, which make the certificate of its webhook. */
import { X509Certificate } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ClusterInTest, clusterInTest, node } from './kubernetes-in-test.ts';

let cluster: ClusterInTest;
beforeEach(async () => {
  // No back-off of a failed pod ends.
  cluster = await clusterInTest({ after: () => {} });
  cluster.apply(node('one'));
});
afterEach(() => cluster.close());

const rbac = 'rbac.authorization.k8s.io/v1';
const validating = {
  apiVersion: 'admissionregistration.k8s.io/v1',
  kind: 'ValidatingWebhookConfiguration',
  name: 'policy',
};
const secret = { apiVersion: 'v1', kind: 'Secret', namespace: 'default', name: 'policy' };

const account = (...verbs: string[]) => {
  const metadata = { name: 'certificates', namespace: 'default' };
  cluster.apply({ apiVersion: 'v1', kind: 'ServiceAccount', metadata });
  const rules = [{ apiGroups: ['*'], resources: ['*'], verbs }];
  cluster.apply({ apiVersion: rbac, kind: 'ClusterRole', metadata: { name: 'certificates' }, rules });
  cluster.apply({
    apiVersion: rbac,
    kind: 'ClusterRoleBinding',
    metadata: { name: 'certificates' },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'certificates' },
    subjects: [{ kind: 'ServiceAccount', name: 'certificates', namespace: 'default' }],
  });
};

/** @returns how often the program has succeeded, and failed */
const run = async (...args: string[]) => {
  const [name = ''] = args;
  cluster.apply({
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name, namespace: 'default' },
    spec: {
      backoffLimit: 0,
      template: {
        spec: {
          restartPolicy: 'Never',
          serviceAccountName: 'certificates',
          containers: [
            {
              name,
              image: `registry.k8s.io/ingress-nginx/kube-webhook-certgen:v1.4.1@sha256:${'0'.repeat(64)}`,
              args: [...args, '--namespace=$(POD_NAMESPACE)', '--secret-name=policy'],
              env: [{ name: 'POD_NAMESPACE', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } }],
            },
          ],
        },
      },
    },
  });
  await cluster.call('GET', '/version');
  const { succeeded = 0, failed = 0 } = Object(
    cluster.get({ apiVersion: 'batch/v1', kind: 'Job', namespace: 'default', name })?.status,
  );
  return { succeeded, failed };
};

const configure = () =>
  cluster.apply({
    apiVersion: validating.apiVersion,
    kind: validating.kind,
    metadata: { name: 'policy' },
    webhooks: [
      {
        name: 'policy.example.org',
        admissionReviewVersions: ['v1'],
        sideEffects: 'None',
        failurePolicy: 'Ignore',
        clientConfig: { service: { name: 'policy', namespace: 'default' } },
        rules: [],
      },
    ],
  });

test('one makes a certificate once, and the other hands its authority to the webhook', async () => {
  account('*');
  expect(await run('create', '--host=policy,policy.$(POD_NAMESPACE).svc')).toEqual({
    succeeded: 1,
    failed: 0,
  });
  const { ca, cert, key } = Object(cluster.get(secret)?.data);
  expect(Buffer.from(key, 'base64').toString()).toContain('PRIVATE KEY');
  const shown = new X509Certificate(Buffer.from(cert, 'base64'));
  expect(shown.subjectAltName).toContain('DNS:policy.default.svc');
  const authority = new X509Certificate(Buffer.from(ca, 'base64'));
  expect(shown.verify(authority.publicKey)).toBe(true);

  configure();
  const patch = ['--webhook-name=policy', '--patch-mutating=false', '--patch-failure-policy=Fail'];
  expect(await run('patch', ...patch)).toEqual({ succeeded: 1, failed: 0 });
  expect(cluster.get(validating)?.webhooks).toMatchObject([
    { failurePolicy: 'Fail', clientConfig: { caBundle: ca, service: { name: 'policy' } } },
  ]);

  cluster.remove({ apiVersion: 'batch/v1', kind: 'Job', namespace: 'default', name: 'create' });
  expect(await run('create', '--host=policy')).toEqual({ succeeded: 1, failed: 0 });
  expect(cluster.get(secret)?.data).toMatchObject({ ca });
});

test.each([['get'], ['create']])('they fail where their service account may only %s', async (verb) => {
  account(verb);
  configure();
  expect(await run('create', '--host=policy')).toEqual({ succeeded: 0, failed: 1 });
  expect(cluster.get(secret)).toBeUndefined();
  cluster.apply({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'policy', namespace: 'default' } });
  expect(await run('patch', '--webhook-name=policy')).toEqual({ succeeded: 0, failed: 1 });
});

test('the other fails without a certificate, and without the webhook', async () => {
  account('*');
  expect(await run('patch', '--webhook-name=policy')).toEqual({ succeeded: 0, failed: 1 });
  expect(await run('create', '--host=policy')).toEqual({ succeeded: 1, failed: 0 });
  cluster.remove({ apiVersion: 'batch/v1', kind: 'Job', namespace: 'default', name: 'patch' });
  configure();
  // It has a validating one only.
  expect(await run('patch', '--webhook-name=policy')).toEqual({ succeeded: 0, failed: 1 });
});
