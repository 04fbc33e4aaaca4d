import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { LoggedCall } from '../emulator/core.ts';
import { emulatorInTest, stepIn } from './in-test.ts';
import type { StepResult } from './runner.ts';

/** The shortest session there is. */
const sessionSeconds = 900;
const speed = 90;

const emulator = emulatorInTest({ speed });

beforeEach(() => emulator.reset());

/**
 * Makes a cluster. AWS keeps its answer about the node group until the first session has ended, so that the run outlives it
 * on every machine.
 *
 * @param promised - when a session ends, as STS tells it; without it, STS tells what it grants
 */
async function up(promised?: Date): Promise<StepResult> {
  const { url, granted } = await awsThatPromises(promised);
  await emulator.faults([{ service: 'eks', operation: 'CreateNodegroup', times: 1, effect: 'hold' }]);
  const run = stepIn(emulator)(
    'up',
    {
      'role-duration-seconds': String(sessionSeconds),
      'poll-interval': '100ms',
      'cluster-name': 'patient',
    },
    { env: { ...emulator.env, AWS_ENDPOINT_URL: url } },
  );
  await vi.waitUntil(async () => (await emulator.held()).length > 0, { timeout: 90_000 });
  const [end = ''] = granted;
  await vi.waitUntil(() => Date.now() > Date.parse(end), { timeout: 20_000 });
  await emulator.release();
  return run;
}

/** AWS, and the ends of the sessions that STS has granted, whatever it promises. */
async function awsThatPromises(promised?: Date): Promise<{ url: string; granted: readonly string[] }> {
  const granted: string[] = [];
  const server = http.createServer(async (incoming, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const { method, url: path, headers } = incoming;
    const request = http.request(new URL(path ?? '/', emulator.url), { method, headers }, async (answer) => {
      let body = '';
      for await (const chunk of answer.setEncoding('utf8')) body += chunk;
      const { 'content-length': _, ...rest } = answer.headers;
      response.writeHead(answer.statusCode ?? 500, rest);
      response.end(
        body.replace(/(?<=<Expiration>)[^<]+/, (end) => {
          granted.push(end);
          return promised?.toISOString() ?? end;
        }),
      );
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
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, granted };
}

function openings(calls: readonly LoggedCall[]): LoggedCall[] {
  return calls.filter(({ operation }) => operation === 'AssumeRoleWithWebIdentity');
}

const ended = /^(ExpiredToken|ExpiredTokenException|RequestExpired)$/;

describe('a run that outlives its session', () => {
  it('opens a new one in time, so that no call meets the end of the old', async () => {
    const { code, log } = await up();
    expect(log).toContain('Cluster patient is ready');
    expect(code).toBe(0);
    const calls = await emulator.calls();
    expect(openings(calls).length).toBeGreaterThan(1);
    expect(calls.filter(({ error = '' }) => ended.test(error))).toEqual([]);
  });

  it('opens a new one when it is told that the old has ended before its time', async () => {
    const { code, log } = await up(new Date(Date.now() + 86_400_000));
    expect(log).toContain('Cluster patient is ready');
    expect(code).toBe(0);
    // STS has promised a day. Which is asked first, AWS or the cluster, is a matter of moments: both say so.
    expect(openings(await emulator.calls()).length).toBeGreaterThan(1);
  });
});
