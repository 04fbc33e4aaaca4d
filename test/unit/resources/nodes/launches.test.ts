import type { Nodegroup } from '@aws-sdk/client-eks';
import { describe, expect, it } from 'vitest';
import { isOfMarket, type LaunchTrouble } from '../../../../src/aws/node-diagnosis.ts';
import { mayTurn, noInstances, requireLaunches } from '../../../../src/resources/nodes/launches.ts';
import {
  asMade,
  mayTurnToOnDemand,
  onDemand,
  templateOf,
} from '../../../../src/resources/nodes/self-managed-template.ts';
import { defaults, type SelfManagedGroupSpec } from '../../../../src/spec/spec.ts';
import { region } from '../../support/region.ts';

const minute = 60_000;

const preferred = { ...defaults.nodeGroup, spot: true, orOnDemand: true, privateNetworking: true };

const network = {
  zones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'],
  privateSubnetIds: ['subnet-a', 'subnet-b', 'subnet-c'],
  publicSubnetIds: [],
  zoneOf: { 'subnet-a': 'eu-west-1a', 'subnet-b': 'eu-west-1b', 'subnet-c': 'eu-west-1c' },
} as unknown as Parameters<typeof requireLaunches>[3];

const made: Nodegroup = {
  status: 'CREATING',
  capacityType: 'SPOT',
  instanceTypes: ['t3.medium', 't3a.medium'],
  subnets: ['subnet-a', 'subnet-c'],
  createdAt: new Date(Date.now() - 60 * minute),
  resources: { autoScalingGroups: [{ name: 'eks-default-1' }] },
};

const none =
  'Could not launch Spot Instances. InsufficientInstanceCapacity - There is no Spot capacity available that matches your request. Launching EC2 instance failed.';

const activity = (words: string): string =>
  `<Activities><member><StatusCode>Failed</StatusCode><StatusMessage>${words}</StatusMessage></member></Activities>`;

describe('a shortage of spot instances', () => {
  it.each([
    ['ends after three minutes where on-demand instances will do', preferred, made, 3.1, true],
    ['is waited out for longer where they will not', { ...preferred, orOnDemand: false }, made, 3.1, false],
    ['ends after six minutes then', { ...preferred, orOnDemand: false }, made, 6.1, true],
    [
      'is no shorter of on-demand ones',
      preferred,
      { ...made, capacityType: 'ON_DEMAND' as const },
      3.1,
      false,
    ],
    [
      'is nobody’s business in the group’s first minutes',
      preferred,
      { ...made, createdAt: new Date() },
      9,
      false,
    ],
  ])('%s', async (_, group, now, minutes, ends) => {
    const { aws } = await region({ DescribeScalingActivities: activity(none) });
    const asked = requireLaunches(aws, group, now, network, minutes * minute);
    const market = now.capacityType === 'SPOT' ? 'as spot' : 'on demand';
    if (ends) {
      await expect(asked).rejects.toMatchObject({
        message: `Node group default gets no instances: tried t3.medium and t3a.medium in eu-west-1a and eu-west-1c, ${market}, and EC2 has none. Auto Scaling says: ${none}`,
        isOfMarket: true,
      });
    } else await expect(asked).resolves.not.toContain('gets no instances');
  });
});

