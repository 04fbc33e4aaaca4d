/** What of a cluster is paid for by the hour, and of one that is to be made. */
import type { Volume } from '@aws-sdk/client-ec2';
import type { Aws } from '../aws/clients.ts';
import { partitionOf } from '../aws/partition.ts';
import { PriceError, type PriceList } from '../aws/price-list.ts';
import { scalingGroup } from '../aws/scaling-group.ts';
import { type Support, supportOf } from '../aws/versions.ts';
import { autoModeOf } from '../spec/auto-mode.ts';
import { capabilitiesOf } from '../spec/capabilities.ts';
import type { Tier } from '../spec/control-plane.ts';
import { isCorednsOnFargate, podsOfCoredns, profilesOf, smallestPod } from '../spec/fargate.ts';
import { namesOf } from '../spec/names.ts';
import { hourlyPrices } from '../spec/prices.ts';
import { type AnyGroupSpec, selfManagedOf } from '../spec/self-managed.ts';
import type { ClusterSpec, NodeGroupSpec, SelfManagedGroupSpec } from '../spec/spec.ts';
import type { Tags } from '../spec/tags.ts';

/** Something that is paid for by the hour. */
export interface EstateItem {
  /** The resource that it belongs to, as the log calls it. */
  of: string;
  /** Such as `2 × t3.medium`. */
  what: string;
  /** US dollars an hour, of the whole. @throws PriceError */
  price(prices: PriceList): Promise<number>;
}

/** Something whose price cannot be told. */
export interface UnknownPart {
  of: string;
  what: string;
  /** Such as `pricing:GetProducts is denied`. */
  reason: string;
}

export interface Estate {
  items: readonly EstateItem[];
  /** What could not even be read. */
  unknown: readonly UnknownPart[];
  /** When the cluster was made; undefined when there is none. */
  since: Date | undefined;
  /** Of its Kubernetes version; undefined when AWS does not tell, or the version is EKS's to choose. */
  support: Support | undefined;
}

/** What is known of a cluster that exists. */
export interface ExistingCluster {
  name: string;
  /** Of Kubernetes, such as `1.36`. */
  version: string;
  vpcId: string;
  createdAt: Date;
  supportType: ClusterSpec['supportType'];
  tier: Tier;
  /** The node pools of EKS's own that it has in Auto Mode; undefined where that is off. */
  autoModePools: readonly string[] | undefined;
  /** By which it is told whose things that carry its name are. */
  tags: Tags;
}

/** What the cluster of a spec would be, at first and at most. */
export interface PlannedEstate extends Estate {
  /** With as many nodes as its groups may grow to. */
  grown: Estate;
}

/** What the cluster of this spec would be: of several instance types of a group, the dearest counts. Never fails. */
export async function estateOfSpec(aws: Aws, spec: ClusterSpec): Promise<PlannedEstate> {
  const selfManaged = selfManagedOf(spec);
  const [version, managed, others] = await Promise.all([
    spec.kubernetesVersion ?? versionOf(aws, spec.name),
    Promise.all(spec.nodeGroups.map((group) => asItWillBe(aws, spec.name, group))),
    Promise.all(selfManaged.map((group) => asItScales(aws, spec, group))),
  ]);
  const support = version === undefined ? undefined : await supportOf(aws, version);
  const withNodes = (groups: readonly NodeGroupSpec[], others: readonly SelfManagedGroupSpec[]): Estate => ({
    items: [
      controlPlane(aws.region, spec.supportType, version, support),
      ...tierOnTop(aws.region, spec.controlPlane.tier),
      ...network(spec),
      ...groups.flatMap((group) => nodeGroup(aws.region, group, 'node group')),
      ...others.flatMap((group) => nodeGroup(aws.region, group, 'self-managed node group')),
      ...(isCorednsOnFargate(spec) ? [corednsOnFargate(aws.region)] : []),
      ...capabilitiesOf(spec).map((each) => capabilityItem(aws.region, each)),
    ],
    unknown: [
      ...profilesOf(spec).map(({ name }) => podsOfProfile(name)),
      ...capabilitiesOf(spec).map(managedBy),
      ...(autoModeOf(spec) === undefined ? [] : [nodesOfAutoMode]),
    ],
    since: undefined,
    support,
  });
  return {
    ...withNodes(managed, others),
    grown: withNodes(spec.nodeGroups.map(grown), selfManaged.map(grown)),
  };
}

const grown = <Group extends AnyGroupSpec>(group: Group): Group => ({ ...group, nodes: group.maxNodes });

