/** Reading a script of the shell. */
import {
  type Command,
  NotUnderstood,
  type Pipeline,
  type Redirection,
  type Script,
  type Word,
} from './syntax.ts';
import { hereWord, Source, wordAt } from './words.ts';

const space = /(?:[ \t]|\\\n)*/;
const emptyLines = /(?:[ \t]*(?:#[^\n]*)?\n|[ \t;])*(?:[ \t]*#[^\n]*$)?/;

/** @throws NotUnderstood with the line that it does not understand */
export function parseScript(text: string): Script {
  const parser = new Parser(new Source(text));
  const script = parser.script([]);
  if (!parser.source.isAtEnd) parser.source.fail();
  return script;
}

class Parser {
  readonly source: Source;
  /** Here-documents that begin after this line. */
  private awaited: { redirection: Redirection; end: string; isPlain: boolean; isIndented: boolean }[] = [];

  constructor(source: Source) {
    this.source = source;
  }

  /** Up to one of the words, which stays. */
  script(ends: readonly string[]): Script {
    const script: Script = [];
    let after: Pipeline['after'] = 'always';
    for (;;) {
      this.lineBreaks();
      if (this.source.isAtEnd || ends.some((end) => this.isNext(end))) return script;
      script.push({ ...this.pipeline(), after });
      this.source.take(space);
      if (this.source.take(/&&/)) after = 'success';
      else if (this.source.take(/\|\|/)) after = 'failure';
      else {
        after = 'always';
        this.source.take(/#[^\n]*/);
        const isEnd = this.source.isAtEnd || this.source.take(/;(?!;)/) || /^\n/.test(this.source.rest);
        if (!isEnd && !ends.some((end) => this.isNext(end))) this.source.fail();
      }
    }
  }

  private lineBreaks(): void {
    if (this.awaited.length > 0 && this.source.take(/[^\S\n]*(?:#[^\n]*)?\n/)) this.hereDocuments();
    this.source.take(emptyLines);
  }

  private hereDocuments(): void {
    for (const { redirection, end, isPlain, isIndented } of this.awaited.splice(0)) {
      const lines: string[] = [];
      for (;;) {
        if (this.source.isAtEnd) this.source.fail();
        const line = this.source.take(/([^\n]*)(?:\n|$)/)?.[1] ?? '';
        const shown = isIndented ? line.replace(/^\t+/, '') : line;
        if (shown === end) break;
        lines.push(`${shown}\n`);
      }
      const text = lines.join('');
      redirection.to = isPlain ? [{ kind: 'text', text, quoted: true }] : hereWord(text);
    }
  }

  private isNext(word: string): boolean {
    const { rest } = this.source;
    if (!rest.startsWith(word)) return false;
    return /^[})]/.test(word) || !/^[\w-]/.test(rest.slice(word.length));
  }

  private keyword(word: string): boolean {
    this.source.take(space);
    if (!this.isNext(word)) return false;
    this.source.at += word.length;
    return true;
  }

  private need(word: string): void {
    this.lineBreaks();
    if (!this.keyword(word)) this.source.fail();
  }

  private pipeline(): Omit<Pipeline, 'after'> {
    this.source.take(space);
    const negated = this.source.take(/!\s+/) !== undefined;
    const commands = [this.command()];
    while (this.source.take(/[ \t]*\|(?!\|)/)) {
      this.lineBreaks();
      commands.push(this.command());
    }
    return { negated, commands };
  }

  private command(): Command {
    this.source.take(space);
    const named = this.source.take(/(?:function[ \t]+)?([A-Za-z_][\w:-]*)[ \t]*\(\)\s*/);
    if (named) return { kind: 'function', name: named[1] ?? '', body: this.command() };
    if (this.keyword('if')) return this.withRedirections(this.branches());
    if (this.keyword('while')) return this.withRedirections(this.loop(false));
    if (this.keyword('until')) return this.withRedirections(this.loop(true));
    if (this.keyword('for')) return this.withRedirections(this.each());
    if (this.keyword('{')) return this.withRedirections(this.group('}'));
    const sum = this.source.take(/\(\((.*?)\)\)/);
    if (sum) return this.withRedirections({ kind: 'sum', text: sum[1] ?? '', redirections: [] });
    if (this.source.take(/\(/)) return this.withRedirections(this.group(')'));
    return this.simple();
  }

  private branches(): Command & { kind: 'if' } {
    const branches: { test: Script; body: Script }[] = [];
    do {
      const test = this.script(['then']);
      this.need('then');
      branches.push({ test, body: this.script(['elif', 'else', 'fi']) });
    } while (this.keyword('elif'));
    const otherwise = this.keyword('else') ? this.script(['fi']) : [];
    this.need('fi');
    return { kind: 'if', branches, otherwise, redirections: [] };
  }

  private loop(isUntil: boolean): Command & { kind: 'loop' } {
    const test = this.script(['do']);
    return { kind: 'loop', test, isUntil, body: this.body(), redirections: [] };
  }

  private each(): Command & { kind: 'for' } {
    this.source.take(space);
    const name = this.source.take(/[A-Za-z_]\w*/)?.[0] ?? this.source.fail();
    this.need('in');
    const words: Word[] = [];
    for (;;) {
      this.source.take(space);
      const range = this.source.take(/\{(\d+)\.\.(\d+)\}/);
      if (range) words.push(...numbers(Number(range[1]), Number(range[2])));
      const word = range ? undefined : wordAt(this.source);
      if (!range && !word) break;
      if (word) words.push(word);
    }
    this.source.take(/[ \t]*[;\n]/);
    return { kind: 'for', name, words, body: this.body(), redirections: [] };
  }

  private body(): Script {
    this.need('do');
    const body = this.script(['done']);
    this.need('done');
    return body;
  }

  private group(end: string): Command & { kind: 'group' } {
    const body = this.script([end]);
    this.need(end);
    return { kind: 'group', body, isApart: end === ')', redirections: [] };
  }

  private withRedirections<Kind extends Command & { redirections: Redirection[] }>(command: Kind): Kind {
    for (;;) {
      this.source.take(space);
      const redirection = this.redirection();
      if (!redirection) return command;
      command.redirections.push(redirection);
    }
  }

  private simple(): Command {
    const command: Command & { kind: 'simple' } = {
      kind: 'simple',
      words: [],
      assignments: [],
      redirections: [],
    };
    for (;;) {
      this.source.take(space);
      if (/^#/.test(this.source.rest)) break;
      const redirection = this.redirection();
      if (redirection) {
        command.redirections.push(redirection);
        continue;
      }
      const assigned = command.words.length === 0 && this.source.take(/([A-Za-z_]\w*)=(?!\()/);
      if (assigned) {
        command.assignments.push([assigned[1] ?? '', wordAt(this.source) ?? []]);
        continue;
      }
      const isTest = text(command.words[0]) === '[[';
      const operator = isTest && this.source.take(/&&|\|\||[<>()]/);
      const word: Word | undefined = operator
        ? [{ kind: 'text', text: operator[0], quoted: false }]
        : wordAt(this.source);
      if (!word) break;
      command.words.push(word);
      if (isTest && text(word) === ']]') break;
    }
    if (command.words.length + command.assignments.length + command.redirections.length === 0)
      this.source.fail();
    return this.withRedirections(command);
  }

  private redirection(): Redirection | undefined {
    const here = this.source.take(/<<(-?)[ \t]*(?:"(\w+)"|'(\w+)'|\\?(\w+))/);
    if (here) {
      const redirection: Redirection = { from: 0, way: 'here', to: [] };
      const isPlain = here[4] === undefined || here[0].includes('\\');
      const end = here[2] ?? here[3] ?? here[4] ?? '';
      this.awaited.push({ redirection, end, isPlain, isIndented: here[1] === '-' });
      return redirection;
    }
    if (/^(?:[<>]\(|<<(?!<))/.test(this.source.rest)) this.source.fail();
    const found = this.source.take(/([012]|&)?(<<<|<|>>|>&|>)[ \t]*/);
    if (!found) return undefined;
    const [, number, way = '>'] = found;
    const to = wordAt(this.source) ?? this.source.fail();
    const from = number === '&' ? 'both' : (Number(number ?? (way.startsWith('<') ? 0 : 1)) as 0 | 1 | 2);
    if (way === '>&' && number === undefined && !/^[12]$/.test(text(to))) {
      return { from: 'both', way: '>', to };
    }
    return { from, way: way as Redirection['way'], to };
  }
}

const text = (word: Word | undefined): string =>
  (word ?? []).map((piece) => (piece.kind === 'text' ? piece.text : '$')).join('');

function numbers(from: number, to: number): Word[] {
  if (to - from > 10_000) throw new NotUnderstood(`{${from}..${to}}`);
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => [
    { kind: 'text', text: String(from + index), quoted: false },
  ]);
}
