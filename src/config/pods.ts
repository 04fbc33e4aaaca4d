import type { PolicyArn, RoleArn } from '../spec/arn.ts';
import type { Permissions, PodIdentitySpec, PodsSpec, ServiceAccountSpec } from '../spec/pods.ts';
import type { ClusterConfig } from './cluster-config/fields.ts';
import type { PodIdentityConfig, ServiceAccountConfig } from './cluster-config/iam-fields.ts';
import { present } from './settings.ts';

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
  createServiceAccount: createsAccount = false,
  tags = {},
}: PodIdentityConfig): PodIdentitySpec {
  const role = roleOf(roleARN, permissionPolicyARNs, permissionPolicy);
  return { account: { namespace, name }, role, createsAccount, tags };
}

function accountOf({
  metadata,
  attachRoleARN,
  attachPolicyARNs,
  attachPolicy,
  roleOnly: isRoleOnly = false,
  tags = {},
}: ServiceAccountConfig): ServiceAccountSpec {
  const { name = '', namespace = 'default', labels = {}, annotations = {} } = metadata ?? {};
  const role = roleOf(attachRoleARN, attachPolicyARNs, attachPolicy);
  return { account: { namespace, name }, role, labels, annotations, isRoleOnly, tags };
}

function roleOf(
  given: RoleArn | undefined,
  policyArns: readonly (PolicyArn | undefined)[] | undefined,
  document: string | undefined,
): RoleArn | Permissions {
  return given ?? { policyArns: present(policyArns), document };
}
