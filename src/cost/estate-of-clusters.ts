/** What of clusters that exist is paid for by the hour. */
import type { Address, Instance, NatGateway, Tag, Volume } from '@aws-sdk/client-ec2';
import type { Cluster } from '@aws-sdk/client-eks';
import { fargateProfileKind } from '../aws/attachments.ts';
import { capabilitiesOfCluster } from '../aws/capabilities.ts';
import type { Aws } from '../aws/clients.ts';
import { machineOf } from '../aws/ec2-kinds.ts';
import { awsWords } from '../aws/errors.ts';
import { loadBalancersIn } from '../aws/load-balancers.ts';
import { everyInstanceIn } from '../aws/node-instances.ts';
import { everyPage } from '../aws/pages.ts';
import type { PriceList } from '../aws/price-list.ts';
import type { Machine, Thing } from '../aws/thing.ts';
import { supportOf } from '../aws/versions.ts';
import { messageOf } from '../message-of.ts';
import { autoModeTag } from '../spec/auto-mode.ts';
import { hourlyPrices } from '../spec/prices.ts';
import { fromTagList, isMadeFor, isOurs, tagKeys } from '../spec/tags.ts';
import {
  capabilityItem,
  controlPlane,
  counted,
  type Estate,
  type EstateItem,
  type ExistingCluster,
  managedBy,
  nodesOfAutoMode,
  type PricedCapability,
  podsOfProfile,
  some,
  tierOnTop,
  type UnknownPart,
  volumeItem,
} from './estate.ts';

/** What the cluster is now. Never fails: what may not be read is among the unknown. */
export async function estateOfCluster(aws: Aws, cluster: ExistingCluster): Promise<Estate> {
  const [estates, pods, beside] = await Promise.all([
    estatesOfClusters(aws, [cluster]),
    podsOnFargate(aws, cluster),
    capabilitiesBeside(aws, cluster),
  ]);
  const estate = estates.of(cluster);
  const further = cluster.autoModePools === undefined ? [] : [nodesOfAutoMode];
  return {
    ...estate,
    items: [...estate.items, ...beside.items],
    unknown: [...estate.unknown, ...pods, ...beside.unknown, ...further],
  };
}

async function capabilitiesBeside(
  aws: Aws,
  { name }: ExistingCluster,
): Promise<Pick<Estate, 'items' | 'unknown'>> {
  try {
    const all = await capabilitiesOfCluster(await aws.eks(), name);
    const priced = all.flatMap(({ capabilityName = '', type }): PricedCapability[] =>
      type === undefined ? [] : [{ name: capabilityName, type }],
    );
    return { items: priced.map((each) => capabilityItem(aws.region, each)), unknown: priced.map(managedBy) };
  } catch (error) {
    const reason = awsWords(error) ?? String(error);
    return { items: [], unknown: [{ of: 'capabilities', what: 'the capabilities', reason }] };
  }
}

async function podsOnFargate(aws: Aws, { name }: ExistingCluster): Promise<UnknownPart[]> {
  try {
    return (await fargateProfileKind.names(await aws.eks(), name)).map(podsOfProfile);
  } catch (error) {
    const reason = awsWords(error) ?? String(error);
    return [{ of: 'Fargate profiles', what: 'the pods of Fargate profiles', reason }];
  }
}

/** As EKS describes a cluster, of whatever status. */
export function existingCluster({
  name = '',
  version = '',
  resourcesVpcConfig,
  createdAt = new Date(),
  upgradePolicy,
  computeConfig,
  controlPlaneScalingConfig,
  tags = {},
}: Cluster): ExistingCluster {
  return {
    name,
    version,
    vpcId: resourcesVpcConfig?.vpcId ?? '',
    createdAt,
    supportType: upgradePolicy?.supportType ?? 'EXTENDED',
    tier: controlPlaneScalingConfig?.tier ?? 'standard',
    autoModePools: computeConfig?.enabled ? (computeConfig.nodePools ?? []) : undefined,
    tags,
  };
}

/** What clusters of a region are, each by itself. */
export interface Estates {
  of(cluster: ExistingCluster): Estate;
}

