import { setTimeout as sleep } from 'node:timers/promises';
import type { Run } from './run.ts';
import { clock } from './run.ts';

/** An answer to "is it so yet?": the value, or why not yet, and the milliseconds before which not to ask again. */
export type Probe<Value> = { done: Value } | { waiting: string; pause?: number };

/** The time limit passed before what was awaited came true. */
export class DeadlineError extends Error {
  /** The last known reason. */
  readonly reason: string;

  constructor(what: string, reason: string, waited: number) {
    super(
      `Gave up after waiting ${clock(waited)} for ${what}. Last known state: ${reason}. ` +
        'What was made so far is kept: run `up` again to go on from here, with a longer `timeout` if it was only slow, or `down` to remove it.',
    );
    this.name = 'DeadlineError';
    this.reason = reason;
  }
}

/** What was asked for takes time, and the run does not wait. */
export class NotAwaited extends Error {
  constructor(what: string, reason: string) {
    super(`not waiting for ${what} (${reason})`);
    this.name = 'NotAwaited';
  }
}

/** How long the log stays quiet about one wait: less when the reason has changed. Milliseconds. */
const quiet = { changed: 10_000, unchanged: 60_000 };
/** The longest pause that throttling leads to. Milliseconds. */
const longestPause = 60_000;

/**
 * The one waiter for everything. Asks at once and then every poll interval ± 20 % (so that many runs do not ask in
 * step); pauses twice as long after each passing error such as throttling, and as before once an answer comes.
 *
 * @param what in words that follow "waiting for".
 * @throws DeadlineError, NotAwaited at the first answer that is not the last when the run does not wait, the signal's
 * reason when the run is given up, or the first error of `probe` that will not pass.
 */
export async function waitUntil<Value>(
  run: Run,
  name: string,
  what: string,
  probe: () => Promise<Probe<Value>>,
): Promise<Value> {
  const began = run.elapsed();
  let pause = run.pollInterval;
  let said = { reason: '', at: Number.NEGATIVE_INFINITY };
  for (;;) {
    run.signal.throwIfAborted();
    let reason: string;
    let least = 0;
    try {
      const answer = await probe();
      if ('done' in answer) return answer.done;
      reason = answer.waiting;
      least = answer.pause ?? 0;
      if (!run.waits) throw new NotAwaited(what, reason);
      pause = run.pollInterval;
    } catch (error) {
      if (!run.passing(error)) throw error;
      reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
      pause = Math.min(pause * 2, longestPause);
    }
    if (run.elapsed() - said.at >= (reason === said.reason ? quiet.unchanged : quiet.changed)) {
      run.say(name, `waiting for ${what} (${reason})`);
      said = { reason, at: run.elapsed() };
    }
    const left = run.deadline - Date.now();
    if (left <= 0) throw new DeadlineError(what, reason, run.elapsed() - began);
    const next = Math.min(Math.max(pause * (0.8 + 0.4 * Math.random()), least), left);
    await sleep(next, undefined, { signal: run.signal }).catch(() => run.signal.throwIfAborted());
  }
}
