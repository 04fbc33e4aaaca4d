import type { AwsCredentialIdentity } from '@smithy/types';
import type { Aws } from '../aws/clients.ts';
import { type KubernetesClient, kubernetesClient } from './client.ts';
import { isPassing, KubernetesError, KubernetesUnreachableError } from './errors.ts';
import { type KubernetesToken, kubernetesToken } from './token.ts';

/** What has to be known of a cluster to reach its API. */
export interface ReachableCluster {
  name: string;
  /** `https://…` */
  endpoint: string;
  /** Base64 of the PEM. */
  certificateAuthorityData: string;
}

/**
 * A client of the cluster's Kubernetes API, as the principal that runs. Its token is made anew when it or its session ends.
 * A refusal may mean that the session has ended early, and then the session is made anew too: each time when the token was
 * accepted before, else only once, since a cluster also refuses a principal that it does not know yet.
 */
export function clusterClient(aws: Aws, plane: ReachableCluster): KubernetesClient {
  let current: { token: KubernetesToken; session: AwsCredentialIdentity; accepted: boolean } | undefined;
  let wasRefused = false;
  return kubernetesClient({
    endpoint: plane.endpoint,
    certificateAuthorityData: plane.certificateAuthorityData,
    proxyFor: aws.proxyFor,
    token: async () => {
      const session = await aws.credentials();
      if (current?.session !== session || Date.now() >= current.token.expiresAt.getTime()) {
        const cluster = { cluster: plane.name, region: aws.region };
        const token = await kubernetesToken({ ...cluster, credentials: async () => session });
        current = { token, session, accepted: false };
      }
      return current.token.token;
    },
    tokenJudged: (accepted) => {
      if (current === undefined) return;
      if (accepted) current.accepted = true;
      else if (current.accepted || !wasRefused) aws.credentials.forget(current.session);
      wasRefused ||= !accepted;
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
  if (isStranger(error)) return waited < accessDelay;
  return isPassing(error);
}

/**
 * Whether a cluster merely does not know an access entry yet.
 * @param waited milliseconds since the entry was made.
 */
export function isUnknownYet(error: unknown, waited: number): boolean {
  return isStranger(error) && waited < accessDelay;
}

/** Whether the cluster refuses the principal. */
export function isStranger(error: unknown): error is KubernetesError {
  return error instanceof KubernetesError && [401, 403].includes(error.status);
}
