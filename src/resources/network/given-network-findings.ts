/** What of the user's network will not do for the cluster, all of it at once, and by read calls alone. */
import type { InstanceTypeInfo } from '@aws-sdk/client-ec2';
import type { Aws } from '../../aws/clients.ts';
import { typesOfGroups } from '../../aws/instance-types.ts';
import { type SeenSubnet, type SeenVpc, seenSubnets, seenVpc } from '../../aws/seen-network.ts';
import { isForControlPlanes, ZonesOfNetworkError, zonesOffering } from '../../aws/zones.ts';
import { type Difference, make, refuse, stays } from '../../engine/difference.ts';
import { overlap, rangeOf } from '../../spec/addresses.ts';
import { profilesOf } from '../../spec/fargate.ts';
import { type GivenNetwork, type GivenSubnet, subnetsGiven } from '../../spec/given-network.ts';
import { everyGroupOf } from '../../spec/self-managed.ts';
import type { ClusterSpec } from '../../spec/spec.ts';
import { subnetsOfGiven } from './given-network.ts';
import { subnetIdsFor, zonesFor } from './network-stack.ts';

/** Source: EKS user guide, "Amazon EKS networking requirements for VPC and subnets". */
const addressesNeeded = 6;
const addressesAdvised = 16;

/** What nodes of EKS's images ask for on their way to becoming Ready. Source: EKS user guide, "Deploy private clusters with limited internet access". */
const servicesOfNodes = ['ec2', 'ecr.api', 'ecr.dkr', 's3', 'sts'] as const;

/** @returns the place that is to be made, and why it could not be */
export async function findingsOn(aws: Aws, spec: ClusterSpec, given: GivenNetwork): Promise<Difference[]> {
  const seen = await seenSubnets(
    aws,
    subnetsGiven(given).map(({ id }) => id),
  );
  const vpcId = given.vpcId ?? seen[0]?.vpcId;
  const vpc = vpcId === undefined ? undefined : await seenVpc(aws, vpcId);
  const subnetOf = (id: string): SeenSubnet | undefined => seen.find((subnet) => subnet.id === id);
  const objections = [
    ...(vpc === undefined
      ? given.vpcId === undefined
        ? []
        : [`vpc.id: this account has no ${given.vpcId} in ${aws.region}. Write the id of one that it has.`]
      : onVpc(vpc, given, spec)),
    ...subnetsGiven(given).flatMap((subnet) =>
      onSubnet(subnet, subnetOf(subnet.id), vpc?.id ?? vpcId, aws.region),
    ),
    ...onZonesOfPlane(spec, given, seen),
  ];
  const isWhole = vpc !== undefined && seen.length === subnetsGiven(given).length;
  const ofNodes = isWhole ? [...onWaysOut(spec, given, vpc, subnetOf), ...onRoom(spec, given, subnetOf)] : [];
  const known = await typesOfGroups(aws, everyGroupOf(spec));
  return [
    make(
      `its place in ${vpcId ?? 'your network'}: ${seen.map(({ id, zone }) => `${id} in ${zone}`).join(', ')}`,
    ),
    ...[...objections, ...ofNodes].map(refuse),
    ...(isWhole ? (await onTypes(aws, spec, given, known)).map(refuse) : []),
    ...notesOn(given, subnetOf).map(stays),
    ...(isWhole && ofNodes.length === 0 ? notesOnPods(spec, given, known, subnetOf) : []).map(stays),
  ];
}

function onVpc(vpc: SeenVpc, given: GivenNetwork, { serviceCidr }: ClusterSpec): string[] {
  const { id, cidrs, dnsSupport, dnsHostnames } = vpc;
  const services = rangeOf(serviceCidr ?? '');
  const overlapping = cidrs.find((text) => {
    const range = rangeOf(text);
    return services !== undefined && range !== undefined && overlap(services, range);
  });
  return [
    ...(dnsSupport
      ? []
      : [
          `${id} has no DNS resolution, without which no node finds its cluster. Enable it (enableDnsSupport).`,
        ]),
    ...(dnsHostnames
      ? []
      : [
          `${id} gives instances no DNS hostnames, without which no node registers. Enable them (enableDnsHostnames).`,
        ]),
    ...(given.cidr === undefined || cidrs.includes(given.cidr)
      ? []
      : [`vpc.cidr: ${id} has ${cidrs.join(', ')}, and ${given.cidr} is written. Leave it out.`]),
    ...(overlapping === undefined
      ? []
      : [
          `kubernetesNetworkConfig.serviceIPv4CIDR: ${serviceCidr} overlaps with ${overlapping} of ${id}. Choose another range.`,
        ]),
  ];
}

