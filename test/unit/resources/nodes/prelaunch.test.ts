import { describe, expect, it } from 'vitest';
import type { Aws } from '../../../../src/aws/clients.ts';
import { objectionToDropIns } from '../../../../src/aws/node-images.ts';
import {
  isPrelaunched,
  prelaunchTemplateOf,
  withoutReplacement,
} from '../../../../src/resources/nodes/prelaunch-template.ts';
import { overdue } from '../../../../src/resources/nodes/self-managed-readiness.ts';
import {
  partsThatDiffer,
  settingsThatDiffer,
  templateOf,
} from '../../../../src/resources/nodes/self-managed-template.ts';
import { bringsAddons, serviceRangeOf, whyNotPrelaunched } from '../../../../src/spec/prelaunch.ts';
import { defaults, type SelfManagedGroupSpec } from '../../../../src/spec/spec.ts';
import { partsOf } from '../../../emulator/instances/mime.ts';
import { checkNodeConfig, merged, readNodeConfig } from '../../../emulator/instances/node-config.ts';

const group: SelfManagedGroupSpec = {
  ...defaults.nodeGroup,
  ...defaults.selfManaged,
  name: 'workers',
  prelaunch: true,
};
const place = {
  name: 'eks-demo-workers',
  instanceProfile: 'demo',
  subnetIds: ['subnet-1'],
  rootDevice: undefined,
  tags: {},
};
const surroundings = { ...place, cluster: 'demo', region: 'us-east-1', vpcId: 'vpc-1' };
const addons = defaults.addons.map((name) => ({ name, version: undefined, configurationValues: undefined }));
const before = prelaunchTemplateOf(group, { ...surroundings, serviceCidr: '10.100.0.0/16' });
const after = templateOf(group, {
  ...place,
  cluster: {
    name: 'demo',
    endpoint: 'https://demo.example.com',
    certificateAuthorityData: 'Q0VSVA==',
    serviceCidr: '10.100.0.0/16',
  },
  securityGroupIds: ['sg-1'],
});
const userData = Buffer.from(
  String(before.Resources.LaunchTemplate.Properties.LaunchTemplateData.UserData),
  'base64',
).toString();

describe('the user data of instances that start before their control plane', () => {
  it('passes nodeadm with placeholders, alone and with the drop-in over them', () => {
    const alone = readNodeConfig(userData);
    expect(() => checkNodeConfig(alone)).not.toThrow();
    const dropIn = readNodeConfig(
      JSON.stringify({
        apiVersion: 'node.eks.aws/v1alpha1',
        kind: 'NodeConfig',
        spec: {
          cluster: {
            apiServerEndpoint: 'https://demo.example.com',
            certificateAuthority: 'Q0VSVA==',
            cidr: '10.100.0.0/16',
          },
        },
      }),
    );
    const both = merged([alone, dropIn]);
    expect(() => checkNodeConfig(both)).not.toThrow();
    expect(both.cluster).toEqual({
      name: 'demo',
      apiServerEndpoint: 'https://demo.example.com',
      certificateAuthority: 'Q0VSVA==',
      cidr: '10.100.0.0/16',
    });
    expect(() => checkNodeConfig(dropIn)).toThrow('Name is missing in cluster configuration');
  });

  it('asks for the cluster last, and for a bounded time', () => {
    const last = partsOf(userData)?.at(-1)?.body ?? '';
    expect(last).toContain('aws eks describe-cluster --region us-east-1 --name demo');
    expect(last).toContain('SECONDS > 2100');
    expect(last).toContain('sleep $((2 + RANDOM % 4))');
  });
});

describe('their template', () => {
  it('has a group that lets nobody in, and one end for the stack and for the control plane', () => {
    expect(before.Resources.Entrance).toMatchObject({
      Type: 'AWS::EC2::SecurityGroup',
      Properties: { VpcId: 'vpc-1' },
    });
    expect(JSON.stringify(before.Resources.Entrance)).not.toContain('Ingress');
    expect(before.Resources.NodeGroup).toMatchObject({
      CreationPolicy: { ResourceSignal: { Timeout: 'PT45M' } },
    });
    expect([before, after].map(isPrelaunched)).toEqual([true, false]);
  });

  it('becomes that of any group without a word of replacement', () => {
    expect('UpdatePolicy' in after.Resources.NodeGroup).toBe(true);
    const then = withoutReplacement(after);
    expect('UpdatePolicy' in then.Resources.NodeGroup).toBe(false);
    expect(partsThatDiffer(then, after)).toEqual([]);
  });
});

