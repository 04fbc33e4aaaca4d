import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { emulatorInTest, stepIn, troublesOf } from './in-test.ts';
import type { StepResult } from './runner.ts';

const examples = fileURLToPath(new URL('../../examples', import.meta.url));
const emulator = emulatorInTest({ speed: 400 });

const step = (command: string, inputs: Record<string, string>): Promise<StepResult> =>
  stepIn(emulator)(command, inputs, { env: { ...emulator.env, GITHUB_WORKSPACE: examples } });

/** What an example leaves to the inputs. */
const inputsOf: Record<string, Record<string, string>> = {
  'cluster.yaml': {},
  'fargate.yaml': {},
  'restricted.yaml': { 'cluster-name': 'restricted', region: 'eu-central-1' },
};

describe('each example of a ClusterConfig', () => {
  const files = readdirSync(examples).filter(
    (name) =>
      name.endsWith('.yaml') && readFileSync(join(examples, name), 'utf8').includes('kind: ClusterConfig'),
  );

  it.each(files)('%s makes a cluster, twice the same, and none is left after down', async (config) => {
    const kubeconfig = join(emulator.env.RUNNER_TEMP ?? '', config);
    const inputs = { config, ttl: '8h', 'kubeconfig-path': kubeconfig, ...inputsOf[config] };
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
