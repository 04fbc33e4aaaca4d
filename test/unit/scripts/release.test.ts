import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { checkReadme, newestRelease } from '../../../scripts/release.ts';

describe('the newest release', () => {
  it('is the first part of the changelog, with its notes', () => {
    const changelog =
      '# Changelog\n\nWords.\n\n## 1.2.0 (2026-12-31)\n\n- This.\n- That.\n\n## 1.1.0 (2026-12-01)\n\n- Other.\n';
    expect(newestRelease(changelog)).toEqual({ version: '1.2.0', notes: '- This.\n- That.' });
  });

  it('is none while the first part is not to be released yet', () => {
    expect(
      newestRelease('# Changelog\n\n## Unreleased\n\n- This.\n\n## 1.1.0 (2026-12-01)\n\n- Other.\n'),
    ).toBe(undefined);
  });

  it.for([
    '## 1.2\n\n- This.\n',
    '## 1.2.0\n\n- This.\n',
    '## v1.2.0 (2026-12-31)\n\n- This.\n',
    'Nothing\n',
  ])('is refused when its heading says no version: %j', (changelog) => {
    expect(() => newestRelease(changelog)).toThrow("is neither '## Unreleased' nor like");
  });

  it('is refused without notes', () => {
    expect(() => newestRelease('## 1.2.0 (2026-12-31)\n\n## 1.1.0 (2026-12-01)\n\n- Other.\n')).toThrow(
      'says nothing about 1.2.0',
    );
  });

  it('can be read from the changelog of this project', () => {
    expect(() => newestRelease(readFileSync('CHANGELOG.md', 'utf8'))).not.toThrow();
  });
});

describe('the README', () => {
  it('names the tag that the release moves', () => {
    expect(() => checkReadme('uses: OWNER/eks-cluster-action@v1', '1.2.3')).not.toThrow();
    expect(() => checkReadme('uses: OWNER/eks-cluster-action@v1', '2.0.0')).toThrow(
      'README.md tells its readers to use v1, and 2.0.0 moves v2',
    );
    expect(() => checkReadme('', '1.0.0')).toThrow('1.0.0 moves v1');
  });
});

/** GitHub's command line as far as the release asks for it: tags are those of the repository, releases are files. */
const gh = `#!/usr/bin/env bash
set -e
mkdir -p "$RELEASES"
case "$1 $2" in
  'release view') cat "$RELEASES/$3" ;;
  'release delete') rm "$RELEASES/$3" ;;
  'release create') tar -tzf "$4" >"$RELEASES/files"; echo true >"$RELEASES/$3"; git tag "$3" "$7" ;;
  'release edit') echo false >"$RELEASES/$3" ;;
  'api --method')
    ref=$4
    [ "$3" = PATCH ] && sha=\${6#sha=} || { ref=\${6#ref=} sha=\${8#sha=}; }
    ref=refs/tags/\${ref##*/}
    [ "$3" = POST ] || git rev-parse --quiet --verify "$ref"
    git update-ref "$ref" "$sha" ;;
  'api repos/'*) git rev-parse "\${2##*/}" ;;
  *) echo "unknown: $*" >&2; exit 2 ;;
esac
`;

interface ReleaseStep {
  id?: string;
  if?: string;
  run?: string;
}

describe('the workflow that releases', () => {
  const { jobs } = parse(readFileSync('.github/workflows/release.yml', 'utf8'));
  const steps: ReleaseStep[] = jobs.release.steps;

  /** A repository with the files of a release, and how to commit to it, to release its newest commit and to ask git. */
  function repository() {
    const dir = mkdtempSync(join(tmpdir(), 'release-'));
    onTestFinished(() => rmSync(dir, { recursive: true }));
    const programs = join(dir, 'programs');
    const clone = join(dir, 'clone');
    for (const folder of [
      programs,
      ...['dist', '.github/actions', '.github/workflows'].map((path) => join(clone, path)),
    ]) {
      mkdirSync(folder, { recursive: true });
    }
    writeFileSync(join(programs, 'gh'), gh);
    chmodSync(join(programs, 'gh'), 0o755);
    const git = (...args: string[]): string =>
      execFileSync('git', ['-c', 'user.name=octocat', '-c', 'user.email=octocat@example.com', ...args], {
        cwd: clone,
        encoding: 'utf8',
      }).trim();
    git('init', '--quiet');
    const commit = (content: string): string => {
      for (const file of [
        'action.yml',
        'dist/index.js',
        '.github/actions/action.yml',
        '.github/workflows/preview.yml',
        'LICENSE',
        'README.md',
        'more',
      ]) {
        writeFileSync(join(clone, file), content);
      }
      git('add', '--all');
      git('commit', '--quiet', `--message=${content}`);
      return git('rev-parse', 'HEAD');
    };
    /** @param until only the steps before the one that begins so, as of a run that failed there */
    const release = (version: string, until?: string): void => {
      const output = join(dir, 'output');
      writeFileSync(output, '');
      for (const { run, if: condition } of steps) {
        if (until !== undefined && run?.startsWith(until)) return;
        const isReleased = readFileSync(output, 'utf8').includes('released=true');
        if (run === undefined || (condition !== undefined && isReleased)) continue;
        execFileSync('bash', ['-e', '-c', run], {
          cwd: clone,
          stdio: ['ignore', 'ignore', 'pipe'],
          env: {
            PATH: [programs, process.env.PATH].join(delimiter),
            RELEASES: join(dir, 'releases'),
            GITHUB_OUTPUT: output,
            GITHUB_REPOSITORY: 'OWNER/eks-cluster-action',
            GITHUB_SHA: git('rev-parse', 'HEAD'),
            VERSION: version,
            MAJOR: 'v1',
            NOTES: '- This.',
          },
        });
      }
    };
    const tag = (name: string): string => git('rev-parse', `refs/tags/${name}`);
    const files = (): string => readFileSync(join(dir, 'releases/files'), 'utf8');
    return { commit, release, tag, files };
  }

  it('tags the version, moves the major one, and archives what users run', () => {
    const { commit, release, tag, files } = repository();
    const first = commit('first');
    release('v1.0.0');
    expect([tag('v1.0.0'), tag('v1')]).toEqual([first, first]);
    expect(files()).toContain('eks-cluster-action-v1.0.0/dist/index.js');
    expect(files()).not.toContain('more');

    const second = commit('second');
    release('v1.1.0');
    expect([tag('v1.0.0'), tag('v1.1.0'), tag('v1')]).toEqual([first, second, second]);
  });

  it('leaves a version as it is that was released before', () => {
    const { commit, release, tag } = repository();
    const first = commit('first');
    release('v1.0.0');
    commit('a word in the changelog');
    release('v1.0.0');
    expect([tag('v1.0.0'), tag('v1')]).toEqual([first, first]);
  });

  it('goes on where an earlier run has failed', () => {
    const { commit, release, tag } = repository();
    const first = commit('first');
    release('v1.0.0', 'sha=');
    release('v1.0.0');
    expect(tag('v1')).toBe(first);
  });
});
