import { describe, expect, it } from 'vitest';
import { withinLimits } from '../../../src/config/limits.ts';
import type { ClusterSpec } from '../../../src/spec/spec.ts';
import { tagKeys } from '../../../src/spec/tags.ts';
import { now, pullRequestEvent, request } from './support.ts';

const role = (limits: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(limits).map(([name, value]) => [`eks-cluster-action-${name}`, value]));

/** What the role's tags make of a step. */
async function limited(
  limits: Record<string, string>,
  inputs: Record<string, string> = {},
  wish: Partial<ClusterSpec> = {},
) {
  const asked = await request(inputs);
  return withinLimits({ ...asked.spec, ...wish }, asked, role(limits), now);
}

describe('a role without limits', () => {
  it('leaves everything as it was asked for', async () => {
    const { spec, maxHourlyCost, maxPreviews, told } = await limited({}, { 'max-previews': '3', ttl: '0' });
    expect(spec.expiresAt).toBe('never');
    expect([maxHourlyCost, maxPreviews, told]).toEqual([undefined, { most: 3, by: '`max-previews`' }, '']);
  });

  it('may say so', async () => {
    const any = { 'max-hourly-cost': 'any', 'max-previews': 'any', 'max-ttl': 'any', addons: 'any' };
    const addon = { name: 'from-the-marketplace', version: undefined, configurationValues: undefined };
    const { spec, maxHourlyCost, told } = await limited(any, { ttl: '0' }, { addons: [addon] });
    expect([spec.expiresAt, maxHourlyCost, told]).toEqual(['never', undefined, '']);
  });
});

describe('the lower bound counts', () => {
  it.for([
    ['0.5', {}, { most: 0.5, by: "the role's tag eks-cluster-action-max-hourly-cost" }],
    [
      '0.5',
      { 'max-hourly-cost': '9' },
      { most: 0.5, by: "the role's tag eks-cluster-action-max-hourly-cost" },
    ],
    ['0.5', { 'max-hourly-cost': '0.2' }, { most: 0.2, by: '`max-hourly-cost`' }],
  ] as const)('of a price: %s and %o', async ([tag, inputs, brake]) => {
    expect((await limited({ 'max-hourly-cost': tag }, inputs)).maxHourlyCost).toEqual(brake);
  });

  it('of a number of previews', async () => {
    const tag = { 'max-previews': '2' };
    const { maxPreviews, told } = await limited(tag, { 'max-previews': '1000' });
    expect(maxPreviews).toEqual({ most: 2, by: "the role's tag eks-cluster-action-max-previews" });
    expect(told).toBe('max-previews 2');
    expect((await limited(tag, { 'max-previews': '1' })).maxPreviews?.most).toBe(1);
  });
});

describe('how long a cluster lives', () => {
  it('is as long as it may be, where nothing is said', async () => {
    const { spec } = await limited({ 'max-ttl': '2d' });
    expect(spec.expiresAt).toEqual(new Date('2026-11-24T07:04:05Z'));
    expect(spec.tags[tagKeys.expiresAt]).toBe('2026-11-24T07:04:05Z');
  });

  it('is what was asked for, up to that', async () => {
    const { spec } = await limited({ 'max-ttl': '2d' }, { ttl: '2d' });
    expect(spec.expiresAt).toEqual(new Date('2026-11-24T07:04:05Z'));
  });

  it.for([
    ['2d', '2026-11-24T07:04:05Z'],
    ['7d', '2026-11-25T07:04:05Z'],
  ] as const)(
    'is what is usual, up to that, and no longer than an earlier one was: %s',
    async ([most, expected]) => {
      const asked = await request({}, pullRequestEvent(7));
      const { spec } = withinLimits(asked.spec, asked, role({ 'max-ttl': most }), now);
      expect(spec.expiresAt).toEqual(new Date(expected));
      expect(spec.tags[tagKeys.expiresAt]).toBe(expected);
      expect(spec.isUsualExpiry).toBeUndefined();
    },
  );

  it.for(['0', '3d'])('is refused beyond: %s', async (ttl) => {
    await expect(limited({ 'max-ttl': '2d' }, { ttl })).rejects.toThrow(
      "The role's tag eks-cluster-action-max-ttl says 2d: a cluster may live that long after the last `up`, and `ttl` " +
        'asks for more. Write `ttl: 2d`, or less.\nNothing was made.',
    );
  });
});

describe('add-ons', () => {
  const addon = (name: string) => ({ name, version: undefined, configurationValues: undefined });

  it('are those of every cluster, and those of the tag', async () => {
    const { spec, told } = await limited(
      { addons: 'metrics-server eks-node-monitoring-agent' },
      {},
      { addons: [addon('coredns'), addon('metrics-server')] },
    );
    expect(spec.addons.map(({ name }) => name)).toEqual(['coredns', 'metrics-server']);
    expect(told).toBe('addons metrics-server eks-node-monitoring-agent');
  });

  it('are refused by name', async () => {
    const asked = { addons: [addon('coredns'), addon('from-the-marketplace'), addon('metrics-server')] };
    await expect(limited({ addons: '' }, {}, asked)).rejects.toThrow(
      "The role's tag eks-cluster-action-addons says none: from-the-marketplace, metrics-server may not be among the add-ons",
    );
  });
});

it('tells every reason at once, of tags that cannot be read too', async () => {
  const failure = await limited(
    { 'max-hourly-cost': 'little', 'max-previews': '-1', 'max-ttl': '1h', addons: 'a,b c;d' },
    { ttl: '2h' },
  ).catch((error: unknown) => error);
  expect(failure).toMatchObject({ name: 'LimitsError' });
  expect(String(failure).split('\n')).toEqual([
    'LimitsError: The role\'s tag eks-cluster-action-max-hourly-cost: "little" is not a number of US dollars. Write one, ' +
      'such as 0.5. `any` stands for no limit.',
    expect.stringContaining('eks-cluster-action-max-previews: "-1" is not a whole number'),
    expect.stringContaining('eks-cluster-action-addons: "c;d" is not'),
    expect.stringContaining('eks-cluster-action-max-ttl says 1h'),
    'Nothing was made.',
  ]);
});
