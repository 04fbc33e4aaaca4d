import {
  AllocateAddressCommand,
  AssociateRouteTableCommand,
  AuthorizeSecurityGroupEgressCommand,
  AuthorizeSecurityGroupIngressCommand,
  CreateManagedPrefixListCommand,
  CreateNatGatewayCommand,
  CreateNetworkAclCommand,
  CreateNetworkAclEntryCommand,
  CreateNetworkInterfaceCommand,
  CreateRouteCommand,
  CreateRouteTableCommand,
  CreateSecurityGroupCommand,
  CreateVpcEndpointCommand,
  DeleteNatGatewayCommand,
  DeleteRouteCommand,
  DeleteVpcEndpointsCommand,
  DescribeNatGatewaysCommand,
  DescribeNetworkAclsCommand,
  DescribeRouteTablesCommand,
  EC2Client,
  type IpPermission,
  type NetworkInterface,
  ReplaceNetworkAclAssociationCommand,
  ReplaceRouteCommand,
  RevokeSecurityGroupEgressCommand,
  RevokeSecurityGroupIngressCommand,
} from '@aws-sdk/client-ec2';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AwsService, awsServiceProblem } from '../../emulator/network/aws-services.ts';
import { type Service, tcp, udp } from '../../emulator/network/packets.ts';
import { reachProblem, wayOut } from '../../emulator/network/reach.ts';
import { lookAtVpc } from '../../emulator/network/vpc.ts';
import { createNetwork, createSubnet, eventually } from './eks-account.ts';
import { type EmulatorInTest, emulatorInTest } from './emulator-in-test.ts';

const elsewhere = '203.0.113.80';
const anywhere = '0.0.0.0/0';

let emulator: EmulatorInTest;
let ec2: EC2Client;
let vpcId: string;
let publicSubnet: string;
let privateSubnet: string;
let privateTable: string;
let natGateway: string;
/** In a group of its own that lets everything out and nothing in. */
let node: NetworkInterface;
let other: NetworkInterface;

beforeAll(async () => {
  emulator = await emulatorInTest({ speed: 5000 });
  ec2 = new EC2Client(emulator.admin);
  const network = await createNetwork(ec2);
  vpcId = network.vpcId;
  publicSubnet = network.subnetIds[0] ?? '';
  privateSubnet = await createSubnet(ec2, vpcId, 'us-east-1a', '10.0.64.0/24');
  const { RouteTable } = await ec2.send(new CreateRouteTableCommand({ VpcId: vpcId }));
  privateTable = RouteTable?.RouteTableId ?? '';
  await ec2.send(new AssociateRouteTableCommand({ RouteTableId: privateTable, SubnetId: privateSubnet }));
  natGateway = await createNatGateway(publicSubnet);
  await ec2.send(
    new CreateRouteCommand({
      RouteTableId: privateTable,
      DestinationCidrBlock: anywhere,
      NatGatewayId: natGateway,
    }),
  );
  node = await createInterface('node', privateSubnet);
  other = await createInterface('other', publicSubnet);
});
afterAll(() => emulator.close());

async function createNatGateway(SubnetId: string): Promise<string> {
  const { AllocationId } = await ec2.send(new AllocateAddressCommand({ Domain: 'vpc' }));
  const { NatGateway } = await ec2.send(new CreateNatGatewayCommand({ SubnetId, AllocationId }));
  const id = NatGateway?.NatGatewayId ?? '';
  await natGatewayOnce(id, 'available');
  return id;
}

const natGatewayOnce = (id: string, state: string) =>
  eventually(async () => {
    const { NatGateways } = await ec2.send(new DescribeNatGatewaysCommand({ NatGatewayIds: [id] }));
    return NatGateways?.[0]?.State === state;
  });

async function createInterface(name: string, SubnetId: string): Promise<NetworkInterface> {
  const { GroupId = '' } = await ec2.send(
    new CreateSecurityGroupCommand({ GroupName: name, Description: name, VpcId: vpcId }),
  );
  const { NetworkInterface } = await ec2.send(
    new CreateNetworkInterfaceCommand({ SubnetId, Groups: [GroupId] }),
  );
  if (!NetworkInterface) throw new Error('EC2 made no interface');
  return NetworkInterface;
}

const groupOf = ({ Groups }: NetworkInterface): string => Groups?.[0]?.GroupId ?? '';

const out = async (from = node) => wayOut(await lookAtVpc(ec2, vpcId), from, elsewhere, tcp(443));
const reach = async (service: Service) => reachProblem(await lookAtVpc(ec2, vpcId), node, other, service);

