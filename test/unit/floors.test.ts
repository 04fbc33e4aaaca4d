import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const src = fileURLToPath(new URL('../../src', import.meta.url));

/**
 * The floors of src/, from the ground: folders by name with a slash, files by name. Whoever imports from a floor stands
 * above it, or on the same one.
 */
const floors: readonly (readonly string[])[] = [
  ['message-of.ts', 'private-file.ts', 'outputs.ts', 'quiet-sdk.ts', 'suggest.ts', 'json-schema.ts'],
  ['engine/', 'http/', 'spec/'],
  ['aws/'],
  ['kubernetes/', 'cost/', 'github/'],
  ['resources/', 'outcome.ts', 'explain.ts', 'config/', 'inputs.ts'],
  ['sweep/', 'status/', 'state.ts', 'fault.ts', 'tell.ts'],
  ['commands/', 'cancellation.ts'],
  ['execute.ts', 'exec-plugin.ts'],
  ['main.ts', 'post.ts'],
  ['bundle.ts'],
];

/** What a floor has nothing to do with, though it lies below it or beside it. */
const strangers: Readonly<Record<string, readonly string[]>> = {
  'spec/': ['engine/', 'http/'],
  'engine/': ['http/', 'spec/'],
  'resources/': ['github/', 'config/', 'inputs.ts', 'outcome.ts', 'explain.ts', 'cost/'],
  'config/': ['aws/', 'engine/', 'kubernetes/', 'resources/'],
  'github/': ['aws/', 'kubernetes/', 'cost/'],
};

const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));

/** Files of src/ that the file imports, types too, at once or later. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(src, file), 'utf8');
  return [...text.matchAll(/(?:\bfrom |\bimport\()'(\.[^']+)'/g)].map(([, path = '']) =>
    normalize(join(dirname(file), path)),
  );
}

const imports = new Map(files.map((file) => [file, importsOf(file)]));

function placeOf(file: string): string {
  const [folder = '', ...rest] = file.split('/');
  return rest.length === 0 ? folder : `${folder}/`;
}

const floorOf = (place: string): number => floors.findIndex((each) => each.includes(place));

/** The files of a circle that begins and ends with `file`; undefined where there is none. */
function circleFrom(file: string): string[] | undefined {
  const seen = new Set<string>();
  const ways = (imports.get(file) ?? []).map((next) => [file, next]);
  for (const way of ways) {
    const last = way.at(-1) ?? '';
    if (last === file) return way;
    if (seen.has(last)) continue;
    seen.add(last);
    ways.push(...(imports.get(last) ?? []).map((next) => [...way, next]));
  }
  return undefined;
}

describe('src', () => {
  it('has a floor for every file, and a file on every floor', () => {
    expect([...new Set(files.map(placeOf))].sort()).toEqual(floors.flat().sort());
  });

  it('imports only what is below, or on the same floor', () => {
    const upwards = [...imports].flatMap(([file, targets]) =>
      targets
        .filter((target) => {
          const [from, to] = [placeOf(file), placeOf(target)];
          return floorOf(to) > floorOf(from) || strangers[from]?.includes(to);
        })
        .map((target) => `${file} imports ${target}`),
    );
    expect(upwards).toEqual([]);
  });

  it('goes in no circle', () => {
    const circles = files.flatMap((file) => circleFrom(file)?.join(' → ') ?? []);
    expect(circles).toEqual([]);
  });
});