/** What the clusters are now, asked for all of them together. Never fails: what may not be read is among the unknown. */
export async function estatesOfClusters(aws: Aws, clusters: readonly ExistingCluster[]): Promise<Estates> {
  const { region } = aws;
  const unknown: UnknownPart[] = [];
  const read = async (what: string, ask: () => Promise<ByCluster>): Promise<ByCluster> =>
    ask().catch((error: unknown) => {
      unknown.push({ of: what, what: `the ${what}`, reason: awsWords(error) ?? String(error) });
      return () => [];
    });
  const versions = [...new Set(clusters.map(({ version }) => version))];
  const running = instancesOf(aws, clusters);
  const [supports, ...parts] = await Promise.all([
    Promise.all(versions.map((version) => supportOf(aws, version))),
    read('nodes', async () => nodes(region, await running)),
    read('volumes', () => volumes(aws, clusters, running)),
    read('network', () => gatewaysOf(aws, clusters)),
    read('load balancers', () => loadBalancers(aws, clusters)),
  ]);
  return {
    of: ({ name, version, supportType, tier, createdAt }) => {
      const support = supports[versions.indexOf(version)];
      return {
        items: [
          controlPlane(region, supportType, version, support),
          ...tierOnTop(region, tier),
          ...parts.flatMap((itemsOf) => itemsOf(name)),
        ],
        unknown,
        since: createdAt,
        support,
      };
    },
  };
}

/** What the network is that the clusters of a repository share. @param owner of it, such as `4711/network` */
export async function estateOfSharedNetwork(aws: Aws, owner: string): Promise<Estate> {
  const estate = { since: undefined, support: undefined };
  try {
    const { natGateways, addresses } = await gateways(aws, tagKeys.owner, [owner]);
    return {
      ...estate,
      items: gatewayItems(aws.region, natGateways.length, addresses.length),
      unknown: [],
    };
  } catch (error) {
    const reason = awsWords(error) ?? String(error);
    return { ...estate, items: [], unknown: [{ of: 'network', what: 'the network', reason }] };
  }
}

/** The items of one cluster, by its name. */
type ByCluster = (name: string) => EstateItem[];

/** As many values as a filter of EC2 takes. */
const filterLimit = 200;

/** What is asked of EC2 about many names, with as many of them at a time as a filter takes. */
async function inParts<Item>(
  names: readonly string[],
  ask: (some: string[]) => Promise<Item[]>,
): Promise<Item[]> {
  const parts = Array.from({ length: Math.ceil(names.length / filterLimit) }, (_, at) =>
    ask(names.slice(at * filterLimit, (at + 1) * filterLimit)),
  );
  return (await Promise.all(parts)).flat();
}

/** By whose value it is told whose an instance is, whoever has started it: all carry this tag, or could not join. */
const keyOf = (name: string): string => `kubernetes.io/cluster/${name}`;

async function instancesOf(aws: Aws, clusters: readonly ExistingCluster[]): Promise<Instance[]> {
  const ec2 = await aws.ec2();
  const [first, ...others] = clusters;
  // Of one cluster, all that stands in its VPC is asked for by others, too.
  if (first !== undefined && others.length === 0) {
    return (await everyInstanceIn(ec2, first.vpcId)).filter((instance) => machineOf(instance) !== undefined);
  }
  const names = clusters.map(({ name }) => name);
  const reservations = await inParts(names, (some) => {
    const Filters = [
      { Name: 'tag-key', Values: some.map(keyOf) },
      { Name: 'instance-state-name', Values: ['pending', 'running'] },
    ];
    return everyPage(
      (NextToken) => ec2.describeInstances({ Filters, NextToken }),
      (page) => page.Reservations,
    );
  });
  return reservations.flatMap(({ Instances = [] }) => Instances);
}

/** The node group that an instance is of, as EKS tags it; of any other, the nodes. */
function groupOf({ Tags }: Instance): string {
  const group = fromTagList(Tags)['eks:nodegroup-name'];
  return group === undefined ? 'nodes' : `node group ${group}`;
}

