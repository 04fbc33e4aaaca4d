import { describe, expect, it } from 'vitest';
import type { Found } from '../../../src/sweep/found.ts';
import { type Verdicts, verdictOn } from '../../../src/sweep/rules.ts';

const now = new Date('2026-11-22T12:00:00Z');
const hoursAgo = (hours: number): Date => new Date(now.getTime() - hours * 3_600_000);

const request: Verdicts = {
  rules: ['expired', 'closed', 'failed', 'orphaned'],
  abandonedAfter: 3 * 3_600_000,
  protectedNames: [],
  protectedTags: [],
  removal: { liftsProtection: false, keepsLogs: false },
};

/** A cluster that was made yesterday, with these tags. */
function cluster(tags: Record<string, string> = {}, more: Partial<Found['cluster']> = {}): Found {
  return {
    name: 'demo',
    region: 'eu-west-1',
    owner: '4711/pr-7',
    cluster: { status: 'ACTIVE', createdAt: hoursAgo(24), tags, ...more },
    stackStatus: 'CREATE_COMPLETE',
    tags,
    things: [],
    madeAt: hoursAgo(24),
    progressAt: hoursAgo(24),
    hourlyCost: 0.1,
    unpriced: [],
  };
}

/** What is left of one, last changed so many hours ago. */
function pieces(hours: number | undefined, stackStatus?: Found['stackStatus']): Found {
  const thing = { type: 'AWS::EC2::Volume', id: 'vol-1', isOurs: true, isRetained: false };
  const progressAt = hours === undefined ? undefined : hoursAgo(hours);
  return { ...cluster(), cluster: undefined, things: [thing], stackStatus, madeAt: progressAt, progressAt };
}

const verdict = (found: Found, changes: Partial<Verdicts> = {}): string => {
  const endOf = (owner: string): string | undefined =>
    owner.endsWith('/pr-12') ? 'pull request #12 is closed' : undefined;
  const { rule, reason } = verdictOn(found, { ...request, ...changes }, { now, endOf });
  return `${rule ?? 'kept'}: ${reason}`;
};

const expiring = (time: string): Record<string, string> => ({ 'eks-cluster-action/expires-at': time });
const beingMadeSince = (hours: number): Record<string, string> => ({
  'eks-cluster-action/making-since': hoursAgo(hours).toISOString(),
});

