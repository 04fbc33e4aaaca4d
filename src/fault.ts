import { inspect } from 'node:util';
import { debug, tellErrors } from './github/log.ts';

/**
 * Runs a part of the action that the runner starts. What nobody has foreseen is told like everything else, also where nothing
 * waits for it: Node would print its message as it is. Its stack is for those who debug.
 */
export async function orTellFault(part: () => Promise<void>): Promise<void> {
  process.on('uncaughtException', (error) => {
    void tellFault(error).finally(() => process.exit());
  });
  await part().catch(tellFault);
}

async function tellFault(error: unknown): Promise<void> {
  process.exitCode = 1;
  const { explain } = await import('./explain.ts');
  const { title = 'Failed', message } = explain(error, '');
  tellErrors([{ title, message }]);
  debug(inspect(error));
}
