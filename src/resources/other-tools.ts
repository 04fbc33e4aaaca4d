/** What other tools hold of a cluster. It is theirs to take away: a stack that lost what is in it would be left behind. */
import { attachmentKinds, attachmentsOf } from '../aws/attachments.ts';
import { scalingGroupsIn } from '../aws/auto-scaling.ts';
import type { Aws } from '../aws/clients.ts';
import { unlessAbsent } from '../aws/errors.ts';
import { instancesIn } from '../aws/node-instances.ts';
import { groupRemoval, instanceRemoval, removalOf, stackOf } from '../aws/other-tools.ts';
import { vpcsOf } from '../aws/vpc.ts';
import { fewAtOnce, sideBySide } from '../engine/side-by-side.ts';
import { namesOf } from '../spec/names.ts';
import { selfManagedOf } from '../spec/self-managed.ts';
import type { ClusterSpec } from '../spec/spec.ts';
import { isOurs, type Tags } from '../spec/tags.ts';

/** What a removal must not touch, and cannot do without. */
export interface Held {
  /** Such as `node group demo/theirs`. */
  what: string;
  /** Why it is not ours to take away. */
  why: string;
  /** The command that takes it away. */
  remedy: string;
}

/** Others have to take something away first. */
export class HeldByOthersError extends Error {
  constructor(cluster: string, held: readonly Held[]) {
    super(
      [
        `Cluster ${cluster} was left as it is: others have to take away first what they have made for it.`,
        ...held.map(({ what, why, remedy }) => `- ${what}: ${why}. Remove it with \`${remedy}\`.`),
        'Then run `down` or `sweep` again.',
      ].join('\n'),
    );
    this.name = 'HeldByOthersError';
  }
}

interface Candidate {
  what: string;
  tags: Tags;
}

/** @param existing the cluster as `asItExists` finds it: one that is ours */
export async function heldByOthers(aws: Aws, existing: ClusterSpec): Promise<Held[]> {
  const vpcs = await vpcsOf(aws, existing);
  const [onCluster, all, instances] = await Promise.all([
    candidatesOnCluster(aws, existing),
    scalingGroupsIn(aws, existing, vpcs),
    instancesIn(aws, existing, vpcs),
  ]);
  const { name, region } = existing;
  const own = selfManagedOf(existing).map((group) => namesOf(name, region).nodesStack(group.name));
  const groups = all.filter(({ tags }) => !own.includes(stackOf(tags) ?? ''));
  const alone = instances.filter(
    ({ scalingGroup, state }) => scalingGroup === undefined && state !== 'shutting-down',
  );
  const ofStacks = [
    ...onCluster,
    ...groups.map((group) => ({ what: `Auto Scaling group ${group.name}`, tags: group.tags })),
    ...alone.map(({ id, tags }) => ({ what: `instance ${id}`, tags })),
  ].flatMap(({ what, tags }) => {
    const stack = stackOf(tags);
    const why = `it is of stack ${stack}, which another tool has made`;
    return stack === undefined ? [] : [{ what, why, remedy: removalOf(stack, tags, existing) }];
  });
  const inShared = [
    ...groups
      .filter(({ isShared }) => isShared)
      .map(({ name, tags }) => ({
        what: `Auto Scaling group ${name}`,
        tags,
        command: groupRemoval(name),
      })),
    ...alone
      .filter(({ isShared, tags }) => isShared && !goesByItself(tags))
      .map(({ id, tags }) => ({
        what: `instance ${id}`,
        tags,
        command: instanceRemoval(id),
      })),
  ].flatMap(({ what, tags, command }) => {
    const why = "it stands in a network that clusters share, where a tag may be anybody's word";
    return stackOf(tags) === undefined
      ? [{ what, why, remedy: `${command} --region ${existing.region}` }]
      : [];
  });
  return [...ofStacks, ...inShared];
}

/**
 * Whoever has started it ends it once it is told that nothing is wanted any more: Karpenter, EKS in Auto Mode, and EKS for a
 * node group, whose instances may be seen before their Auto Scaling group has taken them in.
 */
const goesByItself = (tags: Tags): boolean =>
  ['karpenter.sh/nodepool', 'eks:kubernetes-node-pool-name', 'eks:nodegroup-name'].some((key) => key in tags);

/** What others have given the cluster by EKS's own calls. */
async function candidatesOnCluster(
  aws: Aws,
  { name: clusterName, owner, nodeGroups }: ClusterSpec,
): Promise<Candidate[]> {
  const eks = await aws.eks();
  const groups = await sideBySide(nodeGroups, fewAtOnce, async ({ name: nodegroupName }) => {
    const answer = await unlessAbsent(eks.describeNodegroup({ clusterName, nodegroupName }));
    const tags = answer?.nodegroup?.tags ?? {};
    return isOurs(tags, { name: clusterName, owner }) ? [] : [{ what: `node group ${nodegroupName}`, tags }];
  });
  const attached = await Promise.all(
    attachmentKinds.map(async (kind) =>
      (await attachmentsOf(eks, clusterName, kind)).map(({ name, tags }) => ({
        what: `${kind.one} ${name}`,
        tags,
      })),
    ),
  );
  return [...groups.flat(), ...attached.flat()];
}
