/**
 * The one way to the log of a job: what is printed here means nothing to the runner but what the function says. A lint keeps
 * everything else in src/ from writing there.
 */
import { annotationsOf, command, type Problem, plain } from './annotation.ts';

/** Text of anybody. */
export function print(text: string): void {
  write(plain(text));
}

/** For a program that others run, whose standard output they read: to standard error. */
export function printAside(text: string): void {
  process.stderr.write(`${plain(text)}\n`);
}

export function tellErrors(problems: readonly Problem[]): void {
  if (problems.length > 0) write(annotationsOf('error', problems));
}

export function tellWarnings(problems: readonly Problem[]): void {
  if (problems.length > 0) write(annotationsOf('warning', problems));
}

export function tellNotice(problem: Problem): void {
  write(annotationsOf('notice', [problem]));
}

/** Shown where somebody has asked for debugging. */
export function debug(text: string): void {
  write(command('debug', text));
}

/** Has the runner hide it from now on, wherever it would be shown. */
export function mask(secret: string): void {
  write(command('add-mask', secret));
}

function write(text: string): void {
  process.stdout.write(`${text}\n`);
}
