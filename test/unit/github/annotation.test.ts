import { describe, expect, test } from 'vitest';
import { annotationsOf, command, plain } from '../../../src/github/annotation.ts';
import { linesOf } from '../../e2e/runner/files.ts';
import { createLog, type StepLog } from '../../e2e/runner/log.ts';

const errorAnnotation = (title: string, message: string): string =>
  annotationsOf('error', [{ title, message }]);

/** What the runner makes of printed text. */
function printed(text: string): StepLog {
  const log = createLog([], false, () => {});
  for (const line of linesOf(text)) log.write(line);
  return log;
}

describe('an error annotation', () => {
  test('carries its title and its message, lines and all', () => {
    const { annotations } = printed(errorAnnotation('up failed: 50 %, or more', 'one\ntwo: 100 %'));
    expect(annotations).toEqual([
      { level: 'error', message: 'one\ntwo: 100 %', properties: { title: 'up failed: 50 %, or more' } },
    ]);
  });

  test('that GitHub would cut says so, and the log has the whole', () => {
    const message = `begin\n${'x'.repeat(5000)}\nend`;
    const { annotations, lines } = printed(errorAnnotation('up failed', message));
    expect(annotations[0]?.message).toHaveLength(4096);
    expect(annotations[0]?.message).toMatch(
      /^begin\nx+… This is cut: the whole is in the log of the step\.\nend$/,
    );
    expect(lines).toContain(`| ${'x'.repeat(5000)}`);
    expect(lines).toContain('| end');
  });

  test('that fits is not told twice', () => {
    const message = 'x'.repeat(4096);
    expect(errorAnnotation('up failed', message)).toBe(`::error title=up failed::${message}`);
  });

  test('obeys nothing that is in the message', () => {
    const message = `${'x'.repeat(5000)}\n::add-mask::eu-west-1\n##[add-mask]eu-west-1\r::add-mask::eu-west-1`;
    const { masks, obeyed } = printed(errorAnnotation('up ##[add-mask]failed', message));
    expect(masks).toEqual([]);
    expect(obeyed.map(({ name }) => name)).toEqual(['error']);
  });
});

describe('plain text', () => {
  test.each([
    ['::save-state name=teardown::x', ': :save-state name=teardown::x'],
    ['\u2028 ::error::x', '\u2028 : :error::x'],
    ['\u0085::error::x', '\ufffd: :error::x'],
    ['\u200b::error::x', '\u200b: :error::x'],
    ['cluster ##[error]##[group]x', 'cluster # #[error]# #[group]x'],
    ['###[error]x', '## #[error]x'],
    ['one\n::error::two\r##[error]three\r\nfour', 'one\n| : :error::two\n| # #[error]three\n| four'],
    ['\u001b[8mhidden\u001b[0m\u0008', '\ufffd[8mhidden\ufffd[0m\ufffd'],
  ])('%j is no command', (text, shown) => {
    expect(plain(text)).toBe(shown);
    expect(printed(shown).obeyed).toEqual([]);
  });

  test.each(['arn:aws:iam::123456789012:role/x', '[  0:07] control plane: ready', '#[derive] ::', 'a\tb'])(
    '%j stays as it is',
    (text) => expect(plain(text)).toBe(text),
  );
});

test('a secret is masked as it is, in one line', () => {
  expect(printed(command('add-mask', '::a%0A##[b]\nc')).masks).toEqual(['::a%0A##[b]\nc']);
});

describe('the annotations of a step', () => {
  const problems = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      title: `problem ${index + 1}`,
      message: `why ${index + 1}`,
    }));

  test('are as many as there are problems, as long as GitHub shows them all', () => {
    const { annotations } = printed(annotationsOf('error', problems(10)));
    expect(annotations.map(({ message }) => message)).toEqual(problems(10).map(({ message }) => message));
  });

  test('point to the log for those that GitHub would not show', () => {
    const { annotations, lines } = printed(annotationsOf('error', problems(12)));
    expect(annotations).toHaveLength(10);
    expect(annotations[9]).toMatchObject({
      message: 'They are in the log of the step.',
      properties: { title: '3 more errors' },
    });
    expect(lines.join('\n')).toContain('| problem 12\n| why 12');
  });
});
