import {
  AuthorizeSecurityGroupIngressCommand,
  CreateLaunchTemplateCommand,
  CreateSecurityGroupCommand,
  ModifySubnetAttributeCommand,
  ModifyVpcAttributeCommand,
} from '@aws-sdk/client-ec2';
import {
  CreateAddonCommand,
  CreateNodegroupCommand,
  type CreateNodegroupCommandInput,
  DeleteAccessEntryCommand,
} from '@aws-sdk/client-eks';
import { DeleteRoleCommand, DetachRolePolicyCommand } from '@aws-sdk/client-iam';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Account,
  consistent,
  createCluster,
  createNodegroup,
  createRole,
  createSubnet,
  furnish,
  instancesOf,
  nodegroupOnce,
  nodegroupRequest,
  nodePolicies,
  removeNodegroup,
} from './eks-account.ts';
import { type EmulatorInTest, emulatorInTest } from './emulator-in-test.ts';

const name = 'joining';

let emulator: EmulatorInTest;
let account: Account;

beforeAll(async () => {
  emulator = await emulatorInTest({ speed: 500 });
  account = await furnish(emulator);
  await createCluster(account, name);
});
afterAll(() => emulator.close());

const create = (wish: Partial<CreateNodegroupCommandInput>, nodegroupName = 'refused') =>
  account.eks.send(new CreateNodegroupCommand(nodegroupRequest(account, name, nodegroupName, wish)));

const one = { minSize: 0, maxSize: 2, desiredSize: 1 };

