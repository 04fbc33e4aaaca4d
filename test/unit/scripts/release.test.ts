import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { newestRelease } from '../../../scripts/release.ts';

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
