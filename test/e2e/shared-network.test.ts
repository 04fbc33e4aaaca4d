import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EC2 } from '@aws-sdk/client-ec2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InventoryItem, LoggedCall } from '../emulator/core.ts';
import { type Emulator, startEmulator } from './emulator.ts';
import { hasKubectl } from './programs.ts';
import { runAction, runStep, type StepResult } from './runner.ts';

const dir = mkdtempSync(join(tmpdir(), 'shared-network-'));
let emulator: Emulator;
let before: InventoryItem[];

beforeAll(async () => {
  emulator = await startEmulator({ speed: 600, dir });
  before = await emulator.resources();
});

afterAll(async () => {
  await emulator.stop();
  rmSync(dir, { recursive: true });
});

/** A step of a job for this pull request. */
function step(
  command: string,
  pullRequest: number,
  inputs: Record<string, string> = {},
): Promise<StepResult> {
  const event = join(dir, `event-${pullRequest}.json`);
  writeFileSync(event, JSON.stringify({ pull_request: { number: pullRequest } }));
  return runAction({
    inputs: { command, 'role-to-assume': emulator.roleArn, 'poll-interval': '50ms', ...inputs },
    env: { ...emulator.env, GITHUB_EVENT_NAME: 'pull_request', GITHUB_EVENT_PATH: event },
  });
}

const up = (pullRequest: number, inputs: Record<string, string> = {}): Promise<StepResult> =>
  step('up', pullRequest, { network: 'shared', ...inputs });

const succeeded = (result: StepResult): StepResult => {
  expect(result.code, result.log).toBe(0);
  return result;
};

const kubectl = (of: StepResult, script: string): Promise<StepResult> =>
  runStep({ env: emulator.env, exported: of, script });

const networkStack = (): string => `eks-network-${emulator.env.GITHUB_REPOSITORY_ID}`;

const stacksMade = (calls: readonly LoggedCall[]): string[] =>
  calls
    .filter(({ operation, error }) => operation === 'CreateStack' && error === undefined)
    .map(({ request }) => String(Object(request).StackName));

const vpcs = (items: readonly InventoryItem[]): string[] =>
  items.filter(({ type }) => type === 'AWS::EC2::VPC').map(({ id }) => id);

const identities = (items: readonly InventoryItem[]): string[] =>
  items.map(({ type, region, id }) => `${type} ${region} ${id}`).sort();

describe('two pull requests that come at the same moment', () => {
  let one: StepResult;
  let two: StepResult;

  beforeAll(async () => {
    [one, two] = (await Promise.all([up(1), up(2)])).map(succeeded) as [StepResult, StepResult];
  });

  it('share one network, which one of them has made', async () => {
    console.log(one.log, two.log);
    const made = await emulator.resources();
    expect(vpcs(made).length - vpcs(before).length).toBe(1);
    expect(one.outputs['vpc-id']).toBe(two.outputs['vpc-id']);
    expect(stacksMade(await emulator.calls()).filter((name) => name === networkStack())).toHaveLength(1);
  });
  it('goes', async () => {
    console.log((await step('down', 1)).log);
    console.log((await step('up', 2, { network: 'own' })).log);
    console.log((await step('down', 2)).log);
    const items = await emulator.resources();
    const known = identities(before);
    console.log(
      items
        .filter((item) => !known.includes(identities([item])[0] ?? ''))
        .map((item) => JSON.stringify(item))
        .join('\n'),
    );
  });
});
