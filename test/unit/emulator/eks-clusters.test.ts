import {
  CloudWatchLogsClient,
  DeleteLogGroupCommand,
  DescribeLogStreamsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import {
  CreateSecurityGroupCommand,
  DeleteSubnetCommand,
  DescribeNetworkInterfacesCommand,
  DescribeSecurityGroupsCommand,
} from '@aws-sdk/client-ec2';
import {
  CreateClusterCommand,
  DeleteClusterCommand,
  DescribeClusterCommand,
  DescribeClusterVersionsCommand,
  DescribeUpdateCommand,
  EKSClient,
  ListClustersCommand,
  ListInsightsCommand,
  ListTagsForResourceCommand,
  ListUpdatesCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateClusterConfigCommand,
  UpdateClusterVersionCommand,
} from '@aws-sdk/client-eks';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Account,
  clusterOnce,
  clusterRequest,
  createCluster,
  createNetwork,
  createNodegroup,
  createSubnet,
  eventually,
  furnish,
  untilRefused,
} from './eks-account.ts';
import { kubernetesClient } from './eks-kubernetes.ts';
import { type EmulatorInTest, emulatorInTest, refusal } from './emulator-in-test.ts';

let emulator: EmulatorInTest;
let account: Account;

beforeAll(async () => {
  emulator = await emulatorInTest({ speed: 500 });
  account = await furnish(emulator);
});
afterAll(() => emulator.close());

const updateConfig = (name: string, wish: object) =>
  account.eks.send(new UpdateClusterConfigCommand({ name, ...wish }));

/** The status in which an update ends. */
const updateEnds = (name: string, updateId: string | undefined) =>
  eventually(async () => {
    const { update } = await account.eks.send(new DescribeUpdateCommand({ name, updateId }));
    return update?.status !== 'InProgress' && update?.status;
  });

describe('a cluster', () => {
  test('shows its endpoint, its CA and its issuer once it is ACTIVE, and not before', async () => {
    const { eks } = account;
    const { cluster: young } = await eks.send(new CreateClusterCommand(clusterRequest(account, 'young')));
    expect(young).toMatchObject({
      status: 'CREATING',
      version: '1.36',
      upgradePolicy: { supportType: 'EXTENDED' },
      deletionProtection: false,
      resourcesVpcConfig: { endpointPublicAccess: true, endpointPrivateAccess: false, vpcId: account.vpcId },
    });
    expect(young?.endpoint).toBeUndefined();
    expect(young?.certificateAuthority?.data).toBeUndefined();
    expect(young?.identity).toBeUndefined();
    const active = await clusterOnce(account, 'young', 'ACTIVE');
    expect(active.endpoint).toMatch(/^https:/);
    expect(Buffer.from(active.certificateAuthority?.data ?? '', 'base64').toString()).toContain(
      'BEGIN CERTIFICATE',
    );
    expect(active.identity?.oidc?.issuer).toMatch(
      /^https:\/\/oidc\.eks\.us-east-1\.amazonaws\.com\/id\/[0-9A-F]{32}$/,
    );
  });

  test('has a security group of EKS’s, whose members reach one another', async () => {
    const cluster = await createCluster(account, 'grouped');
    const id = cluster.resourcesVpcConfig?.clusterSecurityGroupId ?? '';
    const { SecurityGroups: [group] = [] } = await account.ec2.send(
      new DescribeSecurityGroupsCommand({ GroupIds: [id] }),
    );
    expect(group?.GroupName).toMatch(/^eks-cluster-sg-grouped-\d+$/);
    expect(group?.IpPermissions).toMatchObject([{ IpProtocol: '-1', UserIdGroupPairs: [{ GroupId: id }] }]);
    expect(group?.Tags).toContainEqual({ Key: 'kubernetes.io/cluster/grouped', Value: 'owned' });
    expect(group?.Tags).toContainEqual({ Key: 'aws:eks:cluster-name', Value: 'grouped' });
  });

  test('is made once for one client request token, and its name is taken for others', async () => {
    const { eks } = account;
    const request = clusterRequest(account, 'once', { clientRequestToken: 'one' });
    const first = await eks.send(new CreateClusterCommand(request));
    const again = await eks.send(new CreateClusterCommand(request));
    expect(again.cluster?.createdAt).toEqual(first.cluster?.createdAt);
    const other = eks.send(new CreateClusterCommand({ ...request, clientRequestToken: 'two' }));
    await expect(other).rejects.toMatchObject({
      name: 'ResourceInUseException',
      message: 'Cluster already exists with name: once',
      clusterName: 'once',
    });
  });

  test('fails when its subnets go while it is made, says so, and can be deleted', async () => {
    const { ec2, eks } = account;
    const { subnetIds } = await createNetwork(ec2);
    await eks.send(
      new CreateClusterCommand(clusterRequest(account, 'failed', { resourcesVpcConfig: { subnetIds } })),
    );
    for (const SubnetId of subnetIds) await ec2.send(new DeleteSubnetCommand({ SubnetId }));
    const failed = await clusterOnce(account, 'failed', 'FAILED');
    expect(failed.health?.issues).toMatchObject([{ code: 'Ec2SubnetNotFound', resourceIds: subnetIds }]);
    await eks.send(new DeleteClusterCommand({ name: 'failed' }));
    await untilRefused(
      () => eks.send(new DescribeClusterCommand({ name: 'failed' })),
      'ResourceNotFoundException',
    );
  });

  test('can be deleted while it is made, whatever protects it', async () => {
    const { eks } = account;
    await eks.send(
      new CreateClusterCommand(clusterRequest(account, 'aborted', { deletionProtection: true })),
    );
    const { cluster } = await eks.send(new DeleteClusterCommand({ name: 'aborted' }));
    expect(cluster?.status).toBe('DELETING');
    await untilRefused(
      () => eks.send(new DescribeClusterCommand({ name: 'aborted' })),
      'ResourceNotFoundException',
    );
  });

  test('that does not exist is refused by name', async () => {
    const absent = account.eks.send(new DescribeClusterCommand({ name: 'absent' }));
    await expect(absent).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'No cluster found for name: absent.',
      $metadata: { httpStatusCode: 404 },
    });
  });

  test('belongs to one region', async () => {
    const elsewhere = new EKSClient({ ...emulator.admin, region: 'eu-west-1' });
    expect((await elsewhere.send(new ListClustersCommand({}))).clusters).toEqual([]);
  });
});

