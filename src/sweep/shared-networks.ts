/** The networks that the clusters of a repository share: what they cost, and what a sweep makes of them. */
import type { Aws } from '../aws/clients.ts';
import { priceList } from '../aws/price-list.ts';
import { sharedNetworkOwners } from '../aws/vpc.ts';
import type { SweepRequest } from '../config/request.ts';
import { costOf } from '../cost/cost.ts';
import { estateOfSharedNetwork } from '../cost/estate-of-clusters.ts';
import { ResourceError } from '../engine/resource-error.ts';
import type { Run } from '../engine/run.ts';
import { createStep } from '../engine/step.ts';
import { NotAwaited } from '../engine/wait.ts';
import { sharedNetworkRemoval } from '../resources/network/shared-network.ts';

/** What became of one. */
export interface SweptNetwork {
  region: string;
  /** Of the stack, such as `eks-network-4711`. */
  name: string;
  owner: string;
  /** US dollars, of the parts whose price is known. */
  hourlyCost: number;
  fate: 'kept' | 'would go' | 'removed' | 'going' | 'failed';
  /** Why it is kept. */
  reason?: string;
  failure?: unknown;
}

/**
 * Finds those in the regions, and takes away those in which nothing stands any more, where the sweep is told to. One that
 * fails fails alone.
 */
export async function sweepSharedNetworks(
  aws: Aws,
  regions: readonly string[],
  request: Pick<SweepRequest, 'of' | 'dryRun' | 'removeSharedNetwork'>,
  run: Run,
): Promise<SweptNetwork[]> {
  const swept = await Promise.all(regions.map((region) => sweepRegion(aws.in(region), request, run)));
  return swept.flat();
}

async function sweepRegion(
  aws: Aws,
  { of, ...wishes }: Pick<SweepRequest, 'of' | 'dryRun' | 'removeSharedNetwork'>,
  run: Run,
): Promise<SweptNetwork[]> {
  const owners = of === 'any repository' ? await sharedNetworkOwners(aws) : [`${of.repositoryId}/network`];
  const swept = await Promise.all(owners.map((owner) => sweepOne(aws, owner, wishes, run)));
  return swept.filter((each) => each !== undefined);
}

const notAskedFor = 'it is meant to stay: `remove-shared-network` is not `true`';

async function sweepOne(
  aws: Aws,
  owner: string,
  { dryRun, removeSharedNetwork }: Pick<SweepRequest, 'dryRun' | 'removeSharedNetwork'>,
  run: Run,
): Promise<SweptNetwork | undefined> {
  const network = sharedNetworkRemoval(aws, owner);
  const about = { region: aws.region, name: network.stackName, owner, hourlyCost: 0 };
  const title = `${network.stackName} in ${aws.region}`;
  try {
    if (!(await network.exists())) return undefined;
    about.hourlyCost = (await costOf(await estateOfSharedNetwork(aws, owner), priceList(aws))).hourly;
    if (!removeSharedNetwork) return { ...about, fate: 'kept', reason: notAskedFor };
    const step = createStep(run, title);
    const reason = dryRun ? await network.inTheWay() : await network.remove(step);
    if (reason === undefined) return { ...about, fate: dryRun ? 'would go' : 'removed' };
    step.say(`kept: ${reason}`);
    return { ...about, fate: 'kept', reason };
  } catch (error) {
    if (error instanceof NotAwaited) return { ...about, fate: 'going' };
    const failure = new ResourceError(title, error);
    if (removeSharedNetwork) return { ...about, fate: 'failed', failure };
    // It was not to go, and what it costs is not known.
    run.say(title, failure.message);
    return undefined;
  }
}
