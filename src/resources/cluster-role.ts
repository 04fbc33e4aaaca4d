import type { Aws } from '../aws/clients.ts';
import { namesOf } from '../config/names.ts';
import type { ClusterSpec } from '../config/spec.ts';
import type { Resource } from '../engine/graph.ts';
import { type Role, serviceRole } from './role.ts';

/** The role with which the control plane manages interfaces and load balancers. */
export function clusterRole(aws: Aws, spec: ClusterSpec): Resource<Role> {
  return serviceRole(aws, spec, {
    title: 'cluster role',
    name: namesOf(spec.name, spec.region).clusterRole,
    description: `Control plane of the EKS cluster ${spec.name}`,
    service: 'eks.amazonaws.com',
    policies: ['AmazonEKSClusterPolicy'],
  });
}
