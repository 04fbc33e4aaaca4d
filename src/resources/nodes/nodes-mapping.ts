/** The ConfigMap aws-auth's word on self-managed nodes. */
import type { Identity } from '../../aws/identity.ts';
import type { IdentityMapping } from '../../spec/access.ts';
import { namesOf } from '../../spec/names.ts';
import { selfManagedOf } from '../../spec/self-managed.ts';
import type { ClusterSpec } from '../../spec/spec.ts';

/** Whether self-managed nodes enter by aws-auth, since the cluster knows no access entries. */
export const entersByAwsAuth = (spec: ClusterSpec): boolean =>
  spec.authenticationMode === 'CONFIG_MAP' && selfManagedOf(spec).length > 0;

/**
 * What aws-auth has to say of them: the role's ARN, never the instance profile's, and without its path.
 * Source: EKS user guide, "Grant IAM users access to Kubernetes with a ConfigMap".
 */
export function mappingOfNodes(spec: ClusterSpec, { partition, account }: Identity): IdentityMapping {
  const given = spec.roles?.node?.split('/').at(-1);
  const role = given ?? namesOf(spec.name, spec.region).selfManagedRole;
  return {
    of: `arn:${partition}:iam::${account}:role/${role}`,
    username: 'system:node:{{EC2PrivateDNSName}}',
    groups: ['system:bootstrappers', 'system:nodes'],
    isSole: false,
  };
}
