/** Ranges of IPv4 addresses that people write. */
import { type Cidr, contains, rangeOf, textOf } from '../spec/addresses.ts';
import { type Parser, Problem, quote } from './parsers.ts';

/** @throws Problem when it is malformed, or has bits beyond its prefix. */
export const cidr: Parser<Cidr> = (text) => {
  const range = rangeOf(text);
  if (range === undefined) {
    throw new Problem(`${quote(text)} is not a range of IPv4 addresses. Write one, such as 10.1.0.0/16.`);
  }
  if (textOf(range) !== text) {
    throw new Problem(`${quote(text)} has bits beyond its first ${range.prefix}. Write ${textOf(range)}.`);
  }
  return range;
};

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
