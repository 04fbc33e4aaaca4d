import { EKS } from '@aws-sdk/client-eks';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { emulatorInTest, stepIn, writeOperations } from './in-test.ts';
import type { StepResult } from './runner.ts';
import { type Seed, seedCluster, seedControlPlaneRole, untilCluster } from './seeds.ts';

const emulator = emulatorInTest({ speed: 600 });
const step = stepIn(emulator);
const region = 'us-east-1';

const pullRequest = {
  permissions: { contents: 'read', 'id-token': 'write', 'pull-requests': 'read' },
} as const;

/** The owner of the emulator's job that names its cluster. */
const owner = '74061981/run';
const forEver: Seed = { name: 'for-ever', region, owner: '74061981/branch-main' };
const expired: Seed = { name: 'expired', region, owner: '74061981/pr-7', expiresAt: '2026-01-02T03:04:05Z' };
const foreign: Seed = { name: 'foreign', region, owner: '424242/run' };
const broken: Seed = { name: 'broken', region, owner };

let made: StepResult;

beforeAll(async () => {
  await emulator.github.change({
    pulls: [
      { number: 1, head: 'one' },
      { number: 7, head: 'seven' },
    ],
  });
  const role = await seedControlPlaneRole(emulator);
  await emulator.faults([{ service: 'ec2', operation: 'CreateNetworkInterface', times: 1, effect: 'quota' }]);
  await seedCluster(emulator, role, broken);
  await untilCluster(emulator, broken, 'FAILED');
  await emulator.faults([]);
  for (const seed of [forEver, expired, foreign]) await seedCluster(emulator, role, seed);
  for (const seed of [forEver, expired, foreign]) await untilCluster(emulator, seed, 'ACTIVE');
  made = await step('up', { 'cluster-name': 'demo', ttl: '8h' });
  expect(made.code, made.log).toBe(0);
  await vi.waitUntil(addonsAreSeen, { timeout: 30_000, interval: 200 });
});

/** EKS may list an add-on as DEGRADED whose pods have come since it last looked, and `status` tells what EKS lists. */
async function addonsAreSeen(): Promise<boolean> {
  const eks = new EKS({ ...emulator.admin, region });
  const { addons = [] } = await eks.listAddons({ clusterName: 'demo' });
  const listed = await Promise.all(
    addons.map((addonName) => eks.describeAddon({ clusterName: 'demo', addonName })),
  );
  return listed.every(({ addon }) => addon?.status === 'ACTIVE');
}

/** What the step changes in AWS and in the clusters; of a session, nothing is. */
async function reading(act: () => Promise<StepResult>): Promise<StepResult> {
  const earlier = (await emulator.calls()).length;
  const result = await act();
  expect(writeOperations(await emulator.calls(earlier))).toEqual([]);
  return result;
}

const status = (name: string, inputs: Record<string, string> = {}): Promise<StepResult> =>
  reading(() => step('status', { 'cluster-name': name, region, ...inputs }));

// biome-ignore lint/suspicious/noExplicitAny: what it is, the tests say
const jsonOf = (result: StepResult, output: 'status' | 'clusters' | 'plan' | 'report'): any =>
  JSON.parse(result.outputs[output] ?? 'null');

