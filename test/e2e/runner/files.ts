/**
 * The files through which a step speaks to the runner (GITHUB_OUTPUT and its like), read as the runner reads them on Linux.
 * Source: actions/runner, src/Runner.Worker/FileCommandManager.cs.
 */

/**
 * GITHUB_OUTPUT, GITHUB_STATE, GITHUB_ENV: `name=value` lines and `name<<delimiter` blocks. A carriage return ends no line.
 * @throws with the runner's words when a line is neither, or a block does not end.
 */
export function parseVariables(text: string): Record<string, string> {
  const lines = text.split('\n');
  const variables: Record<string, string> = {};
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    if (line === '') continue;
    const equals = line.indexOf('=');
    const heredoc = line.indexOf('<<');
    if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
      const name = line.slice(0, equals);
      if (name === '') throw new Error(`Invalid format '${line}'. Name must not be empty`);
      variables[name] = line.slice(equals + 1);
    } else if (heredoc >= 0) {
      const [name, delimiter] = [line.slice(0, heredoc), line.slice(heredoc + 2)];
      if (name === '' || delimiter === '') {
        throw new Error(`Invalid format '${line}'. Name must not be empty and delimiter must not be empty`);
      }
      const end = lines.indexOf(delimiter, index + 1);
      if (end < 0) {
        const isCut = index + 1 < lines.length && lines.at(-1) !== '';
        throw new Error(
          isCut
            ? 'Invalid value. EOF marker missing new line.'
            : `Invalid value. Matching delimiter not found '${delimiter}'`,
        );
      }
      variables[name] = lines.slice(index + 1, end).join('\n');
      index = end;
    } else {
      throw new Error(`Invalid format '${line}'`);
    }
  }
  return variables;
}

/** GITHUB_PATH: one folder a line. */
export function parsePath(text: string): string[] {
  return linesOf(text).filter((line) => line !== '');
}

/** As .NET's ReadLine sees them: each of `\n`, `\r` and `\r\n` ends one. */
export function linesOf(text: string): string[] {
  return text.split(/\r\n|\r|\n/);
}

/** What is taken of a file, and what the runner says of the rest as an error, which does not fail the step. */
export interface Taken<Value> {
  value: Value;
  error?: string;
}

/** GITHUB_ENV. */
export function takeEnv(text: string): Taken<Record<string, string>> {
  const variables = parseVariables(text);
  const blocked = Object.keys(variables).find((name) => name.toUpperCase() === 'NODE_OPTIONS');
  if (blocked === undefined) return { value: variables };
  const { [blocked]: _, ...value } = variables;
  return { value, error: "Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command." };
}

/** GITHUB_STEP_SUMMARY. */
export function takeSummary(text: string): Taken<string> {
  const size = Buffer.byteLength(text) / 1024;
  if (size <= 1024) return { value: text };
  return {
    value: '',
    error: `$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of 1024k, got ${Math.floor(size)}k. For more information see: https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions#adding-a-markdown-summary`,
  };
}
