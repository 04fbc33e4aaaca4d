import type { Aws } from '../../aws/clients.ts';
import { onlyRemoved, type Resource } from '../../engine/graph.ts';
import {
  type CapabilitySpec,
  type CapabilityType,
  capabilitiesOf,
  capabilityTypes,
} from '../../spec/capabilities.ts';
import { namesOf } from '../../spec/names.ts';
import { isGiven, type Permissions } from '../../spec/pods.ts';
import type { ClusterSpec } from '../../spec/spec.ts';
import { givenRoles } from '../given-role.ts';
import { policiesOf } from '../identity/pod-role.ts';
import { type Role, serviceRole } from '../role.ts';

/**
 * The roles by which capabilities call AWS and the cluster: the user's own, each once, and one for each that names none. Those
 * of others, which the cluster may have had, are only taken away with it.
 */
export function capabilityRoles(
  aws: Aws,
  spec: ClusterSpec,
): {
  roles: Resource<Role>[];
  roleOf(capability: CapabilitySpec): Resource<Role>;
} {
  const wanted = capabilitiesOf(spec);
  const given = givenRoles(
    aws,
    'role of capabilities',
    wanted.flatMap(({ role }) => (isGiven(role) ? role : [])),
  );
  const ownOf = (type: CapabilityType): Resource<Role> =>
    capabilityRole(aws, spec, type, ofType(wanted, type));
  const own = { ACK: ownOf('ACK'), KRO: ownOf('KRO') };
  const isMade = (type: CapabilityType): boolean => {
    const role = ofType(wanted, type)?.role;
    return role !== undefined && !isGiven(role);
  };
  return {
    roles: [
      ...capabilityTypes.flatMap((type) => (isMade(type) ? own[type] : onlyRemoved(own[type]))),
      ...given.values(),
    ],
    roleOf: ({ type, role }) => (isGiven(role) ? given.get(role) : undefined) ?? own[type],
  };
}

const ofType = (wanted: readonly CapabilitySpec[], type: CapabilityType): CapabilitySpec | undefined =>
  wanted.find((each) => each.type === type);

/** The role that we make for the capability of a type. @param wanted undefined where it is only taken away */
export function capabilityRole(
  aws: Aws,
  spec: ClusterSpec,
  type: CapabilityType,
  wanted?: CapabilitySpec,
): Resource<Role> {
  const { role = nothing, tags = {} } = wanted ?? {};
  return serviceRole(aws, spec, {
    title: `role of ${type}`,
    name: namesOf(spec.name, spec.region).capabilityRole(type),
    description: `The capability ${type} of the EKS cluster ${spec.name}`,
    // Source: EKS user guide, "Amazon EKS capability IAM role".
    service: 'capabilities.eks.amazonaws.com',
    sessionActions: ['sts:TagSession'],
    policies: [],
    ...policiesOf(spec, isGiven(role) ? nothing : role),
    isExact: true,
    tags,
  });
}

const nothing: Permissions = { policyArns: [], document: undefined, wellKnown: [] };