describe('a healthy cluster', () => {
  let told: StepResult;

  beforeAll(async () => {
    told = await status('demo');
  });

  it('is told with all that it is, by its name and region alone', () => {
    expect(told.code, told.log).toBe(0);
    expect(told.annotations).toEqual([]);
    expect(told.outputs.result).toBe('healthy');
    const json = jsonOf(told, 'status');
    expect(json).toMatchObject({
      cluster: 'demo',
      region,
      result: 'healthy',
      problems: [],
      owner,
      repository: 'octo-org/octo-app',
      expiresAt: made.outputs['expires-at'],
      controlPlane: {
        status: 'ACTIVE',
        version: made.outputs['kubernetes-version'],
        support: expect.stringMatching(/^standard support until \d{4}-\d\d-\d\d$/),
        endpoint: made.outputs.endpoint,
        issues: [],
      },
      network: { vpcId: made.outputs['vpc-id'], stack: 'eks-demo-network', status: 'CREATE_COMPLETE' },
      nodeGroups: [
        { name: 'default', status: 'ACTIVE', instanceTypes: ['t3.medium'], nodes: 2, min: 2, max: 2 },
      ],
      access: { mode: 'API' },
      unknown: {},
    });
    expect(json.drift).toBeUndefined();
    expect(json.addons.map(({ name }: { name: string }) => name)).toEqual([
      'aws-ebs-csi-driver',
      'coredns',
      'eks-pod-identity-agent',
      'kube-proxy',
      'vpc-cni',
    ]);
    for (const addon of json.addons)
      expect(addon).toMatchObject({ version: expect.stringMatching(/^v\d/), status: 'ACTIVE', issues: [] });
    expect(json.nodes).toHaveLength(2);
    for (const node of json.nodes) {
      expect(node).toMatchObject({ ready: true, instanceType: 't3.medium', nodeGroup: 'default' });
      expect(node.zone).toMatch(/^us-east-1[a-f]$/);
      expect(node.version).toMatch(/^v1\.\d+/);
    }
    const principals = new Map(
      json.access.principals.map(({ principalArn, type, may }: Record<string, string>) => [
        principalArn,
        [type, may],
      ]),
    );
    expect(principals.get(emulator.roleArn)).toEqual(['STANDARD', ['AmazonEKSClusterAdminPolicy']]);
    expect([...principals.values()].flat()).toContain('EC2_LINUX');
  });

  it('costs what up has said, by the hour, the day and the month', () => {
    expect(told.outputs['hourly-cost']).toBe(made.outputs['hourly-cost']);
    expect(jsonOf(told, 'status').hourlyCost).toBeCloseTo(Number(made.outputs['hourly-cost']), 3);
    expect(told.summary).toContain('about $0.240 an hour ($5.75 a day, $175 a month)');
    expect(told.log).toMatch(/Nodes: 2 of 2 Ready/);
  });

  it('differs from what is asked for as plan says', async () => {
    for (const inputs of [{ nodes: '2' }, { nodes: '3', admins: emulator.sweepRoleArn }]) {
      const differing = jsonOf(await status('demo', inputs), 'status').drift;
      const planned = jsonOf(await step('plan', { 'cluster-name': 'demo', ttl: '8h', ...inputs }), 'plan');
      const changes = planned.resources
        .filter(({ verdict }: { verdict: string }) => verdict !== 'none')
        .map(({ hourlyCost: _, ...change }: Record<string, unknown>) => change);
      expect(differing.resources).toEqual(changes);
      expect(differing.result).toBe(planned.result);
      expect(changes.length > 0).toBe(inputs.nodes === '3');
    }
  });

  it('that does not let the role in is told as far as AWS knows it', async () => {
    const seen = await status('demo', { 'role-to-assume': emulator.sweepRoleArn });
    expect(seen.code, seen.log).toBe(0);
    const json = jsonOf(seen, 'status');
    expect(json.nodes).toBeNull();
    expect(json.unknown).toEqual({
      nodes: expect.stringMatching(/^Kubernetes refused GET \/api\/v1\/nodes: 401/),
    });
    expect(json.result).toBe('healthy');
    expect(json.addons).toHaveLength(5);
  });
});

describe('what is no whole cluster', () => {
  it('is told of one that failed, with the words of EKS', async () => {
    const told = await status('broken');
    expect(told.code, told.log).toBe(0);
    expect(told.outputs.result).toBe('unhealthy');
    const { problems, controlPlane } = jsonOf(told, 'status');
    expect(controlPlane).toMatchObject({ status: 'FAILED' });
    expect(problems).toEqual([expect.stringMatching(/^Cluster broken is FAILED\. EKS says: /)]);
    expect(told.annotations).toMatchObject([{ level: 'warning', message: problems[0] }]);
  });

  it('is told of one that is half-made, with what there is of it and its price', async () => {
    await emulator.faults([{ service: 'eks', operation: 'CreateCluster', times: 1, effect: 'deny' }]);
    expect((await step('up', { 'cluster-name': 'half', ttl: '8h' })).code).toBe(1);
    await emulator.faults([]);
    // The network goes on by itself.
    await vi.waitFor(
      async () => expect(jsonOf(await status('half'), 'status').hourlyCost).toBeGreaterThan(0),
      { timeout: 60_000 },
    );
    const told = await status('half', { nodes: '2' });
    expect(told.code, told.log).toBe(0);
    const json = jsonOf(told, 'status');
    expect(json).toMatchObject({ result: 'half-made', owner, controlPlane: null, nodes: null, access: null });
    expect(json.resources).toContainEqual(
      expect.objectContaining({ type: 'AWS::CloudFormation::Stack', id: 'eks-half-network' }),
    );
    expect(json.hourlyCost).toBeGreaterThan(0);
    expect(json.drift.resources).toContainEqual(
      expect.objectContaining({ name: 'control plane', verdict: 'make' }),
    );
    expect(told.summary).toContain('| AWS::CloudFormation::Stack | eks-half-network |');
  });

  it('is told of one that is not there, which is no failure', async () => {
    const told = await status('nobody', { nodes: '2' });
    expect(told.code, told.log).toBe(0);
    expect(told.outputs.result).toBe('absent');
    expect(jsonOf(told, 'status')).toMatchObject({ result: 'absent', controlPlane: null, resources: [] });
    expect(told.log).toContain('There is no cluster nobody in us-east-1, and nothing is left of one.');
  });
});

