import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { makeFreeRole } from './given.ts';
import { makeTheirNetwork, type TheirNetwork } from './given-network.ts';
import { emulatorInTest, stepIn, troublesOf } from './in-test.ts';
import { listIdentity, makeRolesOfPeople } from './listed.ts';
import type { StepResult } from './runner.ts';

const examples = fileURLToPath(new URL('../../examples', import.meta.url));
const emulator = emulatorInTest({ speed: 400 });

const step = (command: string, inputs: Record<string, string>): Promise<StepResult> =>
  stepIn(emulator)(command, inputs, { env: { ...emulator.env, GITHUB_WORKSPACE: examples } });

/** What an example leaves to the inputs. */
const inputsOf: Record<string, Record<string, string>> = {
  'access.yaml': {},
  // By a role whose roles have no boundary.
  'auto-mode.yaml': { 'role-to-assume': 'arn:aws:iam::123456789012:role/free' },
  'cluster.yaml': {},
  'fargate.yaml': {},
  // By a role that may give pods any policy.
  'pods.yaml': { 'role-to-assume': 'arn:aws:iam::123456789012:role/free' },
  'restricted.yaml': { 'cluster-name': 'restricted', region: 'eu-central-1' },
};

/** The account of examples is nobody's: here it is that of the emulator. */
const placeholder = '111122223333';

/** Texts and numbers of a file, but those of which nothing in AWS is made. */
function valuesIn(value: unknown): string[] {
  if (typeof value === 'string' || typeof value === 'number') return [String(value)];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(valuesIn);
}

/** What was asked of AWS and of Kubernetes from a call on, user data in plain text. */
async function askedSince(from: number): Promise<string> {
  const asked = (await emulator.calls(from)).map(({ request }) => JSON.stringify(request)).join('\n');
  const inside = [...asked.matchAll(/[A-Za-z0-9+/]{80,}={0,2}/g)].map(([text]) =>
    Buffer.from(text, 'base64').toString(),
  );
  return [asked, ...inside].join('\n').toLowerCase();
}

/** What EKS calls what Kubernetes has another name for. */
const inEks: Record<string, string> = {
  PreferNoSchedule: 'PREFER_NO_SCHEDULE',
  NoSchedule: 'NO_SCHEDULE',
};

let theirs: TheirNetwork;

/** The ids of what there is here, in place of those that an example has. */
const withIds = (text: string): string =>
  [theirs.vpcId, ...Object.values(theirs.privateSubnets), ...Object.values(theirs.publicSubnets)].reduce(
    (made, id, index) => made.replaceAll(new RegExp(`(vpc|subnet)-0123456789abcdef${index}`, 'g'), id),
    text,
  );

beforeAll(async () => {
  const body = JSON.stringify({ 'On-Demand G and VT': 32 });
  await fetch(`${emulator.url}/_emulator/vcpus`, { method: 'POST', body });
  theirs = await makeTheirNetwork(emulator);
  await makeFreeRole(emulator);
  await makeRolesOfPeople(emulator, '/', 'platform', 'developers');
  await listIdentity(emulator, {
    PRINCIPALS: ['arn:aws:iam::123456789012:*'],
    ACCESS_POLICIES: ['*'],
    GROUPS: ['developers', 'robot', 'robots'],
  });
});

describe('each example of a ClusterConfig', () => {
  const files = readdirSync(examples).filter(
    (name) =>
      name.endsWith('.yaml') && readFileSync(join(examples, name), 'utf8').includes('kind: ClusterConfig'),
  );

  it.each(files)('%s makes a cluster, twice the same, and none is left after down', async (file) => {
    const kubeconfig = join(emulator.env.RUNNER_TEMP ?? '', file);
    const text = readFileSync(join(examples, file), 'utf8');
    const replaced = withIds(text.replaceAll(placeholder, '123456789012'));
    const config = replaced === text ? file : replaced;
    const inputs = { config, ttl: '8h', 'kubeconfig-path': kubeconfig, ...inputsOf[file] };
    const before = (await emulator.resources()).map(({ id }) => id).sort();
    const from = (await emulator.calls()).length;

    const created = await step('up', inputs);
    expect(troublesOf(created)).toEqual([]);
    expect(created.outputs.result).toBe('created');

    // What is in an object of Kubernetes, as the mappings of aws-auth are, is not among its calls.
    const { apiVersion: _, kind: __, iamIdentityMappings: ___, ...fields } = parse(replaced);
    const subnets: Record<string, { id: string }> = {
      ...fields.vpc?.subnets?.public,
      ...fields.vpc?.subnets?.private,
    };
    const asked = await askedSince(from);
    const isAsked = (value: string): boolean => asked.includes(value.toLowerCase());
    const lost = valuesIn(fields).filter(
      (value) => !isAsked(value) && !isAsked(inEks[value] ?? subnets[value]?.id ?? value),
    );
    expect(lost).toEqual([]);

    const again = await step('up', inputs);
    expect(troublesOf(again)).toEqual([]);
    expect(again.outputs.result).toBe('unchanged');

    const removed = await step('down', inputs);
    expect(troublesOf(removed)).toEqual([]);
    expect((await emulator.resources()).map(({ id }) => id).sort()).toEqual(before);
  });
});
