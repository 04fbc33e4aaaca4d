import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readRequest } from '../../../src/config/read-request.ts';
import {
  type ClusterRequest,
  type Idle,
  isOfAll,
  type Request,
  type SweepRequest,
} from '../../../src/config/request.ts';
import { InputError } from '../../../src/inputs.ts';
import type { ClusterSpec } from '../../../src/spec/spec.ts';

/** What the runner sets in a job for a push to main. */
export const job = {
  GITHUB_REPOSITORY: 'octo/My.App',
  GITHUB_REPOSITORY_ID: '4711',
  GITHUB_RUN_ID: '99',
  GITHUB_REF: 'refs/heads/main',
  GITHUB_EVENT_NAME: 'push',
  RUNNER_TEMP: '/runner/temp',
  AWS_REGION: 'eu-west-1',
};

/** When every step of these tests runs. */
export const now = new Date('2026-11-22T07:04:05.678Z');

/** What a step with these inputs asks of a cluster: `up`, unless they say otherwise. */
export async function request(
  inputs: Record<string, string> = {},
  env?: NodeJS.ProcessEnv,
): Promise<ClusterRequest> {
  const asked = await ask(inputs, env);
  if (asked.command === 'none' || isOfAll(asked))
    throw new Error(`${asked.command} is about no single cluster`);
  return asked;
}

/** What a sweep with these inputs asks for. */
export async function sweepRequest(
  inputs: Record<string, string> = {},
  env?: NodeJS.ProcessEnv,
): Promise<SweepRequest> {
  const asked = await ask({ command: 'sweep', ...inputs }, env);
  if (asked.command === 'none' || !isOfAll(asked)) throw new Error(`${asked.command} is no sweep`);
  return asked;
}

export function ask(inputs: Record<string, string>, env: NodeJS.ProcessEnv = job): Promise<Request | Idle> {
  const given = Object.entries({ command: 'up', ...inputs });
  const variables = given.map(([name, text]) => [`INPUT_${name.toUpperCase()}`, text]);
  return readRequest({ ...env, ...Object.fromEntries(variables) }, now);
}

/** What is wrong with these inputs; nothing, when the step may go on. */
export async function problems(
  inputs: Record<string, string>,
  env?: NodeJS.ProcessEnv,
): Promise<readonly string[]> {
  try {
    await ask(inputs, env);
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
  return [];
}

/** The environment of a job that a pull request of the repository itself has started. */
export function pullRequestEvent(number: number, more: object = {}): NodeJS.ProcessEnv {
  const repo = { full_name: job.GITHUB_REPOSITORY };
  const pull = { number, state: 'open', head: { ref: 'change', repo }, base: { repo } };
  return eventOf('pull_request', { action: 'opened', pull_request: pull, ...more });
}

/** The environment of a job for an event with this payload. */
export function eventOf(name: string, payload: object): NodeJS.ProcessEnv {
  const path = join(mkdtempSync(join(tmpdir(), 'event-')), 'event.json');
  writeFileSync(path, JSON.stringify(payload));
  return { ...job, GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: path };
}

/** The text of a ClusterConfig with these lines, which begin at line 3. */
export function clusterConfig(lines = ''): string {
  return `apiVersion: eksctl.io/v1alpha5\nkind: ClusterConfig\n${lines}`;
}

/** What the step makes of a ClusterConfig with these lines. */
export const specOf = async (lines: string, inputs: Record<string, string> = {}): Promise<ClusterSpec> =>
  (await request({ config: clusterConfig(lines), ...inputs })).spec;

/** What is wrong with a ClusterConfig of these lines. */
export const problemsOf = (
  lines: string,
  inputs: Record<string, string> = {},
  env?: NodeJS.ProcessEnv,
): Promise<readonly string[]> => problems({ config: clusterConfig(lines), ...inputs }, env);
