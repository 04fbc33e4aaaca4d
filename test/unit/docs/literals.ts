/** The texts in TypeScript source, as far as a test of documentation needs them. */

export interface Literal {
  /** What a template fills in is `…`. */
  text: string;
  /** The callee of the innermost call that it is an argument of, or begins one; '' when there is none. */
  callee: string;
  /** Whether it is the first of that call's texts that has more than one word. */
  isFirst: boolean;
}

/** After these a slash begins a regular expression, and no division. */
const beforePattern = /(?:^|[(,=:[!&|?{};]|=>|\breturn)\s*$/;

/** The string and template literals of a source, in their order. */
export function literalsIn(source: string): Literal[] {
  const found: Literal[] = [];
  const calls: { callee: string; texts: number }[] = [];
  let at = 0;

  function add(text: string): void {
    const call = calls.at(-1);
    const isFirst = call?.texts === 0 && text.includes(' ');
    if (call !== undefined && isFirst) call.texts += 1;
    found.push({ text, callee: call?.callee ?? '', isFirst });
  }

  /** Reads what stands between quotes; a backtick's may hold code. */
  function quoted(mark: string): string {
    let text = '';
    at += 1;
    while (source[at] !== mark) {
      if (mark === '`' && source.startsWith('${', at)) {
        at += 2;
        calls.push({ callee: '', texts: 0 });
        code('}');
        calls.pop();
        text += '…';
      } else {
        if (source[at] === '\\') at += 1;
        text += source[at];
      }
      at += 1;
    }
    at += 1;
    return text;
  }

  /** Reads code up to the bracket that closes it, or to the end. */
  function code(end: string | undefined): void {
    while (at < source.length && source[at] !== end) {
      const before = source.slice(Math.max(0, at - 60), at);
      const character = source[at] ?? '';
      if (source.startsWith('//', at)) at = source.indexOf('\n', at);
      else if (source.startsWith('/*', at)) at = source.indexOf('*/', at) + 2;
      else if (character === '/' && beforePattern.test(before)) {
        at += /^\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\//.exec(source.slice(at))?.[0].length ?? 1;
      } else if ('`\'"'.includes(character)) add(quoted(character));
      else if (character === '(') {
        calls.push({ callee: /([\w.]+)(?:<[^()]*>)?$/.exec(before)?.[1] ?? '', texts: 0 });
        at += 1;
        code(')');
        calls.pop();
        at += 1;
      } else if (character === '{') {
        at += 1;
        code('}');
        at += 1;
      } else at += 1;
    }
  }

  code(undefined);
  return found;
}
