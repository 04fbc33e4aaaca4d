import { describe, expect, it } from 'vitest';
import { reusableWorkflows, type Step, type Workflow, workflowsIn } from './files.ts';

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
    contents: 'read',
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

describe('preview-close.yml, which runs with the permissions of the base branch', () => {
  it('checks out this action alone, runs nothing else, and reads nothing that the pull request says', () => {
    const close = reusable['preview-close.yml'];
    const steps = close === undefined ? [] : stepsOf(close);
    expect(steps.map(({ uses }) => uses?.replace(/@.*/, ''))).toEqual([
      'actions/checkout',
      './.eks-cluster-action',
    ]);
    expect(steps[0]?.with).toMatchObject({
      repository: expect.stringContaining('job.workflow_repository'),
      ref: expect.stringContaining('job.workflow_sha'),
    });
    expect(JSON.stringify(steps)).not.toContain('github.event');
    expect(JSON.stringify(steps)).not.toContain('github.head_ref');
  });
});
