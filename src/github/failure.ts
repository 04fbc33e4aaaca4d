/** How a failure is told where there is room for more than its message: what, what next, and what is still there. */
import { momentInWords } from '../engine/words.ts';
import type { Fact } from './markdown.ts';

/** Why something has failed, in its parts. */
export interface Failure {
  /** The resource, or several, as the log names them. */
  of?: string | undefined;
  /** In a few words; undefined when nothing is known of failures of this kind. */
  title?: string | undefined;
  /** Why, in full. */
  words: string;
  /** What to do next. */
  next?: string | undefined;
}

/** What a failed run has left; or why that is not known. */
export type Left = { cluster: string; region: string } & (Remains | { unknown: string });

interface Remains {
  /** Such as `control plane, nodes, network`. */
  what: string;
  /** Such as `about $0.240 an hour ($5.76 a day, $175 a month)`. */
  price: string;
  /** In RFC 3339, or `never`; undefined without a control plane, which would say so. */
  expiresAt: string | undefined;
}

/** @param closing whether the cluster goes with its pull request, on which this is told */
export function failureFacts(
  failures: readonly Failure[],
  left: Left | undefined,
  { closing = false, now = new Date() } = {},
): Fact[] {
  const next = [...new Set(failures.flatMap((failure) => failure.next ?? []))].join('\n');
  return [
    ...failures.map((failure): Fact => ['Failed', inShort(failure)]),
    ...(next === '' ? [] : [['Next', next] satisfies Fact]),
    ...(left === undefined ? [] : factsOfLeft(left, { closing, now })),
  ];
}

function factsOfLeft(left: Left, { closing, now }: { closing: boolean; now: Date }): Fact[] {
  const { cluster, region } = left;
  return [
    ...('unknown' in left
      ? ([['Still there', `not known: ${left.unknown}`]] satisfies Fact[])
      : ([
          ['Still there', `${left.what}: ${left.price}`],
          ['Goes', goes(left.expiresAt, { closing, now })],
        ] satisfies Fact[])),
    ['To remove it', `a step with \`command: down\`, \`cluster-name: ${cluster}\` and \`region: ${region}\``],
  ];
}

/** What is told in short is to be had in full, too: AWS's words, as a rule. */
export function inFull(failures: readonly Failure[]): string {
  return failures
    .filter(({ title }) => title !== undefined)
    .map(({ of, words }) => [of, words].filter(Boolean).join(': '))
    .join('\n\n');
}

/** When a cluster goes by itself. @param expiresAt in RFC 3339, or `never`; undefined for what has no control plane */
export function goes(
  expiresAt: string | undefined,
  { closing = false, now = new Date() }: { closing?: boolean; now?: Date } = {},
): string {
  const withPullRequest = closing ? 'when this pull request is closed' : '';
  const bySweep =
    expiresAt === undefined
      ? 'with a sweep, which takes what is left of clusters'
      : expiresAt === 'never'
        ? ''
        : `with a sweep after ${momentInWords(expiresAt, now)}`;
  return [withPullRequest, bySweep].filter(Boolean).join(', or ') || 'not by itself: it never expires';
}

function inShort({ of, title, words }: Failure): string {
  return [of, title ?? words].filter(Boolean).join(': ');
}
