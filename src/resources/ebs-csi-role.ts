import type { Aws } from '../aws/clients.ts';
import { namesOf } from '../config/names.ts';
import type { ClusterSpec } from '../config/spec.ts';
import type { Resource } from '../engine/graph.ts';
import { type Role, serviceRole } from './role.ts';

/** The role with which the EBS CSI driver makes volumes, by EKS Pod Identity. */
export function ebsCsiRole(aws: Aws, spec: ClusterSpec): Resource<Role> {
  return serviceRole(aws, spec, {
    title: 'EBS CSI role',
    name: namesOf(spec.name, spec.region).ebsCsiRole,
    description: `EBS CSI driver of the EKS cluster ${spec.name}`,
    service: 'pods.eks.amazonaws.com',
    sessionActions: ['sts:TagSession'],
    policies: ['service-role/AmazonEBSCSIDriverPolicy'],
  });
}
