import dns from 'node:dns';
import { EventEmitter, once } from 'node:events';
import type { Socket } from 'node:net';
import { describe, expect, test, vi } from 'vitest';
import {
  type KubernetesClient,
  type KubernetesClientOptions,
  kubernetesClient,
  type WatchEvent,
} from '../../../src/kubernetes/client.ts';
import { isPassing, KubernetesError, KubernetesUnreachableError } from '../../../src/kubernetes/errors.ts';
import type { ConfigMap, Node } from '../../../src/kubernetes/types.ts';
import { createServerCertificate, type ServerCertificate } from '../../emulator/kubernetes/tls.ts';
import { answer, type Handler, listen, type TestServer } from '../support/server.ts';

const certificate = createServerCertificate();

/** As EKS gives the authority. */
const dataOf = ({ authority }: ServerCertificate): string => Buffer.from(authority).toString('base64');

/** A client of an API that answers as the handler says. */
async function clientOf(
  handler: Handler,
  { host = '127.0.0.1', ...options }: Partial<KubernetesClientOptions> & { host?: string } = {},
): Promise<{ client: KubernetesClient; api: TestServer }> {
  const api = await listen(handler, certificate);
  const client = kubernetesClient({
    endpoint: `https://${host}:${api.port}`,
    certificateAuthorityData: dataOf(certificate),
    token: async () => 'k8s-aws-v1.token',
    ...options,
  });
  return { client, api };
}

const refuse =
  (code: number, reason: string, message: string): Handler =>
  (_, response) =>
    answer(response, { kind: 'Status', apiVersion: 'v1', status: 'Failure', code, reason, message }, code);

/** What the promise rejects with. */
const failure = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => expect.fail('it did not fail'),
    (error: unknown) => error,
  );

const node = (name: string, resourceVersion = '1'): Omit<Node, 'kind' | 'apiVersion'> => ({
  metadata: { name, resourceVersion },
  spec: {},
  status: {},
});

async function collect<T>(events: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const event of events) all.push(event);
  return all;
}

describe('every request', () => {
  test('carries a token that was asked for just then', async () => {
    let made = 0;
    const { client, api } = await clientOf((_, response) => answer(response, node('a')), {
      token: async () => `token-${++made}`,
    });
    await client.get('Node', { name: 'a' });
    await client.get('Node', { name: 'a' });
    expect(api.received.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer token-1',
      'Bearer token-2',
    ]);
  });

  test('fails with what the token failed with', async () => {
    const refused = new Error('no credentials');
    const { client, api } = await clientOf((_, response) => answer(response, {}), {
      token: () => Promise.reject(refused),
    });
    expect(await failure(client.get('Node', { name: 'a' }))).toBe(refused);
    expect(api.received).toEqual([]);
  });
});

describe('get', () => {
  test('reads an object by its name, in its namespace', async () => {
    const map = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'aws-auth', namespace: 'kube-system' },
    };
    const { client, api } = await clientOf((_, response) => answer(response, map));
    expect(await client.get('ConfigMap', { namespace: 'kube-system', name: 'aws-auth' })).toEqual(map);
    expect(api.received[0]?.url.pathname).toBe('/api/v1/namespaces/kube-system/configmaps/aws-auth');
  });

  test('finds kinds of an API group', async () => {
    const { client, api } = await clientOf((_, response) => answer(response, {}));
    await client.get('StorageClass', { name: 'gp3' });
    expect(api.received[0]?.url.pathname).toBe('/apis/storage.k8s.io/v1/storageclasses/gp3');
  });

  test('keeps a name that is no name within its place in the path', async () => {
    const { client, api } = await clientOf((_, response) => answer(response, {}));
    await client.get('Node', { name: '../secrets?x' });
    expect(api.received[0]?.url.pathname).toBe('/api/v1/nodes/..%2Fsecrets%3Fx');
  });

  test('is undefined when there is no such object', async () => {
    const { client } = await clientOf(refuse(404, 'NotFound', 'nodes "a" not found'));
    expect(await client.get('Node', { name: 'a' })).toBeUndefined();
  });

  test('fails when the API has no such kind', async () => {
    const { client } = await clientOf((_, response) => {
      response.writeHead(404, { 'content-type': 'text/plain' });
      response.end('404 page not found\n');
    });
    expect(await failure(client.get('Node', { name: 'a' }))).toMatchObject({
      status: 404,
      message: 'Kubernetes refused GET /api/v1/nodes/a: 404: 404 page not found',
    });
  });
});

