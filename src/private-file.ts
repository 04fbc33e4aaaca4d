/** Files that are their owner's business alone. */
import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { mkdir, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { getuid } from 'node:process';

/**
 * Writes the file for its owner's eyes only, in place of what is there: at no moment is it half written, or
 * readable for others. Folders that are missing are made for the owner only, too.
 */
export async function writePrivately(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomUUID()}`;
  try {
    await writeFile(draft, text, { mode: 0o600, flag: 'wx' });
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/**
 * What stands in a file that nobody else can have written or read. A link is not followed, and where another user may
 * write into the folder, the file counts for nothing.
 *
 * @returns undefined when there is no such file
 */
export async function readPrivately(path: string): Promise<string | undefined> {
  try {
    const folder = await stat(dirname(path));
    const file = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
    try {
      const isPrivate = isOurs(folder, writableByOthers) && isOurs(await file.stat(), openToOthers);
      return isPrivate ? await file.readFile('utf8') : undefined;
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && absent.has(error.code)) return undefined;
    throw error;
  }
}

/** ELOOP and EMLINK are how systems refuse a link. */
const absent = new Set<unknown>(['ENOENT', 'ENOTDIR', 'ELOOP', 'EMLINK']);

const writableByOthers = 0o022;
const openToOthers = 0o077;

/** Where there are no user ids, on Windows, there are no such bits either: the folders of a job are its user's there. */
const isOurs = ({ uid, mode }: { uid: number; mode: number }, bits: number): boolean =>
  getuid === undefined || (uid === getuid() && (mode & bits) === 0);
