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

  describe('nobody gives what he has not', () => {
    const configMaps = { apiGroups: [''], resources: ['configmaps'], verbs: ['get', 'list'] };
    const secrets = { apiGroups: [''], resources: ['secrets'], verbs: ['list', 'get'] };

    /** A cluster in which the viewer may write roles and their bindings, and do this. */
    async function asWriter(...rules: object[]): Promise<void> {
      cluster = await clusterInTest();
      const writing = {
        apiGroups: ['rbac.authorization.k8s.io'],
        resources: ['roles', 'rolebindings'],
        verbs: ['create', 'update', 'patch'],
      };
      await cluster.call('POST', `${rbac}/roles`, {
        body: { ...role([writing, ...rules]), metadata: { name: 'writer' } },
      });
      const roleRef = { kind: 'Role', name: 'writer' };
      await cluster.call('POST', `${rbac}/rolebindings`, {
        body: { ...binding([{ kind: 'User', name: 'viewer' }]), roleRef },
      });
    }
    const write = (resource: string, body: object) =>
      cluster.call('POST', `${rbac}/${resource}`, { token: 'viewer', body });
    const viewers = [{ kind: 'Group', name: 'viewers' }];
    const bound = (name: string) => ({
      ...binding(viewers),
      metadata: { name: `to-${name}` },
      roleRef: { kind: 'Role', name },
    });

    test('by a role', async () => {
      await asWriter(configMaps, { ...secrets, verbs: ['list'] });
      expect(await write('roles', role([configMaps, secrets]))).toMatchObject({
        status: 403,
        body: {
          reason: 'Forbidden',
          message:
            'roles.rbac.authorization.k8s.io "reader" is forbidden: user "viewer" (groups=["viewers" "system:authenticated"]) is attempting to grant RBAC permissions not currently held:\n' +
            '{APIGroups:[""], Resources:["secrets"], Verbs:["get"]}',
        },
      });
      expect((await write('roles', role([{ ...configMaps, resourceNames: ['a'] }]))).status).toBe(201);
      const path = `${rbac}/roles/reader`;
      const more = { token: 'viewer', body: role([secrets]) };
      expect((await cluster.call('PUT', path, more)).status).toBe(403);
      const patch = { ...more, contentType: 'application/merge-patch+json', body: { rules: [secrets] } };
      expect((await cluster.call('PATCH', path, patch)).status).toBe(403);
      expect((await cluster.call('PUT', path, { body: role([secrets]) })).status).toBe(200);
    });

    test('by a binding', async () => {
      await asWriter(configMaps);
      for (const [name, rule] of Object.entries({ small: configMaps, great: secrets })) {
        await cluster.call('POST', `${rbac}/roles`, { body: { ...role([rule]), metadata: { name } } });
      }
      expect((await write('rolebindings', bound('small'))).status).toBe(201);
      expect(await write('rolebindings', bound('great'))).toMatchObject({
        status: 403,
        body: {
          message: expect.stringContaining('{APIGroups:[""], Resources:["secrets"], Verbs:["list" "get"]}'),
        },
      });
    });

    test('unless he may escalate, or bind that very role', async () => {
      const group = { apiGroups: ['rbac.authorization.k8s.io'], resources: ['roles'] };
      await asWriter(
        { ...group, verbs: ['escalate'] },
        { ...group, verbs: ['bind'], resourceNames: ['reader'] },
      );
      expect((await write('roles', role([secrets]))).status).toBe(201);
      expect((await write('roles', { ...role([secrets]), metadata: { name: 'other' } })).status).toBe(201);
      expect((await write('rolebindings', bound('other'))).status).toBe(403);
      expect((await write('rolebindings', bound('reader'))).status).toBe(201);
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
