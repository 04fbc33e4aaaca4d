/** A real cluster on this machine: the processes of one program, which `npm run tools -- kubernetes` builds. */
import { type ChildProcess, spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { type AddressInfo, createServer as createListener } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createServerCertificate } from '../emulator/kubernetes/tls.ts';
import { userOfToken, users } from './people.ts';
import { plain, type Server, sleep } from './server.ts';

/** Those of the cluster itself, beside the people; as EKS does, they are masters here. */
const components = ['system:kube-controller-manager', 'system:kube-scheduler', 'system:kwok'];

async function freePort(): Promise<number> {
  const listener = createListener().listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address() as AddressInfo;
  listener.close();
  await once(listener, 'close');
  return port;
}

/** What EKS's aws-iam-authenticator is to an API server: asked who is behind each token that is in no file. */
async function tokenReviews(): Promise<{ url: string; close(): void }> {
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const piece of request.setEncoding('utf8')) text += piece;
    const { apiVersion, spec } = JSON.parse(text);
    const user = await userOfToken(spec.token);
    const status = user ? { authenticated: true, user } : { authenticated: false };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ apiVersion, kind: 'TokenReview', status }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

const kubeconfig = (server: string, user: object, authority?: string): string =>
  JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [
      { name: 'c', cluster: { server, ...(authority && { 'certificate-authority-data': authority }) } },
    ],
    users: [{ name: 'u', user }],
    contexts: [{ name: 'c', context: { cluster: 'c', user: 'u' } }],
    'current-context': 'c',
  });

/** As EKS since 1.32: nobody in particular reaches the health checks alone. */
const authentication = JSON.stringify({
  apiVersion: 'apiserver.config.k8s.io/v1',
  kind: 'AuthenticationConfiguration',
  anonymous: { enabled: true, conditions: ['/livez', '/readyz', '/healthz'].map((each) => ({ path: each })) },
});

/**
 * Starts a cluster with the controllers, the scheduler and simulated kubelets.
 * @param program of `hyperkube()`
 * @throws Error with the end of a process's log when that process ends
 */
