/** Settings of Bottlerocket that a file has, as the TOML that its instances are started by. */

type Fields = Readonly<Record<string, unknown>>;

const isTable = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A string of JSON is one of TOML, and so is a number. */
function tomlOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(tomlOf).join(', ')}]`;
  if (isTable(value)) return `{ ${linesOf(value).join(', ')} }`;
  return JSON.stringify(value);
}

const linesOf = (table: Fields): string[] =>
  Object.entries(table).map(([key, value]) => `${JSON.stringify(key)} = ${tomlOf(value)}`);

function tablesAt(path: readonly string[], table: Fields): string[] {
  const plain = Object.fromEntries(Object.entries(table).filter(([, value]) => !isTable(value)));
  return [
    ...(Object.keys(plain).length === 0 ? [] : ['', `[${path.map(keyOf).join('.')}]`, ...linesOf(plain)]),
    ...Object.entries(table).flatMap(([key, value]) =>
      isTable(value) ? tablesAt([...path, key], value) : [],
    ),
  ];
}

const keyOf = (name: string): string => (/^[\w-]+$/.test(name) ? name : JSON.stringify(name));

/** @returns the entries of settings.kubernetes that are no tables, and the lines of all that is */
export function settingsOf(given = '{}'): { kubernetes: [string, unknown][]; lines: string[] } {
  const { kubernetes = {}, ...others } = JSON.parse(given);
  const entries: [string, unknown][] = Object.entries(kubernetes);
  const tables = entries.filter(([, value]) => isTable(value));
  return {
    kubernetes: entries.filter(([, value]) => !isTable(value)),
    lines: [
      ...tablesAt(['settings', 'kubernetes'], Object.fromEntries(tables)),
      ...tablesAt(['settings'], others),
    ],
  };
}

/** What managed nodes are told, to which EKS adds its own. */
export const settingsInToml = (given: string): string =>
  `${tablesAt(['settings'], JSON.parse(given)).slice(1).join('\n')}\n`;
