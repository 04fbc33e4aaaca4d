import { awsWords } from './aws/errors.ts';
import { refusals } from './aws/refusals.ts';
import { ResourceError } from './engine/resource-error.ts';

/** A failure as people are told of it. */
export interface Explanation {
  /** In a few words; undefined when nothing is known of failures of this kind. */
  title: string | undefined;
  /** What failed, why (AWS's own words in full), and what to do next. */
  message: string;
}

/** @param region where the run is at work. */
export function explain(error: unknown, region: string): Explanation {
  const words = wordsOf(error);
  const refusal = refusals.find(({ says }) => says.test(words));
  if (refusal === undefined) return { title: titleOf(error), message: words };
  const { title, next } = refusal;
  return { title, message: `${words}\n${typeof next === 'string' ? next : next(words, region)}` };
}

/** What an error says of itself in a few words, which are no failure of anything; undefined for others. */
export function titleOf(error: unknown): string | undefined {
  return error instanceof Error && 'title' in error && typeof error.title === 'string'
    ? error.title
    : undefined;
}

function wordsOf(error: unknown): string {
  if (error instanceof ResourceError) return `${error.resource}: ${wordsOf(error.cause)}`;
  if (!(error instanceof Error)) return String(error);
  const isFault = [TypeError, RangeError, ReferenceError, SyntaxError].some((kind) => error instanceof kind);
  return awsWords(error) ?? (isFault ? String(error) : error.message);
}
