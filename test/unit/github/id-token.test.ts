import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { IdTokenError, idToken } from '../../../src/github/id-token.ts';
import { answer, type Handler, listen, type TestServer } from '../support/server.ts';

/** GitHub's endpoint, and the environment of a job that may ask it. */
async function github(handler: Handler): Promise<{ env: NodeJS.ProcessEnv; endpoint: TestServer }> {
  const endpoint = await listen(handler);
  const env = {
    ACTIONS_ID_TOKEN_REQUEST_URL: `http://127.0.0.1:${endpoint.port}/token?api-version=2.0`,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'request-token',
  };
  return { env, endpoint };
}

async function eventFile(event: unknown): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'event-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, 'event.json');
  await writeFile(path, JSON.stringify(event));
  return path;
}

describe('an ID token', () => {
  test('is asked of GitHub for an audience', async () => {
    const { env, endpoint } = await github((_, response) => answer(response, { value: 'the-token' }));
    expect(await idToken('sts.amazonaws.com&x=1', env)).toBe('the-token');
    const [request] = endpoint.received;
    expect(request?.headers.authorization).toBe('Bearer request-token');
    expect(Object.fromEntries(request?.url.searchParams ?? [])).toEqual({
      'api-version': '2.0',
      audience: 'sts.amazonaws.com&x=1',
    });
  });

  test('is asked for again while GitHub fails', async () => {
    const failures = [
      (response: Parameters<Handler>[1]) => answer(response, {}, 503),
      (response: Parameters<Handler>[1]) => response.destroy(),
    ];
    const { env, endpoint } = await github((_, response) => {
      const fail = failures.shift();
      if (fail) fail(response);
      else answer(response, { value: 'the-token' });
    });
    expect(await idToken('sts.amazonaws.com', env)).toBe('the-token');
    expect(endpoint.received).toHaveLength(3);
  });

  test('is given up when GitHub goes on failing', async () => {
    const { env, endpoint } = await github((_, response) => answer(response, { message: 'down' }, 502));
    await expect(idToken('sts.amazonaws.com', env)).rejects.toThrow(
      'GitHub made no ID token in 4 attempts: HTTP 502 {"message":"down"}.',
    );
    expect(endpoint.received).toHaveLength(4);
  });

  test('is not asked for again when GitHub refuses', async () => {
    const { env, endpoint } = await github((_, response) => answer(response, { message: 'expired' }, 401));
    await expect(idToken('sts.amazonaws.com', env)).rejects.toThrow(
      'GitHub refuses this job an ID token: HTTP 401 {"message":"expired"}.',
    );
    expect(endpoint.received).toHaveLength(1);
  });

  test('has to be in the answer', async () => {
    const { env } = await github((_, response) => answer(response, { count: 0 }));
    await expect(idToken('sts.amazonaws.com', env)).rejects.toThrow(IdTokenError);
  });
});

describe('without the means to ask for one', () => {
  test('the missing permission is named', async () => {
    await expect(idToken('sts.amazonaws.com', {})).rejects.toThrow(
      /Add `permissions: id-token: write`.*fork/,
    );
    await expect(idToken('sts.amazonaws.com', {})).rejects.toThrow(IdTokenError);
  });

  const pullRequest = (head: string | null): unknown => ({
    pull_request: {
      number: 7,
      head: { repo: head === null ? null : { full_name: head } },
      base: { repo: { full_name: 'octo/app' } },
    },
  });

  test.each([
    ['a fork', 'stranger/app'],
    ['a fork that is gone', null],
  ])('a pull request from %s is told that it cannot have one', async (_, head) => {
    const env = { GITHUB_EVENT_NAME: 'pull_request', GITHUB_EVENT_PATH: await eventFile(pullRequest(head)) };
    await expect(idToken('sts.amazonaws.com', env)).rejects.toThrow(/comes from a fork/);
    await expect(idToken('sts.amazonaws.com', env)).rejects.not.toThrow(/permissions:/);
  });

  test('a pull request from the repository itself is told of the permission', async () => {
    const env = {
      GITHUB_EVENT_NAME: 'pull_request',
      GITHUB_EVENT_PATH: await eventFile(pullRequest('octo/app')),
    };
    await expect(idToken('sts.amazonaws.com', env)).rejects.toThrow(/Add `permissions: id-token: write`/);
  });
});
