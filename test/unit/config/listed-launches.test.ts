import { describe, expect, it } from 'vitest';
import { isLaunchAsked, launchesNotListed } from '../../../src/config/listed-launches.ts';
import { listingIn, nothingListed } from '../../../src/spec/listing.ts';
import { specOf } from './support.ts';

const ec2 = (resource: string): string => `arn:aws:ec2:eu-west-1:111122223333:${resource}`;
const group = (field: string, list = 'managedNodeGroups') => specOf(`${list}: [{ name: a, ${field} }]`);
const whose = { partition: 'aws', account: '111122223333' };
const listing = listingIn(
  JSON.stringify({
    Statement: [
      {
        Sid: 'LaunchWithListed',
        Resource: [ec2('key-pair/op*'), ec2('placement-group/close'), ec2('security-group/sg-00000001')],
      },
    ],
  }),
);

describe('what nodes are launched with', () => {
  it('is not looked up where a file names nothing of it', async () => {
    expect(isLaunchAsked(await group('ssh: { allow: false }'))).toBe(false);
    expect(isLaunchAsked(await group('ssh: { publicKeyName: operators }'))).toBe(true);
    expect(isLaunchAsked(await group('ssh: { publicKeyName: operators }', 'nodeGroups'))).toBe(true);
  });

  it.each([
    'ssh: { publicKeyName: operators }',
    'placement: { groupName: close }',
    'securityGroups: { attachIDs: [sg-00000001] }',
    'capacityReservation: { capacityReservationPreference: none }',
  ])('may be what is listed: %s', async (field) => {
    expect(launchesNotListed(await group(field), listing, whose)).toEqual([]);
  });

  it.each([
    ['ssh: { publicKeyName: of-production }', 'ssh.publicKeyName', 'key-pair/of-production'],
    [
      'capacityReservation: { capacityReservationTarget: { capacityReservationID: cr-00000002 } }',
      'capacityReservation.capacityReservationTarget.capacityReservationID',
      'capacity-reservation/cr-00000002',
    ],
    ['placement: { groupName: of-production }', 'placement.groupName', 'placement-group/of-production'],
    [
      'securityGroups: { attachIDs: [sg-00000002] }',
      'securityGroups.attachIDs',
      'security-group/sg-00000002',
    ],
  ])('is nothing else: %s', async (field, path, resource) => {
    for (const list of ['managedNodeGroups', 'nodeGroups']) {
      const told = launchesNotListed(await group(field, list), listing, whose);
      expect(told).toEqual([
        expect.stringContaining(
          `Node group a, ${path}: ${ec2(resource)} may not be named by this role: its policy`,
        ),
      ]);
    }
    expect(launchesNotListed(await group(field), nothingListed, whose).join()).toContain(
      'eks-cluster-action-launches lists none. Leave it out, or have an administrator list it in the parameter LaunchResources',
    );
  });
});
