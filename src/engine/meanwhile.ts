/** What becomes of a run when another one is at the same cluster with the opposite wish: it gives way, and says so. */
import { messageOf } from '../message-of.ts';
import type { Graph } from './graph.ts';

/** Somebody else takes away what this run makes or needs. */
export class RemovedMeanwhileError extends Error {
  /**
   * @param state such as `has gone` or `is DELETING`
   * @param cause what has failed by it
   */
  constructor(what: string, state: string, cause?: unknown) {
    const failed = cause instanceof AggregateError ? cause.errors : cause === undefined ? [] : [cause];
    super(
      [
        `${what} ${state}: somebody else removes it while this run makes it, such as another run's \`down\`. ` +
          'When that has ended, run `up` again.',
        ...failed.map((error) => `It made this fail: ${messageOf(error)}`),
      ].join('\n'),
      { cause },
    );
    this.name = 'RemovedMeanwhileError';
  }
}

/** Somebody else makes the cluster again while this run removes it. */
export class MadeMeanwhileError extends Error {
  /** @param what such as `control plane` or `Cluster demo` */
  constructor(what: string) {
    super(
      `${what} is there again: somebody else makes it while this run removes it, such as another run's \`up\`. ` +
        'What it stands on was left to it. If it is to go, run `down` again when that has ended.',
    );
    this.name = 'MadeMeanwhileError';
  }
}

/** Says so when something that was ready before is being taken away again. @param cause what has failed by it */
export async function takenAway(graph: Graph, cause?: unknown): Promise<RemovedMeanwhileError | undefined> {
  const states = await Promise.all(
    graph.map(async ({ name, leaving }) => ({ name, state: await leaving?.() })),
  );
  const found = states.find(({ state }) => state !== undefined);
  return found && new RemovedMeanwhileError(found.name, found.state ?? '', cause);
}
