import { readFileSync } from 'node:fs';
import * as sdk from '@aws-sdk/client-eks';
import type { NormalizedSchema } from '@smithy/core/schema';
import { describe, expect, test } from 'vitest';
import { AwsError } from '../../emulator/core.ts';
import { type Entry, isModelled, isRefused, refuseUnmodelled } from '../../emulator/eks/ledger.ts';
import { operations } from '../../emulator/eks/operations.ts';
import { modelOf } from '../../emulator/protocols/model.ts';

const model = modelOf(sdk);
const entries = Object.entries<Entry>(operations);

/** The structure that a member is made of, however many lists it is in; a value or a map has none. */
function structureOf(schema: NormalizedSchema): NormalizedSchema | undefined {
  if (schema.isListSchema()) return structureOf(schema.getValueSchema());
  return schema.isStructSchema() ? schema : undefined;
}

/** What tells a ledger from the model, in lines; nothing when they are of the same fields. */
function differences(entry: Entry, schema: NormalizedSchema, at: string): string[] {
  if (isRefused(entry)) return [];
  const structure = structureOf(schema);
  if (isModelled(entry)) return structure ? [`${at} has fields of its own`] : [];
  const members = new Map(structure?.structIterator());
  return [
    ...Object.keys(entry).flatMap((name) => (members.has(name) ? [] : [`${at}.${name} is not in the model`])),
    ...[...members].flatMap(([name, member]) => {
      const account = entry[name];
      return account === undefined
        ? [`${at}.${name} is not accounted for`]
        : differences(account, member, `${at}.${name}`);
    }),
  ];
}

/** Every field of a ledger, with the last word of its path. */
function fieldsOf(entry: Entry, at: string, name = ''): { path: string; name: string; entry: Entry }[] {
  return isRefused(entry) || isModelled(entry)
    ? [{ path: at, name, entry }]
    : Object.entries(entry).flatMap(([field, account]) => fieldsOf(account, `${at}.${field}`, field));
}

test('the ledger is of the operations and the fields of the SDK’s model', () => {
  expect(entries.map(([name]) => name).toSorted()).toEqual([...model.keys()].toSorted());
  expect(
    entries.flatMap(([name, entry]) => {
      const input = model.get(name)?.input;
      return input ? differences(entry, input, name) : [name];
    }),
  ).toEqual([]);
});

test('each modelled field names a test that there is, in a file that speaks of it', () => {
  const sources = new Map<string, string>();
  const sourceOf = (file: string): string => {
    const source = sources.get(file) ?? readFileSync(new URL(file, import.meta.url), 'utf8');
    sources.set(file, source);
    return source;
  };
  const missing = entries
    .flatMap(([name, entry]) => fieldsOf(entry, name))
    .flatMap(({ path, name, entry }) => {
      if (!isModelled(entry)) return [];
      const source = sourceOf(entry.file);
      const isThere = source.includes(`'${entry.test}'`);
      return isThere && new RegExp(`\\b${name}\\b`).test(source)
        ? []
        : [`${path}: ${entry.file}: ${entry.test}`];
    });
  expect(missing).toEqual([]);
});

describe('what is not modelled is refused, and in a sentence', () => {
  const refusalOf = (
    operation: string,
    entry: Entry,
    input: Record<string, unknown>,
  ): AwsError | undefined => {
    try {
      refuseUnmodelled(operation, entry, input);
      return undefined;
    } catch (error) {
      if (error instanceof AwsError) return error;
      throw error;
    }
  };

  /** An input in which nothing but this field is given. */
  const inputWith = (path: string, value: unknown): Record<string, unknown> =>
    path
      .split('.')
      .slice(1)
      .reduceRight<unknown>((inner, field) => ({ [field]: inner }), value) as Record<string, unknown>;

  const refusedOnes = entries
    .flatMap(([operation, entry]) =>
      fieldsOf(entry, operation).map((field) => ({ operation, whole: entry, ...field })),
    )
    .flatMap((field) => (isRefused(field.entry) ? [{ ...field, refused: field.entry }] : []));

  test.each(refusedOnes)('$path', ({ operation, whole, path, refused }) => {
    const isWhole = path === operation;
    expect(refusalOf(operation, whole, isWhole ? {} : inputWith(path, 'whatever'))).toMatchObject({
      code: isWhole ? 'InvalidRequestException' : 'InvalidParameterException',
      status: 400,
      message: `The emulator does not model ${isWhole ? operation : `${path.slice(operation.length + 1)} of ${operation}`}: ${refused.refused}.`,
    });
    for (const taken of refused.taken) {
      expect(refusalOf(operation, whole, inputWith(path, taken))).toBeUndefined();
    }
  });

  test('in each item of a list', () => {
    const input = { selectors: [{ namespace: 'a' }, { namespace: 'b', labels: { a: 'b' } }] };
    const entry: Entry = {
      selectors: { namespace: { file: '', test: '' }, labels: { refused: 'why', taken: [] } },
    };
    expect(refusalOf('CreateFargateProfile', entry, input)?.message).toBe(
      'The emulator does not model selectors.labels of CreateFargateProfile: why.',
    );
  });
});
