/**
 * Measures what users wait for, against the emulator, and prints it beside what it is meant to be. With names, such as
 * `npm run bench -- sweep`, only those benches.
 */
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Emulator, startEmulator } from '../test/e2e/emulator.ts';
import { nodeFor, runAction, runStep, type StepResult } from '../test/e2e/runner.ts';
import { type Duration, drawn, durations } from '../test/emulator/clock.ts';
import type { LoggedCall } from '../test/emulator/core.ts';
import { benchDown } from './bench-down.ts';
import { benchShapes } from './bench-shapes.ts';
import { benchSweep } from './bench-sweep.ts';
import { measuringNode } from './measuring-node.ts';

const speed = 10;
/** Milliseconds for each answer of GitHub's API. */
const gitHubTakes = 250;
const project = fileURLToPath(new URL('..', import.meta.url));
const node = nodeFor('node24').path;

interface Row {
  what: string;
  measured: string;
  bound: string;
}
const rows: Row[] = [];
const note = (what: string, measured: string, bound = ''): void => {
  rows.push({ what, measured, bound });
  console.log(`${what}: ${measured}${bound && ` (meant: ${bound})`}`);
};

const middle = (duration: Duration): number => drawn('middle', duration, '');

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

const benches: Record<string, () => Promise<void> | void> = {
  cluster: () => withEmulator(clusterBenches),
  preview: () => withEmulator(previewBenches),
  sweep: () => benchSweep(note),
  down: () => benchDown(note),
  shapes: () => benchShapes(note, process.argv.slice(3)),
  refusal: refusalBenches,
  size: sizes,
};
/** They take minutes each, and are measured where somebody asks for them. */
const onRequest = ['down', 'shapes'];
// What follows `shapes` are shapes.
const wanted = process.argv[2] === 'shapes' ? ['shapes'] : process.argv.slice(2);
for (const [name, bench] of Object.entries(benches)) {
  if (wanted.length === 0 ? !onRequest.includes(name) : wanted.includes(name)) await bench();
}
console.log(`\n| what | measured | meant |\n| --- | --- | --- |`);
for (const { what, measured, bound } of rows) console.log(`| ${what} | ${measured} | ${bound} |`);

async function clusterBenches({ env, roleArn, calls }: Emulator): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'bench-memory-'));
  const measuring = measuringNode(dir);
  const act = async (
    command: string,
  ): Promise<{ result: StepResult; seconds: number; log: LoggedCall[]; memory: string }> => {
    const inputs = { command, 'cluster-name': 'bench', 'role-to-assume': roleArn, 'poll-interval': '500ms' };
    const earlier = (await calls()).length;
    const began = performance.now();
    const result = await runAction({ inputs, env, node: measuring.node });
    const seconds = (performance.now() - began) / 1000;
    if (result.code !== 0) throw new Error(`${command} failed:\n${result.log}`);
    const memory = `${measuring.mebibytes().toFixed(0)} MiB`;
    return { result, seconds, log: (await calls()).slice(earlier), memory };
  };

  const began = Date.now();
  const first = await act('up');
  const firstReady = await firstNodeReady(env, first.result);
  const plane = middle(durations.controlPlaneCreate) / speed;
  note(
    'first node Ready, against the control plane’s own time',
    times((firstReady - began) / 1000 / plane),
    '≤ 1.35 ×',
  );
  note('up from nothing, to its end, against the same', times(first.seconds / plane));
  note('calls of a first up', callsOf(first.log), '≤ 150');
  note('memory of a first up', first.memory, '< 200 MiB');
  note('before the first write of a first up', beforeTheFirstWrite(began, first.log));

  const [connects, ups] = [[], []] as [number[], number[]];
  for (let round = 0; round < 5; round += 1) {
    connects.push((await act('connect')).seconds);
    const again = await act('up');
    ups.push(again.seconds);
    if (round === 0) note('calls of a second up', callsOf(again.log), 'no write');
  }
  note('second up, against a bare connect', times(median(ups) / median(connects)), '< 4 ×');

  const down = await act('down');
  note(
    'down, against the control plane’s own time to go',
    times(down.seconds / (middle(durations.controlPlaneDelete) / speed)),
  );
  note('calls of a down', callsOf(down.log), '≤ 120');
  note('memory of a down', down.memory, '< 200 MiB');
  rmSync(dir, { recursive: true });
}

async function withEmulator(bench: (emulator: Emulator) => Promise<void>): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'bench-'));
  const emulator = await startEmulator({ speed, dir });
  try {
    await bench(emulator);
  } finally {
    await emulator.stop();
    rmSync(dir, { recursive: true });
  }
}

/**
 * What `auto` adds: the same cluster as a pull request's preview, and made and found by name. The emulated GitHub answers
 * at once, which would hide that it is waited for: here it takes its time.
 */
