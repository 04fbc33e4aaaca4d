import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { JobSpec, Permissions } from '../emulator/github/jobs.ts';
import { type Emulator, startEmulator } from './emulator.ts';
import { hasKubectl } from './programs.ts';
import { type Exported, runAction, runStep } from './runner.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
const dir = mkdtempSync(join(tmpdir(), 'readme-'));
let emulator: Emulator;

beforeAll(async () => {
  emulator = await startEmulator({ speed: 200, dir });
  await emulator.github.change({ pulls: [{ number: 7 }] });
});

afterAll(async () => {
  await emulator.stop();
  rmSync(dir, { recursive: true });
});

interface WorkflowStep {
  uses?: string;
  with?: Record<string, string>;
  run?: string;
}

interface Workflow {
  on: string | Record<string, unknown>;
  permissions?: Permissions;
  jobs: Record<string, { steps: WorkflowStep[] }>;
}

/** Steps, and the job that an event starts for them; undefined for any job. */
interface Snippet {
  steps: WorkflowStep[];
  job?: JobSpec;
}

/** Each block of YAML in the README: a workflow with one job, or a list of steps. */
const snippets = [
  ...readFileSync(join(project, 'README.md'), 'utf8').matchAll(/```yaml\n([\s\S]*?)```/g),
].map(([, text = '']): Snippet => {
  const block: WorkflowStep[] | Workflow = parse(text);
  if (Array.isArray(block)) return { steps: block };
  const steps = Object.values(block.jobs).flatMap((job) => job.steps);
  const { on, permissions = {} } = block;
  if (typeof on === 'string' || !('pull_request' in on)) return { steps };
  return { steps, job: { event: 'pull_request', action: 'opened', pull: 7, permissions } };
});

/** Runs the steps of one job, as GitHub would, with this action in the place of the published one. */
async function runJob(steps: readonly WorkflowStep[], job: JobSpec | undefined): Promise<void> {
  const ofJob = job === undefined ? emulator.env : await emulator.github.job(job);
  let exported: Exported = { exportedEnv: {}, path: [] };
  for (const step of steps) {
    const env = { ...ofJob, GITHUB_WORKSPACE: project };
    const inputs = { ...step.with, 'role-to-assume': emulator.roleArn, 'poll-interval': '50ms' };
    const result =
      step.run === undefined
        ? await runAction({ inputs, env, exported })
        : await runStep({ script: step.run, env, exported });
    expect(result.log).not.toContain('::error');
    expect(result.code).toBe(0);
    if (step.uses !== undefined) exported = result;
  }
}

describe('the README', () => {
  it('has snippets that use this action', () => {
    expect(
      snippets.flatMap(({ steps }) => steps).filter(({ uses }) => uses === 'OWNER/eks-cluster-action@v1')
        .length,
    ).toBeGreaterThan(2);
  });

  it.for(snippets.map((snippet, index) => ({ number: index + 1, ...snippet })))(
    'has a snippet $number that works as it stands',
    async ({ steps, job }, context) => {
      if (!hasKubectl && steps.some(({ run }) => run?.includes('kubectl')))
        context.skip('kubectl is not on PATH');
      const before = (await emulator.resources()).map(({ id }) => id).sort();
      const used = steps.filter(({ uses }) => uses !== undefined);
      const isRemoved = used.some((step) => step.with?.command === 'down');
      const removal = used.map((step) => ({ ...step, with: { ...step.with, command: 'down' } }));
      await runJob(isRemoved ? steps : [...steps, ...removal], job);
      expect((await emulator.resources()).map(({ id }) => id).sort()).toEqual(before);
    },
  );
});