async function versionOf(aws: Aws, name: string): Promise<string | undefined> {
  const eks = await aws.eks();
  // Whoever makes the cluster asks the same, and tells what is wrong.
  const answer = await eks.describeCluster({ name }).catch(() => undefined);
  return answer?.cluster?.version;
}

/** Of a group that is there, an autoscaler may have chosen how many nodes it has. */
async function asItWillBe(aws: Aws, clusterName: string, group: NodeGroupSpec): Promise<NodeGroupSpec> {
  const eks = await aws.eks();
  // Whoever makes the group asks the same, and tells what is wrong.
  const answer = await eks
    .describeNodegroup({ clusterName, nodegroupName: group.name })
    .catch(() => undefined);
  const { desiredSize: nodes } = answer?.nodegroup?.scalingConfig ?? {};
  return nodes === undefined || nodes < group.minNodes || nodes > group.maxNodes
    ? group
    : { ...group, nodes };
}

async function asItScales(
  aws: Aws,
  { name, region }: ClusterSpec,
  group: SelfManagedGroupSpec,
): Promise<SelfManagedGroupSpec> {
  const found = await scalingGroup(aws, namesOf(name, region).nodesStack(group.name)).catch(() => undefined);
  const { nodes = group.nodes } = found ?? {};
  return nodes < group.minNodes || nodes > group.maxNodes ? group : { ...group, nodes };
}

/** @param hourly US dollars of one, from our own table. */
function fixed(region: string, of: string, count: number, one: string, hourly: number): EstateItem {
  return {
    of,
    what: count === 1 ? `1 ${one}` : `${count} ${one.replace(/(\w+)$/, plural)}`,
    price: async () => {
      if (partitionOf(region).id === 'aws-cn') throw new PriceError('prices in China are in yuan');
      return count * hourly;
    },
  };
}

const plural = (word: string): string => (word.endsWith('s') ? `${word}es` : `${word}s`);

export function controlPlane(
  region: string,
  supportType: ClusterSpec['supportType'],
  version: string | undefined,
  support: Support | undefined,
): EstateItem {
  const of = 'control plane';
  // A cluster of the policy STANDARD is upgraded at the end of standard support, and never pays for more.
  if (supportType === 'EXTENDED' && version !== undefined) {
    if (support === undefined) {
      const price = async (): Promise<never> => {
        throw new PriceError(
          `AWS does not tell how long Kubernetes ${version} is supported: eks:DescribeClusterVersions`,
        );
      };
      return { of, what: 'the control plane', price };
    }
    if (support.isExtended) {
      return fixed(
        region,
        of,
        1,
        'control plane in extended support',
        hourlyPrices.controlPlaneInExtendedSupport,
      );
    }
  }
  return fixed(region, of, 1, 'control plane', hourlyPrices.controlPlane);
}

/** A tier costs a price of its own, whatever its version costs. */
export function tierOnTop(region: string, tier: Tier): EstateItem[] {
  return tier === 'standard' ? [] : [fixed(region, 'control plane', 1, tier, hourlyPrices.tiers[tier])];
}

/** As many NAT gateways, each with a public address; three zones are the rule. */
function network({ region, network: { kind, nat, zones } }: ClusterSpec): EstateItem[] {
  // What is shared costs the same however many clusters stand in it, and none of them alone.
  if (kind !== 'own') return [];
  const count = { Disable: 0, Single: 1, HighlyAvailable: zones?.length ?? 3 }[nat];
  if (count === 0) return [];
  return [
    fixed(region, 'network', count, 'NAT gateway', hourlyPrices.natGateway),
    fixed(region, 'network', count, 'public address', hourlyPrices.publicAddress),
  ];
}

