/** The emulator as a process of its own, started and asked by its public interface. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { InventoryItem, LoggedCall } from '../emulator/core.ts';
import type { GitHubState } from '../emulator/github/index.ts';
import type { Job, JobSpec } from '../emulator/github/jobs.ts';
import { compileCache } from './compile-cache.ts';
import { patient } from './patience.ts';
import { nodeFor } from './runner.ts';

/** Where each emulator of the suite leaves its log of calls. */
export const callsDir = fileURLToPath(new URL('../../.emulator/calls', import.meta.url));

const project = fileURLToPath(new URL('../..', import.meta.url));

export interface Emulator {
  url: string;
  /** What a job's steps get from the runner and from the job's `env`. */
  env: Record<string, string>;
  /** The role that the job may assume. */
  roleArn: string;
  /** The role for jobs that sweep. */
  sweepRoleArn: string;
  /** For clients of the AWS SDK: somebody else who may do everything in the account. */
  admin: {
    endpoint: string;
    region: string;
    credentials: { accessKeyId: string; secretAccessKey: string };
    retryStrategy: typeof patient;
  };
  /** Everything that exists in the account. */
  resources(): Promise<InventoryItem[]>;
  /** What was asked of the account. @param from how many calls to leave out, of the first */
  calls(from?: number): Promise<LoggedCall[]>;
  /** Makes calls fail, as CONTRIBUTING.md says; an empty list ends it. */
  faults(rules: readonly object[]): Promise<void>;
  /** The calls whose answers a `hold` keeps back. */
  held(): Promise<LoggedCall[]>;
  /** Gives every answer that is held. */
  release(): Promise<void>;
  /** The add-ons that have fewer pods than they want, as `cluster|add-on`, whatever EKS calls them. */
  addonsWithoutPods(): Promise<string[]>;
  /** How EKS looks at add-ons for which there were no nodes, as CONTRIBUTING.md says. */
  addons(looks: { giveUp?: boolean; nextLook?: number }): Promise<void>;
  /** Makes every list come in pages of so many. */
  pages(size: number): Promise<void>;
  /** Lets the webhook of Pod Identity see new associations late. */
  slowPodIdentity(): Promise<void>;
  /** CloudFormation tags these kinds of EC2's once it has made them. */
  tagsLate(kinds: readonly string[]): Promise<void>;
  reset(): Promise<void>;
  github: GitHub;
  /** Resolves when it and all that it started have ended. */
  stop(): Promise<void>;
}

/** The repository on GitHub that the emulated region has around it. */
export interface GitHub {
  state(): Promise<GitHubState>;
  /** What people do there: `pulls` opened or changed, by number; `branches` that there are now; `comments` written. */
  change(change: object): Promise<void>;
  /** Lets GitHub refuse requests, as CONTRIBUTING.md says; an empty list ends it. */
  limits(rules: readonly object[]): Promise<void>;
  /**
   * What the steps of a job get from the runner, instead of `env`: the job is started by an event, and has its own token,
   * ID tokens if it may, and payload.
   */
  job(spec: JobSpec): Promise<Record<string, string>>;
}

/**
 * Starts an emulator on a free port.
 * @param options.speed seconds of AWS's time in one of ours
 * @param options.dir where it keeps its files, RUNNER_TEMP among them
 * @param options.seed by which AWS's times are drawn; else as the environment says
 * @throws when it ends before it is ready; what it had to say is on standard error
 */
