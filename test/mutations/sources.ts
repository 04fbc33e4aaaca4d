/** Reading the project's files for what all of a kind is in them. */
import type { Sources } from './row.ts';

/** A place in a file. */
export interface Place {
  file: string;
  /** Unique in the sources. */
  text: string;
}

/** @throws where there is no such file */
export function contentOf(sources: Sources, file: string): string {
  const content = sources.get(file);
  if (content === undefined) throw new Error(`there is no ${file}`);
  return content;
}

/** The place that begins at an index of the file, and as many lines before it as tell it from every other. */
export function placeAt(
  sources: Sources,
  file: string,
  start: number,
  end: number,
): Place & { before: string } {
  const content = contentOf(sources, file);
  const contents = [...sources.values()];
  for (let from = start; from >= 0; from = content.lastIndexOf('\n', from - 2) + 1) {
    const text = content.slice(from, end);
    const hits = contents.reduce((sum, each) => sum + each.split(text).length - 1, 0);
    if (hits === 1) return { file, text, before: content.slice(from, start) };
    if (from === 0) break;
  }
  throw new Error(`${file}: nothing tells the place at ${start} from others`);
}

/** A resource of a CloudFormation template, as it is written. */
export interface Written {
  name: string;
  type: string;
  /** From its name on, whole lines. */
  block: string;
}

export function resourcesOf(template: string): Written[] {
  return [...template.matchAll(/^ {2}(\w+):\n {4}Type: (AWS::\S+)\n(?: {4}.*\n)*/gm)].map(
    ([block, name = '', type = '']) => ({ name, type, block }),
  );
}
