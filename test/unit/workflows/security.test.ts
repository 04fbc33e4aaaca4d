import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { interpolate } from '../../expressions.ts';
import { reusableWorkflows, type Step, type Workflow, workflowsIn } from './files.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const reusable = reusableWorkflows();
const callers = workflowsIn('examples/workflows');
const all = { ...workflowsIn('.github/workflows'), ...callers };

/** What each job needs, and nothing more. */
const least: Record<string, Record<string, string>> = {
  'preview.yml preview': {
    contents: 'read',
    deployments: 'write',
    'id-token': 'write',
    'pull-requests': 'write',
  },
  'preview-close.yml close': {
    deployments: 'write',
    'id-token': 'write',
    'pull-requests': 'write',
  },
  'teardown.yml sweep': {
    contents: 'read',
    deployments: 'write',
    'id-token': 'write',
    issues: 'write',
    'pull-requests': 'write',
  },
  'test-on-eks.yml test': { contents: 'read', 'id-token': 'write' },
};

describe('the permissions of the reusable workflows', () => {
  it('are the least, given to each job', () => {
    const given = Object.entries(reusable).flatMap(([file, { jobs }]) =>
      Object.entries(jobs).map(([job, { permissions }]) => [`${file} ${job}`, permissions]),
    );
    expect(Object.fromEntries(given)).toEqual(least);
  });

  it('are none for a job that names none', () => {
    for (const { permissions } of Object.values(reusable)) expect(permissions).toEqual({});
  });

  it('are granted by the callers in the examples, and no more than those', () => {
    const calls = Object.values(callers).flatMap(({ permissions, jobs }) =>
      Object.values(jobs).flatMap(({ uses, permissions: own }) => {
        const file = /^OWNER\/eks-cluster-action\/.github\/workflows\/(.*)@v1$/.exec(uses ?? '')?.[1];
        return file === undefined ? [] : [{ file, granted: own ?? permissions }];
      }),
    );
    expect(new Set(calls.map(({ file }) => file)).size).toBe(Object.keys(reusable).length);
    for (const { file, granted } of calls) {
      expect(granted).toEqual(Object.entries(least).find(([name]) => name.startsWith(`${file} `))?.[1]);
    }
  });
});

const stepsOf = ({ jobs }: Workflow): Step[] => Object.values(jobs).flatMap(({ steps = [] }) => steps);

describe.for(Object.entries(all))('%s', ([, workflow]) => {
  const steps = stepsOf(workflow);

  it('names the permissions of every job', () => {
    for (const { permissions } of Object.values(workflow.jobs)) {
      expect(permissions ?? workflow.permissions).toBeDefined();
    }
  });

  it('puts no expression into a shell', () => {
    for (const { run = '' } of steps) expect(run).not.toContain('${{');
  });

  it('leaves no credentials behind where it checks out', () => {
    for (const { uses, with: inputs } of steps) {
      if (uses?.startsWith('actions/checkout@'))
        expect(inputs).toMatchObject({ 'persist-credentials': false });
    }
  });
});

