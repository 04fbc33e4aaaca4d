/** TOML, as far as settings of Bottlerocket go: all of TOML 1.0 but dates and times, and texts of several lines. */
import type { Fields } from '../kubernetes/objects.ts';
import { isFields } from '../kubernetes/objects.ts';

/** What is wrong, and where: in words as those of Rust's parser. */
export class TomlError extends Error {}

class Reader {
  private at = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text.replaceAll('\r\n', '\n');
  }

  get isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  /** Takes what the sticky pattern matches here. */
  take(pattern: RegExp): RegExpExecArray | undefined {
    const sticky = new RegExp(pattern.source, 'y');
    sticky.lastIndex = this.at;
    const match = sticky.exec(this.text);
    if (!match) return undefined;
    this.at += match[0].length;
    return match;
  }

  need(pattern: RegExp, expected: string): RegExpExecArray {
    return this.take(pattern) ?? this.fail(`expected ${expected}`);
  }

  fail(message: string): never {
    const before = this.text.slice(0, this.at).split('\n');
    throw new TomlError(
      `TOML parse error at line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}\n${message}`,
    );
  }
}

const space = /[ \t]*/;
/** Between the elements of an array, lines may end. */
const anySpace = /(?:[ \t\n]|#[^\n]*)*/;
const lineEnd = /[ \t]*(?:#[^\n]*)?(?:\n|$)/;

/** @throws TomlError */
export function parseToml(text: string): Fields {
  const reader = new Reader(text);
  const root: Fields = {};
  /** Tables that a header has opened, by their keys: none is opened twice. */
  const opened = new Set<string>();
  let table = root;
  while (!reader.isAtEnd) {
    if (reader.take(/(?:[ \t]*(?:#[^\n]*)?\n)+|[ \t]*(?:#[^\n]*)?$/)) continue;
    reader.take(space);
    if (reader.take(/\[\[/)) reader.fail('arrays of tables are not supported by settings');
    if (reader.take(/\[/)) {
      reader.take(space);
      const keys = keyOf(reader);
      reader.need(/[ \t]*\]/, '`.`, `]`');
      const name = JSON.stringify(keys);
      if (opened.has(name)) reader.fail(`duplicate key \`${keys.at(-1)}\` in document root`);
      opened.add(name);
      table = tableAt(reader, root, keys);
    } else {
      assign(reader, table);
    }
    if (!reader.isAtEnd) reader.need(lineEnd, 'newline, `#`');
  }
  return root;
}

function assign(reader: Reader, table: Fields): void {
  const keys = keyOf(reader);
  reader.need(/[ \t]*=[ \t]*/, '`.`, `=`');
  const last = keys.at(-1) ?? '';
  const owner = tableAt(reader, table, keys.slice(0, -1));
  if (Object.hasOwn(owner, last)) reader.fail(`duplicate key \`${last}\``);
  owner[last] = readValue(reader);
}

function tableAt(reader: Reader, from: Fields, keys: readonly string[]): Fields {
  let table = from;
  for (const key of keys) {
    const next = Object.hasOwn(table, key) ? table[key] : {};
    if (!isFields(next)) return reader.fail(`duplicate key \`${key}\``);
    table[key] = next;
    table = next;
  }
  return table;
}

function keyOf(reader: Reader): string[] {
  const keys: string[] = [];
  do {
    const bare = reader.take(/[A-Za-z0-9_-]+/);
    keys.push(bare ? bare[0] : (textOf(reader) ?? reader.fail('invalid key')));
  } while (reader.take(/[ \t]*\.[ \t]*/));
  return keys;
}

const escapes: Readonly<Record<string, string>> = {
  b: '\b',
  t: '\t',
  n: '\n',
  f: '\f',
  r: '\r',
  '"': '"',
  '\\': '\\',
};

function textOf(reader: Reader): string | undefined {
  if (reader.take(/"""|'''/)) return reader.fail('texts of several lines are not read here');
  const literal = reader.take(/'([^'\n]*)'/);
  if (literal) return literal[1] ?? '';
  const basic = reader.take(/"((?:[^"\\\n]|\\.)*)"/);
  return basic?.[1]?.replace(
    /\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/g,
    (_, short?: string, long?: string, one = '') => {
      const point = short ?? long;
      if (point !== undefined) return String.fromCodePoint(Number.parseInt(point, 16));
      return escapes[one] ?? reader.fail('invalid escape sequence');
    },
  );
}

function readValue(reader: Reader): unknown {
  const text = textOf(reader);
  if (text !== undefined) return text;
  if (reader.take(/\[/)) return arrayOf(reader);
  if (reader.take(/\{/)) return inlineTableOf(reader);
  const word = reader.take(/(true|false)(?![A-Za-z0-9_-])/);
  if (word) return word[1] === 'true';
  const number = reader.take(/[+-]?\d+(?:_\d+)*(?:\.\d+(?:_\d+)*)?(?:[eE][+-]?\d+)?(?![A-Za-z0-9_:-])/);
  if (number) return Number(number[0].replaceAll('_', ''));
  return reader.fail('invalid string\nexpected `"`, `\'`');
}

function arrayOf(reader: Reader): unknown[] {
  const items: unknown[] = [];
  for (;;) {
    reader.take(anySpace);
    if (reader.take(/\]/)) return items;
    items.push(readValue(reader));
    reader.take(anySpace);
    if (reader.take(/,/)) continue;
    reader.need(/\]/, '`,`, `]`');
    return items;
  }
}

function inlineTableOf(reader: Reader): Fields {
  const table: Fields = {};
  reader.take(space);
  if (reader.take(/\}/)) return table;
  for (;;) {
    reader.take(space);
    assign(reader, table);
    reader.take(space);
    if (reader.take(/,/)) continue;
    reader.need(/\}/, '`,`, `}`');
    return table;
  }
}
