import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { LoggedCall } from '../emulator/core.ts';
import { type Emulator, startEmulator } from './emulator.ts';
import { runAction, type StepResult } from './runner.ts';

const dir = mkdtempSync(join(tmpdir(), 'cost-'));
let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator({ speed: 600, dir });
});
afterEach(() => emulator.faults([]));
afterAll(async () => {
  await emulator.stop();
  rmSync(dir, { recursive: true });
});

const step = (command: string, inputs: Record<string, string> = {}): Promise<StepResult> =>
  runAction({
    inputs: {
      command,
      'role-to-assume': emulator.roleArn,
      'poll-interval': '20ms',
      'cluster-name': 'priced',
      ...inputs,
    },
    env: emulator.env,
  });

const writes = (calls: readonly LoggedCall[]): string[] =>
  calls
    .map(({ operation }) => operation)
    .filter((operation) => !/^(Get|List|Describe|AssumeRoleWithWebIdentity)/.test(operation));

const deniedPrices = [{ service: 'pricing', operation: 'GetProducts', rate: 1, effect: 'deny' }];

describe('plan', () => {
  it('prices instances and volumes by the price list, the rest by constants', async () => {
    const planned = await step('plan');
    expect(planned.log).toContain('');
    expect(planned.code).toBe(0);
    // 0.10 + NAT 0.045 and its address 0.005 + 2 × 0.0416 + 2 × 30 GiB × 0.08 / 730
    expect(planned.outputs['hourly-cost']).toBe('0.240');
    expect(planned.summary).toContain('about $0.240 an hour');
    expect(planned.summary).toMatch(/\| node group default \| to be made \| .* \| \$0\.090 \|/);
    expect(planned.outputs['cost-so-far']).toBeUndefined();
  });

  it('takes the mean of the zones for spot instances, and the dearest of several types', async () => {
    const planned = await step('plan', {
      spot: 'true',
      'instance-types': 't3.medium, m5.large',
      nodes: '10',
    });
    // m5.large costs 0.30, 0.34, 0.38, 0.42 and 0.50 of its price on demand in the five zones that offer it.
    const perNode = (Number(planned.outputs['hourly-cost']) - 0.15 - (300 * 0.08) / 730) / 10;
    expect(perNode / 0.096).toBeCloseTo(0.388, 3);
  });

  it('says what cannot be priced, and why', async () => {
    await emulator.faults(deniedPrices);
    const planned = await step('plan');
    expect(planned.code).toBe(0);
    expect(planned.outputs['hourly-cost']).toBe('0.150');
    expect(planned.summary).toContain(
      'about $0.150 an hour, and 2 × t3.medium, 2 × 30 GiB of gp3, which cannot be priced: pricing:GetProducts is denied',
    );
  });
});

describe('max-hourly-cost', () => {
  const refusedUp = async (inputs: Record<string, string>): Promise<StepResult> => {
    const before = (await emulator.calls()).length;
    const result = await step('up', inputs);
    expect(writes((await emulator.calls()).slice(before))).toEqual([]);
    expect(result.code).toBe(1);
    return result;
  };

  it('refuses a cluster that would cost more before anything is made, and names the parts', async () => {
    const { annotations } = await refusedUp({ 'max-hourly-cost': '0.2' });
    expect(annotations.map(({ message }) => message).join()).toContain(
      'Cluster priced would cost about $0.240 an hour, and `max-hourly-cost` allows $0.200: 1 control plane $0.100, ' +
        '1 NAT gateway $0.045, 1 public address $0.005, 2 × t3.medium $0.083, 2 × 30 GiB of gp3 $0.007. Nothing was made.',
    );
  });

  it('refuses too when prices may not be read, and names the permission', async () => {
    await emulator.faults(deniedPrices);
    const { annotations } = await refusedUp({ 'max-hourly-cost': '100' });
    expect(annotations.map(({ message }) => message).join()).toContain(
      'pricing:GetProducts is denied. Nothing was made.',
    );
  });
});
