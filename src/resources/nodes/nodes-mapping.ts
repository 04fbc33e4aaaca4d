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
 * What aws-auth has to say of them, for each of their roles: its ARN, never the instance profile's, and without its path.
 * Source: EKS user guide, "Grant IAM users access to Kubernetes with a ConfigMap".
 */
export function mappingsOfNodes(spec: ClusterSpec, { partition, account }: Identity): IdentityMapping[] {
  const names = namesOf(spec.name, spec.region);
  const nameIn = (arn: string | undefined): string | undefined => arn?.split('/').at(-1);
  const roles = selfManagedOf(spec).map(({ name, roleArn, permissions }) =>
    permissions === undefined
      ? (nameIn(roleArn ?? spec.roles?.node) ?? names.selfManagedRole)
      : names.roleOfGroup(name),
  );
  return [...new Set(roles)].map((role) => ({
    of: `arn:${partition}:iam::${account}:role/${role}`,
    username: 'system:node:{{EC2PrivateDNSName}}',
    groups: ['system:bootstrappers', 'system:nodes'],
    isSole: false,
  }));
}
