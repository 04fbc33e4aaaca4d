/**
 * What EC2 makes of a request before it looks at it, and moto does not: ranges begin at their first address ("for example, if
 * you specify 100.68.0.18/18, we modify it to 100.68.0.0/18", API reference of CreateVpc, CreateSubnet, IpRange and
 * CreateRoute), and what is named twice is named once.
 */
import type { HttpRequest } from './protocols/http.ts';
import { formOf } from './protocols/query.ts';

export function canonical(request: HttpRequest): HttpRequest {
  if (request.method !== 'POST') return request;
  const form = new URLSearchParams();
  const named = new Map<string, string[]>();
  for (const [name, value] of formOf(request)) {
    const [, list] = /^([A-Za-z]+Id)\.\d+$/.exec(name) ?? [];
    if (list === undefined) {
      form.append(name, /(^|\.)(CidrIp|\w*CidrBlock)$/.test(name) ? firstAddress(value) : value);
    } else {
      named.set(list, [...(named.get(list) ?? []), value]);
    }
  }
  for (const [list, ids] of named) {
    for (const [index, id] of [...new Set(ids)].entries()) form.append(`${list}.${index + 1}`, id);
  }
  return { ...request, body: Buffer.from(form.toString()) };
}

/** Anything but a range of IPv4 is left as it is. */
function firstAddress(range: string): string {
  const match = /^(\d+)\.(\d+)\.(\d+)\.(\d+)\/(\d+)$/.exec(range);
  if (!match) return range;
  const bytes = match.slice(1, 5).map(Number);
  const prefix = Number(match[5]);
  if (prefix > 32 || bytes.some((byte) => byte > 255)) return range;
  const size = 2 ** (32 - prefix);
  const address = bytes.reduce((sum, byte) => sum * 256 + byte, 0);
  const first = Math.floor(address / size) * size;
  return `${[24, 16, 8, 0].map((shift) => Math.floor(first / 2 ** shift) % 256).join('.')}/${prefix}`;
}
