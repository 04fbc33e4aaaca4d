import { EC2 } from '@aws-sdk/client-ec2';
import { EKS } from '@aws-sdk/client-eks';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import type { InventoryItem } from '../emulator/core.ts';
import { deploy, kinds } from '../unit/iam/stack-of-repository.ts';
import { makeAutoModeRoles, makeFreeRole } from './given.ts';
import { emulatorInTest, identities, messagesOf, stepIn, troublesOf } from './in-test.ts';
import { hasKubectl } from './programs.ts';
import { pullRequestIn } from './pull-request.ts';
import { runStep, type StepResult } from './runner.ts';
import { claimOfFiles, manifests } from './workload.ts';

const emulator = emulatorInTest({ speed: 400 });
let free = '';
const step = (command: string, inputs: Record<string, string> = {}): Promise<StepResult> =>
  stepIn(emulator, { 'cluster-name': 'demo', ttl: '8h', 'role-to-assume': free })(command, inputs);
let before: InventoryItem[];

beforeAll(async () => {
  await makeAutoModeRoles(emulator);
  free = await makeFreeRole(emulator);
  before = await emulator.resources();
});

const configOf = (fields: object): string =>
  stringify({ apiVersion: 'eksctl.io/v1alpha5', kind: 'ClusterConfig', ...fields });

const down = async (): Promise<void> => {
  const removed = await step('down');
  expect(troublesOf(removed)).toEqual([]);
  expect(identities(await emulator.resources())).toEqual(identities(before));
};

const told = ({ outputs }: StepResult, output: string) => JSON.parse(outputs[output] ?? '{}');

/** Of a plan, what it would do about each resource that differs. */
const verdicts = (planned: StepResult): Record<string, string> =>
  Object.fromEntries(
    told(planned, 'plan')
      .resources.filter(({ verdict }: { verdict: string }) => verdict !== 'none')
      .map(({ name, verdict }: { name: string; verdict: string }) => [name, verdict]),
  );

const instancesOfAutoMode = async () => {
  const Filters = [
    { Name: 'tag:eks:eks-cluster-name', Values: ['demo'] },
    { Name: 'instance-state-name', Values: ['pending', 'running'] },
  ];
  const { Reservations = [] } = await new EC2(emulator.admin).describeInstances({ Filters });
  return Reservations.flatMap(({ Instances = [] }) => Instances);
};

/** Pods that hold a claim, and a Service before them. */
const shop = manifests(
  claimOfFiles,
  `
apiVersion: apps/v1
kind: Deployment
metadata: { name: shop }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers: [{ name: web, image: nginx, volumeMounts: [{ name: files, mountPath: /files }] }]
      volumes: [{ name: files, persistentVolumeClaim: { claimName: files } }]`,
  `
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { type: LoadBalancer, selector: { app: web }, ports: [{ port: 80 }] }`,
  `
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: all }
spec: { minAvailable: 1, selector: { matchLabels: { app: web } } }`,
);

