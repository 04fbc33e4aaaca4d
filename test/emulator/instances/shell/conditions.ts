/** `test`, `[ … ]` and `[[ … ]]`. */
import { NotUnderstood } from './syntax.ts';

/** What of a machine a condition looks at. */
export interface Looks {
  isFile(path: string): boolean;
}

/** A word, and the same as a pattern: only what is not quoted stands for anything. */
export interface Operand {
  text: string;
  pattern: RegExp;
}

const binary: Readonly<Record<string, (left: Operand, right: Operand) => boolean>> = {
  '=': (left, right) => right.pattern.test(left.text),
  '==': (left, right) => right.pattern.test(left.text),
  '!=': (left, right) => !right.pattern.test(left.text),
  '=~': (left, right) => new RegExp(right.text).test(left.text),
  '-eq': (left, right) => number(left) === number(right),
  '-ne': (left, right) => number(left) !== number(right),
  '-lt': (left, right) => number(left) < number(right),
  '-le': (left, right) => number(left) <= number(right),
  '-gt': (left, right) => number(left) > number(right),
  '-ge': (left, right) => number(left) >= number(right),
};

function number({ text }: Operand): number {
  if (/^\s*-?\d+\s*$/.test(text)) return Number(text);
  throw new NotUnderstood(`[ ${text} ]: integer expression expected`);
}

/** @throws NotUnderstood */
export function isSo(operands: readonly Operand[], looks: Looks): boolean {
  const rest = [...operands];
  const value = either(rest, looks);
  if (rest.length > 0) throw new NotUnderstood(`[ ${operands.map(({ text }) => text).join(' ')} ]`);
  return value;
}

function either(rest: Operand[], looks: Looks): boolean {
  let value = both(rest, looks);
  while (takes(rest, '||', '-o')) value = both(rest, looks) || value;
  return value;
}

function both(rest: Operand[], looks: Looks): boolean {
  let value = one(rest, looks);
  while (takes(rest, '&&', '-a')) value = one(rest, looks) && value;
  return value;
}

const takes = (rest: Operand[], ...words: string[]): boolean =>
  words.includes(rest[0]?.text ?? '') && rest.shift() !== undefined;

function one(rest: Operand[], looks: Looks): boolean {
  if (takes(rest, '!')) return !one(rest, looks);
  if (takes(rest, '(')) {
    const value = either(rest, looks);
    if (takes(rest, ')')) return value;
    throw new NotUnderstood('[ ( ]');
  }
  const [first, second, third] = rest;
  if (!first) return false;
  const compare = binary[second?.text ?? ''];
  if (compare && third) {
    rest.splice(0, 3);
    return compare(first, third);
  }
  if (second && /^-[a-z]$/.test(first.text)) {
    rest.splice(0, 2);
    return unary(first.text, second.text, looks);
  }
  rest.shift();
  return first.text !== '';
}

function unary(operator: string, text: string, looks: Looks): boolean {
  if (operator === '-z') return text === '';
  if (operator === '-n') return text !== '';
  if (['-e', '-f', '-s', '-r', '-x'].includes(operator)) return looks.isFile(text);
  throw new NotUnderstood(`[ ${operator} ${text} ]`);
}
