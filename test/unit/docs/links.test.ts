import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const project = fileURLToPath(new URL('../../..', import.meta.url));

const pagesIn = (folder: string, recursive: boolean): string[] =>
  readdirSync(path.join(project, folder), { recursive, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => path.join(folder, file))
    .sort();

const pages = [...pagesIn('.', false), ...pagesIn('docs', true)];

const textOf = (page: string): string => readFileSync(path.join(project, page), 'utf8');

/** Without what is shown as code, where brackets mean something else. */
const prose = (page: string): string =>
  textOf(page)
    .replace(/^```.*?^```/gms, '')
    .replace(/`[^`\n]*`/g, '`code`');

interface Link {
  page: string;
  target: string;
  /** The file that it leads to, from the project's root. */
  file: string;
  anchor: string | undefined;
}

/** Those that stay in the repository. */
const links: Link[] = pages.flatMap((page) =>
  [...prose(page).matchAll(/\]\(([^)\s]+)\)|(?:href|src|srcset)="([^"]+)"/g)]
    .map(([, inText, inHtml]) => inText ?? inHtml ?? '')
    .filter((target) => !/^(https?:|mailto:)/.test(target))
    .map((target) => {
      const [file = '', anchor] = target.split('#');
      const from = path.dirname(page);
      return { page, target, file: file === '' ? page : path.join(from, file), anchor };
    }),
);

/** As GitHub names the headings of a page; a second one of the same words has a number. */
function anchorsOf(page: string): Set<string> {
  const seen = new Map<string, number>();
  const named = new Set<string>();
  for (const [, heading = ''] of textOf(page)
    .replace(/^```.*?^```/gms, '')
    .matchAll(/^#+ (.+)$/gm)) {
    const slug = heading
      .replace(/\]\([^)]*\)/g, ']')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-');
    const times = seen.get(slug) ?? 0;
    seen.set(slug, times + 1);
    named.add(times === 0 ? slug : `${slug}-${times}`);
  }
  return named;
}

describe('the pages of this repository', () => {
  test('link to files that there are', () => {
    expect(links.length).toBeGreaterThan(50);
    const missing = links.filter(({ file }) => !existsSync(path.join(project, file)));
    expect(missing.map(({ page, target }) => `${page}: ${target}`)).toEqual([]);
  });

  test('link to sections that there are', () => {
    const toSections = links.filter(
      ({ file, anchor }) =>
        anchor !== undefined && file.endsWith('.md') && existsSync(path.join(project, file)),
    );
    expect(toSections.length).toBeGreaterThan(10);
    const missing = toSections.filter(({ file, anchor }) => !anchorsOf(file).has(anchor ?? ''));
    expect(missing.map(({ page, target }) => `${page}: ${target}`)).toEqual([]);
  });

  test('are found from README.md, all that are in docs', () => {
    const found = new Set(['README.md']);
    for (const page of found) {
      for (const { file } of links.filter((link) => link.page === page)) {
        const isFolder =
          existsSync(path.join(project, file)) && statSync(path.join(project, file)).isDirectory();
        const target = isFolder ? path.join(file, 'README.md') : file;
        if (pages.includes(target)) found.add(target);
      }
    }
    expect(pages.filter((page) => page.startsWith('docs/') && !found.has(page))).toEqual([]);
  });
});
