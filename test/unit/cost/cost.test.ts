import { describe, expect, test } from 'vitest';
import { PriceError, type PriceList } from '../../../src/aws/price-list.ts';
import {
  costOf,
  finalCostInWords,
  hourlyChangeInWords,
  hourlyInWords,
  soFarInWords,
} from '../../../src/cost/cost.ts';
import type { Estate, EstateItem } from '../../../src/cost/estate.ts';

const prices: PriceList = {
  onDemand: async () => 0.04,
  spot: async () => 0.01,
  volume: async () => ({ gibibyte: 0.0001, iops: 0.00001, throughput: 0.0001 }),
};

const instances: EstateItem = {
  of: 'nodes',
  what: '3 × t3.medium',
  price: async ({ onDemand }) => 3 * (await onDemand('t3.medium')),
};
const unpriced = (what: string): EstateItem => ({
  of: 'nodes',
  what,
  price: async () => {
    throw new PriceError('pricing:GetProducts is denied');
  },
});

const estate = (parts: Partial<Estate>): Estate => ({
  items: [instances],
  unknown: [],
  since: undefined,
  support: undefined,
  ...parts,
});

const since = new Date('2026-11-22T10:00:00Z');
const now = new Date('2026-11-22T20:00:00Z');

describe('the cost of a cluster', () => {
  test('is the sum of its parts an hour, and that since it was made', async () => {
    const cost = await costOf(estate({ since }), prices, now);
    expect(cost.hourly).toBeCloseTo(0.12);
    expect(cost.soFar).toBeCloseTo(1.2);
    expect(hourlyInWords(cost)).toBe('about $0.120 an hour ($2.88 a day, $87.60 a month)');
    expect(soFarInWords(cost)).toBe('about $1.20 since it was made, at what it costs an hour now');
    expect(finalCostInWords(cost)).toBe('about $1.20 in total (last hourly price × lifetime)');
  });

  test('is nothing so far while there is no cluster', async () => {
    expect((await costOf(estate({}), prices, now)).soFar).toBeUndefined();
  });

  test('does not go back in time where the clocks differ', async () => {
    expect((await costOf(estate({ since: now }), prices, since)).soFar).toBe(0);
  });

  test('names what has no known price, by reason, and what may not even be read', async () => {
    const unknown = [{ of: 'network', what: 'the network', reason: 'EC2 refused DescribeAddresses' }];
    const cost = await costOf(
      estate({ since, unknown, items: [instances, unpriced('2 × m5.large'), unpriced('1 × c6i.large')] }),
      prices,
      now,
    );
    expect(hourlyInWords(cost)).toBe(
      'about $0.120 an hour ($2.88 a day, $87.60 a month), and the network, which cannot be priced: EC2 refused DescribeAddresses, ' +
        'and 2 × m5.large, 1 × c6i.large, which cannot be priced: pricing:GetProducts is denied',
    );
    expect(soFarInWords(cost)).toMatch(/, without what cannot be priced$/);
  });
});

describe('the price before and after a change', () => {
  const cost = (hourly: number, unknown: string[] = []) => ({
    hourly,
    soFar: undefined,
    parts: [],
    unknown: unknown.map((what) => ({ of: what, what, reason: 'pricing:GetProducts is denied' })),
  });

  test('is told in one line', () => {
    expect(hourlyChangeInWords(cost(0.19), cost(0.288))).toBe('$0.190/h now → $0.288/h');
  });

  test('names what cannot be priced', () => {
    expect(hourlyChangeInWords(cost(0.19), cost(0.15, ['2 × t3.medium']))).toBe(
      '$0.190/h now → $0.150/h, and 2 × t3.medium, which cannot be priced: pricing:GetProducts is denied',
    );
  });

  test('of a cluster that is not there is that of what is made', () => {
    expect(hourlyChangeInWords(undefined, cost(0.288))).toBe(
      'about $0.288 an hour ($6.91 a day, $210 a month)',
    );
  });
});
