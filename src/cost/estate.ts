/** What of a cluster is paid for by the hour: of one that is to be made, and of one that exists. */
import type { Instance, Volume } from '@aws-sdk/client-ec2';
import type { Aws } from '../aws/clients.ts';
import { awsWords } from '../aws/errors.ts';
import { loadBalancersIn } from '../aws/load-balancers.ts';
import { everyPage } from '../aws/pages.ts';
import { partitionOf } from '../aws/partition.ts';
import { PriceError, type PriceList } from '../aws/price-list.ts';
import { type Support, supportOf } from '../aws/versions.ts';
import { hourlyPrices } from '../spec/prices.ts';
import type { ClusterSpec, NodeGroupSpec } from '../spec/spec.ts';
import { fromTagList, isMadeFor, tagKeys } from '../spec/tags.ts';

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
}

/** What the cluster of a spec would be, at first and at most. */
export interface PlannedEstate extends Estate {
  /** With as many nodes as its groups may grow to. */
  grown: Estate;
}

/** What the cluster of this spec would be: of several instance types of a group, the dearest counts. Never fails. */
export async function estateOfSpec(aws: Aws, spec: ClusterSpec): Promise<PlannedEstate> {
  const [version, groups] = await Promise.all([
    spec.kubernetesVersion ?? versionOf(aws, spec.name),
    Promise.all(spec.nodeGroups.map((group) => asItWillBe(aws, spec.name, group))),
  ]);
  const support = version === undefined ? undefined : await supportOf(aws, version);
  const withNodes = (groups: readonly NodeGroupSpec[]): Estate => ({
    items: [
      controlPlane(aws.region, spec.supportType, version, support),
      ...network(spec),
      ...groups.flatMap((group) => nodeGroup(aws.region, group)),
    ],
    unknown: [],
    since: undefined,
    support,
  });
  return {
    ...withNodes(groups),
    grown: withNodes(spec.nodeGroups.map((group) => ({ ...group, nodes: group.maxNodes }))),
  };
}

/** What the cluster is now. Never fails: what may not be read is among the unknown. */
export async function estateOfCluster(aws: Aws, cluster: ExistingCluster): Promise<Estate> {
  const { region } = aws;
  const { name, version, supportType, createdAt } = cluster;
  const unknown: UnknownPart[] = [];
  const read = async (what: string, ask: () => Promise<EstateItem[]>): Promise<EstateItem[]> =>
    ask().catch((error: unknown) => {
      unknown.push({ of: what, what: `the ${what}`, reason: awsWords(error) ?? String(error) });
      return [];
    });
  const nodes = running(aws, name);
  const [support, ...items] = await Promise.all([
    supportOf(aws, version),
    read('nodes', async () => instances(region, await nodes)),
    read('volumes', () => volumes(aws, name, nodes)),
    read('network', () => gateways(aws, name)),
    read('load balancers', () => loadBalancers(aws, cluster)),
  ]);
  return {
    items: [controlPlane(region, supportType, version, support), ...items.flat()],
    unknown,
    since: createdAt,
    support,
  };
}

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

