import { EKS } from '@aws-sdk/client-eks';
import { IAM } from '@aws-sdk/client-iam';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { stringify } from 'yaml';
import type { InventoryItem } from '../emulator/core.ts';
import { deploy, kinds } from '../unit/iam/stack-of-repository.ts';
import { makeRolesOfGivers } from './given.ts';
import { emulatorInTest, identities, messagesOf, stepIn, troublesOf } from './in-test.ts';
import { pullRequestIn } from './pull-request.ts';
import type { StepResult } from './runner.ts';

const emulator = emulatorInTest({ speed: 400 });
const step = stepIn(emulator, { 'cluster-name': 'demo', ttl: '8h' });
let before: InventoryItem[];

beforeAll(async () => {
  await makeRolesOfGivers(emulator);
  before = await emulator.resources();
});

const configOf = (fields: object): string =>
  stringify({ apiVersion: 'eksctl.io/v1alpha5', kind: 'ClusterConfig', ...fields });

const system = {
  name: 'system',
  selectors: [{ namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' } }],
};
const shop = { name: 'shop', selectors: [{ namespace: 'shop-*' }] };
const nodes = { managedNodeGroups: [{ name: 'workers', instanceType: 't3.medium', desiredCapacity: 2 }] };

const down = async (): Promise<void> => {
  const removed = await step('down');
  expect(troublesOf(removed)).toEqual([]);
  expect(identities(await emulator.resources())).toEqual(identities(before));
};

/** EKS sees after a while that the pods of an add-on run, which `up` has seen itself. */
const healthyStatus = (): Promise<StepResult> =>
  vi.waitFor(
    async () => {
      const status = await step('status');
      expect(status.outputs.result, status.log).toBe('healthy');
      return status;
    },
    { timeout: 60_000 },
  );

const told = ({ outputs }: StepResult, output: string) => JSON.parse(outputs[output] ?? '{}');

/** Of a plan, what it would do about each resource that differs. */
const verdicts = (planned: StepResult): Record<string, string> =>
  Object.fromEntries(
    told(planned, 'plan')
      .resources.filter(({ verdict }: { verdict: string }) => verdict !== 'none')
      .map(({ name, verdict }: { name: string; verdict: string }) => [name, verdict]),
  );

describe('a cluster on Fargate alone', () => {
  const config = configOf({ fargateProfiles: [system, shop] });
  const changed = configOf({
    fargateProfiles: [system, { name: 'jobs', selectors: [{ namespace: 'jobs' }, { namespace: 'batch-?' }] }],
  });
  let created: StepResult;

  beforeAll(async () => {
    created = await step('up', { config });
  }, 300_000);

  it('ends Ready, with its name service on Fargate', async () => {
    expect(troublesOf(created)).toEqual([]);
    expect(created.outputs.result).toBe('created');
    expect(created.log).toContain('Fargate profile system: creating: kube-system with k8s-app=kube-dns');
    expect(created.log).toContain('pod execution role: creating: demo-us-east-1-fargate');
    const eks = new EKS(emulator.admin);
    const { addons = [] } = await eks.listAddons({ clusterName: 'demo' });
    expect(addons.toSorted()).toEqual(['coredns', 'kube-proxy', 'vpc-cni']);
    const status = await healthyStatus();
    const { fargateProfiles, nodes: found } = told(status, 'status');
    expect(fargateProfiles).toEqual([
      { name: 'shop', status: 'ACTIVE' },
      { name: 'system', status: 'ACTIVE' },
    ]);
    expect(
      found.map(({ name, ready }: { name: string; ready: boolean }) => [name.slice(0, 8), ready]),
    ).toEqual([
      ['fargate-', true],
      ['fargate-', true],
    ]);
  });

  it('says what is charged for each pod', () => {
    expect(created.log).toContain(
      'the pods of Fargate profile shop, the pods of Fargate profile system, which cannot be priced: each is charged by the vCPUs and the memory that it asks for',
    );
  });

  it('is as wanted the second time', async () => {
    const again = await step('up', { config });
    expect(troublesOf(again)).toEqual([]);
    expect(again.outputs.result).toBe('unchanged');
  });

  it('has a profile replaced that differs, and deleted that the file does not name', async () => {
    const other = configOf({
      fargateProfiles: [system, { ...shop, selectors: [{ namespace: 'shop-*', labels: { tier: 'web' } }] }],
    });
    expect(verdicts(await step('plan', { config: other }))).toEqual({ 'Fargate profile shop': 'replace' });
    const replaced = await step('up', { config: other });
    expect(troublesOf(replaced)).toEqual([]);
    expect(replaced.log).toContain(
      'Fargate profile shop: selectors: shop-* → shop-* with tier=web: it goes first',
    );

    expect(verdicts(await step('plan', { config: changed }))).toEqual({
      'Fargate profile jobs': 'make',
      'former Fargate profiles': 'change',
    });
    const eks = new EKS(emulator.admin);
    const podExecutionRoleArn = (await new IAM(emulator.admin).getRole({ RoleName: 'fargate-pods' })).Role
      ?.Arn;
    await eks.createFargateProfile({
      clusterName: 'demo',
      fargateProfileName: 'theirs',
      podExecutionRoleArn,
      selectors: [{ namespace: 'theirs' }],
    });
    const updated = await step('up', { config: changed });
    expect(troublesOf(updated)).toEqual([]);
    expect(updated.outputs.result).toBe('updated');
    expect(updated.log).toContain('former Fargate profiles: deleting: shop');
    const { fargateProfileNames } = await eks.listFargateProfiles({ clusterName: 'demo' });
    expect(fargateProfileNames).toEqual(['jobs', 'system', 'theirs']);
  }, 300_000);

  it('goes with its profiles, and its role', down, 300_000);
});

describe('beside nodes', () => {
  afterEach(down, 300_000);

  it('a profile for all of kube-system leaves the EBS CSI driver to the nodes', async () => {
    const config = configOf({
      ...nodes,
      fargateProfiles: [{ name: 'all', selectors: [{ namespace: '*' }] }],
    });
    const created = await step('up', { config });
    expect(troublesOf(created)).toEqual([]);
    const status = await healthyStatus();
    expect(told(status, 'status').nodes).toHaveLength(2);
  }, 300_000);
});

describe('is refused, and nothing made', () => {
  const refusals: [string, object, Record<string, string>, RegExp][] = [
    [
      'without a profile that takes coredns',
      { fargateProfiles: [shop] },
      {},
      /fargateProfiles: without node groups, coredns has to run on Fargate, and none of the profiles takes it/,
    ],
    [
      'under a price that it has no bound for',
      { fargateProfiles: [system, shop] },
      { 'max-hourly-cost': '5' },
      /has no upper bound, and `max-hourly-cost` allows \$5\.000: each pod that a Fargate profile takes \(system, shop\)/,
    ],
    [
      'with a role that is not there',
      {
        fargateProfiles: [{ ...system, podExecutionRoleARN: 'arn:aws:iam::123456789012:role/nobody' }],
      },
      {},
      /IAM has no role arn:aws:iam::123456789012:role\/nobody/,
    ],
  ];

  it.each(refusals)('%s', async (_, fields, inputs, words) => {
    const refused = await step('up', { config: configOf(fields), ...inputs });
    expect(refused.code).toBe(1);
    expect(messagesOf(refused)).toMatch(words);
    expect(identities(await emulator.resources())).toEqual(identities(before));
  });
});

describe('with the roles of docs/iam', () => {
  const listed = 'arn:aws:iam::123456789012:role/fargate-pods';

  const run = pullRequestIn(emulator);
  const ofPullRequest = (command: string, fields: object): Promise<StepResult> =>
    run(command, configOf(fields));

  it('a pull request has no Fargate until a stack lists a role for it', async () => {
    const refused = await ofPullRequest('up', { fargateProfiles: [system] });
    expect(refused.code).toBe(1);
    expect(messagesOf(refused)).toContain('The role that runs makes no Fargate profiles');
  });

  it('… then that role, and no other that its file names', async () => {
    await deploy(emulator, { Roles: kinds.parameters.Roles, PodExecutionRoles: listed }, kinds.template);
    const refused = await ofPullRequest('up', {
      fargateProfiles: [{ ...system, podExecutionRoleARN: 'arn:aws:iam::123456789012:role/production' }],
    });
    expect(refused.code).toBe(1);
    expect(messagesOf(refused)).toContain(
      `Fargate profile system names the role arn:aws:iam::123456789012:role/production, and the role that runs may pass ${listed} alone.`,
    );
    const iam = new IAM(emulator.admin);
    const PolicyArn = 'arn:aws:iam::aws:policy/AmazonEKSFargatePodExecutionRolePolicy';
    await iam.attachRolePolicy({ RoleName: 'fargate-pods', PolicyArn });
    const created = await ofPullRequest('up', { fargateProfiles: [system] });
    expect(created.code, created.log).toBe(0);
    const eks = new EKS(emulator.admin);
    const clusterName = created.outputs['cluster-name'];
    const { fargateProfile } = await eks.describeFargateProfile({
      clusterName,
      fargateProfileName: 'system',
    });
    expect(fargateProfile?.podExecutionRoleArn).toBe(listed);
    const removed = await ofPullRequest('down', { fargateProfiles: [system] });
    expect(removed.code, removed.log).toBe(0);
  }, 300_000);
});