describe('a workflow with the rights of the default branch, for whatever anybody does', () => {
  const theirs = /^(issue_comment|issues|pull_request_target|workflow_run|discussion(_comment)?)$/;
  const exposed = Object.entries(callers).filter(([, { on }]) =>
    (typeof on === 'string' ? [on] : Object.keys(on)).some((event) => theirs.test(event)),
  );

  it.for(exposed)('runs this action alone, and hands on no word of anybody: %s', ([, workflow]) => {
    for (const { uses = '', run, with: inputs = {} } of stepsOf(workflow)) {
      expect([run, uses]).toEqual([undefined, 'OWNER/eks-cluster-action@v1']);
      for (const value of Object.values(inputs)) expect(String(value)).not.toContain('${{');
    }
    for (const { uses = '' } of Object.values(workflow.jobs))
      expect(uses).toMatch(/^$|^OWNER\/eks-cluster-action\//);
  });

  it('is one of two', () => {
    expect(exposed.map(([file]) => file).sort()).toEqual(['preview-close.yml', 'teardown-comment.yml']);
  });
});

/** The default of a list of workflows in the template that makes the roles: names of files of this repository. */
function trusted(parameter: string): string[] {
  const { Parameters } = parse(readFileSync(join(root, 'docs/iam/template.yaml'), 'utf8'), {
    logLevel: 'error',
  });
  const list: string = Parameters[parameter].Default;
  return list.split(',').map((each) => /\/workflows\/(.*)@/.exec(each)?.[1] ?? each);
}

// Whoever opens a pull request writes the inputs: the file that calls is as the pull request has it.
const ofPreviews = new Set([...trusted('PreviewWorkflows'), ...trusted('BranchWorkflows')]);
describe.for([...ofPreviews])('%s, which the roles of previews trust', (file) => {
  const jobs = Object.values(reusable[file]?.jobs ?? {});

  it('runs on a runner of GitHub, which no input names', () => {
    expect(jobs.map((job) => job['runs-on'])).toEqual(['ubuntu-latest']);
    for (const job of jobs) {
      expect(Object.keys(job)).not.toContain('container');
      expect(Object.keys(job)).not.toContain('services');
    }
  });

  it('runs this action, at most checks something out before, and nothing that an input names', () => {
    const steps = jobs.flatMap(({ steps = [] }) => steps);
    expect(steps.at(-1)?.uses).toBe('$/.github/actions/cluster');
    for (const step of steps.slice(0, -1)) {
      expect(step).toEqual({
        name: expect.any(String),
        if: expect.any(String),
        uses: expect.stringMatching(/^actions\/checkout@[0-9a-f]{40}$/),
        with: { 'persist-credentials': false },
      });
    }
  });
});

describe('the action that the reusable workflows take', () => {
  it('is the one of their own repository and commit', () => {
    for (const step of Object.values(reusable).flatMap(stepsOf)) {
      if (step.with?.command !== undefined) expect(step.uses).toBe('$/.github/actions/cluster');
    }
    const fromWorkspace = Object.values(reusable)
      .flatMap(stepsOf)
      .filter(({ uses }) => uses?.startsWith('./'));
    // The test of the repository that calls.
    expect(fromWorkspace.map(({ uses }) => uses)).toEqual(['./.github/actions/test-on-eks']);
  });
});

describe('preview.yml', () => {
  const steps = Object.values(reusable['preview.yml']?.jobs ?? {}).flatMap(({ steps = [] }) => steps);
  const [checkout] = steps;

  it('has bounds where the file that calls it names none, and takes them', () => {
    const { workflow_call } = Object(reusable['preview.yml']?.on);
    const bounds = {
      'max-hourly-cost': '2',
      'max-previews': '10',
      network: 'shared',
      ttl: '3d',
    };
    for (const [name, value] of Object.entries(bounds)) {
      expect([name, workflow_call.inputs[name]?.default]).toEqual([name, value]);
      const taken = String(steps.at(-1)?.with?.[name]);
      expect([name, interpolate(taken, { inputs: bounds })]).toEqual([name, value]);
    }
  });

  it.for([
    ['for a file', 'synchronize', 'eks/cluster.yaml', 'true'],
    ['for nothing', 'synchronize', '', 'false'],
    ['for the text of one', 'synchronize', 'apiVersion: eksctl.io/v1alpha5\nkind: ClusterConfig\n', 'false'],
    ['when the pull request is closed', 'closed', 'eks/cluster.yaml', 'false'],
  ] as const)('checks the ClusterConfig out or not: %s', ([, action, config, checksOut]) => {
    const context = { inputs: { config }, github: { event: { action } } };
    expect(interpolate(`\${{ ${checkout?.if} }}`, context)).toBe(checksOut);
  });
});

describe('test-on-eks.yml', () => {
  const steps = Object.values(reusable['test-on-eks.yml']?.jobs ?? {}).flatMap(({ steps = [] }) => steps);
  const names = (runId: number, attempt: number, index: number): string[] =>
    steps
      .map((step) => step.with?.['cluster-name'])
      .filter((name) => typeof name === 'string')
      .map((name) =>
        interpolate(name, {
          github: { run_id: runId, run_attempt: attempt },
          strategy: { 'job-index': index },
        }),
      );

  it('removes the cluster that it has made, which no other job has', () => {
    expect(names(8310000001, 1, 0)).toEqual(['--run-8310000001-1-0', '--run-8310000001-1-0']);
    const others = [names(8310000001, 1, 1), names(8310000001, 2, 0), names(8310000002, 1, 0)];
    expect(new Set([names(8310000001, 1, 0), ...others].map(String)).size).toBe(4);
  });

  it.for([
    ['has passed', 'success', 'true'],
    ['has failed', 'failure', 'true'],
    // GitHub ends the job five minutes later.
    ['was cancelled', 'cancelled', 'false'],
  ])('removes the cluster when the job %s, and waits for it: %s, %s', ([, status, waits]) => {
    const destroy = steps.at(-1);
    expect(destroy?.with?.command).toBe('down');
    expect(destroy?.if).toBe('always()');
    expect(interpolate(String(destroy?.with?.wait), { job: { status } })).toBe(waits);
  });

  const scripts = steps.filter(({ run }) => run !== undefined);

  it('runs the script by bash on every operating system', () => {
    expect(scripts.map(({ shell }) => shell)).toEqual(['bash']);
  });

  it.for([
    ['what is to run', 'echo tested | cat', { status: 0, stdout: 'tested\n' }],
    ['what fails in a pipe', 'false | true\necho on', { status: 1, stdout: '' }],
    ['a blank', ' \n', { status: 1, stdout: expect.stringMatching(/^::error::Input script: it is blank/) }],
  ] as const)('takes %s for what it is', ([, script, outcome]) => {
    // As the runner starts what is to be run by bash.
    const ran = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', scripts[0]?.run ?? ''], {
      env: { PATH: process.env.PATH, SCRIPT: script },
      encoding: 'utf8',
    });
    expect(ran).toMatchObject(outcome);
  });
});

describe('preview-close.yml, which runs with the permissions of the base branch', () => {
  it('runs this action and nothing else, and reads nothing that the pull request says', () => {
    const close = reusable['preview-close.yml'];
    const steps = close === undefined ? [] : stepsOf(close);
    expect(steps.map(({ uses, run }) => uses ?? run)).toEqual(['$/.github/actions/cluster']);
    expect(JSON.stringify(steps)).not.toContain('github.event');
    expect(JSON.stringify(steps)).not.toContain('github.head_ref');
  });
});
