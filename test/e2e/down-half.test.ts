import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CloudFormation } from '@aws-sdk/client-cloudformation';
import { EC2 } from '@aws-sdk/client-ec2';
import { EKS } from '@aws-sdk/client-eks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InventoryItem, LoggedCall } from '../emulator/core.ts';
import { type Emulator, startEmulator } from './emulator.ts';
import { runAction, runStep, type StepResult } from './runner.ts';

const dir = mkdtempSync(join(tmpdir(), 'down-half-'));
let emulator: Emulator;
let before: InventoryItem[];

beforeAll(async () => {
  emulator = await startEmulator({ speed: 200, dir });
  before = await emulator.resources();
});

afterAll(async () => {
  await emulator.stop();
  rmSync(dir, { recursive: true });
});

const step = (command: string, inputs: Record<string, string> = {}): Promise<StepResult> =>
  runAction({
    inputs: {
      command,
      'role-to-assume': emulator.roleArn,
      'poll-interval': '50ms',
      'cluster-name': 'demo',
      ...inputs,
    },
    env: emulator.env,
  });

const identities = (items: readonly InventoryItem[]): string[] =>
  items.map(({ type, region, id }) => `${type} ${region} ${id}`).sort();

const messages = ({ annotations }: StepResult): string =>
  annotations.map(({ message }) => message).join('\n');

async function subnetOfCluster(): Promise<string> {
  const ec2 = new EC2(emulator.admin);
  const { Subnets = [] } = await ec2.describeSubnets({
    Filters: [{ Name: 'tag:eks-cluster-action/cluster', Values: ['demo'] }],
  });
  return Subnets[0]?.SubnetId ?? '';
}

describe('something foreign in the network', () => {
  let interfaceId = '';
  let failed: StepResult;
  let finished: StepResult;

  beforeAll(async () => {
    await step('up');
    const ec2 = new EC2(emulator.admin);
    const { NetworkInterface } = await ec2.createNetworkInterface({ SubnetId: await subnetOfCluster() });
    interfaceId = NetworkInterface?.NetworkInterfaceId ?? '';
    failed = await step('down');
    await ec2.deleteNetworkInterface({ NetworkInterfaceId: interfaceId });
    finished = await step('down');
  });

  it('makes down fail, and is named with the reason why it stays', () => {
    expect(failed.code).toBe(1);
    expect(messages(failed)).toContain(`AWS::EC2::NetworkInterface ${interfaceId}`);
    expect(messages(failed)).toContain(
      "It stands in the cluster's VPC, and nothing shows that the cluster made it.",
    );
    const { left } = JSON.parse(failed.outputs.report ?? '{}');
    expect(left.map(({ type }: { type: string }) => type)).toContain('AWS::CloudFormation::Stack');
  });

  it('is not touched', () => {
    expect(failed.log).not.toContain(`deleting: ${interfaceId}`);
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
    const created = await step('up');
    await runStep({
      env: emulator.env,
      exported: created,
      script: `kubectl create service loadbalancer web --tcp=80
        for try in $(seq 100); do
          kubectl get service web -o jsonpath='{.status.loadBalancer.ingress}' | grep hostname && break
          sleep 0.1
        done`,
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

    const removed = await step('down');
    await emulator.faults([]);
    expect(removed.log).toMatch(/whoever runs is not let into the cluster: EKS refused CreateAccessEntry: /);
    expect(removed.log).toContain('going on without Kubernetes');
    expect(removed.log).toContain('lifting its deletion protection');
    expect(removed.log).toContain('lifting the termination protection of stack eks-demo-network');
    expect(removed.log).toMatch(/load balancers: deleting: a[0-9a-f]{31}/);
    expect(removed.code).toBe(0);
    expect(identities(await emulator.resources())).toEqual(identities(before));
  });
});

describe('down that does not wait', () => {
  it('starts the removal, and a later one finishes it', async () => {
    await step('up');
    const begun = await step('down', { wait: 'false' });
    expect(begun.code).toBe(0);
    expect(begun.outputs.result).toBe('deleting');
    expect(begun.summary).toContain('has begun');
    const { cluster } = await new EKS(emulator.admin).describeCluster({ name: 'demo' });
    const group = await new EKS(emulator.admin).describeNodegroup({
      clusterName: cluster?.name,
      nodegroupName: 'default',
    });
    expect(group.nodegroup?.status).toBe('DELETING');

    const finished = await step('down');
    expect(finished.outputs.result).toBe('deleted');
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
    expect(messages(refused)).toContain('Cluster demo exists but is not ours');
    const since: LoggedCall[] = (await emulator.calls()).slice(calls);
    expect(
      since.map(({ operation }) => operation).filter((name) => /^(Delete|Update|Tag)/.test(name)),
    ).toEqual([]);
    expect(identities(await emulator.resources())).toEqual(identities(existing));
    expect((await step('down')).code).toBe(0);
  });
});