describe('a packet leaves the VPC', () => {
  test('by a NAT gateway whose own subnet leads to the internet gateway, under that one’s address', async () => {
    const { NatGateways } = await ec2.send(new DescribeNatGatewaysCommand({ NatGatewayIds: [natGateway] }));
    expect(await out()).toEqual({ seenAs: NatGateways?.[0]?.NatGatewayAddresses?.[0]?.PublicIp });
  });

  test('not by a NAT gateway in a subnet without a way out itself', async () => {
    const inPrivate = await createNatGateway(privateSubnet);
    const route = { RouteTableId: privateTable, DestinationCidrBlock: anywhere };
    await ec2.send(new ReplaceRouteCommand({ ...route, NatGatewayId: inPrivate }));
    expect(await out()).toEqual({
      problem: `the route of ${privateSubnet}, where ${inPrivate} is, to ${elsewhere} leads nowhere`,
    });
    await ec2.send(new ReplaceRouteCommand({ ...route, NatGatewayId: natGateway }));
    await ec2.send(new DeleteNatGatewayCommand({ NatGatewayId: inPrivate }));
    await natGatewayOnce(inPrivate, 'deleted');
  });

  test('not when the public subnets’ route to the internet gateway is missing', async () => {
    const { RouteTables = [] } = await ec2.send(
      new DescribeRouteTablesCommand({
        Filters: [{ Name: 'association.subnet-id', Values: [publicSubnet] }],
      }),
    );
    const { RouteTableId, Routes = [] } = RouteTables[0] ?? {};
    const GatewayId = Routes.find(({ DestinationCidrBlock }) => DestinationCidrBlock === anywhere)?.GatewayId;
    const route = { RouteTableId, DestinationCidrBlock: anywhere };
    await ec2.send(new DeleteRouteCommand(route));
    expect(await out()).toEqual({
      problem: `${publicSubnet}, where ${natGateway} is, has no route to ${elsewhere}`,
    });
    await ec2.send(new CreateRouteCommand({ ...route, GatewayId }));
    expect(await out()).toHaveProperty('seenAs');
  });

  test('not by an internet gateway without a public address', async () => {
    expect(await out(other)).toEqual({
      problem: expect.stringMatching(/^eni-\w+ has no public address, which igw-\w+ asks for$/),
    });
  });

  test('by the route of the longest prefix', async () => {
    const route = { RouteTableId: privateTable, DestinationCidrBlock: '203.0.113.0/24' };
    const gone = await createNatGateway(publicSubnet);
    await ec2.send(new CreateRouteCommand({ ...route, NatGatewayId: gone }));
    expect(await out()).toHaveProperty('seenAs');
    await ec2.send(new DeleteNatGatewayCommand({ NatGatewayId: gone }));
    await natGatewayOnce(gone, 'deleted');
    expect(await out()).toEqual({ problem: `${gone} is deleted` });
    await ec2.send(new DeleteRouteCommand(route));
    expect(await out()).toHaveProperty('seenAs');
  });
});