describe('a cluster', () => {
  it.each([
    ['2026-11-22T12:00:00Z', 'expired: it expired less than a minute ago'],
    ['2026-11-20T10:30:00Z', 'expired: it expired 2 d 1 h ago'],
    ['2026-11-22T12:20:00Z', 'kept: expires in 20 min'],
    ['never', 'kept: never expires'],
    ['tomorrow', 'kept: its tag eks-cluster-action/expires-at is no time'],
  ])('that expires at %s is %s', (time, expected) => {
    expect(verdict(cluster(expiring(time)))).toBe(expected);
  });

  it('without the tag never expires', () => {
    expect(verdict(cluster())).toBe('kept: never expires');
  });

  it('goes with its pull request, unless the rule is not selected or it is being made', () => {
    const ofClosed = { ...cluster(), owner: '4711/pr-12' };
    expect(verdict(ofClosed)).toBe('closed: pull request #12 is closed');
    expect(verdict(ofClosed, { rules: ['expired'] })).toBe('kept: never expires');
    expect(verdict({ ...pieces(1), owner: '4711/pr-12' })).toMatch(/^kept: being made/);
  });

  it('is kept by rules that were not selected', () => {
    expect(verdict(cluster(expiring('2026-11-22T11:00:00Z')), { rules: ['failed'] })).toBe(
      'kept: expired 1 h ago, for which no selected rule holds',
    );
  });

  it('that FAILED goes with what EKS says of it', () => {
    const health = { issues: [{ code: 'Other' as const, message: 'no room' }] };
    expect(verdict(cluster({}, { status: 'FAILED', health }))).toBe(
      'failed: its control plane FAILED: no room: no progress since 1 d ago',
    );
  });

  it('that is half-made goes once its last run is long enough ago', () => {
    const made = { ...cluster(beingMadeSince(4)), progressAt: hoursAgo(4) };
    expect(verdict(made)).toBe('failed: its creation stalled: no progress since 4 h ago');
  });

  it('that a run seems to be making is kept, even when it has expired', () => {
    const tags = { ...beingMadeSince(2), ...expiring('2026-11-22T11:00:00Z') };
    expect(verdict({ ...cluster(tags), progressAt: hoursAgo(2) })).toBe(
      'kept: being made: last progress 2 h ago',
    );
    const creating = { ...cluster({}, { status: 'CREATING' }), progressAt: hoursAgo(0.5) };
    expect(verdict(creating)).toBe('kept: being made: last progress 30 min ago');
  });

  it('that goes already is left to whoever removes it', () => {
    expect(verdict(cluster({}, { status: 'DELETING' }))).toBe('kept: already going');
  });

  it.each([
    ['by its name', { protectedNames: ['de*'] }, 'kept: protected by its name: de*'],
    ['by a name with one letter open', { protectedNames: ['dem?'] }, 'kept: protected by its name: dem?'],
    [
      'by a tag',
      { protectedTags: [{ key: 'team', value: undefined }] },
      'kept: protected by its tag team=core',
    ],
    [
      'by a tag’s value',
      { protectedTags: [{ key: 'team', value: 'core' }] },
      'kept: protected by its tag team=core',
    ],
    ['by no other name', { protectedNames: ['em*'] }, 'expired: it expired 1 h ago'],
    ['by no other value', { protectedTags: [{ key: 'team', value: 'x' }] }, 'expired: it expired 1 h ago'],
  ])('is protected %s', (_, changes, expected) => {
    const expired = cluster({ team: 'core', ...expiring('2026-11-22T11:00:00Z') });
    expect(verdict({ ...expired, owner: '4711/run' }, changes)).toBe(expected);
  });

  it.each(['4711/pr-12', '4711/branch-release', '4711/branch-x/run'])(
    'is not protected by a tag where whoever may push has written it: %s',
    (owner) => {
      const expired = cluster({ team: 'core', ...expiring('2026-11-22T11:00:00Z') });
      const protectedTags = [{ key: 'team', value: undefined }];
      expect(verdict({ ...expired, owner }, { protectedTags })).toBe('expired: it expired 1 h ago');
      expect(verdict({ ...expired, owner }, { protectedTags, protectedNames: ['demo'] })).toBe(
        'kept: protected by its name: demo',
      );
    },
  );
});

describe('what is left without a control plane', () => {
  it('is orphaned once nothing of it has changed for long enough', () => {
    expect(verdict(pieces(3))).toBe('orphaned: 1 resource is left of it without a control plane');
    expect(verdict(pieces(2.9))).toBe('kept: being made: last progress 2 h 54 min ago');
  });

  it('is orphaned at once when AWS dates none of it: every cluster begins with what AWS dates', () => {
    expect(verdict(pieces(undefined))).toMatch(/^orphaned: /);
  });

  it.each([
    ['CREATE_FAILED', 'failed: its network is CREATE_FAILED: no progress since 5 h ago'],
    ['ROLLBACK_COMPLETE', 'failed: its network is ROLLBACK_COMPLETE: no progress since 5 h ago'],
    ['DELETE_FAILED', 'orphaned: 1 resource is left of it without a control plane'],
    ['CREATE_COMPLETE', 'orphaned: 1 resource is left of it without a control plane'],
  ] as const)('with a network that is %s is %s', (status, expected) => {
    expect(verdict(pieces(5, status))).toBe(expected);
  });

  it('is kept by rules that were not selected', () => {
    expect(verdict(pieces(5), { rules: ['expired', 'failed'] })).toMatch(/^kept: without a control plane/);
  });
});
