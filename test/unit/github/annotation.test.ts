import { describe, expect, test } from 'vitest';
import { annotationsOf, errorAnnotation } from '../../../src/github/annotation.ts';
import { createLog, type StepLog } from '../../e2e/runner/log.ts';

/** What the runner makes of printed text. */
function printed(text: string): StepLog {
  const log = createLog([], false, () => {});
  for (const line of text.split('\n')) log.write(line);
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
    const { masks } = printed(errorAnnotation('up failed', `${'x'.repeat(5000)}\n::add-mask::eu-west-1`));
    expect(masks).toEqual([]);
  });
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
