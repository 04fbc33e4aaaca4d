import { wordsOf } from '../aws/errors.ts';
import { overdue } from '../resources/previews.ts';
import type { ClusterSpec } from '../spec/spec.ts';
import type { Context } from './command.ts';

/** Tells whoever makes a cluster that others cost on though their time is up. Never fails: it is not what was asked for. */
export async function warnOfNoSweep({ aws, run, warn }: Context, spec: ClusterSpec): Promise<void> {
  const forgotten = await overdue(aws, spec).catch((error: unknown) => {
    run.say('sweep', `whether one runs is not known: ${wordsOf(error)}`);
    return [];
  });
  if (forgotten.length > 0) warn('No sweep seems to run', neverSwept(forgotten));
}

function neverSwept(clusters: readonly string[]): string {
  return (
    `The time of ${clusters.join(', ')} was up more than a day ago, and nobody has removed what costs on. Look whether the workflow with \`command: sweep\` runs, and how it ends: ` +
    'GitHub ends the schedules of a public repository after 60 days without a commit.'
  );
}
