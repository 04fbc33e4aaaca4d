import { describe, expect, it } from 'vitest';
import {
  differencesOf,
  type FoundEntry,
  type Wanted,
} from '../../../../src/resources/access/entry-differences.ts';

const principalArn = 'arn:aws:iam::1:role/team/dev';
const policy = (name: string): string => `arn:aws:eks::aws:cluster-access-policy/AmazonEKS${name}`;
const own = 'arn:aws:sts::1:assumed-role/dev/{{SessionName}}';
const wanted = (more: Partial<Wanted> = {}): Wanted => ({
  principalArn,
  as: 'entry',
  type: 'STANDARD',
  groups: ['a', 'b'],
  username: undefined,
  policies: [{ policyArn: policy('EditPolicy'), namespaces: ['dev'] }],
  ...more,
});
const found = (more: Partial<FoundEntry> = {}): FoundEntry => ({
  isOfList: true,
  as: 'entry',
  entry: {
    principalArn,
    type: 'STANDARD',
    username: own,
    kubernetesGroups: ['b', 'a'],
    accessEntryArn: 'arn:entry',
  },
  policies: [{ policyArn: policy('EditPolicy'), namespaces: ['dev'] }],
  ...more,
});
const of = (want: Wanted, entry?: FoundEntry) =>
  differencesOf([want], new Map(entry === undefined ? [] : [[principalArn, entry]]));

describe('an access entry of a file', () => {
  it('is as it should be, in whatever order', () => {
    expect(of(wanted(), found())).toEqual({ admitted: [], left: [], dismissed: [] });
  });

  it('is described where it is to be made', () => {
    expect(of(wanted()).admitted).toMatchObject([
      { isNew: true, words: `${principalArn}: groups a, b, AmazonEKSEditPolicy in dev` },
    ]);
  });

  it('gets groups and policies, and loses those that it is not to have', () => {
    const view = { policyArn: policy('ViewPolicy'), namespaces: undefined };
    expect(of(wanted({ groups: ['a'], policies: [view] }), found()).admitted).toMatchObject([
      {
        words: `${principalArn}: groups b, a → a, policies AmazonEKSEditPolicy in dev → AmazonEKSViewPolicy`,
        names: { kubernetesGroups: ['a'] },
        gives: [view],
        takes: [policy('EditPolicy')],
      },
    ]);
  });

  it('gets another scope without losing the policy', () => {
    const wide = { policyArn: policy('EditPolicy'), namespaces: undefined };
    expect(of(wanted({ policies: [wide] }), found()).admitted).toMatchObject([{ gives: [wide], takes: [] }]);
  });

  it('is made anew where EKS changes nothing: its type, and back to the name that EKS gives', () => {
    const nodes = wanted({ type: 'EC2_LINUX', groups: [], policies: [] });
    expect(of(nodes, found()).admitted).toMatchObject([
      { isAnew: true, words: `${principalArn}: type STANDARD → EC2_LINUX` },
    ]);
    const { entry } = found();
    expect(of(wanted(), found({ entry: { ...entry, username: 'me' } })).admitted).toMatchObject([
      { isAnew: true, words: `${principalArn}: username me → that of EKS` },
    ]);
  });

  it('is somebody else’s without our tag, and is left', () => {
    expect(of(wanted(), found({ isOfList: false }))).toEqual({
      admitted: [],
      dismissed: [],
      left: [
        `${principalArn} has an access entry that was not made for \`accessEntries\`: it is left as it is`,
      ],
    });
  });

  it('becomes a person’s, without what the file gave', () => {
    const viewer = wanted({
      as: 'viewer',
      groups: [],
      policies: [{ policyArn: policy('ViewPolicy'), namespaces: undefined }],
    });
    expect(of(viewer, found()).admitted).toMatchObject([
      { names: { kubernetesGroups: [] }, takes: [policy('EditPolicy')], retags: 'arn:entry' },
    ]);
  });
});

describe('the entry of a person', () => {
  const viewer = wanted({
    as: 'viewer',
    groups: [],
    policies: [{ policyArn: policy('ViewPolicy'), namespaces: undefined }],
  });

  it('keeps what somebody has given besides', () => {
    const more = found({ as: 'viewer', policies: [...viewer.policies, ...found().policies] });
    expect(of(viewer, more).admitted).toEqual([]);
  });

  it('goes from one level to the other', () => {
    const admin = found({
      as: 'admin',
      policies: [{ policyArn: policy('ClusterAdminPolicy'), namespaces: undefined }],
    });
    expect(of(viewer, admin).admitted).toMatchObject([
      { words: `${principalArn}: admin → viewer`, takes: [policy('ClusterAdminPolicy')], names: {} },
    ]);
  });
});
