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

/** The tag that moves with each release of a major version, such as `v1`. */
export const majorOf = (version: string): string => `v${version.split('.')[0]}`;

/**
 * @param readme Markdown, which tells its readers to use a tag of a major version
 * @throws Error when that is not the one that this release moves, so that they would not get it
 */
export function checkReadme(readme: string, version: string): void {
  const named = [...new Set(readme.match(/(?<=eks-cluster-action@)v\d+/g))];
  if (named.length !== 1 || named[0] !== majorOf(version)) {
    throw new Error(
      `README.md tells its readers to use ${named.join(', ')}, and ${version} moves ${majorOf(version)}`,
    );
  }
}

function main(): void {
  const release = newestRelease(readFileSync('CHANGELOG.md', 'utf8'));
  if (release === undefined) {
    console.log('Nothing is to be released.');
    return;
  }
  const { version }: { version: string } = JSON.parse(readFileSync('package.json', 'utf8'));
  if (release.version !== version) {
    throw new Error(`CHANGELOG.md is at ${release.version}, and package.json at ${version}`);
  }
  checkReadme(readFileSync('README.md', 'utf8'), version);
  console.log(`Newest: ${release.version}`);
  if (process.env.GITHUB_OUTPUT === undefined) return;
  setOutput('version', `v${release.version}`);
  setOutput('major', majorOf(release.version));
  setOutput('notes', release.notes);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
