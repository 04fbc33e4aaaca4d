import { setTimeout as sleep } from 'node:timers/promises';
import {
  AllocateAddressCommand,
  AssociateRouteTableCommand,
  AttachInternetGatewayCommand,
  CreateInternetGatewayCommand,
  CreateNatGatewayCommand,
  CreateNetworkInterfaceCommand,
  CreateRouteCommand,
  CreateRouteTableCommand,
  CreateVpcCommand,
  CreateVpcEndpointCommand,
  DeleteNatGatewayCommand,
  DeleteRouteTableCommand,
  DescribeAddressesCommand,
  DescribeNatGatewaysCommand,
  DescribeNetworkInterfacesCommand,
  DescribeRouteTablesCommand,
  DescribeSubnetsCommand,
  DisassociateRouteTableCommand,
  EC2Client,
  ModifyVpcAttributeCommand,
  type NatGateway,
  ReleaseAddressCommand,
  ReplaceRouteCommand,
} from '@aws-sdk/client-ec2';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createNetwork, createSubnet, eventually } from './eks-account.ts';
import { type EmulatorInTest, emulatorInTest, refusal } from './emulator-in-test.ts';

let emulator: EmulatorInTest;
let ec2: EC2Client;
/** With an internet gateway and without. */
let open: { vpcId: string; subnetId: string; internetGateway: string };
let closed: { vpcId: string; subnetId: string };

beforeAll(async () => {
  emulator = await emulatorInTest({ speed: 5000 });
  ec2 = new EC2Client(emulator.admin);
  const { vpcId, subnetIds } = await createNetwork(ec2);
  const { RouteTables = [] } = await ec2.send(new DescribeRouteTablesCommand({}));
  const [internetGateway = ''] = RouteTables.flatMap(({ VpcId, Routes = [] }) =>
    VpcId === vpcId ? Routes.flatMap(({ GatewayId }) => GatewayId ?? []) : [],
  ).filter((id) => id.startsWith('igw-'));
  open = { vpcId, subnetId: subnetIds[0] ?? '', internetGateway };
  const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.1.0.0/16' }));
  const other = Vpc?.VpcId ?? '';
  closed = { vpcId: other, subnetId: await createSubnet(ec2, other, 'us-east-1a', '10.1.0.0/28') };
});
afterAll(() => emulator.close());

const allocate = async (): Promise<string> =>
  (await ec2.send(new AllocateAddressCommand({ Domain: 'vpc' }))).AllocationId ?? '';

const create = async (SubnetId: string, AllocationId?: string): Promise<string> => {
  const { NatGateway } = await ec2.send(
    new CreateNatGatewayCommand({
      SubnetId,
      AllocationId,
      ConnectivityType: AllocationId ? 'public' : 'private',
    }),
  );
  return NatGateway?.NatGatewayId ?? '';
};

const once = (id: string, state: string): Promise<NatGateway> =>
  eventually(async () => {
    const { NatGateways } = await ec2.send(new DescribeNatGatewaysCommand({ NatGatewayIds: [id] }));
    return NatGateways?.[0]?.State === state && NatGateways[0];
  });

const remove = async (NatGatewayId: string): Promise<void> => {
  await ec2.send(new DeleteNatGatewayCommand({ NatGatewayId }));
  await once(NatGatewayId, 'deleted');
  // Its interface and its address go a moment later.
  await sleep(50);
};

const interfacesIn = async (subnetId: string) => {
  const { NetworkInterfaces = [] } = await ec2.send(
    new DescribeNetworkInterfacesCommand({ Filters: [{ Name: 'subnet-id', Values: [subnetId] }] }),
  );
  return NetworkInterfaces;
};

const freeIn = async (subnetId: string) => {
  const { Subnets } = await ec2.send(new DescribeSubnetsCommand({ SubnetIds: [subnetId] }));
  return Subnets?.[0]?.AvailableIpAddressCount;
};

