import type { RoleArn } from '../spec/arn.ts';
import type { Permissions, PodIdentitySpec, PodsSpec, ServiceAccountSpec } from '../spec/pods.ts';
import { wellKnownPolicies } from '../spec/well-known.ts';
import type { ClusterConfig } from './cluster-config/fields.ts';
import type { OwnRoleConfig, PodIdentityConfig, ServiceAccountConfig } from './cluster-config/iam-fields.ts';
import { present } from './present.ts';

/** What the file says of what pods may do in AWS. */
export function podsOfFile({ iam }: ClusterConfig): PodsSpec {
  return {
    hasProvider: iam?.withOIDC ?? false,
    associations: present(iam?.podIdentityAssociations).map(associationOf),
    accounts: present(iam?.serviceAccounts).map(accountOf),
  };
}

function associationOf({
  namespace = '',
  serviceAccountName: name = '',
  roleARN,
  permissionPolicyARNs,
  permissionPolicy,
  wellKnownPolicies: wellKnown,
  permissionsBoundaryARN: permissionsBoundary,
  createServiceAccount: createsAccount = false,
  targetRoleARN: targetRole,
  disableSessionTags = false,
  tags = {},
}: PodIdentityConfig): PodIdentitySpec {
  const role = roleOf(roleARN, {
    attachPolicyARNs: permissionPolicyARNs,
    attachPolicy: permissionPolicy,
    wellKnownPolicies: wellKnown,
    permissionsBoundary,
  });
  const account = { namespace, name };
  return { account, role, createsAccount, targetRole, tagsSessions: !disableSessionTags, tags };
}

function accountOf({
  metadata,
  attachRoleARN,
  roleOnly: isRoleOnly = false,
  tags = {},
  ...policies
}: ServiceAccountConfig): ServiceAccountSpec {
  const { name = '', namespace = 'default', labels = {}, annotations = {} } = metadata ?? {};
  const role = roleOf(attachRoleARN, policies);
  return { account: { namespace, name }, role, labels, annotations, isRoleOnly, tags };
}

/** @param given the user's own, in place of policies */
export function roleOf(
  given: RoleArn | undefined,
  {
    attachPolicyARNs,
    attachPolicy: document,
    wellKnownPolicies: named = {},
    permissionsBoundary,
  }: OwnRoleConfig,
): RoleArn | Permissions {
  const wellKnown = wellKnownPolicies.filter((each) => named[each]);
  const boundary = permissionsBoundary === undefined ? {} : { boundary: permissionsBoundary };
  return given ?? { policyArns: present(attachPolicyARNs), document, wellKnown, ...boundary };
}
