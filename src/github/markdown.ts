/** Text of others in GitHub's Markdown: it is shown, and means nothing. */

/** Text in a cell of a table, or in a line: GitHub would take pipes and markup in it for its own. */
export function cell(text: string): string {
  return text.replace(/[\\`*_{}[\]<>|#~]/g, '\\$&').replace(/\s*\n\s*/g, ' ');
}

export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Labels and their values. In HTML, since a table of Markdown has a header, and an empty one shows. */
export function factTable(facts: readonly (readonly [string, string])[]): string {
  const rows = facts.map(
    ([label, value]) => `<tr><th align="left">${html(label)}</th><td>${html(value)}</td></tr>`,
  );
  return ['<table>', ...rows, '</table>'].join('\n');
}

/** Text in HTML. An empty line would end the HTML for GitHub. */
function html(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/\s*\n\s*/g, '<br>');
}

/** Text as it is, in a block in which nobody is mentioned: the fence is longer than any that the text holds. */
export function verbatim(text: string, language = ''): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text.trimEnd()}\n${fence}`;
}

/** Names no person or team: a space of no width stands behind each @. */
export function withoutMentions(text: string): string {
  return text.replaceAll('@', '@\u200b');
}
