import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createGitHub, type GitHub, type GitHubState } from '../../emulator/github/index.ts';
import type { JobSpec, Permissions } from '../../emulator/github/jobs.ts';
import { type OidcProvider, oidcProvider } from '../../emulator/github/oidc.ts';
import { workflowRun } from '../../emulator/github/workflow.ts';

let github: GitHub;
/** Its keys take a while to make. */
let oidc: OidcProvider;

beforeAll(async () => {
  oidc = await oidcProvider();
});

beforeEach(() => {
  github = createGitHub(workflowRun, oidc, () => 'http://github.test');
});

const change = (state: object): object | undefined =>
  github.control['POST /_emulator/github']?.(JSON.stringify(state));
const limits = (rules: readonly object[]): object | undefined =>
  github.control['POST /_emulator/github/limits']?.(JSON.stringify(rules));
const state = (): GitHubState => github.control['GET /_emulator/github']?.('') as GitHubState;

interface Answer {
  status: number;
  headers: Record<string, string>;
  // biome-ignore lint/suspicious/noExplicitAny: whatever GitHub answers
  body: any;
}

/** Somebody with a token of these permissions; null for nobody. */
function as(permissions: Permissions | null) {
  const token = permissions === null ? null : github.start({ event: 'push', permissions }).env.GITHUB_TOKEN;
  return async (method: string, path: string, body?: unknown): Promise<Answer> => {
    const [route = '', query = ''] = path.split('?');
    const answer = await github.respond({
      method,
      path: `/github/api${route.startsWith('/graphql') ? '' : '/repos/octo-org/octo-app'}${route}`,
      query,
      headers: { host: 'github.test', ...(token && { authorization: `token ${token}` }) },
      body: Buffer.from(body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body)),
    });
    return { ...answer, body: JSON.parse(String(answer.body)) };
  };
}

describe('permissions', () => {
  it('hides a private repository from whoever has no token, and refuses a token it does not know', async () => {
    expect(await as(null)('GET', '/pulls')).toMatchObject({ status: 404, body: { message: 'Not Found' } });
    const answer = await github.respond({
      method: 'GET',
      path: '/github/api/repos/octo-org/octo-app/pulls',
      query: '',
      headers: { authorization: 'token ghs_other' },
      body: Buffer.from(''),
    });
    expect([answer.status, JSON.parse(String(answer.body)).message]).toEqual([401, 'Bad credentials']);
  });

  it.each([
    ['GET', '/pulls', { contents: 'write' }, 'pull_requests=read'],
    ['GET', '/pulls/7', { issues: 'write' }, 'pull_requests=read'],
    ['GET', '/branches', { 'pull-requests': 'write' }, 'contents=read'],
    ['GET', '/issues/7/comments', { contents: 'write' }, 'issues=read; pull_requests=read'],
    ['POST', '/issues/7/comments', { 'pull-requests': 'read' }, 'issues=write; pull_requests=write'],
    ['POST', '/deployments', { deployments: 'read' }, 'deployments=write'],
    ['POST', '/issues', { 'pull-requests': 'write' }, 'issues=write'],
  ] as const)('refuses %s %s with %o, and says what it takes', async (method, path, permissions, needed) => {
    change({ pulls: [{ number: 7 }] });
    const { status, body, headers } = await as(permissions)(method, path, {});
    expect(status).toBe(403);
    expect(body).toMatchObject({ message: 'Resource not accessible by integration', status: '403' });
    expect(headers['x-accepted-github-permissions']).toBe(needed);
  });

  it('gives forks tokens that only read, and no ID tokens', () => {
    change({ pulls: [{ number: 7, fork: 'mallory/octo-app' }] });
    const permissions = { 'id-token': 'write', 'pull-requests': 'write' } as const;
    const { env } = github.start({ event: 'pull_request', action: 'opened', pull: 7, permissions });
    expect(env).not.toHaveProperty('ACTIONS_ID_TOKEN_REQUEST_URL');
    const target = github.start({ event: 'pull_request_target', action: 'opened', pull: 7, permissions });
    expect(target.env).toHaveProperty('ACTIONS_ID_TOKEN_REQUEST_URL');
  });

  it('gives Dependabot what the permissions name, an ID token too', () => {
    change({ pulls: [{ number: 8, author: 'dependabot[bot]' }] });
    const opened = { event: 'pull_request', action: 'opened', pull: 8 };
    const { env } = github.start({ ...opened, permissions: { 'id-token': 'write' } });
    expect(env).toMatchObject({ GITHUB_ACTOR: 'dependabot[bot]' });
    expect(env).toHaveProperty('ACTIONS_ID_TOKEN_REQUEST_URL');
    expect(github.start({ ...opened, permissions: {} }).env).not.toHaveProperty(
      'ACTIONS_ID_TOKEN_REQUEST_URL',
    );
  });
});

