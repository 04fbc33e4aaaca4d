import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { httpsAgent, proxiesFrom } from '../../../src/http/agent.ts';
import { send, text } from '../../../src/http/request.ts';
import { createServerCertificate } from '../../emulator/kubernetes/tls.ts';
import { listen } from '../support/server.ts';

const certificate = createServerCertificate();

interface Proxy {
  url: URL;
  /** The heads of the requests that it got. */
  heads: string[];
}

/** A proxy that answers CONNECT with that line and then passes bytes to the port, whatever host was asked for. */
async function proxyTo(port: number, answer = '200 Connection Established'): Promise<Proxy> {
  const heads: string[] = [];
  const server = createServer((client) => {
    client.once('data', (head) => {
      heads.push(head.toString());
      client.write(`HTTP/1.1 ${answer}\r\n\r\n`);
      const upstream = connect(port, '127.0.0.1');
      client.pipe(upstream).pipe(client);
      client.on('error', () => upstream.destroy());
      upstream.on('error', () => client.destroy());
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return {
    url: new URL(`http://user%40home:secret@127.0.0.1:${(server.address() as AddressInfo).port}`),
    heads,
  };
}

async function get(url: string, proxyFor: Parameters<typeof httpsAgent>[0]['proxyFor']): Promise<string> {
  const agent = httpsAgent({ proxyFor, certificateAuthority: certificate.authority });
  onTestFinished(() => agent.destroy());
  const signal = AbortSignal.timeout(10_000);
  return text(await send(new URL(url), { method: 'GET', headers: {}, agent, signal }));
}

describe('the proxy for a host', () => {
  const proxyOf = (env: NodeJS.ProcessEnv, host: string, port = 443): string | undefined =>
    proxiesFrom(env)(host, port)?.href;

  test('is none unless HTTPS_PROXY names one', () => {
    expect(proxyOf({ HTTP_PROXY: 'http://proxy:3128' }, 'eks.eu-west-1.amazonaws.com')).toBeUndefined();
  });

  test.each([
    [{ HTTPS_PROXY: 'http://proxy:3128' }, 'http://proxy:3128/'],
    [{ https_proxy: 'https://proxy:3129' }, 'https://proxy:3129/'],
    [{ HTTPS_PROXY: 'http://capital', https_proxy: 'http://small' }, 'http://small/'],
    [{ HTTPS_PROXY: 'proxy:3128' }, 'http://proxy:3128/'],
  ])('of %j is %s', (env, url) => {
    expect(proxyOf(env, 'eks.eu-west-1.amazonaws.com')).toBe(url);
  });

  test('that is no URL is refused, without a word of it', () => {
    expect(() => proxiesFrom({ HTTPS_PROXY: 'http://me:secret@bad host' })).toThrow(
      /^HTTPS_PROXY is not a URL.*/,
    );
    expect(() => proxiesFrom({ HTTPS_PROXY: 'http://me:secret@bad host' })).not.toThrow(/secret/);
  });

  test.each(['localhost', '127.0.0.1', '::1'])(
    'is none for the machine itself, %s, where NO_PROXY says so',
    (host) => {
      const HTTPS_PROXY = 'http://proxy';
      expect(proxyOf({ HTTPS_PROXY }, host)).toBe('http://proxy/');
      expect(proxyOf({ HTTPS_PROXY, NO_PROXY: 'localhost,127.0.0.1,::1' }, host)).toBeUndefined();
    },
  );

  test.each([
    ['*', true],
    ['amazonaws.com', true],
    ['.amazonaws.com', true],
    ['*.amazonaws.com', true],
    ['EKS.eu-west-1.AMAZONAWS.com', true],
    ['github.com, amazonaws.com', true],
    ['amazonaws.com:443', true],
    ['amazonaws.com:8443', false],
    ['aws.com', false],
    ['eu-west-1', false],
    ['', false],
  ])('is passed by when NO_PROXY is "%s": %s', (NO_PROXY, passedBy) => {
    const proxy = proxyOf({ HTTPS_PROXY: 'http://proxy', NO_PROXY }, 'eks.eu-west-1.amazonaws.com');
    expect(proxy === undefined).toBe(passedBy);
  });
});

describe('a connection through a proxy', () => {
  test('is a tunnel, within which the server proves its name', async () => {
    const server = await listen((_, response) => response.end('hello'), certificate);
    const proxy = await proxyTo(server.port);
    expect(await get('https://kubernetes.default:6443/version', () => proxy.url)).toBe('hello');
    expect(proxy.heads[0]?.split('\r\n')[0]).toBe('CONNECT kubernetes.default:6443 HTTP/1.1');
    expect(server.received[0]?.headers.host).toBe('kubernetes.default:6443');
  });

  test('authenticates itself to the proxy as its URL says', async () => {
    const server = await listen((_, response) => response.end('hello'), certificate);
    const proxy = await proxyTo(server.port);
    await get('https://localhost/', () => proxy.url);
    const credentials = Buffer.from('user@home:secret').toString('base64');
    expect(proxy.heads[0]).toMatch(new RegExp(`^proxy-authorization: Basic ${credentials}\r$`, 'im'));
    expect(server.received[0]?.headers).not.toHaveProperty('proxy-authorization');
  });

  test('fails when the server has another name', async () => {
    const server = await listen((_, response) => response.end('hello'), certificate);
    const proxy = await proxyTo(server.port);
    await expect(get('https://kubernetes.example/', () => proxy.url)).rejects.toMatchObject({
      code: 'ERR_TLS_CERT_ALTNAME_INVALID',
    });
    expect(server.received).toEqual([]);
  });

  test('fails in the words of a proxy that refuses it', async () => {
    const server = await listen((_, response) => response.end('hello'), certificate);
    const proxy = await proxyTo(server.port, '407 Proxy Authentication Required');
    await expect(get('https://localhost/', () => proxy.url)).rejects.toThrow(
      `The proxy ${proxy.url.host} refused a tunnel to localhost:443: 407 Proxy Authentication Required`,
    );
  });

  test('fails when there is no proxy where one should be', async () => {
    await expect(get('https://localhost/', () => new URL('http://127.0.0.1:1'))).rejects.toMatchObject({
      code: 'ECONNREFUSED',
    });
  });
});