describe('nodes do not join', () => {
  const fails = async (nodegroupName: string, wish: Partial<CreateNodegroupCommandInput> = {}) => {
    await create({ scalingConfig: one, ...wish }, nodegroupName);
    const { health } = await nodegroupOnce(account, name, nodegroupName, 'CREATE_FAILED');
    const instances = await instancesOf(account, nodegroupName);
    await removeNodegroup(account, name, nodegroupName);
    return { issues: health?.issues, ids: instances.map(({ InstanceId }) => InstanceId) };
  };

  const failedToJoin = (ids: (string | undefined)[]) => [
    {
      code: 'NodeCreationFailure',
      message: 'Instances failed to join the kubernetes cluster',
      resourceIds: ids,
    },
  ];

  test('without a route out', async () => {
    const { ec2, vpcId } = account;
    const isolated = await createSubnet(ec2, vpcId, 'us-east-1a', '10.0.64.0/24');
    const { issues, ids } = await fails('isolated', { subnets: [isolated] });
    expect(issues).toEqual(failedToJoin(ids));
    expect(ids).toHaveLength(1);
  });

  test('in a public subnet that gives no public addresses', async () => {
    const { ec2, subnetIds } = account;
    const [SubnetId = ''] = subnetIds;
    await ec2.send(new ModifySubnetAttributeCommand({ SubnetId, MapPublicIpOnLaunch: { Value: false } }));
    const { issues, ids } = await fails('unaddressed', { subnets: [SubnetId] });
    await ec2.send(new ModifySubnetAttributeCommand({ SubnetId, MapPublicIpOnLaunch: { Value: true } }));
    expect(issues).toEqual([
      {
        code: 'Ec2SubnetInvalidConfiguration',
        message: expect.stringContaining(
          `One or more Amazon EC2 Subnets of [${SubnetId}] for node group unaddressed does not automatically assign public IP addresses`,
        ),
        resourceIds: [SubnetId],
      },
    ]);
    expect(ids).toEqual([]);
  });

  test('without the VPC’s host names', async () => {
    const { ec2, vpcId } = account;
    await ec2.send(new ModifyVpcAttributeCommand({ VpcId: vpcId, EnableDnsHostnames: { Value: false } }));
    const { issues, ids } = await fails('nameless');
    await ec2.send(new ModifyVpcAttributeCommand({ VpcId: vpcId, EnableDnsHostnames: { Value: true } }));
    expect(issues).toEqual(failedToJoin(ids));
  });

  test('when a launch template’s groups keep the control plane from them', async () => {
    const { ec2, vpcId } = account;
    const { GroupId = '' } = await ec2.send(
      new CreateSecurityGroupCommand({ GroupName: 'closed', Description: 'closed', VpcId: vpcId }),
    );
    await ec2.send(
      new CreateLaunchTemplateCommand({
        LaunchTemplateName: 'closed',
        LaunchTemplateData: { SecurityGroupIds: [GroupId] },
      }),
    );
    const { issues, ids } = await fails('closed', { launchTemplate: { name: 'closed' } });
    expect(issues).toEqual(failedToJoin(ids));
    await ec2.send(
      new AuthorizeSecurityGroupIngressCommand({
        GroupId,
        IpPermissions: [
          { IpProtocol: 'tcp', FromPort: 10250, ToPort: 10250, IpRanges: [{ CidrIp: '10.0.0.0/16' }] },
        ],
      }),
    );
    const open = await createNodegroup(account, name, 'opened', {
      scalingConfig: one,
      launchTemplate: { name: 'closed' },
    });
    expect(open.health?.issues).toEqual([]);
    await removeNodegroup(account, name, 'opened');
  });

  test('when their role was made anew under its name, until its access entry is, too', async () => {
    const { eks, iam } = account;
    const role = {
      service: 'ec2.amazonaws.com',
      policies: nodePolicies,
    };
    const nodeRole = await createRole(iam, 'renewed', role);
    await consistent(emulator);
    await createNodegroup(account, name, 'first', { scalingConfig: one, nodeRole });
    await removeNodegroup(account, name, 'first');
    await deleteRole('renewed', role.policies);
    await createRole(iam, 'renewed', role);
    await consistent(emulator);
    const { issues, ids } = await fails('second', { nodeRole });
    expect(issues).toEqual(failedToJoin(ids));
    await eks.send(new DeleteAccessEntryCommand({ clusterName: name, principalArn: nodeRole }));
    const third = await createNodegroup(account, name, 'third', { scalingConfig: one, nodeRole });
    expect(third.status).toBe('ACTIVE');
    await removeNodegroup(account, name, 'third');
  });

  test('and are not started at all where no zone offers their type', async () => {
    const { ec2, vpcId } = account;
    // us-east-1e has few of the newer types.
    const subnet = await createSubnet(ec2, vpcId, 'us-east-1e', '10.0.65.0/24');
    const { issues, ids } = await fails('unoffered', { subnets: [subnet], instanceTypes: ['m7g.large'] });
    expect(issues).toMatchObject([{ code: 'AsgInstanceLaunchFailures' }]);
    expect(issues?.[0]?.message).toContain(
      'Unsupported - Your requested instance type (m7g.large) is not supported',
    );
    expect(ids).toEqual([]);
  });
});

test('nodes join and stay NotReady without a container network', async () => {
  const clusterName = 'networkless';
  const { eks } = account;
  await createCluster(account, clusterName, { bootstrapSelfManagedAddons: false });
  await eks.send(
    new CreateNodegroupCommand(nodegroupRequest(account, clusterName, 'unready', { scalingConfig: one })),
  );
  const { health } = await nodegroupOnce(account, clusterName, 'unready', 'CREATE_FAILED');
  expect(health?.issues).toMatchObject([{ message: 'Unhealthy nodes in the kubernetes cluster' }]);
  await eks.send(new CreateAddonCommand({ clusterName, addonName: 'vpc-cni' }));
  const healthy = await createNodegroup(account, clusterName, 'ready', { scalingConfig: one });
  expect(healthy.status).toBe('ACTIVE');
});

async function deleteRole(RoleName: string, policies: string[]): Promise<void> {
  for (const policy of policies) {
    await account.iam.send(
      new DetachRolePolicyCommand({ RoleName, PolicyArn: `arn:aws:iam::aws:policy/${policy}` }),
    );
  }
  await account.iam.send(new DeleteRoleCommand({ RoleName }));
}
