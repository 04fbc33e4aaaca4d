import type { Aws } from '../../aws/clients.ts';
import { ec2Principal } from '../../aws/partition.ts';
import type { Resource } from '../../engine/graph.ts';
import { namesOf } from '../../spec/names.ts';
import type { ClusterSpec } from '../../spec/spec.ts';
import { givenRole, type Role, serviceRole } from '../role.ts';

export const policiesOfNodes = [
  'AmazonEKSWorkerNodePolicy',
  'AmazonEC2ContainerRegistryPullOnly',
  'AmazonEKS_CNI_Policy',
] as const;

/** The role of the nodes: joining, pulling images, and the network interfaces that the CNI makes for pods. */
export function nodeRole(aws: Aws, spec: ClusterSpec): Resource<Role> {
  const title = 'node role';
  if (spec.roles?.node !== undefined) return givenRole(aws, title, spec.roles.node);
  return serviceRole(aws, spec, {
    title,
    name: namesOf(spec.name, spec.region).nodeRole,
    description: `Nodes of the EKS cluster ${spec.name}`,
    service: ec2Principal(spec.region),
    policies: policiesOfNodes,
  });
}
