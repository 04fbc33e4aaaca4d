/** Does what `kubectl get nodes` does, by this project's own client, from KUBECONFIG alone. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { kubernetesClient } from '../src/kubernetes/client.ts';

/** The part of a kubeconfig that an exec plugin needs. */
interface Kubeconfig {
  'current-context': string;
  contexts: { name: string; context: { cluster: string; user: string } }[];
  clusters: { name: string; cluster: { server: string; 'certificate-authority-data': string } }[];
  users: {
    name: string;
    user: {
      exec: {
        apiVersion: string;
        command: string;
        args?: string[] | null;
        env?: { name: string; value: string }[] | null;
      };
    };
  }[];
}

const path = process.env.KUBECONFIG;
if (!path) throw new Error('KUBECONFIG is not set');
const config: Kubeconfig = parse(readFileSync(path, 'utf8'));
const { context } = named(config.contexts, config['current-context']);
const { cluster } = named(config.clusters, context.cluster);
const { exec } = named(config.users, context.user).user;

const client = kubernetesClient({
  endpoint: cluster.server,
  certificateAuthorityData: cluster['certificate-authority-data'],
  token: async () => {
    const credential = execFileSync(exec.command, exec.args ?? [], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        ...process.env,
        ...Object.fromEntries((exec.env ?? []).map(({ name, value }) => [name, value])),
        KUBERNETES_EXEC_INFO: JSON.stringify({
          apiVersion: exec.apiVersion,
          kind: 'ExecCredential',
          spec: { interactive: false },
        }),
      },
    });
    return JSON.parse(credential).status.token;
  },
});

const { items } = await client.list('Node');
const rows = items.map(({ metadata, status }) => {
  const ready = status?.conditions?.find(({ type }) => type === 'Ready')?.status === 'True';
  return [metadata.name, ready ? 'Ready' : 'NotReady', status?.nodeInfo?.kubeletVersion ?? ''];
});
const table = [['NAME', 'STATUS', 'VERSION'], ...rows];
const widths = [0, 1, 2].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
for (const row of table) {
  console.log(
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('   ')
      .trimEnd(),
  );
}

function named<T extends { name: string }>(items: T[], name: string): T {
  const found = items.find((item) => item.name === name);
  if (!found) throw new Error(`${path} has no entry named ${name}`);
  return found;
}
