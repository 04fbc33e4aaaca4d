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

await main();
