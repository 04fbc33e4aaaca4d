import { randomUUID } from 'node:crypto';
import { CloudFormation } from '@aws-sdk/client-cloudformation';
import { EC2 } from '@aws-sdk/client-ec2';
import { EKS } from '@aws-sdk/client-eks';
import { ElasticLoadBalancing } from '@aws-sdk/client-elastic-load-balancing';
import { IAM } from '@aws-sdk/client-iam';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { InventoryItem, LoggedCall } from '../emulator/core.ts';
import { emulatorInTest, identities, messagesOf, stepIn } from './in-test.ts';
import { runAction, runStep, type StepResult } from './runner.ts';
import { balancingConfig, makeBalancingRoles } from './workload.ts';

const emulator = emulatorInTest({ speed: 200 });
let before: InventoryItem[];

beforeAll(async () => {
  await makeBalancingRoles(emulator);
  before = await emulator.resources();
});

const step = stepIn(emulator, { 'cluster-name': 'demo' });

async function subnetOfCluster(): Promise<string> {
  const ec2 = new EC2(emulator.admin);
  const { Subnets = [] } = await ec2.describeSubnets({
    Filters: [{ Name: 'tag:eks-cluster-action/cluster', Values: ['demo'] }],
  });
  return Subnets[0]?.SubnetId ?? '';
}

/** Of the classic kind. */
const serviceWithLoadBalancer = `kubectl create service loadbalancer web --tcp=80
until kubectl get service web -o jsonpath='{.status.loadBalancer.ingress}' | grep -q hostname; do sleep 0.1; done`;

async function untilBalancersAreGone(): Promise<void> {
  const elb = new ElasticLoadBalancing(emulator.admin);
  const areGone = async (): Promise<boolean> =>
    (await elb.describeLoadBalancers({})).LoadBalancerDescriptions?.length === 0;
  await vi.waitUntil(areGone, { timeout: 60_000, interval: 50 });
}

/** Instance profiles with the role of the nodes: one as EKS leaves it, one of somebody else's. */
const profiles = { ofEks: `eks-${randomUUID()}`, others: 'shop-runners' };

async function putNodeRoleIntoProfiles(): Promise<void> {
  const iam = new IAM(emulator.admin);
  for (const InstanceProfileName of Object.values(profiles)) {
    await iam.createInstanceProfile({ InstanceProfileName });
    await iam.addRoleToInstanceProfile({ InstanceProfileName, RoleName: nodeRole });
  }
}

const nodeRole = 'demo-us-east-1-node';

describe('something foreign in the network, and around a role', () => {
  let interfaceId = '';
  let profilesLeft: string[];
  let failed: StepResult;
  let finished: StepResult;

  beforeAll(async () => {
    await step('up');
    const ec2 = new EC2(emulator.admin);
    const { NetworkInterface } = await ec2.createNetworkInterface({ SubnetId: await subnetOfCluster() });
    interfaceId = NetworkInterface?.NetworkInterfaceId ?? '';
    await putNodeRoleIntoProfiles();
    failed = await step('down');
    const iam = new IAM(emulator.admin);
    const left = await iam.listInstanceProfilesForRole({ RoleName: nodeRole });
    profilesLeft = (left.InstanceProfiles ?? []).map(({ InstanceProfileName = '' }) => InstanceProfileName);
    await ec2.deleteNetworkInterface({ NetworkInterfaceId: interfaceId });
    const others = { InstanceProfileName: profiles.others };
    await iam.removeRoleFromInstanceProfile({ ...others, RoleName: nodeRole });
    await iam.deleteInstanceProfile(others);
    finished = await step('down');
  });

  it('makes down fail, and is named with the reason why it stays', () => {
    expect(failed.code).toBe(1);
    expect(messagesOf(failed)).toContain(`AWS::EC2::NetworkInterface ${interfaceId}`);
    expect(messagesOf(failed)).toContain(
      "It stands in the cluster's VPC, and nothing shows that the cluster made it.",
    );
    const { left } = JSON.parse(failed.outputs.report ?? '{}');
    expect(left.map(({ type }: { type: string }) => type)).toContain('AWS::CloudFormation::Stack');
  });

  it('is not touched', () => {
    expect(failed.log).not.toContain(`deleting: ${interfaceId}`);
  });

  it('keeps a role that is in an instance profile of somebody else, with its policies; EKS’s profiles go', () => {
    expect(profilesLeft).toEqual([profiles.others]);
    expect(messagesOf(failed)).toContain(
      `IAM role ${nodeRole} is in instance profile ${profiles.others}, which is not ours`,
    );
    expect(failed.log).not.toContain(`node role: deleting: ${nodeRole}`);
  });

  it('leaves what is beside it to go: no control plane is paid for', () => {
    const { removed } = JSON.parse(failed.outputs.report ?? '{}');
    expect(removed.map(({ type }: { type: string }) => type)).toContain('AWS::EKS::Cluster');
  });

  it('once dealt with, lets the stack that failed go', async () => {
    expect(finished.code).toBe(0);
    expect(finished.outputs.result).toBe('deleted');
    expect(identities(await emulator.resources())).toEqual(identities(before));
  });
});

