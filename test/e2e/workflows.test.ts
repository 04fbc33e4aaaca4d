import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { IAM } from '@aws-sdk/client-iam';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { goTool } from '../../scripts/go-tools.ts';
import type { JobSpec, Permissions } from '../emulator/github/jobs.ts';
import { deploy, repository, reusable } from '../unit/iam/stack-of-repository.ts';
import { type Act, createAct, type WorkflowResult } from './act.ts';
import { emulatorInTest, writeOperations } from './in-test.ts';
import { hasKubectl } from './programs.ts';
import { seedCluster, seedControlPlaneRole, seedStack, untilCluster } from './seeds.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
const missing = reason();
const emulator = emulatorInTest({ speed: 600 });
let act: Act;

/** Why no workflow can be run here; undefined when they can. */
function reason(): string | undefined {
  const tool = goTool('act');
  if ('missing' in tool) return tool.missing;
  return hasKubectl ? undefined : 'kubectl is not on PATH';
}

const ownWorkflow = (name: string, branch: string): string =>
  `octo-org/octo-app/.github/workflows/${name}@refs/heads/${branch}`;

/** The stack of docs/setup.md, for the examples that are workflows of the user's own, too. */
const parameters = {
  ...repository,
  PreviewBranches: 'feature/*',
  BranchWorkflows: [ownWorkflow('branch.yml', 'feature/*'), ownWorkflow('branch.yml', 'main')].join(),
  MainWorkflows: [
    reusable('preview.yml'),
    reusable('test-on-eks.yml'),
    ...['debug', 'deploy-helm', 'deploy-kubectl', 'nightly', 'step', 'teardown-comment'].map((name) =>
      ownWorkflow(`${name}.yml`, 'main'),
    ),
  ].join(),
};

beforeAll(async () => {
  const tool = goTool('act');
  if ('missing' in tool || !hasKubectl) return;
  act = createAct(tool.path, emulator.dir);
  await deploy(emulator, parameters);
});

beforeEach((context) => {
  if (missing !== undefined) context.skip(missing);
});

const read = (path: string): string => readFileSync(join(project, path), 'utf8');

/** The examples that have been run. */
const tried = new Set<string>();

/** An example as a user would copy it, with the emulator's account, which is the second one too, and patience. */
function example(name: string): string {
  tried.add(name);
  return read(`examples/workflows/${name}`)
    .replace(/111122223333|444455556666/g, '123456789012')
    .replace(/^( *)role-to-assume: .*$/gm, '$&\n$1poll-interval: 50ms');
}

interface Called {
  permissions?: Permissions;
  jobs: Record<string, { uses?: string; permissions?: Permissions }>;
}

/** The example is started by an event. Its jobs have its own permissions, or those of the workflow that it calls. */
async function start(name: string, event: JobSpec, paths: readonly string[] = []): Promise<WorkflowResult> {
  const workflow = example(name);
  const caller: Called = parse(workflow);
  const file = Object.values(caller.jobs)
    .map(({ uses }) => /^OWNER\/eks-cluster-action\/\.github\/workflows\/(.*)@v1$/.exec(uses ?? '')?.[1])
    .find((path) => path !== undefined);
  const called: Called = file === undefined ? caller : parse(read(`.github/workflows/${file}`));
  const env = await emulator.github.job({
    ...event,
    workflow: name,
    permissions: { ...called.permissions, ...Object.values(called.jobs)[0]?.permissions },
    ...(file !== undefined && { jobWorkflowRef: reusable(file) }),
  });
  const files = Object.fromEntries(paths.map((path) => [path, read(path)]));
  return act.run({ workflow, files, env });
}

const everything = async (): Promise<string[]> => (await emulator.resources()).map(({ id }) => id).sort();
const application = ['examples/app.yaml'];

let role: Promise<string> | undefined;

/** Of all seeded control planes. */
function seededRole(): Promise<string> {
  role ??= seedControlPlaneRole(emulator);
  return role;
}

/** The results of the steps of a name, of all jobs. */
const resultsOf = ({ steps }: WorkflowResult, step: string): string[] =>
  steps.filter(({ name }) => name.startsWith(step)).map(({ result }) => result);