describe('list', () => {
  test('reads page after page, and says from which version to watch', async () => {
    const { client, api } = await clientOf(({ url }, response) => {
      const more = url.searchParams.get('continue') === null;
      answer(response, {
        kind: 'NodeList',
        metadata: { resourceVersion: '42', ...(more && { continue: 'page/2=' }) },
        items: more ? [node('a'), node('b')] : [node('c')],
      });
    });
    const { items, resourceVersion } = await client.list('Node', {
      labelSelector: 'eks.amazonaws.com/nodegroup=workers',
    });
    expect(items.map(({ metadata }) => metadata.name)).toEqual(['a', 'b', 'c']);
    expect(resourceVersion).toBe('42');
    expect(api.received.map(({ url }) => Object.fromEntries(url.searchParams))).toEqual([
      { limit: '500', labelSelector: 'eks.amazonaws.com/nodegroup=workers' },
      { limit: '500', labelSelector: 'eks.amazonaws.com/nodegroup=workers', continue: 'page/2=' },
    ]);
  });

  test('gives each item the kind that lists leave out', async () => {
    const { client } = await clientOf((_, response) =>
      answer(response, { metadata: { resourceVersion: '1' }, items: [node('a')] }),
    );
    const { items } = await client.list('Node');
    expect(items[0]).toMatchObject({ apiVersion: 'v1', kind: 'Node' });
  });

  test('fails when its next page is too old to be had', async () => {
    const { client } = await clientOf(({ url }, response) => {
      if (url.searchParams.has('continue'))
        return answer(response, { code: 410, reason: 'Expired', message: 'old' }, 410);
      answer(response, { metadata: { resourceVersion: '1', continue: 'next' }, items: [] });
    });
    expect(await failure(client.list('Node'))).toMatchObject({ status: 410, reason: 'Expired' });
  });
});

describe('apply', () => {
  const map: ConfigMap = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'aws-auth', namespace: 'kube-system' },
    data: { mapRoles: '[]' },
  };

  test('is server-side, strict about fields, and in the name of this action', async () => {
    const { client, api } = await clientOf(({ body }, response) => answer(response, JSON.parse(body)));
    expect(await client.apply(map)).toEqual(map);
    const [request] = api.received;
    expect(request?.method).toBe('PATCH');
    expect(request?.url.pathname).toBe('/api/v1/namespaces/kube-system/configmaps/aws-auth');
    expect(request?.headers['content-type']).toBe('application/apply-patch+yaml');
    expect(Object.fromEntries(request?.url.searchParams ?? [])).toEqual({
      fieldManager: 'eks-cluster-action',
      fieldValidation: 'Strict',
      force: 'false',
    });
  });

  test('takes over fields of others only when told to', async () => {
    const { client, api } = await clientOf((_, response) => answer(response, map));
    await client.apply(map, { force: true });
    expect(api.received[0]?.url.searchParams.get('force')).toBe('true');
  });

  test('tells a conflict in the words of Kubernetes', async () => {
    const { client } = await clientOf(refuse(409, 'Conflict', 'conflict with "kubectl": .data.mapRoles'));
    const error = await failure(client.apply(map));
    expect(error).toBeInstanceOf(KubernetesError);
    expect(error).toMatchObject({
      status: 409,
      reason: 'Conflict',
      verb: 'PATCH',
      path: '/api/v1/namespaces/kube-system/configmaps/aws-auth',
      message:
        'Kubernetes refused PATCH /api/v1/namespaces/kube-system/configmaps/aws-auth: ' +
        '409 Conflict: conflict with "kubectl": .data.mapRoles',
    });
  });
});

