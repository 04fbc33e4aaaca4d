import {
  AllocateAddressCommand,
  AttachInternetGatewayCommand,
  AuthorizeSecurityGroupIngressCommand,
  CreateInternetGatewayCommand,
  CreateNatGatewayCommand,
  CreateNetworkInterfaceCommand,
  CreateSecurityGroupCommand,
  CreateSubnetCommand,
  CreateTagsCommand,
  CreateVpcCommand,
  DeleteNatGatewayCommand,
  DeleteNetworkInterfaceCommand,
  DeleteSecurityGroupCommand,
  DeleteSubnetCommand,
  DeleteVpcCommand,
  DescribeNatGatewaysCommand,
  DescribeNetworkInterfacesCommand,
  DescribeRegionsCommand,
  DescribeVpcsCommand,
  DetachInternetGatewayCommand,
  EC2Client,
  ReleaseAddressCommand,
  RevokeSecurityGroupIngressCommand,
  RunInstancesCommand,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { enabledRegions, optInRegions } from '../../emulator/regions.ts';
import { images } from '../../emulator/services/images.ts';
import { type EmulatorInTest, emulatorInTest, refusal } from './emulator-in-test.ts';

let emulator: EmulatorInTest;
let ec2: EC2Client;
let VpcId: string | undefined;
let SubnetId: string | undefined;

beforeAll(async () => {
  // A NAT gateway's hundred seconds then take two of ours, long enough to be seen.
  emulator = await emulatorInTest({ speed: 50 });
  ec2 = new EC2Client(emulator.admin);
});
afterAll(() => emulator.close());

beforeEach(async () => {
  await emulator.reset();
  const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/16' }));
  VpcId = Vpc?.VpcId;
  const { Subnet } = await ec2.send(new CreateSubnetCommand({ VpcId, CidrBlock: '10.0.0.0/24' }));
  SubnetId = Subnet?.SubnetId;
});

async function securityGroup(GroupName: string): Promise<string | undefined> {
  const { GroupId } = await ec2.send(
    new CreateSecurityGroupCommand({ GroupName, Description: GroupName, VpcId }),
  );
  return GroupId;
}

/** An internet gateway and a NAT gateway, as in a public subnet. */
async function gateways() {
  const { InternetGateway } = await ec2.send(new CreateInternetGatewayCommand({}));
  const InternetGatewayId = InternetGateway?.InternetGatewayId;
  await ec2.send(new AttachInternetGatewayCommand({ InternetGatewayId, VpcId }));
  const { AllocationId } = await ec2.send(new AllocateAddressCommand({ Domain: 'vpc' }));
  const { NatGateway } = await ec2.send(new CreateNatGatewayCommand({ SubnetId, AllocationId }));
  return { InternetGatewayId, AllocationId, NatGatewayId: NatGateway?.NatGatewayId };
}

const natGatewayState = async (NatGatewayId: string | undefined) => {
  const { NatGateways } = await ec2.send(
    new DescribeNatGatewaysCommand({ NatGatewayIds: [NatGatewayId ?? ''] }),
  );
  return NatGateways?.[0]?.State;
};

const dependencyViolation = (message: string) => ({ name: 'DependencyViolation', status: 400, message });

describe('EC2 takes nothing away that is in use', () => {
  test('a subnet, security group and VPC with a network interface in it', async () => {
    const GroupId = (await securityGroup('workers')) ?? '';
    const { NetworkInterface } = await ec2.send(
      new CreateNetworkInterfaceCommand({ SubnetId, Groups: [GroupId] }),
    );
    expect(await refusal(ec2.send(new DeleteSubnetCommand({ SubnetId })))).toEqual(
      dependencyViolation(`The subnet '${SubnetId}' has dependencies and cannot be deleted.`),
    );
    expect(await refusal(ec2.send(new DeleteSecurityGroupCommand({ GroupId })))).toEqual(
      dependencyViolation(`resource ${GroupId} has a dependent object`),
    );
    expect(await refusal(ec2.send(new DeleteVpcCommand({ VpcId })))).toEqual(
      dependencyViolation(`The vpc '${VpcId}' has dependencies and cannot be deleted.`),
    );
    await ec2.send(
      new DeleteNetworkInterfaceCommand({ NetworkInterfaceId: NetworkInterface?.NetworkInterfaceId }),
    );
    await ec2.send(new DeleteSubnetCommand({ SubnetId }));
    await ec2.send(new DeleteSecurityGroupCommand({ GroupId }));
    await ec2.send(new DeleteVpcCommand({ VpcId }));
  });

  test('a security group that the rule of another names', async () => {
    const workers = await securityGroup('workers');
    const controlPlane = await securityGroup('control-plane');
    const rule = {
      GroupId: controlPlane,
      IpPermissions: [
        { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, UserIdGroupPairs: [{ GroupId: workers }] },
      ],
    };
    await ec2.send(new AuthorizeSecurityGroupIngressCommand(rule));
    expect(await refusal(ec2.send(new DeleteSecurityGroupCommand({ GroupId: workers })))).toEqual(
      dependencyViolation(`resource ${workers} has a dependent object`),
    );
    await ec2.send(new RevokeSecurityGroupIngressCommand(rule));
    await ec2.send(new DeleteSecurityGroupCommand({ GroupId: workers }));
  });

  test('a VPC with a security group or an internet gateway', async () => {
    await ec2.send(new DeleteSubnetCommand({ SubnetId }));
    const GroupId = await securityGroup('workers');
    const { InternetGateway } = await ec2.send(new CreateInternetGatewayCommand({}));
    const attachment = { InternetGatewayId: InternetGateway?.InternetGatewayId, VpcId };
    await ec2.send(new AttachInternetGatewayCommand(attachment));
    const inUse = { name: 'DependencyViolation' };
    expect(await refusal(ec2.send(new DeleteVpcCommand({ VpcId })))).toMatchObject(inUse);
    await ec2.send(new DeleteSecurityGroupCommand({ GroupId }));
    expect(await refusal(ec2.send(new DeleteVpcCommand({ VpcId })))).toMatchObject(inUse);
    await ec2.send(new DetachInternetGatewayCommand(attachment));
    await ec2.send(new DeleteVpcCommand({ VpcId }));
  });

  test('the address of a NAT gateway, the internet gateway beside it, and the interface of an instance', async () => {
    const { InternetGatewayId, AllocationId } = await gateways();
    expect(await refusal(ec2.send(new ReleaseAddressCommand({ AllocationId })))).toMatchObject({
      name: 'InvalidIPAddress.InUse',
    });
    expect(await refusal(ec2.send(new DetachInternetGatewayCommand({ InternetGatewayId, VpcId })))).toEqual(
      dependencyViolation(
        `Network ${VpcId} has some mapped public address(es). Please unmap those public address(es) before detaching the gateway.`,
      ),
    );
    const { Instances } = await ec2.send(
      new RunInstancesCommand({
        ImageId: images[0]?.id,
        InstanceType: 't3.medium',
        SubnetId,
        MinCount: 1,
        MaxCount: 1,
      }),
    );
    const { NetworkInterfaceId } = Instances?.[0]?.NetworkInterfaces?.[0] ?? {};
    expect(await refusal(ec2.send(new DeleteNetworkInterfaceCommand({ NetworkInterfaceId })))).toEqual({
      name: 'InvalidParameterValue',
      status: 400,
      message: `Network interface '${NetworkInterfaceId}' is currently in use.`,
    });
  });
});

describe('a NAT gateway', () => {
  test('takes its time to come and to go, and holds interface and address until it is gone', async () => {
    const { NatGatewayId, AllocationId, InternetGatewayId } = await gateways();
    expect(await natGatewayState(NatGatewayId)).toBe('pending');
    await expect.poll(() => natGatewayState(NatGatewayId), { timeout: 10_000 }).toBe('available');
    await ec2.send(new DeleteNatGatewayCommand({ NatGatewayId }));
    expect(await natGatewayState(NatGatewayId)).toBe('deleting');
    expect(await refusal(ec2.send(new DeleteSubnetCommand({ SubnetId })))).toMatchObject({
      name: 'DependencyViolation',
    });
    await expect.poll(() => natGatewayState(NatGatewayId), { timeout: 10_000 }).toBe('deleted');
    await expect.poll(() => ec2.send(new ReleaseAddressCommand({ AllocationId }))).toBeDefined();
    await ec2.send(new DetachInternetGatewayCommand({ InternetGatewayId, VpcId }));
    await ec2.send(new DeleteSubnetCommand({ SubnetId }));
    await ec2.send(new DeleteVpcCommand({ VpcId }));
  });
});

describe('NAT gateways', () => {
  // Source: the filters of DescribeNatGateways in the EC2 API reference.
  test.each([
    [{ Name: 'tag:team', Values: ['orders'] }, 1],
    [{ Name: 'tag:team', Values: ['ord*', 'other'] }, 1],
    [{ Name: 'tag:team', Values: ['payments'] }, 0],
    [{ Name: 'tag:owner', Values: ['orders'] }, 0],
    [{ Name: 'tag-key', Values: ['team'] }, 1],
    [{ Name: 'tag-key', Values: ['owner'] }, 0],
  ])('are found by their tags: %j', async (filter, count) => {
    const { NatGatewayId = '' } = await gateways();
    await ec2.send(
      new CreateTagsCommand({ Resources: [NatGatewayId], Tags: [{ Key: 'team', Value: 'orders' }] }),
    );
    const { NatGateways } = await ec2.send(new DescribeNatGatewaysCommand({ Filter: [filter] }));
    expect(NatGateways).toHaveLength(count);
  });
});

describe('an instance', () => {
  test.each([
    ['al2023', ['/dev/xvda'], 0],
    ['bottlerocket', ['/dev/xvda', '/dev/xvdb'], 0],
    ['al2023', ['/dev/xvda', '/dev/xvdb'], 1],
  ])(
    'of %s takes its interface and the volumes of its image along: of %j, %i stay',
    async (family, devices, stay) => {
      const before = await emulator.resources();
      const { Instances } = await ec2.send(
        new RunInstancesCommand({
          ImageId: images.find((image) => image.family === family)?.id,
          InstanceType: 't3.medium',
          MinCount: 1,
          MaxCount: 1,
          NetworkInterfaces: [{ DeviceIndex: 0, SubnetId }],
          BlockDeviceMappings: devices.map((DeviceName) => ({ DeviceName, Ebs: { VolumeSize: 20 } })),
        }),
      );
      const { NetworkInterfaces } = await ec2.send(new DescribeNetworkInterfacesCommand({}));
      expect(NetworkInterfaces).toHaveLength(1);
      await ec2.send(new TerminateInstancesCommand({ InstanceIds: [Instances?.[0]?.InstanceId ?? ''] }));
      expect(await emulator.resources()).toHaveLength(before.length + stay);
    },
  );
});

describe('quotas', () => {
  test('allow five VPCs in a region, the default one included', async () => {
    // The default VPC and the one of each test here are there already.
    for (const CidrBlock of ['10.1.0.0/16', '10.2.0.0/16', '10.3.0.0/16']) {
      await ec2.send(new CreateVpcCommand({ CidrBlock }));
    }
    expect(await refusal(ec2.send(new CreateVpcCommand({ CidrBlock: '10.4.0.0/16' })))).toEqual({
      name: 'VpcLimitExceeded',
      status: 400,
      message: 'The maximum number of VPCs has been reached.',
    });
    const elsewhere = new EC2Client({ ...emulator.admin, region: 'eu-west-1' });
    await elsewhere.send(new CreateVpcCommand({ CidrBlock: '10.4.0.0/16' }));
  });

  test('allow five addresses and five internet gateways in a region', async () => {
    for (let made = 0; made < 5; made += 1) await ec2.send(new AllocateAddressCommand({ Domain: 'vpc' }));
    expect(await refusal(ec2.send(new AllocateAddressCommand({ Domain: 'vpc' })))).toMatchObject({
      name: 'AddressLimitExceeded',
    });
    for (let made = 0; made < 5; made += 1) await ec2.send(new CreateInternetGatewayCommand({}));
    expect(await refusal(ec2.send(new CreateInternetGatewayCommand({})))).toMatchObject({
      name: 'InternetGatewayLimitExceeded',
    });
  });
});

describe('a dry run', () => {
  test('changes nothing and says what would have happened', async () => {
    const before = await emulator.resources();
    expect(await refusal(ec2.send(new CreateVpcCommand({ CidrBlock: '10.9.0.0/16', DryRun: true })))).toEqual(
      {
        name: 'DryRunOperation',
        status: 412,
        message: 'Request would have succeeded, but DryRun flag is set.',
      },
    );
    expect(await refusal(ec2.send(new DescribeVpcsCommand({ DryRun: true })))).toMatchObject({
      name: 'DryRunOperation',
    });
    expect(await emulator.resources()).toEqual(before);
  });
});

describe('the regions that EC2 describes', () => {
  const described = async (input: object): Promise<Record<string, string | undefined>> => {
    const { Regions = [] } = await ec2.send(new DescribeRegionsCommand(input));
    return Object.fromEntries(Regions.map(({ RegionName = '', OptInStatus }) => [RegionName, OptInStatus]));
  };

  test('are those that the account has enabled', async () => {
    expect(await described({})).toEqual(
      Object.fromEntries(enabledRegions.map((region) => [region, 'opt-in-not-required'])),
    );
  });

  test('are those of its partition when all are asked for', async () => {
    const all = await described({ AllRegions: true });
    expect(Object.keys(all)).toHaveLength(enabledRegions.length + optInRegions.length);
    expect(all).toMatchObject({ 'af-south-1': 'not-opted-in', 'us-east-1': 'opt-in-not-required' });
  });

  test('have to be among them', async () => {
    expect(await described({ RegionNames: ['eu-west-1'] })).toEqual({ 'eu-west-1': 'opt-in-not-required' });
    expect(await refusal(ec2.send(new DescribeRegionsCommand({ RegionNames: ['eu-west-9'] })))).toMatchObject(
      {
        name: 'InvalidParameterValue',
        message: 'Invalid region provided: [eu-west-9]',
      },
    );
  });
});