describe('which groups are started before their control plane', () => {
  it.each<[string | undefined, Partial<SelfManagedGroupSpec>]>([
    [undefined, {}],
    ['prelaunch is false', { prelaunch: false }],
    ['there are none at first', { nodes: 0 }],
    ['Bottlerocket reads its settings once', { amiFamily: 'Bottlerocket' }],
    ['started by a script of their own', { overrideBootstrapCommand: '#!/bin/bash' }],
    [undefined, { prelaunch: undefined }],
    ['security groups that are named', { launch: { securityGroups: ['sg-1'] } }],
    [undefined, { ami: 'ami-1' }],
    ["their image is the user's own", { ami: 'ami-1', prelaunch: undefined }],
  ])('%s', (why, fields) => {
    const found = whyNotPrelaunched({ securityGroups: undefined }, { ...group, ...fields });
    if (why === undefined) expect(found).toBeUndefined();
    else expect(found).toContain(why);
  });

  it.each([
    ['20260724', undefined],
    ['20260709', 'release 20260709 of their image has no drop-in folder'],
    [undefined, 'EC2 does not tell of an image amazon-eks-node-al2023-x86_64-standard-1.36-v'],
  ])('by the release of their image: %s', async (release, why) => {
    const prefix = 'amazon-eks-node-al2023-x86_64-standard-1.36-v';
    const names = ['20250101', ...(release === undefined ? [] : [release])];
    const Images = release === undefined ? [] : names.map((day) => ({ Name: prefix + day }));
    const aws = { ec2: async () => ({ describeImages: async () => ({ Images }) }) } as unknown as Aws;
    const parameter =
      '/aws/service/eks/optimized-ami/1.36/amazon-linux-2023/x86_64/standard/recommended/image_id';
    const found = await objectionToDropIns(aws, parameter);
    if (why === undefined) expect(found).toBeUndefined();
    else expect(found).toContain(why);
  });

  it.each<[boolean, Partial<Parameters<typeof bringsAddons>[0]>]>([
    [true, {}],
    [false, { selfManagedGroups: [{ ...group, prelaunch: false }] }],
    [false, { addons: addons.filter(({ name }) => name !== 'coredns') }],
    [false, { addons: addons.map((each) => ({ ...each, configurationValues: '{}' })) }],
    [false, { addons: addons.map((each) => ({ ...each, conflicts: 'NONE' as const })) }],
  ])('has EKS bring its network add-ons: %s', (brings, fields) => {
    expect(bringsAddons({ securityGroups: undefined, selfManagedGroups: [group], addons, ...fields })).toBe(
      brings,
    );
  });

  it('takes the range of Services that EKS gives, outside of the network', () => {
    const of = (cidr: string, serviceCidr?: string) =>
      serviceRangeOf({ serviceCidr, network: { ...defaults.network, cidr } });
    expect([of('192.168.0.0/16'), of('10.0.0.0/16'), of('10.0.0.0/16', '172.31.0.0/24')]).toEqual([
      '10.100.0.0/16',
      '172.20.0.0/16',
      '172.31.0.0/24',
    ]);
  });
});

describe('an instance that does not become a node', () => {
  const minutes = (count: number): number => count * 60_000;

  it.each([
    [true, 5],
    [false, 15],
  ])('is waited for (started before its control plane: %s) for %i minutes', (isNew, most) => {
    expect(overdue('i-1', minutes(most), isNew)).toBeUndefined();
    expect(overdue('i-1', minutes(most) + 1, isNew)).toBe(
      `Instance i-1 is no Ready node after ${most} minutes.`,
    );
  });
});

describe('the Auto Scaling group of a template', () => {
  const around = {
    ...place,
    cluster: {
      name: 'demo',
      endpoint: 'https://demo',
      certificateAuthorityData: 'Q0VSVA==',
      serviceCidr: '10.100.0.0/16',
    },
    securityGroupIds: ['sg-1'],
  };
  const other = templateOf(
    {
      ...group,
      labels: { tier: 'web' },
      showsLabels: true,
      maxLifetime: 86_400,
      launch: { cpuCredits: 'standard' },
    },
    around,
  );
  const scaling = other.Resources.NodeGroup.Properties;

  it('shows labels, and replaces instances of an age', () => {
    expect(scaling.MaxInstanceLifetime).toBe(86_400);
    expect(scaling.Tags).toContainEqual({
      Key: 'k8s.io/cluster-autoscaler/node-template/label/tier',
      Value: 'web',
      PropagateAtLaunch: true,
    });
  });

  it('changes while its instances stay, and they are replaced for what they are launched with', () => {
    expect(settingsThatDiffer(after, other)).toEqual([
      'instances are replaced after 86400 seconds',
      'the labels and taints that the Auto Scaling group shows',
    ]);
    expect(settingsThatDiffer(other, after)[0]).toBe('instances are replaced at no age');
    expect(settingsThatDiffer(other, other)).toEqual([]);
    expect(partsThatDiffer(after, other)).toContain('the CPU credits');
  });
});
