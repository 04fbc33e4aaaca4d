/** What EKS runs beside the control plane, by a ClusterConfig: ACK and kro. */
import { type Capability, EKS } from '@aws-sdk/client-eks';
import { IAM } from '@aws-sdk/client-iam';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { stringify } from 'yaml';
import type { InventoryItem } from '../emulator/core.ts';
import { deploy, kinds } from '../unit/iam/stack-of-repository.ts';
import { makeRolesOfGivers } from './given.ts';
import { emulatorInTest, identities, messagesOf, stepIn, troublesOf } from './in-test.ts';
import { pullRequestIn } from './pull-request.ts';
import type { StepResult } from './runner.ts';

const emulator = emulatorInTest({ speed: 600 });
const clusterName = 'capable';
const step = stepIn(emulator, { 'cluster-name': clusterName, ttl: '8h' });
let before: InventoryItem[];

const given = 'arn:aws:iam::123456789012:role/capability-of-kro';
const reading = 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess';
const queues = 'arn:aws:iam::aws:policy/AmazonSQSFullAccess';

const configOf = (capabilities: readonly object[], more: object = {}): string =>
  stringify({ apiVersion: 'eksctl.io/v1alpha5', kind: 'ClusterConfig', capabilities, ...more });

const ack = { name: 'ack', type: 'ACK', attachPolicyARNs: [reading], tags: { team: 'shop' } };
const kro = { name: 'graphs', type: 'KRO' };
const config = configOf([ack, kro]);

const eks = () => new EKS(emulator.admin);

async function capabilities(): Promise<Capability[]> {
  const { capabilities: listed = [] } = await eks().listCapabilities({ clusterName });
  const found = await Promise.all(
    listed.map(({ capabilityName }) => eks().describeCapability({ clusterName, capabilityName })),
  );
  return found
    .flatMap(({ capability }) => capability ?? [])
    .toSorted((one, other) => (one.capabilityName ?? '').localeCompare(other.capabilityName ?? ''));
}

