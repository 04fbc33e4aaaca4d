/** What the commands tell of the time after which a cluster may go. */
import type { Cost } from '../cost/cost.ts';
import { rateInWords } from '../cost/money.ts';
import { inWords } from '../engine/words.ts';
import type { ClusterSpec } from '../spec/spec.ts';
import type { Context } from './command.ts';

/** Milliseconds that a new cluster takes at most, where nothing is wrong. */
const untilReady = 30 * 60_000;

/** Warns of a time that may be over before there is anything to use. */
export function warnOfShortLife(
  { warn }: Pick<Context, 'warn'>,
  { name, expiresAt }: ClusterSpec,
  now = new Date(),
): void {
  if (!(expiresAt instanceof Date)) return;
  const left = expiresAt.getTime() - now.getTime();
  // In whole seconds, as it is written: exactly so much is enough.
  if (left <= untilReady - 60_000) {
    warn(
      'Short ttl',
      `Cluster ${name} expires in ${inWords(left)}: a new one takes about a quarter of an hour, so that a sweep may take it before it is ready. Write a \`ttl\` of \`1h\` or more.`,
    );
  }
}

/**
 * Warns of a cluster that nobody has said an end for; to say `0` is to say it.
 * @param existing its expiry as it is, RFC 3339 or `never`; undefined where it is to be made
 */
export function warnOfNoEnd(
  { warn }: Pick<Context, 'warn'>,
  { name, expiresAt }: ClusterSpec,
  existing: string | undefined,
  { hourly }: Cost,
): void {
  if (expiresAt !== undefined || (existing ?? 'never') !== 'never') return;
  warn(
    'No ttl',
    `Cluster ${name} has no ttl: it costs about ${rateInWords(hourly)} until \`down\`. Write \`ttl: 3d\`, say, or \`ttl: 0\` if it is meant to stay.`,
  );
}