describe('a NAT gateway', () => {
  test('is not public without an address', async () => {
    const call = ec2.send(new CreateNatGatewayCommand({ SubnetId: open.subnetId }));
    expect(await refusal(call)).toEqual({
      name: 'MissingParameter',
      status: 400,
      message:
        'The request must include the AllocationId parameter. Add the required parameter and retry the request.',
    });
  });

  test('takes an address of its subnet, and gives it back', async () => {
    const AllocationId = await allocate();
    const before = await freeIn(open.subnetId);
    const id = await create(open.subnetId, AllocationId);
    const { NatGatewayAddresses } = await once(id, 'available');
    expect(NatGatewayAddresses?.[0]).toMatchObject({
      AllocationId,
      PrivateIp: expect.stringMatching(/^10\.0\.\d\./),
    });
    expect(await freeIn(open.subnetId)).toBe((before ?? 0) - 1);
    await remove(id);
    expect(await freeIn(open.subnetId)).toBe(before);
    await ec2.send(new ReleaseAddressCommand({ AllocationId }));
  });

  test('fails where no internet gateway is attached, after it was promised, and leaves nothing', async () => {
    const AllocationId = await allocate();
    const id = await create(closed.subnetId, AllocationId);
    expect(await once(id, 'failed')).toMatchObject({
      FailureCode: 'Gateway.NotAttached',
      FailureMessage: `Network ${closed.vpcId} has no Internet gateway attached`,
    });
    expect(await interfacesIn(closed.subnetId)).toEqual([]);
    await remove(id);
    await ec2.send(new ReleaseAddressCommand({ AllocationId }));
  });

  test('fails with an address that another one has, and leaves that one alone', async () => {
    const AllocationId = await allocate();
    const first = await create(open.subnetId, AllocationId);
    await once(first, 'available');
    const second = await create(open.subnetId, AllocationId);
    expect(await once(second, 'failed')).toMatchObject({
      FailureCode: 'Resource.AlreadyAssociated',
      FailureMessage: `Elastic IP address [${AllocationId}] is already associated`,
    });
    await remove(second);
    expect(await interfacesIn(open.subnetId)).toHaveLength(1);
    const { Addresses } = await ec2.send(new DescribeAddressesCommand({ AllocationIds: [AllocationId] }));
    expect(Addresses?.[0]?.AssociationId).toBeTruthy();
    await remove(first);
    await ec2.send(new ReleaseAddressCommand({ AllocationId }));
  });

  test('needs none of both when it is private, of which a zone holds five', async () => {
    const ids = [];
    for (let made = 0; made < 5; made += 1) ids.push(await create(closed.subnetId));
    expect(await refusal(create(closed.subnetId))).toMatchObject({
      name: 'NatGatewayLimitExceeded',
      message: 'Performing this operation would exceed the limit of 5 NAT gateways',
    });
    for (const id of ids) await once(id, 'available');
    for (const id of ids) await remove(id);
  });

  test('is not deleted when there is none', async () => {
    const call = ec2.send(new DeleteNatGatewayCommand({ NatGatewayId: 'nat-0123456789abcdef0' }));
    expect(await refusal(call)).toMatchObject({ name: 'NatGatewayNotFound' });
  });
});

describe('a subnet', () => {
  test('gives each of its addresses once, and then none', async () => {
    // Of sixteen, five are AWS's.
    const addresses = new Set<string | undefined>();
    for (let made = 0; made < 11; made += 1) {
      const { NetworkInterface } = await ec2.send(
        new CreateNetworkInterfaceCommand({ SubnetId: closed.subnetId }),
      );
      addresses.add(NetworkInterface?.PrivateIpAddress);
    }
    expect(addresses.size).toBe(11);
    expect([...addresses].every((address) => /^10\.1\.0\.([4-9]|1[0-4])$/.test(address ?? ''))).toBe(true);
    expect(await freeIn(closed.subnetId)).toBe(0);
    const call = ec2.send(new CreateNetworkInterfaceCommand({ SubnetId: closed.subnetId }));
    expect(await refusal(call)).toMatchObject({
      name: 'InsufficientFreeAddressesInSubnet',
      message: 'The specified subnet does not have enough free addresses to satisfy the request.',
    });
    const id = await create(closed.subnetId);
    expect(await once(id, 'failed')).toMatchObject({ FailureCode: 'InsufficientFreeAddressesInSubnet' });
    await remove(id);
  });
});

describe('an internet gateway', () => {
  test('is attached to one VPC, which has no other', async () => {
    const { internetGateway: InternetGatewayId, vpcId } = open;
    const again = ec2.send(new AttachInternetGatewayCommand({ InternetGatewayId, VpcId: closed.vpcId }));
    expect(await refusal(again)).toMatchObject({
      name: 'Resource.AlreadyAssociated',
      message: `resource ${InternetGatewayId} is already attached to network ${vpcId}`,
    });
    const { InternetGateway } = await ec2.send(new CreateInternetGatewayCommand({}));
    const second = ec2.send(
      new AttachInternetGatewayCommand({
        InternetGatewayId: InternetGateway?.InternetGatewayId,
        VpcId: vpcId,
      }),
    );
    expect(await refusal(second)).toMatchObject({
      name: 'InvalidParameterValue',
      message: `Network ${vpcId} already has an internet gateway attached`,
    });
  });
});

