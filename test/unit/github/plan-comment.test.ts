import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type PlanNews, planComment, tellPlan } from '../../../src/github/plan-comment.ts';
import type { Permissions } from '../../emulator/github/jobs.ts';
import { type GitHubOnLoopback, gitHubOnLoopback } from '../support/github.ts';

let github: GitHubOnLoopback;

beforeAll(async () => {
  github = await gitHubOnLoopback();
});

afterAll(() => github.close());

beforeEach(() => {
  github.reset();
  github.change({ pulls: [{ number: 12, head: 'more-nodes' }] });
});

const links = { run: 'https://github.com/octo-org/octo-app/actions/runs/1/attempts/1', summary: undefined };

const header = ['Resource', 'Verdict', 'What', 'Price an hour'];

const news: PlanNews = {
  headline: 'Plan for cluster staging in eu-west-1: 1 to be changed.',
  facts: [['Price', 'about $0.243 an hour']],
  name: 'staging',
  region: 'eu-west-1',
  differences: { header, rows: [['node group default', 'to be changed', '2 → 3 nodes', '']] },
  reasons: [],
};

/** The comments of ours after these plans, and the notices. */
async function told(
  plans: readonly Partial<PlanNews>[],
  permissions: Permissions = { 'pull-requests': 'write' },
): Promise<{ bodies: string[]; notices: string[] }> {
  const notices: string[] = [];
  for (const more of plans) {
    const { name = 'staging' } = more;
    await tellPlan(
      { pullRequest: 12, plan: name, links },
      { ...news, ...more },
      () => github.client(permissions),
      ({ title, message }) => notices.push(`${title}: ${message}`),
    );
  }
  return { bodies: github.state().comments.map(({ body }) => body), notices };
}

describe('the comment of a plan', () => {
  it('holds what differs and what it costs', async () => {
    const { bodies, notices } = await told([{}]);
    expect(notices).toEqual([]);
    expect(bodies).toHaveLength(1);
    expect(bodies[0]).toContain('### Plan for cluster staging in eu-west-1: 1 to be changed.');
    expect(bodies[0]).toContain('| node group default | to be changed | 2 → 3 nodes |');
    expect(bodies[0]).toContain('about $0.243 an hour');
  });

  it('is one for a cluster, kept up to date, and one for each', async () => {
    const nothing = { headline: 'Nothing is to be changed.', differences: { header, rows: [] } };
    const { bodies } = await told([
      {},
      {},
      nothing,
      { name: 'production' },
      { ...nothing, name: 'production' },
    ]);
    expect(bodies).toHaveLength(2);
    for (const body of bodies) expect(body).toMatch(/### Nothing is to be changed\.\n\n<table>/);
  });

  it('is not that of the preview, nor the other way round', async () => {
    const mark = { preview: 'staging', region: 'eu-west-1', cluster: 'staging', state: 'ready', content: '' };
    const body = `<!-- eks-cluster-action ${JSON.stringify(mark)} -->\nReady`;
    github.change({ comments: [{ issue: 12, author: 'github-actions[bot]', body }] });
    const { bodies } = await told([{}]);
    expect(bodies).toEqual([body, expect.stringContaining('### Plan for')]);
  });

  it('says that there is no plan, and why, where there was one', async () => {
    const failed = {
      headline: 'plan of cluster staging failed.',
      facts: [],
      differences: undefined,
      reasons: ['Access denied for @octocat'],
    };
    const { bodies } = await told([{}, failed]);
    expect(bodies).toEqual([
      expect.stringMatching(/### plan of cluster staging failed\.\n\n```\nAccess denied/),
    ]);
  });

  it.each<[string, Permissions]>([
    ['that may only read', { 'pull-requests': 'read' }],
    ['of a fork, that may nothing', {}],
  ])('is not what a plan fails for: a job %s is told in a notice', async (_, permissions) => {
    const { bodies, notices } = await told([{}], permissions);
    expect(bodies).toEqual([]);
    expect(notices).toEqual([
      expect.stringMatching(
        /^No comment: The plan is in the summary of the job alone: Resource not accessible.*Add `permissions: pull-requests: write`/,
      ),
    ]);
  });

  it('fits into what GitHub takes, however much differs', () => {
    const rows = Array.from({ length: 500 }, (_, at) => [
      `node group ${at}`,
      'to be made',
      '`@|<'.repeat(100),
      '',
    ]);
    const reasons = ['x'.repeat(100_000)];
    const { body } = planComment({ ...news, differences: { header, rows }, reasons }, links);
    expect(body.length).toBeLessThan(65_536 - 1000);
    expect(body).toMatch(/\n\d+ more are in the summary of the run\.\n/);
  });
});
