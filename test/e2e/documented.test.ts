import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { snippets } from '../../scripts/documented.ts';
import { interpolate } from '../expressions.ts';
import { type Emulator, startEmulator } from './emulator.ts';
import { hasKubectl } from './programs.ts';
import { type Exported, runAction, runStep, type StepResult } from './runner.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
const dir = mkdtempSync(join(tmpdir(), 'documented-'));
let emulator: Emulator;

beforeAll(async () => {
  emulator = await startEmulator({ speed: 600, dir });
});

beforeEach((context) => {
  if (!hasKubectl) context.skip('kubectl is not on PATH');
});

afterAll(async () => {
  await emulator.stop();
  rmSync(dir, { recursive: true });
});

interface WorkflowStep {
  uses?: string;
  with?: Record<string, unknown>;
  run?: string;
}

const ours = 'OWNER/eks-cluster-action@v1';
/** What is made for a cluster carries it, and a shared network, which stays, does not. */
const clusterTag = 'eks-cluster-action/cluster';

/** The steps of a workflow's jobs; none of a job that is another workflow. */
function stepsOf(workflow: string): WorkflowStep[] {
  const { jobs = {} }: { jobs?: Record<string, { steps?: WorkflowStep[] }> } = parse(workflow);
  return Object.values(jobs).flatMap(({ steps = [] }) => steps);
}

const everything = async (): Promise<string[]> => (await emulator.resources()).map(({ id }) => id).sort();

/**
 * Runs the steps of one job and their post steps, as GitHub would, with this action in the place of the published one, and
 * this repository in the place of the one that is checked out.
 */
async function runJob(steps: readonly WorkflowStep[], inputs: Record<string, string> = {}): Promise<void> {
  const env = { ...emulator.env, GITHUB_WORKSPACE: project };
  const contexts = { github: { run_id: '8310000001' }, inputs };
  let exported: Exported = { exportedEnv: {}, path: [] };
  const states: Record<string, string>[] = [];
  const expectSuccess = ({ log, code }: StepResult): void => {
    expect(log).not.toContain('::error');
    expect(code, log).toBe(0);
  };
  for (const { uses, run, with: given = {} } of steps) {
    if (run !== undefined) expectSuccess(await runStep({ script: run, env, exported }));
    if (uses !== ours) continue;
    const texts = Object.entries(given).map(([name, text]) => [name, interpolate(String(text), contexts)]);
    const result = await runAction({
      inputs: {
        ...Object.fromEntries(texts),
        'role-to-assume': emulator.roleArn,
        'poll-interval': '50ms',
      },
      env,
      exported,
    });
    expectSuccess(result);
    exported = result;
    states.unshift(result.state);
  }
  for (const state of states) expectSuccess(await runAction({ entry: 'post', state, env, exported }));
}

describe('the README', () => {
  const inReadme = snippets(project)
    .filter(({ source }) => source.startsWith('README.md:'))
    .flatMap(({ source, text, kind }) => {
      const steps: WorkflowStep[] = kind === 'steps' ? parse(text) : kind === 'workflow' ? stepsOf(text) : [];
      return steps.length > 0 ? [{ source, steps }] : [];
    });

  it('has snippets that use this action', () => {
    expect(inReadme.flatMap(({ steps }) => steps).filter(({ uses }) => uses === ours).length).toBeGreaterThan(
      2,
    );
  });

  it.for(inReadme)('has a snippet at $source that works as it stands', async ({ steps }) => {
    const before = await everything();
    const used = steps.filter(({ uses }) => uses === ours);
    const isRemoved = used.some((step) => ['down', 'sweep'].includes(String(step.with?.command)));
    const removal = used.map((step) => ({ ...step, with: { ...step.with, command: 'down' } }));
    await runJob(isRemoved ? steps : [...steps, ...removal]);
    if (used.some((step) => step.with?.network === 'shared')) {
      expect((await emulator.resources()).filter(({ tags }) => clusterTag in tags)).toEqual([]);
    } else {
      expect(await everything()).toEqual(before);
    }
  });
});

describe('the examples', () => {
  const example = (name: string): WorkflowStep[] =>
    stepsOf(readFileSync(join(project, 'examples/workflows', name), 'utf8'));

  it('have a cluster as a step of a job, which goes when the job ends', async () => {
    const before = await everything();
    await runJob(example('step.yml'));
    expect(await everything()).toEqual(before);
  });

  it('have a cluster by hand, and a deployment to one that exists', async () => {
    const before = await everything();
    await runJob(example('debug.yml'), { command: 'up', name: 'staging', ttl: '2h' });
    await runJob(example('deploy-kubectl.yml'));
    await runJob(example('debug.yml'), { command: 'down', name: 'staging', ttl: '2h' });
    expect(await everything()).toEqual(before);
  });
});
