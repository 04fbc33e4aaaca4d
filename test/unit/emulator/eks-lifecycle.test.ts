import { DescribeInstancesCommand, DescribeNetworkInterfacesCommand } from '@aws-sdk/client-ec2';
import {
  CreateAddonCommand,
  DeleteClusterCommand,
  DeleteNodegroupCommand,
  DescribeAddonCommand,
  DescribeClusterCommand,
  DescribeNodegroupCommand,
  ListAccessEntriesCommand,
} from '@aws-sdk/client-eks';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type Account,
  createCluster,
  createNodegroup,
  eventually,
  furnish,
  untilRefused,
} from './eks-account.ts';
import { type EmulatorInTest, emulatorInTest } from './emulator-in-test.ts';

let emulator: EmulatorInTest;
let account: Account;

beforeAll(async () => {
  emulator = await emulatorInTest({ speed: 500 });
  account = await furnish(emulator);
});
afterAll(() => emulator.close());

test('a cluster, its add-ons and its nodes come, and go without a trace', async () => {
  const before = await emulator.resources();
  const { eks, ec2, nodeRole } = account;

  const cluster = await createCluster(account, 'whole', { bootstrapSelfManagedAddons: false });
  expect(cluster.endpoint).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
  for (const addonName of ['vpc-cni', 'coredns']) {
    await eks.send(new CreateAddonCommand({ clusterName: 'whole', addonName }));
  }
  const addon = (addonName: string, status: string) =>
    eventually(async () => {
      const { addon } = await eks.send(new DescribeAddonCommand({ clusterName: 'whole', addonName }));
      return addon?.status === status && addon;
    });
  await addon('vpc-cni', 'ACTIVE');
  expect((await addon('coredns', 'DEGRADED')).health?.issues?.[0]?.code).toBe('InsufficientNumberOfReplicas');

  await createNodegroup(account, 'whole', 'nodes');
  await addon('coredns', 'ACTIVE');
  const { accessEntries } = await eks.send(new ListAccessEntriesCommand({ clusterName: 'whole' }));
  expect(accessEntries).toContain(nodeRole);
  const { Reservations = [] } = await ec2.send(
    new DescribeInstancesCommand({ Filters: [{ Name: 'tag:eks:nodegroup-name', Values: ['nodes'] }] }),
  );
  expect(
    Reservations.flatMap(({ Instances = [] }) => Instances.map(({ SubnetId }) => SubnetId)).toSorted(),
  ).toEqual(account.subnetIds.toSorted());
  const { NetworkInterfaces } = await ec2.send(
    new DescribeNetworkInterfacesCommand({
      Filters: [{ Name: 'description', Values: ['Amazon EKS whole'] }],
    }),
  );
  expect(NetworkInterfaces).toHaveLength(2);

  await eks.send(new DeleteNodegroupCommand({ clusterName: 'whole', nodegroupName: 'nodes' }));
  await untilRefused(
    () => eks.send(new DescribeNodegroupCommand({ clusterName: 'whole', nodegroupName: 'nodes' })),
    'ResourceNotFoundException',
  );
  await eks.send(new DeleteClusterCommand({ name: 'whole' }));
  await untilRefused(
    () => eks.send(new DescribeClusterCommand({ name: 'whole' })),
    'ResourceNotFoundException',
  );
  expect(await emulator.resources()).toEqual(before);
}, 60_000);