describe('a list', () => {
  const inputs = { regions: region, 'abandoned-after': '7d' };

  async function asSweep(command: 'list' | 'sweep', more: Record<string, string> = {}): Promise<StepResult> {
    const env = await emulator.github.job({ event: 'schedule', ...pullRequest });
    const role = { 'role-to-assume': emulator.sweepRoleArn };
    return reading(() => step(command, { ...role, ...inputs, ...more }, { env }));
  }

  beforeAll(async () => {
    const env = await emulator.github.job({ event: 'pull_request', action: 'opened', pull: 1 });
    const shared = await step('up', { network: 'shared', comment: 'false', deployment: 'false' }, { env });
    expect(shared.code, shared.log).toBe(0);
    // Nobody has said when it is to go, and it goes all the same.
    const left = Date.parse(shared.outputs['expires-at'] ?? '') - Date.now();
    expect(left).toBeGreaterThan(2 * 86_400_000);
    expect(left).toBeLessThanOrEqual(3 * 86_400_000);
  });

  it('gives each the verdict of a sweep with the same inputs, and a price with its nodes', async () => {
    const listed = await asSweep('list');
    expect(listed.code, listed.log).toBe(0);
    expect(listed.outputs.result).toBe('unchanged');
    const { clusters, networks, totals } = jsonOf(listed, 'clusters');
    const swept = jsonOf(await asSweep('sweep', { 'dry-run': 'true' }), 'report');
    type Row = { cluster: string; fate: string; rule?: string; hourlyCost: number; owner: string };
    const verdicts = (rows: Row[]) =>
      Object.fromEntries(rows.map(({ cluster, fate, rule }) => [cluster, [fate, rule]]));
    expect(verdicts(clusters)).toEqual(verdicts(swept.clusters));
    expect(verdicts(clusters)).toEqual({
      broken: ['kept', undefined],
      demo: ['kept', undefined],
      expired: ['would go', 'expired'],
      'for-ever': ['kept', undefined],
      half: ['kept', undefined],
      'octo-app--pr-1': ['kept', undefined],
    });
    const prices = new Map(clusters.map(({ cluster, hourlyCost }: Row) => [cluster, hourlyCost]));
    expect(prices.get('demo')).toBeCloseTo(Number(made.outputs['hourly-cost']), 3);
    expect(prices.get('expired')).toBe(0.1);
    expect(networks).toEqual([
      expect.objectContaining({
        name: 'eks-network-74061981',
        owner: '74061981/network',
        hourlyCost: 0.05,
        fate: 'kept',
      }),
    ]);
    expect(totals).toMatchObject({
      running: { count: 5 },
      wouldGo: { count: 1, hourlyCost: 0.1 },
      neverExpire: expect.arrayContaining(['broken', 'for-ever']),
      sharedNetworks: { count: 1, hourlyCost: 0.05 },
    });
    expect(swept.totals).toEqual(totals);
    expect(listed.summary).toMatch(
      /\| for-ever \| us-east-1 \| octo-org\/octo-app, branch main \|.*\| never ⚠ \|/,
    );
    expect(listed.summary).toMatch(/\| expired \| us-east-1 \| octo-org\/octo-app, pull request \\#7 \|/);
    expect(listed.summary).toContain('| eks-network-74061981 (shared network) |');
    expect(listed.log).toMatch(
      /in all: Running: 5 clusters, about \$\d\.\d{3} an hour \(.* a day, .* a month\)\. Left of .* Would go: 1, saving about \$0\.100 an hour \(\$2\.40 a day, \$73\.00 a month\)\. Never expire: 2: .* Shared networks: 1, about \$0\.050 an hour/,
    );
    expect(JSON.stringify({ clusters, networks, totals })).not.toMatch(/\d\.\d{5}/);
  });

  it('is of the repository, unless the whole account is asked for', async () => {
    const names = async (more: Record<string, string>): Promise<string[]> =>
      jsonOf(await asSweep('list', more), 'clusters').clusters.map(
        ({ cluster }: { cluster: string }) => cluster,
      );
    expect(await names({})).not.toContain('foreign');
    expect(await names({ scope: 'account' })).toContain('foreign');
  });

  it('tells of a network that would go, where a sweep would take it', async () => {
    const { networks } = jsonOf(await asSweep('list', { 'remove-shared-network': 'true' }), 'clusters');
    expect(networks).toMatchObject([{ fate: 'kept', reason: 'clusters stand in it: octo-app--pr-1' }]);
  });
});

describe('what down takes away', () => {
  it('is told with its price, before and after', async () => {
    const shown = await reading(() => step('down', { 'cluster-name': 'demo', 'dry-run': 'true' }));
    const price = 'about \\$0\\.240 an hour \\(\\$5\\.75 a day, \\$175 a month\\)';
    expect(shown.log).toMatch(
      new RegExp(
        `Of cluster demo in us-east-1 would be removed: \\d+ resources, ${price}\\. Nothing was changed`,
      ),
    );
    // Each by itself comes to the same.
    const parts: { hourlyCost?: number }[] = jsonOf(shown, 'report').wouldRemove;
    const sum = parts.reduce((total, { hourlyCost = 0 }) => total + hourlyCost, 0);
    expect(sum).toBeCloseTo(Number(made.outputs['hourly-cost']), 3);
    const gone = await step('down', { 'cluster-name': 'demo' });
    expect(gone.code, gone.log).toBe(0);
    expect(gone.log).toMatch(new RegExp(`removed: \\d+ resources, ${price}`));
  });
});
