import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { differences } from '../crash/inventory.ts';
import { type Lab, startLab } from '../crash/lab.ts';
import type { StepResult } from '../e2e/runner.ts';

/** To repeat a run: FAULT_SEED, as the name of the test that failed says. */
const seed = Number(process.env.FAULT_SEED ?? 1);

/** Milliseconds, on a machine that is busy with other things. */
const patience = 10 * 60_000;
vi.setConfig({ testTimeout: patience, hookTimeout: patience });

let lab: Lab;

beforeAll(async () => {
  lab = await startLab({ speed: 300 });
});

afterAll(() => lab.stop());

/** What a day is like on which everything goes wrong now and then, as shares of all calls. */
function badDay(): object[] {
  const shares = { throttle: 0.2, '500': 0.05, drop: 0.02, lose: 0.02 };
  let left = 1;
  const rules = Object.entries(shares).map(([effect, share]) => {
    // A rule sees only the calls that those before it have let pass.
    const rate = share / left;
    left -= share;
    return { service: '*', operation: '*', rate, seed, effect };
  });
  return [lab.principal, 'anonymous'].flatMap((principal) => rules.map((rule) => ({ ...rule, principal })));
}

/** A handler of CloudFormation's meets an error of EC2's, as often as it tries. */
const failOnce = (operation: string): object => ({ service: 'ec2', operation, times: 3, effect: '500' });

/** @param seconds that IAM takes; what is drawn by default */
const spreadIn = (seconds?: number): Promise<Response> =>
  fetch(`${lab.emulator.url}/_emulator/iam`, { method: 'POST', body: JSON.stringify({ seconds }) });

async function counted(
  command: string,
): Promise<{ result: StepResult; calls: number; made: string[]; harm: string[] }> {
  await lab.look();
  const result = await lab.step(command);
  const { made, harm, calls } = await lab.look();
  const own = calls.filter(
    ({ principal, via }) =>
      via === undefined && (principal.startsWith(lab.principal) || principal === 'anonymous'),
  );
  return { result, calls: own.length, made, harm };
}

describe(`a day on which everything goes wrong now and then (FAULT_SEED=${seed})`, () => {
  const usual: Record<string, number> = {};
  let whole: string[];

  beforeAll(async () => {
    const up = await counted('up');
    expect(up.result.log).toContain('is ready');
    whole = up.made;
    const down = await counted('down');
    expect(down.result.code).toBe(0);
    Object.assign(usual, { up: up.calls, down: down.calls });
    await spreadIn(60);
  });

  it('lets up end as on any other, with a network that fails at first', async () => {
    await lab.emulator.faults([failOnce('CreateNatGateway'), ...badDay()]);
    const { result, calls, made, harm } = await counted('up');
    await lab.emulator.faults([]);
    expect(result.log).toContain('is ready');
    expect(result.code).toBe(0);
    expect(result.log).toContain('repairing stack');
    expect(differences(whole, made)).toEqual([]);
    expect(harm).toEqual([]);
    expect(calls / (usual.up ?? 0)).toBeLessThanOrEqual(2);
  });

  it('lets down end as on any other, with a network that at first does not go', async () => {
    await lab.emulator.faults([failOnce('DeleteNatGateway'), ...badDay()]);
    const { result, calls, made, harm } = await counted('down');
    await lab.emulator.faults([]);
    expect(result.log).toContain('nothing of it is left');
    expect(result.code).toBe(0);
    expect(result.log).toContain('DELETE_FAILED');
    expect(made).toEqual([]);
    expect(harm).toEqual([]);
    expect(calls / (usual.down ?? 0)).toBeLessThanOrEqual(2);
  });
});