function nodes(region: string, running: readonly Instance[]): ByCluster {
  return (name) => {
    const found = running.filter(({ Tags }) => fromTagList(Tags)[keyOf(name)] === 'owned');
    const machines = found.flatMap((instance) => {
      const machine = machineOf(instance);
      return machine === undefined ? [] : [{ of: groupOf(instance), machine }];
    });
    const withAddress = found.filter(({ PublicIpAddress }) => PublicIpAddress !== undefined);
    const ofAutoMode = found.filter(({ Tags }) => fromTagList(Tags)[autoModeTag] === name);
    return [
      ...feesOfAutoMode(ofAutoMode),
      ...counted(machines, ({ of, machine: { type, isSpot } }) => [of, type, isSpot].join()).map(
        ([, { of, machine }, count]): EstateItem => ({
          of,
          what: `${count} × ${machine.type}${machine.isSpot ? ', spot' : ''}`,
          price: async (prices) => count * (await priceOf(machine, prices)),
        }),
      ),
      ...counted(withAddress.map(groupOf), (of) => of).flatMap(([, of, count]) =>
        some(region, of, count, 'public address', hourlyPrices.publicAddress),
      ),
    ];
  };
}

/** What EKS asks for its work on instances, of whatever kind of purchase. Source: https://aws.amazon.com/eks/pricing/ */
function feesOfAutoMode(instances: readonly Instance[]): EstateItem[] {
  return counted(
    instances.flatMap(({ InstanceType }) => InstanceType ?? []),
    (type) => type,
  ).map(([, type, count]) => ({
    of: 'nodes',
    what: `the fee of Auto Mode for ${count} × ${type}`,
    price: async (prices) => count * hourlyPrices.autoModePart * (await prices.onDemand(type)),
  }));
}

/** Whether it is of the cluster of that name, and of nobody who has had one of that name before. */
function isOf(
  clusters: readonly ExistingCluster[],
  name: string,
): (thing: { Tags?: Tag[] | undefined }) => boolean {
  const { [tagKeys.owner]: owner = '' } = clusters.find((cluster) => cluster.name === name)?.tags ?? {};
  return ({ Tags }) => isOurs(fromTagList(Tags), { name, owner });
}

/** Those of the nodes, and of claims: both carry our tags. */
async function volumes(
  aws: Aws,
  clusters: readonly ExistingCluster[],
  running: Promise<readonly Instance[]>,
): Promise<ByCluster> {
  const ec2 = await aws.ec2();
  const names = clusters.map(({ name }) => name);
  const tagged = (key: string, values: readonly string[]): Promise<Volume[]> =>
    inParts(values, (some) => {
      const Filters = [{ Name: `tag:${key}`, Values: some }];
      return everyPage(
        (NextToken) => ec2.describeVolumes({ Filters, NextToken }),
        (page) => page.Volumes,
      );
    });
  // Those of Auto Mode carry no tags of ours.
  const inAutoMode = clusters.filter(({ autoModePools }) => autoModePools !== undefined);
  const [ours, ofAutoMode] = await Promise.all([
    tagged(tagKeys.cluster, names),
    tagged(
      autoModeTag,
      inAutoMode.map(({ name }) => name),
    ),
  ]);
  // Where instances may not be read, that is told of them.
  const ofNodes = new Map(
    (await running.catch(() => [])).flatMap((instance) =>
      rootVolumes(instance).map((id) => [id, groupOf(instance)] as const),
    ),
  );
  return (name) => {
    const found = [
      ...ours.filter(isOf(clusters, name)),
      ...ofAutoMode.filter(({ Tags }) => fromTagList(Tags)[autoModeTag] === name),
    ].filter(({ State }) => !State?.startsWith('delet'));
    const owned = found.map((volume) => ({ of: ofNodes.get(volume.VolumeId ?? '') ?? 'volumes', volume }));
    const alike = ({ of, volume: { VolumeType, Size, Iops, Throughput } }: (typeof owned)[number]): string =>
      [of, VolumeType, Size, Iops, Throughput].join();
    return counted(owned, alike).map(([, { of, volume }, count]) => volumeItem(of, count, volume));
  };
}

