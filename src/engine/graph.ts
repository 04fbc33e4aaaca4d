/**
 * A cluster is a graph of resources. This file says what a resource is; `ensure.ts` and `remove.ts` walk the graph.
 */
import type { Difference, Others } from './difference.ts';
import type { Need, Part } from './need.ts';
import type { Step } from './step.ts';

/**
 * One thing that AWS or Kubernetes knows by name.
 *
 * `ensure` and `remove` may be repeated at any moment, also on something half-made by a run that was killed.
 */
export interface Resource<Value> extends Need<Value> {
  /** What must exist before this, and must not go before it. */
  readonly needs: readonly Need<unknown>[];
  /** The resource whose removal takes this one with it: it is then not removed by itself. */
  readonly within?: Resource<unknown>;
  /** Who makes it, where others do. It goes after them: they would make it again. */
  readonly madeBy?: readonly Resource<unknown>[];
  /**
   * How what exists differs from what is wanted: what a pure function says of what was found. Changes nothing; `ensure`
   * carries out what the same function says. Absent for conditions, and for what others make.
   */
  diff?(others: Others): Promise<readonly Difference[]>;
  /**
   * Creates it or brings it to the wanted state; resolves when others may depend on it. Absent for what others make, which
   * is only taken away.
   */
  ensure?(step: Step): Promise<Value>;
  /**
   * How it is being taken away by somebody else, such as `is DELETING`; undefined while it stands. Absent where that shows
   * in what it stands on.
   */
  leaving?(): Promise<string | undefined>;
  /**
   * Whether it is there, in whatever state: of what somebody else may make again while it is being removed. Nothing that
   * it stands on, or has made, is taken away from under it then.
   */
  exists?(): Promise<boolean>;
  /** Takes it away; resolves when it is really gone. Absent for a condition, which `ensure` only awaits. */
  remove?(step: Step): Promise<void>;
}

export type Graph = readonly Resource<unknown>[];

/** One that is not asked for, and was perhaps: it is taken away with the rest. */
export function onlyRemoved<Value>({
  ensure: _ensure,
  diff: _diff,
  ...rest
}: Resource<Value>): Resource<Value> {
  return rest;
}

function isPart(need: Need<unknown>): need is Part<unknown> {
  return 'of' in need;
}

/** The resource that a need is, or is a part of. */
export function resourceOf(need: Need<unknown>): Resource<unknown> {
  return (isPart(need) ? need.of : need) as Resource<unknown>;
}

/** The resources of the graph that must be gone before `resource` may go. */
export function dependentsOf(graph: Graph, resource: Resource<unknown>): Resource<unknown>[] {
  return graph.filter((other) => other.needs.some((need) => resourceOf(need) === resource));
}