describe('a cluster that Kubernetes cannot be asked about, and that is protected', () => {
  it('goes with the load balancer that its controllers made', async () => {
    const created = await step('up', { config: balancingConfig });
    await runStep({
      env: emulator.env,
      exported: created,
      script: serviceWithLoadBalancer,
    });
    const eks = new EKS(emulator.admin);
    await eks.updateClusterConfig({ name: 'demo', deletionProtection: true });
    await new CloudFormation(emulator.admin).updateTerminationProtection({
      StackName: 'eks-demo-network',
      EnableTerminationProtection: true,
    });
    const { accessEntries = [] } = await eks.listAccessEntries({ clusterName: 'demo' });
    const ofRunner = accessEntries.filter((arn) => arn === emulator.roleArn);
    expect(ofRunner).toHaveLength(1);
    await eks.deleteAccessEntry({ clusterName: 'demo', principalArn: emulator.roleArn });
    await emulator.faults([{ service: 'eks', operation: 'CreateAccessEntry', rate: 1, effect: 'deny' }]);

    const standing = identities(await emulator.resources());
    const refused = await step('down');
    expect(messagesOf(refused)).toContain(
      'Cluster demo and Stack eks-demo-network: somebody has protected it from deletion',
    );
    expect(refused.code).toBe(1);
    expect((await step('down', { 'dry-run': 'true' })).summary).toContain(
      '<th align="left">Cluster demo</th><td>nothing would go: it is protected from deletion',
    );
    const swept = await step('sweep', { 'cluster-name': '', regions: 'us-east-1', 'abandoned-after': '1s' });
    expect(swept.summary).toContain('somebody has protected it from deletion');
    expect(identities(await emulator.resources())).toEqual(standing);

    const removed = await step('down', { 'lift-protection': 'true' });
    await emulator.faults([]);
    expect(removed.log).toMatch(/this role is not let into the cluster: EKS refused CreateAccessEntry: /);
    expect(removed.log).toContain('going on without Kubernetes');
    expect(removed.log).toContain('lifting its deletion protection');
    expect(removed.log).toContain('lifting the termination protection of stack eks-demo-network');
    expect(removed.log).toMatch(/load balancers: deleting: a[0-9a-f]{31}/);
    expect(removed.code).toBe(0);
    expect(identities(await emulator.resources())).toEqual(identities(before));
  });
});

describe('down that does not wait', () => {
  const begun = async (): Promise<StepResult> => {
    const result = await step('down', { wait: 'false' });
    expect(result.code).toBe(0);
    expect(result.outputs.result).toBe('deleting');
    expect(result.summary).toContain('has begun');
    return result;
  };

  const statusOfGroup = async (): Promise<string | undefined> => {
    const group = { clusterName: 'demo', nodegroupName: 'default' };
    return (await new EKS(emulator.admin).describeNodegroup(group)).nodegroup?.status;
  };

  it('starts what nothing has to go before, and later ones go on, until one finishes it', async () => {
    const created = await step('up', { config: balancingConfig });
    await runStep({ env: emulator.env, exported: created, script: serviceWithLoadBalancer });

    const first = await begun();
    expect(first.log).toContain('Services and Ingresses: not waiting for the controllers in the cluster');
    // The controllers have to run until the load balancer has gone.
    expect(await statusOfGroup()).toBe('ACTIVE');
    await untilBalancersAreGone();

    await begun();
    expect(await statusOfGroup()).toBe('DELETING');

    const finished = await step('down');
    expect(finished.outputs.result).toBe('deleted');
    expect(identities(await emulator.resources())).toEqual(identities(before));
  });
});

