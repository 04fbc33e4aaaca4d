/** An `up` that takes back what it has made, because nobody is to have it. */
import type { Identity } from '../aws/identity.ts';
import type { ClusterRequest } from '../config/request.ts';
import { causesOf } from '../engine/resource-error.ts';
import type { Outcome } from '../outcome.ts';
import { asItExists } from '../resources/existing.ts';
import { TooManyPreviewsError } from '../resources/previews.ts';
import type { ClusterSpec } from '../spec/spec.ts';
import type { Context } from './command.ts';
import { removeCluster } from './removal.ts';

/**
 * Takes away what there is of a cluster for which there is no room beside others, that had begun at the same moment.
 * @throws what has failed, whatever that is.
 */
export async function giveWay(
  error: unknown,
  { aws, run, request }: Context,
  spec: ClusterSpec,
  identity: Identity,
): Promise<never> {
  const tooMany = causesOf(error).find((cause) => cause instanceof TooManyPreviewsError);
  if (tooMany === undefined) throw error;
  run.say('max-previews', 'others came first: what there is of the cluster goes again');
  const { failure } = await removeCluster(aws, await asItExists(aws, spec), identity, run, request.removal);
  throw failure ?? tooMany;
}

/** The pull request was closed while its cluster was being made: nobody would take it down any more. */
export async function takenDown(context: Context): Promise<Outcome> {
  context.run.say('pull request', 'closed meanwhile, so its cluster goes again');
  const { down } = await import('./down.ts');
  const request: ClusterRequest = { ...context.request, command: 'down', dryRun: false };
  const outcome = await down({ ...context, request, pullRequestNow: async () => 'closed' });
  return {
    ...outcome,
    headline: `The pull request was closed while its cluster was being made. ${outcome.headline}`,
  };
}
