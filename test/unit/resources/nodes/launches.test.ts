import type { Nodegroup } from '@aws-sdk/client-eks';
import { describe, expect, it } from 'vitest';
import { isOfMarket } from '../../../../src/aws/node-diagnosis.ts';
import { mayTurn, requireLaunches } from '../../../../src/resources/nodes/launches.ts';
import { defaults } from '../../../../src/spec/spec.ts';
import { region } from '../../support/region.ts';

const minute = 60_000;

const preferred = { ...defaults.nodeGroup, spot: true, orOnDemand: true, privateNetworking: true };

const network = {
  zones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'],
  privateSubnetIds: ['subnet-a', 'subnet-b', 'subnet-c'],
  publicSubnetIds: [],
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
