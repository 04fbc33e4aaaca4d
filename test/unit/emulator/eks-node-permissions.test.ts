import {
  CreateAddonCommand,
  CreateNodegroupCommand,
  type CreateNodegroupCommandInput,
  CreatePodIdentityAssociationCommand,
  DeletePodIdentityAssociationCommand,
} from '@aws-sdk/client-eks';
import { CreatePolicyCommand } from '@aws-sdk/client-iam';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Account,
  consistent,
  createCluster,
  createNodegroup,
  createRole,
  furnish,
  instancesOf,
  nodegroupOnce,
  nodegroupRequest,
  nodePolicies,
  removeNodegroup,
} from './eks-account.ts';
import { type EmulatorInTest, emulatorInTest } from './emulator-in-test.ts';

const name = 'permitted';

let emulator: EmulatorInTest;
let account: Account;

beforeAll(async () => {
  emulator = await emulatorInTest({ speed: 500 });
  account = await furnish(emulator);
  await createCluster(account, name);
});
afterAll(() => emulator.close());

const one = { minSize: 0, maxSize: 2, desiredSize: 1 };
const withoutCni = nodePolicies.filter((policy) => policy !== 'AmazonEKS_CNI_Policy');

async function boundaryOf(PolicyName: string, statement: object): Promise<string> {
  const PolicyDocument = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }, statement],
  });
  const { Policy } = await account.iam.send(new CreatePolicyCommand({ PolicyName, PolicyDocument }));
  return Policy?.Arn ?? '';
}

async function nodeRole(role: string, policies: string[], boundary?: string): Promise<string> {
  const arn = await createRole(account.iam, role, {
    service: 'ec2.amazonaws.com',
    policies,
    ...(boundary !== undefined && { boundary }),
  });
  await consistent(emulator);
  return arn;
}

const unhealthy = 'Unhealthy nodes in the kubernetes cluster';
const notJoined = 'Instances failed to join the kubernetes cluster';

async function fails(
  nodegroupName: string,
  wish: Partial<CreateNodegroupCommandInput>,
  message = unhealthy,
): Promise<void> {
  await account.eks.send(
    new CreateNodegroupCommand(
      nodegroupRequest(account, name, nodegroupName, { scalingConfig: one, ...wish }),
    ),
  );
  const { health } = await nodegroupOnce(account, name, nodegroupName, 'CREATE_FAILED');
  const ids = (await instancesOf(account, nodegroupName)).map(({ InstanceId }) => InstanceId);
  expect(ids).toHaveLength(1);
  expect(health?.issues).toEqual([{ code: 'NodeCreationFailure', message, resourceIds: ids }]);
  await removeNodegroup(account, name, nodegroupName);
}

async function joins(nodegroupName: string, wish: Partial<CreateNodegroupCommandInput>): Promise<void> {
  const { health } = await createNodegroup(account, name, nodegroupName, { scalingConfig: one, ...wish });
  expect(health?.issues).toEqual([]);
  await removeNodegroup(account, name, nodegroupName);
}

describe.concurrent('nodes do not become ready', () => {
  test('without a policy that lets the CNI work', async () => {
    await fails('bare', { nodeRole: await nodeRole('bare', withoutCni) });
  });

  test.each([
    ['look at interfaces', 'ec2:DescribeNetworkInterfaces', unhealthy],
    ['assign addresses', 'ec2:AssignPrivateIpAddresses', unhealthy],
    ['log in to the registry', 'ecr:GetAuthorizationToken', unhealthy],
    ['pull images', 'ecr:BatchGetImage', unhealthy],
    ['download layers', 'ecr:GetDownloadUrlForLayer', unhealthy],
    ['tell their own names', 'ec2:DescribeInstances', notJoined],
  ])('where the boundary of their role does not let them %s', async (_, Action, message) => {
    const role = Action.replace(':', '-');
    const boundary = await boundaryOf(role, { Effect: 'Deny', Action, Resource: '*' });
    await fails(role.toLowerCase(), { nodeRole: await nodeRole(role, nodePolicies, boundary) }, message);
  });

  test('where the CNI may not touch their own interfaces', async () => {
    const boundary = await boundaryOf('foreign', {
      Effect: 'Deny',
      Action: 'ec2:AssignPrivateIpAddresses',
      Resource: '*',
      Condition: { StringNotEquals: { 'aws:ResourceTag/owner': 'nobody' } },
    });
    await fails('foreign', { nodeRole: await nodeRole('foreign', nodePolicies, boundary) });
  });
});

describe('nodes become ready', () => {
  test('inside a boundary that lets them', async () => {
    const boundary = await boundaryOf('enough', { Effect: 'Deny', Action: 'iam:*', Resource: '*' });
    await joins('bounded', { nodeRole: await nodeRole('bounded', nodePolicies, boundary) });
  });

  test('without a policy of the CNI on their role, once its service account has one of its own', async () => {
    const { eks, iam } = account;
    const nodes = await nodeRole('associated', withoutCni);
    await eks.send(new CreateAddonCommand({ clusterName: name, addonName: 'eks-pod-identity-agent' }));
    const roleArn = await createRole(iam, 'cni', {
      service: 'pods.eks.amazonaws.com',
      actions: ['sts:AssumeRole', 'sts:TagSession'],
      policies: ['AmazonEKS_CNI_Policy'],
    });
    await consistent(emulator);
    const { association } = await eks.send(
      new CreatePodIdentityAssociationCommand({
        clusterName: name,
        namespace: 'kube-system',
        serviceAccount: 'aws-node',
        roleArn,
      }),
    );
    await joins('associated', { nodeRole: nodes });
    await eks.send(
      new DeletePodIdentityAssociationCommand({
        clusterName: name,
        associationId: association?.associationId,
      }),
    );
    await fails('unassociated', { nodeRole: nodes });
  });
});
