import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import type { InventoryItem } from '../emulator/core.ts';
import { emulatorInTest, stepIn } from './in-test.ts';
import type { StepResult } from './runner.ts';

const emulator = emulatorInTest({ speed: 300 });
let before: InventoryItem[];

beforeAll(async () => {
  before = await emulator.resources();
});

const step = stepIn(emulator, { 'cluster-name': 'adopted' });

/** Runs a step and cancels its job once the call has been made. */
async function cancelledAfter(command: string, operation: string): Promise<StepResult> {
  const cancellation = new AbortController();
  const earlier = (await emulator.calls()).length;
  const running = step(command, {}, { cancel: cancellation.signal });
  let ended = false;
  running.finally(() => {
    ended = true;
  });
  while (!ended && !(await emulator.calls(earlier)).some((call) => call.operation === operation))
    await sleep(20);
  cancellation.abort();
  return running;
}

const countOf = (items: readonly InventoryItem[], type: string): number =>
  items.filter((item) => item.type === type).length;

describe('a cancelled run', () => {
  it('says what goes on and how to go on from there, and the next one adopts it', async () => {
    const cancelled = await cancelledAfter('up', 'CreateCluster');
    expect(cancelled.code).toBe(1);
    expect(cancelled.annotations.map(({ message }) => message).join()).toContain(
      'What up has started for cluster adopted in us-east-1 goes on in AWS',
    );
    expect(cancelled.outputs['cluster-name']).toBe('adopted');

    const again = await cancelledAfter('up', 'CreateNodegroup');
    expect(again.code).toBe(1);

    const last = await step('up');
    expect(last.code).toBe(0);
    const made = await emulator.resources();
    expect(countOf(made, 'AWS::EKS::Cluster')).toBe(1);
    expect(countOf(made, 'AWS::EKS::Nodegroup')).toBe(1);
    expect(countOf(made, 'AWS::EC2::VPC') - countOf(before, 'AWS::EC2::VPC')).toBe(1);
    expect(countOf(made, 'AWS::EC2::NatGateway')).toBe(1);
  });

  it('of down leaves the rest to the next down, which leaves nothing', async () => {
    const cancelled = await cancelledAfter('down', 'DeleteNodegroup');
    expect(cancelled.code).toBe(1);
    const last = await step('down');
    expect(last.code).toBe(0);
    expect((await emulator.resources()).map(({ id }) => id).sort()).toEqual(
      before.map(({ id }) => id).sort(),
    );
  });
});

describe('a network that failed after the control plane began', () => {
  it('is repaired by the next run, under the control plane that stands on it', async () => {
    await emulator.faults([{ service: 'ec2', operation: 'AllocateAddress', times: 1, effect: 'quota' }]);
    const failed = await step('up');
    expect(failed.code).toBe(1);
    const said = failed.annotations.map(({ message }) => message).join();
    expect(said).toContain('NatGateway1Address (AWS::EC2::EIP)');
    expect(said).toContain('The maximum number of addresses has been reached');
    const made = await emulator.resources();
    expect(countOf(made, 'AWS::EKS::Cluster')).toBe(1);

    const repaired = await step('up');
    expect(repaired.code).toBe(0);
    expect(repaired.log).toContain('repairing stack');
    const after = await emulator.resources();
    expect(after.find(({ type }) => type === 'AWS::EKS::Cluster')?.id).toBe(
      made.find(({ type }) => type === 'AWS::EKS::Cluster')?.id,
    );
    expect(countOf(after, 'AWS::EC2::NatGateway')).toBe(1);

    expect((await step('down')).code).toBe(0);
    expect((await emulator.resources()).map(({ id }) => id).sort()).toEqual(
      before.map(({ id }) => id).sort(),
    );
  });
});