export async function realServer(program: string): Promise<Server> {
  const folder = await mkdtemp(path.join(tmpdir(), 'real-kubernetes-'));
  const processes = new Map<string, ChildProcess>();
  const reviews = await tokenReviews();

  const close = async (): Promise<void> => {
    const running = [...processes.values()].reverse().filter(({ exitCode }) => exitCode === null);
    await Promise.all(
      running.map((child) => {
        const ended = once(child, 'exit');
        child.kill('SIGKILL');
        return ended;
      }),
    );
    reviews.close();
    await rm(folder, { recursive: true, force: true });
  };

  const run = (name: string, ...args: string[]): void => {
    const child = spawn(program, [name, ...args], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    const log = createWriteStream(path.join(folder, `${name}.log`));
    child.stdout.pipe(log, { end: false });
    child.stderr.pipe(log, { end: false });
    processes.set(name, child);
  };

  /** Asks until it is so, as long as every process is there. */
  const until = async (check: () => Promise<boolean>): Promise<void> => {
    while (!(await check())) {
      for (const [name, { exitCode }] of processes) {
        if (exitCode === null) continue;
        const log = await readFile(path.join(folder, `${name}.log`), 'utf8');
        throw new Error(`${name} ended: ${log.trim().split('\n').slice(-5).join('\n')}`);
      }
      await sleep(100);
    }
  };

  try {
    const [port, client, peer] = await Promise.all([freePort(), freePort(), freePort()]);
    const url = `https://127.0.0.1:${port}`;
    const etcd = `http://127.0.0.1:${client}`;
    const tls = createServerCertificate();
    const certificateAuthority = Buffer.from(tls.authority).toString('base64');
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const serviceAccounts = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const known = [
      ...Object.entries(users),
      ...components.map((name) => [name, { username: name, uid: name, groups: ['system:masters'] }] as const),
    ];
    const tokens = known.map(
      ([token, { username, uid, groups }]) => `${token},${username},${uid},"${groups.join(',')}"`,
    );
    const files: Record<string, string> = {
      'ca.crt': tls.authority,
      'server.crt': tls.certificate,
      'server.key': tls.key,
      'sa.key': serviceAccounts,
      'tokens.csv': `${tokens.join('\n')}\n`,
      'authentication.json': authentication,
      'reviews.json': kubeconfig(reviews.url, {}),
      ...Object.fromEntries(
        components.map((token) => [`${token}.json`, kubeconfig(url, { token }, certificateAuthority)]),
      ),
    };
    for (const [name, text] of Object.entries(files)) {
      await writeFile(path.join(folder, name), text, { mode: 0o600 });
    }

    run('etcd', path.join(folder, 'etcd'), etcd, `http://127.0.0.1:${peer}`);
    run(
      'kube-apiserver',
      `--etcd-servers=${etcd}`,
      '--bind-address=127.0.0.1',
      '--advertise-address=192.0.2.1',
      `--secure-port=${port}`,
      '--tls-cert-file=server.crt',
      '--tls-private-key-file=server.key',
      '--client-ca-file=ca.crt',
      '--token-auth-file=tokens.csv',
      '--service-account-issuer=https://kubernetes.default.svc',
      '--service-account-key-file=sa.key',
      '--service-account-signing-key-file=sa.key',
      '--authorization-mode=Node,RBAC',
      '--service-cluster-ip-range=10.100.0.0/16',
      '--allow-privileged=true',
      '--authentication-config=authentication.json',
      '--authentication-token-webhook-config-file=reviews.json',
      '--authentication-token-webhook-version=v1',
      '--profiling=false',
    );
    const asked = plain(url, certificateAuthority);
    const status = async (about: string): Promise<number> => {
      try {
        return (await asked.call('GET', about)).status;
      } catch (error) {
        if (error instanceof Error && 'code' in error) return 0;
        throw error;
      }
    };
    await until(async () => (await status('/readyz')) === 200);
    run(
      'kube-controller-manager',
      '--kubeconfig=system:kube-controller-manager.json',
      '--service-account-private-key-file=sa.key',
      '--root-ca-file=ca.crt',
      '--leader-elect=false',
      '--secure-port=0',
    );
    run(
      'kube-scheduler',
      '--kubeconfig=system:kube-scheduler.json',
      '--leader-elect=false',
      '--secure-port=0',
    );
    const stages = spawn(program, ['kwok-stages'], { stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    for await (const piece of stages.stdout.setEncoding('utf8')) text += piece;
    await writeFile(path.join(folder, 'stages.yaml'), text);
    run(
      'kwok',
      '--kubeconfig=system:kwok.json',
      '--manage-all-nodes=true',
      '--node-ip=10.0.1.5',
      '--cidr=10.0.0.0/16',
      '--node-lease-duration-seconds=40',
      '--config=stages.yaml',
    );
    await until(async () => (await status('/api/v1/namespaces/default/serviceaccounts/default')) === 200);

    return {
      name: 'real',
      url,
      certificateAuthority,
      call: asked.call,
      node: async (name, labels = {}) => {
        const metadata = { name, labels: { 'kubernetes.io/hostname': name, ...labels } };
        await asked.call('POST', '/api/v1/nodes', { body: { apiVersion: 'v1', kind: 'Node', metadata } });
        // The kubelet says that it is Ready, and then a controller takes away the taint that it came with.
        await until(async () => {
          const { body } = await asked.call('GET', `/api/v1/nodes/${name}`);
          const { spec, status: state } = Object(body);
          const isReady = state.conditions?.some(
            (condition: { type: string; status: string }) =>
              condition.type === 'Ready' && condition.status === 'True',
          );
          return isReady && spec.taints === undefined;
        });
      },
      close: async () => {
        asked.close();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}
