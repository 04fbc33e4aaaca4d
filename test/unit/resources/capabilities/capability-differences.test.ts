import type { Capability } from '@aws-sdk/client-eks';
import { describe, expect, it } from 'vitest';
import {
  capabilityDifferences,
  foundFor,
} from '../../../../src/resources/capabilities/capability-differences.ts';
import type { CapabilitySpec } from '../../../../src/spec/capabilities.ts';
import type { ClusterSpec } from '../../../../src/spec/spec.ts';
import { specOf } from '../../config/support.ts';

const roleArn = 'arn:aws:iam::111122223333:role/ack';
const spec = await specOf('metadata: { name: demo }');
const wanted: CapabilitySpec = { name: 'ack', type: 'ACK', role: roleArn, tags: { team: 'shop' } };
const there: Capability = {
  capabilityName: 'ack',
  type: 'ACK',
  status: 'ACTIVE',
  roleArn,
  tags: { ...spec.tags, team: 'shop' },
};

const differences = (all: readonly Capability[], of: ClusterSpec = spec, isRoleThere = true) =>
  capabilityDifferences(of, wanted, foundFor(of, wanted, all), isRoleThere ? roleArn : undefined).map(
    ({ verdict, words }) => `${verdict}: ${words}`,
  );

describe('a capability', () => {
  it('is as it should be', () => {
    expect(differences([there])).toEqual([]);
  });

  it('is made where there is none, in the regions that have any', () => {
    expect(differences([])).toEqual(['make: ACK']);
    expect(differences([], { ...spec, region: 'us-gov-west-1' })).toEqual([
      'refuse: EKS has no capabilities in us-gov-west-1: they are in its commercial regions. Leave capabilities out.',
    ]);
  });

  it('gets another role, and tags that it lacks', () => {
    const other = { ...there, roleArn: `${roleArn}-2`, tags: spec.tags };
    expect(differences([other])).toEqual([
      `change: role: ${roleArn}-2 → ${roleArn}`,
      'change: tag team: shop',
    ]);
    expect(differences([other], spec, false)).toEqual(['change: tag team: shop']);
  });

  it('is made anew under another name, and where nothing comes of it any more', () => {
    expect(differences([{ ...there, capabilityName: 'aws' }])).toEqual(['replace: name: aws → ack']);
    expect(differences([{ ...there, status: 'CREATE_FAILED' }])).toEqual([
      'replace: it is CREATE_FAILED, and is made anew',
    ]);
  });

  it.each([
    ['type', { ...there, capabilityName: 'theirs', tags: {} }],
    ['name', { ...there, type: 'KRO', tags: {} }],
  ] as const)('is refused where somebody else has its %s', (_, theirs) => {
    expect(differences([theirs])).toEqual([
      expect.stringContaining(`the capability ${theirs.capabilityName}, of type ${theirs.type}, already`),
    ]);
  });
});
