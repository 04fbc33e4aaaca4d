import type { Aws } from '../../aws/clients.ts';
import { onlyRemoved, type Resource } from '../../engine/graph.ts';
import { profilesOf } from '../../spec/fargate.ts';
import { namesOf } from '../../spec/names.ts';
import type { ClusterSpec, FargateProfileSpec } from '../../spec/spec.ts';
import { givenRoles } from '../given-role.ts';
import { type Role, serviceRole } from '../role.ts';

const title = 'pod execution role';

/**
 * The roles of the kubelets on Fargate, which join and pull images: the user's own, each once, and one for the profiles that
 * name none. Where there are no such profiles any more, one that the cluster has is only taken away with it.
 */
export function podExecutionRoles(
  aws: Aws,
  spec: ClusterSpec,
): {
  roles: Resource<Role>[];
  roleOf(profile: FargateProfileSpec): Resource<Role>;
} {
  const profiles = profilesOf(spec);
  const given = givenRoles(
    aws,
    title,
    profiles.flatMap(({ podExecutionRoleArn }) => podExecutionRoleArn ?? []),
  );
  const isNeeded = profiles.some(({ podExecutionRoleArn }) => podExecutionRoleArn === undefined);
  const own = ownRole(aws, spec);
  return {
    roles: [isNeeded ? own : onlyRemoved(own), ...given.values()],
    roleOf: ({ podExecutionRoleArn: arn }) => (arn === undefined ? undefined : given.get(arn)) ?? own,
  };
}

function ownRole(aws: Aws, spec: ClusterSpec): Resource<Role> {
  return serviceRole(aws, spec, {
    title,
    name: namesOf(spec.name, spec.region).podExecutionRole,
    description: `Pods on Fargate of the EKS cluster ${spec.name}`,
    service: 'eks-fargate-pods.amazonaws.com',
    policies: ['AmazonEKSFargatePodExecutionRolePolicy'],
  });
}
