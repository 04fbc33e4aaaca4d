import { createHash, createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { kubernetesToken } from '../../../src/kubernetes/token.ts';

const credentials = {
  accessKeyId: 'ASIAEXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+secret',
  sessionToken: 'IQoJb3JpZ2luX2VjE+/a==',
};

const now = new Date('2026-11-22T15:00:00.250Z');

beforeEach(() => vi.useFakeTimers({ now, toFake: ['Date'] }));
afterEach(() => vi.useRealTimers());

function make(
  options: { region?: string; expiration?: Date; withoutSession?: boolean } = {},
): ReturnType<typeof kubernetesToken> {
  const { region = 'eu-west-1', expiration, withoutSession } = options;
  const { sessionToken, ...keys } = credentials;
  return kubernetesToken({
    cluster: 'orders-pr-7',
    region,
    credentials: async () => ({
      ...keys,
      ...(!withoutSession && { sessionToken }),
      ...(expiration && { expiration }),
    }),
  });
}

/** The URL within a token, checked for the alphabet that the authenticator demands. */
function urlOf(token: string): URL {
  const [, encoded = ''] = /^k8s-aws-v1\.([A-Za-z0-9_-]+)$/.exec(token) ?? [];
  return new URL(Buffer.from(encoded, 'base64url').toString());
}

/** The signature as AWS's own description of the algorithm computes it, from the URL and the signed headers alone. */
function expectedSignature(url: URL, headers: Record<string, string>, secret: string): string {
  const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
  const hmac = (key: string | Buffer, text: string): Buffer =>
    createHmac('sha256', key).update(text).digest();
  const query = [...url.searchParams]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .sort()
    .join('&');
  const names = Object.keys(headers).sort();
  const canonical = [
    'GET',
    '/',
    query,
    ...names.map((name) => `${name}:${headers[name]}`),
    '',
    names.join(';'),
    sha256(''),
  ].join('\n');
  const [, ...scope] = (url.searchParams.get('X-Amz-Credential') ?? '').split('/');
  const date = url.searchParams.get('X-Amz-Date');
  const toSign = ['AWS4-HMAC-SHA256', date, scope.join('/'), sha256(canonical)].join('\n');
  const key = scope.reduce<string | Buffer>((previous, part) => hmac(previous, part), `AWS4${secret}`);
  return hmac(key, toSign).toString('hex');
}

describe('a Kubernetes token', () => {
  test('is a presigned call of GetCallerIdentity in the region of the cluster', async () => {
    const { token } = await make();
    const url = urlOf(token);
    expect(url.origin + url.pathname).toBe('https://sts.eu-west-1.amazonaws.com/');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      Action: 'GetCallerIdentity',
      Version: '2011-06-15',
      'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
      'X-Amz-Credential': 'ASIAEXAMPLE/20261122/eu-west-1/sts/aws4_request',
      'X-Amz-Date': '20261122T150000Z',
      'X-Amz-Expires': '60',
      'X-Amz-Security-Token': credentials.sessionToken,
      'X-Amz-SignedHeaders': 'host;x-k8s-aws-id',
      'X-Amz-Signature': expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  test('is signed for one cluster', async () => {
    const { token } = await make();
    const url = urlOf(token);
    const signatureFor = (cluster: string): string =>
      expectedSignature(url, { host: url.host, 'x-k8s-aws-id': cluster }, credentials.secretAccessKey);
    expect(url.searchParams.get('X-Amz-Signature')).toBe(signatureFor('orders-pr-7'));
    expect(url.searchParams.get('X-Amz-Signature')).not.toBe(signatureFor('orders-pr-8'));
  });

  test('names no session when the credentials are a user’s', async () => {
    const { token } = await make({ withoutSession: true });
    expect(urlOf(token).searchParams.has('X-Amz-Security-Token')).toBe(false);
  });

  test.each([
    ['cn-north-1', 'sts.cn-north-1.amazonaws.com.cn'],
    ['us-gov-west-1', 'sts.us-gov-west-1.amazonaws.com'],
    ['us-iso-east-1', 'sts.us-iso-east-1.c2s.ic.gov'],
  ])('of %s names the STS of its partition', async (region, host) => {
    const { token } = await make({ region });
    expect(urlOf(token).host).toBe(host);
  });

  test('is to be renewed after fourteen minutes', async () => {
    const { expiresAt } = await make();
    expect(expiresAt.getTime() - now.getTime()).toBe(14 * 60_000);
  });

  test('is to be renewed when its credentials end, if that is earlier', async () => {
    const expiration = new Date('2026-11-22T15:05:00Z');
    const { expiresAt } = await make({ expiration });
    expect(expiresAt).toEqual(expiration);
  });
});
