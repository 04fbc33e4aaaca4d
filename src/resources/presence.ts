/** What becomes of a run when another one is at the same cluster with the opposite wish: it gives way, and says so. */
import { isAbsent } from '../aws/errors.ts';
import { messageOf } from '../message-of.ts';

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
  constructor(cluster: string) {
    super(
      `Cluster ${cluster} is there again: somebody else makes it while this run removes it, such as another run's \`up\`. ` +
        'What it stands on was left to it. If it is to go, run `down` again when that has ended.',
    );
    this.name = 'MadeMeanwhileError';
  }
}

/** Others have given the cluster what EKS does not delete it under: Fargate profiles, or capabilities. */
export class StillUsedError extends Error {
  /** @param cause EKS's refusal */
  constructor(cluster: string, cause: unknown) {
    super(
      `Cluster ${cluster} stays, for what others have given it. EKS says: ${messageOf(cause)}. ` +
        'Delete that, such as with `aws eks delete-fargate-profile` or `aws eks delete-capability`, and run `down` again.',
      { cause },
    );
    this.name = 'StillUsedError';
  }
}

/** @throws RemovedMeanwhileError where AWS does not know any more what is to be changed, such as `Cluster demo`. */
export async function whileThere<Value>(what: string, change: Promise<Value>): Promise<Value> {
  try {
    return await change;
  } catch (error) {
    throw isAbsent(error) ? new RemovedMeanwhileError(what, 'has gone') : error;
  }
}

/**
 * How often in a row something may not be found before it counts as gone: AWS may take half a minute to show what is new,
 * and is asked every 4 to 6 s.
 */
export const mostMisses = 8;

/**
 * Tells what is not to be seen yet from what has gone again.
 *
 * @param what how the error calls it, such as `Cluster demo`
 * @returns a function to be given each answer of AWS, which passes it through.
 * @throws RemovedMeanwhileError by that function.
 */
export function present(what: string): <Thing>(found: Thing | undefined) => Thing | undefined {
  let missed = 0;
  return (found) => {
    missed = found === undefined ? missed + 1 : 0;
    if (missed > mostMisses) throw new RemovedMeanwhileError(what, 'has gone');
    return found;
  };
}
