/** What clients write to clusters, as the emulator's call log and fault rules see it. */
import { AwsError } from '../core.ts';
import { ApiError, type AroundWrite } from '../kubernetes/index.ts';
import type { ClusterRecord, Eks } from './state.ts';

/** Under the name of whoever holds the token. */
export const clusterWrites =
  ({ world }: Eks, { cluster, region }: ClusterRecord): AroundWrite =>
  async (user, { verb, resource, subresource, namespace, name }, apply) => {
    const [principal = user.username] = user.extra?.arn ?? [];
    const operation = `${verb} ${[resource, subresource].filter(Boolean).join('/')}`;
    const request = { cluster: cluster.name, namespace, name };
    try {
      return await world.writeToCluster({ operation, region, principal, request }, apply);
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      throw new ApiError(error.status, reasons[error.status] ?? 'InternalError', error.message);
    }
  };

/** Kubernetes' own, of the faults that strike. Source: apimachinery, StatusReason. */
const reasons: Record<number, string> = {
  403: 'Forbidden',
  429: 'TooManyRequests',
  503: 'ServiceUnavailable',
};
