import './quiet-sdk.ts';
import { readRequest } from './config/read-request.ts';
import type { Idle, Request } from './config/request.ts';
import { orTellFault } from './fault.ts';
import { EventError, NotInActionsError } from './github/event.ts';
import { tellErrors, tellNotice } from './github/log.ts';
import { InputError, type ToldIn } from './inputs.ts';

/** The step: what was asked for, then the command. Everything heavy is loaded once the input is known to be good. */
async function main(): Promise<void> {
  let request: Request | Idle;
  try {
    request = await readRequest(process.env);
  } catch (error) {
    if (!isOfInput(error)) throw error;
    tellErrors([{ title: 'Bad input', message: error.message }]);
    process.exitCode = 1;
    await summarizeRefusal(error.message);
    if (error instanceof InputError && error.toldIn !== undefined) await correct(error.toldIn, error.message);
    return;
  }
  if (request.command === 'none') return tellIdle(request);
  const { execute } = await import('./execute.ts');
  await execute(request, process);
}

/** Whether the step itself, or what has started it, is to be put right. */
function isOfInput(error: unknown): error is Error {
  return error instanceof InputError || error instanceof NotInActionsError || error instanceof EventError;
}

/** Nothing has been done: what is to be put right is all that there is to tell. */
async function summarizeRefusal(message: string): Promise<void> {
  const { summaryMarkdown, writeSummary } = await import('./github/summary.ts');
  const headline = 'Bad input: nothing was done.';
  await writeSummary(summaryMarkdown({ headline, facts: [['To put right', message]] }), process.env);
}

/** The comment would say that the cluster which was to go is ready, or what an older file had planned. */
async function correct(told: ToldIn, reason: string): Promise<void> {
  const { tellRefusal } = await import('./execute.ts');
  await tellRefusal(told, reason, process.env);
}

/** For this event nothing is to be done: the step succeeds. */
async function tellIdle({ command, reason }: Idle): Promise<void> {
  const { setOutput } = await import('@actions/core');
  tellNotice({ title: 'Nothing to do', message: reason });
  setOutput('command', command);
  setOutput('result', 'skipped');
}

await orTellFault(main);
