/** The user's own network, as a ClusterConfig names it. */
import type { GivenNetwork, GivenSubnet } from '../spec/given-network.ts';
import { zoneForm } from '../spec/regions.ts';
import type { NetworkSpec } from '../spec/spec.ts';
import type { ClusterConfig } from './cluster-config/fields.ts';
import type { SubnetsConfig } from './cluster-config/given-network-fields.ts';
import { present } from './present.ts';

/** Undefined where the file names none. */
export function givenNetworkOf({ vpc }: Pick<ClusterConfig, 'vpc'>): GivenNetwork | undefined {
  if (vpc?.id === undefined && vpc?.subnets === undefined) return undefined;
  return {
    vpcId: vpc.id,
    cidr: vpc.cidr?.text,
    publicSubnets: subnetsOf(vpc.subnets?.public),
    privateSubnets: subnetsOf(vpc.subnets?.private),
    ...(vpc.controlPlaneSubnetIDs !== undefined && {
      controlPlaneSubnetIds: present(vpc.controlPlaneSubnetIDs),
    }),
  };
}

function subnetsOf(given: SubnetsConfig['public']): GivenSubnet[] {
  return Object.entries(given ?? {}).flatMap(([name, subnet]) =>
    subnet?.id === undefined
      ? []
      : [{ name, id: subnet.id, zone: subnet.az ?? zoneNamed(name), cidr: subnet.cidr?.text }],
  );
}

/** As in eksctl, the name may be the zone. */
const zoneNamed = (name: string): string | undefined => (zoneForm.test(name) ? name : undefined);

/** What a node group says of its subnets. */
interface Placing {
  subnets?: readonly (string | undefined)[] | undefined;
  privateNetworking?: boolean | undefined;
}

/** Whether a group's nodes are in private subnets, where it names subnets: undefined where it does not, or of both kinds. */
export function isPrivateBySubnets(
  { subnets }: Placing,
  given: GivenNetwork | undefined,
): boolean | undefined {
  if (subnets === undefined || given === undefined) return undefined;
  const names = present(subnets);
  if (names.every((name) => find(given.privateSubnets, name) !== undefined)) return true;
  return names.every((name) => find(given.publicSubnets, name) !== undefined) ? false : undefined;
}

/** Ids of those that a node group names. */
export function subnetsOfGroup(
  { subnets, privateNetworking }: Placing,
  { given }: Pick<NetworkSpec, 'given'>,
): string[] | undefined {
  if (subnets === undefined || given === undefined) return undefined;
  const known = privateNetworking ? given.privateSubnets : given.publicSubnets;
  return present(subnets).flatMap((name) => find(known, name)?.id ?? []);
}

const find = (subnets: readonly GivenSubnet[], name: string): GivenSubnet | undefined =>
  subnets.find((subnet) => subnet.id === name || subnet.name === name);

/** Whether nodes in private subnets get out: what is given is looked at in AWS. */
export function hasPrivateWayOut({ kind, nat, given }: NetworkSpec): boolean {
  return kind === 'given' ? given !== undefined && given.privateSubnets.length > 0 : nat !== 'Disable';
}
