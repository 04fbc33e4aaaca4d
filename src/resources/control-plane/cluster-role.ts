import type { Aws } from '../../aws/clients.ts';
import type { Resource } from '../../engine/graph.ts';
import { autoModeOf, policiesOfClusterRole, sessionAction } from '../../spec/auto-mode.ts';
import { namesOf } from '../../spec/names.ts';
import type { ClusterSpec } from '../../spec/spec.ts';
import { givenRole } from '../given-role.ts';
import { type Role, serviceRole } from '../role.ts';

/** The role with which the control plane manages interfaces and load balancers: the user's own, or one of ours. */
export function clusterRole(aws: Aws, spec: ClusterSpec): Resource<Role> {
  const title = 'cluster role';
  const given = spec.clusterRoleArn ?? spec.roles?.cluster;
  if (given !== undefined) return givenRole(aws, title, given);
  return serviceRole(aws, spec, {
    title,
    name: namesOf(spec.name, spec.region).clusterRole,
    description: `Control plane of the EKS cluster ${spec.name}`,
    service: 'eks.amazonaws.com',
    // Auto Mode, in which it may be one day, has its sessions tagged.
    sessionActions: [sessionAction],
    policies: ['AmazonEKSClusterPolicy'],
    ...(autoModeOf(spec) !== undefined && { policies: policiesOfClusterRole }),
  });
}
