/** Network ACLs: of a subnet, without memory, by the number of their rules. */
import type { NetworkAclEntry } from '@aws-sdk/client-ec2';
import { holds, parseCidr } from './cidr.ts';
import { protocolNumbers, type Service } from './packets.ts';
import type { Vpc } from './vpc.ts';

/**
 * A port that an answer goes to. Source: VPC user guide, "Ephemeral ports": Linux kernels take 32768-61000, NAT gateways
 * 1024-65535; both take this one.
 */
export const ephemeralPort = 50_000;

const everything = '-1';

const concerns = (
  { Protocol = '', CidrBlock = '', PortRange }: NetworkAclEntry,
  address: string,
  { protocol, port }: Service,
): boolean => {
  const range = parseCidr(CidrBlock);
  if (!range || !holds(range, address)) return false;
  if (Protocol === everything) return true;
  if (Protocol !== protocolNumbers[protocol]) return false;
  return (PortRange?.From ?? 0) <= port && port <= (PortRange?.To ?? 65535);
};

/** @param peer the address outside the subnet */
function allows(vpc: Vpc, subnetId: string, isOutward: boolean, peer: string, service: Service): boolean {
  const acl = vpc.acls.find(({ Associations = [] }) =>
    Associations.some((association) => association.SubnetId === subnetId),
  );
  const [first] = (acl?.Entries ?? [])
    .filter((entry) => entry.Egress === isOutward && concerns(entry, peer, service))
    .toSorted((left, right) => (left.RuleNumber ?? 0) - (right.RuleNumber ?? 0));
  return first?.RuleAction === 'allow';
}

/** @returns what keeps packets, or their answers, from leaving a subnet for an address */
export const leavingProblem = (
  vpc: Vpc,
  subnetId: string,
  to: string,
  service: Service,
): string | undefined =>
  allows(vpc, subnetId, true, to, service) &&
  allows(vpc, subnetId, false, to, { ...service, port: ephemeralPort })
    ? undefined
    : `the network ACL of ${subnetId} keeps its packets from ${to}, or the answers (${service.protocol} ${service.port})`;

/** @returns what keeps packets, or their answers, from entering a subnet from an address */
export const enteringProblem = (
  vpc: Vpc,
  subnetId: string,
  from: string,
  service: Service,
): string | undefined =>
  allows(vpc, subnetId, false, from, service) &&
  allows(vpc, subnetId, true, from, { ...service, port: ephemeralPort })
    ? undefined
    : `the network ACL of ${subnetId} keeps packets of ${from} out, or the answers (${service.protocol} ${service.port})`;
