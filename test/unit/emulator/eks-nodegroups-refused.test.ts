import { CreateLaunchTemplateCommand } from '@aws-sdk/client-ec2';
import {
  CreateNodegroupCommand,
  type CreateNodegroupCommandInput,
  DescribeNodegroupCommand,
} from '@aws-sdk/client-eks';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Account,
  consistent,
  createCluster,
  createNetwork,
  createRole,
  furnish,
  nodegroupOnce,
  nodegroupRequest,
  removeNodegroup,
} from './eks-account.ts';
import { type EmulatorInTest, emulatorInTest, refusal } from './emulator-in-test.ts';

const name = 'nodes';

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

describe('CreateNodegroup refuses', () => {
  test.each<[string, Partial<CreateNodegroupCommandInput>, string]>([
    ['a name of 64 characters', { nodegroupName: 'x'.repeat(64) }, 'at most 63 characters'],
    [
      'a label in which a reserved prefix stands',
      { labels: { 'node-role.kubernetes.io/worker': 'x' } },
      'Label cannot contain reserved prefixes [kubernetes.io/, k8s.io/, eks.amazonaws.com/]',
    ],
    [
      'a label that begins with a hyphen',
      { labels: { team: '-x' } },
      'Invalid value: -x : field must consist of alphanumeric characters',
    ],
    [
      'a taint with a space in its key',
      { taints: [{ key: 'my team', effect: 'NO_SCHEDULE' }] },
      'Invalid value: my team : field must consist of alphanumeric characters',
    ],
    [
      'a taint twice',
      { taints: ['x', 'y'].map((value) => ({ key: 'team', value, effect: 'NO_SCHEDULE' as const })) },
      'Taint team:NO_SCHEDULE is specified more than once',
    ],
    [
      'an instance type twice',
      { instanceTypes: ['t3.large', 't3.large'] },
      'Instance type t3.large is specified more than once',
    ],
    [
      'more than 20 instance types',
      { instanceTypes: Array.from({ length: 21 }, (_, index) => `t${index}.large`) },
      'At most 20 instance types can be specified',
    ],
    ['no subnets', { subnets: [] }, 'Subnets cannot be empty'],
    [
      'fewer nodes than the least',
      { scalingConfig: { minSize: 2, desiredSize: 1, maxSize: 3 } },
      "Minimum capacity 2 can't be greater than desired size 1",
    ],
    [
      'more nodes than the most',
      { scalingConfig: { minSize: 1, desiredSize: 4, maxSize: 3 } },
      "desired capacity 4 can't be greater than max size 3",
    ],
    [
      'processors that the image is not for',
      { amiType: 'AL2023_x86_64_STANDARD', instanceTypes: ['m7g.large'] },
      '[m7g.large] is not a valid instance type for requested amiType AL2023_x86_64_STANDARD',
    ],
    [
      'an instance type that does not exist',
      { instanceTypes: ['t3.gigantic'] },
      'do not exist: [t3.gigantic]',
    ],
    ['Amazon Linux 2', { amiType: 'AL2_x86_64' }, 'only supported for kubernetes versions 1.32 or earlier'],
    [
      'a version that is newer than the cluster',
      { version: '1.37' },
      'should be equal to Cluster kubernetes version 1.36',
    ],
    [
      'a label of Kubernetes’ own',
      { labels: { 'kubernetes.io/os': 'plan9' } },
      'Label cannot contain reserved prefixes',
    ],
    ['a taint without a key', { taints: [{ effect: 'NO_SCHEDULE' }] }, 'Taint key must not be blank'],
    [
      'two bounds for updates',
      { updateConfig: { maxUnavailable: 1, maxUnavailablePercentage: 50 } },
      'either maxUnavailable or maxUnavailablePercentage',
    ],
    ['a role that does not exist', { nodeRole: 'arn:aws:iam::123456789012:role/nobody' }, 'cannot be found'],
    ['a capacity type that does not exist', { capacityType: 'FREE' as 'SPOT' }, 'enum value set'],
    ['a tag of AWS’s own', { tags: { 'aws:x': 'y' } }, 'aws: prefixed tag key names'],
    ['a custom image without a launch template', { amiType: 'CUSTOM' }, 'launch template'],
    [
      'a release that there is not',
      { releaseVersion: '1.36.0-20200101' },
      'is not valid for kubernetes version 1.36',
    ],
    ['a launch template that does not exist', { launchTemplate: { name: 'absent' } }, 'does not exist'],
  ])('%s', async (_what, wish, message) => {
    const answer = await refusal(create(wish));
    expect(answer).toMatchObject({ name: 'InvalidParameterException', status: 400 });
    expect(answer.message).toContain(message);
  });

  test('a cluster that does not exist', async () => {
    const answer = await refusal(create({ clusterName: 'absent' }));
    expect(answer).toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'No cluster found for name: absent.',
    });
  });

  test('a role that trusts somebody else, or lacks its policies', async () => {
    const { iam } = account;
    const stranger = await createRole(iam, 'stranger', { service: 'eks.amazonaws.com' });
    const bare = await createRole(iam, 'bare', {
      service: 'ec2.amazonaws.com',
      policies: ['AmazonEKSWorkerNodePolicy'],
    });
    await consistent(emulator);
    expect((await refusal(create({ nodeRole: stranger }))).message).toBe(
      `Following required service principals [ec2.amazonaws.com] were not found in the trust relationships of nodeRole ${stranger}`,
    );
    expect((await refusal(create({ nodeRole: bare }))).message).toContain(
      'Please ensure the following policies [arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryPullOnly] are attached',
    );
  });

  test('subnets of another VPC', async () => {
    const { subnetIds } = await createNetwork(account.ec2);
    expect((await refusal(create({ subnets: subnetIds }))).message).toContain("not in the cluster's VPC");
  });

  test.each<[string, object, Partial<CreateNodegroupCommandInput>, string]>([
    ['disk', {}, { diskSize: 50 }, 'Disk size must be specified within the launch template.'],
    [
      'type',
      { InstanceType: 't3.large' },
      { instanceTypes: ['t3.large'] },
      'You cannot specify instance types both',
    ],
    [
      'profile',
      { IamInstanceProfile: { Name: 'mine' } },
      {},
      'Launch template should not specify an instance profile.',
    ],
    [
      'subnet',
      { NetworkInterfaces: [{ DeviceIndex: 0, SubnetId: 'subnet-0123456789abcdef0' }] },
      {},
      'Launch template should not specify a subnet',
    ],
    [
      'spot',
      { InstanceMarketOptions: { MarketType: 'spot' } },
      {},
      'Launch template should not request Spot Instances',
    ],
    [
      'hibernation',
      { HibernationOptions: { Configured: true } },
      {},
      'Launch template should not specify the stop - hibernate behavior.',
    ],
    [
      'shutdown',
      { InstanceInitiatedShutdownBehavior: 'stop' },
      {},
      'Launch template should not specify the shutdown behavior.',
    ],
    [
      'tags of an instance',
      { TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'eks:cluster-name', Value: 'x' }] }] },
      {},
      'Launch template should not specify tags with the reserved prefix eks: [eks:cluster-name]',
    ],
    [
      'tags of a volume',
      { TagSpecifications: [{ ResourceType: 'volume', Tags: [{ Key: 'eks:nodegroup-name', Value: 'x' }] }] },
      {},
      'Launch template should not specify tags with the reserved prefix eks: [eks:nodegroup-name]',
    ],
    ['host', { Placement: { Tenancy: 'host' } }, {}, 'Launch template should not specify a Dedicated Host.'],
    [
      'group',
      { SecurityGroupIds: ['sg-0123456789abcdef0'] },
      {},
      "The security group 'sg-0123456789abcdef0' does not exist",
    ],
    [
      'image',
      { ImageId: 'ami-0123456789abcdef0' },
      { amiType: 'AL2023_x86_64_STANDARD' },
      'You cannot specify an AMI Type other than CUSTOM',
    ],
  ])(
    'a launch template that contradicts the request: %s',
    async (what, LaunchTemplateData, wish, message) => {
      await account.ec2.send(
        new CreateLaunchTemplateCommand({
          LaunchTemplateName: what,
          LaunchTemplateData: { MetadataOptions: { HttpTokens: 'required' }, ...LaunchTemplateData },
        }),
      );
      const answer = await refusal(create({ launchTemplate: { name: what }, ...wish }));
      expect(answer.name).toBe('InvalidParameterException');
      expect(answer.message).toContain(message);
    },
  );
});

