import { type Difference, gravest, type Others, type Verdict } from './difference.ts';
import { type Graph, type Resource, resourceOf } from './graph.ts';
import { ResourceError, ResourceErrors } from './resource-error.ts';

/** A resource, and what `ensure` would do about it. */
export interface Planned {
  resource: Resource<unknown>;
  /** The gravest of its differences. */
  verdict: Verdict;
  differences: readonly Difference[];
}

/**
 * What `ensure` would do about each resource that can be made, asked side by side. Changes nothing.
 * @throws ResourceError, or ResourceErrors of several
 */
export async function planAll(graph: Graph): Promise<Planned[]> {
  const asked = new Map<Resource<unknown>, Promise<Planned>>();
  const others: Others = {
    willChange: async (need) =>
      ['make', 'change', 'replace'].includes((await plan(resourceOf(need))).verdict),
  };

  function plan(resource: Resource<unknown>): Promise<Planned> {
    const planned = asked.get(resource) ?? look(resource);
    asked.set(resource, planned);
    return planned;
  }

  async function look(resource: Resource<unknown>): Promise<Planned> {
    try {
      const differences = (await resource.diff?.(others)) ?? [];
      return { resource, verdict: gravest(differences), differences };
    } catch (error) {
      // Of another one already, which this one has asked about.
      throw error instanceof ResourceError ? error : new ResourceError(resource.name, error);
    }
  }

  const answers = await Promise.allSettled(graph.filter(({ diff }) => diff !== undefined).map(plan));
  const failures = new Set(answers.flatMap((answer) => (answer.status === 'rejected' ? answer.reason : [])));
  if (failures.size > 1)
    throw new ResourceErrors(failures, `${failures.size} resources could not be looked at`);
  for (const failure of failures) throw failure;
  return answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
}
