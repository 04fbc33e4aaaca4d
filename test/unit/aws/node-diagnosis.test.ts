import type { Nodegroup } from '@aws-sdk/client-eks';
import { describe, expect, test } from 'vitest';
import { diagnoseNodes, launchTrouble } from '../../../src/aws/node-diagnosis.ts';
import { region } from '../support/region.ts';

const group: Nodegroup = {
  clusterName: 'orders',
  nodegroupName: 'default',
  resources: { autoScalingGroups: [{ name: 'eks-default-1' }] },
};

/** @param zone where it is told, as Auto Scaling does of launches */
const activity = (status: string, message: string, zone?: string, start = '2026-11-27T12:00:00Z'): string => {
  const details = JSON.stringify({ 'Subnet ID': 'subnet-1', 'Availability Zone': zone });
  return `<member><StatusCode>${status}</StatusCode><StatusMessage>${message}</StatusMessage><StartTime>${start}</StartTime>${
    zone === undefined ? '' : `<Details>${details}</Details>`
  }</member>`;
};

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
    expect(await diagnoseNodes(aws, group)).toBe(`Auto Scaling says: ${noQuota}; ${noCapacity}`);
  });

  test.each([
    ['a quota', noQuota, true, false],
    ['capacity', noCapacity, false, true],
  ])('is known while EKS still tries: for want of %s', async (_, words, lasting, isShort) => {
    const { aws } = await region({
      DescribeScalingActivities: `<Activities>${activity('Failed', words)}</Activities>`,
    });
    expect(await launchTrouble(aws, group)).toEqual({
      words,
      reasons: `says: ${words}`,
      lasting,
      isShort,
      rounds: 0,
    });
  });

  test('is no want of capacity once a launch has succeeded after it', async () => {
    const { aws } = await region({
      DescribeScalingActivities: `<Activities>${[
        activity('Successful', 'all is well'),
        activity('Failed', noCapacity),
      ].join('')}</Activities>`,
    });
    expect(await launchTrouble(aws, group)).toMatchObject({
      words: noCapacity,
      lasting: false,
      isShort: false,
    });
  });

  test('is told of each zone, and by how often each was tried since the last launch', async () => {
    const { aws } = await region({
      DescribeScalingActivities: `<Activities>${[
        activity('Failed', noCapacity, 'eu-west-1a'),
        activity('Failed', noCapacity, 'eu-west-1b'),
        activity('Failed', noCapacity, 'eu-west-1a'),
        activity('Successful', 'all is well', 'eu-west-1b'),
        activity('Failed', noQuota, 'eu-west-1b'),
      ].join('')}</Activities>`,
    });
    const roundsIn = async (...zones: string[]) => (await launchTrouble(aws, group, { zones }))?.rounds;
    expect(await roundsIn('eu-west-1a')).toBe(2);
    expect(await roundsIn('eu-west-1a', 'eu-west-1b')).toBe(1);
    expect(await roundsIn('eu-west-1a', 'eu-west-1c')).toBe(0);
    expect((await launchTrouble(aws, group))?.reasons).toBe(
      `says of eu-west-1a and eu-west-1b: ${noCapacity} It says of eu-west-1b: ${noQuota}`,
    );
  });

  test('is not what another group of the name was told before', async () => {
    const { aws } = await region({
      DescribeScalingActivities: `<Activities>${activity('Failed', noQuota)}</Activities>`,
    });
    expect(await launchTrouble(aws, group, { since: new Date('2026-11-27T12:00:01Z') })).toBeUndefined();
    expect(await launchTrouble(aws, group, { since: new Date('2026-11-27T11:59:59Z') })).toBeDefined();
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

  test('fails nobody whose Auto Scaling group EKS is making anew', async () => {
    const { aws } = await region({
      DescribeScalingActivities: {
        code: 'ValidationError',
        message: 'AutoScalingGroup name not found - AutoScalingGroup eks-default-1 not found',
      },
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