describe('create', () => {
  const map: ConfigMap = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'settings', namespace: 'kube-system' },
  };

  test('posts the object to its collection, strictly, in the name of this action', async () => {
    const { client, api } = await clientOf(({ body }, response) => answer(response, JSON.parse(body), 201));
    expect(await client.create(map)).toEqual(map);
    const [request] = api.received;
    expect([request?.method, request?.url.pathname]).toEqual([
      'POST',
      '/api/v1/namespaces/kube-system/configmaps',
    ]);
    expect(request?.headers['content-type']).toBe('application/json');
    expect(Object.fromEntries(request?.url.searchParams ?? [])).toEqual({
      fieldManager: 'eks-cluster-action',
      fieldValidation: 'Strict',
    });
  });
});

describe('delete', () => {
  test('asks for the deletion', async () => {
    const { client, api } = await clientOf((_, response) =>
      answer(response, { kind: 'Status', status: 'Success' }),
    );
    await client.delete('StorageClass', { name: 'gp2' });
    expect(api.received).toMatchObject([{ method: 'DELETE', body: '' }]);
  });

  test('is content when there is no such object', async () => {
    const { client } = await clientOf(refuse(404, 'NotFound', 'storageclasses "gp2" not found'));
    await expect(client.delete('StorageClass', { name: 'gp2' })).resolves.toBeUndefined();
  });

  test('fails when it is forbidden', async () => {
    const { client } = await clientOf(refuse(403, 'Forbidden', 'User "x" cannot delete'));
    expect(await failure(client.delete('StorageClass', { name: 'gp2' }))).toMatchObject({ status: 403 });
  });
});

