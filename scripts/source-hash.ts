import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * SHA-256 of every file under `folder`, names and contents, in hex. The build leaves that of src/ in
 * dist/source.sha256, so that the end-to-end tests can tell a stale bundle without building one; file times
 * cannot tell, a fresh clone has none of its own.
 */
export function sourceHash(folder: string): string {
  const hash = createHash('sha256');
  for (const file of filesUnder(folder)) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(folder, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

/** Paths of all files under `folder`, relative to it, with slashes, in a fixed order. */
export function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) =>
      entry.isDirectory()
        ? filesUnder(join(folder, entry.name)).map((file) => `${entry.name}/${file}`)
        : [entry.name],
    )
    .sort();
}
