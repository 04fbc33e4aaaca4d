import { type Graph, type Resource, resourceOf } from './graph.ts';
import { RemovedMeanwhileError, takenAway } from './meanwhile.ts';
import type { Need } from './need.ts';
import { causesOf, ResourceError, ResourceErrors } from './resource-error.ts';
import { cancelled, narrowed, type Run, skip } from './run.ts';
import { createStep } from './step.ts';

/** What a graph holds once it has been ensured. */
export interface Values {
  of<Value>(need: Need<Value>): Value;
}

/** A resource that we make ourselves. */
type Made = Resource<unknown> & Required<Pick<Resource<unknown>, 'ensure'>>;

function isMade(resource: Resource<unknown>): resource is Made {
  return resource.ensure !== undefined;
}

/** Why waits were cut short: another resource of the same run failed. */
export class GivenUp extends Error {
  constructor(failed: string) {
    super(`given up because ${failed} failed`);
    this.name = 'GivenUp';
  }
}

/**
 * Ensures every resource that can be made, each as soon as all it needs is there, side by side.
 *
 * After a first failure nothing more is started, and what is being waited for is given up: AWS goes on with it, and
 * the next run adopts it.
 *
 * @throws ResourceError, ResourceErrors of several, RemovedMeanwhileError where somebody else takes away what was ready,
 * or the signal's reason when the run is cancelled.
 */
export async function ensureAll(graph: Graph, run: Run): Promise<Values> {
  const ready = new Map<Need<unknown>, unknown>();
  const unstarted = new Set(graph.filter(isMade));
  const running = new Map<Resource<unknown>, Promise<void>>();
  const failures: ResourceError[] = [];
  const stop = new AbortController();
  let because = '';
  const stoppable = narrowed(run, stop.signal);
  let idle = 0;
  run.progress.of = unstarted.size;

  async function ensure(resource: Made): Promise<void> {
    run.timeline.begin(resource.name, lastReady(resource));
    try {
      const step = createStep(stoppable, resource.name, resource.needs, {
        get: (need) => ready.get(need),
        set: becomeReady,
      });
      const value = await resource.ensure(step);
      const worked = step.hasWorked();
      run.timeline.end(resource.name, worked ? 'done' : 'idle');
      if (worked) run.say(resource.name, 'ready');
      else idle += 1;
      run.progress.ready += 1;
      becomeReady(resource, value);
    } catch (error) {
      const isGivenUp = error instanceof GivenUp || (run.signal.aborted && error === run.signal.reason);
      run.timeline.end(resource.name, isGivenUp ? 'given up' : 'failed');
      if (!(error instanceof GivenUp)) failures.push(new ResourceError(resource.name, error));
      giveUp(resource.name);
    } finally {
      running.delete(resource);
    }
  }

  function giveUp(failed: string): void {
    if (stop.signal.aborted) return;
    because = `${failed} failed`;
    stop.abort(new GivenUp(failed));
  }

  function lastReady(resource: Resource<unknown>): string | undefined {
    const last = [...ready.keys()].findLast((need) => resource.needs.includes(need));
    return last && resourceOf(last).name;
  }

  function becomeReady(need: Need<unknown>, value: unknown): void {
    ready.set(need, value);
    startWhatCan();
  }

  function startWhatCan(): void {
    if (stop.signal.aborted) return;
    for (const resource of unstarted) {
      if (!resource.needs.every((need) => ready.has(need))) continue;
      unstarted.delete(resource);
      running.set(resource, ensure(resource));
    }
  }

  startWhatCan();
  while (running.size > 0) await Promise.race(running.values());

  if (run.signal.aborted) because = 'the run was cancelled';
  if (because !== '') for (const { name } of unstarted) skip(run, name, because);
  if (run.signal.aborted) throw cancelled(run.signal, failures);
  if (failures.length > 0) {
    const [failure] = failures;
    throw await reasonOf(
      failures.length === 1 ? failure : new ResourceErrors(failures, `${failures.length} resources failed`),
      graph.filter((resource) => ready.has(resource)),
    );
  }
  if (unstarted.size > 0) {
    const stuck = [...unstarted].map((resource) => {
      const missing = resource.needs.filter((need) => !ready.has(need)).map((need) => need.name);
      return `${resource.name} (needs ${missing.join(', ')})`;
    });
    throw new Error(`nothing provides what these resources need: ${stuck.join('; ')}`);
  }
  if (idle > 0) run.say('cluster', asWanted(idle, run.progress.of));
  return { of: <Value>(need: Need<Value>) => ready.get(need) as Value };
}

function asWanted(idle: number, all: number): string {
  const [resources, were] = idle === 1 ? ['resource', 'was'] : [`${idle} resources`, 'were'];
  return idle === all
    ? `${idle === 1 ? '1 ' : ''}${resources} as wanted, nothing to change`
    : `the other ${resources} ${were} as wanted`;
}

/** What has failed, or that somebody else takes away what it stood on: AWS then says no more than what it cannot do. */
async function reasonOf(error: unknown, wasReady: Graph): Promise<unknown> {
  if (causesOf(error).some((cause) => cause instanceof RemovedMeanwhileError)) return error;
  // Where AWS cannot be asked, what has failed is told as it is.
  return (await takenAway(wasReady, error).catch(() => undefined)) ?? error;
}
