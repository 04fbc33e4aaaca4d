import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServerCertificate } from '../emulator/kubernetes/tls.ts';
import { emulatorInTest, stepIn } from './in-test.ts';
import { hasKubectl } from './programs.ts';
import { runStep, type StepResult } from './runner.ts';

/** Names that nobody resolves but the proxy. A cluster's own certificate is for the last. */
const hosts = { aws: 'aws.test', github: 'github.test', cluster: 'kubernetes.default' };

const certificate = createServerCertificate([hosts.aws, hosts.github]);
const servers: Server[] = [];
const emulator = emulatorInTest({ speed: 300 });
let front: number;

async function listening(server: Server): Promise<number> {
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** AWS and GitHub behind TLS, as outside. Clusters are said to have a host of their own, which only the proxy knows. */
function tlsFront(): Promise<number> {
  const options = { cert: certificate.certificate, key: certificate.key };
  return listening(
    https.createServer(options, async (incoming, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of incoming) chunks.push(chunk);
      const { method, url: path, headers } = incoming;
      const request = http.request(
        new URL(path ?? '/', emulator.url),
        { method, headers },
        async (answer) => {
          let body = '';
          for await (const chunk of answer.setEncoding('utf8')) body += chunk;
          const { 'content-length': _, ...rest } = answer.headers;
          response.writeHead(answer.statusCode ?? 500, rest);
          response.end(body.replaceAll('"https://127.0.0.1:', `"https://${hosts.cluster}:`));
        },
      );
      request.once('error', () => response.destroy());
      request.end(Buffer.concat(chunks));
    }),
  );
}

interface Proxy {
  url: string;
  /** What it was asked to connect to, each once. */
  asked: Set<string>;
}

/** A proxy that opens tunnels, and knows where the hosts are; or one that refuses. */
async function startProxy(refusal?: string): Promise<Proxy> {
  const asked = new Set<string>();
  const server = createServer((client) => {
    client.once('data', (head) => {
      const [, host = '', port = ''] = /^CONNECT ([^:\s]+):(\d+) /.exec(head.toString()) ?? [];
      asked.add(`${host}:${port}`);
      if (refusal !== undefined) return client.end(`HTTP/1.1 ${refusal}\r\n\r\n`);
      const upstream = connect(host === hosts.cluster ? Number(port) : front, '127.0.0.1', () => {
        client.write('HTTP/1.1 200 Connection established\r\n\r\n');
        client.pipe(upstream).pipe(client);
      });
      upstream.on('error', () => client.destroy());
      client.on('close', () => upstream.destroy());
    });
    client.on('error', () => client.destroy());
  });
  return { url: `http://127.0.0.1:${await listening(server)}`, asked };
}

/** What a runner behind a proxy gives its steps. */
function behind(proxy: Proxy, further: Record<string, string> = {}): Record<string, string> {
  const tokenUrl = new URL(emulator.env.ACTIONS_ID_TOKEN_REQUEST_URL ?? '');
  return {
    ...emulator.env,
    AWS_ENDPOINT_URL: `https://${hosts.aws}`,
    ACTIONS_ID_TOKEN_REQUEST_URL: `https://${hosts.github}${tokenUrl.pathname}${tokenUrl.search}`,
    NODE_EXTRA_CA_CERTS: join(emulator.dir, 'authority.pem'),
    HTTPS_PROXY: proxy.url,
    ...further,
  };
}

const step = (command: string, env: Record<string, string>): Promise<StepResult> =>
  stepIn(emulator)(command, { 'cluster-name': 'indoors' }, { env });

beforeAll(async () => {
  writeFileSync(join(emulator.dir, 'authority.pem'), certificate.authority);
  front = await tlsFront();
});

afterAll(() => {
  for (const server of servers) server.close();
});

describe('a runner that reaches the world through a proxy alone', () => {
  let proxy: Proxy;
  let created: StepResult;

  beforeAll(async () => {
    proxy = await startProxy();
    created = await step('up', behind(proxy));
  });

  it('brings a cluster up', () => {
    expect(created.log).toContain('Cluster indoors is ready');
    expect(created.code).toBe(0);
  });

  it('asks GitHub, AWS and Kubernetes through it', () => {
    const { host } = new URL(created.outputs.endpoint ?? '');
    expect(host).toMatch(/^kubernetes\.default:\d+$/);
    expect([...proxy.asked].sort()).toEqual([`${hosts.aws}:443`, `${hosts.github}:443`, host].sort());
  });

  it('hands over a kubeconfig whose plugin asks through it, too', async (context) => {
    if (!hasKubectl) context.skip('kubectl is not on PATH');
    const another = await startProxy();
    const nodes = await runStep({ env: behind(another), exported: created, script: 'kubectl get nodes' });
    expect(nodes.stdout.match(/ Ready /g)).toHaveLength(2);
    expect(another.asked).toEqual(proxy.asked);
  });
});

describe('a host in NO_PROXY', () => {
  it('is asked directly', async () => {
    const proxy = await startProxy();
    const { log, code } = await step('plan', behind(proxy, { NO_PROXY: `${hosts.aws},example.com` }));
    expect([...proxy.asked]).toEqual([`${hosts.github}:443`]);
    // Directly, nobody knows it.
    expect(log).toMatch(/(ENOTFOUND|EAI_AGAIN).*aws\.test/);
    expect(code).toBe(1);
  });
});

describe('a proxy that refuses', () => {
  it('is quoted, with what to change', async () => {
    const proxy = await startProxy('403 Forbidden');
    const github = { ACTIONS_ID_TOKEN_REQUEST_URL: emulator.env.ACTIONS_ID_TOKEN_REQUEST_URL ?? '' };
    const { annotations, code } = await step('plan', behind(proxy, github));
    expect(annotations.map(({ properties }) => properties.title)).toEqual([
      'plan failed: The proxy refused the connection',
    ]);
    expect(annotations[0]?.message).toContain(
      `The proxy ${new URL(proxy.url).host} refused a tunnel to aws.test:443: 403 Forbidden`,
    );
    expect(annotations[0]?.message).toContain('NO_PROXY');
    expect(code).toBe(1);
  });
});