describe('a cluster of Auto Mode', () => {
  let created: StepResult;

  beforeAll(async () => {
    created = await step('up', { mode: 'auto' });
  }, 300_000);

  it('ends ready once its node pools are, without nodes, node groups and add-ons', async () => {
    expect(troublesOf(created)).toEqual([]);
    expect(created.outputs.result).toBe('created');
    expect(created.summary).toContain('Auto Mode, with the node pools general-purpose and system: none yet');
    const eks = new EKS(emulator.admin);
    expect((await eks.listAddons({ clusterName: 'demo' })).addons).toEqual([]);
    expect((await eks.listNodegroups({ clusterName: 'demo' })).nodegroups).toEqual([]);
    expect(await instancesOfAutoMode()).toEqual([]);
    const { cluster } = await eks.describeCluster({ name: 'demo' });
    expect(cluster).toMatchObject({
      computeConfig: {
        enabled: true,
        nodePools: ['general-purpose', 'system'],
        nodeRoleArn: created.outputs['node-role-arn'],
      },
      storageConfig: { blockStorage: { enabled: true } },
      kubernetesNetworkConfig: { elasticLoadBalancing: { enabled: true } },
    });
    const status = await step('status');
    expect(status.outputs.result, status.log).toBe('healthy');
    expect(told(status, 'status').controlPlane.autoMode.nodePools).toEqual(['general-purpose', 'system']);
  });

  it('says what its nodes will cost', () => {
    expect(created.log).toContain(
      'the nodes of Auto Mode, which cannot be priced: EKS starts as many as pods ask for, each at its price and a fee of about 12 % of that',
    );
  });

  it('is as wanted the second time', async () => {
    const again = await step('up', { mode: 'auto' });
    expect(troublesOf(again)).toEqual([]);
    expect(again.outputs.result).toBe('unchanged');
  });

  it('gives pods that wait a node, and their claim a volume', async (context) => {
    if (!hasKubectl) return context.skip('kubectl is not there');
    const script = `set -e
cat <<'EOF' | kubectl apply -f -
${shop}
EOF
kubectl wait --for=condition=Available deployment/shop --timeout=120s
kubectl get nodes,pvc`;
    const applied = await runStep({ env: emulator.env, exported: created, script });
    expect(applied.code, applied.log).toBe(0);
    const [instance, ...others] = await instancesOfAutoMode();
    expect(others).toEqual([]);
    const status = await step('status');
    const { nodes, hourlyCost, resources } = told(status, 'status');
    expect(nodes).toMatchObject([{ ready: true, instanceType: instance?.InstanceType }]);
    expect(resources).toEqual(
      expect.arrayContaining([expect.objectContaining({ id: instance?.InstanceId })]),
    );
    // The control plane, the NAT gateway with its address, and the instance with the fee.
    expect(hourlyCost).toBeGreaterThan(0.15 + 0.085 * 1.12);
    const again = await step('up', { mode: 'auto' });
    expect(again.outputs.result).toBe('unchanged');
  }, 300_000);

  it('is not made one of node groups without a word', async () => {
    const refused = await step('up');
    expect(refused.code).toBe(1);
    expect(messagesOf(refused)).toContain(
      'Cluster demo is in Auto Mode, and node groups are asked for. Write `mode: auto` to go on so',
    );
  });

  it('changes its node pools, and has no other role for their nodes', async () => {
    const one = configOf({ autoModeConfig: { enabled: true, nodePools: ['general-purpose'] } });
    expect(verdicts(await step('plan', { config: one }))).toEqual({ 'control plane': 'change' });
    const nodeRoleARN = 'arn:aws:iam::123456789012:role/auto-nodes';
    const other = configOf({ autoModeConfig: { enabled: true, nodeRoleARN } });
    const refused = await step('up', { config: other });
    expect(refused.code).toBe(1);
    expect(messagesOf(refused)).toContain(
      `and ${nodeRoleARN} is asked for. EKS cannot change it while Auto Mode is on`,
    );
    const updated = await step('up', { config: one });
    expect(troublesOf(updated)).toEqual([]);
    expect(updated.outputs.result).toBe('updated');
    expect(updated.log).toContain(
      'Auto Mode: on, with general-purpose and system → on, with general-purpose',
    );
  }, 300_000);

  it('goes with all that Auto Mode has made, and leaves no security group', async () => {
    const removed = await step('down');
    expect(troublesOf(removed)).toEqual([]);
    expect(removed.log).toContain('NodePools: deleting: the node pools of Auto Mode: general-purpose');
    // Its nodes have gone before it, or EKS's group would have been left.
    expect(removed.log).not.toMatch(/security groups: deleting/);
    expect(identities(await emulator.resources())).toEqual(identities(before));
  }, 300_000);
});

describe('a cluster of node groups', () => {
  it('becomes one of Auto Mode, and one of node groups again', async () => {
    const made = await step('up', { 'instance-types': 't3.medium' });
    expect(troublesOf(made)).toEqual([]);
    const planned = await step('plan', { mode: 'auto' });
    expect(verdicts(planned)).toEqual({
      'cluster role': 'change',
      'node role of Auto Mode': 'make',
      'control plane': 'change',
      'default StorageClass': 'replace',
    });
    expect(planned.log).toContain('node group default stays, and costs what it does');
    const updated = await step('up', { mode: 'auto' });
    expect(troublesOf(updated)).toEqual([]);
    expect(updated.outputs.result).toBe('updated');
    expect(updated.log).toContain('Auto Mode: off → on, with general-purpose and system');
    const again = await step('up', { mode: 'auto' });
    expect(again.outputs.result).toBe('unchanged');

    const back = await step('up', { mode: 'standard', 'instance-types': 't3.medium' });
    expect(troublesOf(back)).toEqual([]);
    expect(back.log).toContain('Auto Mode: on, with general-purpose and system → off');
    const { cluster } = await new EKS(emulator.admin).describeCluster({ name: 'demo' });
    expect(cluster?.computeConfig?.enabled).toBe(false);
    await down();
  }, 600_000);
});

