import type { Aws } from '../../aws/clients.ts';
import { ec2Principal, partitionOf } from '../../aws/partition.ts';
import { onlyRemoved, type Resource } from '../../engine/graph.ts';
import { namesOf } from '../../spec/names.ts';
import type { ClusterSpec, NodeGroupSpec } from '../../spec/spec.ts';
import { givenRole, type Role, type RoleOptions, serviceRole } from '../role.ts';
import type { LaunchTemplate } from './launch-template.ts';
import { policyOfProgram } from './node-programs.ts';

/** The role of the nodes of every group that has no other. */
export function nodeRole(aws: Aws, spec: ClusterSpec): Resource<Role> {
  const title = 'node role';
  if (spec.roles?.node !== undefined) return givenRole(aws, title, spec.roles.node);
  return roleOfNodes(aws, spec, {
    title,
    name: namesOf(spec.name, spec.region).nodeRole,
    description: `Nodes of the EKS cluster ${spec.name}`,
  });
}

/**
 * The role of the self-managed nodes: one of its own, since EKS unmaps the role of managed groups from aws-auth when the last of
 * them goes. Source: EKS user guide, "Delete a managed node group from your cluster".
 */
export function selfManagedRole(aws: Aws, spec: ClusterSpec): Resource<Role> {
  const title = 'self-managed node role';
  if (spec.roles?.node !== undefined) return givenRole(aws, title, spec.roles.node);
  return roleOfNodes(aws, spec, {
    title,
    name: namesOf(spec.name, spec.region).selfManagedRole,
    description: `Self-managed nodes of the EKS cluster ${spec.name}`,
  });
}

/** Joining, pulling images, and the network interfaces that the CNI makes for pods; and what a group has besides. */
function roleOfNodes(
  aws: Aws,
  spec: ClusterSpec,
  options: Omit<RoleOptions, 'service' | 'policies'>,
): Resource<Role> {
  return serviceRole(aws, spec, {
    ...options,
    service: ec2Principal(spec.region),
    policies: ['AmazonEKSWorkerNodePolicy', 'AmazonEC2ContainerRegistryPullOnly', 'AmazonEKS_CNI_Policy'],
  });
}

/**
 * The role of a group that asks for one: the user's, or one of the group's own. Where it asks for none, one that it has had is
 * only taken away with it: before its launch template, by which it is known that there was such a group.
 */
export function roleOfGroup(
  aws: Aws,
  spec: ClusterSpec,
  group: NodeGroupSpec,
  { template, ofCluster }: { template: Resource<LaunchTemplate>; ofCluster: Resource<Role> },
): { role: Resource<Role>; graph: Resource<Role>[] } {
  const { name, roleArn, permissions } = group;
  const title = `node role ${name}`;
  const { policies = [], programs = [] } = permissions ?? {};
  const { id: partition } = partitionOf(spec.region);
  const own = roleOfNodes(aws, spec, {
    title,
    name: namesOf(spec.name, spec.region).roleOfGroup(name),
    description: `Nodes of the group ${name} of the EKS cluster ${spec.name}`,
    more: policies,
    inline: Object.fromEntries(programs.map((each) => [each, policyOfProgram(each, partition, spec.name)])),
    isExact: true,
    needs: [template],
  });
  if (permissions !== undefined) return { role: own, graph: [own] };
  if (roleArn === undefined) return { role: ofCluster, graph: [onlyRemoved(own)] };
  const given = givenRole(aws, title, roleArn);
  return { role: given, graph: [given] };
}
