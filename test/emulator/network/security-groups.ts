/** Security groups: of an interface, and what they have let through may be answered. */
import type { IpPermission, NetworkInterface } from '@aws-sdk/client-ec2';
import { holds, parseCidr } from './cidr.ts';
import { addressOf, type End, protocolNumbers, type Service } from './packets.ts';
import type { Vpc } from './vpc.ts';

const everything = '-1';

const isFor = ({ IpProtocol, FromPort, ToPort }: IpPermission, { protocol, port }: Service): boolean =>
  IpProtocol === everything ||
  ((IpProtocol === protocol || IpProtocol === protocolNumbers[protocol]) &&
    (FromPort ?? 0) <= port &&
    port <= (ToPort ?? 65535));

const groupsOf = ({ Groups = [] }: NetworkInterface): string[] =>
  Groups.flatMap(({ GroupId }) => GroupId ?? []);

const names = (
  { IpRanges = [], PrefixListIds = [], UserIdGroupPairs = [] }: IpPermission,
  { prefixLists }: Vpc,
  peer: End,
): boolean => {
  const ranges = [
    ...IpRanges.flatMap(({ CidrIp = '' }) => parseCidr(CidrIp) ?? []),
    ...PrefixListIds.flatMap(({ PrefixListId = '' }) => prefixLists.get(PrefixListId) ?? []),
  ];
  const groups = typeof peer === 'string' ? [] : groupsOf(peer);
  return (
    ranges.some((range) => holds(range, addressOf(peer))) ||
    UserIdGroupPairs.some(({ GroupId = '' }) => groups.includes(GroupId))
  );
};

const lets = (
  vpc: Vpc,
  own: NetworkInterface,
  direction: 'IpPermissions' | 'IpPermissionsEgress',
  peer: End,
  service: Service,
): boolean =>
  vpc.groups
    .filter(({ GroupId = '' }) => groupsOf(own).includes(GroupId))
    .flatMap((group) => group[direction] ?? [])
    .some((rule) => isFor(rule, service) && names(rule, vpc, peer));

export const letsOut = (vpc: Vpc, from: NetworkInterface, to: End, service: Service): boolean =>
  lets(vpc, from, 'IpPermissionsEgress', to, service);

export const letsIn = (vpc: Vpc, from: End, to: NetworkInterface, service: Service): boolean =>
  lets(vpc, to, 'IpPermissions', from, service);
