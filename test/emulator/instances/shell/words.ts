/** Reading words: quotes, variables, outputs of commands, sums. */
import { NotUnderstood, type Piece, type Word } from './syntax.ts';

/** Reads a script from its beginning to its end. */
export class Source {
  at = 0;
  readonly text: string;

  constructor(text: string) {
    // A line that ends in a backslash goes on.
    this.text = text.replaceAll('\r\n', '\n');
  }

  get rest(): string {
    return this.text.slice(this.at);
  }

  get isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  /** Takes what the pattern matches here. */
  take(pattern: RegExp): RegExpExecArray | undefined {
    const sticky = new RegExp(pattern.source, 'ys');
    sticky.lastIndex = this.at;
    const match = sticky.exec(this.text);
    if (!match) return undefined;
    this.at += match[0].length;
    return match;
  }

  fail(): never {
    const line = this.text.slice(this.text.lastIndexOf('\n', this.at - 1) + 1).split('\n')[0] ?? '';
    throw new NotUnderstood(line.trim());
  }
}

const plain = /[^\s"'\\$`;&|<>()#]+|(?<=[^\s;&|<>()])#/;

/** @returns undefined where no word begins */
export function wordAt(source: Source): Word | undefined {
  const pieces: Word = [];
  let isWord = false;
  for (;;) {
    const piece = pieceAt(source);
    if (!piece) return isWord ? pieces : undefined;
    isWord = true;
    pieces.push(...piece);
  }
}

function pieceAt(source: Source): Piece[] | undefined {
  if (source.take(/\\\n/)) return [];
  const escaped = source.take(/\\(.)/);
  if (escaped) return [{ kind: 'text', text: escaped[1] ?? '', quoted: true }];
  const single = source.take(/'([^']*)'/);
  if (single) return [{ kind: 'text', text: single[1] ?? '', quoted: true }];
  if (source.take(/"/)) return doubleQuoted(source);
  const expansion = expansionAt(source, false);
  if (expansion) return [expansion];
  const text = source.take(plain);
  return text ? [{ kind: 'text', text: text[0], quoted: false }] : undefined;
}

function doubleQuoted(source: Source): Piece[] {
  // Two quotes with nothing between them are a word, too.
  const pieces: Piece[] = [{ kind: 'text', text: '', quoted: true }];
  while (!source.take(/"/)) {
    if (source.isAtEnd) return source.fail();
    pieces.push(innerPiece(source, /[^"\\$`]+/));
  }
  return pieces;
}

function innerPiece(source: Source, plainText: RegExp): Piece {
  const expansion = expansionAt(source, true);
  if (expansion) return expansion;
  const escaped = source.take(/\\([\\"$`\n])/);
  if (escaped) return { kind: 'text', text: escaped[1] === '\n' ? '' : (escaped[1] ?? ''), quoted: true };
  const text = source.take(plainText) ?? source.take(/[\\$"]/) ?? source.fail();
  return { kind: 'text', text: text[0], quoted: true };
}

/** The text of a here-document, in which all but quotes counts. */
export function hereWord(text: string): Word {
  const source = new Source(text);
  const pieces: Word = [{ kind: 'text', text: '', quoted: true }];
  while (!source.isAtEnd) pieces.push(innerPiece(source, /[^\\$`]+/));
  return pieces;
}

function expansionAt(source: Source, quoted: boolean): Piece | undefined {
  const sum = source.take(/\$\(\((.*?)\)\)/);
  if (sum) return { kind: 'sum', text: sum[1] ?? '', quoted };
  if (source.take(/\$\(/)) return { kind: 'output', script: until(source), quoted };
  const old = source.take(/`([^`]*)`/);
  if (old) return { kind: 'output', script: old[1] ?? '', quoted };
  const short = source.take(/\$([A-Za-z_]\w*|[0-9?#@*$])/);
  if (short) return { kind: 'variable', name: short[1] ?? '', quoted };
  const long = source.take(/\$\{([A-Za-z_]\w*|[0-9?#@*])(?::?-([^{}]*))?\}/);
  if (long) {
    const fallback = long[2] === undefined ? undefined : hereWord(long[2].replace(/^"(.*)"$/, '$1'));
    return { kind: 'variable', name: long[1] ?? '', quoted, ...(fallback && { fallback }) };
  }
  return source.take(/\$(?=\{)/) ? source.fail() : undefined;
}

/** Up to the bracket that ends a substitution. */
function until(source: Source): string {
  const start = source.at;
  for (let depth = 1; depth > 0; ) {
    if (source.take(/'[^']*'|"(?:[^"\\]|\\.)*"|\\./)) continue;
    const next = source.take(/[^'"\\]/) ?? source.fail();
    depth += next[0] === '(' ? 1 : next[0] === ')' ? -1 : 0;
  }
  return source.text.slice(start, source.at - 1);
}
