import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPreview, type Preview, type PreviewRequest } from '../../../src/github/preview.ts';
import type { Outputs } from '../../../src/outputs.ts';
import type { GitHubState } from '../../emulator/github/index.ts';
import type { Permissions } from '../../emulator/github/jobs.ts';
import { type GitHubOnLoopback, gitHubOnLoopback } from '../support/github.ts';

let github: GitHubOnLoopback;
/** What the runs of a test were warned of, and what they said. */
let warnings: string[];
let said: string[];

beforeAll(async () => {
  github = await gitHubOnLoopback();
});

afterAll(() => github.close());

beforeEach(() => {
  github.reset();
  warnings = [];
  said = [];
  github.change({ pulls: [{ number: 12, head: 'feature/tables' }] });
});

const change = (given: object): void => github.change(given);
const limits = (rules: readonly object[]): void => github.limits(rules);
const state = (): GitHubState => github.state();

const writing: Permissions = { 'pull-requests': 'write', deployments: 'write' };

/** A run that is asked for one of the two only: GitHub wants a second between two writes. */
const commenting = (more: Partial<PreviewRequest> = {}, region?: string): Preview =>
  run(writing, { deploys: false, ...more }, region);
const deploying = (more: Partial<PreviewRequest> = {}): Preview => run(writing, { comments: false, ...more });

/** One run of a workflow for pull request 12. */
function run(
  permissions: Permissions = writing,
  more: Partial<PreviewRequest> = {},
  region = 'eu-west-1',
): Preview {
  return createPreview(
    {
      preview: 'pr-12',
      pullRequest: 12,
      branch: 'feature/tables',
      comments: true,
      deploys: true,
      looksAgain: true,
      environmentUrl: undefined,
      links: { run: 'https://github.com/octo-org/octo-app/actions/runs/1/attempts/1', summary: undefined },
      action: 'octo-org/eks@v1',
      ...more,
    },
    { name: 'octo-app--pr-12', region, roleArn: undefined },
    () => github.client(permissions, (message) => said.push(message)),
    (title, message) => warnings.push(`${title}: ${message}`),
  );
}

const outputs: Outputs = {
  'cluster-name': 'octo-app--pr-12',
  endpoint: 'https://example.eks.amazonaws.com',
  'kubernetes-version': '1.36',
  'expires-at': 'never',
  'cost-so-far': '0.10',
};
const cluster = {
  nodes: '2 Ready: default (t3.medium)',
  price: 'about $0.243 an hour',
  entrants: 'nobody yet but the role of this run: list people in `admins` or `viewers`',
  console: 'https://eu-west-1.console.aws.amazon.com/eks/clusters/octo-app--pr-12?region=eu-west-1',
};

async function up(
  result: 'created' | 'updated' | 'unchanged',
  given: Outputs = {},
  preview = run(),
): Promise<void> {
  preview.begin('up');
  await preview.ended({ ...outputs, ...given, result }, cluster);
}

async function down(result: 'deleted' | 'absent', preview = run()): Promise<void> {
  preview.begin('down');
  await preview.ended({ 'cluster-name': 'octo-app--pr-12', result }, {});
}

const ours = (): GitHubState['comments'] =>
  state().comments.filter(({ author }) => author === 'github-actions[bot]');
const heading = (): string | undefined => /^### (.*)$/m.exec(ours()[0]?.body ?? '')?.[1];
const statuses = (): string[][] =>
  state().deployments.map((each) => each.statuses.map((status) => status.state));

/** Requests that change something. */
const writes = (): string[] =>
  state()
    .requests.filter(({ method, path }) => method !== 'GET' && path !== '/graphql')
    .map(({ method, path }) => `${method} ${path}`);

