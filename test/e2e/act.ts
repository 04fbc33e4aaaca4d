/** Workflows as a whole, run by nektos/act on this machine without containers, against the emulator. */
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { toolsFolder } from '../../scripts/go-tools.ts';
import { nodeFor } from './runner.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));

/** What of github.com act cannot do, and what stands there instead. Nothing else of a workflow is changed. */
const rewrites: readonly (readonly [RegExp, string])[] = [
  // It refuses this key. It has no concurrency at all: test/unit/workflows/concurrency.test.ts looks at that. Jobs that
  // the group of teardown.yml runs one after another, it runs so by their matrix.
  [/^ *queue: max\n/gm, ''],
  [/^( *)fail-fast: false\n/gm, '$&$1max-parallel: 1\n'],
  // It evaluates these to nothing.
  [/\$\{\{ job\.workflow_repository \}\}/g, 'OWNER/eks-cluster-action'],
  [/\$\{\{ job\.workflow_sha \}\}/g, 'v1'],
  [/\$\{\{ job\.workflow_ref \}\}/g, 'OWNER/eks-cluster-action/.github/workflows/preview.yml@refs/tags/v1'],
  [/\$\{\{ job\.check_run_id( \|\| [^}]+)? \}\}/g, '51725241954'],
];

/** In the place of actions/checkout with a `repository`: this action, as it is here. */
const checkout = `
name: Check out the action
description: In the place of actions/checkout.
inputs: { repository: { description: '' }, ref: { description: '' }, path: { description: '' }, persist-credentials: { description: '' } }
runs:
  using: composite
  steps:
    - shell: bash
      env: { FOLDER: '\${{ inputs.path }}' }
      run: mkdir -p "$FOLDER" && cp -R "$PUBLISHED_ACTION/." "$FOLDER"
`;

export interface Step {
  name: string;
  result: 'success' | 'failure' | 'skipped';
}

export interface WorkflowResult {
  code: number;
  /** What every step of every job printed. */
  log: string;
  /** Those that came to an end, in that order, by their names. */
  steps: Step[];
  /** Of each step that gave some, by its id. */
  outputs: Record<string, Record<string, string>>;
}

export interface Act {
  /**
   * Runs a workflow of the repository that calls.
   * @param options.workflow its text
   * @param options.files what else the repository holds: texts by path
   * @param options.variables of the repository, as the context `vars` holds them
   * @param options.env of a job of the event, as the emulator gives it
   */
  run(options: {
    workflow: string;
    files?: Record<string, string>;
    variables?: Record<string, string>;
    env: Record<string, string>;
  }): Promise<WorkflowResult>;
}

/**
 * @param program act
 * @param dir an empty folder of one's own
 */
export function createAct(program: string, dir: string): Act {
  const published = join(dir, 'published');
  mkdirSync(join(published, '.github/workflows'), { recursive: true });
  cpSync(join(project, 'action.yml'), join(published, 'action.yml'));
  cpSync(join(project, 'dist'), join(published, 'dist'), { recursive: true });
  const workflows = '.github/workflows';
  for (const file of readdirSync(join(project, workflows))) {
    writeFileSync(
      join(published, workflows, file),
      rewritten(readFileSync(join(project, workflows, file), 'utf8')),
    );
  }
  const standIn = join(dir, 'checkout');
  mkdirSync(standIn);
  writeFileSync(join(standIn, 'action.yml'), checkout);
  const local = { 'OWNER/eks-cluster-action@v1': published, [checkoutReference()]: standIn };
  let count = 0;

  return {
    async run({ workflow, files = {}, variables = {}, env }) {
      const folder = join(dir, `run-${count++}`);
      const repository = join(folder, 'repository');
      const given = { ...files, '.github/workflows/caller.yml': rewritten(workflow) };
      for (const [path, text] of Object.entries(given)) {
        mkdirSync(dirname(join(repository, path)), { recursive: true });
        writeFileSync(join(repository, path), text);
      }
      for (const args of [
        ['init', '--quiet'],
        ['add', '--all'],
        [...committer, 'commit', '--quiet', '--message=.'],
      ]) {
        execFileSync('git', args, { cwd: repository });
      }
      const envFile = join(folder, 'env');
      writeFileSync(envFile, envLines(env));

      const child = spawn(
        program,
        [
          env.GITHUB_EVENT_NAME ?? '',
          '--json',
          '--platform=ubuntu-latest=-self-hosted',
          '--use-new-action-cache',
          '--no-cache-server',
          `--action-cache-path=${join(folder, 'cache')}`,
          `--eventpath=${env.GITHUB_EVENT_PATH}`,
          `--actor=${env.GITHUB_ACTOR}`,
          `--env-file=${envFile}`,
          ...Object.entries(local).map(([name, path]) => `--local-repository=${name}=${path}`),
          ...Object.entries(variables).map(([name, value]) => `--var=${name}=${value}`),
          ...(env.GITHUB_TOKEN === undefined ? [] : [`--secret=GITHUB_TOKEN=${env.GITHUB_TOKEN}`]),
        ],
        {
          cwd: repository,
          stdio: ['ignore', 'pipe', 'pipe'],
          env: {
            HOME: folder,
            PATH: [dirname(nodeFor('node24').path), process.env.PATH, toolsFolder].join(delimiter),
            PUBLISHED_ACTION: published,
          },
        },
      );
      const result: WorkflowResult = { code: 1, log: '', steps: [], outputs: {} };
      for (const stream of [child.stdout, child.stderr]) {
        createInterface(stream).on('line', (line) => take(result, line));
      }
      result.code = await new Promise((resolve, reject) => {
        child.once('error', reject);
        child.once('close', (code) => resolve(code ?? 1));
      });
      return result;
    },
  };
}

const committer = ['-c', 'user.name=octocat', '-c', 'user.email=octocat@example.com'];

function rewritten(workflow: string): string {
  return rewrites.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), workflow);
}

/** The one version of actions/checkout that the workflows use. */
function checkoutReference(): string {
  const text = readFileSync(join(project, '.github/workflows/preview.yml'), 'utf8');
  const reference = /actions\/checkout@[0-9a-f]{40}/.exec(text)?.[0];
  if (reference === undefined) throw new Error('preview.yml checks nothing out');
  return reference;
}

/** What act sets by itself. */
const ownVariables = /^(RUNNER_|GITHUB_(ACTOR|EVENT_PATH|EVENT_NAME|WORKSPACE|JOB|WORKFLOW|TOKEN)$)/;

function envLines(env: Record<string, string>): string {
  return Object.entries(env)
    .filter(([name]) => !ownVariables.test(name))
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}

interface Line {
  msg: string;
  step?: string;
  stepResult?: Step['result'];
  stage?: string;
  command?: string;
  name?: string;
  arg?: string;
  stepID?: string[];
}

/** One line of act's log in JSON; what is not JSON is act's own trouble. */
function take(result: WorkflowResult, text: string): void {
  if (!text.startsWith('{')) {
    result.log += `${text}\n`;
    return;
  }
  const line: Line = JSON.parse(text);
  result.log += `${line.msg}${line.msg.endsWith('\n') ? '' : '\n'}`;
  if (line.stepResult !== undefined && line.stage === 'Main' && line.step !== undefined) {
    result.steps.push({ name: line.step, result: line.stepResult });
  }
  const id = line.stepID?.at(-1);
  if (line.command === 'set-output' && line.name !== undefined && id !== undefined) {
    result.outputs[id] = { ...result.outputs[id], [line.name]: line.arg ?? '' };
  }
}
