/** What stands on a cluster that there is not. */
import type { EKS, ServiceInputTypes, ServiceOutputTypes } from '@aws-sdk/client-eks';
import type { InitializeHandler } from '@smithy/types';
import { isAbsent } from './errors.ts';

/**
 * Makes the client, of one look at the account, ask first whether a cluster is there, and then for nothing that would stand on
 * one which is not: EKS knows no cluster of that name, says its answer to the one question as to all the others.
 */
export function withoutAbsentClusters(eks: EKS): EKS {
  eks.middlewareStack.add(
    (next: InitializeHandler<ServiceInputTypes, ServiceOutputTypes>) => async (call) => {
      const { clusterName: name } = call.input as { clusterName?: string };
      if (name !== undefined) {
        await eks.describeCluster({ name }).catch((error: unknown) => {
          // Whatever else keeps it from being told says nothing of what stands on it.
          if (isAbsent(error)) throw error;
        });
      }
      return next(call);
    },
    { step: 'initialize', priority: 'high', name: 'ofClusters' },
  );
  return eks;
}