describe('the comment', () => {
  it('is one, and follows the cluster from its making to its end', async () => {
    const first = commenting();
    first.begin('up');
    await vi.waitUntil(heading, { timeout: 20_000 });
    expect(heading()).toBe('Cluster `octo-app--pr-12` is being made ready');
    await first.ended({ ...outputs, result: 'created' }, cluster);
    expect(heading()).toBe('Cluster `octo-app--pr-12` is ready');
    await up('updated', { 'kubernetes-version': '1.37' }, commenting());
    expect(heading()).toBe('Cluster `octo-app--pr-12` was updated and is ready');
    await down('deleted', commenting());
    expect(heading()).toBe('Cluster `octo-app--pr-12` was removed');
    expect(ours()).toHaveLength(1);
    expect(warnings).toEqual([]);
  });

  it('shows how to connect: with a step where it is known how workflows use the action', async () => {
    await up('created', {}, commenting());
    expect(ours()[0]?.body).toContain('- uses: octo-org/eks@v1\n  with:\n    command: connect');
    await up('updated', { 'kubernetes-version': '1.37' }, commenting({ action: undefined }));
    expect(ours()[0]?.body).not.toContain('uses:');
    expect(ours()[0]?.body).toContain('aws eks update-kubeconfig --name octo-app--pr-12 --region eu-west-1');
  });

  it('is found on whatever page it is, by its marker and by who wrote it', async () => {
    const marker =
      '<!-- eks-cluster-action {"preview":"pr-12","region":"eu-west-1","state":"ready","content":""} -->';
    change({
      comments: [
        { issue: 12, author: 'mallory', body: marker },
        ...Array.from({ length: 205 }, (_, at) => ({ issue: 12, author: 'octocat', body: `${at}` })),
        { issue: 12, author: 'github-actions[bot]', body: 'a comment of another workflow' },
        { issue: 12, author: 'github-actions[bot]', body: marker },
      ],
    });
    await up('updated', {}, commenting());
    const [other, own, ...more] = ours();
    expect([other?.body, more]).toEqual(['a comment of another workflow', []]);
    expect(own?.body).toContain('was updated and is ready');
    expect(state().comments[0]?.body).toBe(marker);
  });

  it('is not written when nothing changed, though the run is another and the cost has grown', async () => {
    await up('created', {}, commenting());
    const before = ours();
    const earlier = writes().length;
    await up(
      'unchanged',
      { 'cost-so-far': '0.30' },
      commenting({ links: { run: 'https://github.com/other', summary: undefined } }),
    );
    expect(ours()).toEqual(before);
    expect(writes().slice(earlier)).toEqual([]);
  });

  it('is not written for a cluster that never was', async () => {
    await down('absent', run());
    expect(writes()).toEqual([]);
  });

  it('is one for each preview of the pull request', async () => {
    await up('created', {}, commenting());
    await up('created', {}, commenting({}, 'us-east-1'));
    expect(ours().map(({ body }) => /^Region (\S+)\./m.exec(body)?.[1])).toEqual(['eu-west-1', 'us-east-1']);
  });

  it('says why something failed, in words that GitHub takes for nothing else', async () => {
    const preview = commenting();
    preview.begin('up');
    await preview.failed(outputs, { reason: 'no ```fence``` stops @octo-org/everyone <img src=x>' });
    const body = ours()[0]?.body ?? '';
    expect(heading()).toBe('Cluster `octo-app--pr-12` could not be finished');
    expect(body).toContain('stops @\u200bocto-org/everyone &lt;img src=x&gt;</blockquote>');
  });

  it('says of a cluster that is there what it was made for, who may enter, when it goes, and where AWS shows it', async () => {
    const commit = 'abcdef0123456789abcdef0123456789abcdef01';
    const given = { 'expires-at': '2099-11-28T22:18:07Z' };
    await up('created', given, commenting({ commit, closing: true }));
    const body = ours()[0]?.body ?? '';
    const row = (label: string): string | undefined =>
      new RegExp(`>${label}</th><td>(.*)</td>`).exec(body)?.[1];
    expect(row('Made for')).toBe('abcdef0');
    expect(row('Who may enter')).toBe(
      'nobody yet but the role of this run: list people in <code>admins</code> or <code>viewers</code>',
    );
    expect(row('Goes')).toMatch(
      /^when this pull request is closed, or with a sweep after 2099-11-28 22:18 UTC \(in \d+ d.*\)$/,
    );
    expect(row('AWS console')).toBe(`<a href="${cluster.console}">cluster</a>`);
    const before = writes().length;
    await up('unchanged', given, commenting({ commit, closing: true }));
    expect(writes()).toHaveLength(before);
    await up('unchanged', given, commenting({ commit: commit.replace('a', 'b'), closing: true }));
    expect(ours()[0]?.body).toContain('>bbcdef0<');
  });

  it('says of a failure what failed, what to do, and what is still there at what price; the rest is folded', async () => {
    const preview = commenting({ closing: true });
    preview.begin('up');
    await preview.failed(outputs, {
      failures: [
        {
          of: 'node group default',
          title: 'Access denied',
          words: 'EKS refused …',
          next: 'Allow `eks:CreateNodegroup`.',
        },
      ],
      left: {
        cluster: 'octo-app--pr-12',
        region: 'eu-west-1',
        what: 'control plane, network',
        price: 'about $0.150 an hour',
        expiresAt: 'never',
      },
      reason: 'node group default: EKS refused …',
    });
    expect(ours()[0]?.body).toContain(
      [
        '<table>',
        '<tr><th align="left">Failed</th><td>node group default: Access denied</td></tr>',
        '<tr><th align="left">Next</th><td>Allow <code>eks:CreateNodegroup</code>.</td></tr>',
        '<tr><th align="left">Still there</th><td>control plane, network: about $0.150 an hour</td></tr>',
        '<tr><th align="left">Goes</th><td>when this pull request is closed</td></tr>',
        '<tr><th align="left">To remove it</th><td>a step with <code>command: down</code>, <code>cluster-name: octo-app--pr-12</code> and <code>region: eu-west-1</code></td></tr>',
        '</table>',
        '',
        '<details><summary>In full</summary>',
        '<blockquote>node group default: EKS refused …</blockquote>',
        '</details>',
      ].join('\n'),
    );
    const unanswered = commenting({ closing: true });
    unanswered.begin('up');
    await unanswered.failed(outputs, {
      left: { cluster: 'octo-app--pr-12', region: 'eu-west-1', unknown: 'You are not authorized' },
      reason: 'EKS refused …',
    });
    expect(ours()[0]?.body).toContain('>Still there</th><td>not known: You are not authorized<');
    expect(ours()[0]?.body).not.toContain('>Goes<');
    expect(ours()[0]?.body).toContain('>To remove it<');
    const removal = commenting();
    removal.begin('down');
    await removal.failed(outputs, { reason: 'no answer' });
    expect(heading()).toBe('Cluster `octo-app--pr-12` could not be removed');
  });

  it.each([403, 429])(
    'waits when GitHub asks for it with %i, and tries again when GitHub fails',
    async (status) => {
      limits([
        { effect: 'secondary', times: 1, method: 'POST', path: '/comments', retryAfter: 1, status },
        { effect: 'unavailable', times: 1, method: 'GET', path: '/comments' },
      ]);
      await up('created', {}, commenting());
      expect(heading()).toBe('Cluster `octo-app--pr-12` is ready');
      expect(said).toEqual([expect.stringMatching(/rate limit stops POST .* asked again in 1 s/)]);
      expect(warnings).toEqual([]);
    },
  );

  it('is given up when GitHub asks for too long a wait', async () => {
    limits([{ effect: 'secondary', times: 9, method: 'POST', path: '/comments', retryAfter: 600 }]);
    await up('created', {}, commenting());
    expect(ours()).toEqual([]);
    expect(warnings).toEqual([expect.stringMatching(/^No comment: GitHub answered: You have exceeded/)]);
  });
});

