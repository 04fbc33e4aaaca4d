/** Text that somebody means to be taken for something else: by the runner, by Markdown, by HTML, by a file of the runner's. */
import { runSeed } from '../../../scripts/run-seed.ts';
import { chance } from '../../emulator/chance.ts';

/** By which the texts are drawn: EMULATOR_SEED, or a number of the commit. */
export const seed = runSeed();

/** What alone does harm somewhere. */
const pieces = [
  // The runner's commands.
  ...['##[save-state name=teardown]staging', '##[add-mask]us-east-1', '##[', '##[group]', '###[error]x'],
  ...['::save-state name=teardown::staging', '::add-mask::us-east-1', '::stop-commands::x', '::', ':'],
  ...['%0A::error::x', '%5D', ']', 'name<<EOF', 'EOF', 'teardown=yes', 'ghadelimiter_'],
  // Ends of lines, and what some take for one.
  ...['\n', '\n', '\r', '\r\n', '\n\n', '\r\r', '\u2028', '\u2029', '\u0085', '\v', '\f', '\t', ' ', '    '],
  // What is not to be seen.
  ...['\u200b', '\u00ad', '\ufeff', '\0', '\u001b[2K', '\u001b[8m', '\b', '\u202e', '\ud800'],
  // Markdown and HTML.
  ...[
    '`',
    '``',
    '```',
    '~~~',
    '|',
    '| --- |',
    '*',
    '**',
    '_',
    '#',
    '# x',
    '> ',
    '- ',
    '1. ',
    '---',
    '\\',
    '\\|',
  ],
  ...['[x](https://evil.example)', '![x](https://evil.example/x.png)', '<https://evil.example>', '[x]: y'],
  ...['<b>', '</td>', '</table>', '<details>', '<script>', '<!--', '-->', '--', '&lt;', '&#10;', '<br>'],
  ...['@octocat', '@octo-org/team', '#1', 'octo-org/octo-app#1', 'GH-1'],
  // Mermaid.
  ...[';', '%%', 'click x', 'section x', ':crit, 0, 1'],
  ...['a', 'web', 'größe', '🚀', 'x'.repeat(50)],
];

/** So many texts of a few pieces each. */
export function hostileTexts(count: number): string[] {
  return Array.from({ length: count }, (_, text) => {
    const length = 1 + Math.floor(chance(seed, 'length', text) * 7);
    return Array.from({ length }, (_, at) => pieces[Math.floor(chance(seed, text, at) * pieces.length)]).join(
      '',
    );
  });
}
