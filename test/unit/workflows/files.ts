/** The workflows of this repository and of its examples, as far as the tests read them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const root = fileURLToPath(new URL('../../..', import.meta.url));

export interface Step {
  name?: string;
  uses?: string;
  run?: string;
  shell?: string;
  if?: string;
  with?: Record<string, unknown>;
}

export type Concurrency = string | { group: string; queue?: string; 'cancel-in-progress'?: unknown };

export interface Job {
  uses?: string;
  'runs-on'?: string;
  permissions?: Record<string, string>;
  concurrency?: Concurrency;
  steps?: Step[];
}

export interface Workflow {
  on: string | Record<string, unknown>;
  permissions?: Record<string, string>;
  concurrency?: Concurrency;
  jobs: Record<string, Job>;
}

/** Every workflow of a folder, by file name. */
export function workflowsIn(folder: '.github/workflows' | 'examples/workflows'): Record<string, Workflow> {
  const names = readdirSync(join(root, folder));
  return Object.fromEntries(
    names.map((name) => [name, parse(readFileSync(join(root, folder, name), 'utf8'))]),
  );
}

/** Those that others call. */
export function reusableWorkflows(): Record<string, Workflow> {
  return Object.fromEntries(
    Object.entries(workflowsIn('.github/workflows')).filter(
      ([, { on }]) => typeof on === 'object' && 'workflow_call' in on,
    ),
  );
}
