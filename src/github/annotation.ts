/** What the runner reads of the log: annotations, and text that is no command. */

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
 * The text to print for all of them. One that GitHub would cut is cut here, with a pointer to the log, which gets all of it;
 * when there are more than GitHub shows, the last annotation points there, too. (`@actions/core` has the plain command, and takes
 * longer to load than bad input should take to be refused.)
 *
 * Source: https://docs.github.com/actions/reference/workflow-commands-for-github-actions#setting-an-error-message
 */
export function annotationsOf(level: Level, problems: readonly Problem[]): string {
  const shown = problems.length <= most.annotations ? problems : problems.slice(0, most.annotations - 1);
  const rest = problems.slice(shown.length);
  const more = `${rest.length} more ${level}s`;
  return [
    ...shown.map(({ title, message }) => annotation(level, title, message)),
    ...rest.map(({ title, message }) => quoted(title, message)),
    ...(rest.length > 0 ? [titled(level, more, 'They are in the log of the step.')] : []),
  ].join('\n');
}

function annotation(level: Level, title: string, message: string): string {
  if (message.length <= most.characters) return titled(level, title, message);
  // The last line says what to do next: AWS's words before it can be thousands of characters of an encoded message.
  const last = message.slice(message.lastIndexOf('\n')).trimEnd();
  const end = last.startsWith('\n') && last.length < most.characters / 2 ? last : '';
  const beginning = message.slice(0, most.characters - seeLog.length - end.length);
  return `${quoted(title, message)}\n${titled(level, title, beginning + seeLog + end)}`;
}

function titled(level: Level, title: string, message: string): string {
  const property = escaped(withoutOldCommands(title)).replaceAll(':', '%3A').replaceAll(',', '%2C');
  return `::${level} title=${property}::${escaped(withoutOldCommands(message))}`;
}

/** A command of the runner's with its data, as one line. */
export function command(name: 'debug' | 'add-mask', data: string): string {
  return `::${name}::${escaped(data)}`;
}

function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** For the log alone. */
function quoted(title: string, message: string): string {
  return plain(`| ${title}\n${message}`);
}

/**
 * Text of anybody as lines of the log of which the runner obeys none. What follows the first line stands behind a bar, so that it
 * cannot be taken for lines of ours.
 *
 * The runner looks for `::` where a line begins, after any white space, and for `##[` anywhere in it. Source: its
 * ActionCommand.cs. A space breaks them: characters of no width are passed over where .NET compares text.
 */
export function plain(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => withoutOldCommands(line).replace(/^([^\p{L}\p{N}\p{P}\p{S}]*:):/u, '$1 :'))
    .map((line) => line.replace(controls, '\ufffd'))
    .join('\n| ');
}

/** Such as those of terminals, which hide what stands before them; tabs are none. */
const controls = /[^\P{Cc}\t]/gu;

function withoutOldCommands(text: string): string {
  return text.replaceAll('##[', '# #[');
}
