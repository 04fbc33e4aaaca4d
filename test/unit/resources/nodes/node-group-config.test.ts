import { describe, expect, it } from 'vitest';
import {
  configInWords,
  configUpdate,
  newSizes,
  rollOf,
  unchangeable,
  withheld,
} from '../../../../src/resources/nodes/node-group-config.ts';
import { defaults, type NodeGroupSpec } from '../../../../src/spec/spec.ts';

const sizes = (minSize: number, desiredSize: number, maxSize: number) => ({ minSize, desiredSize, maxSize });
const wanted = (minNodes: number, nodes: number, maxNodes: number) => ({ minNodes, nodes, maxNodes });

describe('the sizes of a node group', () => {
  it.each([
    ['that an autoscaler has raised stay within the same limits', sizes(1, 5, 6), wanted(1, 2, 6), undefined],
    [
      'that an autoscaler has raised sink to a lower most, and no further',
      sizes(1, 5, 6),
      wanted(1, 2, 4),
      sizes(1, 4, 4),
    ],
    [
      'that an autoscaler has raised stay under a higher most',
      sizes(1, 5, 6),
      wanted(1, 2, 8),
      sizes(1, 5, 8),
    ],
    [
      'that an autoscaler has lowered rise to a higher least',
      sizes(1, 1, 6),
      wanted(3, 4, 6),
      sizes(3, 3, 6),
    ],
    ['that are one number follow it', sizes(2, 2, 2), wanted(3, 3, 3), sizes(3, 3, 3)],
    ['of which EKS tells the limits alone stay', { minSize: 1, maxSize: 4 }, wanted(1, 2, 4), undefined],
    ['that EKS does not tell are those of the wish', undefined, wanted(1, 2, 4), sizes(1, 2, 4)],
  ])('%s', (_, has, group, expected) => {
    expect(newSizes(has, group)).toEqual(expected);
  });
});

describe('what a file says of a node group beside its size', () => {
  const group = (more: Partial<NodeGroupSpec>): NodeGroupSpec => ({ ...defaults.nodeGroup, ...more });
  const asMade = {
    scalingConfig: sizes(2, 2, 2),
    updateConfig: { maxUnavailable: 1, updateStrategy: 'DEFAULT' as const },
    launchTemplate: { id: 'lt-1', name: 'a', version: '1' },
    releaseVersion: '1.36.2-20261103',
  };
  const template = { id: 'lt-1', version: '1' };
  const pool = {
    enabled: true,
    minSize: 1,
    mostPrepared: undefined,
    state: 'STOPPED',
    reuses: false,
  } as const;

  it.each([
    ['nothing, and EKS has its own way', {}, undefined],
    ['what EKS does anyway', { updates: { maxUnavailable: 1, strategy: 'DEFAULT' as const } }, undefined],
    [
      'another number at once',
      { updates: { maxUnavailablePercentage: 50, strategy: 'MINIMAL' as const } },
      ['nodes replaced at once: 50 %, old ones first'],
    ],
    ['a warm pool', { warmPool: pool }, ['a warm pool of 1 or more, at most 2 with the nodes, stopped']],
    ['no warm pool', { warmPool: { ...pool, enabled: false } }, undefined],
  ])('is %s', (_, more, words) => {
    const update = configUpdate(asMade, group(more));
    expect(update && configInWords(asMade, update)).toEqual(words);
  });

  it('takes away a warm pool that it says no more', () => {
    const now = { ...asMade, warmPoolConfig: { enabled: true, minSize: 1 } };
    expect(configUpdate(now, group({}))).toEqual({ warmPoolConfig: { enabled: false } });
    expect(configUpdate({ ...now, warmPoolConfig: { enabled: false } }, group({}))).toBeUndefined();
  });

  it.each([
    ['nothing has changed', template, {}, undefined],
    ['the release is that of the nodes', template, { releaseVersion: '1.36.2-20261103' }, undefined],
    [
      'the release is another',
      template,
      { releaseVersion: '1.36.2-20261117' },
      'release 1.36.2-20261103 → 1.36.2-20261117: every node is replaced',
    ],
    [
      'the template has a new version',
      { id: 'lt-1', version: '2' },
      { releaseVersion: '1.36.2-20261103' },
      'a new version of its launch template: every node is replaced',
    ],
    [
      'a new version is still to come',
      undefined,
      {},
      'a new version of its launch template: every node is replaced',
    ],
  ])('replaces nodes where it has to: %s', (_, version, more, words) => {
    const roll = rollOf(asMade, group(more), version);
    expect(roll?.words).toBe(words);
    // Without it, EKS would take the newest.
    if (roll !== undefined) expect(roll.releaseVersion).toBe(Object(more).releaseVersion);
  });
});