export async function startEmulator({
  speed,
  dir,
  seed,
}: {
  speed: number;
  dir: string;
  seed?: number;
}): Promise<Emulator> {
  const { path: node, note: isOlder } = nodeFor('node24');
  const args = [
    // Node 24 reads TypeScript by itself.
    ...(isOlder === undefined ? [] : ['--import', 'tsx']),
    'test/emulator/main.ts',
    '--port=0',
    `--speed=${speed}`,
    `--dir=${dir}`,
    ...(seed === undefined ? [] : [`--seed=${seed}`]),
    `--calls=${callsDir}`,
  ];
  const child = spawn(node, args, {
    cwd: project,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      // Node 20 is good enough for the emulator, and the SDK's advice would stand at the head of every log.
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      // What one has compiled, the next need not: two of three seconds of a start.
      NODE_COMPILE_CACHE: compileCache,
    },
  });
  const exit = once(child, 'exit');
  // A parent that ends early, as by an interrupted test run, takes its emulator along.
  const kill = (): boolean => child.kill();
  process.once('exit', kill);
  exit.then(() => process.off('exit', kill));

  const ready = new Promise<{ url: string; envFile: string }>((resolve) => {
    createInterface(child.stdout).on('line', (line) => {
      if (line.startsWith('{"ready":true')) resolve(JSON.parse(line));
    });
  });
  const ended = exit.then(([code]) => {
    throw new Error(`the emulator ended with code ${code} before it was ready`);
  });
  const { url, envFile } = await Promise.race([ready, ended]);
  ended.catch(() => {});

  const variables = parseEnvFile(readFileSync(envFile, 'utf8'));
  const told = (name: string): string => {
    const value = variables[name];
    if (value === undefined) throw new Error(`${envFile} does not name ${name}`);
    return value;
  };
  const env = Object.fromEntries(Object.entries(variables).filter(([name]) => !name.startsWith('EMULATOR_')));
  return {
    url,
    env,
    roleArn: told('EMULATOR_ROLE_ARN'),
    sweepRoleArn: told('EMULATOR_SWEEP_ROLE_ARN'),
    admin: {
      endpoint: url,
      region: told('AWS_REGION'),
      credentials: {
        accessKeyId: told('EMULATOR_ADMIN_ACCESS_KEY_ID'),
        secretAccessKey: told('EMULATOR_ADMIN_SECRET_ACCESS_KEY'),
      },
      retryStrategy: patient,
    },
    resources: async () => JSON.parse(await ask(`${url}/_emulator/resources`)),
    calls: async (from = 0) => JSON.parse(await ask(`${url}/_emulator/calls?from=${from}`)),
    faults: async (rules) => {
      await ask(`${url}/_emulator/faults`, { method: 'POST', body: JSON.stringify(rules) });
    },
    held: async () => JSON.parse(await ask(`${url}/_emulator/faults`)).held,
    release: async () => {
      await ask(`${url}/_emulator/release`, { method: 'POST' });
    },
    addons: async (looks) => {
      await ask(`${url}/_emulator/addons`, { method: 'POST', body: JSON.stringify(looks) });
    },
    addonsWithoutPods: async () => JSON.parse(await ask(`${url}/_emulator/addons`)).withoutPods,
    pages: async (size) => {
      await ask(`${url}/_emulator/pages`, { method: 'POST', body: JSON.stringify({ size }) });
    },
    tagsLate: async (tagsLate) => {
      await ask(`${url}/_emulator/cloudformation`, { method: 'POST', body: JSON.stringify({ tagsLate }) });
    },
    slowPodIdentity: async () => {
      await ask(`${url}/_emulator/pod-identity`, { method: 'POST', body: '{"slow": true}' });
    },
    reset: async () => {
      await ask(`${url}/_emulator/reset`, { method: 'POST' });
    },
    github: gitHubOf(url, env),
    stop: async () => {
      child.kill('SIGTERM');
      await exit;
    },
  };
}

function gitHubOf(url: string, usual: Record<string, string>): GitHub {
  const route = `${url}/_emulator/github`;
  const post = (path: string, body: object): Promise<string> =>
    ask(route + path, { method: 'POST', body: JSON.stringify(body) });
  return {
    state: async () => JSON.parse(await ask(route)),
    change: async (change) => void (await post('', change)),
    limits: async (rules) => void (await post('/limits', rules)),
    job: async (spec) => {
      const { env, payload }: Job = JSON.parse(await post('/jobs', spec));
      const eventPath = join(mkdtempSync(join(usual.RUNNER_TEMP ?? '', 'event-')), 'event.json');
      writeFileSync(eventPath, JSON.stringify(payload));
      // The usual job's own: this one may have none.
      const { ACTIONS_ID_TOKEN_REQUEST_TOKEN: _token, ACTIONS_ID_TOKEN_REQUEST_URL: _url, ...shared } = usual;
      return { ...shared, ...env, GITHUB_EVENT_PATH: eventPath };
    },
  };
}

async function ask(url: string, init?: RequestInit): Promise<string> {
  const response = await fetch(url, init);
  const text = await response.text();
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${text}`);
  return text;
}

/** KEY=VALUE lines as a shell reads them; a value may be quoted. */
function parseEnvFile(text: string): Record<string, string> {
  return Object.fromEntries(
    text.split('\n').flatMap((line) => {
      const match = /^([A-Za-z_]\w*)=(['"]?)(.*)\2$/.exec(line);
      return match ? [[match[1], match[3]]] : [];
    }),
  );
}