function nodeGroup(
  region: string,
  group: AnyGroupSpec & Pick<Partial<NodeGroupSpec>, 'warmPool'>,
  kind: 'node group' | 'self-managed node group',
): EstateItem[] {
  const {
    name,
    instanceTypes,
    spot,
    orOnDemand,
    nodes,
    volume,
    moreVolumes = [],
    privateNetworking,
    warmPool,
  } = group;
  // What it may cost: nobody knows yet whether there will be any of spot.
  const isCheap = spot && !orOnDemand;
  const of = `${kind} ${name}`;
  const warm = sizeOfWarmPool(group);
  const instances = (count: number, more = ''): EstateItem => ({
    of,
    what: `${count} × ${instanceTypes.join(' or ')}${isCheap ? ', spot' : ''}${more}`,
    price: async (prices) => {
      const each = await Promise.all(
        instanceTypes.map((instanceType) =>
          isCheap ? prices.spot(instanceType) : prices.onDemand(instanceType),
        ),
      );
      return count * Math.max(...each);
    },
  });
  return [
    instances(nodes),
    ...(warmPool?.state === 'RUNNING' && warm > 0 ? [instances(warm, ' in the warm pool')] : []),
    ...[volume, ...moreVolumes].map(({ size, type, iops, throughput }) =>
      volumeItem(of, nodes + warm, { VolumeType: type, Size: size, Iops: iops, Throughput: throughput }),
    ),
    ...(privateNetworking ? [] : [fixed(region, of, nodes, 'public address', hourlyPrices.publicAddress)]),
  ];
}

/** Instances that stand ready besides the nodes: stopped, they are paid for by their volumes alone. */
function sizeOfWarmPool({ warmPool, nodes, maxNodes }: NodeGroupSpec): number {
  if (!warmPool?.enabled) return 0;
  return Math.max(warmPool.minSize, (warmPool.mostPrepared ?? maxNodes) - nodes);
}

/** What comes with a volume of gp3, and is not paid for. Source: https://aws.amazon.com/ebs/pricing/ */
const included = { iops: 3000, throughput: 125 };

function corednsOnFargate(region: string): EstateItem {
  const { vcpu, gibibytes } = smallestPod;
  const each = vcpu * hourlyPrices.fargateVcpu + gibibytes * hourlyPrices.fargateGibibyte;
  return fixed(region, 'add-on coredns', podsOfCoredns, 'pod on Fargate', each);
}

/** How many there are is the cluster's affair. */
export const podsOfProfile = (name: string): UnknownPart => ({
  of: `Fargate profile ${name}`,
  what: `the pods of Fargate profile ${name}`,
  reason: 'each is charged by the vCPUs and the memory that it asks for',
});

/** What is known of a capability, asked for or there. */
export interface PricedCapability {
  name: string;
  type: keyof typeof hourlyPrices.capabilities;
}

/** How much there is that it manages is the cluster's affair. */
export const capabilityItem = (region: string, { name, type }: PricedCapability): EstateItem =>
  fixed(region, `capability ${name}`, 1, `capability ${type}`, hourlyPrices.capabilities[type].each);

export const managedBy = ({ name, type }: PricedCapability): UnknownPart => ({
  of: `capability ${name}`,
  what: `what capability ${name} manages`,
  reason: `each resource is charged, about $${hourlyPrices.capabilities[type].managed.toFixed(5)} an hour`,
});

/** How many there are, and of which types, is EKS's affair. */
export const nodesOfAutoMode: UnknownPart = {
  of: 'node pools',
  what: 'the nodes of Auto Mode',
  reason: `EKS starts as many as pods ask for, each at its price and a fee of about ${hourlyPrices.autoModePart * 100} % of that`,
};

/** @param volume of each of them; what EC2 tells of one, as far as it is paid for. */
export function volumeItem(
  of: string,
  count: number,
  {
    VolumeType = 'gp2',
    Size = 0,
    Iops = 0,
    Throughput = 0,
  }: Partial<Record<'Iops' | 'Throughput', number | undefined>> & Pick<Volume, 'VolumeType' | 'Size'>,
): EstateItem {
  const free = VolumeType === 'gp3' ? included : { iops: 0, throughput: 0 };
  return {
    of,
    what: `${count} × ${Size} GiB of ${VolumeType}`,
    price: async (prices) => {
      const { gibibyte, iops, throughput } = await prices.volume(VolumeType);
      return (
        count *
        (Size * gibibyte +
          Math.max(0, Iops - free.iops) * iops +
          Math.max(0, Throughput - free.throughput) * throughput)
      );
    },
  };
}

export function some(...[region, of, count, one, hourly]: Parameters<typeof fixed>): EstateItem[] {
  return count === 0 ? [] : [fixed(region, of, count, one, hourly)];
}

/** What is alike together: its name, one of it, and how many there are. */
export function counted<Item>(
  items: readonly Item[],
  nameOf: (item: Item) => string,
): [string, Item, number][] {
  const found = new Map<string, [string, Item, number]>();
  for (const item of items) {
    const name = nameOf(item);
    const [, first = item, count = 0] = found.get(name) ?? [];
    found.set(name, [name, first, count + 1]);
  }
  return [...found.values()];
}
