/** One operation on one stack, as the work on its resources sees it. */
import type { Duration } from '../clock.ts';
import type { Clients, World } from '../core.ts';
import type { Surroundings } from './deployment.ts';
import { reasonOf } from './failure.ts';
import { readsOf } from './reads.ts';
import type { ResourceContext } from './resource-type.ts';
import type { Stack, StackResource } from './stack.ts';

export interface Run {
  stack: Stack;
  world: World;
  clients: Clients;
  surroundings: Surroundings;
  /** Ends everything: aborted with Cancelled when a deletion takes over, with ClockReset by a reset. */
  cut: AbortSignal;
  /** Has the operation fail: aborted by CancelUpdateStack. */
  halt: AbortSignal;
  /** In express mode, what is not yet as it will be when AWS is done with it: resources by logical id. */
  settling: Map<string, Promise<void>>;
}

/** Lets so many seconds of AWS's time pass; rejects with the signal's reason when that ends first. */
export async function pass(run: Run, seconds: number, signal: AbortSignal = run.cut): Promise<void> {
  signal.throwIfAborted();
  await new Promise<void>((resolve, reject) => {
    const cut = (): void => reject(signal.reason);
    signal.addEventListener('abort', cut, { once: true });
    run.world.clock
      .sleep(seconds)
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', cut));
  });
}

/** Seconds that AWS takes for a resource this time. */
export const takes = ({ stack, world }: Run, logicalId: string, duration: Duration): number =>
  world.clock.takes(duration, `${stack.name}/${logicalId}`);

/** What a resource's type needs to work on it. */
export const contextOf = (
  run: Run,
  logicalId: string,
  tags: Record<string, string>,
  signal?: AbortSignal,
): ResourceContext => ({
  clients: run.clients,
  awaitsSignals: false,
  account: run.stack.account,
  region: run.stack.region,
  stackName: run.stack.name,
  logicalId,
  tags: {
    ...tags,
    'aws:cloudformation:stack-name': run.stack.name,
    'aws:cloudformation:stack-id': run.stack.id,
    'aws:cloudformation:logical-id': logicalId,
  },
  previousTags: tags,
  tagsLate: run.world.circumstances.tagsLate,
  wait: (duration) => pass(run, takes(run, logicalId, duration), signal),
});

/** Makes the reads of a resource's handler, with the rights of whoever works on the stack. */
export async function readAs(
  { stack: { principal, region }, world }: Run,
  resource: StackResource,
  handler: 'create' | 'update' | 'delete',
): Promise<void> {
  for (const read of readsOf(resource, handler)) {
    await world.look({ principal, region, via: 'cloudformation.amazonaws.com' }, read);
  }
}

/** In express mode AWS goes on with a resource in the background. */
export function settleLater(
  { settling, world }: Run,
  { logicalId, type }: StackResource,
  work: Promise<void>,
): void {
  const settled = work
    .catch((error: unknown) => {
      // Nobody hears of it any more, unless it is the emulator's own mistake.
      reasonOf(error, type);
    })
    .finally(() => settling.delete(logicalId));
  settling.set(logicalId, settled);
  world.clock.background(() => settled);
}
