/**
 * Asks the emulator's Kubernetes API and a real one the same, and holds every difference against those that are known:
 *
 *   npm run test:differential                    # all; fails for a difference that is not known, and for a known one that is gone
 *   npm run test:differential -- lists deletion  # some scenarios
 *   npm run test:differential -- --verbose       # with what each server has
 *   npm run test:differential -- --write         # writes the list anew: it is there to get shorter
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { hyperkube } from '../../../scripts/kubernetes-tool.ts';
import { realServer } from '../real.ts';
import { fakeServer, type Server } from '../server.ts';
import { type Outcome, play, scenarios } from './scenarios.ts';
import { comparable, differences } from './values.ts';

const file = path.join(import.meta.dirname, 'known.yaml');

const header = `# Where the emulator's Kubernetes API is known to answer otherwise than a real one: by request, the parts of the answer that
# differ. This list may only get shorter. \`npm run test:differential\` says what is on it and no longer so, and what is so and
# not on it.
`;

const options = process.argv.slice(2);
const isVerbose = options.includes('--verbose');
const wanted = options.filter((option) => !option.startsWith('--'));
const asked = [...scenarios].filter(([title]) => wanted.length === 0 || wanted.includes(title));

/** By scenario and label. */
async function ask(server: Server): Promise<Map<string, Outcome>> {
  const all = new Map<string, Outcome>();
  for (const [index, [title, steps]] of asked.entries()) {
    const namespace = `case-${index}-of-all`;
    const began = Date.now();
    for (const [label, { body, warnings, ...outcome }] of await play(server, steps, namespace)) {
      const written = comparable({ body, warnings }, namespace);
      all.set(`${title} / ${label}`, { ...outcome, ...Object(written) });
    }
    if (isVerbose) console.log(`${server.name}: ${title} (${Date.now() - began} ms)`);
  }
  return all;
}

async function answers(start: () => Promise<Server>): Promise<Map<string, Outcome>> {
  const server = await start();
  try {
    return await ask(server);
  } finally {
    await server.close();
  }
}

const program = hyperkube();
if (!('path' in program)) {
  console.error(`not run: ${program.missing}`);
  process.exit(1);
}

const fake = await answers(fakeServer);
const real = await answers(() => realServer(program.path));

const found = new Map<string, Map<string, string>>();
for (const [title, { request: _, ...outcome }] of real) {
  const { request: __, ...other } = fake.get(title) ?? { request: '', status: 'not asked' };
  const differ = differences(other, outcome);
  if (differ.size > 0) found.set(title, differ);
}

const known: Record<string, string[]> = parse(readFileSync(file, 'utf8')) ?? {};
const isAsked = (title: string): boolean => real.has(title);
const fresh: string[] = [];
const stale: string[] = [];
for (const [title, differ] of found) {
  for (const [where, what] of differ) {
    if (isVerbose) console.log(`${title}: ${where}: ${what.slice(0, 500)}`);
    if (!known[title]?.includes(where)) fresh.push(`${title}: ${where}: ${what.slice(0, 300)}`);
  }
}
for (const [title, places] of Object.entries(known)) {
  if (wanted.length > 0 && !isAsked(title)) continue;
  for (const where of places) if (!found.get(title)?.has(where)) stale.push(`${title}: ${where}`);
}

if (options.includes('--write')) {
  const kept = Object.entries(known).filter(([title]) => wanted.length > 0 && !isAsked(title));
  const rows = [...kept, ...[...found].map(([title, differ]) => [title, [...differ.keys()]] as const)].map(
    ([title, places]) => `${JSON.stringify(title)}: ${JSON.stringify(places)}`,
  );
  writeFileSync(file, `${header}\n${rows.sort().join('\n')}\n`);
} else {
  for (const each of fresh) console.log(`not known: ${each}`);
  for (const each of stale) console.log(`no longer so, take it off the list: ${each}`);
  process.exitCode = fresh.length + stale.length > 0 ? 1 : 0;
}
const count = [...found.values()].reduce((sum, differ) => sum + differ.size, 0);
console.log(
  `${real.size} requests, ${real.size - found.size} answered identically, ${found.size} with ${count} differences, of which ${fresh.length} are not known; ${stale.length} known ones are gone`,
);
