/**
 * What a field of a ClusterConfig may hold, and how it is read from the nodes of a YAML document. A shape reports what
 * is wrong with a value by the value's path, and goes on: every problem of a file is told in one run.
 */
import { type Document, isAlias, isMap, isNode, isScalar, isSeq, type Node, type YAMLMap } from 'yaml';
import { nearest } from '../../suggest.ts';
import { boolean, type Parser, Problem } from '../parsers.ts';

/** A document on its way to becoming values. */
export interface Reading {
  document: Document;
  /** Remembers where the value of a path stands. */
  mark(path: string, node: Node): void;
  /** Tells what is wrong at a path; where it stands, unless the node says otherwise. */
  report(path: string, message: string, node?: Node): void;
  /** Where else in the document a field of this name stands. */
  homesOf(name: string): readonly Home[];
}

/** A mapping that has a field of a name. */
export interface Home {
  /** Such as `managedNodeGroups[]`; empty for the document's own. */
  path: string;
  /** Of the field; undefined for one that is refused. */
  shape: Shape<unknown> | undefined;
}

/** A field of eksctl that is refused; a text alone is why, with which every one has to come. */
export type Refused = string | RefusedField;

interface RefusedField {
  why: string;
  /** A sentence in place of `leaveOut`. */
  instead?: string;
  /** The value, or entries of it, by which it asks for what is so in any case: it is taken, and changes nothing. */
  unless?: string | Readonly<Record<string, string>>;
  /** What stands in it, where that is not a value alone: what is wrong beneath it is told, too. */
  like?: Shape<unknown>;
}

type RefusedFields = Readonly<Record<string, Refused>>;

export interface Shape<Value> {
  /** For the documentation, and for people who wrote something else. */
  holds: string;
  /** Of the mapping that it is, or that it is a list of. */
  fields?: Fields;
  /** Fields of eksctl that such a mapping does not take, and why. */
  refused?: RefusedFields;
  isList?: boolean;
  /** Undefined when the value is bad, which has then been reported. */
  read(node: Node, path: string, reading: Reading): Value | undefined;
}

export interface Field<Value> {
  shape: Shape<Value>;
  /** For the documentation, which passes over a field that has none. */
  meaning: string;
  required: boolean;
}

export type Fields = Readonly<Record<string, Field<unknown>>>;

/** A field is undefined when it is absent, and when it is bad. */
export type ValuesOf<F extends Fields> = {
  readonly [Name in keyof F]?: (F[Name] extends Field<infer Value> ? Value : never) | undefined;
};

export type ValueOf<S> = S extends Shape<infer Value> ? Value : never;

/** @param meaning none for a mapping that only holds others. */
export function field<Value>(shape: Shape<Value>, meaning = ''): Field<Value> {
  return { shape, meaning, required: false };
}

export function required<Value>(shape: Shape<Value>, meaning: string): Field<Value> {
  return { shape, meaning, required: true };
}

/** A scalar, by its text as it was typed: 1.30 stays 1.30. */
export function text<Value>(holds: string, parser: Parser<Value>): Shape<Value> {
  return {
    holds,
    read: (node, path, reading) => {
      if (isScalar(node)) return attempt(path, reading, () => parser(textOf(node) ?? ''));
      reading.report(path, `it is a ${isSeq(node) ? 'list' : 'mapping'}. Write ${holds}.`);
      return undefined;
    },
  };
}

export const flag = text('`true` or `false`', boolean);

/** Items that are bad are undefined, so that the others keep their places. */
export function list<Value>(items: string, item: Shape<Value>): Shape<readonly (Value | undefined)[]> {
  return {
    holds: `a list of ${items}`,
    isList: true,
    ...(item.fields && { fields: item.fields }),
    ...(item.refused && { refused: item.refused }),
    read: (node, path, reading) => {
      if (!isSeq(node)) {
        reading.report(path, 'it is not a list. Write each item on a line of its own, after a hyphen.');
        return undefined;
      }
      return node.items.map((each, index) => {
        const itemPath = `${path}[${index}]`;
        if (isNode(each)) reading.mark(itemPath, each);
        const value = resolved(each, itemPath, reading);
        if (value !== undefined) return item.read(value, itemPath, reading);
        reading.report(itemPath, `it is empty. Write ${item.holds}, or leave the item out.`);
        return undefined;
      });
    },
  };
}

/**
 * A mapping of these fields alone.
 * @param refused fields of eksctl that are refused, and why.
 * @param isOfAnyCase whether `issuerUrl` stands for `issuerURL`, too, as in the few mappings that eksctl reads so.
 */
