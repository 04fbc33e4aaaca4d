/** A step's log as the runner makes it from what the step prints: workflow commands obeyed, secrets masked. */
import { type Command, parseCommand } from './commands.ts';

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
  /** Every command that the runner has obeyed, in order. */
  readonly obeyed: Command[];
  /** By the commands that files have replaced. */
  readonly outputs: Record<string, string>;
  readonly state: Record<string, string>;
  /** True after a command that the runner refuses, which fails the step. */
  readonly refused: boolean;
}

/** Limits of GitHub's, per step: annotations of a level, and characters of a message. */
const limits = { annotations: 10, message: 4096 };

/** Source: actions/runner, src/Runner.Common/Constants.cs. */
const words = {
  deprecated: (name: string): string =>
    `The \`${name}\` command is deprecated and will be disabled soon. Please upgrade to using Environment Files. For more information see: https://github.blog/changelog/2022-10-11-github-actions-deprecating-save-state-and-set-output-commands/`,
  disabled: (name: string): string =>
    `The \`${name}\` command is disabled. Please upgrade to using Environment Files or opt into unsecure command execution by setting the \`ACTIONS_ALLOW_UNSECURE_COMMANDS\` environment variable to \`true\`. For more information see: https://github.blog/changelog/2020-10-01-github-actions-deprecating-set-env-and-add-path-commands/`,
  stopToken:
    "You cannot use a endToken that is an empty string, the string 'pause-logging', or another workflow command. For more information see: https://docs.github.com/actions/learn-github-actions/workflow-commands-for-github-actions#example-stopping-and-starting-workflow-commands or opt into insecure command execution by setting the `ACTIONS_ALLOW_UNSECURE_STOPCOMMAND_TOKENS` environment variable to `true`.",
};

/**
 * @param secrets what the runner masks from the beginning
 * @param debug whether `::debug::` lines are shown, and commands themselves
 * @param onLine hears each line of the log, masked, when it is written
 */
export function createLog(secrets: string[], debug: boolean, onLine: (line: string) => void): StepLog {
  const lines: string[] = [];
  const annotations: Annotation[] = [];
  const masks: string[] = [];
  const obeyed: Command[] = [];
  const outputs: Record<string, string> = {};
  const state: Record<string, string> = {};
  let hidden = longestFirst(secrets.flatMap(disguises));
  let refused = false;
  let echoes = debug;
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

  const assign = (to: Record<string, string>, { name, properties, data }: Command): void => {
    annotate('warning', words.deprecated(name));
    if (!properties.name) throw new Error(`Required field 'name' is missing in ##[${name}] command.`);
    to[properties.name] = data;
  };

  const disabled = ({ name }: Command): void => {
    throw new Error(words.disabled(name));
  };

  /** Source: actions/runner, src/Runner.Worker/ActionCommandManager.cs. */
  const commands: Record<string, (command: Command) => void> = {
    error: ({ data, properties }) => annotate('error', data, properties),
    warning: ({ data, properties }) => annotate('warning', data, properties),
    notice: ({ data, properties }) => annotate('notice', data, properties),
    debug: ({ data }) => debug && show(data.replace(/^/gm, '##[debug]')),
    group: ({ data }) => show(`##[group]${data}`),
    endgroup: () => show('##[endgroup]'),
    'add-mask': ({ data }) => {
      if (data.trim() === '') {
        annotate('warning', "Can't add secret mask for empty string in ##[add-mask] command.");
        return;
      }
      masks.push(data);
      hidden = longestFirst([...hidden, ...disguises(data)]);
    },
    'stop-commands': ({ data, line }) => {
      if (data === '' || data.toLowerCase() === 'pause-logging' || names.has(data.toLowerCase())) {
        throw new Error(words.stopToken);
      }
      resumeToken = data.toLowerCase();
      show(line);
    },
    echo: ({ data }) => {
      const value = data.trim().toUpperCase();
      if (value !== 'ON' && value !== 'OFF') {
        throw new Error(
          `Invalid echo command value. Possible values can be: 'on', 'off'. Current value is: '${data}'.`,
        );
      }
      echoes = value === 'ON';
    },
    'set-output': (command) => assign(outputs, command),
    'save-state': (command) => assign(state, command),
    'set-env': disabled,
    'add-path': disabled,
    // What a matcher makes of later lines is not modelled.
    'add-matcher': () => {},
    'remove-matcher': () => {},
  };
  const names: ReadonlySet<string> = new Set(Object.keys(commands));
  const quiet: readonly string[] = ['error', 'warning', 'notice', 'debug', 'add-mask', 'stop-commands'];

  return {
    lines,
    annotations,
    masks,
    obeyed,
    outputs,
    state,
    mask,
    annotate,
    get refused() {
      return refused;
    },
    write: (line) => {
      const command = parseCommand(
        line,
        resumeToken === undefined ? names : new Set([...names, resumeToken]),
      );
      if (resumeToken !== undefined && command?.name === resumeToken) resumeToken = undefined;
      else if (resumeToken === undefined && command !== undefined) {
        if (echoes && !quiet.includes(command.name)) show(line);
        obeyed.push(command);
        try {
          commands[command.name]?.(command);
        } catch (error) {
          refused = true;
          annotate('error', `Unable to process command '${line}' successfully.`);
          annotate('error', error instanceof Error ? error.message : String(error));
        }
        return;
      }
      show(line);
    },
  };
}

/** So that a secret inside another one leaves nothing of the longer to be seen. */
function longestFirst(secrets: string[]): string[] {
  return [...new Set(secrets)].sort((a, b) => b.length - a.length);
}

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
