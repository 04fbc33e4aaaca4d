/** Managed node groups of images of the user's. */
import { EC2 } from '@aws-sdk/client-ec2';
import { EKS } from '@aws-sdk/client-eks';
import { beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import type { InventoryItem } from '../emulator/core.ts';
import { emulatorInTest, identities, messagesOf, stepIn, troublesOf } from './in-test.ts';
import type { StepResult } from './runner.ts';

const emulator = emulatorInTest({ speed: 400 });
const step = stepIn(emulator, {
  'cluster-name': 'demo',
  region: 'us-east-1',
  ttl: '8h',
  'kubernetes-version': '1.36',
});
let before: InventoryItem[];

const configOf = (...groups: object[]): string =>
  stringify({
    apiVersion: 'eksctl.io/v1alpha5',
    kind: 'ClusterConfig',
    managedNodeGroups: groups.map((group) => ({
      instanceType: 't3.medium',
      desiredCapacity: 1,
      ...group,
    })),
  });

async function imageOf(name: string): Promise<string> {
  const Filters = [{ Name: 'name', Values: [name] }];
  const { Images = [] } = await new EC2(emulator.admin).describeImages({ Filters });
  return Images[0]?.ImageId ?? '';
}

const nodegroup = async (nodegroupName: string) =>
  (await new EKS(emulator.admin).describeNodegroup({ clusterName: 'demo', nodegroupName })).nodegroup;

async function imagesOf(group: string): Promise<(string | undefined)[]> {
  const Filters = [
    { Name: 'tag:eks:nodegroup-name', Values: [group] },
    { Name: 'instance-state-name', Values: ['running'] },
  ];
  const { Reservations = [] } = await new EC2(emulator.admin).describeInstances({ Filters });
  return Reservations.flatMap(({ Instances = [] }) => Instances.map(({ ImageId }) => ImageId));
}

beforeAll(async () => {
  before = await emulator.resources();
});

describe('managed node groups', () => {
  let created: StepResult;
  let hardened: { name: string; ami: string; labels: object; maxPodsPerNode: number };
  let scripted: object;

  beforeAll(async () => {
    hardened = {
      name: 'hardened',
      ami: await imageOf('hardened-al2023-1.36'),
      labels: { tier: 'web' },
      maxPodsPerNode: 11,
    };
    scripted = {
      name: 'scripted',
      ami: await imageOf('ubuntu-eks/k8s_1.36/*amd64*'),
      preBootstrapCommands: ['date'],
      overrideBootstrapCommand: [
        '#!/bin/bash',
        '/etc/eks/bootstrap.sh "$CLUSTER_NAME" --kubelet-extra-args "--node-labels=$NODE_LABELS"',
      ].join('\n'),
    };
    created = await step('up', { config: configOf(hardened, scripted) });
  }, 300_000);

  it('start images of the user’s, which are told their cluster as EKS tells its own', async () => {
    expect(troublesOf(created)).toEqual([]);
    for (const name of ['hardened', 'scripted'])
      expect(await nodegroup(name)).toMatchObject({ status: 'ACTIVE', amiType: 'CUSTOM' });
    expect(await imagesOf('hardened')).toEqual([hardened.ami]);
    const { nodes } = JSON.parse((await step('status')).outputs.status ?? '{}');
    expect(nodes.map(({ nodeGroup }: { nodeGroup: string }) => nodeGroup).toSorted()).toEqual([
      'hardened',
      'scripted',
    ]);
  });

  it('are as wanted the second time', async () => {
    const again = await step('up', { config: configOf(hardened, scripted) });
    expect(troublesOf(again)).toEqual([]);
    expect(again.outputs.result).toBe('unchanged');
  });

  it('start no image that there is not, and change to none of EKS’s', async () => {
    const absent = 'ami-0123456789abcdef0';
    const other = { ...hardened, ami: absent };
    const { outputs, log } = await step('plan', { config: configOf(other, scripted) });
    expect(outputs.result).toBe('refused');
    expect(log).toContain(`there is no image ${absent} in us-east-1 that this account may start`);
    const own = await step('plan', { config: configOf({ ...hardened, ami: undefined }, scripted) });
    expect(own.log).toContain("Node group hardened has images of the user's, and of EKS's is asked for.");
  });

  it('have another image by new nodes', async () => {
    const ami = await imageOf('amazon-eks-node-al2023-x86_64-standard-1.36-v20261103');
    const updated = await step('up', { config: configOf({ ...hardened, ami }, scripted) });
    expect(troublesOf(updated)).toEqual([]);
    expect(updated.log).toContain(`the image ${ami}`);
    expect(updated.outputs.result).toBe('updated');
    expect(await imagesOf('hardened')).toEqual([ami]);
  });

  it('fail with the words of an instance’s console where a script starts nothing', async () => {
    const bad = { ...scripted, name: 'bad', overrideBootstrapCommand: '#!/bin/bash\nexit 3' };
    const failed = await step('up', { config: configOf(hardened, scripted, bad) });
    expect(messagesOf(failed)).toContain('Failed to run module scripts-user: exit code 3');
  }, 300_000);

  it('go with all that was made for them', async () => {
    const removed = await step('down');
    expect(troublesOf(removed)).toEqual([]);
    expect(identities(await emulator.resources())).toEqual(identities(before));
  });
});