async function previewBenches({ env: { GITHUB_API_URL = '' }, roleArn, github }: Emulator): Promise<void> {
  await github.change({ pulls: [{ number: 7 }] });
  const slow = await slowly(GITHUB_API_URL, gitHubTakes);
  const permissions = {
    contents: 'read',
    deployments: 'write',
    'id-token': 'write',
    'pull-requests': 'write',
  } as const;
  const act = async (command: string, action: string): Promise<number> => {
    const job = await github.job({ event: 'pull_request', action, pull: 7, permissions });
    const env = { ...job, GITHUB_API_URL: slow.url };
    const began = performance.now();
    const result = await runAction({
      inputs: { command, 'role-to-assume': roleArn, 'poll-interval': '500ms' },
      env,
    });
    if (result.code !== 0) throw new Error(`${command} failed:\n${result.log}`);
    return (performance.now() - began) / 1000;
  };
  const plain = await act('up', 'opened');
  await act('down', 'opened');
  const preview = await act('auto', 'opened');
  note('first auto of a pull request, against a plain up', times(preview / plain), '≤ 1.05 ×');
  const [connects, ups, pushes] = [[], [], []] as [number[], number[], number[]];
  for (let round = 0; round < 5; round += 1) {
    connects.push(await act('connect', 'synchronize'));
    ups.push(await act('up', 'synchronize'));
    pushes.push(await act('auto', 'synchronize'));
  }
  note(
    'push to an existing preview, against a bare connect',
    times(median(pushes) / median(connects)),
    '< 2.5 ×',
  );
  note('the same with a plain up', times(median(ups) / median(connects)));
  slow.server.close();
}

/** The API at `url`, each answer of which comes later. */
async function slowly(url: string, milliseconds: number): Promise<{ url: string; server: Server }> {
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const { host: _, 'content-length': __, connection: ___, ...headers } = request.headers;
    const [answer] = await Promise.all([
      fetch(`${url}${request.url}`, {
        method: request.method ?? 'GET',
        headers: headers as Record<string, string>,
        ...(body !== '' && { body }),
      }),
      sleep(milliseconds),
    ]);
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    response.end(await answer.text());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { url: `http://127.0.0.1:${address.port}`, server };
}

/** Milliseconds since the epoch; Kubernetes tells it to the second. */
async function firstNodeReady(env: Record<string, string>, exported: StepResult): Promise<number> {
  const nodes = await runStep({ env, exported, script: 'kubectl get nodes -o json' });
  const { items }: { items: { status: { conditions: { type: string; lastTransitionTime: string }[] } }[] } =
    JSON.parse(nodes.stdout);
  const ready = items.flatMap(({ status }) => status.conditions.filter(({ type }) => type === 'Ready'));
  return Math.min(...ready.map(({ lastTransitionTime }) => Date.parse(lastTransitionTime)));
}

function refusalBenches(): void {
  const bare: Usage[] = [];
  const refusal: Usage[] = [];
  const env = {
    GITHUB_REPOSITORY: 'octo-org/octo-app',
    GITHUB_REPOSITORY_ID: '1',
    GITHUB_REF: 'refs/heads/main',
  };
  for (let round = 0; round < 15; round += 1) {
    bare.push(usageOf([node, '-e', '0'], {}));
    refusal.push(
      usageOf([node, join(project, 'dist/main/index.js')], { ...env, INPUT_COMMAND: 'up', INPUT_NODES: 'x' }),
    );
  }
  const seconds = (usages: readonly Usage[]): number => median(usages.map((usage) => usage.seconds));
  note('refusal of bad input, against `node -e 0`', times(seconds(refusal) / seconds(bare)), '≤ 2.5 ×');
  note(
    'memory of a refusal',
    `${Math.max(...refusal.map(({ mebibytes }) => mebibytes)).toFixed(0)} MiB`,
    '≤ 64 MiB',
  );
}

interface Usage {
  seconds: number;
  mebibytes: number;
}

/** Node cannot ask how much memory a child had at most; Python can. */
function usageOf(command: readonly string[], env: Record<string, string>): Usage {
  const script = [
    'import json, resource, subprocess, sys, time',
    'began = time.perf_counter()',
    'subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL)',
    'seconds = time.perf_counter() - began',
    'peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss',
    'print(json.dumps({"seconds": seconds, "mebibytes": peak / (1 << 20 if sys.platform == "darwin" else 1 << 10)}))',
  ].join('\n');
  return JSON.parse(
    execFileSync('python3', ['-c', script, ...command], {
      env: { PATH: process.env.PATH, ...env },
    }).toString(),
  );
}

function sizes(): void {
  const folder = join(project, 'dist/bundle');
  const bytes = readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  note('dist', `${(bytes / 1e6).toFixed(1)} MB`);
}

function times(ratio: number): string {
  return `${ratio.toFixed(2)} ×`;
}

/** What everybody waits for: who runs, and what `plan` would say. AWS itself answers later than the emulator does. */
function beforeTheFirstWrite(began: number, log: readonly LoggedCall[]): string {
  const own = log.filter(({ via }) => via === undefined);
  const first = own.findIndex(isWrite);
  const seconds = (Date.parse(own[first]?.time ?? '') - began) / 1000;
  const repeated = first - new Set(own.slice(0, first).map(questionOf)).size;
  return `${seconds.toFixed(2)} s, ${first} calls, ${repeated} of them asked before`;
}

function questionOf({ service, operation, request }: LoggedCall): string {
  return [service, operation, JSON.stringify(request)].join(' ');
}

function isWrite({ operation }: LoggedCall): boolean {
  return !/^(Get|List|Describe|AssumeRole)/.test(operation);
}

/** Those of the action itself: its nodes ask AWS, too. */
function callsOf(log: readonly LoggedCall[]): string {
  const own = log.filter(
    ({ via, agent }) => via === undefined && agent?.includes('eks-cluster-action') !== false,
  );
  const writes = own.filter(isWrite);
  return `${own.length}, of them ${writes.length} writes`;
}