describe('a pull request', () => {
  it('gets a cluster when it is opened, and its application on it', async () => {
    await emulator.github.change({ pulls: [{ number: 7, head: 'feature' }] });
    const opened = { event: 'pull_request', action: 'opened', pull: 7 };
    const { code, log, outputs, steps } = await start('preview-deploy.yml', opened, application);
    expect(code, log).toBe(0);
    expect(outputs.preview).toMatchObject({ result: 'created', 'cluster-name': 'octo-app--pr-7' });
    expect(steps).toContainEqual({
      name: 'kubectl rollout status deployment/hello --timeout 5m',
      result: 'success',
    });
    expect(log).toContain('successfully rolled out');
    const [comment] = (await emulator.github.state()).comments;
    expect(comment?.body).toContain('- uses: OWNER/eks-cluster-action@v1\n');
  });

  it('keeps it when something is pushed', async () => {
    const pushed = { event: 'pull_request', action: 'synchronize', pull: 7 };
    const { code, log, outputs } = await start('preview-deploy.yml', pushed, application);
    expect(code, log).toBe(0);
    expect(outputs.preview).toMatchObject({ result: 'unchanged', 'cluster-name': 'octo-app--pr-7' });
  });

  it('loses it when it is closed', async () => {
    await emulator.github.change({ pulls: [{ number: 7, state: 'closed' }] });
    const closed = { event: 'pull_request', action: 'closed', pull: 7 };
    const { code, log, outputs, steps } = await start('preview-deploy.yml', closed, application);
    expect(code, log).toBe(0);
    expect(outputs.preview).toMatchObject({ result: 'deleted' });
    expect(steps.map(({ name }) => name)).not.toContain('kubectl apply --filename examples/app.yaml');
  });

  it('may be closed a second time, by pull_request_target', async () => {
    const closed = { event: 'pull_request_target', action: 'closed', pull: 7 };
    const { code, log, outputs } = await start('preview-close.yml', closed);
    expect(code, log).toBe(0);
    expect(outputs.close).toMatchObject({ result: 'absent', 'cluster-name': 'octo-app--pr-7' });
  });
});

describe('a pull request that is closed with a merge conflict', () => {
  it('loses its cluster to the sweep once its time has passed, and its comment and one issue tell of it', async () => {
    // GitHub runs nothing of `pull_request` for it, so its cluster is as the last push has left it.
    const mark = {
      preview: 'pr-8',
      region: 'eu-west-1',
      cluster: 'octo-app--pr-8',
      state: 'ready',
      content: '',
    };
    await emulator.github.change({
      pulls: [{ number: 8, head: 'conflict', state: 'closed' }],
      comments: [
        {
          issue: 8,
          author: 'github-actions[bot]',
          body: `<!-- eks-cluster-action ${JSON.stringify(mark)} -->`,
        },
      ],
    });
    const cluster = {
      name: 'octo-app--pr-8',
      region: 'eu-west-1',
      owner: '74061981/pr-8',
      expiresAt: '2026-01-02T03:04:05Z',
    };
    await seedCluster(emulator, await seededRole(), cluster);
    await untilCluster(emulator, cluster, 'ACTIVE');
    for (const [sweep, jobs, removed] of [
      ['teardown-accounts.yml', 4, true],
      ['teardown.yml', 1, false],
    ] as const) {
      const result = await start(sweep, { event: 'schedule' });
      expect(result.code, result.log).toBe(0);
      expect(resultsOf(result, 'Sweep')).toEqual(Array(jobs).fill('success'));
      expect(result.log.includes('Cluster octo-app--pr-8 in eu-west-1 was removed')).toBe(removed);
      expect((await everything()).filter((id) => id.includes('octo-app--pr-8'))).toEqual([]);
      const { comments, issues } = await emulator.github.state();
      const [ours] = comments.filter(({ issue }) => issue === 8);
      expect(ours?.body).toContain('### Cluster `octo-app--pr-8` was removed');
      expect(issues).toMatchObject([{ state: 'open', body: expect.stringContaining('octo-app--pr-8') }]);
    }
  });
});

describe('a pull request of a fork', () => {
  it('is told why there is no cluster, and nothing is asked of AWS', async () => {
    await emulator.github.change({ pulls: [{ number: 9, head: 'patch-1', fork: 'mallory/octo-app' }] });
    const calls = (await emulator.calls()).length;
    const opened = { event: 'pull_request', action: 'opened', pull: 9 };
    const { code, log, outputs } = await start('preview.yml', opened);
    expect(code, log).toBe(0);
    expect(outputs.preview).toMatchObject({ result: 'skipped' });
    expect(log).toContain('comes from a fork');
    expect((await emulator.calls()).length).toBe(calls);
  });
});

