/** The part of the shell's language that user data is read in. What is outside of it is not run at all. */

/** A line that the emulator cannot tell the meaning of: nothing that depends on it may count as done. */
export class NotUnderstood extends Error {}

export type Piece =
  | { kind: 'text'; text: string; quoted: boolean }
  | { kind: 'variable'; name: string; fallback?: Word; quoted: boolean }
  | { kind: 'output'; script: string; quoted: boolean }
  | { kind: 'sum'; text: string; quoted: boolean };

export type Word = Piece[];

export interface Redirection {
  from: 0 | 1 | 2 | 'both';
  /** Such as `>>`; `<<<` for a text that follows. */
  way: '<' | '<<<' | '>' | '>>' | '>&' | 'here';
  to: Word;
}

export type Command =
  | { kind: 'simple'; words: Word[]; assignments: [name: string, value: Word][]; redirections: Redirection[] }
  | { kind: 'if'; branches: { test: Script; body: Script }[]; otherwise: Script; redirections: Redirection[] }
  | { kind: 'loop'; test: Script; isUntil: boolean; body: Script; redirections: Redirection[] }
  | { kind: 'for'; name: string; words: Word[]; body: Script; redirections: Redirection[] }
  | { kind: 'group'; body: Script; isApart: boolean; redirections: Redirection[] }
  | { kind: 'sum'; text: string; redirections: Redirection[] }
  | { kind: 'function'; name: string; body: Command };

/** Commands with pipes between them. */
export interface Pipeline {
  negated: boolean;
  commands: Command[];
  /** What decides whether it is run, by the outcome of what came before. */
  after: 'always' | 'success' | 'failure';
}

export type Script = Pipeline[];
