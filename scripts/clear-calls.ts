import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Runs before the end-to-end tests: the calls that an earlier run has left are not theirs. */
export default function clearCalls(): void {
  rmSync(fileURLToPath(new URL('../.emulator/calls', import.meta.url)), { recursive: true, force: true });
}