describe('watch', () => {
  const line = (type: string, object: unknown): string => `${JSON.stringify({ type, object })}\n`;

  test('goes on from a version and yields what happens until the server ends it', async () => {
    const { client, api } = await clientOf((_, response) => {
      response.write(line('ADDED', node('a', '43')));
      response.write(line('MODIFIED', node('a', '44')));
      response.write(line('BOOKMARK', { kind: 'Node', metadata: { resourceVersion: '50' } }));
      response.end(line('DELETED', node('a', '51')));
    });
    expect(await collect(client.watch('Node', { resourceVersion: '42', timeoutSeconds: 60 }))).toEqual([
      { type: 'ADDED', object: node('a', '43') },
      { type: 'MODIFIED', object: node('a', '44') },
      { type: 'BOOKMARK', resourceVersion: '50' },
      { type: 'DELETED', object: node('a', '51') },
    ]);
    expect(Object.fromEntries(api.received[0]?.url.searchParams ?? [])).toEqual({
      watch: 'true',
      allowWatchBookmarks: 'true',
      resourceVersion: '42',
      timeoutSeconds: '60',
    });
  });

  test('puts events together that arrive in pieces, also from within a character', async () => {
    const object = { ...node('a'), metadata: { name: 'a', annotations: { note: 'grüß\u2028Gott' } } };
    const bytes = Buffer.from(line('ADDED', object));
    const middle = bytes.indexOf(Buffer.from('ü')) + 1;
    const { client } = await clientOf((_, response) => {
      response.write(bytes.subarray(0, middle));
      setTimeout(() => response.end(bytes.subarray(middle)), 20);
    });
    expect(await collect(client.watch('Node'))).toEqual([{ type: 'ADDED', object }]);
  });

  test('yields an event while the connection stays open', async () => {
    const { client } = await clientOf((_, response) => response.write(line('ADDED', node('a'))));
    const iterator = client.watch('Node')[Symbol.asyncIterator]();
    expect((await iterator.next()).value).toMatchObject({ type: 'ADDED' });
    await iterator.return?.();
  });

  test('closes its connection when nobody listens any more', async () => {
    const closed = new EventEmitter();
    const { client } = await clientOf((_, response) => {
      response.on('close', () => closed.emit('closed'));
      response.write(line('ADDED', node('a')));
    });
    const seen = once(closed, 'closed');
    for await (const _ of client.watch('Node')) break;
    await expect(seen).resolves.toEqual([]);
  });

  test('says with a 410 that its version is too old, when asked', async () => {
    const { client } = await clientOf(refuse(410, 'Expired', 'too old resource version: 1 (99)'));
    expect(await failure(collect(client.watch('Node', { resourceVersion: '1' })))).toMatchObject({
      name: 'KubernetesError',
      status: 410,
      reason: 'Expired',
    });
  });

  test('says with a 410 that its version is too old, in its midst', async () => {
    const { client } = await clientOf((_, response) => {
      response.write(line('ADDED', node('a')));
      response.end(line('ERROR', { kind: 'Status', code: 410, reason: 'Expired', message: 'too old' }));
    });
    const seen: WatchEvent<Node>[] = [];
    const watching = async (): Promise<void> => {
      for await (const event of client.watch('Node')) seen.push(event);
    };
    expect(await failure(watching())).toMatchObject({
      name: 'KubernetesError',
      status: 410,
      message: expect.stringContaining('too old'),
    });
    expect(seen).toHaveLength(1);
  });

  test('fails when its connection breaks', async () => {
    const { client } = await clientOf((_, response) => {
      response.write(line('ADDED', node('a')));
      setTimeout(() => response.destroy(), 20);
    });
    expect(await failure(collect(client.watch('Node')))).toMatchObject({
      name: 'KubernetesUnreachableError',
      code: 'ECONNRESET',
    });
  });

  test('ends with the signal’s reason when it is aborted', async () => {
    const stop = new AbortController();
    const { client } = await clientOf((_, response) => response.write(line('ADDED', node('a'))));
    const reason = new Error('cancelled');
    const watching = async (): Promise<void> => {
      for await (const _ of client.watch('Node', { signal: stop.signal })) stop.abort(reason);
    };
    expect(await failure(watching())).toBe(reason);
  });
});

