/** CloudFormation tags what it makes as it makes it, by its schemas; people have seen it tag by a call of its own. */
import { beforeEach, describe, expect, it } from 'vitest';
import { emulatorInTest, messagesOf, stepIn, troublesOf } from './in-test.ts';

const emulator = emulatorInTest({ speed: 300 });
const step = stepIn(emulator, { 'cluster-name': 'late', ttl: '0' });

beforeEach(() => emulator.reset());

describe('where CloudFormation tags once it has made', () => {
  it('internet gateways and security groups, the policies allow it', async () => {
    await emulator.tagsLate(['internet-gateway', 'security-group']);
    const made = await step('up', { nodes: '1' });
    expect(troublesOf(made)).toEqual([]);
    expect(made.outputs.result).toBe('created');
    const tagging = (await emulator.calls()).filter(
      ({ operation, via, resources }) =>
        operation === 'CreateTags' &&
        via === 'cloudformation.amazonaws.com' &&
        resources.some(({ arn }) => arn.includes(':internet-gateway/')),
    );
    expect(tagging.map(({ error, asked }) => [error, asked])).toEqual([[undefined, ['ec2:CreateTags']]]);
  });

  // Whoever might tag them later could claim those of others: only the call that makes them may.
  it.each([
    ['vpc', 'ec2:CreateVpc'],
    ['elastic-ip', 'ec2:AllocateAddress'],
    ['subnet', 'ec2:CreateSubnet'],
    ['route-table', 'ec2:CreateRouteTable'],
    ['natgateway', 'ec2:CreateNatGateway'],
  ])('%s, they do not: the step tells of %s', async (kind, action) => {
    await emulator.tagsLate([kind]);
    const refused = await step('up', { nodes: '1' });
    expect(refused.code).toBe(1);
    expect(messagesOf(refused)).toContain(`is not authorized to perform: ${action}`);
    expect(refused.annotations.map(({ properties }) => properties.title)).toEqual([
      'up failed: Access denied',
    ]);
  });
});
