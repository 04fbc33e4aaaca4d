/**
 * Values held against a JSON schema, as far as those of EKS's add-ons go: they are of draft 06, with `definitions`, and of
 * 2019-09, with `$defs`. What is not known here objects to nothing, and EKS has the last word. A library for all of
 * JSON Schema would be a hundred kilobytes.
 */
import { nearest } from './suggest.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What there is besides the value: where it stands, as people write it, and the whole schema, in which others are named. */
interface Place {
  at: string;
  root: unknown;
}

/** One keyword of a schema: what it says of a value. @param schema that it stands in */
type Keyword = (operand: unknown, value: unknown, place: Place, schema: Fields) => string[];

/** What is wrong with a value, in all its places, in sentences without a full stop. */
export function faultsOf(schema: unknown, value: unknown): string[] {
  return [...new Set(faultsAt(schema, value, { at: '', root: schema }))];
}

function faultsAt(schema: unknown, value: unknown, place: Place): string[] {
  if (schema === false) return [`${titleOf(place)} may not be given`];
  if (!isFields(schema)) return [];
  // Beside a reference, draft 06 takes nothing.
  if (typeof schema.$ref === 'string') return faultsAt(referred(schema.$ref, place.root), value, place);
  const ofType = keywords.type?.(schema.type, value, place, schema) ?? [];
  if (ofType.length > 0) return ofType;
  return Object.entries(schema).flatMap(([name, operand]) =>
    Object.hasOwn(keywords, name) ? (keywords[name]?.(operand, value, place, schema) ?? []) : [],
  );
}

/** A part of the schema by its name, such as `#/definitions/Limits`; anything is right of what is not in it. */
function referred(reference: string, root: unknown): unknown {
  const [document, ...path] = reference.split('/');
  if (document !== '#') return true;
  return path
    .map((name) => decodeURIComponent(name).replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((found, name) => (isFields(found) ? found[name] : undefined), root);
}

const titleOf = ({ at }: Place): string => at || 'it';

const within = ({ at, root }: Place, name: string | number): Place => ({
  at: typeof name === 'number' ? `${at}[${name}]` : at === '' ? name : `${at}.${name}`,
  root,
});

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const articles: Readonly<Record<string, string>> = {
  array: 'a list',
  integer: 'a whole number',
  null: 'nothing',
};

const inWords = (type: unknown): string =>
  articles[String(type)] ?? `${/^[aeio]/.test(String(type)) ? 'an' : 'a'} ${type}`;

/** As in the file, so that a text and a number look different; not the whole of what is long. */
function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

const typeOf = (value: unknown): string => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value;
};

const isOfType = (value: unknown, type: unknown): boolean =>
  type === 'integer' ? Number.isInteger(value) : typeOf(value) === type;

const list = (operand: unknown): readonly unknown[] => (Array.isArray(operand) ? operand : []);

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** @param of what is measured of a value; undefined where the keyword is about others. @param fits of it and the bound */
const bound =
  (
    of: (value: unknown) => number | undefined,
    fits: (measured: number, limit: number) => boolean,
    words: (limit: number) => string,
  ): Keyword =>
  (operand, value, place) => {
    const measured = of(value);
    if (measured === undefined || typeof operand !== 'number' || fits(measured, operand)) return [];
    return [`${titleOf(place)} is ${shown(value)}, and must ${words(operand)}`];
  };

const asNumber = (value: unknown) => (typeof value === 'number' ? value : undefined);
const lengthOfText = (value: unknown) => (typeof value === 'string' ? value.length : undefined);
const lengthOfList = (value: unknown) => (Array.isArray(value) ? value.length : undefined);
const countOfFields = (value: unknown) => (isFields(value) ? Object.keys(value).length : undefined);
const atLeast = (measured: number, limit: number): boolean => measured >= limit;
const atMost = (measured: number, limit: number): boolean => measured <= limit;

/** Undefined for what is written for another kind of expressions. */
function expression(pattern: unknown): RegExp | undefined {
  try {
    return new RegExp(String(pattern), 'u');
  } catch {
    return undefined;
  }
}

/** The faults by the one of several schemas that comes nearest, where none fits. */
const ofNone: Keyword = (operand, value, place) => {
  const faults = list(operand).map((schema) => faultsAt(schema, value, place));
  if (faults.length === 0 || faults.some((each) => each.length === 0)) return [];
  const all = new Set(faults.flat());
  return [[...all].join(', or ')];
};

