/** Whether what was found before is still there. */
import { isAbsent } from '../aws/errors.ts';
import { RemovedMeanwhileError } from '../engine/meanwhile.ts';

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

/** How something is being taken away, for the resource's `leaving`. @param status undefined where nothing is there */
export function leavingIn(status: string | undefined, isLeaving: boolean): string | undefined {
  if (status === undefined) return 'is gone';
  return isLeaving ? `is ${status}` : undefined;
}
