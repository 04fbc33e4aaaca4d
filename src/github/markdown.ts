/** Text of others in GitHub's Markdown: it is shown, and means nothing. */

/** Text in a cell of a table, or as a line of its own: GitHub would take pipes and markup in it for its own. */
export function cell(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]|#~]/g, '\\$&')
    .replace(/^(\d*)([-+=.)])/, '$1\\$2')
    .replace(/[&<>]/g, (character) => entities[character] ?? character);
}

/** An address in front of it takes the backslash of an escaped `<`, and what follows would be HTML. */
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Text as code, in a line. */
export function code(text: string): string {
  const fence = longerThanAnyIn(text, 0);
  const line = text.replace(/\s+/g, ' ');
  // A space on both sides is not shown, and keeps a backtick from becoming part of the fence.
  const pad = /^[` ]|[` ]$/.test(line) ? ' ' : '';
  return fence + pad + line + pad + fence;
}

export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const written = [header, ...rows].map((cells) => line(cells.map(cell)));
  return written.toSpliced(1, 0, line(header.map(() => '---'))).join('\n');
}

/** Text, with links in it. */
export type Value = string | readonly (string | Link)[];

export interface Link {
  text: string;
  href: string;
}

/** A label, and what it says. */
export type Fact = readonly [label: string, value: Value];

/** Labels and their values. In HTML, since a table of Markdown has a header, and an empty one shows. */
export function factTable(facts: readonly Fact[]): string {
  const rows = facts.map(
    ([label, value]) => `<tr><th align="left">${html(label)}</th><td>${htmlOf(value)}</td></tr>`,
  );
  return ['<table>', ...rows, '</table>'].join('\n');
}

/** Text that wraps, unlike a block of code. In HTML. */
export function quotation(text: string): string {
  return `<blockquote>${html(text)}</blockquote>`;
}

/** What few need. @param content Markdown in paragraphs of its own, or HTML without an empty line */
export function folded(title: string, content: string): string {
  const isHtml = content.startsWith('<');
  return [`<details><summary>${html(title)}</summary>`, content, '</details>'].join(isHtml ? '\n' : '\n\n');
}

/** What a value says, without its links. */
export function textOf(value: Value): string {
  return [value]
    .flat()
    .map((part) => (typeof part === 'string' ? part : part.text))
    .join('');
}

function htmlOf(value: Value): string {
  return [value]
    .flat()
    .map((part) =>
      typeof part === 'string' ? inHtml(part) : `<a href="${attribute(part.href)}">${html(part.text)}</a>`,
    )
    .join('');
}

/** Text in HTML. An empty line would end the HTML for GitHub. */
function html(text: string): string {
  return inHtml(text.trim());
}

function inHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .split(/\s*[\n\r\v\f\u0085\u2028\u2029]\s*/)
    .filter((line) => line !== '')
    .join('<br>')
    .replace(/`([^`]+)`/g, '<code>$1</code>');
}

function attribute(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/\s/g, '%20');
}

/** Text as it is, in a block in which nobody is mentioned. */
export function verbatim(text: string, language = ''): string {
  const fence = longerThanAnyIn(text, 2);
  return `${fence}${language}\n${text.trimEnd()}\n${fence}`;
}

/** A fence that the text does not hold. */
function longerThanAnyIn(text: string, least: number): string {
  return '`'.repeat(Math.max(least, ...[...text.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
}

/** Names no person or team: a space of no width stands behind each @. */
export function withoutMentions(text: string): string {
  return text.replaceAll('@', '@\u200b');
}
