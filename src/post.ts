import './quiet-sdk.ts';
import type { ClusterRequest } from './config/request.ts';
import { orTellFault } from './fault.ts';
import { EventError } from './github/event.ts';
import { tellErrors } from './github/log.ts';
import { InputError } from './inputs.ts';
import { readTeardown, TeardownError } from './state.ts';

/** After the job, however it ended: removes the cluster of an `up` with `teardown: job`. */
async function post(): Promise<void> {
  let request: ClusterRequest | undefined;
  try {
    request = await readTeardown(process.env);
  } catch (error) {
    const isKnown =
      error instanceof InputError || error instanceof TeardownError || error instanceof EventError;
    if (!isKnown) throw error;
    tellErrors([{ title: 'No teardown', message: error.message }]);
    process.exitCode = 1;
    return;
  }
  if (request === undefined) return;
  const { execute } = await import('./execute.ts');
  await execute(request, process);
}

await orTellFault(post);
