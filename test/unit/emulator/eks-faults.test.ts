import { DescribeInstancesCommand, DescribeNetworkInterfacesCommand } from '@aws-sdk/client-ec2';
import {
  CreateClusterCommand,
  CreateNodegroupCommand,
  DeleteClusterCommand,
  DeleteNodegroupCommand,
  DescribeClusterCommand,
  DescribeNodegroupCommand,
} from '@aws-sdk/client-eks';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  type Account,
  clusterOnce,
  clusterRequest,
  createCluster,
  createNodegroup,
  eventually,
  furnish,
  nodegroupOnce,
  nodegroupRequest,
  untilRefused,
} from './eks-account.ts';
import { ask, kubernetesClient, tokenFor } from './eks-kubernetes.ts';
import { type EmulatorInTest, emulatorInTest, refusal } from './emulator-in-test.ts';

const clusterName = 'struck';
const one = { minSize: 0, maxSize: 2, desiredSize: 1 };

let emulator: EmulatorInTest;
let account: Account;

beforeAll(async () => {
  emulator = await emulatorInTest({ speed: 500 });
  account = await furnish(emulator);
  await createCluster(account, clusterName);
});
afterEach(() => strike());
afterAll(() => emulator.close());

/** Makes calls to other services fail from now on; replaces what was asked for before. */
const strike = async (...rules: { service: string; operation: string; effect: string; times: number }[]) => {
  const response = await fetch(`${emulator.url}/_emulator/faults`, {
    method: 'POST',
    body: JSON.stringify(rules),
  });
  expect(response.status).toBe(200);
};

const always = 1_000_000;

const gone = (nodegroupName: string) =>
  untilRefused(
    () => account.eks.send(new DescribeNodegroupCommand({ clusterName, nodegroupName })),
    'ResourceNotFoundException',
  );

describe('what EC2 refuses to EKS', () => {
  test('fails a cluster, which says so and can be deleted', async () => {
    const { eks, ec2 } = account;
    await strike({ service: 'ec2', operation: 'CreateNetworkInterface', effect: 'deny', times: always });
    await eks.send(new CreateClusterCommand(clusterRequest(account, 'denied')));
    const { health } = await clusterOnce(account, 'denied', 'FAILED');
    expect(health?.issues).toMatchObject([{ code: 'AccessDenied' }]);
    await eks.send(new DeleteClusterCommand({ name: 'denied' }));
    await untilRefused(
      () => eks.send(new DescribeClusterCommand({ name: 'denied' })),
      'ResourceNotFoundException',
    );
    const { NetworkInterfaces } = await ec2.send(
      new DescribeNetworkInterfacesCommand({
        Filters: [{ Name: 'description', Values: ['Amazon EKS denied'] }],
      }),
    );
    expect(NetworkInterfaces).toEqual([]);
  });

  test('is refused to the caller too, while a request is checked', async () => {
    await strike({ service: 'ec2', operation: 'DescribeSubnets', effect: 'deny', times: always });
    const answer = await refusal(
      account.eks.send(new CreateClusterCommand(clusterRequest(account, 'unchecked'))),
    );
    expect(answer).toMatchObject({ name: 'AccessDeniedException', status: 403 });
  });

  test('fails a node group when no instance can be had', async () => {
    const { eks } = account;
    await strike({ service: 'ec2', operation: 'RunInstances', effect: 'capacity', times: always });
    const request = nodegroupRequest(account, clusterName, 'starved', { scalingConfig: one });
    await eks.send(new CreateNodegroupCommand(request));
    const { health } = await nodegroupOnce(account, clusterName, 'starved', 'CREATE_FAILED');
    expect(health?.issues).toMatchObject([{ code: 'AsgInstanceLaunchFailures' }]);
    expect(health?.issues?.[0]?.message).toContain(
      'Could not launch On-Demand Instances. InsufficientInstanceCapacity',
    );
    await strike();
    await eks.send(new DeleteNodegroupCommand({ clusterName, nodegroupName: 'starved' }));
    await gone('starved');
  });

  test('does not fail a node group when it passes', async () => {
    await strike({ service: 'ec2', operation: 'RunInstances', effect: 'capacity', times: 2 });
    const { health } = await createNodegroup(account, clusterName, 'patient', { scalingConfig: one });
    expect(health?.issues).toEqual([]);
    await account.eks.send(new DeleteNodegroupCommand({ clusterName, nodegroupName: 'patient' }));
    await gone('patient');
  });

  test('keeps a node group from going, until it is asked to again', async () => {
    const { eks } = account;
    await createNodegroup(account, clusterName, 'stubborn', { scalingConfig: one });
    await strike({ service: 'ec2', operation: 'DeleteLaunchTemplate', effect: 'deny', times: always });
    const remove = () => eks.send(new DeleteNodegroupCommand({ clusterName, nodegroupName: 'stubborn' }));
    await remove();
    const { health } = await nodegroupOnce(account, clusterName, 'stubborn', 'DELETE_FAILED');
    expect(health?.issues).toMatchObject([{ code: 'AccessDenied' }]);
    await strike();
    await remove();
    await gone('stubborn');
  });
});

test('a node group that is deleted while it is made leaves nothing behind', async () => {
  const { eks, ec2 } = account;
  const before = (await emulator.resources()).filter(({ service }) => service !== 'eks');
  await eks.send(
    new CreateNodegroupCommand(nodegroupRequest(account, clusterName, 'brief', { scalingConfig: one })),
  );
  await eventually(async () => {
    const { Reservations = [] } = await ec2.send(
      new DescribeInstancesCommand({ Filters: [{ Name: 'tag:eks:nodegroup-name', Values: ['brief'] }] }),
    );
    return Reservations.length > 0;
  });
  await eks.send(new DeleteNodegroupCommand({ clusterName, nodegroupName: 'brief' }));
  await gone('brief');
  expect((await emulator.resources()).filter(({ service }) => service !== 'eks')).toEqual(before);
});

describe('what a client writes to a cluster', () => {
  const path = '/api/v1/namespaces/kube-system/serviceaccounts/coredns';
  const write = { service: 'kubernetes', operation: 'delete serviceaccounts', times: 1 };

  const remove = async () =>
    ask(account, clusterName, path, await tokenFor(emulator.admin, clusterName), 'DELETE');

  const writes = async () =>
    (await emulator.calls())
      .filter(({ service }) => service === 'kubernetes')
      .map(({ operation, request, error }) => ({ operation, request, error }));

  test('meets the fault rules, and is in the call log with what became of it', async () => {
    await kubernetesClient(emulator, account, clusterName).then(({ get }) => get(path));
    await strike({ ...write, effect: 'throttle' });
    expect(await remove()).toMatchObject({ status: 429, body: { reason: 'TooManyRequests' } });
    await strike({ ...write, effect: 'drop' });
    await expect(remove()).rejects.toMatchObject({ code: 'ECONNRESET' });
    await strike({ ...write, effect: 'lose' });
    await expect(remove()).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(await remove()).toMatchObject({ status: 404 });
    const removal = {
      operation: 'delete serviceaccounts',
      request: { cluster: clusterName, namespace: 'kube-system', name: 'coredns' },
    };
    expect(await writes()).toEqual([
      { ...removal, error: 'ThrottlingException' },
      { ...removal, error: 'ConnectionCut' },
      { ...removal, error: undefined },
      { ...removal, error: 'NotFound' },
    ]);
  });
});
