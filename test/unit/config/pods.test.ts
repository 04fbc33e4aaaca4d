/** What a ClusterConfig says of what pods may do in AWS. */
import { describe, expect, it } from 'vitest';
import { kindsNamedIn, otherBoundaries, unlistedIn } from '../../../src/config/listed-values.ts';
import { type Kind, listingIn, nothingListed } from '../../../src/spec/listing.ts';
import { problemsOf, specOf } from './support.ts';

const role = 'arn:aws:iam::111122223333:role/shop';
const policy = 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess';

const association = (fields: string): string =>
  `iam: { podIdentityAssociations: [{ namespace: shop, serviceAccountName: orders, ${fields} }] }`;
const account = (fields: string): string =>
  `iam: { withOIDC: true, serviceAccounts: [{ metadata: { name: mail, namespace: shop }, ${fields} }] }`;

describe('what pods may do', () => {
  it('is nothing where the file does not say it, and stays as it is without a file', async () => {
    expect((await specOf('')).pods).toEqual({ hasProvider: false, associations: [], accounts: [] });
  });

  it('is said of service accounts by Pod Identity', async () => {
    const { pods } = await specOf(association(`roleARN: "${role}", createServiceAccount: true`));
    expect(pods?.associations).toEqual([
      {
        account: { namespace: 'shop', name: 'orders' },
        role,
        createsAccount: true,
        targetRole: undefined,
        tagsSessions: true,
        tags: {},
      },
    ]);
    const own = await specOf(
      association(`permissionPolicyARNs: ["${policy}"], permissionPolicy: { Statement: [] }`),
    );
    expect(own.pods?.associations[0]?.role).toEqual({
      policyArns: [policy],
      document: '{"Statement":[]}',
      wellKnown: [],
    });
  });

  it('is said by the names of programs, with a second role and a boundary', async () => {
    const { pods } = await specOf(
      association(
        `wellKnownPolicies: { autoScaler: true, externalDNS: false }, permissionsBoundaryARN: "${policy}", targetRoleARN: "${role}", disableSessionTags: true`,
      ),
    );
    expect(pods?.associations[0]).toMatchObject({
      role: { policyArns: [], wellKnown: ['autoScaler'], boundary: policy },
      targetRole: role,
      tagsSessions: false,
    });
  });

  it('is said of service accounts by tokens of the cluster', async () => {
    const { pods } = await specOf(account(`attachPolicyARNs: ["${policy}"], roleOnly: true`));
    expect(pods).toEqual({
      hasProvider: true,
      associations: [],
      accounts: [
        {
          account: { namespace: 'shop', name: 'mail' },
          role: { policyArns: [policy], document: undefined, wellKnown: [] },
          labels: {},
          annotations: {},
          isRoleOnly: true,
          tags: {},
        },
      ],
    });
  });

  it.each([
    [
      'iam: { serviceAccounts: [{ metadata: { name: a }, attachRoleARN: "arn:aws:iam::111122223333:role/a" }] }',
      'iam.serviceAccounts: withOIDC is not true',
    ],
    [
      association('createServiceAccount: true'),
      '[0]: it says nothing of what pods may do. Write roleARN, or',
    ],
    [
      association(`roleARN: "${role}", permissionPolicyARNs: ["${policy}"]`),
      'permissionPolicyARNs: roleARN is given too, which is never changed. Keep one of the two.',
    ],
    [
      account(`attachRoleARN: "${role}", roleOnly: true`),
      'roleOnly: attachRoleARN is given too, and nothing would be made.',
    ],
    [
      account(`attachRoleARN: "${role}", permissionsBoundary: "${policy}"`),
      'permissionsBoundary: attachRoleARN is given too, which is never changed. Keep one of the two.',
    ],
    [
      account('permissionsBoundary: "arn:aws:iam::111122223333:policy/edge"'),
      '[0]: it says nothing of what pods may do. Write attachRoleARN, or',
    ],
    [
      `addons: [{ name: vpc-cni }]\naddonsConfig: { disableDefaultAddons: true }\n${association(`roleARN: "${role}"`)}`,
      'addons has no eks-pod-identity-agent',
    ],
    [
      `iam: { withOIDC: true, serviceAccounts: [{ metadata: { name: a }, attachRoleARN: "${role}" }], podIdentityAssociations: [{ namespace: default, serviceAccountName: a, roleARN: "${role}" }] }`,
      'podIdentityAssociations[0]: it is given its role by iam.serviceAccounts, too.',
    ],
  ])('is refused where it cannot be meant: %s', async (lines, words) => {
    expect(await problemsOf(lines)).toEqual([expect.stringContaining(words)]);
  });
});

