/**
 * What is to be released: the newest version in CHANGELOG.md. In a workflow the outputs `version`, `major` and `notes` say
 * it, and are empty while the newest part is `## Unreleased`.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { setOutput } from '@actions/core';

export interface Release {
  /** Such as `1.2.3`. */
  version: string;
  /** Markdown. */
  notes: string;
}

/**
 * @param changelog Markdown, whose newest part stands first: `## 1.2.3 (2026-12-31)` or `## Unreleased`
 * @returns undefined when the newest part is not to be released yet
 * @throws Error when the newest heading is neither, or has nothing under it
 */
export function newestRelease(changelog: string): Release | undefined {
  const [, heading = '', rest = ''] = /^## (.*)\n([\s\S]*)/m.exec(changelog) ?? [];
  if (heading === 'Unreleased') return undefined;
  const version = /^(\d+\.\d+\.\d+) \(\d{4}-\d{2}-\d{2}\)$/.exec(heading)?.[1];
  if (version === undefined) {
    throw new Error(
      `CHANGELOG.md: '## ${heading}' is neither '## Unreleased' nor like '## 1.2.3 (2026-12-31)'`,
    );
  }
  const notes = (rest.split(/^## /m)[0] ?? '').trim();
  if (notes === '') throw new Error(`CHANGELOG.md says nothing about ${version}`);
  return { version, notes };
}

function main(): void {
  const release = newestRelease(readFileSync('CHANGELOG.md', 'utf8'));
  const { version }: { version: string } = JSON.parse(readFileSync('package.json', 'utf8'));
  if (release !== undefined && release.version !== version) {
    throw new Error(`CHANGELOG.md is at ${release.version}, and package.json at ${version}`);
  }
  console.log(release === undefined ? 'Nothing is to be released.' : `Newest: ${release.version}`);
  if (process.env.GITHUB_OUTPUT === undefined || release === undefined) return;
  setOutput('version', `v${release.version}`);
  setOutput('major', `v${release.version.split('.')[0]}`);
  setOutput('notes', release.notes);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
