import {
  AssociateRouteTableCommand,
  AuthorizeSecurityGroupIngressCommand,
  CreateLaunchTemplateCommand,
  CreateNetworkInterfaceCommand,
  CreateSecurityGroupCommand,
  DescribeRouteTablesCommand,
  DescribeSubnetsCommand,
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
  eventually,
  furnish,
  instancesOf,
  nodegroupOnce,
  nodegroupRequest,
  nodePolicies,
  removeNodegroup,
} from './eks-account.ts';
import { kubernetesClient } from './eks-kubernetes.ts';
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

const fails = async (nodegroupName: string, wish: Partial<CreateNodegroupCommandInput> = {}) => {
  await create({ scalingConfig: one, ...wish }, nodegroupName);
  const { health } = await nodegroupOnce(account, name, nodegroupName, 'CREATE_FAILED');
  const instances = await instancesOf(account, nodegroupName);
  await removeNodegroup(account, name, nodegroupName);
  return { issues: health?.issues, ids: instances.map(({ InstanceId }) => InstanceId) };
};

describe('nodes do not join', () => {
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
});

describe('nodes are not started', () => {
  test('where no zone offers their type', async () => {
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

  test('in a subnet that has no address left', async () => {
    const { ec2, vpcId } = account;
    const SubnetId = await createSubnet(ec2, vpcId, 'us-east-1a', '10.0.66.0/28');
    const { Subnets } = await ec2.send(new DescribeSubnetsCommand({ SubnetIds: [SubnetId] }));
    const free = Subnets?.[0]?.AvailableIpAddressCount ?? 0;
    await ec2.send(new CreateNetworkInterfaceCommand({ SubnetId, SecondaryPrivateIpAddressCount: free - 1 }));
    const { issues, ids } = await fails('full', { subnets: [SubnetId] });
    expect(issues).toEqual([
      {
        code: 'InsufficientFreeAddresses',
        message:
          'Amazon AutoScaling was unable to launch instances because there are not enough free addresses in the subnet associated with your AutoScaling group(s).',
        resourceIds: [expect.stringMatching(/^eks-full-/)],
      },
    ]);
    expect(ids).toEqual([]);
  });

  test('where EC2 has nothing of what it asks for, after all its types in all its zones', async () => {
    const lacks = (...shortages: object[]) =>
      fetch(`${emulator.url}/_emulator/capacity`, { method: 'POST', body: JSON.stringify(shortages) });
    const instanceTypes = ['t3.medium', 't3a.medium'];
    await lacks({ market: 'spot' });
    const { issues } = await fails('spot', { instanceTypes, capacityType: 'SPOT' });
    expect(issues).toMatchObject([
      {
        code: 'AsgInstanceLaunchFailures',
        message:
          'Could not launch Spot Instances. UnfulfillableCapacity - Unable to fulfill capacity due to your request configuration. Please adjust your request and try again. Launching EC2 instance failed.',
      },
    ]);
    // Another type, and another zone, will do.
    await lacks({ type: 't3.medium' }, { zone: 'us-east-1a' });
    const { health } = await createNodegroup(account, name, 'found', { instanceTypes, scalingConfig: one });
    expect(health?.issues).toEqual([]);
    const [instance] = await instancesOf(account, 'found');
    expect(instance).toMatchObject({ InstanceType: 't3a.medium' });
    expect(instance?.Placement?.AvailabilityZone).not.toBe('us-east-1a');
    await removeNodegroup(account, name, 'found');
    await lacks();
  });

  test('beyond the vCPUs that the account may run, of each family and market for itself', async () => {
    const large = {
      scalingConfig: { minSize: 0, maxSize: 3, desiredSize: 3 },
      instanceTypes: ['m5.4xlarge'],
    };
    const standard = await fails('large', large);
    expect(standard.issues).toEqual([
      {
        code: 'AsgInstanceLaunchFailures',
        message:
          'Could not launch On-Demand Instances. VcpuLimitExceeded - You have requested more vCPU capacity than your current vCPU limit of 32 allows for the instance bucket that the specified instance type belongs to. Please visit http://aws.amazon.com/contact-us/ec2-request to request an adjustment to this limit. Launching EC2 instance failed.',
        resourceIds: [expect.stringMatching(/^eks-large-/)],
      },
    ]);
    expect(standard.ids).toHaveLength(2);
    const graphical = { scalingConfig: one, instanceTypes: ['g5.xlarge'] };
    const { issues: [none] = [] } = await fails('graphical', {
      ...graphical,
      amiType: 'AL2023_x86_64_NVIDIA',
    });
    expect(none?.message).toContain('your current vCPU limit of 0 allows');
    const { issues: [spot] = [] } = await fails('spot', { ...large, capacityType: 'SPOT' });
    expect(spot?.message).toBe(
      'Could not launch Spot Instances. MaxSpotInstanceCountExceeded - Max spot instance count exceeded. Launching EC2 instance failed.',
    );
    await fetch(`${emulator.url}/_emulator/vcpus`, {
      method: 'POST',
      body: JSON.stringify({ 'On-Demand Standard': 48 }),
    });
    const raised = await createNodegroup(account, name, 'raised', large);
    expect(raised.status).toBe('ACTIVE');
    await removeNodegroup(account, name, 'raised');
  });
});

describe('the addresses of a subnet', () => {
  const freeIn = async (subnetId: string) => {
    const { Subnets } = await account.ec2.send(new DescribeSubnetsCommand({ SubnetIds: [subnetId] }));
    return Subnets?.[0]?.AvailableIpAddressCount;
  };

  test('go to nodes, and to the CNI for the pods of each, and come back with the instances', async () => {
    const { ec2, vpcId } = account;
    const subnet = await createSubnet(ec2, vpcId, 'us-east-1a', '10.0.67.0/28');
    await ec2.send(
      new ModifySubnetAttributeCommand({ SubnetId: subnet, MapPublicIpOnLaunch: { Value: true } }),
    );
    const { RouteTables = [] } = await ec2.send(
      new DescribeRouteTablesCommand({
        Filters: [{ Name: 'association.subnet-id', Values: [account.subnetIds[0] ?? ''] }],
      }),
    );
    await ec2.send(
      new AssociateRouteTableCommand({ RouteTableId: RouteTables[0]?.RouteTableId, SubnetId: subnet }),
    );
    expect(await freeIn(subnet)).toBe(11);
    await createNodegroup(account, name, 'addressed', {
      scalingConfig: one,
      subnets: [subnet],
      instanceTypes: ['t3.medium'],
    });
    // One of its own, and the five more that an interface of a t3.medium has; a second interface asks for six.
    expect(await freeIn(subnet)).toBe(5);
    const { apply, list, remove } = await kubernetesClient(emulator, account, name);
    const labels = { app: 'many' };
    const deployments = '/apis/apps/v1/namespaces/default/deployments';
    await apply(`${deployments}/many`, {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'many', namespace: 'default' },
      spec: {
        replicas: 8,
        selector: { matchLabels: labels },
        template: {
          metadata: { labels },
          spec: { containers: [{ name: 'many', image: 'public.ecr.aws/docker/library/busybox:1' }] },
        },
      },
    });
    // With the two of CoreDNS, ten pods that want an address each.
    const phases = await eventually(async () => {
      const pods = (await list('/api/v1/pods')).filter(({ spec }) => !Object(spec).hostNetwork);
      const found = pods.map(({ status }) => {
        const { phase, containerStatuses: [container] = [] } = Object(status);
        return container?.state?.waiting?.reason ?? phase;
      });
      return found.filter((phase) => phase === 'Running').length >= 5 && found;
    });
    expect(phases.toSorted()).toEqual([...Array(5).fill('ContainerCreating'), ...Array(5).fill('Running')]);
    await remove(`${deployments}/many`);
    await removeNodegroup(account, name, 'addressed');
    expect(await freeIn(subnet)).toBe(11);
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
