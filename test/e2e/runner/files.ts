/** The files through which a step speaks to the runner (GITHUB_OUTPUT and its like), read as the runner reads them. */

/**
 * GITHUB_OUTPUT, GITHUB_STATE, GITHUB_ENV: `name=value` lines and `name<<delimiter` blocks.
 * @throws with the runner's words when a line is neither, or a block does not end.
 */
export function parseVariables(text: string): Record<string, string> {
  const lines = text.split(/\r?\n/);
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
      if (end < 0) throw new Error(`Invalid value. Matching delimiter not found '${delimiter}'`);
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
  return text.split(/\r?\n/).filter((line) => line !== '');
}
