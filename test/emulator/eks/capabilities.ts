/** EKS Capabilities. None can be made here, so that a cluster has none. */
import type { ListCapabilitiesCommandInput, ListCapabilitiesCommandOutput } from '@aws-sdk/client-eks';
import type { CallContext } from '../core.ts';
import { page } from './input.ts';
import { type Answer, clusterOf, type Eks } from './state.ts';

export const capabilityOperations = (eks: Eks) => ({
  ListCapabilities: async (
    input: ListCapabilitiesCommandInput,
    { region }: CallContext,
  ): Answer<ListCapabilitiesCommandOutput> => {
    clusterOf(eks, region, input.clusterName);
    return { capabilities: page([], input).items };
  },
});
