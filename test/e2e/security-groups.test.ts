/** The deck's two tables of what passes between control plane and nodes, held against what EC2 says of a cluster, line by line. */
import { EC2, type IpPermission, type SecurityGroup } from '@aws-sdk/client-ec2';
import { EKS } from '@aws-sdk/client-eks';
import { beforeAll, describe, expect, it } from 'vitest';
import type { InventoryItem } from '../emulator/core.ts';
import { emulatorInTest, identities, messagesOf, stepIn, troublesOf } from './in-test.ts';
import type { StepResult } from './runner.ts';

const emulator = emulatorInTest({ speed: 400 });
const step = stepIn(emulator, { 'cluster-name': 'demo', ttl: '8h', 'instance-types': 't3.medium' });
let before: InventoryItem[];

beforeAll(async () => {
  before = await emulator.resources();
});

/** The groups on the interfaces of the control plane, and on those of the nodes. */
interface Sides {
  controlPlane: SecurityGroup[];
  nodes: SecurityGroup[];
}

async function sides(): Promise<Sides> {
  const ec2 = new EC2(emulator.admin);
  const { cluster } = await new EKS(emulator.admin).describeCluster({ name: 'demo' });
  const {
    vpcId = '',
    clusterSecurityGroupId = '',
    securityGroupIds = [],
  } = cluster?.resourcesVpcConfig ?? {};
  const { SecurityGroups = [] } = await ec2.describeSecurityGroups({
    Filters: [{ Name: 'vpc-id', Values: [vpcId] }],
  });
  const { Reservations = [] } = await ec2.describeInstances({
    Filters: [
      { Name: 'tag:eks:cluster-name', Values: ['demo'] },
      { Name: 'instance-state-name', Values: ['running'] },
    ],
  });
  const ofNodes = new Set(
    Reservations.flatMap(({ Instances = [] }) => Instances).flatMap(({ SecurityGroups: groups = [] }) =>
      groups.map(({ GroupId }) => GroupId),
    ),
  );
  const own = [clusterSecurityGroupId, ...securityGroupIds];
  return {
    controlPlane: SecurityGroups.filter(({ GroupId = '' }) => own.includes(GroupId)),
    nodes: SecurityGroups.filter(({ GroupId }) => ofNodes.has(GroupId)),
  };
}

type Direction = 'IpPermissions' | 'IpPermissionsEgress';

/** Whether rules of the groups let it through: from any of `peers`, or from everywhere. */
function lets(
  groups: readonly SecurityGroup[],
  direction: Direction,
  peers: readonly SecurityGroup[] | 'everywhere',
  [protocol, from, to]: readonly [string, number, number],
): boolean {
  const ids = peers === 'everywhere' ? [] : peers.map(({ GroupId }) => GroupId);
  const isPeer = ({ UserIdGroupPairs = [], IpRanges = [] }: IpPermission): boolean =>
    IpRanges.some(({ CidrIp }) => CidrIp === '0.0.0.0/0') ||
    UserIdGroupPairs.some(({ GroupId }) => ids.includes(GroupId));
  const isFor = ({ IpProtocol, FromPort = 0, ToPort = 65_535 }: IpPermission): boolean =>
    IpProtocol === '-1' || (IpProtocol === protocol && FromPort <= from && to <= ToPort);
  return groups.some((group) => (group[direction] ?? []).some((rule) => isPeer(rule) && isFor(rule)));
}

const tcp = (from: number, to = from) => ['tcp', from, to] as const;
const all = ['-1', 0, 65_535] as const;
const dns = [tcp(53), ['udp', 53, 53] as const];

/** What is let through by a line of a table. */
type Line = [string, (found: Sides) => boolean];

const recommended: Line[] = [
  [
    'control plane, inbound: TCP 443 from all worker nodes',
    ({ controlPlane, nodes }) => lets(controlPlane, 'IpPermissions', nodes, tcp(443)),
  ],
  [
    'control plane, outbound: TCP 1025-65535 to all worker nodes',
    ({ controlPlane, nodes }) => lets(controlPlane, 'IpPermissionsEgress', nodes, tcp(1025, 65_535)),
  ],
  [
    'worker nodes, inbound: TCP 443 and 1025-65535 from worker nodes',
    ({ nodes }) => [tcp(443), tcp(1025, 65_535)].every((each) => lets(nodes, 'IpPermissions', nodes, each)),
  ],
  [
    'worker nodes, inbound: TCP 443 and 1025-65535 from the control plane',
    ({ controlPlane, nodes }) =>
      [tcp(443), tcp(1025, 65_535)].every((each) => lets(nodes, 'IpPermissions', controlPlane, each)),
  ],
  ['worker nodes, inbound: all from worker nodes', ({ nodes }) => lets(nodes, 'IpPermissions', nodes, all)],
  [
    'worker nodes, outbound: all to 0.0.0.0/0',
    ({ nodes }) => lets(nodes, 'IpPermissionsEgress', 'everywhere', all),
  ],
];