describe('pull requests and branches', () => {
  const read = { 'pull-requests': 'read', contents: 'read' } as const;

  it('lists the open ones, the newest first, and knows each by its number', async () => {
    change({
      pulls: [{ number: 7 }, { number: 9, draft: true, labels: ['preview'] }, { number: 8, state: 'closed' }],
    });
    const ask = as(read);
    const numbers = async (query: string): Promise<number[]> =>
      (await ask('GET', `/pulls${query}`)).body.map(({ number }: { number: number }) => number);
    expect(await numbers('')).toEqual([9, 7]);
    expect(await numbers('?state=all')).toEqual([9, 8, 7]);
    expect((await ask('GET', '/pulls/9')).body).toMatchObject({ draft: true, labels: [{ name: 'preview' }] });
    expect((await ask('GET', '/pulls/99')).status).toBe(404);
  });

  it('has a branch for each of its own pull requests, until it is deleted', async () => {
    change({
      pulls: [
        { number: 7, head: 'feature/x' },
        { number: 8, head: 'y', fork: 'mallory/octo-app' },
      ],
    });
    const ask = as(read);
    const names = async (): Promise<string[]> =>
      (await ask('GET', '/branches')).body.map(({ name }: { name: string }) => name);
    expect(await names()).toEqual(['main', 'feature/x']);
    expect((await ask('GET', '/branches/feature/x')).status).toBe(200);
    change({ branches: ['main'] });
    expect(await names()).toEqual(['main']);
    expect((await ask('GET', '/branches/feature/x')).status).toBe(404);
  });
});

describe('comments', () => {
  const write = { 'pull-requests': 'write' } as const;

  it('come in pages, each with the way to the others', async () => {
    change({
      pulls: [{ number: 7 }],
      comments: Array.from({ length: 5 }, (_, at) => ({ issue: 7, author: 'octocat', body: `${at}` })),
    });
    const ask = as(write);
    const { body, headers } = await ask('GET', '/issues/7/comments?per_page=2&page=2');
    expect(body.map((comment: { body: string }) => comment.body)).toEqual(['2', '3']);
    const at = 'http://github.test/github/api/repos/octo-org/octo-app/issues/7/comments?per_page=2&page=';
    expect(headers.link?.split(', ')).toEqual([
      `<${at}1>; rel="prev"`,
      `<${at}3>; rel="next"`,
      `<${at}3>; rel="last"`,
      `<${at}1>; rel="first"`,
    ]);
  });

  it('are written as the bot of Actions, whose name GraphQL tells, and changed', async () => {
    change({ pulls: [{ number: 7 }] });
    const ask = as(write);
    const { status, body } = await ask('POST', '/issues/7/comments', { body: 'hello' });
    expect([status, body.user.login]).toEqual([201, 'github-actions[bot]']);
    const viewer = await ask('POST', '/graphql', { query: '{ viewer { login } }' });
    expect(viewer.body.data.viewer.login).toBe(body.user.login);
    await ask('PATCH', `/issues/comments/${body.id}`, { body: 'good bye' });
    expect(state().comments).toMatchObject([{ body: 'good bye' }]);
  });

  it.each([
    ['{', 400, 'Problems parsing JSON'],
    [{}, 422, 'Invalid request.\n\n"body" wasn\'t supplied.'],
    [{ body: ' ' }, 422, 'Validation Failed'],
    [{ body: 'x'.repeat(65_537) }, 422, 'Validation Failed'],
  ])('refuses a body that is none', async (body, status, message) => {
    change({ pulls: [{ number: 7 }] });
    expect(await as(write)('POST', '/issues/7/comments', body)).toMatchObject({ status, body: { message } });
  });
});

