import { describe, expect, it } from 'vitest';
import { warnOfNoEnd, warnOfShortLife } from '../../../src/commands/expiry.ts';
import { defaults } from '../../../src/spec/spec.ts';
import { request } from '../config/support.ts';

const { spec } = await request();
const cost = { hourly: 0.24, soFar: undefined, parts: [], unknown: [] };
const now = new Date('2026-11-22T07:00:00Z');

/** What is warned of. */
function warnings(tell: (context: { warn(title: string, message: string): void }) => void): string[] {
  const told: string[] = [];
  tell({ warn: (title, message) => told.push(`${title}: ${message}`) });
  return told;
}

describe('a cluster that nobody has said an end for', () => {
  it.each([undefined, 'never'])('is warned about, with the price of a month: %s before', (existing) => {
    expect(warnings((context) => warnOfNoEnd(context, spec, existing, cost))).toEqual([
      'No ttl: Cluster my-app--branch-main has no ttl: it costs about $0.240 an hour ($5.76 a day, $175 a month) until ' +
        '`down`. Write `ttl: 3d`, say, or `ttl: 0` if it is meant to stay.',
    ]);
  });

  it.each([
    ['that has one', undefined, '2026-11-23T07:00:00Z'],
    ['that is to stay', 'never', 'never'],
    ['that is given one', new Date('2026-11-23T07:00:00Z'), 'never'],
  ] as const)('is not one %s', (_, expiresAt, existing) => {
    expect(warnings((context) => warnOfNoEnd(context, { ...spec, expiresAt }, existing, cost))).toEqual([]);
  });
});

describe('a time too short', () => {
  it.each([10, 29])('for a cluster to become ready is warned about: %i minutes', (minutes) => {
    const expiresAt = new Date(now.getTime() + minutes * 60_000);
    expect(warnings((context) => warnOfShortLife(context, { ...spec, expiresAt }, now))).toEqual([
      expect.stringMatching(new RegExp(`^Short ttl: Cluster .* expires in ${minutes} min: .*Write a`)),
    ]);
  });

  it.each([30 * 60_000 - 700, defaults.ttl.run])('is none of %i milliseconds', (left) => {
    const expiresAt = new Date(now.getTime() + left);
    expect(warnings((context) => warnOfShortLife(context, { ...spec, expiresAt }, now))).toEqual([]);
  });

  it('is no time at all', () => {
    for (const expiresAt of [undefined, 'never'] as const)
      expect(warnings((context) => warnOfShortLife(context, { ...spec, expiresAt }, now))).toEqual([]);
  });
});