describe('a group of several types and zones', () => {
  const tried = {
    name: 'workers',
    types: ['m5.large', 'm6i.large'],
    zones: ['eu-west-1a', 'eu-west-1b'],
    isSpot: false,
    mayTurn: false,
  };
  const short: LaunchTrouble = {
    words: none,
    reasons: `says: ${none}`,
    lasting: false,
    isShort: true,
    rounds: 0,
  };

  it.each([
    ['nothing is wrong', tried, undefined, 60, false],
    ['Auto Scaling still tries', tried, short, 5.9, false],
    ['none of the list has room for six minutes', tried, short, 6.1, true],
    ['each zone was tried twice, and nothing takes its place', tried, { ...short, rounds: 2 }, 1, false],
    ['each zone was tried once', { ...tried, mayTurn: true }, { ...short, rounds: 1 }, 1, false],
    ['each zone was tried twice', { ...tried, mayTurn: true }, { ...short, rounds: 2 }, 1, true],
    ['three minutes have passed', { ...tried, mayTurn: true }, short, 3.1, true],
    ['no patience helps', tried, { ...short, isShort: false, lasting: true }, 0, true],
  ])('is given up or not where %s', (_, group, launches, minutes, isOver) => {
    const verdict = noInstances(group, launches, minutes * minute);
    expect(verdict !== undefined).toBe(isOver);
  });

  it('is refused with what was tried', () => {
    expect(noInstances(tried, short, 7 * minute)?.message).toBe(
      `Node group workers gets no instances: tried m5.large and m6i.large in eu-west-1a and eu-west-1b, on demand, and EC2 has none. Auto Scaling says: ${none}`,
    );
  });
});

describe('a self-managed group that prefers spot instances', () => {
  const group: SelfManagedGroupSpec = {
    ...defaults.nodeGroup,
    ...defaults.selfManaged,
    spot: true,
    orOnDemand: true,
    distribution: {
      onDemandBase: 0,
      onDemandPercentage: 0,
      spotStrategy: 'price-capacity-optimized',
      spotPools: undefined,
      maxPrice: undefined,
      rebalances: false,
    },
  };
  const around = {
    name: 'eks-demo-default',
    cluster: { name: 'demo', endpoint: '', certificateAuthorityData: '', serviceCidr: '10.100.0.0/16' },
    securityGroupIds: [],
    instanceProfile: 'demo',
    subnetIds: ['subnet-a'],
    rootDevice: undefined,
    tags: {},
  };

  it('is as its template says that it was made', () => {
    const other = onDemand(group);
    expect(other).toMatchObject({ spot: false, distribution: { onDemandPercentage: 100 } });
    expect(asMade(group, templateOf(group, around))).toBe(group);
    expect(asMade(group, templateOf(other, around))).toEqual(other);
    expect(asMade({ ...group, orOnDemand: false }, templateOf(other, around)).spot).toBe(true);
  });

  it('turns to on-demand instances once', () => {
    expect(mayTurnToOnDemand(group)).toBe(true);
    expect(mayTurnToOnDemand(onDemand(group))).toBe(false);
    expect(mayTurnToOnDemand({ ...group, orOnDemand: undefined })).toBe(false);
  });
});

describe('on-demand instances', () => {
  it.each([
    ['InsufficientInstanceCapacity - We currently do not have sufficient t3.medium capacity', true],
    ['UnfulfillableCapacity - Unable to fulfill capacity due to your request configuration.', true],
    ['MaxSpotInstanceCountExceeded - Max spot instance count exceeded.', true],
    ['InsufficientFreeAddressesInSubnet - There are not enough free addresses in subnet', false],
    ['VcpuLimitExceeded - You have requested more vCPU capacity', false],
    [
      'Unsupported - Your requested instance type is not supported in your requested Availability Zone.',
      false,
    ],
  ])('help against what is of the market alone: %s %s', (words, expected) => {
    expect(isOfMarket(words)).toBe(expected);
  });

  it.each([
    ['CREATING', 'SPOT', true],
    ['CREATE_FAILED', 'SPOT', true],
    ['ACTIVE', 'SPOT', false],
    ['DEGRADED', 'SPOT', false],
    ['CREATE_FAILED', 'ON_DEMAND', false],
  ] as const)('take the place of a group that is %s and of %s: %s', (status, capacityType, expected) => {
    expect(mayTurn({ status, capacityType }, preferred)).toBe(expected);
    expect(mayTurn({ status, capacityType }, { ...preferred, orOnDemand: undefined })).toBe(false);
  });
});
