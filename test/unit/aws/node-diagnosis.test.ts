import type { Nodegroup } from '@aws-sdk/client-eks';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { createAws } from '../../../src/aws/clients.ts';
import { diagnoseNodes, launchTrouble } from '../../../src/aws/node-diagnosis.ts';
import { listen } from '../support/server.ts';

const group: Nodegroup = {
  clusterName: 'orders',
  nodegroupName: 'default',
  resources: { autoScalingGroups: [{ name: 'eks-default-1' }] },
};

type Answer = string | { code: string; message: string };

/** A region that answers each operation of EC2 and Auto Scaling with this XML. */
async function region(answers: Record<string, Answer>) {
  const server = await listen(({ body }, response) => {
    const operation = new URLSearchParams(body).get('Action') ?? '';
    const answer = answers[operation] ?? '';
    if (typeof answer === 'string') {
      return response.end(
        `<${operation}Response><${operation}Result>${answer}</${operation}Result>${answer}</${operation}Response>`,
      );
    }
    const { code, message } = answer;
    response.writeHead(403);
    response.end(
      `<Response><Errors><Error><Code>${code}</Code><Message>${message}</Message></Error></Errors></Response>`,
    );
  });
  vi.stubEnv('AWS_ENDPOINT_URL', `http://127.0.0.1:${server.port}`);
  onTestFinished(() => void vi.unstubAllEnvs());
  const credentials = async () => ({ accessKeyId: 'AKIA', secretAccessKey: 'secret' });
  return { aws: createAws('eu-west-1', credentials, () => undefined), server };
}

const activity = (status: string, message: string): string =>
  `<member><StatusCode>${status}</StatusCode><StatusMessage>${message}</StatusMessage></member>`;

const instance = (id: string, state: string, reason?: string): string =>
  `<item><instanceId>${id}</instanceId><instanceState><name>${state}</name></instanceState>${
    reason === undefined ? '' : `<stateReason><code>x</code><message>${reason}</message></stateReason>`
  }</item>`;

const instances = (...items: string[]): string =>
  `<reservationSet><item><instancesSet>${items.join('')}</instancesSet></item></reservationSet>`;

// Words of Auto Scaling's, as in public logs.
const noQuota =
  'Could not launch On-Demand Instances. VcpuLimitExceeded - You have requested more vCPU capacity than your current vCPU limit of 0 allows for the instance bucket that the specified instance type belongs to. Launching EC2 instance failed.';

const noCapacity =
  'Could not launch Spot Instances. UnfulfillableCapacity - Unable to fulfill capacity due to your request configuration. Please adjust your request and try again. Launching EC2 instance failed.';

describe('why nodes do not come', () => {
  test('is what Auto Scaling says of launches that failed, each reason once', async () => {
    const { aws } = await region({
      DescribeScalingActivities: `<Activities>${[
        activity('Failed', noQuota),
        activity('Failed', noQuota),
        activity('Successful', 'all is well'),
        activity('Failed', noCapacity),
      ].join('')}</Activities>`,
    });
    expect(await diagnoseNodes(aws, group)).toBe(`Auto Scaling says: ${noQuota}; ${noCapacity}.`);
  });

  test.each([
    ['a quota', noQuota, true],
    ['capacity', noCapacity, false],
  ])('is known while EKS still tries: for want of %s', async (_, words, lasting) => {
    const { aws } = await region({
      DescribeScalingActivities: `<Activities>${activity('Failed', words)}</Activities>`,
    });
    expect(await launchTrouble(aws, group)).toEqual({ words, lasting });
  });

  test('is not known while launches succeed', async () => {
    const { aws } = await region({
      DescribeScalingActivities: `<Activities>${activity('Successful', 'all is well')}</Activities>`,
    });
    expect(await launchTrouble(aws, group)).toBeUndefined();
  });

  test('fails nobody who may not ask for it', async () => {
    const { aws } = await region({
      DescribeScalingActivities: { code: 'AccessDenied', message: 'not authorized' },
    });
    expect(await launchTrouble(aws, group)).toBeUndefined();
  });

  test('is, too, how EC2’s instances fare', async () => {
    const { aws, server } = await region({
      DescribeInstances: instances(
        instance('i-1', 'running'),
        instance(
          'i-2',
          'terminated',
          'Client.InvalidKMSKey.InvalidState: The KMS key provided is in an incorrect state',
        ),
      ),
      DescribeInstanceStatus:
        '<instanceStatusSet><item><instanceId>i-1</instanceId><systemStatus><status>ok</status></systemStatus><instanceStatus><status>impaired</status></instanceStatus></item></instanceStatusSet>',
    });
    expect(await diagnoseNodes(aws, group)).toBe(
      'EC2 says: i-1 is running, its status checks say ok (system) and impaired (instance); ' +
        'i-2 is terminated (Client.InvalidKMSKey.InvalidState: The KMS key provided is in an incorrect state).',
    );
    const asked = server.received.map(({ body }) => new URLSearchParams(body));
    const filters = asked.find((call) => call.get('Action') === 'DescribeInstances');
    expect(filters?.get('Filter.1.Value.1')).toBe('orders');
    expect(filters?.get('Filter.2.Value.1')).toBe('default');
  });

  test('is, too, what the console of one that runs says of joining, and nothing else of it', async () => {
    const output = [
      '[   12.3] cloud-init[1]: all is well',
      'secret of somebody else: hunter2 failed',
      '[   20.1] nodeadm[1533]: {"level":"error","msg":"Failed to describe instance: timed out"}',
    ].join('\r\n');
    const { aws } = await region({
      DescribeInstances: instances(instance('i-1', 'running')),
      GetConsoleOutput: `<output>${Buffer.from(output).toString('base64')}</output>`,
    });
    const words = await diagnoseNodes(aws, group);
    expect(words).toMatch(/The console of an instance says: i-1: .*nodeadm.*timed out/);
    expect(words).not.toContain('hunter2');
    expect(words).not.toContain('all is well');
  });

  test('says what could not be found out', async () => {
    const { aws } = await region({
      DescribeInstances: { code: 'UnauthorizedOperation', message: 'You are not authorized.' },
    });
    expect(await diagnoseNodes(aws, group)).toContain('EC2 does not tell: You are not authorized.');
  });

  test('is nothing when nothing is known', async () => {
    const { aws } = await region({});
    expect(await diagnoseNodes(aws, group)).toBe('');
  });
});
