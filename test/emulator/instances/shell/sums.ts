/** The shell's arithmetic, in whole numbers. */
import { NotUnderstood } from './syntax.ts';

export interface Numbers {
  get(name: string): number;
  set(name: string, value: number): void;
}

const levels: readonly Readonly<Record<string, (left: number, right: number) => number>>[] = [
  { '||': (left, right) => Number(left !== 0 || right !== 0) },
  { '&&': (left, right) => Number(left !== 0 && right !== 0) },
  { '==': (left, right) => Number(left === right), '!=': (left, right) => Number(left !== right) },
  {
    '<=': (left, right) => Number(left <= right),
    '>=': (left, right) => Number(left >= right),
    '<': (left, right) => Number(left < right),
    '>': (left, right) => Number(left > right),
  },
  { '<<': (left, right) => left * 2 ** right, '>>': (left, right) => Math.floor(left / 2 ** right) },
  { '+': (left, right) => left + right, '-': (left, right) => left - right },
  {
    '*': (left, right) => left * right,
    '/': (left, right) => Math.trunc(left / right),
    '%': (left, right) => left % right,
  },
];

const tokens = /\s*(\d+|\$?[A-Za-z_]\w*|<<|>>|<=|>=|==|!=|&&|\|\||[-+*/%()<>!])/y;

/** @throws NotUnderstood */
export function sum(text: string, numbers: Numbers): number {
  const changed = /^\s*([A-Za-z_]\w*)\s*(\+\+|--|\+=|-=|=(?!=))(.*)$/s.exec(text);
  if (changed) {
    const [, name = '', way = '', rest = ''] = changed;
    const by = way === '++' || way === '--' ? 1 : sum(rest, numbers);
    const before = numbers.get(name);
    const after = way === '=' ? by : way.startsWith('+') ? before + by : before - by;
    numbers.set(name, after);
    return way === '++' || way === '--' ? before : after;
  }
  const list = tokensOf(text);
  const value = operation(list, 0, numbers);
  if (list.length > 0) throw new NotUnderstood(`((${text}))`);
  return value;
}

function tokensOf(text: string): string[] {
  const list: string[] = [];
  tokens.lastIndex = 0;
  const trimmed = text.trimEnd();
  while (tokens.lastIndex < trimmed.length) {
    const match = tokens.exec(trimmed);
    if (!match) throw new NotUnderstood(`((${text}))`);
    list.push(match[1] ?? '');
  }
  return list;
}

function operation(list: string[], level: number, numbers: Numbers): number {
  const operators = levels[level];
  if (!operators) return operand(list, numbers);
  let left = operation(list, level + 1, numbers);
  for (;;) {
    const operate = operators[list[0] ?? ''];
    if (!operate) return left;
    list.shift();
    left = operate(left, operation(list, level + 1, numbers));
  }
}

function operand(list: string[], numbers: Numbers): number {
  const token = list.shift() ?? '';
  if (token === '-') return -operand(list, numbers);
  if (token === '!') return Number(operand(list, numbers) === 0);
  if (token === '(') {
    const value = operation(list, 0, numbers);
    if (list.shift() !== ')') throw new NotUnderstood('((…');
    return value;
  }
  if (/^\d+$/.test(token)) return Number(token);
  const name = token.replace('$', '');
  if (!/^[A-Za-z_]/.test(name)) throw new NotUnderstood(`((${token}…`);
  return numbers.get(name);
}
