import { inspect } from 'node:util';
import { type Idle, type Request, readRequest } from './config/request.ts';
import { errorAnnotation, noticeAnnotation } from './github/annotation.ts';
import { NotInActionsError } from './github/event.ts';
import { InputError } from './inputs.ts';

/** The step: what was asked for, then the command. Everything heavy is loaded once the input is known to be good. */
async function main(): Promise<void> {
  let request: Request | Idle;
  try {
    request = await readRequest(process.env);
  } catch (error) {
    if (!(error instanceof InputError || error instanceof NotInActionsError)) throw error;
    console.log(errorAnnotation('Bad input', error.message));
    process.exitCode = 1;
    return;
  }
  if (request.command === 'none') return tellIdle(request);
  const { execute } = await import('./execute.ts');
  await execute(request, process);
}

/** For this event nothing is to be done: the step succeeds. */
async function tellIdle({ command, reason }: Idle): Promise<void> {
  const { setOutput } = await import('@actions/core');
  console.log(noticeAnnotation('Nothing to do', reason));
  setOutput('command', command);
  setOutput('result', 'skipped');
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
