/** Managed node groups whose launch templates name an image: EKS tells their nodes nothing. */
import { CreateLaunchTemplateCommand } from '@aws-sdk/client-ec2';
import {
  type Cluster,
  CreateNodegroupCommand,
  DescribeClusterCommand,
  DescribeNodegroupCommand,
} from '@aws-sdk/client-eks';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { multipart } from '../../emulator/instances/mime.ts';
import {
  type Account,
  createCluster,
  createNodegroup,
  furnish,
  nodegroupRequest,
  removeNodegroup,
} from './eks-account.ts';
import { kubernetesClient } from './eks-kubernetes.ts';
import { type EmulatorInTest, emulatorInTest, refusal } from './emulator-in-test.ts';
import { imageId, nodeConfig, withScripts } from './self-managed-nodes.ts';

const name = 'images';
const one = { minSize: 1, maxSize: 2, desiredSize: 1 };

let emulator: EmulatorInTest;
let account: Account;
let cluster: Cluster;

beforeAll(async () => {
  emulator = await emulatorInTest({ speed: 500 });
  account = await furnish(emulator);
  await createCluster(account, name);
  const found = await account.eks.send(new DescribeClusterCommand({ name }));
  cluster = found.cluster ?? {};
});
afterAll(() => emulator.close());

/** Of an image by its family. */
async function template(LaunchTemplateName: string, family: string, userData?: string) {
  await account.ec2.send(
    new CreateLaunchTemplateCommand({
      LaunchTemplateName,
      LaunchTemplateData: {
        ImageId: imageId(family),
        ...(userData !== undefined && { UserData: Buffer.from(userData).toString('base64') }),
      },
    }),
  );
  return { launchTemplate: { name: LaunchTemplateName }, scalingConfig: one };
}

test('joins by what its user data says, and has no labels of EKS’s but those', async () => {
  const config = nodeConfig(cluster, { flags: ['--node-labels=shelf=upper'] });
  const wish = await template('told', 'al2023', withScripts(config, '#!/bin/bash\ndate'));
  const made = await createNodegroup(account, name, 'told', wish);
  expect(made).toMatchObject({ amiType: 'CUSTOM', status: 'ACTIVE' });
  const kubernetes = await kubernetesClient(emulator, account, name);
  const [node] = await kubernetes.list('/api/v1/nodes');
  expect(node?.metadata.labels).toMatchObject({ shelf: 'upper' });
  expect(node?.metadata.labels).not.toHaveProperty(['eks.amazonaws.com/nodegroup']);
  await removeNodegroup(account, name, 'told');
});

test.each([
  ['nothing', 'al2023', undefined],
  ['commands alone', 'al2023', multipart([{ type: 'text/x-shellscript', body: '#!/bin/bash\ndate' }])],
  ['what another system is told', 'bottlerocket', '#!/bin/bash\ndate'],
])('does not join by %s', async (what, family, userData) => {
  const nodegroupName = what.replaceAll(' ', '-');
  const wish = await template(nodegroupName, family, userData);
  await account.eks.send(new CreateNodegroupCommand(nodegroupRequest(account, name, nodegroupName, wish)));
  await expect
    .poll(
      async () => {
        const request = { clusterName: name, nodegroupName };
        const { nodegroup } = await account.eks.send(new DescribeNodegroupCommand(request));
        return nodegroup?.status === 'CREATE_FAILED' && nodegroup.health?.issues?.[0]?.code;
      },
      { timeout: 30_000 },
    )
    .toBe('NodeCreationFailure');
  await removeNodegroup(account, name, nodegroupName);
});

test.each([{ releaseVersion: '1.36.2-20261117' }, { version: '1.36' }])('has no %o', async (wish) => {
  const request = nodegroupRequest(account, name, 'refused', {
    ...(await template(Object.keys(wish).join(), 'al2023', nodeConfig(cluster))),
    ...wish,
  });
  const answer = await refusal(account.eks.send(new CreateNodegroupCommand(request)));
  expect(answer.message).toContain('You cannot specify a kubernetes version or release version');
});
