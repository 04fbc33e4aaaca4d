import { CreateLaunchTemplateCommand, EC2Client } from '@aws-sdk/client-ec2';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type EmulatorInTest, emulatorInTest, refusal } from './emulator-in-test.ts';

let emulator: EmulatorInTest;
beforeAll(async () => {
  emulator = await emulatorInTest({ speed: 100 });
});
afterAll(() => emulator.close());
afterEach(() => faults([]));

async function faults(rules: object[]): Promise<void> {
  const response = await fetch(`${emulator.url}/_emulator/faults`, {
    method: 'POST',
    body: JSON.stringify(rules),
  });
  expect(response.status).toBe(200);
}

describe('a token of the caller', () => {
  const makeTemplate = (name: string): Promise<unknown> =>
    new EC2Client({ ...emulator.admin, maxAttempts: 3 }).send(
      new CreateLaunchTemplateCommand({
        LaunchTemplateName: name,
        LaunchTemplateData: { InstanceType: 't3.medium' },
        ClientToken: 'once',
      }),
    );

  test('makes a call that is repeated after its answer was lost be applied once', async () => {
    await faults([{ service: 'ec2', operation: 'CreateLaunchTemplate', times: 1, effect: 'lose' }]);
    expect(await makeTemplate('tokens')).toMatchObject({ LaunchTemplate: { LaunchTemplateName: 'tokens' } });
    expect(await makeTemplate('tokens')).toMatchObject({ LaunchTemplate: { LaunchTemplateName: 'tokens' } });
  });

  test('is refused with another request', async () => {
    expect(await refusal(makeTemplate('others'))).toMatchObject({ name: 'IdempotentParameterMismatch' });
  });
});
