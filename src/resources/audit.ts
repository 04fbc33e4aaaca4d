import type { Aws } from '../aws/clients.ts';
import { awsWords } from '../aws/errors.ts';
import { inventory, type Thing } from '../aws/inventory.ts';
import type { ClusterSpec } from '../config/spec.ts';
import type { Run } from '../engine/run.ts';
import { createStep } from '../engine/step.ts';

/** Something of the cluster's that is still there after it was removed, and why. */
export interface Leftover extends Thing {
  reason: string;
}

/** What became of everything that was there. */
export interface Report {
  removed: Thing[];
  left: Leftover[];
  /** Meant to outlive the cluster. */
  retained: Thing[];
}

/** How often AWS is asked while it lists what has gone a moment ago. */
const tries = 6;

/**
 * Compares what there was with what there is.
 * @param failures why something could not be removed; when there are none, what AWS merely goes on listing is awaited.
 */
export async function audit(
  aws: Aws,
  spec: ClusterSpec,
  run: Run,
  before: readonly Thing[],
  failures: readonly unknown[],
): Promise<Report> {
  let tried = 0;
  const after = await createStep(run, 'audit', [], new Map()).until('AWS to list nothing more', async () => {
    tried += 1;
    const found = await inventory(aws, spec);
    const left = found.filter(({ isRetained }) => !isRetained);
    if (left.length === 0 || failures.length > 0 || tried >= tries) return { done: found };
    return { waiting: `${left.length} things are listed, such as ${left[0]?.id}` };
  });
  const ids = new Set(after.map(keyOf));
  return {
    removed: before.filter((thing) => !ids.has(keyOf(thing))),
    left: after
      .filter(({ isRetained }) => !isRetained)
      .map((thing) => ({ ...thing, reason: reasonOf(thing, failures) })),
    retained: after.filter(({ isRetained }) => isRetained),
  };
}

const keyOf = ({ type, id }: Thing): string => `${type} ${id}`;

/** AWS's own words where they name the thing. */
function reasonOf({ id, isOurs }: Thing, failures: readonly unknown[]): string {
  const words = failures.map(wordsOf);
  const named = words.find((each) => each.includes(id));
  if (named !== undefined) return named;
  if (!isOurs) return "It stands in the cluster's VPC, and nothing shows that the cluster made it.";
  return words[0] === undefined
    ? 'AWS still lists it after it was removed.'
    : `It had to wait for something that could not be removed: ${words[0]}`;
}

function wordsOf(failure: unknown): string {
  const { cause } = failure as { cause?: unknown };
  return awsWords(cause) ?? (failure instanceof Error ? failure.message : String(failure));
}
