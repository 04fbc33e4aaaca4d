/** The permissions boundary that roles are to have. */
import type { ClusterSpec } from '../spec/spec.ts';
import type { Aws } from './clients.ts';
import { isDenied, unlessAbsent } from './errors.ts';

/** It is not there: no role could be made with it. */
export class NoBoundaryError extends Error {
  constructor(arn: string) {
    super(`The permissions boundary ${arn} does not exist. Nothing was made.`);
    this.name = 'NoBoundaryError';
  }
}

/**
 * Looks whether it is there, where the cluster is to have a role of its own. Where IAM does not say, CreateRole will.
 * @throws NoBoundaryError
 */
export async function requireBoundary(
  aws: Aws,
  { permissionsBoundary: arn, clusterRoleArn, roles }: ClusterSpec,
): Promise<void> {
  const isGiven = [clusterRoleArn ?? roles?.cluster, roles?.node, roles?.ebsCsi].every(Boolean);
  if (arn === undefined || isGiven) return;
  const iam = await aws.iam();
  try {
    const found = await unlessAbsent(iam.getPolicy({ PolicyArn: arn }));
    if (found === undefined) throw new NoBoundaryError(arn);
  } catch (error) {
    if (!isDenied(error)) throw error;
  }
}
