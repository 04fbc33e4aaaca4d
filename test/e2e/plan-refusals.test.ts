/** What AWS would refuse, or not hold: said by `plan` and by `up` alike, before anything is made. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CreateVpcCommand, EC2Client } from '@aws-sdk/client-ec2';
import { beforeEach, describe, expect, it } from 'vitest';
import { emulatorInTest, messagesOf, stepIn, writeOperations } from './in-test.ts';
import type { StepResult } from './runner.ts';
import { seedCluster, seedControlPlaneRole, untilCluster } from './seeds.ts';

const emulator = emulatorInTest({ speed: 300 });

beforeEach(async () => {
  await emulator.faults([]);
  await emulator.reset();
});

const run = (
  command: string,
  inputs: Record<string, string>,
  env: Record<string, string> = {},
): Promise<StepResult> =>
  stepIn(emulator, { 'cluster-name': 'refused' })(command, inputs, {
    env: { ...emulator.env, GITHUB_WORKSPACE: emulator.dir, ...env },
  });

/** Inputs that name a ClusterConfig of these parts. */
function config(parts: object): Record<string, string> {
  const file = {
    apiVersion: 'eksctl.io/v1alpha5',
    kind: 'ClusterConfig',
    metadata: { name: 'refused' },
    ...parts,
  };
  writeFileSync(join(emulator.dir, 'refused.json'), JSON.stringify(file));
  return { config: 'refused.json' };
}

const coredns = (addon: object) => config({ addons: [{ name: 'coredns', ...addon }] });
const taint = { key: 'only', value: 'gpu', effect: 'NoSchedule' };

/** A VPC of somebody's, beside the default one; of a cluster of this action's where it is named. */
async function makeVpc(number: number, cluster?: string): Promise<void> {
  const Tags = cluster === undefined ? [] : [{ Key: 'eks-cluster-action/cluster', Value: cluster }];
  await new EC2Client(emulator.admin).send(
    new CreateVpcCommand({
      CidrBlock: `10.${number}.0.0/16`,
      TagSpecifications: [{ ResourceType: 'vpc', Tags: [...Tags, { Key: 'made', Value: 'by a test' }] }],
    }),
  );
}

const kinds: readonly {
  what: string;
  inputs: () => Record<string, string>;
  prepare?: () => Promise<void>;
  words: string | RegExp;
}[] = [
  {
    what: 'a Kubernetes version',
    inputs: () => ({ 'kubernetes-version': '1.24' }),
    words: 'EKS makes no clusters of Kubernetes 1.24 in us-east-1. It has ',
  },
  {
    what: 'an instance type',
    inputs: () => ({ 'instance-types': 't3.medum' }),
    words: 'Node group default: there is no instance type t3.medum in us-east-1. Did you mean t3.medium?',
  },
  {
    what: 'types of two architectures',
    inputs: () => ({ 'instance-types': 'm5.large, m7g.large' }),
    words: 'm5.large is x86 and m7g.large is Arm, and the nodes of a group share an image.',
  },
  {
    what: 'nodes without room for the add-ons',
    inputs: () => ({ 'instance-types': 't3.nano' }),
    words: 'The nodes (2 × t3.nano) have no room for the pods of coredns and aws-ebs-csi-driver',
  },
  {
    what: 'taints that leave add-ons no node',
    inputs: () => config({ managedNodeGroups: [{ name: 'gpu', taints: [taint] }] }),
    words: 'No node takes the pods of coredns and aws-ebs-csi-driver: every node group is tainted.',
  },
  {
    what: 'an add-on',
    inputs: () => config({ addons: [{ name: 'metrics-serve' }] }),
    words: 'EKS has no add-on metrics-serve for Kubernetes 1.36. Did you mean metrics-server?',
  },
  {
    what: 'a version of an add-on',
    inputs: () => coredns({ version: 'v1.0.0-eksbuild.1' }),
    words: 'EKS has no version v1.0.0-eksbuild.1 of coredns for Kubernetes 1.36. It has ',
  },
  {
    what: 'a configuration that is not of the add-on’s schema',
    inputs: () => coredns({ configurationValues: { replicaCuont: 3, resources: { limits: { cpu: 1 } } } }),
    words:
      /^Add-on coredns v\S+ does not take its configurationValues: replicaCuont is not known there: did you mean replicaCount\?; resources\.limits\.cpu is 1, and must be a string\./,
  },
  {
    what: 'a tag that the add-on for volumes does not take',
    inputs: () => ({ tags: 'team=café' }),
    words: /^Add-on aws-ebs-csi-driver \S+ does not take .*controller\.extraVolumeTags\.team is "café"/,
  },
  {
    what: 'zones',
    inputs: () => config({ availabilityZones: ['us-east-1a', 'us-east-1e'] }),
    words:
      /^A cluster needs two availability zones that will do, .*us-east-1e: EKS has no control planes in use1-az3/,
  },
  {
    what: 'a role',
    inputs: () => config({ iam: { serviceRoleARN: 'arn:aws:iam::123456789012:role/nowhere' } }),
    words: 'IAM has no role arn:aws:iam::123456789012:role/nowhere. Make it, or name another one.',
  },
  {
    what: 'VPCs, and whose they are',
    inputs: () => ({}),
    prepare: async () => {
      for (const [index, cluster] of ['pr-2', undefined, 'pr-1', undefined].entries())
        await makeVpc(101 + index, cluster);
    },
    words:
      'The account\'s quota "VPCs per Region" will not do: of the limit of 5 in us-east-1, 5 are taken, and 1 more is needed. ' +
      "2 of the 5 are this action's: pr-1, pr-2. Remove what nobody needs with `down` or a sweep, " +
      'or have clusters share a network with `network: shared`.',
  },
  {
    what: 'vCPUs',
    inputs: () => ({ nodes: '17' }),
    words:
      'The account\'s quota "Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances" will not do: ' +
      'of the limit of 32 in us-east-1, 0 are taken, and 34 more are needed.',
  },
  {
    what: 'vCPUs of spot instances of a family that the account has none of',
    inputs: () => ({ 'instance-types': 'g4dn.xlarge', spot: 'true' }),
    words:
      'The account\'s quota "All G and VT Spot Instance Requests" will not do: of the limit of 0 in us-east-1',
  },
  {
    what: 'a price',
    inputs: () => ({ 'max-hourly-cost': '0.1' }),
    words: 'Cluster refused would cost about $0.240 an hour, and `max-hourly-cost` allows $0.100',
  },
];