describe('the role of a node group', () => {
  const own = 'demo-us-east-1-node-default';
  const given = 'arn:aws:iam::111122223333:role/nodes' as const;
  const more = { permissions: { policies: [], programs: ['autoScaler'] } } as const;
  const now = (nodeRole: string) => ({
    instanceTypes: ['t3.medium'],
    amiType: 'AL2023_x86_64_STANDARD' as const,
    capacityType: 'ON_DEMAND' as const,
    nodeRole,
  });

  it.each([
    ['that of the cluster stays, whichever it is', 'arn:aws:iam::111122223333:role/any', {}, 0],
    ['one of its own stays', `arn:aws:iam::111122223333:role/path/${own}`, more, 0],
    ['one that is given stays', given, { roleArn: given }, 0],
    ['one of its own is asked for later', given, more, 1],
    ['another is given later', `arn:aws:iam::111122223333:role/path/${own}`, { roleArn: given }, 1],
    ['one of its own is asked for no more', `arn:aws:iam::111122223333:role/path/${own}`, {}, 1],
  ])('cannot be changed: %s', (_, role, wishes, refusals) => {
    const found = unchangeable(now(role), { ...defaults.nodeGroup, ...wishes }, { role: own, template: 'a' });
    expect(found.map(({ words }) => words).filter((words) => words.includes('the node role'))).toHaveLength(
      refusals,
    );
  });
});

describe('a node group of a Capacity Block', () => {
  const roll = { launchTemplate: undefined, releaseVersion: undefined, words: 'every node is replaced' };
  it.each([
    ['keeps the nodes that it has', 'CAPACITY_BLOCK' as const, 2, 1],
    ['gets others where it has none', 'CAPACITY_BLOCK' as const, 0, 0],
    ['is no other', 'ON_DEMAND' as const, 2, 0],
  ])('%s', (_, capacityType, desiredSize, refusals) => {
    const now = { capacityType, scalingConfig: { desiredSize } };
    expect(withheld(now, defaults.nodeGroup, roll)).toHaveLength(refusals);
  });
});

describe('a launch template of a node group', () => {
  const given = (id: string, isOfFamily = true) => ({ launch: { template: { id, isOfFamily } } });
  const now = {
    instanceTypes: ['t3.medium'],
    amiType: 'AL2023_x86_64_STANDARD' as const,
    capacityType: 'ON_DEMAND' as const,
    launchTemplate: { id: 'lt-1', name: 'ours', version: '1' },
  };
  const own = { role: 'role', template: 'ours' };
  const words = (found: Partial<typeof now>, wishes: Partial<NodeGroupSpec>) =>
    unchangeable({ ...now, ...found }, { ...defaults.nodeGroup, ...wishes }, own).map((each) => each.words);

  it.each([
    ['that is ours stays', {}, {}],
    ['that is the user’s stays', {}, given('lt-1')],
    ['that has an image stays', { amiType: 'CUSTOM' as const }, given('lt-1', false)],
  ])('%s', (_, found, wishes) => {
    expect(words(found as Partial<typeof now>, wishes)).toEqual([]);
  });

  it.each([
    ['ours for the user’s', {}, given('lt-2'), 'has the launch template lt-1, and lt-2 is asked for'],
    [
      'the user’s for ours',
      { launchTemplate: { id: 'lt-2', name: 'mine', version: '3' } },
      {},
      'has the launch template lt-2, and one of its own is asked for',
    ],
    ['none for ours', { launchTemplate: undefined }, {}, 'has the launch template of EKS’s'],
    ['an image of EKS’s for the user’s', {}, { launch: { ami: 'ami-1' } }, "has images of EKS's"],
  ])('is not changed, %s', (_, found, wishes, expected) => {
    expect(words(found as Partial<typeof now>, wishes).join()).toContain(expected);
  });
});
