/**
 * How the emulator accounts for what EKS takes: of each operation, and of each field of its input at every depth, either a
 * test shows that its value changes what happens, or it is refused in a sentence. Nothing is taken and then ignored.
 */
import { isDeepStrictEqual } from 'node:util';
import type { AwsError } from '../core.ts';
import { invalidParameter, invalidRequest } from './refusals.ts';

/** A test of test/unit/emulator in which the field's value changes what happens; to be shown again is not enough. */
export interface Modelled {
  file: string;
  test: string;
}

export interface Refused {
  /** Why, as a part of the answer: "The emulator does not model …: <this>". */
  refused: string;
  /** Values that are taken all the same: they ask for what is so in any case. */
  taken: readonly unknown[];
}

/** Tests of a file, for the fields that they are about. */
export const testsIn =
  (file: string) =>
  (test: string): Modelled => ({ file, test });

export const refused = (why: string, ...taken: readonly unknown[]): Refused => ({ refused: why, taken });

type Item<Type> = Type extends readonly (infer Each)[] ? Item<NonNullable<Each>> : Type;

/** Values and maps have no fields. */
type IsStructure<Type> = [Type] extends [string | number | boolean | Date]
  ? false
  : string extends keyof Type
    ? false
    : true;

/** An account of every field: a new one in the SDK's types is an error here until it is accounted for. */
export type Ledger<Type> = LedgerOf<Item<NonNullable<Type>>>;

type LedgerOf<Type> =
  IsStructure<Type> extends true
    ? Refused | { readonly [Field in keyof Type]-?: Ledger<Type[Field]> }
    : Modelled | Refused;

/** Any ledger, for who walks through it. */
export type Entry = Modelled | Refused | { readonly [field: string]: Entry };

export const isRefused = (entry: Entry): entry is Refused => Array.isArray(Object(entry).taken);

export const isModelled = (entry: Entry): entry is Modelled => typeof Object(entry).test === 'string';

/** @throws InvalidRequestException for an operation that the emulator does not model, InvalidParameterException for a field */
export function refuseUnmodelled(operation: string, entry: Entry, input: Record<string, unknown>): void {
  if (isRefused(entry)) {
    throw invalidRequest(`The emulator does not model ${operation}: ${entry.refused}.`);
  }
  const refusal = firstRefusal(operation, entry, input, '');
  if (refusal) throw refusal;
}

function firstRefusal(operation: string, entry: Entry, value: unknown, at: string): AwsError | undefined {
  if (value === undefined || value === null || isModelled(entry)) return undefined;
  if (isRefused(entry)) {
    if (entry.taken.some((each) => isDeepStrictEqual(each, value))) return undefined;
    return invalidParameter(`The emulator does not model ${at} of ${operation}: ${entry.refused}.`);
  }
  if (Array.isArray(value)) {
    return value.map((each) => firstRefusal(operation, entry, each, at)).find((each) => each !== undefined);
  }
  return Object.entries(entry)
    .map(([field, account]) =>
      firstRefusal(operation, account, Object(value)[field], at + (at && '.') + field),
    )
    .find((each) => each !== undefined);
}
