import type { Aws } from '../../aws/clients.ts';
import type { Identity } from '../../aws/identity.ts';
import { type Graph, onlyRemoved, type Resource } from '../../engine/graph.ts';
import type { Need } from '../../engine/need.ts';
import { namesOf } from '../../spec/names.ts';
import { selfManagedOf } from '../../spec/self-managed.ts';
import type { ClusterSpec } from '../../spec/spec.ts';
import type { AccessEntry } from '../access/access-entry.ts';
import { awsAuth, usesAwsAuth } from '../access/aws-auth.ts';
import type { ControlPlane } from '../control-plane/control-plane.ts';
import type { MinimumGroups } from '../network/minimum-groups.ts';
import type { Subnets } from '../network/network-stack.ts';
import type { Role } from '../role.ts';
import { instanceProfile, instanceProfiles } from './instance-profile.ts';
import { formerRolesOfGroups, roleOfSelfManaged, selfManagedRole } from './node-role.ts';
import { nodesEntry } from './nodes-entry.ts';
import { entersByAwsAuth, mappingsOfNodes } from './nodes-mapping.ts';
import { prelaunch, wayIn } from './prelaunch.ts';
import { type SelfManagedGroup, selfManagedGroup } from './self-managed-group.ts';

export interface SelfManagedNeeds {
  plane: Resource<ControlPlane>;
  network: Need<Subnets>;
  /** Of whoever runs. */
  access: Need<AccessEntry>;
  /** Of the cluster's own, in place of EKS's. */
  securityGroups: Resource<MinimumGroups> | undefined;
}

/**
 * The node groups that EKS does not manage, with what they stand on, and the ConfigMap aws-auth, by which their nodes enter where
 * the cluster knows no access entries. A role that none of them has any more is only taken away with the cluster.
 */
export function selfManagedNodesOf(
  aws: Aws,
  spec: ClusterSpec,
  identity: Identity,
  { plane, network, access, securityGroups }: SelfManagedNeeds,
): { groups: readonly Resource<SelfManagedGroup>[]; graph: Graph; awsAuth: Graph } {
  const wanted = selfManagedOf(spec);
  const mappings = entersByAwsAuth(spec)
    ? [...spec.identityMappings, ...mappingsOfNodes(spec, identity)]
    : spec.identityMappings;
  const map = usesAwsAuth(spec)
    ? [awsAuth(aws, { ...spec, identityMappings: mappings }, { plane, access })]
    : [];
  const names = namesOf(spec.name, spec.region);
  const own = selfManagedRole(aws, spec);
  const former = formerRolesOfGroups(aws, spec);
  const isShared = wanted.some(
    ({ roleArn, permissions }) => roleArn === undefined && permissions === undefined,
  );
  const role = isShared ? own : onlyRemoved(own);
  const shared = instanceProfile(aws, spec, role, { title: 'instance profile', name: names.selfManagedRole });
  const entryOf = (of: Resource<Role>, title: string) =>
    nodesEntry(aws, spec, { plane, role: of }, identity, title);
  const entryOfShared = entryOf(role, "self-managed nodes' access entry");
  const placed = wanted.map((group) => {
    const ofGroup = roleOfSelfManaged(aws, spec, group);
    if (ofGroup === undefined) return { group, roles: [], profile: shared, entry: entryOfShared };
    const title = { title: `instance profile ${group.name}`, name: names.roleOfGroup(group.name) };
    const profile = instanceProfile(aws, spec, ofGroup, title);
    const entry = entryOf(ofGroup, `access entry of the nodes of ${group.name}`);
    return { group, roles: [ofGroup], profile, entry };
  });
  const pairs = placed.map(({ group, roles: ofGroup, profile, entry }) => {
    const begun = prelaunch(aws, spec, group, { plane, network, profile });
    const way = wayIn(aws, spec, group, { plane, begun });
    const entrance = entersByAwsAuth(spec) ? map : [entry];
    const admission = [...entrance, access, begun, way];
    const made = selfManagedGroup(aws, spec, group, { plane, network, profile, admission, securityGroups });
    return {
      made,
      roles: ofGroup,
      graph: [profile, ...(entersByAwsAuth(spec) ? [] : [entry]), begun, way, made],
    };
  });
  const groups = pairs.map(({ made }) => made);
  const roles = [role, former, ...pairs.flatMap(({ roles: ofGroup }) => ofGroup)];
  const profiles = instanceProfiles(aws, spec, { roles, users: groups });
  return {
    groups,
    graph: [...new Set([...roles, ...pairs.flatMap(({ graph }) => graph), profiles])],
    awsAuth: map,
  };
}