export function mapping<const F extends Fields>(
  fields: F,
  refused: RefusedFields = {},
  isOfAnyCase = false,
): Shape<ValuesOf<F>> {
  return {
    holds: 'a mapping',
    fields,
    refused,
    read: (node, path, reading) => {
      const written = entriesOf(node, path, reading);
      if (written === undefined) return undefined;
      const entries = isOfAnyCase ? inCaseOf(written, Object.keys(fields)) : written;
      const values: Record<string, unknown> = {};
      for (const [name, { key, value }] of entries) {
        const fieldPath = join(path, name);
        reading.mark(fieldPath, key);
        const known = own(fields, name);
        const refusal = own(refused, name);
        if (known !== undefined) {
          if (value !== undefined) values[name] = known.shape.read(value, fieldPath, reading);
        } else if (refusal !== undefined) {
          refuse(value, fieldPath, typeof refusal === 'string' ? { why: refusal } : refusal, reading);
        } else {
          tellUnknown(name, value, fieldPath, fields, reading);
        }
      }
      for (const [name, { required: isRequired, shape }] of Object.entries(fields)) {
        if (isRequired && entries.get(name)?.value === undefined) {
          reading.report(join(path, name), `it is missing. Write ${shape.holds}.`);
        }
      }
      // Each was read by the shape of its own field.
      return values as ValuesOf<F>;
    },
  };
}

/** A mapping of names that the user chooses to texts. */
export function texts(
  holds: string,
  check: (key: string, value: string) => void,
): Shape<Readonly<Record<string, string>>> {
  return {
    holds,
    read: (node, path, reading) => {
      const entries = entriesOf(node, path, reading);
      if (entries === undefined) return undefined;
      const values: Record<string, string> = {};
      for (const [name, { key, value }] of entries) {
        const valuePath = join(path, name);
        reading.mark(valuePath, key);
        const content = value === undefined ? '' : textOf(value);
        if (content === undefined) {
          reading.report(valuePath, 'it is a list or a mapping. Write a text.');
          continue;
        }
        attempt(valuePath, reading, () => {
          check(name, content);
          values[name] = content;
        });
      }
      return values;
    },
  };
}

/** A mapping of names that the user chooses to values of one shape. */
export function named<Value>(
  holds: string,
  item: Shape<Value>,
): Shape<Readonly<Record<string, Value | undefined>>> {
  return {
    holds: `a mapping of names to ${holds}`,
    read: (node, path, reading) => {
      const entries = entriesOf(node, path, reading);
      if (entries === undefined) return undefined;
      const values: Record<string, Value | undefined> = {};
      for (const [name, { key, value }] of entries) {
        const valuePath = join(path, name);
        reading.mark(valuePath, key);
        if (value === undefined) reading.report(valuePath, `it is empty. Write ${item.holds}.`, key);
        else values[name] = item.read(value, valuePath, reading);
      }
      return values;
    },
  };
}

/** A mapping of anything, as JSON. */
export function json(holds: string): Shape<string> {
  return {
    holds,
    read: (node, path, reading) => {
      try {
        return JSON.stringify(node.toJS(reading.document));
      } catch (error) {
        reading.report(path, `it cannot be written as JSON (${String(error)}). Write ${holds}.`);
        return undefined;
      }
    },
  };
}

/** One shape for a mapping, and another for everything else. */
export function mappingOr<Value>(mappingShape: Shape<Value>, otherwise: Shape<Value>): Shape<Value> {
  return {
    ...otherwise,
    holds: `${otherwise.holds}, or ${mappingShape.holds}`,
    read: (node, path, reading) => (isMap(node) ? mappingShape : otherwise).read(node, path, reading),
  };
}

/** A mapping that says nothing where it holds these entries, such as `allow: false`, whatever stands beside them. */
export function without<Value>(nothing: Readonly<Record<string, string>>, shape: Shape<Value>): Shape<Value> {
  return {
    ...shape,
    read: (node, path, reading) =>
      isMap(node) && asksForNothing(node, nothing, path, reading)
        ? undefined
        : shape.read(node, path, reading),
  };
}

/** What was read, made into something else; a Problem is reported. */
export function converted<From, To>(shape: Shape<From>, convert: (value: From) => To | undefined): Shape<To> {
  return {
    ...shape,
    read: (node, path, reading) => {
      const value = shape.read(node, path, reading);
      return value === undefined ? undefined : attempt(path, reading, () => convert(value));
    },
  };
}

export function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

interface Entry {
  key: Node;
  /** Undefined for null. */
  value: Node | undefined;
}

/** The entries of a mapping, with those that it merges (`<<`) where it has none of its own. */
function entriesOf(
  node: Node,
  path: string,
  reading: Reading,
  within: readonly Node[] = [],
): Map<string, Entry> | undefined {
  if (!isMap(node)) {
    reading.report(path, 'it is not a mapping. Write `field: value`, a line each.');
    return undefined;
  }
  const entries = new Map<string, Entry>();
  const merged: Node[] = [];
  for (const { key, value } of (node as YAMLMap).items) {
    const name = isNode(key) ? textOf(key) : undefined;
    if (name === undefined || !isNode(key)) {
      reading.report(path, 'it has a key that is not a text. Write `field: value`, a line each.');
    } else if (name === '<<') {
      merged.push(...sourcesOf(value, join(path, name), reading));
    } else if (entries.has(name)) {
      reading.report(join(path, name), 'it is given twice. Keep one.', key);
    } else {
      entries.set(name, { key, value: resolved(value, join(path, name), reading) });
    }
  }
  for (const source of merged) {
    // An anchor may hold an alias of itself.
    if (source === node || within.includes(source)) continue;
    for (const [name, entry] of entriesOf(source, join(path, '<<'), reading, [...within, node]) ?? []) {
      if (!entries.has(name)) entries.set(name, entry);
    }
  }
  return entries;
}

