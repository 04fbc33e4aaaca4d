/** What a ClusterConfig says of what the pods of add-ons may do in AWS. */
import { describe, expect, it } from 'vitest';
import { kindsNamedIn, otherBoundaries, unlistedIn } from '../../../src/config/listed-values.ts';
import { nothingListed } from '../../../src/spec/listing.ts';
import type { AddonSpec } from '../../../src/spec/spec.ts';
import { problemsOf, specOf } from './support.ts';

const role = 'arn:aws:iam::111122223333:role/shop';
const policy = 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess';

const addon = (name: string, fields: string): string => `addons: [{ name: ${name}, ${fields} }]`;

async function identityOf(name: string, lines: string): Promise<AddonSpec['identity']> {
  const { addons } = await specOf(lines);
  return addons.find((each) => each.name === name)?.identity;
}

describe('the pods of an add-on', () => {
  it('have the role of the file by Pod Identity', async () => {
    const lines = addon(
      'vpc-cni',
      `podIdentityAssociations: [{ serviceAccountName: aws-node, namespace: kube-system, roleARN: "${role}" }]`,
    );
    expect(await identityOf('vpc-cni', lines)).toEqual({
      accountRole: undefined,
      associations: [{ serviceAccount: 'aws-node', role, tags: {} }],
    });
  });

  it('have one with the policies of the file, for the service accounts that call AWS', async () => {
    const lines = addon(
      'vpc-cni',
      `attachPolicyARNs: ["${policy}"], wellKnownPolicies: { efsCSIController: true }`,
    );
    const permissions = { policyArns: [policy], document: undefined, wellKnown: ['efsCSIController'] };
    expect((await identityOf('vpc-cni', lines))?.associations).toEqual([
      { serviceAccount: 'aws-node', role: permissions, tags: {} },
    ]);
  });

  it('take one of the account by the tokens of the cluster', async () => {
    const lines = `${addon('vpc-cni', `serviceAccountRoleARN: "${role}"`)}\niam: { withOIDC: true }`;
    expect(await identityOf('vpc-cni', lines)).toEqual({ accountRole: role, associations: [] });
  });

  it('have what EKS recommends, one by one or all of them; the EBS CSI driver has its own', async () => {
    const recommended = [
      {
        serviceAccount: 'aws-node',
        role: expect.objectContaining({ ofAws: ['AmazonEKS_CNI_Policy'] }),
        tags: {},
      },
    ];
    const one = addon('vpc-cni', 'useDefaultPodIdentityAssociations: true');
    expect((await identityOf('vpc-cni', one))?.associations).toEqual(recommended);
    const all = 'addonsConfig: { autoApplyPodIdentityAssociations: true }';
    expect((await identityOf('vpc-cni', all))?.associations).toEqual(recommended);
    expect(await identityOf('coredns', all)).toBeUndefined();
    expect(await identityOf('aws-ebs-csi-driver', all)).toBeUndefined();
  });

  it.each([
    [
      addon('vpc-cni', `attachPolicyARNs: ["${policy}"], useDefaultPodIdentityAssociations: true`),
      'its pods get their role in policies of its own and useDefaultPodIdentityAssociations. Keep one of them.',
    ],
    [
      addon('coredns', `attachPolicyARNs: ["${policy}"]`),
      'addons[0]: which of its service accounts call AWS, or what EKS recommends for them, is not known. Write',
    ],
    [
      addon('aws-mountpoint-s3-csi-driver', 'useDefaultPodIdentityAssociations: true'),
      'what EKS recommends for them, is not known. Write podIdentityAssociations',
    ],
    [addon('vpc-cni', `serviceAccountRoleARN: "${role}"`), 'serviceAccountRoleARN: iam.withOIDC is not true'],
    [
      addon('vpc-cni', `permissionsBoundary: "${policy}"`),
      'no role of its own is made for it. Leave it out.',
    ],
    [
      `addons: [{ name: vpc-cni, attachPolicyARNs: ["${policy}"] }]\naddonsConfig: { disableDefaultAddons: true }`,
      'addons[0]: addons has no eks-pod-identity-agent, by which its pods get their role.',
    ],
    [
      addon(
        'vpc-cni',
        `podIdentityAssociations: [{ serviceAccountName: aws-node, namespace: shop, roleARN: "${role}" }]`,
      ),
      'namespace: vpc-cni is in kube-system. Leave it out.',
    ],
    [
      addon('vpc-cni', 'podIdentityAssociations: [{ serviceAccountName: aws-node }]'),
      'it says nothing of what pods may do. Write roleARN, or',
    ],
    [
      addon(
        'vpc-cni',
        `podIdentityAssociations: [{ serviceAccountName: a, roleARN: "${role}", targetRoleARN: "${role}" }]`,
      ),
      'targetRoleARN: it is not supported: EKS associates a service account of an add-on with a role, and no more.',
    ],
  ])('are refused a role that cannot be meant: %s', async (lines, words) => {
    expect(await problemsOf(lines)).toEqual([expect.stringContaining(words)]);
  });
});

describe('a role or a policy for pods of add-ons', () => {
  it.each([
    [`${addon('vpc-cni', `serviceAccountRoleARN: "${role}"`)}\niam: { withOIDC: true }`, 'pods', role],
    [
      addon('vpc-cni', `podIdentityAssociations: [{ serviceAccountName: a, roleARN: "${role}" }]`),
      'pods',
      role,
    ],
    [addon('vpc-cni', `attachPolicyARNs: ["${policy}"]`), 'permissions', policy],
    [
      addon('vpc-cni', 'useDefaultPodIdentityAssociations: true'),
      'permissions',
      'arn:aws:iam::aws:policy/AmazonEKS_CNI_Policy',
    ],
    [
      addon('aws-efs-csi-driver', 'wellKnownPolicies: { efsCSIController: true }'),
      'permissions',
      'arn:aws:iam::aws:policy/service-role/AmazonEFSCSIDriverPolicy',
    ],
    [addon('vpc-cni', 'attachPolicy: { Statement: [] }'), 'permissions', 'a policy of its own'],
  ])('has to be listed: %s', async (lines, kind, shown) => {
    const spec = await specOf(lines);
    expect(kindsNamedIn(spec)).toEqual([kind]);
    expect(unlistedIn(spec, () => nothingListed, 'aws')).toEqual([
      expect.stringContaining(`${shown} may not be named by this role`),
    ]);
  });

  it('has the boundary of every role, and no other', async () => {
    const boundary = 'arn:aws:iam::111122223333:policy/all' as const;
    const lines = addon('vpc-cni', `attachPolicyARNs: ["${policy}"], permissionsBoundary: "${policy}"`);
    const spec = { ...(await specOf(lines)), permissionsBoundary: boundary };
    expect(otherBoundaries(spec)).toEqual([expect.stringContaining(`${policy} of a role cannot be`)]);
  });
});
