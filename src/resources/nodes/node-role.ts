import type { Aws } from '../../aws/clients.ts';
import { ec2Principal, partitionOf } from '../../aws/partition.ts';
import { rolesUnder } from '../../aws/roles.ts';
import { onlyRemoved, type Resource } from '../../engine/graph.ts';
import { digest, namesOf, rolePathOf } from '../../spec/names.ts';
import type { ClusterSpec, NodeGroupSpec } from '../../spec/spec.ts';
import { isOurs, tagKeys } from '../../spec/tags.ts';
import { givenRole } from '../given-role.ts';
import { type Role, type RoleOptions, serviceRole } from '../role.ts';
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
  const own = ownRoleOfGroup(aws, spec, group, {
    needs: [template],
  });
  const given = givenRoleOfGroup(aws, group);
  if (group.permissions !== undefined) return { role: own, graph: [own] };
  return given === undefined
    ? { role: ofCluster, graph: [onlyRemoved(own)] }
    : { role: given, graph: [given] };
}

type RolesOfGroup = Pick<NodeGroupSpec, 'name' | 'roleArn' | 'permissions'>;

/** Of a self-managed group, whose role is known by its tags: undefined where the group asks for none. */
export function roleOfSelfManaged(
  aws: Aws,
  spec: ClusterSpec,
  group: RolesOfGroup,
): Resource<Role> | undefined {
  return group.permissions === undefined
    ? givenRoleOfGroup(aws, group)
    : ownRoleOfGroup(aws, spec, group, { tags: { [tagKeys.nodeGroup]: group.name } });
}

const titleOf = ({ name }: RolesOfGroup): string => `node role ${name}`;

const givenRoleOfGroup = (aws: Aws, group: RolesOfGroup): Resource<Role> | undefined =>
  group.roleArn && givenRole(aws, titleOf(group), group.roleArn);

function ownRoleOfGroup(
  aws: Aws,
  spec: ClusterSpec,
  group: RolesOfGroup,
  more: Pick<RoleOptions, 'needs' | 'tags'>,
): Resource<Role> {
  const { policies = [], programs = [], document } = group.permissions ?? {};
  const { id: partition } = partitionOf(spec.region);
  return roleOfNodes(aws, spec, {
    title: titleOf(group),
    name: namesOf(spec.name, spec.region).roleOfGroup(group.name),
    description: `Nodes of the group ${group.name} of the EKS cluster ${spec.name}`,
    more: policies,
    inline: {
      ...Object.fromEntries(programs.map((each) => [each, policyOfProgram(each, partition, spec.name)])),
      // By the name it is told whether it is the one.
      ...(document !== undefined && { [`permissions-${digest(document).slice(0, 12)}`]: document }),
    },
    isExact: true,
    ...more,
  });
}

/** Those that self-managed groups have had of their own: where such a group is gone, by nothing else is it known. They go with the cluster. */
export function formerRolesOfGroups(aws: Aws, spec: ClusterSpec): Resource<readonly string[]> {
  const find = async (): Promise<string[]> =>
    (await rolesUnder(aws, rolePathOf(spec, spec.region)))
      .filter(({ tags }) => isOurs(tags, spec) && tags[tagKeys.nodeGroup] !== undefined)
      .map(({ name }) => name);
  return {
    name: 'roles of self-managed node groups',
    needs: [],
    read: async () => {
      const found = await find();
      return found.length === 0 ? undefined : found;
    },
    remove: async (step) => {
      for (const name of await find())
        await roleOfNodes(aws, spec, { title: name, name, description: '', isExact: true }).remove?.(step);
    },
  };
}
