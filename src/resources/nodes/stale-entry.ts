import type { Aws } from '../../aws/clients.ts';
import { unlessAbsent } from '../../aws/errors.ts';
import type { ClusterSpec } from '../../spec/spec.ts';
import type { Role } from '../role.ts';

/**
 * EKS gives the role of nodes an access entry when it makes a node group or a Fargate profile, and leaves alone one that is
 * there. One of a role that was removed since, by a `down` that did not get far, is of no use to the new role of the same name.
 * Source: API reference of EKS, AccessEntry, principalArn.
 */
export async function dropStaleEntry(
  aws: Aws,
  { name: clusterName, authenticationMode }: ClusterSpec,
  { arn: principalArn, createdAt }: Role,
): Promise<void> {
  if (authenticationMode === 'CONFIG_MAP') return;
  const eks = await aws.eks();
  const answer = await unlessAbsent(eks.describeAccessEntry({ clusterName, principalArn }));
  const entryCreatedAt = answer?.accessEntry?.createdAt;
  if (createdAt === undefined || entryCreatedAt === undefined || entryCreatedAt >= createdAt) return;
  await unlessAbsent(eks.deleteAccessEntry({ clusterName, principalArn }));
}
