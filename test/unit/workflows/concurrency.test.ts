import { describe, expect, it } from 'vitest';
import { interpolate } from '../../expressions.ts';
import { type Concurrency, reusableWorkflows, workflowsIn } from './files.ts';

/** The `github` context of an event, as far as groups may use it. */
const events = {
  opened: (number: number) => pullRequest('pull_request', 'opened', number, `refs/pull/${number}/merge`),
  synchronize: (number: number) =>
    pullRequest('pull_request', 'synchronize', number, `refs/pull/${number}/merge`),
  closed: (number: number) => pullRequest('pull_request', 'closed', number, `refs/pull/${number}/merge`),
  // After a merge, the ref is that of the base branch.
  merged: (number: number) => pullRequest('pull_request', 'closed', number, 'refs/heads/main'),
  'closed with a conflict': (number: number) =>
    pullRequest('pull_request_target', 'closed', number, 'refs/heads/main'),
};

function pullRequest(event_name: string, action: string, number: number, ref: string): object {
  return { event_name, ref, event: { action, number, pull_request: { number } } };
}

const schedule = { event_name: 'schedule', ref: 'refs/heads/main', event: { schedule: '17 3 * * *' } };

/** GitHub does not tell upper and lower case apart. */
function groupOf(concurrency: Concurrency | undefined, github: object): string {
  const group = typeof concurrency === 'object' ? concurrency.group : (concurrency ?? '');
  return interpolate(group, { github, inputs: {} }).toLowerCase();
}

const reusable = reusableWorkflows();
const jobConcurrency = (file: string, job: string): Concurrency | undefined =>
  reusable[file]?.jobs[job]?.concurrency;
const preview = jobConcurrency('preview.yml', 'preview');
const close = jobConcurrency('preview-close.yml', 'close');
const sweep = jobConcurrency('teardown.yml', 'sweep');

describe('the concurrency of the reusable workflows', () => {
  it.for(Object.entries(events))('puts %s into the group of its pull request', ([, event]) => {
    expect(groupOf(preview, event(7))).toBe('eks-preview-7');
    expect(groupOf(close, event(7))).toBe('eks-preview-7');
  });

  it.for(Object.entries(events))('keeps %s of two pull requests apart', ([, event]) => {
    expect(groupOf(preview, event(8))).not.toBe(groupOf(preview, event(7)));
    expect(groupOf(close, event(8))).not.toBe(groupOf(close, event(7)));
  });

  it('puts the end of a branch into the group of its pushes', () => {
    const pushed = {
      event_name: 'push',
      ref: 'refs/heads/feature/x',
      event: { ref: 'refs/heads/feature/x' },
    };
    const deleted = {
      event_name: 'delete',
      ref: 'refs/heads/main',
      event: { ref: 'feature/x', ref_type: 'branch' },
    };
    expect(groupOf(preview, deleted)).toBe('eks-preview-refs/heads/feature/x');
    expect(groupOf(preview, pushed)).toBe('eks-preview-refs/heads/feature/x');
  });

  it('keeps sweeps, one after another, apart from pull requests', () => {
    expect(groupOf(sweep, schedule)).toBe('eks-sweep');
    expect(groupOf(preview, schedule)).toBe('eks-preview-refs/heads/main');
  });

  it('neither cancels what runs nor drops what waits', () => {
    const all = Object.values(reusable).flatMap(({ concurrency, jobs }) => [
      concurrency,
      ...Object.values(jobs).map((job) => job.concurrency),
    ]);
    const given = all.filter((concurrency) => concurrency !== undefined);
    expect(given).toHaveLength(3);
    for (const concurrency of given) {
      expect(concurrency).toEqual({ group: expect.stringMatching(/^eks-/), queue: 'max' });
    }
  });

  it('is never that of a caller, which would be cancelled', () => {
    const contexts = [...Object.values(events).map((event) => event(7)), schedule];
    const called = contexts.flatMap((github) => [preview, close, sweep].map((one) => groupOf(one, github)));
    const callers = [
      ...Object.values(workflowsIn('examples/workflows')),
      ...Object.values(workflowsIn('.github/workflows')),
    ].filter(({ jobs }) => Object.values(jobs).some(({ uses }) => uses !== undefined));
    expect(callers.length).toBeGreaterThan(4);
    for (const { concurrency, jobs } of callers) {
      for (const one of [concurrency, ...Object.values(jobs).map((job) => job.concurrency)]) {
        if (one === undefined) continue;
        for (const github of contexts) expect(called).not.toContain(groupOf(one, github));
      }
    }
  });
});
