import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
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
  'restricted.yaml': { 'cluster-name': 'restricted', region: 'eu-central-1' },
};

/** The account of examples is nobody's: here it is that of the emulator. */
const placeholder = '111122223333';

let theirs: TheirNetwork;

/** The ids of what there is here, in place of those that an example has. */
const withIds = (text: string): string =>
  [theirs.vpcId, ...Object.values(theirs.privateSubnets), ...Object.values(theirs.publicSubnets)].reduce(
    (made, id, index) => made.replaceAll(new RegExp(`(vpc|subnet)-0123456789abcdef${index}`, 'g'), id),
    text,
  );

beforeAll(async () => {
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
    const isOfSomebody = text.includes(placeholder) || text.includes('vpc-0123456789abcdef0');
    const config = isOfSomebody ? withIds(text.replaceAll(placeholder, '123456789012')) : file;
    const inputs = { config, ttl: '8h', 'kubeconfig-path': kubeconfig, ...inputsOf[file] };
    const before = (await emulator.resources()).map(({ id }) => id).sort();

    const created = await step('up', inputs);
    expect(troublesOf(created)).toEqual([]);
    expect(created.outputs.result).toBe('created');

    const again = await step('up', inputs);
    expect(troublesOf(again)).toEqual([]);
    expect(again.outputs.result).toBe('unchanged');

    const removed = await step('down', inputs);
    expect(troublesOf(removed)).toEqual([]);
    expect((await emulator.resources()).map(({ id }) => id).sort()).toEqual(before);
  });
});