/** With names as they are known. One that is written exactly counts before others. */
function inCaseOf(entries: ReadonlyMap<string, Entry>, names: readonly string[]): Map<string, Entry> {
  const known = (name: string): string =>
    names.find((each) => each.toLowerCase() === name.toLowerCase() && !entries.has(each)) ?? name;
  return new Map([...entries].map(([name, entry]) => [known(name), entry]));
}

function sourcesOf(value: unknown, path: string, reading: Reading): Node[] {
  const node = resolved(value, path, reading);
  if (node === undefined) return [];
  return isSeq(node) ? node.items.flatMap((each) => resolved(each, path, reading) ?? []) : [node];
}

/** The node itself instead of an alias; undefined for null. */
function resolved(value: unknown, path: string, reading: Reading): Node | undefined {
  if (!isNode(value)) return undefined;
  const node = isAlias(value) ? value.resolve(reading.document) : value;
  if (node === undefined) reading.report(path, 'it names an anchor that does not stand before it.', value);
  return isScalar(node) && node.value === null ? undefined : node;
}

function textOf(node: Node): string | undefined {
  return isScalar(node) ? (node.source ?? String(node.value)) : undefined;
}

function attempt<Value>(path: string, reading: Reading, parse: () => Value): Value | undefined {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    for (const reason of error.reasons) reading.report(path, reason);
    return undefined;
  }
}

const own = <Value>(table: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;

/** What is advised where there is nothing to write instead. */
export const leaveOut = 'Leave it out.';

function refuse(value: Node | undefined, path: string, refused: RefusedField, reading: Reading): void {
  const { why, instead = leaveOut, unless, like } = refused;
  if (value === undefined || asksForNothing(value, unless, path, reading)) return;
  reading.report(path, `it is not supported: ${why}. ${instead}`);
  like?.read(value, path, reading);
}

/** Whether a field that is refused may stand, for it says what is so without it. */
function asksForNothing(
  value: Node,
  unless: RefusedField['unless'],
  path: string,
  reading: Reading,
): boolean {
  if (isSeq(value)) return value.items.length === 0;
  if (isScalar(value)) return typeof unless === 'string' && isText(value, unless);
  if (!isMap(value) || typeof unless !== 'object') return false;
  const entries = entriesOf(value, path, reading);
  return Object.entries(unless).every(([name, text]) => isText(entries?.get(name)?.value, text));
}

/** As eksctl compares them: `False` is `false`, and `ipv4` is `IPv4`. */
const isText = (node: Node | undefined, text: string): boolean =>
  node !== undefined && textOf(node)?.toLowerCase() === text.toLowerCase();

/** A field that the mapping does not have. What is wrong beneath it is told, too: it stays so where the field belongs. */
function tellUnknown(
  name: string,
  value: Node | undefined,
  path: string,
  fields: Fields,
  reading: Reading,
): void {
  // What can be enabled is many a thing.
  const [home, ...others] = name === 'enabled' ? [] : reading.homesOf(name);
  const meant = home === undefined ? nearest(name, Object.keys(fields)) : undefined;
  const shape =
    home === undefined ? own(fields, meant ?? '')?.shape : others.length === 0 ? home.shape : undefined;
  if (home !== undefined) {
    const places = [home, ...others].map((each) => each.path || 'the top level of the file').join(' or ');
    reading.report(path, `it belongs into ${places}. Indent it, or move it there.`);
  } else if (meant !== undefined) {
    reading.report(path, `it is not a known field. Did you mean "${meant}"?`);
  } else {
    const known = Object.keys(fields).join(', ');
    const or = known === '' ? '' : `, or write one of: ${known}`;
    reading.report(path, `it is not a known field. Leave it out${or}.`);
  }
  if (value !== undefined) shape?.read(value, path, reading);
}

/** Every field of a shape by its name, with the mappings that have it. */
export function homesIn(shape: Shape<unknown>, path = ''): Map<string, Home[]> {
  const here = path + (shape.isList ? '[]' : '');
  const homes = new Map<string, Home[]>();
  const add = (name: string, found: readonly Home[]): void => {
    homes.set(name, [...(homes.get(name) ?? []), ...found]);
  };
  for (const [name, { shape: inner }] of Object.entries(shape.fields ?? {})) {
    add(name, [{ path: here, shape: inner }]);
    for (const [deeper, found] of homesIn(inner, join(here, name))) add(deeper, found);
  }
  for (const name of Object.keys(shape.refused ?? {})) add(name, [{ path: here, shape: undefined }]);
  return homes;
}
