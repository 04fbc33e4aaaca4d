import type { Cluster } from '@aws-sdk/client-eks';
import { describe, expect, it } from 'vitest';
import {
  settingDifferences,
  tagDifferences,
  tagNews,
} from '../../../../src/resources/control-plane/control-plane-settings.ts';
import type { KeyArn } from '../../../../src/spec/control-plane.ts';
import { type ClusterSpec, defaults } from '../../../../src/spec/spec.ts';

const cluster: Cluster = {
  version: '1.36',
  resourcesVpcConfig: {
    endpointPublicAccess: true,
    endpointPrivateAccess: true,
    publicAccessCidrs: ['0.0.0.0/0'],
  },
  logging: { clusterLogging: [{ enabled: true, types: ['audit'] }] },
  accessConfig: { authenticationMode: 'API' },
  upgradePolicy: { supportType: 'STANDARD' },
};

const spec = (more: Partial<ClusterSpec> = {}): ClusterSpec => ({
  ...defaults,
  name: 'orders',
  region: 'eu-west-1',
  owner: '4711/run',
  tags: { 'eks-cluster-action/cluster': 'orders' },
  kubernetesVersion: undefined,
  serviceCidr: undefined,
  logTypes: ['audit'],
  clusterRoleArn: undefined,
  permissionsBoundary: undefined,
  admins: [],
  viewers: [],
  addons: [],
  nodeGroups: [],
  expiresAt: undefined,
  ...more,
});

const usual = defaults.controlPlane;

const keyOf = (id: string): KeyArn => `arn:aws:kms:eu-west-1:111122223333:key/${id}`;

const told = (more: Partial<ClusterSpec>, has: Cluster = cluster, isExtended = false): string[] =>
  settingDifferences(has, spec(more), { version: '1.36', isExtended, text: '' }).map(
    ({ verdict, words }) => `${verdict}: ${words}`,
  );

describe('the settings of a control plane', () => {
  it('differ in nothing from what they are', () => {
    expect(told({})).toEqual([]);
  });

  it.each([
    ['logging', { logTypes: [] }, 'change: logging: audit → none'],
    [
      'endpoint access',
      { endpoint: { public: true, private: true, publicCidrs: ['203.0.113.0/24'] } },
      'change: endpoint access: public from 0.0.0.0/0 and private → public from 203.0.113.0/24 and private',
    ],
    ['support', { supportType: 'EXTENDED' }, 'change: support: STANDARD → EXTENDED'],
    [
      'the authentication mode, which goes one way only',
      { authenticationMode: 'API_AND_CONFIG_MAP' },
      'refuse: authentication mode: API → API_AND_CONFIG_MAP: access entries alone let people in, and EKS does not go ' +
        'back from there to API_AND_CONFIG_MAP.',
    ],
    ['zonal shift', { controlPlane: { ...usual, zonalShift: true } }, 'change: zonal shift: off → on'],
    ['the tier', { controlPlane: { ...usual, tier: 'tier-xl' } }, 'change: tier: standard → tier-xl'],
    [
      'the protection from deletion',
      { controlPlane: { ...usual, isProtected: true } },
      'change: deletion protection: off → on',
    ],
    [
      'the key of secrets',
      { controlPlane: { ...usual, secretsKey: keyOf('a') } },
      `change: key of secrets: none → ${keyOf('a')}`,
    ],
  ] satisfies [string, Partial<ClusterSpec>, string][])('say from what to what %s goes', (_, more, words) => {
    expect(told(more)).toEqual([words]);
  });

  it('never change the key with which secrets are encrypted, and leave it where nobody names one', () => {
    const encrypted = {
      ...cluster,
      encryptionConfig: [{ resources: ['secrets'], provider: { keyArn: keyOf('a') } }],
    };
    expect(told({}, encrypted)).toEqual([]);
    expect(told({ controlPlane: { ...usual, secretsKey: keyOf('b') } }, encrypted)).toEqual([
      `refuse: key of secrets: ${keyOf('a')} → ${keyOf('b')}: EKS never changes the key with which secrets are encrypted.`,
    ]);
  });

  it('move the control plane to the subnets that are asked for, and leave it where nobody asks', () => {
    const has = {
      ...cluster,
      resourcesVpcConfig: { ...cluster.resourcesVpcConfig, subnetIds: ['b', 'a', 'c'] },
    };
    const moves = (subnets?: string[]): string[] =>
      settingDifferences(has, spec(), undefined, { subnets }).map(({ words }) => words);
    expect(moves(['c'])).toEqual(['subnets of the control plane: a, b, c → c']);
    expect(moves(['a', 'b', 'c'])).toEqual([]);
    expect(moves()).toEqual([]);
  });

  it('leave a protection that somebody else has given, and go back to the standard tier where nobody says one', () => {
    const has: Cluster = {
      ...cluster,
      deletionProtection: true,
      controlPlaneScalingConfig: { tier: 'tier-2xl' },
    };
    expect(told({}, has)).toEqual(['change: tier: tier-2xl → standard']);
  });

  it('say what stays as it is for now, and why', () => {
    const extended = { ...cluster, upgradePolicy: { supportType: 'EXTENDED' as const } };
    expect(told({}, extended, true)).toEqual([
      'none: support stays EXTENDED: Kubernetes 1.36 has left standard support, within which alone EKS changes this',
    ]);
    expect(told({}, extended)).toEqual(['change: support: EXTENDED → STANDARD']);
  });
});

describe('the tags of a cluster', () => {
  const has = { 'eks-cluster-action/cluster': 'orders', team: 'a', 'eks-cluster-action/expires-at': 'never' };
  const now = new Date('2026-11-26T12:00:00Z');

  it('are changed where they differ; a new expiry is no change of what the cluster is', () => {
    const expiresAt = new Date('2026-11-27T12:00:00Z');
    const tags = {
      'eks-cluster-action/cluster': 'orders',
      'eks-cluster-action/expires-at': '2026-11-27T12:00:00Z',
      team: 'b',
    };
    const news = tagNews(has, spec({ tags, expiresAt }), now);
    expect(news).toEqual({
      changes: { team: 'b' },
      times: { 'eks-cluster-action/expires-at': '2026-11-27T12:00:00Z' },
    });
    expect(tagDifferences(news, has)).toEqual([
      { verdict: 'change', words: 'tag team: a → b' },
      { verdict: 'none', words: 'expires at 2026-11-27T12:00:00Z, and not never' },
    ]);
  });

  it.each([
    ['2026-11-26T13:00:00Z', '2026-11-27T12:00:00Z'],
    ['2026-11-29T12:00:00Z', undefined],
    ['never', undefined],
  ] as const)('are moved on to the usual expiry, and no life is shortened by it: %s', (existing, written) => {
    const key = 'eks-cluster-action/expires-at';
    const tags = { 'eks-cluster-action/cluster': 'orders', [key]: '2026-11-27T12:00:00Z' };
    const usual = { tags, expiresAt: new Date(tags[key]), isUsualExpiry: true };
    expect(tagNews({ ...has, [key]: existing }, spec(usual), now).times[key]).toBe(written);
  });

  it('of a cluster that is half-made say since when this run is at it, and of another nothing', () => {
    const since = 'eks-cluster-action/making-since';
    expect(tagNews({ ...has, [since]: '2026-11-26T10:00:00Z' }, spec(), now).times).toEqual({
      [since]: '2026-11-26T12:00:00Z',
    });
    expect(tagNews(has, spec(), now)).toEqual({ changes: {}, times: {} });
  });
});