describe('a call', () => {
  test('believes no server that the cluster’s authority has not vouched for', async () => {
    const { client, api } = await clientOf((_, response) => answer(response, {}), {
      certificateAuthorityData: dataOf(createServerCertificate()),
    });
    const error = await failure(client.get('Node', { name: 'a' }));
    expect(error).toBeInstanceOf(KubernetesUnreachableError);
    expect(error).toMatchObject({ code: expect.stringMatching(/SIGNATURE|CERT/) });
    expect(isPassing(error)).toBe(false);
    expect(api.received).toEqual([]);
  });

  test('does so even in a job that has switched such checks off', async () => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    const { client } = await clientOf((_, response) => answer(response, {}), {
      certificateAuthorityData: dataOf(createServerCertificate()),
    });
    await expect(client.get('Node', { name: 'a' })).rejects.toThrow(KubernetesUnreachableError);
    vi.unstubAllEnvs();
  });

  test('tells that a name does not resolve, which passes', async () => {
    const { client } = await clientOf(() => {}, { endpoint: 'https://0123ABCD.gr7.eu-west-1.eks.invalid' });
    const error = await failure(client.get('Node', { name: 'a' }));
    expect(error).toMatchObject({
      message: expect.stringContaining(
        'No answer from https://0123ABCD.gr7.eu-west-1.eks.invalid to GET /api/v1/nodes/a',
      ),
    });
    expect(['ENOTFOUND', 'EAI_AGAIN']).toContain((error as KubernetesUnreachableError).code);
    expect(isPassing(error)).toBe(true);
  });

  test('gives up when its time is over', async () => {
    const { client } = await clientOf(() => {});
    const error = await failure(client.get('Node', { name: 'a' }, { timeout: 50 }));
    expect(error).toMatchObject({ code: 'ETIMEDOUT', message: expect.stringContaining('the time was up') });
    expect(isPassing(error)).toBe(true);
  });

  test('gives up when its time is over before the answer is whole', async () => {
    const { client } = await clientOf((_, response) => response.write('{"metadata":'));
    expect(await failure(client.get('Node', { name: 'a' }, { timeout: 50 }))).toMatchObject({
      code: 'ETIMEDOUT',
    });
  });

  test('ends with the signal’s reason when it is aborted', async () => {
    const reason = new Error('cancelled');
    const stop = new AbortController();
    const { client } = await clientOf(() => stop.abort(reason));
    expect(await failure(client.list('Node', { signal: stop.signal }))).toBe(reason);
  });

  test.each([
    [429, true],
    [500, true],
    [503, true],
    [400, false],
    [401, false],
    [403, false],
    [409, false],
  ])('that is refused with %i passes by itself: %s', async (status, passes) => {
    const { client } = await clientOf(refuse(status, 'Reason', 'message'));
    expect(isPassing(await failure(client.get('Node', { name: 'a' })))).toBe(passes);
  });

  test('that is refused for a time says for how long', async () => {
    const { client } = await clientOf((_, response) => {
      response.writeHead(429, { 'content-type': 'text/plain', 'retry-after': '3' });
      response.end('Too many requests, please try again later.\n');
    });
    expect(await failure(client.get('Node', { name: 'a' }))).toMatchObject({
      status: 429,
      retryAfter: 3000,
      message: 'Kubernetes refused GET /api/v1/nodes/a: 429: Too many requests, please try again later.',
    });
  });

  test('for a kind that the cluster may be without finds nothing where it is', async () => {
    const { client } = await clientOf((_, response) => {
      response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' });
      response.end('404 page not found\n');
    });
    const name = { name: 'web', namespace: 'shop' };
    expect(await client.get('Gateway', name)).toBeUndefined();
    expect(await client.list('Gateway')).toMatchObject({ items: [] });
    await expect(client.delete('Gateway', name)).resolves.toBeUndefined();
    expect(await failure(client.list('Pod'))).toMatchObject({ status: 404 });
    expect(await failure(client.delete('Pod', name))).toMatchObject({ status: 404 });
  });

  test('looks a name up anew after it did not resolve', async () => {
    const { client } = await clientOf((_, response) => answer(response, node('a')), { host: 'localhost' });
    const notFound = Object.assign(new Error('getaddrinfo ENOTFOUND localhost'), { code: 'ENOTFOUND' });
    const lookup = vi.spyOn(dns, 'lookup').mockImplementationOnce((...args: unknown[]) => {
      const done = args.at(-1) as (error: Error) => void;
      done(notFound);
    });
    expect(await failure(client.get('Node', { name: 'a' }))).toMatchObject({ code: 'ENOTFOUND' });
    expect(await client.get('Node', { name: 'a' })).toEqual(node('a'));
    expect(lookup).toHaveBeenCalledTimes(2);
    lookup.mockRestore();
  });

  test('asks for a fresh connection where the last one broke', async () => {
    const sockets = new Set<Socket>();
    const { client } = await clientOf(({ url }, response) => {
      if (response.socket) sockets.add(response.socket);
      if (url.pathname.endsWith('/broken')) response.socket?.destroy();
      else answer(response, node('a'));
    });
    expect(await failure(client.get('Node', { name: 'broken' }))).toMatchObject({ code: 'ECONNRESET' });
    expect(await client.get('Node', { name: 'a' })).toEqual(node('a'));
    expect(sockets.size).toBe(2);
  });
});
