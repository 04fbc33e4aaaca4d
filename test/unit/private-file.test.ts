import {
  chmod,
  chown,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { readPrivately, writePrivately } from '../../src/private-file.ts';

describe('a private file', () => {
  let folder: string;
  const modeOf = async (path: string): Promise<string> => ((await stat(path)).mode & 0o777).toString(8);

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'private-'));
    onTestFinished(() => rm(folder, { recursive: true }));
  });

  test('is for its owner alone, whatever the umask', async () => {
    const umask = process.umask(0);
    onTestFinished(() => void process.umask(umask));
    const path = join(folder, 'config');
    await writePrivately(path, 'text');
    expect(await readFile(path, 'utf8')).toBe('text');
    expect(await modeOf(path)).toBe('600');
  });

  test('comes with the folders that it needs, for its owner alone', async () => {
    const umask = process.umask(0);
    onTestFinished(() => void process.umask(umask));
    await writePrivately(join(folder, 'a', 'b', 'config'), 'text');
    expect(await modeOf(join(folder, 'a'))).toBe('700');
    expect(await modeOf(join(folder, 'a', 'b'))).toBe('700');
  });

  test('leaves folders that exist as they are', async () => {
    const shared = join(folder, 'shared');
    await mkdir(shared);
    await chmod(shared, 0o755);
    await writePrivately(join(shared, 'config'), 'text');
    expect(await modeOf(shared)).toBe('755');
  });

  test('takes the place of one that others could read', async () => {
    const path = join(folder, 'config');
    await writeFile(path, 'old');
    await chmod(path, 0o644);
    await writePrivately(path, 'new');
    expect(await readFile(path, 'utf8')).toBe('new');
    expect(await modeOf(path)).toBe('600');
    expect(await readdir(folder)).toEqual(['config']);
  });

  test('that cannot be written leaves nothing behind', async () => {
    const path = join(folder, 'config');
    await mkdir(path);
    await expect(writePrivately(path, 'text')).rejects.toMatchObject({ code: 'EISDIR' });
    expect(await readdir(folder)).toEqual(['config']);
  });

  test('is read when it is its owner’s alone', async () => {
    const path = join(folder, 'config');
    expect(await readPrivately(path)).toBeUndefined();
    await writePrivately(path, 'text');
    expect(await readPrivately(path)).toBe('text');
  });

  test.each([
    ['others may write', 0o622],
    ['others may read', 0o640],
  ])('is not read where %s it', async (_, mode) => {
    const path = join(folder, 'config');
    await writePrivately(path, 'text');
    await chmod(path, mode);
    expect(await readPrivately(path)).toBeUndefined();
  });

  test('is not read where others may put another in its place', async () => {
    await writePrivately(join(folder, 'config'), 'text');
    await chmod(folder, 0o777);
    expect(await readPrivately(join(folder, 'config'))).toBeUndefined();
  });

  test('is not read through a link', async () => {
    await writePrivately(join(folder, 'config'), 'text');
    await symlink('config', join(folder, 'link'));
    expect(await readPrivately(join(folder, 'link'))).toBeUndefined();
  });

  test('is not read when it is another user’s', async (context) => {
    if (process.getuid?.() !== 0) context.skip('only root may give a file away');
    const path = join(folder, 'config');
    await writePrivately(path, 'text');
    await chown(path, 12345, 12345);
    expect(await readPrivately(path)).toBeUndefined();
  });
});
