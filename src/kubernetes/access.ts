import type { AwsCredentialIdentity } from '@smithy/types';
import type { Aws } from '../aws/clients.ts';
import type { ControlPlane } from '../resources/control-plane.ts';
import { type KubernetesClient, kubernetesClient } from './client.ts';
import { isPassing, KubernetesError, KubernetesUnreachableError } from './errors.ts';
import { type KubernetesToken, kubernetesToken } from './token.ts';

/**
 * A client of the cluster's Kubernetes API, as the principal that runs. Its token is made anew when it ends, and when the
 * cluster refuses one that it has accepted before: then the session behind it has ended early, and so is that.
 */
export function clusterClient(aws: Aws, plane: ControlPlane): KubernetesClient {
  let current: { token: KubernetesToken; session: AwsCredentialIdentity; accepted: boolean } | undefined;
  return kubernetesClient({
    endpoint: plane.endpoint,
    certificateAuthorityData: plane.certificateAuthorityData,
    proxyFor: aws.proxyFor,
    token: async () => {
      if (current === undefined || Date.now() >= current.token.expiresAt.getTime()) {
        const session = await aws.credentials();
        const cluster = { cluster: plane.name, region: aws.region };
        const token = await kubernetesToken({ ...cluster, credentials: async () => session });
        current = { token, session, accepted: false };
      }
      return current.token.token;
    },
    tokenJudged: (accepted) => {
      if (current?.accepted && !accepted) {
        aws.credentials.forget(current.session);
        current = undefined;
      } else if (current !== undefined) current.accepted ||= accepted;
    },
  });
}

/** Milliseconds for which a cluster may refuse a principal whose access entry it has been given already. */
const accessDelay = 3 * 60_000;

/** Milliseconds for which a cluster may not be reached: its name takes three minutes to resolve, and DNS remembers. */
const reachDelay = 5 * 60_000;

/**
 * Whether a cluster that is ACTIVE is merely not usable yet: its endpoint's name does not resolve, or a fresh access
 * entry is not known everywhere. When that lasts, it is something else: a firewall, or a missing entry.
 *
 * @param waited milliseconds since the cluster answered as it should, or since it was first asked.
 */
export function isNotUsableYet(error: unknown, waited: number): boolean {
  if (error instanceof KubernetesUnreachableError) return isPassing(error) && waited < reachDelay;
  if (error instanceof KubernetesError && [401, 403].includes(error.status)) return waited < accessDelay;
  return isPassing(error);
}
