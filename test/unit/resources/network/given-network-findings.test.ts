/** What of a VPC of the user's will not do, by what EC2 tells of it. */
import { describe, expect, it } from 'vitest';
import { findingsOn } from '../../../../src/resources/network/given-network-findings.ts';
import type { GivenNetwork } from '../../../../src/spec/given-network.ts';
import { type ClusterSpec, defaults, type NodeGroupSpec } from '../../../../src/spec/spec.ts';
import { region } from '../../support/region.ts';

const vpcId = 'vpc-1';

interface SubnetOfTest {
  zone: string;
  zoneId?: string;
  vpcId?: string;
  cidr?: string;
  free?: number;
  isPublic?: boolean;
  tags?: Record<string, string>;
}

interface NetworkOfTest {
  subnets: Record<string, SubnetOfTest>;
  ranges: readonly string[];
  dnsSupport: boolean;
  dnsHostnames: boolean;
  /** What the default route of each subnet leads to; of one that is not here, the main table's. */
  routes: Record<string, string>;
  mainRoute: string | undefined;
  endpoints: readonly { service: string; type?: string; privateDns?: boolean; state?: string }[];
}

const elb = { 'kubernetes.io/role/elb': '1' };
const internalElb = { 'kubernetes.io/role/internal-elb': '1' };

/** One that will do. */
const sound: NetworkOfTest = {
  subnets: {
    'subnet-a': { zone: 'eu-west-1a', tags: internalElb },
    'subnet-b': { zone: 'eu-west-1b', tags: internalElb },
    'subnet-x': { zone: 'eu-west-1a', isPublic: true, tags: elb },
    'subnet-y': { zone: 'eu-west-1b', isPublic: true, tags: elb },
  },
  ranges: ['10.0.0.0/16'],
  dnsSupport: true,
  dnsHostnames: true,
  routes: { 'subnet-a': 'nat-1', 'subnet-b': 'nat-1', 'subnet-x': 'igw-1', 'subnet-y': 'igw-1' },
  mainRoute: undefined,
  endpoints: [],
};

const routeTo = (target: string | undefined): string => {
  if (target === undefined) return '';
  const member = target.startsWith('nat-') ? 'natGatewayId' : 'gatewayId';
  return `<item><destinationCidrBlock>0.0.0.0/0</destinationCidrBlock><${member}>${target}</${member}><state>active</state></item>`;
};

const answersOf = (network: NetworkOfTest) => ({
  DescribeSubnets: `<subnetSet>${Object.entries(network.subnets)
    .map(
      ([id, { zone, zoneId = 'euw1-az1', cidr = '10.0.1.0/24', free = 200, isPublic = false, ...rest }]) =>
        `<item><subnetId>${id}</subnetId><vpcId>${rest.vpcId ?? vpcId}</vpcId><availabilityZone>${zone}</availabilityZone>` +
        `<availabilityZoneId>${zoneId}</availabilityZoneId><cidrBlock>${cidr}</cidrBlock>` +
        `<availableIpAddressCount>${free}</availableIpAddressCount><mapPublicIpOnLaunch>${isPublic}</mapPublicIpOnLaunch>` +
        `<tagSet>${Object.entries(rest.tags ?? {})
          .map(([key, value]) => `<item><key>${key}</key><value>${value}</value></item>`)
          .join('')}</tagSet></item>`,
    )
    .join('')}</subnetSet>`,
  DescribeVpcs: `<vpcSet><item><vpcId>${vpcId}</vpcId><cidrBlock>${network.ranges[0]}</cidrBlock><cidrBlockAssociationSet>${network.ranges
    .map(
      (range) =>
        `<item><cidrBlock>${range}</cidrBlock><cidrBlockState><state>associated</state></cidrBlockState></item>`,
    )
    .join('')}</cidrBlockAssociationSet></item></vpcSet>`,
  DescribeVpcAttribute:
    `<enableDnsSupport><value>${network.dnsSupport}</value></enableDnsSupport>` +
    `<enableDnsHostnames><value>${network.dnsHostnames}</value></enableDnsHostnames>`,
  DescribeRouteTables: `<routeTableSet>${Object.entries(network.routes)
    .map(
      ([id, target]) =>
        `<item><associationSet><item><subnetId>${id}</subnetId></item></associationSet><routeSet>${routeTo(target)}</routeSet></item>`,
    )
    .join(
      '',
    )}<item><associationSet><item><main>true</main></item></associationSet><routeSet>${routeTo(network.mainRoute)}</routeSet></item></routeTableSet>`,
  DescribeVpcEndpoints: `<vpcEndpointSet>${network.endpoints
    .map(
      ({ service, type = 'Interface', privateDns = true, state = 'available' }) =>
        `<item><serviceName>com.amazonaws.eu-west-1.${service}</serviceName><vpcEndpointType>${type}</vpcEndpointType>` +
        `<privateDnsEnabled>${privateDns}</privateDnsEnabled><state>${state}</state></item>`,
    )
    .join('')}</vpcEndpointSet>`,
  DescribeInstanceTypes:
    '<instanceTypeSet><item><instanceType>t3.medium</instanceType><networkInfo><ipv4AddressesPerInterface>6</ipv4AddressesPerInterface></networkInfo></item></instanceTypeSet>',
  DescribeInstanceTypeOfferings:
    '<instanceTypeOfferingSet><item><instanceType>t3.medium</instanceType><location>eu-west-1a</location></item></instanceTypeOfferingSet>',
});

