import type { Aws } from '../aws/clients.ts';
import type { Identity } from '../aws/identity.ts';
import type { PriceList } from '../aws/price-list.ts';
import { roomFor } from '../aws/room.ts';
import type { Limited } from '../config/limits.ts';
import { refusedOf } from '../engine/difference.ts';
import { type Planned, planAll } from '../engine/plan.ts';
import { clusterGraph } from '../resources/cluster.ts';
import { tooManyPreviews } from '../resources/previews.ts';
import type { Context } from './command.ts';
import { type Estimate, estimate } from './cost.ts';

/** What `up` would do, and why it would not. */
export interface Preflight {
  planned: readonly Planned[];
  /** Each once, in sentences. */
  refusals: readonly string[];
  /** The only one, where it says of itself what has happened. */
  only: Error | undefined;
  /** What the cluster would cost. Never fails. */
  priced: Promise<Estimate>;
}

/**
 * Asks AWS what only AWS knows, side by side and each question once, before anything is made: `plan` and `up` alike. Changes
 * nothing.
 * @param now the region, as it is at this moment
 * @throws ResourceError, or an AggregateError of several, where something cannot be looked at
 */
export async function preflight(
  context: Context,
  now: Aws,
  { identity, spec, maxHourlyCost, maxPreviews }: Limited & { identity: Identity },
  prices: PriceList,
): Promise<Preflight> {
  const priced = estimate({ ...context, aws: now }, prices);
  const [planned, tooDear, tooMany] = await Promise.all([
    planAll(clusterGraph(now, spec, identity).graph),
    maxHourlyCost && priced.then(({ excess }) => excess(maxHourlyCost)),
    maxPreviews && tooManyPreviews(now, spec, maxPreviews),
  ]);
  const differences = planned.flatMap((each) => each.differences);
  const room = await roomFor(
    now,
    spec,
    differences.flatMap(({ takes = [] }) => takes),
  );
  for (const words of room.hints) context.run.say('quotas', words);
  const limits = [tooDear, tooMany].filter((error) => error instanceof Error);
  const refusals = new Set([
    ...refusedOf(differences).map(({ words }) => words),
    ...room.objections,
    ...limits.map(({ message }) => message),
  ]);
  return { planned, refusals: [...refusals], only: refusals.size === 1 ? limits[0] : undefined, priced };
}