describe('a pull request that somebody comments on', () => {
  const cluster = { name: 'octo-app--pr-17', region: 'eu-west-1', owner: '74061981/pr-17' };
  const comment = (actor: string): JobSpec => ({
    event: 'issue_comment',
    action: 'created',
    pull: 17,
    actor,
  });
  const there = async (): Promise<string[]> => (await everything()).filter((id) => id.includes(cluster.name));

  it('keeps its cluster where a stranger asks for its end, and loses it where somebody does who may', async () => {
    await emulator.github.change({
      pulls: [{ number: 17, head: 'seventeen' }],
      issues: [{ number: 5 }],
      collaborators: { wim: 'write' },
    });
    await seedStack(emulator, cluster);
    await seedCluster(emulator, await seededRole(), cluster);
    await untilCluster(emulator, cluster, 'ACTIVE');
    const before = await there();
    expect(before).not.toEqual([]);

    const refused = await start('teardown-comment.yml', comment('mallory'));
    expect(refused.code, refused.log).toBe(1);
    expect(refused.log).toContain('mallory may not write to this repository, as GitHub says: none.');
    expect(await there()).toEqual(before);

    const ofIssue = { ...comment('wim'), issue: 5 };
    delete ofIssue.pull;
    expect((await start('teardown-comment.yml', ofIssue)).steps).toEqual([]);

    const obeyed = await start('teardown-comment.yml', comment('wim'));
    expect(obeyed.code, obeyed.log).toBe(0);
    expect(obeyed.log).toContain('Cluster octo-app--pr-17 is gone from eu-west-1');
    expect(await there()).toEqual([]);
  });
});

describe("a pull request that changes the cluster's file", () => {
  it('says in one comment what it would change, for those who decide about it', async () => {
    await letPlan();
    await emulator.github.change({ pulls: [{ number: 18, head: 'more-nodes' }] });
    const calls = (await emulator.calls()).length;
    for (const action of ['opened', 'synchronize']) {
      const spec = { event: 'pull_request', action, pull: 18 };
      const { code, log } = await start('plan.yml', spec, ['examples/cluster.yaml']);
      expect(code, log).toBe(0);
    }
    const comments = (await emulator.github.state()).comments.filter(({ issue }) => issue === 18);
    expect(comments).toHaveLength(1);
    expect(comments[0]?.body).toMatch(
      /### Plan for cluster octo-app--staging in eu-west-1: \d+ to be made\./,
    );
    expect(comments[0]?.body).toMatch(/\| node group steady \| to be made \|/);
    const made = (await emulator.calls(calls)).filter(({ principal }) =>
      principal.includes('/eks-octo-app-plan/'),
    );
    expect(writeOperations(made)).toEqual([]);
  });

  it('of a fork is left alone', async () => {
    await emulator.github.change({ pulls: [{ number: 19, head: 'nineteen', fork: 'mallory/octo-app' }] });
    const spec = { event: 'pull_request', action: 'opened', pull: 19 };
    const { code, steps } = await start('plan.yml', spec, ['examples/cluster.yaml']);
    expect([code, steps]).toEqual([0, []]);
  });

  /** The role of docs/workflows.md: pull requests of the repository may have it, and it may look. */
  async function letPlan(): Promise<void> {
    const [trust = ''] = /```json\n([\s\S]*?)```/.exec(read('docs/workflows.md'))?.slice(1) ?? [];
    const iam = new IAM(emulator.admin);
    const RoleName = 'eks-octo-app-plan';
    const AssumeRolePolicyDocument = trust.replaceAll('111122223333', '123456789012');
    await iam.createRole({ RoleName, AssumeRolePolicyDocument });
    await iam.putRolePolicy({ RoleName, PolicyName: 'look', PolicyDocument: read('docs/iam/look.json') });
  }
});

describe('a test on a cluster of its own', () => {
  it('runs on one of each Kubernetes version', async () => {
    const before = await everything();
    const result = await start('test-on-eks.yml', { event: 'schedule' }, application);
    expect(result.code, result.log).toBe(0);
    expect(resultsOf(result, 'Run the script')).toEqual(['success', 'success']);
    for (const version of ['1.35', '1.36']) expect(result.log).toContain(`Kubernetes ${version}`);
    expect(await everything()).toEqual(before);
  });

  it('is followed by the end of the cluster when it fails, and has cleaned the workspace', async () => {
    const before = await everything();
    const action = `
name: Test on EKS
description: The test of the repository that calls.
runs:
  using: composite
  steps:
    - shell: bash
      run: kubectl get nodes
    - shell: bash
      run: rm -rf .eks-cluster-action && exit 3
`;
    const workflow = example('test-on-eks.yml').replace(/ *kubernetes-versions[\s\S]*/, '');
    const result = await act.run({
      workflow,
      files: { '.github/actions/test-on-eks/action.yml': action },
      env: await emulator.github.job({ event: 'schedule', jobWorkflowRef: reusable('test-on-eks.yml') }),
    });
    expect(result.code, result.log).toBe(1);
    expect(result.steps).toEqual(
      expect.arrayContaining([
        { name: 'Make the cluster', result: 'success' },
        { name: 'Run .github/actions/test-on-eks', result: 'failure' },
        { name: 'Destroy the cluster', result: 'success' },
      ]),
    );
    expect(result.log).toContain(' Ready ');
    expect(await everything()).toEqual(before);
  });
});