describe('security groups let a packet through', () => {
  const permit = async (rule: IpPermission, service: Service): Promise<boolean> => {
    const request = { GroupId: groupOf(other), IpPermissions: [rule] };
    await ec2.send(new AuthorizeSecurityGroupIngressCommand(request));
    const problem = await reach(service);
    await ec2.send(new RevokeSecurityGroupIngressCommand(request));
    return problem === undefined;
  };
  const prefixList = async (Cidr: string): Promise<IpPermission> => {
    const { PrefixList } = await ec2.send(
      new CreateManagedPrefixListCommand({
        PrefixListName: `of-${Cidr}`,
        AddressFamily: 'IPv4',
        MaxEntries: 1,
        Entries: [{ Cidr }],
      }),
    );
    return { IpProtocol: '-1', PrefixListIds: [{ PrefixListId: PrefixList?.PrefixListId }] };
  };
  const from = { IpRanges: [{ CidrIp: '10.0.64.0/24' }] };
  const dns = { FromPort: 53, ToPort: 53, ...from };

  test('only when a rule of the other end says so', async () => {
    expect(await reach(tcp(443))).toMatch(
      /^the security groups of eni-\w+ let nothing in from 10\.0\.64\.\d+ \(tcp 443\)$/,
    );
  });

  test.each<[string, boolean, IpPermission, Service]>([
    ['its port and source', true, { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, ...from }, tcp(443)],
    ['another port', false, { IpProtocol: 'tcp', FromPort: 80, ToPort: 442, ...from }, tcp(443)],
    ['every protocol', true, { IpProtocol: '-1', ...from }, tcp(10250)],
    ['its protocol by number', true, { IpProtocol: '17', ...dns }, udp(53)],
    ['another protocol of the same port', false, { IpProtocol: 'udp', ...dns }, tcp(53)],
    ['another range', false, { IpProtocol: '-1', IpRanges: [{ CidrIp: '10.0.65.0/24' }] }, tcp(443)],
    ['every address of IPv6', false, { IpProtocol: '-1', Ipv6Ranges: [{ CidrIpv6: '::/0' }] }, tcp(443)],
  ])('by %s: %s', async (_, expected, rule, service) => {
    expect(await permit(rule, service)).toBe(expected);
  });

  test('by the group of the sender', async () => {
    const byGroup = (GroupId: string): IpPermission => ({
      IpProtocol: '-1',
      UserIdGroupPairs: [{ GroupId }],
    });
    expect(await permit(byGroup(groupOf(node)), tcp(443))).toBe(true);
    expect(await permit(byGroup(groupOf(other)), tcp(443))).toBe(false);
  });

  test('by the entries of a prefix list', async () => {
    expect(await permit(await prefixList('10.0.64.0/20'), tcp(443))).toBe(true);
    expect(await permit(await prefixList('10.1.0.0/16'), tcp(443))).toBe(false);
  });

  test('that leaves them', async () => {
    const everything = {
      GroupId: groupOf(node),
      IpPermissions: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: anywhere }] }],
    };
    await ec2.send(new RevokeSecurityGroupEgressCommand(everything));
    expect(await out()).toEqual({
      problem: expect.stringMatching(
        /^the security groups of eni-\w+ let nothing out to 203\.0\.113\.80 \(tcp 443\)$/,
      ),
    });
    await ec2.send(new AuthorizeSecurityGroupEgressCommand(everything));
    expect(await out()).toHaveProperty('seenAs');
  });
});

describe('network ACLs let a packet through', () => {
  /** One rule of an ACL, outward or inward: `out 100 allow 6 443 0.0.0.0/0`. */
  const entryOf = (text: string) => {
    const [direction, number, action, protocol, ports = '', cidr] = text.split(' ');
    const [from, to = from] = ports.split('-').map(Number);
    return {
      Egress: direction === 'out',
      RuleNumber: Number(number),
      RuleAction: action === 'allow' ? ('allow' as const) : ('deny' as const),
      Protocol: protocol,
      CidrBlock: cidr,
      ...(protocol !== '-1' && { PortRange: { From: from, To: to } }),
    };
  };

  /** What comes of asking while a subnet has an ACL with these rules, and no others. */
  async function under<Answer>(
    subnetId: string,
    rules: string[],
    ask: () => Promise<Answer>,
  ): Promise<Answer> {
    const { NetworkAcl } = await ec2.send(new CreateNetworkAclCommand({ VpcId: vpcId }));
    const NetworkAclId = NetworkAcl?.NetworkAclId;
    for (const rule of rules) {
      await ec2.send(new CreateNetworkAclEntryCommand({ NetworkAclId, ...entryOf(rule) }));
    }
    const { NetworkAcls = [] } = await ec2.send(
      new DescribeNetworkAclsCommand({ Filters: [{ Name: 'association.subnet-id', Values: [subnetId] }] }),
    );
    const usual = NetworkAcls[0];
    const association = usual?.Associations?.find((each) => each.SubnetId === subnetId);
    const { NewAssociationId } = await ec2.send(
      new ReplaceNetworkAclAssociationCommand({
        AssociationId: association?.NetworkAclAssociationId,
        NetworkAclId,
      }),
    );
    const answer = await ask();
    await ec2.send(
      new ReplaceNetworkAclAssociationCommand({
        AssociationId: NewAssociationId,
        NetworkAclId: usual?.NetworkAclId,
      }),
    );
    return answer;
  }

  const everyAnswer = `in 100 allow 6 1024-65535 ${anywhere}`;
  const https = `out 100 allow 6 443 ${anywhere}`;

  test.each<[string, boolean, string[]]>([
    ['its port, and the answer', true, [https, everyAnswer]],
    ['its port only', false, [https]],
    ['the answer only', false, [everyAnswer]],
    ['another protocol', false, [`out 100 allow 17 443 ${anywhere}`, everyAnswer]],
    ['everything', true, [`out 100 allow -1  ${anywhere}`, `in 100 allow -1  ${anywhere}`]],
    [
      'everything, but not this, which comes first',
      false,
      [https, everyAnswer, `out 90 deny 6 0-65535 203.0.113.0/24`],
    ],
    [
      'everything, but not this, which comes later',
      true,
      [https, everyAnswer, `out 110 deny 6 0-65535 203.0.113.0/24`],
    ],
  ])('out of the node’s subnet: %s: %s', async (_, expected, rules) => {
    const way = await under(privateSubnet, rules, out);
    expect(way.problem === undefined).toBe(expected);
  });

  test.each<[string, boolean, string[]]>([
    [
      'in from the nodes and out, and both answers',
      true,
      [https, everyAnswer, 'in 200 allow 6 443 10.0.64.0/24', 'out 200 allow 6 1024-65535 10.0.64.0/24'],
    ],
    ['out only', false, [https, everyAnswer]],
    ['no answer to the nodes', false, [https, everyAnswer, 'in 200 allow 6 443 10.0.64.0/24']],
  ])('through the NAT gateway’s subnet: %s: %s', async (_, expected, rules) => {
    const way = await under(publicSubnet, rules, out);
    expect(way.problem === undefined).toBe(expected);
  });

  test('to an interface in another subnet, and none at all within one', async () => {
    const neighbour = await createInterface('neighbour', privateSubnet);
    const all = { IpProtocol: '-1', IpRanges: [{ CidrIp: anywhere }] };
    for (const GroupId of [groupOf(other), groupOf(neighbour)]) {
      await ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions: [all] }));
    }
    const kubelet = tcp(10250);
    const to = async (end: NetworkInterface) => reachProblem(await lookAtVpc(ec2, vpcId), node, end, kubelet);
    expect(await to(other)).toBeUndefined();
    expect(await under(publicSubnet, [https], () => to(other))).toMatch(
      /^the network ACL of subnet-\w+ keeps packets of/,
    );
    expect(await under(privateSubnet, [], () => to(neighbour))).toBeUndefined();
  });
});

