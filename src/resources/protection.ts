/** What somebody has protected from deletion stays, unless the step says otherwise. */
import type { Aws } from '../aws/clients.ts';
import { allStacks } from '../aws/stack.ts';
import type { Need } from '../engine/need.ts';
import { namesOf } from '../spec/names.ts';
import type { ClusterSpec } from '../spec/spec.ts';
import { fromTagList, isOurs, type Tags } from '../spec/tags.ts';

/** Somebody has protected it, and the step does not say that it is to go all the same. */
export class ProtectedError extends Error {
  /** @param what such as `Cluster demo`, or several of the kind */
  constructor(what: string) {
    super(
      `${what}: somebody has protected it from deletion, which this action never does. It was left as it is. ` +
        'Say `lift-protection: true` if it is to go, or take the protection away in AWS.',
    );
    this.name = 'ProtectedError';
  }
}

/** What of the cluster somebody has protected, such as `Cluster demo`. A network that clusters share is another matter. */
export async function protectedParts(
  aws: Aws,
  spec: Pick<ClusterSpec, 'name' | 'region' | 'owner'>,
  plane: Need<{ isProtected: boolean; tags: Tags }>,
): Promise<string[]> {
  const { name, region } = spec;
  const { networkStack } = namesOf(name, region);
  const [cluster, stacks] = await Promise.all([plane.read(), allStacks(aws)]);
  const stack = stacks.find(({ StackName }) => StackName === networkStack);
  return [
    ...(cluster?.isProtected && isOurs(cluster.tags, spec) ? [`Cluster ${name}`] : []),
    ...(stack?.EnableTerminationProtection && isOurs(fromTagList(stack.Tags), spec)
      ? [`Stack ${networkStack}`]
      : []),
  ];
}