/** Those that go with the instance; those of claims outlive it. */
function rootVolumes({ BlockDeviceMappings = [] }: Instance): string[] {
  return BlockDeviceMappings.flatMap(({ Ebs }) =>
    Ebs?.DeleteOnTermination && Ebs.VolumeId !== undefined ? [Ebs.VolumeId] : [],
  );
}

interface Gateways {
  natGateways: NatGateway[];
  addresses: Address[];
}

/** @param key of the tag whose value is one of these */
async function gateways(aws: Aws, key: string, values: readonly string[]): Promise<Gateways> {
  const ec2 = await aws.ec2();
  const marked = (some: string[]) => ({ Name: `tag:${key}`, Values: some });
  const [natGateways, addresses] = await Promise.all([
    inParts(values, (some) => {
      const Filter = [marked(some)];
      return everyPage(
        (NextToken) => ec2.describeNatGateways({ Filter, NextToken }),
        (page) => page.NatGateways,
      );
    }),
    inParts(values, async (some) => {
      const { Addresses = [] } = await ec2.describeAddresses({ Filters: [marked(some)] });
      return Addresses;
    }),
  ]);
  const standing = natGateways.filter(({ State }) => State === 'pending' || State === 'available');
  return { natGateways: standing, addresses };
}

async function gatewaysOf(aws: Aws, clusters: readonly ExistingCluster[]): Promise<ByCluster> {
  const names = clusters.map(({ name }) => name);
  const { natGateways, addresses } = await gateways(aws, tagKeys.cluster, names);
  return (name) => {
    const isIts = isOf(clusters, name);
    return gatewayItems(aws.region, natGateways.filter(isIts).length, addresses.filter(isIts).length);
  };
}

function gatewayItems(region: string, natGateways: number, addresses: number): EstateItem[] {
  return [
    ...some(region, 'network', natGateways, 'NAT gateway', hourlyPrices.natGateway),
    ...some(region, 'network', addresses, 'public address', hourlyPrices.publicAddress),
  ];
}

async function loadBalancers(aws: Aws, clusters: readonly ExistingCluster[]): Promise<ByCluster> {
  const all = await loadBalancersIn(
    aws,
    clusters.map(({ vpcId }) => vpcId),
  );
  const of = 'load balancers';
  return (name) => {
    const { vpcId } = clusters.find((cluster) => cluster.name === name) ?? {};
    const made = all.filter((balancer) => balancer.vpcId === vpcId && isMadeFor(balancer.tags, { name }));
    const classic = made.filter(({ isClassic }) => isClassic).length;
    return [
      ...some(aws.region, of, made.length - classic, 'load balancer', hourlyPrices.loadBalancer),
      ...some(aws.region, of, classic, 'classic load balancer', hourlyPrices.classicLoadBalancer),
    ];
  };
}

/** US dollars an hour. @throws PriceError */
function priceOf({ type, isSpot }: Machine, prices: PriceList): Promise<number> {
  return isSpot ? prices.spot(type) : prices.onDemand(type);
}

/** The things with the prices of the machines among them, and those of which that cannot be told. Never fails. */
export async function pricedThings<Kind extends Thing>(
  things: readonly Kind[],
  prices: PriceList,
): Promise<{ known: Kind[]; unknown: UnknownPart[] }> {
  const unknown: UnknownPart[] = [];
  const known = things.map(async (thing): Promise<Kind> => {
    const { machine, id } = thing;
    if (machine === undefined) return thing;
    try {
      return { ...thing, hourlyCost: await priceOf(machine, prices) };
    } catch (error) {
      unknown.push({ of: 'nodes', what: id, reason: messageOf(error) });
      return thing;
    }
  });
  return { known: await Promise.all(known), unknown };
}

/** US dollars an hour, of those whose price is known. */
export function hourlyOfThings(things: readonly Thing[]): number {
  return things.reduce((sum, { hourlyCost = 0 }) => sum + hourlyCost, 0);
}