describe('AWS’s own services are reached', () => {
  const problem = async (service: AwsService) =>
    awsServiceProblem(await lookAtVpc(ec2, vpcId), 'us-east-1', node, service);
  const route = () => ({ RouteTableId: privateTable, DestinationCidrBlock: anywhere });

  test('by the way out, where there is one', async () => {
    expect(await problem('ecr.api')).toBeUndefined();
    await ec2.send(new DeleteRouteCommand(route()));
    expect(await problem('ecr.api')).toMatch(/has no route to/);
    expect(await problem('s3')).toMatch(/has no route to/);
  });

  test('or by an interface endpoint with the service’s name, when its groups let nodes in', async () => {
    const door = await createInterface('door', publicSubnet);
    const { VpcEndpoint } = await ec2.send(
      new CreateVpcEndpointCommand({
        VpcId: vpcId,
        VpcEndpointType: 'Interface',
        ServiceName: 'com.amazonaws.us-east-1.ecr.api',
        SubnetIds: [publicSubnet],
        SecurityGroupIds: [groupOf(door)],
        PrivateDnsEnabled: true,
      }),
    );
    expect(await problem('ecr.api')).toMatch(/let nothing in from 10\.0\.64\.\d+ \(tcp 443\)$/);
    const rule = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, IpRanges: [{ CidrIp: '10.0.0.0/16' }] };
    await ec2.send(
      new AuthorizeSecurityGroupIngressCommand({ GroupId: groupOf(door), IpPermissions: [rule] }),
    );
    expect(await problem('ecr.api')).toBeUndefined();
    expect(await problem('ecr.dkr')).toMatch(/has no route to/);
    await ec2.send(new DeleteVpcEndpointsCommand({ VpcEndpointIds: [VpcEndpoint?.VpcEndpointId ?? ''] }));
  });

  test('and S3 by a gateway endpoint that the subnet’s table knows', async () => {
    const { VpcEndpoint } = await ec2.send(
      new CreateVpcEndpointCommand({
        VpcId: vpcId,
        VpcEndpointType: 'Gateway',
        ServiceName: 'com.amazonaws.us-east-1.s3',
        RouteTableIds: [privateTable],
      }),
    );
    expect(await problem('s3')).toBeUndefined();
    expect(await problem('ecr.dkr')).toMatch(/has no route to/);
    await ec2.send(new DeleteVpcEndpointsCommand({ VpcEndpointIds: [VpcEndpoint?.VpcEndpointId ?? ''] }));
    expect(await problem('s3')).toMatch(/has no route to/);
  });
});
