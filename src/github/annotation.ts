/** Annotations, as the runner reads them from the log. */

type Level = 'error' | 'warning' | 'notice';

/** Something to be told as an error or a warning. */
export interface Problem {
  /** One line. */
  title: string;
  message: string;
}

/** How many annotations of a level, and how much of each, the runner makes in a step. Source: its ExecutionContext.cs. */
const most = { annotations: 10, characters: 4096 };

const seeLog = '… This is cut: the whole is in the log of the step.';

/**
 * The text to print for an annotation. One that GitHub would cut is cut here, with a pointer to the log, which gets
 * all of it. (`@actions/core` has the plain command, and takes longer to load than bad input should take to be refused.)
 *
 * Source: https://docs.github.com/actions/reference/workflow-commands-for-github-actions#setting-an-error-message
 */
export function errorAnnotation(title: string, message: string): string {
  return annotation('error', title, message);
}

/** The text to print for a warning, which is short. */
export function warningAnnotation(title: string, message: string): string {
  return annotation('warning', title, message);
}

/** The text to print for a notice, which is short. */
export function noticeAnnotation(title: string, message: string): string {
  return command('notice', title, message);
}

/** The text to print for all of them: when there are more than GitHub shows, the last annotation points to the log. */
export function annotationsOf(level: Level, problems: readonly Problem[]): string {
  const shown = problems.length <= most.annotations ? problems : problems.slice(0, most.annotations - 1);
  const rest = problems.slice(shown.length);
  const more = `${rest.length} more ${level}s`;
  return [
    ...shown.map(({ title, message }) => annotation(level, title, message)),
    ...rest.map(({ title, message }) => quoted(title, message)),
    ...(rest.length > 0 ? [command(level, more, 'They are in the log of the step.')] : []),
  ].join('\n');
}

function annotation(level: Level, title: string, message: string): string {
  if (message.length <= most.characters) return command(level, title, message);
  // The last line says what to do next: AWS's words before it can be thousands of characters of an encoded message.
  const last = message.slice(message.lastIndexOf('\n')).trimEnd();
  const end = last.startsWith('\n') && last.length < most.characters / 2 ? last : '';
  const beginning = message.slice(0, most.characters - seeLog.length - end.length);
  return `${quoted(title, message)}\n${command(level, title, beginning + seeLog + end)}`;
}

function command(level: Level, title: string, message: string): string {
  const data = (text: string): string =>
    text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
  return `::${level} title=${property(title)}::${data(message)}`;
}

/** For the log alone. The runner would obey a line that begins with two colons: none does. */
function quoted(title: string, message: string): string {
  return [title, ...message.split(/\r?\n/)].map((line) => `| ${line}`).join('\n');
}