describe('a role or a policy for pods', () => {
  it('has to be named: what a policy of its own says is never listed', async () => {
    const spec = await specOf(account('attachPolicy: { Statement: [] }'));
    expect(unlistedIn(spec, listing, 'aws')).toEqual([
      expect.stringContaining('iam.serviceAccounts: a policy of its own may not be named by this role'),
    ]);
    const named = await specOf(
      account('wellKnownPolicies: { certManager: true, ebsCSIController: true, imageBuilder: true }'),
    );
    const shown = unlistedIn(named, listing, 'aws-cn');
    expect(shown).toEqual([
      expect.stringContaining('a policy of its own, certManager may not be named'),
      expect.stringContaining('arn:aws-cn:iam::aws:policy/service-role/AmazonEBSCSIDriverPolicy may not be'),
      expect.stringContaining('arn:aws-cn:iam::aws:policy/AmazonEC2ContainerRegistryPowerUser may not be'),
    ]);
    expect(shown[0]).toContain('No list holds what has no ARN: make a policy of it in IAM');
  });

  it('may be another account’s, where pods take it second', async () => {
    const second = 'arn:aws:iam::444455556666:role/theirs';
    const spec = await specOf(association(`roleARN: "${role}", targetRoleARN: "${second}"`));
    expect(unlistedIn(spec, listing, 'aws')).toEqual([
      expect.stringContaining(`iam.podIdentityAssociations: ${second} may not be named`),
    ]);
  });

  it('has the boundary of every role, and no other', async () => {
    const spec = await specOf(account(`attachPolicyARNs: ["${policy}"], permissionsBoundary: "${policy}"`));
    expect(otherBoundaries(spec)).toEqual([]);
    expect(otherBoundaries({ ...spec, permissionsBoundary: policy })).toEqual([]);
    const of = 'arn:aws:iam::111122223333:policy/all' as const;
    expect(otherBoundaries({ ...spec, permissionsBoundary: of })).toEqual([
      expect.stringContaining(`${policy} of a role cannot be: every role that is made has ${of}`),
    ]);
  });

  const listing = (kind: Kind) =>
    listingIn(
      JSON.stringify({
        Statement:
          kind === 'pods'
            ? [{ Sid: 'PassListedRolesToPods', Resource: role }]
            : [
                {
                  Sid: 'AttachListedPolicies',
                  Resource: '*',
                  Condition: { ArnLike: { 'iam:PolicyARN': policy } },
                },
              ],
      }),
    );

  it.each([
    [association(`roleARN: "${role}"`), 'pods', `iam.podIdentityAssociations: ${role}`],
    [account(`attachRoleARN: "${role}"`), 'pods', `iam.serviceAccounts: ${role}`],
    [account(`attachPolicyARNs: ["${policy}"]`), 'permissions', `iam.serviceAccounts: ${policy}`],
  ])('has to be listed: %s', async (lines, kind, shown) => {
    const spec = await specOf(lines);
    expect(kindsNamedIn(spec)).toEqual([kind]);
    expect(unlistedIn(spec, listing, 'aws')).toEqual([]);
    expect(unlistedIn(spec, () => nothingListed, 'aws')).toEqual([
      expect.stringContaining(
        `${shown} may not be named by this role: its policy eks-cluster-action-${kind} lists none.`,
      ),
    ]);
  });
});
