/** Ranges of IPv4 addresses, as `10.1.0.0/16`. */
import { type Parser, Problem, quote } from './parsers.ts';

export interface Cidr {
  text: string;
  /** The first and the last address, as numbers. */
  first: number;
  last: number;
  /** Bits that its addresses have in common. */
  prefix: number;
}

export function contains(outer: Cidr, inner: Cidr): boolean {
  return outer.first <= inner.first && inner.last <= outer.last;
}

export function overlap(one: Cidr, other: Cidr): boolean {
  return one.first <= other.last && other.first <= one.last;
}

/** @throws Problem when it is malformed, or has bits beyond its prefix. */
export const cidr: Parser<Cidr> = (text) => {
  const [, address = '', bits = ''] = /^(\d{1,3}(?:\.\d{1,3}){3})\/(\d{1,2})$/.exec(text) ?? [];
  const octets = address.split('.').map(Number);
  const prefix = Number(bits);
  if (bits === '' || octets.some((octet) => octet > 255) || prefix > 32) {
    throw new Problem(`${quote(text)} is not a range of IPv4 addresses. Write one, such as 10.1.0.0/16.`);
  }
  const size = 2 ** (32 - prefix);
  const given = octets.reduce((sum, octet) => sum * 256 + octet, 0);
  const first = given - (given % size);
  if (first !== given) {
    throw new Problem(
      `${quote(text)} has bits beyond its first ${prefix}. Write ${dotted(first)}/${prefix}.`,
    );
  }
  return { text, first, last: first + size - 1, prefix };
};

function dotted(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
}

const privateRanges = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'].map(cidr);

/** A range of a size between two prefixes, within one of others. */
function within(ranges: readonly Cidr[], shortest: number, longest: number, example: string): Parser<Cidr> {
  return (text) => {
    const range = cidr(text);
    if (range.prefix < shortest || range.prefix > longest) {
      throw new Problem(
        `${quote(text)} is not of a size from /${shortest} to /${longest}. Write one, such as ${example}.`,
      );
    }
    if (!ranges.some((outer) => contains(outer, range))) {
      const names = ranges.map((outer) => outer.text).join(', ');
      throw new Problem(`${quote(text)} is not within any of ${names}. Write one, such as ${example}.`);
    }
    return range;
  };
}

/**
 * Of a VPC: as large as EC2 allows, and large enough for eight blocks of subnets. Beside the private ranges of RFC 1918,
 * EKS takes those of carrier-grade NAT and of benchmarks.
 * Source: "Amazon EKS now supports additional VPC CIDR blocks", AWS, October 2018.
 */
export const vpcRange = within(
  [...privateRanges, ...['100.64.0.0/10', '198.19.0.0/16'].map(cidr)],
  16,
  24,
  '10.1.0.0/16',
);

/** Of Services. EKS, KubernetesNetworkConfigRequest: serviceIpv4Cidr. */
export const serviceRange = within(privateRanges, 12, 24, '172.20.0.0/16');

/** Of clients of the public endpoint: EKS refuses addresses that cannot come from the internet. */
export const publicRange: Parser<Cidr> = (text) => {
  const range = cidr(text);
  if (privateRanges.some((outer) => contains(outer, range))) {
    throw new Problem(
      `${quote(text)} is private, and EKS sees public addresses alone. Write the range that your clients have on the internet, such as 203.0.113.0/24.`,
    );
  }
  return range;
};
