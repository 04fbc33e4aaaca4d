/** What identityProviders must be to the rest of the file. */
import { mostTags } from '../tags-and-labels.ts';
import type { ClusterConfig } from './fields.ts';
import type { Report } from './read.ts';

export function checkIdentityProviders({ identityProviders, metadata }: ClusterConfig, report: Report): void {
  // EKS user guide, "Grant users access to Kubernetes with an external OIDC provider": one for a cluster.
  if ((identityProviders?.length ?? 0) > 1) {
    report(
      'identityProviders',
      `${identityProviders?.length} providers were given, and EKS takes one for a cluster. Keep one.`,
    );
  }
  identityProviders?.forEach((each, index) => {
    const path = `identityProviders[${index}]`;
    if (each?.groupsPrefix !== undefined && each.groupsClaim === undefined) {
      report(
        `${path}.groupsPrefix`,
        'groupsClaim is missing, and nobody is of a group. Write it, or leave this out.',
      );
    }
    if (each?.usernamePrefix !== undefined && each.usernameClaim === undefined) {
      report(
        `${path}.usernamePrefix`,
        'usernameClaim is missing. Write it, such as sub, which is the default.',
      );
    }
    const count = Object.keys({ ...metadata?.tags, ...each?.tags }).length;
    if (count > mostTags)
      report(`${path}.tags`, `with those of metadata.tags they are ${count}. Keep ${mostTags} at most.`);
  });
}
