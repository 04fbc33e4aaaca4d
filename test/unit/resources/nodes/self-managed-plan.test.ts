import { describe, expect, it } from 'vitest';
import { objectionsToEnclaves } from '../../../../src/aws/launch-objections.ts';
import { processesOf } from '../../../../src/resources/nodes/self-managed-plan.ts';

describe('what Auto Scaling does for a group', () => {
  it('stays as it is where nobody says, where it is so, and while there is no group', () => {
    expect(processesOf({}, { suspended: ['HealthCheck'] })).toBeUndefined();
    expect(processesOf({ suspended: ['HealthCheck'] }, { suspended: ['HealthCheck'] })).toBeUndefined();
    expect(processesOf({ suspended: ['HealthCheck'] }, undefined)).toBeUndefined();
  });

  it('is suspended, and goes on', () => {
    expect(
      processesOf({ suspended: ['AZRebalance'] }, { suspended: ['ScheduledActions', 'HealthCheck'] }),
    ).toEqual({
      suspend: ['AZRebalance'],
      resume: ['HealthCheck', 'ScheduledActions'],
      words: 'what Auto Scaling does: without AZRebalance, with HealthCheck, ScheduledActions',
    });
    expect(processesOf({ suspended: [] }, { suspended: ['HealthCheck'] })?.resume).toEqual(['HealthCheck']);
  });
});

describe('Nitro Enclaves', () => {
  const types = new Map([
    ['m5.xlarge', { NitroEnclavesSupport: 'supported' as const }],
    ['t3.medium', { NitroEnclavesSupport: 'unsupported' as const }],
  ]);
  const launch = { enclaves: true as const };

  it('are started by types that can', () => {
    const group = { name: 'a', launch, instanceTypes: ['m5.xlarge', 'm5.unknown'] };
    expect(objectionsToEnclaves(group, types)).toEqual([]);
    expect(objectionsToEnclaves({ name: 'a', instanceTypes: ['t3.medium'] }, types)).toEqual([]);
  });

  it('are refused of others', () => {
    const group = { name: 'a', launch, instanceTypes: ['m5.xlarge', 't3.medium'] };
    expect(objectionsToEnclaves(group, types)).toEqual([
      'Node group a: instances of t3.medium start no Nitro Enclaves. Leave enclaveEnabled out, or write other instance types.',
    ]);
  });
});
