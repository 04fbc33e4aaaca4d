import type { Aws } from '../../aws/clients.ts';
import type { Resource } from '../../engine/graph.ts';
import { namesOf } from '../../spec/names.ts';
import type { ClusterSpec } from '../../spec/spec.ts';
import { givenRole } from '../given-role.ts';
import { type Role, serviceRole } from '../role.ts';

/** The role with which the EBS CSI driver makes volumes, by EKS Pod Identity. */
export function ebsCsiRole(aws: Aws, spec: ClusterSpec): Resource<Role> {
  const title = 'EBS CSI role';
  if (spec.roles?.ebsCsi !== undefined) return givenRole(aws, title, spec.roles.ebsCsi);
  return serviceRole(aws, spec, {
    title,
    name: namesOf(spec.name, spec.region).ebsCsiRole,
    description: `EBS CSI driver of the EKS cluster ${spec.name}`,
    service: 'pods.eks.amazonaws.com',
    sessionActions: ['sts:TagSession'],
    // Of the volumes of the account, those of the cluster that Pod Identity names alone.
    policies: ['AmazonEBSCSIDriverEKSClusterScopedPolicy'],
  });
}
