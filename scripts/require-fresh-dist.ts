import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sourceHash } from './source-hash.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Runs before the end-to-end tests: they test the checked-in bundle, which must come from the src/ at hand. */
export default function requireFreshDist(): void {
  const record = join(root, 'dist/source.sha256');
  const built = existsSync(record) ? readFileSync(record, 'utf8').trim() : 'nothing';
  if (built !== sourceHash(join(root, 'src'))) {
    throw new Error("dist/ was not built from this src/: run 'npm run build' first");
  }
}
