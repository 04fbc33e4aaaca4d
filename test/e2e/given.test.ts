import { EC2 } from '@aws-sdk/client-ec2';
import { EKS } from '@aws-sdk/client-eks';
import { beforeAll, describe, expect, it } from 'vitest';
import type { InventoryItem, LoggedCall } from '../emulator/core.ts';
import {
  deleteStack,
  giveCapability,
  giveEntries,
  giveFargateProfiles,
  giveNodeGroup,
  makeKarpentersRole,
  makeKarpentersStack,
  makeRolesOfGivers,
  makeStackOfNodes,
  makeStackOfRole,
} from './given.ts';
import { emulatorInTest, identities, messagesOf, stepIn, writeOperations } from './in-test.ts';
import { startInstances } from './leftovers.ts';
import type { StepResult } from './runner.ts';

const emulator = emulatorInTest({ speed: 400 });
let before: InventoryItem[];

beforeAll(async () => {
  await makeRolesOfGivers(emulator);
  before = await emulator.resources();
});

const step = stepIn(emulator, { 'cluster-name': 'demo' });

const madeCluster = async (inputs: Record<string, string> = {}): Promise<void> => {
  const created = await step('up', inputs);
  expect(created.code, created.log).toBe(0);
};

const writesSince = async (count: number): Promise<string[]> => {
  const own = `/${emulator.roleArn.split('/').at(-1)}/`;
  const calls: LoggedCall[] = (await emulator.calls()).slice(count);
  return writeOperations(calls.filter(({ principal }) => principal.includes(own)));
};

const isAsBefore = async (): Promise<void> =>
  expect(identities(await emulator.resources())).toEqual(identities(before));

describe('what others have given a cluster by calls of EKS’s own', () => {
  let previewed: StepResult;
  let removed: StepResult;

  beforeAll(async () => {
    await madeCluster();
    await giveNodeGroup(emulator, 'demo', 'by-hand');
    await giveFargateProfiles(emulator, 'demo', 'first', 'second');
    await giveCapability(emulator, 'demo');
    await giveEntries(emulator, 'demo');
    await startInstances(emulator, 'demo');
    previewed = await step('down', { 'dry-run': 'true' });
    removed = await step('down');
  }, 300_000);

  it('is named beforehand', () => {
    for (const id of ['by-hand', 'first', 'second', 'kro']) expect(previewed.summary).toContain(`demo/${id}`);
    expect(previewed.summary).toContain('demo-workers');
  });

  it('goes with it, told by its name', async () => {
    expect(removed.code, removed.log).toBe(0);
    expect(removed.log).toContain('node group by-hand: deleting: somebody else has made it');
    expect(removed.log).toContain('Fargate profiles: deleting: first');
    expect(removed.log).toContain('Fargate profiles: deleting: second');
    expect(removed.log).toContain('capabilities: deleting: kro');
    expect(removed.log).toContain('instances: deleting: Auto Scaling group demo-workers');
    expect(removed.log).toContain('and nothing of it is left');
    await isAsBefore();
  });
});

describe('an Auto Scaling group that is still to start its nodes', () => {
  it('goes before it does', async () => {
    await madeCluster();
    await startInstances(emulator, 'demo', { nodes: 0 });
    const removed = await step('down');
    expect(removed.code, removed.log).toBe(0);
    expect(removed.log).toContain('instances: deleting: Auto Scaling group demo-workers');
    await isAsBefore();
  });
});

