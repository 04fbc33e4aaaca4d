/** What words stand for. */
import type { Operand } from './conditions.ts';
import { numbersOf, type State, variableOf } from './state.ts';
import { sum } from './sums.ts';
import { NotUnderstood, type Piece, type Word } from './syntax.ts';

async function pieceText(piece: Piece, state: State): Promise<string> {
  switch (piece.kind) {
    case 'text':
      return piece.text;
    case 'sum':
      return String(sum(piece.text, numbersOf(state)));
    case 'variable': {
      const value = variableOf(state, piece.name);
      return value === '' && piece.fallback ? await textOf(piece.fallback, state) : value;
    }
    case 'output':
      return await state.outputOf(piece.script, state);
  }
}

export async function textOf(word: Word, state: State): Promise<string> {
  let text = '';
  for (const piece of word) text += await pieceText(piece, state);
  return text;
}

const everything = /[.*+?^${}()|[\]\\]/g;

export async function operandOf(word: Word, state: State): Promise<Operand> {
  let [text, pattern] = ['', ''];
  for (const piece of word) {
    const own = await pieceText(piece, state);
    text += own;
    const literal = own.replace(everything, '\\$&');
    pattern += piece.quoted ? literal : literal.replaceAll('\\*', '.*').replaceAll('\\?', '.');
  }
  return { text, pattern: new RegExp(`^${pattern}$`, 's') };
}

/** Words as a command gets them: what is not quoted falls apart at spaces. */
export async function fields(words: readonly Word[], state: State): Promise<string[]> {
  const result: string[] = [];
  for (const word of words) {
    let current: string | undefined;
    for (const piece of word) {
      const text = await pieceText(piece, state);
      if (piece.quoted) {
        current = (current ?? '') + text;
        continue;
      }
      if (piece.kind === 'text') {
        // Names of files that would have to be looked for.
        if (/[*?]|^~|\{[^}]*,[^}]*\}/.test(text)) throw new NotUnderstood(text);
        current = (current ?? '') + text;
        continue;
      }
      const parts = text.split(/[ \t\n]+/);
      if (parts[0] !== '') current = (current ?? '') + parts[0];
      for (const part of parts.slice(1)) {
        if (current !== undefined) result.push(current);
        current = part === '' ? undefined : part;
      }
    }
    if (current !== undefined) result.push(current);
  }
  return result;
}
