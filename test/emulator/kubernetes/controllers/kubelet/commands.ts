/**
 * What containers do. Nothing runs in a pod here, so only a few commands are known for what they do: true, false, exit,
 * sleep and echo, alone or one after the other in a shell. All others go on for ever, or do their work at once in a Job.
 */
import { type Fields, textsAt } from '../../objects.ts';

export interface Run {
  seconds: number;
  exitCode: number;
}

const shells = new Set(['sh', 'bash', '/bin/sh', '/bin/bash']);

const known: Readonly<Record<string, (argument: string) => Run | undefined>> = {
  true: () => ({ seconds: 0, exitCode: 0 }),
  false: () => ({ seconds: 0, exitCode: 1 }),
  echo: () => ({ seconds: 0, exitCode: 0 }),
  exit: (argument) => ({ seconds: 0, exitCode: Number(argument) || 0 }),
  sleep: (argument) => {
    const [, number, unit = 's'] = /^(\d+(?:\.\d+)?)([smh]?)$/.exec(argument) ?? [];
    if (number === undefined) return undefined;
    return { seconds: Number(number) * (unit === 'h' ? 3600 : unit === 'm' ? 60 : 1), exitCode: 0 };
  },
};

const runOf = ([program = '', argument = '']: string[]): Run | undefined =>
  known[program.replace(/^.*\//, '')]?.(argument);

/** One statement after the other, until one exits or fails before an `&&`. */
function runOfScript(script: string): Run | undefined {
  let seconds = 0;
  let exitCode = 0;
  for (const [statement = '', separator] of script.matchAll(/[^;&\n]+(&&|;|\n|$)/g)) {
    const words = statement
      .replace(/(&&|;|\n)$/, '')
      .trim()
      .split(/\s+/);
    const run = runOf(words);
    if (!run) return undefined;
    seconds += run.seconds;
    exitCode = run.exitCode;
    if (words[0] === 'exit' || (separator === '&&' && exitCode !== 0)) break;
  }
  return { seconds, exitCode };
}

/** @returns undefined for a command that is not known */
export function runOfContainer(container: Fields): Run | undefined {
  const words = [...textsAt(container, 'command'), ...textsAt(container, 'args')];
  const [shell = '', option, script] = words;
  return shells.has(shell) && option === '-c' ? runOfScript(script ?? '') : runOf(words);
}
