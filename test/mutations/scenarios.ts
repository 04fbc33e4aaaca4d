/** What is done with a bundle to see whether it is sound: runs of it, in an account of its own. */
import type { Lab } from '../crash/lab.ts';
import type { StepResult } from '../e2e/runner.ts';
import type { Outcome } from './row.ts';

/** Where a bundle is tried. */
export interface Stage {
  lab: Lab;
  /** Runs the bundle that is tried, as a step of a job. */
  step: Lab['step'];
}

type Scenario = (stage: Stage) => Promise<Outcome>;

const table = {
  up: async ({ step }) => failureOf('up', await step('up')),
} satisfies Record<string, Scenario>;

export type ScenarioName = keyof typeof table;

export const scenarios: Readonly<Record<ScenarioName, Scenario>> = table;

/** What a step that failed has told the user. */
function failureOf(command: string, { code, annotations }: StepResult): Outcome {
  if (code === 0) return [];
  const errors = annotations.filter(({ level }) => level === 'error').map(({ message }) => message);
  return [`${command} ended with code ${code}:\n${errors.join('\n')}`];
}
