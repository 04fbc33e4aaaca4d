import type { Need } from './need.ts';

/** What becomes of a difference between what exists and what is wanted, the gravest last. */
export const verdicts = ['none', 'change', 'make', 'replace', 'refuse'] as const;

/**
 * `none`: it stays as it is, and is worth a word. `make`: it is not there yet. `change`: in place. `replace`: what there is
 * goes, and comes anew. `refuse`: it cannot be brought about.
 */
export type Verdict = (typeof verdicts)[number];

export interface Difference {
  verdict: Verdict;
  /** From what to what, such as `nodes: 2 → 3`, or what is to be made. */
  words: string;
  /** What it takes of what there is not enough of for everybody. */
  takes?: readonly Take[];
}

/** A part of a quota. */
export interface Take {
  /** The quota's code, such as `L-F678F1CE`. */
  quota: string;
  count: number;
  /** Where it is counted for each place, such as a zone. */
  where?: string;
}

const differing =
  (verdict: Verdict) =>
  (words: string): Difference => ({ verdict, words });

export const stays = differing('none');
export const make = differing('make');
export const change = differing('change');
export const refuse = differing('refuse');
/** @param status in which nothing comes of it any more */
export const madeAnew = (status: string | undefined): Difference =>
  differing('replace')(`it is ${status}, and is made anew`);

/** What a resource may know of the others when it says how it differs. */
export interface Others {
  /** Whether another is to be made, changed or replaced. */
  willChange(need: Need<unknown>): Promise<boolean>;
}

/** What is asked for cannot be brought about, and nothing was changed for it. */
export class RefusedError extends Error {
  constructor(refusals: readonly string[]) {
    super(refusals.join('\n'));
    this.name = 'RefusedError';
  }
}

export function gravest(differences: readonly Difference[]): Verdict {
  const found = differences.map(({ verdict }) => verdicts.indexOf(verdict));
  return verdicts[Math.max(0, ...found)] ?? 'none';
}

/** Those of them that cannot be brought about. */
export function refusedOf(differences: readonly Difference[]): Difference[] {
  return differences.filter(({ verdict }) => verdict === 'refuse');
}

/** @throws RefusedError where one of the differences is refused */
export function requirePossible(differences: readonly Difference[]): void {
  const refusals = new Set(refusedOf(differences).map(({ words }) => words));
  if (refusals.size > 0) throw new RefusedError([...refusals]);
}
