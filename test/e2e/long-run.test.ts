import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { LoggedCall } from '../emulator/core.ts';
import { type Emulator, startEmulator } from './emulator.ts';
import { runAction, type StepResult } from './runner.ts';

const dir = mkdtempSync(join(tmpdir(), 'long-run-'));
let emulator: Emulator;

beforeAll(async () => {
  // The shortest session there is lasts twenty seconds of ours, which is less than a cluster takes to come up.
  emulator = await startEmulator({ speed: 45, dir });
});

afterAll(async () => {
  await emulator.stop();
  rmSync(dir, { recursive: true });
});

beforeEach(() => emulator.reset());

const up = (endpoint: string): Promise<StepResult> =>
  runAction({
    inputs: {
      command: 'up',
      'role-to-assume': emulator.roleArn,
      'role-duration-seconds': '900',
      'poll-interval': '100ms',
      'cluster-name': 'patient',
    },
    env: { ...emulator.env, AWS_ENDPOINT_URL: endpoint },
  });

/** AWS, except that STS promises sessions of a day, whatever it grants. */
async function boastfulAws(): Promise<string> {
  const server = http.createServer(async (incoming, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const { method, url: path, headers } = incoming;
    const request = http.request(new URL(path ?? '/', emulator.url), { method, headers }, async (answer) => {
      let body = '';
      for await (const chunk of answer.setEncoding('utf8')) body += chunk;
      const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
      const { 'content-length': _, ...rest } = answer.headers;
      response.writeHead(answer.statusCode ?? 500, rest);
      response.end(body.replace(/<Expiration>[^<]+</, `<Expiration>${tomorrow}<`));
    });
    request.once('error', () => response.destroy());
    request.end(Buffer.concat(chunks));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const sessions = (calls: readonly LoggedCall[]): number =>
  calls.filter(({ operation }) => operation === 'AssumeRoleWithWebIdentity').length;

const ended = /^(ExpiredToken|ExpiredTokenException|RequestExpired)$/;

describe('a run that outlives its session', () => {
  it('opens a new one in time, so that no call meets the end of the old', async () => {
    const { code, log } = await up(emulator.url);
    expect(log).toContain('Cluster patient is ready');
    expect(code).toBe(0);
    const calls = await emulator.calls();
    expect(sessions(calls)).toBeGreaterThan(1);
    expect(calls.filter(({ error = '' }) => ended.test(error))).toEqual([]);
  });

  it('opens a new one when AWS says that the old has ended before its time', async () => {
    const { code, log } = await up(await boastfulAws());
    expect(log).toContain('Cluster patient is ready');
    expect(code).toBe(0);
    const calls = await emulator.calls();
    expect(calls.filter(({ error = '' }) => ended.test(error))).not.toEqual([]);
    expect(sessions(calls)).toBeGreaterThan(1);
  });
});
