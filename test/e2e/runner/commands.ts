/**
 * Commands in what a step prints, found as the runner finds them. It has two forms of them: `::name key=value,…::data` where a
 * line begins, and an older one, `##[name key=value;…]data`, anywhere in a line.
 *
 * Source: actions/runner, src/Runner.Common/ActionCommand.cs. It looks for `::` and `##[` as the machine's language compares
 * text, which passes over characters of no width; since it counts on by the characters that it looked for, no name is found then.
 */

export interface Command {
  /** In small letters. */
  name: string;
  /** Keys in small letters: the runner tells them from others by nothing else. */
  properties: Record<string, string>;
  data: string;
  /** The line that it was found in. */
  line: string;
}

/** Undefined for a line that holds none of these names. */
export function parseCommand(line: string, names: ReadonlySet<string>): Command | undefined {
  return parseAtStart(line, names) ?? parseAnywhere(line, names);
}

/** TryParseV2. */
function parseAtStart(line: string, names: ReadonlySet<string>): Command | undefined {
  const text = line.replace(whiteSpace, '');
  const end = text.indexOf('::', 2);
  if (!text.startsWith('::') || end < 0) return undefined;
  const [name, rest] = nameAndRest(text.slice(2, end));
  if (!names.has(name)) return undefined;
  return {
    name,
    properties: propertiesIn(rest?.replace(whiteSpace, '').trimEnd(), ',', [
      '%0D',
      '%0A',
      '%3A',
      '%2C',
      '%25',
    ]),
    data: unescaped(text.slice(end + 2), ['%0D', '%0A', '%25']),
    line,
  };
}

/** TryParse. Only the first `##[` of a line is looked at. */
function parseAnywhere(line: string, names: ReadonlySet<string>): Command | undefined {
  const start = line.indexOf('##[');
  const end = line.indexOf(']', start);
  if (start < 0 || end < 0) return undefined;
  const [name, rest] = nameAndRest(line.slice(start + 3, end));
  if (!names.has(name)) return undefined;
  const codes = ['%3B', '%0D', '%0A', '%5D', '%25'] as const;
  return {
    name,
    properties: propertiesIn(rest, ';', codes),
    data: unescaped(line.slice(end + 1), codes),
    line,
  };
}

/** What .NET's String.TrimStart takes away: more than JavaScript's (U+0085), and less (U+FEFF). */
const whiteSpace = /^[\t-\r\u0085\p{Zs}\p{Zl}\p{Zp}]+/u;

function nameAndRest(info: string): [string, string | undefined] {
  const space = info.indexOf(' ');
  return space < 0
    ? [info.toLowerCase(), undefined]
    : [info.slice(0, space).toLowerCase(), info.slice(space + 1)];
}

function propertiesIn(text = '', separator: string, codes: readonly Code[]): Record<string, string> {
  const pairs = text.split(separator).flatMap((pair) => {
    const [, key, value] = /^=*([^=]+)=+(.+)$/s.exec(pair) ?? [];
    return key === undefined || value === undefined ? [] : [[key.toLowerCase(), unescaped(value, codes)]];
  });
  return Object.fromEntries(pairs);
}

const characters = {
  '%0D': '\r',
  '%0A': '\n',
  '%3A': ':',
  '%2C': ',',
  '%3B': ';',
  '%5D': ']',
  '%25': '%',
} as const;

type Code = keyof typeof characters;

/** One code after the other, the percent sign last. */
function unescaped(text: string, codes: readonly Code[]): string {
  return codes.reduce((rest, code) => rest.replaceAll(code, characters[code]), text);
}
