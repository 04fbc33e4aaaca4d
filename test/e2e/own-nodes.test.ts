/** Node groups of what the user has: images, keys. */
import { EC2 } from '@aws-sdk/client-ec2';
import { EKS } from '@aws-sdk/client-eks';
import { beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import type { InventoryItem } from '../emulator/core.ts';
import { emulatorInTest, identities, messagesOf, stepIn, troublesOf } from './in-test.ts';
import { letAutoScalingUse, makeKey } from './keys.ts';
import type { StepResult } from './runner.ts';

const emulator = emulatorInTest({ speed: 400 });
const step = stepIn(emulator, {
  'cluster-name': 'demo',
  region: 'us-east-1',
  ttl: '8h',
  'kubernetes-version': '1.36',
});
let before: InventoryItem[];

interface Group {
  name: string;
  isSelfManaged?: boolean;
  [field: string]: unknown;
}

const configOf = (...groups: Group[]): string => {
  const of = (isOwn: boolean) =>
    groups
      .filter(({ isSelfManaged = false }) => isSelfManaged === isOwn)
      .map(({ isSelfManaged: _, ...group }) => ({ instanceType: 't3.medium', desiredCapacity: 1, ...group }));
  return stringify({
    apiVersion: 'eksctl.io/v1alpha5',
    kind: 'ClusterConfig',
    managedNodeGroups: of(false),
    nodeGroups: of(true),
  });
};

async function imageOf(name: string): Promise<string> {
  const Filters = [{ Name: 'name', Values: [name] }];
  const { Images = [] } = await new EC2(emulator.admin).describeImages({ Filters });
  return Images[0]?.ImageId ?? '';
}

/** Of the volumes of a group's instances, by their tag Name. */
async function keysOf(group: string): Promise<(string | undefined)[]> {
  const Filters = [
    { Name: 'tag:Name', Values: [`demo-${group}`] },
    // moto gives an instance of an Auto Scaling group a root volume of its own beside.
    { Name: 'attachment.device', Values: ['/dev/xvda'] },
  ];
  const { Volumes = [] } = await new EC2(emulator.admin).describeVolumes({ Filters });
  return Volumes.map(({ KmsKeyId }) => KmsKeyId);
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

describe('node groups', () => {
  let created: StepResult;
  let hardened: Group;
  let scripted: Group;
  let own: Group;

  beforeAll(async () => {
    const volumeKmsKeyID = await makeKey(emulator);
    await letAutoScalingUse(emulator, volumeKmsKeyID);
    hardened = {
      name: 'hardened',
      ami: await imageOf('hardened-al2023-1.36'),
      labels: { tier: 'web' },
      maxPodsPerNode: 11,
      volumeKmsKeyID,
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
    // By its id alone.
    own = { name: 'own', isSelfManaged: true, volumeKmsKeyID: volumeKmsKeyID.split('/').pop() };
    created = await step('up', { config: configOf(hardened, scripted, own) });
  }, 300_000);

  it('start images of the user’s, which are told their cluster as EKS tells its own', async () => {
    expect(troublesOf(created)).toEqual([]);
    for (const name of ['hardened', 'scripted'])
      expect(await nodegroup(name)).toMatchObject({ status: 'ACTIVE', amiType: 'CUSTOM' });
    expect(await imagesOf('hardened')).toEqual([hardened.ami]);
    const { nodes } = JSON.parse((await step('status')).outputs.status ?? '{}');
    expect(nodes.map(({ nodeGroup }: { nodeGroup: string }) => nodeGroup).toSorted()).toEqual([
      'hardened',
      'own',
      'scripted',
    ]);
  });

  it('are as wanted the second time', async () => {
    const again = await step('up', { config: configOf(hardened, scripted, own) });
    expect(troublesOf(again)).toEqual([]);
    expect(again.outputs.result).toBe('unchanged');
  });

  it('start no image that there is not, and change to none of EKS’s', async () => {
    const absent = 'ami-0123456789abcdef0';
    const other = { ...hardened, ami: absent };
    const { outputs, log } = await step('plan', { config: configOf(other, scripted, own) });
    expect(outputs.result).toBe('refused');
    expect(log).toContain(`there is no image ${absent} in us-east-1 that this account may start`);
    const of = configOf({ ...hardened, ami: undefined }, scripted, own);
    expect((await step('plan', { config: of })).log).toContain(
      "Node group hardened has images of the user's, and of EKS's is asked for.",
    );
  });

  it('have volumes of a key that lets Auto Scaling use it', async () => {
    for (const group of ['hardened', 'own']) expect(await keysOf(group)).toEqual([hardened.volumeKmsKeyID]);
  });

  it('start no volumes of any other key, and say so at once', async () => {
    const volumeKmsKeyID = await makeKey(emulator);
    for (const isSelfManaged of [false, true]) {
      const closed = { name: isSelfManaged ? 'shut' : 'closed', volumeKmsKeyID, isSelfManaged };
      const failed = messagesOf(await step('up', { config: configOf(hardened, scripted, own, closed) }));
      expect(failed).toContain(`node group ${closed.name}: `);
      expect(failed).toContain('The KMS key provided is in an incorrect state');
      expect(failed).toContain(
        'a grant (`aws kms create-grant`) lets the service-linked role AWSServiceRoleForAutoScaling use it',
      );
    }
  }, 300_000);

  it('have another image by new nodes', async () => {
    const ami = await imageOf('amazon-eks-node-al2023-x86_64-standard-1.36-v20261103');
    const updated = await step('up', { config: configOf({ ...hardened, ami }, scripted, own) });
    expect(troublesOf(updated)).toEqual([]);
    expect(updated.log).toContain(`the image ${ami}`);
    expect(updated.outputs.result).toBe('updated');
    expect(await imagesOf('hardened')).toEqual([ami]);
  });

  it('fail with the words of an instance’s console where a script starts nothing', async () => {
    const bad = { ...scripted, name: 'bad', overrideBootstrapCommand: '#!/bin/bash\nexit 3' };
    const failed = await step('up', { config: configOf(hardened, scripted, own, bad) });
    expect(messagesOf(failed)).toContain('Failed to run module scripts-user: exit code 3');
  }, 300_000);

  it('go with all that was made for them', async () => {
    const removed = await step('down');
    expect(troublesOf(removed)).toEqual([]);
    expect(identities(await emulator.resources())).toEqual(identities(before));
  });
});
