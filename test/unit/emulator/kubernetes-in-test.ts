/** An API server for a test, and the means to speak to it: plain HTTPS, and kubectl when there is one. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { Agent, type RequestOptions, request } from 'node:https';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  type AccessRequest,
  type KubernetesCluster,
  type KubernetesOptions,
  type KubernetesUser,
  type Manifest,
  type StoredObject,
  startKubernetes,
} from '../../emulator/kubernetes/index.ts';

/** Users by their bearer token. */
const users: Record<string, KubernetesUser> = {
  admin: { username: 'admin', groups: ['system:masters'] },
  viewer: { username: 'viewer', groups: ['viewers'] },
};

export interface Answer {
  status: number;
  headers: Record<string, unknown>;
  body: Body;
}

/** The members of an object, a list or a Status that the tests read. */
interface Body extends StoredObject {
  metadata: StoredObject['metadata'] & { continue?: string; remainingItemCount?: number };
  spec: Record<string, unknown>;
  status: Record<string, unknown>;
  data: Record<string, string>;
  items: StoredObject[];
  groups: { name: string }[];
  resources: { name: string }[];
  message: string;
  reason: string;
  details: { causes: { field: string }[] };
}

interface Call {
  /** Sent as JSON; a string or bytes are sent as they are. */
  body?: object | string | Buffer;
  contentType?: string;
  accept?: string;
  /** Bearer token; null sends none. */
  token?: string | null;
  headers?: Record<string, string>;
}

export interface Watched {
  type: string;
  object: StoredObject;
}

export interface Watch {
  next(): Promise<Watched>;
  /** Resolves when the server has ended it. */
  ended: Promise<void>;
  close(): void;
}

export interface Run {
  code: number;
  stdout: string;
  stderr: string;
}

export interface ClusterInTest extends KubernetesCluster {
  call(method: string, path: string, call?: Call): Promise<Answer>;
  watch(path: string): Watch;
  kubectl(args: string[], options?: { input?: string; token?: string }): Promise<Run>;
}

interface Options {
  version?: string;
  /** The tokens of `users` unless told. */
  authenticate?: (token: string) => Promise<KubernetesUser | undefined>;
  authorize?: (user: KubernetesUser, request: AccessRequest) => boolean;
  after?: (seconds: number, work: () => void) => void;
  inspectPod?: NonNullable<KubernetesOptions['inspectPod']>;
  lookAtPods?: NonNullable<KubernetesOptions['lookAtPods']>;
  priorityLevel?: { seats: number; queued: number };
}

export const hasKubectl = spawnSync('kubectl', ['version', '--client']).status === 0;

const bytesOf = ({ body = '' }: Call): Buffer =>
  Buffer.isBuffer(body) ? body : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));

const runKubectl = (args: string[], env: NodeJS.ProcessEnv, input: string): Promise<Run> =>
  new Promise((resolve, reject) => {
    const child = spawn('kubectl', args, { env });
    const out = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk: Buffer) => {
      out.stdout += chunk;
    });
    child.stderr.on('data', (chunk: Buffer) => {
      out.stderr += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? -1, ...out }));
    child.stdin.end(input);
  });

export async function clusterInTest({
  version = '1.36',
  authenticate = async (token) => users[token],
  authorize = () => false,
  after = (_seconds, work) => queueMicrotask(work),
  ...rest
}: Options = {}): Promise<ClusterInTest> {
  const cluster = await startKubernetes({
    version,
    authenticate,
    authorize,
    after,
    ...rest,
  });
  const directory = await mkdtemp(path.join(tmpdir(), 'kubernetes-'));
  const ca = Buffer.from(cluster.certificateAuthority, 'base64');
  const agent = new Agent({ keepAlive: true });

  const options = (method: string, { token = 'admin', ...call }: Call): RequestOptions => ({
    method,
    agent,
    ca,
    headers: {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(call.body === undefined ? {} : { 'content-type': call.contentType ?? 'application/json' }),
      'content-length': bytesOf(call).length,
      ...(call.accept ? { accept: call.accept } : {}),
      'user-agent': 'spec/1.0',
      ...call.headers,
    },
  });

  const kubeconfig = (token: string): string =>
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'Config',
      clusters: [
        {
          name: 'demo',
          cluster: { server: cluster.url, 'certificate-authority-data': cluster.certificateAuthority },
        },
      ],
      users: [{ name: 'user', user: { token } }],
      contexts: [{ name: 'demo', context: { cluster: 'demo', user: 'user' } }],
      'current-context': 'demo',
    });

  return {
    ...cluster,
    call: (method, url, call = {}) =>
      new Promise((resolve, reject) => {
        const sent = request(new URL(url, cluster.url), options(method, call), (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () => {
            const text = Buffer.concat(chunks).toString();
            const isJson = String(response.headers['content-type']).startsWith('application/json');
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              body: isJson ? JSON.parse(text) : text,
            });
          });
        });
        sent.on('error', reject);
        sent.end(bytesOf(call));
      }),
    watch: (url) => {
      const events: Watched[] = [];
      const waiting: ((event: Watched) => void)[] = [];
      const tell = (event: Watched): void => {
        const waiter = waiting.shift();
        if (waiter) waiter(event);
        else events.push(event);
      };
      const sent = request(new URL(url, cluster.url), options('GET', {}));
      const ended = new Promise<void>((resolve, reject) => {
        sent.on('error', reject);
        sent.on('response', (response) => {
          let rest = '';
          response.on('data', (chunk: Buffer) => {
            const lines = (rest + chunk).split('\n');
            rest = lines.pop() ?? '';
            for (const line of lines) tell(JSON.parse(line));
          });
          response.on('error', reject);
          response.on('end', resolve);
        });
      });
      sent.end();
      return {
        next: () => {
          const event = events.shift();
          return event ? Promise.resolve(event) : new Promise((resolve) => waiting.push(resolve));
        },
        ended,
        close: () => {
          ended.catch(() => undefined);
          sent.destroy();
        },
      };
    },
    kubectl: async (args, { input = '', token = 'admin' } = {}) => {
      const file = path.join(directory, token);
      await writeFile(file, kubeconfig(token), { mode: 0o600 });
      const env = { ...process.env, HOME: directory, KUBECONFIG: file, KUBECACHEDIR: directory };
      return runKubectl(args, env, input);
    },
    close: async () => {
      agent.destroy();
      await cluster.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** A Node as a kubelet registers it. */
export const node = (name: string, ready = true, labels: Record<string, string> = {}): Manifest => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name, labels: { 'kubernetes.io/hostname': name, ...labels } },
  status: {
    conditions: [{ type: 'Ready', status: ready ? 'True' : 'False' }],
    addresses: [{ type: 'InternalIP', address: '10.0.1.5' }],
    allocatable: { cpu: '1930m', memory: '3Gi', pods: '110' },
    nodeInfo: { kubeletVersion: 'v1.36.2-eks-1a2b3c4' },
  },
});

export const configMap = (name: string, data: Record<string, string> = {}): Manifest => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name },
  data,
});

const template = (app: string, image: string): object => ({
  metadata: { labels: { app } },
  spec: { containers: [{ name: 'main', image }] },
});

/** A workload of the apps group in the namespace default. */
export const workload = (
  kind: 'Deployment' | 'DaemonSet' | 'StatefulSet',
  name: string,
  spec: object = {},
  image = 'web:1',
): Manifest => ({
  apiVersion: 'apps/v1',
  kind,
  metadata: { name, namespace: 'default' },
  spec: { selector: { matchLabels: { app: name } }, template: template(name, image), ...spec },
});