const subnet = (name: string, id: string, more: { zone?: string; cidr?: string } = {}) => ({
  name,
  id,
  zone: more.zone,
  cidr: more.cidr,
});

const given: GivenNetwork = {
  vpcId,
  cidr: undefined,
  privateSubnets: [subnet('a', 'subnet-a'), subnet('b', 'subnet-b')],
  publicSubnets: [subnet('x', 'subnet-x'), subnet('y', 'subnet-y')],
};

interface Case {
  network?: Partial<NetworkOfTest>;
  given?: Partial<GivenNetwork>;
  groups?: readonly Partial<NodeGroupSpec>[];
  spec?: Partial<ClusterSpec>;
  controlPlaneIn?: ClusterSpec['network']['controlPlaneIn'];
}

async function findings({ network, given: says, groups = [{}], spec, controlPlaneIn }: Case) {
  const { aws } = await region(answersOf({ ...sound, ...network }));
  const named = { ...given, ...says };
  const cluster = {
    ...defaults,
    name: 'demo',
    nodeGroups: groups.map((group) => ({ ...defaults.nodeGroup, ...group })),
    selfManagedGroups: [],
    fargateProfiles: [],
    serviceCidr: undefined,
    ...spec,
    network: { ...defaults.network, kind: 'given', given: named, controlPlaneIn },
  } as unknown as ClusterSpec;
  const all = await findingsOn(aws, cluster, named);
  const wordsOf = (verdict: string) =>
    all.filter((each) => each.verdict === verdict).map(({ words }) => words);
  return { made: wordsOf('make'), refused: wordsOf('refuse'), noted: wordsOf('none') };
}

const subnetsWith = (id: string, more: Partial<SubnetOfTest>) => ({
  subnets: { ...sound.subnets, [id]: { zone: 'eu-west-1a', ...sound.subnets[id], ...more } },
});

const servicesOfNodes = ['ec2', 'ecr.api', 'ecr.dkr', 'sts'].map((service) => ({ service }));
const s3 = { service: 's3', type: 'Gateway', privateDns: false };
const cutOff = { routes: { ...sound.routes, 'subnet-a': 'local', 'subnet-b': 'local' } };
const noWayOut = (endpoints: NetworkOfTest['endpoints']): Case => ({
  network: {
    routes: { 'subnet-x': 'igw-1', 'subnet-y': 'igw-1' },
    mainRoute: undefined,
    endpoints,
  },
});

