import { AutoScalingClient, DescribeAutoScalingGroupsCommand } from '@aws-sdk/client-auto-scaling';
import {
  CreateKeyPairCommand,
  CreateLaunchTemplateCommand,
  CreateLaunchTemplateVersionCommand,
  CreateSecurityGroupCommand,
  DescribeInstancesCommand,
  DescribeNetworkInterfacesCommand,
  DescribeSecurityGroupsCommand,
  DescribeVolumesCommand,
} from '@aws-sdk/client-ec2';
import {
  CreateNodegroupCommand,
  type CreateNodegroupCommandInput,
  DescribeUpdateCommand,
  ListAccessEntriesCommand,
  ListNodegroupsCommand,
  UpdateNodegroupConfigCommand,
  type UpdateNodegroupConfigCommandInput,
  UpdateNodegroupVersionCommand,
} from '@aws-sdk/client-eks';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import {
  type Account,
  createCluster,
  createNodegroup,
  eventually,
  furnish,
  instancesOf,
  nodegroupOnce,
  nodegroupRequest,
  removeNodegroup,
} from './eks-account.ts';
import { kubernetesClient } from './eks-kubernetes.ts';
import { type EmulatorInTest, emulatorInTest, refusal } from './emulator-in-test.ts';

const name = 'nodes';

// Nodes come and go in most of them, which takes a busy machine long.
vi.setConfig({ testTimeout: 120_000 });

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