describe('a node group is made, and fails', () => {
  const issuesOf = async (nodegroupName: string): Promise<(string | undefined)[][] | undefined> => {
    const { nodegroup } = await account.eks.send(
      new DescribeNodegroupCommand({ clusterName: name, nodegroupName }),
    );
    return nodegroup?.status === 'CREATE_FAILED'
      ? (nodegroup.health?.issues ?? []).map(({ code, message }) => [code, message])
      : undefined;
  };

  test('for user data that is no archive of MIME parts', async () => {
    await account.ec2.send(
      new CreateLaunchTemplateCommand({
        LaunchTemplateName: 'script',
        LaunchTemplateData: { UserData: Buffer.from('#!/bin/sh\necho hello').toString('base64') },
      }),
    );
    await create({ launchTemplate: { name: 'script' } }, 'script');
    await expect
      .poll(() => issuesOf('script'), { timeout: 20_000 })
      .toEqual([
        ['Ec2LaunchTemplateInvalidConfiguration', 'User data was not in the MIME multipart format.'],
      ]);
  });

  test('not for the TOML of Bottlerocket', async () => {
    await account.ec2.send(
      new CreateLaunchTemplateCommand({
        LaunchTemplateName: 'settings',
        LaunchTemplateData: {
          UserData: Buffer.from('[settings.kernel]\nlockdown = "integrity"').toString('base64'),
        },
      }),
    );
    const wish = { launchTemplate: { name: 'settings' }, amiType: 'BOTTLEROCKET_x86_64' } as const;
    await create(wish, 'settings');
    await nodegroupOnce(account, name, 'settings', 'ACTIVE');
    await removeNodegroup(account, name, 'settings');
  });

  test('for an instance type of before there was Linux of its image’s kind', async () => {
    await create({ instanceTypes: ['m1.small'] }, 'old');
    await expect
      .poll(() => issuesOf('old'), { timeout: 20_000 })
      .toEqual([
        [
          'AsgInstanceLaunchFailures',
          expect.stringContaining(
            "Non-Windows instances with a virtualization type of 'hvm' are currently not supported for this instance type.",
          ),
        ],
      ]);
  });

  test('for a disk that is smaller than its image', async () => {
    await create({ diskSize: 10 }, 'small');
    await expect
      .poll(() => issuesOf('small'), { timeout: 20_000 })
      .toEqual([
        [
          'AsgInstanceLaunchFailures',
          expect.stringMatching(
            /Volume of size 10GB is smaller than snapshot 'snap-\w+', expect size>= 20GB/,
          ),
        ],
      ]);
  });
});
