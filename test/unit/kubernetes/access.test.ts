import { afterEach, describe, expect, test, vi } from 'vitest';
import { createAws } from '../../../src/aws/clients.ts';
import { clusterClient, isNotUsableYet } from '../../../src/kubernetes/access.ts';
import { KubernetesError, KubernetesUnreachableError } from '../../../src/kubernetes/errors.ts';
import type { ControlPlane } from '../../../src/resources/control-plane.ts';
import { createServerCertificate } from '../../emulator/kubernetes/tls.ts';
import { answer, listen } from '../support/server.ts';

afterEach(() => vi.useRealTimers());

describe('a client of a cluster', () => {
  const begin = new Date('2026-11-22T15:00:00Z');
  const minutes = (count: number): Date => new Date(begin.getTime() + count * 60_000);
  const certificate = createServerCertificate();

  const planeAt = (port: number): ControlPlane => ({
    name: 'orders-pr-7',
    arn: 'arn:aws:eks:eu-west-1:123456789012:cluster/orders-pr-7',
    version: '1.36',
    platformVersion: 'eks.1',
    endpoint: `https://127.0.0.1:${port}`,
    certificateAuthorityData: Buffer.from(certificate.authority).toString('base64'),
    clusterSecurityGroupId: 'sg-1',
    vpcId: 'vpc-1',
    subnetIds: [],
    oidcIssuer: '',
  });

  /** The access keys that signed the tokens of these calls, made at these minutes. */
  async function keysOf(lifetime: number, ...times: number[]): Promise<(string | undefined)[]> {
    vi.useFakeTimers({ now: begin, toFake: ['Date'] });
    const api = await listen((_, response) => answer(response, { metadata: {}, items: [] }), certificate);
    let made = 0;
    const credentials = async () => ({
      accessKeyId: `key-${++made}`,
      secretAccessKey: 'secret',
      expiration: new Date(Date.now() + lifetime * 60_000),
    });
    const aws = createAws('eu-west-1', credentials, () => undefined);
    const client = clusterClient(aws, planeAt(api.port));
    for (const time of times) {
      vi.setSystemTime(minutes(time));
      await client.list('Node');
    }
    return api.received.map(({ headers }) => {
      const url = Buffer.from(headers.authorization?.replace('Bearer k8s-aws-v1.', '') ?? '', 'base64url');
      return /X-Amz-Credential=(key-\d+)/.exec(url.toString())?.[1];
    });
  }

  test('shows a token of its principal until that ends', async () => {
    expect(await keysOf(60, 0, 13.9, 14)).toEqual(['key-1', 'key-1', 'key-2']);
  });

  test('shows no token longer than its credentials live', async () => {
    expect(await keysOf(5, 0, 4.9, 5)).toEqual(['key-1', 'key-1', 'key-2']);
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
});
