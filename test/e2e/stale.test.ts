/** AWS is consistent only in the end: what is read may be as of half a minute ago, what is new may not be seen yet. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { LoggedCall } from '../emulator/core.ts';
import { emulatorInTest, identities, stepIn, troublesOf } from './in-test.ts';

// At this speed the steps' poll interval, 50ms, is what it is by default in AWS's time: 5 s.
const emulator = emulatorInTest({ speed: 100 });
const step = stepIn(emulator, { 'cluster-name': 'late', ttl: '0' });

let before: string[];
beforeEach(async () => {
  await emulator.reset();
  before = identities(await emulator.resources());
});

/** Every read is answered as of up to 30 s ago. */
const stale = (): Promise<void> =>
  emulator.faults([{ service: '*', operation: '*', rate: 1, effect: 'stale' }]);

describe.each([
  ['reads are of up to 30 s ago', stale, ({ asOf }: LoggedCall) => asOf !== undefined],
  [
    'EC2 does not show at once what is new, as it never does',
    async () => {},
    ({ service, error }: LoggedCall) => service === 'ec2' && error?.includes('NotFound'),
  ],
])('where %s', (_what, begin, shows) => {
  it('up, up again, down and up anew do what they do elsewhere', async () => {
    await begin();
    const made = await step('up');
    expect(troublesOf(made)).toEqual([]);
    expect(made.outputs.result).toBe('created');

    const again = await step('up', { nodes: '3' });
    expect(troublesOf(again)).toEqual([]);
    expect(again.outputs.result).toBe('updated');

    const removed = await step('down');
    expect(troublesOf(removed)).toEqual([]);
    expect(identities(await emulator.resources())).toEqual(before);

    const anew = await step('up');
    expect(troublesOf(anew)).toEqual([]);
    expect(anew.outputs.result).toBe('created');
    expect((await emulator.calls()).filter(shows)).not.toEqual([]);
  });
});