const minimum: Line[] = [
  [
    'control plane, inbound: TCP 443 from all worker nodes',
    ({ controlPlane, nodes }) => lets(controlPlane, 'IpPermissions', nodes, tcp(443)),
  ],
  [
    'control plane, outbound: TCP 10250 to all worker nodes',
    ({ controlPlane, nodes }) => lets(controlPlane, 'IpPermissionsEgress', nodes, tcp(10_250)),
  ],
  [
    'worker nodes, inbound: what they use among themselves',
    ({ nodes }) => lets(nodes, 'IpPermissions', nodes, all),
  ],
  [
    'worker nodes, inbound: TCP 10250 from the control plane',
    ({ controlPlane, nodes }) => lets(nodes, 'IpPermissions', controlPlane, tcp(10_250)),
  ],
  [
    'worker nodes, outbound: TCP 443 to the control plane',
    ({ controlPlane, nodes }) => lets(nodes, 'IpPermissionsEgress', controlPlane, tcp(443)),
  ],
  [
    'what the table leaves out: DNS among nodes',
    ({ nodes }) =>
      dns.every(
        (each) =>
          lets(nodes, 'IpPermissions', nodes, each) && lets(nodes, 'IpPermissionsEgress', nodes, each),
      ),
  ],
  [
    'what the table leaves out: TCP 443 to AWS',
    ({ nodes }) => lets(nodes, 'IpPermissionsEgress', 'everywhere', tcp(443)),
  ],
];

/** What the minimum has not. */
const beyondMinimum: Line[] = [
  [
    'nodes take TCP 443 of the control plane',
    ({ controlPlane, nodes }) => lets(nodes, 'IpPermissions', controlPlane, tcp(443)),
  ],
  [
    'nodes take TCP 1025 of the control plane',
    ({ controlPlane, nodes }) => lets(nodes, 'IpPermissions', controlPlane, tcp(1025)),
  ],
  [
    'nodes reach all of the internet',
    ({ nodes }) => lets(nodes, 'IpPermissionsEgress', 'everywhere', tcp(80)),
  ],
];

const failing = (lines: readonly Line[], found: Sides): string[] =>
  lines.filter(([, holds]) => !holds(found)).map(([line]) => line);

async function down(): Promise<void> {
  const removed = await step('down');
  expect(troublesOf(removed)).toEqual([]);
  expect(identities(await emulator.resources())).toEqual(identities(before));
}

describe('the minimum', () => {
  let created: StepResult;

  beforeAll(async () => {
    created = await step('up', { 'security-groups': 'minimum' });
  }, 300_000);

  it('is what the table of the deck says, with what a cluster needs today, and no more', async () => {
    expect(troublesOf(created)).toEqual([]);
    const found = await sides();
    expect(failing(minimum, found)).toEqual([]);
    expect(failing(beyondMinimum, found)).toHaveLength(beyondMinimum.length);
    // EKS's own group, which lets everything through, is on no node.
    expect(found.nodes.flatMap(({ GroupName }) => GroupName ?? []).join()).not.toContain('eks-cluster-sg');
    expect(created.outputs.result).toBe('created');
  });

  it('is as wanted the second time, and never becomes the other one', async () => {
    const again = await step('up', { 'security-groups': 'minimum' });
    expect(troublesOf(again)).toEqual([]);
    expect(again.outputs.result).toBe('unchanged');
    const refused = await step('up');
    expect(refused.code).toBe(1);
    expect(messagesOf(refused)).toContain(
      'Cluster demo was made with `security-groups: minimum`, and recommended is asked for.',
    );
  }, 300_000);

  it('goes with its cluster', down, 300_000);
});

describe('what is recommended', () => {
  it('is what the table of the deck says, by the group that EKS makes', async () => {
    const created = await step('up');
    expect(troublesOf(created)).toEqual([]);
    expect(failing(recommended, await sides())).toEqual([]);
    const refused = await step('plan', { 'security-groups': 'minimum' });
    expect(refused.outputs.result).toBe('refused');
    await down();
  }, 600_000);
});
