/** The connections of this process: the one place that knows of proxies. */
import http from 'node:http';
import https from 'node:https';
import { isIPv6, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** The proxy through which to reach a host by HTTPS; undefined when it is reached directly. */
export type ProxyFor = (host: string, port: number) => URL | undefined;

export interface AgentOptions {
  proxyFor: ProxyFor;
  /** PEM. When given, only servers whose certificate this authority has signed are believed. */
  certificateAuthority?: string;
}

/** Milliseconds that a proxy may take to open a tunnel. */
const tunnelTimeout = 30_000;

/**
 * What HTTPS_PROXY and NO_PROXY ask for, in capitals or not (the small ones win, as in curl). NO_PROXY lists hosts, with
 * or without a port, which stand for their subdomains too; `*` stands for every host.
 *
 * @throws Error when HTTPS_PROXY is not a URL
 */
export function proxiesFrom(env: NodeJS.ProcessEnv): ProxyFor {
  const proxy = proxyUrl(env.https_proxy || env.HTTPS_PROXY || '');
  const exceptions = (env.no_proxy || env.NO_PROXY || '')
    .split(',')
    .map((entry) =>
      entry
        .trim()
        .toLowerCase()
        .replace(/^\*?\./, ''),
    )
    .filter((entry) => entry !== '');
  return (host, port) => {
    if (proxy === undefined) return undefined;
    const names = [host.toLowerCase(), `${host.toLowerCase()}:${port}`];
    const excepted = exceptions.some(
      (exception) =>
        exception === '*' || names.some((name) => name === exception || name.endsWith(`.${exception}`)),
    );
    return excepted ? undefined : proxy;
  };
}

function proxyUrl(text: string): URL | undefined {
  if (text === '') return undefined;
  const url = /^https?:\/\//i.test(text) ? text : `http://${text}`;
  // Its text is not quoted: it may hold a password.
  if (!URL.canParse(url)) throw new Error('HTTPS_PROXY is not a URL. Write it as http://host:port.');
  return new URL(url);
}

/**
 * An agent for `https.request` and for the request handlers of the AWS SDK, which keeps connections open for reuse.
 * Node asks DNS anew for each connection; nothing here remembers an answer.
 */
export function httpsAgent({ proxyFor, certificateAuthority }: AgentOptions): https.Agent {
  const agent = new https.Agent({
    keepAlive: true,
    // Said aloud, or NODE_TLS_REJECT_UNAUTHORIZED=0 in a job's environment would undo it.
    ...(certificateAuthority !== undefined && { ca: certificateAuthority, rejectUnauthorized: true }),
  });
  const connect = agent.createConnection.bind(agent);
  agent.createConnection = (options, callback) => {
    const { host } = options;
    const port = Number(options.port ?? 443);
    const proxy = host ? proxyFor(host, port) : undefined;
    if (!host || proxy === undefined) return connect(options, callback);
    // Node's own types leave out that a failed connection has no stream.
    const done = callback as (error: Error | null, stream?: Duplex) => void;
    tunnel(proxy, host, port).then((socket) => {
      const throughTunnel = { ...options, socket };
      done(null, connect(throughTunnel) ?? undefined);
    }, done);
    return undefined;
  };
  return agent;
}

/** A connection to the host through the proxy, opened by CONNECT (RFC 9110, section 9.3.6). */
function tunnel(proxy: URL, host: string, port: number): Promise<Socket> {
  const authority = `${isIPv6(host) ? `[${host}]` : host}:${port}`;
  const user = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`;
  const request = (proxy.protocol === 'https:' ? https : http).request(proxy, {
    method: 'CONNECT',
    path: authority,
    headers: {
      host: authority,
      ...(user !== ':' && { 'proxy-authorization': `Basic ${Buffer.from(user).toString('base64')}` }),
    },
    agent: false,
    timeout: tunnelTimeout,
  });
  return new Promise((resolve, reject) => {
    request.once('connect', (response, socket) => {
      socket.setTimeout(0);
      if (response.statusCode === 200) return resolve(socket);
      socket.destroy();
      reject(
        new Error(
          `The proxy ${proxy.host} refused a tunnel to ${authority}: ${response.statusCode} ${response.statusMessage}`,
        ),
      );
    });
    request.once('timeout', () =>
      request.destroy(new Error(`The proxy ${proxy.host} did not open a tunnel to ${authority} in time`)),
    );
    request.once('error', reject);
    request.end();
  });
}
