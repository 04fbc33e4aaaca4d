/** Cluster insights. A fresh cluster has none: EKS looks once a day. */
import type {
  DescribeInsightCommandInput,
  DescribeInsightCommandOutput,
  ListInsightsCommandInput,
  ListInsightsCommandOutput,
} from '@aws-sdk/client-eks';
import type { CallContext } from '../core.ts';
import { notFound } from './refusals.ts';
import { type Answer, clusterOf, type Eks } from './state.ts';

export const insightOperations = (eks: Eks) => ({
  ListInsights: async (
    input: ListInsightsCommandInput,
    { region }: CallContext,
  ): Answer<ListInsightsCommandOutput> => {
    clusterOf(eks, region, input.clusterName);
    return { insights: [] };
  },

  DescribeInsight: async (
    input: DescribeInsightCommandInput,
    { region }: CallContext,
  ): Answer<DescribeInsightCommandOutput> => {
    clusterOf(eks, region, input.clusterName);
    throw notFound(`No insight found for id: ${input.id}`, { clusterName: input.clusterName });
  },
});
