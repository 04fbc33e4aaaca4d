import { messageOf } from '../message-of.ts';
import { createTimeline, type Timeline } from './timeline.ts';

export type Change = 'created' | 'updated' | 'deleted';

/** One execution of a command: its clock, its log and what it has done so far. */
export interface Run {
  /** Aborted when the run is cancelled, or when a failure makes further waiting pointless. */
  readonly signal: AbortSignal;
  /** Milliseconds since the epoch. */
  readonly deadline: number;
  /** Milliseconds between two questions about the same thing. */
  readonly pollInterval: number;
  /** Whether what AWS takes time for is awaited; else it is only started. */
  readonly waits: boolean;
  readonly timeline: Timeline;
  readonly changes: { name: string; change: Change }[];
  /** How many of the resources that are made are ready; of none where none are made. */
  readonly progress: { ready: number; of: number };
  /** Whether an error will pass by itself: throttling, 5xx, a broken connection. */
  passing(error: unknown): boolean;
  /** What an error says, for people. */
  words(error: unknown): string;
  /** A line in the log about the thing of that name. */
  say(name: string, message: string): void;
  /** The like, for those who debug alone. */
  debug(name: string, message: string): void;
  /** Milliseconds since the run began. */
  elapsed(): number;
}

export interface RunOptions {
  /** Milliseconds. */
  timeout: number;
  /** Milliseconds. */
  pollInterval: number;
  waits?: boolean;
  passing: (error: unknown) => boolean;
  words?: (error: unknown) => string;
  print: (line: string) => void;
  debug?: (line: string) => void;
  signal: AbortSignal;
}

export function createRun(options: RunOptions): Run {
  const began = Date.now();
  const elapsed = (): number => Date.now() - began;
  return {
    signal: options.signal,
    deadline: began + options.timeout,
    pollInterval: options.pollInterval,
    waits: options.waits ?? true,
    timeline: createTimeline(elapsed),
    changes: [],
    progress: { ready: 0, of: 0 },
    passing: options.passing,
    words: options.words ?? messageOf,
    say: (name, message) => options.print(`[${clock(elapsed()).padStart(6)}] ${name}: ${message}`),
    debug: (name, message) => options.debug?.(`${name}: ${message}`),
    elapsed,
  };
}

/** Says of what did not begin why it did not. @param because in words that follow "because" */
export function skip(run: Run, name: string, because: string): void {
  run.timeline.skip(name, because);
  run.say(name, `skipped, because ${because}`);
}

/** The same run, given up when `signal` is aborted too. */
export function narrowed(run: Run, signal: AbortSignal): Run {
  return { ...run, signal: AbortSignal.any([run.signal, signal]) };
}

/** A part of the run, about the thing of that name: its changes and its times are its own, its lines in the log say whose. */
export function partOf(run: Run, title: string): Run {
  return {
    ...run,
    timeline: createTimeline(run.elapsed),
    changes: [],
    progress: { ready: 0, of: 0 },
    say: (name, message) => run.say(`${title} · ${name}`, message),
  };
}

/** What a cancelled run ends with: the reason, and beside it what had failed by itself. */
export function cancelled({ reason }: AbortSignal, failures: readonly Error[]): unknown {
  const others = failures.filter(({ cause }) => cause !== reason);
  if (others.length === 0) return reason;
  return new AggregateError(
    [reason, ...others],
    `Before the run was cancelled, ${others.length} resources had failed.`,
  );
}

/** Milliseconds as people read them on a clock: `0:07`, `12:31`, `1:02:00`. */
export function clock(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const two = (value: number): string => String(value).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}:${two(seconds % 60)}`;
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}
