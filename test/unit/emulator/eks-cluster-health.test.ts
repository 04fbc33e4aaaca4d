import { DeleteSubnetCommand, DescribeNetworkInterfacesCommand } from '@aws-sdk/client-ec2';
import {
  DeleteClusterCommand,
  DescribeClusterCommand,
  UpdateClusterConfigCommand,
} from '@aws-sdk/client-eks';
import {
  AttachRolePolicyCommand,
  DeleteRoleCommand,
  DetachRolePolicyCommand,
  UpdateAssumeRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type Account,
  consistent,
  createCluster,
  createRole,
  createSubnet,
  eventually,
  furnish,
  untilRefused,
} from './eks-account.ts';
import { type EmulatorInTest, emulatorInTest } from './emulator-in-test.ts';

let emulator: EmulatorInTest;
let account: Account;

beforeAll(async () => {
  // EKS's three hours take two seconds.
  emulator = await emulatorInTest({ speed: 5000 });
  account = await furnish(emulator);
});
afterAll(() => emulator.close());

const policy = { PolicyArn: 'arn:aws:iam::aws:policy/AmazonEKSClusterPolicy' };

/** A cluster of its own role. */
async function cluster(name: string, subnetIds: string[]): Promise<string> {
  const roleArn = await createRole(account.iam, name, {
    service: 'eks.amazonaws.com',
    policies: ['AmazonEKSClusterPolicy'],
  });
  await consistent(emulator);
  await createCluster(account, name, { roleArn, resourcesVpcConfig: { subnetIds } });
  return roleArn;
}

const issuesOf = async (name: string) => {
  const { cluster } = await account.eks.send(new DescribeClusterCommand({ name }));
  return cluster?.health?.issues ?? [];
};
const issueOf = (name: string) =>
  eventually(async () => (await issuesOf(name)).find(({ code }) => code !== undefined));
const healthy = (name: string) => eventually(async () => (await issuesOf(name)).length === 0);

test('a role without its policy shows, and so does one that trusts somebody else, and one that has gone', async () => {
  const roleArn = await cluster('role', account.subnetIds);
  const role = { RoleName: 'role' };
  expect(await issuesOf('role')).toEqual([]);

  await account.iam.send(new DetachRolePolicyCommand({ ...role, ...policy }));
  expect(await issueOf('role')).toMatchObject({
    code: 'AccessDenied',
    message: expect.stringContaining('does not grant sufficient permissions'),
    resourceIds: [roleArn],
  });
  await account.iam.send(new AttachRolePolicyCommand({ ...role, ...policy }));
  await healthy('role');

  const Statement = [
    { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
  ];
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
  await account.iam.send(new UpdateAssumeRolePolicyCommand({ ...role, PolicyDocument }));
  expect((await issueOf('role')).message).toContain("couldn't assume the role");

  await account.iam.send(new DetachRolePolicyCommand({ ...role, ...policy }));
  await account.iam.send(new DeleteRoleCommand(role));
  await eventually(async () => (await issuesOf('role')).some(({ code }) => code === 'IamRoleNotFound'));

  // What EKS takes away, it takes away as its own service-linked role.
  await account.eks.send(new DeleteClusterCommand({ name: 'role' }));
  await untilRefused(
    () => account.eks.send(new DescribeClusterCommand({ name: 'role' })),
    'ResourceNotFoundException',
  );
  const { NetworkInterfaces } = await account.ec2.send(
    new DescribeNetworkInterfacesCommand({
      Filters: [{ Name: 'description', Values: ['Amazon EKS role'] }],
    }),
  );
  expect(NetworkInterfaces).toEqual([]);
});

test('a subnet that has gone shows until the cluster is told of others', async () => {
  const subnetIds = await Promise.all(
    ['a', 'b', 'c'].map((zone, index) =>
      createSubnet(account.ec2, account.vpcId, `us-east-1${zone}`, `10.0.${32 + index}.0/24`),
    ),
  );
  await cluster('subnet', subnetIds);
  // Where an interface of the control plane stands, EC2 keeps the subnet.
  const { NetworkInterfaces = [] } = await account.ec2.send(
    new DescribeNetworkInterfacesCommand({
      Filters: [{ Name: 'description', Values: ['Amazon EKS subnet'] }],
    }),
  );
  const used = NetworkInterfaces.map(({ SubnetId }) => SubnetId);
  const gone = subnetIds.filter((id) => !used.includes(id));
  await account.ec2.send(new DeleteSubnetCommand({ SubnetId: gone[0] }));
  expect(await issueOf('subnet')).toEqual({
    code: 'Ec2SubnetNotFound',
    message:
      "We couldn't find one or more subnets currently associated with your cluster. Call Amazon EKS update-cluster-config " +
      'API to update subnets.',
    resourceIds: gone,
  });
  const resourcesVpcConfig = { subnetIds: subnetIds.filter((id) => !gone.includes(id)) };
  await account.eks.send(new UpdateClusterConfigCommand({ name: 'subnet', resourcesVpcConfig }));
  await healthy('subnet');
});
