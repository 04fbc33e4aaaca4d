/** The deck's two tables of what passes between control plane and nodes, to be held against what EC2 says of a cluster. */
import { EC2, type IpPermission, type SecurityGroup } from '@aws-sdk/client-ec2';
import { EKS } from '@aws-sdk/client-eks';
import type { Emulator } from './emulator.ts';

/** The groups on the interfaces of the control plane, and on those of the nodes. */
export interface Sides {
  controlPlane: SecurityGroup[];
  nodes: SecurityGroup[];
}

export async function sidesOf(emulator: Pick<Emulator, 'admin'>): Promise<Sides> {
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
      { Name: 'tag-key', Values: ['kubernetes.io/cluster/demo'] },
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

export const recommended: Line[] = [
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

export const minimum: Line[] = [
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
export const beyondMinimum: Line[] = [
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

/** The lines that do not hold. */
export const failing = (lines: readonly Line[], found: Sides): string[] =>
  lines.filter(([, holds]) => !holds(found)).map(([line]) => line);
