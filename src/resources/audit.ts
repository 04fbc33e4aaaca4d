import type { Aws } from '../aws/clients.ts';
import { awsWords } from '../aws/errors.ts';
import { inventory } from '../aws/inventory.ts';
import { type OthersThing, othersThings } from '../aws/other-tools.ts';
import type { Thing } from '../aws/thing.ts';
import { ResourceError } from '../engine/resource-error.ts';
import type { Run } from '../engine/run.ts';
import { createStep } from '../engine/step.ts';
import { messageOf } from '../message-of.ts';
import type { ClusterSpec } from '../spec/spec.ts';

/** Something of the cluster's that is still there after it was removed, and why. */
export interface Leftover extends Thing {
  reason: string;
}

/** What became of everything that was there. */
export interface Report {
  /** Of a run that changes nothing. */
  wouldRemove?: Thing[];
  removed: Thing[];
  left: Leftover[];
  /** Meant to outlive the cluster. */
  retained: Thing[];
  /** In a network that clusters share, and nothing tells whose: not touched, and no failure. */
  unclaimed?: Thing[];
  /** What other tools have made for the cluster, and keep: not touched, and no failure. */
  others?: OthersThing[];
}

/** How often AWS is asked while it lists what has gone a moment ago. */
const tries = 6;

/** What is known when the removal has ended. */
export interface Removal {
  /** What there was. */
  before: readonly Thing[];
  /** Names of resources that are still going, in a run that does not wait. */
  going: readonly string[];
  /** Why something could not be removed. */
  failures: readonly unknown[];
}

/** Compares what there was with what there is. When everything should have gone, what AWS merely goes on listing is awaited. */
export async function audit(
  aws: Aws,
  spec: ClusterSpec,
  run: Run,
  { before, going, failures }: Removal,
): Promise<Report> {
  let tried = 0;
  let now = aws;
  const after = await createStep(run, 'audit').until('AWS to list nothing more', async () => {
    tried += 1;
    now = aws.atOnce();
    const found = await inventory(now, spec);
    const left = found.filter(isLeftover);
    const isFinal = failures.length + going.length > 0 || tried >= tries;
    if (left.length === 0 || isFinal) return { done: found };
    return { waiting: `${left.length} resources are listed, such as ${left[0]?.id}` };
  });
  const others = await othersThings(now, spec);
  const ids = new Set(after.map(keyOf));
  const known = new Set(before.map(keyOf));
  return {
    removed: before.filter((thing) => !thing.isUnclaimed && !ids.has(keyOf(thing))),
    left: after.filter(isLeftover).map((thing) => ({
      ...thing,
      reason: known.has(keyOf(thing)) ? reasonOf(thing, going, failures) : madeMeanwhile,
    })),
    retained: after.filter(({ isRetained }) => isRetained),
    ...unclaimedOf(after),
    ...othersOf(others, after),
  };
}

/** A member of the report where there is something to tell. @param listed what is told of otherwise */
export function othersOf(others: readonly OthersThing[], listed: readonly Thing[]): Pick<Report, 'others'> {
  const ids = new Set(listed.map(({ id }) => id));
  const told = others.filter(({ id }) => !ids.has(id));
  return told.length === 0 ? {} : { others: told };
}

function isLeftover({ isRetained, isUnclaimed }: Thing): boolean {
  return !isRetained && !isUnclaimed;
}

/** A member of the report where there is something to tell. */
export function unclaimedOf(things: readonly Thing[]): Pick<Report, 'unclaimed'> {
  const unclaimed = things.filter(({ isUnclaimed }) => isUnclaimed);
  return unclaimed.length === 0 ? {} : { unclaimed };
}

const keyOf = ({ type, id }: Thing): string => `${type} ${id}`;

const madeMeanwhile =
  "It was not there when the removal began: somebody else has made it, such as another run's `up`.";

/** AWS's own words where they name the thing; each failure is told in full by itself. */
function reasonOf({ id, isOurs }: Thing, going: readonly string[], failures: readonly unknown[]): string {
  const named = failures.map(wordsOf).find((words) => words.includes(id));
  if (named !== undefined) return named;
  if (!isOurs) return "It stands in the cluster's VPC, and nothing shows that the cluster made it.";
  const failed = failures.flatMap((failure) => (failure instanceof ResourceError ? failure.resource : []));
  if (failed.length > 0) return `It stays with what could not be removed: ${failed.join(', ')}.`;
  return going.length > 0
    ? `Its removal was not waited for. Still going: ${going.join(', ')}.`
    : 'AWS still lists it after it was removed.';
}

function wordsOf(failure: unknown): string {
  const { cause } = failure as { cause?: unknown };
  return awsWords(cause) ?? messageOf(failure);
}
