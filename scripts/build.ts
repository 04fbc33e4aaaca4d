/** Builds dist/: compiles src/ to build/ and bundles each entry, with all it imports, into a folder of its own. */
import { spawnSync } from 'node:child_process';
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sourceHash } from './source-hash.ts';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Modules of src/ that something starts by path: the runner, or kubectl. */
const entries = ['main', 'exec-plugin'];

/** @param dist where the bundles go, relative to the project; emptied once src/ has compiled. */
export function build(dist: string): void {
  // Every path is relative to the project: ncc writes module paths into the bundle.
  const compiled = 'build';
  rmSync(join(root, compiled), { recursive: true, force: true });
  run('typescript/bin/tsc', ['-p', 'tsconfig.build.json', '--outDir', compiled]);
  rmSync(join(root, dist), { recursive: true, force: true });
  cpSync(join(root, 'src/templates'), join(root, compiled, 'templates'), { recursive: true });
  for (const entry of entries) {
    run('@vercel/ncc/dist/ncc/cli.js', [
      'build',
      `${compiled}/${entry}.js`,
      `--out=${dist}/${entry}`,
      '--license=licenses.txt',
      '--target=es2022',
      '--no-cache',
      '--quiet',
    ]);
  }
  writeFileSync(join(root, dist, 'source.sha256'), `${sourceHash(join(root, 'src'))}\n`);
}

/** Ends the process when the tool fails, which has said why. */
function run(script: string, args: string[]): void {
  const tool = join(root, 'node_modules', script);
  const { status } = spawnSync(process.execPath, [tool, ...args], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) build('dist');
