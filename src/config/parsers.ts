/** What users type, turned into values. A parser throws a Problem that says what is wrong and what to write instead. */

export class Problem extends Error {}

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

export function oneOf<const Value extends string>(...values: readonly Value[]): Parser<Value> {
  return (text) => {
    const value = values.find((each) => each === text);
    if (value === undefined)
      throw new Problem(`${quote(text)} is not known. Write one of: ${values.join(', ')}.`);
    return value;
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
    const twice = items.find((each, index) => items.indexOf(each) !== index);
    if (twice !== undefined) throw new Problem(`${quote(twice)} is given twice. Keep one.`);
    return items.map(item);
  };
}

export function quote(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 77)}…` : text);
}