describe('a VPC of the user', () => {
  it('that will do is the place of the cluster', async () => {
    const { made, refused, noted } = await findings({});
    expect(made).toEqual([
      'its place in vpc-1: subnet-a in eu-west-1a, subnet-b in eu-west-1b, subnet-x in eu-west-1a, subnet-y in eu-west-1b',
    ]);
    expect([refused, noted]).toEqual([[], []]);
  });

  it.each<[string, Case, string]>([
    ['without DNS resolution', { network: { dnsSupport: false } }, 'has no DNS resolution'],
    ['without DNS hostnames', { network: { dnsHostnames: false } }, 'gives instances no DNS hostnames'],
    [
      'of another range',
      { given: { cidr: '10.9.0.0/16' } },
      'vpc-1 has 10.0.0.0/16, and 10.9.0.0/16 is written',
    ],
    [
      'whose second range holds the Services',
      { network: { ranges: ['10.0.0.0/16', '172.20.0.0/16'] }, spec: { serviceCidr: '172.20.8.0/24' } },
      'serviceIPv4CIDR: 172.20.8.0/24 overlaps with 172.20.0.0/16 of vpc-1',
    ],
    [
      'without one of the subnets',
      { given: { privateSubnets: [subnet('a', 'subnet-a'), subnet('gone', 'subnet-gone')] } },
      'vpc.subnets, gone: this account has no subnet-gone in eu-west-1',
    ],
    [
      'of which a subnet is not',
      { network: subnetsWith('subnet-a', { vpcId: 'vpc-2' }) },
      'subnet-a is of vpc-2, and not of vpc-1',
    ],
    [
      'with a subnet in another zone than the file has it',
      {
        given: { privateSubnets: [subnet('a', 'subnet-a', { zone: 'eu-west-1c' }), subnet('b', 'subnet-b')] },
      },
      'subnet-a is in eu-west-1a, and not in eu-west-1c',
    ],
    [
      'with a subnet of another range than the file has it',
      {
        given: {
          privateSubnets: [subnet('a', 'subnet-a', { cidr: '10.0.9.0/24' }), subnet('b', 'subnet-b')],
        },
      },
      'subnet-a has 10.0.1.0/24, and 10.0.9.0/24 is written',
    ],
    [
      'with a subnet where EKS has no control planes',
      { network: subnetsWith('subnet-a', { zone: 'us-east-1e', zoneId: 'use1-az3' }) },
      'subnet-a is in us-east-1e (use1-az3), where EKS has no control planes',
    ],
    [
      'with a subnet in a local zone',
      { network: subnetsWith('subnet-a', { zone: 'us-west-2-lax-1a', zoneId: 'usw2-lax1-az1' }) },
      'where EKS has no control planes',
    ],
    [
      'with a subnet without room for interfaces of EKS',
      { network: subnetsWith('subnet-a', { free: 5 }) },
      'subnet-a has 5 free addresses, and EKS asks for 6',
    ],
    [
      'whose subnets are in one zone',
      {
        network: { subnets: { 'subnet-a': { zone: 'eu-west-1a' }, 'subnet-b': { zone: 'eu-west-1a' } } },
        given: { publicSubnets: [] },
      },
      'vpc.subnets: all are in eu-west-1a, and EKS asks for two zones at least',
    ],
    [
      'whose subnets for the control plane are in one zone',
      { given: { controlPlaneSubnetIds: ['subnet-a', 'subnet-x'] } },
      'vpc.controlPlaneSubnetIDs: all are in eu-west-1a, and EKS asks for two zones at least',
    ],
    [
      'without one of those for the control plane',
      { given: { controlPlaneSubnetIds: ['subnet-a', 'subnet-z'] } },
      'vpc.subnets, subnet-z: this account has no subnet-z in eu-west-1',
    ],
    [
      'whose private subnets are in one zone, for a control plane there',
      {
        network: { subnets: { ...sound.subnets, 'subnet-b': { zone: 'eu-west-1a' } } },
        controlPlaneIn: 'private subnets',
      },
      'vpc.controlPlaneOnPrivateSubnets: all of vpc.subnets.private are in eu-west-1a',
    ],
    [
      'whose private subnets lead to an internet gateway',
      { network: { routes: { ...sound.routes, 'subnet-a': 'igw-1' } } },
      'subnet-a is named as private, and its route to the internet is an internet gateway',
    ],
    [
      'whose public subnets give no addresses, where nodes are there',
      { network: subnetsWith('subnet-x', { isPublic: false }), groups: [{ privateNetworking: false }] },
      'subnet-x gives instances no public address, without which node group default gets nothing',
    ],
    [
      'without a way out, nor endpoints',
      noWayOut([]),
      'subnet-a has no route to the internet, and vpc-1 no endpoint of ec2, ecr.api, ecr.dkr, s3, sts, without which node group default does not become Ready',
    ],
    [
      'whose endpoints lack one of ECR',
      noWayOut([...servicesOfNodes.filter(({ service }) => service !== 'ecr.dkr'), s3]),
      'no endpoint of ecr.dkr, without',
    ],
    [
      'whose endpoint has not its own name',
      noWayOut([...servicesOfNodes.slice(1), { service: 'ec2', privateDns: false }, s3]),
      'no endpoint of ec2, without',
    ],
    [
      'whose endpoint is going',
      noWayOut([...servicesOfNodes.slice(1), { service: 'ec2', state: 'deleting' }, s3]),
      'no endpoint of ec2, without',
    ],
    [
      'without room for the nodes',
      {
        network: { subnets: { ...sound.subnets, ...subnetsWith('subnet-a', { free: 8 }).subnets } },
        groups: [{ nodes: 3, subnets: ['subnet-a'] }],
      },
      'Node group default is to have 3 nodes, and subnet-a have 2 free addresses',
    ],
    [
      'in whose zones there is no such type',
      { groups: [{ subnets: ['subnet-b'] }] },
      'Node group default asks for t3.medium, and the network stands in eu-west-1b',
    ],
  ])('%s is refused', async (_, problem, words) => {
    const { refused } = await findings(problem);
    expect(refused.filter((each) => each.includes(words))).not.toEqual([]);
    // Each subnet is told by itself, and its zone again by the nodes that are to be there.
    expect(refused.length).toBeLessThanOrEqual(2);
  });

  it('that is not there is told once', async () => {
    const { refused } = await findings({
      network: { subnets: {} },
      given: { vpcId: undefined },
    });
    expect(refused).toHaveLength(4);
  });

  it('gets by without a way out where it has every endpoint', async () => {
    expect((await findings(noWayOut([...servicesOfNodes, s3]))).refused).toEqual([]);
    expect((await findings({ network: { ...cutOff, routes: {}, mainRoute: 'nat-1' } })).refused).toEqual([]);
  });

  it('is asked for no way out where there are no nodes', async () => {
    expect((await findings({ ...noWayOut([]), groups: [] })).refused).toEqual([]);
  });

  it('has no room for its groups together', async () => {
    const network = {
      subnets: {
        ...sound.subnets,
        'subnet-a': { zone: 'eu-west-1a', free: 8, tags: internalElb },
        'subnet-b': { zone: 'eu-west-1b', free: 8, tags: internalElb },
      },
    };
    const { refused, noted } = await findings({
      network,
      groups: [
        { name: 'one', nodes: 3 },
        { name: 'two', nodes: 2 },
      ],
    });
    expect(refused).toEqual([
      expect.stringMatching(
        /^The node groups are to have 5 nodes together, and subnet-a, subnet-b have 4 free addresses/,
      ),
    ]);
    expect(noted).toEqual([expect.stringContaining('EKS advises 16 free addresses')]);
  });

  it('is noted to have few addresses for pods', async () => {
    const { refused, noted } = await findings({
      network: {
        subnets: { ...sound.subnets, 'subnet-b': { zone: 'eu-west-1b', free: 29, tags: internalElb } },
      },
      groups: [{ nodes: 2, subnets: ['subnet-b'], instanceTypes: ['t3.medium'] }],
    });
    expect(refused.filter((each) => !each.includes('stands in'))).toEqual([]);
    expect(noted).toEqual([
      'the VPC CNI takes up to 12 addresses for a node of group default, and subnet-b have 23 free for 2 nodes: pods may wait for addresses',
    ]);
  });

  it('is noted to have few addresses, or none of the tags of load balancers', async () => {
    const { noted, refused } = await findings({
      network: {
        subnets: {
          ...sound.subnets,
          'subnet-a': { zone: 'eu-west-1a', free: 12 },
          'subnet-y': { zone: 'eu-west-1b', isPublic: true },
        },
      },
    });
    expect(refused).toEqual([]);
    expect(noted).toEqual([
      expect.stringContaining('EKS advises 16 free addresses a subnet, and these have fewer: subnet-a (12)'),
      expect.stringMatching(
        /without the tag kubernetes.io\/role\/elb=1.* public load balancers in subnet-y:/,
      ),
      expect.stringMatching(/without the tag kubernetes.io\/role\/internal-elb=1.* in subnet-a:/),
    ]);
  });
});