function onSubnet(
  { name, id, zone, cidr: range }: GivenSubnet,
  seen: SeenSubnet | undefined,
  vpcId: string | undefined,
  region: string,
): string[] {
  const where = `vpc.subnets, ${name}`;
  if (seen === undefined)
    return [`${where}: this account has no ${id} in ${region}. Write the id of one that it has.`];
  return [
    ...(vpcId === undefined || seen.vpcId === vpcId
      ? []
      : [`${where}: ${id} is of ${seen.vpcId}, and not of ${vpcId}. Write one of that VPC.`]),
    ...(zone === undefined || seen.zone === zone
      ? []
      : [`${where}: ${id} is in ${seen.zone}, and not in ${zone}. Write another id, or another zone.`]),
    ...(range === undefined || seen.cidr === range
      ? []
      : [`${where}: ${id} has ${seen.cidr}, and ${range} is written. Leave cidr out.`]),
    ...(isForControlPlanes(seen.zoneId, seen.zone)
      ? []
      : [
          `${where}: ${id} is in ${seen.zone} (${seen.zoneId}), where EKS has no control planes. Leave it out.`,
        ]),
    ...(seen.freeAddresses >= addressesNeeded
      ? []
      : [
          `${where}: ${id} has ${seen.freeAddresses} free addresses, and EKS asks for ${addressesNeeded}. Write one that has more.`,
        ]),
  ];
}

/** Those in which the control plane has its interfaces are of two zones at least. */
function onZonesOfPlane(
  { network: { controlPlaneIn } }: ClusterSpec,
  given: GivenNetwork,
  seen: readonly SeenSubnet[],
): string[] {
  const { field, ids } = planeOf(controlPlaneIn, given);
  const zones = new Set(seen.filter(({ id }) => ids.includes(id)).map(({ zone }) => zone));
  if (zones.size !== 1) return [];
  return [
    `${field} are in ${[...zones][0]}, and EKS asks for two zones at least. Write one more of another zone.`,
  ];
}

function planeOf(
  controlPlaneIn: ClusterSpec['network']['controlPlaneIn'],
  { controlPlaneSubnetIds, publicSubnets, privateSubnets }: GivenNetwork,
): { field: string; ids: readonly string[] } {
  if (controlPlaneSubnetIds !== undefined) {
    return { field: 'vpc.controlPlaneSubnetIDs: all', ids: controlPlaneSubnetIds };
  }
  const isPrivate = controlPlaneIn === 'private subnets' && publicSubnets.length > 0;
  return isPrivate
    ? {
        field: 'vpc.controlPlaneOnPrivateSubnets: all of vpc.subnets.private',
        ids: privateSubnets.map(({ id }) => id),
      }
    : { field: 'vpc.subnets: all', ids: [...publicSubnets, ...privateSubnets].map(({ id }) => id) };
}

/** Whether what runs in the subnets gets out, or to an endpoint of each service that it asks for. */
function onWaysOut(
  spec: ClusterSpec,
  given: GivenNetwork,
  vpc: SeenVpc,
  subnetOf: (id: string) => SeenSubnet | undefined,
): string[] {
  const ids = idsOfKinds(given);
  const users = new Map<string, { who: string; isPrivate: boolean }>();
  for (const group of everyGroupOf(spec)) {
    for (const id of subnetIdsFor(ids, group)) {
      users.set(id, { who: `node group ${group.name}`, isPrivate: group.privateNetworking });
    }
  }
  for (const { name } of profilesOf(spec)) {
    for (const id of ids.privateSubnetIds) {
      if (!users.has(id)) users.set(id, { who: `Fargate profile ${name}`, isPrivate: true });
    }
  }
  const missing = servicesOfNodes.filter((service) => !vpc.endpoints.has(service));
  return [...users].flatMap(([id, { who, isPrivate }]) => {
    const way = vpc.wayOutOf(id);
    const hasAddresses = subnetOf(id)?.givesPublicAddresses ?? false;
    if (way === 'internet gateway' && !hasAddresses) {
      return [
        isPrivate
          ? `${id} is named as private, and its route to the internet is an internet gateway: without a public address, ${who} gets nothing from there. Lead the route to a NAT gateway.`
          : `${id} gives instances no public address, without which ${who} gets nothing from the internet, and EKS makes no node group there. Enable auto-assigned public addresses (MapPublicIpOnLaunch).`,
      ];
    }
    if (way === 'none' && missing.length > 0) {
      return [
        `${id} has no route to the internet, and ${vpc.id} no endpoint of ${missing.join(', ')}, without which ${who} does not become Ready. Give it a route to a NAT gateway, or the endpoints.`,
      ];
    }
    return [];
  });
}

