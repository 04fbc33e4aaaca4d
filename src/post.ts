import { orTellFault } from './fault.ts';
import { readTeardown } from './state.ts';

/** After the job, however it ended: removes the cluster of an `up` with `teardown: job`. */
async function post(): Promise<void> {
  const request = readTeardown(process.env);
  if (request === undefined) return;
  const { execute } = await import('./execute.ts');
  await execute(request, process);
}

await orTellFault(post);
