import { describe, expect, it } from 'vitest';
import type { Swept } from '../../../src/sweep/fate.ts';
import { reportOf, tableOf } from '../../../src/sweep/report.ts';
import type { SweptNetwork } from '../../../src/sweep/shared-networks.ts';
import { footerOf, totalsOf } from '../../../src/sweep/totals.ts';

const now = new Date('2026-11-22T12:00:00Z');
const made = new Date('2026-11-21T12:00:00Z');

/** A cluster that was made yesterday. */
function swept(name: string, fate: Swept['fate'], more: Partial<Swept['found']> = {}): Swept {
  const tags = {
    'eks-cluster-action/repository': 'octo-org/octo-app',
    'eks-cluster-action/expires-at': '2026-11-23T12:00:00Z',
  };
  const found = {
    name,
    region: 'eu-west-1',
    owner: '4711/pr-7',
    cluster: { name, tags },
    stackStatus: undefined,
    tags,
    things: [],
    madeAt: made,
    progressAt: made,
    hourlyCost: 0.1 + 0.05 + 0.09,
    unpriced: [],
  };
  return { found: { ...found, ...more }, fate, verdict: { rule: undefined, reason: 'expires in 1 d' } };
}

const forEver = { cluster: { tags: { 'eks-cluster-action/expires-at': 'never' } } };
const network: SweptNetwork = {
  region: 'eu-west-1',
  name: 'eks-network-4711',
  owner: '4711/network',
  hourlyCost: 0.045 + 0.005,
  fate: 'kept',
  reason: 'it is meant to stay',
};

describe('the footer', () => {
  it('sums what runs, what would go, what never expires, and the networks that are shared', () => {
    const all = [
      swept('a', 'kept'),
      swept('b', 'kept', forEver),
      swept('c', 'would go', { hourlyCost: 0.19 }),
      swept('d', 'would go', { hourlyCost: 0.19, cluster: {} }),
    ];
    expect(footerOf(totalsOf(all, [network]))).toBe(
      'Running: 4 clusters, about $0.860 an hour ($20.64 a day, $628 a month). ' +
        'Would go: 2, saving about $0.380 an hour ($9.12 a day, $277 a month). Never expire: 2: b, d. ' +
        'Shared networks: 1, about $0.050 an hour ($1.20 a day, $36.50 a month).',
    );
  });

  it('leaves out what has gone, and says what that saves', () => {
    const all = [swept('a', 'kept'), swept('b', 'removed'), swept('c', 'going'), swept('d', 'gone')];
    expect(footerOf(totalsOf(all, [{ ...network, fate: 'removed' }]))).toBe(
      'Running: 1 cluster, about $0.240 an hour ($5.76 a day, $175 a month). ' +
        'Went: 2, saving about $0.480 an hour ($11.52 a day, $350 a month).',
    );
  });

  it('counts what is left of clusters by itself, and says where a price is not known', () => {
    const unpriced = [{ of: 'nodes', what: '2 × t3.medium', reason: 'pricing:GetProducts is denied' }];
    const all = [
      swept('a', 'failed', { unpriced }),
      swept('b', 'left', { cluster: undefined, hourlyCost: 0.001 }),
    ];
    expect(footerOf(totalsOf(all, []))).toBe(
      'Running: 1 cluster, at least $0.240 an hour ($5.76 a day, $175 a month). ' +
        'Left of clusters that have gone: 1, about $0.001 an hour ($0.02 a day, $0.73 a month).',
    );
  });

  it('of nothing is short', () => {
    expect(footerOf(totalsOf([], []))).toBe('Running: 0 clusters.');
  });
});

describe('the report', () => {
  it('has money in numbers that people would write', () => {
    const report = reportOf(['eu-west-1'], [swept('a', 'kept'), swept('b', 'would go')], [network], now);
    expect(report).toMatchObject({
      clusters: [{ hourlyCost: 0.24, costSoFar: 5.76 }, { hourlyCost: 0.24 }],
      networks: [{ name: 'eks-network-4711', owner: '4711/network', hourlyCost: 0.05, fate: 'kept' }],
      totals: {
        running: { count: 2, hourlyCost: 0.48 },
        wouldGo: { count: 1, hourlyCost: 0.24 },
        neverExpire: [],
        sharedNetworks: { count: 1, hourlyCost: 0.05 },
        hourlyCost: 0.53,
        dailyCost: 12.72,
        monthlyCost: 386.9,
      },
    });
  });

  it('has a row for each cluster and network: whose, how old, what an hour costs, and when it goes', () => {
    const others = [
      swept('a', 'kept'),
      swept('b', 'kept', { ...forEver, owner: '4711/branch-feature/x' }),
      swept('c', 'kept', { cluster: undefined, owner: '4711/run', tags: {}, madeAt: undefined }),
    ];
    expect(tableOf(others, [network], now).rows.map((row) => row.slice(0, 7).join(' | '))).toEqual([
      'a | eu-west-1 | octo-org/octo-app, pull request #7 | 1 d | $0.240 | 2026-11-23T12:00:00Z | about $5.76',
      'b | eu-west-1 | octo-org/octo-app, branch feature/x | 1 d | $0.240 | never ⚠ | about $5.76',
      'c | eu-west-1 | repository 4711 | unknown | $0.240 |  | unknown',
      'eks-network-4711 (shared network) | eu-west-1 | repository 4711 |  | $0.050 | never | ',
    ]);
  });
});
