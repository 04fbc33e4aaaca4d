/** A step's log as the runner makes it from what the step prints: workflow commands obeyed, secrets masked. */

export interface Annotation {
  level: 'error' | 'warning' | 'notice';
  message: string;
  /** `title`, `file`, `line` and so on, as given. */
  properties: Record<string, string>;
}

export interface StepLog {
  /** Takes one line that the step printed. */
  write(line: string): void;
  /** Adds what the runner itself says about the step. */
  annotate(level: Annotation['level'], message: string, properties?: Record<string, string>): void;
  /** Replaces every secret by `***`. */
  mask(text: string): string;
  /** The lines as GitHub shows them. */
  readonly lines: string[];
  /** As GitHub keeps them: ten of each level, 4096 characters each. */
  readonly annotations: Annotation[];
  /** What the step asked to mask. */
  readonly masks: string[];
  /** True after a command that the runner refuses, which fails the step. */
  readonly refused: boolean;
}

/** Limits of GitHub's, per step: annotations of a level, and characters of a message. */
const limits = { annotations: 10, message: 4096 };

/** Commands that files have replaced. The first two the runner still obeys, with a warning; this project must not use them. */
const replacedByFiles = ['set-output', 'save-state', 'set-env', 'add-path'];

/**
 * @param secrets what the runner masks from the beginning
 * @param debug whether `::debug::` lines are shown
 * @param onLine hears each line of the log, masked, when it is written
 */
export function createLog(secrets: string[], debug: boolean, onLine: (line: string) => void): StepLog {
  const lines: string[] = [];
  const annotations: Annotation[] = [];
  const masks: string[] = [];
  let hidden = longestFirst(secrets.flatMap(disguises));
  let refused = false;
  let resumeToken: string | undefined;

  const mask = (text: string): string =>
    hidden.reduce((masked, secret) => masked.replaceAll(secret, '***'), text);

  const show = (text: string): void => {
    for (const line of mask(text).split(/\r?\n/)) {
      lines.push(line);
      onLine(line);
    }
  };

  const annotate: StepLog['annotate'] = (level, message, properties = {}) => {
    show(`##[${level}]${message}`);
    if (annotations.filter((annotation) => annotation.level === level).length < limits.annotations) {
      annotations.push({ level, message: mask(message).slice(0, limits.message), properties });
    }
  };

  const commands: Record<string, (data: string, properties: Record<string, string>) => void> = {
    error: (data, properties) => annotate('error', data, properties),
    warning: (data, properties) => annotate('warning', data, properties),
    notice: (data, properties) => annotate('notice', data, properties),
    debug: (data) => debug && show(`##[debug]${data}`),
    group: (data) => show(`##[group]${data}`),
    endgroup: () => show('##[endgroup]'),
    'add-mask': (data) => {
      if (data.trim() === '') {
        annotate('warning', "Can't add secret mask for empty string in ##[add-mask] command.");
        return;
      }
      masks.push(data);
      hidden = longestFirst([...hidden, ...disguises(data)]);
    },
    'stop-commands': (data) => {
      resumeToken = data;
    },
    // Whether commands themselves are shown; they are not.
    echo: () => {},
    ...Object.fromEntries(
      replacedByFiles.map((name) => [
        name,
        () => {
          refused = true;
          annotate('error', `The \`${name}\` command is disabled. Use environment files.`);
        },
      ]),
    ),
  };

  return {
    lines,
    annotations,
    masks,
    mask,
    annotate,
    get refused() {
      return refused;
    },
    write: (line) => {
      const command = parseCommand(line);
      if (resumeToken !== undefined) {
        if (command?.name === resumeToken) resumeToken = undefined;
        else show(line);
        return;
      }
      const obey = command && commands[command.name.toLowerCase()];
      if (obey) obey(command.data, command.properties);
      else show(line);
    },
  };
}

/** So that a secret inside another one leaves nothing of the longer to be seen. */
function longestFirst(secrets: string[]): string[] {
  return [...new Set(secrets)].sort((a, b) => b.length - a.length);
}

interface Command {
  name: string;
  properties: Record<string, string>;
  data: string;
}

/** `::name key=value,key=value::data`, unescaped; undefined for any other line. */
function parseCommand(line: string): Command | undefined {
  const match = /^\s*::([^\s:]+)(?: (.*?))?::(.*)$/s.exec(line);
  if (!match) return undefined;
  const [, name = '', properties = '', data = ''] = match;
  return {
    name,
    properties: Object.fromEntries(
      properties.split(',').flatMap((pair) => {
        const equals = pair.indexOf('=');
        return equals > 0 ? [[pair.slice(0, equals).trim(), unescapeProperty(pair.slice(equals + 1))]] : [];
      }),
    ),
    data: unescapeData(data),
  };
}

const escapes: Record<string, string> = { '%0D': '\r', '%0A': '\n', '%3A': ':', '%2C': ',', '%25': '%' };
const unescapeData = (text: string): string =>
  text.replace(/%(?:0D|0A|25)/g, (code) => escapes[code] ?? code);
const unescapeProperty = (text: string): string =>
  text.replace(/%(?:0D|0A|3A|2C|25)/g, (code) => escapes[code] ?? code);

/** The forms in which the runner looks for a secret: whole, line by line, in JSON, in a URL, and inside base64. */
function disguises(secret: string): string[] {
  const values = [secret, ...secret.split(/[\r\n]+/)].filter((value) => value !== '');
  return values.flatMap((value) => [
    value,
    JSON.stringify(value).slice(1, -1),
    encodeURIComponent(value),
    ...[0, 1, 2].map((shift) => insideBase64(value, shift)).filter((encoded) => encoded !== ''),
  ]);
}

/** What base64 text holds of `value` when the value starts so many bytes before a group of three; whole characters only. */
function insideBase64(value: string, shift: number): string {
  const encoded = Buffer.from(value).subarray(shift).toString('base64');
  return encoded.endsWith('=') ? encoded.replace(/.=+$/, '') : encoded;
}
