import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Swept } from '../../../src/sweep/fate.ts';
import type { Found } from '../../../src/sweep/found.ts';
import { sweptPreviews } from '../../../src/sweep/previews.ts';
import type { GitHubState } from '../../emulator/github/index.ts';
import type { Permissions } from '../../emulator/github/jobs.ts';
import { type GitHubOnLoopback, gitHubOnLoopback } from '../support/github.ts';

let github: GitHubOnLoopback;
let warnings: string[];

beforeAll(async () => {
  github = await gitHubOnLoopback();
});

afterAll(() => github.close());

beforeEach(() => {
  github.reset();
  warnings = [];
  github.change({
    pulls: [{ number: 12 }, { number: 13 }],
    comments: [said(12, 'pr-12', 'octo-app--pr-12')],
  });
});

const region = 'eu-west-1';

/** A comment of ours. */
function said(issue: number, preview: string, cluster: string): object {
  const mark = { preview, region, cluster, state: 'ready', content: '' };
  return {
    issue,
    author: 'github-actions[bot]',
    body: `<!-- eks-cluster-action ${JSON.stringify(mark)} -->\nready`,
  };
}

const found = (name: string, owner: string): Found => ({
  name,
  owner,
  region,
  cluster: undefined,
  stackStatus: undefined,
  tags: {},
  things: [],
  madeAt: undefined,
  progressAt: undefined,
  hourlyCost: 0,
  unpriced: [],
});

const swept = (
  each: Found,
  fate: Swept['fate'],
  more: { reason?: string; failure?: unknown } = {},
): Swept => ({
  found: each,
  fate,
  verdict: { rule: 'closed', reason: more.reason ?? 'pull request #12 is closed', since: new Date() },
  failure: more.failure,
});

/** One sweep, in which these come to their ends. */
async function sweep(
  all: readonly Swept[],
  permissions: Permissions = { 'pull-requests': 'write', deployments: 'write' },
  tells = { comments: true, deployments: true },
): Promise<void> {
  const client = github.client(permissions);
  const previews = sweptPreviews(
    {
      repositoryId: '74061981',
      tells,
      links: { run: 'https://github.com/octo-org/octo-app/actions/runs/9/attempts/1', summary: undefined },
    },
    () => client,
    (title, message) => warnings.push(`${title}: ${message}`),
  );
  for (const each of all) previews.begin(each.found);
  for (const each of all) previews.tell(each);
  await previews.told();
}

const mine = found('octo-app--pr-12', '74061981/pr-12');
const bodies = (): string[] => github.state().comments.map(({ body }) => body);
const writes = (): GitHubState['requests'] =>
  github.state().requests.filter(({ method, path }) => method !== 'GET' && path !== '/graphql');

describe('the comment of a cluster that is swept', () => {
  it('says that it has gone, why, and in which run', async () => {
    await sweep([swept(mine, 'removed')]);
    const [body = '', ...others] = bodies();
    expect(others).toEqual([]);
    expect(body).toContain('### Cluster `octo-app--pr-12` was removed');
    expect(body).toContain('A sweep found it due: pull request \\#12 is closed.');
    expect(body).toContain('(https://github.com/octo-org/octo-app/actions/runs/9');
    expect(warnings).toEqual([]);
  });

  it('says what is left to a later sweep, and what could not be removed', async () => {
    await sweep([swept(mine, 'going')]);
    expect(bodies()[0]).toContain('### Cluster `octo-app--pr-12` is being removed');
    await sweep([swept(mine, 'failed', { failure: new Error('somebody uses it') })]);
    expect(bodies()[0]).toContain('### Cluster `octo-app--pr-12` could not be removed');
    expect(bodies()[0]).toContain('<th align="left">Failed</th><td>somebody uses it</td>');
  });

  it('stays when the next night brings nothing but another date', async () => {
    const failure = new Error('somebody uses it');
    await sweep([swept(mine, 'failed', { failure, reason: 'it expired 1 d ago' })]);
    const earlier = bodies();
    await sweep([swept(mine, 'failed', { failure, reason: 'it expired 2 d ago' })]);
    expect(bodies()).toEqual(earlier);
  });

  it('is not begun by the sweep', async () => {
    const other = found('octo-app--pr-13', '74061981/pr-13');
    await sweep([swept(other, 'removed')]);
    await sweep([swept(other, 'failed', { failure: new Error('somebody uses it') })]);
    expect(writes()).toEqual([]);
  });

  it('is not that of another cluster of the pull request', async () => {
    await sweep([swept(found('second', '74061981/pr-12'), 'removed')]);
    expect(writes()).toEqual([]);
    github.change({ comments: [said(12, 'second', 'second')] });
    await sweep([swept(found('second', '74061981/pr-12'), 'removed')]);
    expect(bodies().map((body) => body.includes('was removed'))).toEqual([false, true]);
  });

  it.each(['740619810/pr-12', '74061981/run'])('is none where the owner is %s', async (owner) => {
    await sweep([swept(found('octo-app--pr-12', owner), 'removed')]);
    expect(github.state().requests).toEqual([]);
  });
});

describe('the deployment of a cluster that is swept', () => {
  /** Shows the cluster of a pull request, or of a branch. */
  async function deployed(preview: string, cluster: string): Promise<void> {
    const { octokit, owner, repo } = await github.client({ deployments: 'write' });
    await octokit.rest.repos.createDeployment({
      owner,
      repo,
      ref: 'main',
      environment: 'preview',
      task: preview,
      payload: { preview, region, cluster },
      auto_merge: false,
      required_contexts: [],
    });
  }
  const states = (): string[][] =>
    github.state().deployments.map(({ statuses }) => statuses.map(({ state }) => state));
  const only = { comments: false, deployments: true };

  it('ends, also that of a branch and of a cluster that the user named', async () => {
    await deployed('branch-feature-tables-0ad0d6d8', 'octo-app--branch-feature-tables');
    await deployed('staging', 'staging');
    await deployed('pr-12', 'octo-app--pr-12');
    await sweep(
      [
        swept(found('octo-app--branch-feature-tables', '74061981/branch-feature/tables'), 'removed'),
        swept(found('staging', '74061981/pr-12'), 'removed'),
      ],
      undefined,
      only,
    );
    expect(states()).toEqual([['inactive'], ['inactive'], []]);
  });

  it('goes on while the cluster is there', async () => {
    await deployed('pr-12', 'octo-app--pr-12');
    await sweep([swept(mine, 'failed', { failure: new Error('somebody uses it') })], undefined, only);
    expect(states()).toEqual([[]]);
  });
});

describe('a missing permission', () => {
  it('is named once for all clusters', async () => {
    const other = found('octo-app--pr-13', '74061981/pr-13');
    await sweep([swept(mine, 'removed'), swept(other, 'removed')], { 'pull-requests': 'read' });
    const named = warnings.join('\n').match(/`permissions: [\w-]+: write`/g);
    expect(named?.sort()).toEqual([
      '`permissions: deployments: write`',
      '`permissions: pull-requests: write`',
    ]);
  });

  it('is none where neither is wanted', async () => {
    await sweep([swept(mine, 'removed')], {}, { comments: false, deployments: false });
    expect([warnings, github.state().requests]).toEqual([[], []]);
  });
});