function controlPlane(
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

/** As many NAT gateways, each with a public address; three zones are the rule. */
function network({ region, network: { kind, nat, zones } }: ClusterSpec): EstateItem[] {
  // What is shared costs the same however many clusters stand in it, and none of them alone.
  if (kind === 'shared') return [];
  const count = { Disable: 0, Single: 1, HighlyAvailable: zones?.length ?? 3 }[nat];
  if (count === 0) return [];
  return [
    fixed(region, 'network', count, 'NAT gateway', hourlyPrices.natGateway),
    fixed(region, 'network', count, 'public address', hourlyPrices.publicAddress),
  ];
}

function nodeGroup(
  region: string,
  { name, instanceTypes, spot, nodes, volume, privateNetworking }: NodeGroupSpec,
): EstateItem[] {
  const of = `node group ${name}`;
  const { size, type, iops, throughput } = volume;
  return [
    {
      of,
      what: `${nodes} × ${instanceTypes.join(' or ')}${spot ? ', spot' : ''}`,
      price: async (prices) => {
        const each = await Promise.all(
          instanceTypes.map((instanceType) =>
            spot ? prices.spot(instanceType) : prices.onDemand(instanceType),
          ),
        );
        return nodes * Math.max(...each);
      },
    },
    volumeItem(of, nodes, { VolumeType: type, Size: size, Iops: iops, Throughput: throughput }),
    ...(privateNetworking ? [] : [fixed(region, of, nodes, 'public address', hourlyPrices.publicAddress)]),
  ];
}

/** What comes with a volume of gp3, and is not paid for. Source: https://aws.amazon.com/ebs/pricing/ */
const included = { iops: 3000, throughput: 125 };

/** @param volume of each of them; what EC2 tells of one, as far as it is paid for. */
function volumeItem(
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

/** Instances of the cluster, whoever has started them: all carry this tag, or could not join. */
async function running(aws: Aws, name: string): Promise<Instance[]> {
  const { paginateDescribeInstances } = await import('@aws-sdk/client-ec2');
  const Filters = [
    { Name: `tag:kubernetes.io/cluster/${name}`, Values: ['owned'] },
    { Name: 'instance-state-name', Values: ['pending', 'running'] },
  ];
  const found: Instance[] = [];
  for await (const page of paginateDescribeInstances({ client: await aws.ec2() }, { Filters })) {
    found.push(...(page.Reservations ?? []).flatMap(({ Instances = [] }) => Instances));
  }
  return found;
}

/** The node group that an instance is of, as EKS tags it; of any other, the nodes. */
function groupOf({ Tags }: Instance): string {
  const group = fromTagList(Tags)['eks:nodegroup-name'];
  return group === undefined ? 'nodes' : `node group ${group}`;
}

function instances(region: string, all: readonly Instance[]): EstateItem[] {
  const types = all.map((instance) => ({
    of: groupOf(instance),
    type: instance.InstanceType ?? '',
    isSpot: instance.InstanceLifecycle === 'spot',
  }));
  const withAddress = all.filter(({ PublicIpAddress }) => PublicIpAddress !== undefined);
  return [
    ...counted(types, ({ of, type, isSpot }) => [of, type, isSpot].join()).map(
      ([, { of, type, isSpot }, count]): EstateItem => ({
        of,
        what: `${count} × ${type}${isSpot ? ', spot' : ''}`,
        price: async (prices) => count * (await (isSpot ? prices.spot(type) : prices.onDemand(type))),
      }),
    ),
    ...counted(withAddress.map(groupOf), (of) => of).map(([, of, count]) =>
      fixed(region, of, count, 'public address', hourlyPrices.publicAddress),
    ),
  ];
}

/** Those of the nodes, and of claims: both carry our tags. */
async function volumes(aws: Aws, name: string, nodes: Promise<readonly Instance[]>): Promise<EstateItem[]> {
  const { paginateDescribeVolumes } = await import('@aws-sdk/client-ec2');
  const Filters = [{ Name: `tag:${tagKeys.cluster}`, Values: [name] }];
  const found: Volume[] = [];
  for await (const page of paginateDescribeVolumes({ client: await aws.ec2() }, { Filters })) {
    found.push(...(page.Volumes ?? []).filter(({ State }) => !State?.startsWith('delet')));
  }
  // Where instances may not be read, that is told of them.
  const ofNodes = new Map(
    (await nodes.catch(() => [])).flatMap((instance) =>
      rootVolumes(instance).map((id) => [id, groupOf(instance)] as const),
    ),
  );
  const owned = found.map((volume) => ({ of: ofNodes.get(volume.VolumeId ?? '') ?? 'volumes', volume }));
  const alike = ({ of, volume: { VolumeType, Size, Iops, Throughput } }: (typeof owned)[number]): string =>
    [of, VolumeType, Size, Iops, Throughput].join();
  return counted(owned, alike).map(([, { of, volume }, count]) => volumeItem(of, count, volume));
}

/** Those that go with the instance; those of claims outlive it. */
function rootVolumes({ BlockDeviceMappings = [] }: Instance): string[] {
  return BlockDeviceMappings.flatMap(({ Ebs }) =>
    Ebs?.DeleteOnTermination && Ebs.VolumeId !== undefined ? [Ebs.VolumeId] : [],
  );
}

async function gateways(aws: Aws, name: string): Promise<EstateItem[]> {
  const ec2 = await aws.ec2();
  const ours = { Name: `tag:${tagKeys.cluster}`, Values: [name] };
  const Filter = [ours, { Name: 'state', Values: ['pending', 'available'] }];
  const [natGateways, { Addresses = [] }] = await Promise.all([
    everyPage(
      (NextToken) => ec2.describeNatGateways({ Filter, NextToken }),
      (page) => page.NatGateways,
    ),
    ec2.describeAddresses({ Filters: [ours] }),
  ]);
  return [
    ...some(aws.region, 'network', natGateways.length, 'NAT gateway', hourlyPrices.natGateway),
    ...some(aws.region, 'network', Addresses.length, 'public address', hourlyPrices.publicAddress),
  ];
}

async function loadBalancers(aws: Aws, cluster: ExistingCluster): Promise<EstateItem[]> {
  const all = await loadBalancersIn(aws, [cluster.vpcId]);
  const made = all.filter(({ tags }) => isMadeFor(tags, cluster));
  const classic = made.filter(({ isClassic }) => isClassic).length;
  const of = 'load balancers';
  return [
    ...some(aws.region, of, made.length - classic, 'load balancer', hourlyPrices.loadBalancer),
    ...some(aws.region, of, classic, 'classic load balancer', hourlyPrices.classicLoadBalancer),
  ];
}

function some(...[region, of, count, one, hourly]: Parameters<typeof fixed>): EstateItem[] {
  return count === 0 ? [] : [fixed(region, of, count, one, hourly)];
}

/** What is alike together: its name, one of it, and how many there are. */
function counted<Item>(items: readonly Item[], nameOf: (item: Item) => string): [string, Item, number][] {
  const found = new Map<string, [string, Item, number]>();
  for (const item of items) {
    const name = nameOf(item);
    const [, first = item, count = 0] = found.get(name) ?? [];
    found.set(name, [name, first, count + 1]);
  }
  return [...found.values()];
}