describe('a control plane that FAILED', () => {
  it('goes with all that was made for it', async () => {
    const limit = { service: 'ec2', operation: 'CreateNetworkInterface', times: 1, effect: 'quota' };
    await emulator.faults([limit]);
    const failed = await step('up');
    await emulator.faults([]);
    expect(messagesOf(failed)).toContain('Cluster demo FAILED');

    const removed = await step('down');
    expect(removed.code).toBe(0);
    expect(removed.log).toContain('control plane: deleting: demo');
    expect(removed.log).not.toContain('access entry');
    expect(identities(await emulator.resources())).toEqual(identities(before));
  });
});

describe('a cluster that somebody has deleted by hand, as far as EKS lets them', () => {
  it('is cleared away: network, roles, and what its controllers made', async () => {
    const created = await step('up', { config: balancingConfig });
    const script = `${serviceWithLoadBalancer}
kubectl apply -f - <<'EOF'
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: files }
spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 5Gi } } }
---
apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers: [{ name: web, image: nginx, volumeMounts: [{ name: files, mountPath: /files }] }]
  volumes: [{ name: files, persistentVolumeClaim: { claimName: files } }]
EOF
until kubectl get pvc files -o jsonpath='{.spec.volumeName}' | grep -q pvc; do sleep 0.1; done`;
    expect((await runStep({ env: emulator.env, exported: created, script })).code).toBe(0);
    const eks = new EKS(emulator.admin);
    const isGone = (ask: () => Promise<unknown>): Promise<void> =>
      vi.waitFor(() => expect(ask()).rejects.toThrow(/^No /), { timeout: 60_000, interval: 50 });
    const group = { clusterName: 'demo', nodegroupName: 'default' };
    await eks.deleteNodegroup(group);
    await isGone(() => eks.describeNodegroup(group));
    await eks.deleteCluster({ name: 'demo' });
    await isGone(() => eks.describeCluster({ name: 'demo' }));

    const removed = await step('down');
    expect(removed.code).toBe(0);
    const report = JSON.parse(removed.outputs.report ?? '{}');
    expect(report.left).toEqual([]);
    expect(report.removed.map(({ type }: { type: string }) => type)).toEqual(
      expect.arrayContaining([
        'AWS::CloudFormation::Stack',
        'AWS::EC2::LaunchTemplate',
        'AWS::EC2::Volume',
        'AWS::ElasticLoadBalancing::LoadBalancer',
        'AWS::IAM::Role',
      ]),
    );
    expect(identities(await emulator.resources())).toEqual(identities(before));
  });
});

describe('a cluster of the same name that is not ours', () => {
  it('is refused before anything is touched', async () => {
    await step('up');
    const existing = await emulator.resources();
    const calls = (await emulator.calls()).length;
    const refused = await runAction({
      inputs: {
        command: 'down',
        'role-to-assume': emulator.roleArn,
        'cluster-name': 'demo',
      },
      env: { ...emulator.env, GITHUB_REPOSITORY_ID: '424242' },
    });
    expect(refused.code).toBe(1);
    expect(messagesOf(refused)).toContain('Cluster demo exists but is not ours');
    const since: LoggedCall[] = (await emulator.calls()).slice(calls);
    expect(
      since.map(({ operation }) => operation).filter((name) => /^(Delete|Update|Tag)/.test(name)),
    ).toEqual([]);
    expect(identities(await emulator.resources())).toEqual(identities(existing));
    expect((await step('down')).code).toBe(0);
  });
});
