import type { Aws } from '../aws/clients.ts';
import { namesOf } from '../config/names.ts';
import type { ClusterSpec } from '../config/spec.ts';
import type { Resource } from '../engine/graph.ts';
import { type Role, serviceRole } from './role.ts';

/** The role with which the control plane manages interfaces and load balancers: the user's own, or one of ours. */
export function clusterRole(aws: Aws, spec: ClusterSpec): Resource<Role> {
  if (spec.clusterRoleArn !== undefined) return givenRole(aws, spec.clusterRoleArn);
  return serviceRole(aws, spec, {
    title: 'cluster role',
    name: namesOf(spec.name, spec.region).clusterRole,
    description: `Control plane of the EKS cluster ${spec.name}`,
    service: 'eks.amazonaws.com',
    policies: ['AmazonEKSClusterPolicy'],
  });
}

/** A role that the user brought: it must exist, and is never changed. */
function givenRole(aws: Aws, arn: string): Resource<Role> {
  const name = arn.slice(arn.lastIndexOf('/') + 1);

  async function read(): Promise<Role> {
    const iam = await aws.iam();
    await iam.getRole({ RoleName: name });
    return { arn, name };
  }

  return { name: 'cluster role', needs: [], read, ensure: read };
}
