import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * By what the emulators of a test run draw AWS's times: EMULATOR_SEED, or a number that each commit has for itself, so that
 * what fails on one machine fails on the next as well.
 */
export function runSeed(): string {
  const given = process.env.EMULATOR_SEED;
  if (given !== undefined) return given;
  try {
    const commit = execFileSync('git', ['rev-parse', 'HEAD'], {
      cwd: fileURLToPath(new URL('..', import.meta.url)),
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return String(Number.parseInt(commit.slice(0, 6), 16));
  } catch {
    // Not a checkout, or no git.
    return '1';
  }
}
