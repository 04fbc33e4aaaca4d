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
  // It evaluates this to nothing. Jobs of a matrix come one after another, see above.
  [/\$\{\{ strategy\.job-index \}\}/g, '0'],
  // It does not know this: GitHub takes what is there in the called repository at the called commit, and so do we.
  [/^( *(?:- )?uses: )\$\/(\S+)$/gm, '$1OWNER/eks-cluster-action/$2@v1'],
];

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
  for (const path of ['action.yml', 'dist', '.github/actions']) {
    cpSync(join(project, path), join(published, path), { recursive: true });
  }
  const workflows = '.github/workflows';
  for (const file of readdirSync(join(project, workflows))) {
    writeFileSync(
      join(published, workflows, file),
      rewritten(readFileSync(join(project, workflows, file), 'utf8')),
    );
  }
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
          `--local-repository=OWNER/eks-cluster-action@v1=${published}`,
          ...Object.entries(variables).map(([name, value]) => `--var=${name}=${value}`),
          ...(env.GITHUB_TOKEN === undefined ? [] : [`--secret=GITHUB_TOKEN=${env.GITHUB_TOKEN}`]),
        ],
        {
          cwd: repository,
          stdio: ['ignore', 'pipe', 'pipe'],
          env: {
            HOME: folder,
            PATH: [dirname(nodeFor('node24').path), process.env.PATH, toolsFolder].join(delimiter),
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
