/** Builds dist/: compiles src/ to build/ and makes one bundle of it, with all it imports, and a file for each part that is started. */
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { sourceHash } from './source-hash.ts';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** The parts of src/bundle.ts, which something starts by path: the runner, or kubectl. */
const parts = ['main', 'post', 'exec-plugin'];

/**
 * Makes the content of a new dist/.
 * @param project whose src/ and tsconfig.build.json it is made of
 * @returns its folder, relative to the project
 * @throws Error with what the compiler or the bundler said
 */
export async function build(project = root): Promise<string> {
  // Every path is relative to the project: ncc writes module paths into the bundle.
  const compiled = 'build';
  const bundles = `${compiled}/dist`;
  // Taken first: a file that is saved while the build runs makes the result stale.
  const source = sourceHash(join(project, 'src'));
  rmSync(join(project, compiled), { recursive: true, force: true });
  await run(project, 'typescript/bin/tsc', ['-p', 'tsconfig.build.json', '--outDir', compiled]);
  cpSync(join(project, 'src/templates'), join(project, compiled, 'templates'), { recursive: true });
  await run(project, '@vercel/ncc/dist/ncc/cli.js', [
    'build',
    `${compiled}/bundle.js`,
    `--out=${bundles}/bundle`,
    '--license=licenses.txt',
    '--target=es2022',
    '--no-cache',
    '--quiet',
  ]);
  for (const part of parts) {
    mkdirSync(join(project, bundles, part));
    const start = `import { start } from '../bundle/index.js';\n\nawait start['${part}']();\n`;
    writeFileSync(join(project, bundles, part, 'index.js'), start);
  }
  writeFileSync(join(project, bundles, 'source.sha256'), `${source}\n`);
  return bundles;
}

async function run(project: string, script: string, args: string[]): Promise<void> {
  const tool = join(root, 'node_modules', script);
  await promisify(execFile)(process.execPath, [tool, ...args], { cwd: project }).catch(
    (error: { stdout: string; stderr: string }) => {
      throw new Error(`${script} failed:\n${error.stdout}${error.stderr}`);
    },
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const bundles = await build();
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  renameSync(join(root, bundles), join(root, 'dist'));
}
