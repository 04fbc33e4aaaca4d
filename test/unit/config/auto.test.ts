import { describe, expect, it } from 'vitest';
import { ask, clusterConfig, eventOf, job, problems, pullRequestEvent, request } from './support.ts';

const auto = { command: 'auto' };

describe('auto', () => {
  it('asks for a cluster of the pull request, of which GitHub is told', async () => {
    const asked = await request(auto, pullRequestEvent(7));
    expect(asked).toMatchObject({
      command: 'up',
      isAuto: true,
      isNamed: false,
      spec: { name: 'my-app--pr-7', owner: '4711/pr-7' },
      preview: { preview: 'pr-7', pullRequest: 7, comments: true, deploys: true, looksAgain: true },
    });
  });

  it('gives each pull request a cluster of its own, whatever name a file has', async () => {
    const config = clusterConfig('metadata:\n  name: shared\n  region: eu-west-1\n');
    const { spec, notes } = await request({ ...auto, config }, pullRequestEvent(7));
    expect([spec.name, spec.owner]).toEqual(['my-app--pr-7', '4711/pr-7']);
    expect(notes).toContain(
      'metadata.name (shared) of config is left aside: `auto` makes a cluster for each pull request or branch, and this one is my-app--pr-7.',
    );
  });

  it('makes a cluster that the user names the pull request’s, so that no other takes it away', async () => {
    const { spec, preview } = await request({ ...auto, 'cluster-name': 'pr-blue' }, pullRequestEvent(7));
    expect([spec.name, spec.owner, preview?.preview]).toEqual(['pr-blue', '4711/pr-7', 'pr-blue']);
  });

  it('takes the cluster of a branch that was deleted, and not that of the branch on which the job runs', async () => {
    const deletion = eventOf('delete', { ref: 'feature/x', ref_type: 'branch' });
    const asked = await request(auto, deletion);
    expect([asked.command, asked.spec.name, asked.spec.owner]).toEqual([
      'down',
      'my-app--branch-feature-x-217d2bf5',
      '4711/branch-feature/x',
    ]);
  });

  it('looks at a pull request that was closed, which may be open again; a label that was removed stays removed', async () => {
    const closed = pullRequestEvent(7, { action: 'closed' });
    expect((await request(auto, closed)).preview).toMatchObject({ looksAgain: true });
    const unlabeled = pullRequestEvent(7, { action: 'unlabeled', label: { name: 'preview' } });
    expect((await request({ ...auto, label: 'preview' }, unlabeled)).preview).toMatchObject({
      looksAgain: false,
    });
  });

  it('looks before it hands over at a pull request of which the event does not tell the state, for whatever `up`', async () => {
    const silent = pullRequestEvent(7, { pull_request: { number: 7, head: {} } });
    for (const inputs of [auto, {}]) {
      expect(await request({ ...inputs, comment: 'true' }, silent)).toMatchObject({
        command: 'up',
        preview: { looksAgain: true },
      });
    }
    const told = await request({ comment: 'true' }, pullRequestEvent(7));
    expect(told.preview).toMatchObject({ looksAgain: false });
  });

  it('sweeps on a schedule', async () => {
    expect(await ask(auto, { ...job, GITHUB_EVENT_NAME: 'schedule' })).toMatchObject({
      command: 'sweep',
      isAuto: true,
    });
  });

  it('does nothing, and says why, where there is nothing to do', async () => {
    expect(await ask(auto, { ...job, GITHUB_EVENT_NAME: 'merge_group' })).toEqual({
      command: 'none',
      reason: 'The event merge_group neither needs a cluster nor ends one.',
    });
  });

  it('tells what is wrong with the inputs also where there is nothing to do', async () => {
    const idle = { ...job, GITHUB_EVENT_NAME: 'merge_group' };
    expect(await problems({ ...auto, nodes: 'many' }, idle)).toEqual([
      expect.stringMatching(/^Input nodes: /),
    ]);
  });

  it('is refused where it can only be a mistake', async () => {
    expect(await problems(auto, { ...job, GITHUB_EVENT_NAME: 'workflow_dispatch' })).toEqual([
      expect.stringMatching(/^Input command: `auto` cannot know/),
    ]);
    expect(await problems({ ...auto, 'dry-run': 'true' })).toEqual([
      expect.stringMatching(/^Input dry-run: /),
    ]);
    expect(await problems({ label: 'preview' })).toEqual([expect.stringMatching(/^Input label: /)]);
  });
});

describe('what GitHub is told', () => {
  it('links to the attempt of the run, and to the summary of the job where that is known', async () => {
    const event = { ...pullRequestEvent(7), GITHUB_RUN_ATTEMPT: '2' };
    const run = (await request(auto, event)).preview?.links.run;
    expect(run).toMatch(/\/actions\/runs\/\d+\/attempts\/2$/);
    expect((await request(auto, event)).preview?.links.summary).toBeUndefined();
    const { preview } = await request({ ...auto, 'job-id': '51725241954' }, event);
    expect(preview?.links).toEqual({ run, summary: `${run}#summary-51725241954` });
  });

  it('names the action as the runner does, and none where that says nothing', async () => {
    const action = async (env: object): Promise<string | undefined> =>
      (await request(auto, { ...pullRequestEvent(7), ...env })).preview?.action;
    const step = { GITHUB_ACTION_REPOSITORY: 'octo-org/eks', GITHUB_ACTION_REF: 'v1' };
    expect(await action(step)).toBe('octo-org/eks@v1');
    // The runner gives the variable empty to an action in the workspace.
    const local = { GITHUB_ACTION_REPOSITORY: '', GITHUB_ACTION_REF: '' };
    expect(await action(local)).toBeUndefined();
  });

  it('is nothing when a command is given by name', async () => {
    expect((await request({}, pullRequestEvent(7))).preview).toBeUndefined();
    expect((await request(auto)).preview).toBeUndefined();
  });

  it('is what is asked for', async () => {
    const { preview } = await request({ comment: 'true' }, pullRequestEvent(7));
    expect(preview).toMatchObject({ comments: true, deploys: false, looksAgain: false });
    const silent = await request({ ...auto, comment: 'false', deployment: 'false' }, pullRequestEvent(7));
    expect(silent.preview).toMatchObject({ comments: false, deploys: false, looksAgain: true });
    const branch = await request({ ...auto, deployment: 'true' });
    expect(branch.preview).toMatchObject({ preview: 'branch-main', branch: 'main', deploys: true });
  });
});
