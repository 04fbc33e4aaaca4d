import { type Difference, gravest, type Others, type Verdict } from './difference.ts';
import type { Graph, Resource } from './graph.ts';

/** A resource, and what `ensure` would do about it. */
export interface Planned {
  resource: Resource<unknown>;
  /** The gravest of its differences. */
  verdict: Verdict;
  differences: readonly Difference[];
}

/** What `ensure` would do about each resource that can be made, asked side by side. Changes nothing. */
export function planAll(graph: Graph): Promise<Planned[]> {
  const asked = new Map<Resource<unknown>, Promise<Planned>>();
  const others: Others = {
    willChange: async (need) => {
      const resource = graph.find((each) => each === need || ('of' in need && each === need.of));
      return resource !== undefined && ['make', 'change', 'replace'].includes((await plan(resource)).verdict);
    },
  };

  function plan(resource: Resource<unknown>): Promise<Planned> {
    const planned =
      asked.get(resource) ??
      Promise.resolve(resource.diff?.(others) ?? []).then((differences) => ({
        resource,
        verdict: gravest(differences),
        differences,
      }));
    asked.set(resource, planned);
    return planned;
  }

  return Promise.all(graph.filter(({ diff }) => diff !== undefined).map(plan));
}
