import { dependentsOf, type Graph, type Resource } from './graph.ts';
import { MadeMeanwhileError } from './meanwhile.ts';
import { ResourceError } from './resource-error.ts';
import { cancelled, type Run, skip } from './run.ts';
import { createStep } from './step.ts';
import { NotAwaited } from './wait.ts';

/** Some resources could not be removed; the others were, as far as they did not have to wait for these. */
export class RemovalError extends AggregateError {
  /** Names of resources that were left alone because something that stands on them, or makes them, is still there. */
  readonly kept: readonly string[];

  constructor(failures: unknown[], kept: readonly string[]) {
    const left =
      kept.length === 0
        ? ''
        : ` Left in place, because something that stands on them, or makes them, is still there: ${kept.join(', ')}.`;
    super(failures, `${failures.length} resources could not be removed.${left}`);
    this.name = 'RemovalError';
    this.kept = kept;
  }
}

/**
 * Removes every resource, each as soon as nothing stands on it and nobody makes it any more, side by side. A failure stops
 * only what lies beneath it: the rest is still removed.
 *
 * @returns names of resources that are still going, in a run that does not wait: what they stand on was not started.
 * @throws RemovalError, or the signal's reason when the run is cancelled.
 */
export async function removeAll(graph: Graph, run: Run): Promise<string[]> {
  const gone = new Set<Resource<unknown>>();
  const unstarted = new Set(graph);
  const running = new Map<Resource<unknown>, Promise<void>>();
  const failures: ResourceError[] = [];
  const going: string[] = [];

  async function remove(resource: Resource<unknown>): Promise<void> {
    const before = new Set(
      [...standingOn(resource), ...(resource.madeBy ?? [])].map((other) => ownerOf(other) ?? other),
    );
    run.timeline.begin(resource.name, [...gone].findLast((other) => before.has(other))?.name);
    try {
      await requireGone(before);
      const step = createStep(run, resource.name);
      await resource.remove?.(step);
      run.timeline.end(resource.name, step.hasWorked() ? 'done' : 'idle');
      gone.add(resource);
      if (run.changes.some(({ name }) => name === resource.name)) run.say(resource.name, 'gone');
    } catch (error) {
      if (error instanceof NotAwaited) {
        run.timeline.end(resource.name);
        run.say(resource.name, error.message);
        going.push(resource.name);
        return;
      }
      const isGivenUp = run.signal.aborted && error === run.signal.reason;
      run.timeline.end(resource.name, isGivenUp ? 'given up' : 'failed');
      failures.push(new ResourceError(resource.name, error));
    } finally {
      running.delete(resource);
    }
  }

  /** Goes when that one has gone, and not by itself. */
  function ownerOf(resource: Resource<unknown>): Resource<unknown> | undefined {
    return resource.within !== undefined && graph.includes(resource.within) ? resource.within : undefined;
  }

  /** What stands on the resource, or on anything that goes with it. */
  function standingOn(resource: Resource<unknown>): Resource<unknown>[] {
    const together = [resource, ...graph.filter((other) => ownerOf(other) === resource)];
    return together.flatMap((each) => dependentsOf(graph, each)).filter((other) => !together.includes(other));
  }

  /** Whoever makes it, and has not gone yet. */
  function makersOf({ madeBy = [] }: Resource<unknown>): Resource<unknown>[] {
    return madeBy.filter((maker) => graph.includes(maker) && !gone.has(maker));
  }

  function startWhatCan(): void {
    let more = true;
    while (more) {
      more = false;
      for (const resource of unstarted) {
        const owner = ownerOf(resource);
        const mayGo =
          owner === undefined
            ? makersOf(resource).length === 0 && standingOn(resource).every((other) => gone.has(other))
            : gone.has(owner);
        if (!mayGo) continue;
        unstarted.delete(resource);
        if (owner !== undefined || resource.remove === undefined) {
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
  const kept = [...unstarted].map(({ name }) => name);
  const because = run.signal.aborted
    ? 'the run was cancelled'
    : 'something that stands on it, or makes it, is still there';
  for (const name of kept) skip(run, name, because);
  if (run.signal.aborted) throw cancelled(run.signal, failures);
  if (failures.length > 0) throw new RemovalError(failures, kept);
  return going;
}

/** @throws MadeMeanwhileError where one of them, that has gone, is there again */
async function requireGone(resources: ReadonlySet<Resource<unknown>>): Promise<void> {
  for (const { name, exists } of resources) {
    if (await exists?.()) throw new MadeMeanwhileError(name);
  }
}
