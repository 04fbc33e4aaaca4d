import { X509Certificate } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import { type ClusterInTest, clusterInTest, configMap } from './kubernetes-in-test.ts';

let cluster: ClusterInTest;
afterEach(() => cluster.close());

const role = (rules: object[]): object => ({
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'Role',
  metadata: { name: 'reader' },
  rules,
});

const binding = (subjects: object[]): object => ({
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'RoleBinding',
  metadata: { name: 'reader' },
  subjects,
  roleRef: { kind: 'Role', name: 'reader' },
});

const rbac = '/apis/rbac.authorization.k8s.io/v1/namespaces/default';

describe('the API server’s certificate', () => {
  test('is signed by the cluster’s own authority, for its address and names', async () => {
    cluster = await clusterInTest();
    const authority = new X509Certificate(Buffer.from(cluster.certificateAuthority, 'base64'));
    expect(authority.ca).toBe(true);
    expect(authority.checkIssued(authority)).toBe(true);
    expect((await cluster.call('GET', '/version')).status).toBe(200);
    const local = cluster.url.replace('127.0.0.1', 'localhost');
    expect((await cluster.call('GET', `${local}/version`)).status).toBe(200);
  });

  test('is not trusted with another cluster’s authority', async () => {
    cluster = await clusterInTest();
    const other = await clusterInTest();
    await expect(cluster.call('GET', `${other.url}/version`)).rejects.toThrow(/signature|certificate/);
    await other.close();
  });
});

describe('authentication', () => {
  test('a token that is not good is refused with 401', async () => {
    cluster = await clusterInTest();
    const answer = await cluster.call('GET', '/api/v1/nodes', { token: 'stolen' });
    expect(answer).toMatchObject({
      status: 401,
      body: { kind: 'Status', status: 'Failure', reason: 'Unauthorized', message: 'Unauthorized', code: 401 },
    });
  });

  test('without a token only the health checks answer', async () => {
    cluster = await clusterInTest();
    expect(await cluster.call('GET', '/livez', { token: null })).toMatchObject({ status: 200, body: 'ok' });
    expect(await cluster.call('GET', '/version', { token: null })).toMatchObject({ status: 401 });
  });

  test('before 1.32 anonymous requests are known as system:anonymous', async () => {
    cluster = await clusterInTest({ version: '1.31' });
    expect(await cluster.call('GET', '/version', { token: null })).toMatchObject({ status: 200 });
    expect(await cluster.call('GET', '/api', { token: null })).toMatchObject({
      status: 403,
      body: { message: 'forbidden: User "system:anonymous" cannot get path "/api"' },
    });
  });
});

describe('authorization', () => {
  test('a user without permission is refused in Kubernetes’ words', async () => {
    cluster = await clusterInTest();
    expect(await cluster.call('GET', '/api/v1/nodes', { token: 'viewer' })).toMatchObject({
      status: 403,
      body: {
        reason: 'Forbidden',
        message:
          'nodes is forbidden: User "viewer" cannot list resource "nodes" in API group "" at the cluster scope',
      },
    });
    const path = '/apis/apps/v1/namespaces/default/deployments/web';
    expect(await cluster.call('DELETE', path, { token: 'viewer' })).toMatchObject({
      status: 403,
      body: {
        message:
          'deployments.apps "web" is forbidden: User "viewer" cannot delete resource "deployments" in API group "apps" in the namespace "default"',
        details: { name: 'web', group: 'apps', kind: 'deployments' },
      },
    });
  });

  test('a role binding allows what its role names, in its namespace', async () => {
    cluster = await clusterInTest();
    const rules = [{ apiGroups: [''], resources: ['configmaps'], verbs: ['get'] }];
    await cluster.call('POST', `${rbac}/roles`, { body: role(rules) });
    await cluster.call('POST', `${rbac}/rolebindings`, {
      body: binding([{ kind: 'Group', name: 'viewers' }]),
    });
    const get = (path: string) => cluster.call('GET', path, { token: 'viewer' });
    expect((await get('/api/v1/namespaces/default/configmaps/kube-root-ca.crt')).status).toBe(200);
    expect((await get('/api/v1/namespaces/default/configmaps')).status).toBe(403);
    expect((await get('/api/v1/namespaces/kube-system/configmaps/kube-root-ca.crt')).status).toBe(403);
  });

  test('what the further authorizer allows is allowed', async () => {
    cluster = await clusterInTest({
      authorize: (user, { verb, resource }) =>
        user.username === 'viewer' && verb === 'list' && resource === 'pods',
    });
    expect((await cluster.call('GET', '/api/v1/pods', { token: 'viewer' })).status).toBe(200);
    expect((await cluster.call('GET', '/api/v1/secrets', { token: 'viewer' })).status).toBe(403);
  });

  test('server-side apply that creates needs leave to create', async () => {
    cluster = await clusterInTest({ authorize: (_, { verb }) => verb === 'patch' });
    const answer = await cluster.call('PATCH', '/api/v1/namespaces/default/configmaps/a?fieldManager=spec', {
      token: 'viewer',
      contentType: 'application/apply-patch+yaml',
      body: configMap('a'),
    });
    expect(answer).toMatchObject({
      status: 403,
      body: { message: expect.stringContaining('cannot create') },
    });
  });

  test('only those who may impersonate act for others', async () => {
    cluster = await clusterInTest();
    const headers = { 'impersonate-user': 'viewer' };
    expect(await cluster.call('GET', '/api/v1/nodes', { headers })).toMatchObject({
      body: { message: expect.stringContaining('User "viewer" cannot list') },
    });
    expect(await cluster.call('GET', '/api', { token: 'viewer', headers })).toMatchObject({
      status: 403,
      body: {
        message:
          'users "viewer" is forbidden: User "viewer" cannot impersonate resource "users" in API group "" at the cluster scope',
      },
    });
  });
});

describe('access reviews', () => {
  const review = (resourceAttributes: object) => ({
    apiVersion: 'authorization.k8s.io/v1',
    kind: 'SelfSubjectAccessReview',
    spec: { resourceAttributes },
  });
  const path = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews';

  test('say whether the user may', async () => {
    cluster = await clusterInTest();
    const body = review({ verb: 'list', resource: 'pods' });
    expect(await cluster.call('POST', path, { body })).toMatchObject({
      status: 201,
      body: { status: { allowed: true } },
    });
    expect(await cluster.call('POST', path, { body, token: 'viewer' })).toMatchObject({
      status: 201,
      body: { status: { allowed: false } },
    });
  });

  test('tell the user who it is', async () => {
    cluster = await clusterInTest();
    const answer = await cluster.call('POST', '/apis/authentication.k8s.io/v1/selfsubjectreviews', {
      body: { apiVersion: 'authentication.k8s.io/v1', kind: 'SelfSubjectReview' },
      token: 'viewer',
    });
    expect(answer.body.status.userInfo).toEqual({
      username: 'viewer',
      groups: ['viewers', 'system:authenticated'],
    });
  });
});
