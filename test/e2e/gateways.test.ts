import { EC2 } from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { emulatorInTest, messagesOf, stepIn, troublesOf, writeOperations } from './in-test.ts';

const emulator = emulatorInTest({ speed: 400 });
const step = stepIn(emulator, { 'cluster-name': 'demo' });

const ec2 = (): EC2 => new EC2(emulator.admin);

async function gateways(): Promise<{ id: string; state: string }[]> {
  const { NatGateways = [] } = await ec2().describeNatGateways({});
  return NatGateways.map(({ NatGatewayId = '', State = '' }) => ({ id: NatGatewayId, state: State }));
}

describe('the NAT gateways of a cluster', () => {
  it('stay as long as EKS does not let the cluster go', async () => {
    expect(troublesOf(await step('up', { ttl: '8h' }))).toEqual([]);
    await emulator.faults([{ service: 'eks', operation: 'DeleteCluster', rate: 1, effect: 'deny' }]);
    const refused = await step('down');
    await emulator.faults([]);
    expect(refused.code).toBe(1);
    expect((await gateways()).map(({ state }) => state)).toEqual(['available']);
  });

  it('go while the control plane goes, and before the stack of the network', async () => {
    const before = (await emulator.calls()).length;
    expect(troublesOf(await step('down'))).toEqual([]);
    const calls = await emulator.calls(before);
    const at = (operation: string): number => {
      const call = calls.find((each) => each.operation === operation && each.via === undefined);
      return Date.parse(call?.time ?? '');
    };
    const gone = calls.find(
      ({ operation, error }) => operation === 'DescribeCluster' && error === 'ResourceNotFoundException',
    );
    expect(at('DeleteNatGateway')).toBeGreaterThanOrEqual(at('DeleteCluster'));
    expect(at('DeleteNatGateway')).toBeLessThan(Date.parse(gone?.time ?? ''));
    expect(at('DeleteNatGateway')).toBeLessThan(at('DeleteStack'));
  });

  it('are missed by whoever makes the cluster again, before anything is changed', async () => {
    expect(troublesOf(await step('up', { ttl: '8h' }))).toEqual([]);
    const standing = (await gateways()).find(({ state }) => state === 'available');
    await ec2().deleteNatGateway({ NatGatewayId: standing?.id });
    const before = (await emulator.calls()).length;
    const words = `${standing?.id}, the way out of the nodes of cluster demo, is gone`;
    expect((await step('plan')).log).toContain(words);
    const refused = await step('up');
    expect(refused.code).toBe(1);
    expect(messagesOf(refused)).toContain(words);
    expect(writeOperations(await emulator.calls(before))).toEqual([]);
    const down = await step('down');
    expect(troublesOf(down)).toEqual([]);
    expect(down.outputs.result).toBe('deleted');
  });
});
