import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { emulatorInTest, stepIn } from '../e2e/in-test.ts';

const example = fileURLToPath(new URL('../../examples/restricted.yaml', import.meta.url));
const emulator = emulatorInTest({ speed: 400 });

describe('a public endpoint that is not open to the runner', () => {
  it('fails the step with what to do, once it has been asked for long enough', async () => {
    const { RUNNER_TEMP = '' } = emulator.env;
    const elsewhere = readFileSync(example, 'utf8').replace('198.51.100.7/32', '198.51.100.8/32');
    writeFileSync(join(RUNNER_TEMP, 'closed.yaml'), elsewhere);
    const failed = await stepIn(emulator)(
      'up',
      { config: 'closed.yaml', 'cluster-name': 'closed', region: 'eu-central-1' },
      { env: { ...emulator.env, GITHUB_WORKSPACE: RUNNER_TEMP } },
    );
    const told = failed.annotations.filter(({ message }) => message.includes('No answer from https:'));
    expect(told.map(({ properties }) => properties.title)).toEqual([
      "up failed: The cluster's endpoint cannot be reached",
      "up failed: The cluster's endpoint cannot be reached",
    ]);
    expect(told.map(({ message }) => message.split(':')[0]).toSorted()).toEqual([
      'default StorageClass',
      'nodes',
    ]);
    for (const { message } of told) {
      expect(message).toMatch(/\(ETIMEDOUT\)/);
      expect(message).toContain("Add this runner's address to the CIDRs");
    }
  });
});
