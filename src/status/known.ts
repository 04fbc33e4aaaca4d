import { awsWords, isDenied } from '../aws/errors.ts';
import { messageOf } from '../message-of.ts';

/** What was asked for; or why it is not known, in a sentence. */
export type Known<Value> = { value: Value } | { unknown: string };

/** @throws whatever is no refusal: what may not be asked is left unknown */
export async function unlessRefused<Value>(answer: Promise<Value>): Promise<Known<Value>> {
  try {
    return { value: await answer };
  } catch (error) {
    if (!isDenied(error)) throw error;
    return { unknown: awsWords(error) ?? messageOf(error) };
  }
}

/** Whatever keeps it from being known is told in its place. */
export async function ifPossible<Value>(answer: Promise<Value>): Promise<Known<Value>> {
  try {
    return { value: await answer };
  } catch (error) {
    return { unknown: awsWords(error) ?? messageOf(error) };
  }
}

/** The value; undefined where it is not known. */
export function ifKnown<Value>(known: Known<Value> | undefined): Value | undefined {
  return known !== undefined && 'value' in known ? known.value : undefined;
}
