import { describe, expect, it } from 'vitest';
import { objectionsToData } from '../../../src/aws/given-template.ts';

const nothing = { isOfRelease: false, isOfFamily: false, hasWarmPool: false };

describe('a launch template of the user’s', () => {
  it.each([
    [{ UserData: 'x', SecurityGroupIds: ['sg-1'], KeyName: 'a' }, nothing],
    [{ ImageId: 'ami-1', Placement: { Tenancy: 'default' as const } }, nothing],
    [{}, { isOfRelease: true, isOfFamily: true, hasWarmPool: true }],
  ])('starts nodes: %o', (data, wishes) => {
    expect(objectionsToData(data, wishes)).toEqual([]);
  });

  it.each([
    [{ InstanceType: 't3.large' as const }, {}, 'it has an instance type'],
    [{ IamInstanceProfile: { Name: 'mine' } }, {}, 'it has an instance profile'],
    [{ NetworkInterfaces: [{ SubnetId: 'subnet-1' }] }, {}, 'it has a subnet'],
    [{ InstanceMarketOptions: { MarketType: 'spot' as const } }, {}, 'it asks for spot instances'],
    [{ HibernationOptions: { Configured: true } }, {}, 'it lets instances hibernate'],
    [{ InstanceInitiatedShutdownBehavior: 'stop' as const }, {}, 'it says what becomes of instances'],
    [{ Placement: { Tenancy: 'host' as const } }, {}, 'it asks for a dedicated host'],
    [{ ImageId: 'ami-1' }, { isOfRelease: true }, 'it has an image, and releaseVersion'],
    [{ ImageId: 'ami-1' }, { isOfFamily: true }, 'it has an image, and amiFamily'],
    [{ ImageId: 'ami-1' }, { hasWarmPool: true }, 'it has an image, and EKS keeps warm pools'],
  ])('starts none that EKS refuses: %o', (data, wishes, words) => {
    expect(objectionsToData(data, { ...nothing, ...wishes })).toEqual([expect.stringContaining(words)]);
  });

  it('is told all of what EKS refuses at once', () => {
    const data = { InstanceType: 't3.large' as const, IamInstanceProfile: { Name: 'mine' } };
    expect(objectionsToData(data, nothing)).toHaveLength(2);
  });
});