describe('with node pools of its own', () => {
  afterEach(down, 300_000);

  it('has a role for their nodes, which an entry lets in', async () => {
    const config = configOf({ autoModeConfig: { enabled: true, nodePools: [] } });
    const created = await step('up', { config });
    expect(troublesOf(created)).toEqual([]);
    const principalArn = created.outputs['node-role-arn'];
    const eks = new EKS(emulator.admin);
    const { accessEntry } = await eks.describeAccessEntry({ clusterName: 'demo', principalArn });
    expect(accessEntry?.type).toBe('EC2');
    expect(created.summary).toContain('Auto Mode, with node pools of your own: none yet');
    const again = await step('up', { config });
    expect(again.outputs.result).toBe('unchanged');
  }, 300_000);
});

describe('is refused, and nothing made', () => {
  const refusals: [string, Record<string, string>, RegExp][] = [
    [
      'under a price that it has no bound for',
      { mode: 'auto', 'max-hourly-cost': '5' },
      /has no upper bound, and `max-hourly-cost` allows \$5\.000: in Auto Mode EKS starts as many nodes/,
    ],
    [
      'with nodes that somebody asks for',
      { mode: 'auto', nodes: '3' },
      /Input nodes: in Auto Mode EKS chooses the nodes by what pods ask for\. Leave it out\./,
    ],
    [
      'where input and file contradict each other',
      { mode: 'standard', config: configOf({ autoModeConfig: { enabled: true } }) },
      /Input mode: it is standard, and .* says true in autoModeConfig\.enabled/,
    ],
    [
      'with a cluster role that lacks what EKS asks for',
      {
        mode: 'auto',
        config: configOf({ iam: { serviceRoleARN: 'arn:aws:iam::123456789012:role/bare' } }),
      },
      /The cluster role arn:aws:iam::123456789012:role\/bare lacks the policies AmazonEKSComputePolicy, .*, and sts:TagSession in its trust policy/,
    ],
  ];

  it.each(refusals)('%s', async (_, inputs, words) => {
    const refused = await step('up', inputs);
    expect(refused.code).toBe(1);
    expect(messagesOf(refused)).toMatch(words);
    expect(identities(await emulator.resources())).toEqual(identities(before));
  });
});

describe('with the roles of docs/iam', () => {
  it('has none that the boundary of its roles would keep from making nodes', async () => {
    const refused = await stepIn(emulator, { 'cluster-name': 'demo' })('up', { mode: 'auto' });
    expect(refused.code).toBe(1);
    expect(messagesOf(refused)).toContain('and within that EKS starts no nodes in Auto Mode');
  });

  const role = (name: string): string => `arn:aws:iam::123456789012:role/${name}`;

  const run = pullRequestIn(emulator);
  const ofPullRequest = (command: string, fields: object): Promise<StepResult> =>
    run(command, configOf(fields));

  const autoModeConfig = { enabled: true };

  it('a pull request has no Auto Mode until a stack lists roles for it', async () => {
    const refused = await ofPullRequest('up', { autoModeConfig });
    expect(refused.code).toBe(1);
    expect(messagesOf(refused)).toContain('The role that runs makes no clusters of Auto Mode');
  });

  it('… then those roles, and no others that its file names', async () => {
    await deploy(
      emulator,
      {
        Roles: kinds.parameters.Roles,
        AutoModeClusterRoles: role('auto-control-planes'),
        AutoModeNodeRoles: role('auto-nodes'),
      },
      kinds.template,
    );
    const refused = await ofPullRequest('up', {
      autoModeConfig: { ...autoModeConfig, nodeRoleARN: role('production') },
    });
    expect(refused.code).toBe(1);
    expect(messagesOf(refused)).toContain(
      `autoModeConfig.nodeRoleARN: ${role('production')} may not be the node role of a cluster of Auto Mode by this role, which may pass ${role('auto-nodes')} alone.`,
    );
    const created = await ofPullRequest('up', { autoModeConfig });
    expect(created.code, created.log).toBe(0);
    const name = created.outputs['cluster-name'];
    const { cluster } = await new EKS(emulator.admin).describeCluster({ name });
    expect(cluster).toMatchObject({
      roleArn: role('auto-control-planes'),
      computeConfig: { nodeRoleArn: role('auto-nodes') },
    });
    const removed = await ofPullRequest('down', { autoModeConfig });
    expect(removed.code, removed.log).toBe(0);
  }, 300_000);
});
