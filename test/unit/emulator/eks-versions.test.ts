import { expect, test } from 'vitest';
import { offeredVersion, supportOf } from '../../emulator/eks/versions.ts';

const about = { clusterName: 'dated' };

test.each([
  ['2026-10-05', undefined],
  ['2026-10-06', 'standard-support'],
  ['2027-12-05', 'standard-support'],
  ['2027-12-06', 'extended-support'],
  ['2028-12-05', 'extended-support'],
  ['2028-12-06', 'unsupported'],
])('the account’s date decides on the support of 1.37: on %s', (date, support) => {
  expect(supportOf('1.37', new Date(date))).toBe(support);
});

test('no cluster is made of a version past its support, or before its release', () => {
  expect(offeredVersion('1.31', new Date('2026-11-25'), about).version).toBe('1.31');
  for (const [version, date] of [
    ['1.31', '2026-11-26'],
    ['1.37', '2026-10-05'],
    ['1.99', '2026-11-22'],
  ] as const) {
    expect(() => offeredVersion(version, new Date(date), about)).toThrow(
      `unsupported Kubernetes version ${version}`,
    );
  }
});
