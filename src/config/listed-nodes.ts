/** What self-managed nodes may start and run, by the lists in a policy of the role's own, which src/aws/own-policies.ts reads. */
import { isListed, type Listing, ownPolicyName } from '../spec/listing.ts';
import { commandsOf, selfManagedOf } from '../spec/self-managed.ts';
import type { ClusterSpec } from '../spec/spec.ts';
import { tagKeys } from '../spec/tags.ts';

const administrator = 'docs/iam/kinds.yaml';

/** @returns a sentence for each thing that the groups ask for and no list holds */
export function nodesNotListed(spec: Pick<ClusterSpec, 'selfManagedGroups'>, listing: Listing): string[] {
  const commands = listing.patterns('KeepToListedCommands', `aws:RequestTag/${tagKeys.commands}`);
  const images = listing.patterns('LaunchListedImages', 'ec2:ImageID');
  if (commands.length === 0) {
    return [
      `The role that runs makes no self-managed node groups: it has no policy ${ownPolicyName('self-managed')} of its own, which the ` +
        `stack of ${administrator} writes. Ask for managed ones, or have an administrator give NodeCommands there.`,
    ];
  }
  return selfManagedOf(spec).flatMap((group) => {
    const asked = commandsOf(group);
    return [
      ...(asked === undefined || isListed(asked, commands)
        ? []
        : [
            `Node group ${group.name}: its nodes may not run what preBootstrapCommands, overrideBootstrapCommand and kubeletExtraConfig ` +
              `say. Leave them out, or have an administrator who has read them list ${asked} in NodeCommands of ${administrator}.`,
          ]),
      ...(group.ami === undefined || isListed(group.ami, images)
        ? []
        : [
            `Node group ${group.name}: its nodes may not start the image ${group.ami}. Leave ami out, or have an administrator list it in ` +
              `NodeImages of ${administrator}.`,
          ]),
    ];
  });
}
