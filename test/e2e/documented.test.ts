import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { IAM } from '@aws-sdk/client-iam';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { previewCluster } from '../../scripts/costs.ts';
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
/** Commands after which there is nothing to be removed. */
const leavesNothing = ['down', 'sweep', 'status', 'list'];
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
    const isOver = used.some(({ with: given }) => leavesNothing.includes(String(given?.command)));
    const removal = used.map((step) => ({ ...step, with: { ...step.with, command: 'down' } }));
    await runJob(isOver ? steps : [...steps, ...removal]);
    if (used.some((step) => step.with?.network === 'shared')) {
      expect((await emulator.resources()).filter(({ tags }) => clusterTag in tags)).toEqual([]);
    } else {
      expect(await everything()).toEqual(before);
    }
  });
});

describe('docs/pull-request.md', () => {
  const page = readFileSync(join(project, 'docs/pull-request.md'), 'utf8');
  /** Times are those of the run that was shown. */
  const lasting = (line: string): string =>
    line
      .replace(/^(\[ *\d+:\d\d\] |##\[notice\])/, '')
      .replace(/\d{4}-\d\d-\d\dT[\d:]+Z/g, '…')
      .replace(/ in \d+:\d\d: https:\S+,/, ' in …: …,')
      .replace(/\d{4}-\d\d-\d\d \d\d:\d\d UTC \(in [^)]+\)/g, '…');
  /** The lines of the blocks that it shows of a log or a comment. */
  const shownOf = (what: string): string[] =>
    [...page.matchAll(new RegExp(`<!-- ${what} -->\\n\\n\`\`\`text\\n([^]*?)\`\`\``, 'g'))].flatMap(
      ([, text = '']) => text.trimEnd().split('\n').map(lasting),
    );

  it('shows what the step says when a pull request is opened, pushed to and closed', async () => {
    for (const action of ['opened', 'synchronize', 'closed'] as const) {
      const state = action === 'closed' ? 'closed' : 'open';
      await emulator.github.change({ pulls: [{ number: 12, head: 'feature', state }] });
      const { code, log, outputs } = await runAction({
        // As preview.yml hands them on.
        inputs: {
          command: 'auto',
          region: 'us-east-1',
          ttl: '3d',
          network: 'shared',
          'max-previews': '10',
          'max-hourly-cost': '2',
          'role-to-assume': 'arn:aws:iam::123456789012:role/eks-octo-app-pr',
          'poll-interval': '50ms',
        },
        env: await emulator.github.job({
          event: 'pull_request',
          action,
          pull: 12,
          permissions: {
            contents: 'read',
            deployments: 'write',
            'id-token': 'write',
            'pull-requests': 'write',
          },
          jobWorkflowRef: 'OWNER/eks-cluster-action/.github/workflows/preview.yml@refs/tags/v1',
        }),
      });
      expect(code, log).toBe(0);
      // The price that the README tells.
      if (action !== 'closed') expect(Number(outputs['hourly-cost'])).toBeCloseTo(previewCluster.hourly, 3);
      const said = log.split('\n').map(lasting);
      const shown = shownOf(`log of ${action}`);
      expect(shown.length).toBeGreaterThan(2);
      for (const line of shown) expect(said, action).toContain(line);
      const { comments } = await emulator.github.state();
      for (const line of shownOf(`comment of ${action}`)) expect(comments.at(-1)?.body).toContain(line);
    }
    expect(shownOf('comment of closed')).toHaveLength(1);
  });
});