describe('a route', () => {
  const newTable = async (VpcId: string): Promise<string> =>
    (await ec2.send(new CreateRouteTableCommand({ VpcId }))).RouteTable?.RouteTableId ?? '';
  const DestinationCidrBlock = '0.0.0.0/0';

  test('leads to the gateways of its own VPC', async () => {
    const RouteTableId = await newTable(closed.vpcId);
    const { internetGateway: GatewayId } = open;
    const message = `route table ${RouteTableId} and network gateway ${GatewayId} belong to different networks`;
    const route = { RouteTableId, DestinationCidrBlock };
    const refused = await refusal(ec2.send(new CreateRouteCommand({ ...route, GatewayId })));
    expect(refused).toEqual({ name: 'InvalidParameterValue', status: 400, message });
    const { InternetGateway } = await ec2.send(new CreateInternetGatewayCommand({}));
    const unattached = { ...route, GatewayId: InternetGateway?.InternetGatewayId };
    expect(await refusal(ec2.send(new CreateRouteCommand(unattached)))).toMatchObject({
      name: 'InvalidParameterValue',
      message: expect.stringContaining('belong to different networks'),
    });

    const AllocationId = await allocate();
    const NatGatewayId = await create(open.subnetId, AllocationId);
    expect(await refusal(ec2.send(new CreateRouteCommand({ ...route, NatGatewayId })))).toMatchObject({
      message: expect.stringMatching(
        /^route table rtb-\w+ and interface interface-\w+ belong to different networks$/,
      ),
    });
    const own = { RouteTableId: await newTable(open.vpcId), DestinationCidrBlock };
    await ec2.send(new CreateRouteCommand({ ...own, NatGatewayId }));
    const missing = { ...own, NatGatewayId: 'nat-0123456789abcdef0' };
    expect(await refusal(ec2.send(new ReplaceRouteCommand(missing)))).toMatchObject({
      name: 'InvalidNatGatewayID.NotFound',
    });
    const wrongKind = { ...own, GatewayId: NatGatewayId };
    expect(await refusal(ec2.send(new ReplaceRouteCommand(wrongKind)))).toMatchObject({
      name: 'InvalidGatewayID.NotFound',
    });
  });

  test('stands in a table that subnets of its VPC use, one each', async () => {
    const [first, second] = [await newTable(closed.vpcId), await newTable(closed.vpcId)];
    const { subnetId: SubnetId } = closed;
    await ec2.send(new AssociateRouteTableCommand({ RouteTableId: first, SubnetId }));
    const again = ec2.send(new AssociateRouteTableCommand({ RouteTableId: second, SubnetId }));
    expect(await refusal(again)).toMatchObject({
      name: 'Resource.AlreadyAssociated',
      message: `the specified association for route table ${second} conflicts with an existing association`,
    });
    const foreign = ec2.send(
      new AssociateRouteTableCommand({ RouteTableId: first, SubnetId: open.subnetId }),
    );
    expect(await refusal(foreign)).toMatchObject({
      message: `route table ${first} and subnet ${open.subnetId} belong to different networks`,
    });
  });

  test('has a main table, which stays', async () => {
    const { RouteTables = [] } = await ec2.send(
      new DescribeRouteTablesCommand({
        Filters: [
          { Name: 'vpc-id', Values: [closed.vpcId] },
          { Name: 'association.main', Values: ['true'] },
        ],
      }),
    );
    const [{ RouteTableId, Associations } = {}] = RouteTables;
    expect(await refusal(ec2.send(new DeleteRouteTableCommand({ RouteTableId })))).toMatchObject({
      name: 'DependencyViolation',
      message: `The routeTable '${RouteTableId}' has dependencies and cannot be deleted.`,
    });
    const AssociationId = Associations?.[0]?.RouteTableAssociationId;
    expect(await refusal(ec2.send(new DisassociateRouteTableCommand({ AssociationId })))).toMatchObject({
      message: `cannot disassociate the main route table association ${AssociationId}`,
    });
  });
});

describe('an interface endpoint', () => {
  const endpoint = ({ vpcId, subnetId }: { vpcId: string; subnetId: string }) =>
    ec2.send(
      new CreateVpcEndpointCommand({
        VpcId: vpcId,
        VpcEndpointType: 'Interface',
        ServiceName: 'com.amazonaws.us-east-1.ecr.api',
        SubnetIds: [subnetId],
        PrivateDnsEnabled: true,
      }),
    );

  test('has the service’s usual name where the VPC gives names, and only once', async () => {
    await endpoint(open);
    expect(await refusal(endpoint(open))).toMatchObject({
      name: 'InvalidParameter',
      message: `private-dns-enabled cannot be set because there is already a conflicting DNS domain for api.ecr.us-east-1.amazonaws.com in the VPC ${open.vpcId}`,
    });
    await ec2.send(
      new ModifyVpcAttributeCommand({ VpcId: closed.vpcId, EnableDnsHostnames: { Value: false } }),
    );
    expect(await refusal(endpoint(closed))).toMatchObject({
      message: `Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to true for ${closed.vpcId}`,
    });
  });
});
