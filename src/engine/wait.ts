import { setTimeout as sleep } from 'node:timers/promises';
import type { Run } from './run.ts';
import { clock } from './run.ts';

/** An answer to "is it so yet?": the value, or why not yet. */
export type Probe<Value> = { done: Value } | NotYet;

export interface NotYet {
  /** The reason: a state as AWS writes it, such as `CREATING`, or words. */
  waiting: string;
  /** What is waited for meanwhile, where that is something else. */
  what?: string;
  /** The reason in full, where it would frighten whoever need not act: for those who debug, and for the end. */
  details?: string;
  /** Milliseconds before which not to ask again. */
  pause?: number;
  /** Whether nothing waits for it, as far as can be told: it is asked for less often. */
  isUnhurried?: true;
  /** When AWS has begun, where that was before the wait. */
  since?: Date | undefined;
  /** Whether others wait for the answer who see it sooner: it is asked for as often as can be, once it can be. */
  isUrgent?: boolean;
}

/** Seconds that something takes when nothing is wrong: at least, and at most. */
export type Usual = readonly [from: number, to: number];

/** The time limit passed before what was awaited came true. */
export class DeadlineError extends Error {
  /** The last known reason. */
  readonly reason: string;

  constructor(what: string, reason: string, waited: number) {
    super(
      `Gave up after waiting ${clock(waited)} for ${what}. Last known state: ${reason.replace(/\.$/, '')}. ` +
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
const usualQuiet = { changed: 10_000, unchanged: 60_000 };
/** The longest pause after what will pass. Milliseconds. */
const longestPause = 60_000;
/** The poll interval for which usual times are what they are, milliseconds: a shorter one is for an AWS that is as much faster. */
const usualInterval = 5_000;
/** How many poll intervals pass between two questions while an answer would be a surprise: a failure, as a rule. */
const whileEarly = 24;
/** By how much of the poll interval pauses differ. */
const jitter = 1 / 5;
/** Of the time that has passed, how much may be lost by a question that comes too late. */
const lossyAtLast = 1 / 50;
/** How many poll intervals pass between two questions for what nothing waits for. */
const whileUnhurried = 4;
/**
 * Of the time within which the answer usually comes, and then not more than this of what has passed. What this run has had taken
 * away is worth fewer questions than what comes: nobody works with it.
 */
const lossyWhileUsual = { ofWindow: 1 / 20, ofWindowIfOurs: 1 / 12, ofPassed: 1 / 10 };

/**
 * Seldom before it can be so, then close, and less close the longer it takes.
 *
 * @param waited milliseconds since it began
 * @param isOurs whether this run has had it begun, so that AWS has nothing to tell before it can be done
 * @returns milliseconds until the next question
 */
function pauseAfter(
  waited: number,
  interval: number,
  usual: Usual | undefined,
  { isUrgent, isOurs }: { isUrgent: boolean | undefined; isOurs: boolean },
): number {
  const earliest = (usual?.[0] ?? 0) * 1000 * Math.min(1, interval / usualInterval);
  const early = earliest - waited;
  if (early > interval) return isOurs ? early : Math.min(early, interval * whileEarly);
  if (usual === undefined || isUrgent) return interval;
  const [from, to] = usual;
  const { ofPassed, ...lossy } = lossyWhileUsual;
  const ofWindow = isOurs ? lossy.ofWindowIfOurs : lossy.ofWindow;
  const window = (to - from) * 1000 * Math.min(1, interval / usualInterval);
  return Math.max(interval, waited * lossyAtLast, Math.min(window * ofWindow, waited * ofPassed));
}

/**
 * The one waiter for everything. Asks at once and then every poll interval, give or take a fifth (so that many runs do not ask
 * in step), where it is known how long it usually takes, less often before it can be so; pauses twice as long after each passing
 * error such as throttling, and as before once an answer comes.
 *
 * @param what in words that follow "waiting for".
 * @param options.usual how long it takes when nothing is wrong
 * @param options.begun what AWS would say now, of what this run has just had it begin: it is not asked for that
 * @throws DeadlineError, NotAwaited at the first answer that is not the last when the run does not wait, the signal's
 * reason when the run is given up, or the first error of `probe` that will not pass.
 */
export async function waitUntil<Value>(
  run: Run,
  name: string,
  what: string,
  probe: () => Promise<Probe<Value>>,
  {
    usual,
    begun,
    quiet = usualQuiet,
  }: { usual?: Usual | undefined; begun?: string | undefined; quiet?: typeof usualQuiet } = {},
): Promise<Value> {
  const began = run.elapsed();
  const isOurs = begun !== undefined;
  let known: NotYet | undefined = isOurs ? { waiting: begun } : undefined;
  let trouble = 0;
  let said = { reason: '', at: Number.NEGATIVE_INFINITY };
  for (;;) {
    run.signal.throwIfAborted();
    let now: NotYet;
    try {
      const answer = known ?? (await probe());
      known = undefined;
      if ('done' in answer) return answer.done;
      now = answer;
      if (!run.waits) throw new NotAwaited(what, now.waiting);
      trouble = 0;
    } catch (error) {
      if (!run.passing(error)) throw error;
      now = { waiting: run.words(error) };
      trouble += 1;
    }
    const { waiting: reason, details, isUnhurried = false } = now;
    const least = now.pause ?? (isUnhurried ? run.pollInterval * whileUnhurried : 0);
    const waited = run.elapsed() - began;
    const tell = (): void => {
      const at = run.elapsed();
      if (at - said.at < (reason === said.reason ? quiet.unchanged : quiet.changed)) return;
      run.say(name, [inWords(now, what, usual) + soFar(at - began), ...progressOf(run)].join('; '));
      if (details !== undefined) run.debug(name, details);
      said = { reason, at };
    };
    tell();
    const left = run.deadline - Date.now();
    if (left <= 0) throw new DeadlineError(what, details ?? reason, waited);
    const pause =
      trouble > 0
        ? Math.min(run.pollInterval * 2 ** trouble, longestPause)
        : pauseAfter(Math.max(waited, ageOf(now)), run.pollInterval, usual, {
            isUrgent: now.isUrgent,
            isOurs,
          });
    const differing = pause + run.pollInterval * jitter * (2 * Math.random() - 1);
    let rest = Math.min(Math.max(differing, least), left);
    // A long pause is no long silence.
    while (rest > quiet.unchanged && quiet.unchanged > 0) {
      await asleep(quiet.unchanged, run.signal);
      rest -= quiet.unchanged;
      tell();
    }
    await asleep(rest, run.signal);
  }
}

/** @throws the signal's reason when that ends first */
const asleep = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  sleep(milliseconds, undefined, { signal }).catch(() => signal.throwIfAborted());

const ageOf = ({ since }: NotYet): number => (since === undefined ? 0 : Date.now() - since.getTime());

/** What AWS calls the states of things that it is at work on, where a reason begins with one. */
const state = /^(?:[A-Z]+_)*(?:[A-Z]+ING|DEGRADED|IN_PROGRESS|[A-Z]*COMPLETE)\b/;

/** Such as `creating (usually 7–10 min)`, or `waiting for the NAT gateway (not to be seen yet)`. */
function inWords({ waiting: reason, what }: NotYet, awaited: string, usual: Usual | undefined): string {
  const waiting = reason.replace(/\.$/, '');
  const time = usual && `usually ${usualInWords(usual)}`;
  const [aws] = state.exec(waiting) ?? [];
  if (aws === undefined)
    return `waiting for ${what ?? awaited} (${[waiting, time].filter(Boolean).join('; ')})`;
  const words = aws.toLowerCase().replaceAll('_', ' ') + waiting.slice(aws.length);
  return time === undefined ? words : `${words} (${time})`;
}

/** In whole minutes, such as `7–10 min`. */
function usualInWords(usual: Usual): string {
  const minutes = usual.map((seconds) => Math.max(1, Math.round(seconds / 60)));
  const [from, to] = minutes;
  return from === to ? `about ${from} min` : `${from}–${to} min`;
}

const soFar = (waited: number): string => (waited < 1000 ? '' : `, ${clock(waited)} so far`);

const progressOf = ({ progress: { ready, of } }: Run): string[] =>
  of === 0 ? [] : [`${ready} of ${of} ready`];