describe('deployments', () => {
  const write = { deployments: 'write' } as const;
  const good = { ref: 'main', environment: 'preview', required_contexts: [], auto_merge: false };

  it('want every check to have passed unless they are told not to', async () => {
    const { status, body } = await as(write)('POST', '/deployments', { ref: 'main' });
    expect([status, body.message]).toEqual([409, 'Conflict: Commit status checks failed for main.']);
  });

  it('merge the default branch into the ref unless they are told not to', async () => {
    change({ branches: ['main', 'x'] });
    const { status } = await as(write)('POST', '/deployments', { ref: 'x', required_contexts: [] });
    expect(status).toBe(202);
    expect(state().deployments).toEqual([]);
  });

  it('are told apart by their tasks, and leave their environments behind', async () => {
    const ask = as(write);
    for (const [environment, task] of [
      ['preview', 'pr-7'],
      ['preview', 'pr-8'],
      ['other', 'pr-7'],
    ]) {
      const { body } = await ask('POST', '/deployments', { ...good, environment, task });
      await ask('POST', `/deployments/${body.id}/statuses`, { state: 'inactive' });
    }
    const { body } = await ask('GET', '/deployments?environment=preview&task=pr-7');
    expect(body).toMatchObject([{ environment: 'preview', task: 'pr-7' }]);
    expect(state().environments).toEqual(['preview', 'other']);
  });

  it('know no ref that is not there', async () => {
    const { status, body } = await as(write)('POST', '/deployments', { ...good, ref: 'gone' });
    expect([status, body.message]).toEqual([422, 'No ref found for: gone']);
  });

  it.each([
    [false, ['success', 'inactive']],
    [true, ['success']],
  ])('are ended by the next one only where they are not transient (%s)', async (transient, first) => {
    const ask = as(write);
    for (const _ of [1, 2]) {
      const { body } = await ask('POST', '/deployments', { ...good, transient_environment: transient });
      await ask('POST', `/deployments/${body.id}/statuses`, { state: 'success' });
    }
    const states = state().deployments.map(({ statuses }) => statuses.map((status) => status.state));
    expect(states).toEqual([first, ['success']]);
  });

  it('take no state, no address and no description that GitHub would not', async () => {
    const ask = as(write);
    const { body } = await ask('POST', '/deployments', good);
    const status = async (given: object): Promise<number> =>
      (await ask('POST', `/deployments/${body.id}/statuses`, given)).status;
    expect(await status({ state: 'done' })).toBe(422);
    expect(await status({ state: 'success', environment_url: 'nowhere' })).toBe(422);
    expect(await status({ state: 'success', description: 'x'.repeat(141) })).toBe(422);
    expect(await status({ state: 'inactive' })).toBe(201);
  });
});

describe('issues', () => {
  it('are opened, found by label, and closed; pull requests are among them', async () => {
    change({ pulls: [{ number: 7 }] });
    const ask = as({ issues: 'write' });
    const { body } = await ask('POST', '/issues', { title: 'Left over', labels: ['eks'] });
    expect((await ask('GET', '/issues')).body).toMatchObject([{ title: 'Left over' }, { pull_request: {} }]);
    expect((await ask('GET', '/issues?labels=eks')).body).toHaveLength(1);
    await ask('PATCH', `/issues/${body.number}`, { state: 'closed' });
    expect((await ask('GET', '/issues?labels=eks')).body).toEqual([]);
    expect((await ask('PATCH', `/issues/${body.number}`, { state: 'gone' })).status).toBe(422);
  });
});

