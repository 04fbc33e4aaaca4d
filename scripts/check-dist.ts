/** Fails, naming each file, when dist/ is not what a fresh build makes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, root } from './build.ts';
import { filesUnder } from './source-hash.ts';

const fresh = await build();

const made = new Set(filesUnder(join(root, fresh)));
const checkedIn = new Set(filesUnder(join(root, 'dist')));
const differences = [...new Set([...made, ...checkedIn])].sort().flatMap((file) => {
  if (!checkedIn.has(file)) return [`dist/${file} is missing`];
  if (!made.has(file)) return [`dist/${file} is not made by the build`];
  const same = readFileSync(join(root, fresh, file)).equals(readFileSync(join(root, 'dist', file)));
  return same ? [] : [`dist/${file} differs`];
});

if (differences.length > 0) {
  console.error(
    `dist/ is not what src/ builds to:\n  ${differences.join('\n  ')}\nRun 'npm run build' and commit dist/.`,
  );
  process.exitCode = 1;
} else {
  console.log(`dist/ equals a fresh build: ${made.size} files`);
}
