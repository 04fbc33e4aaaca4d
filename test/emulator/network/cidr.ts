/** IPv4 address ranges. */

export interface Cidr {
  /** First address, as a number. */
  from: number;
  to: number;
  prefix: number;
}

/** The range that `10.0.0.0/16` names; undefined unless it is well-formed and starts at its first address. */
export function parseCidr(text: string): Cidr | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(text);
  if (!match) return undefined;
  const [a = 256, b = 256, c = 256, d = 256, prefix = 33] = match.slice(1).map(Number);
  if ([a, b, c, d].some((byte) => byte > 255) || prefix > 32) return undefined;
  const from = ((a * 256 + b) * 256 + c) * 256 + d;
  const size = 2 ** (32 - prefix);
  return from % size === 0 ? { from, to: from + size - 1, prefix } : undefined;
}

/** The address at a place in a range, from 0. */
export const addressIn = ({ from }: Cidr, place: number): string =>
  [24, 16, 8, 0].map((bits) => Math.floor((from + place) / 2 ** bits) % 256).join('.');

export const contains = (outer: Cidr, inner: Cidr): boolean =>
  outer.from <= inner.from && inner.to <= outer.to;

export const overlap = (left: Cidr, right: Cidr): boolean => left.from <= right.to && right.from <= left.to;

/** The ranges of RFC 1918. */
export const privateRanges: readonly Cidr[] = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'].flatMap(
  (text) => parseCidr(text) ?? [],
);

export const holds = (range: Cidr, address: string): boolean => {
  const one = parseCidr(`${address}/32`);
  return one !== undefined && contains(range, one);
};

/** Whether an address is in one of the ranges, such as `203.0.113.0/24`. */
export const isWithin = (ranges: readonly string[], address: string): boolean =>
  ranges.some((text) => {
    const range = parseCidr(text);
    return range !== undefined && holds(range, address);
  });