describe('limits', () => {
  it('strike as many requests as they are told to, in GitHub’s words', async () => {
    const ask = as({ 'pull-requests': 'read' });
    limits([{ effect: 'secondary', times: 1, retryAfter: 3, status: 429 }]);
    const struck = await ask('GET', '/pulls');
    expect([struck.status, struck.headers['retry-after']]).toEqual([429, '3']);
    expect(struck.body.message).toMatch(/^You have exceeded a secondary rate limit/);
    expect((await ask('GET', '/pulls')).status).toBe(200);

    limits([{ effect: 'primary', times: 1, method: 'GET', path: '/branches' }]);
    expect((await ask('GET', '/pulls')).headers['x-ratelimit-remaining']).not.toBe('0');
    const over = await ask('GET', '/branches');
    expect([over.status, over.headers['x-ratelimit-remaining']]).toEqual([403, '0']);
  });
});

describe('the jobs of events', () => {
  const refs = (spec: JobSpec): (string | undefined)[] => {
    const { env } = github.start(spec);
    return [env.GITHUB_EVENT_NAME, env.GITHUB_REF, env.GITHUB_HEAD_REF, env.GITHUB_BASE_REF];
  };

  it('are on the refs that GitHub gives them', () => {
    change({
      pulls: [
        { number: 7, head: 'x' },
        { number: 8, head: 'y', state: 'closed', merged: true },
      ],
    });
    expect(refs({ event: 'pull_request', action: 'opened', pull: 7 })).toEqual([
      'pull_request',
      'refs/pull/7/merge',
      'x',
      'main',
    ]);
    expect(refs({ event: 'pull_request', action: 'closed', pull: 8 })[1]).toBe('refs/heads/main');
    expect(refs({ event: 'pull_request_target', action: 'opened', pull: 7 })[1]).toBe('refs/heads/main');
    expect(refs({ event: 'delete', branch: 'x' })[1]).toBe('refs/heads/main');
    expect(refs({ event: 'push', tag: 'v1' })[1]).toBe('refs/tags/v1');
    expect(refs({ event: 'schedule' })).toEqual(['schedule', 'refs/heads/main', '', '']);
  });

  it('cannot be started by what cannot have happened', () => {
    change({ pulls: [{ number: 7 }] });
    expect(() => refs({ event: 'pull_request', action: 'closed', pull: 7 })).toThrow(
      'it cannot have been closed',
    );
    expect(() => refs({ event: 'pull_request', action: 'opened', pull: 8 })).toThrow(
      'there is no pull request 8',
    );
  });

  it('have ID tokens that speak of them', async () => {
    change({ pulls: [{ number: 7, head: 'x' }] });
    const claims = async (spec: JobSpec): Promise<Record<string, string>> => {
      const { env } = github.start(spec);
      const { body } = await github.respond({
        method: 'GET',
        path: '/github/oidc/token',
        query: 'audience=sts.amazonaws.com',
        headers: { authorization: `bearer ${env.ACTIONS_ID_TOKEN_REQUEST_TOKEN}` },
        body: Buffer.from(''),
      });
      const [, payload = ''] = JSON.parse(String(body)).value.split('.');
      return JSON.parse(Buffer.from(payload, 'base64url').toString());
    };
    const opened = { action: 'opened', pull: 7 };
    expect(await claims({ event: 'pull_request', ...opened })).toMatchObject({
      sub: 'repo:octo-org/octo-app:pull_request',
      ref: 'refs/pull/7/merge',
      event_name: 'pull_request',
      head_ref: 'x',
      job_workflow_ref: 'octo-org/octo-app/.github/workflows/cluster.yml@refs/pull/7/merge',
    });
    expect(await claims({ event: 'pull_request_target', ...opened })).toMatchObject({
      sub: 'repo:octo-org/octo-app:ref:refs/heads/main',
      event_name: 'pull_request_target',
    });
    const reusable = 'octo-org/ci/.github/workflows/preview.yml@refs/tags/v1';
    expect(await claims({ event: 'push', environment: 'staging', jobWorkflowRef: reusable })).toMatchObject({
      sub: 'repo:octo-org/octo-app:environment:staging',
      job_workflow_ref: reusable,
    });
  });
});
