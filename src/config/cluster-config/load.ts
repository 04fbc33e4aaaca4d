import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type ReadConfig, readConfig } from './read.ts';

export interface LoadedConfig extends ReadConfig {
  /** How people know it: its path as it was given, or `config` for text. */
  label: string;
}

/**
 * The ClusterConfig that the input `config` gives as text, or names as a file.
 * @param workspace what paths are relative to.
 */
export async function loadConfig(given: string, workspace: string): Promise<LoadedConfig> {
  if (isText(given)) return { label: 'config', ...readConfig(given, 'config') };
  const label = given.trim();
  try {
    const text = await readFile(resolve(workspace, label), 'utf8');
    return { label, ...readConfig(text, label) };
  } catch (error) {
    const problem = `Input config: ${label} cannot be read in ${workspace}: ${reasonOf(error)}. Write the path of a file of the repository, relative to its root, and run actions/checkout before this step.`;
    return { label, config: {}, report: () => {}, mentions: () => true, problems: () => [problem] };
  }
}

function isText(given: string): boolean {
  return given.trim().includes('\n') || /^\s*(apiVersion:|\{)/.test(given);
}

function reasonOf(error: unknown): string {
  const reasons: Record<string, string> = {
    ENOENT: 'there is no such file',
    EISDIR: 'it is a folder',
    EACCES: 'this user may not read it',
  };
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return reasons[code] ?? String(error);
}
