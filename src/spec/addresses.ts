/** Ranges of IPv4 addresses, as `10.1.0.0/16`. */
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

/** @returns undefined where it is malformed; bits beyond its prefix count for nothing */
export function rangeOf(text: string): Cidr | undefined {
  const octet = '(?:0|[1-9]\\d{0,2})';
  const shape = new RegExp(`^(${octet}(?:\\.${octet}){3})/(\\d|[12]\\d|3[0-2])$`);
  const [, address = '', bits] = shape.exec(text) ?? [];
  const octets = address.split('.').map(Number);
  if (bits === undefined || octets.some((each) => each > 255)) return undefined;
  const prefix = Number(bits);
  const size = 2 ** (32 - prefix);
  const given = octets.reduce((sum, each) => sum * 256 + each, 0);
  const first = given - (given % size);
  return { text, first, last: first + size - 1, prefix };
}

/** As it is written where no bits are beyond its prefix. */
export function textOf({ first, prefix }: Cidr): string {
  const octets = [24, 16, 8, 0].map((shift) => Math.floor(first / 2 ** shift) % 256);
  return `${octets.join('.')}/${prefix}`;
}
