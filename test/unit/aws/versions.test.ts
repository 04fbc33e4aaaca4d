import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { createAws } from '../../../src/aws/clients.ts';
import { versionError } from '../../../src/aws/versions.ts';
import { answer, type Handler, listen } from '../support/server.ts';

async function region(handler: Handler) {
  const server = await listen(handler);
  vi.stubEnv('AWS_ENDPOINT_URL', `http://127.0.0.1:${server.port}`);
  onTestFinished(() => void vi.unstubAllEnvs());
  const credentials = async () => ({ accessKeyId: 'AKIA', secretAccessKey: 'secret' });
  return createAws('eu-west-1', credentials, () => undefined);
}

const refusal = Object.assign(new Error('unsupported Kubernetes version 1.24'), {
  name: 'InvalidParameterException',
});

/** As the API gives dates: seconds since the epoch. */
const seconds = (date: string): number => new Date(`${date}T00:00:00Z`).getTime() / 1000;

describe('a Kubernetes version that EKS does not have', () => {
  test('is told with those that it has, newest first, and the end of the support that each has', async () => {
    const aws = await region((_, response) =>
      answer(response, {
        clusterVersions: [
          { clusterVersion: '1.30', versionStatus: 'UNSUPPORTED' },
          {
            clusterVersion: '1.33',
            versionStatus: 'EXTENDED_SUPPORT',
            endOfStandardSupportDate: seconds('2026-07-29'),
            endOfExtendedSupportDate: seconds('2027-07-29'),
          },
          {
            clusterVersion: '1.36',
            versionStatus: 'STANDARD_SUPPORT',
            endOfStandardSupportDate: seconds('2027-08-02'),
            endOfExtendedSupportDate: seconds('2028-08-02'),
          },
        ],
      }),
    );
    const error = await versionError(aws, '1.24', refusal);
    expect(error.message).toBe(
      'EKS makes no clusters of Kubernetes 1.24 in eu-west-1: unsupported Kubernetes version 1.24. ' +
        'It has 1.36 (standard support until 2027-08-02), 1.33 (extended support until 2027-07-29).',
    );
    expect(error.cause).toBe(refusal);
  });

  test('is told without them when they cannot be found out, and why', async () => {
    const aws = await region((_, response) => {
      response.setHeader('x-amzn-errortype', 'AccessDeniedException');
      answer(response, { message: 'not authorized' }, 403);
    });
    const error = await versionError(aws, '1.24', refusal);
    expect(error.message).toContain(
      'unsupported Kubernetes version 1.24. Which it has could not be found out: AccessDeniedException: not authorized.',
    );
  });
});
