/** Which roles a cluster of Auto Mode may have by the role that runs. */
import type { Aws } from '../aws/clients.ts';
import type { Identity } from '../aws/identity.ts';
import { listingOf } from '../aws/own-policies.ts';
import { LimitsError } from '../config/limits.ts';
import type { RoleArn } from '../spec/arn.ts';
import { type AutoModeSpec, autoModeOf } from '../spec/auto-mode.ts';
import { isListed, type Listing, onlyRole } from '../spec/listing.ts';
import type { ClusterSpec } from '../spec/spec.ts';

/** The statements of docs/iam/automode.json whose resources they are, and the parameters of docs/iam/kinds.yaml. */
const lists = {
  cluster: { sid: 'PassListedClusterRoles', parameter: 'AutoModeClusterRoles', field: 'iam.serviceRoleARN' },
  node: { sid: 'PassListedNodeRoles', parameter: 'AutoModeNodeRoles', field: 'autoModeConfig.nodeRoleARN' },
} as const;

/**
 * The cluster with the roles that Auto Mode takes and the role that runs may pass. One that is not of the stack of docs/iam may
 * pass what IAM lets it.
 * @throws LimitsError with every reason at once
 */
export async function withAutoModeRoles(
  aws: Aws,
  identity: Identity,
  spec: ClusterSpec,
): Promise<ClusterSpec> {
  const autoMode = autoModeOf(spec);
  if (autoMode === undefined) return spec;
  if (identity.says.clusters === undefined) {
    requireUnbounded(spec, autoMode, identity.says.boundary);
    return spec;
  }
  return withListedRoles(spec, autoMode, await listingOf(aws, identity.principalArn, 'automode'));
}

/**
 * The boundary that the role says is that of docs/iam: within it, no control plane starts instances or makes load balancers.
 * @throws LimitsError
 */
function requireUnbounded(
  { clusterRoleArn }: ClusterSpec,
  { nodeRoleArn }: AutoModeSpec,
  boundary: string | undefined,
): void {
  if (boundary === undefined || (clusterRoleArn !== undefined && nodeRoleArn !== undefined)) return;
  throw new LimitsError([
    `The role that runs makes roles within the boundary ${boundary} alone, and within that EKS starts no nodes in Auto Mode. ` +
      'Name roles of your own in iam.serviceRoleARN and autoModeConfig.nodeRoleARN of a ClusterConfig.',
  ]);
}

export function withListedRoles(spec: ClusterSpec, autoMode: AutoModeSpec, listing: Listing): ClusterSpec {
  const problems: string[] = [];
  const listed = (kind: keyof typeof lists): readonly string[] =>
    listing.patterns(lists[kind].sid, 'Resource');
  if (listed('cluster').length === 0) {
    throw new LimitsError([
      'The role that runs makes no clusters of Auto Mode: it has no policy eks-cluster-action-automode of its own, which the ' +
        'stack of docs/iam/kinds.yaml writes. Ask for `mode: standard`, or have an administrator list the roles there that such ' +
        'clusters may have.',
    ]);
  }
  const roleFor = (kind: keyof typeof lists, asked: RoleArn | undefined): RoleArn | undefined => {
    const { parameter, field } = lists[kind];
    const patterns = listed(kind);
    if (asked !== undefined) {
      if (!isListed(asked, patterns)) {
        problems.push(
          `${field}: ${asked} may not be the ${kind} role of a cluster of Auto Mode by this role, which may pass ${patterns.join(', ') || 'none'} alone. ` +
            `Name one of those, or have an administrator add it to ${parameter} of the stack of docs/iam/kinds.yaml.`,
        );
      }
      return asked;
    }
    const usual = onlyRole(patterns);
    if (usual === undefined) {
      problems.push(
        `${field}: it is missing, and the role that runs may pass ${patterns.join(', ') || 'none'}. Name one.`,
      );
    }
    return usual;
  };
  const clusterRoleArn = roleFor('cluster', spec.clusterRoleArn);
  const nodeRoleArn = roleFor('node', autoMode.nodeRoleArn);
  if (problems.length > 0) throw new LimitsError(problems);
  return { ...spec, clusterRoleArn, autoMode: { ...autoMode, nodeRoleArn } };
}
