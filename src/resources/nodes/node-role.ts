import type { Aws } from '../../aws/clients.ts';
import { ec2Principal } from '../../aws/partition.ts';
import type { Resource } from '../../engine/graph.ts';
import { namesOf } from '../../spec/names.ts';
import type { ClusterSpec } from '../../spec/spec.ts';
import { givenRole, type Role, serviceRole } from '../role.ts';

/** The role of the nodes that EKS manages. */
export const nodeRole = (aws: Aws, spec: ClusterSpec): Resource<Role> =>
  roleOfNodes(aws, spec, {
    title: 'node role',
    name: namesOf(spec.name, spec.region).nodeRole,
    description: `Nodes of the EKS cluster ${spec.name}`,
  });

/**
 * The role of the self-managed nodes: one of its own, since EKS unmaps the role of managed groups from aws-auth when the last of
 * them goes. Source: EKS user guide, "Delete a managed node group from your cluster".
 */
export const selfManagedRole = (aws: Aws, spec: ClusterSpec): Resource<Role> =>
  roleOfNodes(aws, spec, {
    title: 'self-managed node role',
    name: namesOf(spec.name, spec.region).selfManagedRole,
    description: `Self-managed nodes of the EKS cluster ${spec.name}`,
  });

/** What nodes do: joining, pulling images, and the network interfaces that the CNI makes for pods. */
function roleOfNodes(
  aws: Aws,
  spec: ClusterSpec,
  options: { title: string; name: string; description: string },
): Resource<Role> {
  if (spec.roles?.node !== undefined) return givenRole(aws, options.title, spec.roles.node);
  return serviceRole(aws, spec, {
    ...options,
    service: ec2Principal(spec.region),
    policies: ['AmazonEKSWorkerNodePolicy', 'AmazonEC2ContainerRegistryPullOnly', 'AmazonEKS_CNI_Policy'],
  });
}
