/** New nodes for old ones: what becomes of the pods, and of an update that they hold up. */
import {
  DescribeUpdateCommand,
  UpdateNodegroupConfigCommand,
  UpdateNodegroupVersionCommand,
  type UpdateNodegroupVersionCommandInput,
} from '@aws-sdk/client-eks';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CloudClusterInTest, cloudClusterInTest } from './cloud-cluster.ts';
import { createNodegroup, eventually, instancesOf, nodegroupOnce } from './eks-account.ts';

const name = 'rolling';
const nodegroupName = 'nodes';

let cluster: CloudClusterInTest;
beforeAll(async () => {
  cluster = await cloudClusterInTest(name);
  await createNodegroup(cluster.account, name, nodegroupName, {
    version: '1.35',
    scalingConfig: { minSize: 0, maxSize: 2, desiredSize: 1 },
  });
  await cluster.apply('/apis/apps/v1/namespaces/default/deployments/web', {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web' },
    spec: {
      selector: { matchLabels: { app: 'web' } },
      template: {
        metadata: { labels: { app: 'web' } },
        spec: { containers: [{ name: 'main', image: 'public.ecr.aws/docker/library/nginx:1.29' }] },
      },
    },
  });
  await cluster.apply('/apis/policy/v1/namespaces/default/poddisruptionbudgets/web', {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name: 'web' },
    spec: { minAvailable: 1, selector: { matchLabels: { app: 'web' } } },
  });
  await eventually(async () => (await runningOn()) !== undefined);
}, 120_000);
afterAll(() => cluster.close());

/** The node of the pod that runs. */
const runningOn = async (): Promise<string | undefined> => {
  const pods = await cluster.list('/api/v1/namespaces/default/pods');
  const running = pods.find(
    ({ metadata, status }) => status?.phase === 'Running' && !metadata.deletionTimestamp,
  );
  return running && String(running.spec?.nodeName);
};

const update = async (wish: Partial<UpdateNodegroupVersionCommandInput> = {}) => {
  const { eks } = cluster.account;
  const { update: begun } = await eks.send(
    new UpdateNodegroupVersionCommand({ clusterName: name, nodegroupName, ...wish }),
  );
  return await eventually(async () => {
    const answer = await eks.send(
      new DescribeUpdateCommand({ name, nodegroupName, updateId: begun?.id ?? '' }),
    );
    return answer.update?.status !== 'InProgress' && answer.update;
  });
};

const ids = async (): Promise<string[]> =>
  (await instancesOf(cluster.account, nodegroupName)).map(({ InstanceId = '' }) => InstanceId);

test('pods that a budget keeps let an update fail, and the old nodes stay', async () => {
  const [before] = await ids();
  const node = await runningOn();
  expect(await update()).toMatchObject({
    status: 'Failed',
    errors: [
      {
        errorCode: 'PodEvictionFailure',
        errorMessage: `Reached max retries while trying to evict pods from nodes in node group ${nodegroupName}`,
        resourceIds: [node],
      },
    ],
  });
  const group = await nodegroupOnce(cluster.account, name, nodegroupName, 'ACTIVE');
  expect(group.version).toBe('1.35');
  expect(await ids()).toEqual([before]);
  expect(await runningOn()).toBe(node);
  expect((await cluster.get(`/api/v1/nodes/${node}`))?.spec?.unschedulable).toBeUndefined();
});

test('unless it is forced', async () => {
  const [before] = await ids();
  expect(await update({ force: true })).toMatchObject({ status: 'Successful', errors: [] });
  const group = await nodegroupOnce(cluster.account, name, nodegroupName, 'ACTIVE');
  expect(group.version).toBe('1.36');
  const after = await ids();
  expect(after).toHaveLength(1);
  expect(after).not.toContain(before);
  await eventually(async () => (await runningOn()) !== undefined);
});

test('a group that becomes smaller lets its pods go by evictions, too', async () => {
  const { eks } = cluster.account;
  await cluster.remove('/apis/policy/v1/namespaces/default/poddisruptionbudgets/web');
  const scalingConfig = { minSize: 0, maxSize: 2, desiredSize: 0 };
  await eks.send(new UpdateNodegroupConfigCommand({ clusterName: name, nodegroupName, scalingConfig }));
  await nodegroupOnce(cluster.account, name, nodegroupName, 'ACTIVE');
  expect(await ids()).toEqual([]);
  const pods = await cluster.list('/api/v1/namespaces/default/pods');
  expect(pods.map(({ spec }) => spec?.nodeName)).toEqual([undefined]);
});