describe('what another tool’s stack holds', () => {
  it.each([
    [
      'eksctl’s nodes',
      { 'alpha.eksctl.io/cluster-name': 'demo', 'alpha.eksctl.io/nodegroup-name': 'workers' },
      'eksctl delete nodegroup --cluster demo --name workers --region us-east-1',
    ],
    [
      'nodes of a stack',
      { 'alpha.eksctl.io/nodegroup-name': 'two words' },
      'aws cloudformation delete-stack --stack-name eksctl-demo-nodegroup-workers --region us-east-1',
    ],
  ])(
    'is refused before anything is touched, with the command that removes it: %s',
    async (_, tags, command) => {
      await madeCluster({ ttl: '1s' });
      const stack = await makeStackOfNodes(emulator, 'demo', tags);
      const standing = identities(await emulator.resources());
      const earlier = (await emulator.calls()).length;

      const refused = await step('down');
      expect(refused.code).toBe(1);
      expect(messagesOf(refused)).toContain('Cluster demo was left as it is');
      expect(messagesOf(refused)).toContain(`it is of stack ${stack}, which another tool has made`);
      expect(messagesOf(refused)).toContain(`\`${command}\``);
      const previewed = await step('down', { 'dry-run': 'true' });
      expect(previewed.summary).toContain(`It goes with: ${command}`);
      const swept = await step('sweep', { 'cluster-name': '', regions: 'us-east-1' });
      expect(swept.code).toBe(1);
      expect(messagesOf(swept)).toContain('demo in us-east-1: Cluster demo was left as it is');
      expect(await writesSince(earlier)).toEqual([]);
      expect(identities(await emulator.resources())).toEqual(standing);

      await deleteStack(emulator, stack);
      expect((await step('down')).code).toBe(0);
      await isAsBefore();
    },
    300_000,
  );

  it('is told by the audit where Karpenter’s page, or somebody by hand, has made it', async () => {
    await madeCluster();
    const stack = await makeKarpentersStack(emulator, 'demo');
    const unmake = await makeKarpentersRole(emulator, 'demo');
    const removed = await step('down');
    expect(removed.code, removed.log).toBe(0);
    expect(removed.log).not.toContain('nothing of it is left');
    // The role of the nodes goes with its stack.
    expect(JSON.parse(removed.outputs.report ?? '{}').others).toMatchObject([
      { type: 'AWS::CloudFormation::Stack', id: stack, whose: 'another tool' },
      { type: 'AWS::IAM::InstanceProfile', id: 'demo_profile', whose: 'Karpenter' },
      { type: 'AWS::IAM::Role', id: 'KarpenterControllerRole-demo', whose: 'Karpenter' },
    ]);
    for (const command of [
      `aws cloudformation delete-stack --stack-name ${stack} --region us-east-1`,
      'aws iam delete-instance-profile --instance-profile-name demo_profile',
      'aws iam delete-role --role-name KarpenterControllerRole-demo',
    ]) {
      expect(removed.summary).toContain(command);
    }
    await unmake();
    await deleteStack(emulator, stack);
    await isAsBefore();
  });

  it('is told by the audit where it is not in the way, and left', async () => {
    await madeCluster();
    const stack = await makeStackOfRole(emulator, 'demo');
    const ec2 = new EC2(emulator.admin);
    const { LaunchTemplate } = await ec2.createLaunchTemplate({
      LaunchTemplateName: 'karpenter.k8s.aws/1234',
      LaunchTemplateData: { InstanceType: 't3.medium' },
      TagSpecifications: [
        { ResourceType: 'launch-template', Tags: [{ Key: 'karpenter.k8s.aws/cluster', Value: 'demo' }] },
      ],
    });
    const { LaunchTemplateId = '' } = LaunchTemplate ?? {};
    const removed = await step('down');
    expect(removed.code, removed.log).toBe(0);
    expect(removed.log).not.toContain('nothing of it is left');
    expect(removed.log).toContain(`what other tools have made for it is left: ${stack}, ${LaunchTemplateId}`);
    expect(removed.summary).toContain(
      `aws cloudformation delete-stack --stack-name ${stack} --region us-east-1`,
    );
    expect(JSON.parse(removed.outputs.report ?? '{}').others).toMatchObject([
      { type: 'AWS::CloudFormation::Stack', id: stack, whose: 'eksctl' },
      { type: 'AWS::EC2::LaunchTemplate', id: LaunchTemplateId, whose: 'Karpenter' },
    ]);
    await ec2.deleteLaunchTemplate({ LaunchTemplateId });
    await deleteStack(emulator, stack);
    await isAsBefore();
  });
});

describe('a node group that is to have more nodes than the account may run', () => {
  it('ends the run with EKS’s words, and is brought to what is asked for next', async () => {
    await madeCluster({ nodes: '1' });
    // Quotas that AWS does not tell are found out by whoever starts the instances.
    const quota = { service: 'ec2', operation: 'RunInstances', rate: 1, effect: 'quota' };
    await emulator.faults([quota]);
    const failed = await step('up', { nodes: '4' });
    expect(failed.code).toBe(1);
    expect(messagesOf(failed)).toMatch(/The update of node group default ended as Failed\. EKS says: \w+: /);
    expect(messagesOf(failed)).toContain('VcpuLimitExceeded');

    const eks = new EKS(emulator.admin);
    const group = { clusterName: 'demo', nodegroupName: 'default' };
    await emulator.faults([]);
    const planned = await step('plan', { nodes: '2' });
    expect(planned.log).toContain('nodes: 4 → 2');
    const right = await step('up', { nodes: '2' });
    expect(right.code, right.log).toBe(0);
    expect(right.log).toContain('node group default: updating: nodes: 4 → 2');
    // For people: no JSON, and no names of classes.
    expect(right.log).not.toMatch(/\{"|Error:|Exception/);
    expect((await eks.describeNodegroup(group)).nodegroup).toMatchObject({
      status: 'ACTIVE',
      scalingConfig: { desiredSize: 2 },
    });
    expect((await step('down')).code).toBe(0);
    await isAsBefore();
  });
});