describe('what will not do is said by plan and by up, and nothing is made', () => {
  it.each(kinds)('$what', async ({ inputs: inputsOf, prepare, words }) => {
    await prepare?.();
    const inputs = inputsOf();
    const begun = (await emulator.calls()).length;
    const planned = await run('plan', inputs);
    expect(messagesOf(planned)).toMatch(words);
    expect([planned.code, planned.outputs.result]).toEqual([0, 'refused']);
    const { refusals } = JSON.parse(planned.outputs.plan ?? '{}');
    expect(refusals).toHaveLength(1);
    expect(refusals[0]).toMatch(words);
    const done = await run('up', inputs);
    expect(done.code).toBe(1);
    expect(messagesOf(done)).toContain(refusals[0]);
    expect(writeOperations((await emulator.calls()).slice(begun))).toEqual([]);
  });

  it('all at once, each with what to do', async () => {
    const inputs = { 'kubernetes-version': '1.24', 'instance-types': 't3.medum', 'max-hourly-cost': '0.1' };
    const planned = await run('plan', inputs);
    const { refusals } = JSON.parse(planned.outputs.plan ?? '{}');
    expect(refusals).toHaveLength(3);
    const done = await run('up', inputs);
    expect(done.annotations).toHaveLength(1);
    for (const refusal of refusals) expect(messagesOf(done)).toContain(refusal);
  });
});

describe('a quota', () => {
  it('is told with the command that asks for more', async () => {
    for (const number of [101, 102, 103, 104]) await makeVpc(number);
    const done = await run('up', {});
    expect(done.annotations[0]?.properties.title).toBe('up failed: A quota is used up');
    for (const step of [done, await run('plan', {})])
      expect(messagesOf(step)).toContain('--service-code vpc --quota-code L-F678F1CE --desired-value NUMBER');
  });

  it('that nobody may ask stands in no way: what AWS says of it counts', async () => {
    for (const number of [101, 102, 103, 104]) await makeVpc(number);
    await emulator.faults([{ service: 'servicequotas', operation: '*', rate: 1, effect: 'deny' }]);
    const planned = await run('plan', {});
    expect([planned.code, planned.outputs.result]).toEqual([0, 'changes']);
    expect(planned.log).toContain(
      'of "VPCs per Region", the account has 5 in us-east-1, and the cluster needs 1 more: the quota is 5, unless',
    );
    const done = await run('up', {});
    expect(messagesOf(done)).toContain('The maximum number of VPCs has been reached');
  });

  it('that has been raised is none', async () => {
    const body = JSON.stringify({ 'On-Demand Standard': 64 });
    await fetch(`${emulator.url}/_emulator/vcpus`, { method: 'POST', body });
    const planned = await run('plan', { nodes: '17' });
    expect(planned.outputs.result).toBe('changes');
  });
});

describe('what is not asked of AWS at all', () => {
  it.each(['plan', 'up'])(
    'is a private endpoint that %s could not reach from GitHub’s runner',
    async (command) => {
      const inputs = config({ vpc: { clusterEndpoints: { publicAccess: false, privateAccess: true } } });
      const { code, annotations } = await run(command, inputs, { RUNNER_ENVIRONMENT: 'github-hosted' });
      expect(code).toBe(1);
      expect(annotations[0]?.properties.title).toBe('Bad input');
      expect(annotations[0]?.message).toContain('vpc.clusterEndpoints');
      expect(await emulator.calls()).toEqual([]);
    },
  );
});

describe('a cluster of that name', () => {
  it.each([
    ['of another owner', { owner: '1/run' }, 'its owner is 1/run, not '],
    [
      'of nobody here',
      { tags: { made: 'by others' } },
      'it does not carry the tag eks-cluster-action/cluster=refused',
    ],
  ])('%s is left alone by plan and by up', async (_, seed, words) => {
    const theirs = { name: 'refused', region: 'us-east-1', ...seed };
    await seedCluster(emulator, await seedControlPlaneRole(emulator), theirs);
    await untilCluster(emulator, theirs, 'ACTIVE');
    const begun = (await emulator.calls()).length;
    for (const command of ['plan', 'up']) {
      const { code, annotations } = await run(command, {});
      expect(code).toBe(1);
      expect(annotations[0]?.message).toContain(`Cluster refused exists but is not ours: ${words}`);
    }
    expect(writeOperations((await emulator.calls()).slice(begun))).toEqual([]);
  });
});
