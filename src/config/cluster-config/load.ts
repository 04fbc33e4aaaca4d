import { readFile, realpath } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { whyUnread } from '../../message-of.ts';
import { type ReadConfig, readConfig } from './read.ts';

export interface LoadedConfig extends ReadConfig {
  /** How people know it: its path as it was given, or `config` for text. */
  label: string;
}

/**
 * The ClusterConfig that the input `config` gives as text, or names as a file.
 * @param workspace what paths are relative to, and what they do not leave: a pull request may bring links along.
 */
export async function loadConfig(given: string, workspace: string): Promise<LoadedConfig> {
  if (isText(given)) return { label: 'config', ...readConfig(given, 'config') };
  const label = given.trim();
  try {
    const [root, path] = await Promise.all([realpath(workspace), realpath(resolve(workspace, label))]);
    if (isInside(root, path)) return { label, ...readConfig(await readFile(path, 'utf8'), label) };
    return unread(
      `Input config: ${label} leads out of the workspace, ${workspace}. Write the path of a file of the repository, relative to its root, which is no link to elsewhere.`,
    );
  } catch (error) {
    return unread(
      `Input config: ${label} cannot be read in ${workspace}: ${whyUnread(error)}. Write the path of a file of the repository, relative to its root, and run actions/checkout before this step.`,
    );
  }

  function unread(problem: string): LoadedConfig {
    return { label, config: {}, report: () => {}, mentions: () => true, problems: () => [problem] };
  }
}

/** Both as they are without links. */
function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function isText(given: string): boolean {
  return given.trim().includes('\n') || /^\s*(apiVersion:|\{)/.test(given);
}
