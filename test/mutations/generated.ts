/** Rows of a kind: one for each that the sources hold, and none that nobody has said the truth about. */
import type { Row } from './row.ts';

/** What a row says besides its place. */
export type Fact = Pick<Row, 'really' | 'source' | 'scenario' | 'ends'>;

/** A defect of a kind, found in the sources. */
export interface Defect extends Pick<Row, 'name' | 'file' | 'text' | 'replacement'> {
  /** By what its fact is found. */
  key: string;
}

/**
 * @param kind what the kind is called, in messages
 * @param facts by key
 * @throws where a defect has no fact, or a fact no defect: either the sources or the facts have changed
 */
export function rowsOf(
  kind: string,
  defects: readonly Defect[],
  facts: Readonly<Record<string, Fact>>,
): Row[] {
  const keys = defects.map(({ key }) => key);
  const stale = Object.keys(facts).filter((key) => !keys.includes(key));
  if (stale.length > 0) throw new Error(`${kind}: there is nothing like ${stale.join(', ')} any more`);
  return defects.map(({ key, ...place }) => {
    const fact = facts[key];
    if (fact === undefined) throw new Error(`${kind}: nobody has said what comes of ${key}`);
    return { ...place, ...fact };
  });
}
