import { type ChildProcessByStdio, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const ROOT = path.join(import.meta.dirname, '../../..');

let dir: string;
let npm: ChildProcessByStdio<null, Readable, null>;
let ready: { ready: boolean; url: string; envFile: string };

beforeEach(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'emulator with a space-'));
  const parameters = ['run', 'emulator', '--', '--port', '0', '--speed', '60', '--dir', dir];
  npm = spawn('npm', parameters, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface(npm.stdout);
  for await (const line of lines) {
    // npm says first what it runs.
    if (!line.startsWith('{')) continue;
    ready = JSON.parse(line);
    break;
  }
});
afterEach(() => {
  for (const pid of [npm.pid, ...descendants(npm.pid)]) {
    if (pid !== undefined && isRunning(pid)) process.kill(pid, 'SIGKILL');
  }
  rmSync(dir, { recursive: true });
});

/** What a shell has in its environment after it has read the file. */
function sourced(): Record<string, string> {
  const output = execFileSync('sh', ['-c', `set -a; . '${ready.envFile}'; env -0`], { env: {} }).toString();
  return Object.fromEntries(
    output
      .split('\0')
      .filter((line) => line !== '')
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
}

/** Everything that a process has started, by process id: the emulator first, moto's server last. */
function descendants(ancestor: number | undefined): number[] {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=']).toString().trim().split('\n');
  const processes = lines.map((line) => line.trim().split(/\s+/).map(Number));
  const below = (parent: number | undefined): number[] =>
    processes.flatMap(([pid, ppid]) => (pid !== undefined && ppid === parent ? [pid, ...below(pid)] : []));
  return below(ancestor);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe('the emulator in the foreground', () => {
  test('says in one line where it is, and writes what a step sees into its environment file', async () => {
    expect(ready).toEqual({
      ready: true,
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      envFile: path.join(dir, 'env'),
    });
    const env = sourced();
    expect(env).toMatchObject({
      AWS_ENDPOINT_URL: ready.url,
      AWS_REGION: 'us-east-1',
      GITHUB_API_URL: expect.stringContaining(ready.url),
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_REPOSITORY: 'octo-org/octo-app',
      GITHUB_REPOSITORY_ID: expect.stringMatching(/^\d+$/),
      GITHUB_EVENT_NAME: 'push',
      GITHUB_REF: 'refs/heads/main',
      GITHUB_SHA: expect.stringMatching(/^[0-9a-f]{40}$/),
      GITHUB_RUN_ID: expect.stringMatching(/^\d+$/),
      ACTIONS_ID_TOKEN_REQUEST_URL: expect.stringContaining(ready.url),
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: expect.any(String),
      RUNNER_TEMP: path.join(dir, 'runner-temp'),
      EMULATOR_ROLE_ARN: 'arn:aws:iam::123456789012:role/github/eks-cluster-action',
      EMULATOR_ADMIN_ACCESS_KEY_ID: expect.any(String),
      EMULATOR_ADMIN_SECRET_ACCESS_KEY: expect.any(String),
    });
    for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN']) {
      expect(env).not.toHaveProperty(name);
    }
    const event = JSON.parse(readFileSync(env.GITHUB_EVENT_PATH ?? '', 'utf8'));
    expect(event).toMatchObject({ ref: env.GITHUB_REF, repository: { full_name: env.GITHUB_REPOSITORY } });
    expect(await (await fetch(`${ready.url}/_emulator/calls`)).json()).toEqual([]);
  });

  test.each(['SIGTERM', 'SIGINT'] as const)(
    'ends with everything it started on %s to npm',
    async (signal) => {
      const started = descendants(npm.pid);
      expect(started.length).toBeGreaterThanOrEqual(2);
      npm.kill(signal);
      await expect.poll(() => started.filter(isRunning), { timeout: 10_000 }).toEqual([]);
    },
  );

  test('takes moto with it when it crashes', async () => {
    const [emulator, moto] = descendants(npm.pid);
    if (emulator === undefined || moto === undefined) throw new Error('the emulator has started nothing');
    process.kill(emulator, 'SIGKILL');
    await expect.poll(() => isRunning(moto), { timeout: 10_000 }).toBe(false);
  });
});
