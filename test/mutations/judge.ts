/** Finds out whether a defect is caught. */
import type { Lab } from '../crash/lab.ts';
import { makeMutant } from './mutant.ts';
import { type Outcome, type Row, RowError, type Sources, type Verdict, verdictOn } from './row.ts';
import { type ScenarioName, scenarios } from './scenarios.ts';

/** @param folder where the mutant is made: of two that run side by side, each has its own */
export type Judge = (row: Row, lab: Lab, folder: string) => Promise<Verdict>;

/** @param sources of the project without any defect. It runs each scenario once. */
export function createJudge(sources: Sources): Judge {
  const sound = new Map<ScenarioName, Promise<Outcome>>();

  return async (row, lab, folder) => {
    const { scenario } = row;
    try {
      const action = await makeMutant(row, sources, folder);
      const known = sound.get(scenario) ?? run(scenario, lab);
      sound.set(scenario, known);
      return verdictOn(row, await known, await run(scenario, lab, action));
    } catch (error) {
      if (error instanceof RowError) return { caught: false, why: error.message };
      throw error;
    }
  };
}

/**
 * Runs it in a fresh account.
 * @param action folder of the action that runs; the project's own by default
 */
async function run(scenario: ScenarioName, lab: Lab, action?: string): Promise<Outcome> {
  await lab.reset();
  const step: Lab['step'] = (command, options) =>
    lab.step(command, {
      ...options,
      ...(action !== undefined && { action }),
      inputs: { timeout: '2m', ...options?.inputs },
    });
  return scenarios[scenario].run({ lab, step }).catch((error: unknown) => [String(error)]);
}
