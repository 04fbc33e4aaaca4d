import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { quotas } from '../../../src/aws/quotas.ts';
import { refusals } from '../../../src/aws/refusals.ts';
import { literalsIn } from './literals.ts';

const project = fileURLToPath(new URL('../../..', import.meta.url));
const page = readFileSync(`${project}/docs/troubleshooting.md`, 'utf8');
const headings = page.split('\n').flatMap((line) => /^#+ (.+)$/.exec(line)?.[1] ?? []);

/** Markup and line breaks are nothing to search for. */
const plain = (text: string): string => text.replaceAll('`', '').replaceAll('\\', '').replace(/\s+/g, ' ');

/** By these names errors are made, and problems of the input told. */
const telling = /(Error|Problem|super|report|problems\.push)$/;

/** What else tells somebody to do something is a part of an error, too. */
const advising = /\. (Write|Keep|Leave|Choose|Say|Add|Push|Set|Run|Check|Change|Did)\b/;

/** Their advice is told under their titles. */
const tables = ['aws/refusals.ts', 'aws/quotas.ts', 'aws/denials.ts'];

/** The first sentence of a message, as it stands on the page; undefined when a message has no words of its own. */
function formOf(message: string): string | undefined {
  const [sentence = ''] = plain(message)
    .replace(/^[\s:]+/, '')
    .split(/[.:] |[.:]…?$/);
  return /[a-z]{2,}/.test(sentence) ? sentence.trim() : undefined;
}

const messages = readdirSync(`${project}/src`, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !tables.includes(file))
  .sort()
  .flatMap((file) =>
    literalsIn(readFileSync(`${project}/src/${file}`, 'utf8'))
      .filter(({ text, callee, isFirst }) => (telling.test(callee) && isFirst) || advising.test(text))
      .flatMap(({ text }) => {
        const form = formOf(text);
        return form === undefined ? [] : [{ file, form }];
      }),
  );

describe('docs/troubleshooting.md', () => {
  test.each(refusals.map(({ title }) => title))('has a section “%s”', (title) => {
    expect(headings).toContain(title);
  });

  test.each(quotas)('lists the quota “$name”', ({ name, service, code, usually }) => {
    expect(page).toContain(`| ${name} | \`${service}\` \`${code}\` | ${usually ?? 'differs'} |`);
  });

  test.each(messages)('knows the message of $file: $form', ({ form }) => {
    // The page is too long to be shown when it is missing.
    expect(plain(page).includes(form)).toBe(true);
  });

  test('is held against the messages of the whole source', () => {
    const forms = messages.map(({ form }) => form);
    expect(forms).toContain('Gave up after waiting … for …');
    expect(forms).toContain('… exists but is not ours');
    expect(forms).toContain('… is given twice');
    expect(forms.length).toBeGreaterThan(80);
  });

  test('links to sections that there are', () => {
    const anchors = headings.map((heading) =>
      heading
        .toLowerCase()
        .replace(/[^\w\s-]/g, '')
        .replaceAll(' ', '-'),
    );
    const links = [...page.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor]) => anchor);
    expect(links.length).toBeGreaterThan(5);
    expect(links.filter((link) => !anchors.includes(link ?? ''))).toEqual([]);
  });
});
