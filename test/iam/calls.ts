/** The calls of the whole end-to-end suite, as its emulators left them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { callsDir } from '../e2e/emulator.ts';
import type { LoggedCall } from '../emulator/core.ts';

/**
 * The log of each emulator's life, from its start or a reset to the next reset or its end, as far as IAM has a say in it:
 * what is written to a cluster is Kubernetes' own to judge.
 */
export function logsOfSuite(): LoggedCall[][] {
  const files = existsSync(callsDir) ? readdirSync(callsDir).filter((name) => name.endsWith('.json')) : [];
  if (files.length === 0) {
    throw new Error('There is no log of calls: run the end-to-end suite first, as `npm test` does.');
  }
  return files.map((file) => {
    const log: LoggedCall[] = JSON.parse(readFileSync(join(callsDir, file), 'utf8'));
    return log.filter(({ service }) => service !== 'kubernetes');
  });
}
