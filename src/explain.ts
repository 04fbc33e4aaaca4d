import { awsWords } from './aws/errors.ts';
import { refusals } from './aws/refusals.ts';
import { ResourceError } from './engine/resource-error.ts';

/** A failure as people are told of it. */
export interface Explanation {
  /** In a few words; undefined when nothing is known of failures of this kind. */
  title: string | undefined;
  /** What failed, why (AWS's own words in full), and what to do next. */
  message: string;
  /** The resource that failed, or several, as the log names them. */
  of: string | undefined;
  /** Why, without the resource and what to do. */
  words: string;
  /** What to do next. */
  next: string | undefined;
}

/** @param region where the run is at work. */
export function explain(error: unknown, region: string): Explanation {
  const [of, words] = error instanceof ResourceError ? partsOf(error) : [undefined, wordsOf(error)];
  const whole = of === undefined ? words : `${of}: ${words}`;
  const refusal = refusals.find(({ says }) => says.test(whole));
  const next = typeof refusal?.next === 'function' ? refusal.next(whole, region) : refusal?.next;
  return withMessage({ title: refusal?.title ?? titleOf(error), of, words, next });
}

/** Those of one reason as one, which names all that it stopped. */
export function explainAll(failures: readonly unknown[], region: string): Explanation[] {
  const alike = new Map<string, [Explanation, ...Explanation[]]>();
  for (const failure of failures) {
    const explanation = explain(failure, region);
    const key = JSON.stringify([explanation.title, withoutNames(explanation.words)]);
    const before = alike.get(key);
    if (before === undefined) alike.set(key, [explanation]);
    else before.push(explanation);
  }
  return [...alike.values()].map(together);
}

/** AWS's words name the thing that it is about by its ARN: for the next one they are the same but for that. */
function withoutNames(words: string): string {
  return words.replace(/arn:\S+/g, 'arn');
}

function together(alike: readonly [Explanation, ...Explanation[]]): Explanation {
  const [first, ...more] = alike;
  if (more.length === 0) return first;
  const all = (parts: readonly (string | undefined)[], between: string): string | undefined =>
    [...new Set(parts.flatMap((part) => part ?? []))].join(between) || undefined;
  return withMessage({
    ...first,
    of: all(
      alike.map(({ of }) => of),
      ', ',
    ),
    next: all(
      alike.map(({ next }) => next),
      '\n',
    ),
  });
}

function withMessage(parts: Omit<Explanation, 'message'>): Explanation {
  const { of, words, next } = parts;
  const why = of === undefined ? words : `${of}: ${words}`;
  return { ...parts, message: next === undefined ? why : `${why}\n${next}` };
}

/** The resource, or the cluster and its resource, and what was met there. */
function partsOf({ resource, cause }: ResourceError): [of: string, words: string] {
  if (!(cause instanceof ResourceError)) return [resource, wordsOf(cause)];
  const [of, words] = partsOf(cause);
  return [`${resource}: ${of}`, words];
}

/** What an error says of itself in a few words, which are no failure of anything; undefined for others. */
export function titleOf(error: unknown): string | undefined {
  return error instanceof Error && 'title' in error && typeof error.title === 'string'
    ? error.title
    : undefined;
}

function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isFault = [TypeError, RangeError, ReferenceError, SyntaxError].some((kind) => error instanceof kind);
  return awsWords(error) ?? (isFault ? String(error) : error.message);
}
