import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { IAM } from '@aws-sdk/client-iam';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type Snippet, snippets } from '../../scripts/documented.ts';
import { deploy, repository } from '../unit/iam/stack-of-repository.ts';
import { emulatorInTest } from './in-test.ts';
import { hasKubectl } from './programs.ts';
import { type Exported, runAction, runStep, type StepResult } from './runner.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
const emulator = emulatorInTest({ speed: 600 });
/** The workflow that the reader puts the steps into, as the parameters of the stack name it. */
const inWorkflow = 'octo-org/octo-app/.github/workflows/cluster.yml@refs/heads/main';
/** What the repository of the reader holds. */
const workspace = join(emulator.dir, 'repository');

beforeAll(async () => {
  await deploy(emulator, { ...repository, MainWorkflows: inWorkflow, SweepWorkflows: inWorkflow });
  for (const file of ['examples/cluster.yaml', 'deploy/cluster.yaml']) {
    cpSync(join(project, 'examples/cluster.yaml'), join(workspace, file));
  }
  // Whom the README lets into the cluster.
  const iam = new IAM(emulator.admin);
  const AssumeRolePolicyDocument = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { AWS: '123456789012' }, Action: 'sts:AssumeRole' }],
  });
  await iam.createRole({ RoleName: 'platform', AssumeRolePolicyDocument });
  await iam.createRole({ RoleName: 'developers', AssumeRolePolicyDocument });
  await iam.createUser({ Path: '/people/', UserName: 'robin' });
});

beforeEach((context) => {
  if (!hasKubectl) context.skip('kubectl is not on PATH');
});

interface WorkflowStep {
  uses?: string;
  with?: Record<string, unknown>;
  run?: string;
}

/** For what is shown without the role. */
const mainRole = 'arn:aws:iam::123456789012:role/eks-octo-app-main';

const ours = 'OWNER/eks-cluster-action@v1';
/** What is made for a cluster carries it, and a shared network, which stays, does not. */
const clusterTag = 'eks-cluster-action/cluster';

/** The steps that a snippet shows; none of a job that is another workflow, nor of a part without jobs. */
function stepsOf({ text, kind }: Snippet): WorkflowStep[] {
  switch (kind) {
    case 'steps':
      return parse(text);
    case 'inputs':
      return [{ uses: ours, with: { command: 'up', ...parse(text) } }];
    case 'workflow': {
      const { jobs = {} }: { jobs?: Record<string, { steps?: WorkflowStep[] }> } = parse(text);
      return Object.values(jobs).flatMap(({ steps = [] }) => steps);
    }
    case 'ClusterConfig':
      return [];
  }
}

const everything = async (): Promise<string[]> => (await emulator.resources()).map(({ id }) => id).sort();

/** Of the reader's own account. */
const inAccount = (value: unknown): string => String(value).replaceAll('111122223333', '123456789012');

/** Runs the steps of one job, as GitHub would, with this action in the place of the published one. */
async function runJob(steps: readonly WorkflowStep[]): Promise<void> {
  const job = await emulator.github.job({ event: 'workflow_dispatch', jobWorkflowRef: inWorkflow });
  const env = { ...job, GITHUB_WORKSPACE: workspace };
  let exported: Exported = { exportedEnv: {}, path: [] };
  const expectSuccess = ({ log, code }: StepResult): void => {
    expect(log).not.toContain('::error');
    expect(code, log).toBe(0);
  };
  for (const { uses, run, with: given = {} } of steps) {
    if (run !== undefined) expectSuccess(await runStep({ script: run, env, exported }));
    if (uses !== ours) continue;
    const inputs = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, inAccount(value)]));
    const result = await runAction({
      inputs: { 'role-to-assume': mainRole, ...inputs, 'poll-interval': '50ms' },
      env,
      exported,
    });
    expectSuccess(result);
    exported = result;
  }
}

describe('the documentation', () => {
  const shown = snippets(project)
    .map((snippet) => ({ source: snippet.source, steps: stepsOf(snippet) }))
    .filter(({ steps }) => steps.some(({ uses }) => uses === ours));

  it('shows steps that use this action, in the README and elsewhere', () => {
    expect(new Set(shown.map(({ source }) => source.split(':')[0])).size).toBeGreaterThan(2);
  });

  it.for(shown)('has a snippet at $source that works as it stands', async ({ steps }) => {
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