describe('a cluster that stands', () => {
  beforeAll(async () => {
    await createCluster(account, 'stands', {
      version: '1.35',
      tags: { team: 'a' },
      accessConfig: { authenticationMode: 'CONFIG_MAP' },
    });
  });

  test('is listed, page by page, beside none of the connector', async () => {
    const first = await account.eks.send(new ListClustersCommand({ maxResults: 1 }));
    expect(first.clusters).toHaveLength(1);
    const second = await account.eks.send(new ListClustersCommand({ nextToken: first.nextToken }));
    expect([...(first.clusters ?? []), ...(second.clusters ?? [])]).toContain('stands');
    const all = await account.eks.send(new ListClustersCommand({ include: ['all'] }));
    expect(all.clusters).toContain('stands');
    const some = account.eks.send(new ListClustersCommand({ include: ['some'] }));
    expect((await refusal(some)).name).toBe('InvalidParameterException');
  });

  test('is tagged by its ARN', async () => {
    const { eks } = account;
    const { cluster } = await eks.send(new DescribeClusterCommand({ name: 'stands' }));
    const resourceArn = cluster?.arn;
    await eks.send(new TagResourceCommand({ resourceArn, tags: { owner: 'b' } }));
    await eks.send(new UntagResourceCommand({ resourceArn, tagKeys: ['team'] }));
    expect((await eks.send(new ListTagsForResourceCommand({ resourceArn }))).tags).toEqual({ owner: 'b' });
    const stranger = new ListTagsForResourceCommand({ resourceArn: `${resourceArn}x` });
    expect((await refusal(eks.send(stranger))).name).toBe('NotFoundException');
  });

  test('is deleted only when its protection is off', async () => {
    const { eks } = account;
    const { update } = await updateConfig('stands', { deletionProtection: true });
    expect(update).toMatchObject({ type: 'DeletionProtectionUpdate', status: 'InProgress' });
    expect(await updateEnds('stands', update?.id)).toBe('Successful');
    const answer = await refusal(eks.send(new DeleteClusterCommand({ name: 'stands' })));
    expect(answer).toMatchObject({ name: 'InvalidRequestException', status: 400 });
    const off = await updateConfig('stands', { deletionProtection: false });
    expect(await updateEnds('stands', off.update?.id)).toBe('Successful');
  });

  test('is given and taken zonal shifts and a tier, one at a time', async () => {
    for (const [change, type] of [
      [{ zonalShiftConfig: { enabled: true } }, 'ZonalShiftConfigUpdate'],
      [{ controlPlaneScalingConfig: { tier: 'tier-xl' } }, 'ControlPlaneScalingConfigUpdate'],
      [{ zonalShiftConfig: { enabled: false } }, 'ZonalShiftConfigUpdate'],
      [{ controlPlaneScalingConfig: { tier: 'standard' } }, 'ControlPlaneScalingConfigUpdate'],
    ] as const) {
      const { update } = await updateConfig('stands', change);
      expect(update).toMatchObject({ type, status: 'InProgress' });
      expect(await updateEnds('stands', update?.id)).toBe('Successful');
      expect((await refusal(updateConfig('stands', change))).message).toContain(
        'already at the desired configuration',
      );
    }
  });

  test('has settings of components, which it merges', async () => {
    const components = async () => {
      const { cluster } = await account.eks.send(new DescribeClusterCommand({ name: 'stands' }));
      return {
        server: cluster?.kubeApiServerConfig,
        strategy: cluster?.kubeSchedulerConfig?.nodeResourcesFit?.scoringStrategy,
        manager: cluster?.kubeControllerManagerConfig,
      };
    };
    const usual = await components();
    expect(usual).toEqual({
      server: { eventTtl: '60m', serviceNodePortRange: { minPort: 30_000, maxPort: 32_767 } },
      strategy: {
        type: 'LeastAllocated',
        resources: [
          { name: 'cpu', weight: 1 },
          { name: 'memory', weight: 1 },
        ],
      },
      manager: {
        podGcControllerConfig: { terminatedPodGcThreshold: 12_500 },
        horizontalPodAutoscalerControllerConfig: { horizontalPodAutoscalerSyncPeriod: '15s' },
      },
    });
    const wish = {
      kubeApiServerConfig: { eventTtl: '30m' },
      kubeSchedulerConfig: { nodeResourcesFit: { scoringStrategy: { type: 'MostAllocated' } } },
    };
    const { update } = await updateConfig('stands', wish);
    expect(update).toMatchObject({ type: 'ControlPlaneComponentConfigUpdate', status: 'InProgress' });
    expect(await updateEnds('stands', update?.id)).toBe('Successful');
    expect(await components()).toEqual({
      ...usual,
      server: { ...usual.server, eventTtl: '30m' },
      strategy: { ...usual.strategy, type: 'MostAllocated' },
    });
    for (const [refused, words] of [
      [wish, 'already at the desired configuration'],
      [{ kubeApiServerConfig: { eventTtl: '5m' } }, 'must be between'],
      [
        { kubeControllerManagerConfig: { podGcControllerConfig: { terminatedPodGcThreshold: 12_000 } } },
        'requires a provisioned control plane',
      ],
    ] as const) {
      expect((await refusal(updateConfig('stands', refused))).message).toContain(words);
    }
  });

  test.each<[string, object, string]>([
    ['nothing', {}, 'No changes needed'],
    [
      'two kinds of change at once',
      { deletionProtection: true, upgradePolicy: { supportType: 'STANDARD' } },
      'Only one type of update can be allowed.',
    ],
    [
      'the support it has',
      { upgradePolicy: { supportType: 'EXTENDED' } },
      'already at the desired configuration',
    ],
    [
      'the endpoint it has',
      { resourcesVpcConfig: { endpointPublicAccess: true } },
      'Cluster is already at the desired configuration with endpointPrivateAccess: false , endpointPublicAccess: ' +
        'true, and Public Endpoint Restrictions: [0.0.0.0/0]',
    ],
    [
      'the logs it has',
      { logging: { clusterLogging: [{ types: ['api'], enabled: false }] } },
      'No changes needed for the logging config provided',
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
    [
      'an endpoint for a private range',
      { resourcesVpcConfig: { publicAccessCidrs: ['10.0.0.0/8'] } },
      'are not allowed in publicAccessCidrs',
    ],
    [
      'a mode two steps on',
      { accessConfig: { authenticationMode: 'API' } },
      'Unsupported authentication mode update from CONFIG_MAP to API',
    ],
  ])('is not updated to %s', async (_what, wish, message) => {
    await clusterOnce(account, 'stands', 'ACTIVE');
    const answer = await refusal(updateConfig('stands', wish));
    expect(answer.name).toBe('InvalidParameterException');
    expect(answer.message).toContain(message);
  });

  test('takes one update at a time, and keeps it', async () => {
    const { eks } = account;
    await clusterOnce(account, 'stands', 'ACTIVE');
    const { update } = await updateConfig('stands', {
      logging: { clusterLogging: [{ types: ['api', 'audit'], enabled: true }] },
    });
    await clusterOnce(account, 'stands', 'UPDATING');
    const second = await refusal(updateConfig('stands', { deletionProtection: true }));
    expect(second).toMatchObject({ name: 'ResourceInUseException', status: 409 });
    const deletion = await refusal(eks.send(new DeleteClusterCommand({ name: 'stands' })));
    expect(deletion.message).toContain('currently has an update in progress');
    expect(await updateEnds('stands', update?.id)).toBe('Successful');
    const { cluster } = await eks.send(new DescribeClusterCommand({ name: 'stands' }));
    expect(cluster?.logging?.clusterLogging?.[0]).toEqual({ types: ['api', 'audit'], enabled: true });
    const { updateIds } = await eks.send(new ListUpdatesCommand({ name: 'stands' }));
    expect(updateIds).toContain(update?.id);
  });

  test('has no insights yet', async () => {
    const { insights } = await account.eks.send(new ListInsightsCommand({ clusterName: 'stands' }));
    expect(insights).toEqual([]);
  });

  test('is upgraded one minor version at a time, its node groups first', async () => {
    const { eks } = account;
    await clusterOnce(account, 'stands', 'ACTIVE');
    const upgrade = (version: string) =>
      eks.send(new UpdateClusterVersionCommand({ name: 'stands', version }));
    expect((await refusal(upgrade('1.37'))).message).toBe(
      'Unsupported Kubernetes minor version update from 1.35 to 1.37',
    );
    expect((await refusal(upgrade('1.34'))).name).toBe('InvalidParameterException');
    await createNodegroup(account, 'stands', 'lagging', {
      version: '1.34',
      scalingConfig: { minSize: 0, maxSize: 1, desiredSize: 0 },
    });
    expect((await refusal(upgrade('1.36'))).message).toBe(
      'Nodegroups lagging must be updated to match cluster version 1.35 before updating cluster version',
    );
  });

  test('is not deleted under its node groups', async () => {
    const answer = account.eks.send(new DeleteClusterCommand({ name: 'stands' }));
    await expect(answer).rejects.toMatchObject({
      name: 'ResourceInUseException',
      message: 'Cluster has nodegroups attached',
      nodegroupName: 'lagging',
    });
  });
});

test('a cluster writes to CloudWatch the logs that are on, and no others', async () => {
  const name = 'logging';
  const logs = new CloudWatchLogsClient(emulator.admin);
  const logGroupName = `/aws/eks/${name}/cluster`;
  const streams = async () =>
    (await logs.send(new DescribeLogStreamsCommand({ logGroupName }))).logStreams?.map(({ logStreamName }) =>
      logStreamName?.replace(/-[0-9a-f]{32}$/, ''),
    );
  await createCluster(account, name, {
    logging: { clusterLogging: [{ types: ['audit', 'scheduler'], enabled: true }] },
  });
  await eventually(async () => (await streams().catch(() => []))?.length === 2);
  expect(await streams()).toEqual(['kube-apiserver-audit', 'kube-scheduler']);
  const { update } = await updateConfig(name, {
    logging: {
      clusterLogging: [
        { types: ['authenticator'], enabled: true },
        { types: ['audit', 'scheduler'], enabled: false },
      ],
    },
  });
  await updateEnds(name, update?.id);
  expect(await streams()).toEqual(['authenticator', 'kube-apiserver-audit', 'kube-scheduler']);
  await logs.send(new DeleteLogGroupCommand({ logGroupName }));
  await account.eks.send(new DeleteClusterCommand({ name }));
  await untilRefused(
    () => account.eks.send(new DescribeClusterCommand({ name })),
    'ResourceNotFoundException',
  );
  // A control plane that ends has its last words still to write.
  expect(await streams()).toEqual(['authenticator']);
});

test('a cluster keeps the support policy that its version has left no choice of', async () => {
  await createCluster(account, 'extended', { version: '1.33' });
  const answer = await refusal(updateConfig('extended', { upgradePolicy: { supportType: 'STANDARD' } }));
  expect(answer).toMatchObject({ name: 'InvalidParameterException', status: 400 });
  expect(answer.message).toContain('is in extended support');
});

test('a cluster moves into other subnets of its VPC, under other groups', async () => {
  const { ec2, vpcId, subnetIds } = account;
  const name = 'moving';
  await createCluster(account, name);
  const other = await createSubnet(ec2, vpcId, 'us-east-1b', '10.0.64.0/24');
  const elsewhere = await createSubnet(ec2, vpcId, 'us-east-1c', '10.0.65.0/24');
  const { GroupId = '' } = await ec2.send(
    new CreateSecurityGroupCommand({ GroupName: 'later', Description: 'later', VpcId: vpcId }),
  );
  const wish = { subnetIds: [subnetIds[0] ?? '', other], securityGroupIds: [GroupId] };
  await expect(
    updateConfig(name, { resourcesVpcConfig: { ...wish, subnetIds: [subnetIds[0] ?? '', elsewhere] } }),
  ).rejects.toThrow("belong to the AZs 'us-east-1c', and not to those in which the cluster was created");
  const { update } = await updateConfig(name, { resourcesVpcConfig: wish });
  expect(await updateEnds(name, update?.id)).toBe('Successful');
  const { NetworkInterfaces = [] } = await ec2.send(
    new DescribeNetworkInterfacesCommand({
      Filters: [{ Name: 'description', Values: [`Amazon EKS ${name}`] }],
    }),
  );
  expect(NetworkInterfaces.map(({ SubnetId }) => SubnetId).toSorted()).toEqual(wish.subnetIds.toSorted());
  expect(
    NetworkInterfaces.map(({ Groups = [] }) => Groups.some((group) => group.GroupId === GroupId)),
  ).toEqual([true, true]);
});

test('an upgrade changes the version, and can be taken back for some days', async () => {
  const { eks } = account;
  await createCluster(account, 'upgraded', { version: '1.35' });
  const { update } = await eks.send(new UpdateClusterVersionCommand({ name: 'upgraded', version: '1.36' }));
  expect(update?.type).toBe('VersionUpdate');
  expect(await updateEnds('upgraded', update?.id)).toBe('Successful');
  expect((await clusterOnce(account, 'upgraded', 'ACTIVE')).version).toBe('1.36');
  // `eksctl upgrade cluster` waits until the API server says so, too.
  const kubernetes = await kubernetesClient(emulator, account, 'upgraded');
  expect(await kubernetes.get('/version')).toMatchObject({ major: '1', minor: '36' });
  const back = await eks.send(new UpdateClusterVersionCommand({ name: 'upgraded', version: '1.35' }));
  expect(back.update?.type).toBe('VersionRollback');
});

describe('DescribeClusterVersions', () => {
  const versions = async (wish: object = {}) =>
    (await account.eks.send(new DescribeClusterVersionsCommand(wish))).clusterVersions ?? [];

  test('tells the versions in support, with their dates', async () => {
    const all = await versions();
    expect(all.map(({ clusterVersion }) => clusterVersion)).toEqual([
      '1.37',
      '1.36',
      '1.35',
      '1.34',
      '1.33',
      '1.32',
      '1.31',
    ]);
    expect(all.find(({ clusterVersion }) => clusterVersion === '1.34')).toMatchObject({
      versionStatus: 'STANDARD_SUPPORT',
      endOfStandardSupportDate: new Date('2026-12-02T00:00:00Z'),
    });
  });

  test('finds the default one, those of a kind, those by name, and those of the past', async () => {
    expect((await versions({ defaultOnly: true })).map(({ clusterVersion }) => clusterVersion)).toEqual([
      '1.36',
    ]);
    const extended = await versions({ versionStatus: 'EXTENDED_SUPPORT' });
    expect(extended.map(({ clusterVersion }) => clusterVersion)).toEqual(['1.33', '1.32', '1.31']);
    expect(await versions({ status: 'extended-support' })).toEqual(extended);
    expect(await versions({ clusterType: 'eks' })).toHaveLength(7);
    expect(await versions({ clusterType: 'eks-local-outposts' })).toEqual([]);
    expect(await versions({ clusterVersions: ['1.35', '1.30'] })).toHaveLength(1);
    expect(await versions({ clusterVersions: ['1.30'], includeAll: true })).toMatchObject([
      { versionStatus: 'UNSUPPORTED' },
    ]);
  });
});

test('a reset forgets clusters and takes their API servers down', async () => {
  const cluster = await createCluster(account, 'forgotten');
  await emulator.reset();
  const { clusters } = await new EKSClient(emulator.admin).send(new ListClustersCommand({}));
  expect(clusters).toEqual([]);
  await expect(fetch(`${cluster.endpoint}/version`)).rejects.toThrow();
});
