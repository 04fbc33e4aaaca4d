/** A defect put into the project on purpose, which AWS, Kubernetes or GitHub is known to punish. */
import { createHash } from 'node:crypto';
import type { ScenarioName } from './scenarios.ts';

export interface Row {
  /** Unique in the table. */
  name: string;
  /** Path of the file, relative to the project. */
  file: string;
  /** What stands there, exactly, and nowhere else in the project. */
  text: string;
  replacement: string;
  /** What really happens with it. */
  really: string;
  /** An address, or a guide's page by its title. */
  source: string;
  /** The run that has to fail. */
  scenario: ScenarioName;
  /** By which words, or in which state. */
  ends: RegExp;
}

/** The row says nothing about the project as it is now. */
export class RowError extends Error {
  constructor({ name }: Pick<Row, 'name'>, why: string) {
    super(`${name}: ${why}`);
    this.name = 'RowError';
  }
}

/** Contents of the project's files by path: those that a user runs or sets up an account with. */
export type Sources = ReadonlyMap<string, string>;

/**
 * The file with the defect.
 * @throws RowError unless the row's text stands in the sources once, and in that file
 */
export function mutated(row: Pick<Row, 'name' | 'file' | 'text' | 'replacement'>, sources: Sources): string {
  const { file, text, replacement } = row;
  const hits = [...sources].flatMap(([path, content]) =>
    Array.from({ length: content.split(text).length - 1 }, () => path),
  );
  const content = sources.get(file);
  if (hits.length !== 1) {
    throw new RowError(row, `its text stands ${hits.length} times in the sources ${hits.join(', ')}`.trim());
  }
  if (content === undefined || hits[0] !== file)
    throw new RowError(row, `its text is in ${hits[0]}, not ${file}`);
  if (text === replacement) throw new RowError(row, 'it changes nothing');
  // A function: in a text, `$&` and its like would mean something.
  return content.replace(text, () => replacement);
}

/** What is wrong after a run, none when all is well. */
export type Outcome = readonly string[];

export type Verdict = { caught: true } | { caught: false; why: string };

/**
 * @param sound what the same run ends in without the defect
 * @param outcome what it ends in with it
 */
export function verdictOn({ ends }: Pick<Row, 'ends'>, sound: Outcome, outcome: Outcome): Verdict {
  if (sound.length > 0) return { caught: false, why: `without the defect, too: ${sound.join('\n')}` };
  if (outcome.length === 0) return { caught: false, why: 'it survives: the run is green' };
  if (outcome.some((problem) => ends.test(problem))) return { caught: true };
  return { caught: false, why: `the run fails, and not by ${ends}: ${outcome.join('\n')}` };
}

/** As many of the rows as are wanted, others for each commit. */
export function rowsOfCommit<R extends Pick<Row, 'name'>>(
  rows: readonly R[],
  commit: string,
  count: number,
): R[] {
  const place = ({ name }: R): string => createHash('sha256').update(`${commit} ${name}`).digest('hex');
  return [...rows].sort((one, other) => (place(one) < place(other) ? -1 : 1)).slice(0, count);
}
