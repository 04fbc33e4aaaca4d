import type { Aws } from '../../aws/clients.ts';
import type { Identity } from '../../aws/identity.ts';
import { type Graph, onlyRemoved, type Resource } from '../../engine/graph.ts';
import type { Need } from '../../engine/need.ts';
import { selfManagedOf } from '../../spec/self-managed.ts';
import type { ClusterSpec } from '../../spec/spec.ts';
import type { AccessEntry } from '../access/access-entry.ts';
import { awsAuth, usesAwsAuth } from '../access/aws-auth.ts';
import type { ControlPlane } from '../control-plane/control-plane.ts';
import type { MinimumGroups } from '../network/minimum-groups.ts';
import type { Subnets } from '../network/network-stack.ts';
import { instanceProfile } from './instance-profile.ts';
import { selfManagedRole } from './node-role.ts';
import { nodesEntry } from './nodes-entry.ts';
import { entersByAwsAuth, mappingOfNodes } from './nodes-mapping.ts';
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
 * the cluster knows no access entries. Where there are no such groups any more, their role is only taken away with the cluster.
 */
export function selfManagedNodesOf(
  aws: Aws,
  spec: ClusterSpec,
  identity: Identity,
  { plane, network, access, securityGroups }: SelfManagedNeeds,
): { groups: readonly Resource<SelfManagedGroup>[]; graph: Graph; awsAuth: Graph } {
  const wanted = selfManagedOf(spec);
  const mappings = entersByAwsAuth(spec)
    ? [...spec.identityMappings, mappingOfNodes(spec, identity)]
    : spec.identityMappings;
  const map = usesAwsAuth(spec)
    ? [awsAuth(aws, { ...spec, identityMappings: mappings }, { plane, access })]
    : [];
  const own = selfManagedRole(aws, spec);
  const role = wanted.length === 0 ? onlyRemoved(own) : own;
  const profile = instanceProfile(aws, spec, role);
  if (wanted.length === 0) return { groups: [], graph: [role, onlyRemoved(profile)], awsAuth: map };
  const entries = entersByAwsAuth(spec) ? [] : [nodesEntry(aws, spec, { plane, role }, identity)];
  const admission = [...(entersByAwsAuth(spec) ? map : entries), access];
  const pairs = wanted.map((each) => {
    const begun = prelaunch(aws, spec, each, { plane, network, profile });
    const way = wayIn(aws, spec, each, { plane, begun });
    const needs = { plane, network, profile, admission: [...admission, begun, way], securityGroups };
    return { before: [begun, way], group: selfManagedGroup(aws, spec, each, needs) };
  });
  const groups = pairs.map(({ group }) => group);
  const before = pairs.flatMap((each) => each.before);
  return { groups, graph: [role, profile, ...entries, ...before, ...groups], awsAuth: map };
}
