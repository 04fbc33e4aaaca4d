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
    expect(
      failed.annotations.map(({ properties, message }) => ({ title: properties.title, message })),
    ).toEqual([
      {
        title: "up failed: The cluster's endpoint cannot be reached",
        message: expect.stringMatching(
          /No answer from https:.*\(ETIMEDOUT\)(.|\n)*Add this runner's address to the CIDRs/,
        ),
      },
    ]);
  });
});
