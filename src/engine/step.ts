import type { Need, Part } from './need.ts';
import type { Change, Run } from './run.ts';
import { type Probe, type Usual, waitUntil } from './wait.ts';

/** What a resource holds while it is being ensured or removed: its way to its needs, to time, and to the user's log. */
export interface Step {
  /** The value of something this resource needs. */
  need<Value>(need: Need<Value>): Value;
  /** Makes a part available to those who need only it. */
  offer<Value>(part: Part<Value>, value: Value): void;
  /** Says, before a write, what is about to change; the run's result is made of these. */
  change(change: Change, what?: string): void;
  /** Says something that the user should know while the step goes on. */
  say(message: string): void;
  /**
   * Asks `probe` every poll interval until it is done.
   * @param usual how long that takes when nothing is wrong
   * @param begun what AWS would say now, where the step has just had it begun: the first question is put off
   * @throws DeadlineError with the last known reason, or whatever `probe` throws that will not pass by itself.
   */
  until<Value>(
    what: string,
    probe: () => Promise<Probe<Value>>,
    usual?: Usual,
    begun?: string,
  ): Promise<Value>;
  /** Milliseconds since the step began. */
  elapsed(): number;
}

/** What whoever made the step sees besides. */
export interface StartedStep extends Step {
  /** Whether anything was changed or had to be waited for. */
  hasWorked(): boolean;
}

const doing: Record<Change, string> = { created: 'creating', updated: 'updating', deleted: 'deleting' };

/**
 * @param needs of a resource that is being made; what is taken away or looked at has nothing to do with them
 * @param values what the graph has so far, by need
 */
export function createStep(
  run: Run,
  name: string,
  needs: readonly Need<unknown>[] = [],
  values: { get(need: Need<unknown>): unknown; set(need: Need<unknown>, value: unknown): void } = new Map(),
): StartedStep {
  const began = run.elapsed();
  let worked = false;
  return {
    need: <Value>(need: Need<Value>): Value => {
      if (!needs.includes(need)) throw new Error(`${name} asks for ${need.name} without needing it`);
      return values.get(need) as Value;
    },
    offer: (part, value) => {
      if (worked) run.say(part.name, 'usable');
      run.timeline.mark(part.name);
      values.set(part, value);
    },
    change: (change, what) => {
      worked = true;
      run.changes.push({ name, change });
      run.say(name, what === undefined ? doing[change] : `${doing[change]}: ${what}`);
    },
    say: (message) => run.say(name, message),
    until: (what, probe, usual, begun) => {
      if (begun !== undefined) worked = true;
      const watched = async () => {
        const answer = await probe();
        if ('waiting' in answer) worked = true;
        return answer;
      };
      return waitUntil(run, name, what, watched, { usual, begun });
    },
    elapsed: () => run.elapsed() - began,
    hasWorked: () => worked,
  };
}
