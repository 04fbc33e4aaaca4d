/** What users type, turned into values. A parser throws a Problem that says what is wrong and what to write instead. */
import { nearest } from '../suggest.ts';

/** What is wrong with a value; of one that holds several, with each. */
export class Problem extends Error {
  readonly reasons: readonly string[];

  constructor(...reasons: string[]) {
    super(reasons.join('\n'));
    this.reasons = reasons;
  }
}

export type Parser<Value> = (text: string) => Value;

const units = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** `90m`, `8h`, `3d`, `5s`, `20ms`, in milliseconds. */
export function duration({
  least,
  most,
  example,
}: {
  least: string;
  most: string;
  example: string;
}): Parser<number> {
  return (text) => {
    const value = milliseconds(text);
    if (value === undefined || value < (milliseconds(least) ?? 0) || value > (milliseconds(most) ?? 0)) {
      throw new Problem(
        `${quote(text)} is not a time from ${least} to ${most}. Write a number and its unit, such as ${example}.`,
      );
    }
    return value;
  };
}

function milliseconds(text: string): number | undefined {
  const [, count, unit] = /^(\d{1,9})(ms|s|m|h|d)$/.exec(text) ?? [];
  return count === undefined ? undefined : Number(count) * units[unit as keyof typeof units];
}

export function wholeNumber(least: number, most: number, example: number): Parser<number> {
  return (text) => {
    const value = Number(text);
    if (!/^\d{1,9}$/.test(text) || value < least || value > most) {
      throw new Problem(
        `${quote(text)} is not a whole number from ${least} to ${most}. Write one, such as ${example}.`,
      );
    }
    return value;
  };
}

/** By YAML 1.2's core schema, as @actions/core reads booleans. */
export const boolean: Parser<boolean> = (text) => {
  if (/^(true|True|TRUE)$/.test(text)) return true;
  if (/^(false|False|FALSE)$/.test(text)) return false;
  throw new Problem(`${quote(text)} is neither true nor false. Write one of the two.`);
};

/** `true`, `false`, or that it is wished for and not required. */
export const booleanOrPreferred: Parser<boolean | 'preferred'> = (text) => {
  if (text === 'preferred') return text;
  if (/^(true|false)$/i.test(text)) return boolean(text);
  throw new Problem(`${quote(text)} is neither true, false nor preferred. Write one of the three.`);
};

export function oneOf<const Value extends string>(...values: readonly Value[]): Parser<Value> {
  return (text) => {
    const value = values.find((each) => each === text);
    if (value !== undefined) return value;
    const meant = nearest(text, values);
    const question = meant === undefined ? '' : `Did you mean ${meant}? `;
    throw new Problem(`${quote(text)} is not known. ${question}Write one of: ${values.join(', ')}.`);
  };
}

/** Text of a certain form. `form` follows "is not", `example` follows "such as". */
export function matching<Text extends string = string>(
  pattern: RegExp,
  form: string,
  example: string,
): Parser<Text> {
  return (text) => {
    if (!pattern.test(text))
      throw new Problem(`${quote(text)} is not ${form}. Write it in full, such as ${example}.`);
    return text as Text;
  };
}

export const anyText: Parser<string> = (text) => text;

/** Different values, comma-separated, white space or lines. */
export function listOf<Value>(item: Parser<Value>, most: number): Parser<Value[]> {
  return (text) => {
    const items = text.split(/[\s,]+/).filter((each) => each !== '');
    if (items.length === 0) throw new Problem(`${quote(text)} holds no value. Write at least one.`);
    if (items.length > most) throw new Problem(`${items.length} values were given. Write ${most} at most.`);
    return eachOf(items, (each, index) => {
      if (items.indexOf(each) !== index) throw new Problem(`${quote(each)} is given twice. Keep one.`);
      return item(each);
    });
  };
}

/**
 * Every item by the same parser.
 * @throws Problem with what is wrong with any of them, each once
 */
export function eachOf<Item, Value>(
  items: readonly Item[],
  parse: (item: Item, index: number) => Value,
): Value[] {
  const values: Value[] = [];
  const reasons = new Set<string>();
  items.forEach((item, index) => {
    try {
      values.push(parse(item, index));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      for (const reason of error.reasons) reasons.add(reason);
    }
  });
  if (reasons.size > 0) throw new Problem(...reasons);
  return values;
}

export function quote(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 77)}…` : text);
}
