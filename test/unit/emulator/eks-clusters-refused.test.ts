import { CreateNetworkInterfaceCommand, CreateSecurityGroupCommand } from '@aws-sdk/client-ec2';
import { CreateClusterCommand, type CreateClusterCommandInput } from '@aws-sdk/client-eks';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Account,
  clusterRequest,
  consistent,
  createNetwork,
  createRole,
  createSubnet,
  furnish,
} from './eks-account.ts';
import { type EmulatorInTest, emulatorInTest, refusal } from './emulator-in-test.ts';

let emulator: EmulatorInTest;
let account: Account;

beforeAll(async () => {
  emulator = await emulatorInTest({ speed: 500 });
  account = await furnish(emulator);
});
afterAll(() => emulator.close());

const create = (wish: Partial<CreateClusterCommandInput>) =>
  account.eks.send(new CreateClusterCommand(clusterRequest(account, 'refused', wish)));

describe('CreateCluster refuses', () => {
  test.each<[string, Partial<CreateClusterCommandInput>, string]>([
    ['a name that starts with a hyphen', { name: '-x' }, 'regular expression pattern: ^[0-9A-Za-z]'],
    ['a name of 101 characters', { name: 'x'.repeat(101) }, 'length less than or equal to 100'],
    ['a version that is no longer supported', { version: '1.30' }, 'unsupported Kubernetes version 1.30'],
    ['a tag of AWS’s own', { tags: { 'aws:mine': 'x' } }, 'aws: prefixed tag key names are not allowed'],
    [
      'more than 50 tags',
      { tags: Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`tag-${index}`, 'x'])) },
      'length less than or equal to 50',
    ],
    [
      'a role that does not exist',
      { roleArn: 'arn:aws:iam::123456789012:role/nobody' },
      'could not be assumed because it does not exist or the trusted entity is not correct',
    ],
    ['a role by its name alone', { roleArn: 'cluster' }, 'Role with arn: cluster, could not be assumed'],
    [
      'a cluster that its creator could not enter',
      { accessConfig: { bootstrapClusterCreatorAdminPermissions: false } },
      'bootstrapClusterCreatorAdminPermissions must be true',
    ],
    ['half of Auto Mode', { computeConfig: { enabled: true } }, 'either fully enabled or fully disabled'],
    [
      'a node pool that Auto Mode does not have',
      { computeConfig: { nodePools: ['gpu'], nodeRoleArn: 'arn:aws:iam::123456789012:role/node' } },
      'Invalid node pools: gpu',
    ],
    [
      'node pools without a role for their nodes',
      { computeConfig: { nodePools: ['system'] } },
      'nodeRoleArn must be specified',
    ],
  ])('%s', async (_what, wish, message) => {
    const answer = await refusal(create(wish));
    expect(answer).toMatchObject({ name: 'InvalidParameterException', status: 400 });
    expect(answer.message).toContain(message);
  });

  test.each<[string, NonNullable<CreateClusterCommandInput['resourcesVpcConfig']>, string]>([
    ['no subnets', { subnetIds: [] }, 'Subnets cannot be empty'],
    ['a subnet that does not exist', { subnetIds: ['subnet-0123456789abcdef0'] }, 'does not exist'],
    [
      'an endpoint that is open to nobody',
      { endpointPublicAccess: false, endpointPrivateAccess: false },
      'Private and public endpoint access cannot both be false',
    ],
    [
      'a range that is none',
      { publicAccessCidrs: ['1.2.3.4'] },
      'are invalid in publicAccessCidrs: [1.2.3.4]',
    ],
    ['a private range', { publicAccessCidrs: ['10.0.0.0/8'] }, 'are not allowed in publicAccessCidrs'],
    [
      'more than 40 ranges',
      { publicAccessCidrs: Array.from({ length: 41 }, (_, index) => `1.2.3.${index}/32`) },
      'At most 40',
    ],
    [
      'a security group that does not exist',
      { securityGroupIds: ['sg-0123456789abcdef0'] },
      'does not exist',
    ],
  ])('%s', async (_what, network, message) => {
    const answer = await refusal(
      create({ resourcesVpcConfig: { subnetIds: account.subnetIds, ...network } }),
    );
    expect(answer).toMatchObject({ name: 'InvalidParameterException', status: 400 });
    expect(answer.message).toContain(message);
  });

  test.each([
    ['10.0.128.0/20', 'overlaps with the CIDR blocks of the VPC'],
    ['172.16.0.0/25', 'between /24 and /12'],
    ['8.8.0.0/16', 'must be within 10.0.0.0/8'],
    ['172.20.0.1/16', 'is not valid'],
  ])('%s for Services', async (serviceIpv4Cidr, message) => {
    const answer = await refusal(create({ kubernetesNetworkConfig: { serviceIpv4Cidr } }));
    expect(answer.name).toBe('InvalidParameterException');
    expect(answer.message).toContain(message);
  });

  test('two subnets of one zone', async () => {
    const { ec2, vpcId } = account;
    const subnetIds = [
      await createSubnet(ec2, vpcId, 'us-east-1c', '10.0.32.0/24'),
      await createSubnet(ec2, vpcId, 'us-east-1c', '10.0.33.0/24'),
    ];
    const answer = await refusal(create({ resourcesVpcConfig: { subnetIds } }));
    expect(answer.message).toBe('Subnets specified must be in at least two different AZs');
  });

  test('a zone that EKS cannot use, by its id, and names those it can', async () => {
    const { ec2, vpcId, subnetIds, eks } = account;
    // In this account use1-az3 goes by the name us-east-1e.
    const unusable = await createSubnet(ec2, vpcId, 'us-east-1e', '10.0.34.0/24');
    const request = clusterRequest(account, 'refused', {
      resourcesVpcConfig: { subnetIds: [...subnetIds, unusable] },
    });
    await expect(eks.send(new CreateClusterCommand(request))).rejects.toMatchObject({
      name: 'UnsupportedAvailabilityZoneException',
      clusterName: 'refused',
      validZones: ['us-east-1a', 'us-east-1b', 'us-east-1c', 'us-east-1d', 'us-east-1f'],
      message: expect.stringContaining(
        'because us-east-1e, the targeted availability zone, does not currently have',
      ),
    });
  });

  test('a subnet with fewer than six free addresses', async () => {
    const { ec2, vpcId, subnetIds } = account;
    const SubnetId = await createSubnet(ec2, vpcId, 'us-east-1d', '10.0.35.0/28');
    for (let taken = 0; taken < 6; taken++) await ec2.send(new CreateNetworkInterfaceCommand({ SubnetId }));
    const answer = await refusal(create({ resourcesVpcConfig: { subnetIds: [...subnetIds, SubnetId] } }));
    expect(answer.message).toContain(`${SubnetId} Free IPs: 5`);
  });

  test('subnets and security groups of different VPCs', async () => {
    const { ec2, subnetIds } = account;
    const other = await createNetwork(ec2);
    const mixed = [subnetIds[0] ?? '', other.subnetIds[1] ?? ''];
    expect((await refusal(create({ resourcesVpcConfig: { subnetIds: mixed } }))).message).toContain(
      'same VPC',
    );
    const { GroupId = '' } = await ec2.send(
      new CreateSecurityGroupCommand({ GroupName: 'other', Description: 'x', VpcId: other.vpcId }),
    );
    const answer = await refusal(create({ resourcesVpcConfig: { subnetIds, securityGroupIds: [GroupId] } }));
    expect(answer.message).toContain(`Security group(s) [${GroupId}] are not in the same VPC as the subnets`);
  });

  test('a role that trusts somebody else, or lacks its policy', async () => {
    const { iam } = account;
    const stranger = await createRole(iam, 'stranger', { service: 'ec2.amazonaws.com' });
    const bare = await createRole(iam, 'bare', { service: 'eks.amazonaws.com' });
    await consistent(emulator);
    expect((await refusal(create({ roleArn: stranger }))).message).toContain(
      'the trusted entity is not correct',
    );
    expect((await refusal(create({ roleArn: bare }))).message).toContain(
      'Please ensure the following policies [arn:aws:iam::aws:policy/AmazonEKSClusterPolicy] are attached',
    );
  });

  test('Auto Mode for a role that may not tag sessions', async () => {
    const answer = await refusal(
      create({
        bootstrapSelfManagedAddons: false,
        computeConfig: { enabled: true },
        kubernetesNetworkConfig: { elasticLoadBalancing: { enabled: true } },
        storageConfig: { blockStorage: { enabled: true } },
      }),
    );
    expect(answer.message).toContain('could not be assumed');
  });
});
