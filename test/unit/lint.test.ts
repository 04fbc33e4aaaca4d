import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What the linter calls wrong in a file of a project with our rules, by line. */
function faults(path: string, lines: readonly string[]): (string | undefined)[] {
  const project = mkdtempSync(join(tmpdir(), 'lint-'));
  for (const part of ['biome.json', 'scripts/lint'])
    cpSync(join(root, part), join(project, part), { recursive: true });
  mkdirSync(join(project, dirname(path)), { recursive: true });
  writeFileSync(join(project, path), lines.join('\n'));
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
  const options = ['lint', '--vcs-enabled=false', '--reporter=github', '--max-diagnostics=none', path];
  const { stdout } = spawnSync(process.execPath, [biome, ...options], { cwd: project, encoding: 'utf8' });
  rmSync(project, { recursive: true });
  const told = [...stdout.matchAll(/^::error title=([^,]*),.*?line=(\d+)/gm)];
  return lines.map((_, index) => told.find(([, , line]) => Number(line) === index + 1)?.[1]);
}

const ways = [
  "import * as core from '@actions/core';",
  "import { info } from '@actions/core';",
  "import { stdout } from 'node:process';",
  "import { execFile } from 'node:child_process';",
  "export const loaded = async () => { const { info: say } = await import('@actions/core'); say('x'); };",
  "console.log('x');",
  "globalThis.console.warn('x');",
  "process.stdout.write('x');",
  "process.stderr.write('x');",
  "process.emitWarning('x');",
  'export const { stdout: out } = process;',
];

it('keeps everything but one file of src/ from writing to the log', () => {
  expect(faults('src/commands/probe.ts', ways)).not.toContain(undefined);
});

it('lets the rest of the project print', () => {
  const printing = ways.slice(5);
  expect(faults('scripts/probe.ts', printing)).toEqual(printing.map(() => undefined));
});
