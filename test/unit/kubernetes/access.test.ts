import { afterEach, describe, expect, test, vi } from 'vitest';
import { createAws } from '../../../src/aws/clients.ts';
import { clusterClient, isNotUsableYet } from '../../../src/kubernetes/access.ts';
import { KubernetesError, KubernetesUnreachableError } from '../../../src/kubernetes/errors.ts';
import type { ControlPlane } from '../../../src/resources/control-plane/control-plane.ts';
import { createServerCertificate } from '../../emulator/kubernetes/tls.ts';
import { activeControlPlane } from '../support/control-plane.ts';
import { answer, listen, type Received } from '../support/server.ts';

afterEach(() => vi.useRealTimers());

describe('a client of a cluster', () => {
  const begin = new Date('2026-11-22T15:00:00Z');
  const minutes = (count: number): Date => new Date(begin.getTime() + count * 60_000);
  const certificate = createServerCertificate();

  const planeAt = (port: number): ControlPlane =>
    activeControlPlane({
      name: 'orders-pr-7',
      endpoint: `https://127.0.0.1:${port}`,
      certificateAuthorityData: Buffer.from(certificate.authority).toString('base64'),
    });

  /** The access key that signed the token of a call. */
  const keyOf = ({ headers }: Received): string | undefined => {
    const url = Buffer.from(headers.authorization?.replace('Bearer k8s-aws-v1.', '') ?? '', 'base64url');
    return /X-Amz-Credential=(key-\d+)/.exec(url.toString())?.[1];
  };

  /**
   * A client that lists nodes, with sessions named by a running number.
   * @param lifetime of a session, in minutes
   * @param refuses the calls, by number, that the cluster answers with 401
   */
  async function lister(lifetime: number, refuses: (call: number) => boolean = () => false) {
    vi.useFakeTimers({ now: begin, toFake: ['Date'] });
    const api = await listen((_, response) => {
      if (refuses(api.received.length)) return answer(response, { reason: 'Unauthorized', message: '' }, 401);
      answer(response, { metadata: {}, items: [] });
    }, certificate);
    let made = 0;
    const credentials = async () => ({
      accessKeyId: `key-${++made}`,
      secretAccessKey: 'secret',
      expiration: new Date(Date.now() + lifetime * 60_000),
    });
    const aws = createAws('eu-west-1', credentials, () => undefined);
    const client = clusterClient(aws, planeAt(api.port));
    return {
      keys: () => api.received.map(keyOf),
      tokens: () => api.received.map(({ headers }) => headers.authorization),
      forgetSession: async () => aws.credentials.forget(await aws.credentials()),
      listAt: (time: number) => {
        vi.setSystemTime(minutes(time));
        return client.list('Node');
      },
    };
  }

  test('shows the same token until that ends', async () => {
    const { listAt, tokens } = await lister(60);
    for (const time of [0, 13.9, 14]) await listAt(time);
    const [first, second, third] = tokens();
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });

  test('shows a token of the session that its principal has now', async () => {
    // A session is renewed when a third of its life is left.
    const { listAt, keys } = await lister(6);
    for (const time of [0, 3.9, 4]) await listAt(time);
    expect(keys()).toEqual(['key-1', 'key-1', 'key-2']);
  });

  test('opens a new session when the cluster refuses a token that it had accepted', async () => {
    const { listAt, keys } = await lister(60, (call) => call === 2);
    await listAt(0);
    await expect(listAt(1)).rejects.toMatchObject({ status: 401 });
    await listAt(2);
    expect(keys()).toEqual(['key-1', 'key-1', 'key-2']);
  });

  test('opens one new session, and no more, while the cluster refuses a token that it has never accepted', async () => {
    const { listAt, keys } = await lister(60, (call) => call < 4);
    for (const time of [0, 1, 2]) await expect(listAt(time)).rejects.toMatchObject({ status: 401 });
    await listAt(3);
    expect(keys()).toEqual(['key-1', 'key-2', 'key-2', 'key-2']);
  });

  test('takes the new session when somebody else has found that the old has ended', async () => {
    const { listAt, keys, forgetSession } = await lister(60);
    await listAt(0);
    await forgetSession();
    await listAt(1);
    expect(keys()).toEqual(['key-1', 'key-2']);
  });
});

describe('a cluster that has just become ACTIVE', () => {
  const refused = (code: number): KubernetesError =>
    new KubernetesError('GET', '/api/v1/nodes', { code, message: 'refused' });
  const unreachable = (code: string): KubernetesUnreachableError =>
    new KubernetesUnreachableError(
      'https://x',
      'GET',
      '/api/v1/nodes',
      Object.assign(new Error(code), { code }),
    );

  test.each([
    ['its name does not resolve', unreachable('ENOTFOUND')],
    ['nobody listens', unreachable('ECONNREFUSED')],
    ['it fails', refused(500)],
    ['it does not know the principal', refused(401)],
    ['it does not know what the principal may do', refused(403)],
  ])('is not usable yet while %s', (_, error) => {
    expect(isNotUsableYet(error, 0)).toBe(true);
  });

  test.each([
    ['its certificate is another’s', unreachable('SELF_SIGNED_CERT_IN_CHAIN')],
    ['the question is wrong', refused(400)],
    ['there is another error', new Error('bug')],
  ])('will not become usable when %s', (_, error) => {
    expect(isNotUsableYet(error, 0)).toBe(false);
  });

  test.each([401, 403])('is given three minutes to know the principal that it refuses with %i', (code) => {
    expect(isNotUsableYet(refused(code), 179_999)).toBe(true);
    expect(isNotUsableYet(refused(code), 180_000)).toBe(false);
  });

  test('is given five minutes to be reached', () => {
    expect(isNotUsableYet(unreachable('ENOTFOUND'), 299_999)).toBe(true);
    expect(isNotUsableYet(unreachable('ENOTFOUND'), 300_000)).toBe(false);
  });

  test('is waited for as long as it says itself that it is busy', () => {
    expect(isNotUsableYet(refused(503), 3_600_000)).toBe(true);
  });
});
