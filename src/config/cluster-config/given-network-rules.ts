/** What the fields must be to one another that name the user's own network. What only AWS knows of it is asked there. */
import { type GivenNetwork, type GivenSubnet, subnetsOfNodes } from '../../spec/given-network.ts';
import type { NetworkSpec } from '../../spec/spec.ts';
import { isPrivateBySubnets } from '../given-network.ts';
import { present } from '../present.ts';
import type { Settings } from '../settings.ts';
import type { FargateProfileConfig } from './fargate-fields.ts';
import type { ClusterConfig, VpcConfig } from './fields.ts';
import type { NodeGroupConfig } from './node-group-fields.ts';
import type { Report } from './read.ts';
import { checkUnique } from './unique.ts';

export function checkGivenNetwork(
  { vpc, availabilityZones, fargateProfiles }: ClusterConfig,
  { network: { given } }: Settings,
  report: Report,
): void {
  if (vpc?.controlPlaneSubnetIDs !== undefined) checkSubnetsOfPlane(vpc, report);
  if (given === undefined) return;
  if (vpc?.subnets === undefined) {
    report('vpc.id', 'a VPC is named, and none of its subnets. Write vpc.subnets, of two zones at least.');
  } else {
    checkSubnets(given, report);
  }
  if (vpc?.nat?.gateway !== undefined && vpc.nat.gateway !== 'Disable') {
    report('vpc.nat.gateway', 'in a network that is there, none is made. Leave it out.');
  }
  if (availabilityZones !== undefined) {
    report('availabilityZones', 'the zones are those of vpc.subnets. Leave it out.');
  }
  if (vpc?.controlPlaneOnPrivateSubnets && given.privateSubnets.length < 2) {
    report(
      'vpc.controlPlaneOnPrivateSubnets',
      'a control plane takes subnets of two zones at least, and vpc.subnets.private has too few. Write more, or leave this out.',
    );
  }
  if (given.privateSubnets.length === 0 && present(fargateProfiles).length > 0) {
    report(
      'fargateProfiles',
      'pods on Fargate are in private subnets, and vpc.subnets.private has none. Write some, or leave the profiles out.',
    );
  }
}

function checkSubnetsOfPlane(
  { controlPlaneSubnetIDs: ids = [], subnets, controlPlaneOnPrivateSubnets }: VpcConfig,
  report: Report,
): void {
  const at = 'vpc.controlPlaneSubnetIDs';
  checkUnique(at, ids, String, report);
  if (subnets === undefined) {
    report(
      at,
      'they are of a network of yours, which the file does not name. Write it into vpc.subnets, too; or leave them out.',
    );
  }
  if (ids.length < 2)
    report(at, 'a control plane takes subnets of two zones at least. Write two, or leave it out.');
  if (controlPlaneOnPrivateSubnets !== undefined) {
    report(at, 'controlPlaneOnPrivateSubnets is given, too. Keep one of the two.');
  }
}

function checkSubnets(given: GivenNetwork, report: Report): void {
  const all = subnetsOfNodes(given);
  const zones = all.map(({ zone }) => zone);
  const isOfOneZone = zones[0] !== undefined && zones.every((zone) => zone === zones[0]);
  // Nodes may be in one alone where the control plane is not.
  if (given.controlPlaneSubnetIds === undefined && (all.length < 2 || isOfOneZone)) {
    report(
      'vpc.subnets',
      'a control plane takes subnets of two zones at least. Write one more of another zone.',
    );
  }
  const seen = new Set<string>();
  for (const [kind, subnets] of Object.entries({
    public: given.publicSubnets,
    private: given.privateSubnets,
  })) {
    for (const { name, id } of subnets) {
      if (seen.has(id)) report(`vpc.subnets.${kind}.${name}`, `${id} is named twice. Keep one.`);
      seen.add(id);
    }
  }
}

export function checkSubnetsOfGroup(
  { subnets, privateNetworking, availabilityZones }: NodeGroupConfig,
  { given }: NetworkSpec,
  path: string,
  report: Report,
): void {
  if (given !== undefined) checkKind(privateNetworking, given, path, report);
  if (subnets === undefined) return;
  const at = `${path}.subnets`;
  if (given === undefined) {
    report(
      at,
      'they are of a network of yours, which the file does not name. Write it into vpc.subnets, too; or, for zones of a network that is made, availabilityZones.',
    );
    return;
  }
  checkList(subnets, at, report);
  if (availabilityZones !== undefined) report(at, 'availabilityZones is given, too. Keep one of the two.');
  const unknown = present(subnets).filter((name) => !isAmong(subnetsOfNodes(given), name));
  for (const name of unknown) report(at, `vpc.subnets has no ${name}. Write it there, too.`);
  if (unknown.length > 0 || subnets.length === 0) return;
  const isPrivate = privateNetworking ?? isPrivateBySubnets({ subnets }, given);
  if (isPrivate === undefined) {
    report(at, 'some are private and some are public. Write those of one kind.');
    return;
  }
  const kind = isPrivate ? 'private' : 'public';
  const known = isPrivate ? given.privateSubnets : given.publicSubnets;
  for (const name of present(subnets)) {
    if (!isAmong(known, name)) {
      report(at, `privateNetworking is ${isPrivate}, and vpc.subnets.${kind} has no ${name}. Write another.`);
    }
  }
}

export function checkSubnetsOfProfile(
  { subnets }: FargateProfileConfig,
  { given }: NetworkSpec,
  path: string,
  report: Report,
): void {
  if (subnets === undefined) return;
  const at = `${path}.subnets`;
  if (given === undefined) {
    report(
      at,
      'they are of a network of yours, which the file does not name. Write it into vpc.subnets, too.',
    );
    return;
  }
  checkList(subnets, at, report);
  for (const name of present(subnets)) {
    if (isAmong(given.privateSubnets, name)) continue;
    report(
      at,
      `pods on Fargate are in private subnets, and vpc.subnets.private has no ${name}. Write it there, too.`,
    );
  }
}

function checkList(subnets: NonNullable<NodeGroupConfig['subnets']>, at: string, report: Report): void {
  if (subnets.length === 0) report(at, 'the list is empty. Name a subnet, or leave it out.');
  checkUnique(at, subnets, String, report);
}

/** Whether one of them has the name, or the id. */
const isAmong = (subnets: readonly GivenSubnet[], name: string): boolean =>
  subnets.some((subnet) => subnet.name === name || subnet.id === name);

/** Nodes are in subnets of one kind, of which there have to be some. */
function checkKind(
  isPrivate: boolean | undefined,
  { privateSubnets, publicSubnets }: GivenNetwork,
  path: string,
  report: Report,
): void {
  if (isPrivate === undefined || (isPrivate ? privateSubnets : publicSubnets).length > 0) return;
  report(
    `${path}.privateNetworking`,
    `it is ${isPrivate}, and vpc.subnets.${isPrivate ? 'private' : 'public'} has none. Write some there, or ${!isPrivate} here.`,
  );
}
