/** Cluster insights. A fresh cluster has none: EKS looks once a day. */
import type { ListInsightsCommandInput, ListInsightsCommandOutput } from '@aws-sdk/client-eks';
import type { CallContext } from '../core.ts';
import { page } from './input.ts';
import { type Answer, clusterOf, type Eks } from './state.ts';

export const insightOperations = (eks: Eks) => ({
  ListInsights: async (
    input: ListInsightsCommandInput,
    { region }: CallContext,
  ): Answer<ListInsightsCommandOutput> => {
    clusterOf(eks, region, input.clusterName);
    return { insights: page([], input).items };
  },
});
