/** moto, the AWS fake behind the gateway that answers for EC2, IAM, Auto Scaling and Elastic Load Balancing. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { HttpRequest, HttpResponse } from './protocols/http.ts';

const HERE = import.meta.dirname;
const VENV = path.join(HERE, '../../.venv');

/** The exit code by which moto_server.py says that moto is not installed. */
const NOT_INSTALLED = 3;

/** For an SDK client that speaks to moto directly, past the gateway and its log. */
export interface MotoClientConfiguration {
  endpoint: string;
  region: string;
  credentials: { accessKeyId: string; secretAccessKey: string };
}

/** Makes a client of each region once. */
export function perRegion<Client>(make: (region: string) => Client): (region: string) => Client {
  const clients = new Map<string, Client>();
  return (region) => {
    const client = clients.get(region) ?? make(region);
    clients.set(region, client);
    return client;
  };
}

export interface Moto {
  /** The folder of botocore's API models, which moto reads as well. */
  models: string;
  client(region: string): MotoClientConfiguration;
  /** @throws Error when moto does not answer, or answers with its own failure instead of AWS's. */
  forward(request: HttpRequest): Promise<HttpResponse>;
  /** Forgets every resource. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

interface Running {
  process: ChildProcess;
  port: number;
  models: string;
  /** moto's last words on its standard error. */
  errors(): string;
}

/** @param environment moto's own settings, as environment variables. */
export async function startMoto(environment: Record<string, string>): Promise<Moto> {
  const running = (await run('python3', environment)) ?? (await runInstalled(environment));
  return motoAt(running);
}

/** Runs the moto of the project's own virtual environment, which is made when there is none. */
async function runInstalled(environment: Record<string, string>): Promise<Running> {
  const installer = spawn('python3', [path.join(HERE, 'install_moto.py'), VENV], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [code] = await once(installer, 'exit');
  if (code !== 0) throw new Error('The emulator needs moto, and could not set it up: see above.');
  const running = await run(path.join(VENV, 'bin/python'), environment);
  if (!running) throw new Error(`${VENV} has no moto although pip installed it: remove it and try again.`);
  return running;
}

/** @returns undefined when this Python has no moto. */
async function run(python: string, environment: Record<string, string>): Promise<Running | undefined> {
  const child = spawn(python, [path.join(HERE, 'moto_server.py')], {
    env: { ...process.env, ...environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    // The last words are enough to explain an early end.
    errors = (errors + chunk.toString()).slice(-4000);
  });
  const ready = once(createInterface(child.stdout), 'line').then(([line]) => {
    const [, port, models = ''] = /^(\d+) (.+)$/.exec(String(line)) ?? [];
    return { process: child, port: Number(port), models, errors: () => errors };
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('exit', resolve);
    child.once('error', (cause) => {
      reject(new Error(`The emulator needs Python 3, and '${python}' cannot be run.`, { cause }));
    });
  });
  const first = await Promise.race([ready, ended.then((code) => ({ code }))]);
  if ('port' in first) return first;
  if (first.code === NOT_INSTALLED) return undefined;
  throw new Error(`moto ended while it started (exit code ${first.code}):\n${errors}`);
}

/** Headers that are about one connection, not about the request. */
const HOP_BY_HOP = new Set([
  'connection',
  'host',
  'content-length',
  'transfer-encoding',
  'expect',
  'keep-alive',
]);

const without = (headers: Iterable<[string, string]>): Record<string, string> =>
  Object.fromEntries([...headers].filter(([name]) => !HOP_BY_HOP.has(name)));

function motoAt({ process: child, port, models, errors }: Running): Moto {
  const url = `http://127.0.0.1:${port}`;
  return {
    models,
    client: (region) => ({
      endpoint: url,
      region,
      credentials: { accessKeyId: 'emulator', secretAccessKey: 'emulator' },
    }),
    async forward({ method, path, query, headers, body }) {
      const response = await fetch(url + path + (query && `?${query}`), {
        method,
        headers: without(Object.entries(headers)),
        ...(method !== 'GET' && method !== 'HEAD' && { body: new Uint8Array(body) }),
      });
      // By its web server's own page: some of its answers for AWS say that they were HTML, too.
      if (response.status === 500 && response.headers.get('content-type')?.startsWith('text/html')) {
        throw new Error(`moto failed:\n${errors()}`);
      }
      return {
        status: response.status,
        headers: without(response.headers),
        body: Buffer.from(await response.arrayBuffer()),
      };
    },
    async reset() {
      const response = await fetch(`${url}/moto-api/reset`, { method: 'POST' });
      if (!response.ok) throw new Error(`moto refused to reset: ${response.status} ${await response.text()}`);
    },
    async close() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.stdin?.end();
      child.kill();
      await once(child, 'exit');
    },
  };
}
