import { describe, expect, it } from 'vitest';
import { createClock, drawn, durations, seedOf } from '../../emulator/clock.ts';

const seeds = Array.from({ length: 200 }, (_, index) => index);

describe('a time of AWS', () => {
  const takes = seeds.map((seed) => drawn(seed, durations.controlPlaneCreate, 'demo'));

  it('lies within its public range, near to both of its ends now and then', () => {
    const [from, to] = durations.controlPlaneCreate;
    expect(takes.filter((seconds) => seconds < from || seconds > to)).toEqual([]);
    expect(Math.min(...takes)).toBeLessThan(from + 0.05 * (to - from));
    expect(Math.max(...takes)).toBeGreaterThan(to - 0.05 * (to - from));
  });

  it('is the same for the same seed and thing, and another for the next thing', () => {
    expect(drawn(7, durations.nodegroupCreate, 'a')).toBe(drawn(7, durations.nodegroupCreate, 'a'));
    expect(drawn(7, durations.nodegroupCreate, 'a')).not.toBe(drawn(7, durations.nodegroupCreate, 'b'));
    expect(drawn(7, durations.nodegroupCreate, 'a')).not.toBe(drawn(8, durations.nodegroupCreate, 'a'));
  });

  it('has as many humps as were seen: a Fargate profile takes half a minute or more than five', () => {
    const profiles = seeds.map((seed) => drawn(seed, durations.fargateProfileCreate, 'demo/default'));
    expect(profiles.filter((seconds) => seconds > 30 && seconds < 305)).toEqual([]);
    expect(profiles.filter((seconds) => seconds <= 30).length).toBeGreaterThan(60);
    expect(profiles.filter((seconds) => seconds >= 305).length).toBeGreaterThan(60);
  });

  it('is the middle where two runs are to be compared', () => {
    expect(drawn('middle', [80, 120], 'anything')).toBe(100);
  });
});

describe('a seed', () => {
  it('is a whole number, or the middle of everything', () => {
    expect([seedOf('12'), seedOf('middle'), seedOf(undefined)]).toEqual([12, 'middle', 'middle']);
    expect(() => seedOf('1.5')).toThrow("the seed '1.5' is neither a whole number nor 'middle'");
  });
});

describe("the account's date", () => {
  const clock = (date: string) => createClock({ speed: 1, seed: 1, date }, () => {});

  it('is the one that is asked for, and goes on from there', () => {
    const passed = clock('2027-02-03').date().getTime() - Date.UTC(2027, 1, 3);
    expect(passed).toBeGreaterThanOrEqual(0);
    expect(passed).toBeLessThan(10_000);
  });

  it("is this machine's where today's is asked for", () => {
    expect(Math.abs(clock('today').date().getTime() - Date.now())).toBeLessThan(10_000);
  });

  it('is a date', () => {
    expect(() => clock('tomorrow')).toThrow("the account's date 'tomorrow' is no date");
  });
});
