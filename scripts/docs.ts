/** Writes the tables of README.md from action.yml; with --check it only says whether they are stale. */
import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'yaml';

interface Described {
  description: string;
  required?: boolean;
}

const action: { inputs: Record<string, Described>; outputs: Record<string, Described> } = parse(
  readFileSync('action.yml', 'utf8'),
);

const file = 'README.md';
const before = readFileSync(file, 'utf8');
const after = withTable(withTable(before, 'inputs', action.inputs), 'outputs', action.outputs);

if (after === before) {
  console.log(`${file} says what action.yml says.`);
} else if (process.argv.includes('--check')) {
  console.error(`${file} is stale: run \`npm run docs\`.`);
  process.exitCode = 1;
} else {
  writeFileSync(file, after);
  console.log(`${file} written.`);
}

/** The text with the table between the markers of that name made anew. */
function withTable(text: string, name: string, rows: Record<string, Described>): string {
  const pattern = new RegExp(`(<!-- ${name}: .*-->\n)[^]*?(<!-- /${name} -->)`);
  if (!pattern.test(text)) throw new Error(`${file} lacks the markers of the table ${name}`);
  const lines = Object.entries(rows).map(([key, { description, required }]) => {
    const cell = description.trim().replace(/\s+/g, ' ').replaceAll('|', '\\|');
    return `| \`${key}\`${required ? ' (required)' : ''} | ${cell} |`;
  });
  return text.replace(
    pattern,
    (_, start, end) => `${start}\n| | |\n| --- | --- |\n${lines.join('\n')}\n\n${end}`,
  );
}
