/** What a script knows while it runs. */
import type { Command } from './syntax.ts';

export interface Streams {
  input: string;
  out(text: string): void;
  err(text: string): void;
  /** Whether somebody takes the output for something. */
  isRead: boolean;
}

/** @returns its exit code */
export type Program = (
  args: string[],
  streams: Streams,
  variable: (name: string) => string,
) => Promise<number>;

/** What a script can reach. */
export interface Hands {
  programs: Readonly<Record<string, Program>>;
  files: Map<string, string>;
  /** Seconds of the machine's time. */
  now(): number;
  random(): number;
}

export class Exit extends Error {
  readonly code: number;
  constructor(code: number) {
    super();
    this.code = code;
  }
}
export class Return extends Exit {}
export class Leave extends Error {
  readonly goesOn: boolean;
  constructor(goesOn: boolean) {
    super();
    this.goesOn = goesOn;
  }
}

export interface State {
  hands: Hands;
  variables: Map<string, string>;
  functions: Map<string, Command>;
  args: string[];
  code: number;
  begun: number;
  options: { errexit: boolean; nounset: boolean };
  /** How deep in conditions: there, a failure is an answer. */
  tests: number;
  /** Runs a script apart, for what it prints. */
  outputOf(script: string, state: State): Promise<string>;
}

export const numbersOf = (state: State) => ({
  get: (name: string): number => Number(variableOf(state, name)) || 0,
  set(name: string, value: number): void {
    state.variables.set(name, String(value));
  },
});

export function variableOf(state: State, name: string): string {
  if (name === '?') return String(state.code);
  if (name === '#') return String(state.args.length);
  if (name === '@' || name === '*') return state.args.join(' ');
  if (/^\d$/.test(name))
    return name === '0' ? '/var/lib/cloud/instance/scripts/part' : (state.args[Number(name) - 1] ?? '');
  if (name === 'RANDOM') return String(Math.floor(state.hands.random() * 32768));
  if (name === 'SECONDS' && !state.variables.has(name))
    return String(Math.floor(state.hands.now() - state.begun));
  return state.variables.get(name) ?? '';
}