describe('a branch', () => {
  it('has a cluster from its first push until it is deleted', async () => {
    const before = await everything();
    const pushed = await start('branch.yml', { event: 'push', branch: 'feature/tables' });
    expect(pushed.code, pushed.log).toBe(0);
    expect(pushed.log).toContain('Cluster octo-app--branch-feature-tables-0ad0d6d8 is ready');
    const deleted = await start('branch.yml', { event: 'delete', branch: 'feature/tables' });
    expect(deleted.code, deleted.log).toBe(0);
    expect(await everything()).toEqual(before);
  });
});

describe('a cluster by hand', () => {
  const dispatched = (command: string): JobSpec => ({
    event: 'workflow_dispatch',
    inputs: { command, name: 'staging', ttl: '2h' },
  });
  let before: string[];

  it('is there when it is asked for', async () => {
    before = await everything();
    const { code, log } = await start('debug.yml', dispatched('up'));
    expect(code, log).toBe(0);
    expect(log).toContain('Cluster octo-app--staging is ready');
  });

  it('is deployed to with kubectl', async () => {
    const { code, log } = await start('deploy-kubectl.yml', { event: 'push' }, application);
    expect(code, log).toBe(0);
    expect(log).toContain('successfully rolled out');
  });

  it('is deployed to with Helm, again and again', async (context) => {
    const helm = goTool('helm');
    if ('missing' in helm) context.skip(helm.missing);
    const chart = ['Chart.yaml', 'values.yaml', 'templates/deployment.yaml'].map(
      (path) => `examples/chart/${path}`,
    );
    for (const revision of [1, 2]) {
      const { code, log } = await start('deploy-helm.yml', { event: 'push' }, chart);
      expect(code, log).toBe(0);
      expect(log).toMatch(new RegExp(`STATUS: deployed\\s+REVISION: ${revision}`));
    }
  });

  it('goes when it is told to', async () => {
    const { code, log } = await start('debug.yml', dispatched('down'));
    expect(code, log).toBe(0);
    expect(await everything()).toEqual(before);
  });

  it("may be a pull request's, which goes by its name", async () => {
    const cluster = { name: 'octo-app--pr-20', region: 'eu-west-1', owner: '74061981/pr-20' };
    await seedCluster(emulator, await seededRole(), cluster);
    await untilCluster(emulator, cluster, 'ACTIVE');
    const inputs = { command: 'down', name: 'pr-20', ttl: '2h' };
    const { code, log } = await start('debug.yml', { event: 'workflow_dispatch', inputs });
    expect(code, log).toBe(0);
    expect(log).toContain('cluster octo-app--pr-20 is of octo-org/octo-app, pull request #20');
    expect((await everything()).filter((id) => id.includes('pr-20'))).toEqual([]);
  });
});

describe('a cluster of one job', () => {
  it('goes when the job ends', async () => {
    const before = await everything();
    const result = await start('step.yml', { event: 'push' });
    expect(result.code, result.log).toBe(0);
    expect(result.log).toContain(' Ready ');
    expect(await everything()).toEqual(before);
  });

  it('is as a ClusterConfig describes it', async () => {
    const before = await everything();
    const result = await start('nightly.yml', { event: 'schedule' }, ['examples/cluster.yaml']);
    expect(result.code, result.log).toBe(0);
    expect(result.log.match(/ Ready /g)).toHaveLength(3);
    expect(await everything()).toEqual(before);
  });
});

describe('the examples', () => {
  it('have all been run, but for those whose program is not here', () => {
    const notRun = 'missing' in goTool('helm') ? ['deploy-helm.yml'] : [];
    expect([...tried, ...notRun].sort()).toEqual(readdirSync(join(project, 'examples/workflows')).sort());
  });
});
