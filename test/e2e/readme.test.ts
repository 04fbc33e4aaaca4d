import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type Emulator, startEmulator } from './emulator.ts';
import { hasKubectl } from './programs.ts';
import { type Exported, runAction, runStep } from './runner.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
const dir = mkdtempSync(join(tmpdir(), 'readme-'));
let emulator: Emulator;

beforeAll(async () => {
  emulator = await startEmulator({ speed: 200, dir });
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

/** The steps of each block of YAML in the README: of a workflow with one job, or a list of steps. */
const snippets = [
  ...readFileSync(join(project, 'README.md'), 'utf8').matchAll(/```yaml\n([\s\S]*?)```/g),
].map(([, text = '']): WorkflowStep[] => {
  const block: WorkflowStep[] | { jobs: Record<string, { steps: WorkflowStep[] }> } = parse(text);
  return Array.isArray(block) ? block : Object.values(block.jobs).flatMap(({ steps }) => steps);
});

/** Runs the steps of one job, as GitHub would, with this action in the place of the published one. */
async function runJob(steps: readonly WorkflowStep[]): Promise<void> {
  let exported: Exported = { exportedEnv: {}, path: [] };
  for (const step of steps) {
    const env = { ...emulator.env, GITHUB_WORKSPACE: project };
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
      snippets.flat().filter(({ uses }) => uses === 'OWNER/eks-cluster-action@v1').length,
    ).toBeGreaterThan(2);
  });

  it.for(snippets.map((steps, index) => ({ number: index + 1, steps })))(
    'has a snippet $number that works as it stands',
    async ({ steps }, context) => {
      if (!hasKubectl && steps.some(({ run }) => run?.includes('kubectl')))
        context.skip('kubectl is not on PATH');
      const before = (await emulator.resources()).map(({ id }) => id).sort();
      const used = steps.filter(({ uses }) => uses !== undefined);
      const isRemoved = used.some((step) => ['down', 'sweep'].includes(step.with?.command ?? ''));
      const removal = used.map((step) => ({ ...step, with: { ...step.with, command: 'down' } }));
      await runJob(isRemoved ? steps : [...steps, ...removal]);
      expect((await emulator.resources()).map(({ id }) => id).sort()).toEqual(before);
    },
  );
});
