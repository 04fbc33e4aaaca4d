/** The networks that the clusters of a repository share, once a sweep is told to take them. */
import type { Aws } from '../aws/clients.ts';
import { sharedNetworkOwners } from '../aws/vpc.ts';
import type { SweepRequest } from '../config/request.ts';
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
  fate: 'kept' | 'would go' | 'removed' | 'going' | 'failed';
  /** Why it is kept. */
  reason?: string;
  failure?: unknown;
}

/** Takes away those in the region in which nothing stands any more. One that fails fails alone. */
export async function sweepSharedNetworks(
  aws: Aws,
  { of, dryRun }: Pick<SweepRequest, 'of' | 'dryRun'>,
  run: Run,
): Promise<SweptNetwork[]> {
  const owners = of === 'any repository' ? await sharedNetworkOwners(aws) : [`${of.repositoryId}/network`];
  const swept = await Promise.all(owners.map((owner) => sweepOne(aws, owner, dryRun, run)));
  return swept.filter((each) => each !== undefined);
}

async function sweepOne(
  aws: Aws,
  owner: string,
  dryRun: boolean,
  run: Run,
): Promise<SweptNetwork | undefined> {
  const network = sharedNetworkRemoval(aws, owner);
  const about = { region: aws.region, name: network.stackName };
  const title = `${network.stackName} in ${aws.region}`;
  try {
    if (!(await network.exists())) return undefined;
    const step = createStep(run, title);
    const reason = dryRun ? await network.inTheWay() : await network.remove(step);
    if (reason === undefined) return { ...about, fate: dryRun ? 'would go' : 'removed' };
    step.say(`kept: ${reason}`);
    return { ...about, fate: 'kept', reason };
  } catch (error) {
    if (error instanceof NotAwaited) return { ...about, fate: 'going' };
    return { ...about, fate: 'failed', failure: new ResourceError(title, error) };
  }
}