/** The schemas of the fields that no other keyword of the schema is about. */
function ofOthers(operand: unknown, value: unknown, place: Place, schema: Fields): string[] {
  if (!isFields(value)) return [];
  const known = Object.keys(isFields(schema.properties) ? schema.properties : {});
  const patterns = Object.keys(isFields(schema.patternProperties) ? schema.patternProperties : {});
  const isOther = (name: string): boolean =>
    !known.includes(name) && !patterns.some((pattern) => expression(pattern)?.test(name) ?? true);
  return Object.keys(value)
    .filter(isOther)
    .flatMap((name) => {
      const there = within(place, name);
      if (operand !== false) return faultsAt(operand, value[name], there);
      const near = nearest(name, known);
      return [
        `${titleOf(there)} is not known there${near === undefined ? '' : `: did you mean ${titleOf(within(place, near))}?`}`,
      ];
    });
}

const keywords: Readonly<Record<string, Keyword>> = {
  type: (operand, value, place) => {
    const types = [operand ?? []].flat();
    if (types.length === 0 || types.some((type) => isOfType(value, type))) return [];
    return [`${titleOf(place)} is ${shown(value)}, and must be ${types.map(inWords).join(' or ')}`];
  },
  enum: (operand, value, place) =>
    list(operand).some((each) => same(each, value))
      ? []
      : [`${titleOf(place)} is ${shown(value)}, and must be one of ${list(operand).map(shown).join(', ')}`],
  const: (operand, value, place) =>
    same(operand, value) ? [] : [`${titleOf(place)} is ${shown(value)}, and must be ${shown(operand)}`],
  pattern: (operand, value, place) =>
    typeof value !== 'string' || (expression(operand)?.test(value) ?? true)
      ? []
      : [`${titleOf(place)} is ${shown(value)}, and must match ${operand}`],
  minimum: bound(asNumber, atLeast, (limit) => `be ${limit} at least`),
  maximum: bound(asNumber, atMost, (limit) => `be ${limit} at most`),
  exclusiveMinimum: bound(
    asNumber,
    (measured, limit) => measured > limit,
    (limit) => `be above ${limit}`,
  ),
  exclusiveMaximum: bound(
    asNumber,
    (measured, limit) => measured < limit,
    (limit) => `be below ${limit}`,
  ),
  minLength: bound(lengthOfText, atLeast, (limit) => `have ${limit} characters at least`),
  maxLength: bound(lengthOfText, atMost, (limit) => `have ${limit} characters at most`),
  minItems: bound(lengthOfList, atLeast, (limit) => `have ${limit} items at least`),
  maxItems: bound(lengthOfList, atMost, (limit) => `have ${limit} items at most`),
  minProperties: bound(countOfFields, atLeast, (limit) => `have ${limit} fields at least`),
  maxProperties: bound(countOfFields, atMost, (limit) => `have ${limit} fields at most`),
  items: (operand, value, place) =>
    Array.isArray(value) && isFields(operand)
      ? value.flatMap((item, index) => faultsAt(operand, item, within(place, index)))
      : [],
  required: (operand, value, place) =>
    isFields(value)
      ? list(operand)
          .map(String)
          .filter((name) => !Object.hasOwn(value, name))
          .map((name) => `${titleOf(within(place, name))} is missing`)
      : [],
  properties: (operand, value, place) =>
    isFields(value) && isFields(operand)
      ? Object.entries(operand)
          .filter(([name]) => Object.hasOwn(value, name))
          .flatMap(([name, schema]) => faultsAt(schema, value[name], within(place, name)))
      : [],
  patternProperties: (operand, value, place) =>
    isFields(value) && isFields(operand)
      ? Object.entries(operand).flatMap(([pattern, schema]) =>
          Object.keys(value)
            .filter((name) => expression(pattern)?.test(name))
            .flatMap((name) => faultsAt(schema, value[name], within(place, name))),
        )
      : [],
  additionalProperties: ofOthers,
  propertyNames: (operand, value, place) =>
    isFields(value)
      ? Object.keys(value).flatMap((name) =>
          faultsAt(operand, name, { ...place, at: `the name ${titleOf(within(place, name))}` }),
        )
      : [],
  allOf: (operand, value, place) => list(operand).flatMap((schema) => faultsAt(schema, value, place)),
  anyOf: ofNone,
  oneOf: ofNone,
};
