/** Wishes that AWS would refuse, or not hold: each by itself, for a cluster that is not there. */
import { CreateVpcCommand, DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2';
import type { Emulator } from './emulator.ts';

/** Inputs with a ClusterConfig of these parts. */
export function configWith(parts: object): Record<string, string> {
  return {
    config: JSON.stringify({
      apiVersion: 'eksctl.io/v1alpha5',
      kind: 'ClusterConfig',
      metadata: {},
      ...parts,
    }),
  };
}

const coredns = (addon: object) => configWith({ addons: [{ name: 'coredns', ...addon }] });
const taint = { key: 'only', value: 'gpu', effect: 'NoSchedule' };

/** A VPC of somebody's, beside the default one; of a cluster of this action's where it is named. */
export async function makeVpc(
  { admin }: Pick<Emulator, 'admin'>,
  number: number,
  cluster?: string,
): Promise<void> {
  const Tags = cluster === undefined ? [] : [{ Key: 'eks-cluster-action/cluster', Value: cluster }];
  await new EC2Client(admin).send(
    new CreateVpcCommand({
      CidrBlock: `10.${number}.0.0/16`,
      TagSpecifications: [{ ResourceType: 'vpc', Tags: [...Tags, { Key: 'made', Value: 'by a test' }] }],
    }),
  );
}

/** A wish for one cluster, and what is said of it. */
export interface RefusedWish {
  what: string;
  inputs: Record<string, string>;
  /** What has to be in the account before. */
  prepare?(emulator: Emulator): Promise<void>;
  words: string | RegExp;
}

export const refusedWishes: readonly RefusedWish[] = [
  {
    what: 'a Kubernetes version',
    inputs: { 'kubernetes-version': '1.24' },
    words: 'EKS makes no clusters of Kubernetes 1.24 in us-east-1. It has ',
  },
  {
    what: 'an instance type',
    inputs: { 'instance-types': 't3.medum' },
    words: 'Node group default: there is no instance type t3.medum in us-east-1. Did you mean t3.medium?',
  },
  {
    what: 'types of two architectures',
    inputs: { 'instance-types': 'm5.large, m7g.large' },
    words: 'm5.large is x86 and m7g.large is Arm, and the nodes of a group share an image.',
  },
  {
    what: 'nodes without room for the add-ons',
    inputs: { 'instance-types': 't3.nano' },
    words: 'The nodes (2 × t3.nano) have no room for the pods of coredns and aws-ebs-csi-driver',
  },
  {
    what: 'taints that leave add-ons no node',
    inputs: configWith({ managedNodeGroups: [{ name: 'gpu', taints: [taint] }] }),
    words: 'No node takes the pods of coredns and aws-ebs-csi-driver: every node group is tainted.',
  },
  {
    what: 'an add-on',
    inputs: configWith({ addons: [{ name: 'metrics-serve' }] }),
    words: 'EKS has no add-on metrics-serve for Kubernetes 1.36. Did you mean metrics-server?',
  },
  {
    what: 'a version of an add-on',
    inputs: coredns({ version: 'v1.0.0-eksbuild.1' }),
    words: 'EKS has no version v1.0.0-eksbuild.1 of coredns for Kubernetes 1.36. It has ',
  },
  {
    what: 'a configuration that is not of the add-on’s schema',
    inputs: coredns({ configurationValues: { replicaCuont: 3, resources: { limits: { cpu: 1 } } } }),
    words:
      /^Add-on coredns v\S+ does not take its configurationValues: replicaCuont is not known there: did you mean replicaCount\?; resources\.limits\.cpu is 1, and must be a string\./,
  },
  {
    what: 'a tag that the add-on for volumes does not take',
    inputs: { tags: 'team=café' },
    words: /^Add-on aws-ebs-csi-driver \S+ does not take .*controller\.extraVolumeTags\.team is "café"/,
  },
  {
    what: 'zones',
    inputs: configWith({ availabilityZones: ['us-east-1a', 'us-east-1e'] }),
    words:
      /^A cluster needs two availability zones that will do, .*us-east-1e: EKS has no control planes in use1-az3/,
  },
  {
    what: 'a zone that there is not',
    inputs: configWith({ availabilityZones: ['us-east-1a', 'us-east-1z'] }),
    words: /us-east-1z: is no zone of us-east-1 that is available to this account/,
  },
  {
    what: 'a role',
    inputs: configWith({ iam: { serviceRoleARN: 'arn:aws:iam::123456789012:role/nowhere' } }),
    words: 'IAM has no role arn:aws:iam::123456789012:role/nowhere. Make it, or name another one.',
  },
  {
    what: 'VPCs, and whose they are',
    inputs: {},
    // As many as the account may still have.
    prepare: async (emulator) => {
      const { Vpcs = [] } = await new EC2Client(emulator.admin).send(new DescribeVpcsCommand({}));
      const owners = ['pr-2', undefined, 'pr-1', undefined].slice(0, 5 - Vpcs.length);
      for (const [index, cluster] of owners.entries()) await makeVpc(emulator, 101 + index, cluster);
    },
    words:
      /^The account's quota "VPCs per Region" will not do: of the limit of 5 in us-east-1, 5 are taken, and 1 more is needed\. \d of the 5 are this action's: [\w, -]*pr-2\. Remove what nobody needs with `down` or a sweep, or have clusters share a network with `network: shared`\.(?:\n|$)/,
  },
  {
    what: 'vCPUs',
    inputs: { nodes: '17' },
    words:
      'The account\'s quota "Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances" will not do: ' +
      'of the limit of 32 in us-east-1, 0 are taken, and 34 more are needed.',
  },
  {
    what: 'vCPUs of spot instances of a family that the account has none of',
    inputs: { 'instance-types': 'g4dn.xlarge', spot: 'true' },
    words:
      'The account\'s quota "All G and VT Spot Instance Requests" will not do: of the limit of 0 in us-east-1',
  },
  {
    what: 'a price',
    inputs: { 'max-hourly-cost': '0.1' },
    words: '`max-hourly-cost` allows $0.100',
  },
];
