/** Which roles the pods of Fargate profiles may be given by the role that runs. */
import type { Aws } from '../aws/clients.ts';
import type { Identity } from '../aws/identity.ts';
import { listingOf } from '../aws/own-policies.ts';
import { LimitsError } from '../config/limits.ts';
import type { RoleArn } from '../spec/arn.ts';
import { profilesOf } from '../spec/fargate.ts';
import { isListed, onlyRole } from '../spec/listing.ts';
import type { ClusterSpec, FargateProfileSpec } from '../spec/spec.ts';

/** The statement of docs/iam/fargate.json whose resources they are. */
const statement = 'PassListedRolesToFargate';

/**
 * The cluster with a pod execution role for each of its profiles that the role that runs may pass. One that is not of the
 * stack of docs/iam may pass what IAM lets it.
 * @throws LimitsError with every reason at once
 */
export async function withFargateRoles(
  aws: Aws,
  identity: Identity,
  spec: ClusterSpec,
): Promise<ClusterSpec> {
  if (profilesOf(spec).length === 0 || identity.says.clusters === undefined) return spec;
  const listing = await listingOf(aws, identity.principalArn, 'fargate');
  return withListedRoles(spec, listing.patterns(statement, 'Resource'));
}

/** @param listed ARNs of roles, with stars and question marks as IAM has them */
export function withListedRoles(spec: ClusterSpec, listed: readonly string[]): ClusterSpec {
  if (listed.length === 0) {
    throw new LimitsError([
      'The role that runs makes no Fargate profiles: it has no policy eks-cluster-action-fargate of its own, which the stack of ' +
        'docs/iam/kinds.yaml writes. ' +
        'Leave fargateProfiles out, or have an administrator list pod execution roles there.',
    ]);
  }
  const usual = onlyRole(listed);
  const problems: string[] = [];
  /** Of clusters that have roles of their own, one is made. */
  const roleFor = ({ name, podExecutionRoleArn }: FargateProfileSpec): RoleArn | undefined => {
    if (podExecutionRoleArn !== undefined && !isListed(podExecutionRoleArn, listed)) {
      problems.push(
        `Fargate profile ${name} names the role ${podExecutionRoleArn}, and the role that runs may pass ${listed.join(', ')} alone. ` +
          'Name one of those, or have an administrator add it to PodExecutionRoles of the stack of docs/iam/kinds.yaml.',
      );
    }
    if (podExecutionRoleArn !== undefined || spec.permissionsBoundary !== undefined)
      return podExecutionRoleArn;
    if (usual === undefined) {
      problems.push(
        `Fargate profile ${name} names no role, and the role that runs may pass ${listed.join(', ')}. Name one in podExecutionRoleARN.`,
      );
    }
    return usual;
  };
  const fargateProfiles = profilesOf(spec).map((profile) => ({
    ...profile,
    podExecutionRoleArn: roleFor(profile),
  }));
  if (problems.length > 0) throw new LimitsError(problems);
  return { ...spec, fargateProfiles };
}
