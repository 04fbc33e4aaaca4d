/** Whether what was found before is still there. */
import { isAbsent, isExisting, wordsOf } from '../aws/errors.ts';
import { RemovedMeanwhileError } from '../engine/meanwhile.ts';
import type { Probe } from '../engine/wait.ts';

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

/**
 * A probe for something that is to be made once: EKS says alike of what is there already, and of a cluster in which it is at work.
 * @param isMade whether it is there by now: a run beside this one has made it, or the answer was lost
 */
export async function unlessBusy(
  call: Promise<unknown>,
  isMade: () => Promise<boolean>,
): Promise<Probe<void>> {
  try {
    await call;
    return { done: undefined };
  } catch (error) {
    if (!isExisting(error)) throw error;
    return (await isMade()) ? { done: undefined } : { waiting: wordsOf(error) };
  }
}

/** Whether there is one, and not the one in whose place it is made. @param before ARN of that */
export const isAnew = (arn: string | undefined, before: string | undefined): boolean =>
  arn !== undefined && arn !== before;

/** How something is being taken away, for the resource's `leaving`. @param status undefined where nothing is there */
export function leavingIn(status: string | undefined, isLeaving: boolean): string | undefined {
  if (status === undefined) return 'is gone';
  return isLeaving ? `is ${status}` : undefined;
}
