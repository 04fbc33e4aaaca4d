/** An API server that tests speak to, the emulator's or a real one, by plain HTTPS. */
import { Agent, request } from 'node:https';
import { startKubernetes } from '../emulator/kubernetes/index.ts';
import { userOfToken, users } from './people.ts';

export interface Answer {
  status: number;
  headers: Record<string, unknown>;
  /** Parsed where it is JSON; with `cut`, the documents that came until then. */
  body: unknown;
}

export interface Call {
  /** Sent as JSON; a string as it is. */
  body?: unknown;
  /** Content type of the body; JSON unless told. */
  as?: string;
  accept?: string;
  /** Bearer token; null sends none. The admin's unless told. */
  token?: string | null;
  headers?: Record<string, string>;
  /** Milliseconds after which the answer so far is taken: for watches. */
  cut?: number;
}

export interface Server {
  name: 'fake' | 'real';
  url: string;
  /** Base64 of the PEM, as EKS gives it. */
  certificateAuthority: string;
  call(method: string, path: string, call?: Call): Promise<Answer>;
  /** Makes a node that is Ready. */
  node(name: string, labels?: Record<string, string>): Promise<void>;
  close(): Promise<void>;
}

export const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

const parsed = (type: string, text: string): unknown => {
  if (!type.startsWith('application/json')) return text;
  try {
    return JSON.parse(text);
  } catch (error) {
    // Several documents, or half of one: a watch.
    if (error instanceof SyntaxError) return text;
    throw error;
  }
};

/** The means to ask a server, and to end that. */
export function plain(url: string, certificateAuthority: string) {
  const agent = new Agent({ keepAlive: true });
  const ca = Buffer.from(certificateAuthority, 'base64').toString();
  const call = (
    method: string,
    path: string,
    { body, as, accept, token = 'admin', headers, cut }: Call = {},
  ): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
      const sent = request(
        new URL(path, url),
        {
          method,
          agent,
          ca,
          headers: {
            ...(token !== null && { authorization: `Bearer ${token}` }),
            ...((body !== undefined || as !== undefined) && { 'content-type': as ?? 'application/json' }),
            'content-length': Buffer.byteLength(text),
            accept: accept ?? 'application/json',
            'user-agent': 'spec/1.0',
            ...headers,
          },
        },
        (response) => {
          let received = '';
          const { statusCode: status = 0, headers: responseHeaders } = response;
          const type = String(responseHeaders['content-type'] ?? '');
          const done = (): void => {
            const lines = received.split('\n').filter(Boolean);
            const isWatch = cut !== undefined && status === 200;
            const documents = isWatch ? lines.map((line) => JSON.parse(line)) : parsed(type, received);
            resolve({ status, headers: responseHeaders, body: documents });
          };
          const timer =
            cut === undefined
              ? undefined
              : setTimeout(() => {
                  done();
                  sent.destroy();
                }, cut);
          const end = (): void => {
            clearTimeout(timer);
            done();
          };
          response.setEncoding('utf8').on('data', (piece) => {
            received += piece;
          });
          response.on('end', end);
          response.on('error', end);
        },
      );
      sent.on('error', reject);
      sent.end(text);
    });
  return { call, close: () => agent.destroy() };
}

/** The emulator's, in this process. */
export async function fakeServer(): Promise<Server> {
  const timers = new Set<NodeJS.Timeout>();
  const cluster = await startKubernetes({
    version: '1.36',
    authenticate: async (token) => users[token] ?? (await userOfToken(token)),
    authorize: () => false,
    after: (seconds, work) => {
      timers.add(setTimeout(work, seconds * 1000));
    },
  });
  const { url, certificateAuthority } = cluster;
  const { call, close } = plain(url, certificateAuthority);
  return {
    name: 'fake',
    url,
    certificateAuthority,
    call,
    node: async (name, labels = {}) => {
      cluster.apply(
        {
          apiVersion: 'v1',
          kind: 'Node',
          metadata: { name, labels: { 'kubernetes.io/hostname': name, ...labels } },
          status: {
            conditions: [{ type: 'Ready', status: 'True' }],
            allocatable: { cpu: '64', memory: '256Gi', pods: '10000' },
            addresses: [{ type: 'InternalIP', address: '10.0.1.5' }],
            nodeInfo: { kubeletVersion: 'v1.36.3' },
          },
        },
        'kubelet',
      );
    },
    close: async () => {
      close();
      for (const timer of timers) clearTimeout(timer);
      await cluster.close();
    },
  };
}