describe('the deployment', () => {
  it('is one for the life of a preview, and a new one for the next', async () => {
    await up('created', {}, deploying());
    await up('unchanged', {}, deploying());
    expect(statuses()).toEqual([['in_progress', 'success']]);
    await down('deleted', deploying());
    await up('created', {}, deploying());
    expect(statuses()).toEqual([
      ['in_progress', 'success', 'inactive'],
      ['in_progress', 'success'],
    ]);
    expect(state().deployments[1]).toMatchObject({ environment: 'preview', ref: 'feature/tables' });
  });

  it('is found among those of other pull requests, and leaves no environment of its own', async () => {
    await up('created', {}, deploying());
    await up('created', {}, deploying({ preview: 'pr-13' }));
    await down('deleted', deploying());
    expect(statuses()).toEqual([
      ['in_progress', 'success', 'inactive'],
      ['in_progress', 'success'],
    ]);
    expect(state().environments).toEqual(['preview']);
  });

  it('leads to where the user says', async () => {
    await up('created', {}, deploying({ environmentUrl: 'https://pr-12.example.com' }));
    expect(state().deployments[0]?.statuses.at(-1)?.environmentUrl).toBe('https://pr-12.example.com');
  });

  it('fails with the cluster, and recovers with it', async () => {
    const preview = deploying();
    preview.begin('up');
    await preview.failed(outputs, { reason: 'no capacity' });
    await up('created', {}, deploying());
    expect(statuses()).toEqual([['in_progress', 'failure', 'success']]);
  });
});

describe('a missing permission', () => {
  it.each([
    ['pull-requests: write', { deployments: 'write', 'pull-requests': 'read' }],
    ['deployments: write', { 'pull-requests': 'write' }],
  ] as const)('is named, and stops nothing else: %s', async (line, permissions) => {
    await up('created', {}, run({ ...permissions }));
    expect(warnings).toEqual([expect.stringContaining(`Add \`permissions: ${line}\` to the job`)]);
    expect([ours().length, statuses().length]).toEqual(line.startsWith('deployments') ? [1, 0] : [0, 1]);
  });

  it('is one warning, whatever it keeps from being told', async () => {
    const preview = run({ contents: 'read' });
    preview.begin('up');
    await preview.pullRequestNow();
    await preview.ended({ ...outputs, result: 'created' }, cluster);
    expect(warnings).toEqual([
      expect.stringMatching(
        /^GitHub is told little: GitHub refuses .* Add `permissions: pull-requests: write` and `permissions: deployments: write` to the job, .*`comment: false`.*`deployment: false`.*`down` or `sweep` removes the cluster\.$/,
      ),
    ]);
  });

  it('leaves it open whether the pull request is closed', async () => {
    change({ pulls: [{ number: 12, state: 'closed' }] });
    expect(await run({ 'pull-requests': 'read' }).pullRequestNow()).toBe('closed');
    const opening = run({ contents: 'read' }, { comments: false, deploys: false });
    expect(await opening.pullRequestNow()).toBeUndefined();
    await opening.ended({ result: 'skipped' }, {});
    expect(warnings).toEqual([expect.stringContaining('Add `permissions: pull-requests: read` to the job')]);
    const closing = run({ contents: 'read' }, { comments: false, deploys: false });
    closing.begin('down');
    expect(await closing.pullRequestNow()).toBeUndefined();
    await closing.ended({ result: 'skipped' }, {});
    expect(warnings.at(-1)).toContain('its cluster goes, as the event says');
  });
});

describe('what is not asked for', () => {
  it('is not told', async () => {
    await up('created', {}, run(writing, { comments: false, deploys: false }));
    expect(state().requests).toEqual([]);
  });
});
