import type { PrincipalArn } from '../spec/arn.ts';
import { type Kind, type Listing, listingIn, nothingListed, ownPolicyName } from '../spec/listing.ts';
import type { Aws } from './clients.ts';
import { isDenied, unlessAbsent } from './errors.ts';

/**
 * What the role that runs may name of a kind: IAM holds each call against the same text, and where a call is not AWS's to
 * refuse, as of what is written into Kubernetes, the action does so itself. Nobody who writes a workflow or a ClusterConfig
 * can change it.
 * @returns nothing listed where the role has no such policy, or may not read it, and of a user
 */
export async function listingOf(aws: Aws, principalArn: PrincipalArn, kind: Kind): Promise<Listing> {
  const [, RoleName] = /:role\/(?:.*\/)?([^/]+)$/.exec(principalArn) ?? [];
  if (RoleName === undefined) return nothingListed;
  const iam = await aws.iam();
  const policy = iam.getRolePolicy({ RoleName, PolicyName: ownPolicyName(kind) });
  const answer = await unlessAbsent(policy).catch((error: unknown) => {
    // What lets a role read it is that policy itself.
    if (!isDenied(error)) throw error;
    return undefined;
  });
  return answer === undefined ? nothingListed : listingIn(decodeURIComponent(answer.PolicyDocument ?? '{}'));
}
