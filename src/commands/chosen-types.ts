/** Which instance types groups have that only say what these are like. */
import type { Aws } from '../aws/clients.ts';
import { unlessAbsent } from '../aws/errors.ts';
import { instanceTypes } from '../aws/instance-types.ts';
import { isAsSelected, selectedTypes } from '../aws/selected-types.ts';
import { chooseZones } from '../aws/zones.ts';
import type { Run } from '../engine/run.ts';
import { subnetsOfGiven } from '../resources/network/given-network.ts';
import { network } from '../resources/network/network.ts';
import { sharedNetwork } from '../resources/network/shared-network.ts';
import { typesOfStack } from '../resources/nodes/self-managed-stack.ts';
import { namesOf } from '../spec/names.ts';
import { type AnyGroupSpec, everyGroupOf, selfManagedOf } from '../spec/self-managed.ts';
import type { ClusterSpec } from '../spec/spec.ts';

/**
 * The cluster with types for each of its groups. What a group has stays as long as it is as asked: a type that AWS brings later
 * replaces no nodes, and EKS changes no types.
 * @throws SelectorError
 */
export async function withChosenTypes(aws: Aws, spec: ClusterSpec, run: Run): Promise<ClusterSpec> {
  const isOpen = ({ selector }: AnyGroupSpec): boolean => selector !== undefined;
  if (!everyGroupOf(spec).some(isOpen)) return spec;
  const others = everyGroupOf(spec).filter(({ instanceTypes: types }) => types.length > 0);
  const zones = await zonesOf(aws, spec, others);

  const chosen = async <Group extends AnyGroupSpec>(
    group: Group,
    has: () => Promise<readonly string[]>,
  ): Promise<Group> => {
    const { name, selector } = group;
    if (selector === undefined) return group;
    const given = group.instanceTypes.length > 0 ? group.instanceTypes : await has();
    const known = await instanceTypes(aws, given);
    const isAsAsked = given.every((type) => {
      const info = known.get(type);
      return info !== undefined && isAsSelected(info, selector);
    });
    if (given.length > 0 && isAsAsked) return { ...group, instanceTypes: given };
    const say = (words: string): void => run.say(`node group ${name}`, words);
    return { ...group, instanceTypes: await selectedTypes(aws, name, selector, group.zones ?? zones, say) };
  };

  return {
    ...spec,
    nodeGroups: await Promise.all(
      spec.nodeGroups.map((group) => chosen(group, () => typesOfManaged(aws, spec, group.name))),
    ),
    ...(spec.selfManagedGroups && {
      selfManagedGroups: await Promise.all(
        selfManagedOf(spec).map((group) => chosen(group, () => typesOfStack(aws, spec, group))),
      ),
    }),
  };
}

/** In which it stands, or will be: each has to have the types. */
async function zonesOf(
  aws: Aws,
  spec: ClusterSpec,
  others: readonly AnyGroupSpec[],
): Promise<readonly string[]> {
  const standing = await network(aws, spec, { liftsProtection: false }).read();
  if (standing !== undefined) return standing.zones;
  const { kind, zones, given } = spec.network;
  const { networkStack } = namesOf(spec.name, spec.region);
  const asked =
    kind === 'shared'
      ? await sharedNetwork(aws, spec, networkStack).zones()
      : given && (await subnetsOfGiven(aws, given)).zones;
  return asked ?? zones ?? (await chooseZones(aws, others, undefined));
}

async function typesOfManaged(
  aws: Aws,
  { name: clusterName }: ClusterSpec,
  nodegroupName: string,
): Promise<readonly string[]> {
  const eks = await aws.eks();
  const answer = await unlessAbsent(eks.describeNodegroup({ clusterName, nodegroupName }));
  return answer?.nodegroup?.instanceTypes ?? [];
}
