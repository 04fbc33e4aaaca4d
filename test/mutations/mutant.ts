/** The project with a defect: a folder of its own, with all that a step of a job runs. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { build, root } from '../../scripts/build.ts';
import { mutated, type Row, RowError, type Sources } from './row.ts';

/** Beneath the project, so that the compiler and the bundler find its packages. */
const mutants = join(root, '.emulator/mutants');

/** What a defect may be put into. */
const places = ['src', 'docs/iam', 'action.yml'];

/** @returns the files that git knows */
export function readSources(): Sources {
  const paths = execFileSync('git', ['ls-files', '-z', ...places], { cwd: root, encoding: 'utf8' })
    .split('\0')
    .filter((path) => path !== '');
  return new Map(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}

/** That something is no longer used is what a linter would say. */
const tsconfig = {
  extends: '../../../tsconfig.build.json',
  compilerOptions: { rootDir: 'src', noUnusedLocals: false, noUnusedParameters: false },
  include: ['src'],
};

/**
 * Makes it, bundled as `npm run build` does.
 * @param folder name of the folder; what is in it goes
 * @returns the path of the folder
 * @throws RowError where it does not compile
 */
export async function makeMutant(row: Row, sources: Sources, folder: string): Promise<string> {
  const text = mutated(row, sources);
  const mutant = join(mutants, folder);
  rmSync(mutant, { recursive: true, force: true });
  for (const [path, content] of [...sources, [row.file, text] as const]) {
    mkdirSync(dirname(join(mutant, path)), { recursive: true });
    writeFileSync(join(mutant, path), content);
  }
  if (/^src\/.*\.ts$/.test(row.file)) {
    writeFileSync(join(mutant, 'tsconfig.build.json'), JSON.stringify(tsconfig));
    const bundles = await build(mutant).catch((error: unknown) => {
      throw new RowError(row, String(error));
    });
    renameSync(join(mutant, bundles), join(mutant, 'dist'));
  } else {
    cpSync(join(root, 'dist'), join(mutant, 'dist'), { recursive: true });
    // The bundler puts templates beside the bundle as they are.
    if (row.file.startsWith('src/')) writeFileSync(join(mutant, 'dist/bundle', basename(row.file)), text);
  }
  return mutant;
}
