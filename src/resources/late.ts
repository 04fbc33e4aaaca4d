/** What a run tells when its time was up while it waited for several things. */
import { ResourceError } from '../engine/resource-error.ts';
import { DeadlineError } from '../engine/wait.ts';

/** The time limit passed before several resources were ready. */
export class DeadlinesError extends AggregateError {
  constructor(overdue: readonly ResourceError[]) {
    const states = overdue.map(({ resource, cause }) => `${resource} (${(cause as DeadlineError).reason})`);
    super(
      overdue,
      `The \`timeout\` is over before these were ready: ${states.join('; ')}. ` +
        'What was made so far is kept: run `up` again to go on from here, with a longer `timeout` if it was only slow, or `down` to remove it.',
    );
    this.name = 'DeadlinesError';
  }
}

const isLate = (failure: unknown): failure is ResourceError =>
  failure instanceof ResourceError && failure.cause instanceof DeadlineError;

/** The failures, with those of one in place of several that have but run out of time. Add-ons wait for nodes: these are why. */
export function withoutRepetition(failures: readonly unknown[]): unknown[] {
  const overdue = failures.filter(isLate);
  if (overdue.length < 2) return [...failures];
  const nodes = overdue.filter(({ resource }) => resource.startsWith('node group '));
  const causes =
    nodes.length === 0 ? overdue : overdue.filter(({ resource }) => !resource.startsWith('add-on '));
  const others = failures.filter((failure) => !isLate(failure));
  // What comes after several says how many they were.
  const isAlone = others.every((failure) => failure instanceof AggregateError);
  const [first] = causes;
  const told = causes.length === 1 && first !== undefined ? first : new DeadlinesError(causes);
  return isAlone ? [told] : [told, ...others];
}
