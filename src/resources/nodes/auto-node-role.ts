import type { Aws } from '../../aws/clients.ts';
import { ec2Principal } from '../../aws/partition.ts';
import type { Resource } from '../../engine/graph.ts';
import { autoModeOf, policiesOfNodeRole } from '../../spec/auto-mode.ts';
import { namesOf } from '../../spec/names.ts';
import type { ClusterSpec } from '../../spec/spec.ts';
import { givenRole } from '../given-role.ts';
import { type Role, serviceRole } from '../role.ts';

/**
 * The role of the nodes of Auto Mode: pulling images, and Pod Identity. It is none of node groups': an access entry of one
 * type is no good for the other's nodes. Source: EKS user guide, "Amazon EKS Auto Mode node IAM role".
 */
export function autoNodeRole(aws: Aws, spec: ClusterSpec): Resource<Role> {
  const title = 'node role of Auto Mode';
  const given = autoModeOf(spec)?.nodeRoleArn;
  if (given !== undefined) return givenRole(aws, title, given);
  return serviceRole(aws, spec, {
    title,
    name: namesOf(spec.name, spec.region).autoNodeRole,
    description: `Nodes of Auto Mode of the EKS cluster ${spec.name}`,
    policies: policiesOfNodeRole,
    service: ec2Principal(spec.region),
  });
}

/** One that a cluster may have from before is only taken away, after the control plane that its nodes went with. */
export function formerAutoNodeRole(aws: Aws, spec: ClusterSpec, plane: Resource<unknown>): Resource<Role> {
  const { ensure: _ensure, diff: _diff, ...role } = autoNodeRole(aws, spec);
  return { ...role, madeBy: [plane] };
}
