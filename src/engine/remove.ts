import { dependentsOf, type Graph, type Resource } from './graph.ts';
import { ResourceError } from './resource-error.ts';
import type { Run } from './run.ts';
import { createStep } from './step.ts';

/** Some resources could not be removed; the others were, as far as they did not have to wait for these. */
export class RemovalError extends AggregateError {
  /** Names of resources that were left alone because something that stands on them is still there. */
  readonly kept: readonly string[];

  constructor(failures: unknown[], kept: readonly string[]) {
    const left =
      kept.length === 0 ? '' : ` Left in place, because something still stands on them: ${kept.join(', ')}.`;
    super(failures, `${failures.length} resources could not be removed.${left}`);
    this.name = 'RemovalError';
    this.kept = kept;
  }
}

/**
 * Removes every resource, each as soon as nothing stands on it any more, side by side. A failure stops only what lies
 * beneath it: the rest is still removed.
 *
 * @throws RemovalError, or the signal's reason when the run is cancelled.
 */
export async function removeAll(graph: Graph, run: Run): Promise<void> {
  const gone = new Set<Resource<unknown>>();
  const unstarted = new Set(graph);
  const running = new Map<Resource<unknown>, Promise<void>>();
  const failures: unknown[] = [];

  async function remove(resource: Resource<unknown>): Promise<void> {
    run.timeline.begin(resource.name, [...gone].findLast((other) => other.needs.includes(resource))?.name);
    try {
      await resource.remove?.(createStep(run, resource.name, [], new Map()));
      run.timeline.end(resource.name);
      gone.add(resource);
      if (run.changes.some(({ name }) => name === resource.name)) run.say(resource.name, 'gone');
    } catch (error) {
      run.timeline.end(resource.name, true);
      failures.push(new ResourceError(resource.name, error));
    } finally {
      running.delete(resource);
    }
  }

  function startWhatCan(): void {
    let more = true;
    while (more) {
      more = false;
      for (const resource of unstarted) {
        if (!dependentsOf(graph, resource).every((other) => gone.has(other))) continue;
        unstarted.delete(resource);
        const goesWithAnother = resource.within !== undefined && graph.includes(resource.within);
        if (goesWithAnother || resource.remove === undefined) {
          gone.add(resource);
          more = true;
        } else {
          running.set(resource, remove(resource));
        }
      }
    }
  }

  startWhatCan();
  while (running.size > 0) {
    await Promise.race(running.values());
    startWhatCan();
  }
  run.signal.throwIfAborted();
  if (failures.length > 0)
    throw new RemovalError(
      failures,
      [...unstarted].map((resource) => resource.name),
    );
}
