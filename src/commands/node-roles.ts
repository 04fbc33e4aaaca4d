/** Which roles the nodes of a file may have by the role that runs. */
import type { Aws } from '../aws/clients.ts';
import type { Identity } from '../aws/identity.ts';
import { listingOf } from '../aws/own-policies.ts';
import { isListed } from '../spec/listing.ts';
import { everyGroupOf } from '../spec/self-managed.ts';
import type { ClusterSpec } from '../spec/spec.ts';

/** The statement of docs/iam/workers.json whose resources they are. */
const statement = 'PassListedRolesToNodes';

/**
 * Of a role that says whose clusters it is for, groups have roles that a policy of its own lists, and none that get whatever
 * policies a file names. One that is not of the stack of docs/iam may pass what IAM lets it.
 * @returns a sentence for each group that asks for more
 */
export async function unlistedNodeRoles(aws: Aws, identity: Identity, spec: ClusterSpec): Promise<string[]> {
  const isAsked = everyGroupOf(spec).some(
    ({ roleArn, permissions, launch }) =>
      roleArn !== undefined || permissions !== undefined || launch?.podsSeeMetadata,
  );
  if (!isAsked || identity.says.clusters === undefined) return [];
  const listing = await listingOf(aws, identity.principalArn, 'workers');
  return rolesNotListed(spec, listing.patterns(statement, 'Resource'));
}

/** @param listed ARNs of roles, with stars and question marks as IAM has them. @returns a sentence for each group */
export function rolesNotListed(
  spec: Pick<ClusterSpec, 'nodeGroups' | 'selfManagedGroups'>,
  listed: readonly string[],
): string[] {
  return everyGroupOf(spec).flatMap(({ name, roleArn, permissions, launch }) => {
    if (permissions !== undefined) {
      return [
        `Node group ${name} asks for more than nodes need, and the role that runs gives none that: whoever writes the file would say what nodes may do. ` +
          'Have an administrator make a role with those policies, list it in NodeRoles of docs/iam/kinds.yaml, and name it in iam.instanceRoleARN.',
      ];
    }
    const forPods = launch?.podsSeeMetadata
      ? [
          `Node group ${name} lets every pod have the role of its node (disablePodIMDS is false), and the role that runs gives that to none. Leave it out: pods have roles of their own by EKS Pod Identity.`,
        ]
      : [];
    if (roleArn === undefined || isListed(roleArn, listed)) return forPods;
    return [
      ...forPods,
      `Node group ${name} names the role ${roleArn}, and the role that runs may pass ${listed.join(', ') || 'none'} to nodes. ` +
        'Leave it out, or have an administrator add it to NodeRoles of docs/iam/kinds.yaml.',
    ];
  });
}