describe('a node group', () => {
  test('stands in EC2 and Auto Scaling under EKS’s names and tags, and its nodes in Kubernetes', async () => {
    const { eks } = account;
    const nodegroup = await createNodegroup(account, name, 'shown', {
      labels: { tier: 'web' },
      taints: [{ key: 'only', value: 'web', effect: 'NO_SCHEDULE' }],
      instanceTypes: ['m7g.large'],
    });
    expect(nodegroup).toMatchObject({
      amiType: 'AL2023_ARM_64_STANDARD',
      capacityType: 'ON_DEMAND',
      diskSize: 20,
      version: '1.36',
      releaseVersion: expect.stringMatching(/^1\.36\.\d+-\d{8}$/),
    });
    const [group] = nodegroup.resources?.autoScalingGroups ?? [];
    expect(group?.name).toMatch(/^eks-shown-[0-9a-f-]{36}$/);
    const { AutoScalingGroups } = await new AutoScalingClient(emulator.admin).send(
      new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: [group?.name ?? ''] }),
    );
    expect(AutoScalingGroups).toMatchObject([{ MinSize: 1, MaxSize: 3, DesiredCapacity: 2 }]);
    const instances = await instancesOf(account, 'shown');
    expect(instances.map(({ Placement }) => Placement?.AvailabilityZone).toSorted()).toEqual([
      'us-east-1a',
      'us-east-1b',
    ]);
    expect(instances[0]?.Tags).toEqual(
      expect.arrayContaining([
        { Key: 'eks:cluster-name', Value: name },
        { Key: 'kubernetes.io/cluster/nodes', Value: 'owned' },
        { Key: 'k8s.io/cluster-autoscaler/enabled', Value: 'true' },
      ]),
    );
    const kubernetes = await kubernetesClient(emulator, account, name);
    const nodes = (await kubernetes.list('/api/v1/nodes')).filter(
      ({ metadata }) => metadata.labels?.['eks.amazonaws.com/nodegroup'] === 'shown',
    );
    expect(nodes).toHaveLength(2);
    expect(nodes[0]).toMatchObject({
      metadata: {
        labels: {
          tier: 'web',
          'kubernetes.io/arch': 'arm64',
          'node.kubernetes.io/instance-type': 'm7g.large',
        },
      },
      spec: {
        providerID: expect.stringMatching(/^aws:\/\/\/us-east-1[ab]\/i-[0-9a-f]+$/),
        taints: [{ key: 'only', value: 'web', effect: 'NoSchedule' }],
      },
      status: { nodeInfo: { kubeletVersion: expect.stringMatching(/^v1\.36\.\d+-eks-/) } },
    });
    expect((await eks.send(new ListNodegroupsCommand({ clusterName: name }))).nodegroups).toContain('shown');
    const again = await refusal(create({}, 'shown'));
    expect(again).toMatchObject({
      name: 'ResourceInUseException',
      message: 'NodeGroup already exists with name shown and cluster name nodes',
    });
    await removeNodegroup(account, name, 'shown');
    expect(await instancesOf(account, 'shown')).toEqual([]);
    const { accessEntries } = await eks.send(new ListAccessEntriesCommand({ clusterName: name }));
    expect(accessEntries).toContain(account.nodeRole);
  });

  test('grows and shrinks', async () => {
    const { eks } = account;
    await createNodegroup(account, name, 'sized', { scalingConfig: one });
    const resize = async (desiredSize: number, maxSize?: number) => {
      const { update } = await eks.send(
        new UpdateNodegroupConfigCommand({
          clusterName: name,
          nodegroupName: 'sized',
          scalingConfig: { desiredSize, ...(maxSize !== undefined && { maxSize }) },
        }),
      );
      await eventually(async () => {
        const now = await eks.send(
          new DescribeUpdateCommand({ name, nodegroupName: 'sized', updateId: update?.id }),
        );
        return now.update?.status === 'Successful';
      });
      return (await instancesOf(account, 'sized')).length;
    };
    expect(await resize(2)).toBe(2);
    // Beyond the maximum that it was made with.
    expect(await resize(4, 4)).toBe(4);
    expect(await resize(0)).toBe(0);
    const nothing = new UpdateNodegroupConfigCommand({
      clusterName: name,
      nodegroupName: 'sized',
      scalingConfig: { desiredSize: 0 },
    });
    expect((await refusal(eks.send(nothing))).message).toContain('No changes needed');
    await removeNodegroup(account, name, 'sized');
  });

  test('starts its instances as its launch template says, and anew for another version of it', async () => {
    const { ec2, eks } = account;
    const data = (size: number) => ({
      BlockDeviceMappings: [
        { DeviceName: '/dev/xvda', Ebs: { VolumeSize: size, VolumeType: 'gp3' as const, Encrypted: true } },
      ],
      TagSpecifications: [
        { ResourceType: 'instance' as const, Tags: [{ Key: 'team', Value: 'a' }] },
        { ResourceType: 'volume' as const, Tags: [{ Key: 'team', Value: 'a' }] },
        { ResourceType: 'network-interface' as const, Tags: [{ Key: 'part', Value: 'interface' }] },
      ],
    });
    await ec2.send(
      new CreateLaunchTemplateCommand({ LaunchTemplateName: 'own', LaunchTemplateData: data(30) }),
    );
    const nodegroup = await createNodegroup(account, name, 'templated', {
      scalingConfig: one,
      launchTemplate: { name: 'own' },
    });
    expect(nodegroup.launchTemplate).toMatchObject({ name: 'own', version: '1' });
    expect(nodegroup.diskSize).toBeUndefined();
    const volumes = async () => {
      const { Volumes = [] } = await ec2.send(
        new DescribeVolumesCommand({ Filters: [{ Name: 'tag:team', Values: ['a'] }] }),
      );
      return Volumes;
    };
    expect(await volumes()).toMatchObject([{ Size: 30, Encrypted: true }]);
    const [instance] = await instancesOf(account, 'templated');
    expect(instance?.Tags).toContainEqual({ Key: 'team', Value: 'a' });
    const { NetworkInterfaces } = await ec2.send(
      new DescribeNetworkInterfacesCommand({ Filters: [{ Name: 'tag:part', Values: ['interface'] }] }),
    );
    expect(NetworkInterfaces?.map(({ Attachment }) => Attachment?.InstanceId)).toEqual([
      instance?.InstanceId,
    ]);
    await ec2.send(
      new CreateLaunchTemplateVersionCommand({ LaunchTemplateName: 'own', LaunchTemplateData: data(40) }),
    );
    await eks.send(
      new UpdateNodegroupVersionCommand({
        clusterName: name,
        nodegroupName: 'templated',
        launchTemplate: { name: 'own', version: '2' },
      }),
    );
    const updated = await nodegroupOnce(account, name, 'templated', 'ACTIVE');
    expect(updated.launchTemplate?.version).toBe('2');
    expect(await volumes()).toMatchObject([{ Size: 40 }]);
    await removeNodegroup(account, name, 'templated');
    expect(await volumes()).toEqual([]);
  });

  test('is of an earlier release that is asked for, and anew of another one', async () => {
    const { eks } = account;
    const nodegroupName = 'released';
    const { releaseVersion: newest = '' } = await createNodegroup(account, name, 'newest', {
      scalingConfig: one,
    });
    const [release = '', day] = newest.split('-');
    expect(day).toBe('20261117');
    const wanted = `${release}-20261103`;
    const made = await createNodegroup(account, name, nodegroupName, {
      scalingConfig: one,
      releaseVersion: wanted,
    });
    expect(made.releaseVersion).toBe(wanted);
    const [before] = await instancesOf(account, nodegroupName);
    await eks.send(
      new UpdateNodegroupVersionCommand({ clusterName: name, nodegroupName, releaseVersion: newest }),
    );
    expect((await nodegroupOnce(account, name, nodegroupName, 'ACTIVE')).releaseVersion).toBe(newest);
    const [after] = await instancesOf(account, nodegroupName);
    expect(after?.ImageId).not.toBe(before?.ImageId);
    await removeNodegroup(account, name, nodegroupName);
    await removeNodegroup(account, name, 'newest');
  });

  test('has EC2 launch its instances as the template asks for', async () => {
    const { ec2 } = account;
    const LaunchTemplateData = { Monitoring: { Enabled: true }, EbsOptimized: true };
    await ec2.send(new CreateLaunchTemplateCommand({ LaunchTemplateName: 'watched', LaunchTemplateData }));
    await createNodegroup(account, name, 'watched', {
      scalingConfig: one,
      launchTemplate: { name: 'watched' },
    });
    const [instance] = await instancesOf(account, 'watched');
    expect(instance).toMatchObject({ Monitoring: { State: 'enabled' }, EbsOptimized: true });
    await removeNodegroup(account, name, 'watched');
  });

  test('has the disk, the market, the labels and the taints that are asked for, and others later', async () => {
    const { ec2, eks } = account;
    const nodegroupName = 'asked';
    await createNodegroup(account, name, nodegroupName, {
      scalingConfig: one,
      diskSize: 33,
      capacityType: 'SPOT',
      labels: { tier: 'web', old: 'yes' },
      taints: [{ key: 'only', value: 'web', effect: 'NO_SCHEDULE' }],
    });
    const [instance] = await instancesOf(account, nodegroupName);
    expect(instance?.InstanceLifecycle).toBe('spot');
    const { Volumes } = await ec2.send(
      new DescribeVolumesCommand({
        Filters: [{ Name: 'attachment.instance-id', Values: [instance?.InstanceId ?? ''] }],
      }),
    );
    expect(Volumes?.map(({ Size }) => Size)).toEqual([33]);
    const kubernetes = await kubernetesClient(emulator, account, name);
    const node = async () =>
      (await kubernetes.list('/api/v1/nodes')).find(
        ({ metadata }) => metadata.labels?.['eks.amazonaws.com/nodegroup'] === nodegroupName,
      );
    expect(await node()).toMatchObject({
      metadata: { labels: { tier: 'web', old: 'yes' } },
      spec: { taints: [{ key: 'only', value: 'web', effect: 'NoSchedule' }] },
    });
    await eks.send(
      new UpdateNodegroupConfigCommand({
        clusterName: name,
        nodegroupName,
        labels: { addOrUpdateLabels: { tier: 'data' }, removeLabels: ['old'] },
        taints: {
          addOrUpdateTaints: [{ key: 'late', value: 'yes', effect: 'NO_EXECUTE' }],
          removeTaints: [{ key: 'only', value: 'web', effect: 'NO_SCHEDULE' }],
        },
      }),
    );
    await nodegroupOnce(account, name, nodegroupName, 'ACTIVE');
    const later = await node();
    expect(later).toMatchObject({
      metadata: { labels: { tier: 'data' } },
      spec: { taints: [{ key: 'late', value: 'yes', effect: 'NoExecute' }] },
    });
    expect(later?.metadata.labels).not.toHaveProperty('old');
    await removeNodegroup(account, name, nodegroupName);
  });

  test('keeps a warm pool, grows out of it and shrinks into it', async () => {
    const { ec2, eks } = account;
    const nodegroupName = 'warm';
    const stateOf = async (): Promise<Record<string, string | undefined>> => {
      const { Reservations = [] } = await ec2.send(
        new DescribeInstancesCommand({
          Filters: [
            { Name: 'tag:eks:nodegroup-name', Values: [nodegroupName] },
            { Name: 'instance-state-name', Values: ['running', 'stopped'] },
          ],
        }),
      );
      return Object.fromEntries(
        Reservations.flatMap(({ Instances = [] }) => Instances).map(({ InstanceId = '', State }) => [
          InstanceId,
          State?.Name,
        ]),
      );
    };
    const inState = async (state: string): Promise<string[]> =>
      Object.entries(await stateOf()).flatMap(([id, now]) => (now === state ? [id] : []));
    const change = async (wish: Partial<UpdateNodegroupConfigCommandInput>) => {
      await eks.send(new UpdateNodegroupConfigCommand({ clusterName: name, nodegroupName, ...wish }));
      await nodegroupOnce(account, name, nodegroupName, 'ACTIVE');
    };
    expect(
      (await refusal(create({ warmPoolConfig: { enabled: true, poolState: 'HIBERNATED' } }))).message,
    ).toContain('does not model poolState HIBERNATED');
    await createNodegroup(account, name, nodegroupName, {
      scalingConfig: { minSize: 0, desiredSize: 1, maxSize: 4 },
      warmPoolConfig: { enabled: true, maxGroupPreparedCapacity: 3, reuseOnScaleIn: true },
    });
    expect([await inState('running'), await inState('stopped')].map(({ length }) => length)).toEqual([1, 2]);
    const prepared = await inState('stopped');
    await change({ scalingConfig: { desiredSize: 3 } });
    const grown = await inState('running');
    expect(grown).toEqual(expect.arrayContaining(prepared));
    expect(grown).toHaveLength(3);
    await change({ scalingConfig: { desiredSize: 1 } });
    const back = await inState('stopped');
    expect(back).toHaveLength(2);
    expect(grown).toEqual(expect.arrayContaining(back));
    await change({ warmPoolConfig: { poolState: 'RUNNING', minSize: 3 } });
    expect((await inState('running')).length).toBe(4);
    const kubernetes = await kubernetesClient(emulator, account, name);
    const nodes = (await kubernetes.list('/api/v1/nodes')).filter(
      ({ metadata }) => metadata.labels?.['eks.amazonaws.com/nodegroup'] === nodegroupName,
    );
    expect(nodes).toHaveLength(1);
    await change({ warmPoolConfig: { enabled: false } });
    expect(Object.keys(await stateOf())).toHaveLength(1);
    await removeNodegroup(account, name, nodegroupName);
    expect(await stateOf()).toEqual({});
  });

  test('replaces as many nodes at once as may be missing, and makes room for them or not', async () => {
    const { eks } = account;
    const nodegroupName = 'replaced';
    const two = { minSize: 0, desiredSize: 2, maxSize: 2 };
    await createNodegroup(account, name, nodegroupName, { scalingConfig: two });
    /** In which order instances come and go while every node is replaced. */
    const order = async (updateConfig: UpdateNodegroupConfigCommandInput['updateConfig']) => {
      const group = { clusterName: name, nodegroupName };
      await eks.send(new UpdateNodegroupConfigCommand({ ...group, updateConfig }));
      await nodegroupOnce(account, name, nodegroupName, 'ACTIVE');
      const earlier = (await emulator.calls()).length;
      await eks.send(new UpdateNodegroupVersionCommand(group));
      await nodegroupOnce(account, name, nodegroupName, 'ACTIVE');
      return (await emulator.calls())
        .slice(earlier)
        .flatMap(({ operation }) =>
          operation === 'RunInstances'
            ? ['comes']
            : operation === 'TerminateInstanceInAutoScalingGroup'
              ? ['goes']
              : [],
        )
        .join(' ');
    };
    expect(await order({ updateStrategy: 'MINIMAL' })).toBe('goes comes goes comes');
    expect(await order({ maxUnavailable: 2, updateStrategy: 'MINIMAL' })).toBe('goes goes comes comes');
    expect(await order({ maxUnavailablePercentage: 100, updateStrategy: 'MINIMAL' })).toBe(
      'goes goes comes comes',
    );
    expect(await order({ maxUnavailable: 1, updateStrategy: 'DEFAULT' })).toMatch(/^comes comes comes comes/);
    await removeNodegroup(account, name, nodegroupName);
  });

  test('is repaired as it is told, and otherwise later', async () => {
    const { eks } = account;
    const nodegroupName = 'repaired';
    const none = { ...one, desiredSize: 0 };
    const override = {
      nodeMonitoringCondition: 'AcceleratedInstanceNotReady',
      nodeUnhealthyReason: 'NvidiaXID13Error',
      minRepairWaitTimeMins: 10,
      repairAction: 'Replace' as const,
    };
    const nodeRepairConfig = {
      enabled: true,
      maxParallelNodesRepairedCount: 2,
      nodeRepairConfigOverrides: [override],
    };
    await createNodegroup(account, name, nodegroupName, { scalingConfig: none, nodeRepairConfig });
    const now = async () => (await nodegroupOnce(account, name, nodegroupName, 'ACTIVE')).nodeRepairConfig;
    expect(await now()).toEqual(nodeRepairConfig);
    const update = (wish: UpdateNodegroupConfigCommandInput['nodeRepairConfig']) =>
      eks.send(
        new UpdateNodegroupConfigCommand({ clusterName: name, nodegroupName, nodeRepairConfig: wish }),
      );
    for (const wish of [
      { maxUnhealthyNodeThresholdCount: 1, maxUnhealthyNodeThresholdPercentage: 10 },
      { maxParallelNodesRepairedCount: 1, maxParallelNodesRepairedPercentage: 10 },
      { nodeRepairConfigOverrides: [{ repairAction: 'Reboot' as const }] },
    ]) {
      expect((await refusal(update(wish))).name).toBe('InvalidParameterException');
    }
    expect((await refusal(update(nodeRepairConfig))).message).toContain('No changes needed');
    await update({ enabled: false });
    expect(await now()).toEqual({ enabled: false });
    await removeNodegroup(account, name, nodegroupName);
  });

  test('is made once for one client request token', async () => {
    const wish = { clientRequestToken: 'once', scalingConfig: { ...one, desiredSize: 0 } };
    const { nodegroup: first } = await create(wish, 'repeated');
    const { nodegroup: again } = await create(wish, 'repeated');
    expect(again?.nodegroupArn).toBe(first?.nodegroupArn);
    expect((await refusal(create({ ...wish, clientRequestToken: 'twice' }, 'repeated'))).name).toBe(
      'ResourceInUseException',
    );
  });

  test('is reached by SSH from some groups alone', async () => {
    const { ec2, vpcId } = account;
    await ec2.send(new CreateKeyPairCommand({ KeyName: 'ours' }));
    const { GroupId = '' } = await ec2.send(
      new CreateSecurityGroupCommand({ GroupName: 'bastion', Description: 'bastion', VpcId: vpcId }),
    );
    const nodegroup = await createNodegroup(account, name, 'opened-to-some', {
      scalingConfig: { ...one, desiredSize: 0 },
      remoteAccess: { ec2SshKey: 'ours', sourceSecurityGroups: [GroupId] },
    });
    const GroupIds = [nodegroup.resources?.remoteAccessSecurityGroup ?? ''];
    const { SecurityGroups } = await ec2.send(new DescribeSecurityGroupsCommand({ GroupIds }));
    expect(SecurityGroups).toMatchObject([
      { IpPermissions: [{ FromPort: 22, ToPort: 22, IpRanges: [], UserIdGroupPairs: [{ GroupId }] }] },
    ]);
    await removeNodegroup(account, name, 'opened-to-some');
  });

  test('is reached by SSH only when a key is given', async () => {
    const { ec2 } = account;
    const answer = await refusal(create({ remoteAccess: { ec2SshKey: 'absent' } }));
    expect(answer).toMatchObject({ name: 'InvalidParameterException' });
    await ec2.send(new CreateKeyPairCommand({ KeyName: 'mine' }));
    const nodegroup = await createNodegroup(account, name, 'opened-by-key', {
      scalingConfig: one,
      remoteAccess: { ec2SshKey: 'mine' },
    });
    const GroupIds = [nodegroup.resources?.remoteAccessSecurityGroup ?? ''];
    const { SecurityGroups } = await ec2.send(new DescribeSecurityGroupsCommand({ GroupIds }));
    expect(SecurityGroups).toMatchObject([{ IpPermissions: [{ FromPort: 22, ToPort: 22 }] }]);
    await removeNodegroup(account, name, 'opened-by-key');
    const gone = await refusal(ec2.send(new DescribeSecurityGroupsCommand({ GroupIds })));
    expect(gone.name).toBe('InvalidGroup.NotFound');
  });

  test('gets new instances for a new version', async () => {
    const { eks } = account;
    await createNodegroup(account, name, 'rolled', { version: '1.35', scalingConfig: one });
    const [before] = await instancesOf(account, 'rolled');
    const wrong = new UpdateNodegroupVersionCommand({
      clusterName: name,
      nodegroupName: 'rolled',
      releaseVersion: '1.36.0-20200101',
    });
    expect((await refusal(eks.send(wrong))).message).toBe(
      'Requested release version 1.36.0-20200101 is not valid for kubernetes version 1.36.',
    );
    await eks.send(new UpdateNodegroupVersionCommand({ clusterName: name, nodegroupName: 'rolled' }));
    const rolled = await nodegroupOnce(account, name, 'rolled', 'ACTIVE');
    const [after] = await instancesOf(account, 'rolled');
    expect(rolled.version).toBe('1.36');
    expect(after?.InstanceId).not.toBe(before?.InstanceId);
    expect(after?.ImageId).not.toBe(before?.ImageId);
    await removeNodegroup(account, name, 'rolled');
  });
});

test('where there are no access entries, EKS maps the nodes’ role in aws-auth, and unmaps it with the last group', async () => {
  const clusterName = 'mapped';
  await createCluster(account, clusterName, { accessConfig: { authenticationMode: 'CONFIG_MAP' } });
  await createNodegroup(account, clusterName, 'mapped', { scalingConfig: one });
  const kubernetes = await kubernetesClient(emulator, account, clusterName);
  const mapRoles = async () =>
    Object(await kubernetes.get('/api/v1/namespaces/kube-system/configmaps/aws-auth')).data?.mapRoles;
  // Without its path, as aws-iam-authenticator sees it.
  expect(await mapRoles()).toContain('arn:aws:iam::123456789012:role/node');
  await removeNodegroup(account, clusterName, 'mapped');
  expect(await mapRoles()).not.toContain('role/node');
});
