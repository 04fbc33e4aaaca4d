/** Builds dist/: compiles src/ to build/ and makes one bundle of it, with all it imports, and a file for each part that is started. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sourceHash } from './source-hash.ts';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** The parts of src/bundle.ts, which something starts by path: the runner, or kubectl. */
const parts = ['main', 'post', 'exec-plugin'];

/**
 * Makes the content of a new dist/.
 * @returns its folder, relative to the project
 */
export function build(): string {
  // Every path is relative to the project: ncc writes module paths into the bundle.
  const compiled = 'build';
  const bundles = `${compiled}/dist`;
  // Taken first: a file that is saved while the build runs makes the result stale.
  const source = sourceHash(join(root, 'src'));
  rmSync(join(root, compiled), { recursive: true, force: true });
  run('typescript/bin/tsc', ['-p', 'tsconfig.build.json', '--outDir', compiled]);
  cpSync(join(root, 'src/templates'), join(root, compiled, 'templates'), { recursive: true });
  run('@vercel/ncc/dist/ncc/cli.js', [
    'build',
    `${compiled}/bundle.js`,
    `--out=${bundles}/bundle`,
    '--license=licenses.txt',
    '--target=es2022',
    '--no-cache',
    '--quiet',
  ]);
  for (const part of parts) {
    mkdirSync(join(root, bundles, part));
    const start = `import { start } from '../bundle/index.js';\n\nawait start['${part}']();\n`;
    writeFileSync(join(root, bundles, part, 'index.js'), start);
  }
  writeFileSync(join(root, bundles, 'source.sha256'), `${source}\n`);
  return bundles;
}

/** Ends the process when the tool fails, which has said why. */
function run(script: string, args: string[]): void {
  const tool = join(root, 'node_modules', script);
  const { status } = spawnSync(process.execPath, [tool, ...args], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const bundles = build();
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  renameSync(join(root, bundles), join(root, 'dist'));
}
