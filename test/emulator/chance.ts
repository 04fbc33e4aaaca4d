import { createHash } from 'node:crypto';

/** A number from 0 to 1 that the same parts always give, and that looks random. */
export function chance(...parts: readonly (string | number)[]): number {
  return createHash('sha256').update(parts.join('/')).digest().readUInt32BE() / 2 ** 32;
}
