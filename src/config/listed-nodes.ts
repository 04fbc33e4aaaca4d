/** What nodes may start and run, by the lists in a policy of the role's own, which src/aws/own-policies.ts reads. */
import { isListed, type Listing, ownPolicyName } from '../spec/listing.ts';
import { commandsOf, selfManagedOf } from '../spec/self-managed.ts';
import type { ClusterSpec } from '../spec/spec.ts';
import { tagKeys } from '../spec/tags.ts';

const administrator = 'docs/iam/kinds.yaml';

type Groups = Pick<ClusterSpec, 'nodeGroups' | 'selfManagedGroups'>;

/** Whether anything that nodes start or run has to be listed: all of self-managed ones has. */
export const areNodesAsked = (spec: Groups): boolean =>
  selfManagedOf(spec).length > 0 ||
  spec.nodeGroups.some(({ launch = {} }) => commandsOf(launch) !== undefined || launch.ami !== undefined);

/** @returns a sentence for each thing that the groups ask for and no list holds */
export function nodesNotListed(spec: Groups, listing: Listing): string[] {
  const commands = listing.patterns('KeepToListedCommands', `aws:RequestTag/${tagKeys.commands}`);
  const images = listing.patterns('LaunchListedImages', 'ec2:ImageID');
  const ofManaged = spec.nodeGroups.flatMap(({ name, launch = {} }) => [
    ...commandsNotListed(name, commandsOf(launch), commands),
    ...imageNotListed(name, launch.ami, images),
  ]);
  if (commands.length === 0 && selfManagedOf(spec).length > 0) {
    return [
      ...ofManaged,
      `The role that runs makes no self-managed node groups: it has no policy ${ownPolicyName('self-managed')} of its own, which the ` +
        `stack of ${administrator} writes. Ask for managed ones, or have an administrator give NodeCommands there.`,
    ];
  }
  const ofOthers = selfManagedOf(spec).flatMap((group) => [
    ...commandsNotListed(group.name, commandsOf(group), commands),
    ...imageNotListed(group.name, group.ami, images),
  ]);
  return [...ofManaged, ...ofOthers];
}

function imageNotListed(group: string, ami: string | undefined, listed: readonly string[]): string[] {
  if (ami === undefined || isListed(ami, listed)) return [];
  return [
    `Node group ${group}: its nodes may not start the image ${ami}. Leave ami out, or have an administrator list it in ` +
      `NodeImages of ${administrator}, beside NodeCommands.`,
  ];
}

/** @param asked what stands for the commands; undefined where there are none */
function commandsNotListed(group: string, asked: string | undefined, listed: readonly string[]): string[] {
  if (asked === undefined || isListed(asked, listed)) return [];
  return [
    `Node group ${group}: its nodes may not run what preBootstrapCommands, overrideBootstrapCommand, kubeletExtraConfig and bottlerocket ` +
      `say. Leave them out, or have an administrator who has read them list ${asked} in NodeCommands of ${administrator}.`,
  ];
}
