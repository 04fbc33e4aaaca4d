import { inspect } from 'node:util';
import { type Request, readRequest } from './config/request.ts';
import { errorAnnotation } from './github/annotation.ts';
import { NotInActionsError } from './github/event.ts';
import { InputError } from './inputs.ts';

/** The step: what was asked for, then the command. Everything heavy is loaded once the input is known to be good. */
async function main(): Promise<void> {
  let request: Request;
  try {
    request = await readRequest(process.env);
  } catch (error) {
    if (!(error instanceof InputError || error instanceof NotInActionsError)) throw error;
    console.log(errorAnnotation('Bad input', error.message));
    process.exitCode = 1;
    return;
  }
  const { execute } = await import('./execute.ts');
  await execute(request, process);
}

/** What nobody has foreseen is told like everything else; its stack is for those who debug. */
async function tellFault(error: unknown): Promise<void> {
  process.exitCode = 1;
  const { explain } = await import('./explain.ts');
  const { title = 'Failed', message } = explain(error, '');
  console.log(errorAnnotation(title, message));
  if (process.env.RUNNER_DEBUG === '1') console.log(inspect(error));
}

await main().catch(tellFault);
