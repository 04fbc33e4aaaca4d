import { execFileSync } from 'node:child_process';

/** Whether a program is there and runs, shown by a call that does nothing, such as `--version`. */
export function runs(program: string, ...args: string[]): boolean {
  try {
    execFileSync(program, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

export const hasKubectl = runs('kubectl', 'version', '--client');