/** Each node takes an address, and the control plane's interfaces as many as EKS asks for. */
function onRoom(
  spec: ClusterSpec,
  given: GivenNetwork,
  subnetOf: (id: string) => SeenSubnet | undefined,
): string[] {
  const ids = idsOfKinds(given);
  const free = freeIn(subnetOf);
  const groups = everyGroupOf(spec).map((group) => ({ group, in: subnetIdsFor(ids, group) }));
  const crowded = groups.filter((each) => free(each.in) < each.group.nodes);
  if (crowded.length > 0) {
    return crowded.map(
      ({ group: { name, nodes }, in: all }) =>
        `Node group ${name} is to have ${nodes} nodes, and ${all.join(', ')} have ${free(all)} free addresses beside those that EKS asks for. Write larger subnets, or fewer nodes.`,
    );
  }
  const all = [...new Set(groups.flatMap((each) => each.in))];
  const nodes = groups.reduce((sum, { group }) => sum + group.nodes, 0);
  return free(all) >= nodes
    ? []
    : [
        `The node groups are to have ${nodes} nodes together, and ${all.join(', ')} have ${free(all)} free addresses beside those that EKS asks for. Write larger subnets, or fewer nodes.`,
      ];
}

const freeIn =
  (subnetOf: (id: string) => SeenSubnet | undefined) =>
  (ids: readonly string[]): number =>
    ids.reduce((sum, id) => sum + Math.max(0, (subnetOf(id)?.freeAddresses ?? 0) - addressesNeeded), 0);

/**
 * The VPC CNI fills one interface of a node, and has another one ready.
 * Source: aws/amazon-vpc-cni-k8s, docs/eni-and-ip-target.md.
 */
function notesOnPods(
  spec: ClusterSpec,
  given: GivenNetwork,
  known: ReadonlyMap<string, InstanceTypeInfo>,
  subnetOf: (id: string) => SeenSubnet | undefined,
): string[] {
  const ids = idsOfKinds(given);
  const free = freeIn(subnetOf);
  return everyGroupOf(spec).flatMap((group) => {
    const all = subnetIdsFor(ids, group);
    const each = Math.max(
      ...group.instanceTypes.map(
        (type) => 2 * (known.get(type)?.NetworkInfo?.Ipv4AddressesPerInterface ?? 0),
      ),
    );
    return free(all) >= group.nodes * each
      ? []
      : [
          `the VPC CNI takes up to ${each} addresses for a node of group ${group.name}, and ${all.join(', ')} have ${free(all)} free for ${group.nodes} nodes: pods may wait for addresses`,
        ];
  });
}

/** Whether the zones of its subnets offer what each node group asks for. A type that there is not is told by the group. */
async function onTypes(
  aws: Aws,
  spec: ClusterSpec,
  given: GivenNetwork,
  known: ReadonlyMap<string, InstanceTypeInfo>,
): Promise<string[]> {
  const network = await subnetsOfGiven(aws, given);
  const groups = everyGroupOf(spec).filter((group) => group.instanceTypes.every((type) => known.has(type)));
  const told = await Promise.all(
    groups.map((group) =>
      zonesOffering(aws, zonesFor(network, group), group).then(
        () => [],
        (error: unknown) => {
          if (!(error instanceof ZonesOfNetworkError)) throw error;
          return [error.message];
        },
      ),
    ),
  );
  return told.flat();
}

const idsOfKinds = ({ publicSubnets, privateSubnets }: GivenNetwork) => ({
  publicSubnetIds: publicSubnets.map(({ id }) => id),
  privateSubnetIds: privateSubnets.map(({ id }) => id),
});

/** What works, and may be meant otherwise. Source of the tags: EKS user guide, "Route TCP and UDP traffic with Network Load Balancers". */
function notesOn(
  { publicSubnets, privateSubnets }: GivenNetwork,
  subnetOf: (id: string) => SeenSubnet | undefined,
): string[] {
  const untagged = (subnets: readonly GivenSubnet[], tag: string): string[] =>
    subnets.flatMap(({ id }) => (subnetOf(id)?.tags[tag] === undefined ? id : []));
  const few = [...publicSubnets, ...privateSubnets].flatMap(({ id }) => {
    const free = subnetOf(id)?.freeAddresses ?? 0;
    return free >= addressesNeeded && free < addressesAdvised ? [`${id} (${free})`] : [];
  });
  const ofKinds = [
    { ids: untagged(publicSubnets, 'kubernetes.io/role/elb'), tag: 'kubernetes.io/role/elb', what: 'public' },
    {
      ids: untagged(privateSubnets, 'kubernetes.io/role/internal-elb'),
      tag: 'kubernetes.io/role/internal-elb',
      what: 'internal',
    },
  ];
  return [
    ...(few.length > 0
      ? [`EKS advises ${addressesAdvised} free addresses a subnet, and these have fewer: ${few.join(', ')}`]
      : []),
    ...ofKinds.flatMap(({ ids, tag, what }) =>
      ids.length === 0
        ? []
        : [
            `without the tag ${tag}=1, controllers find no place for ${what} load balancers in ${ids.join(', ')}: tag them yourself`,
          ],
    ),
  ];
}