/** The roles that were made for capabilities, each with its policies. */
async function madeRoles(): Promise<Record<string, readonly string[]>> {
  const iam = new IAM(emulator.admin);
  const { Roles = [] } = await iam.listRoles({});
  const own = Roles.flatMap(({ RoleName = '' }) => (RoleName.includes('-capability-') ? [RoleName] : []));
  const entries = own.map(async (RoleName) => {
    const { AttachedPolicies = [] } = await iam.listAttachedRolePolicies({ RoleName });
    return [RoleName, AttachedPolicies.map(({ PolicyName = '' }) => PolicyName)] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

const told = ({ outputs }: StepResult, output: string) => JSON.parse(outputs[output] ?? '{}');

/** Of a plan, what it would do about each resource that differs. */
const verdicts = (planned: StepResult): Record<string, string> =>
  Object.fromEntries(
    told(planned, 'plan')
      .resources.filter(({ verdict }: { verdict: string }) => verdict !== 'none')
      .map(({ name, verdict }: { name: string; verdict: string }) => [name, verdict]),
  );

let created: StepResult;

beforeAll(async () => {
  await makeRolesOfGivers(emulator);
  before = await emulator.resources();
  created = await step('up', { config });
}, 300_000);

describe('capabilities of a file', () => {
  it('run, each with a role of its own', async () => {
    expect(troublesOf(created)).toEqual([]);
    expect(created.outputs.result).toBe('created');
    expect(created.log).toContain('capability ack: creating: ACK');
    expect(await capabilities()).toEqual([
      expect.objectContaining({ capabilityName: 'ack', type: 'ACK', status: 'ACTIVE' }),
      expect.objectContaining({ capabilityName: 'graphs', type: 'KRO', status: 'ACTIVE' }),
    ]);
    expect((await capabilities())[0]?.tags).toMatchObject({ team: 'shop' });
    expect(await madeRoles()).toEqual({
      'capable-us-east-1-capability-ack': ['AmazonS3ReadOnlyAccess'],
      'capable-us-east-1-capability-kro': [],
    });
  });

  it('are priced, but for what they manage', async () => {
    expect(created.log).toContain(
      'what capability ack manages, what capability graphs manages, which cannot be priced: each resource is charged, about $0.00005 an hour',
    );
    const planned = await step('plan', { config });
    const prices = told(planned, 'plan').resources.filter(({ name }: { name: string }) =>
      name.startsWith('capability '),
    );
    expect(prices.map(({ hourlyCost }: { hourlyCost: object }) => hourlyCost)).toEqual([
      { before: 0.005, after: 0.005 },
      { before: 0.005, after: 0.005 },
    ]);
  });

  it('are told of by status', async () => {
    await vi.waitFor(
      async () => {
        const status = await step('status', { config });
        expect(status.outputs.result, status.log).toBe('healthy');
        const { capabilities: listed, drift } = told(status, 'status');
        expect(listed).toMatchObject([
          { name: 'ack', type: 'ACK', status: 'ACTIVE' },
          { name: 'graphs', type: 'KRO', status: 'ACTIVE' },
        ]);
        expect(drift.result).toBe('no-changes');
      },
      { timeout: 60_000 },
    );
  });

  it('are as wanted the second time', async () => {
    const again = await step('up', { config });
    expect(again.outputs.result, again.log).toBe('unchanged');
  });

  it('change their roles, and are made anew under another name', async () => {
    const changed = configOf([
      { ...ack, name: 'aws', attachPolicyARNs: [queues] },
      { ...kro, roleArn: given },
    ]);
    const planned = await step('plan', { config: changed });
    expect(verdicts(planned)).toEqual({
      'role of ACK': 'change',
      'capability aws': 'replace',
      'capability graphs': 'change',
      'former capabilities': 'change',
    });
    const updated = await step('up', { config: changed });
    expect(troublesOf(updated)).toEqual([]);
    expect(updated.outputs.result).toBe('updated');
    expect(updated.log).toContain('capability aws: name: ack → aws: it goes first');
    expect((await capabilities()).map(({ capabilityName, roleArn }) => [capabilityName, roleArn])).toEqual([
      ['aws', expect.stringMatching(/-capability-ack$/)],
      ['graphs', given],
    ]);
    expect(await madeRoles()).toEqual({ 'capable-us-east-1-capability-ack': ['AmazonSQSFullAccess'] });
    const again = await step('up', { config: changed });
    expect(again.outputs.result, again.log).toBe('unchanged');
  }, 300_000);

  it('go once the file does not name them, and those of others stay', async () => {
    const fewer = await step('up', { config: configOf([{ ...kro, roleArn: given }]) });
    expect(troublesOf(fewer)).toEqual([]);
    expect(fewer.log).toContain('former capabilities: deleting: aws');
    expect((await capabilities()).map(({ capabilityName }) => capabilityName)).toEqual(['graphs']);
    expect(await madeRoles()).toEqual({});
    const theirs = { clusterName, capabilityName: 'theirs', type: 'ACK', roleArn: given } as const;
    await eks().createCapability({ ...theirs, deletePropagationPolicy: 'RETAIN' });
    const kept = await step('up', { config: configOf([{ ...kro, roleArn: given }]) });
    expect(kept.outputs.result, kept.log).toBe('unchanged');
    expect((await capabilities()).map(({ capabilityName }) => capabilityName)).toEqual(['graphs', 'theirs']);
    const refused = await step('up', { config });
    expect(refused.code).toBe(1);
    expect(messagesOf(refused)).toContain(
      'Cluster capable has the capability theirs, of type ACK, already, which somebody else has made',
    );
  }, 300_000);

  it('are gone with their cluster, whoever made them', async () => {
    const removed = await step('down');
    expect(troublesOf(removed)).toEqual([]);
    expect(identities(await emulator.resources())).toEqual(identities(before));
  }, 300_000);
});

describe('are refused, and nothing made', () => {
  const refusals: [string, string, Record<string, string>, RegExp][] = [
    [
      'under a price that they have no bound for',
      configOf([kro]),
      { 'max-hourly-cost': '5' },
      /has no upper bound, and `max-hourly-cost` allows \$5\.000: each resource that a capability manages \(graphs\)/,
    ],
    [
      'with a role that is not there',
      configOf([{ ...kro, roleArn: 'arn:aws:iam::123456789012:role/nobody' }]),
      {},
      /IAM has no role arn:aws:iam::123456789012:role\/nobody/,
    ],
  ];

  it.each(refusals)('%s', async (_, file, inputs, words) => {
    const refused = await step('plan', { config: file, ...inputs });
    expect(`${messagesOf(refused)}\n${refused.log}`).toMatch(words);
    expect(identities(await emulator.resources())).toEqual(identities(before));
  });
});

describe('with the roles of docs/iam', () => {
  const run = pullRequestIn(emulator);
  const ofPullRequest = (command: string, ...wishes: readonly object[]): Promise<StepResult> =>
    run(command, configOf(wishes));

  it('a pull request has none until a stack lists a role for them', async () => {
    const refused = await ofPullRequest('up', ack);
    expect(refused.code).toBe(1);
    expect(messagesOf(refused)).toContain('The role that runs makes no capabilities');
  });

  it('… then that role, and neither another one nor policies of its file', async () => {
    await deploy(emulator, { Roles: kinds.parameters.Roles, CapabilityRoles: given }, kinds.template);
    const production = 'arn:aws:iam::123456789012:role/production';
    const another = await ofPullRequest('up', { ...kro, roleArn: production });
    expect(another.code).toBe(1);
    expect(messagesOf(another)).toContain(
      `Capability graphs is to have the role ${production}, and the role that runs may pass ${given} alone.`,
    );
    const powerful = await ofPullRequest('up', ack);
    expect(powerful.code).toBe(1);
    expect(messagesOf(powerful)).toContain(
      'Capability ack is to have the role arn:aws:iam::123456789012:role/',
    );
    const up = await ofPullRequest('up', kro);
    expect(up.code, up.log).toBe(0);
    const { capability } = await eks().describeCapability({
      clusterName: up.outputs['cluster-name'],
      capabilityName: 'graphs',
    });
    expect(capability?.roleArn).toBe(given);
    const removed = await ofPullRequest('down', kro);
    expect(removed.code, removed.log).toBe(0);
  }, 300_000);
});
