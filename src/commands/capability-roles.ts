/** Which roles capabilities may be given by the role that runs. */
import type { Aws } from '../aws/clients.ts';
import type { Identity } from '../aws/identity.ts';
import { listingOf } from '../aws/own-policies.ts';
import { LimitsError } from '../config/limits.ts';
import type { RoleArn } from '../spec/arn.ts';
import { type CapabilitySpec, capabilitiesOf } from '../spec/capabilities.ts';
import { isListed, onlyRole } from '../spec/listing.ts';
import { namesOf, rolePathOf } from '../spec/names.ts';
import { isGiven, type Permissions } from '../spec/pods.ts';
import type { ClusterSpec } from '../spec/spec.ts';

/** The statement of docs/iam/capabilities.json whose resources they are. */
const statement = 'PassListedRolesToCapabilities';

/**
 * The cluster with a role for each of its capabilities that the role that runs may pass. One that is not of the stack of docs/iam
 * may pass what IAM lets it.
 * @throws LimitsError with every reason at once
 */
export async function withCapabilityRoles(
  aws: Aws,
  identity: Identity,
  spec: ClusterSpec,
): Promise<ClusterSpec> {
  if (capabilitiesOf(spec).length === 0 || identity.says.clusters === undefined) return spec;
  const listing = await listingOf(aws, identity.principalArn, 'capabilities');
  return withListedRoles(spec, listing.patterns(statement, 'Resource'), identity);
}

/** @param listed ARNs of roles, with stars and question marks as IAM has them */
export function withListedRoles(
  spec: ClusterSpec,
  listed: readonly string[],
  { partition, account }: Pick<Identity, 'partition' | 'account'>,
): ClusterSpec {
  if (listed.length === 0) {
    throw new LimitsError([
      'The role that runs makes no capabilities: it has no policy eks-cluster-action-capabilities of its own, which the stack of ' +
        'docs/iam/kinds.yaml writes. ' +
        'Leave capabilities out, or have an administrator list roles for them there.',
    ]);
  }
  const usual = onlyRole(listed);
  const path = rolePathOf(spec, spec.region);
  const ownArn = ({ type }: CapabilitySpec): string =>
    `arn:${partition}:iam::${account}:role${path}${namesOf(spec.name, spec.region).capabilityRole(type)}`;
  const problems: string[] = [];
  /** Of clusters that have roles of their own, one is made. */
  const roleFor = (capability: CapabilitySpec): RoleArn | Permissions => {
    const { name, role } = capability;
    const isMade = !isGiven(role) && (spec.permissionsBoundary !== undefined || mayDoSomething(role));
    if (isGiven(role) || isMade) {
      const arn = isGiven(role) ? role : ownArn(capability);
      if (!isListed(arn, listed)) {
        problems.push(
          `Capability ${name} is to have the role ${arn}, and the role that runs may pass ${listed.join(', ')} alone. ` +
            'Name one of those, or have an administrator add it to CapabilityRoles of the stack of docs/iam/kinds.yaml.',
        );
      }
      return role;
    }
    if (usual === undefined) {
      problems.push(
        `Capability ${name} names no role, and the role that runs may pass ${listed.join(', ')}. Name one in roleArn.`,
      );
    }
    return usual ?? role;
  };
  const capabilities = capabilitiesOf(spec).map((each) => ({ ...each, role: roleFor(each) }));
  if (problems.length > 0) throw new LimitsError(problems);
  return { ...spec, capabilities };
}

/** Whether the file says what the role may do. */
const mayDoSomething = ({ policyArns, document }: Permissions): boolean =>
  policyArns.length > 0 || document !== undefined;
